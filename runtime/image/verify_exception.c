// Exceptions, with their branches and what they aim at.
#include "verify.h"

// The records of an exception say so themselves; no record can then be in two.
static bool branches_are_mine(const struct check *c, uint32_t i) {
  const struct img_exception *x = &c->im->exceptions[i];
  for (uint32_t b = 0; b < x->branches; b++) {
    if (c->im->branches[x->first_branch + b].exception != i)
      return check_fail(c, "first_branch", NOT_HERE);
  }
  return true;
}

static bool aims_are_mine(const struct check *c, uint32_t i) {
  const struct img_exception *x = &c->im->exceptions[i];
  for (uint32_t a = 0; a < x->aims; a++) {
    if (c->im->aims[x->first_aim + a].exception != i)
      return check_fail(c, "first_aim", NOT_HERE);
  }
  return true;
}

static bool one_exception(struct check *c, uint32_t i) {
  const struct image *im = c->im;
  const struct img_exception *x = &im->exceptions[i];
  if (!(TEXT_OK(x, label) && TEXT_OK(x, title) && TEXT_OK(x, text) && TEXT_OK(x, source) && TEXT_OK(x, guard)))
    return false;
  if (!(INDEX_OK(x, set, im->n_sets) && INDEX_OK(x, entity, im->n_entities) &&
        REG_OK(x, guard_reg, REG_CONDITION, x->entity)))
    return false;
  return RANGE_OK(x, first_branch, branches, im->n_branches) && branches_are_mine(c, i) &&
         RANGE_OK(x, first_aim, aims, im->n_aims) && aims_are_mine(c, i) && INDEX_OR_NONE(x, span, im->n_spans);
}

static bool norm_ok(const struct check *c, const struct img_branch *b) {
  if (b->norm == NONE)
    return true;
  if (!INDEX_OK(b, norm, c->im->n_targets))
    return false;
  const struct img_target *t = &c->im->targets[b->norm];
  bool has_norm = b->effect == EFFECT_REPLACE || b->effect == EFFECT_SUPPLEMENT;
  bool fits = has_norm && t->parent == NONE && t->exception == b->exception;
  return fits || check_fail(c, "norm", NOT_HERE);
}

static bool one_branch(struct check *c, uint32_t i) {
  const struct img_branch *b = &c->im->branches[i];
  if (!(INDEX_OK(b, exception, c->im->n_exceptions) && KNOWN_OK(b, effect, EFFECT_SUPPLEMENT)))
    return false;
  const struct img_exception *x = &c->im->exceptions[b->exception];
  if (i - x->first_branch >= x->branches)
    return check_fail(c, "exception", NOT_HERE);
  return REG_OK(b, reg, REG_CONDITION, x->entity) && norm_ok(c, b);
}

static bool one_aim(struct check *c, uint32_t i) {
  const struct img_aim *a = &c->im->aims[i];
  if (!(INDEX_OK(a, exception, c->im->n_exceptions) && INDEX_OR_NONE(a, target, c->im->n_targets) &&
        KNOWN_OK(a, begrip, 1)))
    return false;
  const struct img_exception *x = &c->im->exceptions[a->exception];
  return i - x->first_aim < x->aims || check_fail(c, "exception", NOT_HERE);
}

// An exception may aim at the norm of another, but not in a circle: what explains a norm goes from the one to the next. How far
// each stands from an ordinary target grows until nothing changes, or until it is too far.
static bool next_round(const struct image *im, uint32_t *depth, bool *changed) {
  *changed = false;
  for (uint32_t i = 0; i < im->n_aims; i++) {
    const struct img_aim *a = &im->aims[i];
    uint32_t on = a->target == NONE ? NONE : im->targets[a->target].exception;
    if (on == NONE || depth[a->exception] > depth[on])
      continue;
    depth[a->exception] = depth[on] + 1;
    *changed = true;
    if (depth[a->exception] > AIM_DEPTH)
      return false;
  }
  return true;
}

static bool aims_end(struct check *c) {
  struct arena *scratch = arena_child(c->sink->arena);
  uint32_t *depth = NEW_ARRAY(scratch, uint32_t, c->im->n_exceptions);
  bool changed = true, ok = true;
  while (ok && changed)
    ok = next_round(c->im, depth, &changed);
  arena_free(scratch);
  c->section = "aims";
  c->index = 0;
  return ok || check_fail(c, "target", IN_CIRCLE);
}

bool verify_exceptions(struct check *c) {
  const struct image *im = c->im;
  return check_each(c, "exceptions", im->n_exceptions, one_exception) &&
         check_each(c, "branches", im->n_branches, one_branch) && check_each(c, "aims", im->n_aims, one_aim) && aims_end(c);
}
