// Tables looked at as a whole: is there a case that no row covers, or that more rows cover? Each column falls into pieces at the
// bounds of its cells; one case of every combination of pieces is tried. Only numbers, amounts, percentages, dates and choices.
#include <stdlib.h>

#include "convert.h"
#include "table.h"

enum { COLUMNS = 12, WORK = 20000000 }; // columns of a table; cells looked at before a table is left alone

struct range { int64_t lo, hi; };
struct column {
  const struct x *field;
  const struct node *head;
  VEC(int64_t) starts; // where the pieces begin, ascending
};
struct grid {
  const struct context *c;
  const struct m_table *table;
  struct column columns[COLUMNS];
  size_t n_columns, n_rows, wanted;
  struct range *cells; // row by row
};

static bool constant(const struct x *x) { return x->kind == X_CONST; }

// The range of the field in which a cell holds; false when the cell is of another form.
static bool range_of(const struct x *x, struct range *out) {
  *out = (struct range){VALUE_MIN, VALUE_MAX};
  switch (x->kind) {
  case X_TRUE: return true;
  case X_WITHIN: *out = (struct range){x->lo, x->hi}; return true;
  case X_EQUAL:
    if (constant(x->b)) *out = (struct range){x->b->lo, x->b->lo};
    return constant(x->b);
  case X_AT_MOST: case X_LESS: {
    int64_t step = x->kind == X_LESS;
    if (constant(x->b)) out->hi = x->b->lo - step;
    else if (constant(x->a)) out->lo = x->a->lo + step;
    return constant(x->a) || constant(x->b);
  }
  default: return false;
  }
}

static struct range domain_of(const struct grid *g, const struct x *field) {
  if (field->value_type == TYPE_CHOICE) return (struct range){0, (int64_t)g->c->model->classes.p[field->class_].leaves - 1};
  return (struct range){field->value_type == TYPE_DATE ? DAY_MIN : 0, field->value_type == TYPE_DATE ? DAY_MAX : VALUE_MAX};
}

