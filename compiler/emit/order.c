// Which exceptions compete for a target, and which of them go before which.
#include "emit.h"

static struct m_exception *exception(struct emitter *e, uint32_t i) { return &e->model->exceptions.p[i]; }

// Those that go before option i, as `gaat voor` says.
uint64_t emit_before(struct emitter *e, const uint32_t *which, uint32_t n, uint32_t i) {
  uint64_t mask = 0;
  for (uint32_t j = 0; j < n; j++) {
    if (!model_goes_before(e->model, which[j], which[i])) continue;
    if (i == j) return 0; // a circle, which was told
    mask |= (uint64_t)1 << j;
  }
  return mask;
}

static bool leads_to(const struct competing *c, uint32_t from, uint32_t to, uint64_t *seen) {
  if (*seen >> from & 1) return false;
  *seen |= (uint64_t)1 << from;
  for (uint32_t k = 0; k < c->n; k++)
    if (c->before[from] >> k & 1 && (k == to || leads_to(c, k, to, seen))) return true;
  return false;
}

// A block displaces one that it contains, as an exception on the whole eis displaces those on its parts; but what the author said
// with `gaat voor` counts first.
static void order_blocks(struct emitter *e, struct competing *c) {
  for (uint32_t i = 0; i < c->n; i++)
    for (uint32_t j = 0; j < c->n; j++) {
      uint64_t seen = 0;
      if (!model_contains(exception(e, c->which[j]), exception(e, c->which[i])) || leads_to(c, j, i, &seen)) continue;
      c->before[i] |= (uint64_t)1 << j;
    }
}

static bool check_aim_rows(struct emitter *e, uint32_t i, uint32_t target) {
  uint32_t entity;
  emit_guard(e, i, &entity);
  const struct shape *s = &e->shapes[target];
  const struct m_exception *x = exception(e, i);
  if (!x->each || entity == s->entity) return true;
  msg(e->model->sink, M_EACH_AIM, node_place(x->src, x->each), model_exception_words(e->model, i), e->model->entities.p[entity].name);
  return false;
}

bool emit_concerns(struct emitter *e, uint32_t i, uint32_t target, uint32_t level) {
  const struct m_exception *x = exception(e, i);
  const struct shape *s = &e->shapes[target];
  if (x->branches.n == 0) return false;
  return level == (x->each ? s->entity : s->level) && check_aim_rows(e, i, target);
}

struct competing *emit_competing(struct emitter *e, uint32_t target, uint32_t level) {
  const struct m_standing *on = &e->model->on[target];
  size_t most = on->n < 64 ? on->n : 64;
  struct competing *c = NEW(e->model->arena, struct competing);
  *c = (struct competing){.target = target, .level = level};
  c->which = NEW_ARRAY(e->model->arena, uint32_t, most);
  c->before = NEW_ARRAY(e->model->arena, uint64_t, most);
  for (size_t k = 0; k < on->n; k++) {
    uint32_t i = on->p[k];
    if (exception(e, i)->adds || !emit_concerns(e, i, target, level)) continue;
    if (c->n == 64) {
      msg(e->model->sink, M_TOO_MANY_EXCEPTIONS, name_place(exception(e, i)->src, exception(e, i)->node));
      break;
    }
    c->which[c->n++] = i;
  }
  for (uint32_t i = 0; i < c->n; i++) c->before[i] = emit_before(e, c->which, c->n, i);
  order_blocks(e, c);
  return c;
}
