// From the children of a row to that row: the value of one of them.
#include "lanes.h"

// What a value may be, gathered over the rows that may supply it.
struct hull {
  int64_t lo, hi;
  bool k, g;
};

static void hull_add(struct hull *h, struct value a, size_t r) {
  if (bit_get(a.k, r)) {
    h->lo = h->k && h->lo < a.lo[r] ? h->lo : a.lo[r];
    h->hi = h->k && h->hi > a.hi[r] ? h->hi : a.hi[r];
    h->k = true;
  }
  h->g |= bit_get(a.g, r);
}

static void hull_put(struct value d, size_t p, struct hull h) {
  d.lo[p] = h.lo;
  d.hi[p] = h.hi;
  if (h.k)
    bit_set(d.k, p);
  if (h.g)
    bit_set(d.g, p);
}

static const struct hull anything = {VALUE_MIN, VALUE_MAX, true, true};

// Whether x stands at or behind y, seen in the direction of the search. Of rows with equal keys nobody knows which comes first:
// the order in which sources name them means nothing.
static bool not_behind(int64_t x, int64_t y, bool last) {
  return last ? x >= y : x <= y;
}

static bool may_count(struct condition in, struct value key, size_t r) {
  return bit_get(in.t, r) && bit_get(key.k, r);
}
static bool must_count(struct condition in, struct value key, size_t r) {
  return may_count(in, key, r) && !bit_get(in.f, r) && !bit_get(key.g, r);
}

// The worst place that every answer is sure to reach: the best of the rows that surely count, each at its worst. false: none is sure.
static bool sure_rank(struct value key, struct condition in, size_t from, size_t to, bool last, int64_t *out) {
  bool found = false;
  for (size_t r = from; r < to; r++) {
    if (!must_count(in, key, r))
      continue;
    int64_t x = last ? key.lo[r] : key.hi[r];
    if (found && !not_behind(x, *out, last))
      continue;
    *out = x;
    found = true;
  }
  return found;
}

// A row may be the one looked for when, at its best, it reaches the sure rank.
static struct hull pick_segment(struct value a, struct value key, struct condition in, size_t from, size_t to,
                                bool last) {
  int64_t sure = 0;
  bool some = sure_rank(key, in, from, to, last, &sure);
  struct hull h = {.g = !some};
  for (size_t r = from; r < to; r++) {
    if (!may_count(in, key, r))
      continue;
    if (!some || not_behind(last ? key.hi[r] : key.lo[r], sure, last))
      hull_add(&h, a, r);
  }
  return h;
}

static void pick(struct segments s, struct value d, struct value a, struct value key, struct condition in, bool last) {
  for (uint32_t p = 0; p < s.parents; p++) {
    hull_put(d, p, bit_get(s.open, p) ? anything : pick_segment(a, key, in, s.begin[p], s.begin[p + 1], last));
  }
}

void kernel_first_up(struct segments s, struct value d, struct value a, struct value key, struct condition in) {
  pick(s, d, a, key, in, false);
}

void kernel_last_up(struct segments s, struct value d, struct value a, struct value key, struct condition in) {
  pick(s, d, a, key, in, true);
}

void kernel_one_up(struct segments s, struct value d, struct value a) {
  for (uint32_t p = 0; p < s.parents; p++) {
    size_t from = s.begin[p], to = s.begin[p + 1];
    struct hull h = {.g = from == to};
    for (size_t r = from; r < to; r++)
      hull_add(&h, a, r);
    hull_put(d, p, from == to && bit_get(s.open, p) ? anything : h);
  }
}

// How many rows of the segment come after row r: surely, or perhaps; a row with the same key perhaps.
static int64_t rows_after(struct value key, size_t from, size_t to, size_t r, bool surely) {
  int64_t n = 0;
  for (size_t o = from; o < to; o++) {
    if (o == r || !bit_get(key.k, o) || (surely && bit_get(key.g, o)))
      continue;
    n += surely ? key.lo[o] > key.hi[r] : key.hi[o] >= key.lo[r];
  }
  return n;
}

void kernel_latest(struct segments s, struct condition d, struct value key, int64_t n) {
  for (uint32_t p = 0; p < s.parents; p++) {
    size_t from = s.begin[p], to = s.begin[p + 1];
    for (size_t r = from; r < to; r++) {
      bool has_key = bit_get(key.k, r), may_lack = bit_get(key.g, r);
      if (has_key && rows_after(key, from, to, r, true) < n)
        bit_set(d.t, r);
      if (!has_key || may_lack || bit_get(s.open, p) || rows_after(key, from, to, r, false) >= n)
        bit_set(d.f, r);
    }
  }
}

// The first place that a row can have, or the last.
static int64_t place_of(struct value key, size_t r, bool first) {
  return first ? key.lo[r] : key.hi[r];
}

// Rows that may come right behind row r, in the direction of the search: none that surely stands between.
static struct hull neighbour(struct value a, struct value key, size_t from, size_t to, size_t r, bool previous) {
  struct hull h = {.g = true};
  int64_t sure = 0;
  for (size_t o = from; o < to; o++) {
    bool surely = o != r && bit_get(key.k, o) && !bit_get(key.g, o) &&
                  !not_behind(place_of(key, r, previous), place_of(key, o, !previous), !previous);
    int64_t worst = place_of(key, o, previous);
    if (!surely || (!h.g && !not_behind(worst, sure, previous)))
      continue;
    sure = worst;
    h.g = false;
  }
  bool some = !h.g;
  h.g |= bit_get(key.g, r);
  for (size_t o = from; o < to; o++) {
    if (o == r || !bit_get(key.k, o) || !not_behind(place_of(key, r, !previous), place_of(key, o, previous), previous))
      continue;
    if (!some || not_behind(place_of(key, o, !previous), sure, previous))
      hull_add(&h, a, o);
  }
  return h;
}

void kernel_next(struct segments s, struct value d, struct value a, struct value key, bool previous) {
  const struct hull none = {.g = true};
  for (uint32_t p = 0; p < s.parents; p++)
    for (size_t r = s.begin[p]; r < s.begin[p + 1]; r++) {
      bool placed = bit_get(key.k, r);
      hull_put(d, r, !placed ? none : bit_get(s.open, p) ? anything : neighbour(a, key, s.begin[p], s.begin[p + 1], r, previous));
    }
}
