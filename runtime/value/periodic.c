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

static bool is_known(const struct duty *x, size_t r) {
  return x->date.lo[r] == x->date.hi[r] && !bit_get(x->date.g, r);
}

// Looks along the events of parent p, each as late as helps: may == true takes those that may have happened, on any day they
// may have; else only those of which the day is known. More events never hurt, so this is exact for what may be; for what must be
// it is exact as long as at most one event is not known (the days that help lie together).
static bool reaches(const struct duty *x, uint32_t p, int64_t from, int64_t today, bool may) {
  for (;;) {
    int64_t by = next_by(x, from), best = from;
    if (by >= today)
      return true;
    for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++) {
      if (!bit_get(x->date.k, r) || (!may && !is_known(x, r)) || x->date.lo[r] > by)
        continue;
      int64_t day_of = x->date.hi[r] < by ? x->date.hi[r] : by;
      if (day_of > best)
        best = day_of;
    }
    if (best == from)
      return false;
    from = best;
  }
}

// The first day after `from` on which something is known to have happened, or else today.
static int64_t next_known(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  int64_t best = today;
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++)
    if (bit_get(x->date.k, r) && is_known(x, r) && x->date.lo[r] > from && x->date.lo[r] < best)
      best = x->date.lo[r];
  return best;
}

// Whether there are as many events on a day that is not known as the stretches between the known ones need.
static bool enough(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  uint32_t left = 0;
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++)
    left += bit_get(x->date.k, r) && !is_known(x, r);
  while (from < today) {
    int64_t next = next_known(x, p, from, today);
    for (; next_by(x, from) < next; from = next_by(x, from))
      if (left-- == 0)
        return false;
    from = next;
  }
  return true;
}

static bool kept(const struct duty *x, uint32_t p, int64_t from, int64_t today, bool may) {
  return reaches(x, p, from, today, may) && (!may || enough(x, p, from, today));
}

static bool some_event(const struct duty *x, uint32_t p, int64_t from, bool surely) {
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++)
    if (bit_get(x->date.k, r) && (surely ? !bit_get(x->date.g, r) && x->date.lo[r] >= from : x->date.hi[r] >= from))
      return true;
  return false;
}

// The outcomes for one known anchor.
static unsigned judge(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  bool open = bit_get(x->s.open, p), running = next_by(x, from) >= today;
  bool maybe = some_event(x, p, from, false) || (open && from <= today), surely = some_event(x, p, from, true);
  unsigned out = 0;
  if (running)
    return (surely ? 0u : NVT) | (maybe ? JA : 0u);
  if (kept(x, p, from, today, true) || open)
    out |= JA;
  if (!kept(x, p, from, today, false))
    out |= NEE;
  return out;
}

void kernel_periodic_up(struct segments s, struct outcome d, struct value date, struct value anchor, struct value today,
                        int32_t n, enum unit unit) {
  const struct duty x = {s, date, n, unit};
  for (uint32_t p = 0; p < s.parents; p++) {
    unsigned out = bit_get(anchor.g, p) ? NVT : 0;
    bool known = anchor.lo[p] == anchor.hi[p];
    if (bit_get(anchor.k, p))
      out |= known ? judge(&x, p, anchor.lo[p], today.lo[p]) : NVT | JA | NEE;
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
  bool perhaps = falls_in(x, p, from, to, false) || bit_get(x->s.open, p);
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

static unsigned periods(const struct duty *x, uint32_t p, int64_t since, int64_t today, int ends, bool only_last) {
  int year, month, dom, k = 0;
  unsigned out = NVT;
  date_split((day)today, &year, &month, &dom);
  year = year < 9999 ? year + 1 : year;
  while (period_end(year, ends, k) >= today && period_end(year, ends, k) > DAY_MIN)
    k++;
  for (; year - k * (ends / 10000) / 12 > 2; k++) {
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
    d.lo[p] = value && !bit_get(s.open, p) ? one * least_kept(&x, p, anchor.hi[p], today.lo[p], true) : 0;
    d.hi[p] = value ? one * least_kept(&x, p, anchor.lo[p], today.lo[p], false) : 0;
    if (value)
      bit_set(d.k, p);
    if (bit_get(anchor.g, p))
      bit_set(d.g, p);
  }
}
