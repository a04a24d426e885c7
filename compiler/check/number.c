// Numbers, kept exact: products keep their scale, quotients stay fractions, and only a comparison decides.
#include "table.h"

static bool is_number(const struct x *x) {
  return x->type == T_VALUE && (x->value_type == TYPE_NUMBER || x->value_type == TYPE_MONEY || x->value_type == TYPE_PERCENT || x->value_type == TYPE_DURATION);
}

static const struct x *refuse(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  say_cannot_add(c, n, a, b);
  return NULL;
}

// Durations of one family, or no two durations: else a message.
static bool units_fit(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  if (!is_duration(a) || !is_duration(b) || span_alike((enum span_unit)a->class_, (enum span_unit)b->class_)) return true;
  say_units_differ(c, n, a, b);
  return false;
}

static struct x *combine(const struct context *c, const struct node *n, enum x_kind kind, enum field_type type, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, kind, T_VALUE);
  if (!check_common_level(c, n, a, b, &x->level)) return NULL;
  x->a = a;
  x->b = b;
  x->value_type = type;
  x->scale = a->scale;
  if (type == TYPE_DURATION) x->class_ = is_duration(a) ? a->class_ : b->class_;
  return x;
}

static const struct x *sum_of_two(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  if (a->value_type != b->value_type) return refuse(c, n, a, b);
  if (!units_fit(c, n, a, b)) return NULL;
  if (a->kind == X_FRACTION || b->kind == X_FRACTION) {
    msg(c->model->sink, M_FRACTION_SUM, node_place(c->src, n));
    return NULL;
  }
  struct x *x = combine(c, n, n->kind == N_PLUS ? X_PLUS : X_MINUS, a->value_type, a, b);
  if (x && b->scale > x->scale) x->scale = b->scale;
  return x;
}

// A constant without the zeros at its end: 100 % is 1 with scale -2, so that products stay small.
static const struct x *trimmed(const struct context *c, const struct x *x) {
  if (x->kind != X_CONST) return x;
  struct x *t = NEW(c->model->arena, struct x);
  *t = *x;
  while (t->lo != 0 && t->lo % 10 == 0) t->lo /= 10, t->scale--;
  t->hi = t->lo;
  return t;
}

static const struct x *plain_product(const struct context *c, const struct node *n, const struct x *a, const struct x *b, enum field_type type) {
  a = trimmed(c, a);
  b = trimmed(c, b);
  struct x *x = combine(c, n, X_TIMES, type, a, b);
  if (x) x->scale = a->scale + b->scale;
  return x;
}

static struct x *fraction(const struct context *c, const struct node *n, const struct x *num, const struct x *den, enum field_type type) {
  struct x *x = combine(c, n, X_FRACTION, type, num, den);
  if (x) x->scale = num->scale - den->scale;
  return x;
}

// What is reckoned from a mean is absent where the mean is: when there are no rows.
static const struct x *as_absent_as(const struct context *c, struct x *x, const struct x *mean) {
  if (!x || !mean->average) return x;
  x->average = true;
  vec_push(c->model->arena, &x->args, mean->args.n > 0 ? mean->args.p[0] : mean->b);
  return x;
}

static enum field_type product_type(const struct x *a, const struct x *b, bool *ok) {
  *ok = a->value_type == TYPE_NUMBER || b->value_type == TYPE_NUMBER;
  return a->value_type == TYPE_NUMBER ? b->value_type : a->value_type;
}

static const struct x *product(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool ok;
  enum field_type type = product_type(a, b, &ok);
  if (!ok || (a->kind == X_FRACTION && b->kind == X_FRACTION)) return refuse(c, n, a, b);
  const struct x *f = a->kind == X_FRACTION ? a : b->kind == X_FRACTION ? b : NULL, *other = f == a ? b : a;
  if (!f) return plain_product(c, n, a, b, type);
  const struct x *num = plain_product(c, n, f->a, other, type);
  return num ? as_absent_as(c, fraction(c, n, num, f->b, type), f) : NULL;
}

static const struct x *quotient(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool same = a->value_type == b->value_type, by_number = b->value_type == TYPE_NUMBER;
  if ((!same && !by_number) || b->kind == X_FRACTION) return refuse(c, n, a, b);
  if (!units_fit(c, n, a, b)) return NULL;
  enum field_type type = same && !by_number ? TYPE_NUMBER : a->value_type;
  b = trimmed(c, b);
  if (a->kind != X_FRACTION) return fraction(c, n, a, b, type);
  const struct x *den = plain_product(c, n, a->b, b, type);
  return den ? as_absent_as(c, fraction(c, n, a->a, den, type), a) : NULL;
}

