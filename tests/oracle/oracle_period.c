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

// ---- langste tussenpoos, in days ----

// The longest stretch between two of: the anchor, the days after it, the peildatum. With `more` events that may fall anywhere: the
// least that it can be.
static int64_t longest(const int64_t *days, size_t n, int64_t anchor, int64_t today, unsigned more) {
  for (int64_t most = 0;; most++) {
    int64_t missing = 0;
    for (int64_t from = anchor; from < today;) {
      int64_t next = today;
      for (size_t i = 0; i < n; i++)
        if (days[i] > from && days[i] < next) next = days[i];
      int64_t parts = most == 0 ? INT32_MAX : (next - from + most - 1) / most;
      missing += parts - 1;
      from = next;
    }
    if (missing <= more || most > 40000) return most;
  }
}

struct o_val o_gap(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->child->text);
  struct o_val anchor = o_event(w, o_child(n, 1)), v = {.type = O_DURATION, .some = anchor.some, .none = anchor.none};
  struct o_list *l = o_list_of(w, e);
  int64_t days[64], today = w->facts->peildatum;
  size_t known = 0;
  unsigned unknown = 0;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val d = o_cell(l->rows.p[i], e->date);
    if (d.some && !d.none && d.lo == d.hi) days[known++] = d.lo;
    else if (d.some) unknown++;
  }
  *w->facts->hull = true;
  if (unknown > 0 || l->open || anchor.lo != anchor.hi || anchor.none) *w->facts->rough = true;
  if (!v.some) return v;
  if (anchor.lo < today - 40000) v.hi = O_MAX;
  else v.hi = longest(days, known, anchor.lo, today, 0) * O_DAY;
  v.lo = l->open || anchor.hi < today - 40000 ? 0 : longest(days, known, anchor.hi, today, unknown) * O_DAY;
  return v;
}

struct k_val k_gap(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->child->text);
  struct k_val anchor = k_event(w, o_child(n, 1)), v = {.type = O_DURATION, .none = anchor.none};
  struct o_list *l = k_list(w, e);
  int64_t today = w->facts->peildatum, from = anchor.v;
  while (!v.none && from < today) {
    int64_t next = today;
    for (size_t i = 0; i < l->rows.n; i++) {
      struct k_val d = k_cell(l->rows.p[i], e->date);
      if (!d.none && d.v > from && d.v < next) next = d.v;
    }
    if ((next - from) * O_DAY > v.v) v.v = (next - from) * O_DAY;
    from = next;
  }
  return v;
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
