// Quotients, kept as a / b + plus. What is added to a quotient waits in `plus` until a comparison takes it to its other side: so
// that each value stands there once, and what is not known of it makes the answer no wider than it is.
#include "expr.h"

static const struct x *part(const struct context *c, int64_t v, int scale) {
  struct x *x = x_new(c, NULL, X_CONST, T_VALUE);
  x->value_type = TYPE_NUMBER;
  x->lo = x->hi = v;
  x->scale = scale;
  return x;
}

static struct x *copy_of(const struct context *c, const struct x *x) {
  struct x *copy = NEW(c->model->arena, struct x);
  *copy = *x;
  return copy;
}

// What is reckoned from a mean is absent where the mean is: when there are no rows. Of two means there must be rows of both.
static const struct x *as_absent_as(const struct context *c, const struct node *n, struct x *x, const struct x *mean) {
  if (!x || !mean->average) return x;
  const struct x *rows = mean->args.n > 0 ? mean->args.p[0] : mean->b;
  if (x->args.n > 0) rows = check_times(c, n, TYPE_NUMBER, x->args.p[0], rows);
  if (!rows) return NULL;
  x->average = true;
  x->args.p = NULL, x->args.n = x->args.cap = 0;
  vec_push(c->model->arena, &x->args, rows);
  return x;
}

static const struct x *from_both(const struct context *c, const struct node *n, struct x *x, const struct x *a, const struct x *b) {
  if (!as_absent_as(c, n, x, a)) return NULL;
  return as_absent_as(c, n, x, b);
}

const struct x *check_as_number(const struct context *c, const struct x *x) {
  bool sum = x->kind == X_PLUS || x->kind == X_MINUS; // its scale is that to which its parts are raised
  struct x *out = sum ? (struct x *)check_times(c, NULL, TYPE_NUMBER, x, part(c, 1, 2)) : copy_of(c, x);
  if (!sum) out->scale += 2;
  if (!sum && x->plus) out->plus = check_as_number(c, x->plus);
  out->value_type = TYPE_NUMBER;
  out->class_ = NONE;
  out->place = x->place;
  return out;
}

const struct x *check_whole(const struct context *c, const struct node *n, const struct x *x) {
  if (x->kind != X_FRACTION || !x->plus) return x;
  const struct x *more = check_times(c, n, x->value_type, x->plus, x->b);
  const struct x *num = check_joined(c, n, X_PLUS, x->value_type, x->a, more);
  struct x *out = num ? check_joined(c, n, X_FRACTION, x->value_type, num, x->b) : NULL;
  if (out) out->place = x->place;
  return out ? as_absent_as(c, n, out, x) : NULL;
}

// ---- sums ----

static const struct x *negative(const struct context *c, const struct node *n, const struct x *x) {
  struct x *zero = copy_of(c, part(c, 0, x->scale));
  zero->value_type = x->value_type;
  zero->class_ = x->class_;
  return check_joined(c, n, X_MINUS, x->value_type, zero, x);
}

static const struct x *turned(const struct context *c, const struct node *n, const struct x *f) {
  struct x *x = copy_of(c, f);
  x->a = negative(c, n, f->a);
  if (f->plus) x->plus = negative(c, n, f->plus);
  return x->a && (!f->plus || x->plus) ? x : NULL;
}

// The fraction with this added.
static const struct x *with(const struct context *c, const struct node *n, const struct x *f, const struct x *more) {
  if (!f || !more) return NULL;
  struct x *x = copy_of(c, f);
  x->place = node_place(c->src, n);
  x->plus = f->plus ? check_joined(c, n, X_PLUS, f->value_type, f->plus, more) : more;
  return x->plus && check_common_level(c, n, f, more, &x->level) ? x : NULL;
}

static const struct x *sum_of_fractions(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  const struct x *left = check_times(c, n, a->value_type, a->a, b->b), *right = check_times(c, n, a->value_type, b->a, a->b);
  const struct x *num = check_joined(c, n, X_PLUS, a->value_type, left, right), *den = check_times(c, n, TYPE_NUMBER, a->b, b->b);
  struct x *x = num && den ? check_joined(c, n, X_FRACTION, a->value_type, num, den) : NULL;
  const struct x *out = x ? from_both(c, n, x, a, b) : NULL;
  if (out && a->plus) out = with(c, n, out, a->plus);
  return out && b->plus ? with(c, n, out, b->plus) : out;
}

