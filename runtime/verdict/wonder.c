// A copy of what is known that can be changed, and the cells in it.
#include "wonder.h"

#include <string.h>

static void *copied(struct arena *a, const void *from, size_t size) {
  void *to = arena_alloc(a, size);
  if (size > 0)
    memcpy(to, from, size);
  return to;
}

static word *copied_plane(struct arena *a, const word *plane, uint32_t rows) {
  return copied(a, plane, WORDS(rows) * sizeof *plane);
}

static struct field_column copied_field(struct arena *a, const struct columns *c, uint32_t field) {
  const struct img_field *f = &c->image->fields[field];
  const struct field_column *from = &c->fields[field];
  uint32_t rows = c->entities[f->entity].rows;
  size_t wide = rows * sizeof(int64_t);
  if (f->type == TYPE_BOOL)
    return (struct field_column){.bits = {copied_plane(a, from->bits.t, rows), copied_plane(a, from->bits.f, rows)}};
  if (f->type == TYPE_SET)
    return (struct field_column){.set = {copied(a, from->set.must, wide), copied(a, from->set.may, wide)}};
  return (struct field_column){.value = {copied(a, from->value.lo, wide), copied(a, from->value.hi, wide),
                                         copied_plane(a, from->value.k, rows), copied_plane(a, from->value.g, rows), false, NULL}};
}

static struct outcome copied_outcome(struct arena *a, const struct outcome *o, uint32_t rows) {
  return (struct outcome){copied_plane(a, o->v, rows), copied_plane(a, o->j, rows), copied_plane(a, o->n, rows),
                          copied_plane(a, o->d, rows)};
}

// The planes of open lists, fields and judgements are our own; all else is shared.
static struct columns copied_columns(struct arena *a, const struct columns *c) {
  const struct image *im = c->image;
  struct columns out = *c;
  out.entities = copied(a, c->entities, im->n_entities * sizeof *c->entities);
  out.fields = NEW_ARRAY(a, struct field_column, im->n_fields);
  out.judges = NEW_ARRAY(a, struct judge_column, im->n_judges);
  for (uint32_t e = 1; e < im->n_entities; e++)
    out.entities[e].open = copied_plane(a, c->entities[e].open, c->entities[im->entities[e].parent].rows);
  for (uint32_t f = 0; f < im->n_fields; f++)
    out.fields[f] = copied_field(a, c, f);
  for (uint32_t j = 0; j < im->n_judges; j++)
    out.judges[j].given = copied_outcome(a, &c->judges[j].given, c->entities[im->judges[j].entity].rows);
  return out;
}

// No questions are asked about what a judgement on the whole decides; what something displaces is n.v.t. whatever is answered.
static void list_outcomes(struct wonder *w, struct arena *a, const struct verdicts *verdicts) {
  const struct image *im = w->v->im;
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (!verdicts->targets[t].unasked && !is_one(verdicts->targets[t].possible))
      vec_push(a, &w->outcomes, im->targets[t].reg);
  for (uint32_t i = 0; i < im->n_themes; i++)
    if (!is_one(verdicts->themes[i]))
      vec_push(a, &w->outcomes, im->themes[i].reg);
}

struct wonder *wonder_new(struct arena *a, const struct view *v, const struct verdicts *verdicts) {
  struct wonder *w = NEW(a, struct wonder);
  *w = (struct wonder){.arena = a, .scratch = arena_child(a), .v = v, .columns = copied_columns(a, v->columns)};
  w->readers[GAP_LIST] = NEW_ARRAY(a, struct readers, v->im->n_entities);
  w->readers[GAP_FIELD] = NEW_ARRAY(a, struct readers, v->im->n_fields);
  w->readers[GAP_JUDGEMENT] = NEW_ARRAY(a, struct readers, v->im->n_judges);
  w->dirty = NEW_ARRAY(a, struct segment, v->im->n_regs);
  w->window = NEW_ARRAY(a, struct reg, v->im->n_regs);
  vm_run(a, &w->columns, &w->base);
  if (verdicts != NULL)
    list_outcomes(w, a, verdicts);
  return w;
}

void wonder_free(struct wonder *w) {
  arena_free(w->scratch);
}

static bool is_load(uint16_t op) {
  return op == OP_LOAD_C || op == OP_LOAD_V || op == OP_LOAD_S;
}

// Counting what falls in a period reads each list on the way down to its rows.
static bool reads_on_the_way(const struct image *im, const struct img_code *code, uint32_t entity) {
  uint32_t e = period_rows(im, code);
  while (e != NONE && e != entity)
    e = im->entities[e].parent;
  return e != NONE || (code->op == OP_NEXT && code->entity == entity);
}

// So does what looks at rows below its own, or beside each other below a row.
static bool reads_on_the_way_down(const struct image *im, const struct img_code *code, uint32_t entity) {
  bool up = op_info[code->op].at == AT_UP, beside = code->op == OP_LATEST;
  uint32_t e = up ? code_child(im, code) : beside ? code->entity : NONE, level = up ? code->entity : code->c;
  while (e != NONE && e != entity && e != level)
    e = im->entities[e].parent;
  return e != NONE && e == entity && e != level;
}

