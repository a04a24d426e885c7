// Which answers matter. A value is compared with others, directly or after some arithmetic; backwards through the code each
// comparison becomes cuts in the value that is asked: c is a cut when c-1 and c may be told apart. What lies between two cuts is
// one answer.
#include <stdlib.h>

#include "replies.h"

enum { CUT_LIMIT = 400, LEAF_LIMIT = 64, MEMBER_LIMIT = 4 };

static const cuts *cut_all(struct cutter *c, uint32_t field);

void add_cut(struct cutter *c, uint32_t reg, int64_t cut) {
  cuts *to = &c->of[reg];
  for (size_t i = 0; i < to->n; i++)
    if (to->p[i] == cut)
      return;
  if (to->n < CUT_LIMIT)
    vec_push(c->arena, to, cut);
  else
    c->exact = false;
}

void add_value(struct cutter *c, uint32_t reg, int64_t value) {
  if (value <= VALUE_MIN || value >= VALUE_MAX)
    return;
  add_cut(c, reg, value);
  add_cut(c, reg, value + 1);
}

static bool is_date(const struct view *v, uint32_t reg) {
  return value_kind_of(v->im, reg).type == TYPE_DATE;
}

// The field that a register holds unchanged; NONE: it holds something else.
static uint32_t field_in(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_V || im->code[reg].op == OP_ONE_UP)
    reg = im->code[reg].a;
  return im->code[reg].op == OP_LOAD_V ? im->code[reg].a : NONE;
}

// Compared with what is unknown too: the two can stand in any order, in each of the ranges that either is cut in. Two points in
// every range show all of it for two values.
static void add_unknown(struct cutter *c, uint32_t reg, uint32_t other, uint32_t many) {
  uint32_t field = field_in(c->v->im, other);
  c->loose[reg] = true;
  c->unknowns += many;
  c->exact = c->exact && field != NONE && c->unknowns == 1;
  add_value(c, reg, is_date(c->v, reg) ? c->v->columns->peildatum[c->v->provider] : 0);
  if (field == NONE || c->inner)
    return;
  struct cutter beside = cutter_for(c->arena, c->w, (struct input){GAP_FIELD, field, 0});
  beside.inner = true;
  const cuts *of = cut_all(&beside, field);
  for (size_t i = 0; i < of->n; i++)
    add_cut(c, reg, of->p[i]);
  c->exact = c->exact && beside.exact;
}

void add_compared(struct cutter *c, uint32_t reg, uint32_t other) {
  const struct value *v = &c->v->run->regs[other].v;
  struct segment s = c->v->segments[c->v->im->regs[other].entity];
  uint32_t unknown = 0;
  for (uint32_t row = s.from; row < s.to; row++) {
    if (bit_get(v->k, row) && v->lo[row] == v->hi[row])
      add_value(c, reg, v->lo[row]);
    else
      unknown += bit_get(v->k, row);
  }
  if (unknown > 0)
    add_unknown(c, reg, other, unknown);
}

// Values of one register are compared with each other, row by row, or with another.
static void compare(struct cutter *c, uint32_t a, uint32_t b) {
  if (c->again[a])
    add_compared(c, a, b);
  if (c->again[b])
    add_compared(c, b, a);
}

static void cut_constants(struct cutter *c, const struct img_code *code) {
  const struct img_pool *pool = &c->v->im->pool[code->b];
  for (uint32_t i = 1; i <= pool->v; i++)
    add_value(c, code->a, img_const(c->v->im, pool[i].v));
}

static void cut_range(struct cutter *c, const struct img_code *code) {
  add_cut(c, code->a, img_const(c->v->im, code->b));
  add_cut(c, code->a, img_const(c->v->im, code->c) + 1);
}

static void take_over(struct cutter *c, uint32_t from, uint32_t to) {
  c->loose[to] = c->loose[to] || c->loose[from];
  for (size_t i = 0; i < c->of[from].n; i++)
    add_cut(c, to, c->of[from].p[i]);
}

enum arithmetic { PLUS, MINUS, FROM, TIMES };

