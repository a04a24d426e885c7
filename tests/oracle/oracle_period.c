// Stretches of time, what is renewed, and rounding (§6), for both judges.
#include "known.h"
#include "oracle.h"
#include "oracle_expr.h"
#include "period.h"

// ---- heeft op D een E niet ouder dan n ----

unsigned o_has_recent(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->text);
  struct o_val on = o_event(w, o_child(n, 1));
  enum unit unit = UNIT_DAY;
  int32_t term = (int32_t)o_term(o_child(n, 0), &unit);
  struct o_list *l = o_list_of(w, e);
  unsigned out = l->open ? C_WAAR | C_ONWAAR : C_ONWAAR;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val v = o_cell(l->rows.p[i], e->date);
    bool all = v.some && on.some, none = v.none || on.none;
    bool may = all && v.lo <= on.hi && on.lo <= date_add((day)v.hi, term, unit);
    bool may_not = none || (all && (v.hi > on.lo || on.hi > date_add((day)v.lo, term, unit)));
    out = o_or(out, (may ? C_WAAR : 0u) | (may_not ? C_ONWAAR : 0u));
  }
  if (l->rows.n > 1 && on.lo != on.hi) *w->facts->rough = true;
  return out;
}

bool k_has_recent(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->text);
  struct k_val on = k_event(w, o_child(n, 1));
  enum unit unit = UNIT_DAY;
  int32_t term = (int32_t)o_term(o_child(n, 0), &unit);
  struct o_list *l = k_list(w, e);
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val v = k_cell(l->rows.p[i], e->date);
    if (!v.none && !on.none && v.v <= on.v && on.v <= date_add((day)v.v, term, unit)) return true;
  }
  return false;
}

// ---- langste tussenpoos ----

// The days between which each event fell, from the first of which the anchor may be to the peildatum.
struct stretches {
  int64_t lo[64], hi[64], first, last, today;
  size_t n;
  bool open;
};

static struct stretches stretches_of(const struct o_where *w, const struct node *n, struct o_val anchor) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->child->text);
  struct o_list *l = o_list_of(w, e);
  struct stretches s = {.first = anchor.lo, .last = anchor.hi, .today = w->facts->peildatum, .open = l->open};
  unsigned unsure = anchor.lo != anchor.hi;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val d = o_cell(l->rows.p[i], e->date);
    unsure += d.some && d.lo != d.hi;
    if (d.some) s.lo[s.n] = d.lo, s.hi[s.n++] = d.hi;
  }
  if (unsure > 1) *w->facts->rough = true; // the machine does not lay out more of them one by one
  return s;
}

static int64_t reach(int64_t from, int64_t term, enum unit unit) { return date_add((day)from, (int32_t)term, unit); }

// Can the events be laid so that each next one comes within the term? Each as late as that allows, in every order.
static bool may_be_kept(const struct stretches *s, int64_t from, int64_t term, enum unit unit, unsigned used) {
  int64_t by = reach(from, term, unit);
  if (s->open || from >= s->today || by >= s->today) return true;
  for (size_t i = 0; i < s->n; i++) {
    int64_t at = s->hi[i] < by ? s->hi[i] : by;
    if (used >> i & 1 || s->lo[i] > by || at <= from) continue;
    if (may_be_kept(s, at, term, unit, used | 1u << i)) return true;
  }
  return false;
}

// Can all events but `but` stay out of the days after `from` up to `by`?
static bool may_be_empty(const struct stretches *s, int64_t from, int64_t by, size_t but) {
  for (size_t i = 0; i < s->n; i++)
    if (i != but && s->lo[i] > from && s->hi[i] <= by) return false;
  return by < s->today;
}

