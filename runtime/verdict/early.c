// What meets a deadline and lies before the day from which its term counts: `overleg binnen 2 weken na datum`, met by an overleg of years
// before. The outcome is right by the text; whether that overleg is the one that was meant, only a person can say.
#include "view.h"

// The instruction that makes the norm itself, below judgements and conditions; NULL: in this row those set it aside.
const struct img_code *norm_code(const struct view *v, const struct img_target *target, uint32_t row) {
  const struct img_code *code = &v->im->code[target->own_reg];
  while (code->op == OP_JUDGE || code->op == OP_COMPLETE || code->op == OP_CHOOSE) {
    if (code->op == OP_CHOOSE && run_condition(v->run, code->a, row) == ONWAAR)
      return NULL;
    code = &v->im->code[code->op == OP_CHOOSE ? code->b : code->a];
  }
  return code;
}

// Does the instruction count forward from the date in its operand a?
static bool counts_forward(const struct image *im, const struct img_code *code) {
  switch (code->op) {
  case OP_ADD_TERM:
  case OP_ADD_WORKDAYS:
    return img_const(im, code->b) > 0;
  case OP_ADD_LAW:
    return true;
  case OP_TERM_BY:
    return im->pool[code->c + 2].v != 1;
  default: // a day of a year is no term that begins
    return false;
  }
}

static bool one_day(const struct view *v, uint32_t reg, uint32_t row, int64_t *at) {
  const struct value *x = &v->run->regs[reg].v;
  *at = x->lo[row];
  return bit_get(x->k, row) && !bit_get(x->g, row) && x->lo[row] == x->hi[row];
}

// The known day from which the term of a deadline counts, in this row.
static bool begin_of(const struct view *v, const struct img_code *deadline, uint32_t row, int64_t *begin) {
  const struct img_code *term = &v->im->code[deadline->b];
  for (; term->op == OP_DOWN_V; term = &v->im->code[term->a])
    row = v->columns->entities[term->entity].parent[row];
  return counts_forward(v->im, term) && one_day(v, term->a, row, begin);
}

bool met_early(const struct view *v, const struct img_code *deadline, uint32_t row, int64_t *event, int64_t *begin) {
  bool met = run_outcome(v->run, deadline->dst, row) == JA && one_day(v, deadline->a, row, event);
  return met && begin_of(v, deadline, row, begin) && *event < *begin;
}

struct text early_words(const struct view *v, uint32_t t) {
  const struct img_target *target = target_of(v, t);
  struct segment s = v->segments[target->entity];
  struct text first = NO_TEXT;
  uint32_t more = 0;
  for (uint32_t row = s.from; row < s.to; row++) {
    const struct img_code *code = norm_code(v, target, row);
    int64_t begin, event;
    bool counts = code != NULL && code->op == OP_DEADLINE && row_outcome(v, t, row) != NVT;
    if (!counts || !met_early(v, code, row, &event, &begin))
      continue;
    more += first.n > 0;
    if (first.n == 0)
      first = text_format(v->arena, "%.*s%sop %.*s, en de termijn begon op %.*s", TP(target->entity == 0 ? NO_TEXT : row_words(v, target->entity, row)),
                          target->entity == 0 ? "" : ", ", TP(date_dutch(v->arena, (day)event)), TP(date_dutch(v->arena, (day)begin)));
  }
  return more == 0 ? first : text_format(v->arena, "%.*s; en zo nog %u keer", TP(first), more);
}
