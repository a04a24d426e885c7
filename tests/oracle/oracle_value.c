// Values (§5, §6), evaluated from the tree in one row.
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
  static struct o_list unknown = {.open = true}; // a definitie of other rows, looked at where those are not there
  struct o_list *l = o_list_from(w->facts->model->arena, w->row, w->inside ? w->inside : w->row->entity, e, true);
  if (!l) *w->facts->rough = true;
  return l ? l : &unknown;
}

struct o_row *o_only_row(const struct o_where *w, const struct o_entity *e) {
  struct o_row *here = o_row_at(w->row, e);
  struct o_list *l = here ? NULL : o_list_from(w->facts->model->arena, w->row, w->inside ? w->inside : w->row->entity, e, false);
  return l && l->rows.n > 0 ? l->rows.p[0] : here;
}

// Of this row, of what it hangs under, or of the only row of something below those. Where there is no such row the field is
// absent; where the list is not known it may be anything.
struct o_val  o_field_of(const struct o_where *w, const struct o_entity *e, const struct o_field *f) {
  struct o_row *here = o_only_row(w, e);
  if (here) return o_cell(here, f);
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

// The same, of rows called so: what is not one of them does not count.
struct o_val o_if_member(const struct o_where *w, struct o_row *row, struct text name, struct o_val v) {
  struct o_where in = o_in_row(w, row);
  unsigned c = o_member(&in, name);
  if (!(c & C_WAAR)) v.some = false, v.may = 0;
  if (c & C_ONWAAR) v.none = v.type != O_SET, v.must = 0;
  return v;
}

static struct o_val field_of_rows(const struct o_where *w, struct text name, const struct o_field *f) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_val v = o_field_of(w, e, f);
  struct o_row *row = o_only_row(w, e);
  return row ? o_if_member(w, row, name, v) : v;
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

// Of rows with equal dates nobody knows which comes first. Once that is one unknown; asked again it is the same one.
static void note_ties(const struct o_where *w, const struct o_val *keys, size_t n) {
  unsigned *ties = w->facts->ties;
  bool found = false;
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < i; k++) found = found || (sure(&keys[i]) && sure(&keys[k]) && keys[i].lo == keys[k].lo);
  *ties += found;
}

// May row i be the first (or last)? It may when, at its best date, no row that surely has a date is surely in front of it.
static bool may_win(const struct o_val *keys, size_t n, size_t i, bool last) {
  if (!keys[i].some) return false;
  for (size_t k = 0; k < n; k++) {
    if (k == i || !sure(&keys[k])) continue;
    if (last ? keys[i].hi < keys[k].lo : keys[k].hi < keys[i].lo) return false;
  }
  return true;
}