// Is there a day, the anchor or that of an event, after which the term may pass without one?
static bool may_be_broken(const struct stretches *s, int64_t term, enum unit unit) {
  int64_t from = s->first < s->today - 800 ? s->today - 800 : s->first; // before that no few events can fill it
  if (from > s->first && reach(s->first, term, unit) < from) return true;
  for (int64_t at = from; at < s->today; at++) {
    bool starts = at <= s->last;
    for (size_t i = 0; i < s->n; i++) starts = starts || (at >= s->lo[i] && at <= s->hi[i]);
    int64_t by = starts ? reach(at, term, unit) : 0;
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
static const struct node *bare(const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  return n;
}

bool o_gap_by_calendar(const struct node *n) {
  const struct node *gap = bare(n->child), *than = bare(n->child->next);
  enum unit unit = UNIT_DAY;
  if (gap->kind != N_GAP || than->kind != N_DURATION) return false;
  o_term(than, &unit);
  return unit == UNIT_MONTH || unit == UNIT_YEAR || unit == UNIT_WORKDAY;
}

unsigned o_compare_gap(const struct o_where *w, const struct node *n) {
  const struct node *gap = bare(n->child);
  enum unit unit = UNIT_DAY;
  int64_t term = o_term(bare(n->child->next), &unit);
  struct o_val anchor = o_event(w, o_child(gap, 1));
  struct stretches s = stretches_of(w, gap, anchor);
  bool kept = anchor.some && may_be_kept(&s, s.last, term, unit, 0), broken = anchor.some && may_be_broken(&s, term, unit);
  bool may = n->kind == N_AT_MOST ? kept : broken, may_not = anchor.none || (n->kind == N_AT_MOST ? broken : kept);
  return (may ? C_WAAR : 0u) | (may_not ? C_ONWAAR : 0u);
}

static int64_t next_event(const struct k_where *w, const struct o_entity *e, int64_t from) {
  struct o_list *l = k_list(w, e);
  int64_t next = w->facts->peildatum;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val d = k_cell(l->rows.p[i], e->date);
    if (!d.none && d.v > from && d.v < next) next = d.v;
  }
  return next;
}

bool k_compare_gap(const struct k_where *w, const struct node *n) {
  const struct node *gap = bare(n->child);
  const struct o_entity *e = o_entity_named(w->facts->model, gap->child->text);
  struct k_val anchor = k_event(w, o_child(gap, 1));
  enum unit unit = UNIT_DAY;
  int64_t term = o_term(bare(n->child->next), &unit);
  bool kept = true;
  for (int64_t from = anchor.v, next; !anchor.none && from < w->facts->peildatum; from = next) {
    next = next_event(w, e, from);
    kept = kept && next <= reach(from, term, unit);
  }
  return !anchor.none && kept == (n->kind == N_AT_MOST);
}

struct k_val k_gap(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->child->text);
  struct k_val anchor = k_event(w, o_child(n, 1)), v = {.type = O_DURATION, .none = anchor.none};
  int64_t today = w->facts->peildatum, from = anchor.v;
  while (!v.none && from < today) {
    int64_t next = next_event(w, e, from);
    if ((next - from) * O_DAY > v.v) v.v = (next - from) * O_DAY;
    from = next;
  }
  return v;
}

// ---- afgerond op ----

// The nearest multiple; halves away from zero.
static struct o_rat nearest(struct o_rat r, struct o_rat step) {
  if (r.endless) return r;
  struct o_rat times = rat_over(r, step);
  o_int n = times.n < 0 ? -times.n : times.n, whole = n / times.d, rest = n % times.d;
  if (rest >= times.d - rest) whole++;
  return rat_times(rat_of((int64_t)(times.n < 0 ? -whole : whole), 1), step);
}

// A plain number stands here as a name does in a list.
static struct o_val step_of(const struct o_where *w, const struct node *n) {
  struct node number = *n;
  if (number.kind == N_NAME) number.kind = N_NUMBER;
  return o_literal(w, &number);
}

struct o_val o_rounded(const struct o_where *w, const struct node *n) {
  struct o_val a = o_value(w, n->child, NULL), step = step_of(w, n->child->next), v = a;
  *w->facts->hull = true;
  if (!a.some || a.none || a.broken) *w->facts->rough = true;
  if (!a.some) return a;
  v.fraction = true;
  v.least = nearest(o_least(&a), o_least(&step));
  v.most = nearest(o_most(&a), o_least(&step));
  if (rat_compare(v.least, v.most) != 0) *w->facts->rough = true;
  return v;
}

struct k_val k_rounded(const struct k_where *w, const struct node *n) {
  struct k_val a = k_value(w, n->child, NULL);
  struct o_val step = step_of(&(struct o_where){.facts = w->facts, .row = w->row}, n->child->next);
  if (a.none || a.broken) return a;
  a.exact = nearest(k_number(&a), o_least(&step));
  a.fraction = true;
  return a;
}
