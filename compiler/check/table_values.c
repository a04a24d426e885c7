// Values of cells. A number is counted as its field is: in millionths, an amount in cents, a date in days, a choice by its leaf.
#include <stdlib.h>
#include <string.h>

#include "convert.h"
#include "table_values.h"

enum { SOME_DAY = 20000 }; // where any day will do

static void put(const struct context *c, struct column *k, int64_t lo, int64_t hi) {
  if (lo <= hi) vec_push(c->model->arena, &k->cells, (struct in_cell){k->rows, {lo, hi}});
}

static int64_t text_number(const struct context *c, struct column *k, struct text t) {
  size_t i = 0;
  while (i < k->texts.n && !text_eq(k->texts.p[i], t)) i++;
  if (i == k->texts.n) vec_push(c->model->arena, &k->texts, t);
  return (int64_t)i;
}

// What is written as one value; false when it is not fixed.
static bool value_of(const struct context *c, struct column *k, const struct node *n, struct piece *out) {
  const struct x *x = check_literal(c, n, k->field);
  if (!x) return false;
  if (x->kind == X_TRUE || (x->kind == X_NOT && x->a->kind == X_TRUE)) out->lo = out->hi = x->kind == X_TRUE;
  else if (x->kind == X_TEXT) out->lo = out->hi = text_number(c, k, x->text);
  else if (x->kind == X_CONST || x->kind == X_RANGE) *out = (struct piece){x->lo, x->hi};
  else return false;
  return true;
}

static bool add_each(const struct context *c, struct column *k, const struct node *first) {
  struct piece v;
  for (const struct node *n = first; n; n = n->next) {
    if (!value_of(c, k, n, &v)) return false;
    put(c, k, v.lo, v.hi);
  }
  return true;
}

static bool add_compared(const struct context *c, struct column *k, const struct node *cell) {
  struct piece v, last = {0, 0};
  if (!value_of(c, k, node_child(cell, 1), &v) || (cell->kind == N_BETWEEN && !value_of(c, k, node_child(cell, 2), &last))) return false;
  switch (cell->kind) {
  case N_AT_MOST: put(c, k, INT64_MIN, v.hi); return true;
  case N_AT_LEAST: put(c, k, v.lo, INT64_MAX); return true;
  case N_MORE: case N_LATER: put(c, k, v.hi + 1, INT64_MAX); return true;
  case N_LESS: case N_EARLIER: put(c, k, INT64_MIN, v.lo - 1); return true;
  default: put(c, k, v.lo, last.hi - (int64_t)(cell->flags & 1)); return true;
  }
}

bool values_add(const struct context *c, struct column *k, const struct node *cell) {
  bool good = true;
  struct node alone = *cell;
  alone.next = NULL;
  switch (cell->kind) {
  case N_ANY_VALUE: put(c, k, INT64_MIN, INT64_MAX); break;
  case N_AMONG: good = add_each(c, k, node_child(cell, 1)->child); break;
  case N_AT_MOST: case N_AT_LEAST: case N_MORE: case N_LESS: case N_EARLIER: case N_LATER: case N_BETWEEN: good = add_compared(c, k, cell); break;
  default: good = add_each(c, k, &alone);
  }
  k->rows++;
  return good;
}

// ---- pieces ----

static struct piece domain_of(const struct context *c, const struct column *k) {
  const struct x *f = k->field;
  if (f->type == T_CONDITION) return (struct piece){0, 1};
  switch (f->value_type) {
  case TYPE_CHOICE: return (struct piece){0, (int64_t)c->model->classes.p[f->class_].leaves - 1};
  case TYPE_TEXT: return (struct piece){0, (int64_t)k->texts.n};
  case TYPE_DATE: return (struct piece){DAY_MIN, DAY_MAX};
  default: return (struct piece){f->kind == X_MINUS ? VALUE_MIN : 0, VALUE_MAX};
  }
}

// One on which whole units only can stand: a number of rows.
static bool is_count(const struct column *k) { return k->field->kind == X_COUNT; }

static int64_t whole_unit(const struct column *k) {
  const struct x *f = k->field;
  if (f->type == T_CONDITION) return 1;
  switch (f->value_type) {
  case TYPE_MONEY: return 100;
  case TYPE_NUMBER: case TYPE_PERCENT: return NUMBER_SCALE;
  case TYPE_DURATION: return NUMBER_SCALE * span_size((enum span_unit)f->class_);
  default: return 1;
  }
}

// The least multiple of the unit that is not below it.
static int64_t upward(int64_t v, int64_t unit) {
  int64_t rest = v % unit;
  return rest == 0 ? v : v < 0 ? v - rest : v > INT64_MAX - unit ? v : v - rest + unit;
}

