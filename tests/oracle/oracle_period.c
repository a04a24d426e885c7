// What is renewed, and rounding (§6), for both judges; stretches of time where all is known.
#include "known.h"
#include "oracle.h"
#include "oracle_expr.h"
#include "period.h"

// ---- heeft op D een E niet ouder dan n ----

unsigned o_has_recent(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->text);
  struct o_val on = o_event(w, o_child(n, 1));
  enum unit unit = UNIT_DAY;
  int32_t term = (int32_t)o_term(w->facts->model, w->self, w->row, o_child(n, 0), &unit);
  struct o_list *l = o_list_of(w, e);
  unsigned out = l->open ? C_WAAR | C_ONWAAR : C_ONWAAR;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val v = o_if_member(w, l->rows.p[i], n->text, o_cell(l->rows.p[i], e->date));
    bool all = v.some && on.some, none = v.none || on.none;
    bool may = all && v.lo <= on.hi && on.lo <= o_add_term(w->facts->model, o_child(n, 0), (day)v.hi, term, unit);
    bool may_not = none || (all && (v.hi > on.lo || on.hi > o_add_term(w->facts->model, o_child(n, 0), (day)v.lo, term, unit)));
    out = o_or(out, (may ? C_WAAR : 0u) | (may_not ? C_ONWAAR : 0u));
  }
  if (l->rows.n > 1 && on.lo != on.hi) *w->facts->rough = true;
  return out;
}

bool k_has_recent(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->text);
  struct k_val on = k_event(w, o_child(n, 1));
  enum unit unit = UNIT_DAY;
  int32_t term = (int32_t)o_term(w->facts->model, w->self, w->row, o_child(n, 0), &unit);
  struct o_list *l = k_list(w, e);
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val v = k_cell(l->rows.p[i], e->date);
    struct k_where in = k_in_row(w, l->rows.p[i]);
    if (k_member(&in, n->text) && !v.none && !on.none && v.v <= on.v && on.v <= o_add_term(w->facts->model, o_child(n, 0), (day)v.v, term, unit)) return true;
  }
  return false;
}

// ---- langste tussenpoos, where all is known ----

static int64_t next_event(const struct k_where *w, struct text name, int64_t from) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_list *l = k_list(w, e);
  int64_t next = w->facts->peildatum;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val d = k_cell(l->rows.p[i], e->date);
    struct k_where in = k_in_row(w, l->rows.p[i]);
    if (!d.none && d.v > from && d.v < next && k_member(&in, name)) next = d.v;
  }
  return next;
}

bool k_compare_gap(const struct k_where *w, const struct node *n) {
  const struct node *gap = o_bare(n->child);
  struct k_val anchor = k_event(w, o_child(gap, 1));
  enum unit unit = UNIT_DAY;
  int64_t term = o_term(w->facts->model, w->self, w->row, o_bare(n->child->next), &unit);
  bool kept = true;
  for (int64_t from = anchor.v, next; !anchor.none && from < w->facts->peildatum; from = next) {
    next = next_event(w, gap->child->text, from);
    kept = kept && next <= date_add((day)from, (int32_t)term, unit);
  }
  return !anchor.none && kept == (n->kind == N_AT_MOST);
}

struct k_val k_gap(const struct k_where *w, const struct node *n) {
  struct k_val anchor = k_event(w, o_child(n, 1)), v = {.type = O_DURATION, .none = anchor.none};
  int64_t today = w->facts->peildatum, from = anchor.v;
  while (!v.none && from < today) {
    int64_t next = next_event(w, n->child->text, from);
    if ((next - from) * O_DAY > v.v) v.v = (next - from) * O_DAY;
    from = next;
  }
  return v;
}

// ---- the toetsperiode: not said is not known ----

static struct o_val period_day(const struct o_where *w, bool last) {
  const struct o_facts *f = w->facts;
  struct o_val v = {.type = O_DATE, .some = true, .lo = last ? f->period_to : f->period_from};
  v.hi = v.lo;
  if (f->period_said) return v;
  *f->hull = true; // and is no hole that is filled
  v.lo = DAY_MIN;
  v.hi = DAY_MAX;
  return v;
}

struct o_val o_period_day(const struct o_where *w, const struct node *n) { return period_day(w, text_eq(n->text, TEXT("einde"))); }

unsigned o_in_period(const struct o_where *w, const struct node *n) {
  struct o_val v = o_event(w, n->child), first = period_day(w, false), last = period_day(w, true);
  bool may = v.some && v.lo <= last.hi && v.hi >= first.lo, may_not = v.none || (v.some && (v.lo < first.hi || v.hi > last.lo));
  return (may ? C_WAAR : 0u) | (may_not ? C_ONWAAR : 0u);
}

// Any period that may be: as dice threw it.
static void look_at_period(const struct k_where *w) {
  if (!w->facts->period_said) *w->clash = true;
}

struct k_val k_period_day(const struct k_where *w, const struct node *n) {
  look_at_period(w);
  return (struct k_val){.type = O_DATE, .v = text_eq(n->text, TEXT("einde")) ? w->facts->period_to : w->facts->period_from};
}

bool k_in_period(const struct k_where *w, const struct node *n) {
  struct k_val v = k_event(w, n->child);
  look_at_period(w);
  return !v.none && v.v >= w->facts->period_from && v.v <= w->facts->period_to;
}

// ---- afgerond op ----

// The nearest multiple; halves away from zero.
static struct o_rat nearest(struct o_rat r, struct o_rat step) {
  if (r.endless) return r;
  return rat_times(rat_whole(rat_over(r, step)), step);
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
  v.broken = a.broken && a.some; // what is absent has nothing to round
  if (!a.some) return v;
  v.fraction = true;
  v.least = nearest(o_least(&a), o_least(&step));
  v.most = nearest(o_most(&a), o_least(&step));
  if (rat_compare(v.least, v.most) != 0) *w->facts->rough = true;
  return v;
}

struct k_val k_rounded(const struct k_where *w, const struct node *n) {
  struct k_val a = k_value(w, n->child, NULL);
  struct o_val step = step_of(&(struct o_where){.facts = w->facts, .row = w->row}, n->child->next);
  a.broken = a.broken && !a.none;
  if (a.none || a.broken) return a;
  a.exact = nearest(k_number(&a), o_least(&step));
  a.fraction = true;
  return a;
}
