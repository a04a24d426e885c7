// Rows that fall in a period by their date: how many, how much, and which share of them.
#include "exact.h"
#include "lanes.h"

// The first of the periods from … to-1 that ends on or after the day; `to` when none does.
static size_t first_period(const struct spread *s, size_t from, size_t to, int64_t d) {
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (s->last[middle] >= d)
      to = middle;
    else
      from = middle + 1;
  }
  return from;
}

// The periods in which row r may fall: *from … *to-1. *surely: it falls in that one, and nowhere else.
static void periods_of(const struct spread *s, uint32_t provider, struct value date, size_t r, size_t *from, size_t *to, bool *surely) {
  size_t begin = s->begin[provider], end = s->begin[provider + 1];
  *from = *to = begin;
  if (!bit_get(date.k, r))
    return;
  *from = first_period(s, begin, end, date.lo[r]);
  for (*to = *from; *to < end && s->first[*to] <= date.hi[r];)
    ++*to;
  *surely = !bit_get(date.g, r) && *to == *from + 1 && s->first[*from] <= date.lo[r] && date.hi[r] <= s->last[*from];
}

void kernel_period_counts(const struct spread *s, struct value date, struct condition in, struct condition a, struct period_counts *out) {
  for (uint32_t p = 0; p < s->providers; p++)
    for (size_t r = s->rows[p]; r < s->rows[p + 1]; r++) {
      size_t from, to;
      bool surely = false, met = bit_get(a.t, r), unmet = bit_get(a.f, r);
      if (!bit_get(in.t, r))
        continue;
      periods_of(s, p, date, r, &from, &to, &surely);
      surely = surely && !bit_get(in.f, r);
      for (size_t at = from; at < to; at++) {
        out[at].perhaps += met;
        out[at].perhaps_not += unmet;
        out[at].surely += surely && !unmet;
        out[at].surely_not += surely && !met;
        out[at].certain += surely;
      }
    }
}

static bool may_have_more(const struct spread *s, size_t period) {
  return bit_get(s->open, s->parent[period]) && s->first[period] < s->since[s->parent[period]];
}

void kernel_period_count(const struct spread *s, struct value d, const struct period_counts *n) {
  for (size_t p = 0; p < s->periods; p++) {
    bool some = n[p].perhaps > 0 || may_have_more(s, p);
    bool must_be_one = n[p].certain == 0 && some && n[p].perhaps_not == 0; // if there are rows at all
    d.lo[p] = (must_be_one ? 1 : n[p].surely) * NUMBER_SCALE;
    d.hi[p] = may_have_more(s, p) ? VALUE_MAX : n[p].perhaps * NUMBER_SCALE;
    bit_set(d.k, p);
  }
}

void kernel_period_some(const struct spread *s, struct condition d, const struct period_counts *n) {
  for (size_t p = 0; p < s->periods; p++) {
    if (n[p].perhaps + n[p].perhaps_not > 0 || may_have_more(s, p))
      bit_set(d.t, p);
    if (n[p].certain == 0)
      bit_set(d.f, p);
  }
}

static int64_t common_divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// The least share is surely / (surely + perhaps_not), the greatest perhaps / (perhaps + surely_not), of at least one row. Both
// over one denominator, in the lowest terms.
static void share_bounds(const struct period_counts *n, int64_t *lo, int64_t *hi, int64_t *den) {
  int64_t few = n->surely + n->perhaps_not, many = n->perhaps + n->surely_not;
  if (few == 0 || many == 0) { // all that may count are alike
    *lo = *hi = few == 0;
    *den = 1;
    return;
  }
  int64_t whole = few / common_divisor(few, many);
  if (__builtin_mul_overflow(whole, many, den) || *den >= VALUE_MAX) {
    *lo = 0;
    *hi = *den = 1;
    return;
  }
  *lo = *den / few * n->surely;
  *hi = *den / many * n->perhaps;
  int64_t shared = common_divisor(common_divisor(*lo, *hi), *den);
  *lo /= shared;
  *hi /= shared;
  *den /= shared;
}