static void cut_back(struct cutter *c, uint32_t to, int64_t cut, int64_t other, enum arithmetic how) {
  switch (how) {
  case PLUS:
    add_cut(c, to, cut - other);
    break;
  case MINUS:
    add_cut(c, to, cut + other);
    break;
  case FROM:
    add_cut(c, to, other - cut + 1);
    break;
  case TIMES:
    for (int64_t near = other == 0 ? 2 : -1; near <= 1; near++)
      add_cut(c, to, cut / other + near);
  }
}

// A cut between two whole days, of one in their duration.
static int64_t cut_in(int64_t cut, int64_t unit) {
  return cut / unit + (cut % unit > 0);
}

// `unit`: how many of the result one of the operands is.
static void cut_beside(struct cutter *c, uint32_t dst, uint32_t to, uint32_t other, enum arithmetic how, int64_t unit) {
  const struct value *v = &c->v->run->regs[other].v;
  struct segment s = c->v->segments[c->v->im->regs[other].entity];
  c->exact = c->exact && how != TIMES && !c->loose[dst];
  for (uint32_t row = s.from; row < s.to; row++) {
    bool known = bit_get(v->k, row) && v->lo[row] == v->hi[row];
    c->exact = c->exact && (known || !bit_get(v->k, row));
    for (size_t i = 0; known && i < c->of[dst].n; i++)
      cut_back(c, to, cut_in(c->of[dst].p[i], unit), v->lo[row], how);
  }
  if (c->of[to].n == 0)
    add_value(c, to, 0);
}

static void cut_arithmetic(struct cutter *c, const struct img_code *code) {
  bool days = code->op == OP_DAYS, minus = code->op == OP_SUB || days;
  enum arithmetic first = code->op == OP_ADD ? PLUS : minus ? MINUS : TIMES;
  int64_t unit = days ? (int64_t)NUMBER_SCALE * SPAN_DAY_MINUTES : 1;
  if (c->again[code->a])
    cut_beside(c, code->dst, code->a, code->b, first, unit);
  if (c->again[code->b])
    cut_beside(c, code->dst, code->b, code->a, minus ? FROM : first, unit);
}

// The sum of the others is what the sum is at least, without this one; near enough to find both sides of each cut.
static void cut_sum(struct cutter *c, const struct img_code *code) {
  c->exact = false;
  take_over(c, code->dst, code->a);
  for (uint32_t row = c->v->segments[code->entity].from; row < c->v->segments[code->entity].to; row++) {
    struct segment rows = rows_under(c->v, code->c, code->entity, row);
    const struct value *v = &c->v->run->regs[code->a].v;
    int64_t others = 0;
    for (uint32_t at = rows.from; at < rows.to; at++)
      if (bit_get(v->k, at) && v->lo[at] == v->hi[at])
        others += v->lo[at] / 2 < VALUE_MAX / 4 && v->lo[at] / 2 > VALUE_MIN / 4 ? v->lo[at] : 0;
    for (size_t i = 0; i < c->of[code->dst].n; i++)
      add_cut(c, code->a, c->of[code->dst].p[i] - others);
  }
}

// The row with the least (greatest) key decides: the order among the keys matters.
static void cut_extreme(struct cutter *c, const struct img_code *code) {
  if (c->again[code->a])
    take_over(c, code->dst, code->a);
  if (c->again[code->b])
    add_compared(c, code->b, code->b);
}

static void cut_deadline(struct cutter *c, const struct img_code *code) {
  compare(c, code->a, code->b);
  compare(c, code->b, code->c);
}

static void cut_choice(struct cutter *c, const struct img_code *code) {
  if (c->again[code->b])
    take_over(c, code->dst, code->b);
  if (c->again[code->c])
    take_over(c, code->dst, code->c);
}

