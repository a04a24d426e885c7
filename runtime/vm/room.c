// Runs over one batch after another, in the same memory.
//
// Some instructions only give other names to what is there: the register is then a *view* of its operand, and nothing is written. A
// negation exchanges two planes; a criterion takes them as its ja and nee; a judgement that nobody gave leaves what it is about. A sum
// of a narrow column and a constant is that column, further on; its bounds are written when something else than a comparison reads them.
#include "kernel.h"
#include "step.h"

struct vm_room {
  struct arena *arena, *scratch;
  struct reg *regs;
  struct slot *slots;
  bool *compared; // for each register: a number and a constant, added, that comparisons and such sums alone read
};

static bool is_comparison(enum opcode op) {
  return op == OP_LT || op == OP_LE || op == OP_EQ || op == OP_NE;
}

// What this instruction reads must be written.
static void mark_read(struct vm_room *room, const struct image *im, const struct img_code *code) {
  const uint32_t given[3] = {code->a, code->b, code->c};
  for (int i = 0; i < 3; i++) {
    char letter = op_info[code->op].operands[i];
    if (letter == 'V')
      room->compared[given[i]] = false;
    for (uint32_t n = letter == 'x' ? im->pool[given[i]].v : 0; n > 0; n--) // registers and other things
      if (im->pool[given[i] + n].v < im->n_regs)
        room->compared[im->pool[given[i] + n].v] = false;
  }
}

static void find_compared(struct vm_room *room, const struct image *im) {
  for (uint32_t i = 0; i < im->n_code; i++) {
    const struct img_code *code = &im->code[i];
    room->compared[code->dst] = code->op == OP_ADD && im->code[code->b].op == OP_CONST_V;
    if (!is_comparison(code->op) && !room->compared[code->dst])
      mark_read(room, im, code);
  }
}

struct vm_room *vm_room_new(struct arena *a, const struct image *im) {
  struct vm_room *room = NEW(a, struct vm_room);
  *room = (struct vm_room){a, arena_child(a), NEW_ARRAY(a, struct reg, im->n_regs), NEW_ARRAY(a, struct slot, im->n_regs),
                           NEW_ARRAY(a, bool, im->n_regs)};
  find_compared(room, im);
  return room;
}

void vm_room_free(struct vm_room *room) {
  arena_free(room->scratch);
}

// --- Views

static bool is_unwritten(const struct run *run, uint32_t reg) {
  return run->regs[reg].v.lo == NULL;
}

static void write_sum(struct vm_room *room, const struct run *run, uint32_t reg) {
  struct slot *slot = &room->slots[reg];
  uint32_t rows = run_rows(run, reg);
  if (slot->rows < rows || slot->lo == NULL)
    make_slot(room->arena, slot, REG_VALUE, rows + rows / 4 + 64);
  narrow_write(&slot->narrow, rows, slot->lo, slot->hi);
  run->regs[reg].v.lo = slot->lo;
  run->regs[reg].v.hi = slot->hi;
}

static bool view_sum(const struct vm_room *room, const struct run *run, const struct img_code *code, struct slot *slot) {
  struct value a = run->regs[code->a].v, b = run->regs[code->b].v;
  if (!room->compared[code->dst] || a.narrow == NULL || !b.constant || !narrow_moved(a.narrow, *b.lo, &slot->narrow))
    return false;
  run->regs[code->dst].v = (struct value){NULL, NULL, a.k, a.g, false, &slot->narrow};
  return true;
}

static struct outcome view_criterion(struct vm_room *room, struct condition a, struct slot *slot, uint32_t rows) {
  if (slot->planes == NULL || slot->rows < rows) {
    slot->rows = rows + rows / 4 + 64;
    slot->planes = NEW_ARRAY(room->arena, word, WORDS(slot->rows)); // zero, and never written
  }
  return (struct outcome){slot->planes, a.t, a.f, slot->planes};
}

