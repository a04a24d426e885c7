#include "records.h"

#include <string.h>

const char *const cause_word[] = {
    "", "ontbreekt", "collector", "bronnen-verschillen", "tegenstrijdig", "deling-door-nul"};

void records_init(struct records *r, struct arena *a, struct text provider) {
  memset(r, 0, sizeof *r);
  r->arena = r->origin_index.arena = a;
  r->provider = provider;
  r->peildatum = r->period_from = r->period_to = NO_DATE;
  records_row(r, TEXT("aanbieder"), NO_TEXT, NO_INDEX, NO_INDEX);
}

// Origins are found again by their four texts in one key: a collector gives one for each row, too many to search.
uint32_t records_origin(struct records *r, struct origin o) {
  struct text parts[] = {o.source, o.where, o.collector, o.digest};
  struct text key = text_join(r->arena, parts, 4, (struct text){"\0", 1});
  uintptr_t *known = map_find(&r->origin_index, key);
  if (known)
    return (uint32_t)*known;
  map_set(&r->origin_index, key, r->origins.n);
  vec_push(r->arena, &r->origins, o);
  return (uint32_t)r->origins.n - 1;
}

struct origin records_origin_of(const struct records *r, uint32_t origin) {
  return origin < r->origins.n ? r->origins.p[origin] : (struct origin){NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT};
}

uint32_t records_row(struct records *r, struct text entity, struct text key, uint32_t parent, uint32_t origin) {
  struct rec_row row = {.entity = entity, .key = key, .parent = parent, .origin = origin};
  vec_push(r->arena, &r->rows, row);
  return (uint32_t)r->rows.n - 1;
}

static struct rec_value *find_value(const struct records *r, uint32_t row, struct text field) {
  struct rec_row *in = &r->rows.p[row];
  for (size_t i = 0; i < in->values.n; i++)
    if (text_eq(in->values.p[i].field, field))
      return &in->values.p[i];
  return NULL;
}

const struct rec_value *records_find(const struct records *r, uint32_t row, struct text field) {
  return find_value(r, row, field);
}

// Two ways of writing the same: case and spaces, and the two ways to write a date.
static bool same_text(struct arena *a, struct text x, struct text y) {
  day dx, dy;
  if (text_eq(x, y))
    return true;
  if (date_parse(text_trim(x), &dx) && date_parse(text_trim(y), &dy))
    return dx == dy;
  return text_eq(text_fold(a, text_squeeze(a, x)), text_fold(a, text_squeeze(a, y)));
}

static bool holds(struct arena *a, const struct rec_value *v, struct text member) {
  for (uint32_t i = 0; i < v->n_values; i++)
    if (same_text(a, v->values[i], member))
      return true;
  return false;
}

// The members of a verzameling have no order.
static bool same_value(struct arena *a, const struct rec_value *x, const struct rec_value *y) {
  if (x->state != y->state || x->n_values != y->n_values)
    return false;
  for (uint32_t i = 0; i < x->n_values; i++)
    if (!holds(a, x, y->values[i]) || !holds(a, y, x->values[i]))
      return false;
  return true;
}

// «a» (bron personeel.csv, rij 3)
static struct text told(const struct records *r, const struct rec_value *v) {
  if (v->state == STATE_UNKNOWN)
    return v->note;
  struct origin o = records_origin_of(r, v->origin);
  struct text value = v->state == STATE_ABSENT ? TEXT("geen") : text_join(r->arena, v->values, v->n_values, TEXT(", "));
  struct text quoted = text_format(r->arena, "«%.*s»", TP(value));
  if (!o.source.n)
    return quoted;
  if (!o.where.n)
    return text_format(r->arena, "%.*s (bron %.*s)", TP(quoted), TP(o.source));
  return text_format(r->arena, "%.*s (bron %.*s, %.*s)", TP(quoted), TP(o.source), TP(o.where));
}

static bool contains(struct text t, struct text part) {
  for (size_t i = 0; i + part.n <= t.n; i++)
    if (memcmp(t.p + i, part.p, part.n) == 0)
      return true;
  return false;
}

