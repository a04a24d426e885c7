// The table of contents: each target, each exception, each exception on its target, each two on one target.
#include "proof_check.h"

bool check_open(struct check *k, struct cases *c, uint32_t level, const struct form *const *forms, size_t n) {
  arena_reset(k->scratch);
  *c = (struct cases){.proof = &k->proof, .arena = k->scratch};
  if (k->work > WORK_LIMIT || !cases_open(c, level, forms, n)) return false;
  k->work += WORK_QUESTION + c->words;
  return true;
}

bool check_possible(struct check *k, uint32_t level, const struct form *f) {
  struct cases c;
  if (!check_open(k, &c, level, &f, 1)) return true;
  return !cases_none(&c, cases_and(&c, c.real, cases_of(&c, f)));
}

bool goes_before(const struct check *k, uint32_t a, uint32_t b) { return model_goes_before(k->proof.model, a, b); }

// ---- what stands on what ----

static bool on_whole(const struct check *k, uint32_t whole, uint32_t e, uint32_t target) {
  bool rows = exception_at(k, e)->each && !exception_at(k, whole)->each;
  return rows && level_for(k, whole, target) != level_for(k, e, target);
}

void each_displacer(struct check *k, uint32_t e, uint32_t target, displacer_visit *visit, void *context) {
  const struct model *m = k->proof.model;
  for (uint32_t t = target; t != NONE; t = m->targets.p[t].parent)
    for (size_t i = 0; i < k->on[t].n; i++) {
      uint32_t other = k->on[t].p[i];
      bool above = t != target || on_whole(k, other, e, target);
      if (other != e && above && guard_competes(k, other) && guard_fits(k, other, t)) visit(k, other, target, context);
    }
}

static void add_aims(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  for (size_t i = 0; i < x->aims.n; i++) {
    uint32_t target = x->aims.p[i].target;
    if (target == NONE || k->proof.shapes[target].bad) continue;
    if (k->on[target].n == 0 || k->on[target].p[k->on[target].n - 1] != e) vec_push(k->proof.arena, &k->on[target], e);
  }
}

// All conditions are read once, before anything is said about them.
static void read_all(struct check *k) {
  const struct model *m = k->proof.model;
  for (uint32_t t = 0; t < m->terms.n; t++) k->proof.redefined[t] = check_term_changes(m, t);
  for (uint32_t e = 0; e < m->exceptions.n; e++) {
    add_aims(k, e);
  }
  for (uint32_t e = 0; e < m->exceptions.n; e++) {
    arena_reset(m->arena);
    guard_of(k, e);
  }
  for (uint32_t t = 0; t < m->targets.n; t++) {
    arena_reset(m->arena);
    reach_of(k, t);
  }
}

// ---- the checks ----

static void check_pairs(struct check *k, uint32_t e, uint32_t target, const bool *idle, bool *met) {
  for (size_t i = 0; i < k->on[target].n && k->on[target].p[i] != e; i++) {
    uint32_t other = k->on[target].p[i];
    bool same_rows = level_for(k, e, target) == level_for(k, other, target);
    if (idle[other] || met[other] || !same_rows || !guard_competes(k, other) || !guard_fits(k, other, target)) continue;
    met[other] = check_pair(k, other, e, target);
  }
}

static void check_on(struct check *k, uint32_t e, uint32_t target, const bool *idle, bool *met) {
  if (!check_touches(k, e, target) || !guard_competes(k, e) || k->on[target].n > EXCEPTIONS_LIMIT) return;
  if (!check_overruled(k, e, target)) return;
  check_displaced(k, e, target);
  check_pairs(k, e, target, idle, met);
}

static void forget_met(const struct check *k, const struct m_exception *x, bool *met) {
  for (size_t i = 0; i < x->aims.n; i++)
    for (size_t j = 0; x->aims.p[i].target != NONE && j < k->on[x->aims.p[i].target].n; j++) met[k->on[x->aims.p[i].target].p[j]] = false;
}

// idle: those that do nothing; met: room for those that this one was said to clash with.
static void check_exception(struct check *k, uint32_t e, bool *idle, bool *met) {
  const struct m_exception *x = exception_at(k, e);
  bool leaks = false;
  forget_met(k, x, met);
  idle[e] = !check_guard(k, e);
  check_lapsed(k, e);
  if (idle[e] || !guard_of(k, e)->holds) return;
  check_word(k, e);
  check_meanings(k, e);
  for (size_t i = 0; i < x->aims.n; i++) {
    uint32_t target = x->aims.p[i].target;
    bool known = target == NONE || (!k->proof.shapes[target].bad && guard_fits(k, e, target));
    if (known && target != NONE) check_on(k, e, target, idle, met);
    if (known && !leaks && !x->adds) leaks = !check_leak(k, e, target);
  }
}

struct check *proof_begin(struct model *m, const struct shape *shapes) {
  struct check *k = NEW(m->arena, struct check);
  *k = (struct check){.proof = {.model = m, .shapes = shapes, .arena = m->arena}, .scratch = arena_scratch(m->arena, SCRATCH)};
  k->proof.keys.arena = k->proof.texts.map.arena = m->arena;
  k->proof.redefined = NEW_ARRAY(m->arena, bool, m->terms.n);
  k->guards = NEW_ARRAY(m->arena, struct guard, m->exceptions.n);
  k->reaches = NEW_ARRAY(m->arena, struct reach, m->targets.n);
  k->on = arena_array(m->arena, m->targets.n, sizeof *k->on);
  m->arena = arena_scratch(k->proof.arena, SCRATCH);
  read_all(k);
  return k;
}

void proof_end(struct check *k) {
  arena_free(k->scratch);
  arena_free(k->proof.model->arena);
  k->proof.model->arena = k->proof.arena;
}

void check_proof(struct model *m, const struct shape *shapes) {
  if (m->sink->errors + m->sink->system > 0) return;
  struct check *k = proof_begin(m, shapes);
  bool *idle = NEW_ARRAY(k->proof.arena, bool, m->exceptions.n), *met = NEW_ARRAY(k->proof.arena, bool, m->exceptions.n);
  if (m->sink->errors == 0) {
    for (uint32_t t = 0; t < m->targets.n; t++) check_reach(k, t);
    for (uint32_t e = 0; e < m->exceptions.n; e++) check_exception(k, e, idle, met);
  }
  proof_end(k);
}
