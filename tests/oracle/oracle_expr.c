// Conditions and values (§5, §6), evaluated from the tree in one row.
#include <string.h>

#include "convert.h"
#include "oracle_expr.h"

// ---- looking things up ----

// An unknown that is looked at is counted: where none is looked at twice the answer must be exact (§2, tightness).
struct o_val o_cell(struct o_row *row, const struct o_field *f) {
  struct o_val v = row->cells[f->index];
  bool known = f->type == O_SET ? v.must == v.may : v.some ? !v.none && v.lo == v.hi : true;
  if (!known) row->reads[f->index]++;
  return v;
}

static struct o_val geen(const struct o_field *f) { return (struct o_val){.type = f->type, .of = f->of, .none = true}; }

struct o_list *o_list_of(const struct o_where *w, const struct o_entity *e) {
  struct o_row *parent = o_row_at(w->row, e->parent);
  struct o_list *l = &parent->lists[e->index];
  if (l->open) l->reads++;
  return l;
}

// Of this row, of what it hangs under, or of the only row of something below those. Where there is no such row the field is
// absent; where the list is not known it may be anything.
static struct o_val field_of(const struct o_where *w, const struct o_entity *e, const struct o_field *f) {
  struct o_row *here = o_row_at(w->row, e);
  if (here) return o_cell(here, f);
  struct o_row *parent = o_row_at(w->row, e->parent);
  if (parent->lists[e->index].rows.n > 0) return o_cell(parent->lists[e->index].rows.p[0], f);
  if (!o_list_of(w, e)->open) return geen(f);
  struct o_val v = o_unknown(f);
  *w->facts->rough = true;
  if (f == e->date) v.hi = w->facts->peildatum;
  v.none = true;
  return v;
}

struct o_where o_in_row(const struct o_where *w, struct o_row *row) {
  struct o_where in = *w;
  in.row = row;
  in.inside = NULL;
  return in;
}

static const struct o_field *plain_field(const struct o_where *w, struct text name, const struct o_entity **of) {
  for (const struct o_entity *e = w->inside ? w->inside : w->row->entity; e; e = e->parent) {
    const struct o_field *f = o_field_named(e, name);
    if (f) return *of = e, f;
  }
  return NULL;
}

// ---- eerste en laatste ----

// Row r is surely one that counts: it has a date.
static bool sure(const struct o_val *key) { return key->some && !key->none; }

// Of rows with equal dates the earliest in the list is the first, the latest the last.
static bool comes_before(int64_t a, size_t row_a, int64_t b, size_t row_b) { return a < b || (a == b && row_a < row_b); }

// May row i be the first (or last)? It may when, at its best date, no row that surely has a date is surely in front of it.
static bool may_win(const struct o_val *keys, size_t n, size_t i, bool last) {
  if (!keys[i].some) return false;
  for (size_t k = 0; k < n; k++) {
    if (k == i || !sure(&keys[k])) continue;
    if (!last && comes_before(keys[k].hi, k, keys[i].lo, i)) return false;
    if (last && comes_before(keys[i].hi, i, keys[k].lo, k)) return false;
  }
  return true;
}

// All that lies between is taken along (values are intervals), even where no row has it.
// Not so of texts: these have no order.
static void widen(const struct o_facts *f, struct o_val *to, struct o_val v) {
  to->none = to->none || v.none;
  if (!v.some) return;
  if (v.type == O_TEXT && v.lo == v.hi && v.lo < 64 && (!to->some || to->may)) {
    *f->rough = *f->rough || to->some;
    to->may |= (uint64_t)1 << v.lo;
  } else {
    to->may = 0;
  }
  if (to->some && (v.lo > to->hi + 1 || v.hi < to->lo - 1)) *f->hull = true;
  if (!to->some || v.lo < to->lo) to->lo = v.lo;
  if (!to->some || v.hi > to->hi) to->hi = v.hi;
  to->some = true;
}

// The first date is not later than the date any row surely has at the latest; the last not earlier, mirrored.
static void bound_by_sure(struct o_val *v, const struct o_val *keys, size_t n, bool last) {
  for (size_t k = 0; k < n; k++) {
    if (!sure(&keys[k])) continue;
    if (!last && keys[k].hi < v->hi) v->hi = keys[k].hi;
    if (last && keys[k].lo > v->lo) v->lo = keys[k].lo;
  }
}

