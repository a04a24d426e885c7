// Stretches of time without an event (§6): `minstens eens per` and `langste tussenpoos`, with every way to lay the events.
#include "oracle.h"
#include "oracle_expr.h"
#include "period.h"

// The days between which each event fell, from the first of which the anchor may be to the peildatum.
struct stretches {
  int64_t lo[64], hi[64], first, last, today;
  bool sure[64]; // it surely has a day
  size_t n;
  int64_t before; // events that nobody told of were before this day
  int32_t *reached; // of the day `origin` and those after it how far the term reaches, one more; NULL: it is reckoned each time
  int64_t origin;
};

enum { REMEMBERED = 1 << 16 };

static struct stretches stretches_of(const struct o_where *w, const struct node *n, struct o_val anchor) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->child->text);
  struct o_list *l = o_list_of(w, e);
  struct stretches s = {.first = anchor.lo, .last = anchor.hi, .today = w->facts->peildatum, .before = o_missing_before(l)};
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val d = o_if_member(w, l->rows.p[i], n->child->text, o_cell(l->rows.p[i], e->date));
    if (d.some) s.sure[s.n] = !d.none, s.lo[s.n] = d.lo, s.hi[s.n++] = d.hi;
  }
  return s;
}

static int64_t reach(const struct stretches *s, int64_t from, int64_t term, enum unit unit) {
  if (!s->reached || from < s->origin || from >= s->origin + REMEMBERED) return date_add((day)from, (int32_t)term, unit);
  int32_t *far = &s->reached[from - s->origin];
  if (*far == 0) *far = (int32_t)(date_add((day)from, (int32_t)term, unit) - from) + 1;
  return from + *far - 1;
}

// One that may fall on the same days as an earlier one that is left need not be tried too.
static bool is_like_another(const struct stretches *s, size_t i, unsigned used) {
  for (size_t k = 0; k < i; k++)
    if (!(used >> k & 1) && s->lo[k] == s->lo[i] && s->hi[k] == s->hi[i]) return true;
  return false;
}

// Can the events be laid so that each next one comes within the term? Each as late as that allows, in every order.
static bool may_be_kept(const struct stretches *s, int64_t from, int64_t term, enum unit unit, unsigned used) {
  if (from < s->before - 1) from = s->before - 1; // on each day till then one may have been
  int64_t by = from >= s->today ? from : reach(s, from, term, unit);
  if (from >= s->today || by >= s->today) return true;
  for (size_t i = 0; i < s->n; i++) {
    int64_t at = s->hi[i] < by ? s->hi[i] : by;
    if (used >> i & 1 || s->lo[i] > by || at <= from || is_like_another(s, i, used)) continue;
    if (may_be_kept(s, at, term, unit, used | 1u << i)) return true;
  }
  return false;
}

// Can all events but `but` stay out of the days after `from` up to `by`?
static bool may_be_empty(const struct stretches *s, int64_t from, int64_t by, size_t but) {
  for (size_t i = 0; i < s->n; i++)
    if (i != but && s->sure[i] && s->lo[i] > from && s->hi[i] <= by) return false;
  return by < s->today;
}

// Is there a day, the anchor or that of an event, after which the term may pass without one?
static bool may_be_broken(const struct stretches *s, int64_t term, enum unit unit) {
  int64_t from = s->first < s->today - 800 ? s->today - 800 : s->first; // before that no few events can fill it
  if (from > s->first && reach(s, s->first, term, unit) < from) return true;
  for (int64_t at = from; at < s->today; at++) {
    bool starts = at <= s->last;
    for (size_t i = 0; i < s->n; i++) starts = starts || (at >= s->lo[i] && at <= s->hi[i]);
    int64_t by = starts ? reach(s, at, term, unit) : 0;
    if (at <= s->last && may_be_empty(s, at, by, s->n)) return true;
    for (size_t i = 0; i < s->n; i++)
      if (at >= s->lo[i] && at <= s->hi[i] && may_be_empty(s, at, by, i)) return true;
  }
  return false;
}

