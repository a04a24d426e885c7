// Conditions and norms (§5, §6), evaluated from the tree in one row.
#include "oracle_expr.h"
#include "period.h"

// ---- comparisons: with a value known to be absent each is onwaar (§5) ----

typedef struct o_val val;

static unsigned answer(bool may_hold, bool may_fail) { return (may_hold ? C_WAAR : 0) | (may_fail ? C_ONWAAR : 0); }
static bool both(const val *a, const val *b) { return a->some && b->some; }
static bool either_none(const val *a, const val *b) { return a->none || b->none; }
// A division by zero: nobody can say, unless there is nothing to compare.
static unsigned broken(const val *a, const val *b) { return (a->broken || b->broken) && both(a, b) ? C_WAAR | C_ONWAAR : 0; }

struct o_rat o_least(const val *v) {
  if (v->fraction) return v->least;
  bool number = o_is_amount(v->type);
  if (number && v->lo <= O_MIN) return rat_endless(-1);
  return rat_of(v->lo, !number ? 1 : v->type == O_MONEY ? 100 : O_SCALE);
}

struct o_rat o_most(const val *v) {
  if (v->fraction) return v->most;
  bool number = o_is_amount(v->type);
  if (number && v->hi >= O_MAX) return rat_endless(1);
  return rat_of(v->hi, !number ? 1 : v->type == O_MONEY ? 100 : O_SCALE);
}

static int bounds(const val *a, bool most_a, const val *b, bool most_b) {
  return rat_compare(most_a ? o_most(a) : o_least(a), most_b ? o_most(b) : o_least(b));
}
static unsigned less(val a, val b) {
  bool may = bounds(&a, false, &b, true) < 0, may_not = bounds(&a, true, &b, false) >= 0;
  return broken(&a, &b) | answer(both(&a, &b) && may, either_none(&a, &b) || (both(&a, &b) && may_not));
}
static unsigned at_most(val a, val b) {
  bool may = bounds(&a, false, &b, true) <= 0, may_not = bounds(&a, true, &b, false) > 0;
  return broken(&a, &b) | answer(both(&a, &b) && may, either_none(&a, &b) || (both(&a, &b) && may_not));
}
// One of some texts, or any number from lo to hi.
static bool may_be(const val *a, int64_t v) { return a->type == O_TEXT && a->may ? v < 64 && a->may >> v & 1 : v >= a->lo && v <= a->hi; }
// A step of a kpi is one of some whole numbers.
static bool is_steps(const val *v) { return v->type == O_NUMBER && !v->fraction && v->may; }
static bool a_step_is(const val *steps, const val *b) {
  for (int64_t s = 0; s < 64; s++)
    if (steps->may >> s & 1 && rat_compare(rat_of(s, 1), o_least(b)) >= 0 && rat_compare(rat_of(s, 1), o_most(b)) <= 0) return true;
  return false;
}
static bool overlaps(const val *a, const val *b) {
  if (is_steps(a)) return a_step_is(a, b);
  if (is_steps(b)) return a_step_is(b, a);
  bool texts = a->type == O_TEXT && (a->may || b->may), any = false;
  for (int64_t v = 0; texts && v < 64; v++) any = any || (may_be(a, v) && may_be(b, v));
  return texts ? any : bounds(a, false, b, true) <= 0 && bounds(b, false, a, true) <= 0;
}
static bool same(const val *a, const val *b) {
  return bounds(a, false, a, true) == 0 && bounds(b, false, b, true) == 0 && bounds(a, false, b, false) == 0;
}
static unsigned equal(val a, val b) {
  return broken(&a, &b) | answer(both(&a, &b) && overlaps(&a, &b), either_none(&a, &b) || (both(&a, &b) && !same(&a, &b)));
}
static unsigned different(val a, val b) {
  return broken(&a, &b) | answer(both(&a, &b) && !same(&a, &b), either_none(&a, &b) || (both(&a, &b) && overlaps(&a, &b)));
}
// a lies under a branch: from lo to hi of b, all of them.
static unsigned within(val a, int64_t lo, int64_t hi, bool denied) {
  bool in = a.some && a.lo <= hi && lo <= a.hi, out = a.some && (a.lo < lo || a.hi > hi);
  return denied ? answer(out, a.none || in) : answer(in, a.none || out);
}

