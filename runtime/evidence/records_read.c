// Records from JSON: the mirror of records_json.c. Nothing in the file is believed: every member, number and name is
// checked here, once, so that all that comes after may trust the records.
#include "record_json.h"
#include "value.h"

enum {
  ROW_LIMIT = 5000000,
  FIELD_LIMIT = 500,   // of one row
  MEMBER_LIMIT = 1000, // of one verzameling
  DEPTH_LIMIT = 32,    // of rows below rows
};

struct reader {
  struct json_in in;
  struct records *out;
  struct intern names; // of entities and fields: the same few, millions of times
  uint8_t *depth;      // of each row
  size_t n_rows;       // in the file
};

static const char *const status_word[] = {"volledig", "open", "steekproef"};
static const char *const outcome_word[] = {"", "ja", "nee", "deels", "nvt"};
static const unsigned outcome_bits[] = {NVT, JA, NEE, DEELS, NVT};

// A name of an entity or a field. The same name is one text in memory.
static struct text read_name(struct reader *r, const struct json_at *at, const json_t *j, const char *member) {
  struct text t = json_text(&r->in, at, j, member, MUST_HAVE, JSON_NAME_LIMIT);
  return intern_text(&r->names, intern_id(&r->names, t));
}

// An index in a list of `n`.
static uint32_t read_index(struct reader *r, const struct json_at *at, const json_t *j, const char *member, size_t n) {
  uint32_t index = json_number(&r->in, at, j, member, MAY_LACK);
  if (index == NO_INDEX || index < n)
    return index;
  refuse(&r->in, M_RECORDS_INDEX, json_path(&r->in, AT(at, member)), text_format(r->in.sink->arena, "%u", index),
         text_format(r->in.sink->arena, "%zu", n));
  return NO_INDEX;
}

static uint32_t read_origin(struct reader *r, const struct json_at *at, const json_t *j) {
  return read_index(r, at, j, "herkomst", r->out->origins.n);
}

static enum cause read_cause(struct reader *r, const struct json_at *at, const json_t *j) {
  return (enum cause)json_word(&r->in, at, j, "oorzaak", MAY_LACK, cause_word, CAUSE_OVERFLOW + 1);
}

static struct text read_long(struct reader *r, const struct json_at *at, const json_t *j, const char *member) {
  return json_text(&r->in, at, j, member, MAY_LACK, JSON_TEXT_LIMIT);
}

static struct text read_digest(struct reader *r, const struct json_at *at, const json_t *j) {
  struct text t = json_text(&r->in, at, j, "digest", MAY_LACK, JSON_NAME_LIMIT);
  size_t hex = 0;
  while (hex < t.n && ((t.p[hex] >= '0' && t.p[hex] <= '9') || (t.p[hex] >= 'a' && t.p[hex] <= 'f')))
    hex++;
  if (t.n && (hex != t.n || t.n != 64))
    refuse(&r->in, M_RECORDS_DIGEST, json_path(&r->in, AT(at, "digest")));
  return t;
}

static void read_one_origin(struct reader *r, const struct json_at *at, const json_t *j) {
  static const char *const members[] = {"bron", "plaats", "collector", "digest", "toelichting", "door", "datum", NULL};
  struct origin o = {0};
  if (json_members(&r->in, at, j, members)) {
    o.source = json_text(&r->in, at, j, "bron", MAY_LACK, JSON_TEXT_LIMIT);
    o.where = json_text(&r->in, at, j, "plaats", MAY_LACK, JSON_TEXT_LIMIT);
    o.collector = json_text(&r->in, at, j, "collector", MAY_LACK, JSON_NAME_LIMIT);
    o.digest = read_digest(r, at, j);
    o.note = read_long(r, at, j, "toelichting");
    o.by = read_long(r, at, j, "door");
    day on = json_date(&r->in, at, j, "datum");
    o.on = on == NO_DATE ? 0 : on;
  }
  // Each keeps the number it has in the file, also when two are equal.
  if (records_origin(r->out, o) != at->index)
    vec_push(r->out->arena, &r->out->origins, o);
}

