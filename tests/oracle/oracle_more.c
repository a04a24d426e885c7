// Conditions and values that are not needed every day: definitions, arithmetic, how many and what part, places, periodic duties.
#include "oracle_expr.h"
#include "period.h"

static unsigned answer(bool may_hold, bool may_fail) { return (may_hold ? C_WAAR : 0) | (may_fail ? C_ONWAAR : 0); }

// A definition is its formula, seen from a row of what it is about (§6).
struct o_val o_defined(const struct o_where *w, const struct node *n) {
  const struct o_definition *d = o_definition_named(w->facts->model, n->text);
  if (!d) return (struct o_val){.none = true};
  struct o_row *row = o_row_at(w->row, d->entity);
  struct o_where there = o_in_row(w, row ? row : w->row); // seen from what its rows hang under, when it does not speak of them
  there.inside = d->entity;
  const struct o_exception *x = w->in_guard || !w->formula || w->plain >> d->index & 1 ? NULL : w->formula[d->index];
  if (x) there.plain |= 1u << d->index;
  return o_value(&there, x ? x->new_formula : d->formula, NULL);
}

// ---- arithmetic ----

static struct o_val fraction_of(const struct o_val *a, const struct o_val *b) {
  struct o_val v = {.fraction = true, .some = a->some && b->some, .none = a->none || b->none, .broken = a->broken || b->broken};
  v.type = a->type == O_NUMBER ? b->type : a->type;
  return v;
}

static void include(struct o_val *v, struct o_rat r, bool first) {
  if (first || rat_compare(r, v->least) < 0) v->least = r;
  if (first || rat_compare(r, v->most) > 0) v->most = r;
}

// Of two ranges the least and the greatest product lie in the corners.
static struct o_val times(const struct o_val *a, const struct o_val *b) {
  struct o_val v = fraction_of(a, b);
  struct o_rat x[] = {o_least(a), o_most(a)}, y[] = {o_least(b), o_most(b)};
  for (int i = 0; i < 4 && v.some; i++) include(&v, rat_times(x[i / 2], y[i % 2]), i == 0);
  return v;
}

// Division by zero gives a value of which nobody can say anything (§6).
static struct o_val over(const struct o_val *a, const struct o_val *b) {
  struct o_val v = fraction_of(a, b);
  struct o_rat x[] = {o_least(a), o_most(a)}, y[] = {o_least(b), o_most(b)};
  if (b->type == a->type) v.type = O_NUMBER;
  bool zero = b->some && rat_sign(y[0]) <= 0 && rat_sign(y[1]) >= 0;
  v.broken = v.broken || zero;
  if (!v.some) return v;
  if (zero) {
    v.broken = true;
    v.least = rat_endless(-1);
    v.most = rat_endless(1);
    return v;
  }
  for (int i = 0; i < 4; i++) include(&v, rat_over(x[i / 2], y[i % 2]), i == 0);
  return v;
}

// 5 % as 0,05.
static struct o_val as_number(struct o_val v) {
  struct o_rat least = o_least(&v), most = o_most(&v);
  v.fraction = true;
  v.least = rat_over(least, rat_of(100, 1));
  v.most = rat_over(most, rat_of(100, 1));
  v.type = O_NUMBER;
  return v;
}

static bool is_one(const struct o_val *v) { return v->some && !v->none && rat_compare(o_least(v), o_most(v)) == 0; }

static struct o_val arithmetic(const struct o_where *w, const struct node *n) {
  bool named = n->kind == N_FIELD_OF, share = named || n->kind == N_SHARE; // deel van V, 10 % van V
  struct node name = {.kind = N_REF, .text = n->text, .off = n->off, .len = n->len};
  struct o_val a = o_value(w, named ? &name : n->child, NULL), b = o_value(w, named ? n->child : n->child->next, NULL);
  bool number = a.type == O_NUMBER || b.type == O_NUMBER;
  if (share || (n->kind == N_TIMES && !number && a.type == O_PERCENT)) a = as_number(a);
  else if (n->kind == N_TIMES && !number && b.type == O_PERCENT) b = as_number(b);
  else if (n->kind == N_DIVIDED && a.type != b.type && b.type == O_PERCENT) b = as_number(b);
  if (!is_one(&a) || !is_one(&b)) *w->facts->rough = *w->facts->hull = true;
  return n->kind == N_DIVIDED ? over(&a, &b) : times(&a, &b);
}