static struct o_val extreme(const struct o_where *w, const struct o_entity *e, const struct o_field *f, bool last) {
  struct o_list *l = o_list_of(w, e);
  struct o_val keys[64], out = {.type = f->type, .of = f->of};
  bool some_sure = false;
  size_t n = l->rows.n;
  for (size_t i = 0; i < n; i++) {
    keys[i] = f == e->date ? l->rows.p[i]->cells[e->date->index] : o_cell(l->rows.p[i], e->date);
    some_sure = some_sure || sure(&keys[i]);
  }
  for (size_t i = 0; i < n; i++)
    if (may_win(keys, n, i, last)) {
      struct o_val v = o_cell(l->rows.p[i], f);
      if (f == e->date) v.none = false; // a row without a date is never the first
      widen(w->facts, &out, v);
    }
  if (l->open) { // there may be further rows, with anything in them
    *w->facts->rough = true;
    struct o_val v = o_unknown(f);
    if (f == e->date) v.hi = w->facts->peildatum, v.none = false;
    widen(w->facts, &out, v);
  }
  if (!some_sure) out.none = true;
  if (f == e->date && n > 1) *w->facts->rough = true;
  if (f == e->date) bound_by_sure(&out, keys, n, last);
  return out;
}

// ---- references ----

static bool is_reference(const struct node *n) {
  return n->kind == N_REF || n->kind == N_FIELD_OF || n->kind == N_FIRST || n->kind == N_LAST;
}

// The entity that a bare name stands for, when it is not a field.
static const struct o_entity *bare_entity(const struct o_where *w, const struct node *n) {
  const struct o_entity *e;
  while (n->kind == N_PAREN) n = n->child;
  if (n->kind != N_REF || plain_field(w, n->text, &e) || o_definition_named(w->facts->model, n->text)) return NULL;
  return o_entity_named(w->facts->model, n->text);
}

static struct o_val reference(const struct o_where *w, const struct node *n) {
  const struct o_model *m = w->facts->model;
  const struct o_entity *e;
  if (n->kind == N_REF) {
    const struct o_field *f = plain_field(w, n->text, &e);
    if (f) return o_cell(o_row_at(w->row, e), f);
    return o_defined(w, n);
  }
  if (n->kind == N_FIRST || n->kind == N_LAST) {
    e = o_entity_named(m, n->text);
    return extreme(w, e, e->date, n->kind == N_LAST);
  }
  const struct node *of = n->child;
  e = o_entity_named(m, of->text);
  const struct o_field *f = o_field_named(e, n->text);
  return of->kind == N_REF ? field_of(w, e, f) : extreme(w, e, f, of->kind == N_LAST);
}

// A document or event stands for its date; of more than one, the first.
struct o_val o_event(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = bare_entity(w, n);
  if (!e) return o_value(w, n, NULL);
  return o_row_at(w->row, e) || e->single ? field_of(w, e, e->date) : extreme(w, e, e->date, false);
}

// ---- literals ----

static enum span_unit o_unit_in(struct text t) {
  enum span_unit unit = SPAN_DAY;
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == ' ') span_unit_named(text_slice(t, i + 1, t.n), &unit);
  return unit;
}

struct o_val o_literal(const struct o_where *w, const struct node *n) {
  struct arena *a = w->facts->model->arena;
  struct text t = text_fold(a, text_squeeze(a, n->text));
  struct o_val v = {.some = true};
  day d = 0;
  switch (n->kind) {
  case N_NUMBER: v.type = O_NUMBER, convert_number(t, &v.lo); break;
  case N_PERCENT: v.type = O_PERCENT, convert_percent(t, &v.lo); break;
  case N_MONEY: v.type = O_MONEY, convert_money(t, &v.lo); break;
  case N_DURATION: v.type = O_DURATION, convert_duration(t, o_unit_in(t), &v.lo); break;
  case N_DATE: v.type = O_DATE, date_parse(n->text, &d), v.lo = d; break;
  default:
    v.type = O_TEXT;
    v.lo = intern_id((struct intern *)&w->facts->model->texts, text_squeeze(a, text_nfc(a, n->text)));
  }
  v.hi = v.lo;
  return v;
}