static int by_size(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

static void cut(struct grid *g, size_t column) {
  struct column *k = &g->columns[column];
  struct range d = domain_of(g, k->field);
  vec_push(g->c->model->arena, &k->starts, d.lo);
  for (size_t r = 0; r < g->n_rows; r++) {
    struct range cell = g->cells[r * g->n_columns + column];
    if (cell.lo > d.lo && cell.lo <= d.hi) vec_push(g->c->model->arena, &k->starts, cell.lo);
    if (cell.hi >= d.lo && cell.hi < d.hi) vec_push(g->c->model->arena, &k->starts, cell.hi + 1);
  }
  qsort(k->starts.p, k->starts.n, sizeof *k->starts.p, by_size);
  size_t n = 1;
  for (size_t i = 1; i < k->starts.n; i++)
    if (k->starts.p[i] != k->starts.p[n - 1]) k->starts.p[n++] = k->starts.p[i];
  k->starts.n = n;
}

static size_t rows_for(const struct grid *g, const size_t *piece) {
  size_t rows = 0;
  for (size_t r = 0; r < g->n_rows; r++) {
    size_t fits = 0;
    for (size_t k = 0; k < g->n_columns; k++) {
      int64_t v = g->columns[k].starts.p[piece[k]];
      struct range cell = g->cells[r * g->n_columns + k];
      fits += v >= cell.lo && v <= cell.hi;
    }
    rows += fits >= g->wanted;
  }
  return rows;
}

static struct text shown(const struct grid *g, const struct x *field, int64_t v) {
  struct arena *a = g->c->model->arena;
  switch (field->value_type) {
  case TYPE_MONEY: return convert_show_money(a, v);
  case TYPE_DATE: return date_dutch(a, (day)v);
  case TYPE_DURATION: return convert_show_duration(a, v, (enum span_unit)field->class_);
  case TYPE_CHOICE:
    for (size_t i = 0; i < g->c->model->classes.p[field->class_].nodes.n; i++) {
      const struct m_node *n = &g->c->model->classes.p[field->class_].nodes.p[i];
      if (n->leaves == 1 && n->first_leaf == (uint32_t)v) return n->path;
    }
    return NO_TEXT;
  default: return text_format(a, "%.*s%s", TP(convert_show_number(a, v)), field->value_type == TYPE_PERCENT ? " %" : "");
  }
}

// A value of the piece that reads best: a whole number or a whole euro when there is one.
static int64_t whole_unit(const struct x *field) {
  switch (field->value_type) {
  case TYPE_MONEY: return 100;
  case TYPE_CHOICE: case TYPE_DATE: return 1;
  case TYPE_DURATION: return NUMBER_SCALE * span_size((enum span_unit)field->class_);
  default: return NUMBER_SCALE;
  }
}

static int64_t typical(const struct column *k, size_t piece) {
  int64_t v = k->starts.p[piece], unit = whole_unit(k->field);
  int64_t whole = (v + unit - 1) / unit * unit;
  bool inside = piece + 1 == k->starts.n || whole < k->starts.p[piece + 1];
  return v >= 0 && v < VALUE_MAX / 2 && inside ? whole : v;
}

static struct text case_words(const struct grid *g, const size_t *piece) {
  struct buf b = {.arena = g->c->model->arena};
  for (size_t k = 0; k < g->n_columns; k++) {
    struct text v = shown(g, g->columns[k].field, typical(&g->columns[k], piece[k]));
    buf_format(&b, "%s%.*s %.*s", k == 0 ? "" : k + 1 == g->n_columns ? " en " : ", ", TP(g->columns[k].head->text), TP(v));
  }
  return buf_text(&b);
}

static bool next_case(const struct grid *g, size_t *piece) {
  for (size_t k = g->n_columns; k-- > 0;) {
    if (++piece[k] < g->columns[k].starts.n) return true;
    piece[k] = 0;
  }
  return false;
}

static void try_cases(const struct grid *g, bool first_counts) {
  size_t piece[COLUMNS] = {0};
  bool hole = false, overlap = first_counts;
  size_t cells = g->n_rows * g->n_columns + 1;
  for (size_t tried = 0; tried < WORK / cells && !(hole && overlap); tried++) {
    size_t rows = rows_for(g, piece);
    struct place at = node_place(g->table->src, g->table->node);
    if (rows == 0 && !hole) msg(g->c->model->sink, M_TABLE_HOLE, at, g->table->name, case_words(g, piece));
    if (rows > 1 && !overlap) msg(g->c->model->sink, M_TABLE_OVERLAP, at, g->table->name, case_words(g, piece));
    hole = hole || rows == 0;
    overlap = overlap || rows > 1;
    if (!next_case(g, piece)) return;
  }
}

// Fills the grid; false when some column or cell is of a form that cannot be laid out.
static bool lay_out(struct grid *g, const struct node *head) {
  const struct context *c = g->c;
  for (const struct node *row = head->next; row; row = row->next) {
    if (row->kind == N_TABLE_ROW && !check_cells(c, head, row)) return false;
    g->n_rows += row->kind == N_TABLE_ROW;
  }
  for (const struct node *h = head->child; h; h = h->next) {
    if (h->kind == N_GIVES) continue;
    if (g->n_columns == COLUMNS) return false;
    const struct x *field = check_expr(c, &(struct node){.kind = N_REF, .text = h->text, .off = h->off, .len = h->len});
    if (!field || field->type != T_VALUE || field->value_type == TYPE_TEXT) return false;
    g->columns[g->n_columns++] = (struct column){.field = field, .head = h};
  }
  if (!check_gives(head)) return false;
  g->cells = NEW_ARRAY(c->model->arena, struct range, g->n_rows * g->n_columns);
  struct range *at = g->cells;
  for (const struct node *row = head->next; row; row = row->next) {
    if (row->kind != N_TABLE_ROW) continue;
    for (const struct node *h = head->child, *cell = row->child; h; h = h->next, cell = cell->next) {
      if (h->kind == N_GIVES) continue;
      const struct x *x = check_cell(c, cell, h);
      if (!x || !range_of(x, at++)) return false;
    }
  }
  return true;
}

void check_tables(struct model *m) {
  for (size_t i = 0; i < m->tables.n; i++) {
    const struct m_table *t = &m->tables.p[i];
    struct context c = {m, t->src, t->entity, &check_any_target};
    struct grid g = {.c = &c, .table = t};
    const struct node *head = check_table_part(t, N_TABLE_ROW), *some = check_table_part(t, N_ROW_RULE);
    int64_t wanted = 0;
    if (!head || !check_gives(head) || !lay_out(&g, head) || g.n_columns == 0) continue;
    bool some_of = some && text_to_int(node_child(some, 0)->text, &wanted);
    g.wanted = some_of && wanted > 0 ? (size_t)wanted : g.n_columns;
    for (size_t k = 0; k < g.n_columns; k++) cut(&g, k);
    try_cases(&g, check_table_part(t, N_FIRST_RULE) != NULL);
  }
}
