// The slow and obvious meaning of the kernels: columns filled from one state a row, and what all fillings of a state give.
#ifndef EISEN_TEST_BRUTE_H
#define EISEN_TEST_BRUTE_H

#include "check.h"
#include "kernel.h"

// What is known of one value; `lo` and `hi` only where k.
struct state {
  int64_t lo, hi;
  bool k, g;
};
#define GEEN INT64_MAX // a filling without a value
enum { DOMAIN = 4 };   // values 0 … DOMAIN-1
enum { STATES = 21 };  // all intervals in the domain, with and without geen, and geen alone

static inline word *new_plane(struct arena *a, size_t rows) {
  return NEW_ARRAY(a, word, WORDS(rows));
}

static inline struct condition new_condition(struct arena *a, size_t rows) {
  return (struct condition){new_plane(a, rows), new_plane(a, rows)};
}

static inline struct outcome new_outcome(struct arena *a, size_t rows) {
  return (struct outcome){new_plane(a, rows), new_plane(a, rows), new_plane(a, rows), new_plane(a, rows)};
}

static inline struct value new_value(struct arena *a, size_t rows) {
  return (struct value){NEW_ARRAY(a, int64_t, rows), NEW_ARRAY(a, int64_t, rows), new_plane(a, rows),
                        new_plane(a, rows), false, NULL};
}

static inline void put_condition(struct condition c, size_t row, unsigned bits) {
  if (bits & WAAR)
    bit_set(c.t, row);
  if (bits & ONWAAR)
    bit_set(c.f, row);
}

// Where there is no value the bounds are rubbish, on purpose.
static inline void put_state(struct value v, size_t row, struct state s) {
  v.lo[row] = s.k ? s.lo : INT64_MAX - (int64_t)row;
  v.hi[row] = s.k ? s.hi : INT64_MIN + (int64_t)row;
  if (s.k)
    bit_set(v.k, row);
  if (s.g)
    bit_set(v.g, row);
}

static inline struct state state_at(struct value v, size_t row) {
  return (struct state){v.lo[row], v.hi[row], bit_get(v.k, row), bit_get(v.g, row)};
}

static inline void all_states(struct state out[STATES]) {
  int n = 0;
  for (int64_t lo = 0; lo < DOMAIN; lo++) {
    for (int64_t hi = lo; hi < DOMAIN; hi++) {
      out[n++] = (struct state){lo, hi, true, false};
      out[n++] = (struct state){lo, hi, true, true};
    }
  }
  out[n++] = (struct state){0, 0, false, true};
  assert_int_equal(n, STATES);
}

// What an unknown may turn out to be: each value within the bounds, and geen.
struct fillings {
  size_t n;
  int64_t at[64];
};

static inline struct fillings fillings_of(struct state s) {
  struct fillings all = {0};
  for (int64_t x = s.lo; s.k && x <= s.hi; x++)
    all.at[all.n++] = x;
  if (s.g)
    all.at[all.n++] = GEEN;
  return all;
}

// Adds a possible value to a state that starts empty.
static inline void state_add(struct state *s, int64_t x) {
  if (x == GEEN) {
    s->g = true;
    return;
  }
  s->lo = s->k && s->lo < x ? s->lo : x;
  s->hi = s->k && s->hi > x ? s->hi : x;
  s->k = true;
}

static inline void assert_state(struct state got, struct state want) {
  assert_int_equal(got.k, want.k);
  assert_int_equal(got.g, want.g);
  if (!want.k)
    return;
  assert_int_equal(got.lo, want.lo);
  assert_int_equal(got.hi, want.hi);
}

// A small generator of its own, so that every run tests the same.
static inline uint32_t draw(uint64_t *seed, uint32_t below) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*seed >> 33) % below;
}

#endif
