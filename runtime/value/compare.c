// Comparisons. Waar is possible where both sides may have a value and some choice within the bounds meets it; onwaar where a
// side may be absent, or some choice fails it.
#include "lanes.h"

void kernel_lt(size_t rows, struct condition d, struct value a, struct value b) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.k[w] & b.k[w] & lanes_below(a.lo, b.hi, rows, w);
    d.f[w] = a.g[w] | b.g[w] | ~lanes_below(a.hi, b.lo, rows, w);
  }
}

void kernel_le(size_t rows, struct condition d, struct value a, struct value b) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.k[w] & b.k[w] & ~lanes_below(b.hi, a.lo, rows, w);
    d.f[w] = a.g[w] | b.g[w] | lanes_below(b.lo, a.hi, rows, w);
  }
}

static inline word may_be_equal(struct value a, struct value b, size_t rows, size_t w) {
  return ~lanes_below(a.hi, b.lo, rows, w) & ~lanes_below(b.hi, a.lo, rows, w);
}

// Not possible only where all four bounds are the same number.
static inline word may_differ(struct value a, struct value b, size_t rows, size_t w) {
  return lanes_below(a.lo, b.hi, rows, w) | lanes_below(b.lo, a.hi, rows, w);
}

void kernel_eq(size_t rows, struct condition d, struct value a, struct value b) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.k[w] & b.k[w] & may_be_equal(a, b, rows, w);
    d.f[w] = a.g[w] | b.g[w] | may_differ(a, b, rows, w);
  }
}

void kernel_ne(size_t rows, struct condition d, struct value a, struct value b) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.k[w] & b.k[w] & may_differ(a, b, rows, w);
    d.f[w] = a.g[w] | b.g[w] | may_be_equal(a, b, rows, w);
  }
}

void kernel_within(size_t rows, struct condition d, struct value a, int64_t lo, int64_t hi) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    size_t n = rows_in_word(rows, w);
    const int64_t *from = a.lo + w * 64, *to = a.hi + w * 64;
    word in = 0, out = 0;
    for (size_t r = 0; r < n; r++) {
      in |= (word)(from[r] <= hi && to[r] >= lo) << r;
      out |= (word)(from[r] < lo || to[r] > hi) << r;
    }
    d.t[w] = a.k[w] & in;
    d.f[w] = a.g[w] | out;
  }
}

// The number of constants below x.
static size_t rank_of(int64_t x, const int64_t *constants, size_t n) {
  size_t low = 0;
  while (low < n) {
    size_t mid = low + (n - low) / 2;
    if (constants[mid] < x)
      low = mid + 1;
    else
      n = mid;
  }
  return low;
}

void kernel_one_of(size_t rows, struct condition d, struct value a, const int64_t *constants, size_t n) {
  for (size_t r = 0; r < rows; r++) {
    bool k = bit_get(a.k, r), g = bit_get(a.g, r);
    size_t from = rank_of(a.lo[r], constants, n), to = from;
    if (k)
      to = a.hi[r] < INT64_MAX ? rank_of(a.hi[r] + 1, constants, n) : n;
    bool covered = (uint64_t)a.hi[r] - (uint64_t)a.lo[r] + 1 == to - from; // every value in lo … hi is a constant
    if (k && to > from)
      bit_set(d.t, r);
    if (g || !covered)
      bit_set(d.f, r);
  }
}

static void copy(size_t rows, word *d, const word *a) {
  for (size_t w = 0; w < WORDS(rows); w++)
    d[w] = a[w];
}

void kernel_absent(size_t rows, struct condition d, struct value a) {
  copy(rows, d.t, a.g);
  copy(rows, d.f, a.k);
}

void kernel_present(size_t rows, struct condition d, struct value a) {
  copy(rows, d.t, a.k);
  copy(rows, d.f, a.g);
}

void kernel_has_any(size_t rows, struct condition d, struct set a, uint64_t mask) {
  for (size_t r = 0; r < rows; r++) {
    if (a.may[r] & mask)
      bit_set(d.t, r);
    if (!(a.must[r] & mask))
      bit_set(d.f, r);
  }
}

void kernel_has_all(size_t rows, struct condition d, struct set a, uint64_t mask) {
  for (size_t r = 0; r < rows; r++) {
    if (!(~a.may[r] & mask))
      bit_set(d.t, r);
    if (~a.must[r] & mask)
      bit_set(d.f, r);
  }
}
