// A norm that nobody can meet, or nobody can miss; one that stands twice; two that no provider can meet together.
#include "rule.h"

struct known { // a norm that is a condition
  uint32_t target, level;
  const struct form *form;
  struct text key;
};
struct norms {
  struct lint *lint;
  VEC(struct known) list;
  struct map keys; // → index + 1
};

static struct text key_of(const struct lint *l, const struct x *x, uint32_t level) {
  struct buf b = {.arena = l->arena};
  buf_add(&b, (struct text){(const char *)&level, sizeof level});
  form_key(&l->check->proof, &b, x);
  return buf_text(&b);
}

static struct place norm_place(const struct lint *l, uint32_t target) {
  const struct m_target *t = &l->model->targets.p[target];
  return node_place(t->src, t->norm);
}

// Is what the two are about the same eis, or can a provider have both?
static bool meet(const struct lint *l, const struct known *a, const struct known *b) {
  const struct form *x = reach_of(l->check, a->target)->row, *y = reach_of(l->check, b->target)->row;
  const struct form *both = x && y ? form_and(&l->check->proof, x, y) : NULL;
  return both && check_possible(l->check, a->level, both);
}

// «geldt voor trede 3» and «geldt voor trede 4»: two products of which the same is asked.
static bool holds_for_others(const struct lint *l, uint32_t a, uint32_t b) {
  const struct m_target *x = &l->model->targets.p[l->model->targets.p[a].eis], *y = &l->model->targets.p[l->model->targets.p[b].eis];
  if (x == y || x->scope.n == 0 || x->scope.n != y->scope.n) return false;
  for (size_t i = 0; i < x->scope.n; i++) {
    const struct node *m = x->scope.p[i].node, *n = y->scope.p[i].node;
    if (!text_eq(text_slice(x->scope.p[i].src->text, m->off, m->off + m->len), text_slice(y->scope.p[i].src->text, n->off, n->off + n->len))) return true;
  }
  return false;
}

static void say_same_norm(const struct lint *l, const struct known *a, const struct known *b) {
  if (!meet(l, a, b) || holds_for_others(l, a->target, b->target)) return;
  struct message *m = msg(l->model->sink, M_NORM_TWICE, norm_place(l, b->target), lint_target_name(l, b->target), lint_target_name(l, a->target));
  msg_note(l->model->sink, m, M_NOTE_OTHER_NORM, norm_place(l, a->target), lint_target_name(l, a->target));
}

static void look_alone(struct norms *n, uint32_t target) {
  struct lint *l = n->lint;
  const struct x *x = lint_norm(l, target);
  if (!x) return;
  struct known k = {target, l->shapes[target].entity, NULL, key_of(l, x, l->shapes[target].entity)};
  if (x->type == T_CONDITION) k.form = form_of(&l->check->proof, x);
  bool can = !k.form || check_possible(l->check, k.level, k.form);
  bool may_fail = !k.form || check_possible(l->check, k.level, form_not(&l->check->proof, k.form));
  if (!can) msg(l->model->sink, M_NORM_NEVER, norm_place(l, target), lint_target_name(l, target));
  if (!may_fail) msg(l->model->sink, M_NORM_ALWAYS, norm_place(l, target), lint_target_name(l, target));
  const uintptr_t *had = map_find(&n->keys, k.key);
  if (had) say_same_norm(l, &n->list.p[*had - 1], &k);
  if (!can || !may_fail) k.form = NULL;
  vec_push(l->arena, &n->list, k);
  if (!had) map_set(&n->keys, k.key, n->list.n);
}

// The subjects that a form asks about; false when it asks about none.
static bool shares_subject(const struct form *a, const struct form *b) {
  if (a->kind == FORM_ASK) {
    if (b->kind == FORM_ASK) return a->subject == b->subject;
    return (b->a && shares_subject(a, b->a)) || (b->b && shares_subject(a, b->b));
  }
  return (a->a && shares_subject(a->a, b)) || (a->b && shares_subject(a->b, b));
}

static void look_together(const struct lint *l, const struct known *a, const struct known *b) {
  if (!a->form || !b->form || a->level != b->level || !shares_subject(a->form, b->form)) return;
  const struct form *both = form_and(&l->check->proof, a->form, b->form);
  const struct form *x = reach_of(l->check, a->target)->row, *y = reach_of(l->check, b->target)->row;
  if (check_possible(l->check, a->level, both) || !x || !y) return;
  if (!check_possible(l->check, a->level, form_and(&l->check->proof, x, y))) return;
  struct message *m = msg(l->model->sink, M_NORMS_CONTRADICT, norm_place(l, b->target), lint_target_name(l, a->target), lint_target_name(l, b->target));
  msg_note(l->model->sink, m, M_NOTE_OTHER_NORM, norm_place(l, a->target), lint_target_name(l, a->target));
}

enum { NEAR = 60 }; // how far back the other norm may be: so the work stays linear

void lint_norms(struct lint *l) {
  struct norms n = {.lint = l, .keys = {.arena = l->arena}};
  for (uint32_t t = 0; t < l->model->targets.n; t++)
    if (lint_own(l, &l->model->targets.p[t]) && l->model->targets.p[t].exception == NONE) look_alone(&n, t);
  for (size_t i = 0; i < n.list.n; i++)
    for (size_t k = i > NEAR ? i - NEAR : 0; k < i; k++) look_together(l, &n.list.p[k], &n.list.p[i]);
}