// ---- som, gemiddelde ----

// The rows of a population with whether they belong to it.
struct population {
  struct o_list *list;
  unsigned in[64];
};

static struct population population_of(const struct o_where *w, const struct node *rows) {
  struct population p = {.list = o_list_of(w, o_rows_named(w->facts->model, rows->child->text))};
  int64_t last = 0;
  bool only_last = o_child(rows, 2) && text_to_int(o_child(rows, 2)->text, &last);
  for (size_t i = 0; i < p.list->rows.n; i++) {
    struct o_where in = o_in_row(w, p.list->rows.p[i]);
    if (only_last) p.in[i] = o_among_last(w, p.list, rows->child->text, i, last);
    else p.in[i] = o_and(o_member(&in, rows->child->text), o_child(rows, 1) ? o_condition(&in, o_child(rows, 1)) : C_WAAR);
  }
  return p;
}

// What the rows that count add up to, or their mean: a corner for each side of each value and weight.
struct adding {
  const struct o_where *w;
  struct o_list *list;
  struct o_val cells[64], weights[64];
  bool mean, weighted, first;
  struct o_val out;
};

static struct o_rat side(const struct o_val *v, bool most) { return most ? o_most(v) : o_least(v); }

static void add_up(struct adding *s, size_t row, unsigned chosen, int64_t many, struct o_rat sum, struct o_rat weight) {
  const struct o_val *v = &s->cells[row], *by = &s->weights[row];
  if (row < s->list->rows.n && !(chosen >> row & 1)) {
    add_up(s, row + 1, chosen, many, sum, weight);
    return;
  }
  for (unsigned corner = 0; row < s->list->rows.n && corner < 4; corner++) {
    struct o_rat x = side(v, corner & 1), y = s->weighted ? side(by, corner & 2) : rat_of(1, 1);
    if (corner & 1 && rat_compare(x, o_least(v)) == 0) continue;
    if (corner & 2 && (!s->weighted || rat_compare(y, o_least(by)) == 0)) continue;
    add_up(s, row + 1, chosen, many + 1, rat_add(sum, rat_times(x, y)), rat_add(weight, y));
  }
  if (row < s->list->rows.n) return;
  if (s->mean && many == 0) {
    s->out.none = true;
    return;
  }
  s->out.some = true;
  if (s->mean && rat_sign(weight) == 0) s->out.broken = true; // the weights together are nothing
  else include(&s->out, s->mean ? rat_over(sum, weight) : sum, s->first);
  if (!s->out.broken) s->first = false;
}

// May what is not known be anything? Then so may the total.
static bool is_endless(const struct adding *s, size_t row, bool counts) {
  const struct o_val *v = &s->cells[row], *by = &s->weights[row];
  return counts && ((v->some && (o_least(v).endless || o_most(v).endless)) || (s->weighted && by->some && (o_least(by).endless || o_most(by).endless)));
}

// A field of the row, or a definitie.
static struct o_val added(const struct o_where *w, struct o_row *row, const struct node *n, const struct o_field *f) {
  struct o_where in = o_in_row(w, row);
  struct node name = {.kind = N_REF, .text = n->text, .off = n->off, .len = n->len};
  return f ? o_cell(row, f) : o_value(&in, &name, NULL);
}

