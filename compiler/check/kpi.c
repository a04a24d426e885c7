// What a kpi measures, and what it is compared with.
#include "duration.h"
#include "kpi.h"

static struct x *of_period(const struct context *c, const struct m_kpi *k, const struct node *n, enum x_kind kind, enum x_type type, uint32_t rows) {
  struct x *x = x_new(c, n, kind, type);
  x->level = k->entity;
  x->entity = rows;
  x->value_type = TYPE_NUMBER;
  return x;
}

// ---- the rows ----

struct rows {
  uint32_t entity;
  const struct x *member, *date;
};

static bool find_rows(const struct context *c, const struct node *over, struct rows *out) {
  struct model *m = c->model;
  const struct x *of;
  struct place at = name_place(c->src, over);
  out->entity = check_named(c, &(struct node){.kind = N_NAME, .off = at.off, .len = at.len, .text = over->text}, over->text, &of);
  if (out->entity == NONE) return false;
  struct context inside = {m, c->src, out->entity, NULL};
  const struct node *on = node_child(over, 1);
  out->member = x_and(&inside, over, of, check_filter(&inside, out->entity, node_child(over, 0)));
  out->date = check_field_of(&inside, on, out->entity, on->text);
  if (!out->member || !out->date) return false;
  if (out->date->type == T_VALUE && out->date->value_type == TYPE_DATE) return true;
  msg(m->sink, M_NOT_DATE, node_place(c->src, on), text_from(type_word(out->date)));
  return false;
}

static struct x *over_rows(const struct context *c, const struct m_kpi *k, const struct node *n, enum x_kind kind, const struct rows *r, const struct x *last) {
  struct x *x = of_period(c, k, n, kind, kind == X_PERIOD_SOME ? T_CONDITION : T_VALUE, r->entity);
  x->a = r->member;
  x->b = last;
  vec_push(c->model->arena, &x->args, r->date);
  return x;
}

// ---- the measure ----

static struct x *fraction(const struct context *c, const struct m_kpi *k, const struct node *n, const struct x *num, const struct x *den) {
  struct x *x = of_period(c, k, n, X_FRACTION, T_VALUE, NONE);
  x->a = num;
  x->b = den;
  x->scale = num->scale - den->scale;
  x->value_type = num->value_type;
  x->class_ = num->class_;
  return x;
}

// tel: the share of the rows, as a percentage.
static const struct x *tally(const struct context *c, const struct m_kpi *k, const struct node *n, const struct rows *r) {
  struct context inside = {c->model, c->src, r->entity, NULL};
  const struct x *met = check_condition(&inside, n->child);
  if (!met) return NULL;
  struct x *num = over_rows(c, k, n, X_PERIOD_SHARE, r, met), *den = over_rows(c, k, n, X_PERIOD_SHARE, r, met);
  num->scale = -2;
  den->lo = 1;
  struct x *x = fraction(c, k, n, num, den);
  x->value_type = TYPE_PERCENT;
  return x;
}

enum { MILLIONTHS = 6, FINEST = 12 }; // digits behind the comma of what is added up, so that bounds and products stay exact

// A field of the rows, or a definitie that has a value for each.
static const struct x *added(const struct context *c, const struct node *n, const struct rows *r) {
  struct context inside = {c->model, c->src, r->entity, NULL};
  const struct node *name = n->child;
  const struct x *x = check_added(&inside, name, r->entity);
  if (!x) return NULL;
  if (!check_is_number(x)) msg(c->model->sink, M_KPI_FIELD, node_place(c->src, name), name->text, text_from(type_word(x)));
  else if (x->kind == X_FRACTION) msg(c->model->sink, M_FRACTION_MEAN, node_place(c->src, name), n->text, name->text);
  else if (x->scale > FINEST) msg(c->model->sink, M_KPI_FINE, node_place(c->src, name), name->text);
  else return x;
  return NULL;
}

static struct x *count(const struct context *c, const struct m_kpi *k, const struct node *n, const struct rows *r, const struct x *which) {
  struct x *x = over_rows(c, k, n, X_PERIOD_COUNT, r, which);
  x->scale = 6;
  return x;
}

// A mean is over the rows that have a value: only those count.
static const struct x *one_measure(const struct context *c, const struct m_kpi *k, const struct node *n, struct rows *r) {
  if (text_eq(n->text, TEXT("aantal"))) return count(c, k, n, r, x_true(c, n));
  const struct x *value = added(c, n, r);
  if (!value) return NULL;
  bool mean = text_eq(n->text, TEXT("gemiddelde"));
  struct context inside = {c->model, c->src, r->entity, NULL};
  if (mean) r->member = check_having(&inside, n, r->member, value);
  struct x *sum = over_rows(c, k, n, X_PERIOD_SUM, r, value);
  sum->value_type = value->value_type;
  sum->class_ = value->class_;
  sum->scale = value->scale;
  return mean ? fraction(c, k, n, sum, count(c, k, n, r, x_true(c, n))) : sum;
}

