// Decision tables (§6): each cell becomes the condition that it says of its column.
#include "read_set.h"

static struct node *copy(struct o_model *m, const struct node *n) {
  struct node *to = node_new(m->arena, n->kind, n->off, n->len);
  *to = *n;
  to->next = NULL;
  if (n->kind == N_LIST) { // a of b
    to->child = to->last = NULL;
    for (const struct node *one = n->child; one; one = one->next) node_add(m->arena, to, copy(m, one));
  }
  if (to->kind == N_NAME && to->text.p[0] >= '0' && to->text.p[0] <= '9') to->kind = N_NUMBER; // or a branch with such a name
  return to;
}

// A cell is a comparison without its left side; a value alone says that it is equal.
static const struct node *condition_of(struct o_model *m, const struct node *cell, const struct node *column) {
  bool compares = cell->child && cell->child->kind == N_NONE; // its left side is still to come
  struct node *n = node_new(m->arena, compares ? cell->kind : N_EQUAL, 0, 0), *left = node_new(m->arena, N_REF, 0, 0);
  left->text = column->text;
  n->flags = compares ? cell->flags : 0;
  node_add(m->arena, n, left);
  if (!compares) return node_add(m->arena, n, copy(m, cell));
  for (const struct node *v = cell->child->next; v; v = v->next) node_add(m->arena, n, copy(m, v));
  return n;
}

static void read_rule(struct o_model *m, struct o_table *t, const struct node *head, const struct node *row) {
  struct o_rule rule = {0};
  const struct node *cell = row->child;
  for (const struct node *column = head->child; column && cell; column = column->next, cell = cell->next) {
    if (column->kind == N_GIVES) rule.value = copy(m, cell), t->gives = column->text;
    else if (cell->kind != N_ANY_VALUE) vec_push(m->arena, &rule.cells, condition_of(m, cell, column));
    else vec_push(m->arena, &rule.cells, node_new(m->arena, N_YES, 0, 0));
  }
  vec_push(m->arena, &t->rules, rule);
}

void o_read_table(struct o_model *m, const struct node *n) {
  struct o_table *t = NEW(m->arena, struct o_table);
  const struct node *head = NULL;
  *t = (struct o_table){.name = n->text, .entity = m->entities.p[0], .node = n};
  if (o_child(n, 0)) t->entity = o_entity_named(m, o_child(n, 0)->text);
  for (const struct node *r = o_child(n, 2)->child; r; r = r->next) {
    if (r->kind == N_ROW_RULE) text_to_int(r->child->text, &t->some);
    if (r->kind == N_LAST_RULE) text_to_int(r->child->text, &t->last);
    if (r->kind != N_TABLE_ROW) continue;
    if (head) read_rule(m, t, head, r);
    else head = r;
  }
  vec_push(m->arena, &m->tables, t);
}

struct o_val o_given_by(const struct o_model *m, const struct o_table *t) {
  for (size_t i = 0; i < m->entities.n; i++) {
    const struct o_field *f = o_field_named(m->entities.p[i], t->gives);
    if (f && f->type == O_CHOICE) return (struct o_val){.type = O_CHOICE, .of = f->of};
  }
  return (struct o_val){.type = O_NUMBER};
}
