// Expressions become instructions.
#include "emit.h"

static uint32_t lower(struct emitter *e, const struct x *x);

static uint32_t number(struct emitter *e, int64_t v) { return writer_const(e->w, v); }

static uint32_t text_number(struct emitter *e, struct text t) {
  const uintptr_t *had = map_find(&e->texts, t);
  if (had) return (uint32_t)*had;
  map_set(&e->texts, text_copy(e->keep, t), e->w->text_consts.n);
  return writer_add(e->w, text_consts, writer_text(e->w, t));
}

static uint32_t field(struct emitter *e, const struct x *x) {
  enum opcode op = x->type == T_CONDITION ? OP_LOAD_C : x->type == T_SET ? OP_LOAD_S : OP_LOAD_V;
  uint32_t reg = emit_code(e, op, x->level, e->field_number[x->field], 0, 0);
  return x->args.n > 0 ? emit_both(e, emit_x(e, x->args.p[0], x->level), reg, x->level) : reg;
}

static uint32_t one_row(struct emitter *e, const struct x *x) {
  enum opcode op = x->type == T_CONDITION ? OP_ONE_UP_C : x->type == T_SET ? OP_ONE_UP_S : OP_ONE_UP;
  uint32_t of = emit_x(e, x->a, x->entity);
  if (x->args.n > 0) of = emit_both(e, emit_x(e, x->args.p[0], x->entity), of, x->entity);
  return emit_code(e, op, x->level, of, x->entity, 0);
}

static uint32_t extreme(struct emitter *e, const struct x *x) {
  uint32_t member = x->args.n > 0 ? emit_x(e, x->args.p[0], x->entity) : emit_condition(e, WAAR, x->entity);
  uint32_t pool[] = {x->entity, member};
  uint32_t a = emit_x(e, x->a, x->entity), b = emit_x(e, x->b, x->entity);
  return emit_code(e, x->kind == X_FIRST ? OP_FIRST_UP : OP_LAST_UP, x->level, a, b, writer_pool(e->w, pool, 2));
}

static uint32_t count(struct emitter *e, const struct x *x) {
  uint32_t all = emit_condition(e, WAAR, x->entity);
  return emit_code(e, OP_COUNT_UP, x->level, all, emit_x(e, x->a, x->entity), x->entity);
}

static uint32_t one_of(struct emitter *e, const struct x *x) {
  uint32_t *consts = NEW_ARRAY(e->model->arena, uint32_t, x->list.n);
  for (size_t i = 0; i < x->list.n; i++) consts[i] = number(e, x->list.p[i]);
  uint32_t a = emit_x(e, x->a, x->level);
  return emit_code(e, OP_ONE_OF, x->level, a, writer_pool(e->w, consts, (uint32_t)x->list.n), 0);
}

static uint32_t pair(struct emitter *e, const struct x *x, enum opcode op) {
  uint32_t a = emit_x(e, x->a, x->level), b = emit_x(e, x->b, x->level);
  return emit_code(e, op, x->level, a, b, 0);
}

static uint32_t added_up(struct emitter *e, const struct x *x) {
  uint32_t a = emit_x(e, x->a, x->entity), in = emit_x(e, x->b, x->entity);
  return emit_code(e, OP_SUM_UP, x->level, a, in, x->entity);
}

// Of two calls among arguments nobody says which comes first; what is emitted has one order, whatever the compiler.
static uint32_t with_number(struct emitter *e, const struct x *x, enum opcode op, int64_t v, uint32_t c) {
  uint32_t a = emit_x(e, x->a, x->level);
  return emit_code(e, op, x->level, a, number(e, v), c);
}

static uint32_t range(struct emitter *e, const struct x *x) {
  uint32_t from = number(e, x->lo), to = number(e, x->hi);
  return emit_code(e, OP_RANGE_V, x->level, from, to, 0);
}

// At most p % have it: at least 100 % - p have it not.
static uint32_t share_of(struct emitter *e, const struct x *x) {
  uint32_t in = emit_x(e, x->a, x->entity), has_it = emit_x(e, x->b, x->entity);
  const int64_t all = 100 * (int64_t)NUMBER_SCALE;
  int64_t p = x->mask ? all - x->lo : x->lo;
  if (x->mask) has_it = emit_code(e, OP_NOT, x->entity, has_it, 0, 0);
  if (x->args.n > 0) {
    uint32_t given = emit_x(e, x->args.p[0], x->level);
    if (x->mask) given = emit_code(e, OP_SUB, x->level, emit_code(e, OP_CONST_V, x->level, number(e, all), 0, 0), given, 0);
    uint32_t pool[] = {x->entity, given};
    return emit_code(e, OP_SHARE_BY, x->level, in, has_it, writer_pool(e->w, pool, 2));
  }
  return emit_code(e, OP_SHARE_UP, x->level, in, has_it, number(e, p));
}

