// Arithmetic beside the column.
#include "exact.h"

static const struct large_row nothing_known = {.state = LARGE_HERE | LARGE_NO_LO | LARGE_NO_HI};

struct large_row exact_at(struct exact a, size_t row) {
  if (a.large != NULL && a.large[row].state != 0)
    return a.large[row];
  int64_t lo = a.v.lo[row], hi = a.v.hi[row];
  struct large_row out = {.state = LARGE_HERE, .lo = large_of(lo), .hi = large_of(hi)};
  if (lo != hi)
    out.state |= (lo <= VALUE_MIN ? LARGE_NO_LO : 0u) | (hi >= VALUE_MAX ? LARGE_NO_HI : 0u);
  return out;
}

bool exact_same(struct exact a, size_t row) {
  if (a.large == NULL || a.large[row].state == 0)
    return a.v.lo[row] == a.v.hi[row];
  return a.large[row].state == LARGE_HERE && large_compare(&a.large[row].lo, &a.large[row].hi) == 0;
}

static bool is_bounded(const struct large_row *x) {
  return x->state == LARGE_HERE;
}

// The kernel found no bound: because there is none, or because it does not fit.
static bool is_wanted(struct value d, size_t r) {
  return bit_get(d.k, r) && (d.lo[r] <= VALUE_MIN || d.hi[r] >= VALUE_MAX);
}

// Of an operand: nobody knows how much it is, so nor the result.
static bool is_unbounded(struct exact a, size_t r) {
  bool beside = a.large != NULL && a.large[r].state != 0;
  return beside ? !is_bounded(&a.large[r]) : a.v.lo[r] != a.v.hi[r] && (a.v.lo[r] <= VALUE_MIN || a.v.hi[r] >= VALUE_MAX);
}

// What stands beside a column that is being made.
struct made {
  struct arena *arena;
  size_t rows;
  struct value d;
  struct large_row *large;
};

static void put(struct made *m, size_t r, const struct large_row *x) {
  int64_t lo = VALUE_MIN, hi = VALUE_MAX;
  bool low = x->state & LARGE_NO_LO || large_fits(&x->lo, &lo), high = x->state & LARGE_NO_HI || large_fits(&x->hi, &hi);
  m->d.lo[r] = lo;
  m->d.hi[r] = hi;
  if (low && high)
    return;
  if (m->large == NULL)
    m->large = NEW_ARRAY(m->arena, struct large_row, m->rows);
  m->large[r].state = x->state;
  if (!(x->state & LARGE_NO_LO))
    m->large[r].lo = x->lo;
  if (!(x->state & LARGE_NO_HI))
    m->large[r].hi = x->hi;
}

typedef bool large_operation(const struct large *a, const struct large *b, struct large *out);

// Bounds of a sum or difference: each from two bounds; too large is no bound.
static struct large_row combined(large_operation *operation, const struct large_row *a, const struct large_row *b, bool cross) {
  struct large_row out = {.state = LARGE_HERE};
  const struct large *low = cross ? &b->hi : &b->lo, *high = cross ? &b->lo : &b->hi;
  uint64_t no_low = b->state & (cross ? LARGE_NO_HI : LARGE_NO_LO), no_high = b->state & (cross ? LARGE_NO_LO : LARGE_NO_HI);
  if (a->state & LARGE_NO_LO || no_low || !operation(&a->lo, low, &out.lo))
    out.state |= LARGE_NO_LO;
  if (a->state & LARGE_NO_HI || no_high || !operation(&a->hi, high, &out.hi))
    out.state |= LARGE_NO_HI;
  return out;
}

static struct large_row *sums(struct made m, large_operation *operation, struct exact a, struct exact b, bool cross) {
  for (size_t r = 0; r < m.rows; r++) {
    if (!is_wanted(m.d, r))
      continue;
    struct large_row x = exact_at(a, r), y = exact_at(b, r), sum = combined(operation, &x, &y, cross);
    put(&m, r, &sum);
  }
  return m.large;
}

struct large_row *exact_add(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b) {
  return sums((struct made){arena, rows, d, NULL}, large_add, a, b, false);
}

struct large_row *exact_sub(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b) {
  return sums((struct made){arena, rows, d, NULL}, large_sub, a, b, true);
}

static void take_in(struct large_row *hull, const struct large *x, bool first) {
  if (first || large_compare(x, &hull->lo) < 0)
    hull->lo = *x;
  if (first || large_compare(x, &hull->hi) > 0)
    hull->hi = *x;
}

