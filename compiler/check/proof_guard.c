// Guards, effects and reach.
#include "proof_check.h"

// ---- clauses ----

const struct form *form_scope(struct check *k, const m_clauses *scope) {
  struct context c = {k->proof.model, NULL, 0, NULL}; // each clause knows its source
  return form_of(&k->proof, check_scope(&c, scope));
}

// The peildatum lies in the period in which the set holds.
const struct form *form_validity(struct check *k, uint32_t set) {
  const struct m_set *s = &k->proof.model->sets.p[set];
  if (s->valid_from == NO_DAY && s->valid_to == NO_DAY) return form_true();
  struct x *today = NEW(k->proof.arena, struct x);
  *today = (struct x){.kind = X_PEILDATUM, .type = T_VALUE, .value_type = TYPE_DATE};
  today->class_ = today->entity = today->field = today->term = NONE;
  int64_t from = s->valid_from == NO_DAY ? DAY_MIN : s->valid_from, to = s->valid_to == NO_DAY ? DAY_MAX : s->valid_to;
  return form_within(&k->proof, today, from, to, (struct place){s->src, s->root->off, 0});
}

static const struct form *condition(struct check *k, uint32_t e, const struct node *n, uint32_t level) {
  struct context c = {k->proof.model, exception_at(k, e)->src, level, NULL};
  return n ? form_of(&k->proof, check_condition(&c, n)) : form_true();
}

// ---- exceptions ----

// The rows it speaks of: their entity, and which of them.
static uint32_t rows_of(struct check *k, uint32_t e, const struct form **member) {
  const struct m_exception *x = exception_at(k, e);
  struct context c = {k->proof.model, x->src, 0, NULL};
  const struct x *m = NULL;
  *member = form_true();
  if (!x->each) return 0;
  uint32_t level = check_rows_of(&c, x->each, &m);
  *member = level == NONE ? NULL : form_of(&k->proof, m);
  return level == NONE ? 0 : level;
}

const struct form *form_each(struct check *k, uint32_t e) {
  const struct form *member;
  rows_of(k, e, &member);
  return member;
}

static const struct form *guard_form(struct check *k, uint32_t e, uint32_t *level) {
  const struct m_exception *x = exception_at(k, e);
  const struct form *f;
  *level = rows_of(k, e, &f);
  struct context c = {k->proof.model, x->src, *level, NULL};
  f = form_and(&k->proof, f, form_validity(k, x->set));
  f = form_and(&k->proof, f, form_scope(k, &x->scope));
  f = form_and(&k->proof, f, form_of(&k->proof, check_clauses(&c, &x->when)));
  uint32_t field = x->replacing == 0 ? NONE : k->proof.shapes[x->replacing - 1].applies;
  for (size_t i = 0; i < x->when.n && field != NONE; i++) // of an eis that replaces another
    if (x->when.p[i].node->kind == N_IF_APPLIES) f = form_and(&k->proof, f, form_of(&k->proof, check_own_field(&c, x->when.p[i].node, field)));
  return f;
}

bool guard_lapses(struct check *k, uint32_t by, uint32_t e) {
  const struct guard *g = guard_of(k, by);
  return g->done && (g->level == 0 || g->level == k->guards[e].level);
}

// Where no exception makes it not apply.
static const struct form *unlapsed(struct check *k, uint32_t e, const struct form *f) {
  const struct m_exception *x = exception_at(k, e);
  for (size_t i = 0; i < x->lapsed_by.n; i++)
    if (guard_lapses(k, x->lapsed_by.p[i], e)) f = form_except(&k->proof, f, guard_of(k, x->lapsed_by.p[i])->holds);
  return f;
}

// Does it ask whether there is some enrolment?
static bool asks_enrolment(const struct check *k, const struct form *f) {
  if (!f) return false;
  if (f->kind == FORM_SOME) return k->proof.subjects.p[f->subject].entity == model_entity(k->proof.model, TEXT("inschrijving"));
  return asks_enrolment(k, f->a) || asks_enrolment(k, f->b);
}

// The conditions that say in other words for which enrolments it is: `in arnhem`, `indien er is een inschrijving waarbij …`.
static const struct form *for_some_too(struct check *k, uint32_t e, uint32_t level) {
  const struct m_exception *x = exception_at(k, e);
  struct context c = {k->proof.model, x->src, level, NULL};
  const struct form *all = form_true();
  for (size_t i = 0; i < x->when.n; i++) {
    m_clauses one = {&x->when.p[i], 1, 1};
    const struct form *f = form_of(&k->proof, check_clauses(&c, &one));
    if (asks_enrolment(k, f)) all = form_and(&k->proof, all, f);
  }
  return all;
}

static const struct form *for_some(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  m_clauses some = {0};
  for (size_t i = 0; i < x->scope.n; i++) {
    if (x->scope.p[i].node->kind == N_ALSO) return form_true();
    if (x->scope.p[i].node->kind == N_SCOPE) vec_push(k->proof.arena, &some, x->scope.p[i]);
  }
  return form_and(&k->proof, form_scope(k, &some), for_some_too(k, e, k->guards[e].level));
}

static void add_effect(struct check *k, struct guard *g, enum effect effect, const struct form *where) {
  if (effect == EFFECT_LAPSE) g->lapses = form_or(&k->proof, g->lapses, where);
  if (effect == EFFECT_SATISFIED) g->satisfies = form_or(&k->proof, g->satisfies, where);
  if (effect == EFFECT_REPLACE) g->replaces = form_or(&k->proof, g->replaces, where);
}

