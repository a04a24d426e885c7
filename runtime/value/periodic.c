// A periodic duty: from the anchor to the peildatum, or to the day that the duty ends, never longer than the term without an event.
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
    bool endless = r - x->s.begin[p] >= MARKED; // more events than can be marked: this one serves until its last day, which is wider
    int64_t next = x->date.hi[r] < by || endless ? x->date.hi[r] : by;
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

static bool some_event(const struct duty *x, uint32_t p, int64_t from, int64_t to, bool surely) {
  for (size_t r = x->s.begin[p]; r < x->s.begin[p + 1]; r++) {
    bool sure = bit_get(x->date.k, r) && !bit_get(x->date.g, r) && x->date.lo[r] >= from && x->date.hi[r] <= to;
    if (surely ? sure : bit_get(x->date.k, r) && x->date.hi[r] >= from && x->date.lo[r] <= to)
      return true;
  }
  return false;
}

// The outcomes for one known anchor.
static unsigned judge(const struct duty *x, uint32_t p, int64_t from, int64_t today) {
  bool missing = from < missing_before(x, p), running = next_by(x, from) >= today;
  bool maybe = some_event(x, p, from, today, false) || missing, surely = some_event(x, p, from, today, true);
  unsigned out = 0;
  if (from > today)
    return NVT;
  if (running)
    return (surely ? 0u : NVT) | (maybe ? JA : 0u);
  if (kept(x, p, from, today, true))
    out |= JA;
  if (!kept(x, p, from, today, false))
    out |= NEE;
  return out;
}

// … and for an end that may be any day in lo … hi. Of the ends in the first term the last, and of those behind it the first, leave most
// room for an event; the very first and last leave most room for none.
static unsigned judge_ends(const struct duty *x, uint32_t p, int64_t from, int64_t lo, int64_t hi) {
  int64_t by = next_by(x, from);
  unsigned out = judge(x, p, from, lo);
  if (hi == lo)
    return out;
  if (by >= lo && by < hi)
    out |= judge(x, p, from, by) | judge(x, p, from, by + 1);
  return out | judge(x, p, from, hi);
}

static unsigned judge_to(const struct duty *x, uint32_t p, int64_t from, int64_t today, const struct value *end) {
  unsigned out = 0;
  if (end == NULL || bit_get(end->g, p))
    out |= judge(x, p, from, today);
  if (end != NULL && bit_get(end->k, p))
    out |= judge_ends(x, p, from, end->lo[p] < today ? end->lo[p] : today, end->hi[p] < today ? end->hi[p] : today);
  return out;
}

void kernel_periodic_up(struct segments s, struct outcome d, struct value date, const struct value duty[2], int32_t n, enum unit unit,
                        const struct value *term, const struct value *end) {
  struct duty x = {s, date, n, unit};
  const struct value anchor = duty[0], today = duty[1];
  for (uint32_t p = 0; p < s.parents; p++) {
    if (term)
      x.n = said_units(term->lo[p], unit, false);
    unsigned out = bit_get(anchor.g, p) ? NVT : 0;
    bool known = anchor.lo[p] == anchor.hi[p];
    if (bit_get(anchor.k, p))
      out |= known ? judge_to(&x, p, anchor.lo[p], today.lo[p], end) : NVT | JA | NEE;
    if (term && term->hi[p] != term->lo[p] && known && bit_get(anchor.k, p)) { // with a longer term more is ja or n.v.t.
      x.n = said_units(term->hi[p], unit, true);
      out |= judge_to(&x, p, anchor.lo[p], today.lo[p], end);
    }
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