// A name beside a choice is one of its branches; an inner branch is any leaf below it.
static bool branch_name(const struct node *n, const struct o_val *beside, struct o_val *out) {
  while (n->kind == N_PAREN) n = n->child;
  if (!beside || !beside->of || (n->kind != N_REF && n->kind != N_NAME && n->kind != N_NUMBER)) return false;
  const struct o_twig *t = o_twig_named(beside->of, n->text);
  if (!t) return false;
  *out = (struct o_val){.type = O_CHOICE, .of = beside->of, .some = true, .lo = t->first, .hi = t->first + t->leaves - 1};
  return true;
}

int64_t o_term(const struct node *n, enum unit *unit) {
  static const struct { const char *start; enum unit unit; } words[] = {
      {"dag", UNIT_DAY}, {"werk", UNIT_WORKDAY}, {"we", UNIT_WEEK}, {"maand", UNIT_MONTH}, {"ja", UNIT_YEAR}};
  struct text rest = n->text, number;
  int64_t count = 0;
  text_split(&rest, ' ', &number);
  text_to_int(number, &count);
  rest = text_trim(rest);
  for (size_t i = 0; i < 5; i++)
    if (text_starts(rest, text_from(words[i].start))) {
      *unit = words[i].unit;
      break;
    }
  return count;
}

// ---- values ----

// A later anchor never gives an earlier day, so the bounds move along (§6, time).
static struct o_val moved(const struct o_facts *f, struct o_val v, int64_t count, enum unit unit) {
  if (!v.some) return v;
  if (v.lo != v.hi && unit != UNIT_DAY && unit != UNIT_WEEK) *f->hull = true; // some days are never reached
  v.lo = date_add((day)v.lo, (int32_t)count, unit);
  v.hi = date_add((day)v.hi, (int32_t)count, unit);
  return v;
}

// By the Algemene termijnenwet a term that ends on a day that is no working day ends on the next (art. 1; 2 and 4 in date_add_law).
static struct o_val by_law(const struct o_facts *f, struct o_val v, int64_t count, enum unit unit) {
  if (!v.some) return v;
  if (v.lo != v.hi) *f->hull = true;
  v.lo = date_add_law((day)v.lo, (int32_t)count, unit);
  v.hi = date_add_law((day)v.hi, (int32_t)count, unit);
  return v;
}

static int64_t clamp(int64_t v) { return v < O_MIN ? O_MIN : v > O_MAX ? O_MAX : v; }

// From one date to another, in days; a document or event stands for its date.
static struct o_val days_between(const struct o_where *w, struct o_val a, struct o_val b) {
  struct o_val v = {.type = O_DURATION, .some = a.some && b.some, .none = a.none || b.none};
  *w->facts->hull = true; // not every such number of days is tried
  if (v.some) v.lo = (a.lo - b.hi) * O_DAY, v.hi = (a.hi - b.lo) * O_DAY;
  return v;
}

static struct o_val add(const struct o_where *w, const struct node *n) {
  struct o_val a = o_event(w, n->child), b = o_event(w, n->child->next);
  if (a.type == O_DATE) return days_between(w, a, b);
  struct o_val v = {.type = a.type, .some = a.some && b.some, .none = a.none || b.none};
  if (!v.some) return v;
  bool plus = n->kind == N_PLUS;
  int64_t low = plus ? b.lo : -b.hi, high = plus ? b.hi : -b.lo;
  v.lo = a.lo <= O_MIN || low <= O_MIN ? O_MIN : clamp(a.lo + low);
  v.hi = a.hi >= O_MAX || high >= O_MAX ? O_MAX : clamp(a.hi + high);
  return v;
}