// 10 % van V
static const struct x *share(const struct context *c, const struct node *n) {
  const struct x *p = check_literal(c, node_child(n, 0), NULL), *v = check_expr(c, node_child(n, 1));
  if (!p || !v) return NULL;
  if (!is_number(v)) return refuse(c, n, p, v);
  struct x *part = NEW(c->model->arena, struct x);
  *part = *p;
  part->scale += 2;
  part->value_type = TYPE_NUMBER;
  return product(c, n, part, v);
}

// The rows of a `som`, `gemiddelde` or quantity: the entity, and which of its rows. NONE after an error.
static uint32_t rows_of(const struct context *c, const struct node *population, const struct x **member) {
  const struct node *name = node_child(population, 0);
  const struct x *of;
  uint32_t e = check_child_named(c, name, name->text, &of);
  *member = e == NONE ? NULL : x_and(c, population, of, check_filter(c, e, node_child(population, 1)));
  const struct node *last = node_child(population, 1)->next;
  int64_t n = 0;
  if (last && !check_rows_number(c, last, &n)) return NONE;
  if (*member && last) *member = check_latest(c, last, e, of, n);
  return *member ? e : NONE;
}

static struct x *over_rows(const struct context *c, const struct node *n, enum x_kind kind, enum x_type type, uint32_t entity) {
  struct x *x = x_new(c, n, kind, type);
  x->entity = entity;
  x->level = check_over(c, entity);
  return x;
}

// What is added up: a field of each row, or a definitie that has a value for each.
static const struct x *added(const struct context *inside, const struct node *n, uint32_t entity) {
  if (model_field(inside->model, entity, n->text) != NONE || model_definition(inside->model, n->text) == NONE)
    return check_field_of(inside, n, entity, n->text);
  return check_reference(inside, &(struct node){.kind = N_REF, .text = n->text, .off = n->off, .len = n->len});
}

// A mean is of the rows that have the value.
static const struct x *having(const struct context *inside, const struct node *n, const struct x *member, const struct x *value) {
  bool always = value->kind == X_FIELD && !(inside->model->fields.p[value->field].flags & FIELD_OPTIONAL);
  struct x *there = x_new(inside, n, X_PRESENT, T_CONDITION);
  there->a = value;
  there->level = value->level;
  return always || !member ? member : x_and(inside, n, member, there);
}

// `gewogen naar W`: the sum of value times weight, divided by the sum of the weights; of the rows that have both.
static const struct x *weighted(const struct context *c, const struct node *n, const struct x *total, struct x *count) {
  struct context inside = {c->model, c->src, total->entity, c->target};
  const struct node *by = node_child(n, 1);
  const struct x *weight = check_field_of(&inside, by, total->entity, by->text);
  if (!weight) return NULL;
  if (!is_number(weight)) {
    msg(c->model->sink, M_NO_SUM, node_place(c->src, by), by->text, text_from(type_word(weight)));
    return NULL;
  }
  struct x *both = NEW(c->model->arena, struct x), *weights = NEW(c->model->arena, struct x);
  *both = *weights = *total;
  both->a = plain_product(&inside, n, total->a, weight, total->value_type);
  if (!both->a) return NULL;
  both->scale = both->a->scale;
  weights->a = weight;
  weights->b = count->a;
  count->a = having(&inside, n, count->a, weight);
  weights->scale = weight->scale;
  weights->value_type = weight->value_type;
  struct x *mean = fraction(c, n, both, weights, total->value_type);
  if (!mean) return NULL;
  mean->average = true;
  vec_push(c->model->arena, &mean->args, count);
  return mean;
}

static const struct x *sum(const struct context *c, const struct node *n) {
  const struct x *member;
  uint32_t e = rows_of(c, node_child(n, 0), &member);
  if (e == NONE) return NULL;
  struct context inside = {c->model, c->src, e, c->target};
  const struct x *value = added(&inside, n, e);
  if (!value) return NULL;
  if (value->kind == X_FRACTION) {
    msg(c->model->sink, M_FRACTION_MEAN, node_place(c->src, n), text_from(n->kind == N_SUM ? "som" : "gemiddelde"), n->text);
    return NULL;
  }
  if (!is_number(value)) {
    msg(c->model->sink, M_NO_SUM, name_place(c->src, n), n->text, text_from(type_word(value)));
    return NULL;
  }
  struct x *x = over_rows(c, n, X_SUM, T_VALUE, e);
  x->a = value;
  x->b = member;
  x->value_type = value->value_type;
  x->class_ = value->class_;
  x->scale = value->scale;
  if (n->kind == N_SUM) return x;
  struct x *count = over_rows(c, n, X_COUNT, T_VALUE, e);
  count->a = having(&inside, n, member, value);
  count->value_type = TYPE_NUMBER;
  count->scale = 6;
  if (n->child->next) return weighted(c, n, x, count);
  struct x *mean = fraction(c, n, x, count, value->value_type);
  mean->average = true;
  return mean;
}

