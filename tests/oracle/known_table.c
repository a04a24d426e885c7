// Decision tables, the last rows of a list, yearly duties, where all is known.
#include "known.h"
#include "oracle_expr.h" // o_branch_name: how a branch is written

bool k_among_last(const struct k_where *w, struct o_list *l, struct text name, size_t row, int64_t n) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct k_val own = k_cell(l->rows.p[row], e->date);
  int64_t after = 0;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val v = k_cell(l->rows.p[i], e->date);
    struct k_where other = k_in_row(w, l->rows.p[i]);
    after += i != row && !v.none && k_member(&other, name) && (v.v == own.v ? k_tied_later(w, l->rows.p[i], l->rows.p[row]) : v.v > own.v);
  }
  struct k_where in = k_in_row(w, l->rows.p[row]);
  return !own.none && k_member(&in, name) && after < n;
}

static bool holds(const struct k_where *w, const struct o_table *t, const struct o_rule *rule) {
  int64_t good = 0;
  for (size_t i = 0; i < rule->cells.n; i++) good += k_condition(w, rule->cells.p[i]);
  return good >= (t->some > 0 ? t->some : (int64_t)rule->cells.n);
}

static bool holds_in_last(const struct k_where *w, const struct o_table *t, const struct o_rule *rule) {
  struct o_list *l = k_list(w, t->entity);
  int64_t rows = 0, good = 0;
  for (size_t i = 0; i < l->rows.n; i++) {
    if (!k_among_last(w, l, t->entity->name, i, t->last)) continue;
    struct k_where in = k_in_row(w, l->rows.p[i]);
    rows++;
    good += holds(&in, t, rule);
  }
  return rows == t->last && good == rows;
}

struct k_val k_by_table(const struct k_where *w, const struct node *n) {
  const struct o_table *t = o_table_named(w->facts->model, n->child->text);
  struct o_val beside = o_given_by(w->facts->model, t), branch;
  struct k_where there = k_in_row(w, t->last > 0 ? w->row : o_row_at(w->row, t->entity));
  for (size_t i = 0; i < t->rules.n; i++) {
    const struct o_rule *rule = &t->rules.p[i];
    if (!(t->last > 0 ? holds_in_last(&there, t, rule) : holds(&there, t, rule))) continue;
    if (rule->value->kind == N_YES || rule->value->kind == N_NO) return (struct k_val){.type = O_BOOL, .v = rule->value->kind == N_YES};
    if (!o_branch_name(rule->value, &beside, &branch)) return k_said(w, rule->value);
    return (struct k_val){.type = O_CHOICE, .of = beside.of, .v = branch.lo};
  }
  return (struct k_val){.type = beside.type, .of = beside.of, .none = true};
}

// What a duty of the calendar says, where all is known.
struct duty {
  const struct node *n;
  int month, dom; // of the day that is said
  int years, from; // so many years together, behind each other from this year
};

// Does a period begin on this day: the one behind the day that is said, or the next one of the calendar?
static bool begins(const struct duty *x, day d) {
  const struct node *on = o_child(x->n, 1);
  int year, month, dom;
  date_split(on && on->flags & 1 ? d - 1 : d, &year, &month, &dom);
  if (on) return month == x->month && dom == x->dom;
  if (x->years > 1) return dom == 1 && month == 1 && (year - x->from) % x->years == 0;
  return dom == 1 && (month - 1) % o_months_in(x->n->text) == 0;
}

static int64_t events_in(const struct k_where *w, struct text name, day first, int64_t last) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_list *l = k_list(w, e);
  int64_t many = 0;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val v = k_cell(l->rows.p[i], e->date);
    struct k_where in = k_in_row(w, l->rows.p[i]);
    many += !v.none && v.v >= first && v.v <= last && k_member(&in, name);
  }
  return many;
}

// 0: enough and not too many; -1, 1: too few, too many.
static int how_often(const struct k_where *w, const struct duty *x, day first, int64_t last) {
  const struct node *often = o_child(x->n, 4), *least = often ? o_child(often, 0) : NULL, *most = often ? o_child(often, 1) : NULL;
  int64_t many = events_in(w, x->n->child->text, first, last) * O_SCALE;
  if (!often) return many < O_SCALE ? -1 : 0;
  if (text_eq(often->text, TEXT("precies"))) most = least;
  if (most && many > k_said(w, most).v) return 1;
  return least && many < k_said(w, least).v ? -1 : 0;
}

static struct duty duty_of(const struct k_where *w, const struct node *n, int64_t from) {
  struct duty x = {.n = n, .years = o_years_together(n)};
  int year, month, dom;
  day said;
  if (o_child(n, 1) && date_parse(text_format(w->facts->model->arena, "%.*s 2024", TP(o_child(n, 1)->text)), &said)) date_split(said, &year, &x.month, &x.dom);
  date_split((day)from, &x.from, &month, &dom);
  return x;
}

// Day by day from the peildatum back: from one end to the next.
unsigned k_yearly(const struct k_where *w, const struct node *n) {
  struct k_val from = {.v = DAY_MIN}, stop = {.none = true};
  unsigned sum = 0;
  int64_t last = w->facts->peildatum, end = 0;
  if (o_child(n, 2)) from = k_event(w, o_child(n, 2));
  if (o_child(n, 3)) stop = k_event(w, o_child(n, 3)->child);
  if (!stop.none && !(o_child(n, 3)->flags & 1)) stop.v--;
  if (!stop.none && stop.v < last) last = stop.v;
  if (from.none || from.v > last) return 0;
  struct duty x = duty_of(w, n, from.v);
  bool some = false, whole = begins(&x, (day)last + 1);
  for (day d = (day)last; d > last - 40 * 366; d--) {
    if (!begins(&x, d + 1) || d == w->facts->peildatum) continue;
    if (some) sum |= how_often(w, &x, d + 1, end) == 0 ? 1 : 2;
    else if (!(from.v == last && whole)) sum |= how_often(w, &x, d + 1, last) > 0 ? 2 : 0;
    if ((some && !o_child(n, 2)) || d <= from.v) break;
    end = d;
    some = true;
  }
  return sum;
}
