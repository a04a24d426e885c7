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

// Does a period begin on this day: the one behind the day that is said, or the next one of the calendar?
static bool begins(const struct node *n, day d, int said_month, int said_dom) {
  const struct node *on = o_child(n, 1);
  int year, month, dom;
  date_split(on && on->flags & 1 ? d - 1 : d, &year, &month, &dom);
  return on ? month == said_month && dom == said_dom : dom == 1 && (month - 1) % o_months_in(n->text) == 0;
}

static bool has_event(const struct k_where *w, struct text name, day first, day last) {
  const struct o_entity *e = o_rows_named(w->facts->model, name);
  struct o_list *l = k_list(w, e);
  for (size_t i = 0; i < l->rows.n; i++) {
    struct k_val v = k_cell(l->rows.p[i], e->date);
    struct k_where in = k_in_row(w, l->rows.p[i]);
    if (!v.none && v.v >= first && v.v <= last && k_member(&in, name)) return true;
  }
  return false;
}

// Day by day from the peildatum back: from one end to the next.
unsigned k_yearly(const struct k_where *w, const struct node *n) {
  struct k_val from = {.v = DAY_MIN};
  unsigned sum = 0;
  day end = 0, said = 0;
  int year, month = 0, dom = 0;
  bool some = false;
  if (o_child(n, 1) && date_parse(text_format(w->facts->model->arena, "%.*s 2024", TP(o_child(n, 1)->text)), &said)) date_split(said, &year, &month, &dom);
  if (o_child(n, 2)) from = k_event(w, o_child(n, 2));
  for (day d = w->facts->peildatum - 1; d > w->facts->peildatum - 40 * 366 && !from.none; d--) {
    if (!begins(n, d + 1, month, dom)) continue;
    if (some) sum |= has_event(w, n->child->text, d + 1, end) ? 1 : 2;
    if ((some && !o_child(n, 2)) || d <= from.v) break;
    end = d;
    some = true;
  }
  return sum;
}