static bool has_multiple(struct piece p, int64_t unit) {
  int64_t v = upward(p.lo, unit);
  return v >= p.lo && v <= p.hi && v % unit == 0;
}

static int by_size(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

void values_cut(const struct context *c, struct column *k) {
  struct arena *a = c->model->arena;
  struct piece d = domain_of(c, k);
  int64_t *starts = NEW_ARRAY(a, int64_t, 2 * k->cells.n + 1);
  size_t n = 0;
  starts[n++] = d.lo;
  for (size_t i = 0; i < k->cells.n; i++) {
    struct piece v = k->cells.p[i].values;
    if (v.lo > d.lo && v.lo <= d.hi) starts[n++] = v.lo;
    if (v.hi >= d.lo && v.hi < d.hi) starts[n++] = v.hi + 1;
  }
  qsort(starts, n, sizeof *starts, by_size);
  for (size_t i = 0; i < n; i++) {
    if (i + 1 < n && starts[i + 1] == starts[i]) continue;
    struct piece p = {starts[i], i + 1 < n ? starts[i + 1] - 1 : d.hi};
    if (!is_count(k) || has_multiple(p, NUMBER_SCALE)) vec_push(a, &k->pieces, p);
  }
}

const uint64_t *values_likely(const struct context *c, const struct column *k) {
  uint64_t *bits = NEW_ARRAY(c->model->arena, uint64_t, k->pieces.n / 64 + 1);
  for (size_t i = 0; i < k->pieces.n; i++)
    if (has_multiple(k->pieces.p[i], whole_unit(k))) bits[i / 64] |= (uint64_t)1 << i % 64;
  return bits;
}

// The first piece that does not end before the value.
static size_t piece_from(const struct column *k, int64_t v) {
  size_t from = 0, to = k->pieces.n;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (k->pieces.p[middle].hi >= v) to = middle;
    else from = middle + 1;
  }
  return from;
}

// The ranges of a column are in order of their rows.
static size_t cell_from(const struct column *k, uint32_t row) {
  size_t from = 0, to = k->cells.n;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (k->cells.p[middle].row >= row) to = middle;
    else from = middle + 1;
  }
  return from;
}

void values_pieces(const struct column *k, uint32_t row, uint64_t *bits) {
  for (size_t i = cell_from(k, row); i < k->cells.n && k->cells.p[i].row == row; i++)
    for (size_t p = piece_from(k, k->cells.p[i].values.lo); p < k->pieces.n && k->pieces.p[p].lo <= k->cells.p[i].values.hi; p++)
      bits[p / 64] |= (uint64_t)1 << p % 64;
}

// ---- in words ----

// A value of the piece that reads well: whole units, else as few decimals as there are, in the middle.
static int64_t typical(const struct column *k, struct piece p) {
  int64_t unit = whole_unit(k);
  if (k->field->type == T_VALUE && k->field->value_type == TYPE_DATE) return p.lo > DAY_MIN ? p.lo : p.hi < DAY_MAX ? p.hi : SOME_DAY;
  if (p.lo < 0 && p.hi >= 0) return 0;
  if (has_multiple(p, unit)) return upward(p.lo, unit);
  int64_t middle = p.lo + (p.hi - p.lo) / 2;
  while (unit > 1 && !has_multiple(p, unit)) unit = unit % 10 == 0 ? unit / 10 : 1;
  int64_t v = upward(middle, unit);
  return v <= p.hi ? v : upward(p.lo, unit);
}

static struct text leaf_name(const struct m_class *k, int64_t leaf) {
  for (size_t i = 0; i < k->nodes.n; i++)
    if (k->nodes.p[i].leaves == 1 && k->nodes.p[i].first_leaf == (uint32_t)leaf) return k->nodes.p[i].path;
  return NO_TEXT;
}

struct text values_show(const struct context *c, const struct column *k, uint32_t piece) {
  struct arena *a = c->model->arena;
  int64_t v = typical(k, k->pieces.p[piece]);
  if (k->field->type == T_CONDITION) return v ? TEXT("ja") : TEXT("nee");
  switch (k->field->value_type) {
  case TYPE_MONEY: return convert_show_money(a, v);
  case TYPE_DATE: return date_dutch(a, (day)v);
  case TYPE_DURATION: return convert_show_duration(a, v, (enum span_unit)k->field->class_);
  case TYPE_CHOICE: return leaf_name(&c->model->classes.p[k->field->class_], v);
  case TYPE_TEXT:
    if ((size_t)v == k->texts.n) return k->texts.n > 0 ? TEXT("een andere tekst") : TEXT("een tekst");
    return text_format(a, "«%.*s»", TP(k->texts.p[v]));
  default: return text_format(a, "%.*s%s", TP(convert_show_number(a, v)), k->field->value_type == TYPE_PERCENT ? " %" : "");
  }
}
