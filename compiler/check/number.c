// Numbers, kept exact: products keep their scale, quotients stay fractions, and only a comparison decides.
#include "table.h"

static bool is_number(const struct x *x) {
  return x->type == T_VALUE && (x->value_type == TYPE_NUMBER || x->value_type == TYPE_MONEY || x->value_type == TYPE_PERCENT);
}

static const struct x *refuse(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  struct message *at = msg(c->model->sink, M_CANNOT_ADD, node_place(c->src, n), text_from(type_word(a)), text_from(type_word(b)));
  msg_note(c->model->sink, at, M_NOTE_TYPE, b->place, text_from(type_word(b)));
  return NULL;
}

static struct x *combine(const struct context *c, const struct node *n, enum x_kind kind, enum field_type type, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, kind, T_VALUE);
  if (!check_common_level(c, n, a, b, &x->level)) return NULL;
  x->a = a;
  x->b = b;
  x->value_type = type;
  x->scale = a->scale;
  return x;
}

static const struct x *sum_of_two(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  if (a->value_type != b->value_type) return refuse(c, n, a, b);
  if (a->kind == X_FRACTION || b->kind == X_FRACTION || a->scale != b->scale) {
    msg(c->model->sink, M_FRACTION_SUM, node_place(c->src, n));
    return NULL;
  }
  return combine(c, n, n->kind == N_PLUS ? X_PLUS : X_MINUS, a->value_type, a, b);
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
  return num ? fraction(c, n, num, f->b, type) : NULL;
}

static const struct x *quotient(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool same = a->value_type == b->value_type, by_number = b->value_type == TYPE_NUMBER;
  if ((!same && !by_number) || b->kind == X_FRACTION) return refuse(c, n, a, b);
  enum field_type type = same && !by_number ? TYPE_NUMBER : a->value_type;
  b = trimmed(c, b);
  if (a->kind != X_FRACTION) return fraction(c, n, a, b, type);
  const struct x *den = plain_product(c, n, a->b, b, type);
  return den ? fraction(c, n, a->a, den, type) : NULL;
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
  uint32_t e = check_child_entity(c, name, name->text);
  *member = e == NONE ? NULL : check_filter(c, e, node_child(population, 1));
  const struct node *last = node_child(population, 1)->next;
  int64_t n = 0;
  if (last && !check_rows_number(c, last, &n)) return NONE;
  if (*member && last) *member = check_latest(c, last, e, n);
  return *member ? e : NONE;
}

static struct x *over_rows(const struct context *c, const struct node *n, enum x_kind kind, enum x_type type, uint32_t entity) {
  struct x *x = x_new(c, n, kind, type);
  x->entity = entity;
  x->level = c->model->entities.p[entity].parent;
  return x;
}

static const struct x *sum(const struct context *c, const struct node *n) {
  const struct x *member;
  uint32_t e = rows_of(c, node_child(n, 0), &member);
  if (e == NONE) return NULL;
  struct context inside = {c->model, c->src, e, c->target};
  const struct x *value = check_field_of(&inside, n, e, n->text);
  if (!value) return NULL;
  if (!is_number(value)) {
    msg(c->model->sink, M_NO_SUM, name_place(c->src, n), n->text, text_from(type_word(value)));
    return NULL;
  }
  struct x *x = over_rows(c, n, X_SUM, T_VALUE, e);
  x->a = value;
  x->b = member;
  x->value_type = value->value_type;
  x->scale = value->scale;
  if (n->kind == N_SUM) return x;
  struct x *count = over_rows(c, n, X_COUNT, T_VALUE, e);
  count->a = member;
  count->value_type = TYPE_NUMBER;
  count->scale = 6;
  struct x *mean = fraction(c, n, x, count, value->value_type);
  mean->average = true;
  return mean;
}

const struct x *check_arithmetic(const struct context *c, const struct node *n) {
  if (n->kind == N_SHARE) return share(c, n);
  if (n->kind == N_SUM || n->kind == N_AVERAGE) return sum(c, n);
  const struct x *a = check_expr(c, node_child(n, 0)), *b = check_expr(c, node_child(n, 1));
  if (!a || !b) return NULL;
  if (!is_number(a) || !is_number(b)) return refuse(c, n, a, b);
  return n->kind == N_TIMES ? product(c, n, a, b) : n->kind == N_DIVIDED ? quotient(c, n, a, b) : sum_of_two(c, n, a, b);
}

// The mean of no rows is absent: any comparison with it is onwaar.
const struct x *check_some_rows(const struct context *c, const struct node *n, const struct x *x, const struct x *condition) {
  if (!x->average || !condition) return condition;
  struct x *zero = x_new(c, n, X_CONST, T_VALUE), *some = x_new(c, n, X_LESS, T_CONDITION);
  zero->value_type = TYPE_NUMBER;
  some->a = zero;
  some->b = x->b;
  some->level = x->b->level;
  return x_and(c, n, some, condition);
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

// The dates of a list of events or documents, as an outcome over them; NULL after an error.
static struct x *over_events(const struct context *c, const struct node *n, enum x_kind kind) {
  const struct model *m = c->model;
  const struct x *events = check_expr(c, n->child);
  if (!events) return NULL;
  if (events->type != T_ROW || m->entities.p[events->entity].date == NONE || (m->entities.p[events->entity].kind & KIND_SINGLE)) {
    msg(m->sink, M_NOT_EVENTS, node_place(c->src, n->child));
    return NULL;
  }
  if (check_child_entity(c, n->child, n->child->text) == NONE) return NULL;
  struct context inside = {c->model, c->src, events->entity, c->target};
  struct x *x = over_rows(c, n, kind, T_OUTCOME, events->entity);
  x->a = check_own_field(&inside, n, m->entities.p[events->entity].date);
  return x;
}

// The day from which the duty runs: of the same row as the duty, or of what it hangs under.
static bool set_anchor(const struct context *c, struct x *x, const struct node *n) {
  const struct model *m = c->model;
  x->b = check_event(c, n, check_expr(c, n));
  if (!x->b) return false;
  if (model_under(m, x->level, x->b->level)) return true;
  msg(m->sink, M_LEVELS, node_place(c->src, n), m->entities.p[x->level].name, m->entities.p[x->b->level].name);
  return false;
}

const struct x *check_periodic(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_PERIODIC);
  if (!x || !check_duration(c, node_child(n, 1), &x->lo, &x->unit)) return NULL;
  return set_anchor(c, x, node_child(n, 2)) ? x : NULL;
}

// `1 juni`: the last day in time is that day for `uiterlijk`, the day before for `voor`.
static bool last_day_in_time(const struct context *c, const struct node *n, int64_t *month_and_day) {
  day d;
  int year, month, dom;
  if (!date_parse(text_format(c->model->arena, "%.*s 2023", TP(n->text)), &d)) {
    msg(c->model->sink, M_DATE, node_place(c->src, n), n->text);
    return false;
  }
  date_split(n->flags & 1 ? d : d - 1, &year, &month, &dom);
  *month_and_day = month * 100 + dom;
  if (*month_and_day == 228 && !(n->flags & 1)) *month_and_day = 229; // before 1 March: the last of February
  return true;
}

const struct x *check_yearly(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_YEARLY);
  const struct node *since = node_child(n, 2);
  if (!text_eq(n->text, TEXT("jaar"))) {
    msg(c->model->sink, M_YEAR, node_place(c->src, n), n->text);
    return NULL;
  }
  if (!x || !last_day_in_time(c, node_child(n, 1), &x->lo)) return NULL;
  return since->kind == N_NONE || set_anchor(c, x, since) ? x : NULL;
}
