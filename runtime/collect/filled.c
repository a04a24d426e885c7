#include "filled.h"

#include "ask.h"
#include "convert.h"
#include "duration.h"

enum column { NUMBER, GEGEVEN, RIJ, VELD, ANTWOORD, TOELICHTING, DOOR, COLUMNS };
static const char *const names[COLUMNS] = {"vraag-id", "gegeven", "rij", "veld", "antwoord", "toelichting", "door"};
enum { ROWS_LIMIT = 1000 }; // that one answer can add

// One answer on its way.
struct filled {
  struct placing *p;
  uint32_t columns[COLUMNS];
  size_t at; // row of the file
  struct text cell[COLUMNS];
  uint32_t origin;
};

static struct records *records_of(const struct filled *f) {
  return &f->p->plan->records;
}

static bool find_columns(struct filled *f) {
  const struct placing *p = f->p;
  for (int c = 0; c < COLUMNS; c++) {
    struct text wanted = text_from(names[c]);
    f->columns[c] = NO_INDEX;
    for (uint32_t i = 0; i < p->answer->columns.map.n; i++)
      if (text_eq(schema_fold(p->work, intern_text(&p->answer->columns, i)), wanted))
        f->columns[c] = i;
    if (f->columns[c] != NO_INDEX || c == NUMBER || c >= TOELICHTING)
      continue;
    f->p->why = (struct failure){M_COLLECT_FILLED_COLUMN, {p->from.source, wanted}, CAUSE_COLLECTOR};
    return false;
  }
  return true;
}

// The mark that keeps a spreadsheet from taking a text for a formula.
static struct text without_mark(struct text t) {
  static const char marked[] = "=+-@'";
  for (size_t i = 0; t.n > 1 && t.p[0] == '\'' && marked[i] != '\0'; i++)
    if (t.p[1] == marked[i])
      return text_slice(t, 1, t.n);
  return t;
}

static void take_row(struct filled *f, size_t row) {
  struct arena *keep = records_of(f)->arena;
  struct origin o = f->p->from;
  f->at = row;
  for (int c = 0; c < COLUMNS; c++)
    f->cell[c] = text_copy(keep, without_mark(rows_cell(f->p, row, f->columns[c])));
  o.where = text_copy(keep, f->p->answer->rows.p[row].where);
  f->origin = records_origin(records_of(f), o);
}

static void refuse(const struct filled *f, enum message_id id, struct text what, struct text more) {
  msg(f->p->sink, id, f->p->call->place, rows_where(f->p, f->at), what, more);
}

// --- What it is about

static bool find_entity(const struct filled *f, const struct image **im, uint32_t *entity) {
  for (size_t i = 0; i < f->p->schema->n_images; i++) {
    *im = f->p->schema->images[i];
    *entity = image_find_entity(*im, f->cell[GEGEVEN]);
    if (*entity != NONE)
      return true;
  }
  refuse(f, M_COLLECT_FILLED_FIELD, f->cell[GEGEVEN], NO_TEXT);
  return false;
}

// The row of an entity with this path of keys.
static uint32_t find_row(const struct filled *f, struct text entity) {
  const struct records *r = records_of(f);
  for (uint32_t i = 0; i < r->rows.n; i++)
    if (text_eq(r->rows.p[i].entity, entity) && text_eq(records_path(f->p->work, r, i), f->cell[RIJ]))
      return i;
  refuse(f, M_COLLECT_FILLED_ROW, entity, f->cell[RIJ]);
  return NO_INDEX;
}

// --- A field

static bool can_be_read(struct arena *a, const struct img_field *field, const struct rec_value *v) {
  int64_t out;
  if (v->state != STATE_KNOWN || v->n_values != 1)
    return v->state != STATE_UNKNOWN;
  struct text folded = text_fold(a, text_squeeze(a, v->values[0]));
  switch (field->type) {
  case TYPE_BOOL:
    return convert_is_absent(folded) || convert_bool(folded, &out) == READ_OK;
  case TYPE_NUMBER:
    return convert_is_absent(folded) || convert_number(folded, &out) == READ_OK;
  case TYPE_MONEY:
    return convert_is_absent(folded) || convert_money(folded, &out) == READ_OK;
  case TYPE_PERCENT:
    return convert_is_absent(folded) || convert_percent(folded, &out) == READ_OK;
  case TYPE_DATE:
    return convert_is_absent(folded) || convert_date(folded, &out) == READ_OK;
  case TYPE_DURATION:
    return convert_is_absent(folded) || convert_duration(folded, (enum span_unit)field->class_, &out) == READ_OK;
  default:
    return folded.n > 0;
  }
}