static void cut_code(struct cutter *c, const struct img_code *code) {
  switch (code->op) {
  case OP_LT:
  case OP_LE:
  case OP_EQ:
  case OP_NE:
    compare(c, code->a, code->b);
    break;
  case OP_UPTO:
    compare(c, code->a, code->b);
    if (c->again[code->a])
      take_over(c, code->dst, code->a);
    break;
  case OP_DEADLINE:
    cut_deadline(c, code);
    break;
  case OP_WITHIN:
    cut_range(c, code);
    break;
  case OP_ONE_OF:
    cut_constants(c, code);
    break;
  case OP_ADD_TERM:
  case OP_ADD_LAW:
    cut_term(c, code);
    break;
  case OP_YEAR_DAY:
    cut_year_day(c, code);
    break;
  case OP_TERM_BY:
    cut_said(c, code);
    break;
  case OP_ADD:
  case OP_SUB:
  case OP_MUL:
  case OP_DAYS:
    cut_arithmetic(c, code);
    break;
  case OP_SUM_UP:
    cut_sum(c, code);
    break;
  case OP_PERIODIC_UP:
    cut_periodic(c, code);
    break;
  case OP_YEARLY_UP:
    cut_yearly(c, code);
    break;
  case OP_FIRST_UP:
  case OP_LAST_UP:
    cut_extreme(c, code);
    break;
  case OP_LATEST:
    add_compared(c, code->a, code->a);
    break;
  case OP_CHOOSE_V:
    cut_choice(c, code);
    break;
  case OP_DOWN_V:
  case OP_ONE_UP:
    take_over(c, code->dst, code->a);
    break;
  default:
    break;
  }
}

// Instructions that say themselves where they cut, or that do not look at the size of a value.
static bool is_familiar(const struct image *im, const struct img_code *code) {
  uint32_t regs[OPERAND_LIMIT];
  bool reads = false;
  for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
    reads = reads || im->regs[regs[n]].type == REG_VALUE;
  if (!reads)
    return true;
  switch (code->op) {
  case OP_LT: case OP_LE: case OP_EQ: case OP_NE: case OP_UPTO: case OP_DEADLINE: case OP_WITHIN:
  case OP_ONE_OF: case OP_ADD_TERM: case OP_ADD_LAW: case OP_TERM_BY: case OP_YEAR_DAY: case OP_CHOOSE_V: case OP_LATEST:
  case OP_YEARLY_UP: case OP_ADD: case OP_SUB: case OP_MUL: case OP_DAYS: case OP_SUM_UP: case OP_PERIODIC_UP:
  case OP_FIRST_UP: case OP_LAST_UP: case OP_DOWN_V: case OP_ONE_UP: case OP_ABSENT: case OP_PRESENT:
    return true;
  default:
    return false;
  }
}

