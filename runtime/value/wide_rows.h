// From rows to their parents, for many parents at once: what the versions of wide.h share.
//
// The rows of a parent are a field of bits within a plane, and `ends` has the last bit of each field. An addition of ~ends, all ones
// but for the last bit of each field, carries into that last bit exactly where some other bit of the field is set; a field that
// begins in one word and ends in the next takes the carry along. So 64 rows of any number of parents take one addition. Each word
// but what is behind the last row has an end, so that a carry never goes through a whole word.
#ifndef EISEN_WIDE_ROWS_H
#define EISEN_WIDE_ROWS_H

#include <string.h>

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

// As many words as go together.
#ifdef __AVX512F__
typedef word lane __attribute__((vector_size(64)));

// Adds to each word the carry of the word before it; the last one goes on to the next lane.
static inline lane carried(lane sum, lane out, unsigned *carry) {
  unsigned over = _mm512_movepi64_mask((__m512i)out), into = (over << 1 | *carry) & 0xFF;
  *carry = over >> 7;
  return (lane)_mm512_mask_sub_epi64((__m512i)sum, (__mmask8)into, (__m512i)sum, _mm512_set1_epi64(-1));
}
#else
typedef word lane;

static inline lane carried(lane sum, lane out, unsigned *carry) {
  word into = *carry;
  *carry = (unsigned)(out >> 63);
  return sum + into;
}
#endif
enum { LANE = sizeof(lane) / sizeof(word) };

// The sum of a plane and ~ends.
static inline lane summed(lane x, lane ends, unsigned *carry) {
  lane low = x & ~ends, sum = low + ~ends;
  return carried(sum, low | (~ends & ~sum), carry);
}

// At the end of each field: some bit of it is set.
static inline lane some_bit(lane x, lane ends, unsigned *carry) {
  return (summed(x, ends, carry) | x) & ends;
}

// Two bits or more. The sum takes the lowest bit away: it is the field minus one.
static inline lane two_bits(lane x, lane ends, unsigned carry[2]) {
  lane sum = summed(x, ends, &carry[0]);
  return some_bit(sum & x & ~ends, ends, &carry[1]) | (sum & x & ends);
}

struct lanes_of {
  lane v, j, n, d;
};
struct carries {
  unsigned v, j, n, d, no_j, no_n, two[2];
};

// ⊕ (lanes.h) at the end of each field: a deels needs a row that may be deels, or two rows of which one may be ja and the other nee.
static inline struct lanes_of fold_lane(struct lanes_of x, lane ends, struct carries *c) {
  lane ja = some_bit(x.j, ends, &c->j), nee = some_bit(x.n, ends, &c->n);
  return (struct lanes_of){
      .v = ends & ~some_bit(~x.v, ends, &c->v),
      .j = ja & ~some_bit(~(x.j | x.v), ends, &c->no_j),
      .n = nee & ~some_bit(~(x.n | x.v), ends, &c->no_n),
      .d = some_bit(x.d, ends, &c->d) | (ja & nee & two_bits(x.j | x.n, ends, c->two)),
  };
}

// Words from w on; those behind the last are 0.
static inline lane lane_at(const word *plane, size_t w, size_t words) {
  word some[LANE] = {0};
  lane x;
  size_t n = words - w < LANE ? words - w : LANE;
  if (n == LANE) {
    memcpy(&x, plane + w, sizeof x);
    return x;
  }
  memcpy(some, plane + w, n * sizeof(word));
  memcpy(&x, some, sizeof x);
  return x;
}

// What was found at the ends goes side by side into planes of the parents: `next` has the bits that do not fill a word yet.
struct output {
  struct outcome d;
  struct lanes next;
  size_t words;
  unsigned bits;
};

static inline void put_next(struct output *o) {
  lanes_put(o->d, o->words, o->next);
}

static inline void append(struct output *o, struct lanes x, word ends) {
  unsigned n = (unsigned)__builtin_popcountll(ends), s = o->bits;
  struct lanes p = {packed(x.v, ends), packed(x.j, ends), packed(x.n, ends), packed(x.d, ends)};
  o->next = (struct lanes){o->next.v | p.v << s, o->next.j | p.j << s, o->next.n | p.n << s, o->next.d | p.d << s};
  o->bits += n;
  if (o->bits < 64)
    return;
  put_next(o);
  o->words++;
  o->bits -= 64;
  unsigned used = 64 - s; // from 1 to 64
  o->next = (struct lanes){p.v >> 1 >> (used - 1), p.j >> 1 >> (used - 1), p.n >> 1 >> (used - 1), p.d >> 1 >> (used - 1)};
}

static inline void fold_fields(struct outcome d, struct outcome a, const word *ends, size_t words) {
  struct carries carries = {0};
  struct output out = {.d = d};
  for (size_t w = 0; w < words; w += LANE) {
    word e[LANE], v[LANE], j[LANE], n[LANE], b[LANE];
    lane end = lane_at(ends, w, words);
    struct lanes_of x = {lane_at(a.v, w, words), lane_at(a.j, w, words), lane_at(a.n, w, words), lane_at(a.d, w, words)};
    x = fold_lane(x, end, &carries);
    memcpy(e, &end, sizeof e);
    memcpy(v, &x.v, sizeof v);
    memcpy(j, &x.j, sizeof j);
    memcpy(n, &x.n, sizeof n);
    memcpy(b, &x.d, sizeof b);
    for (size_t i = 0; i < LANE; i++)
      append(&out, (struct lanes){v[i], j[i], n[i], b[i]}, e[i]);
  }
  if (out.bits > 0)
    put_next(&out);
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