// Of products and quotients of what is not known the machine may find more possible.
static void note_fraction(const struct o_where *w, const val *a, const val *b) {
  if ((a->fraction || b->fraction) && (bounds(a, false, a, true) != 0 || bounds(b, false, b, true) != 0)) *w->facts->rough = true;
}

static bool names_branch(const struct node *n, const val *beside, val *out) {
  return beside->type == O_CHOICE && o_branch_name(n, beside, out);
}

// No filling hits it: a third, or more decimals than a dossier says. Then the range of the other side is wider than what can be said.
static bool cannot_be_said(const val *a, const val *b) {
  if (!both(a, b) || !(a->fraction || o_is_amount(a->type)) || rat_compare(o_least(a), o_most(a)) != 0) return false;
  struct o_rat tenths = rat_times(o_least(a), rat_of(10, 1));
  return rat_compare(rat_whole(tenths), tenths) != 0;
}

static unsigned is_equal(const struct o_where *w, const struct node *n) {
  val a = o_value(w, n->child, NULL), branch;
  bool denied = n->flags & 1;
  if (names_branch(n->child->next, &a, &branch)) return within(a, branch.lo, branch.hi, denied);
  val b = o_value(w, n->child->next, &a);
  note_fraction(w, &a, &b);
  if (cannot_be_said(&a, &b) || cannot_be_said(&b, &a)) *w->facts->hull = true;
  return denied ? different(a, b) : equal(a, b);
}

static bool listed(const struct o_where *w, const struct node *list, const val *beside, int64_t v) {
  for (const struct node *n = list->child; n; n = n->next) {
    val one;
    if (!o_branch_name(n, beside, &one)) one = o_literal(w, n);
    if (v >= one.lo && v <= one.hi) return true;
  }
  return false;
}

// Among unboundedly many values there is always one that is not in the list.
static unsigned among(const struct o_where *w, const struct node *n) {
  val a = o_value(w, n->child, NULL);
  const struct node *list = n->child->next;
  bool in = false, out = false, denied = n->flags & 1;
  if (a.some && (uint64_t)a.hi - (uint64_t)a.lo < 1000) {
    for (int64_t v = a.lo; v <= a.hi; v++)
      if (may_be(&a, v)) *(listed(w, list, &a, v) ? &in : &out) = true;
  } else if (a.some) {
    out = true;
    for (const struct node *t = list->child; t; t = t->next) {
      val one = o_literal(w, t);
      in = in || (one.lo >= a.lo && one.lo <= a.hi);
    }
  }
  return denied ? answer(out, a.none || in) : answer(in, a.none || out);
}

// lo ≤ a ≤ hi as one comparison of three values.
static unsigned between(const struct o_where *w, const struct node *n) {
  val a = o_value(w, n->child, NULL), lo = o_value(w, n->child->next, &a), hi = o_value(w, n->child->next->next, &a);
  note_fraction(w, &a, &lo);
  note_fraction(w, &a, &hi);
  bool none = a.none || lo.none || hi.none, all = a.some && lo.some && hi.some;
  int last = n->flags & 1 ? -1 : 0; // van … tot: the last does not belong to it
  bool may = all && bounds(&lo, false, &hi, true) <= last && bounds(&lo, false, &a, true) <= 0 && bounds(&a, false, &hi, true) <= last;
  bool may_not = all && (bounds(&lo, true, &a, false) > 0 || bounds(&a, true, &hi, false) > last);
  bool zero = all && (a.broken || lo.broken || hi.broken);
  return (zero ? C_WAAR | C_ONWAAR : 0) | answer(may, none || may_not);
}

// V is niet ouder dan n op D: V ≤ D and D ≤ V + n, forward from V (§6).
static unsigned not_older(const struct o_where *w, const struct node *n) {
  val v = o_event(w, n->child), d = o_event(w, o_child(n, 2)), end = o_moved(w, v, o_child(n, 1), false);
  bool may = both(&v, &d) && v.lo <= d.hi && d.lo <= end.hi;
  bool may_not = both(&v, &d) && (v.hi > d.lo || d.hi > end.lo);
  return answer(may, either_none(&v, &d) || may_not);
}

// ---- sets ----

