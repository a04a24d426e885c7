// Compiled with AVX2 on x86-64; empty elsewhere.
#include "wide_parts.h"

#ifdef __AVX2__
#include <immintrin.h>

static inline __m256i load(const int64_t *x) {
  return _mm256_loadu_si256((const void *)x);
}

// 4 rows: the sign of each comparison a > b.
static inline word above_4(__m256i a, __m256i b) {
  return (word)(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(a, b)));
}

static inline word below_64(const int64_t *x, const int64_t *y) {
  word bits = 0;
  for (size_t r = 0; r < 64; r += 4)
    bits |= above_4(load(y + r), load(x + r)) << r;
  return bits;
}

static inline word below_number_64(const int64_t *x, __m256i y) {
  word bits = 0;
  for (size_t r = 0; r < 64; r += 4)
    bits |= above_4(y, load(x + r)) << r;
  return bits;
}

static inline word above_number_64(const int64_t *x, __m256i y) {
  word bits = 0;
  for (size_t r = 0; r < 64; r += 4)
    bits |= above_4(load(x + r), y) << r;
  return bits;
}

static void below(word *out, const int64_t *x, const int64_t *y, size_t rows) {
  WORDS_OF(below_64(x + w * 64, y + w * 64), below_rest(x + w * 64, y + w * 64, rows - w * 64));
}

static void below_number(word *out, const int64_t *x, int64_t y, size_t rows) {
  __m256i all = _mm256_set1_epi64x(y);
  WORDS_OF(below_number_64(x + w * 64, all), below_number_rest(x + w * 64, y, rows - w * 64));
}

static void above_number(word *out, const int64_t *x, int64_t y, size_t rows) {
  __m256i all = _mm256_set1_epi64x(y);
  WORDS_OF(above_number_64(x + w * 64, all), above_number_rest(x + w * 64, y, rows - w * 64));
}

static inline __m256i load_8(const int32_t *x) {
  return _mm256_loadu_si256((const void *)x);
}

// The signs of 8 rows.
static inline word signs_8(__m256i x) {
  return (word)(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(x));
}

#define NARROW_64(name, test)                                                                                          \
  static inline word name##_columns(const int32_t *x, const int32_t *y, int32_t plus) {                                \
    __m256i more = _mm256_set1_epi32(plus);                                                                            \
    word bits = 0;                                                                                                     \
    for (size_t r = 0; r < 64; r += 8)                                                                                 \
      bits |= signs_8(test(_mm256_add_epi32(load_8(y + r), more), load_8(x + r))) << r;                                \
    return bits;                                                                                                       \
  }                                                                                                                    \
  static inline word name##_number(const int32_t *x, int32_t plus) {                                                   \
    __m256i all = _mm256_set1_epi32(plus);                                                                             \
    word bits = 0;                                                                                                     \
    for (size_t r = 0; r < 64; r += 8)                                                                                 \
      bits |= signs_8(test(all, load_8(x + r))) << r;                                                                  \
    return bits;                                                                                                       \
  }
NARROW_64(below_64, _mm256_cmpgt_epi32)
NARROW_64(equal_64, _mm256_cmpeq_epi32)
#undef NARROW_64
NARROW_LOOP(narrow_below, below_64_columns, below_64_number)
NARROW_LOOP(narrow_equal, equal_64_columns, equal_64_number)

PLAIN_LOOPS

const struct wide wide_avx2 = {"avx2", below, below_number, above_number, add, add_number, sub, fold, count, narrow_below, narrow_equal};
#endif
