// What changes when one cell changes. The registers of `base` are changed in place: only the instructions that read the cell, only
// the words of rows that a change reaches, and no further than where nothing changes any more. What stood there is kept on a stack.
#include <string.h>

#include "wonder.h"

enum { LARGE_ROW = sizeof(struct large_row) / sizeof(word), PART_LIMIT = 5 };

// A register as arrays of 8 bytes: planes have a word for each 64 rows, values so many for each row.
struct part {
  word *p;
  uint32_t a_row; // 0: a plane
};

// Where the words of a row begin, and how many these rows have.
static size_t word_of(const struct part *p, uint32_t row) {
  return p->a_row > 0 ? (size_t)p->a_row * row : row / 64;
}
static size_t words_in(const struct part *p, uint32_t rows) {
  return p->a_row > 0 ? (size_t)p->a_row * rows : WORDS(rows);
}

static uint32_t parts_of(const struct reg *r, uint32_t type, struct part out[PART_LIMIT]) {
  switch (type) {
  case REG_CONDITION:
    out[0] = (struct part){r->c.t, 0};
    out[1] = (struct part){r->c.f, 0};
    return 2;
  case REG_OUTCOME:
    out[0] = (struct part){r->u.v, 0};
    out[1] = (struct part){r->u.j, 0};
    out[2] = (struct part){r->u.n, 0};
    out[3] = (struct part){r->u.d, 0};
    return 4;
  case REG_VALUE:
    out[0] = (struct part){(word *)r->v.lo, 1};
    out[1] = (struct part){(word *)r->v.hi, 1};
    out[2] = (struct part){r->v.k, 0};
    out[3] = (struct part){r->v.g, 0};
    out[4] = (struct part){(word *)r->large, LARGE_ROW};
    return r->large != NULL ? 5 : 4;
  default:
    out[0] = (struct part){(word *)r->s.must, 1};
    out[1] = (struct part){(word *)r->s.may, 1};
    return 2;
  }
}

static struct reg shifted(const struct reg *r, uint32_t type, uint32_t from) {
  uint32_t w = from / 64;
  switch (type) {
  case REG_CONDITION:
    return (struct reg){.c = {r->c.t + w, r->c.f + w}};
  case REG_OUTCOME:
    return (struct reg){.u = {r->u.v + w, r->u.j + w, r->u.n + w, r->u.d + w}};
  case REG_VALUE:
    return (struct reg){.v = {r->v.lo + from, r->v.hi + from, r->v.k + w, r->v.g + w, r->v.constant, NULL},
                        .large = r->large != NULL ? r->large + from : NULL};
  default:
    return (struct reg){.s = {r->s.must + from, r->s.may + from}};
  }
}

// --- Where a change is seen

static bool is_load(uint16_t op) {
  return op == OP_LOAD_C || op == OP_LOAD_V || op == OP_LOAD_S;
}

// Apart from the column that a register of a load is.
static bool by_rows(uint16_t op) {
  return vm_by_rows(op) || is_load(op);
}

static struct segment joined(struct segment x, struct segment y) {
  if (x.from >= x.to)
    return y;
  if (y.from >= y.to)
    return x;
  return (struct segment){x.from < y.from ? x.from : y.from, x.to > y.to ? x.to : y.to};
}

static uint32_t rows_at(const struct wonder *w, uint32_t entity) {
  return w->columns.entities[entity].rows;
}

// Whole words of rows.
static struct segment widened(const struct wonder *w, uint32_t entity, struct segment s) {
  uint32_t rows = rows_at(w, entity), to = (s.to + 63) / 64 * 64;
  return (struct segment){s.from / 64 * 64, to < rows ? to : rows};
}

// The rows of the instruction that read rows `s` of an operand.
static struct segment carried(const struct wonder *w, const struct img_code *code, uint32_t reg, struct segment s) {
  uint32_t level = w->v->im->regs[reg].entity;
  if (s.from >= s.to || level == code->entity)
    return s;
  if (op_info[code->op].at == AT_UP) {
    return (struct segment){row_above(w->v, level, s.from, code->entity), row_above(w->v, level, s.to - 1, code->entity) + 1};
  }
  if (w->v->im->entities[code->entity].parent != level) // a period, of rows that do not hang on it
    return (struct segment){0, w->columns.entities[code->entity].rows};
  const uint32_t *begin = w->columns.entities[code->entity].begin;
  return (struct segment){begin[s.from], begin[s.to]};
}

// What the instruction reads of the cell itself.
static struct segment read_directly(const struct wonder *w, const struct img_code *code, struct input in) {
  if (!code_reads(w->v->im, code, in))
    return (struct segment){0, 0};
  uint32_t level = input_level(w->v->im, in.kind, in.id), row = by_rows(code->op) ? row_above(w->v, level, in.at, code->entity) : NO_INDEX;
  if (row != NO_INDEX)
    return (struct segment){row, row + 1};
  return (struct segment){0, rows_at(w, code->entity)};
}

static struct segment reached(const struct wonder *w, const struct img_code *code, struct input in) {
  uint32_t regs[OPERAND_LIMIT];
  struct segment s = read_directly(w, code, in);
  for (uint32_t n = code_operands(w->v->im, code, regs); n-- > 0;)
    s = joined(s, carried(w, code, regs[n], w->dirty[regs[n]]));
  if (s.from >= s.to)
    return s;
  return by_rows(code->op) ? widened(w, code->entity, s) : (struct segment){0, rows_at(w, code->entity)};
}

