// The machine: for each instruction a register is made and a kernel fills it. All meaning is in the kernels (kernel.h), all
// checking in the verifier; here operands become columns.
#include "vm.h"

#include <stdlib.h>
#include <string.h>

#include "below.h"
#include "kernel.h"
#include "periods.h"
#include "step.h"

// The rows of entity e, grouped by the rows of its parent.
static struct segments children(const struct columns *c, uint32_t e) {
  const struct entity_rows *rows = &c->entities[e];
  return (struct segments){rows->begin, rows_of(c, c->image->entities[e].parent), rows->open, rows->fields, rows->since};
}

// The rows of the level, grouped by those of an entity that it hangs under.
static void latest(struct arena *a, const struct columns *c, uint32_t level, uint32_t over, struct condition d, struct value key, int64_t n) {
  struct segments s = over == c->image->entities[level].parent ? children(c, level) : rows_deep_below(a, c, over, level, 0, rows_of(c, over));
  kernel_latest(s, d, key, n);
}

static bool one_peildatum(const struct columns *c) {
  for (uint32_t p = 1; p < c->providers; p++)
    if (c->peildatum[p] != c->peildatum[0])
      return false;
  return c->providers > 0;
}

// Mostly all are judged on the same day.
static void peildatum(const struct columns *c, uint32_t entity, struct value *d) {
  if (one_peildatum(c)) {
    kernel_range_v(rows_of(c, entity), d, c->peildatum[0], c->peildatum[0]);
    return;
  }
  for (uint32_t r = 0; r < rows_of(c, entity); r++) {
    uint32_t row = r;
    for (uint32_t e = entity; e != 0; e = c->image->entities[e].parent)
      row = c->entities[e].parent[row];
    d->lo[r] = d->hi[r] = c->peildatum[row];
    bit_set(d->k, r);
  }
}