// The answer names something below the branch that was known.
static bool says_more(const struct filled *f, const struct rec_value *v, struct text answer) {
  if (v->state != STATE_KNOWN || v->n_values != 1)
    return false;
  struct text known = text_fold(f->p->work, text_squeeze(f->p->work, v->values[0]));
  return text_starts(text_fold(f->p->work, text_squeeze(f->p->work, answer)), text_format(f->p->work, "%.*s.", TP(known)));
}

static bool is_node(struct arena *a, const struct image *im, const struct img_class *c, struct text said) {
  struct text folded = text_fold(a, text_squeeze(a, said));
  for (uint32_t i = c->first_node; i < c->first_node + c->nodes; i++) {
    const struct img_node *n = &im->nodes[i];
    const struct img_text called[] = {n->name, n->path, n->title, n->code};
    for (size_t k = 0; k < sizeof called / sizeof *called; k++)
      if (called[k].len > 0 && text_eq(text_fold(a, text_squeeze(a, img_text(im, called[k]))), folded))
        return true;
  }
  return false;
}

static bool are_nodes(struct arena *a, const struct image *im, const struct img_class *c, struct text said, bool many) {
  struct text part, rest = said;
  if (!many)
    return is_node(a, im, c, said);
  while (text_split(&rest, ',', &part))
    if (!is_node(a, im, c, text_trim(part)))
      return false;
  return true;
}

static struct text node_names(struct arena *a, const struct image *im, const struct img_class *c) {
  enum { SHOWN = 12 };
  struct text leaves[SHOWN];
  size_t n = 0;
  for (uint32_t i = c->first_node; i < c->first_node + c->nodes && n < SHOWN; i++)
    if (im->nodes[i].leaves == 1)
      leaves[n++] = img_text(im, im->nodes[i].path);
  return text_join(a, leaves, n, TEXT(", "));
}

static struct text allowed_words(struct arena *a, const struct image *im, const struct img_field *field) {
  switch (field->type) {
  case TYPE_BOOL:
    return TEXT("ja of nee");
  case TYPE_NUMBER:
    return TEXT("een getal met cijfers, bijvoorbeeld 1.250 of 12,5");
  case TYPE_MONEY:
    return TEXT("een bedrag, bijvoorbeeld € 1.000,50");
  case TYPE_PERCENT:
    return TEXT("een percentage, bijvoorbeeld 12,5 %");
  case TYPE_DATE:
    return TEXT("een datum die bestaat, bijvoorbeeld 31-12-2024");
  case TYPE_DURATION: {
    const char *unit = span_many((enum span_unit)field->class_);
    return text_format(a, "hoe lang in %s, bijvoorbeeld 6 %s", unit, unit);
  }
  case TYPE_TEXT:
    return TEXT("een tekst");
  default:
    if (field->type == TYPE_CHOICE && image_is_judged(im, field->class_))
      return TEXT("ja, deels, nee of nvt");
    return text_format(a, "%s: %.*s", field->type == TYPE_SET ? "geen, of een of meer van" : "een van",
                       TP(node_names(a, im, &im->classes[field->class_])));
  }
}

// false: a message says what may be answered.
static bool is_allowed(const struct filled *f, const struct image *im, const struct img_field *field) {
  struct arena *a = f->p->work;
  struct text answer = f->cell[ANTWOORD];
  struct rec_value v = {.state = STATE_KNOWN, .n_values = 1, .values = &answer};
  bool judged = field->type == TYPE_CHOICE && image_is_judged(im, field->class_);
  bool absent = !judged && convert_is_absent(text_fold(a, text_squeeze(a, answer)));
  bool named = field->type == TYPE_CHOICE || field->type == TYPE_SET;
  bool good = absent  ? field->flags & FIELD_OPTIONAL || field->type == TYPE_SET || field->type == TYPE_BOOL
              : named ? are_nodes(a, im, &im->classes[field->class_], answer, field->type == TYPE_SET)
                      : can_be_read(a, field, &v);
  if (!good)
    refuse(f, M_COLLECT_FILLED_ANSWER, answer, allowed_words(a, im, field));
  return good;
}

