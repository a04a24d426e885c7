// A periodic duty: from the anchor to the peildatum, never longer than the term without an event.
#include "duration.h"
#include "kernel.h"
#include "lanes.h"

struct duty {
  struct segments s;
  struct value date; // of each event
  int32_t n;
  enum unit unit;
};

// The last day by which the next event must come after one on `from`.
static int64_t next_by(const struct duty *x, int64_t from) {
  if (from < DAY_MIN)
    return DAY_MIN;
  return from > DAY_MAX ? DAY_MAX : date_add((day)from, x->n, x->unit);
}

// Which events have been laid on a day before their last one, by their place under the parent. One further on may be laid twice:
// what may be is then wider than it is, never narrower.
enum { MARKED = 512 };
struct laid {
  uint64_t bits[MARKED / 64];
};

static bool is_laid(const struct laid *l, size_t i) { return i < MARKED && (l->bits[i / 64] >> i % 64 & 1); }
static void lay(struct laid *l, size_t i) {
  if (i < MARKED)
    l->bits[i / 64] |= (uint64_t)1 << i % 64;
}

// The event to lay after `from`: the latest of those that must come by `by` anyway, or else, of those that may come on `by`, the
// one that cannot wait longest. n: there is none.
static size_t next_event(const struct duty *x, uint32_t p, int64_t from, int64_t by, const struct laid *laid) {
  size_t begin = x->s.begin[p], end = x->s.begin[p + 1], best = end;
  for (size_t r = begin; r < end; r++) {
    int64_t last = x->date.hi[r];
    if (!bit_get(x->date.k, r) || last <= from || x->date.lo[r] > by || is_laid(laid, r - begin))
      continue;
    if (best == end || (last <= by ? x->date.hi[best] > by || last > x->date.hi[best] : last < x->date.hi[best]))
      best = r;
  }
  return best;
}

// Whether the events can be laid so that the duty is kept: each on one of its days, as late as helps. An event that cannot wait is
// laid first (earliest deadline first), so that what is left serves at least as well.
static bool may_be_kept(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  struct laid laid = {{0}};
  for (;;) {
    int64_t by = next_by(x, from);
    if (by >= today)
      return true;
    size_t r = next_event(x, p, from, by, &laid);
    if (r == x->s.begin[p + 1])
      return false;
    int64_t next = x->date.hi[r] < by ? x->date.hi[r] : by;
    if (next <= from && r - x->s.begin[p] >= MARKED)
      return true; // a term of no days, and more events than can be marked: wider, and an end to it
    if (x->date.hi[r] > by)
      lay(&laid, r - x->s.begin[p]);
    from = next;
  }
}

// Whether the duty is kept however the events are laid: after the first day, and after any day on which an event may come, some
// event that surely happened has all its days within the term. The one whose days begin last answers for all days before it.
static bool is_surely_kept(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  for (;;) {
    int64_t by = next_by(x, from), best = from;
    if (by >= today)
      return true;
    for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++)
      if (bit_get(x->date.k, r) && !bit_get(x->date.g, r) && x->date.hi[r] <= by && x->date.lo[r] > best)
        best = x->date.lo[r];
    if (best == from)
      return false;
    from = best;
  }
}

// Of the events that may be missing each has a day before this one; DAY_MIN: none may be missing.
static int64_t missing_before(const struct duty *x, uint32_t p) {
  if (!bit_get(x->s.open, p))
    return DAY_MIN;
  return x->s.since ? x->s.since[p] : ANY_DAY;
}

// Events that may be missing can come every day, up to the last day that they may have: what counts begins there.
static int64_t after_missing(const struct duty *x, uint32_t p, int64_t from) {
  int64_t last = missing_before(x, p) - 1;
  return last > from ? last : from;
}

static bool kept(const struct duty *x, uint32_t p, int64_t from, int64_t today, bool may) {
  return may ? may_be_kept(x, p, after_missing(x, p, from), today) : is_surely_kept(x, p, from, today);
}

static bool some_event(const struct duty *x, uint32_t p, int64_t from, bool surely) {
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++)
    if (bit_get(x->date.k, r) && (surely ? !bit_get(x->date.g, r) && x->date.lo[r] >= from : x->date.hi[r] >= from))
      return true;
  return false;
}

// The outcomes for one known anchor.
static unsigned judge(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  bool missing = from <= today && from < missing_before(x, p), running = next_by(x, from) >= today;
  bool maybe = some_event(x, p, from, false) || missing, surely = some_event(x, p, from, true);
  unsigned out = 0;
  if (running)
    return (surely ? 0u : NVT) | (maybe ? JA : 0u);
  if (kept(x, p, from, today, true))
    out |= JA;
  if (!kept(x, p, from, today, false))
    out |= NEE;
  return out;
}

