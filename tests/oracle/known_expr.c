// Conditions and values where all is known.
#include "convert.h"
#include "known.h"
#include "oracle_expr.h" // o_term: how a duration is written
#include "period.h"

struct k_val k_cell(const struct o_row *row, const struct o_field *f) {
  const struct o_val *v = &row->cells[f->index];
  return (struct k_val){.type = f->type, .of = f->of, .none = f->type != O_SET && !v->some, .v = v->lo, .set = v->must};
}

struct o_list *k_list(const struct k_where *w, const struct o_entity *e) {
  static struct o_list none; // a definitie of other rows, looked at where those are not there
  struct o_list *l = o_list_from(w->facts->model->arena, w->row, w->inside ? w->inside : w->row->entity, e, false);
  return l ? l : &none;
}

struct k_where k_in_row(const struct k_where *w, struct o_row *row) {
  struct k_where in = *w;
  in.row = row;
  in.inside = NULL;
  return in;
}

static const struct o_field *own_field(const struct k_where *w, struct text name, struct o_row **row) {
  for (const struct o_entity *e = w->inside ? w->inside : w->row->entity; e; e = e->parent)
    if (o_field_named(e, name)) return *row = o_row_at(w->row, e), o_field_named(e, name);
  return NULL;
}

static struct text bare_name(const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  return n->text;
}

static bool counts(const struct k_where *w, struct o_row *row, struct text name) {
  struct k_where in = k_in_row(w, row);
  return k_member(&in, name);
}

static struct k_val field_of(const struct k_where *w, struct text name, const struct o_field *f) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_row *row = o_row_at(w->row, e), *only = !row && k_list(w, e)->rows.n > 0 ? k_list(w, e)->rows.p[0] : NULL;
  if (only) row = only;
  if (row && !counts(w, row, name)) row = NULL;
  return row ? k_cell(row, f) : (struct k_val){.type = f->type, .of = f->of, .none = true};
}

static uint64_t lot(const struct k_where *w, const struct o_row *row) {
  uint64_t drawn = w->fate;
  for (const struct o_row *r = row; r->parent; r = r->parent) { // rows below different ones may stand side by side
    const struct o_list *l = &r->parent->lists[r->entity->index];
    size_t at = 0;
    while (l->rows.p[at] != r) at++;
    struct dice d = {.state = drawn + at};
    drawn = dice_next(&d);
  }
  return drawn;
}

// Of two rows of the same day the lot says which is later, in one judgement always the same one.
bool k_tied_later(const struct k_where *w, const struct o_row *a, const struct o_row *b) {
  w->dice->tied = true;
  return lot(w, a) > lot(w, b);
}

// The row with the least date, or the greatest. Rows without a date do not count.
static bool is_later(const struct k_where *w, const struct o_row *a, const struct o_row *b, const struct o_field *date) {
  int64_t x = k_cell(a, date).v, y = k_cell(b, date).v;
  return x == y ? k_tied_later(w, a, b) : x > y;
}

// A field of that row, or a definitie.
static struct k_val in_that(const struct k_where *w, struct o_row *row, const struct o_field *f, struct text named) {
  struct k_where in = k_in_row(w, row);
  return f ? k_cell(row, f) : k_value(&in, &(struct node){.kind = N_REF, .text = named}, NULL);
}

static struct k_val extreme(const struct k_where *w, struct text name, const struct o_field *f, struct text named, bool last) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_row *best = NULL;
  struct o_list *l = k_list(w, e);
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_row *r = l->rows.p[i];
    struct k_val d = k_cell(r, e->date);
    if (d.none || !counts(w, r, name)) continue;
    if (!best || is_later(w, r, best, e->date) == last) best = r;
  }
  return best ? in_that(w, best, f, named) : (struct k_val){.type = f ? f->type : O_BOOL, .of = f ? f->of : NULL, .none = true};
}