static bool has_date(const struct context *c, const struct x *x) {
  return x->type == T_ROW ? c->model->entities.p[x->entity].date != NONE : x->type == T_VALUE && x->value_type == TYPE_DATE;
}

// The days from one date to another.
static const struct x *days(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  a = check_event(c, node_child(n, 0), a);
  b = check_event(c, node_child(n, 1), b);
  struct x *x = a && b ? combine(c, n, X_DAYS, TYPE_DURATION, a, b) : NULL;
  if (!x) return NULL;
  x->scale = 6;
  x->class_ = SPAN_DAY;
  return x;
}

// The mean of no rows is absent: any comparison with it is onwaar.
static const struct x *some_rows(const struct context *c, const struct node *n, const struct x *mean) {
  struct x *zero = x_new(c, n, X_CONST, T_VALUE), *some = x_new(c, n, X_LESS, T_CONDITION);
  zero->value_type = TYPE_NUMBER;
  some->a = zero;
  some->b = mean->args.n > 0 ? mean->args.p[0] : mean->b; // how many rows there are
  some->level = some->b->level;
  return some;
}

// `… afgerond op 0,01`: to the nearest multiple; halves away from zero.
static const struct x *rounded(const struct context *c, const struct node *n) {
  const struct x *a = check_expr(c, node_child(n, 0)), *step = check_literal(c, node_child(n, 1), a);
  if (!a || !step) return NULL;
  bool alike = is_number(a) && a->value_type == step->value_type;
  if (alike && !units_fit(c, n, a, step)) return NULL;
  int shift = step->scale - a->scale;
  if (!alike || step->kind != X_CONST || step->lo <= 0 || shift < SHIFT_MIN || shift > SHIFT_MAX) {
    msg(c->model->sink, M_ROUND_STEP, node_place(c->src, node_child(n, 1)));
    return NULL;
  }
  struct x *x = x_new(c, n, X_ROUND, T_VALUE);
  bool parts = a->kind == X_FRACTION;
  x->level = a->level;
  x->a = parts ? a->a : a;
  x->b = parts ? a->b : NULL;
  x->value_type = a->value_type;
  x->class_ = a->class_;
  x->scale = step->scale;
  x->lo = step->lo;
  x->hi = shift;
  return a->average ? x_where(c, n, some_rows(c, n, a), x) : x;
}

// In what a duration is counted beside a date; false with a message.
static bool span_counts(const struct context *c, const struct node *n, const struct x *span, enum unit *unit) {
  struct text why = TEXT("Van een datum is de tijd niet bekend. Geef het veld een duur in dagen, weken, maanden of jaren.");
  enum span_unit in = (enum span_unit)span->class_;
  *unit = in == SPAN_DAY || in == SPAN_WEEK ? UNIT_DAY : in == SPAN_MONTH || in == SPAN_YEAR ? UNIT_MONTH : UNIT_WORKDAY;
  if (in != SPAN_MINUTE && in != SPAN_HOUR && !check_workdays(c, *unit)) return true;
  if (in == SPAN_WORKDAY) why = TEXT("Deze set heeft eigen werkdagen. Geef de duur in dagen, of schrijf een vaste termijn: «10 werkdagen na …».");
  msg(c->model->sink, M_SPAN_UNIT, node_place(c->src, n), text_from(span_many(in)), why);
  return false;
}

static const struct x *negative(const struct context *c, const struct node *n, const struct x *span) {
  struct x *zero = x_new(c, n, X_CONST, T_VALUE);
  zero->value_type = TYPE_DURATION;
  zero->class_ = span->class_;
  zero->scale = span->scale;
  return combine(c, n, X_MINUS, TYPE_DURATION, zero, span);
}

// `startdatum + opzegtermijn`
static const struct x *moved(const struct context *c, const struct node *n, const struct node *at, const struct x *date, const struct x *span) {
  date = check_event(c, at, date);
  if (!date) return NULL;
  if (span->kind == X_FRACTION || span->scale != 6) {
    msg(c->model->sink, M_FRACTION_SUM, node_place(c->src, n));
    return NULL;
  }
  const struct x *by = n->kind == N_MINUS ? negative(c, n, span) : span;
  struct x *x = by ? combine(c, n, X_SPAN, TYPE_DATE, date, by) : NULL;
  return x && span_counts(c, n, span, &x->unit) ? x : NULL;
}

