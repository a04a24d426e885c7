// Where the condition of rows ends: right behind «met …» or «waarbij …», before the next «en» or «of». An author may mean it to go on.
#include "expr.h"

// The condition of rows, without brackets around it, with which the left side of «en» or «of» ends; *rows: of which rows. NULL: none.
static const struct node *open_filter(const struct model *m, const struct node *n, uint32_t *rows) {
  const struct node *filter = NULL, *name = n;
  uint32_t term;
  switch (n->kind) {
  case N_AND: case N_OR: return open_filter(m, node_child(n, 1), rows);
  case N_NOT: return open_filter(m, n->child, rows);
  case N_EXISTS: filter = node_child(n, 0); break;
  case N_QUANTITY: name = node_child(node_child(n, 1), 0), filter = node_child(n, 2); break;
  default: return NULL;
  }
  *rows = model_rows(m, name->text, &term);
  return *rows != NONE && filter->kind != N_NONE && filter->kind != N_PAREN ? filter : NULL;
}

// The name with which what stands behind it begins.
static const struct node *first_name(const struct node *n) {
  while (n && n->kind != N_REF) {
    bool rows = n->kind == N_EXISTS || n->kind == N_QUANTITY || n->kind == N_COUNT || n->kind == N_SUM || n->kind == N_AVERAGE;
    n = rows || n->kind == N_FIELD_OF ? NULL : n->child;
  }
  return n;
}

static bool is_field_here(const struct context *c, struct text name) {
  for (uint32_t e = c->level; e != NONE; e = c->model->entities.p[e].parent)
    if (model_field(c->model, e, name) != NONE) return true;
  return false;
}

static bool is_known_here(const struct context *c, struct text name) {
  const struct model *m = c->model;
  uint32_t term;
  return is_field_here(c, name) || model_definition(m, name) != NONE || model_rows(m, name, &term) != NONE || term != NONE;
}

static bool is_share(const struct node *n) { return n->kind == N_QUANTITY && n->child->kind == N_PERCENT; }

bool check_filter_ends(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  uint32_t rows = NONE;
  const struct node *filter = open_filter(m, node_child(n, 0), &rows), *name = first_name(node_child(n, 1));
  const struct x *parameter;
  if (!filter || !name || model_field(m, rows, name->text) == NONE || (c->target && check_parameter(c, name, &parameter))) return true;
  struct text of = m->entities.p[rows].name, here = m->entities.p[c->level].name;
  struct text joint = text_from(n->kind == N_AND ? "en" : "of");
  bool share = is_share(node_child(n, 0)); // that cannot stand here at all
  if (is_field_here(c, name->text) && !share) msg(m->sink, M_FILTER_ENDS, node_place(c->src, name), name->text, of, here, joint);
  else if (!is_known_here(c, name->text)) msg(m->sink, M_FILTER_ENDED, node_place(c->src, name), name->text, of, here, joint);
  return is_known_here(c, name->text);
}
