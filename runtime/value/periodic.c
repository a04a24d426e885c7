// A periodic duty: from the anchor to the peildatum, never longer than the term without an event.
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

// Looks along the events of parent p, each as late as helps: may == true takes those that may have happened, on any day they
// may have; else only those of which the day is known. More events never hurt, so this is exact for what may be; for what must be
// it is exact as long as at most one event is not known (the days that help lie together).
static bool kept(const struct duty *x, uint32_t p, int64_t from, int64_t today, bool may) {
  for (;;) {
    int64_t by = next_by(x, from), best = from;
    if (by >= today)
      return true;
    for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++) {
      bool known = x->date.lo[r] == x->date.hi[r] && !bit_get(x->date.g, r);
      if (!bit_get(x->date.k, r) || (!may && !known) || x->date.lo[r] > by)
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

static bool some_event(const struct duty *x, uint32_t p, int64_t from, bool surely) {
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++)
    if (bit_get(x->date.k, r) && (surely ? !bit_get(x->date.g, r) && x->date.lo[r] >= from : x->date.hi[r] >= from))
      return true;
  return false;
}

// The outcomes for one known anchor.
static unsigned judge(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  bool open = bit_get(x->s.open, p), running = next_by(x, from) >= today;
  bool maybe = some_event(x, p, from, false) || open, surely = some_event(x, p, from, true);
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

static day year_end(int year, int month_and_day) {
  if (month_and_day == 229)
    return date_from(year, 3, 1) - 1;
  return date_from(year, month_and_day / 100, month_and_day % 100);
}

static unsigned years(const struct duty *x, uint32_t p, int64_t since, int64_t today, int month_and_day, bool only_last) {
  int year, month, dom;
  unsigned out = NVT;
  date_split((day)today, &year, &month, &dom);
  for (year -= year_end(year, month_and_day) >= today; year > 1; year--) {
    day end = year_end(year, month_and_day);
    if (end <= since)
      break;
    out = outcome_fold(out, one_year(x, p, year_end(year - 1, month_and_day) + 1, end));
    if (only_last || out == DEELS)
      break;
  }
  return out;
}

void kernel_yearly_up(struct segments s, struct outcome d, struct value date, struct value since, struct value today,
                      int month_and_day, bool only_last) {
  const struct duty x = {s, date, 0, UNIT_YEAR};
  for (uint32_t p = 0; p < s.parents; p++) {
    unsigned out = bit_get(since.g, p) ? NVT : 0;
    if (bit_get(since.k, p) && since.lo[p] == since.hi[p])
      out |= years(&x, p, since.lo[p], today.lo[p], month_and_day, only_last);
    else if (bit_get(since.k, p))
      out |= ANY_OUTCOME;
    outcome_put(&d, p, out);
  }
}