// Each branch holds where its condition does and those before it do not.
static void add_branches(struct check *k, uint32_t e, uint32_t level) {
  const struct m_exception *x = exception_at(k, e);
  struct guard *g = &k->guards[e];
  const struct form *left = g->holds;
  g->branch = NEW_ARRAY(k->proof.arena, const struct form *, x->branches.n);
  g->acts = g->holds;
  for (size_t b = 0; b < x->branches.n; b++) {
    const struct m_branch *br = &x->branches.p[b];
    const struct form *here = condition(k, e, br->condition, level);
    g->branch[b] = form_and(&k->proof, form_and(&k->proof, left, here), condition(k, e, br->where, level));
    left = form_except(&k->proof, left, here);
    add_effect(k, g, br->effect, g->branch[b]);
  }
  if (!x->cases && x->branches.n > 0) g->acts = g->branch[0];
}

const struct guard *guard_of(struct check *k, uint32_t e) {
  struct guard *g = &k->guards[e];
  if (g->done || g->busy) return g;
  g->busy = true;
  bool in_guard = k->proof.in_guard;
  k->proof.in_guard = true;
  const struct form *never = form_not(&k->proof, form_true());
  g->lapses = g->satisfies = g->replaces = never;
  g->own = guard_form(k, e, &g->level);
  g->holds = unlapsed(k, e, g->own);
  g->for_some = for_some(k, e);
  add_branches(k, e, g->level);
  if (!g->acts || !g->lapses || !g->satisfies || !g->replaces) g->own = g->holds = g->acts = NULL;
  k->proof.in_guard = in_guard;
  g->done = true;
  return g;
}

bool guard_competes(const struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  return x->term == NONE && !x->term_node && !x->adds && x->branches.n > 0;
}

bool guard_fits(struct check *k, uint32_t e, uint32_t target) {
  return !exception_at(k, e)->each || guard_of(k, e)->level == k->proof.shapes[target].entity;
}

const struct form *guard_changes(struct check *k, uint32_t e) {
  const struct guard *g = guard_of(k, e);
  return form_or(&k->proof, g->lapses, form_or(&k->proof, g->satisfies, g->replaces));
}

uint32_t level_for(const struct check *k, uint32_t e, uint32_t target) {
  const struct shape *s = &k->proof.shapes[target];
  return exception_at(k, e)->each ? s->entity : s->level;
}

const struct form *reach_for(struct check *k, uint32_t e, uint32_t target) {
  const struct reach *r = reach_of(k, target);
  return exception_at(k, e)->each ? r->row : r->whole;
}

// ---- targets ----

const struct form *form_when(struct check *k, uint32_t target, const struct m_clause *clause, bool *of_row) {
  const struct m_target *t = target_at(k, target);
  const struct shape *s = &k->proof.shapes[target];
  struct context c = {k->proof.model, clause->src, s->entity, t};
  m_clauses one = {(struct m_clause *)clause, 1, 1};
  const struct node *n = clause->node;
  bool places = n->kind == N_OTHER_PLACES; // that the parts beside it do not name
  const struct m_target *parent = t->parent == NONE ? NULL : target_at(k, t->parent);
  const struct x *x = places ? check_place(&c, n, parent) : check_clauses(&c, &one);
  *of_row = s->member && x && !model_under(k->proof.model, s->level, x->level);
  if (check_may_change(k->proof.model, n)) return NULL; // it may mean something else here
  return form_of(&k->proof, x);
}

static void add_when(struct check *k, uint32_t target, struct reach *r) {
  const struct m_target *t = target_at(k, target);
  for (size_t i = 0; i < t->when.n; i++) {
    bool of_row;
    const struct form *f = form_when(k, target, &t->when.p[i], &of_row);
    r->row = form_and(&k->proof, r->row, f);
    if (!of_row) r->whole = form_and(&k->proof, r->whole, f);
  }
}

// What must hold for a target to be looked at: what encloses it, or the exception whose norm it is.
const struct form *form_enclosing(struct check *k, uint32_t target) {
  const struct m_target *t = target_at(k, target);
  if (t->parent != NONE) return reach_of(k, t->parent)->row;
  if (t->kind == TARGET_EIS) return form_validity(k, t->set);
  if (t->exception == NONE) return form_true();
  const struct m_exception *x = exception_at(k, t->exception);
  const struct guard *g = guard_of(k, t->exception);
  for (size_t b = 0; b < x->branches.n && g->holds; b++) {
    if (x->branches.p[b].norm != target) continue;
    uint32_t aim = x->aims.n > 0 ? x->aims.p[0].target : NONE;
    bool known = aim != NONE && guard_fits(k, t->exception, aim);
    return form_and(&k->proof, g->branch[b], known ? reach_for(k, t->exception, aim) : form_true());
  }
  return NULL;
}

const struct reach *reach_of(struct check *k, uint32_t target) {
  struct reach *r = &k->reaches[target];
  if (r->done) return r;
  r->done = true;
  if (k->proof.shapes[target].bad) return r;
  const struct m_target *t = target_at(k, target);
  const struct form *f = form_and(&k->proof, form_enclosing(k, target), form_scope(k, &t->scope));
  const struct x *member = k->proof.shapes[target].member;
  r->whole = f;
  if (t->each && check_filter_may_change(k->proof.model, t->each)) member = NULL, f = NULL;
  r->row = member ? form_and(&k->proof, f, form_of(&k->proof, member)) : f;
  add_when(k, target, r);
  return r;
}
