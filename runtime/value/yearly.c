// A duty in each period of the calendar: so often in it, from one day on, and to another if it ends. And a day of the year of a date.
#include "kernel.h"
#include "lanes.h"

struct calendar {
  struct segments s;
  struct value date; // of each event
  struct period_rule rule;
  struct bound { int64_t lo, hi; } least, most; // in this row; waivers that differ give two
  bool bounded;                                 // `most` says something
};

enum { PLENTY = INT32_MAX };

static int64_t whole_units(int64_t number, bool up) {
  int64_t n = number / NUMBER_SCALE, rest = number % NUMBER_SCALE;
  return up ? n + (rest > 0) : n - (rest < 0);
}

// `ends` is months * 10000 + month * 100 + day; 29 February is the last day of that month in every year.
static day last_day(int year, int ends) {
  int month_and_day = ends % 10000;
  return month_and_day == 229 ? date_from(year, 3, 1) - 1 : date_from(year, month_and_day / 100, month_and_day % 100);
}

// The year in which periods of that many years begin to be counted: they lie behind each other from the year of `since`.
static int phase(int64_t since, int years) {
  int year, month, dom;
  if (years <= 1 || since <= DAY_MIN)
    return 1;
  date_split((day)since, &year, &month, &dom);
  return 1 + (year - 1) % years;
}

static day period_end(int ends, int phase, int i) {
  int months = ends / 10000, last = (i + 1) * months; // the month after it
  return months >= 12 ? last_day(phase + (i + 1) * (months / 12) - 1, ends) : date_from(1 + last / 12, last % 12 + 1, 1) - 1;
}

// The period that the day lies in. Those before year 3 are not reckoned with.
static int period_of(int64_t d, int ends, int phase) {
  int year, month, dom, months = ends / 10000;
  date_split((day)d, &year, &month, &dom);
  int i = months >= 12 ? (year - phase) / (months / 12) : ((year - 1) * 12 + month - 1) / months;
  return period_end(ends, phase, i) < d ? i + 1 : i;
}

static int first_period(int ends) { return ends / 10000 >= 12 ? 1 : 24 / (ends / 10000); }

day duty_end(int64_t today, int64_t since, int ends, int back) {
  int from = phase(since, ends / 10000 / 12), i = period_of(today, ends, from) - 1 - back;
  return i < first_period(ends) ? DAY_MIN : period_end(ends, from, i) > DAY_MAX ? DAY_MAX : period_end(ends, from, i);
}

// ---- one period ----

static int64_t missing_before(const struct calendar *x, uint32_t p) {
  if (!bit_get(x->s.open, p))
    return DAY_MIN;
  return x->s.since ? x->s.since[p] : ANY_DAY;
}

// How many dates fall in from … to: surely and at most.
static void count(const struct calendar *x, uint32_t p, int64_t from, int64_t to, int64_t *lo, int64_t *hi) {
  *lo = 0;
  *hi = from <= to && from < missing_before(x, p) ? PLENTY : 0;
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++) {
    if (!bit_get(x->date.k, r))
      continue;
    *lo += x->date.lo[r] >= from && x->date.hi[r] <= to && !bit_get(x->date.g, r);
    *hi += x->date.hi[r] >= from && x->date.lo[r] <= to;
  }
}

static unsigned one_period(const struct calendar *x, uint32_t p, int64_t from, int64_t to) {
  int64_t lo, hi, first, last;
  count(x, p, from, to, &lo, &hi);
  first = lo > x->least.lo ? lo : x->least.lo;
  last = hi < x->most.hi ? hi : x->most.hi;
  return (first <= last ? JA : 0u) | (lo < x->least.hi || (x->bounded && hi > x->most.lo) ? NEE : 0u);
}

// Of a period that is not over: it has had too many already, or nobody can say.
static unsigned running(const struct calendar *x, uint32_t p, int64_t from, int64_t since, int64_t to) {
  int64_t lo, hi;
  if (!x->bounded || since > to || from > to)
    return NVT;
  count(x, p, from, to, &lo, &hi);
  return (lo <= x->most.hi ? NVT : 0u) | (hi > x->most.lo ? NEE : 0u);
}

// ---- all of them ----

// The duty counts up to today, and up to an end that may be any day in lo … hi (DAY_MAX + 1: it has none).
struct stretch {
  int64_t since, today, lo, hi;
};

static int64_t least_of(int64_t a, int64_t b) { return a < b ? a : b; }