const struct x *check_fraction_sum(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool minus = n->kind == N_MINUS;
  if (b->kind != X_FRACTION) return with(c, n, a, minus ? negative(c, n, b) : b);
  if (minus) b = turned(c, n, b);
  if (!b) return NULL;
  return a->kind == X_FRACTION ? sum_of_fractions(c, n, a, b) : with(c, n, b, a);
}

// ---- products and quotients ----

static const struct x *times(const struct context *c, const struct node *n, const struct x *f, const struct x *by, enum field_type type) {
  bool constant = by->kind == X_CONST; // of which nothing is not known: it may stand twice
  const struct x *whole = constant ? f : check_whole(c, n, f);
  const struct x *num = whole ? check_times(c, n, type, whole->a, by) : NULL;
  struct x *x = num ? check_joined(c, n, X_FRACTION, type, num, whole->b) : NULL;
  if (!x || !as_absent_as(c, n, x, f)) return NULL;
  return whole->plus ? with(c, n, x, check_times(c, n, type, whole->plus, by)) : x;
}

const struct x *check_fraction_product(const struct context *c, const struct node *n, const struct x *a, const struct x *b, enum field_type type) {
  if (b->kind != X_FRACTION) return times(c, n, a, b, type);
  if (a->kind != X_FRACTION) return times(c, n, b, a, type);
  const struct x *x = check_whole(c, n, a), *y = check_whole(c, n, b);
  if (!x || !y) return NULL;
  const struct x *num = check_times(c, n, type, x->a, y->a), *den = check_times(c, n, TYPE_NUMBER, x->b, y->b);
  struct x *out = num && den ? check_joined(c, n, X_FRACTION, type, num, den) : NULL;
  return out ? from_both(c, n, out, a, b) : NULL;
}

// By a fraction: a / (p / q) is a * q * q / (p * q), so that nobody can say where q is zero either.
static const struct x *by_fraction(const struct context *c, const struct node *n, const struct x *a, const struct x *b, enum field_type type) {
  const struct x *twice = check_times(c, n, TYPE_NUMBER, b->b, b->b);
  const struct x *num = check_times(c, n, type, a, twice), *den = check_times(c, n, TYPE_NUMBER, b->a, b->b);
  return num && den ? check_joined(c, n, X_FRACTION, type, num, den) : NULL;
}

const struct x *check_quotient(const struct context *c, const struct node *n, const struct x *a, const struct x *b, enum field_type type) {
  const struct x *x = check_whole(c, n, a), *y = check_whole(c, n, b);
  if (!x || !y) return NULL;
  const struct x *num = x->kind == X_FRACTION ? x->a : x;
  const struct x *whole = y->kind == X_FRACTION ? by_fraction(c, n, num, y, type) : check_joined(c, n, X_FRACTION, type, num, y);
  if (!whole || x->kind != X_FRACTION) return whole && y->kind == X_FRACTION ? from_both(c, n, (struct x *)whole, whole, b) : whole;
  const struct x *den = check_times(c, n, TYPE_NUMBER, x->b, whole->b);
  struct x *out = den ? check_joined(c, n, X_FRACTION, type, whole->a, den) : NULL;
  return out ? from_both(c, n, out, a, b) : NULL;
}

// ---- comparing ----

static const struct x *bare(const struct context *c, const struct x *f) {
  struct x *x = copy_of(c, f);
  x->plus = NULL;
  return x;
}

bool check_balance(const struct context *c, const struct node *n, const struct x **a, const struct x **b) {
  const struct x *left = (*a)->kind == X_FRACTION ? (*a)->plus : NULL, *right = (*b)->kind == X_FRACTION ? (*b)->plus : NULL;
  if (!left && !right) return true;
  enum field_type type = (*a)->value_type;
  if (left) *a = bare(c, *a);
  if (right) *b = bare(c, *b);
  bool to_left = (*b)->kind == X_FRACTION && (*a)->kind != X_FRACTION; // the side that is no fraction takes all
  const struct x *more = !left ? right : !right ? left : check_joined(c, n, X_MINUS, type, to_left ? right : left, to_left ? left : right);
  bool add = to_left ? !right : !left; // what was on the side itself stays there
  const struct x **to = to_left ? a : b;
  if (!more) return false;
  if ((*to)->kind != X_FRACTION) *to = check_joined(c, n, add ? X_PLUS : X_MINUS, type, *to, more);
  else {
    const struct x *sum = with(c, n, *to, add ? more : negative(c, n, more));
    *to = sum ? check_whole(c, n, sum) : NULL;
  }
  return *to != NULL;
}