// `som` of none is 0; `gemiddelde` of none is geen, and is of the rows that have the value (and the weight).
static struct o_val sum(const struct o_where *w, const struct node *n) {
  struct population p = population_of(w, n->child);
  const struct o_entity *e = o_rows_named(w->facts->model, n->child->child->text);
  const struct o_field *f = o_field_named(e, n->text), *by = o_child(n, 1) ? o_field_named(e, o_child(n, 1)->text) : NULL;
  struct adding s = {.w = w, .list = p.list, .mean = n->kind == N_AVERAGE, .weighted = by != NULL, .first = true};
  size_t rows = p.list->rows.n;
  bool endless = p.list->open;
  s.out = (struct o_val){.type = f ? f->type : O_NUMBER, .fraction = true};
  for (size_t i = 0; i < rows; i++) {
    s.cells[i] = added(w, p.list->rows.p[i], n, f);
    s.out.type = s.cells[i].type;
    s.out.broken = s.out.broken || (s.cells[i].broken && p.in[i] & C_WAAR);
    if (by) s.weights[i] = o_cell(p.list->rows.p[i], by);
    bool there = s.cells[i].some && (!by || s.weights[i].some), gone = s.cells[i].none || (by && s.weights[i].none);
    p.in[i] = o_and(p.in[i], answer(there, gone));
    if (by && !(is_one(&s.cells[i]) && is_one(&s.weights[i]))) *w->facts->rough = *w->facts->hull = true; // it stands above and below the line
    if (s.mean && p.in[i] == (C_WAAR | C_ONWAAR)) *w->facts->rough = true; // whether it counts stands above and below the line too
    endless = endless || is_endless(&s, i, p.in[i] & C_WAAR);
  }
  for (unsigned chosen = 0; chosen < 1u << rows; chosen++) {
    bool possible = true;
    for (size_t i = 0; i < rows; i++) possible = possible && (p.in[i] & (chosen >> i & 1 ? C_WAAR : C_ONWAAR));
    if (possible && endless && s.mean && chosen == 0) s.out.none = true;
    if (possible && !endless) add_up(&s, 0, chosen, 0, rat_of(0, 1), rat_of(0, 1));
    s.out.some = s.out.some || (possible && endless && (chosen != 0 || !s.mean || p.list->open));
  }
  if (s.first || endless) s.out.least = rat_endless(-1), s.out.most = rat_endless(1);
  if (endless && by) s.out.broken = true;
  if (!s.out.some || s.out.none || rat_compare(s.out.least, s.out.most) != 0) *w->facts->rough = *w->facts->hull = true;
  return s.out;
}

// ---- how many, what part ----

static unsigned how_many(const struct o_where *w, struct text word, int64_t wanted, int64_t least, int64_t most) {
  bool at_least = text_eq(word, TEXT("minstens")), at_most = text_eq(word, TEXT("hoogstens"));
  if (at_least) return answer(most >= wanted, least < wanted);
  if (at_most) return answer(least <= wanted, most > wanted);
  if (wanted % O_SCALE != 0) *w->facts->hull = true; // a waiver can say a number that no count is
  return answer(least <= wanted && wanted <= most, least != wanted || most != wanted);
}

static int64_t number_in(const struct o_where *w, const struct node *n) { return o_said(w, n).lo; }

static unsigned quantity(const struct o_where *w, const struct node *n) {
  struct population p = population_of(w, o_child(n, 1));
  int64_t least = 0, most = p.list->open ? O_MAX : 0;
  for (size_t i = 0; i < p.list->rows.n; i++) {
    struct o_where in = o_in_row(w, p.list->rows.p[i]);
    unsigned c = o_and(p.in[i], o_condition(&in, o_child(n, 2)));
    if (c == C_WAAR) least += O_SCALE;
    if (c & C_WAAR && most < O_MAX) most += O_SCALE;
  }
  return how_many(w, n->text, number_in(w, n->child), least, most);
}

static unsigned some_of(const struct o_where *w, const struct node *n) {
  int64_t least = 0, most = 0;
  for (const struct node *c = o_child(n, 1)->child; c; c = c->next) {
    unsigned one = o_condition(w, c);
    least += one == C_WAAR ? O_SCALE : 0;
    most += one & C_WAAR ? O_SCALE : 0;
  }
  return how_many(w, n->text, number_in(w, n->child), least, most);
}