// The rows that surely meet the condition, to those that may; an open list has no upper bound.
static struct o_val count(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_entity_named(w->facts->model, n->text);
  struct o_list *l = o_list_of(w, e);
  struct o_val v = {.type = O_NUMBER, .some = true};
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_where in = o_in_row(w, l->rows.p[i]);
    unsigned c = o_child(n, 0) ? o_condition(&in, n->child) : C_WAAR;
    if (c == C_WAAR) v.lo += O_SCALE;
    if (c & C_WAAR) v.hi += O_SCALE;
  }
  if (l->open) v.hi = O_MAX;
  return v;
}

struct o_val o_value(const struct o_where *w, const struct node *n, const struct o_val *beside) {
  struct o_val v;
  enum unit unit = UNIT_DAY;
  if (branch_name(n, beside, &v)) return v;
  if (is_reference(n)) return reference(w, n);
  switch (n->kind) {
  case N_PAREN: return o_value(w, n->child, beside);
  case N_SHIFT: {
    int64_t c = o_term(o_child(n, 1), &unit);
    return moved(w->facts, o_event(w, n->child), n->flags & 1 ? -c : c, unit);
  }
  case N_PLUS: case N_MINUS: return add(w, n);
  case N_COUNT: return count(w, n);
  case N_PEILDATUM: return (struct o_val){.type = O_DATE, .some = true, .lo = w->facts->peildatum, .hi = w->facts->peildatum};
  case N_YES: case N_NO: return (struct o_val){.type = O_BOOL, .some = true, .lo = n->kind == N_YES, .hi = n->kind == N_YES};
  case N_NUMBER: case N_PERCENT: case N_MONEY: case N_DURATION: case N_DATE: case N_TITLE: return o_literal(w, n);
  default: return o_more_values(w, n);
  }
}

// ---- comparisons: with a value known to be absent each is onwaar (§5) ----

typedef struct o_val val;

static unsigned answer(bool may_hold, bool may_fail) { return (may_hold ? C_WAAR : 0) | (may_fail ? C_ONWAAR : 0); }
static bool both(const val *a, const val *b) { return a->some && b->some; }
static bool either_none(const val *a, const val *b) { return a->none || b->none; }
static unsigned broken(const val *a, const val *b) { return a->broken || b->broken ? C_WAAR | C_ONWAAR : 0; }

struct o_rat o_least(const val *v) {
  if (v->fraction) return v->least;
  bool number = o_is_amount(v->type);
  if (number && v->lo <= O_MIN) return (struct o_rat){0, 1, -1};
  return rat_of(v->lo, !number ? 1 : v->type == O_MONEY ? 100 : O_SCALE);
}

