// The loops over numbers that take most of the time, in as many versions as processors have widths. Each version gives the same
// bits; the best one that this processor knows is chosen when the program runs.
//
//   wide.c         plain C, for every processor, and the choice
//   wide_avx2.c    x86-64 with AVX2: 4 numbers at a time
//   wide_avx512.c  x86-64 with AVX-512: 8 numbers at a time
#ifndef EISEN_WIDE_H
#define EISEN_WIDE_H

#include "value.h"

// A column of narrow numbers (narrow.h). All arrays have room for whole words.
struct narrow_rows {
  const int32_t *n;
  const word *k, *g, *unknown;
};
struct narrow_test {
  struct narrow_rows x, y; // no y.n: x is held against `plus` alone
  int32_t plus;
  word other_way; // all ones: waar and onwaar change places
};

struct wide {
  const char *name;
  // Bit r of `out`: x[r] < y[r]. Padding is 0. `out` has room for WORDS(rows).
  void (*below)(word *out, const int64_t *x, const int64_t *y, size_t rows);
  // The same with one number in place of a column.
  void (*below_number)(word *out, const int64_t *x, int64_t y, size_t rows); // x[r] < y
  void (*above_number)(word *out, const int64_t *x, int64_t y, size_t rows); // x[r] > y
  // out[r] = x[r] + y[r], or x[r] - y[r]; `none` where x[r] is none or y[r] is none_y. Gives bits WIDE_….
  unsigned (*add)(int64_t *out, const int64_t *x, const int64_t *y, size_t rows, int64_t none, int64_t none_y);
  unsigned (*add_number)(int64_t *out, const int64_t *x, int64_t y, size_t rows, int64_t none);
  unsigned (*sub)(int64_t *out, const int64_t *x, const int64_t *y, size_t rows, int64_t none, int64_t none_y);
  // ⊕ over the rows of each parent. `ends` has the last row of each, at least one in each of `words`; parents without rows are left
  // out. The planes of d are zeroed.
  void (*fold)(struct outcome d, struct outcome a, const word *ends, size_t words);
  // Rows that surely are in and meet a, and that may be, in whole numbers of NUMBER_SCALE; those of parent p begin at begin[p].
  void (*count)(int64_t *lo, int64_t *hi, struct condition in, struct condition a, const uint32_t *begin, size_t parents);
  // x < y + plus, x == y + plus: waar, onwaar, where one is unknown both, where one is absent onwaar.
  void (*narrow_below)(struct condition d, const struct narrow_test *t, size_t words);
  void (*narrow_equal)(struct condition d, const struct narrow_test *t, size_t words);
};
// Some result was none; some other result lies beyond VALUE_MIN or VALUE_MAX.
enum { WIDE_NONE = 1, WIDE_BEYOND = 2 };

const struct wide *wide_best(void);
// All versions that this processor can run, for tests: writes at most 3 and gives their number. The first is the portable one.
size_t wide_all(const struct wide *out[3]);

#endif
