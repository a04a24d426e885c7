// Tables looked at as a whole: is there a case that no row covers, or that more rows cover? The values of each column fall into
// pieces at the bounds of its cells (table_cover.h); what is told is a case a person could meet.
#include <string.h>

#include "table_values.h"

struct grid {
  const struct context *c;
  const struct m_table *table;
  VEC(struct column) columns;
  VEC(const struct node *) rows;
  struct cover cover;
};

static struct text case_words(const struct grid *g, const uint32_t *piece) {
  struct buf b = {.arena = g->c->model->arena};
  for (size_t k = 0; k < g->columns.n; k++) {
    struct text v = values_show(g->c, &g->columns.p[k], piece[k]);
    buf_format(&b, "%s%.*s %.*s", k == 0 ? "" : k + 1 == g->columns.n ? " en " : ", ", TP(g->columns.p[k].head->text), TP(v));
  }
  return buf_text(&b);
}

static struct place at(const struct grid *g) { return node_place(g->table->src, g->table->node); }

static void say_limit(const struct grid *g) {
  msg(g->c->model->sink, M_TABLE_LIMIT, at(g), g->table->name);
}

// First among the values that one would write, then among all.
static void find_hole(struct grid *g, uint32_t *piece) {
  struct cover *c = &g->cover;
  const uint64_t *all = cover_all(c, false), *likely = cover_all(c, true);
  enum covered found = cover_hole(c, cover_all(c, true), c->rows, piece);
  if (found == COVER_NONE && memcmp(all, likely, c->words * sizeof *all) != 0) found = cover_hole(c, cover_all(c, false), c->rows, piece);
  bool noted = check_table_part(g->table, N_REMARK) != NULL; // a noot says what the document leaves open; it comes in the report
  if (found == COVER_FOUND && !noted) msg(g->c->model->sink, M_TABLE_HOLE, at(g), g->table->name, case_words(g, piece));
  if (found == COVER_TOO_MUCH) say_limit(g);
}

static struct text other_pairs(const struct grid *g, size_t pairs) {
  if (pairs < 2) return NO_TEXT;
  return text_format(g->c->model->arena, pairs == 2 ? " Zo is er nog 1 paar rijen." : " Zo zijn er nog %zu paren rijen.", pairs - 1);
}

// Each pair of rows; the first is told.
static void find_overlaps(struct grid *g, uint32_t *piece) {
  struct arena *a = g->c->model->arena;
  struct text rows = NO_TEXT, words = NO_TEXT;
  size_t pairs = 0;
  for (uint32_t i = 1; i < g->cover.rows; i++)
    for (uint32_t k = 0; k < i; k++) {
      if (!cover_both(&g->cover, k, i, pairs == 0 ? piece : NULL) || pairs++ > 0) continue;
      rows = text_format(a, "%ue en de %ue", k + 1, i + 1);
      words = case_words(g, piece);
    }
  if (pairs > 0) msg(g->c->model->sink, M_TABLE_OVERLAP, at(g), g->table->name, rows, words, other_pairs(g, pairs));
}

// With `kies de eerste rij`: is there a case in row i that lies in none above it?
static enum covered is_chosen(struct grid *g, uint32_t i, uint32_t *piece) {
  struct cover *c = &g->cover;
  for (uint32_t k = 0; k < i; k++)
    if (cover_within(c, i, k)) return COVER_NONE;
  if (c->wanted < c->columns) return COVER_FOUND; // rows together are not looked at
  uint64_t *box = NEW_ARRAY(g->c->model->arena, uint64_t, c->words);
  for (uint32_t w = 0; w < c->words; w++) box[w] = cover_row(c, i)[w];
  return cover_hole(c, box, i, piece);
}

static void find_never(struct grid *g, uint32_t *piece) {
  struct model *m = g->c->model;
  enum covered found = COVER_FOUND;
  for (uint32_t i = 0; i < g->cover.rows && found != COVER_TOO_MUCH; i++) {
    found = is_chosen(g, i, piece);
    struct place row = node_place(g->table->src, g->rows.p[i]);
    if (found == COVER_NONE) msg(m->sink, M_TABLE_NEVER, row, g->table->name, text_format(m->arena, "%u", i + 1));
  }
  if (found == COVER_TOO_MUCH) say_limit(g);
}

