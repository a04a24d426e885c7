// Decision tables, the last rows of a list, yearly duties (§6).
#include "oracle_expr.h"

#include <stdio.h>

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

// How many dates lie in from … to: at least and at most.
static void in_days(const struct o_where *w, const struct node *n, int64_t from, int64_t to, int64_t *least, int64_t *most) {
  const struct o_entity *e = o_rows_named(w->facts->model, n->child->text);
  struct o_list *l = o_list_of(w, e);
  *least = 0;
  *most = from < o_missing_before(l) ? 1000000 : 0;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_val v = o_if_member(w, l->rows.p[i], n->child->text, o_cell(l->rows.p[i], e->date));
    if (!v.some || v.hi < from || v.lo > to) continue;
    bool sure = !v.none && v.lo >= from && v.hi <= to;
    if (!sure) *w->facts->hull = *w->facts->rough = true;
    *least += sure;
    *most += 1;
  }
}

// Whether that many dates are enough and not too many: every number that there may be is tried.
static unsigned one_period(const struct o_where *w, const struct node *n, int64_t from, int64_t to, bool over) {
  const struct node *often = o_child(n, 4), *most = often ? o_child(often, 1) : NULL, *least = often ? o_child(often, 0) : NULL;
  unsigned out = 0;
  int64_t lo, hi;
  in_days(w, n, from, to, &lo, &hi);
  if (often && text_eq(often->text, TEXT("precies"))) most = least;
  for (int64_t many = lo; many <= hi && many <= lo + 50; many++) {
    bool few = least ? many * O_SCALE < o_said(w, least).lo : !often && many < 1;
    bool much = most && many * O_SCALE > o_said(w, most).lo;
    out |= much || (few && over) ? O_NEE : over ? O_JA : O_NVT;
  }
  return out;
}

int o_months_in(struct text period) {
  if (text_eq(period, TEXT("maand")) || text_eq(period, TEXT("kalendermaand"))) return 1;
  if (text_eq(period, TEXT("halfjaar"))) return 6;
  return text_eq(period, TEXT("kwartaal")) || text_eq(period, TEXT("kalenderkwartaal")) ? 3 : 12;
}

int o_years_together(const struct node *n) {
  int64_t years = 1;
  if (o_child(n, 5)) text_to_int(o_child(n, 5)->text, &years);
  return (int)years;
}

// The last day of the period that ends `back` periods of the calendar before the one of the peildatum: by its day, or by its months.
// Some years together lie behind each other from the year of `since`.
static day end_of(const struct o_where *w, const struct node *n, int64_t since, int back) {
  int year, month, dom, months = o_months_in(n->text), years = o_years_together(n), first, from = 0;
  date_split(w->facts->peildatum, &year, &month, &dom);
  if (o_child(n, 1)) return last_in_time(w, o_child(n, 1), year - back);
  if (years > 1) {
    date_split((day)since, &from, &month, &dom);
    while (from > year) from -= years;
    while (from + years <= year) from += years;
    return date_from(from + years - 1 - back * years, 12, 31);
  }
  first = year * 12 + (month - 1) / months * months + months - back * months; // of the period after it
  return date_from(first / 12, first % 12 + 1, 1) - 1;
}

// The day, day by day: the first behind `from`, or the one in the year that is meant; 29 February is the last of that month.
int64_t o_day_in_year(const struct node *n, int64_t from) {
  int year, month, dom, said_year, said_month, said_dom, wanted;
  char text[64];
  day said, d = (day)from;
  snprintf(text, sizeof text, "%.*s 2024", TP(n->text));
  date_parse(text_from(text), &said);
  date_split(said, &said_year, &said_month, &said_dom);
  date_split(d, &wanted, &month, &dom);
  wanted += n->flags == 2 ? 1 : n->flags == 3 ? -1 : 0;
  if (n->flags != 0 && wanted < 1) return DAY_MIN;
  if (n->flags != 0) d = date_from(wanted, 1, 1) - 1;
  for (d++; d < DAY_MAX; d++) {
    date_split(d, &year, &month, &dom);
    if (month == said_month && (dom == said_dom || (said_dom == 29 && said_month == 2 && dom == 28 && !date_valid(year, 2, 29)))) break;
  }
  return d;
}

// Each period that is over by today and by the last day of the duty, and whose last day lies after `since`; without `sinds` only the
// last. In the one after it there may be too many already.
static unsigned since(const struct o_where *w, const struct node *n, int64_t from, int64_t end) {
  unsigned out = O_NVT;
  day today = w->facts->peildatum;
  bool all = o_child(n, 2) != NULL;
  int64_t last = end < today ? end : today;
  for (int back = -1; back < 40 * 12 / o_months_in(n->text) / o_years_together(n); back++) {
    day to = end_of(w, n, from, back), first = end_of(w, n, from, back + 1) + 1;
    if (all && to <= from) break;
    if (to >= today || to > end) {
      if (first <= last && from <= last) out = o_fold(out, one_period(w, n, first, last, false));
      continue;
    }
    out = o_fold(out, one_period(w, n, first, to, true));
    if (!all) break;
  }
  return out;
}

// For every day on which the duty may end: before it began, and after the peildatum, all days are alike.
static unsigned till(const struct o_where *w, const struct node *n, int64_t from, struct o_val end) {
  unsigned out = end.none ? since(w, n, from, DAY_MAX) : 0;
  if (!end.some) return out;
  int64_t lo = end.lo < from - 1 ? from - 1 : end.lo, hi = end.hi > w->facts->peildatum ? w->facts->peildatum : end.hi;
  for (int64_t d = lo; d <= hi && out != (O_NVT | O_JA | O_NEE | O_DEELS); d++) out |= since(w, n, from, d);
  return out | since(w, n, from, lo) | since(w, n, from, hi > lo ? hi : lo);
}

unsigned o_yearly(const struct o_where *w, const struct node *n) {
  struct o_val anchor = {.some = true}, end = {.none = true};
  if (o_child(n, 2)) anchor = o_event(w, o_child(n, 2));
  end = o_last_day(w, o_child(n, 3));
  if (end.some && end.lo != end.hi) *w->facts->hull = true; // the days on which it matters are not among those that are tried
  unsigned out = anchor.none ? O_NVT : 0;
  if (!anchor.some) return out;
  if (anchor.lo == anchor.hi) return out | till(w, n, anchor.lo, end);
  *w->facts->rough = *w->facts->hull = true; // the machine does not try each first day
  day today = w->facts->peildatum;
  for (int64_t from = anchor.lo > today - 1500 ? anchor.lo : today - 1500; from <= anchor.hi && from <= today; from += 30) out |= till(w, n, from, end);
  return out | till(w, n, anchor.hi, end);
}