// The nearest row in that direction.
static struct k_val next(const struct k_where *w, const struct node *of, const struct o_field *f, struct text named) {
  struct o_row *row = o_row_at(w->row, o_entity_named(w->facts->model, of->text)), *best = NULL;
  const struct o_list *l = &row->parent->lists[row->entity->index];
  const struct o_field *date = row->entity->date;
  struct k_val own = k_cell(row, date), none = {.type = f ? f->type : O_BOOL, .of = f ? f->of : NULL, .none = true};
  bool back = of->flags & 1;
  if (own.none) return none;
  for (size_t n = 0; n < l->rows.n; n++) {
    struct o_row *r = l->rows.p[n];
    if (r == row || k_cell(r, date).none || is_later(w, r, row, date) == back) continue;
    if (!best || is_later(w, r, best, date) == back) best = r;
  }
  return best ? in_that(w, best, f, named) : none;
}

static const struct o_entity *bare(const struct k_where *w, const struct node *n) {
  struct o_row *row;
  while (n->kind == N_PAREN) n = n->child;
  if (n->kind != N_REF || own_field(w, n->text, &row) || o_definition_named(w->facts->model, n->text)) return NULL;
  return o_rows_named(w->facts->model, n->text);
}

// In a row that may be one of them the name of a begrip asks whether it is.
static bool asks_member(const struct k_where *w, const struct node *n) {
  const struct o_term *t = o_entity_named(w->facts->model, n->text) ? NULL : o_term_named(w->facts->model, n->text);
  return t && !o_definition_named(w->facts->model, n->text) && o_under(w->inside ? w->inside : w->row->entity, t->entity);
}

static struct k_val reference(const struct k_where *w, const struct node *n) {
  const struct o_model *m = w->facts->model;
  struct o_row *row;
  if (n->kind == N_REF) {
    if (o_parameter_named(m, w->self, n->text)) return k_said(w, n);
    const struct o_field *f = own_field(w, n->text, &row);
    if (f) return k_cell(row, f);
    if (!asks_member(w, n)) return k_defined(w, n);
    row = o_row_at(w->row, o_rows_named(m, n->text));
    return (struct k_val){.type = O_BOOL, .v = row && counts(w, row, n->text)};
  }
  if (n->kind == N_NEXT) return next(w, n, o_entity_named(m, n->text)->date, NO_TEXT);
  if (n->kind == N_FIELD_OF && o_is_share(m, n)) return k_more_values(w, n);
  if (n->kind == N_FIELD_OF && n->child->kind == N_NEXT)
    return next(w, n->child, o_field_named(o_entity_named(m, n->child->text), n->text), n->text);
  if (n->kind == N_FIELD_OF && text_eq(n->text, TEXT("stap")) && o_kpi_meant(m, n->child))
    return (struct k_val){.type = O_NUMBER, .v = (int64_t)k_kpi_step(w->facts, o_kpi_meant(m, n->child), w->dice, w->clash) * O_SCALE};
  if (n->kind != N_FIELD_OF) {
    return extreme(w, n->text, o_rows_named(m, n->text)->date, NO_TEXT, n->kind == N_LAST);
  }
  const struct o_field *f = o_field_named(o_rows_named(m, n->child->text), n->text);
  return n->child->kind == N_REF ? field_of(w, n->child->text, f) : extreme(w, n->child->text, f, n->text, n->child->kind == N_LAST);
}

struct k_val k_event(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = bare(w, n);
  if (!e) return k_value(w, n, NULL);
  return o_row_at(w->row, e) || o_is_only(w->inside ? w->inside : w->row->entity, e) ? field_of(w, bare_name(n), e->date) : extreme(w, bare_name(n), e->date, NO_TEXT, false);
}