// The rows of a table from the last to the first: each value stands before what comes after it.
static uint32_t by_table(struct emitter *e, const struct x *x) {
  uint32_t reg = emit_code(e, OP_ABSENT_V, x->level, 0, 0, 0);
  for (size_t i = x->args.n; i >= 2; i -= 2) {
    uint32_t condition = emit_x(e, x->args.p[i - 2], x->level), value = emit_x(e, x->args.p[i - 1], x->level);
    reg = emit_code(e, OP_CHOOSE_V, x->level, condition, value, reg);
  }
  return reg;
}

// The last day of a duty, and what else comes behind the four words that each has: NONE where it is not said.
static uint32_t opt_x(struct emitter *e, const struct x *x, uint32_t level) { return x ? emit_x(e, x, level) : NONE; }

static uint32_t periodic(struct emitter *e, const struct x *x) {
  uint32_t today = emit_down(e, emit_code(e, OP_PEILDATUM, 0, 0, 0, 0), 0, x->level);
  uint32_t pool[] = {emit_x(e, x->b, x->level), today, number(e, x->lo), x->unit, NONE, NONE}, by = x->args.n > 0;
  if (by) pool[4] = emit_x(e, x->args.p[0], x->level);
  pool[5] = opt_x(e, x->plus, x->level);
  uint32_t dates = emit_x(e, x->a, x->entity);
  return emit_code(e, OP_PERIODIC_UP, x->level, dates, x->entity, writer_pool(e->w, pool, x->plus ? 6 : 4 + by));
}

static uint32_t gap(struct emitter *e, const struct x *x) {
  uint32_t today = emit_down(e, emit_code(e, OP_PEILDATUM, 0, 0, 0, 0), 0, x->level);
  uint32_t pool[] = {emit_x(e, x->b, x->level), today, number(e, 0), x->unit};
  uint32_t dates = emit_x(e, x->a, x->entity);
  return emit_code(e, OP_GAP_UP, x->level, dates, x->entity, writer_pool(e->w, pool, 4));
}

static uint32_t rounded(struct emitter *e, const struct x *x) {
  uint32_t pool[] = {number(e, x->lo), number(e, x->hi)};
  uint32_t num = emit_x(e, x->a, x->level);
  uint32_t den = x->b ? emit_x(e, x->b, x->level) : emit_code(e, OP_CONST_V, x->level, number(e, 1), 0, 0);
  return emit_code(e, OP_ROUND, x->level, num, den, writer_pool(e->w, pool, 2));
}

// Without `sinds` only the last year counts, from as long ago as there are days.
static uint32_t yearly(struct emitter *e, const struct x *x) {
  uint32_t today = emit_down(e, emit_code(e, OP_PEILDATUM, 0, 0, 0, 0), 0, x->level);
  uint32_t since = x->b ? emit_x(e, x->b, x->level) : emit_code(e, OP_CONST_V, x->level, number(e, DAY_MIN), 0, 0);
  uint32_t pool[] = {since, today, number(e, x->lo), number(e, x->b == NULL), NONE, NONE, NONE};
  bool more = x->plus || x->args.n > 0;
  pool[4] = opt_x(e, x->plus, x->level);
  if (x->mask & 1) pool[5] = emit_x(e, x->args.p[0], x->level);
  if (x->mask & 2) pool[6] = emit_x(e, x->args.p[x->args.n - 1], x->level);
  uint32_t dates = emit_x(e, x->a, x->entity);
  return emit_code(e, OP_YEARLY_UP, x->level, dates, x->entity, writer_pool(e->w, pool, more ? 7 : 4));
}