const struct x *check_arithmetic(const struct context *c, const struct node *n) {
  if (n->kind == N_ROUNDED) return rounded(c, n);
  if (n->kind == N_SHARE) return share(c, n);
  if (n->kind == N_SUM || n->kind == N_AVERAGE) return sum(c, n);
  const struct x *a = check_expr(c, node_child(n, 0)), *b = check_expr(c, node_child(n, 1));
  if (!a || !b) return NULL;
  if (n->kind == N_MINUS && has_date(c, a) && has_date(c, b)) return days(c, n, a, b);
  if ((n->kind == N_PLUS || n->kind == N_MINUS) && has_date(c, a) && is_duration(b)) return moved(c, n, node_child(n, 0), a, b);
  if (n->kind == N_PLUS && is_duration(a) && has_date(c, b)) return moved(c, n, node_child(n, 1), b, a);
  if (!is_number(a) || !is_number(b)) return refuse(c, n, a, b);
  return n->kind == N_TIMES ? product(c, n, a, b) : n->kind == N_DIVIDED ? quotient(c, n, a, b) : sum_of_two(c, n, a, b);
}

const struct x *check_some_rows(const struct context *c, const struct node *n, const struct x *x, const struct x *condition) {
  return x->average && condition ? x_and(c, n, some_rows(c, n, x), condition) : condition;
}

const struct x *check_numbers(const struct context *c, const struct node *n, enum x_kind kind, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, kind, T_CONDITION);
  if (!check_common_level(c, n, a, b, &x->level)) return NULL;
  x->a = a;
  x->b = b;
  return check_some_rows(c, n, a, check_some_rows(c, n, b, x));
}

// ---- how many ----

static const struct x *how_many(const struct context *c, const struct node *n, const struct x *count, const struct x *wanted) {
  bool least = text_eq(n->text, TEXT("minstens")), most = text_eq(n->text, TEXT("hoogstens"));
  if (least) return check_numbers(c, n, X_AT_MOST, wanted, count);
  return check_numbers(c, n, most ? X_AT_MOST : X_EQUAL, count, wanted);
}

const struct x *check_quantity(const struct context *c, const struct node *n) {
  const struct node *amount = node_child(n, 0);
  const struct x *member, *wanted = check_literal(c, amount, NULL);
  uint32_t e = rows_of(c, node_child(n, 1), &member);
  if (e == NONE || !wanted) return NULL;
  const struct x *filter = check_filter(c, e, node_child(n, 2));
  if (!filter) return NULL;
  bool percent = amount->kind == N_PERCENT;
  struct x *x = over_rows(c, n, percent ? X_SHARE_OF : X_COUNT, percent ? T_OUTCOME : T_VALUE, e);
  if (!percent) {
    x->a = x_and(c, n, member, filter);
    x->value_type = TYPE_NUMBER;
    x->scale = 6;
    return x->a ? how_many(c, n, x, wanted) : NULL;
  }
  x->a = member;
  x->b = filter;
  x->lo = wanted->lo;
  x->mask = text_eq(n->text, TEXT("hoogstens"));
  if (text_eq(n->text, TEXT("precies")) || wanted->lo > 100 * (int64_t)NUMBER_SCALE) {
    msg(c->model->sink, M_SHARE_RANGE, node_place(c->src, n));
    return NULL;
  }
  return x;
}

const struct x *check_some_of(const struct context *c, const struct node *n) {
  struct x *x = x_new(c, n, X_SOME_OF, T_CONDITION);
  int64_t wanted = 0;
  if (!text_to_int(node_child(n, 0)->text, &wanted)) {
    say_bad_number(c, node_child(n, 0), TYPE_NUMBER, true);
    return NULL;
  }
  for (const struct node *e = node_child(n, 1)->child; e; e = e->next) {
    const struct x *one = check_condition(c, e);
    if (!one) return NULL;
    if (!model_under(c->model, x->level, one->level)) x->level = one->level;
    vec_push(c->model->arena, &x->args, one);
  }
  x->lo = wanted;
  bool least = text_eq(n->text, TEXT("minstens"));
  if (least) return x;
  struct x *more = NEW(c->model->arena, struct x); // at most N: not at least N + 1
  *more = *x;
  more->lo = wanted + 1;
  const struct x *most = x_not(c, n, more);
  return text_eq(n->text, TEXT("hoogstens")) ? most : x_and(c, n, x, most);
}
