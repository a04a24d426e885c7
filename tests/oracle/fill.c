#include "fill.h"

#include <stdlib.h>

#include "convert.h"
#include "oracle_expr.h"

// ---- what to try ----

static void add_days(struct arena *a, struct o_domain *d, int64_t v) {
  for (int64_t k = -1; k <= 1; k++) vec_push(a, &d->days, v + k);
}

// Larger than a set has when it is not about large numbers, or in more decimals.
static bool is_unusual(const struct o_val *v) {
  if (v->type == O_MONEY) return v->lo > 5000;
  return v->type != O_DURATION && (v->lo > 100 * O_SCALE || v->lo % (O_SCALE / 10) != 0);
}

static void add_amount(struct arena *a, struct o_domain *d, const struct o_val *v) {
  d->large = d->large || is_unusual(v);
  d->negative = d->negative || v->lo < 0;
  vec_push(a, &d->numbers, v->lo);
}

static void literals(struct arena *a, struct o_domain *d, const struct o_facts *f, const struct node *n) {
  struct o_where w = {.facts = f, .row = f->top};
  struct o_val v;
  switch (n->kind) {
  case N_DATE: case N_NUMBER: case N_PERCENT: case N_MONEY: case N_DURATION: case N_TITLE:
    v = o_literal(&w, n);
    if (n->kind == N_DATE) add_days(a, d, v.lo);
    else if (n->kind == N_TITLE) vec_push(a, &d->texts, v.lo);
    else add_amount(a, d, &v);
    if (n->kind == N_DURATION) vec_push(a, &d->numbers, v.lo + O_DAY);
    break;
  default: break;
  }
  for (const struct node *c = n->child; c; c = c->next) literals(a, d, f, c);
}

static void known_value(struct arena *a, struct o_domain *d, const struct o_val *v) {
  if (v->type == O_DATE) add_days(a, d, v->lo);
  if (v->type == O_TEXT) vec_push(a, &d->texts, v->lo);
  if (o_is_amount(v->type)) add_amount(a, d, v);
  if (v->type == O_DURATION) vec_push(a, &d->numbers, v->lo + O_DAY);
}

static void known_values(struct arena *a, struct o_domain *d, const struct o_row *row, const struct o_model *m) {
  for (size_t i = 0; i < row->entity->fields.n; i++) {
    const struct o_val *v = &row->cells[i];
    if (v->differs && v->some && v->type == O_DATE) add_days(a, d, v->lo), add_days(a, d, v->hi);
    if (v->differs && v->some && o_is_amount(v->type)) vec_push(a, &d->numbers, v->lo), vec_push(a, &d->numbers, v->hi);
    if (v->some && v->lo == v->hi) known_value(a, d, v);
  }
  for (size_t i = 0; i < m->parameters.n; i++) // what waivers made of them
    if (row->changed[i]) known_value(a, d, &(struct o_val){.type = m->parameters.p[i]->type, .lo = row->changed_to[i], .hi = row->changed_to[i]});
  for (size_t i = 0; i < m->parameters.n; i++)
    if (row->changed[i] && row->changed_most[i] != row->changed_to[i]) known_value(a, d, &(struct o_val){.type = m->parameters.p[i]->type, .lo = row->changed_most[i], .hi = row->changed_most[i]});
  for (size_t e = 1; e < m->entities.n; e++) {
    if (row->lists[e].since != 0) add_days(a, d, row->lists[e].since);
    for (size_t i = 0; i < row->lists[e].rows.n; i++) known_values(a, d, row->lists[e].rows.p[i], m);
  }
}

