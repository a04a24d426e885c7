// Numbers of 511 bits and a sign, for what does not fit in a column. Exact, or false: too large for these too.
#ifndef EISEN_LARGE_H
#define EISEN_LARGE_H

#include "text.h"
#include "value.h"

enum { LARGE_WORDS = 8, LARGE_POWER = 150 }; // 10^LARGE_POWER fits
struct large {
  uint64_t negative;       // 1: below zero; zero itself is not
  uint64_t w[LARGE_WORDS]; // its size, least first; the highest bit is 0
};

// What is written may be an operand.
struct large large_of(int64_t x);
bool large_power(unsigned exponent, struct large *out); // of ten
bool large_add(const struct large *a, const struct large *b, struct large *out);
bool large_sub(const struct large *a, const struct large *b, struct large *out);
bool large_mul(const struct large *a, const struct large *b, struct large *out);
int large_compare(const struct large *a, const struct large *b); // < 0, 0, > 0
int large_sign(const struct large *a);
// Whole part towards zero, and the size of what is left. b is not zero.
void large_divide(const struct large *a, const struct large *b, struct large *whole, struct large *rest);
// To the nearest; halves away from zero. b is not zero.
bool large_nearest(const struct large *a, const struct large *b, struct large *out);
// Within the bounds of a column, and not at one: there it would say that it has none.
bool large_fits(const struct large *a, int64_t *out);
// a * 10^-decimals, as people write it: "1.234.567,89". Zeros at the end are left out, but for the first `keep` of the decimals.
struct text large_show(struct arena *arena, const struct large *a, unsigned decimals, unsigned keep);

#endif