// ---- laying out ----

static bool add_columns(struct grid *g, const struct node *head) {
  for (const struct node *h = head->child; h; h = h->next) {
    if (h->kind == N_GIVES) continue;
    const struct x *field = check_column(g->c, h);
    bool good = field && (field->type == T_CONDITION || field->type == T_VALUE);
    if (!good) return false; // an error, told where the table is used or by itself
    vec_push(g->c->model->arena, &g->columns, (struct column){.field = field, .head = h});
  }
  return g->columns.n > 0;
}

// The values in each cell; false when one cannot be said beforehand.
static bool add_cells(struct grid *g, const struct node *head) {
  for (size_t r = 0; r < g->rows.n; r++) {
    size_t k = 0;
    for (const struct node *h = head->child, *cell = g->rows.p[r]->child; h; h = h->next, cell = cell->next) {
      if (h->kind == N_GIVES) continue;
      struct column *column = &g->columns.p[k++];
      if (!check_cell(g->c, cell, h)) return false;
      if (values_add(g->c, column, cell)) continue;
      msg(g->c->model->sink, M_TABLE_OPEN, node_place(g->table->src, cell), g->table->name, h->text);
      return false;
    }
  }
  return true;
}

static void open_cover(struct grid *g) {
  struct arena *a = g->c->model->arena;
  struct cover *c = &g->cover;
  c->arena = a;
  c->columns = (uint32_t)g->columns.n;
  c->column = NEW_ARRAY(a, struct cover_column, c->columns);
  for (uint32_t k = 0; k < c->columns; k++) {
    values_cut(g->c, &g->columns.p[k]);
    c->column[k].pieces = (uint32_t)g->columns.p[k].pieces.n;
    c->column[k].likely = values_likely(g->c, &g->columns.p[k]);
  }
  cover_open(c, (uint32_t)g->rows.n);
  for (uint32_t r = 0; r < c->rows; r++)
    for (uint32_t k = 0; k < c->columns; k++) values_pieces(&g->columns.p[k], r, cover_row(c, r) + c->column[k].first);
}

static bool lay_out(struct grid *g, const struct node *head) {
  for (const struct node *row = head->next; row; row = row->next) {
    if (row->kind != N_TABLE_ROW) continue;
    if (!check_cells(g->c, head, row)) return false;
    vec_push(g->c->model->arena, &g->rows, row);
  }
  if (g->rows.n > TABLE_ROWS || !add_columns(g, head) || !add_cells(g, head)) return false;
  open_cover(g);
  return true;
}

static void check_one(struct model *m, const struct m_table *t) {
  struct context c = {m, t->src, t->entity, &check_any_target};
  struct grid g = {.c = &c, .table = t};
  const struct node *head = check_table_part(t, N_TABLE_ROW), *some = check_table_part(t, N_ROW_RULE);
  int64_t wanted = 0;
  if (!head || !check_names_columns(head) || !lay_out(&g, head)) return;
  bool some_of = some && text_to_int(node_child(some, 0)->text, &wanted) && wanted > 0 && wanted <= (int64_t)g.columns.n;
  g.cover.wanted = some_of ? (uint32_t)wanted : g.cover.columns;
  uint32_t *piece = NEW_ARRAY(m->arena, uint32_t, g.columns.n);
  find_hole(&g, piece);
  if (check_table_part(t, N_FIRST_RULE)) find_never(&g, piece);
  else find_overlaps(&g, piece);
}

void check_tables(struct model *m) {
  struct arena *keep = m->arena, *scratch = arena_child(keep);
  for (size_t i = 0; i < m->tables.n; i++) {
    m->arena = scratch; // what is laid out of one table
    check_one(m, &m->tables.p[i]);
    m->arena = keep;
    arena_reset(scratch);
  }
  arena_free(scratch);
}