// Of an oordeel that is a field: who gave it, and why.
static uint32_t judged_origin(const struct filled *f) {
  struct origin o = records_origin_of(records_of(f), f->origin);
  o.note = text_trim(f->cell[TOELICHTING]);
  o.by = text_trim(f->cell[DOOR]);
  return records_origin(records_of(f), o);
}

static void put_value(const struct filled *f, uint32_t row, const struct image *im, const struct img_field *field) {
  struct rec_row *r = &records_of(f)->rows.p[row];
  struct rec_value v = {.field = f->cell[VELD], .state = STATE_KNOWN, .n_values = 1, .origin = f->origin};
  if (field->type == TYPE_CHOICE && image_is_judged(im, field->class_))
    v.origin = judged_origin(f);
  v.values = NEW(records_of(f)->arena, struct text);
  *v.values = f->cell[ANTWOORD];
  for (size_t i = 0; i < r->values.n; i++) {
    const struct rec_value *known = &r->values.p[i];
    bool stands = can_be_read(f->p->work, field, known) && !(field->type == TYPE_CHOICE && says_more(f, known, *v.values));
    if (!text_eq(known->field, v.field) || stands)
      continue;
    r->values.p[i] = v;
    return;
  }
  records_value(records_of(f), row, v);
}

static void answer_field(const struct filled *f) {
  const struct image *im;
  uint32_t entity;
  if (!find_entity(f, &im, &entity))
    return;
  uint32_t field = image_find_field(im, entity, f->cell[VELD]);
  if (field == NONE) {
    refuse(f, M_COLLECT_FILLED_FIELD, f->cell[VELD], NO_TEXT);
    return;
  }
  uint32_t row = find_row(f, img_text(im, im->entities[entity].name));
  if (row != NO_INDEX && is_allowed(f, im, &im->fields[field]))
    put_value(f, row, im, &im->fields[field]);
}

// --- A list

static bool has_key(const struct filled *f, struct text entity, uint32_t parent, struct text key) {
  const struct records *r = records_of(f);
  for (size_t i = 0; i < r->rows.n; i++)
    if (r->rows.p[i].parent == parent && text_eq(r->rows.p[i].entity, entity) && text_eq(r->rows.p[i].key, key))
      return true;
  return false;
}

static void add_row(const struct filled *f, struct text entity, uint32_t parent, struct text key) {
  if (key.n > 0 && !has_key(f, entity, parent, key))
    records_row(records_of(f), entity, text_copy(records_of(f)->arena, key), parent, f->origin);
}

static void add_numbered(const struct filled *f, struct text entity, uint32_t parent, int64_t n) {
  for (unsigned number = 1; n > 0; number++) {
    struct text key = text_format(f->p->work, "%u", number);
    if (has_key(f, entity, parent, key))
      continue;
    add_row(f, entity, parent, key);
    n--;
  }
}

static void add_named(const struct filled *f, struct text entity, uint32_t parent) {
  struct text rest = f->cell[ANTWOORD], key;
  char sep = ',';
  for (size_t i = 0; i < rest.n; i++)
    if (rest.p[i] == ';')
      sep = ';';
  while (text_split(&rest, sep, &key))
    add_row(f, entity, parent, text_trim(key));
}

// What was said of this one list before is over: the answer says it is complete.
static void complete(const struct filled *f, struct text entity, uint32_t parent) {
  struct records *r = records_of(f);
  struct rec_list list = {.entity = entity, .parent = parent, .status = LIST_COMPLETE, .origin = f->origin};
  bool said = false;
  for (size_t i = 0; i < r->lists.n; i++) {
    if (r->lists.p[i].parent != parent || !text_eq(r->lists.p[i].entity, entity))
      continue;
    r->lists.p[i] = list;
    said = true;
  }
  if (!said)
    vec_push(r->arena, &r->lists, list);
}

static uint32_t next_under(const struct records *r, struct text entity, uint32_t parent, uint32_t from) {
  for (uint32_t i = from; i < r->rows.n; i++)
    if (r->rows.p[i].parent == parent && text_eq(r->rows.p[i].entity, entity))
      return i;
  return NO_INDEX;
}

// Of what there can be one of. Where more were named the answer decides: they are one, and what they do not agree on is asked next.
static bool answer_one(const struct filled *f, struct text entity, uint32_t parent, bool is_there) {
  struct records *r = records_of(f);
  uint32_t first = next_under(r, entity, parent, 0), next = first;
  if (is_there && first == NO_INDEX)
    add_row(f, entity, parent, TEXT("1"));
  while (first != NO_INDEX && (next = next_under(r, entity, parent, first + 1)) != NO_INDEX) {
    if (is_there)
      records_merge(r, first, next);
    else
      records_drop(r, next);
  }
  if (!is_there && first != NO_INDEX && next == NO_INDEX)
    records_drop(r, first);
  return true;
}