// Of the unusual ones, and as a waiver changed them.
static void parameters(struct arena *a, struct o_domain *d, struct o_row *row, const struct o_model *m) {
  for (size_t i = 0; i < m->parameters.n; i++) {
    const struct o_parameter *p = m->parameters.p[i];
    if (p->target->rows != row->entity) continue;
    struct o_val said = {.type = p->type, .lo = p->value}, changed = {.type = p->type, .lo = o_parameter_value(p, row)};
    if (o_is_amount(p->type) && is_unusual(&said)) add_amount(a, d, &said);
    if (o_is_amount(p->type) && is_unusual(&changed)) add_amount(a, d, &changed);
  }
  for (size_t e = 1; e < m->entities.n; e++)
    for (size_t i = 0; i < row->lists[e].rows.n; i++) parameters(a, d, row->lists[e].rows.p[i], m);
}

// A day is also compared with what lies a term before or after another.
static void shifted(struct arena *a, struct o_domain *d, const struct node *n, size_t days) {
  if (n->kind == N_DURATION) {
    enum unit unit = UNIT_DAY;
    int32_t term = (int32_t)o_term(NULL, NULL, NULL, n, &unit);
    for (size_t i = 0; i < days; i++) {
      vec_push(a, &d->days, date_add((day)d->days.p[i], term, unit));
      vec_push(a, &d->days, date_add((day)d->days.p[i], -term, unit));
    }
  }
  for (const struct node *c = n->child; c; c = c->next) shifted(a, d, c, days);
}

// A day of the year stands for another date from the first day of a year on, or behind that day.
static void days_of_years(struct arena *a, struct o_domain *d, const struct node *n, day today) {
  int year, month, dom;
  date_split(today, &year, &month, &dom);
  for (int y = year - 3; n->kind == N_DAY_IN_YEAR && y <= year + 2; y++) {
    add_days(a, d, date_from(y, 1, 1));
    add_days(a, d, o_day_in_year(n, date_from(y, 1, 1)));
  }
  for (const struct node *c = n->child; c; c = c->next) days_of_years(a, d, c, today);
}

