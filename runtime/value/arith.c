// Arithmetic on intervals.
#include "duration.h"
#include "lanes.h"
#include "wide.h"

// The sum of two bounds, without the traps of overflow where a row has no value and its bounds mean nothing.
static inline int64_t plus(int64_t x, int64_t y) {
  return (int64_t)((uint64_t)x + (uint64_t)y);
}
static inline int64_t minus(int64_t x, int64_t y) {
  return (int64_t)((uint64_t)x - (uint64_t)y);
}
static inline bool fits(int64_t x) {
  return x >= VALUE_MIN && x <= VALUE_MAX;
}

// Stores lo … hi, of which a side without a bound was computed from one without; out of range is unknown altogether.
static inline void put(struct value d, size_t r, int64_t lo, int64_t hi, bool no_lo, bool no_hi) {
  bool fit = (no_lo || fits(lo)) && (no_hi || fits(hi));
  d.lo[r] = no_lo || !fit ? VALUE_MIN : lo;
  d.hi[r] = no_hi || !fit ? VALUE_MAX : hi;
}

static void both_needed(size_t rows, struct value d, struct value a, struct value b) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.k[w] = a.k[w] & b.k[w];
    d.g[w] = a.g[w] | b.g[w];
  }
}

static bool is_bounded(int64_t x) {
  return x > VALUE_MIN && x < VALUE_MAX;
}

static bool both_known(struct value a, struct value b) {
  return a.lo == a.hi && b.lo == b.hi;
}

typedef unsigned wide_sum(int64_t *out, const int64_t *x, const int64_t *y, size_t rows, int64_t none, int64_t none_y);

// The bounds of a sum, or (`cross`) of a difference, where a.lo goes with b.hi. false: some row is out of range.
static bool sum(size_t rows, struct value *d, wide_sum *wide, struct value a, struct value b, bool cross) {
  const int64_t none[] = {VALUE_MIN, VALUE_MAX};
  const int64_t *low = cross ? b.hi : b.lo, *high = cross ? b.lo : b.hi;
  unsigned got = wide(d->lo, a.lo, low, rows, none[0], none[cross]);
  if (both_known(a, b) && got == 0) {
    d->hi = d->lo;
    return true;
  }
  return !(got & WIDE_BEYOND) && !(wide(d->hi, a.hi, high, rows, none[1], none[!cross]) & WIDE_BEYOND);
}

// The same with a constant.
static bool sum_number(size_t rows, struct value *d, struct value a, int64_t b) {
  unsigned got = wide_best()->add_number(d->lo, a.lo, b, rows, VALUE_MIN);
  if (a.lo == a.hi && got == 0) {
    d->hi = d->lo;
    return true;
  }
  return !(got & WIDE_BEYOND) && !(wide_best()->add_number(d->hi, a.hi, b, rows, VALUE_MAX) & WIDE_BEYOND);
}

bool kernel_add(size_t rows, struct value *d, struct value a, struct value b) {
  both_needed(rows, *d, a, b);
  if (b.constant && rows > 0 && is_bounded(*b.lo) && sum_number(rows, d, a, *b.lo))
    return true;
  if (sum(rows, d, wide_best()->add, a, b, false))
    return true;
  for (size_t r = 0; r < rows; r++) {
    put(*d, r, plus(a.lo[r], b.lo[r]), plus(a.hi[r], b.hi[r]), a.lo[r] == VALUE_MIN || b.lo[r] == VALUE_MIN,
        a.hi[r] == VALUE_MAX || b.hi[r] == VALUE_MAX);
  }
  return false;
}

bool kernel_sub(size_t rows, struct value *d, struct value a, struct value b) {
  both_needed(rows, *d, a, b);
  if (sum(rows, d, wide_best()->sub, a, b, true))
    return true;
  for (size_t r = 0; r < rows; r++) {
    put(*d, r, minus(a.lo[r], b.hi[r]), minus(a.hi[r], b.lo[r]), a.lo[r] == VALUE_MIN || b.hi[r] == VALUE_MAX,
        a.hi[r] == VALUE_MAX || b.lo[r] == VALUE_MIN);
  }
  return false;
}

// The least and greatest of the four products of the bounds; a bound that is none, or a product out of range: no bound at all.
// false: it was out of range.
static bool product(struct value d, size_t r, struct value a, struct value b) {
  const int64_t x[2] = {a.lo[r], a.hi[r]}, y[2] = {b.lo[r], b.hi[r]};
  int64_t lo = VALUE_MAX, hi = VALUE_MIN;
  for (int i = 0; i < 4; i++) {
    int64_t p, u = x[i & 1], v = y[i >> 1];
    bool bounded = u > VALUE_MIN && u < VALUE_MAX && v > VALUE_MIN && v < VALUE_MAX;
    if (!bounded || __builtin_mul_overflow(u, v, &p) || !fits(p)) {
      d.lo[r] = VALUE_MIN;
      d.hi[r] = VALUE_MAX;
      return !bounded;
    }
    lo = p < lo ? p : lo;
    hi = p > hi ? p : hi;
  }
  d.lo[r] = lo;
  d.hi[r] = hi;
  return true;
}

