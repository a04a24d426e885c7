// From rows to their parents, for many parents at once: what the versions of wide.h share.
//
// The rows of a parent are a field of bits within a plane, and `ends` has the last bit of each field. An addition of ~ends, all ones
// but for the last bit of each field, carries into that last bit exactly where some other bit of the field is set; a field that
// begins in one word and ends in the next takes the carry along. So 64 rows of any number of parents take one addition. Each word
// but what is behind the last row has an end, so that a carry never goes through a whole word.
#ifndef EISEN_WIDE_ROWS_H
#define EISEN_WIDE_ROWS_H

#include "lanes.h"

#ifdef __BMI2__
#include <immintrin.h>
static inline word packed(word bits, word mask) {
  return _pext_u64(bits, mask);
}
#else
// The bits of `bits` where `mask` has one, side by side.
static inline word packed(word bits, word mask) {
  word out = 0;
  for (size_t i = 0; mask; mask &= mask - 1, i++)
    out |= (bits >> __builtin_ctzll(mask) & 1) << i;
  return out;
}
#endif

enum { STRETCH = 16 }; // words that are folded in one go
struct stretch {
  word p[STRETCH];
};

// The sums of a plane and ~ends; `carry` goes from one stretch to the next.
static inline struct stretch summed(const struct stretch *x, const struct stretch *ends, word *carry) {
  struct stretch s;
  word into[STRETCH + 1];
  into[0] = *carry;
  for (size_t i = 0; i < STRETCH; i++) {
    word inner = ~ends->p[i], low = x->p[i] & inner;
    s.p[i] = low + inner;
    into[i + 1] = (low | (inner & ~s.p[i])) >> 63;
  }
  for (size_t i = 0; i < STRETCH; i++)
    s.p[i] += into[i];
  *carry = into[STRETCH];
  return s;
}

// At the end of each field: some bit of it is set.
static inline struct stretch some_bit(const struct stretch *x, const struct stretch *ends, word *carry) {
  struct stretch s = summed(x, ends, carry);
  for (size_t i = 0; i < STRETCH; i++)
    s.p[i] = (s.p[i] | x->p[i]) & ends->p[i];
  return s;
}

// Two bits or more. The sum takes the lowest bit away: it is the field minus one.
static inline struct stretch two_bits(const struct stretch *x, const struct stretch *ends, word carry[2]) {
  struct stretch s = summed(x, ends, &carry[0]), rest;
  for (size_t i = 0; i < STRETCH; i++)
    rest.p[i] = s.p[i] & x->p[i] & ~ends->p[i];
  struct stretch more = some_bit(&rest, ends, &carry[1]);
  for (size_t i = 0; i < STRETCH; i++)
    more.p[i] |= s.p[i] & x->p[i] & ends->p[i];
  return more;
}

struct folded {
  struct stretch v, j, n, d; // at the end of each field
};
struct carries {
  word v, j, n, d, no_j, no_n, two[2];
};

// ⊕ (lanes.h): a deels needs a row that may be deels, or two rows of which one may be ja and the other nee.
static inline struct folded fold_stretch(struct outcome a, const struct stretch *ends, size_t w, size_t words, struct carries *c) {
  struct stretch v = {0}, j = {0}, n = {0}, d = {0}, not_v, not_j, not_n, either;
  for (size_t i = 0; i < words; i++) {
    v.p[i] = a.v[w + i];
    j.p[i] = a.j[w + i];
    n.p[i] = a.n[w + i];
    d.p[i] = a.d[w + i];
  }
  for (size_t i = 0; i < STRETCH; i++) {
    not_v.p[i] = ~v.p[i];
    not_j.p[i] = ~(j.p[i] | v.p[i]);
    not_n.p[i] = ~(n.p[i] | v.p[i]);
    either.p[i] = j.p[i] | n.p[i];
  }
  struct folded f = {some_bit(&not_v, ends, &c->v), some_bit(&j, ends, &c->j), some_bit(&n, ends, &c->n), some_bit(&d, ends, &c->d)};
  struct stretch no_j = some_bit(&not_j, ends, &c->no_j), no_n = some_bit(&not_n, ends, &c->no_n);
  struct stretch two = two_bits(&either, ends, c->two);
  for (size_t i = 0; i < STRETCH; i++) {
    f.v.p[i] = ends->p[i] & ~f.v.p[i];
    f.d.p[i] |= f.j.p[i] & f.n.p[i] & two.p[i];
    f.j.p[i] &= ~no_j.p[i];
    f.n.p[i] &= ~no_n.p[i];
  }
  return f;
}

// n bits behind the first `at` of a plane; what follows in its last word is 0.
static inline void append(word *d, size_t at, word bits, size_t n) {
  size_t w = at / 64, s = at % 64;
  d[w] |= bits << s;
  if (s + n > 64)
    d[w + 1] |= bits >> (64 - s);
}

static inline void fold_fields(struct outcome d, struct outcome a, const word *ends, size_t words) {
  struct carries carries = {0};
  size_t at = 0;
  for (size_t w = 0; w < words; w += STRETCH) {
    size_t many = words - w < STRETCH ? words - w : STRETCH;
    struct stretch e = {0};
    for (size_t i = 0; i < many; i++)
      e.p[i] = ends[w + i];
    struct folded f = fold_stretch(a, &e, w, many, &carries);
    for (size_t i = 0; i < many; i++) {
      size_t n = (size_t)__builtin_popcountll(e.p[i]);
      append(d.v, at, packed(f.v.p[i], e.p[i]), n);
      append(d.j, at, packed(f.j.p[i], e.p[i]), n);
      append(d.n, at, packed(f.n.p[i], e.p[i]), n);
      append(d.d, at, packed(f.d.p[i], e.p[i]), n);
      at += n;
    }
  }
}

static inline void count_fields(int64_t *lo, int64_t *hi, struct condition in, struct condition a, const uint32_t *begin, size_t parents) {
  for (size_t p = 0; p < parents; p++) {
    size_t from = begin[p], to = begin[p + 1];
    int64_t surely = 0, perhaps = 0;
    for (size_t w = from / 64; w * 64 < to; w++) {
      word may = in.t[w] & a.t[w] & row_mask(w, from, to);
      perhaps += __builtin_popcountll(may);
      surely += __builtin_popcountll(may & ~in.f[w] & ~a.f[w]);
    }
    lo[p] = surely * NUMBER_SCALE;
    hi[p] = perhaps * NUMBER_SCALE;
  }
}

#endif
