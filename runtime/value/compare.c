// Comparisons. Waar is possible where both sides may have a value and some choice within the bounds meets it; onwaar where a
// side may be absent, or some choice fails it.
#include "lanes.h"
#include "narrow.h"
#include "wide.h"

enum { STRETCH = 2048 }; // rows that are compared in one go where a plane more is needed

// Bit r: the bound x of a lies below the bound y of b.
static void bounds_below(word *out, struct value a, const int64_t *x, struct value b, const int64_t *y, size_t rows) {
  const struct wide *wide = wide_best();
  if (b.constant && rows > 0)
    wide->below_number(out, x, *y, rows);
  else if (a.constant && rows > 0)
    wide->above_number(out, y, *x, rows);
  else
    wide->below(out, x, y, rows);
}

// Both sides have one bound a row: what may be below is below.
static inline bool bounds_known(struct value a, struct value b) {
  return a.lo == a.hi && b.lo == b.hi;
}

// t: some choice of a lies below one of b; f: some choice does not. Over the bounds alone.
static void below(size_t rows, struct condition d, struct value a, struct value b) {
  bounds_below(d.t, a, a.lo, b, b.hi, rows);
  const word *low = bounds_known(a, b) ? d.t : d.f;
  if (!bounds_known(a, b))
    bounds_below(d.f, a, a.hi, b, b.lo, rows);
  for (size_t w = 0; w < WORDS(rows); w++)
    d.f[w] = ~low[w];
}

// A side without a value makes it onwaar.
static void with_values(size_t rows, struct condition d, struct value a, struct value b) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.k[w] & b.k[w] & d.t[w];
    d.f[w] = a.g[w] | b.g[w] | d.f[w];
  }
}

void kernel_lt(size_t rows, struct condition d, struct value a, struct value b) {
  if (narrow_comparable(a, b)) {
    narrow_lt(rows, d, a, b, false);
    return;
  }
  below(rows, d, a, b);
  with_values(rows, d, a, b);
}

// a <= b is not b < a.
void kernel_le(size_t rows, struct condition d, struct value a, struct value b) {
  if (narrow_comparable(a, b)) {
    narrow_lt(rows, d, b, a, true);
    return;
  }
  below(rows, (struct condition){d.f, d.t}, b, a);
  with_values(rows, d, a, b);
}

// t: they may be equal; f: they may differ, which is not possible only where all four bounds are the same number.
static void equal(size_t rows, struct condition d, struct value a, struct value b) {
  word more[STRETCH / 64];
  if (bounds_known(a, b)) {
    bounds_below(d.f, a, a.lo, b, b.lo, rows);
    bounds_below(d.t, b, b.lo, a, a.lo, rows);
    for (size_t w = 0; w < WORDS(rows); w++) {
      d.f[w] |= d.t[w];
      d.t[w] = ~d.f[w];
    }
    return;
  }
  bounds_below(d.t, a, a.hi, b, b.lo, rows);
  bounds_below(more, b, b.hi, a, a.lo, rows);
  for (size_t w = 0; w < WORDS(rows); w++)
    d.t[w] = ~d.t[w] & ~more[w];
  bounds_below(d.f, a, a.lo, b, b.hi, rows);
  bounds_below(more, b, b.lo, a, a.hi, rows);
  for (size_t w = 0; w < WORDS(rows); w++)
    d.f[w] |= more[w];
}

static void equal_parts(size_t rows, struct condition d, struct value a, struct value b) {
  for (size_t from = 0; from < rows; from += STRETCH) {
    size_t w = from / 64;
    equal(rows - from < STRETCH ? rows - from : STRETCH, (struct condition){d.t + w, d.f + w},
          (struct value){a.lo + from, a.hi + from, a.k, a.g, a.constant, NULL},
          (struct value){b.lo + from, b.hi + from, b.k, b.g, b.constant, NULL});
  }
}

void kernel_eq(size_t rows, struct condition d, struct value a, struct value b) {
  if (narrow_comparable(a, b)) {
    narrow_eq(rows, d, a, b, false);
    return;
  }
  equal_parts(rows, d, a, b);
  with_values(rows, d, a, b);
}

void kernel_ne(size_t rows, struct condition d, struct value a, struct value b) {
  if (narrow_comparable(a, b)) {
    narrow_eq(rows, d, a, b, true);
    return;
  }
  equal_parts(rows, (struct condition){d.f, d.t}, a, b);
  with_values(rows, d, a, b);
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
