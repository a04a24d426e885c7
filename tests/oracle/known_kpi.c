// Kpi's where all is known: one measure a period, one step after it.
#include "known.h"

struct measure {
  int64_t rows;
  struct o_rat value;
  bool broken; // division by zero
};
typedef VEC(struct measure) measures;
typedef VEC(struct o_row *) rows_found;

static void find_rows(const struct o_facts *f, struct o_row *row, const struct o_entity *e, rows_found *out) {
  if (row->entity == e) vec_push(f->model->arena, out, row);
  for (size_t i = 1; i < f->model->entities.n && row->entity != e; i++)
    for (size_t r = 0; r < row->lists[i].rows.n; r++) find_rows(f, row->lists[i].rows.p[r], e, out);
}

static struct o_rat column(const struct k_where *in, const struct o_kpi *k, const struct node *part, int64_t *there, bool *broken) {
  const struct node *name = o_child(part, 0);
  const struct o_field *f = name ? o_field_named(k->rows, name->text) : NULL;
  struct node of = {.kind = N_REF, .text = name ? name->text : NO_TEXT, .off = name ? name->off : 0, .len = name ? name->len : 0};
  struct k_val v = !name ? (struct k_val){.type = O_NUMBER, .v = O_SCALE} : f ? k_cell(in->row, f) : k_value(in, &of, NULL);
  *broken = *broken || v.broken;
  *there += !v.none;
  return v.none || v.broken ? rat_of(0, 1) : k_number(&v);
}

static struct measure in_period(const struct k_where *w, const struct o_kpi *k, const rows_found *found, struct o_period p) {
  struct measure m = {.value = rat_of(0, 1)};
  struct o_rat below = rat_of(0, 1);
  int64_t there = 0, unused = 0;
  const struct node *a = o_child(k->measure, 0), *b = o_child(k->measure, 1);
  for (size_t i = 0; i < found->n; i++) {
    struct k_where in = k_in_row(w, found->p[i]);
    struct k_val date = k_cell(found->p[i], k->date);
    if (date.none || date.v < p.first || date.v > p.last || (k->filter && !k_condition(&in, k->filter)) || !k_member(&in, k->name)) continue;
    m.rows++;
    if (k->measure->kind == N_TALLY) m.value = rat_add(m.value, rat_of(k_condition(&in, k->measure->child), 1));
    else m.value = rat_add(m.value, column(&in, k, a, &there, &m.broken));
    if (k->measure->kind == N_MEASURE && b) below = rat_add(below, column(&in, k, b, &unused, &m.broken));
  }
  bool mean = k->measure->kind == N_MEASURE && text_eq(a->text, TEXT("gemiddelde"));
  if (mean) m.rows = there;
  if (m.rows == 0) return m;
  if (k->measure->kind == N_TALLY) m.value = rat_times(m.value, rat_of(100, m.rows));
  else if (mean) m.value = rat_over(m.value, rat_of(m.rows, 1));
  else if (b && rat_sign(below) == 0) m.broken = true;
  else if (b) m.value = rat_times(rat_over(m.value, below), rat_of(k_said(w, o_child(k->norm, 1)).type == O_PERCENT ? 100 : 1, 1));
  return m;
}

static struct o_rat said_amount(const struct k_where *w, const struct node *n) {
  struct k_val v = k_said(w, n);
  return k_number(&v);
}

static bool stands(const struct k_where *w, const struct measure *m, const struct node *bound) {
  if (m->broken) {
    *w->clash = true;
    return dice_chance(w->dice, 50);
  }
  struct o_rat a = said_amount(w, o_child(bound, 1)), b = a;
  if (bound->kind == N_BETWEEN) b = said_amount(w, o_child(bound, 2));
  int order = rat_compare(m->value, a);
  switch (bound->kind) {
  case N_AT_MOST: return order <= 0;
  case N_AT_LEAST: return order >= 0;
  case N_MORE: return order > 0;
  case N_LESS: return order < 0;
  default: return order >= 0 && rat_compare(m->value, b) <= 0;
  }
}

static bool so(const struct k_where *w, const struct o_kpi *k, const measures *all, int64_t at, const struct node *look, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    if (at - i < 0 || all->p[at - i].rows == 0) return false;
    const struct node *bound = look->child;
    bool norm = bound->kind == N_INSIDE || bound->kind == N_OUTSIDE;
    bool holds = stands(w, &all->p[at - i], norm ? k->norm : bound);
    if (holds == (bound->kind == N_OUTSIDE)) return false;
  }
  return true;
}

