// Why nobody is left: of all clauses that must hold together, a smallest choice that already excludes everyone.
#include "proof_check.h"

static void add(struct check *k, struct reasons *out, struct place place, const struct form *form, struct text owner) {
  if (form && !form_is_true(form)) vec_push(k->proof.arena, &out->list, (struct reason){place, form, owner});
}

static struct place validity_place(const struct check *k, uint32_t set) {
  const struct m_set *s = &k->proof.model->sets.p[set];
  for (const struct node *n = node_child(s->root, 1)->child; n; n = n->next)
    if (n->kind == N_VALID) return node_place(s->src, n);
  return node_place(s->src, s->root);
}

static void add_scopes(struct check *k, struct reasons *out, const m_clauses *scope, struct text owner) {
  for (size_t i = 0; i < scope->n; i++) {
    m_clauses one = {&scope->p[i], 1, 1};
    add(k, out, node_place(scope->p[i].src, scope->p[i].node), form_scope(k, &one), owner);
  }
}

static void add_target(struct check *k, struct reasons *out, uint32_t target, struct text owner) {
  const struct m_target *t = target_at(k, target);
  const struct shape *s = &k->proof.shapes[target];
  add_scopes(k, out, &t->scope, owner);
  for (size_t i = 0; i < t->when.n; i++) {
    bool of_row;
    const struct form *f = form_when(k, target, &t->when.p[i], &of_row);
    add(k, out, node_place(t->when.p[i].src, t->when.p[i].node), f, owner);
  }
  if (s->member) add(k, out, node_place(t->src, t->each), form_of(&k->proof, s->member), owner);
  if (t->parent != NONE) return;
  struct place place = t->exception == NONE ? validity_place(k, t->set) : exception_place(k, t->exception);
  add(k, out, place, form_enclosing(k, target), owner);
}

void reasons_of_target(struct check *k, struct reasons *out, uint32_t target, struct text owner) {
  for (uint32_t t = target; t != NONE; t = target_at(k, t)->parent) add_target(k, out, t, owner);
}

void reasons_of_exception(struct check *k, struct reasons *out, uint32_t e, struct text owner) {
  const struct m_exception *x = exception_at(k, e);
  bool in_guard = k->proof.in_guard;
  k->proof.in_guard = true;
  add_scopes(k, out, &x->scope, owner);
  struct context c = {k->proof.model, x->src, guard_of(k, e)->level, NULL};
  for (size_t i = 0; i < x->when.n; i++) {
    m_clauses one = {&x->when.p[i], 1, 1};
    const struct form *f = form_of(&k->proof, check_clauses(&c, &one));
    add(k, out, node_place(x->when.p[i].src, x->when.p[i].node), f, owner);
  }
  if (x->each) add(k, out, node_place(x->src, x->each), form_each(k, e), owner);
  add(k, out, validity_place(k, x->set), form_validity(k, x->set), owner);
  k->proof.in_guard = in_guard;
}

static bool excludes(struct check *k, uint32_t level, const struct reasons *r, size_t without) {
  const struct form *all = form_true();
  for (size_t i = 0; i < r->list.n; i++)
    if (i != without) all = form_and(&k->proof, all, r->list.p[i].form);
  return !check_possible(k, level, all);
}

void reasons_shrink(struct check *k, struct reasons *r, uint32_t level) {
  if (!excludes(k, level, r, r->list.n)) r->list.n = 0;
  for (size_t i = r->list.n; i-- > 0;) {
    if (!excludes(k, level, r, i)) continue;
    for (size_t j = i; j + 1 < r->list.n; j++) r->list.p[j] = r->list.p[j + 1];
    r->list.n--;
  }
}