// Makes the register a view, where it can be one.
static bool view(struct vm_room *room, const struct run *run, const struct img_code *code, struct slot *slot, uint32_t rows) {
  struct reg *d = &run->regs[code->dst], *a = &run->regs[code->a];
  switch ((enum opcode)code->op) {
  case OP_LOAD_C:
  case OP_LOAD_V:
  case OP_LOAD_S:
  case OP_PARAMETER:
    execute(room->scratch, run->columns, run->regs, code, 0, rows);
    return true;
  case OP_NOT:
    d->c = (struct condition){a->c.f, a->c.t};
    return true;
  case OP_CRITERION:
    d->u = view_criterion(room, a->c, slot, rows);
    return true;
  case OP_JUDGE:
    if (run->columns->judges[code->b].none)
      d->u = a->u;
    return run->columns->judges[code->b].none;
  case OP_ADD:
    return view_sum(room, run, code, slot);
  default:
    return false;
  }
}

// --- Instructions

// A constant is as long as its room, and stays.
static bool is_constant(enum opcode op) {
  return op == OP_CONST_C || op == OP_CONST_U || op == OP_CONST_V || op == OP_RANGE_V || op == OP_ABSENT_V;
}

// Writes every word of its planes itself.
static bool writes_all(enum opcode op) {
  switch (op) {
  case OP_WAIVED:
  case OP_JUDGE:
  case OP_LIST_OPEN:
  case OP_DOWN_C:
  case OP_DOWN_U:
  case OP_DOWN_V:
  case OP_ADD:
  case OP_SUB:
  case OP_LT:
  case OP_LE:
  case OP_EQ:
  case OP_NE:
  case OP_AND:
  case OP_OR:
  case OP_SELECT_C:
  case OP_CHOOSE:
  case OP_FOLD:
  case OP_SELECT_U:
    return true;
  default:
    return false;
  }
}

static void clear(word *planes, size_t n) {
  for (size_t i = 0; i < n; i++) // few words for one provider: a call would take longer
    planes[i] = 0;
}

// What is read of a and b, unless it is their narrow numbers.
static void write_operands(struct vm_room *room, const struct run *run, const struct img_code *code) {
  const struct value *a = &run->regs[code->a].v, *b = &run->regs[code->b].v;
  if (a->lo != NULL && b->lo != NULL)
    return;
  if (is_comparison(code->op) && narrow_comparable(*a, *b))
    return;
  if (is_unwritten(run, code->a))
    write_sum(room, run, code->a);
  if (is_unwritten(run, code->b))
    write_sum(room, run, code->b);
}

static void make_room(struct vm_room *room, const struct run *run, const struct img_code *code, struct slot *slot, uint32_t rows) {
  enum reg_type type = run->image->regs[code->dst].type;
  bool large_enough = slot->rows >= rows && slot->planes != NULL;
  if (!large_enough)
    make_slot(room->arena, slot, type, rows + rows / 4 + 64);
  else if (!writes_all(code->op))
    clear(slot->planes, planes_of(type) * WORDS(rows));
  if (is_constant(code->op))
    rows = slot->rows;
  if (!large_enough || slot->used != rows || type == REG_VALUE)
    take_slot(&run->regs[code->dst], slot, type, rows);
  slot->used = rows;
}

static void execute_in(struct vm_room *room, const struct run *run, const struct img_code *code) {
  struct slot *slot = &room->slots[code->dst];
  uint32_t rows = rows_of(run->columns, code->entity);
  bool constant = is_constant(code->op);
  if (constant && slot->rows >= rows && slot->planes != NULL)
    return;
  if (view(room, run, code, slot, rows)) {
    slot->used = 0; // a next time it may be written
    return;
  }
  if (is_comparison(code->op) || code->op == OP_ADD)
    write_operands(room, run, code);
  make_room(room, run, code, slot, rows);
  execute(room->scratch, run->columns, run->regs, code, 0, constant ? slot->rows : rows);
}

void vm_run_in(struct vm_room *room, const struct columns *columns, struct run *out) {
  const struct image *im = columns->image;
  *out = (struct run){im, columns, room->regs};
  arena_reset(room->scratch);
  for (uint32_t i = 0; i < im->n_code; i++)
    execute_in(room, out, &im->code[i]);
}

void vm_write_sums(struct vm_room *room, const struct run *run) {
  for (uint32_t i = 0; i < run->image->n_regs; i++)
    if (room->compared[i] && is_unwritten(run, i))
      write_sum(room, run, i);
}
