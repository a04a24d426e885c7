// What is not needed every day, where all is known.
#include "known.h"

#include "oracle.h"
#include "oracle_expr.h"
#include "period.h"

struct k_val k_defined(const struct k_where *w, const struct node *n) {
  const struct o_definition *d = o_definition_named(w->facts->model, n->text);
  if (!d) return (struct k_val){.none = true};
  struct o_row *row = o_row_at(w->row, d->entity);
  struct k_where there = k_in_row(w, row ? row : w->row);
  there.inside = d->entity;
  const struct o_exception *x = w->in_guard || w->plain >> d->index & 1 ? NULL : k_formula(w, d);
  if (x) there.plain |= 1u << d->index;
  return k_value(&there, x ? x->new_formula : d->formula, NULL);
}

// ---- arithmetic ----

static struct k_val as_number(struct k_val v) {
  v.exact = rat_over(k_number(&v), rat_of(100, 1));
  v.fraction = true;
  v.type = O_NUMBER;
  return v;
}

static struct k_val arithmetic(const struct k_where *w, const struct node *n) {
  bool named = n->kind == N_FIELD_OF; // deel van V
  struct node name = {.kind = N_REF, .text = n->text, .off = n->off, .len = n->len};
  struct k_val a = k_value(w, named ? &name : n->child, NULL), b = k_value(w, named ? n->child : n->child->next, NULL);
  struct k_val v = {.fraction = true, .none = a.none || b.none, .broken = a.broken || b.broken};
  bool number = a.type == O_NUMBER || b.type == O_NUMBER, times = n->kind == N_TIMES;
  if (named || n->kind == N_SHARE || (times && !number && a.type == O_PERCENT)) a = as_number(a);
  else if ((times && !number && b.type == O_PERCENT) || (n->kind == N_DIVIDED && a.type != b.type && b.type == O_PERCENT)) b = as_number(b);
  v.type = n->kind == N_DIVIDED && a.type == b.type ? O_NUMBER : a.type == O_NUMBER ? b.type : a.type;
  struct o_rat x = k_number(&a), y = k_number(&b);
  if (n->kind == N_DIVIDED && !b.none && rat_sign(y) == 0) v.broken = true;
  if (v.none || v.broken) return v;
  if (n->kind != N_DIVIDED) v.exact = rat_times(x, y);
  else v.exact = rat_over(x, y);
  return v;
}

static bool is_in(const struct k_where *in, const struct node *rows, struct o_list *l, size_t row) {
  int64_t last = 0;
  if (o_child(rows, 2) && text_to_int(o_child(rows, 2)->text, &last)) return k_among_last(in, l, rows->child->text, row, last);
  if (!k_member(in, rows->child->text)) return false;
  return !o_child(rows, 1) || k_condition(in, o_child(rows, 1));
}

static struct k_val sum(const struct k_where *w, const struct node *n) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->child->child->text);
  const struct o_field *f = o_field_named(e, n->text), *by = o_child(n, 1) ? o_field_named(e, o_child(n, 1)->text) : NULL;
  struct o_list *l = k_list(w, e);
  struct k_val v = {.type = f ? f->type : O_NUMBER, .fraction = true, .exact = rat_of(0, 1)};
  struct node name = {.kind = N_REF, .text = n->text, .off = n->off, .len = n->len};
  struct o_rat weight = rat_of(0, 1);
  v.none = n->kind == N_AVERAGE;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_where in = k_in_row(w, l->rows.p[i]);
    struct k_val one = f ? k_cell(l->rows.p[i], f) : k_value(&in, &name, NULL), times = by ? k_cell(l->rows.p[i], by) : (struct k_val){.type = O_NUMBER, .v = O_SCALE};
    v.type = one.type;
    if (!is_in(&in, n->child, l, i) || one.none || times.none) continue;
    v.broken = v.broken || one.broken;
    v.exact = rat_add(v.exact, rat_times(k_number(&one), k_number(&times)));
    weight = rat_add(weight, k_number(&times));
    v.none = false;
  }
  if (n->kind == N_SUM || v.none) return v;
  if (rat_sign(weight) == 0) v.broken = true;
  else v.exact = rat_over(v.exact, weight);
  return v;
}

// ---- how many, what part ----

static bool enough(struct text word, int64_t wanted, int64_t n) {
  return text_eq(word, TEXT("minstens")) ? n >= wanted : text_eq(word, TEXT("hoogstens")) ? n <= wanted : n == wanted;
}

static void tally(const struct k_where *w, const struct node *n, int64_t *rows, int64_t *good) {
  const struct node *population = o_child(n, 1);
  struct o_list *l = k_list(w, o_rows_named(w->facts->model, population->child->text));
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_where in = k_in_row(w, l->rows.p[i]);
    if (!is_in(&in, population, l, i)) continue;
    ++*rows;
    *good += k_condition(&in, o_child(n, 2));
  }
}

// ---- places ----

static bool under(const struct o_twig *t, int64_t v) { return v >= t->first && v < t->first + t->leaves; }

static bool borders(const struct k_where *w, const struct node *n) {
  struct k_val a = k_value(w, n->child, NULL), b = k_value(w, n->child->next, &a);
  for (size_t i = 0; !a.none && !b.none && i < a.of->twigs.n; i++) {
    const struct o_twig *t = &a.of->twigs.p[i];
    for (const struct node *x = t->borders ? t->borders->child : NULL; x; x = x->next) {
      const struct o_twig *u = o_twig_named(a.of, x->text);
      if ((under(t, a.v) && under(u, b.v)) || (under(u, a.v) && under(t, b.v))) return true;
    }
  }
  return false;
}