static struct large_row product(const struct large_row *a, const struct large_row *b) {
  struct large_row out = {.state = LARGE_HERE};
  struct large p;
  for (int i = 0; i < 4; i++) {
    if (!large_mul(i & 1 ? &a->hi : &a->lo, i >> 1 ? &b->hi : &b->lo, &p))
      return nothing_known;
    take_in(&out, &p, i == 0);
  }
  return out;
}

struct large_row *exact_mul(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b) {
  struct made m = {arena, rows, d, NULL};
  for (size_t r = 0; r < rows; r++) {
    if (!is_wanted(d, r) || is_unbounded(a, r) || is_unbounded(b, r))
      continue;
    struct large_row x = exact_at(a, r), y = exact_at(b, r), p = product(&x, &y);
    put(&m, r, &p);
  }
  return m.large;
}

// x / y * 10^shift to the nearest multiple of step; y is not zero.
static bool round_one(const struct large *x, const struct large *y, int64_t step, int shift, struct large *out) {
  struct large unit = large_of(step), up, down, num, den;
  return large_power(shift > 0 ? (unsigned)shift : 0, &up) && large_power(shift < 0 ? (unsigned)-shift : 0, &down) &&
         large_mul(x, &up, &num) && large_mul(y, &down, &den) && large_mul(&den, &unit, &den) && large_nearest(&num, &den, out) &&
         large_mul(out, &unit, out);
}

static struct large_row quotient(const struct large_row *a, const struct large_row *b, int64_t step, int shift) {
  struct large_row out = {.state = LARGE_HERE};
  struct large q;
  if (large_sign(&b->lo) <= 0 && large_sign(&b->hi) >= 0)
    return nothing_known;
  for (int i = 0; i < 4; i++) {
    if (!round_one(i & 1 ? &a->hi : &a->lo, i >> 1 ? &b->hi : &b->lo, step, shift, &q))
      return nothing_known;
    take_in(&out, &q, i == 0);
  }
  return out;
}

struct large_row *exact_round(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b, int64_t step,
                              int shift) {
  struct made m = {arena, rows, d, NULL};
  for (size_t r = 0; r < rows; r++) {
    if (!is_wanted(d, r) || is_unbounded(a, r) || is_unbounded(b, r))
      continue;
    struct large_row x = exact_at(a, r), y = exact_at(b, r), q = quotient(&x, &y, step, shift);
    put(&m, r, &q);
  }
  return m.large;
}

// From the least to the greatest of what either may be.
static struct large_row hull_of(const struct large_row *a, const struct large_row *b) {
  struct large_row out = *a;
  if (large_compare(&b->lo, &out.lo) < 0)
    out.lo = b->lo;
  if (large_compare(&b->hi, &out.hi) > 0)
    out.hi = b->hi;
  out.state |= b->state;
  return out;
}

struct large_row *exact_choose(struct arena *arena, size_t rows, struct value d, struct condition a, struct exact b, struct exact c) {
  struct made m = {arena, rows, d, NULL};
  if (b.large == NULL && c.large == NULL)
    return NULL;
  for (size_t r = 0; r < rows; r++) {
    bool first = bit_get(a.t, r) && bit_get(b.v.k, r), second = bit_get(a.f, r) && bit_get(c.v.k, r);
    if (!is_wanted(d, r))
      continue;
    struct large_row x = first ? exact_at(b, r) : exact_at(c, r), y = second ? exact_at(c, r) : x, hull = hull_of(&x, &y);
    put(&m, r, &hull);
  }
  return m.large;
}

struct large_row *exact_down(struct arena *arena, size_t rows, struct exact a, const uint32_t *parent) {
  struct large_row *large = NULL;
  for (size_t r = 0; a.large != NULL && r < rows; r++) {
    if (a.large[parent[r]].state == 0)
      continue;
    if (large == NULL)
      large = NEW_ARRAY(arena, struct large_row, rows);
    large[r] = a.large[parent[r]];
  }
  return large;
}

// Adds what one row may bring: nothing where it may be out, or may have no value. false: nobody knows how much.
static bool add_row(struct large_row *sum, struct exact a, struct condition in, size_t r) {
  static const struct large zero = {0};
  if (!bit_get(in.t, r) || !bit_get(a.v.k, r))
    return true;
  struct large_row x = exact_at(a, r);
  bool maybe_not = bit_get(in.f, r) || bit_get(a.v.g, r);
  if (!is_bounded(&x))
    return false;
  if (maybe_not && large_sign(&x.lo) > 0)
    x.lo = zero;
  if (maybe_not && large_sign(&x.hi) < 0)
    x.hi = zero;
  return large_add(&sum->lo, &x.lo, &sum->lo) && large_add(&sum->hi, &x.hi, &sum->hi);
}