// One split of the rows: `rows` belong to the population, `good` of them meet the condition.
static unsigned share_of(struct text word, int64_t percent, int64_t rows, int64_t good) {
  if (rows == 0) return O_NVT;
  o_int left = (o_int)good * 100 * O_SCALE, right = (o_int)percent * rows;
  return (text_eq(word, TEXT("minstens")) ? left >= right : left <= right) ? O_JA : O_NEE;
}

// So many rows belong to the population, and so many of them meet the condition: what is possible.
struct counts {
  bool may[64][64];
};

// Every row is outside, inside and good, or inside and not good.
static void count_row(struct counts *c, unsigned in, unsigned good) {
  struct counts had = *c;
  for (int rows = 63; rows >= 0; rows--)
    for (int met = 63; met >= 0; met--) {
      bool inside = rows > 0 && in & C_WAAR;
      c->may[rows][met] = (had.may[rows][met] && in & C_ONWAAR) || (inside && good & C_ONWAAR && had.may[rows - 1][met]) ||
                          (inside && met > 0 && good & C_WAAR && had.may[rows - 1][met - 1]);
    }
}

// Of an open list there may be none, one or very many more of each kind.
static unsigned share(const struct o_where *w, const struct node *n) {
  struct population p = population_of(w, o_child(n, 1));
  int64_t percent = o_said(w, n->child).lo;
  unsigned out = 0;
  struct counts c = {.may = {{true}}};
  for (size_t i = 0; i < p.list->rows.n; i++) {
    struct o_where in = o_in_row(w, p.list->rows.p[i]);
    count_row(&c, p.in[i], o_condition(&in, o_child(n, 2)));
  }
  if (p.list->open) *w->facts->rough = true;
  static const int64_t more[] = {0, 1, 1000000000};
  for (int64_t rows = 0; rows < 64; rows++)
    for (int64_t met = 0; met < 64; met++)
      for (int x = 0; x < (p.list->open ? 3 : 1) && c.may[rows][met]; x++)
        for (int y = 0; y < (p.list->open ? 3 : 1); y++) out |= share_of(n->text, percent, rows + more[x] + more[y], met + more[x]);
  return out;
}

// ---- places ----

static bool is_neighbour(const struct o_class *c, int64_t a, int64_t b) {
  for (size_t i = 0; i < c->twigs.n; i++) {
    const struct o_twig *t = &c->twigs.p[i];
    for (const struct node *x = t->borders ? t->borders->child : NULL; x; x = x->next) {
      const struct o_twig *u = o_twig_named(c, x->text);
      bool forth = a >= t->first && a < t->first + t->leaves && b >= u->first && b < u->first + u->leaves;
      bool back = b >= t->first && b < t->first + t->leaves && a >= u->first && a < u->first + u->leaves;
      if (forth || back) return true;
    }
  }
  return false;
}

static unsigned borders(const struct o_where *w, const struct node *n) {
  struct o_val a = o_value(w, n->child, NULL), b = o_value(w, n->child->next, &a);
  bool may = false, may_not = a.none || b.none;
  for (int64_t x = a.lo; a.some && b.some && x <= a.hi; x++)
    for (int64_t y = b.lo; y <= b.hi; y++) *(is_neighbour(a.of, x, y) ? &may : &may_not) = true;
  if (may && may_not) *w->facts->rough = true;
  return answer(may, may_not);
}

static bool named_beside(const struct o_model *m, const struct o_target *t, const struct o_class *c, int64_t leaf) {
  (void)m;
  for (size_t i = 0; t->parent && i < t->parent->parts.n; i++)
    for (size_t k = 0; k < t->parent->parts.p[i]->when.n; k++) {
      const struct node *p = t->parent->parts.p[i]->when.p[k];
      for (const struct node *x = p->kind == N_PLACE ? p->child->child : NULL; x; x = x->next) {
        const struct o_twig *u = o_twig_named(c, x->text);
        if (u && leaf >= u->first && leaf < u->first + u->leaves) return true;
      }
    }
  return false;
}