bool k_in_place(const struct k_where *w, const struct o_target *t, const struct node *clause) {
  const struct o_model *m = w->facts->model;
  const struct o_class *c = o_place_class(m, clause);
  const struct o_entity *of;
  const struct o_field *f = o_place_field(m, w->inside ? w->inside : w->row->entity, c, &of);
  struct o_row *own = o_row_at(w->row, of);
  if (own) return own->cells[f->index].some && o_is_place(m, t, clause, c, own->cells[f->index].lo);
  struct o_list *l = &w->facts->top->lists[of->index];
  for (size_t i = 0; i < l->rows.n; i++)
    if (l->rows.p[i]->cells[f->index].some && o_is_place(m, t, clause, c, l->rows.p[i]->cells[f->index].lo)) return true;
  return false;
}

bool k_valid(const struct k_where *w, const struct node *n) {
  struct k_val at = {.v = w->facts->peildatum};
  day from, to = DAY_MAX;
  date_parse(n->child->text, &from);
  if (o_child(n, 1)) date_parse(o_child(n, 1)->text, &to);
  if (o_child(n, 2)) at = k_event(w, o_child(n, 2));
  return !at.none && from <= at.v && at.v <= to;
}

// ---- minstens eens per ----

enum { NVT, JA, NEE };

// The next event from day x on, not later than the last day of the duty; that day when there is none.
static int64_t next_point(const struct k_where *w, struct text name, int64_t x, int64_t last, bool first, bool *is_event) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_list *l = k_list(w, e);
  int64_t best = last;
  *is_event = false;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val d = k_cell(l->rows.p[i], e->date);
    struct k_where in = k_in_row(w, l->rows.p[i]);
    if (!k_member(&in, name) || d.none || d.v < x || (d.v == x && !first) || d.v > best || d.v > last) continue;
    best = d.v;
    *is_event = true;
  }
  return best;
}

static unsigned periodic(const struct k_where *w, const struct node *n) {
  struct k_val anchor = k_event(w, o_child(n, 2)), end = {.none = true};
  enum unit unit = UNIT_DAY;
  int64_t term = o_term(w->facts->model, w->self, w->row, o_child(n, 1), &unit), x = anchor.v, last = w->facts->peildatum;
  bool any = false, more = true;
  if (o_child(n, 4)) end = k_event(w, o_child(n, 4)->child);
  if (!end.none && end.v - !(o_child(n, 4)->flags & 1) < last) last = end.v - !(o_child(n, 4)->flags & 1);
  if (anchor.none || anchor.v > last) return NVT;
  for (bool first = true; more; first = false) {
    int64_t next = next_point(w, n->child->text, x, last, first, &more);
    if (next > date_add((day)x, (int32_t)term, unit)) return NEE;
    any = any || more;
    x = next;
  }
  return any ? JA : NVT;
}

// ---- all together ----

bool k_more_conditions(const struct k_where *w, const struct node *n) {
  int64_t rows = 0, good = 0;
  if (n->kind == N_BORDERS) return borders(w, n);
  if (n->kind == N_HAS_RECENT) return k_has_recent(w, n);
  if (n->kind == N_IN_PERIOD) return k_in_period(w, n);
  if (n->kind == N_QUANTITY) tally(w, n, &rows, &good);
  for (const struct node *c = n->kind == N_SOME_OF ? o_child(n, 1)->child : NULL; c; c = c->next) good += k_condition(w, c);
  return enough(n->text, k_said(w, n->child).v, good * O_SCALE);
}

struct k_val k_more_values(const struct k_where *w, const struct node *n) {
  if (n->kind == N_TIMES || n->kind == N_DIVIDED || n->kind == N_SHARE || n->kind == N_FIELD_OF) return arithmetic(w, n);
  if (n->kind == N_SUM || n->kind == N_AVERAGE) return sum(w, n);
  if (n->kind == N_BY_TABLE) return k_by_table(w, n);
  if (n->kind == N_GAP) return k_gap(w, n);
  if (n->kind == N_PERIOD_DAY) return k_period_day(w, n);
  if (n->kind == N_ROUNDED) return k_rounded(w, n);
  return (struct k_val){.type = O_BOOL, .v = k_condition(w, n)};
}

bool k_more_norms(const struct k_where *w, const struct node *n, unsigned *out) {
  int64_t rows = 0, good = 0;
  if (n->kind == N_KPI) return *out = k_kpi(w, o_kpi_of_node(w->facts->model, n), NULL), true;
  if (n->kind == N_PERIODIC) return *out = periodic(w, n), true;
  if (n->kind == N_YEARLY) return *out = k_yearly(w, n), true;
  if (n->kind != N_QUANTITY || k_said(w, n->child).type != O_PERCENT) return false;
  tally(w, n, &rows, &good);
  struct o_rat part = rat_of(good, 1), wanted = rat_times(rat_of(k_said(w, n->child).v, 100 * (int64_t)O_SCALE), rat_of(rows, 1));
  int order = rat_compare(part, wanted);
  *out = rows == 0 ? NVT : (text_eq(n->text, TEXT("minstens")) ? order >= 0 : order <= 0) ? JA : NEE;
  return true;
}