bool kernel_mul(size_t rows, struct value d, struct value a, struct value b) {
  bool fit = true;
  for (size_t r = 0; r < rows; r++)
    fit &= product(d, r, a, b);
  both_needed(rows, d, a, b);
  return fit;
}

// A number of days as a duration; none where it is not between dates.
static inline int64_t days_as_duration(int64_t from, int64_t to, int64_t none) {
  const int64_t most = DAY_MAX - DAY_MIN, days = minus(to, from);
  return days >= -most && days <= most ? days * NUMBER_SCALE * SPAN_DAY_MINUTES : none;
}

void kernel_days(size_t rows, struct value d, struct value a, struct value b) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = days_as_duration(b.hi[r], a.lo[r], VALUE_MIN);
    d.hi[r] = days_as_duration(b.lo[r], a.hi[r], VALUE_MAX);
  }
  both_needed(rows, d, a, b);
}

// x / y * 10^shift to the nearest multiple of step; false: too large.
static bool round_one(int64_t x, int64_t y, int64_t step, int shift, int64_t *out) {
  __int128 num = x, den = (__int128)y * step;
  for (; shift > 0; shift--)
    if (__builtin_mul_overflow(num, 10, &num))
      return false;
  for (; shift < 0 && den < ((__int128)1 << 120) && den > -((__int128)1 << 120); shift++)
    den *= 10;
  bool negative = (num < 0) != (den < 0);
  num = num < 0 ? -num : num;
  den = den < 0 ? -den : den;
  __int128 q = shift < 0 ? 0 : num / den;
  if (shift == 0 && num % den >= den - num % den)
    q++;
  q = negative ? -q : q;
  if (q > VALUE_MAX / step || q < VALUE_MIN / step)
    return false;
  *out = (int64_t)q * step;
  return true;
}

// Rounding does not decrease, so the bounds of a quotient lie in the corners.
void kernel_round(size_t rows, struct value d, struct value a, struct value b, int64_t step, int shift) {
  for (size_t r = 0; r < rows; r++) {
    const int64_t x[2] = {a.lo[r], a.hi[r]}, y[2] = {b.lo[r], b.hi[r]};
    bool fit = (y[0] > 0 || y[1] < 0) && x[0] > VALUE_MIN && x[1] < VALUE_MAX && y[0] > VALUE_MIN && y[1] < VALUE_MAX;
    int64_t lo = VALUE_MAX, hi = VALUE_MIN, q = 0;
    for (int i = 0; i < 4 && fit; i++) {
      fit = round_one(x[i & 1], y[i >> 1], step, shift, &q);
      lo = q < lo ? q : lo;
      hi = q > hi ? q : hi;
    }
    d.lo[r] = fit ? lo : VALUE_MIN;
    d.hi[r] = fit ? hi : VALUE_MAX;
  }
  both_needed(rows, d, a, b);
}

void kernel_truth(size_t rows, struct value d, struct condition a) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = bit_get(a.f, r) ? 0 : NUMBER_SCALE;
    d.hi[r] = bit_get(a.t, r) ? NUMBER_SCALE : 0;
    bit_set(d.k, r);
  }
}

typedef day (*term)(day d, int32_t n, enum unit unit);

static int64_t add_to_bound(term add, int64_t x, int32_t n, enum unit unit) {
  if (x <= VALUE_MIN)
    return VALUE_MIN;
  if (x >= VALUE_MAX)
    return VALUE_MAX;
  if (x < DAY_MIN)
    x = DAY_MIN;
  if (x > DAY_MAX)
    x = DAY_MAX;
  return add((day)x, n, unit);
}

// Terms do not decrease in their date, so bounds go to bounds.
static void add_term(term add, size_t rows, struct value d, struct value a, int32_t n, enum unit unit) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = add_to_bound(add, a.lo[r], n, unit);
    d.hi[r] = a.hi[r] == a.lo[r] ? d.lo[r] : add_to_bound(add, a.hi[r], n, unit);
  }
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.k[w] = a.k[w];
    d.g[w] = a.g[w];
  }
}

void kernel_add_term(size_t rows, struct value d, struct value a, int32_t n, enum unit unit) {
  add_term(date_add, rows, d, a, n, unit);
}

void kernel_add_law(size_t rows, struct value d, struct value a, int32_t n, enum unit unit) {
  add_term(date_add_law, rows, d, a, n, unit);
}

enum { SPAN_LIMIT = 100000 }; // days, maanden or werkdagen that are counted; beyond it the calendar ends soon