// What a value may be, as single values; none when it is a verzameling of several.
static struct text *choices(struct arena *a, const struct rec_value *v, uint32_t *n) {
  if (v->state == STATE_ABSENT) {
    struct text *geen = NEW(a, struct text);
    *geen = TEXT("geen");
    *n = 1;
    return geen;
  }
  *n = v->state == STATE_KNOWN && v->n_values > 1 ? 0 : v->n_values;
  return v->values;
}

static void disagree(struct records *r, struct rec_value *old, const struct rec_value *v) {
  uint32_t n, m;
  struct text *x = choices(r->arena, old, &n), *y = choices(r->arena, v, &m);
  struct text a = told(r, old), b = told(r, v);
  struct text *both = NEW_ARRAY(r->arena, struct text, (size_t)n + m);
  if (n && m) {
    memcpy(both, x, n * sizeof *x);
    memcpy(both + n, y, m * sizeof *y);
  }
  old->note = contains(a, b) ? a : text_format(r->arena, "%.*s en %.*s", TP(a), TP(b));
  old->values = both;
  old->n_values = n && m ? n + m : 0;
  old->state = STATE_UNKNOWN;
  old->cause = CAUSE_SOURCES_DIFFER;
}

static bool says_something(const struct rec_value *v) {
  return v->state != STATE_UNKNOWN || v->cause == CAUSE_SOURCES_DIFFER;
}

void records_value(struct records *r, uint32_t row, struct rec_value v) {
  struct rec_value *old = find_value(r, row, v.field);
  if (!old) {
    vec_push(r->arena, &r->rows.p[row].values, v);
    return;
  }
  if (!says_something(&v))
    return;
  if (!says_something(old))
    *old = v;
  else if (old->state == STATE_UNKNOWN || v.state == STATE_UNKNOWN || !same_value(r->arena, old, &v))
    disagree(r, old, &v);
}

struct text records_path(struct arena *a, const struct records *r, uint32_t row) {
  VEC(struct text) keys = {0};
  for (uint32_t at = row; at != NO_INDEX && r->rows.p[at].parent != NO_INDEX; at = r->rows.p[at].parent)
    vec_push(a, &keys, r->rows.p[at].key);
  for (size_t i = 0; i < keys.n / 2; i++) {
    struct text swap = keys.p[i];
    keys.p[i] = keys.p[keys.n - 1 - i];
    keys.p[keys.n - 1 - i] = swap;
  }
  return text_join(a, keys.p, keys.n, TEXT("/"));
}

// --- Rows that go away

static void shift_after(struct records *r, uint32_t row) {
  for (size_t i = 0; i < r->rows.n; i++)
    if (r->rows.p[i].parent != NO_INDEX && r->rows.p[i].parent > row)
      r->rows.p[i].parent--;
  for (size_t i = 0; i < r->lists.n; i++)
    if (r->lists.p[i].parent != NO_INDEX && r->lists.p[i].parent > row)
      r->lists.p[i].parent--;
}

static void take_away(struct records *r, uint32_t row) {
  for (size_t i = row; i + 1 < r->rows.n; i++)
    r->rows.p[i] = r->rows.p[i + 1];
  r->rows.n--;
  shift_after(r, row);
}

static void drop_lists(struct records *r, uint32_t parent) {
  size_t kept = 0;
  for (size_t i = 0; i < r->lists.n; i++)
    if (r->lists.p[i].parent != parent)
      r->lists.p[kept++] = r->lists.p[i];
  r->lists.n = kept;
}

void records_drop(struct records *r, uint32_t row) {
  for (uint32_t i = (uint32_t)r->rows.n; i-- > row + 1;) // a parent stands before its children
    if (r->rows.p[i].parent == row)
      records_drop(r, i);
  drop_lists(r, row);
  take_away(r, row);
}

void records_merge(struct records *r, uint32_t into, uint32_t row) {
  for (size_t i = 0; i < r->rows.p[row].values.n; i++)
    records_value(r, into, r->rows.p[row].values.p[i]);
  for (size_t i = row + 1; i < r->rows.n; i++)
    if (r->rows.p[i].parent == row)
      r->rows.p[i].parent = into;
  for (size_t i = 0; i < r->lists.n; i++)
    if (r->lists.p[i].parent == row)
      r->lists.p[i].parent = into;
  take_away(r, row);
}
