// Demand through periods: which rows may fall in one, and which earlier periods it looks back at.
#include "view.h"

static void want_lists(struct demand *d, uint32_t entity) {
  for (; entity != 0; entity = d->v->im->entities[entity].parent) {
    struct segment s = d->v->segments[d->v->im->entities[entity].parent];
    for (uint32_t row = s.from; row < s.to; row++)
      want_list(d, entity, row);
  }
}

static bool may_fall_in(const struct view *v, const struct img_code *code, uint32_t period, uint32_t date, uint32_t row) {
  const struct entity_rows *periods = &v->columns->entities[code->entity];
  const struct value *on = &v->run->regs[date].v;
  return bit_get(on->k, row) && on->lo[row] <= periods->last[period] && on->hi[row] >= periods->first[period];
}

static void want_rows(struct demand *d, const struct img_code *code, uint32_t period) {
  const struct img_pool *p = &d->v->im->pool[code->a + 1];
  struct segment s = d->v->segments[p[0].v];
  want_lists(d, p[0].v);
  for (uint32_t row = s.from; row < s.to; row++) {
    if (!(run_condition(d->v->run, p[1].v, row) & WAAR) || !may_fall_in(d->v, code, period, p[2].v, row))
      continue;
    for (int i = 1; i < 4; i++)
      want(d, p[i].v, row);
  }
}

static void want_all(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t regs[OPERAND_LIMIT];
  for (uint32_t n = code_operands(d->v->im, code, regs); n-- > 0;)
    want(d, regs[n], row);
}

static struct segment siblings(const struct view *v, uint32_t entity, uint32_t row) {
  const struct entity_rows *rows = &v->columns->entities[entity];
  return (struct segment){rows->begin[rows->parent[row]], rows->begin[rows->parent[row] + 1]};
}

bool want_periods(struct demand *d, const struct img_code *code, uint32_t row) {
  if (period_rows(d->v->im, code) != NONE) {
    want_rows(d, code, row);
    return true;
  }
  bool backwards = code->op == OP_STREAK || code->op == OP_NO_BETTER || code->op == OP_LADDER;
  if (!backwards && code->op != OP_ELSEWHEN && code->op != OP_NEXT)
    return false;
  struct segment s = siblings(d->v, code->entity, row);
  for (uint32_t at = s.from; at < (backwards ? row + 1 : s.to); at++)
    want_all(d, code, at);
  if (code->op != OP_NEXT)
    return true;
  note_tied_next(d, code, row);
  want_list(d, code->entity, d->v->columns->entities[code->entity].parent[row]);
  return true;
}