static const struct x *measure(const struct context *c, const struct m_kpi *k, const struct node *n, struct rows *r) {
  if (n->kind == N_TALLY) return tally(c, k, n, r);
  const struct node *below = node_child(n, 1);
  const struct x *a = one_measure(c, k, n->child, r);
  if (!a || below->kind == N_NONE) return a;
  const struct x *b = one_measure(c, k, below, r);
  if (!b) return NULL;
  bool same = a->value_type == b->value_type && (!is_duration(a) || span_alike((enum span_unit)a->class_, (enum span_unit)b->class_));
  if ((!same && b->value_type != TYPE_NUMBER) || a->kind == X_FRACTION || b->kind == X_FRACTION) {
    msg(c->model->sink, M_KPI_RATIO, node_place(c->src, n), text_from(a->kind == X_FRACTION ? "gemiddelde" : type_word(a)),
        text_from(b->kind == X_FRACTION ? "gemiddelde" : type_word(b)));
    return NULL;
  }
  struct x *x = fraction(c, k, n, a, b);
  if (same) x->value_type = TYPE_NUMBER;
  return x;
}

// ---- bounds ----

// A ratio that is compared with a percentage is one.
static bool is_percentage(const struct context *c, const struct node *n) {
  const struct m_parameter *p = n->kind == N_REF ? check_parameter_named(c, n->text) : NULL;
  return p ? p->type == TYPE_PERCENT : n->kind == N_PERCENT;
}

static const struct x *as_percentage(const struct context *c, const struct x *x, const struct node *bound) {
  bool percent = is_percentage(c, node_child(bound, 1)), ratio = x->kind == X_FRACTION && x->value_type == TYPE_NUMBER && x->a->kind == X_PERIOD_SUM;
  ratio = ratio || (x->kind == X_FRACTION && x->value_type == TYPE_NUMBER && x->a->value_type == x->b->value_type);
  if (!percent || !ratio) return x;
  struct x *p = NEW(c->model->arena, struct x);
  *p = *x;
  p->value_type = TYPE_PERCENT;
  p->scale -= 2;
  return p;
}

// A constant without the zeros at its end, so that products stay small.
static const struct x *amount(const struct context *c, const struct kpi *k, const struct node *n) {
  enum field_type type = k->measure->value_type;
  const char *asked = type == TYPE_PERCENT ? "een percentage" : type == TYPE_MONEY ? "een bedrag" : type == TYPE_DURATION ? "een duur" : "een getal";
  const char *like = type == TYPE_PERCENT ? "8 %" : type == TYPE_MONEY ? "€ 8" : type == TYPE_DURATION ? "8 dagen" : "8";
  const struct x *x = n->kind == N_REF ? check_given(c, n, asked, like) : check_literal(c, n, NULL);
  if (!x) return NULL;
  bool same = x->value_type == type && (type != TYPE_DURATION || span_alike((enum span_unit)x->class_, (enum span_unit)k->measure->class_));
  if (!same) {
    struct message *at = msg(c->model->sink, M_KPI_UNIT, node_place(c->src, n), text_from(type_word(k->measure)), text_from(type_word(x)));
    msg_note(c->model->sink, at, M_NOTE_TYPE, k->measure->place, text_from(type_word(k->measure)));
    return NULL;
  }
  if (x->kind == X_PARAMETER) return x;
  struct x *t = NEW(c->model->arena, struct x);
  *t = *x;
  while (t->lo != 0 && t->lo % 10 == 0) t->lo /= 10, t->scale--;
  t->hi = t->lo;
  return t;
}

static const struct x *bound(const struct context *c, const struct kpi *k, const struct node *n) {
  const struct x *a = amount(c, k, node_child(n, 1)), *m = k->measure;
  const struct x *b = n->kind == N_BETWEEN ? amount(c, k, node_child(n, 2)) : NULL;
  if (!a || (n->kind == N_BETWEEN && !b)) return NULL;
  switch (n->kind) {
  case N_AT_MOST: return check_numbers(c, n, X_AT_MOST, m, a);
  case N_AT_LEAST: return check_numbers(c, n, X_AT_MOST, a, m);
  case N_MORE: return check_numbers(c, n, X_LESS, a, m);
  case N_LESS: return check_numbers(c, n, X_LESS, m, a);
  default: return x_and(c, n, check_numbers(c, n, X_AT_MOST, a, m), check_numbers(c, n, X_AT_MOST, m, b));
  }
}

// false: v * 10^exponent is too large for a bound.
static bool raise(int64_t v, int exponent, int64_t *out) {
  for (*out = v; exponent > 0; exponent--)
    if (__builtin_mul_overflow(*out, 10, out)) return false;
  return *out > VALUE_MIN && *out < VALUE_MAX;
}

static bool has_least(const struct node *bound) { return bound->kind != N_AT_MOST && bound->kind != N_LESS; }
static bool has_most(const struct node *bound) { return bound->kind != N_AT_LEAST && bound->kind != N_MORE; }

