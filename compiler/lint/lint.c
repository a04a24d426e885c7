#include "rule.h"

struct text lint_target_name(const struct lint *l, uint32_t target) {
  const struct model *m = l->model;
  const struct m_target *t = &m->targets.p[target];
  if (t->kind == TARGET_EIS) return text_format(l->arena, "eis %.*s", TP(t->number));
  if (t->exception != NONE && t->path.n == 0) return text_format(l->arena, "afwijking %.*s", TP(m->exceptions.p[t->exception].label));
  if (t->exception != NONE) return text_format(l->arena, "onderdeel %.*s van afwijking %.*s", TP(t->path), TP(m->exceptions.p[t->exception].label));
  return text_format(l->arena, "onderdeel %.*s van eis %.*s", TP(t->path), TP(m->targets.p[t->eis].number));
}

const struct x *lint_norm(const struct lint *l, uint32_t target) {
  const struct m_target *t = &l->model->targets.p[target];
  if (!t->norm || t->norm->kind == N_JUDGE || t->topic || l->shapes[target].bad || model_is_shown(l->model, target)) return NULL;
  struct context c = {l->model, t->src, l->shapes[target].entity, t};
  return check_norm(&c, t->norm);
}

// What is found in another source is told when that source is judged.
static bool is_here(void *context, const struct message *m) {
  const struct lint *l = context;
  return m->place.src == NULL || m->place.src == l->src;
}

enum { LEAST_ROOM = 1 << 16 }; // and so many bytes a byte of the source: what most rules need, so that each begins where the last did

void lint_set(struct arena *a, struct model *m, const struct shape *shapes) {
  uint32_t set = (uint32_t)m->sets.n - 1;
  struct lint l = {.model = m, .shapes = shapes, .set = set, .src = m->sets.p[set].src, .root = m->sets.p[set].root};
  proses_of(a, m, set, &l.proses);
  l.check = proof_begin(m, shapes);
  l.arena = arena_scratch(a, LEAST_ROOM + 16 * l.src->text.n);
#define RULE(name, family, summary) lint_##name(&l); arena_reset(l.arena);
#include "lint.def"
#undef RULE
  proof_end(l.check);
  sink_keep(m->sink, is_here, &l);
  lint_off(&l);
  arena_free(l.arena);
}