static int64_t whole_units(int64_t v, enum unit unit, bool up) {
  int64_t one = unit == UNIT_DAY ? (int64_t)NUMBER_SCALE * 24 * 60 : NUMBER_SCALE, q = v / one, rest = v % one;
  return q - (rest < 0) + (up && unit != UNIT_DAY && rest != 0);
}

static int64_t span_to_bound(int64_t date, int64_t span, enum unit unit, bool up) {
  int64_t n = span <= VALUE_MIN ? -SPAN_LIMIT - 1 : span >= VALUE_MAX ? SPAN_LIMIT + 1 : whole_units(span, unit, up);
  if (up && n > SPAN_LIMIT)
    return DAY_MAX;
  if (!up && n < -SPAN_LIMIT)
    return DAY_MIN;
  return add_to_bound(date_add, date, (int32_t)(n > SPAN_LIMIT ? SPAN_LIMIT : n < -SPAN_LIMIT ? -SPAN_LIMIT : n), unit);
}

void kernel_add_span(size_t rows, struct value d, struct value a, struct value b, enum unit unit) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = span_to_bound(a.lo[r], b.lo[r], unit, false);
    d.hi[r] = span_to_bound(a.hi[r], b.hi[r], unit, true);
  }
  both_needed(rows, d, a, b);
}

static int64_t workdays_to_bound(const struct workdays *w, int64_t x, int32_t n) {
  if (x <= VALUE_MIN || x >= VALUE_MAX)
    return x;
  return workdays_add(w, x < DAY_MIN ? DAY_MIN : x > DAY_MAX ? DAY_MAX : (day)x, n);
}

void kernel_add_workdays(size_t rows, struct value d, struct value a, int32_t n, const struct workdays *w) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = workdays_to_bound(w, a.lo[r], n);
    d.hi[r] = a.hi[r] == a.lo[r] ? d.lo[r] : workdays_to_bound(w, a.hi[r], n);
  }
  for (size_t i = 0; i < WORDS(rows); i++) {
    d.k[i] = a.k[i];
    d.g[i] = a.g[i];
  }
}

int32_t said_units(int64_t span, enum unit unit, bool up) {
  int64_t one = NUMBER_SCALE * (unit == UNIT_DAY ? 24 * 60 : unit == UNIT_WEEK ? 7 * 24 * 60 : unit == UNIT_YEAR ? 12 : 1);
  int64_t n = span / one - (span % one < 0) + (up && span % one != 0);
  return (int32_t)(n > SPAN_LIMIT ? SPAN_LIMIT : n < -SPAN_LIMIT ? -SPAN_LIMIT : n);
}

static int64_t said_to_bound(const struct said_term *t, int64_t x, int64_t span, bool up) {
  int32_t n = said_units(span, t->unit, up != t->back);
  if (t->own)
    return workdays_to_bound(t->own, x, t->back ? -n : n);
  return t->law && n >= 0 ? add_to_bound(date_add_law, x, n, t->unit) : add_to_bound(date_add, x, t->back ? -n : n, t->unit);
}

// The longer the term, the later the day; before a date, the earlier.
void kernel_term_by(size_t rows, struct value d, struct value a, struct value b, const struct said_term *t) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = said_to_bound(t, a.lo[r], t->back ? b.hi[r] : b.lo[r], false);
    d.hi[r] = said_to_bound(t, a.hi[r], t->back ? b.lo[r] : b.hi[r], true);
  }
  both_needed(rows, d, a, b);
}

void kernel_upto(size_t rows, struct value d, struct value a, struct value b) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = a.lo[r];
    d.hi[r] = a.hi[r] < b.hi[r] ? a.hi[r] : b.hi[r];
  }
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.k[w] = a.k[w] & b.k[w] & ~lanes_below(b.hi, a.lo, rows, w);
    d.g[w] = a.g[w] | b.g[w] | lanes_below(b.lo, a.hi, rows, w);
  }
}

void kernel_absent_v(size_t rows, struct value d) {
  for (size_t w = 0; w < WORDS(rows); w++)
    d.g[w] = ~(word)0;
}

void kernel_choose_v(size_t rows, struct value d, struct condition a, struct value b, struct value c) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.k[w] = (a.t[w] & b.k[w]) | (a.f[w] & c.k[w]);
    d.g[w] = (a.t[w] & b.g[w]) | (a.f[w] & c.g[w]);
  }
  for (size_t r = 0; r < rows; r++) {
    bool first = bit_get(a.t, r) && bit_get(b.k, r), second = bit_get(a.f, r) && bit_get(c.k, r);
    bool low_b = !second || (first && b.lo[r] < c.lo[r]), high_b = !second || (first && b.hi[r] > c.hi[r]);
    d.lo[r] = low_b ? b.lo[r] : c.lo[r];
    d.hi[r] = high_b ? b.hi[r] : c.hi[r];
  }
}