// At least N of some conditions: their truths added up.
static uint32_t some_of(struct emitter *e, const struct x *x) {
  uint32_t sum = emit_code(e, OP_CONST_V, x->level, number(e, 0), 0, 0);
  for (size_t i = 0; i < x->args.n; i++) {
    uint32_t truth = emit_code(e, OP_TRUTH, x->level, emit_x(e, x->args.p[i], x->level), 0, 0);
    sum = emit_code(e, OP_ADD, x->level, sum, truth, 0);
  }
  uint32_t wanted = emit_code(e, OP_CONST_V, x->level, number(e, x->lo * NUMBER_SCALE), 0, 0);
  if (x->a) wanted = emit_x(e, x->a, x->level);
  if (x->mask) return emit_code(e, OP_LE, x->level, sum, wanted, 0);
  return emit_code(e, OP_LE, x->level, wanted, sum, 0);
}

// ---- exact comparison of numbers ----

// A side of a comparison: num / den * 10^-scale. den NONE: 1.
struct side {
  uint32_t num, den;
  int scale;
};

static struct side side_of(struct emitter *e, const struct x *x, uint32_t level) {
  if (x->kind != X_FRACTION) return (struct side){emit_x(e, x, level), NONE, x->scale};
  return (struct side){emit_x(e, x->a, level), emit_x(e, x->b, level), x->scale};
}

static uint32_t times(struct emitter *e, uint32_t level, uint32_t a, uint32_t b) {
  return b == NONE ? a : emit_code(e, OP_MUL, level, a, b, 0);
}

// Times a power of ten: of more than a constant can hold in parts.
uint32_t emit_raised(struct emitter *e, uint32_t level, uint32_t reg, int exponent) {
  while (exponent > 0) {
    int64_t v = 1;
    for (; exponent > 0 && v < VALUE_MAX / 10; exponent--) v *= 10;
    reg = times(e, level, reg, emit_code(e, OP_CONST_V, level, number(e, v), 0, 0));
  }
  return reg;
}

// A sum or difference, at the finer of the scales.
static uint32_t joined(struct emitter *e, const struct x *x, enum opcode op) {
  uint32_t a = emit_raised(e, x->level, emit_x(e, x->a, x->level), x->scale - x->a->scale);
  uint32_t b = emit_raised(e, x->level, emit_x(e, x->b, x->level), x->scale - x->b->scale);
  return emit_code(e, op, x->level, a, b, 0);
}

static enum opcode comparison(enum x_kind kind) {
  return kind == X_LESS ? OP_LT : kind == X_AT_MOST ? OP_LE : kind == X_EQUAL ? OP_EQ : OP_NE;
}

// Whether a product of denominators is positive, so that the comparison may be multiplied by it.
static uint32_t sign(struct emitter *e, uint32_t level, uint32_t den, bool positive) {
  uint32_t zero = emit_code(e, OP_CONST_V, level, number(e, 0), 0, 0);
  return emit_code(e, OP_LT, level, positive ? zero : den, positive ? den : zero, 0);
}

// a/b < c/d becomes a*d < c*b, turned round where b*d is negative; where it is zero nobody can say, unless
// one of the four is absent: what is compared with nothing is onwaar.
static uint32_t compare(struct emitter *e, const struct x *x) {
  enum opcode op = comparison(x->kind);
  bool plain = x->a->kind != X_FRACTION && x->b->kind != X_FRACTION && x->a->scale == x->b->scale;
  if (plain) return pair(e, x, op);
  struct side a = side_of(e, x->a, x->level), b = side_of(e, x->b, x->level);
  uint32_t left = times(e, x->level, a.num, b.den), right = times(e, x->level, b.num, a.den);
  left = emit_raised(e, x->level, left, b.scale - a.scale);
  right = emit_raised(e, x->level, right, a.scale - b.scale);
  uint32_t up = emit_code(e, op, x->level, left, right, 0);
  uint32_t den = a.den == NONE ? b.den : times(e, x->level, a.den, b.den);
  if (den == NONE) return up;
  uint32_t down = emit_code(e, op, x->level, right, left, 0), zero = emit_code(e, OP_CONST_V, x->level, number(e, 0), 0, 0);
  uint32_t by_zero = emit_code(e, OP_EQ, x->level, den, zero, 0);
  uint32_t none = emit_code(e, OP_AND, x->level, by_zero, emit_condition(e, WAAR | ONWAAR, x->level), 0);
  none = emit_code(e, OP_AND, x->level, emit_code(e, OP_PRESENT, x->level, right, 0, 0), none, 0);
  none = emit_code(e, OP_AND, x->level, emit_code(e, OP_PRESENT, x->level, left, 0, 0), none, 0);
  uint32_t one_way = emit_code(e, OP_AND, x->level, sign(e, x->level, den, true), up, 0);
  uint32_t other_way = emit_code(e, OP_AND, x->level, sign(e, x->level, den, false), down, 0);
  return emit_code(e, OP_OR, x->level, none, emit_code(e, OP_OR, x->level, one_way, other_way, 0), 0);
}

