#include "narrow.h"

#include "wide.h"

// --- From bounds, and back

static bool is_known(struct value v, size_t r) {
  return bit_get(v.k, r) && v.lo[r] == v.hi[r];
}

// The largest unit that all known numbers are whole in.
static int64_t unit_of(struct value v, size_t rows) {
  for (size_t r = 0; r < rows; r++)
    if (is_known(v, r) && v.lo[r] % NUMBER_SCALE != 0)
      return 1;
  return NUMBER_SCALE;
}

// All unknown rows must be unknown in the same way.
static bool put_unknown(struct narrow *out, word *unknown, size_t r, int64_t lo, int64_t hi) {
  bool first = out->low < VALUE_MIN;
  bit_set(unknown, r);
  if (first) {
    out->low = lo;
    out->high = hi;
  }
  return lo >= VALUE_MIN && out->low == lo && out->high == hi;
}

static bool put_known(struct narrow *out, int32_t *n, size_t r, int64_t x) {
  x /= out->unit;
  if (x <= -NARROW_MOST || x >= NARROW_MOST)
    return false;
  n[r] = (int32_t)x;
  out->least = n[r] < out->least ? n[r] : out->least;
  out->most = n[r] > out->most ? n[r] : out->most;
  return true;
}

bool narrow_of(struct value v, size_t rows, int32_t *n, word *unknown, struct narrow *out) {
  *out = (struct narrow){.n = n, .unknown = unknown, .unit = unit_of(v, rows), .low = INT64_MIN, .high = INT64_MAX};
  for (size_t r = 0; r < rows; r++) {
    if (!bit_get(v.k, r))
      continue;
    if (!(v.lo[r] == v.hi[r] ? put_known(out, n, r, v.lo[r]) : put_unknown(out, unknown, r, v.lo[r], v.hi[r])))
      return false;
  }
  return true;
}

static bool is_near(int64_t x) {
  return x > VALUE_MIN / 4 && x < VALUE_MAX / 4;
}

bool narrow_moved(const struct narrow *a, int64_t x, struct narrow *out) {
  *out = *a;
  out->plus += x;
  bool no_low = a->low <= VALUE_MIN, no_high = a->high >= VALUE_MAX;
  if (!is_near(a->plus) || !is_near(x) || !(no_low || is_near(a->low)) || !(no_high || is_near(a->high)))
    return false;
  out->low += no_low ? 0 : x;
  out->high += no_high ? 0 : x;
  return true;
}

void narrow_write(const struct narrow *a, size_t rows, int64_t *lo, int64_t *hi) {
  for (size_t r = 0; r < rows; r++) {
    bool unknown = bit_get(a->unknown, r);
    int64_t x = a->n[r] * a->unit + a->plus;
    lo[r] = unknown ? a->low : x;
    hi[r] = unknown ? a->high : x;
  }
}

// --- Comparisons

static int64_t number(const struct narrow *a, int32_t n) {
  return n * a->unit + a->plus;
}

// What a may be lies around the whole of it: it may be less, equal and more.
static bool around(const struct narrow *a, int64_t least, int64_t most) {
  return a->low < least && a->high > most;
}

bool narrow_comparable(struct value a, struct value b) {
  const struct narrow *x = a.narrow, *y = b.narrow;
  if (x != NULL && b.constant)
    return around(x, *b.lo, *b.lo);
  if (y != NULL && a.constant)
    return around(y, *a.lo, *a.lo);
  return x != NULL && y != NULL && x->unit == y->unit && around(x, number(y, y->least), number(y, y->most)) &&
         around(y, number(x, x->least), number(x, x->most)) && x->low < y->high && y->low < x->high;
}

// The least whole n for which n * unit >= x, where it matters.
static int32_t units_up(int64_t x, int64_t unit, int64_t most) {
  int64_t n = x / unit + (x % unit > 0);
  return (int32_t)(n < -most ? -most : n > most ? most : n);
}

static struct narrow_rows rows_of(struct value v) {
  return (struct narrow_rows){v.narrow->n, v.k, v.g, v.narrow->unknown};
}

void narrow_lt(size_t rows, struct condition d, struct value a, struct value b, bool not) {
  const struct narrow *x = a.narrow, *y = b.narrow;
  struct narrow_test test = {.other_way = not ? ~(word)0 : 0};
  if (b.constant && x != NULL) {
    test.x = rows_of(a);
    test.plus = units_up(*b.lo - x->plus, x->unit, NARROW_MOST);
  } else if (a.constant && y != NULL) { // a < b is not b < a + 1
    test.x = rows_of(b);
    test.plus = units_up(*a.lo + 1 - y->plus, y->unit, NARROW_MOST);
    test.other_way = ~test.other_way;
  } else {
    test.x = rows_of(a);
    test.y = rows_of(b);
    test.plus = units_up(y->plus - x->plus, x->unit, 2 * NARROW_MOST);
  }
  wide_best()->narrow_below(d, &test, WORDS(rows));
}

// The one n for which n * unit is x; there is none: a number that no n is.
static int32_t units_equal(int64_t x, int64_t unit, int64_t most) {
  return x % unit == 0 ? units_up(x, unit, most) : (int32_t)most;
}

void narrow_eq(size_t rows, struct condition d, struct value a, struct value b, bool not) {
  if (a.constant && b.narrow != NULL) {
    narrow_eq(rows, d, b, a, not);
    return;
  }
  const struct narrow *x = a.narrow, *y = b.narrow;
  struct narrow_test test = {.x = rows_of(a), .other_way = not ? ~(word)0 : 0};
  if (b.constant) {
    test.plus = units_equal(*b.lo - x->plus, x->unit, NARROW_MOST);
  } else {
    test.y = rows_of(b);
    test.plus = units_equal(y->plus - x->plus, x->unit, 2 * NARROW_MOST);
  }
  wide_best()->narrow_equal(d, &test, WORDS(rows));
}