void kernel_period_share(const struct spread *s, struct value d, const struct period_counts *n, bool denominator) {
  for (size_t p = 0; p < s->periods; p++) {
    int64_t lo = 0, hi = 1, den = 1;
    bool open = may_have_more(s, p), some = n[p].perhaps + n[p].perhaps_not > 0;
    if (!open && some)
      share_bounds(&n[p], &lo, &hi, &den);
    d.lo[p] = denominator ? den : lo;
    d.hi[p] = denominator ? den : hi;
    bit_set(open || some || denominator ? d.k : d.g, p);
  }
}

// Adds what a row may bring to a period: nothing, where it may fall elsewhere or have no value. false: without bounds.
static bool add_to(struct value d, size_t period, int64_t lo, int64_t hi, bool maybe_not) {
  if (lo <= VALUE_MIN || hi >= VALUE_MAX)
    return false;
  int64_t least = maybe_not && lo > 0 ? 0 : lo, most = maybe_not && hi < 0 ? 0 : hi;
  bool over = __builtin_add_overflow(d.lo[period], least, &d.lo[period]) || __builtin_add_overflow(d.hi[period], most, &d.hi[period]);
  return !over && d.lo[period] > VALUE_MIN && d.hi[period] < VALUE_MAX;
}

void kernel_period_sum(const struct spread *s, struct value d, struct value date, struct condition in, struct value a, word *unbounded) {
  for (size_t p = 0; p < s->periods; p++)
    d.lo[p] = d.hi[p] = 0;
  for (uint32_t p = 0; p < s->providers; p++)
    for (size_t r = s->rows[p]; r < s->rows[p + 1]; r++) {
      size_t from, to;
      bool surely = false;
      if (!bit_get(in.t, r) || !bit_get(a.k, r))
        continue;
      periods_of(s, p, date, r, &from, &to, &surely);
      bool maybe_not = !surely || bit_get(in.f, r) || bit_get(a.g, r);
      for (size_t at = from; at < to; at++)
        if (!bit_get(unbounded, at) && !add_to(d, at, a.lo[r], a.hi[r], maybe_not))
          bit_set(unbounded, at);
    }
  for (size_t p = 0; p < s->periods; p++) {
    bit_set(d.k, p);
    if (!bit_get(unbounded, p) && !may_have_more(s, p))
      continue;
    d.lo[p] = VALUE_MIN;
    d.hi[p] = VALUE_MAX;
  }
}

// The sum over the rows of one period. false: nobody knows.
static bool sum_in_period(const struct spread *s, uint32_t provider, size_t period, struct value date, struct condition in,
                          struct exact a, struct large_row *sum) {
  bool known = !may_have_more(s, period);
  for (size_t r = s->rows[provider]; known && r < s->rows[provider + 1]; r++) {
    size_t from, to;
    bool surely = false;
    if (!bit_get(in.t, r) || !bit_get(a.v.k, r))
      continue;
    periods_of(s, provider, date, r, &from, &to, &surely);
    if (period >= from && period < to)
      known = exact_add_row(sum, a, r, !surely || bit_get(in.f, r) || bit_get(a.v.g, r));
  }
  return known;
}

struct large_row *exact_period_sum(struct arena *arena, const struct spread *s, struct value d, struct value date, struct condition in,
                                   struct exact a) {
  struct large_row *beside = NULL;
  for (uint32_t p = 0; p < s->providers; p++)
    for (size_t period = s->begin[p]; period < s->begin[p + 1]; period++) {
      struct large_row sum = {.state = LARGE_HERE};
      if (d.lo[period] <= VALUE_MIN && sum_in_period(s, p, period, date, in, a, &sum))
        exact_put(arena, s->periods, d, period, &sum, &beside);
    }
  return beside;
}