bool o_is_place(const struct o_model *m, const struct o_target *t, const struct node *clause, const struct o_class *c, int64_t leaf) {
  if (clause->kind == N_OTHER_PLACES) return !t || !named_beside(m, t, c, leaf);
  for (const struct node *x = clause->child->child; x; x = x->next) {
    const struct o_twig *u = o_twig_named(c, x->text);
    if (u && leaf >= u->first && leaf < u->first + u->leaves) return true;
  }
  return false;
}

// `in arnhem`: this row, or what it hangs under, lies there; when these say nothing of places, some enrolment does.
unsigned o_in_place(const struct o_where *w, const struct o_target *t, const struct node *clause) {
  const struct o_model *m = w->facts->model;
  const struct o_class *c = o_place_class(m, clause);
  const struct o_entity *of;
  const struct o_field *f = o_place_field(m, w->inside ? w->inside : w->row->entity, c, &of);
  struct o_row *own = o_row_at(w->row, of);
  struct o_list *list = own ? NULL : &w->facts->top->lists[of->index];
  unsigned out = own || !list->open ? C_ONWAAR : C_WAAR | C_ONWAAR;
  if (list && list->open) list->reads++;
  for (size_t i = 0; i < (own ? 1 : list->rows.n); i++) {
    struct o_val v = o_cell(own ? own : list->rows.p[i], f);
    bool in = false, no = v.none;
    for (int64_t leaf = v.lo; v.some && leaf <= v.hi; leaf++) *(o_is_place(m, t, clause, c, leaf) ? &in : &no) = true;
    out = o_or(out, answer(in, no));
  }
  return out;
}

// `geldig vanaf D tot en met D`, against the peildatum or `gemeten op D` (§3).
unsigned o_valid(const struct o_where *w, const struct node *n) {
  struct o_val at = {.type = O_DATE, .some = true, .lo = w->facts->peildatum, .hi = w->facts->peildatum};
  day from, to = DAY_MAX;
  date_parse(n->child->text, &from);
  if (o_child(n, 1)) date_parse(o_child(n, 1)->text, &to);
  if (o_child(n, 2)) at = o_event(w, o_child(n, 2));
  return answer(at.some && at.lo <= to && at.hi >= from, at.none || (at.some && (at.lo < from || at.hi > to)));
}

// ---- all together ----

struct o_val o_more_values(const struct o_where *w, const struct node *n) {
  switch (n->kind) {
  case N_TIMES: case N_DIVIDED: case N_SHARE: case N_FIELD_OF: return arithmetic(w, n);
  case N_SUM: case N_AVERAGE: return sum(w, n);
  case N_BY_TABLE: return o_by_table(w, n);
  case N_GAP: return o_gap(w, n);
  case N_PERIOD_DAY: return o_period_day(w, n);
  case N_ROUNDED: return o_rounded(w, n);
  default: break;
  }
  unsigned c = o_condition(w, n); // a condition between brackets, or of a definition
  return (struct o_val){.type = O_BOOL, .some = true, .lo = c == C_WAAR, .hi = (c & C_WAAR) != 0};
}

unsigned o_more_conditions(const struct o_where *w, const struct node *n) {
  switch (n->kind) {
  case N_QUANTITY: return quantity(w, n);
  case N_SOME_OF: return some_of(w, n);
  case N_BORDERS: return borders(w, n);
  case N_HAS_RECENT: return o_has_recent(w, n);
  case N_IN_PERIOD: return o_in_period(w, n);
  default: return C_WAAR | C_ONWAAR;
  }
}

bool o_more_norms(const struct o_where *w, const struct node *n, unsigned *out) {
  if (n->kind == N_KPI) *out = o_kpi_outcome(w, o_kpi_of_node(w->facts->model, n));
  else if (n->kind == N_PERIODIC) *out = o_periodic(w, n);
  else if (n->kind == N_YEARLY) *out = o_yearly(w, n);
  else if (n->kind == N_QUANTITY && o_said(w, n->child).type == O_PERCENT) *out = share(w, n);
  else return false;
  return true;
}