// The least number of days that is enough: surely, or perhaps.
static int64_t least_days(const struct stretches *s, bool perhaps) {
  int64_t lo = 0, hi = s->today - s->first > 0 ? s->today - s->first : 0;
  while (lo < hi) {
    int64_t middle = (lo + hi) / 2;
    bool kept = perhaps ? may_be_kept(s, s->last, middle, UNIT_DAY, 0) : !may_be_broken(s, middle, UNIT_DAY);
    if (kept) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

// ---- langste tussenpoos ----

struct o_val o_gap(const struct o_where *w, const struct node *n) {
  struct o_val anchor = o_event(w, o_child(n, 1)), v = {.type = O_DURATION, .some = anchor.some, .none = anchor.none};
  struct stretches s = stretches_of(w, n, anchor);
  *w->facts->hull = true; // not every number of days between the two need be reached
  if (!v.some) return v;
  v.hi = least_days(&s, false) * O_DAY;
  v.lo = least_days(&s, true) * O_DAY;
  return v;
}

// Months, years and working days have no fixed length: then no stretch is longer than that term from its first day.
const struct node *o_bare(const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  return n;
}

bool o_gap_by_calendar(const struct o_model *m, const struct o_target *self, const struct node *n) {
  const struct node *gap = o_bare(n->child), *than = o_bare(n->child->next);
  enum unit unit = UNIT_DAY;
  if (gap->kind != N_GAP || (than->kind != N_DURATION && than->kind != N_REF)) return false;
  if (than->kind == N_REF && !o_parameter_named(m, self, than->text)) return false;
  if (than->kind == N_REF) unit = o_parameter_named(m, self, than->text)->unit;
  else o_term(m, self, NULL, than, &unit);
  return unit == UNIT_MONTH || unit == UNIT_YEAR || unit == UNIT_WORKDAY;
}

unsigned o_compare_gap(const struct o_where *w, const struct node *n) {
  const struct node *gap = o_bare(n->child);
  enum unit unit = UNIT_DAY;
  int64_t term = o_term(w->facts->model, w->self, w->row, o_bare(n->child->next), &unit);
  struct o_val anchor = o_event(w, o_child(gap, 1));
  struct stretches s = stretches_of(w, gap, anchor);
  bool kept = anchor.some && may_be_kept(&s, s.last, term, unit, 0), broken = anchor.some && may_be_broken(&s, term, unit);
  bool may = n->kind == N_AT_MOST ? kept : broken, may_not = anchor.none || (n->kind == N_AT_MOST ? broken : kept);
  return (may ? C_WAAR : 0u) | (may_not ? C_ONWAAR : 0u);
}

// ---- minstens eens per ----

static bool may_come(const struct stretches *s, int64_t from) {
  for (size_t i = 0; i < s->n; i++)
    if (s->hi[i] >= from && s->lo[i] <= s->today) return true;
  return from < s->before && from <= s->today;
}

static bool may_stay_away(const struct stretches *s, int64_t from) {
  for (size_t i = 0; i < s->n; i++)
    if (s->sure[i] && s->lo[i] >= from && s->hi[i] <= s->today) return false;
  return true;
}

// The gaps in {anchor, events, the day on which the duty stops}; no event and the first gap still running: nvt (§6).
static unsigned kept_till(struct stretches s, int64_t till, int64_t term, enum unit unit) {
  unsigned out = s.last > till ? O_NVT : 0;
  s.today = till;
  if (s.first <= till && may_be_broken(&s, term, unit)) out |= O_NEE;
  int64_t first = s.first < till - 800 ? till - 800 : s.first;
  for (int64_t from = first; from <= s.last && from <= till && (out & (O_JA | O_NVT)) != (O_JA | O_NVT); from++) {
    bool running = reach(&s, from, term, unit) >= till;
    if (running && may_stay_away(&s, from)) out |= O_NVT;
    if (running ? may_come(&s, from) : may_be_kept(&s, from, term, unit, 0)) out |= O_JA;
  }
  return out;
}

// Of very many last days those around which something changes; what lies between them may be overlooked.
static unsigned kept_till_some(const struct o_where *w, const struct stretches *s, int64_t lo, int64_t hi, int64_t term, enum unit unit) {
  int64_t days[2 * 66] = {lo, hi, s->today, s->first, s->last, s->before};
  size_t n = 6;
  unsigned out = lo > s->today ? kept_till(*s, s->today, term, unit) : 0;
  *w->facts->rough = *w->facts->hull = true;
  for (size_t i = 0; i < s->n; i++) days[n++] = s->lo[i], days[n++] = s->hi[i];
  for (size_t i = 0; i < n; i++) {
    if (days[i] < s->today - REMEMBERED || days[i] > s->today + REMEMBERED) continue;
    int64_t over = reach(s, days[i] < s->today ? days[i] : s->today, term, unit), around[] = {days[i] - 1, days[i], days[i] + 1, over, over + 1};
    for (size_t k = 0; k < 5; k++)
      if (around[k] >= lo && around[k] <= hi && around[k] <= s->today) out |= kept_till(*s, around[k], term, unit);
  }
  return out;
}

// Every day that may be the last of the duty; an end before the first day is like that on the day before.
struct o_val o_last_day(const struct o_where *w, const struct node *until) {
  struct o_val end = {.none = true};
  if (until) end = o_event(w, until->child);
  if (end.some && !(until->flags & 1)) end.lo--, end.hi--;
  return end;
}

unsigned o_periodic(const struct o_where *w, const struct node *n) {
  struct o_val anchor = o_event(w, o_child(n, 2)), end = o_last_day(w, o_child(n, 4));
  struct stretches s = stretches_of(w, n, anchor);
  enum unit unit = UNIT_DAY;
  int64_t term = o_term(w->facts->model, w->self, w->row, o_child(n, 1), &unit), today = s.today;
  unsigned out = anchor.none ? O_NVT : 0;
  if (!anchor.some) return out;
  if (anchor.lo != anchor.hi) *w->facts->rough = true; // the machine does not try each first day
  if (end.some && end.lo != end.hi) s.reached = NEW_ARRAY(w->facts->model->arena, int32_t, REMEMBERED), s.origin = s.today - REMEMBERED + 1;
  if (end.none) out |= kept_till(s, today, term, unit);
  if (!end.some) return out;
  int64_t lo = end.lo < anchor.lo - 1 ? anchor.lo - 1 : end.lo, hi = end.hi < lo ? lo : end.hi;
  if (hi - lo > 400) return out | kept_till_some(w, &s, lo, hi, term, unit);
  for (int64_t till = lo; till <= hi && till <= today && (out & O_NEE) == 0; till++) out |= kept_till(s, till, term, unit);
  for (int64_t till = hi < today ? hi : today; till >= lo && (out & (O_JA | O_NVT)) != (O_JA | O_NVT); till--) out |= kept_till(s, till, term, unit);
  return lo > today ? out | kept_till(s, today, term, unit) : out;
}