static void read_sample(struct reader *r, const struct json_at *at, const json_t *j, struct rec_list *l) {
  l->sample = json_number(&r->in, at, j, "steekproef", l->status == LIST_SAMPLE ? MUST_HAVE : MAY_LACK);
  l->total = json_number(&r->in, at, j, "totaal", MAY_LACK);
  if (l->sample == NO_INDEX || l->status != LIST_SAMPLE)
    l->sample = 0;
  if (l->total == NO_INDEX || l->status != LIST_SAMPLE)
    l->total = 0;
  if (l->total && l->sample > l->total)
    refuse(&r->in, M_RECORDS_SAMPLE, json_path(&r->in, at), text_format(r->in.sink->arena, "%u", l->sample),
           text_format(r->in.sink->arena, "%u", l->total));
}

static void read_one_list(struct reader *r, const struct json_at *at, const json_t *j) {
  static const char *const members[] = {"gegeven", "van",         "status",   "steekproef", "totaal",
                                        "oorzaak", "toelichting", "herkomst", NULL};
  if (!json_members(&r->in, at, j, members))
    return;
  struct rec_list l = {.entity = read_name(r, at, j, "gegeven")};
  l.parent = read_index(r, at, j, "van", r->n_rows);
  l.status = (enum list_status)json_word(&r->in, at, j, "status", MUST_HAVE, status_word, 3);
  read_sample(r, at, j, &l);
  l.cause = read_cause(r, at, j);
  l.note = read_long(r, at, j, "toelichting");
  l.origin = read_origin(r, at, j);
  vec_push(r->out->arena, &r->out->lists, l);
}

static void read_texts(struct reader *r, const struct json_at *at, const json_t *j, struct rec_value *v) {
  size_t n = json_array_size(j);
  v->values = NEW_ARRAY(r->in.arena, struct text, n);
  v->n_values = (uint32_t)n;
  for (size_t i = 0; i < n; i++)
    v->values[i] = json_own_text(&r->in, AT_INDEX(at, i), json_array_get(j, i), JSON_TEXT_LIMIT);
}

static void read_known(struct reader *r, const struct json_at *at, const json_t *j, struct rec_value *v) {
  const json_t *value = json_object_get(j, "waarde");
  if (json_is_array(value)) {
    if (json_list(&r->in, at, j, "waarde", MEMBER_LIMIT))
      read_texts(r, AT(at, "waarde"), value, v);
    return;
  }
  v->values = NEW(r->in.arena, struct text);
  v->n_values = 1;
  v->values[0] = json_own_text(&r->in, AT(at, "waarde"), value, JSON_TEXT_LIMIT);
}

static void read_unknown(struct reader *r, const struct json_at *at, const json_t *j, struct rec_value *v) {
  v->cause = read_cause(r, at, j);
  const json_t *possible = json_list(&r->in, at, j, "mogelijk", MEMBER_LIMIT);
  if (possible && v->cause == CAUSE_SOURCES_DIFFER)
    read_texts(r, AT(at, "mogelijk"), possible, v);
  else if (possible)
    refuse(&r->in, M_RECORDS_POSSIBLE, json_path(&r->in, at));
}

static void read_state(struct reader *r, const struct json_at *at, const json_t *j, struct rec_value *v) {
  const json_t *value = json_object_get(j, "waarde");
  bool known = value && !json_is_null(value);
  bool absent = json_true_only(&r->in, at, j, "geen"), unknown = json_true_only(&r->in, at, j, "onbekend");
  if (known + absent + unknown != 1) {
    refuse(&r->in, M_RECORDS_STATE, json_path(&r->in, at));
    return;
  }
  v->state = known ? STATE_KNOWN : absent ? STATE_ABSENT : STATE_UNKNOWN;
  if (known)
    read_known(r, at, j, v);
  if (unknown)
    read_unknown(r, at, j, v);
  else if (read_cause(r, at, j) != CAUSE_NONE || json_object_get(j, "mogelijk"))
    refuse(&r->in, M_RECORDS_POSSIBLE, json_path(&r->in, at));
}

static void read_field(struct reader *r, const struct json_at *at, const json_t *j, uint32_t row) {
  static const char *const members[] = {"veld",    "waarde",      "geen",     "onbekend", "mogelijk",
                                        "oorzaak", "geldig-tot",  "toelichting", "herkomst", NULL};
  if (!json_members(&r->in, at, j, members))
    return;
  struct rec_value v = {.field = read_name(r, at, j, "veld")};
  read_state(r, at, j, &v);
  day until = json_date(&r->in, at, j, "geldig-tot");
  v.until = until == NO_DATE ? 0 : until;
  v.note = read_long(r, at, j, "toelichting");
  v.origin = read_origin(r, at, j);
  if (records_find(r->out, row, v.field)) {
    refuse(&r->in, M_RECORDS_TWICE, json_path(&r->in, at), v.field);
    return;
  }
  vec_push(r->out->arena, &r->out->rows.p[row].values, v);
}