static int by_size(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

__attribute__((noinline)) static void period(const struct columns *c, uint32_t entity, struct value d, bool last) {
  for (uint32_t r = 0; r < c->entities[entity].rows; r++) {
    uint32_t row = r;
    for (uint32_t e = entity; e != 0; e = c->image->entities[e].parent)
      row = c->entities[e].parent[row];
    day on = c->records == NULL ? NO_DATE : last ? c->records[row]->period_to : c->records[row]->period_from;
    d.lo[r] = on == NO_DATE ? DAY_MIN : on;
    d.hi[r] = on == NO_DATE ? DAY_MAX : on;
    bit_set(d.k, r);
  }
}

// The constants in the pool come in any order, and may come twice.
__attribute__((noinline)) static void one_of(struct arena *arena, const struct image *im, uint32_t pool, size_t rows, struct condition d,
                   struct value a) {
  size_t n = im->pool[pool].v, distinct = 0;
  int64_t *constants = NEW_ARRAY(arena, int64_t, n);
  for (size_t i = 0; i < n; i++)
    constants[i] = img_const(im, im->pool[pool + 1 + i].v);
  qsort(constants, n, sizeof *constants, by_size);
  for (size_t i = 0; i < n; i++) {
    if (distinct == 0 || constants[i] != constants[distinct - 1])
      constants[distinct++] = constants[i];
  }
  kernel_one_of(rows, d, a, constants, distinct);
}

// What a set means by a working day: a constant, then its own days.
static struct workdays own_workdays(struct arena *arena, const struct image *im, const struct img_pool *p, uint32_t own) {
  struct own_day *days = NEW_ARRAY(arena, struct own_day, own);
  int64_t head = img_const(im, p[0].v);
  for (uint32_t i = 0; i < own; i++) {
    int64_t v = img_const(im, p[1 + i].v), which = v >> 1;
    days[i].works = v & 1;
    if (which < OWN_DATE)
      days[i].month_and_day = (int)which;
    else
      days[i].date = (day)(DAY_MIN + which - OWN_DATE);
  }
  return (struct workdays){(unsigned)head & 0x7F, (unsigned)head >> 8, days, own};
}

__attribute__((noinline)) static void add_workdays(struct arena *arena, const struct image *im, uint32_t pool, size_t rows, struct value d,
                         struct value a, int32_t n) {
  const struct img_pool *p = &im->pool[pool + 1];
  const struct workdays w = own_workdays(arena, im, p, im->pool[pool].v - 1);
  kernel_add_workdays(rows, d, a, n, &w);
}

__attribute__((noinline)) static void term_by(struct arena *arena, const struct image *im, uint32_t pool, size_t rows, struct value d,
                                              struct value a, struct value b) {
  const struct img_pool *p = &im->pool[pool + 1];
  uint32_t n = im->pool[pool].v;
  struct workdays own = n > 2 ? own_workdays(arena, im, p + 2, n - 3) : (struct workdays){0};
  kernel_term_by(rows, d, a, b, &(struct said_term){(enum unit)p[0].v, p[1].v == 1, p[1].v == 2, n > 2 ? &own : NULL});
}

// The n-th register in the pool of a duty, beyond the four words that each has; NULL: it does not say that.
static const struct value *beside(const struct image *im, const struct reg *regs, uint32_t pool, uint32_t n) {
  uint32_t at = duty_more(im, pool, n);
  return at == NONE ? NULL : &regs[at].v;
}

// The functions with many numbers of their own stand apart, so that execute has few.
//
// An option in the pool: condition, value, and the mask of those that go before it.
static uint64_t before(const struct img_pool *option) {
  return (uint64_t)option[3].v << 32 | option[2].v;
}

__attribute__((noinline)) static void select_c(const struct image *im, const struct reg *regs, uint32_t pool, size_t rows, struct condition d,
                     struct condition base) {
  struct option_c options[SELECT_LIMIT];
  size_t n = im->pool[pool].v / 4;
  for (size_t i = 0; i < n; i++) {
    const struct img_pool *p = &im->pool[pool + 1 + 4 * i];
    options[i] = (struct option_c){regs[p[0].v].c, regs[p[1].v].c, before(p)};
  }
  kernel_select_c(rows, d, base, options, n);
}

__attribute__((noinline)) static void select_u(const struct image *im, const struct reg *regs, uint32_t pool, size_t rows, struct outcome d,
                     struct outcome base) {
  struct option_u options[SELECT_LIMIT];
  size_t n = im->pool[pool].v / 4;
  for (size_t i = 0; i < n; i++) {
    const struct img_pool *p = &im->pool[pool + 1 + 4 * i];
    options[i] = (struct option_u){regs[p[0].v].c, regs[p[1].v].u, before(p)};
  }
  kernel_select_u(rows, d, base, options, n);
}

// What stands beside columns (exact.h).
typedef struct large_row *calculation(struct arena *arena, size_t rows, struct value d, struct exact a, struct exact b);
typedef void comparison(size_t rows, struct condition d, struct exact a, struct exact b);

__attribute__((noinline)) static void calculate(struct arena *arena, size_t rows, struct reg *d, const struct reg *a, const struct reg *b,
                                                calculation *exact) {
  d->large = exact(arena, rows, d->v, exact_of(a), exact_of(b));
}

__attribute__((noinline)) static void compare(size_t rows, struct condition d, const struct reg *a, const struct reg *b, comparison *exact) {
  exact(rows, d, exact_of(a), exact_of(b));
}

__attribute__((noinline)) static void sum_up(struct arena *arena, struct segments s, struct reg *d, const struct reg *a, struct condition in) {
  kernel_sum_up(s, d->v, a->v, in);
  d->large = exact_sum_up(arena, s, d->v, exact_of(a), in);
}

__attribute__((noinline)) static void round_beside(struct arena *arena, size_t rows, struct reg *d, const struct reg *a, const struct reg *b,
                                                   int64_t step, int shift) {
  d->large = exact_round(arena, rows, d->v, exact_of(a), exact_of(b), step, shift);
}

__attribute__((noinline)) static void choose(struct arena *arena, size_t rows, struct reg *d, struct condition a, const struct reg *b,
                                             const struct reg *c) {
  d->large = exact_choose(arena, rows, d->v, a, exact_of(b), exact_of(c));
}

unsigned planes_of(enum reg_type type) {
  return type == REG_SET ? 0 : type == REG_OUTCOME ? 4 : 2;
}

void make_slot(struct arena *a, struct slot *s, enum reg_type type, uint32_t rows) {
  s->rows = rows;
  if (type == REG_VALUE || type == REG_SET) {
    s->lo = NEW_ARRAY(a, int64_t, rows);
    s->hi = NEW_ARRAY(a, int64_t, rows);
  }
  s->planes = NEW_ARRAY(a, word, planes_of(type) * WORDS(rows));
}

void take_slot(struct reg *r, const struct slot *s, enum reg_type type, size_t rows) {
  size_t words = WORDS(rows);
  word *p = s->planes;
  switch (type) {
  case REG_CONDITION:
    r->c = (struct condition){p, p + words};
    break;
  case REG_OUTCOME:
    r->u = (struct outcome){p, p + words, p + 2 * words, p + 3 * words};
    break;
  case REG_VALUE:
    r->v = (struct value){s->lo, s->hi, p, p + words, false, NULL};
    break;
  case REG_SET:
    r->s = (struct set){(uint64_t *)s->lo, (uint64_t *)s->hi};
    break;
  }
}

#define A regs[a]
#define B regs[b]
#define C regs[c]
#define I(x) img_const(image, x)
#define BESIDE(x, y) (x.large != NULL || y.large != NULL)
#define P(x) image->pool[x].v
#define up(e) children_of(arena, columns, level, e, from, (uint32_t)rows)
#define RUN (&(struct run){columns->image, columns, regs})
#define SPREAD(x) ((struct spread[]){spread_of(arena, columns, level, x)}[0])

// Those of the rows of `level` from `from` on, a multiple of 64.
static struct segments children_of(struct arena *a, const struct columns *c, uint32_t level, uint32_t e, uint32_t from, uint32_t parents) {
  const struct entity_rows *rows = &c->entities[e];
  if (c->image->entities[e].parent != level)
    return rows_deep_below(a, c, level, e, from, parents);
  bool all = parents == rows_of(c, c->image->entities[e].parent);
  return (struct segments){rows->begin + from, parents, rows->open + from / 64,
                           all ? rows->fields : (struct fields){NULL, NULL}, rows->since ? rows->since + from : NULL};
}

void execute(struct arena *arena, const struct columns *columns, struct reg *regs, const struct img_code *code,
                    uint32_t from, size_t rows) {
  const struct image *image = columns->image;
  const uint32_t a = code->a, b = code->b, c = code->c, level = code->entity;
  const uint32_t *parent = columns->entities[level].parent + from;
  const word *ends = columns->entities[level].fields.ends == NULL ? NULL : columns->entities[level].fields.ends + from / 64;
  struct reg *d = &regs[code->dst];
  d->large = NULL;
  switch ((enum opcode)code->op) {
#define DO(name, ...)                                                                                                  \
  case OP_##name:                                                                                                      \
    __VA_ARGS__;                                                                                                       \
    break;
#include "dispatch.def"
#undef DO
  case OP_COUNT:
    break;
  }
}

static void make_register(struct arena *a, const struct run *run, const struct img_code *code) {
  enum reg_type type = run->image->regs[code->dst].type;
  uint32_t rows = rows_of(run->columns, code->entity);
  struct slot slot = {0};
  if (is_load(code->op))
    return;
  make_slot(a, &slot, type, rows);
  take_slot(&run->regs[code->dst], &slot, type, rows);
}

static void run_one(struct arena *a, const struct run *run, const struct img_code *code) {
  make_register(a, run, code);
  execute(a, run->columns, run->regs, code, 0, rows_of(run->columns, code->entity));
}

void vm_run(struct arena *a, const struct columns *columns, struct run *out) {
  const struct image *im = columns->image;
  *out = (struct run){im, columns, NEW_ARRAY(a, struct reg, im->n_regs)};
  for (uint32_t i = 0; i < im->n_code; i++)
    run_one(a, out, &im->code[i]);
}

void vm_run_some(struct arena *a, const struct columns *columns, struct reg *regs, const uint32_t *at, size_t n, struct run *out) {
  *out = (struct run){columns->image, columns, regs};
  for (size_t i = 0; i < n; i++)
    run_one(a, out, &columns->image->code[at[i]]);
}

// Instructions of which each row hangs on its own row, its parent's or its children's alone, and on no column.
bool vm_by_rows(uint16_t op) {
  switch ((enum opcode)op) {
  case OP_DOWN_C:
  case OP_DOWN_U:
  case OP_DOWN_V:
  case OP_DOWN_S:
  case OP_FOLD_UP:
  case OP_COUNT_UP:
  case OP_ANY_UP:
  case OP_FIRST_UP:
  case OP_LAST_UP:
  case OP_ONE_UP:
  case OP_ONE_UP_C:
  case OP_ONE_UP_S:
  case OP_SUM_UP:
  case OP_SHARE_UP:
  case OP_SHARE_BY:
  case OP_PERIODIC_UP:
  case OP_YEARLY_UP:
  case OP_TERM_BY:
  case OP_ADD:
  case OP_SUB:
  case OP_MUL:
  case OP_TRUTH:
  case OP_ADD_TERM:
  case OP_ADD_SPAN:
  case OP_CHOOSE_V:
  case OP_ADD_LAW:
  case OP_YEAR_DAY:
  case OP_UPTO:
  case OP_LT:
  case OP_LE:
  case OP_EQ:
  case OP_NE:
  case OP_WITHIN:
  case OP_ONE_OF:
  case OP_ABSENT:
  case OP_PRESENT:
  case OP_HAS_ANY:
  case OP_HAS_ALL:
  case OP_NOT:
  case OP_AND:
  case OP_OR:
  case OP_SELECT_C:
  case OP_CRITERION:
  case OP_CHOOSE:
  case OP_FOLD:
  case OP_COMPLETE:
  case OP_DEADLINE:
  case OP_SELECT_U:
    return true;
  default:
    return false;
  }
}

void vm_step(struct arena *a, const struct columns *columns, struct reg *regs, const struct img_code *code, uint32_t from,
             uint32_t rows) {
  enum reg_type type = columns->image->regs[code->dst].type;
  struct slot slot = {0};
  make_slot(a, &slot, type, rows);
  take_slot(&regs[code->dst], &slot, type, rows);
  execute(a, columns, regs, code, from, rows);
}

unsigned run_outcome(const struct run *r, uint32_t reg, uint32_t row) {
  return outcome_at(&r->regs[reg].u, row);
}

unsigned run_condition(const struct run *r, uint32_t reg, uint32_t row) {
  return condition_at(&r->regs[reg].c, row);
}

uint32_t run_rows(const struct run *r, uint32_t reg) {
  return rows_of(r->columns, r->image->regs[reg].entity);
}
