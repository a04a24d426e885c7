// Compiled with AVX-512 on x86-64; empty elsewhere.
#include "wide_parts.h"

#ifdef __AVX512F__
#include <immintrin.h>

static inline word below_64(const int64_t *x, const int64_t *y) {
  word bits = 0;
  for (size_t r = 0; r < 64; r += 8)
    bits |= (word)_mm512_cmplt_epi64_mask(_mm512_loadu_si512(x + r), _mm512_loadu_si512(y + r)) << r;
  return bits;
}

static inline word below_number_64(const int64_t *x, __m512i y) {
  word bits = 0;
  for (size_t r = 0; r < 64; r += 8)
    bits |= (word)_mm512_cmplt_epi64_mask(_mm512_loadu_si512(x + r), y) << r;
  return bits;
}

static inline word above_number_64(const int64_t *x, __m512i y) {
  word bits = 0;
  for (size_t r = 0; r < 64; r += 8)
    bits |= (word)_mm512_cmpgt_epi64_mask(_mm512_loadu_si512(x + r), y) << r;
  return bits;
}

static void below(word *out, const int64_t *x, const int64_t *y, size_t rows) {
  WORDS_OF(below_64(x + w * 64, y + w * 64), below_rest(x + w * 64, y + w * 64, rows - w * 64));
}

static void below_number(word *out, const int64_t *x, int64_t y, size_t rows) {
  __m512i all = _mm512_set1_epi64(y);
  WORDS_OF(below_number_64(x + w * 64, all), below_number_rest(x + w * 64, y, rows - w * 64));
}

static void above_number(word *out, const int64_t *x, int64_t y, size_t rows) {
  __m512i all = _mm512_set1_epi64(y);
  WORDS_OF(above_number_64(x + w * 64, all), above_number_rest(x + w * 64, y, rows - w * 64));
}

#define NARROW_64(name, test)                                                                                          \
  static inline word name##_columns(const int32_t *x, const int32_t *y, int32_t plus) {                                \
    __m512i more = _mm512_set1_epi32(plus);                                                                            \
    word bits = 0;                                                                                                     \
    for (size_t r = 0; r < 64; r += 16)                                                                                \
      bits |= (word)test(_mm512_loadu_si512(x + r), _mm512_add_epi32(_mm512_loadu_si512(y + r), more)) << r;           \
    return bits;                                                                                                       \
  }                                                                                                                    \
  static inline word name##_number(const int32_t *x, int32_t plus) {                                                   \
    __m512i all = _mm512_set1_epi32(plus);                                                                             \
    word bits = 0;                                                                                                     \
    for (size_t r = 0; r < 64; r += 16)                                                                                \
      bits |= (word)test(_mm512_loadu_si512(x + r), all) << r;                                                         \
    return bits;                                                                                                       \
  }
NARROW_64(below_64, _mm512_cmplt_epi32_mask)
NARROW_64(equal_64, _mm512_cmpeq_epi32_mask)
#undef NARROW_64
NARROW_LOOP(narrow_below, below_64_columns, below_64_number)
NARROW_LOOP(narrow_equal, equal_64_columns, equal_64_number)

PLAIN_LOOPS

const struct wide wide_avx512 = {"avx512", below, below_number, above_number, add, add_number, sub, fold, count, narrow_below, narrow_equal};
#endif