// The aanbieder is row 0, under nothing; every other row stands under a row before it.
static uint32_t read_parent(struct reader *r, const struct json_at *at, const json_t *j, struct text entity,
                            uint32_t row) {
  uint32_t parent = json_number(&r->in, at, j, "ouder", row ? MUST_HAVE : MAY_LACK);
  bool top = text_eq(entity, TEXT("aanbieder"));
  if (top != (row == 0) || (row == 0 && parent != NO_INDEX)) {
    refuse(&r->in, M_RECORDS_TOP, json_path(&r->in, at));
    return NO_INDEX;
  }
  if (row == 0 || parent == NO_INDEX)
    return NO_INDEX;
  if (parent >= row) {
    refuse(&r->in, M_RECORDS_PARENT, json_path(&r->in, AT(at, "ouder")), text_format(r->in.sink->arena, "%u", parent));
    return NO_INDEX;
  }
  r->depth[row] = (uint8_t)(r->depth[parent] + 1);
  if (r->depth[row] <= DEPTH_LIMIT)
    return parent;
  refuse(&r->in, M_RECORDS_NESTED, json_path(&r->in, at), text_format(r->in.sink->arena, "%d", DEPTH_LIMIT));
  r->depth[row] = 0;
  return NO_INDEX;
}

static void read_one_row(struct reader *r, const struct json_at *at, const json_t *j) {
  static const char *const members[] = {"gegeven", "sleutel", "ouder", "herkomst", "velden", NULL};
  uint32_t row = (uint32_t)at->index;
  if (row)
    records_row(r->out, NO_TEXT, NO_TEXT, NO_INDEX, NO_INDEX);
  if (!json_members(&r->in, at, j, members))
    return;
  struct text entity = read_name(r, at, j, "gegeven");
  struct text key = json_text(&r->in, at, j, "sleutel", MAY_LACK, JSON_NAME_LIMIT);
  uint32_t parent = read_parent(r, at, j, entity, row);
  struct rec_row *into = &r->out->rows.p[row];
  into->entity = entity;
  into->key = key;
  into->parent = parent;
  into->origin = read_origin(r, at, j);
  const json_t *fields = json_list(&r->in, at, j, "velden", FIELD_LIMIT);
  for (size_t i = 0; i < json_array_size(fields); i++)
    read_field(r, AT_INDEX(AT(at, "velden"), i), json_array_get(fields, i), row);
}

struct aim {
  struct text set, eis, part, row;
};
static struct aim read_aim(struct reader *r, const struct json_at *at, const json_t *j) {
  struct aim aim = {.set = read_name(r, at, j, "set")};
  aim.eis = read_name(r, at, j, "eis");
  aim.part = json_text(&r->in, at, j, "onderdeel", MAY_LACK, JSON_NAME_LIMIT);
  aim.row = json_text(&r->in, at, j, "rij", MAY_LACK, JSON_TEXT_LIMIT);
  return aim;
}

static void read_one_judgement(struct reader *r, const struct json_at *at, const json_t *j) {
  static const char *const members[] = {
      "set",         "eis",  "onderdeel", "rij",      "oordeel", "in-plaats-van-de-berekening",
      "toelichting", "door", "datum",     "herkomst", NULL};
  if (!json_members(&r->in, at, j, members))
    return;
  struct aim aim = read_aim(r, at, j);
  struct rec_judgement out = {.set = aim.set, .eis = aim.eis, .part = aim.part, .row = aim.row};
  out.outcome = outcome_bits[json_word(&r->in, at, j, "oordeel", MUST_HAVE, outcome_word, 5)];
  out.in_place = json_true_only(&r->in, at, j, "in-plaats-van-de-berekening");
  out.note = read_long(r, at, j, "toelichting");
  out.by = read_long(r, at, j, "door");
  out.date = json_date(&r->in, at, j, "datum");
  out.origin = read_origin(r, at, j);
  vec_push(r->out->arena, &r->out->judgements, out);
}