// --- One instruction

static void keep(struct wonder *w, const word *from, size_t n) {
  if (w->stack.n + n > w->stack.cap) {
    size_t cap = (w->stack.n + n) * 2;
    w->stack.p = arena_grow(w->arena, w->stack.p, w->stack.cap * sizeof(word), cap * sizeof(word));
    w->stack.cap = cap;
  }
  memcpy(w->stack.p + w->stack.n, from, n * sizeof(word));
  w->stack.n += n;
}

// The words of rows, within s, in which the new part differs.
static struct segment differing(const struct part *old, const struct part *new, struct segment s) {
  struct segment d = {0, 0};
  for (uint32_t row = s.from; row < s.to; row += 64) {
    uint32_t to = row + 64 < s.to ? row + 64 : s.to;
    const word *x = old->p + word_of(old, row), *y = new->p + word_of(old, row - s.from);
    if (memcmp(x, y, words_in(old, to - row) * sizeof(word)) != 0)
      d = joined(d, (struct segment){row, to});
  }
  return d;
}

static void take_part(struct wonder *w, const struct part *old, const struct part *new, struct segment s, struct segment d) {
  size_t at = word_of(old, d.from), n = words_in(old, d.to - d.from), start = word_of(old, d.from - s.from);
  keep(w, old->p + at, n);
  memcpy(old->p + at, new->p + start, n * sizeof(word));
}

// Where one of the two has something beside it, both get room for that.
static void beside_both(struct wonder *w, uint32_t reg, struct reg *made, uint32_t rows) {
  struct reg *base = &w->base.regs[reg];
  if (base->large == NULL && made->large != NULL)
    base->large = NEW_ARRAY(w->arena, struct large_row, rows_at(w, w->v->im->regs[reg].entity));
  if (base->large != NULL && made->large == NULL)
    made->large = NEW_ARRAY(w->scratch, struct large_row, rows);
}

static struct segment take_over(struct wonder *w, uint32_t reg, struct reg *made, struct segment s) {
  uint32_t type = w->v->im->regs[reg].type;
  struct part old[PART_LIMIT], new[PART_LIMIT];
  struct segment d = {0, 0};
  beside_both(w, reg, made, s.to - s.from);
  uint32_t n = parts_of(&w->base.regs[reg], type, old);
  parts_of(made, type, new);
  for (uint32_t i = 0; i < n; i++)
    d = joined(d, differing(&old[i], &new[i], s));
  if (d.from >= d.to)
    return d;
  for (uint32_t i = 0; i < n; i++)
    take_part(w, &old[i], &new[i], s, d);
  vec_push(w->arena, &w->saved, (struct saved){reg, n, d});
  return d;
}

static void step(struct wonder *w, const struct img_code *code, struct segment s) {
  const struct image *im = w->v->im;
  uint32_t regs[OPERAND_LIMIT];
  for (uint32_t n = code_operands(im, code, regs); n-- > 0;) {
    const struct img_reg *r = &im->regs[regs[n]];
    w->window[regs[n]] = shifted(&w->base.regs[regs[n]], r->type, r->entity == code->entity ? s.from : 0);
  }
  vm_step(w->scratch, &w->columns, w->window, code, s.from, s.to - s.from);
  w->dirty[code->dst] = take_over(w, code->dst, &w->window[code->dst], s);
  arena_reset(w->scratch);
}

// --- Trying and taking back

// A register of a load is the column itself.
static void propagate(struct wonder *w, struct input in) {
  const struct readers *r = wonder_readers(w, in);
  for (size_t i = 0; i < r->n; i++) {
    const struct img_code *code = &w->v->im->code[r->p[i]];
    struct segment s = reached(w, code, in);
    if (s.from < s.to && is_load(code->op))
      w->dirty[code->dst] = s;
    else if (s.from < s.to)
      step(w, code, s);
  }
  for (size_t i = 0; i < r->n; i++)
    w->dirty[r->p[i]] = (struct segment){0, 0};
}

void wonder_try(struct wonder *w, struct input in, const struct reply *r) {
  struct tried t = {.in = in, .saved = w->saved.n};
  t.before = wonder_fill(w, in, r);
  vec_push(w->arena, &w->tries, t);
  propagate(w, in);
  w->runs++;
}

static void give_back(struct wonder *w, const struct saved *s) {
  struct part parts[PART_LIMIT];
  parts_of(&w->base.regs[s->reg], w->v->im->regs[s->reg].type, parts);
  for (uint32_t n = s->parts; n-- > 0;) {
    size_t at = word_of(&parts[n], s->rows.from), many = words_in(&parts[n], s->rows.to - s->rows.from);
    w->stack.n -= many;
    memcpy(parts[n].p + at, w->stack.p + w->stack.n, many * sizeof(word));
  }
}

void wonder_undo(struct wonder *w) {
  const struct tried *t = &w->tries.p[--w->tries.n];
  while (w->saved.n > t->saved)
    give_back(w, &w->saved.p[--w->saved.n]);
  wonder_restore(w, t->in, &t->before);
}

void wonder_undo_to(struct wonder *w, size_t tries) {
  while (w->tries.n > tries)
    wonder_undo(w);
}