struct large_row *exact_sum_up(struct arena *arena, struct segments s, struct value d, struct exact a, struct condition in) {
  struct made m = {arena, s.parents, d, NULL};
  for (uint32_t p = 0; p < s.parents; p++) {
    struct large_row sum = {.state = LARGE_HERE};
    bool known = is_wanted(d, p) && !bit_get(s.open, p);
    for (size_t r = s.begin[p]; known && r < s.begin[p + 1]; r++)
      known = add_row(&sum, a, in, r);
    if (known)
      put(&m, p, &sum);
  }
  return m.large;
}

// ---- comparisons ----

static bool is_beside(struct exact a, size_t r) {
  return a.large != NULL && a.large[r].state != 0;
}

static void set(word *plane, size_t r, bool on) {
  if (on)
    bit_set(plane, r);
  else
    bit_clear(plane, r);
}

// Some choice of a is below one of b, or is not.
static bool may_be_below(const struct large_row *a, const struct large_row *b) {
  return a->state & LARGE_NO_LO || b->state & LARGE_NO_HI || large_compare(&a->lo, &b->hi) < 0;
}

static bool may_not_be_below(const struct large_row *a, const struct large_row *b) {
  return a->state & LARGE_NO_HI || b->state & LARGE_NO_LO || large_compare(&a->hi, &b->lo) >= 0;
}

static bool may_be_equal(const struct large_row *a, const struct large_row *b) {
  bool apart = !(a->state & LARGE_NO_HI || b->state & LARGE_NO_LO) && large_compare(&a->hi, &b->lo) < 0;
  return !apart && !(!(b->state & LARGE_NO_HI || a->state & LARGE_NO_LO) && large_compare(&b->hi, &a->lo) < 0);
}

static bool may_differ(const struct large_row *a, const struct large_row *b) {
  return !is_bounded(a) || !is_bounded(b) || large_compare(&a->lo, &a->hi) != 0 || large_compare(&b->lo, &b->hi) != 0 ||
         large_compare(&a->lo, &b->lo) != 0;
}

typedef bool possible(const struct large_row *a, const struct large_row *b);

// Where a side may have no value, the kernel has already said that it may be onwaar.
static void decide(size_t rows, struct condition d, struct exact a, struct exact b, possible *may, possible *may_not) {
  for (size_t r = 0; r < rows; r++) {
    if ((!is_beside(a, r) && !is_beside(b, r)) || !bit_get(a.v.k, r) || !bit_get(b.v.k, r))
      continue;
    struct large_row x = exact_at(a, r), y = exact_at(b, r);
    set(d.t, r, may(&x, &y));
    set(d.f, r, bit_get(a.v.g, r) || bit_get(b.v.g, r) || may_not(&x, &y));
  }
}

void exact_lt(size_t rows, struct condition d, struct exact a, struct exact b) {
  decide(rows, d, a, b, may_be_below, may_not_be_below);
}

// a <= b is not b < a.
static bool may_be_at_most(const struct large_row *a, const struct large_row *b) {
  return may_not_be_below(b, a);
}
static bool may_be_above(const struct large_row *a, const struct large_row *b) {
  return may_be_below(b, a);
}

void exact_le(size_t rows, struct condition d, struct exact a, struct exact b) {
  decide(rows, d, a, b, may_be_at_most, may_be_above);
}

void exact_eq(size_t rows, struct condition d, struct exact a, struct exact b) {
  decide(rows, d, a, b, may_be_equal, may_differ);
}

void exact_ne(size_t rows, struct condition d, struct exact a, struct exact b) {
  decide(rows, d, a, b, may_differ, may_be_equal);
}

void exact_within(size_t rows, struct condition d, struct exact a, int64_t lo, int64_t hi) {
  struct large_row limits = {.state = LARGE_HERE, .lo = large_of(lo), .hi = large_of(hi)};
  for (size_t r = 0; r < rows; r++) {
    if (!is_beside(a, r) || !bit_get(a.v.k, r))
      continue;
    const struct large_row *x = &a.large[r];
    bool inside = is_bounded(x) && large_compare(&x->lo, &limits.lo) >= 0 && large_compare(&x->hi, &limits.hi) <= 0;
    set(d.t, r, may_be_equal(x, &limits));
    set(d.f, r, bit_get(a.v.g, r) || !inside);
  }
}