static const struct o_twig *twig(const struct node *n, const struct k_val *beside) {
  while (n->kind == N_PAREN) n = n->child;
  bool name = n->kind == N_REF || n->kind == N_NAME || n->kind == N_NUMBER || n->kind == N_TWIG;
  if (beside && beside->of && (n->kind == N_YES || n->kind == N_NO)) return o_twig_named(beside->of, n->kind == N_YES ? TEXT("ja") : TEXT("nee"));
  return beside && beside->of && name ? o_twig_named(beside->of, n->text) : NULL;
}

static bool lies_in(int64_t v, const struct o_twig *t) { return v >= t->first && v < t->first + t->leaves; }

struct k_val k_said(const struct k_where *w, const struct node *n) {
  const struct o_parameter *p = n->kind == N_REF || n->kind == N_NAME ? o_parameter_named(w->facts->model, w->self, n->text) : NULL;
  return p ? (struct k_val){.type = p->type, .v = o_parameter_value(p, w->row)} : k_literal(w, n);
}

struct k_val k_literal(const struct k_where *w, const struct node *n) {
  struct o_val v = o_literal(&(struct o_where){.facts = w->facts, .row = w->row}, n);
  return (struct k_val){.type = v.type, .v = v.lo};
}

static struct k_val shifted(const struct k_where *w, struct k_val v, const struct node *term, bool before) {
  enum unit unit = UNIT_DAY;
  int64_t n = o_term(w->facts->model, w->self, w->row, term, &unit);
  if (!v.none) v.v = o_add_term(w->facts->model, term, (day)v.v, before ? -n : n, unit);
  return v;
}

static struct k_val by_law(const struct k_where *w, struct k_val v, const struct node *term) {
  enum unit unit = UNIT_DAY;
  int64_t n = o_term(w->facts->model, w->self, w->row, term, &unit);
  if (!v.none) v.v = date_add_law((day)v.v, (int32_t)n, unit);
  return v;
}

struct k_val k_value(const struct k_where *w, const struct node *n, const struct k_val *beside) {
  struct k_val v = {.type = O_NUMBER}, x;
  const struct o_twig *t = twig(n, beside);
  if (t) return (struct k_val){.type = O_CHOICE, .of = beside->of, .v = t->first};
  switch (n->kind) {
  case N_REF: case N_FIELD_OF: case N_FIRST: case N_LAST: case N_NEXT: return reference(w, n);
  case N_PAREN: return k_value(w, n->child, beside);
  case N_JUDGE: return field_of(w, o_asked_at(w->facts->model, n)->entity->name, o_asked_at(w->facts->model, n)->field);
  case N_DAY_IN_YEAR: {
    struct k_val from = k_event(w, n->child);
    if (!from.none) from.v = o_day_in_year(n, from.v);
    return from;
  }
  case N_SHIFT: return o_child(n, 2) ? by_law(w, k_event(w, n->child), n->child->next) : shifted(w, k_event(w, n->child), n->child->next, n->flags & 1);
  case N_PLUS: case N_MINUS:
    v = k_event(w, n->child), x = k_event(w, n->child->next);
    v.none = v.none || x.none;
    if (v.type == O_DURATION && x.type == O_DATE) {
      struct k_val swap = v;
      v = x, x = swap, v.none = x.none;
    }
    if (v.type == O_DATE && x.type == O_DURATION) {
      int64_t length = n->kind == N_MINUS ? -x.v : x.v;
      if (!v.none) v.v = date_add((day)v.v, (int32_t)(length / O_DAY - (length % O_DAY < 0)), UNIT_DAY);
      return v;
    }
    if (v.type == O_DATE) {
      v.type = O_DURATION;
      v.v = (v.v - x.v) * O_DAY;
      return v;
    }
    v.broken = v.broken || x.broken;
    if (v.fraction || x.fraction) {
      v.exact = rat_add(k_number(&v), n->kind == N_PLUS ? k_number(&x) : rat_minus(k_number(&x)));
      v.fraction = true;
      return v;
    }
    v.v += n->kind == N_PLUS ? x.v : -x.v;
    return v;
  case N_COUNT: {
    if (!o_rows_named(w->facts->model, n->text)) { // of a set
      struct k_val s = k_value(w, &(struct node){.kind = N_REF, .text = n->text, .off = n->off, .len = n->len}, NULL);
      for (int64_t b = 0; b < 64; b++) v.v += (int64_t)(s.set >> b & 1) * O_SCALE;
      return v;
    }
    struct o_list *l = k_list(w, o_rows_named(w->facts->model, n->text));
    for (size_t i = 0; i < l->rows.n; i++) {
      struct k_where in = k_in_row(w, l->rows.p[i]);
      if (k_member(&in, n->text) && (!o_child(n, 0) || k_condition(&in, n->child))) v.v += O_SCALE;
    }
    return v;
  }
  case N_PEILDATUM: return (struct k_val){.type = O_DATE, .v = w->facts->peildatum};
  case N_YES: case N_NO: return (struct k_val){.type = O_BOOL, .v = n->kind == N_YES};
  case N_NUMBER: case N_PERCENT: case N_MONEY: case N_DURATION: case N_DATE: case N_TITLE: return k_literal(w, n);
  case N_NAME: return k_said(w, n);
  default: return k_more_values(w, n);
  }
}