void kernel_periodic_up(struct segments s, struct outcome d, struct value date, struct value anchor, struct value today,
                        int32_t n, enum unit unit, const struct value *term) {
  struct duty x = {s, date, n, unit};
  for (uint32_t p = 0; p < s.parents; p++) {
    if (term)
      x.n = said_units(term->lo[p], unit, false);
    unsigned out = bit_get(anchor.g, p) ? NVT : 0;
    bool known = anchor.lo[p] == anchor.hi[p];
    if (bit_get(anchor.k, p))
      out |= known ? judge(&x, p, anchor.lo[p], today.lo[p]) : NVT | JA | NEE;
    if (term && term->hi[p] != term->lo[p] && known && bit_get(anchor.k, p)) { // with a longer term more is ja or n.v.t.
      x.n = said_units(term->hi[p], unit, true);
      out |= judge(&x, p, anchor.lo[p], today.lo[p]);
    }
    outcome_put(&d, p, out);
  }
}

// ---- every year by a day ----

// Whether some date falls in from … to: surely, or perhaps.
static bool falls_in(const struct duty *x, uint32_t p, int64_t from, int64_t to, bool surely) {
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++) {
    if (!bit_get(x->date.k, r))
      continue;
    bool inside = surely ? x->date.lo[r] >= from && x->date.hi[r] <= to && !bit_get(x->date.g, r)
                         : x->date.hi[r] >= from && x->date.lo[r] <= to;
    if (inside)
      return true;
  }
  return false;
}

static unsigned one_year(const struct duty *x, uint32_t p, int64_t from, int64_t to) {
  if (falls_in(x, p, from, to, true))
    return JA;
  bool perhaps = falls_in(x, p, from, to, false) || from < missing_before(x, p);
  return perhaps ? JA | NEE : NEE;
}

// `ends` is months * 10000 + month * 100 + day; 29 February is the last day of that month in every year.
static day last_day(int year, int ends) {
  int month_and_day = ends % 10000;
  return month_and_day == 229 ? date_from(year, 3, 1) - 1 : date_from(year, month_and_day / 100, month_and_day % 100);
}

// The k-th period before the one that ends on that day in `year`.
static day period_end(int year, int ends, int k) {
  int months = ends / 10000;
  return months == 12 ? last_day(year - k, ends) : date_add(last_day(year, ends), -k * months, UNIT_MONTH);
}

// Of the periods back from the one that ends in that year: the last that is over by today.
static int last_over(int64_t today, int ends, int *year) {
  int month, dom, k = 0;
  date_split((day)today, year, &month, &dom);
  *year = *year < 9999 ? *year + 1 : *year;
  while (period_end(*year, ends, k) >= today && period_end(*year, ends, k) > DAY_MIN)
    k++;
  return k;
}

static bool has_years(int year, int ends, int k) { return year - k * (ends / 10000) / 12 > 2; }

day duty_end(int64_t today, int ends, int back) {
  int year, k = last_over(today, ends, &year) + back;
  return k < 0 ? DAY_MAX : has_years(year, ends, k) ? period_end(year, ends, k) : DAY_MIN;
}

static unsigned periods(const struct duty *x, uint32_t p, int64_t since, int64_t today, int ends, bool only_last) {
  unsigned out = NVT;
  int year, k = last_over(today, ends, &year);
  for (; has_years(year, ends, k); k++) {
    day end = period_end(year, ends, k);
    if (end <= since)
      break;
    out = outcome_fold(out, one_year(x, p, period_end(year, ends, k + 1) + 1, end));
    if (only_last || out == DEELS)
      break;
  }
  return out;
}

void kernel_yearly_up(struct segments s, struct outcome d, struct value date, struct value since, struct value today,
                      int ends, bool only_last) {
  const struct duty x = {s, date, 0, UNIT_YEAR};
  for (uint32_t p = 0; p < s.parents; p++) {
    unsigned out = bit_get(since.g, p) ? NVT : 0;
    if (bit_get(since.k, p) && since.lo[p] == since.hi[p])
      out |= periods(&x, p, since.lo[p], today.lo[p], ends, only_last);
    else if (bit_get(since.k, p))
      out |= ANY_OUTCOME;
    outcome_put(&d, p, out);
  }
}

// ---- the longest stretch ----

// The least n with which the duty is kept: more units never hurt, and a unit is at least a day.
static int64_t least_kept(const struct duty *x, uint32_t p, int64_t from, int64_t today, bool may) {
  struct duty y = *x;
  int64_t days = today > from ? today - from : 0;
  int32_t lo = 0, hi = days < DAY_MAX - DAY_MIN ? (int32_t)days : DAY_MAX - DAY_MIN;
  while (lo < hi) {
    y.n = lo + (hi - lo) / 2;
    if (kept(&y, p, from, today, may))
      hi = y.n;
    else
      lo = y.n + 1;
  }
  return lo;
}

void kernel_gap_up(struct segments s, struct value d, struct value date, struct value anchor, struct value today,
                   enum unit unit) {
  const struct duty x = {s, date, 0, unit};
  const int64_t one = (int64_t)NUMBER_SCALE * (unit == UNIT_DAY ? SPAN_DAY_MINUTES : 1);
  for (uint32_t p = 0; p < s.parents; p++) {
    bool value = bit_get(anchor.k, p);
    d.lo[p] = value ? one * least_kept(&x, p, anchor.hi[p], today.lo[p], true) : 0;
    d.hi[p] = value ? one * least_kept(&x, p, anchor.lo[p], today.lo[p], false) : 0;
    if (value)
      bit_set(d.k, p);
    if (bit_get(anchor.g, p))
      bit_set(d.g, p);
  }
}