// A document stands for its `onderwerpen` or `ondertekend-door`.
static val set_of(const struct o_where *w, const struct node *n, struct text field) {
  const struct o_entity *e = o_bare_entity(w, n);
  if (!e) return o_value(w, n, NULL);
  return o_of_bare(w, n, o_field_named(e, field));
}

static uint64_t bits_of(const struct node *n, const val *set) {
  val one;
  uint64_t bits = 0;
  if (!o_branch_name(n, set, &one)) return 0;
  for (int64_t v = one.lo; v <= one.hi; v++) bits |= (uint64_t)1 << v;
  return bits;
}

// A branch is in the set when a leaf below it is. Of what is absent nothing is.
static unsigned has(const struct o_where *w, const struct node *n, struct text field, const struct node *list, bool all) {
  val s = set_of(w, n, field);
  bool may = all, must = all;
  (void)w;
  for (const struct node *t = list->child; t; t = t->next) {
    uint64_t bits = bits_of(t, &s);
    bool may_one = s.may & bits, must_one = s.must & bits;
    may = all ? may && may_one : may || may_one;
    must = all ? must && must_one : must || must_one;
  }
  return answer(may, !must);
}

// Nothing but what the list names; of no list: nothing at all.
static unsigned has_other(const struct o_where *w, const struct node *n, struct text field, const struct node *list) {
  val s = set_of(w, n, field);
  uint64_t named = 0;
  for (const struct node *t = list ? list->child : NULL; t; t = t->next) named |= bits_of(t, &s);
  return answer(s.may & ~named, !(s.must & ~named));
}

// ---- gegevens that are there ----

static unsigned exists(const struct o_where *w, struct text name, const struct node *filter) {
  struct o_list *l = o_list_of(w, o_rows_named(w->facts->model, name));
  unsigned some = l->open ? C_WAAR | C_ONWAAR : C_ONWAAR;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_where in = o_in_row(w, l->rows.p[i]);
    some = o_or(some, o_and(o_member(&in, name), filter ? o_condition(&in, filter) : C_WAAR));
  }
  return some;
}

static struct text bare_name(const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  return n->text;
}

static unsigned present(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_bare_entity(w, n->child);
  unsigned c;
  if (!e) {
    val v = o_value(w, n->child, NULL);
    c = answer(v.some, v.none);
  } else {
    struct o_row *row = o_row_at(w->row, e);
    struct o_where there = o_in_row(w, row ? row : w->row);
    bool own = o_under(w->inside ? w->inside : w->row->entity, e);
    if (own && !row && !o_entity_named(w->facts->model, bare_name(n->child))) return *w->facts->rough = true, C_WAAR | C_ONWAAR;
    c = !own ? exists(w, bare_name(n->child), NULL) : row ? o_member(&there, bare_name(n->child)) : C_WAAR;
  }
  return n->flags & 1 ? o_not(c) : c;
}

static unsigned truth_of(const struct o_where *w, val v) {
  unsigned all = v.none ? C_ONWAAR : 0;
  if (!o_is_judged_value(w->facts->model, v.of)) return answer(v.some && v.hi == 1, v.none || v.lo == 0);
  for (int64_t judged = v.lo; v.some && judged <= v.hi; judged++) all |= o_as_condition(judged);
  return all;
}

static val latest_day(const struct o_where *w, const struct node *n) {
  enum unit unit = UNIT_DAY;
  if (n->kind == N_BY) return o_event(w, n->child->next);
  int64_t c = o_term(w->facts->model, w->self, w->row, o_child(n, 1), &unit);
  val anchor = o_event(w, o_child(n, 2));
  if (o_child(n, 3)) return o_by_law(w->facts, anchor, c, unit);
  return o_moved(w, anchor, o_child(n, 1), n->kind == N_AHEAD);
}