static bool look_back(const struct k_where *w, const struct o_kpi *k, const measures *all, int64_t at, const struct node *look) {
  int64_t n = o_periods(look);
  bool before = false;
  for (int64_t i = 0; i < at; i++) before = before || so(w, k, all, i, look, n);
  return so(w, k, all, at, look, n) && (look->flags & 1 ? !before : look->flags & 2 ? before : true);
}

static struct o_rat outside(const struct k_where *w, const struct o_kpi *k, struct o_rat x) {
  struct o_rat a = said_amount(w, o_child(k->norm, 1)), b = a;
  if (k->norm->kind == N_BETWEEN) b = said_amount(w, o_child(k->norm, 2));
  struct o_rat above = rat_add(x, rat_minus(b)), under = rat_add(a, rat_minus(x));
  bool least = k->norm->kind == N_AT_LEAST || k->norm->kind == N_MORE, most = k->norm->kind == N_AT_MOST || k->norm->kind == N_LESS;
  if (!least && rat_sign(above) > 0) return above;
  return !most && rat_sign(under) > 0 ? under : rat_of(0, 1);
}

static bool no_better(const struct k_where *w, const struct o_kpi *k, const measures *all, int64_t at) {
  int64_t before = at - 1;
  while (before >= 0 && all->p[before].rows == 0) before--;
  if (before < 0) return false;
  bool out = all->p[at].broken || !stands(w, &all->p[at], k->norm);
  if (out && (all->p[at].broken || all->p[before].broken)) {
    *w->clash = true;
    return dice_chance(w->dice, 50);
  }
  return out && rat_compare(outside(w, k, all->p[at].value), outside(w, k, all->p[before].value)) >= 0;
}

static bool holds(const struct k_where *w, const struct o_kpi *k, const measures *all, int64_t at, const struct o_kpi_rule *r) {
  for (size_t i = 0; i < r->looks.n; i++) {
    const struct node *look = r->looks.p[i];
    bool good = true;
    if (look->kind == N_NO_BETTER) good = no_better(w, k, all, at);
    else if (look->kind == N_LOOK) good = look_back(w, k, all, at, look);
    else {
      struct k_val v = k_cell(w->facts->top, r->fields.p[i]);
      good = !v.none && v.v == 1;
      for (size_t later = (size_t)at + 1; later < all->n; later++) good = good && all->p[later].rows == 0;
    }
    if (!good) return false;
  }
  return true;
}

static int climb(const struct k_where *w, const struct o_kpi *k, const measures *all, int64_t at, int state) {
  int high = 0, base = state;
  for (size_t i = 0; i < k->rules.n; i++) {
    const struct o_kpi_rule *r = &k->rules.p[i];
    if ((r->after >= 0 && r->after != state) || !holds(w, k, all, at, r)) continue;
    if (r->back) base = r->step < base ? r->step : base;
    else high = r->step > high ? r->step : high;
  }
  return high > base ? high : base;
}

unsigned k_kpi(const struct k_where *from, const struct o_target *t, int *step) {
  struct k_where here = *from, *w = &here;
  here.self = t;
  struct o_kpi k = o_kpi_of(w->facts->model, t, w->facts);
  measures all = {0};
  rows_found found = {0};
  unsigned out = 0;
  find_rows(w->facts, w->facts->top, k.rows, &found);
  for (size_t i = 0; i < k.periods.n; i++) vec_push(w->facts->model->arena, &all, in_period(w, &k, &found, k.periods.p[i]));
  for (size_t i = all.n; i-- > 0;)
    if (all.p[i].rows > 0) {
      out = stands(w, &all.p[i], k.norm) ? 1 : 2;
      break;
    }
  if (step) *step = 0;
  if (k.unsettled) { // too many periods: whatever is filled in, nothing is said
    *w->clash = true;
    return dice_below(w->dice, 3);
  }
  for (size_t i = 0; step && i < all.n; i++)
    if (all.p[i].rows > 0) *step = climb(w, &k, &all, (int64_t)i, *step);
  return out;
}

int k_kpi_step(const struct o_facts *f, const struct o_target *t, struct dice *dice, bool *clash) {
  struct k_where w = {.facts = f, .row = f->top, .eis = t, .self = t, .dice = dice, .clash = clash, .fate = dice_next(dice)};
  int step;
  k_kpi(&w, t, &step);
  return step;
}