static int by_size(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static size_t distinct(int64_t *p, size_t n) {
  size_t k = 0;
  if (n > 0) qsort(p, n, sizeof *p, by_size);
  for (size_t i = 0; i < n; i++)
    if (i == 0 || p[i] != p[i - 1]) p[k++] = p[i];
  return k;
}

static bool is_literal(const struct node *n) { return n->kind == N_NUMBER || n->kind == N_MONEY || n->kind == N_PERCENT; }

// The quotient of two literals, as a number.
static void quotient(struct arena *a, struct o_domain *d, const struct o_where *w, const struct node *n) {
  if (!is_literal(n->child) || !is_literal(n->child->next)) return;
  struct o_val x = o_literal(w, n->child), y = o_literal(w, n->child->next);
  __int128 q = y.lo > 0 ? (__int128)x.lo * O_SCALE / y.lo : 0;
  if (x.type == y.type && q <= O_MAX) vec_push(a, &d->numbers, (int64_t)q);
}

// Where a part of a value or a quotient is compared, also what is that much more or less than the values there are.
static void factors(struct arena *a, struct o_domain *d, const struct o_facts *f, const struct node *n, size_t there) {
  struct o_where w = {.facts = f, .row = f->top};
  bool share = n->kind == N_SHARE, divided = n->kind == N_DIVIDED && n->child->next->kind == N_NUMBER;
  if (n->kind == N_DIVIDED) quotient(a, d, &w, n);
  if (share || divided) {
    struct o_val v = o_literal(&w, share ? n->child : n->child->next);
    __int128 by = share ? v.lo : O_SCALE, of = share ? 100 * (__int128)O_SCALE : v.lo;
    for (size_t i = 0; i < there && by > 0 && of > 0 && by < (__int128)O_SCALE * O_SCALE; i++) {
      __int128 less = d->numbers.p[i] * by / of, more = d->numbers.p[i] * of / by;
      if (less <= O_MAX) vec_push(a, &d->numbers, (int64_t)less);
      if (more <= O_MAX) vec_push(a, &d->numbers, (int64_t)more);
    }
  }
  for (const struct node *c = n->child; c; c = c->next) factors(a, d, f, c, there);
}

struct o_domain o_domain_of(struct arena *a, const struct o_facts *f, const struct node *const *roots, size_t n) {
  struct o_domain d = {0};
  add_days(a, &d, f->peildatum);
  if (f->period_said) add_days(a, &d, f->period_from), add_days(a, &d, f->period_to);
  for (size_t i = 0; i < n; i++) literals(a, &d, f, o_child(roots[i], 2));
  for (size_t i = 0; i < n; i++)
    if (o_child(roots[i], 2)) days_of_years(a, &d, o_child(roots[i], 2), f->peildatum);
  known_values(a, &d, f->top, f->model);
  parameters(a, &d, f->top, f->model);
  d.days.n = distinct(d.days.p, d.days.n);
  size_t days = d.days.n;
  for (size_t i = 0; i < n; i++) shifted(a, &d, o_child(roots[i], 2), days);
  vec_push(a, &d.days, date_from(1990, 1, 1));
  vec_push(a, &d.days, date_from(2090, 1, 1));
  d.days.n = distinct(d.days.p, d.days.n);
  for (int64_t k = 0; k <= 14; k++) vec_push(a, &d.numbers, k * O_SCALE);
  for (int64_t k = 0; k <= 14; k++) vec_push(a, &d.numbers, k * 100);
  d.numbers.n = distinct(d.numbers.p, d.numbers.n);
  size_t there = d.numbers.n;
  for (size_t i = 0; i < n; i++) factors(a, &d, f, o_child(roots[i], 2), there);
  d.numbers.n = distinct(d.numbers.p, d.numbers.n);
  int64_t above = d.numbers.p[d.numbers.n - 1] + 1;
  if (d.large) vec_push(a, &d.numbers, above);
  vec_push(a, &d.texts, intern_id((struct intern *)&f->model->texts, TEXT("iets anders")));
  d.texts.n = distinct(d.texts.p, d.texts.n);
  return d;
}

// ---- the values one field can have ----

struct o_hole {
  struct o_row *row;
  const struct o_field *field; // NULL: a judgement
  const struct o_model *model;
  size_t target, n, at;
  struct o_val *values;
  unsigned bits[4];
};

static bool is_known(const struct o_val *v) {
  return v->type == O_SET ? v->must == v->may : !v->some || (!v->none && v->lo == v->hi);
}

typedef VEC(struct o_val) values;

static void add_number(struct arena *a, values *out, const struct o_val *v, int64_t n) {
  struct o_val one = {.type = v->type, .of = v->of, .some = true, .lo = n, .hi = n};
  if (n >= v->lo && n <= v->hi) vec_push(a, out, one);
}

// What a dossier can say, and small enough to reckon with: what is too large is told as such.
static bool is_whole(const struct o_val *v, int64_t n) {
  return v->type == O_MONEY ? n < O_SCALE : n % (O_SCALE / 10) == 0 && (v->type == O_DURATION || n <= 1000 * (int64_t)O_SCALE);
}

// A dossier says no longer durations than half of what there is.
static bool is_tried(const struct o_val *v, int64_t n, bool large) {
  return v->type == O_DURATION ? is_whole(v, n) && n < O_MAX / 2 : large || is_whole(v, n);
}

static values values_of(struct arena *a, const struct o_val *v, const struct o_domain *d) {
  values out = {0};
  struct o_val one = {.type = v->type, .of = v->of};
  if (v->type == O_SET)
    for (uint64_t s = 0; s <= v->may; s++)
      if ((s & v->must) == v->must && !(s & ~v->may)) {
        one.must = one.may = s;
        vec_push(a, &out, one);
      }
  if (v->type == O_BOOL || v->type == O_CHOICE)
    for (int64_t n = v->lo; v->some && n <= v->hi; n++) add_number(a, &out, v, n);
  if (v->type == O_DATE)
    for (size_t i = 0; v->some && i < d->days.n; i++) add_number(a, &out, v, d->days.p[i]);
  if (o_is_amount(v->type))
    for (size_t i = 0; v->some && i < d->numbers.n; i++)
      if (is_tried(v, d->numbers.p[i], d->large)) add_number(a, &out, v, d->numbers.p[i]);
  if (o_is_amount(v->type) && v->some && d->negative)
    for (int64_t k = 1; k <= 12; k++) add_number(a, &out, v, -k * (v->type == O_MONEY ? 100 : O_SCALE));
  if (o_is_amount(v->type) && v->some && d->negative && d->large)
    for (size_t i = 0; i < d->numbers.n; i++)
      if (d->numbers.p[i] > 100 * O_SCALE && is_tried(v, d->numbers.p[i], true)) add_number(a, &out, v, -d->numbers.p[i]);
  if (o_is_amount(v->type) && v->some && out.n == 0) add_number(a, &out, v, v->lo), add_number(a, &out, v, v->hi); // sources that differ
  if (v->type == O_TEXT)
    for (size_t i = 0; v->some && !v->may && i < d->texts.n; i++) add_number(a, &out, v, d->texts.p[i]);
  for (int64_t n = 0; v->type == O_TEXT && v->may >> n; n++)
    if (v->may >> n & 1) add_number(a, &out, v, n);
  one = (struct o_val){.type = v->type, .of = v->of, .none = true};
  if (v->none) vec_push(a, &out, one);
  return out;
}

// ---- everything, at random ----

struct filling {
  struct arena *arena;
  const struct o_model *m;
  const struct o_facts *facts;
  const struct o_domain *domain;
  struct dice *dice;
};

static void fill_row(const struct filling *f, struct o_row *row, int depth);

static void fill_cell(const struct filling *f, struct o_row *row, size_t i) {
  if (is_known(&row->cells[i])) return;
  values v = values_of(f->arena, &row->cells[i], f->domain);
  row->cells[i] = v.p[dice_below(f->dice, (uint32_t)v.n)];
}

static bool is_several(unsigned bits) { return bits & (bits - 1); }

static unsigned one_of_several(const struct filling *f, unsigned bits) {
  unsigned one;
  do one = 1u << dice_below(f->dice, 4);
  while (!(bits & one));
  return one;
}

static void fill_judgements(const struct filling *f, struct o_row *row) {
  for (size_t i = 0; i < f->m->parameters.n; i++) {
    if (row->changed_most[i] == row->changed_to[i]) continue;
    if (dice_chance(f->dice, 50)) row->changed_to[i] = row->changed_most[i];
    row->changed_most[i] = row->changed_to[i];
  }
  for (size_t i = 0; i < f->m->targets.n; i++)
    if (is_several(row->judged[i])) o_judge_row(f->m, row, f->m->targets.p[i], one_of_several(f, row->judged[i]));
  for (size_t i = 0; i < f->m->targets.n; i++)
    if (o_is_judged(f->m->targets.p[i]) && f->m->targets.p[i]->rows == row->entity && !row->judged[i])
      o_judge_row(f->m, row, f->m->targets.p[i], 1u << dice_below(f->dice, 4));
}

// A further row that nobody told of; of what is dated it has happened.
static void add_row(const struct filling *f, struct o_row *parent, const struct o_entity *e, int depth) {
  struct o_row *row = o_row_new(f->arena, f->m, e, parent);
  struct o_list *l = &parent->lists[e->index];
  row->key = text_format(f->arena, "nieuw %zu", l->rows.n + 1);
  if (e->date) {
    struct o_val *d = &row->cells[e->date->index];
    d->hi = f->facts->peildatum;
    if (l->since != 0 && l->since <= d->hi) d->hi = l->since - 1;
    d->none = false;
  }
  for (size_t i = 1; i < f->m->entities.n; i++)
    if (f->m->entities.p[i]->parent == e) row->lists[i].open = true;
  fill_row(f, row, depth + 1);
  vec_push(f->arena, &l->rows, row);
}

static void fill_list(const struct filling *f, struct o_row *row, const struct o_entity *e, int depth) {
  struct o_list *l = &row->lists[e->index];
  for (size_t i = 0; i < l->rows.n; i++) fill_row(f, l->rows.p[i], depth);
  bool more = l->open && !(e->single && l->rows.n > 0) && (l->since == 0 || f->domain->days.p[0] < l->since);
  uint32_t most = e->single || depth > 0 ? 2 : 3, least = more && e == f->m->for_whom && l->rows.n == 0;
  l->open = false;
  for (uint32_t k = more ? least + dice_below(f->dice, most - least) : 0; k > 0; k--) add_row(f, row, e, depth);
}

static void fill_row(const struct filling *f, struct o_row *row, int depth) {
  for (size_t i = 0; i < row->entity->fields.n; i++) fill_cell(f, row, i);
  fill_judgements(f, row);
  for (size_t e = 1; e < f->m->entities.n; e++)
    if (f->m->entities.p[e]->parent == row->entity) fill_list(f, row, f->m->entities.p[e], depth);
}

// A toetsperiode that is not said may be any; where kpi's begin with it, it stays unsaid.
static void fill_period(const struct filling *f) {
  const struct o_domain *d = f->domain;
  size_t from = dice_below(f->dice, (uint32_t)d->days.n), to = from + dice_below(f->dice, (uint32_t)(d->days.n - from));
  struct o_facts *facts = (struct o_facts *)f->facts;
  facts->period_from = (day)d->days.p[from];
  facts->period_to = (day)d->days.p[to];
  facts->period_said = true;
  for (size_t i = 0; i < f->m->targets.n; i++)
    if (f->m->targets.p[i]->kpi) facts->period_said = false;
}

struct o_facts *o_fill(struct arena *a, const struct o_facts *f, const struct o_domain *d, struct dice *dice) {
  struct o_facts *to = o_copy(a, f);
  struct filling filling = {a, f->model, to, d, dice};
  fill_row(&filling, to->top, 0);
  if (!f->period_said) fill_period(&filling);
  return to;
}

// ---- the holes of a dossier ----

typedef VEC(struct o_hole) holes;

static bool is_hole(const struct o_target *t, const struct o_row *row) {
  return o_is_judged(t) && t->rows == row->entity && !row->judged[t->index];
}

static struct o_hole hole_of_several(const struct o_model *m, struct o_row *row, size_t target) {
  struct o_hole h = {.row = row, .model = m, .target = target};
  for (unsigned bit = 1; bit <= row->judged[target]; bit *= 2)
    if (row->judged[target] & bit) h.bits[h.n++] = bit;
  return h;
}

static bool is_missed(const struct o_model *m, const struct o_row *row, size_t target) {
  for (size_t i = 0; i < m->targets.n; i++)
    if (row->missing[i] && o_same_name(m->targets.p[i], m->targets.p[target])) return true;
  return false;
}

static void find_holes(const struct filling *f, struct o_row *row, bool read_only, holes *out) {
  for (size_t i = 0; i < row->entity->fields.n; i++) {
    if (is_known(&row->cells[i]) || (read_only && !row->reads[i])) continue;
    values v = values_of(f->arena, &row->cells[i], f->domain);
    struct o_hole h = {.row = row, .field = row->entity->fields.p[i], .n = v.n, .values = v.p};
    vec_push(f->arena, out, h);
  }
  for (size_t i = 0; i < f->m->targets.n; i++) {
    bool here = is_hole(f->m->targets.p[i], row);
    struct o_hole h = {.row = row, .model = f->m, .target = i, .n = 4, .bits = {O_NVT, O_JA, O_NEE, O_DEELS}};
    for (size_t k = 0; k < i; k++) here = here && !(is_hole(f->m->targets.p[k], row) && o_same_name(f->m->targets.p[k], f->m->targets.p[i]));
    if (here && (!read_only || is_missed(f->m, row, i))) vec_push(f->arena, out, h);
    bool several = is_several(row->judged[i]) && (!read_only || is_missed(f->m, row, i));
    for (size_t k = 0; k < i; k++) several = several && !(is_several(row->judged[k]) && o_same_name(f->m->targets.p[k], f->m->targets.p[i]));
    if (several) vec_push(f->arena, out, hole_of_several(f->m, row, i));
  }
  for (size_t e = 1; e < f->m->entities.n; e++)
    for (size_t i = 0; i < row->lists[e].rows.n; i++) find_holes(f, row->lists[e].rows.p[i], read_only, out);
}

static void put(struct o_hole *h, size_t at) {
  h->at = at;
  if (h->field) h->row->cells[h->field->index] = h->values[at];
  else o_judge_row(h->model, h->row, h->model->targets.p[h->target], h->bits[at]);
}

struct o_facts *o_fill_one(struct arena *a, const struct o_facts *f, const struct o_domain *d, struct dice *dice) {
  struct o_facts *to = o_copy(a, f);
  struct filling filling = {a, f->model, to, d, dice};
  holes all = {0};
  find_holes(&filling, to->top, false, &all);
  if (all.n == 0) return NULL;
  struct o_hole *h = &all.p[dice_below(dice, (uint32_t)all.n)];
  put(h, dice_below(dice, (uint32_t)h->n));
  return to;
}

// Sums, differences, products and quotients of two of the numbers there are, and what is larger than all that a set asks.
static void combined(struct arena *a, struct o_domain *d, const struct o_domain *from) {
  size_t n = from->numbers.n;
  d->numbers.n = d->numbers.cap = 0;
  d->numbers.p = NULL;
  for (size_t i = 0; i < n; i++) {
    vec_push(a, &d->numbers, from->numbers.p[i]);
    for (size_t k = 0; k <= i; k++) {
      int64_t x = from->numbers.p[i], y = from->numbers.p[k]; // y is not the larger
      __int128 more = (__int128)x * y / O_SCALE, less = y > 0 ? (__int128)x * O_SCALE / y : 0;
      if (x > O_MAX / 4) continue;
      vec_push(a, &d->numbers, x + y);
      vec_push(a, &d->numbers, x - y);
      if (more < O_MAX / 4) vec_push(a, &d->numbers, (int64_t)more);
      if (less < O_MAX / 4) vec_push(a, &d->numbers, (int64_t)less);
    }
  }
  vec_push(a, &d->numbers, O_SCALE - 1);
  vec_push(a, &d->numbers, 1000 * (int64_t)O_SCALE);
  d->numbers.n = distinct(d->numbers.p, d->numbers.n);
}

struct o_fillings o_fillings_of(struct arena *a, const struct o_facts *f, const struct o_domain *d, bool every_day, struct dice *dice) {
  struct o_fillings out = {.facts = o_copy(a, f)};
  struct o_domain domain = *d;
  struct filling filling = {a, f->model, out.facts, &domain, dice};
  domain.negative = true;
  if (every_day) {
    combined(a, &domain, d);
    domain.days.n = domain.days.cap = 0;
    domain.days.p = NULL;
    for (int64_t v = d->days.p[1] - 40; v <= d->days.p[d->days.n - 2] + 40; v++) vec_push(a, &domain.days, v);
  }
  holes all = {0};
  size_t product = 1;
  find_holes(&filling, out.facts->top, true, &all);
  out.holes = all.p;
  out.n = all.n;
  for (size_t i = 0; i < all.n && !out.too_many; i++) out.too_many = (product *= all.p[i].n) > FILLINGS_LIMIT;
  for (size_t i = 0; i < all.n; i++) put(&all.p[i], 0);
  fill_row(&filling, out.facts->top, 0);
  return out;
}

bool o_next_filling(struct o_fillings *f) {
  for (size_t i = 0; i < f->n; i++) {
    if (f->holes[i].at + 1 < f->holes[i].n) {
      put(&f->holes[i], f->holes[i].at + 1);
      return true;
    }
    put(&f->holes[i], 0);
  }
  return false;
}
