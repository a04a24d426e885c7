// Columns of numbers in four bytes, and comparisons of them.
//
// What evidence gives is nearly always either known or wholly unknown, and a known number is a whole one, or a day. Such a column has,
// beside its bounds, the same numbers in four bytes with one plane that says which rows are unknown. A comparison of two of them, or of
// one with a constant, then looks at half the bytes, once instead of once for each bound. Where the bounds of the unknown rows do not
// lie around everything that they are compared with, the bounds are compared instead (compare.c). The outcome is the same bits.
#ifndef EISEN_NARROW_H
#define EISEN_NARROW_H

#include "value.h"

// Row r is n[r] * unit + plus, or, where `unknown` has a bit, anything from low to high. Where there is no value both mean nothing.
// Arrays have room for whole words of rows.
struct narrow {
  const int32_t *n;
  const word *unknown;
  int64_t unit, plus, low, high;
  int32_t least, most; // of n; no unknown row: low and high lie beyond all numbers
};
enum { NARROW_MOST = 1 << 29 }; // n lies between -NARROW_MOST and NARROW_MOST, both excluded

// The column v in four bytes; n and the plane are zeroed, with room for whole words. false: it does not fit.
bool narrow_of(struct value v, size_t rows, int32_t *n, word *unknown, struct narrow *out);
// The same numbers, all more by x. false: too far.
bool narrow_moved(const struct narrow *a, int64_t x, struct narrow *out);
// Writes both bounds of each row (one array where lo and hi are).
void narrow_write(const struct narrow *a, size_t rows, int64_t *lo, int64_t *hi);

// Whether comparisons of a and b look at four bytes: at least one is narrow, the other too or constant.
bool narrow_comparable(struct value a, struct value b);
// As kernel_lt and kernel_eq, of what is comparable. `not`: it is the other way round, and d.t and d.f too.
void narrow_lt(size_t rows, struct condition d, struct value a, struct value b, bool not);
void narrow_eq(size_t rows, struct condition d, struct value a, struct value b, bool not);

#endif