static void read_one_waiver(struct reader *r, const struct json_at *at, const json_t *j) {
  static const char *const members[] = {"set",  "eis",         "onderdeel", "rij", "versie",   "parameter", "waarde",
                                        "door", "toelichting", "van",       "tot", "herkomst", NULL};
  if (!json_members(&r->in, at, j, members))
    return;
  struct aim aim = read_aim(r, at, j);
  struct rec_waiver out = {.set = aim.set, .eis = aim.eis, .part = aim.part, .row = aim.row};
  out.version = json_text(&r->in, at, j, "versie", MAY_LACK, JSON_NAME_LIMIT);
  out.parameter = json_text(&r->in, at, j, "parameter", MAY_LACK, JSON_NAME_LIMIT);
  out.value = json_text(&r->in, at, j, "waarde", MAY_LACK, JSON_NAME_LIMIT);
  out.by = read_long(r, at, j, "door");
  out.note = read_long(r, at, j, "toelichting");
  out.from = json_date(&r->in, at, j, "van");
  out.to = json_date(&r->in, at, j, "tot");
  out.origin = read_origin(r, at, j);
  vec_push(r->out->arena, &r->out->waivers, out);
}

static void read_period(struct reader *r, const struct json_at *top, const json_t *j) {
  static const char *const members[] = {"van", "tot-en-met", NULL};
  const json_t *period = json_object_get(j, "toetsperiode");
  const struct json_at *at = AT(top, "toetsperiode");
  if (!period || json_is_null(period) || !json_members(&r->in, at, period, members))
    return;
  r->out->period_from = json_date(&r->in, at, period, "van");
  r->out->period_to = json_date(&r->in, at, period, "tot-en-met");
  if (r->out->period_to != NO_DATE && r->out->period_to < r->out->period_from)
    refuse(&r->in, M_RECORDS_PERIOD, json_path(&r->in, at));
}

static void read_each(struct reader *r, const struct json_at *top, const json_t *j, const char *member,
                      void (*read_one)(struct reader *, const struct json_at *, const json_t *)) {
  const json_t *list = json_list(&r->in, top, j, member, ROW_LIMIT);
  for (size_t i = 0; i < json_array_size(list); i++)
    read_one(r, AT_INDEX(AT(top, member), i), json_array_get(list, i));
}

static void read_rows(struct reader *r, const struct json_at *top, const json_t *j) {
  r->n_rows = json_array_size(json_object_get(j, "rijen"));
  if (r->n_rows == 0 || r->n_rows > ROW_LIMIT) {
    if (json_list(&r->in, top, j, "rijen", ROW_LIMIT) || !json_object_get(j, "rijen"))
      refuse(&r->in, M_RECORDS_TOP, TEXT("rijen"));
    return;
  }
  r->depth = NEW_ARRAY(r->in.arena, uint8_t, r->n_rows);
  read_each(r, top, j, "rijen", read_one_row);
}

static void read_document(struct reader *r, const json_t *j) {
  static const char *const members[] = {"formaat", "aanbieder", "peildatum", "toetsperiode", "herkomsten",
                                        "lijsten", "rijen",     "oordelen",  "ontheffingen", NULL};
  const struct json_at *top = &(struct json_at){0};
  // The format goes first: another one has other members.
  struct text format = json_is_object(j) ? json_text(&r->in, top, j, "formaat", MUST_HAVE, JSON_NAME_LIMIT) : NO_TEXT;
  if (format.n && !text_eq(format, TEXT("eisen-bewijs/1"))) {
    refuse(&r->in, M_RECORDS_FORMAT, json_quote(&r->in, format));
    return;
  }
  if (!json_members(&r->in, top, j, members))
    return;
  records_init(r->out, r->in.arena, json_text(&r->in, top, j, "aanbieder", MUST_HAVE, JSON_TEXT_LIMIT));
  r->out->peildatum = json_date(&r->in, top, j, "peildatum");
  read_period(r, top, j);
  read_each(r, top, j, "herkomsten", read_one_origin);
  read_rows(r, top, j);
  read_each(r, top, j, "lijsten", read_one_list);
  read_each(r, top, j, "oordelen", read_one_judgement);
  read_each(r, top, j, "ontheffingen", read_one_waiver);
}

bool records_from_json(struct arena *a, struct sink *sink, struct text name, struct text json, struct records *out) {
  struct source *source = NEW(sink->arena, struct source);
  source->name = text_copy(sink->arena, name);
  struct reader r = {
      .in = {.arena = a, .sink = sink, .place = {source, 0, 0}}, .out = out, .names = {.map = {.arena = a}}};
  records_init(out, a, NO_TEXT);
  json_t *j = json_parse(&r.in, json);
  if (j)
    read_document(&r, j);
  json_decref(j);
  return !r.in.failed;
}