// ---- comparisons: with what is absent each is onwaar ----

static bool by_dice(const struct k_where *w);

static bool is_equal(const struct k_where *w, const struct node *n) {
  struct k_val a = k_value(w, n->child, NULL);
  const struct o_twig *t = a.type == O_CHOICE ? twig(n->child->next, &a) : NULL;
  bool denied = n->flags & 1;
  if (t) return !a.none && lies_in(a.v, t) != denied;
  struct k_val b = k_value(w, n->child->next, &a);
  if ((a.broken || b.broken) && !a.none && !b.none) return by_dice(w);
  return !a.none && !b.none && (rat_compare(k_number(&a), k_number(&b)) == 0) != denied;
}

static bool among(const struct k_where *w, const struct node *n) {
  struct k_val a = k_value(w, n->child, NULL);
  bool in = false;
  for (const struct node *x = n->child->next->child; x; x = x->next) {
    const struct o_twig *t = twig(x, &a);
    in = in || (t ? lies_in(a.v, t) : a.v == k_literal(w, x).v);
  }
  return !a.none && in != (n->flags & 1);
}

struct o_rat k_number(const struct k_val *v) {
  bool number = o_is_amount(v->type);
  return v->fraction ? v->exact : rat_of(v->v, !number ? 1 : v->type == O_MONEY ? 100 : O_SCALE);
}

static bool by_dice(const struct k_where *w) { return *w->clash = true, dice_chance(w->dice, 50); }

static bool ordered(const struct k_where *w, const struct node *n) {
  if (o_gap_by_calendar(w->facts->model, w->self, n)) return k_compare_gap(w, n);
  struct k_val a = k_value(w, n->child, NULL), b = k_value(w, n->child->next, &a);
  if (a.none || b.none) return false;
  if (a.broken || b.broken) return by_dice(w);
  int order = rat_compare(k_number(&a), k_number(&b));
  switch (n->kind) {
  case N_AT_LEAST: return order >= 0;
  case N_AT_MOST: return order <= 0;
  case N_MORE: return order > 0;
  default: return order < 0;
  }
}

static bool not_after(struct k_val a, struct k_val b) { return !a.none && !b.none && a.v <= b.v; }
static bool before(struct k_val a, struct k_val b) { return !a.none && !b.none && a.v < b.v; }

static bool has(const struct k_where *w, const struct node *n, struct text field, bool all) {
  const struct o_entity *e = bare(w, n->child);
  struct k_val s = e ? field_of(w, bare_name(n->child), o_field_named(e, field)) : k_value(w, n->child, NULL);
  bool any = false, every = true;
  for (const struct node *x = n->child->next->child; x; x = x->next) {
    bool in = false;
    for (int64_t v = 0; v < 64; v++) in = in || (s.set >> v & 1 && lies_in(v, twig(x, &s)));
    any = any || in;
    every = every && in;
  }
  return all ? every : any;
}

