// Numbers, kept exact: products keep their scale, quotients stay fractions, and only a comparison decides.
#include "table.h"

bool check_is_number(const struct x *x) {
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

struct x *check_joined(const struct context *c, const struct node *n, enum x_kind kind, enum field_type type, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, kind, T_VALUE);
  if (!a || !b || !check_common_level(c, n, a, b, &x->level)) return NULL;
  x->a = a;
  x->b = b;
  x->value_type = type;
  x->scale = kind == X_FRACTION ? a->scale - b->scale : a->scale > b->scale || type == TYPE_DATE || kind == X_DAYS ? a->scale : b->scale; // a date has none
  if (type == TYPE_DURATION) x->class_ = is_duration(a) ? a->class_ : b->class_;
  return x;
}

static const struct x *sum_of_two(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  if (a->value_type != b->value_type) return refuse(c, n, a, b);
  if (!units_fit(c, n, a, b)) return NULL;
  if (a->kind == X_FRACTION || b->kind == X_FRACTION) return check_fraction_sum(c, n, a, b);
  return check_joined(c, n, n->kind == N_PLUS ? X_PLUS : X_MINUS, a->value_type, a, b);
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

const struct x *check_times(const struct context *c, const struct node *n, enum field_type type, const struct x *a, const struct x *b) {
  if (!a || !b) return NULL;
  a = trimmed(c, a);
  b = trimmed(c, b);
  struct x *x = check_joined(c, n, X_TIMES, type, a, b);
  if (x) x->scale = a->scale + b->scale;
  return x;
}

// What of the two, beside a number or a percentage of it, says what the product is. A percentage of anything but a number is a part of it.
static bool product_type(const struct context *c, const struct x **a, const struct x **b, enum field_type *type) {
  bool number = (*a)->value_type == TYPE_NUMBER || (*b)->value_type == TYPE_NUMBER;
  if (!number && (*a)->value_type == TYPE_PERCENT) *a = check_as_number(c, *a);
  else if (!number && (*b)->value_type == TYPE_PERCENT) *b = check_as_number(c, *b);
  else if (!number) return false;
  *type = (*a)->value_type == TYPE_NUMBER ? (*b)->value_type : (*a)->value_type;
  return true;
}

static const struct x *product(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  enum field_type type;
  if (!product_type(c, &a, &b, &type)) return refuse(c, n, a, b);
  bool plain = a->kind != X_FRACTION && b->kind != X_FRACTION;
  return plain ? check_times(c, n, type, a, b) : check_fraction_product(c, n, a, b, type);
}

static const struct x *quotient(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool same = a->value_type == b->value_type;
  if (!same && b->value_type == TYPE_PERCENT) b = check_as_number(c, b);
  bool by_number = b->value_type == TYPE_NUMBER;
  if (!same && !by_number) return refuse(c, n, a, b);
  if (!units_fit(c, n, a, b)) return NULL;
  return check_quotient(c, n, a, trimmed(c, b), same && !by_number ? TYPE_NUMBER : a->value_type);
}

// 10 % van V, deel van V
static const struct x *share(const struct context *c, const struct node *n) {
  const struct x *p = check_literal(c, node_child(n, 0), NULL), *v = check_expr(c, node_child(n, 1));
  if (!p || !v) return NULL;
  if (p->type != T_VALUE || p->value_type != TYPE_PERCENT || !check_is_number(v)) return refuse(c, n, p, v);
  return product(c, n, check_as_number(c, p), v);
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
const struct x *check_added(const struct context *inside, const struct node *n, uint32_t entity) {
  if (model_field(inside->model, entity, n->text) != NONE || model_definition(inside->model, n->text) == NONE)
    return check_field_of(inside, n, entity, n->text);
  return check_reference(inside, &(struct node){.kind = N_REF, .text = n->text, .off = n->off, .len = n->len});
}

// A mean is of the rows that have the value.
const struct x *check_having(const struct context *inside, const struct node *n, const struct x *member, const struct x *value) {
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
  if (!check_is_number(weight)) {
    msg(c->model->sink, M_NO_SUM, node_place(c->src, by), by->text, text_from(type_word(weight)));
    return NULL;
  }
  struct x *both = NEW(c->model->arena, struct x), *weights = NEW(c->model->arena, struct x);
  *both = *weights = *total;
  both->a = check_times(&inside, n, total->value_type, total->a, weight);
  if (!both->a) return NULL;
  both->scale = both->a->scale;
  weights->a = weight;
  weights->b = count->a;
  count->a = check_having(&inside, n, count->a, weight);
  weights->scale = weight->scale;
  weights->value_type = weight->value_type;
  struct x *mean = check_joined(c, n, X_FRACTION, total->value_type, both, weights);
  if (!mean) return NULL;
  mean->average = true;
  vec_push(c->model->arena, &mean->args, count);
  return mean;
}

static const struct x *mean_of(const struct context *c, const struct node *n, const struct x *total, const struct x *count) {
  struct x *mean = check_joined(c, n, X_FRACTION, total->value_type, total, count);
  mean->average = true;
  return mean;
}

static const struct x *sum(const struct context *c, const struct node *n) {
  const struct x *member;
  uint32_t e = rows_of(c, node_child(n, 0), &member);
  if (e == NONE) return NULL;
  struct context inside = {c->model, c->src, e, c->target};
  const struct x *value = check_added(&inside, n, e);
  if (!value) return NULL;
  const struct x *parts = value->kind == X_FRACTION ? check_whole(&inside, n, value) : NULL;
  if (value->kind == X_FRACTION && !parts) return NULL;
  if (parts && !model_under(c->model, check_over(c, e), parts->b->level)) {
    msg(c->model->sink, M_FRACTION_MEAN, node_place(c->src, n), text_from(n->kind == N_SUM ? "som" : "gemiddelde"), n->text);
    return NULL;
  }
  if (parts) value = parts->a; // what all rows are divided by stands outside the sum
  if (!check_is_number(value)) {
    msg(c->model->sink, M_NO_SUM, name_place(c->src, n), n->text, text_from(type_word(value)));
    return NULL;
  }
  struct x *x = over_rows(c, n, X_SUM, T_VALUE, e);
  x->a = value;
  x->b = member;
  x->value_type = parts ? parts->value_type : value->value_type;
  x->class_ = value->class_;
  x->scale = value->scale;
  if (n->kind == N_SUM) return parts ? check_joined(c, n, X_FRACTION, x->value_type, x, parts->b) : x;
  struct x *count = over_rows(c, n, X_COUNT, T_VALUE, e);
  count->a = check_having(&inside, n, member, value);
  count->value_type = TYPE_NUMBER;
  count->scale = 6;
  const struct x *mean = n->child->next ? weighted(c, n, x, count) : mean_of(c, n, x, count);
  return parts && mean ? check_quotient(c, n, mean, parts->b, x->value_type) : mean;
}

static bool has_date(const struct context *c, const struct x *x) {
  return x->type == T_ROW ? c->model->entities.p[x->entity].date != NONE : x->type == T_VALUE && x->value_type == TYPE_DATE;
}

// The days from one date to another.
static const struct x *days(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  a = check_event(c, node_child(n, 0), a);
  b = check_event(c, node_child(n, 1), b);
  struct x *x = a && b ? check_joined(c, n, X_DAYS, TYPE_DURATION, a, b) : NULL;
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
  if (a) a = check_whole(c, n, a);
  if (!a || !step) return NULL;
  bool alike = check_is_number(a) && a->value_type == step->value_type;
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
  return check_joined(c, n, X_MINUS, TYPE_DURATION, zero, span);
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
  struct x *x = by ? check_joined(c, n, X_SPAN, TYPE_DATE, date, by) : NULL;
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
  if (!check_is_number(a) || !check_is_number(b)) return refuse(c, n, a, b);
  return n->kind == N_TIMES ? product(c, n, a, b) : n->kind == N_DIVIDED ? quotient(c, n, a, b) : sum_of_two(c, n, a, b);
}

const struct x *check_some_rows(const struct context *c, const struct node *n, const struct x *x, const struct x *condition) {
  return x->average && condition ? x_and(c, n, some_rows(c, n, x), condition) : condition;
}

const struct x *check_numbers(const struct context *c, const struct node *n, enum x_kind kind, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, kind, T_CONDITION);
  if (!check_balance(c, n, &a, &b) || !check_common_level(c, n, a, b, &x->level)) return NULL;
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

// The amount of `minstens … van`: a number, or a percentage. NULL after an error.
static const struct x *amount_said(const struct context *c, const struct node *n) {
  if (n->kind != N_REF) return check_literal(c, n, NULL);
  const char *asked = "een getal of een percentage";
  const struct x *x = check_given(c, n, asked, "90 %");
  if (!x || x->value_type == TYPE_NUMBER || x->value_type == TYPE_PERCENT) return x;
  say_parameter_kind(c, n, x, asked);
  return NULL;
}

static const struct x *share_of_rows(const struct context *c, const struct node *n, struct x *x, const struct x *wanted) {
  bool given = wanted->kind == X_PARAMETER;
  x->lo = wanted->lo;
  x->mask = text_eq(n->text, TEXT("hoogstens"));
  if (given && !check_reaches(c, node_child(n, 0), wanted, x->level)) return NULL;
  if (given) vec_push(c->model->arena, &x->args, wanted);
  if (!text_eq(n->text, TEXT("precies")) && wanted->lo >= 0 && wanted->lo <= 100 * (int64_t)NUMBER_SCALE) return x;
  msg(c->model->sink, M_SHARE_RANGE, node_place(c->src, n));
  return NULL;
}

const struct x *check_quantity(const struct context *c, const struct node *n) {
  const struct x *member, *wanted = amount_said(c, node_child(n, 0));
  uint32_t e = rows_of(c, node_child(n, 1), &member);
  if (e == NONE || !wanted) return NULL;
  const struct x *filter = check_filter(c, e, node_child(n, 2));
  if (!filter) return NULL;
  bool percent = wanted->value_type == TYPE_PERCENT;
  struct x *x = over_rows(c, n, percent ? X_SHARE_OF : X_COUNT, percent ? T_OUTCOME : T_VALUE, e);
  x->a = percent ? member : x_and(c, n, member, filter);
  x->b = percent ? filter : NULL;
  if (percent) return share_of_rows(c, n, x, wanted);
  x->value_type = TYPE_NUMBER;
  x->scale = 6;
  return x->a ? how_many(c, n, x, wanted) : NULL;
}

// How many of some conditions: fixed, or what a parameter says; false after an error.
static bool wanted_of(const struct context *c, const struct node *n, struct x *x) {
  if (n->kind == N_REF) {
    x->a = check_given(c, n, "een getal", "2");
    bool good = x->a && x->a->value_type == TYPE_NUMBER;
    if (x->a && !good) say_parameter_kind(c, n, x->a, "een getal");
    if (good) x->level = x->a->level;
    return good;
  }
  if (text_to_int(n->text, &x->lo)) return true;
  say_bad_number(c, n, TYPE_NUMBER, true);
  return false;
}

const struct x *check_some_of(const struct context *c, const struct node *n) {
  struct x *x = x_new(c, n, X_SOME_OF, T_CONDITION);
  if (!wanted_of(c, node_child(n, 0), x)) return NULL;
  for (const struct node *e = node_child(n, 1)->child; e; e = e->next) {
    const struct x *one = check_condition(c, e);
    if (!one) return NULL;
    if (!model_under(c->model, x->level, one->level)) x->level = one->level;
    vec_push(c->model->arena, &x->args, one);
  }
  bool least = text_eq(n->text, TEXT("minstens"));
  if (least) return x;
  struct x *more = NEW(c->model->arena, struct x); // at most N: not at least N + 1, for N is whole; what a parameter says need not be
  *more = *x;
  more->lo = x->lo + 1;
  more->mask = x->a != NULL;
  const struct x *most = more->mask ? more : x_not(c, n, more);
  return text_eq(n->text, TEXT("hoogstens")) ? most : x_and(c, n, x, most);
}