bool code_reads(const struct image *im, const struct img_code *code, struct input in) {
  switch (in.kind) {
  case GAP_FIELD:
    return is_load(code->op) && code->a == in.id;
  case GAP_JUDGEMENT:
    return code->op == OP_JUDGE && code->b == in.id;
  default:
    return reads_on_the_way_down(im, code, in.id) || (code->op == OP_LIST_OPEN && code->a == in.id) ||
           reads_on_the_way(im, code, in.id);
  }
}

static bool reads_marked(const struct image *im, const struct img_code *code, const bool *marked) {
  uint32_t regs[OPERAND_LIMIT];
  for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
    if (marked[regs[n]])
      return true;
  return false;
}

const struct readers *wonder_readers(struct wonder *w, struct input in) {
  const struct image *im = w->v->im;
  struct readers *r = &w->readers[in.kind][in.id];
  if (r->known)
    return r;
  *r = (struct readers){.p = NEW_ARRAY(w->arena, uint32_t, im->n_code), .of = NEW_ARRAY(w->arena, bool, im->n_code), .known = true};
  for (uint32_t i = 0; i < im->n_code; i++) {
    r->of[i] = code_reads(im, &im->code[i], in) || reads_marked(im, &im->code[i], r->of);
    if (r->of[i])
      r->p[r->n++] = i;
  }
  return r;
}

static void put_bit(word *plane, uint32_t row, bool on) {
  if (on)
    bit_set(plane, row);
  else
    bit_clear(plane, row);
}

static struct cell_before swap_bool(struct condition *c, uint32_t row, unsigned bits) {
  struct cell_before before = {.bits = condition_at(c, row)};
  put_bit(c->t, row, bits & WAAR);
  put_bit(c->f, row, bits & ONWAAR);
  return before;
}

enum { MAY_BE_KNOWN = 1, MAY_BE_ABSENT = 2 };

static struct cell_before swap_value(struct value *v, uint32_t row, int64_t lo, int64_t hi, unsigned bits) {
  struct cell_before before = {.lo = v->lo[row], .hi = v->hi[row]};
  before.bits = (bit_get(v->k, row) ? MAY_BE_KNOWN : 0) | (bit_get(v->g, row) ? MAY_BE_ABSENT : 0);
  v->lo[row] = lo;
  v->hi[row] = hi;
  put_bit(v->k, row, bits & MAY_BE_KNOWN);
  put_bit(v->g, row, bits & MAY_BE_ABSENT);
  return before;
}

static struct cell_before swap_set(struct set *s, uint32_t row, uint64_t must, uint64_t may) {
  struct cell_before before = {.must = s->must[row], .may = s->may[row]};
  s->must[row] = must;
  s->may[row] = may;
  return before;
}

static struct cell_before swap_outcome(struct outcome *o, uint32_t row, unsigned bits) {
  struct cell_before before = {.bits = outcome_at(o, row)};
  outcome_put(o, row, bits);
  return before;
}

static struct cell_before swap_open(word *open, uint32_t row, unsigned bits) {
  struct cell_before before = {.bits = bit_get(open, row)};
  put_bit(open, row, bits);
  return before;
}

// One day or number stands for all of its range: its begin, or its end where it has no begin.
static int64_t representative(const struct reply *r) {
  return r->from <= DAY_MIN && r->to > r->from ? r->to : r->from;
}

static struct cell_before fill_field(struct wonder *w, struct input in, const struct reply *r) {
  struct field_column *c = &w->columns.fields[in.id];
  uint32_t type = w->v->im->fields[in.id].type;
  if (type == TYPE_BOOL)
    return swap_bool(&c->bits, in.at, r->bits);
  if (type == TYPE_SET)
    return swap_set(&c->set, in.at, r->members, r->members);
  int64_t v = r->absent ? 0 : representative(r);
  return swap_value(&c->value, in.at, v, v, r->absent ? MAY_BE_ABSENT : MAY_BE_KNOWN);
}

struct cell_before wonder_fill(struct wonder *w, struct input in, const struct reply *r) {
  switch (in.kind) {
  case GAP_FIELD:
    return fill_field(w, in, r);
  case GAP_JUDGEMENT:
    return swap_outcome(&w->columns.judges[in.id].given, in.at, r->bits);
  default:
    return swap_open(w->columns.entities[in.id].open, in.at, 0);
  }
}

void wonder_restore(struct wonder *w, struct input in, const struct cell_before *b) {
  uint32_t type = in.kind == GAP_FIELD ? w->v->im->fields[in.id].type : 0;
  if (in.kind == GAP_LIST)
    swap_open(w->columns.entities[in.id].open, in.at, b->bits);
  else if (in.kind == GAP_JUDGEMENT)
    swap_outcome(&w->columns.judges[in.id].given, in.at, b->bits);
  else if (type == TYPE_BOOL)
    swap_bool(&w->columns.fields[in.id].bits, in.at, b->bits);
  else if (type == TYPE_SET)
    swap_set(&w->columns.fields[in.id].set, in.at, b->must, b->may);
  else
    swap_value(&w->columns.fields[in.id].value, in.at, b->lo, b->hi, b->bits);
}

struct view wonder_view(const struct wonder *w, struct arena *a) {
  struct view v = *w->v;
  v.run = &w->base;
  v.columns = &w->columns;
  v.arena = v.scratch = a;
  return v;
}