static bool add_rows(const struct filled *f, const struct img_entity *e, struct text entity, uint32_t parent) {
  struct text folded = text_fold(f->p->work, text_squeeze(f->p->work, f->cell[ANTWOORD]));
  int64_t n = 0, yes;
  bool one = e->plural.len == 0 || e->kind & KIND_SINGLE, is_bool = convert_bool(folded, &yes) == READ_OK;
  if (one)
    return (convert_is_absent(folded) || is_bool) && answer_one(f, entity, parent, is_bool && yes != 0);
  if (convert_is_absent(folded) || text_eq(folded, TEXT("nee")))
    return true;
  if (e->key != NONE)
    add_named(f, entity, parent);
  else if (text_to_int(folded, &n) && n >= 0 && n <= ROWS_LIMIT)
    add_numbered(f, entity, parent, n);
  else
    return false;
  return true;
}

static void answer_list(const struct filled *f) {
  const struct image *im;
  uint32_t entity;
  if (!find_entity(f, &im, &entity))
    return;
  const struct img_entity *e = &im->entities[entity];
  if (entity == 0) {
    refuse(f, M_COLLECT_FILLED_FIELD, f->cell[GEGEVEN], NO_TEXT);
    return;
  }
  uint32_t parent = find_row(f, img_text(im, im->entities[e->parent].name));
  if (parent == NO_INDEX)
    return;
  if (add_rows(f, e, img_text(im, e->name), parent))
    complete(f, img_text(im, e->name), parent);
  else
    refuse(f, M_COLLECT_FILLED_ANSWER, f->cell[ANTWOORD],
           e->plural.len == 0 || e->kind & KIND_SINGLE ? TEXT("ja of nee") : TEXT("een getal, of geen"));
}

// --- A judgement

static unsigned outcome_of(struct arena *a, struct text answer) {
  static const struct {
    const char *word;
    unsigned bits;
  } words[] = {{"ja", JA}, {"deels", DEELS}, {"nee", NEE}, {"nvt", NVT}, {"n.v.t.", NVT}};
  struct text folded = text_fold(a, text_squeeze(a, answer));
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_eq(folded, text_from(words[i].word)))
      return words[i].bits;
  return 0;
}

static void answer_judgement(const struct filled *f) {
  struct rec_judgement j = {.row = f->cell[RIJ],
                            .outcome = outcome_of(f->p->work, f->cell[ANTWOORD]),
                            .note = f->cell[TOELICHTING],
                            .by = f->cell[DOOR],
                            .date = NO_DATE,
                            .origin = f->origin};
  if (!ask_target_parse(f->cell[VELD], &j.set, &j.eis, &j.part))
    refuse(f, M_COLLECT_FILLED_FIELD, f->cell[VELD], NO_TEXT);
  else if (j.outcome == 0)
    refuse(f, M_COLLECT_FILLED_ANSWER, f->cell[ANTWOORD], TEXT("ja, deels, nee of nvt"));
  else
    vec_push(records_of(f)->arena, &records_of(f)->judgements, j);
}

// --- All rows

// A number that does not fit says that cells were moved or changed: then the answer is not for this question.
static bool is_in_place(const struct filled *f) {
  struct text number = ask_number(f->p->work, f->cell[GEGEVEN], f->cell[RIJ], f->cell[VELD]);
  if (f->cell[NUMBER].n == 0 || text_eq(f->cell[NUMBER], number))
    return true;
  refuse(f, M_COLLECT_FILLED_MOVED, f->cell[NUMBER], NO_TEXT);
  return false;
}

bool filled_store(struct placing *p) {
  struct filled f = {.p = p};
  if (p->answer->rows.n == 0)
    return true;
  if (!find_columns(&f))
    return false;
  for (size_t i = 0; i < p->answer->rows.n; i++) {
    if (rows_cell(p, i, f.columns[ANTWOORD]).n == 0)
      continue;
    take_row(&f, i);
    if (!is_in_place(&f))
      continue;
    if (text_eq(f.cell[GEGEVEN], ASK_JUDGEMENT))
      answer_judgement(&f);
    else if (f.cell[VELD].n == 0)
      answer_list(&f);
    else
      answer_field(&f);
  }
  return true;
}
