#include "wide_parts.h"

static void below(word *out, const int64_t *x, const int64_t *y, size_t rows) {
  WORDS_OF(below_rest(x + w * 64, y + w * 64, 64), below_rest(x + w * 64, y + w * 64, rows - w * 64));
}

static void below_number(word *out, const int64_t *x, int64_t y, size_t rows) {
  WORDS_OF(below_number_rest(x + w * 64, y, 64), below_number_rest(x + w * 64, y, rows - w * 64));
}

static void above_number(word *out, const int64_t *x, int64_t y, size_t rows) {
  WORDS_OF(above_number_rest(x + w * 64, y, 64), above_number_rest(x + w * 64, y, rows - w * 64));
}

#define NARROW_64(name, sign)                                                                                          \
  static inline word name##_columns(const int32_t *x, const int32_t *y, int32_t plus) {                                \
    word bits = 0;                                                                                                     \
    for (size_t r = 0; r < 64; r++)                                                                                    \
      bits |= (word)(x[r] sign y[r] + plus) << r;                                                                      \
    return bits;                                                                                                       \
  }                                                                                                                    \
  static inline word name##_number(const int32_t *x, int32_t plus) {                                                   \
    word bits = 0;                                                                                                     \
    for (size_t r = 0; r < 64; r++)                                                                                    \
      bits |= (word)(x[r] sign plus) << r;                                                                             \
    return bits;                                                                                                       \
  }
NARROW_64(below_64, <)
NARROW_64(equal_64, ==)
#undef NARROW_64
NARROW_LOOP(narrow_below, below_64_columns, below_64_number)
NARROW_LOOP(narrow_equal, equal_64_columns, equal_64_number)

PLAIN_LOOPS

const struct wide wide_portable = {"portable", below, below_number, above_number, add, add_number, sub, fold, count, narrow_below, narrow_equal};

size_t wide_all(const struct wide *out[3]) {
  size_t n = 0;
  out[n++] = &wide_portable;
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt"))
    out[n++] = &wide_avx2;
  if (n == 2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw"))
    out[n++] = &wide_avx512;
#endif
  return n;
}

const struct wide *wide_best(void) {
  const struct wide *all[3];
  return all[wide_all(all) - 1];
}
