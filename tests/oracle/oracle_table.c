// Decision tables, the last rows of a list, yearly duties (§6).
#include "oracle_expr.h"

// ---- the last n rows of a list ----

static bool is_known(const struct o_val *v) { return !v->some || (!v->none && v->lo == v->hi); }

// Of rows with equal dates nobody knows which comes later; which of them are among the last hangs together. A row without a date is never
// among them.
unsigned o_among_last(const struct o_where *w, struct o_list *l, struct text name, size_t row, int64_t n) {
  const struct o_field *date = o_rows_named(w->facts->model, name)->date;
  struct o_val own = o_if_member(w, l->rows.p[row], name, o_cell(l->rows.p[row], date));
  int64_t surely = 0, perhaps = 0; // rows that come after it
  if (!is_known(&own)) *w->facts->rough = *w->facts->hull = true;
  for (size_t i = 0; i < l->rows.n && own.some; i++) {
    struct o_val v = o_if_member(w, l->rows.p[i], name, o_cell(l->rows.p[i], date));
    if (i == row || !v.some) continue;
    if (!is_known(&v)) *w->facts->rough = *w->facts->hull = true;
    if (v.lo == own.lo) *w->facts->hull = true;
    surely += !v.none && v.lo > own.hi;
    perhaps += v.hi >= own.lo;
  }
  bool may = own.some && surely < n, must = own.some && !own.none && perhaps < n && !l->open;
  return (may ? C_WAAR : 0) | (must ? 0 : C_ONWAAR);
}

// ---- tables ----

static unsigned row_holds(const struct o_where *w, const struct o_table *t, const struct o_rule *rule) {
  int64_t surely = 0, perhaps = 0, wanted = t->some > 0 ? t->some : (int64_t)rule->cells.n;
  for (size_t i = 0; i < rule->cells.n; i++) {
    unsigned c = o_condition(w, rule->cells.p[i]);
    surely += c == C_WAAR;
    perhaps += (c & C_WAAR) != 0;
  }
  return (perhaps >= wanted ? C_WAAR : 0) | (surely < wanted ? C_ONWAAR : 0);
}

// In each of the last rows, and there are as many.
static unsigned rows_hold(const struct o_where *w, const struct o_table *t, const struct o_rule *rule) {
  struct o_list *l = o_list_of(w, t->entity);
  int64_t surely = 0, perhaps = 0;
  unsigned fails = l->open ? C_WAAR | C_ONWAAR : C_ONWAAR;
  for (size_t i = 0; i < l->rows.n; i++) {
    unsigned last = o_among_last(w, l, t->entity->name, i, t->last);
    struct o_where in = o_in_row(w, l->rows.p[i]);
    surely += last == C_WAAR;
    perhaps += (last & C_WAAR) != 0;
    fails = o_or(fails, o_and(last, o_not(row_holds(&in, t, rule))));
  }
  unsigned enough = (l->open || perhaps >= t->last ? C_WAAR : 0) | (surely < t->last ? C_ONWAAR : 0);
  return o_and(enough, o_not(fails));
}

// The first row that holds gives the value; none: geen.
struct o_val o_by_table(const struct o_where *w, const struct node *n) {
  const struct o_table *t = o_table_named(w->facts->model, n->child->text);
  struct o_val beside = o_given_by(w->facts->model, t), out = beside;
  struct o_where there = o_in_row(w, t->last > 0 ? w->row : o_row_at(w->row, t->entity));
  bool left = true;
  for (size_t i = 0; i < t->rules.n && left; i++) {
    const struct o_rule *rule = &t->rules.p[i];
    unsigned c = t->last > 0 ? rows_hold(&there, t, rule) : row_holds(&there, t, rule);
    bool yes = rule->value->kind == N_YES;
    struct o_val value = {.type = O_BOOL, .some = true, .lo = yes, .hi = yes};
    if (!yes && rule->value->kind != N_NO && !o_branch_name(rule->value, &beside, &value)) value = o_said(w, rule->value);
    out.type = value.type;
    if (!(c & C_WAAR)) continue;
    if (c != C_WAAR) *w->facts->rough = *w->facts->hull = true; // the machine takes what lies between two values along
    o_widen(w->facts, &out, value);
    left = c != C_WAAR;
  }
  out.none = left;
  return out;
}

// ---- every year by a day, every quarter of the calendar ----

// The last day of that year that is in time: the day itself, or for `voor` the day before.
static day last_in_time(const struct o_where *w, const struct node *n, int year) {
  day d = 0;
  date_parse(text_format(w->facts->model->arena, "%.*s %d", TP(n->text), year), &d);
  return n->flags & 1 ? d : d - 1;
}

static unsigned one_year(const struct o_where *w, struct o_list *l, struct text name, day from, day to) {
  const struct o_field *date = o_rows_named(w->facts->model, name)->date;
  bool perhaps = from < o_missing_before(l);
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val v = o_if_member(w, l->rows.p[i], name, o_cell(l->rows.p[i], date));
    if (!v.some || v.hi < from || v.lo > to) continue;
    if (!v.none && v.lo >= from && v.hi <= to) return O_JA;
    *w->facts->hull = *w->facts->rough = true;
    perhaps = true;
  }
  return perhaps ? O_JA | O_NEE : O_NEE;
}

int o_months_in(struct text period) {
  if (text_eq(period, TEXT("maand")) || text_eq(period, TEXT("kalendermaand"))) return 1;
  return text_eq(period, TEXT("kwartaal")) || text_eq(period, TEXT("kalenderkwartaal")) ? 3 : 12;
}

// The last day of the period that ends `back` periods of the calendar before the one of the peildatum: by its day, or by its months.
static day end_of(const struct o_where *w, const struct node *n, int back) {
  int year, month, dom, months = o_months_in(n->text);
  date_split(w->facts->peildatum, &year, &month, &dom);
  if (o_child(n, 1)) return last_in_time(w, o_child(n, 1), year - back);
  int first = year * 12 + (month - 1) / months * months + months - back * months; // of the period after it
  return date_from(first / 12, first % 12 + 1, 1) - 1;
}

// Each period that is over and whose last day lies after `since`; without `sinds` only the last.
static unsigned since(const struct o_where *w, const struct node *n, const struct o_entity *e, int64_t from) {
  struct o_list *l = o_list_of(w, e);
  unsigned out = O_NVT;
  bool all = o_child(n, 2) != NULL;
  for (int back = 0; back < 40 * 12 / o_months_in(n->text); back++) {
    day to = end_of(w, n, back);
    if (to >= w->facts->peildatum) continue;
    if (all && to <= from) break;
    out = o_fold(out, one_year(w, l, n->child->text, end_of(w, n, back + 1) + 1, to));
    if (!all) break;
  }
  return out;
}

unsigned o_yearly(const struct o_where *w, const struct node *n) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->child->text);
  struct o_val anchor = {.some = true};
  if (o_child(n, 2)) anchor = o_event(w, o_child(n, 2));
  unsigned out = anchor.none ? O_NVT : 0;
  if (!anchor.some) return out;
  if (anchor.lo == anchor.hi) return out | since(w, n, e, anchor.lo);
  *w->facts->rough = *w->facts->hull = true; // the machine does not try each first day
  day today = w->facts->peildatum;
  for (int64_t from = anchor.lo > today - 1500 ? anchor.lo : today - 1500; from <= anchor.hi && from <= today; from += 30) out |= since(w, n, e, from);
  return out | since(w, n, e, anchor.hi);
}