static int by_size(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

static void add_ranges(struct arena *a, struct hole *h, const cuts *at, int64_t lo, int64_t hi) {
  int64_t from = lo;
  if (at->n > 1)
    qsort(at->p, at->n, sizeof *at->p, by_size);
  for (size_t i = 0; i < at->n; i++) {
    if (at->p[i] <= from || at->p[i] > hi)
      continue;
    vec_push(a, &h->replies, (struct reply){.from = from, .to = at->p[i] - 1});
    from = at->p[i];
  }
  vec_push(a, &h->replies, (struct reply){.from = from, .to = hi});
}

// Every choice is an answer, as long as there are not too many.
static bool add_choices(struct arena *a, struct hole *h, int64_t lo, int64_t hi) {
  if (hi - lo >= LEAF_LIMIT)
    return false;
  for (int64_t leaf = lo; leaf <= hi; leaf++)
    vec_push(a, &h->replies, (struct reply){.from = leaf, .to = leaf});
  return true;
}

struct cutter cutter_for(struct arena *a, struct wonder *w, struct input in) {
  uint32_t n = w->v->im->n_regs;
  return (struct cutter){.arena = a,
                         .w = w,
                         .v = w->v,
                         .again = wonder_readers(w, in)->of,
                         .of = NEW_ARRAY(a, cuts, n),
                         .loose = NEW_ARRAY(a, bool, n),
                         .exact = true};
}

// The cuts in the field itself; those around another unknown value with a point more on either side.
static const cuts *cut_all(struct cutter *c, uint32_t field) {
  const struct image *im = c->v->im;
  uint32_t load = NONE;
  for (uint32_t i = im->n_code; i-- > 0;) {
    if (!c->again[i])
      continue;
    c->exact = c->exact && is_familiar(im, &im->code[i]);
    cut_code(c, &im->code[i]);
    if (im->code[i].op == OP_LOAD_V && im->code[i].a == field)
      load = i;
  }
  if (load == NONE)
    return NEW(c->arena, cuts);
  for (size_t i = 0, n = c->loose[load] ? c->of[load].n : 0; i < n; i++) {
    add_cut(c, load, c->of[load].p[i] - 1);
    add_cut(c, load, c->of[load].p[i] + 1);
  }
  return &c->of[load];
}

// Gives whether the ranges stand for every value, whatever the other answers are.
static bool add_scalar_ranges(struct wonder *w, struct arena *a, struct hole *h, int64_t lo, int64_t hi) {
  struct arena *scratch = arena_child(a);
  struct cutter c = cutter_for(scratch, w, h->in);
  add_ranges(a, h, cut_all(&c, h->in.id), lo, hi);
  bool exact = c.exact;
  arena_free(scratch);
  return exact;
}

static void add_scalars(struct wonder *w, struct arena *a, struct hole *h) {
  const struct value *cell = &w->v->columns->fields[h->in.id].value;
  int64_t lo = cell->lo[h->in.at], hi = cell->hi[h->in.at];
  if (w->v->im->fields[h->in.id].type != TYPE_CHOICE || !add_choices(a, h, lo, hi))
    h->all = add_scalar_ranges(w, a, h, lo, hi);
  if (bit_get(cell->g, h->in.at))
    vec_push(a, &h->replies, (struct reply){.absent = true});
}

// The members that some norm asks for.
static uint64_t members_asked(struct wonder *w, const struct hole *h) {
  const struct image *im = w->v->im;
  const bool *again = wonder_readers(w, h->in)->of;
  const struct set *set = &w->v->columns->fields[h->in.id].set;
  uint64_t asked = 0;
  for (uint32_t i = 0; i < im->n_code; i++)
    if (again[i] && (im->code[i].op == OP_HAS_ANY || im->code[i].op == OP_HAS_ALL))
      asked |= (uint64_t)img_const(im, im->code[i].b);
  return asked & set->may[h->in.at] & ~set->must[h->in.at];
}

static void add_members(struct arena *a, struct hole *h, uint64_t members) {
  vec_push(a, &h->replies, (struct reply){.members = members});
}

// Every selection of the members that are asked for; of many only none, all, each alone and all but one.
static void add_selections(struct wonder *w, struct arena *a, struct hole *h) {
  uint64_t must = w->v->columns->fields[h->in.id].set.must[h->in.at], asked = members_asked(w, h), some = 0;
  uint32_t n = 0;
  for (uint64_t left = asked; left != 0; left &= left - 1)
    n++;
  h->all = n <= MEMBER_LIMIT;
  add_members(a, h, must | asked);
  if (asked == 0)
    return;
  if (h->all) {
    for (some = (asked - 1) & asked; some != 0; some = (some - 1) & asked)
      add_members(a, h, must | some);
  } else {
    for (uint64_t left = asked; left != 0; left &= left - 1)
      add_members(a, h, must | (left & ~(left - 1)));
    for (uint64_t left = asked; left != 0; left &= left - 1)
      add_members(a, h, must | (asked & ~(left & ~(left - 1))));
  }
  add_members(a, h, must);
}

static void add_bits(struct arena *a, struct hole *h, unsigned bits) {
  vec_push(a, &h->replies, (struct reply){.bits = bits});
}

void hole_replies(struct wonder *w, struct arena *a, struct hole *h) {
  static const unsigned outcomes[] = {JA, DEELS, NEE, NVT};
  uint32_t type = h->in.kind == GAP_FIELD ? w->v->im->fields[h->in.id].type : 0;
  h->all = h->in.kind != GAP_LIST;
  if (h->in.kind == GAP_LIST) {
    vec_push(a, &h->replies, (struct reply){.more = false});
    vec_push(a, &h->replies, (struct reply){.more = true});
  } else if (h->in.kind == GAP_JUDGEMENT) {
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
      add_bits(a, h, outcomes[i]);
  } else if (type == TYPE_BOOL) {
    add_bits(a, h, WAAR);
    add_bits(a, h, ONWAAR);
  } else if (type == TYPE_SET) {
    add_selections(w, a, h);
  } else {
    add_scalars(w, a, h);
  }
}