// Something that the list does not name; of no list: anything.
static bool has_other(const struct k_where *w, const struct node *n, struct text field, const struct node *list) {
  const struct o_entity *e = bare(w, n->child);
  struct k_val s = e ? field_of(w, bare_name(n->child), o_field_named(e, field)) : k_value(w, n->child, NULL);
  bool other = false;
  for (int64_t v = 0; v < 64; v++) {
    bool named = false;
    for (const struct node *x = list ? list->child : NULL; x; x = x->next) named = named || lies_in(v, twig(x, &s));
    other = other || (s.set >> v & 1 && !named);
  }
  return other;
}

static bool exists(const struct k_where *w, struct text name, const struct node *filter) {
  struct o_list *l = k_list(w, o_rows_named(w->facts->model, name));
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_where in = k_in_row(w, l->rows.p[i]);
    if (k_member(&in, name) && (!filter || k_condition(&in, filter))) return true;
  }
  return false;
}

static bool present(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = bare(w, n->child);
  struct text name = bare_name(n->child);
  bool own = e && o_under(w->inside ? w->inside : w->row->entity, e), all = own && o_entity_named(w->facts->model, name);
  struct o_row *row = own ? o_row_at(w->row, e) : NULL;
  bool there = !e ? !k_value(w, n->child, NULL).none : all || (own ? row && counts(w, row, name) : exists(w, name, NULL));
  return there != (n->flags & 1);
}

static struct k_val latest_day(const struct k_where *w, const struct node *n) {
  if (n->kind == N_BY) return k_event(w, n->child->next);
  struct k_val anchor = k_event(w, o_child(n, 2));
  if (!o_child(n, 3)) return shifted(w, anchor, o_child(n, 1), n->kind == N_AHEAD);
  return by_law(w, anchor, o_child(n, 1));
}

bool k_condition(const struct k_where *w, const struct node *n) {
  const struct node *a = n->child, *b = a ? a->next : NULL;
  switch (n->kind) {
  case N_AND: return k_condition(w, a) && k_condition(w, b);
  case N_OR: return k_condition(w, a) || k_condition(w, b);
  case N_NOT: return !k_condition(w, a);
  case N_PAREN: return k_condition(w, a);
  case N_EQUAL: return is_equal(w, n);
  case N_AMONG: return among(w, n);
  case N_IS_ABSENT: return k_value(w, a, NULL).none;
  case N_IS_PRESENT: return present(w, n);
  case N_AT_LEAST: case N_AT_MOST: case N_MORE: case N_LESS:
    if (n->flags & 4) return n->kind == N_AT_MOST ? not_after(k_event(w, a), k_event(w, b)) : not_after(k_event(w, b), k_event(w, a));
    return ordered(w, n);
  case N_EARLIER: return before(k_event(w, a), k_event(w, b));
  case N_LATER: return before(k_event(w, b), k_event(w, a));
  case N_BETWEEN: {
    struct k_val x = k_value(w, a, NULL), lo = k_value(w, b, &x), hi = k_value(w, b->next, &x);
    if (x.none || lo.none || hi.none) return false;
    if (x.broken || lo.broken || hi.broken) return by_dice(w);
    int below = rat_compare(k_number(&x), k_number(&hi));
    return rat_compare(k_number(&lo), k_number(&x)) <= 0 && (n->flags & 1 ? below < 0 : below <= 0);
  }
  case N_SIGNED:
    return o_child(n, 1) ? has(w, n, TEXT("ondertekend-door"), n->flags & 1) : has_other(w, n, TEXT("ondertekend-door"), NULL);
  case N_CONTAINS:
    if (n->flags & 2) return !has_other(w, n, TEXT("onderwerpen"), b);
    return has(w, n, TEXT("onderwerpen"), n->flags & 1);
  case N_UNDER: {
    struct k_val x = k_value(w, a, NULL);
    return !x.none && lies_in(x.v, twig(b, &x));
  }
  case N_BY: case N_WITHIN: case N_AHEAD: return not_after(k_event(w, a), latest_day(w, n));
  case N_NOT_OLDER: {
    struct k_val v = k_event(w, a), d = k_event(w, o_child(n, 2));
    return not_after(v, d) && not_after(d, shifted(w, v, o_child(n, 1), false));
  }
  case N_EXISTS: return exists(w, n->text, o_child(n, 0)) != (n->flags & 1);
  case N_REF: case N_FIELD_OF: case N_YES: case N_NO: case N_JUDGE: case N_BY_TABLE: {
    struct k_val v = k_value(w, n, NULL);
    if (o_is_judged_value(w->facts->model, v.of) && !v.none) return v.v == 1 ? by_dice(w) : o_as_condition(v.v) == C_WAAR;
    return !v.none && v.v == 1;
  }
  default: return k_more_conditions(w, n);
  }
}

