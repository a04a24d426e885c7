#include "records.h"

#include <string.h>

const char *const cause_word[] = {
    "", "ontbreekt", "collector", "bronnen-verschillen", "tegenstrijdig", "deling-door-nul", "te-groot", "oordeel-nvt", "zelfde-dag"};

void records_init(struct records *r, struct arena *a, struct text provider) {
  memset(r, 0, sizeof *r);
  r->arena = r->origin_index.arena = a;
  r->provider = provider;
  r->peildatum = r->period_from = r->period_to = NO_DATE;
  records_row(r, TEXT("aanbieder"), NO_TEXT, NO_INDEX, NO_INDEX);
}

// Origins are found again by their texts in one key: a collector gives one for each row, too many to search.
uint32_t records_origin(struct records *r, struct origin o) {
  struct text parts[] = {o.source, o.where, o.collector, o.digest, o.by, o.note, o.on ? date_iso(r->arena, o.on) : NO_TEXT};
  struct text key = text_join(r->arena, parts, o.by.n || o.note.n || o.on ? 7 : 4, (struct text){"\0", 1});
  uintptr_t *known = map_find(&r->origin_index, key);
  if (known)
    return (uint32_t)*known;
  map_set(&r->origin_index, key, r->origins.n);
  vec_push(r->arena, &r->origins, o);
  return (uint32_t)r->origins.n - 1;
}

struct origin records_origin_of(const struct records *r, uint32_t origin) {
  return origin < r->origins.n ? r->origins.p[origin] : (struct origin){.on = 0};
}

struct text origin_judged(struct arena *a, const struct origin *o) {
  struct buf b = {.arena = a};
  if (o->by.n)
    buf_format(&b, "door %.*s", TP(o->by));
  if (o->on)
    buf_format(&b, "%sop %.*s", b.n ? " " : "", TP(date_dutch(a, o->on)));
  if (o->note.n)
    buf_format(&b, "%s«%.*s»", b.n ? ": " : "", TP(o->note));
  return buf_text(&b);
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

// The path goes no further than there are rules, so that a circle ends.
static bool prevails(const struct records *r, struct text source, struct text over, size_t steps) {
  for (size_t i = 0; i < r->prevails.n && steps > 0; i++)
    if (text_eq(r->prevails.p[i].source, source) &&
        (text_eq(r->prevails.p[i].over, over) || prevails(r, r->prevails.p[i].over, over, steps - 1)))
      return true;
  return false;
}

bool records_prevails(const struct records *r, struct text source, struct text over) {
  return prevails(r, source, over, r->prevails.n);
}

// Since `geldig tot` nobody says anything any more.
static bool is_said(const struct records *r, const struct rec_value *v) {
  bool over = v->until && r->peildatum != NO_DATE && r->peildatum >= v->until;
  return !over && (v->state != STATE_UNKNOWN || v->cause == CAUSE_SOURCES_DIFFER);
}

// One text of what a source says: a verzameling with commas in it.
static struct text one_text(struct arena *a, const struct rec_value *v) {
  return v->state == STATE_ABSENT || v->n_values == 0 ? TEXT("geen") : text_join(a, v->values, v->n_values, TEXT(", "));
}

// Does another source that says something go before this one?
static bool is_overruled(const struct records *r, const struct rec_value *all, uint32_t n, uint32_t i) {
  struct text source = records_origin_of(r, all[i].origin).source;
  for (uint32_t k = 0; k < n; k++)
    if (records_prevails(r, records_origin_of(r, all[k].origin).source, source))
      return true;
  return false;
}

static bool is_told(struct text t, struct text part) {
  for (size_t i = 0; i + part.n <= t.n; i++)
    if (memcmp(t.p + i, part.p, part.n) == 0)
      return true;
  return false;
}

// What is not known because these differ: each may be right, and each is told.
static struct rec_value all_possible(struct records *r, const struct rec_value *right, uint32_t n) {
  struct rec_value v = {.field = right[0].field, .state = STATE_UNKNOWN, .cause = CAUSE_SOURCES_DIFFER, .origin = right[0].origin};
  v.values = NEW_ARRAY(r->arena, struct text, n);
  v.n_values = n;
  for (uint32_t i = 0; i < n; i++) {
    struct text t = told(r, &right[i]);
    v.values[i] = one_text(r->arena, &right[i]);
    if (!i)
      v.note = t;
    else if (!is_told(v.note, t))
      v.note = text_format(r->arena, "%.*s en %.*s", TP(v.note), TP(t));
    if (right[i].until && (!v.until || right[i].until < v.until))
      v.until = right[i].until;
  }
  return v;
}

// What all that was said comes to, in whatever order it was said.
static struct rec_value settled(struct records *r, const struct rec_value *all, uint32_t n) {
  struct rec_value *right = NEW_ARRAY(r->arena, struct rec_value, n);
  uint32_t some = 0;
  bool agree = true;
  for (uint32_t i = 0; i < n; i++)
    if (!is_overruled(r, all, n, i))
      right[some++] = all[i];
  if (!some) // a circle of sources, which was told
    return all_possible(r, all, n);
  for (uint32_t i = 1; i < some; i++)
    agree = agree && same_value(r->arena, &right[0], &right[i]);
  for (uint32_t i = 0; agree && i < some; i++)
    if (!right[i].until)
      return right[i]; // nobody doubts it later either
  return agree ? right[0] : all_possible(r, right, some);
}

// What is not known because sources differed before, somewhere else: only what they may mean is left of it.
static void widen(struct records *r, struct rec_value *old, const struct rec_value *v) {
  uint32_t n = old->state == STATE_UNKNOWN ? old->n_values : 1, m = v->state == STATE_UNKNOWN ? v->n_values : 1;
  struct text *both = NEW_ARRAY(r->arena, struct text, (size_t)n + m), x = one_text(r->arena, old), y = one_text(r->arena, v);
  struct text a = told(r, old), b = told(r, v);
  if (n && m) {
    memcpy(both, old->state == STATE_UNKNOWN ? old->values : &x, n * sizeof *both);
    memcpy(both + n, v->state == STATE_UNKNOWN ? v->values : &y, m * sizeof *both);
  }
  old->note = is_told(a, b) ? a : text_format(r->arena, "%.*s en %.*s", TP(a), TP(b));
  old->values = both;
  old->n_values = n && m ? n + m : 0;
  old->state = STATE_UNKNOWN;
  old->cause = CAUSE_SOURCES_DIFFER;
  old->said = NULL;
  old->n_said = 0;
}

static bool is_bare(const struct rec_value *v) {
  return v->state == STATE_UNKNOWN && !v->n_said;
}

static void say_too(struct records *r, struct rec_value *old, const struct rec_value *v) {
  uint32_t n = old->n_said ? old->n_said : 1, m = v->n_said ? v->n_said : 1;
  struct rec_value *all = NEW_ARRAY(r->arena, struct rec_value, (size_t)n + m);
  memcpy(all, old->n_said ? old->said : old, n * sizeof *all);
  memcpy(all + n, v->n_said ? v->said : v, m * sizeof *all);
  *old = settled(r, all, n + m);
  old->said = all;
  old->n_said = n + m;
}

void records_value(struct records *r, uint32_t row, struct rec_value v) {
  struct rec_value *old = find_value(r, row, v.field);
  if (!old)
    vec_push(r->arena, &r->rows.p[row].values, v);
  else if (!is_said(r, &v))
    return;
  else if (!is_said(r, old))
    *old = v;
  else if (is_bare(old) || is_bare(&v))
    widen(r, old, &v);
  else
    say_too(r, old, &v);
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
