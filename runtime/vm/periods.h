// Inside this room: instructions about periods.
#ifndef EISEN_PERIODS_H
#define EISEN_PERIODS_H

#include "kernel.h"
#include "vm.h"

struct row_span {
  uint32_t from, to;
}; // rows from … to-1
struct row_span rows_of_provider(const struct columns *c, uint32_t entity, uint32_t provider);
// The periods of `level` beside the rows that the operands in the pool name. Memory from `a`.
struct spread spread_of(struct arena *a, const struct columns *c, uint32_t level, uint32_t pool);
struct period_counts *period_counts(struct arena *a, const struct run *run, uint32_t level, uint32_t pool);
void period_sum(struct arena *a, const struct run *run, uint32_t level, struct reg *d, uint32_t pool);
void no_better(struct arena *a, const struct run *run, uint32_t level, struct condition d, uint32_t rows, uint32_t pool, uint32_t norm);
void ladder(struct arena *a, const struct run *run, uint32_t level, struct set d, uint32_t rows, uint32_t pool);

#endif