// Of a stretch that ends before `last`, the last day of the period from `from` on, and not before that period.
static unsigned ended_in(const struct calendar *x, uint32_t p, const struct stretch *t, int64_t from, int64_t before, unsigned sum) {
  int64_t lo = t->lo > from - 1 ? t->lo : from - 1, hi = least_of(t->hi, before);
  if (lo > hi)
    return 0;
  return outcome_fold(sum, running(x, p, from, t->since, least_of(lo, t->today))) |
         outcome_fold(sum, running(x, p, from, t->since, least_of(hi, t->today)));
}

static unsigned from_period(const struct calendar *x, uint32_t p, const struct stretch *t, int i, int from) {
  unsigned out = 0, sum = NVT;
  int ends = x->rule.ends;
  struct stretch now = *t;
  for (;; i++) {
    int64_t begin = (int64_t)period_end(ends, from, i - 1) + 1, end = period_end(ends, from, i);
    if (end >= t->today)
      return out | ended_in(x, p, &now, begin, DAY_MAX + 1, sum);
    out |= ended_in(x, p, &now, begin, end - 1, sum);
    now.lo = now.lo > end ? now.lo : end;
    if (t->hi < end)
      return out;
    sum = outcome_fold(sum, one_period(x, p, begin, end));
    if (sum == DEELS)
      return out | DEELS;
  }
}

static int64_t most_of(int64_t a, int64_t b) { return a > b ? a : b; }

// An end before the first period is as good as the day before it.
static unsigned periods(const struct calendar *x, uint32_t p, struct stretch t) {
  int ends = x->rule.ends, from = phase(t.since, ends / 10000 / 12), first = first_period(ends);
  int i = x->rule.only_last ? period_of(t.today, ends, from) - 1 : period_of(t.since, ends, from);
  if (!x->rule.only_last && period_end(ends, from, i) == t.since)
    i++;
  i = i < first ? first : i;
  t.lo = most_of(t.lo, period_end(ends, from, i - 1));
  t.hi = most_of(t.hi, t.lo);
  return from_period(x, p, &t, i, from);
}

static unsigned to_ends(const struct calendar *x, uint32_t p, struct stretch *t) {
  const struct value *end = x->rule.end;
  unsigned out = 0;
  if (end == NULL || bit_get(end->g, p)) {
    t->lo = t->hi = DAY_MAX + 1;
    out |= periods(x, p, *t);
  }
  if (end != NULL && bit_get(end->k, p)) {
    t->lo = end->lo[p];
    t->hi = end->hi[p];
    out |= periods(x, p, *t);
  }
  return out;
}

static struct bound read_bound(const struct value *said, uint32_t p, bool up, int64_t unsaid) {
  if (said == NULL)
    return (struct bound){unsaid, unsaid};
  return (struct bound){whole_units(said->lo[p], up), whole_units(said->hi[p], up)};
}

// How often, in this row: a whole number of times.
static void read_bounds(struct calendar *x, uint32_t p) {
  const struct period_rule *rule = &x->rule;
  x->least = read_bound(rule->least, p, true, rule->most ? 0 : 1);
  x->most = read_bound(rule->most, p, false, INT64_MAX);
  x->bounded = rule->most != NULL;
}

void kernel_yearly_up(struct segments s, struct outcome d, struct value date, struct value since, struct value today,
                      const struct period_rule *rule) {
  struct calendar x = {.s = s, .date = date, .rule = *rule};
  for (uint32_t p = 0; p < s.parents; p++) {
    unsigned out = bit_get(since.g, p) ? NVT : 0;
    struct stretch t = {least_of(most_of(since.lo[p], DAY_MIN), DAY_MAX), today.lo[p], 0, 0};
    read_bounds(&x, p);
    if (bit_get(since.k, p) && since.lo[p] == since.hi[p])
      out |= to_ends(&x, p, &t);
    else if (bit_get(since.k, p))
      out |= ANY_OUTCOME;
    outcome_put(&d, p, out);
  }
}

// ---- a day of the year ----

static day in_year(int year, int month_and_day) {
  return year < 1 ? DAY_MIN : year > 9999 ? DAY_MAX : last_day(year, month_and_day);
}

day year_day(day from, int which) {
  int year, month, dom, how = which / 10000, on = which % 10000;
  date_split(from, &year, &month, &dom);
  if (how != 0)
    return in_year(year + (how == 2) - (how == 3), on);
  return last_day(year, on) > from ? last_day(year, on) : in_year(year + 1, on);
}

static int64_t of_bound(int64_t date, int which) {
  if (date <= VALUE_MIN || date >= VALUE_MAX)
    return date;
  return year_day((day)least_of(most_of(date, DAY_MIN), DAY_MAX), which);
}

void kernel_year_day(size_t rows, struct value d, struct value a, int which) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = of_bound(a.lo[r], which);
    d.hi[r] = of_bound(a.hi[r], which);
  }
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.k[w] = a.k[w];
    d.g[w] = a.g[w];
  }
}