static uint32_t has(struct emitter *e, const struct x *x) {
  enum opcode op = x->kind == X_HAS_ALL ? OP_HAS_ALL : OP_HAS_ANY;
  return with_number(e, x, op, (int64_t)x->mask, 0);
}

static uint32_t deadline(struct emitter *e, const struct x *x) {
  uint32_t today = emit_down(e, emit_code(e, OP_PEILDATUM, 0, 0, 0, 0), 0, x->level);
  uint32_t event = emit_code(e, OP_UPTO, x->level, emit_x(e, x->a, x->level), today, 0);
  return emit_code(e, OP_DEADLINE, x->level, event, emit_x(e, x->b, x->level), today);
}

// What the set means by a working day, behind what stands in the list.
typedef VEC(uint32_t) words;
static void add_own_days(struct emitter *e, const struct workdays *w, words *pool) {
  vec_push(e->model->arena, pool, number(e, w->week | (int64_t)w->holidays << 8));
  for (size_t i = 0; i < w->n_own; i++) {
    const struct own_day *d = &w->own[i];
    int64_t which = d->month_and_day ? d->month_and_day : OWN_DATE + (int64_t)d->date - DAY_MIN;
    vec_push(e->model->arena, pool, number(e, which * 2 + d->works));
  }
}

static uint32_t own_workdays(struct emitter *e, const struct x *x) {
  words pool = {0};
  add_own_days(e, x->workdays, &pool);
  uint32_t from = emit_x(e, x->a, x->level);
  return emit_code(e, OP_ADD_WORKDAYS, x->level, from, number(e, x->lo), writer_pool(e->w, pool.p, (uint32_t)pool.n));
}

// By a parameter.
static uint32_t shifted_by(struct emitter *e, const struct x *x) {
  words pool = {0};
  vec_push(e->model->arena, &pool, (uint32_t)x->unit);
  vec_push(e->model->arena, &pool, x->mask ? 1u : x->law ? 2u : 0u);
  if (x->workdays) add_own_days(e, x->workdays, &pool);
  uint32_t from = emit_x(e, x->a, x->level), by = emit_x(e, x->b, x->level);
  return emit_code(e, OP_TERM_BY, x->level, from, by, writer_pool(e->w, pool.p, (uint32_t)pool.n));
}

static uint32_t shifted(struct emitter *e, const struct x *x) {
  if (x->b) return shifted_by(e, x);
  if (x->workdays) return own_workdays(e, x);
  return with_number(e, x, x->law ? OP_ADD_LAW : OP_ADD_TERM, x->lo, x->unit);
}

static uint32_t within(struct emitter *e, const struct x *x) {
  uint32_t of = emit_x(e, x->a, x->level), from = number(e, x->lo), to = number(e, x->hi);
  return emit_code(e, OP_WITHIN, x->level, of, from, to);
}

static uint32_t span(struct emitter *e, const struct x *x) {
  uint32_t from = emit_x(e, x->a, x->level), by = emit_x(e, x->b, x->level);
  return emit_code(e, OP_ADD_SPAN, x->level, from, by, x->unit);
}

static uint32_t unary(struct emitter *e, const struct x *x, enum opcode op) {
  return emit_code(e, op, x->level, emit_x(e, x->a, x->level), 0, 0);
}

