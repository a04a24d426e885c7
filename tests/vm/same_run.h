// Whether two runs have the same in every register, row by row.
#ifndef EISEN_TEST_SAME_RUN_H
#define EISEN_TEST_SAME_RUN_H

#include <string.h>

#include "vm.h"

// What stands beside a value counts too.
static inline bool same_value(const struct reg *a, const struct reg *b, uint32_t row) {
  const struct value *x = &a->v, *y = &b->v;
  bool k = bit_get(x->k, row);
  if (k != bit_get(y->k, row) || bit_get(x->g, row) != bit_get(y->g, row))
    return false;
  struct large_row p = k ? exact_at(exact_of(a), row) : (struct large_row){0}, q = k ? exact_at(exact_of(b), row) : p;
  return memcmp(&p, &q, sizeof p) == 0 && (!k || (x->lo[row] == y->lo[row] && x->hi[row] == y->hi[row]));
}

static inline bool same_row(const struct run *x, const struct run *y, uint32_t reg, uint32_t row) {
  const struct reg *a = &x->regs[reg], *b = &y->regs[reg];
  switch ((enum reg_type)x->image->regs[reg].type) {
  case REG_CONDITION: return run_condition(x, reg, row) == run_condition(y, reg, row);
  case REG_OUTCOME: return run_outcome(x, reg, row) == run_outcome(y, reg, row);
  case REG_VALUE: return same_value(a, b, row);
  default: return a->s.must[row] == b->s.must[row] && a->s.may[row] == b->s.may[row];
  }
}

static inline bool same_runs(const struct run *x, const struct run *y) {
  for (uint32_t reg = 0; reg < x->image->n_regs; reg++)
    for (uint32_t row = 0; row < run_rows(x, reg); row++)
      if (!same_row(x, y, reg, row))
        return false;
  return true;
}

#endif