unsigned o_condition(const struct o_where *w, const struct node *n) {
  const struct node *a = n->child, *b = a ? a->next : NULL;
  switch (n->kind) {
  case N_AND: return o_and(o_condition(w, a), o_condition(w, b));
  case N_OR: return o_or(o_condition(w, a), o_condition(w, b));
  case N_NOT: return o_not(o_condition(w, a));
  case N_PAREN: return o_condition(w, a);
  case N_EQUAL: return is_equal(w, n);
  case N_AMONG: return among(w, n);
  case N_IS_ABSENT: {
    val v = o_value(w, a, NULL);
    return answer(v.none, v.some);
  }
  case N_IS_PRESENT: return present(w, n);
  case N_AT_LEAST: case N_AT_MOST: case N_MORE: case N_LESS: {
    if (o_gap_by_calendar(w->facts->model, w->self, n)) return o_compare_gap(w, n);
    bool day_words = n->flags & 4; // vanaf, tot en met
    val x = day_words ? o_event(w, a) : o_value(w, a, NULL), y = day_words ? o_event(w, b) : o_value(w, b, &x);
    note_fraction(w, &x, &y);
    return n->kind == N_AT_LEAST ? at_most(y, x) : n->kind == N_AT_MOST ? at_most(x, y) : n->kind == N_MORE ? less(y, x) : less(x, y);
  }
  case N_EARLIER: return less(o_event(w, a), o_event(w, b));
  case N_LATER: return less(o_event(w, b), o_event(w, a));
  case N_BETWEEN: return between(w, n);
  case N_SIGNED:
    if (!o_child(n, 1)) return has_other(w, a, TEXT("ondertekend-door"), NULL);
    return has(w, a, TEXT("ondertekend-door"), b, n->flags & 1);
  case N_CONTAINS:
    if (n->flags & 2) return o_not(has_other(w, a, TEXT("onderwerpen"), b));
    return has(w, a, TEXT("onderwerpen"), b, n->flags & 1);
  case N_UNDER: {
    val x = o_value(w, a, NULL), branch = x;
    o_branch_name(&(struct node){.kind = N_NAME, .text = b->text}, &x, &branch);
    return within(x, branch.lo, branch.hi, false);
  }
  case N_BY: case N_WITHIN: case N_AHEAD: return at_most(o_event(w, a), latest_day(w, n));
  case N_NOT_OLDER: return not_older(w, n);
  case N_EXISTS: {
    unsigned c = exists(w, n->text, o_child(n, 0));
    return n->flags & 1 ? o_not(c) : c;
  }
  case N_REF: case N_FIELD_OF: case N_YES: case N_NO: case N_JUDGE: case N_BY_TABLE: return truth_of(w, o_value(w, n, NULL));
  default: return o_more_conditions(w, n);
  }
}

// ---- deadlines (§6) ----

// Both known or known to be absent. What happened after the peildatum has not happened yet.
static unsigned deadline(bool event_known, int64_t e, bool last_known, int64_t last, day today) {
  if (!last_known) return O_NVT; // the term has no beginning
  if (event_known && e <= today) return e <= last ? O_JA : O_NEE;
  return today <= last ? O_NVT : O_NEE; // the term still runs, or is over
}

// The bounds, and the days around the peildatum and each other's bounds, stand for all days between.
static size_t samples(const val *v, const val *other, day today, int64_t *out) {
  int64_t wanted[] = {v->lo, v->hi, today, today + 1, other->lo, other->hi, other->lo + 1, other->hi + 1, other->lo - 1, other->hi - 1};
  size_t n = 0;
  for (size_t i = 0; v->some && i < 10; i++)
    if (wanted[i] >= v->lo && wanted[i] <= v->hi) out[n++] = wanted[i];
  return n;
}

static unsigned deadlines(val e, val last, day today) {
  int64_t es[10], ls[10];
  size_t ne = samples(&e, &last, today, es), nl = samples(&last, &e, today, ls);
  unsigned out = 0;
  for (size_t i = 0; i < ne + e.none; i++)
    for (size_t k = 0; k < nl + last.none; k++) out |= deadline(i < ne, i < ne ? es[i] : 0, k < nl, k < nl ? ls[k] : 0, today);
  return out;
}

unsigned o_norm(const struct o_where *w, const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  if (n->kind == N_BY || n->kind == N_WITHIN || n->kind == N_AHEAD)
    return deadlines(o_event(w, n->child), latest_day(w, n), w->facts->peildatum);
  unsigned out = 0;
  if (o_more_norms(w, n, &out)) return out;
  unsigned c = o_condition(w, n);
  return (c & C_WAAR ? O_JA : 0) | (c & C_ONWAAR ? O_NEE : 0); // §2: a criterion
}