static uint32_t lower(struct emitter *e, const struct x *x) {
  switch (x->kind) {
  case X_TRUE: return emit_condition(e, WAAR, x->level);
  case X_CONST: return emit_code(e, OP_CONST_V, x->level, number(e, x->lo), 0, 0);
  case X_RANGE: return range(e, x);
  case X_TEXT: return emit_code(e, OP_CONST_V, x->level, number(e, text_number(e, x->text)), 0, 0);
  case X_PEILDATUM: return emit_code(e, OP_PEILDATUM, 0, 0, 0, 0);
  case X_PERIOD: return emit_code(e, OP_PERIOD, x->level, number(e, x->lo), 0, 0);
  case X_FIELD: return field(e, x);
  case X_ONE: return one_row(e, x);
  case X_FIRST: case X_LAST: return extreme(e, x);
  case X_COUNT: return count(e, x);
  case X_ANY: return emit_code(e, OP_ANY_UP, x->level, emit_x(e, x->a, x->entity), x->entity, 0);
  case X_SHIFT: return shifted(e, x);
  case X_YEAR_DAY: return with_number(e, x, OP_YEAR_DAY, x->lo, 0);
  case X_SPAN: return span(e, x);
  case X_PLUS: return joined(e, x, OP_ADD);
  case X_MINUS: return joined(e, x, OP_SUB);
  case X_TIMES: return pair(e, x, OP_MUL);
  case X_DAYS: return pair(e, x, OP_DAYS);
  case X_GAP: return gap(e, x);
  case X_ROUND: return rounded(e, x);
  case X_SUM: return added_up(e, x);
  case X_TABLE: return by_table(e, x);
  case X_LATEST: return with_number(e, x, OP_LATEST, x->lo, x->entity);
  case X_SOME_OF: return some_of(e, x);
  case X_SHARE_OF: return share_of(e, x);
  case X_YEARLY: return yearly(e, x);
  case X_PERIODIC: return periodic(e, x);
  case X_LESS: case X_AT_MOST: case X_EQUAL: case X_DIFFERENT: return compare(e, x);
  case X_WITHIN: return within(e, x);
  case X_ONE_OF: return one_of(e, x);
  case X_ABSENT: return unary(e, x, OP_ABSENT);
  case X_PRESENT: return unary(e, x, OP_PRESENT);
  case X_HAS_ANY: case X_HAS_ALL: return has(e, x);
  case X_NOT: return unary(e, x, OP_NOT);
  case X_AND: return pair(e, x, OP_AND);
  case X_OR: return pair(e, x, OP_OR);
  case X_MEMBER: return emit_member(e, x);
  case X_DEADLINE: return deadline(e, x);
  case X_PARAMETER: return emit_code(e, OP_PARAMETER, x->level, x->field, 0, 0);
  case X_NEXT: case X_PERIOD_COUNT: case X_PERIOD_SUM: case X_PERIOD_SOME: case X_PERIOD_SHARE: case X_STEP: return emit_period(e, x);
  case X_FRACTION: case X_JUDGE: case X_ROW: break;
  }
  return emit_outcome(e, ANY_OUTCOME, x->level);
}

// Constants are made at the level that asks for them; all else at its own level, and then brought down.
uint32_t emit_x(struct emitter *e, const struct x *x, uint32_t level) {
  struct spot before = emit_spot(e, x->place);
  bool constant = x->kind == X_TRUE || x->kind == X_CONST || x->kind == X_RANGE || x->kind == X_TEXT;
  struct x here = *x;
  if (constant) here.level = level;
  uint32_t reg = lower(e, &here);
  uint32_t from = x->kind == X_PEILDATUM ? 0 : here.level;
  reg = emit_down(e, reg, from, level);
  e->spot = before;
  return reg;
}

// ---- which fields an expression reads ----

static void add_use(struct emitter *e, struct lowered *t, uint32_t f) { emit_use(e, t, e->field_number[f]); }

void emit_use(struct emitter *e, struct lowered *t, uint32_t image_field) {
  for (size_t i = 0; i < t->uses.n; i++)
    if (t->uses.p[i].field == image_field) return;
  vec_push(e->keep, &t->uses, (struct img_use){image_field});
}

// Where only the rows count, the field that shows them best stands for them: the date, the key, or else the first.
static void add_rows_use(struct emitter *e, struct lowered *t, uint32_t entity) {
  const struct m_entity *m = &e->model->entities.p[entity];
  if (m->date != NONE) add_use(e, t, m->date);
  else if (m->key != NONE) add_use(e, t, m->key);
  else if (m->fields.n > 0) add_use(e, t, m->fields.p[0]);
}

void emit_uses(struct emitter *e, struct lowered *t, const struct x *x) {
  if (!x) return;
  if (x->kind == X_FIELD) add_use(e, t, x->field);
  if (x->kind == X_MEMBER) emit_term_uses(e, t, x->term);
  if (x->kind == X_ANY || x->kind == X_COUNT) add_rows_use(e, t, x->entity);
  for (size_t i = 0; i < x->args.n; i++) emit_uses(e, t, x->args.p[i]);
  emit_uses(e, t, x->a);
  emit_uses(e, t, x->b);
}
