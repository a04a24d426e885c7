// Words as rows: what the kernels of this room share.
#ifndef EISEN_LANES_H
#define EISEN_LANES_H

#include "kernel.h"

#define ALL_ROWS (~(word)0)

// The number of rows in word w of a column with `rows` rows.
static inline size_t rows_in_word(size_t rows, size_t w) {
  return rows - w * 64 < 64 ? rows - w * 64 : 64;
}

// The bits of word w that stand for the rows from … to-1; the word holds at least one of them.
static inline word row_mask(size_t w, size_t from, size_t to) {
  word mask = ALL_ROWS;
  if (from > w * 64)
    mask &= ALL_ROWS << (from - w * 64);
  if (to < w * 64 + 64)
    mask &= ALL_ROWS >> (w * 64 + 64 - to);
  return mask;
}

// 64 sets of outcomes.
struct lanes {
  word v, j, n, d;
};

static inline struct lanes lanes_at(struct outcome a, size_t w) {
  return (struct lanes){a.v[w], a.j[w], a.n[w], a.d[w]};
}

static inline void lanes_put(struct outcome d, size_t w, struct lanes x) {
  d.v[w] = x.v;
  d.j[w] = x.j;
  d.n[w] = x.n;
  d.d[w] = x.d;
}

// ⊕ of sets, point by point.
static inline struct lanes lanes_fold(struct lanes a, struct lanes b) {
  return (struct lanes){
      .v = a.v & b.v,
      .j = (a.j | a.v) & (b.j | b.v) & (a.j | b.j),
      .n = (a.n | a.v) & (b.n | b.v) & (a.n | b.n),
      .d = a.d | b.d | (a.j & b.n) | (a.n & b.j),
  };
}

// For each row of word w: x < y. Padding is 0.
static inline word lanes_below(const int64_t *x, const int64_t *y, size_t rows, size_t w) {
  size_t n = rows_in_word(rows, w);
  word bits = 0;
  for (size_t r = 0; r < n; r++)
    bits |= (word)(x[w * 64 + r] < y[w * 64 + r]) << r;
  return bits;
}

#endif
