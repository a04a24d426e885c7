// The table of contents: each target, each exception, each exception on its target, each two on one target.
#include <string.h>

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

// ---- gaat voor ----

static bool said_before(const struct check *k, uint32_t a, uint32_t b) {
  return k->before[a * k->before_words + b / 64] >> (b % 64) & 1;
}

// As `gaat voor` says, else a block before one that it contains.
bool goes_before(const struct check *k, uint32_t a, uint32_t b) {
  if (said_before(k, a, b)) return true;
  return model_contains(exception_at(k, a), exception_at(k, b)) && !said_before(k, b, a);
}

static void add_named(struct check *k, uint32_t e, struct text label) {
  uint64_t *row = k->before + e * k->before_words;
  for (uint32_t other = 0; other < k->proof.model->exceptions.n; other++)
    if (text_eq(exception_at(k, other)->label, label)) row[other / 64] |= (uint64_t)1 << (other % 64);
}

static void order_exceptions(struct check *k) {
  size_t n = k->proof.model->exceptions.n;
  k->before_words = (n + 63) / 64;
  k->before = NEW_ARRAY(k->proof.arena, uint64_t, n * k->before_words);
  for (uint32_t e = 0; e < n; e++)
    for (size_t i = 0; i < exception_at(k, e)->before.n; i++) add_named(k, e, exception_at(k, e)->before.p[i]->text);
  for (uint32_t via = 0; via < n; via++)
    for (uint32_t e = 0; e < n; e++)
      for (size_t w = 0; w < k->before_words && said_before(k, e, via); w++)
        k->before[e * k->before_words + w] |= k->before[via * k->before_words + w];
}

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
    bool had = false;
    for (size_t j = 0; j < k->on[target].n; j++) had = had || k->on[target].p[j] == e;
    if (!had) vec_push(k->proof.arena, &k->on[target], e);
  }
}

// All conditions are read once, before anything is said about them.
static void read_all(struct check *k) {
  const struct model *m = k->proof.model;
  for (uint32_t e = 0; e < m->exceptions.n; e++) {
    if (m->exceptions.p[e].term != NONE) k->proof.redefined[m->exceptions.p[e].term] = true;
    add_aims(k, e);
  }
  for (uint32_t e = 0; e < m->exceptions.n; e++) guard_of(k, e);
  for (uint32_t t = 0; t < m->targets.n; t++) reach_of(k, t);
  order_exceptions(k);
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

// idle: those that do nothing; met: room for those that this one was said to clash with.
static void check_exception(struct check *k, uint32_t e, bool *idle, bool *met) {
  const struct m_exception *x = exception_at(k, e);
  bool leaks = false;
  memset(met, 0, k->proof.model->exceptions.n * sizeof *met);
  idle[e] = !check_guard(k, e);
  check_lapsed(k, e);
  if (idle[e] || !guard_of(k, e)->holds) return;
  for (size_t i = 0; i < x->aims.n; i++) {
    uint32_t target = x->aims.p[i].target;
    bool known = target == NONE || (!k->proof.shapes[target].bad && guard_fits(k, e, target));
    if (known && target != NONE) check_on(k, e, target, idle, met);
    if (known && !leaks && !x->adds) leaks = !check_leak(k, e, target);
  }
}

void check_proof(struct model *m, const struct shape *shapes) {
  if (m->sink->errors + m->sink->system > 0) return;
  struct check k = {.proof = {.model = m, .shapes = shapes, .arena = m->arena}, .scratch = arena_child(m->arena)};
  k.proof.keys.arena = k.proof.texts.map.arena = m->arena;
  k.proof.redefined = NEW_ARRAY(m->arena, bool, m->terms.n);
  k.guards = NEW_ARRAY(m->arena, struct guard, m->exceptions.n);
  k.reaches = NEW_ARRAY(m->arena, struct reach, m->targets.n);
  k.on = arena_array(m->arena, m->targets.n, sizeof *k.on);
  arena_alloc(k.scratch, SCRATCH); // its first block, that every question uses again
  read_all(&k);
  bool *idle = NEW_ARRAY(m->arena, bool, m->exceptions.n), *met = NEW_ARRAY(m->arena, bool, m->exceptions.n);
  if (m->sink->errors == 0) {
    for (uint32_t t = 0; t < m->targets.n; t++) check_reach(&k, t);
    for (uint32_t e = 0; e < m->exceptions.n; e++) check_exception(&k, e, idle, met);
  }
  arena_free(k.scratch);
}