// The bounds of the norm brought to one scale with the measure: lo <= times * num / den <= hi. false after an error.
static bool bounds_of(const struct context *c, struct kpi *k, const struct node *n) {
  const struct x *a = amount(c, k, node_child(n, 1)), *b = n->kind == N_BETWEEN ? amount(c, k, node_child(n, 2)) : a;
  struct kpi_bounds *out = &k->bounds;
  *out = (struct kpi_bounds){.lo = VALUE_MIN, .hi = VALUE_MAX, .times = 1};
  if (!a || !b) return false;
  int scale = a->scale > b->scale ? a->scale : b->scale;
  bool by = a->kind == X_PARAMETER || b->kind == X_PARAMETER;
  if (scale < k->measure->scale) scale = k->measure->scale;
  bool fits = raise(1, scale - k->measure->scale, &out->times) && (!has_least(n) || raise(a->lo, scale - a->scale, &out->lo)) &&
              (!has_most(n) || raise(b->lo, scale - b->scale, &out->hi)) && !(by && scale > MILLIONTHS);
  out->scale = scale;
  if (by && has_least(n)) out->lo_by = a;
  if (by && has_most(n)) out->hi_by = b;
  if (!fits) msg(c->model->sink, M_KPI_FINE, node_place(c->src, n), text_squeeze(c->model->arena, text_slice(c->src->text, n->off, n->off + n->len)));
  return fits;
}

// ---- all together ----

const struct kpi *check_kpi(struct model *m, uint32_t which) {
  const struct m_kpi *said = &m->kpis.p[which];
  struct context c = {m, said->src, 0, &m->targets.p[said->target]};
  struct kpi *k = NEW(m->arena, struct kpi);
  struct rows r;
  if (said->bad || said->entity == NONE || !find_rows(&c, said->over, &r)) return NULL;
  const struct node *norm = said->norm->child;
  k->said = said;
  k->measure = measure(&c, said, said->measure, &r);
  if (!k->measure) return NULL;
  k->measure = as_percentage(&c, k->measure, norm);
  k->rows = over_rows(&c, said, said->over, X_PERIOD_SOME, &r, x_true(&c, said->over));
  k->norm = bound(&c, k, norm);
  bool good = k->norm != NULL && bounds_of(&c, k, norm);
  for (size_t i = 0; i < said->rules.n; i++)
    for (size_t l = 0; l < said->rules.p[i].looks.n; l++)
      if (said->rules.p[i].looks.p[l].kind == LOOK_BOUND) good = bound(&c, k, said->rules.p[i].looks.p[l].bound) && good;
  return good ? k : NULL;
}

const struct x *check_look(struct model *m, const struct kpi *k, const struct m_look *look) {
  struct context c = {m, k->said->src, 0, &m->targets.p[k->said->target]};
  if (look->kind == LOOK_BOUND) return bound(&c, k, look->bound);
  return look->kind == LOOK_INSIDE ? k->norm : x_not(&c, look->node, k->norm);
}

// ---- by name ----

static uint32_t set_of_source(const struct model *m, const struct source *src) {
  for (uint32_t s = 0; s < m->sets.n; s++)
    if (m->sets.p[s].src == src) return s;
  return NONE;
}

uint32_t check_kpi_named(const struct context *c, const struct node *of) {
  const struct model *m = c->model;
  uint32_t here = set_of_source(m, c->src), said = of->kind == N_FIELD_OF ? model_set(m, of->child->text) : NONE, found = NONE;
  for (uint32_t i = 0; i < m->kpis.n; i++) {
    const struct m_kpi *k = &m->kpis.p[i];
    bool seen = said != NONE ? k->set == said : here == NONE || model_sees(m, here, k->set);
    if (!seen || !text_eq(k->name, of->text)) continue;
    if (found != NONE) {
      struct text what = text_format(m->arena, "een kpi «%.*s»", TP(of->text));
      msg(m->sink, M_NAME_SEVERAL, name_place(c->src, of), what, m->sets.p[m->kpis.p[found].set].name, m->sets.p[k->set].name, of->text);
      return NONE;
    }
    found = i;
  }
  if (found == NONE) msg(m->sink, M_KPI_UNKNOWN, name_place(c->src, of), of->text, m->sets.p[said != NONE ? said : here].name);
  return found;
}

// stap van KPI [van SET]
bool check_is_step(const struct context *c, const struct node *n) {
  const struct node *of = n->child;
  bool set = of->kind == N_FIELD_OF && of->child->kind == N_REF && model_set(c->model, of->child->text) != NONE;
  return text_eq(n->text, TEXT("stap")) && (of->kind == N_REF || set) && model_kpi(c->model, of->text) != NONE;
}

// The step that it has reached.
const struct x *check_step(const struct context *c, const struct node *n) {
  uint32_t kpi = check_kpi_named(c, n->child);
  if (kpi == NONE) return NULL;
  struct x *x = x_new(c, n, X_STEP, T_VALUE);
  x->term = kpi;
  x->value_type = TYPE_NUMBER;
  x->scale = 6;
  return x;
}
