// Constants and inputs, and the gathers from a parent's row to its children.
#include "lanes.h"

static void fill(size_t rows, word *plane, bool on) {
  for (size_t w = 0; w < WORDS(rows); w++)
    plane[w] = on ? ALL_ROWS : 0;
}

void kernel_const_c(size_t rows, struct condition d, unsigned bits) {
  fill(rows, d.t, bits & WAAR);
  fill(rows, d.f, bits & ONWAAR);
}

void kernel_const_u(size_t rows, struct outcome d, unsigned bits) {
  fill(rows, d.v, bits & NVT);
  fill(rows, d.j, bits & JA);
  fill(rows, d.n, bits & NEE);
  fill(rows, d.d, bits & DEELS);
}

static void fill_numbers(size_t rows, int64_t *d, int64_t x) {
  for (size_t r = 0; r < rows; r++)
    d[r] = x;
}

void kernel_range_v(size_t rows, struct value *d, int64_t lo, int64_t hi) {
  fill_numbers(rows, d->lo, lo);
  d->constant = lo == hi && rows > 0; // of no rows there is no first to look at
  if (lo == hi)
    d->hi = d->lo;
  else
    fill_numbers(rows, d->hi, hi);
  fill(rows, d->k, true);
  fill(rows, d->g, false);
}

void kernel_known_c(size_t rows, struct condition d, const word *t) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = t[w];
    d.f[w] = ~t[w];
  }
}

void kernel_judge(size_t rows, struct outcome d, struct outcome a, struct outcome given) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    struct lanes x = lanes_at(a, w), y = lanes_at(given, w);
    word free = ~(y.v | y.j | y.n | y.d);
    lanes_put(d, w, (struct lanes){y.v | (x.v & free), y.j | (x.j & free), y.n | (x.n & free), y.d | (x.d & free)});
  }
}

static void gather_plane(size_t rows, word *d, const word *a, const uint32_t *parent) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    const uint32_t *from = parent + w * 64;
    size_t n = rows_in_word(rows, w);
    word bits = 0;
    for (size_t r = 0; r < n; r++)
      bits |= (word)bit_get(a, from[r]) << r;
    d[w] = bits;
  }
}

// The same where it is known which row is the last of its parent: the rows of a parent get their bits together.
static void spread_plane(size_t rows, word *d, const word *a, const uint32_t *parent, const word *ends) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    size_t n = rows_in_word(rows, w);
    word bits = 0, left = ends[w];
    for (size_t r = 0; r < n; left &= left - 1) {
      size_t next = left ? (size_t)__builtin_ctzll(left) + 1 : n;
      bits |= (word)bit_get(a, parent[w * 64 + r]) * (ALL_ROWS << r);
      bits &= ALL_ROWS >> (64 - next);
      r = next;
    }
    d[w] = bits;
  }
}

static void bring_plane(size_t rows, word *d, const word *a, const uint32_t *parent, const word *ends) {
  if (ends != NULL)
    spread_plane(rows, d, a, parent, ends);
  else
    gather_plane(rows, d, a, parent);
}

void kernel_down_c(size_t rows, struct condition d, struct condition a, const uint32_t *parent, const word *ends) {
  bring_plane(rows, d.t, a.t, parent, ends);
  bring_plane(rows, d.f, a.f, parent, ends);
}

void kernel_down_u(size_t rows, struct outcome d, struct outcome a, const uint32_t *parent, const word *ends) {
  bring_plane(rows, d.v, a.v, parent, ends);
  bring_plane(rows, d.j, a.j, parent, ends);
  bring_plane(rows, d.n, a.n, parent, ends);
  bring_plane(rows, d.d, a.d, parent, ends);
}

void kernel_down_v(size_t rows, struct value d, struct value a, const uint32_t *parent) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = a.lo[parent[r]];
    d.hi[r] = a.hi[parent[r]];
  }
  gather_plane(rows, d.k, a.k, parent);
  gather_plane(rows, d.g, a.g, parent);
}

void kernel_down_s(size_t rows, struct set d, struct set a, const uint32_t *parent) {
  for (size_t r = 0; r < rows; r++) {
    d.must[r] = a.must[parent[r]];
    d.may[r] = a.may[parent[r]];
  }
}