// All that lies between is taken along (values are intervals), even where no row has it.
// Not so of texts: these have no order.
void o_widen(const struct o_facts *f, struct o_val *to, struct o_val v) {
  to->none = to->none || v.none;
  if (!v.some) return;
  uint64_t texts = v.may ? v.may : v.lo == v.hi && v.lo >= 0 && v.lo < 64 ? (uint64_t)1 << v.lo : 0;
  if (v.type == O_TEXT && texts && (!to->some || to->may)) {
    *f->rough = *f->rough || to->some;
    to->may |= texts;
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

// A field of that row, or a definitie.
static struct o_val in_that(const struct o_where *w, struct o_row *row, const struct o_field *f, struct text named) {
  struct o_where in = o_in_row(w, row);
  return f ? o_cell(row, f) : o_value(&in, &(struct node){.kind = N_REF, .text = named}, NULL);
}

static struct o_val anything(const struct o_field *f) {
  return f ? o_unknown(f) : (struct o_val){.type = O_BOOL, .some = true, .none = true, .lo = 0, .hi = 1};
}

static struct o_val extreme(const struct o_where *w, struct text name, const struct o_field *f, struct text named, bool last) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_list *l = o_list_of(w, e);
  struct o_val keys[64] = {{0}}, out = {.type = f ? f->type : O_BOOL, .of = f ? f->of : NULL};
  bool some_sure = false;
  size_t n = l->rows.n;
  for (size_t i = 0; i < n; i++) {
    keys[i] = f == e->date ? l->rows.p[i]->cells[e->date->index] : o_cell(l->rows.p[i], e->date);
    keys[i] = o_if_member(w, l->rows.p[i], name, keys[i]);
    some_sure = some_sure || sure(&keys[i]);
  }
  note_ties(w, keys, n);
  for (size_t i = 0; i < n; i++)
    if (may_win(keys, n, i, last)) {
      struct o_val v = in_that(w, l->rows.p[i], f, named);
      if (f == e->date) v.none = false; // a row without a date is never the first
      o_widen(w->facts, &out, v);
    }
  if (l->open) { // there may be further rows, with anything in them
    *w->facts->rough = true;
    struct o_val v = anything(f);
    if (f == e->date) v.hi = w->facts->peildatum, v.none = false;
    o_widen(w->facts, &out, v);
  }
  if (!some_sure) out.none = true;
  if (f == e->date && n > 1) *w->facts->rough = true;
  if (f == e->date) bound_by_sure(&out, keys, n, last);
  return out;
}

// ---- volgende en vorige ----

// Is row i surely behind row k, in the direction that is looked in?
static bool surely_behind(const struct o_val *keys, size_t i, size_t k, bool back) {
  return back ? keys[i].hi < keys[k].lo : keys[k].hi < keys[i].lo;
}

// May row i be the next of row `self`? Not when it surely stands elsewhere, or a row surely stands between them.
static bool may_follow(const struct o_val *keys, size_t n, size_t self, size_t i, bool back) {
  if (i == self || !keys[i].some || surely_behind(keys, self, i, back)) return false;
  for (size_t k = 0; k < n; k++)
    if (k != i && k != self && sure(&keys[k]) && surely_behind(keys, k, self, back) && surely_behind(keys, i, k, back)) return false;
  return true;
}

static struct o_val next(const struct o_where *w, const struct node *of, const struct o_field *f, struct text named) {
  struct o_row *row = o_row_at(w->row, o_entity_named(w->facts->model, of->text));
  const struct o_entity *e = row->entity;
  struct o_where at = o_in_row(w, row);
  struct o_list *l = o_list_of(&at, e);
  struct o_val keys[64] = {{0}}, out = {.type = f ? f->type : O_BOOL, .of = f ? f->of : NULL};
  size_t self = 0, n = l->rows.n;
  bool follower = false, back = of->flags & 1;
  for (size_t i = 0; i < n; i++) {
    keys[i] = o_cell(l->rows.p[i], e->date);
    if (l->rows.p[i] == row) self = i;
  }
  if (!keys[self].some) return f ? geen(f) : (struct o_val){.type = O_BOOL, .none = true};
  note_ties(w, keys, n);
  for (size_t i = 0; i < n; i++) {
    follower = follower || (i != self && sure(&keys[i]) && surely_behind(keys, i, self, back));
    if (!may_follow(keys, n, self, i, back)) continue;
    struct o_val v = f == e->date ? keys[i] : in_that(w, l->rows.p[i], f, named);
    if (f == e->date && (v.none || v.lo != v.hi)) *w->facts->rough = true, v.none = false;
    o_widen(w->facts, &out, v);
  }
  if (l->open) {
    *w->facts->rough = true;
    o_widen(w->facts, &out, anything(f));
  }
  if (!follower || keys[self].none || l->open) out.none = true;
  return out;
}

// The step of a kpi: from the least to the greatest, and those of them that may be. What is unknown decides about it more than once.
static struct o_val step_of(const struct o_where *w, const struct o_target *kpi) {
  unsigned steps = o_kpi_steps_now(w->facts, kpi) & o_kpi_steps_now(w->facts, kpi); // reads it twice
  struct o_val v = {.type = O_NUMBER, .some = true};
  v.may = steps;
  if (steps & (steps - 1)) *w->facts->wide = true; // a period's conditions are taken apart
  while (!(steps >> v.lo & 1)) v.lo++;
  for (int64_t s = 0; s <= 30; s++)
    if (steps >> s & 1) v.hi = s;
  v.lo *= O_SCALE;
  v.hi *= O_SCALE;
  return v;
}

// ---- references ----

static bool is_reference(const struct node *n) {
  return n->kind == N_NEXT || n->kind == N_REF || n->kind == N_FIELD_OF || n->kind == N_FIRST || n->kind == N_LAST;
}

// The entity that a bare name stands for, when it is not a field.
const struct o_entity *o_bare_entity(const struct o_where *w, const struct node *n) {
  const struct o_entity *e;
  while (n->kind == N_PAREN) n = n->child;
  if (n->kind != N_REF || plain_field(w, n->text, &e) || o_definition_named(w->facts->model, n->text)) return NULL;
  return o_rows_named(w->facts->model, n->text);
}

// In a row that may be one of them the name of a begrip asks whether it is.
static bool asks_member(const struct o_where *w, const struct node *n) {
  const struct o_term *t = o_entity_named(w->facts->model, n->text) ? NULL : o_term_named(w->facts->model, n->text);
  return t && o_under(w->inside ? w->inside : w->row->entity, t->entity);
}

static struct o_val is_one_of(const struct o_where *w, const struct node *n) {
  struct o_row *row = o_row_at(w->row, o_rows_named(w->facts->model, n->text));
  struct o_where there = o_in_row(w, row ? row : w->row);
  if (!row) *w->facts->rough = true; // another formula speaks of rows that its own does not
  unsigned c = row ? o_member(&there, n->text) : C_WAAR | C_ONWAAR;
  return (struct o_val){.type = O_BOOL, .some = true, .lo = c == C_WAAR, .hi = (c & C_WAAR) != 0};
}

static struct text bare_name(const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  return n->text;
}

struct o_val o_of_bare(const struct o_where *w, const struct node *n, const struct o_field *f) { return field_of_rows(w, bare_name(n), f); }

static struct o_val reference(const struct o_where *w, const struct node *n) {
  const struct o_model *m = w->facts->model;
  const struct o_entity *e;
  if (n->kind == N_REF) {
    if (o_parameter_named(m, w->self, n->text)) return o_said(w, n);
    const struct o_field *f = plain_field(w, n->text, &e);
    if (f && !o_row_at(w->row, e)) return *w->facts->rough = true, o_unknown(f); // another formula speaks of rows that its own does not
    if (f) return o_cell(o_row_at(w->row, e), f);
    return !o_definition_named(m, n->text) && asks_member(w, n) ? is_one_of(w, n) : o_defined(w, n);
  }
  if (n->kind == N_FIRST || n->kind == N_LAST) {
    return extreme(w, n->text, o_rows_named(m, n->text)->date, NO_TEXT, n->kind == N_LAST);
  }
  if (n->kind == N_NEXT) return next(w, n, o_entity_named(m, n->text)->date, NO_TEXT);
  const struct node *of = n->child;
  if (o_is_share(m, n)) return o_more_values(w, n);
  if (text_eq(n->text, TEXT("stap")) && o_kpi_meant(m, of)) return step_of(w, o_kpi_meant(m, of));
  const struct o_field *f = o_field_named(o_rows_named(m, of->text), n->text);
  if (of->kind == N_NEXT) return next(w, of, f, n->text);
  return of->kind == N_REF ? field_of_rows(w, of->text, f) : extreme(w, of->text, f, n->text, of->kind == N_LAST);
}

// A document or event stands for its date; of more than one, the first.
struct o_val o_event(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_bare_entity(w, n);
  if (!e) return o_value(w, n, NULL);
  return o_row_at(w->row, e) || o_is_only(w->inside ? w->inside : w->row->entity, e) ? o_of_bare(w, n, e->date) : extreme(w, bare_name(n), e->date, NO_TEXT, false);
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

struct o_val o_said(const struct o_where *w, const struct node *n) {
  const struct o_parameter *p = n->kind == N_REF || n->kind == N_NAME ? o_parameter_named(w->facts->model, w->self, n->text) : NULL;
  if (!p) return o_literal(w, n);
  return (struct o_val){.type = p->type, .some = true, .lo = o_parameter_value(p, w->row), .hi = o_parameter_value(p, w->row)};
}

// A name beside a choice is one of its branches; an inner branch is any leaf below it.
bool  o_branch_name(const struct node *n, const struct o_val *beside, struct o_val *out) {
  while (n->kind == N_PAREN) n = n->child;
  bool word = n->kind == N_YES || n->kind == N_NO; // beside an oordeel
  if (!beside || !beside->of || (n->kind != N_REF && n->kind != N_NAME && n->kind != N_NUMBER && !word)) return false;
  const struct o_twig *t = o_twig_named(beside->of, n->kind == N_YES ? TEXT("ja") : n->kind == N_NO ? TEXT("nee") : n->text);
  if (!t) return false;
  *out = (struct o_val){.type = O_CHOICE, .of = beside->of, .some = true, .lo = t->first, .hi = t->first + t->leaves - 1};
  return true;
}

int64_t o_term(const struct o_model *m, const struct o_target *self, struct o_row *row, const struct node *n, enum unit *unit) {
  const struct o_parameter *p = n->kind == N_REF ? o_parameter_named(m, self, n->text) : NULL;
  if (p) return *unit = p->unit, o_parameter_value(p, row) / (p->unit == UNIT_DAY ? O_DAY : O_SCALE);
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
struct o_val  o_moved(const struct o_where *w, struct o_val v, const struct node *term, bool back) {
  const struct o_facts *f = w->facts;
  enum unit unit = UNIT_DAY;
  int64_t count = o_term(f->model, w->self, w->row, term, &unit);
  if (back) count = -count;
  if (!v.some) return v;
  if (v.lo != v.hi && unit != UNIT_DAY && unit != UNIT_WEEK) *f->hull = true; // some days are never reached
  v.lo = o_add_term(f->model, term, (day)v.lo, count, unit);
  v.hi = o_add_term(f->model, term, (day)v.hi, count, unit);
  return v;
}

// By the Algemene termijnenwet a term that ends on a day that is no working day ends on the next (art. 1; 2 and 4 in date_add_law).
struct o_val  o_by_law(const struct o_facts *f, struct o_val v, int64_t count, enum unit unit) {
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

static int64_t later(int64_t date, int64_t length) {
  int64_t days = length / O_DAY - (length % O_DAY < 0); // of a day a part does not count
  int64_t far = DAY_MAX - (int64_t)DAY_MIN;
  return date_add((day)date, (int32_t)(days > far ? far : days < -far ? -far : days), UNIT_DAY);
}

// A date and a duration in days.
static struct o_val moved(const struct o_where *w, struct o_val date, struct o_val length, bool minus) {
  struct o_val v = {.type = O_DATE, .some = date.some && length.some, .none = date.none || length.none, .broken = length.broken};
  *w->facts->hull = true; // not every such length is tried
  if (v.some) v.lo = later(date.lo, minus ? -length.hi : length.lo), v.hi = later(date.hi, minus ? -length.lo : length.hi);
  return v;
}

static struct o_val add(const struct o_where *w, const struct node *n) {
  struct o_val a = o_event(w, n->child), b = o_event(w, n->child->next);
  if (a.type == O_DATE && b.type == O_DURATION) return moved(w, a, b, n->kind == N_MINUS);
  if (b.type == O_DATE && a.type == O_DURATION) return moved(w, b, a, false);
  if (a.type == O_DATE) return days_between(w, a, b);
  struct o_val v = {.type = a.type, .some = a.some && b.some, .none = a.none || b.none};
  v.broken = a.broken || b.broken;
  if (!v.some) return v;
  bool minus = n->kind == N_MINUS, amounts = a.fraction || b.fraction || (o_is_amount(a.type) && a.type != O_DURATION);
  if (amounts) {
    v.fraction = true;
    v.least = rat_add(o_least(&a), minus ? rat_minus(o_most(&b)) : o_least(&b));
    v.most = rat_add(o_most(&a), minus ? rat_minus(o_least(&b)) : o_most(&b));
    if ((a.fraction || b.fraction) && rat_compare(v.least, v.most) != 0) *w->facts->rough = *w->facts->hull = true;
    return v;
  }
  if (a.type == O_DURATION) *w->facts->hull = true; // not every such length is tried
  bool plus = n->kind == N_PLUS;
  int64_t low = plus ? b.lo : -b.hi, high = plus ? b.hi : -b.lo;
  v.lo = a.lo <= O_MIN || low <= O_MIN ? O_MIN : clamp(a.lo + low);
  v.hi = a.hi >= O_MAX || high >= O_MAX ? O_MAX : clamp(a.hi + high);
  return v;
}

// The rows that surely meet the condition, to those that may; an open list has no upper bound.
// How many a set has.
static struct o_val size_of_set(const struct o_where *w, const struct node *n) {
  struct o_val s = o_value(w, &(struct node){.kind = N_REF, .text = n->text, .off = n->off, .len = n->len}, NULL);
  struct o_val v = {.type = O_NUMBER, .some = true};
  for (int64_t b = 0; b < 64; b++) {
    v.lo += (int64_t)(s.must >> b & 1) * O_SCALE;
    v.hi += (int64_t)(s.may >> b & 1) * O_SCALE;
  }
  return v;
}

static struct o_val count(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->text);
  if (!e) return size_of_set(w, n);
  struct o_list *l = o_list_of(w, e);
  struct o_val v = {.type = O_NUMBER, .some = true};
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_where in = o_in_row(w, l->rows.p[i]);
    unsigned c = o_and(o_member(&in, n->text), o_child(n, 0) ? o_condition(&in, n->child) : C_WAAR);
    if (c == C_WAAR) v.lo += O_SCALE;
    if (c & C_WAAR) v.hi += O_SCALE;
  }
  if (l->open) v.hi = O_MAX;
  return v;
}

static struct o_val shifted(const struct o_where *w, const struct node *n) {
  struct o_val anchor = o_event(w, n->child);
  enum unit unit = UNIT_DAY;
  int64_t count = o_term(w->facts->model, w->self, w->row, o_child(n, 1), &unit);
  return o_child(n, 2) ? o_by_law(w->facts, anchor, count, unit) : o_moved(w, anchor, o_child(n, 1), n->flags & 1);
}

struct o_val o_value(const struct o_where *w, const struct node *n, const struct o_val *beside) {
  struct o_val v;
  if (o_branch_name(n, beside, &v)) return v;
  if (is_reference(n)) return reference(w, n);
  switch (n->kind) {
  case N_PAREN: return o_value(w, n->child, beside);
  case N_JUDGE: return o_field_of(w, o_asked_at(w->facts->model, n)->entity, o_asked_at(w->facts->model, n)->field);
  case N_SHIFT: return shifted(w, n);
  case N_DAY_IN_YEAR: {
    struct o_val from = o_event(w, n->child);
    if (from.some && from.lo != from.hi) *w->facts->hull = true; // not every day between the two
    if (from.some) from.lo = o_day_in_year(n, from.lo), from.hi = o_day_in_year(n, from.hi);
    return from;
  }
  case N_PLUS: case N_MINUS: return add(w, n);
  case N_COUNT: return count(w, n);
  case N_PEILDATUM: return (struct o_val){.type = O_DATE, .some = true, .lo = w->facts->peildatum, .hi = w->facts->peildatum};
  case N_YES: case N_NO: return (struct o_val){.type = O_BOOL, .some = true, .lo = n->kind == N_YES, .hi = n->kind == N_YES};
  case N_NUMBER: case N_PERCENT: case N_MONEY: case N_DURATION: case N_DATE: case N_TITLE: return o_literal(w, n);
  case N_NAME: return o_said(w, n); // in a cell of a table
  default: return o_more_values(w, n);
  }
}
