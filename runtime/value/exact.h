// Values beside the column: in rows where a number does not fit in it, exact bounds in large numbers.
//
// The kernels (kernel.h) say in such a row that there is no bound, which is true and wide. These functions run after a kernel, over
// the rows where that happened or where an operand has something beside it, and put the exact bounds there: in the column where
// they fit after all, else beside it. So whoever reads the column alone is never wrong.
#ifndef EISEN_EXACT_H
#define EISEN_EXACT_H

#include "kernel.h"
#include "large.h"

enum { LARGE_HERE = 1, LARGE_NO_LO = 2, LARGE_NO_HI = 4 };
struct large_row {
  uint64_t state; // 0: the column says it; else LARGE_HERE, and which of the bounds there are not
  struct large lo, hi;
};
// A column and what stands beside it; large NULL: nothing, all rows fit.
struct exact {
  struct value v;
  const struct large_row *large;
};

struct large_row exact_at(struct exact a, size_t row); // what the row may be: where it has a value
bool exact_same(struct exact a, size_t row);           // where it has a value: there is only one that it may be

// Each gives what stands beside `d`, which the kernel of its name has filled; NULL: nothing. Memory comes from `arena`.
struct large_row *exact_add(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b);
struct large_row *exact_sub(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b);
struct large_row *exact_mul(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b);
struct large_row *exact_round(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b, int64_t step, int shift);
struct large_row *exact_choose(struct arena *arena, size_t rows, struct value d, struct condition a, struct exact b, struct exact c);
struct large_row *exact_down(struct arena *arena, size_t rows, struct exact a, const uint32_t *parent);
struct large_row *exact_sum_up(struct arena *arena, struct segments s, struct value d, struct exact a, struct condition in);

// After the kernel of its name: the rows where a side has something beside it.
void exact_lt(size_t rows, struct condition d, struct exact a, struct exact b);
void exact_le(size_t rows, struct condition d, struct exact a, struct exact b);
void exact_eq(size_t rows, struct condition d, struct exact a, struct exact b);
void exact_ne(size_t rows, struct condition d, struct exact a, struct exact b);
void exact_within(size_t rows, struct condition d, struct exact a, int64_t lo, int64_t hi);

#endif
