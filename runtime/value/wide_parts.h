// What the versions of wide.h share: plain loops that the compiler makes as wide as the file it is compiled in allows.
#ifndef EISEN_WIDE_PARTS_H
#define EISEN_WIDE_PARTS_H

#include "wide.h"
#include "wide_rows.h"

extern const struct wide wide_portable, wide_avx2, wide_avx512;

// The last word of a column that is not a multiple of 64 rows.
static inline word below_rest(const int64_t *x, const int64_t *y, size_t n) {
  word bits = 0;
  for (size_t r = 0; r < n; r++)
    bits |= (word)(x[r] < y[r]) << r;
  return bits;
}
static inline word below_number_rest(const int64_t *x, int64_t y, size_t n) {
  word bits = 0;
  for (size_t r = 0; r < n; r++)
    bits |= (word)(x[r] < y) << r;
  return bits;
}
static inline word above_number_rest(const int64_t *x, int64_t y, size_t n) {
  word bits = 0;
  for (size_t r = 0; r < n; r++)
    bits |= (word)(x[r] > y) << r;
  return bits;
}

// Words of 64 rows by `whole`, the rest by `rest`.
#define WORDS_OF(whole, rest)                                                                                          \
  size_t w = 0;                                                                                                        \
  for (; w < rows / 64; w++)                                                                                           \
    out[w] = whole;                                                                                                    \
  if (w < WORDS(rows))                                                                                                 \
    out[w] = rest

static inline uint64_t is_beyond(int64_t x) {
  return (uint64_t)(x < VALUE_MIN) | (uint64_t)(x > VALUE_MAX);
}

#define ROWS_OF(name, sign)                                                                                            \
  static inline unsigned name(int64_t *restrict out, const int64_t *x, const int64_t *y, size_t rows, int64_t none,     \
                              int64_t none_y) {                                                                        \
    uint64_t nothing = 0, beyond = 0;                                                                                  \
    for (size_t r = 0; r < rows; r++) {                                                                                \
      int64_t result = (int64_t)((uint64_t)x[r] sign(uint64_t) y[r]);                                                  \
      uint64_t no = (uint64_t)(x[r] == none) | (uint64_t)(y[r] == none_y);                                             \
      out[r] = no ? none : result;                                                                                     \
      nothing |= no;                                                                                                   \
      beyond |= no ? 0 : is_beyond(result);                                                                            \
    }                                                                                                                  \
    return (nothing ? WIDE_NONE : 0u) | (beyond ? WIDE_BEYOND : 0u);                                                   \
  }
ROWS_OF(add_rows, +)
ROWS_OF(sub_rows, -)
#undef ROWS_OF

static inline unsigned add_number_rows(int64_t *restrict out, const int64_t *x, int64_t y, size_t rows, int64_t none) {
  uint64_t nothing = 0, beyond = 0;
  for (size_t r = 0; r < rows; r++) {
    int64_t result = (int64_t)((uint64_t)x[r] + (uint64_t)y);
    uint64_t no = (uint64_t)(x[r] == none);
    out[r] = no ? none : result;
    nothing |= no;
    beyond |= no ? 0 : is_beyond(result);
  }
  return (nothing ? WIDE_NONE : 0u) | (beyond ? WIDE_BEYOND : 0u);
}

// The outcome of 64 tests, by what they give for known numbers.
static inline void put_test(struct condition d, const struct narrow_test *t, size_t w, word bits, word k, word g, word unknown) {
  bits ^= t->other_way;
  d.t[w] = k & (bits | unknown);
  d.f[w] = g | ~bits | unknown;
}

#define NARROW_LOOP(name, columns_64, number_64)                                                                        \
  static void name(struct condition d, const struct narrow_test *t, size_t words) {                                    \
    const struct narrow_rows *x = &t->x, *y = &t->y;                                                                   \
    for (size_t w = 0; y->n == NULL && w < words; w++)                                                                 \
      put_test(d, t, w, number_64(x->n + w * 64, t->plus), x->k[w], x->g[w], x->unknown[w]);                           \
    for (size_t w = 0; y->n != NULL && w < words; w++)                                                                 \
      put_test(d, t, w, columns_64(x->n + w * 64, y->n + w * 64, t->plus), x->k[w] & y->k[w], x->g[w] | y->g[w],       \
               x->unknown[w] | y->unknown[w]);                                                                         \
  }

// The functions that are only compiled, not written, for each width.
#define PLAIN_LOOPS                                                                                                    \
  static unsigned add(int64_t *out, const int64_t *x, const int64_t *y, size_t rows, int64_t none, int64_t none_y) {    \
    return add_rows(out, x, y, rows, none, none_y);                                                                    \
  }                                                                                                                    \
  static unsigned add_number(int64_t *out, const int64_t *x, int64_t y, size_t rows, int64_t none) {                   \
    return add_number_rows(out, x, y, rows, none);                                                                     \
  }                                                                                                                    \
  static unsigned sub(int64_t *out, const int64_t *x, const int64_t *y, size_t rows, int64_t none, int64_t none_y) {    \
    return sub_rows(out, x, y, rows, none, none_y);                                                                    \
  }                                                                                                                    \
  static void fold(struct outcome d, struct outcome a, const word *ends, size_t words) {                               \
    fold_fields(d, a, ends, words);                                                                                    \
  }                                                                                                                    \
  static void count(int64_t *lo, int64_t *hi, struct condition in, struct condition a, const uint32_t *begin,          \
                    size_t parents) {                                                                                  \
    count_fields(lo, hi, in, a, begin, parents);                                                                       \
  }

#endif
