// Begrippen: rows of an entity with a condition, wherever rows can be named.
#include "expr.h"

const struct x *check_member(const struct context *c, const struct node *at, uint32_t term) {
  const struct model *m = c->model;
  if (!check_term(c->model, term)) return NULL;
  struct x *x = x_new(c, at, X_MEMBER, T_CONDITION);
  x->term = term;
  x->entity = x->level = m->terms.p[term].rows.entity;
  for (size_t i = 0; m->redefinitions && i < m->definitions.n; i++)
    if (m->definitions.p[i].old) vec_push(m->arena, &x->list, (int64_t)i);
  return x;
}

uint32_t check_named(const struct context *c, const struct node *at, struct text name, const struct x **member) {
  const struct model *m = c->model;
  uint32_t term, e = model_rows(m, name, &term);
  *member = x_true(c, NULL);
  if (e == NONE && term == NONE) msg(m->sink, M_ENTITY_UNKNOWN, node_place(c->src, at), name, nearest_rows(m, name));
  if (e == NONE && term != NONE && m->terms.p[term].state != TERM_BAD) msg(m->sink, M_TERM_NO_ROWS, node_place(c->src, at), name);
  if (e != NONE && term != NONE) *member = check_member(c, at, term);
  return *member ? e : NONE;
}

uint32_t check_over(const struct context *c, uint32_t entity) {
  uint32_t parent = c->model->entities.p[entity].parent;
  if (entity == 0) return NONE;
  if (model_under(c->model, c->level, parent)) return parent;
  return model_under(c->model, entity, c->level) ? c->level : NONE;
}

bool check_is_only(const struct model *m, uint32_t entity, uint32_t over) {
  bool only = true;
  for (; entity != over; entity = m->entities.p[entity].parent) only = only && m->entities.p[entity].kind & KIND_SINGLE;
  return only;
}

uint32_t check_child_named(const struct context *c, const struct node *at, struct text name, const struct x **member) {
  const struct model *m = c->model;
  uint32_t e = check_named(c, at, name, member);
  if (e == NONE || (e != 0 && check_over(c, e) != NONE)) return e;
  if (e == 0) msg(m->sink, M_ONE_PROVIDER, node_place(c->src, at));
  else say_not_reached(c, at, e);
  return NONE;
}

const struct x *check_row_asked(const struct context *c, const struct x *x) {
  bool asks = x && x->type == T_ROW && x->a->kind == X_MEMBER && model_under(c->model, c->level, x->entity);
  return asks ? x->a : x;
}

const struct x *check_meaning(struct model *m, const struct m_rows *rows) {
  const struct node *name = rows->each->child;
  struct context c = {m, rows->src, rows->entity, NULL};
  const struct x *base = rows->base == NONE ? x_true(&c, NULL) : check_member(&c, name, rows->base);
  const struct x *own = check_filter(&c, rows->entity, node_child(rows->each, 1));
  return base ? x_and(&c, rows->each, base, own) : NULL;
}

// Counts no further than the limit: begrippen in begrippen grow fast.
static uint32_t size_of(const struct model *m, const struct x *x) {
  if (!x) return 0;
  uint32_t size = x->kind == X_MEMBER ? m->terms.p[x->term].size : 1;
  if (size <= DEFINITION_LIMIT) size += size_of(m, x->a);
  if (size <= DEFINITION_LIMIT) size += size_of(m, x->b);
  for (size_t i = 0; i < x->args.n && size <= DEFINITION_LIMIT; i++) size += size_of(m, x->args.p[i]);
  return size;
}

bool check_term(struct model *m, uint32_t which) {
  struct m_term *t = &m->terms.p[which];
  if (t->state == TERM_BUSY) msg(m->sink, M_TERM_CYCLE, name_place(t->src, t->node), t->name);
  if (t->state != TERM_NEW) return t->state == TERM_GOOD;
  t->state = TERM_BUSY;
  const struct x *x = check_meaning(m, &t->rows);
  t->size = size_of(m, x);
  t->state = x && t->size <= DEFINITION_LIMIT ? TERM_GOOD : TERM_BAD;
  if (t->size > DEFINITION_LIMIT) msg(m->sink, M_TERM_LARGE, name_place(t->src, t->node), t->name);
  return t->state == TERM_GOOD;
}

void check_terms(struct model *m) {
  for (uint32_t i = 0; i < m->terms.n; i++)
    if (m->terms.p[i].rows.entity != NONE) check_term(m, i);
  for (size_t i = 0; i < m->exceptions.n; i++)
    if (m->exceptions.p[i].new_rows.entity != NONE) check_meaning(m, &m->exceptions.p[i].new_rows);
}