enum { NVT, JA, NEE };

unsigned k_norm(const struct k_where *w, const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  unsigned out;
  if (k_more_norms(w, n, &out)) return out;
  if (n->kind != N_BY && n->kind != N_WITHIN && n->kind != N_AHEAD) return k_condition(w, n) ? JA : NEE;
  struct k_val e = k_event(w, n->child), last = latest_day(w, n);
  day today = w->facts->peildatum;
  if (last.none) return NVT;
  if (!e.none && e.v <= today) return e.v <= last.v ? JA : NEE;
  return today <= last.v ? NVT : NEE;
}

// ---- for whom ----

static bool lies_under(const struct o_row *row, struct text name, bool above) {
  const struct o_twig *t;
  const struct o_field *f = o_twig_field(row->entity, name, &t);
  while (!f && above && row->parent && row->parent->parent) row = row->parent, f = o_twig_field(row->entity, name, &t);
  return f && row->cells[f->index].some && lies_in(row->cells[f->index].lo, t);
}

bool k_under_twigs(const struct o_row *row, const struct node *twigs, bool above) {
  for (const struct node *t = twigs->child; t; t = t->next) {
    const struct node *places = t->kind == N_BUNDLE ? t->child->next : t->child;
    bool place = !places || !places->child;
    for (const struct node *p = places ? places->child : NULL; p; p = p->next) place = place || lies_under(row, p->text, above);
    if (place && (t->kind == N_BUNDLE ? k_under_twigs(row, t->child, above) : lies_under(row, t->text, above))) return true;
  }
  return false;
}

static bool clause(const struct k_where *w, const struct node *n) {
  if (n->kind == N_SCOPE_ALL) return true;
  const struct node *actual = o_child(n, n->kind == N_SCOPE ? 2 : 1);
  struct text name = actual ? actual->text : TEXT("inschrijving");
  struct o_list *z = &w->facts->top->lists[o_entity_named(w->facts->model, name)->index];
  size_t in = 0;
  for (size_t i = 0; i < z->rows.n; i++) in += k_under_twigs(z->rows.p[i], n->child, false);
  return n->kind == N_ONLY ? z->rows.n > 0 && in == z->rows.n : n->kind == N_SCOPE_NOT ? in == 0 : in > 0;
}

bool k_scope(const struct k_where *w, const o_nodes *clauses) {
  for (size_t i = 0; i < clauses->n; i++) {
    const struct node *n = clauses->p[i];
    const struct node *except = n->kind == N_SCOPE_ALL ? o_child(n, 0) : n->kind == N_SCOPE ? o_child(n, 1) : NULL;
    if (!clause(w, n) || (except && clause(w, except))) return false;
  }
  return true;
}