struct o_rat o_most(const val *v) {
  if (v->fraction) return v->most;
  bool number = o_is_amount(v->type);
  if (number && v->hi >= O_MAX) return (struct o_rat){0, 1, 1};
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
static bool overlaps(const val *a, const val *b) {
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
  return beside->type == O_CHOICE && branch_name(n, beside, out);
}

static unsigned is_equal(const struct o_where *w, const struct node *n) {
  val a = o_value(w, n->child, NULL), branch;
  bool denied = n->flags & 1;
  if (names_branch(n->child->next, &a, &branch)) return within(a, branch.lo, branch.hi, denied);
  val b = o_value(w, n->child->next, &a);
  note_fraction(w, &a, &b);
  return denied ? different(a, b) : equal(a, b);
}

static bool listed(const struct o_where *w, const struct node *list, const val *beside, int64_t v) {
  for (const struct node *n = list->child; n; n = n->next) {
    val one;
    if (!branch_name(n, beside, &one)) one = o_literal(w, n);
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
  bool may = all && bounds(&lo, false, &hi, true) <= 0 && bounds(&lo, false, &a, true) <= 0 && bounds(&a, false, &hi, true) <= 0;
  bool may_not = all && (bounds(&lo, true, &a, false) > 0 || bounds(&a, true, &hi, false) > 0);
  return broken(&a, &lo) | broken(&hi, &hi) | answer(may, none || may_not);
}

// V is niet ouder dan n op D: V ≤ D and D ≤ V + n, forward from V (§6).
static unsigned not_older(const struct o_where *w, const struct node *n) {
  enum unit unit = UNIT_DAY;
  int64_t c = o_term(o_child(n, 1), &unit);
  val v = o_event(w, n->child), d = o_event(w, o_child(n, 2)), end = moved(w->facts, v, c, unit);
  bool may = both(&v, &d) && v.lo <= d.hi && d.lo <= end.hi;
  bool may_not = both(&v, &d) && (v.hi > d.lo || d.hi > end.lo);
  return answer(may, either_none(&v, &d) || may_not);
}

// ---- sets ----

// A document stands for its `onderwerpen` or `ondertekend-door`.
static val set_of(const struct o_where *w, const struct node *n, struct text field) {
  const struct o_entity *e = bare_entity(w, n);
  if (!e) return o_value(w, n, NULL);
  return field_of(w, e, o_field_named(e, field));
}

static uint64_t bits_of(const struct node *n, const val *set) {
  val one;
  uint64_t bits = 0;
  if (!branch_name(n, set, &one)) return 0;
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

// ---- gegevens that are there ----

static unsigned exists(const struct o_where *w, const struct o_entity *e, const struct node *filter) {
  struct o_list *l = o_list_of(w, e);
  unsigned some = l->open ? C_WAAR | C_ONWAAR : C_ONWAAR;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_where in = o_in_row(w, l->rows.p[i]);
    some = o_or(some, filter ? o_condition(&in, filter) : C_WAAR);
  }
  return some;
}

static unsigned present(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = bare_entity(w, n->child);
  unsigned c;
  if (!e) {
    val v = o_value(w, n->child, NULL);
    c = answer(v.some, v.none);
  } else {
    c = o_under(w->inside ? w->inside : w->row->entity, e) ? C_WAAR : exists(w, e, NULL);
  }
  return n->flags & 1 ? o_not(c) : c;
}

static unsigned truth_of(val v) { return answer(v.some && v.hi == 1, v.none || v.lo == 0); }

static val latest_day(const struct o_where *w, const struct node *n) {
  enum unit unit = UNIT_DAY;
  if (n->kind == N_BY) return o_event(w, n->child->next);
  int64_t c = o_term(o_child(n, 1), &unit);
  val anchor = o_event(w, o_child(n, 2));
  if (o_child(n, 3)) return by_law(w->facts, anchor, c, unit);
  return moved(w->facts, anchor, n->kind == N_AHEAD ? -c : c, unit);
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
    val x = o_value(w, a, NULL), y = o_value(w, b, &x);
    note_fraction(w, &x, &y);
    return n->kind == N_AT_LEAST ? at_most(y, x) : n->kind == N_AT_MOST ? at_most(x, y) : n->kind == N_MORE ? less(y, x) : less(x, y);
  }
  case N_EARLIER: return less(o_event(w, a), o_event(w, b));
  case N_LATER: return less(o_event(w, b), o_event(w, a));
  case N_BETWEEN: return between(w, n);
  case N_SIGNED: return has(w, a, TEXT("ondertekend-door"), b, false);
  case N_CONTAINS: return has(w, a, TEXT("onderwerpen"), b, n->flags & 1);
  case N_UNDER: {
    val x = o_value(w, a, NULL), branch = x;
    branch_name(&(struct node){.kind = N_NAME, .text = b->text}, &x, &branch);
    return within(x, branch.lo, branch.hi, false);
  }
  case N_BY: case N_WITHIN: case N_AHEAD: return at_most(o_event(w, a), latest_day(w, n));
  case N_NOT_OLDER: return not_older(w, n);
  case N_EXISTS: {
    unsigned c = exists(w, o_entity_named(w->facts->model, n->text), o_child(n, 0));
    return n->flags & 1 ? o_not(c) : c;
  }
  case N_REF: case N_FIELD_OF: case N_YES: case N_NO: return truth_of(o_value(w, n, NULL));
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
  if (n->kind == N_BY || n->kind == N_WITHIN || n->kind == N_AHEAD)
    return deadlines(o_event(w, n->child), latest_day(w, n), w->facts->peildatum);
  unsigned out = 0;
  if (o_more_norms(w, n, &out)) return out;
  unsigned c = o_condition(w, n);
  return (c & C_WAAR ? O_JA : 0) | (c & C_ONWAAR ? O_NEE : 0); // §2: a criterion
}
