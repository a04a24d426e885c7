// What can be said about an image once: where each register is made, which select decides about which exception, and which
// register holds the rows that are counted.
#include "view.h"

struct finder {
  struct verdict_index *index;
  struct arena *arena, *scratch, *fields; // fields: of one target
  uint32_t *seen, round;                  // for each register the round in which it was reached
  VEC(uint32_t) queue;                    // registers, nearest first
  uint32_t *first_aim, *next_aim;         // of each target its aims, in order; NONE: no more
};

static const struct img_code *maker(const struct verdict_index *index, uint32_t reg) {
  return &index->im->code[reg]; // instruction i makes register i
}

static void reach(struct finder *f, uint32_t reg) {
  if (f->seen[reg] == f->round)
    return;
  f->seen[reg] = f->round;
  vec_push(f->scratch, &f->queue, reg);
}

// Fills the queue with the outcomes that `reg` is made of, itself included.
static void reach_outcomes(struct finder *f, uint32_t reg) {
  const struct image *im = f->index->im;
  uint32_t regs[OPERAND_LIMIT];
  f->round++;
  f->queue.n = 0;
  reach(f, reg);
  for (size_t i = 0; i < f->queue.n; i++) {
    uint32_t n = code_operands(im, maker(f->index, f->queue.p[i]), regs);
    for (uint32_t k = 0; k < n; k++)
      if (im->regs[regs[k]].type == REG_OUTCOME)
        reach(f, regs[k]);
  }
}

// The register that a condition was brought down from.
static uint32_t root_of(const struct verdict_index *index, uint32_t reg) {
  while (maker(index, reg)->op == OP_DOWN_C)
    reg = maker(index, reg)->a;
  return reg;
}

static void add_option(struct finder *f, const struct img_aim *aim, uint32_t branch) {
  vec_push(f->arena, &f->index->options, (struct option){aim->exception, branch, NONE, 0, aim->begrip != 0});
}

static void add_branches(struct finder *f, const struct img_aim *aim) {
  const struct img_exception *x = &f->index->im->exceptions[aim->exception];
  for (uint32_t b = x->first_branch; b < x->first_branch + x->branches; b++)
    add_option(f, aim, b);
  if (x->branches == 0)
    add_option(f, aim, NONE);
}

// An exception with one branch is an option under that branch's condition; one with several under its guard. A supplement
// competes with none.
static bool is_option(const struct verdict_index *index, const struct option *o, uint32_t root) {
  if (o->code != NONE || o->begrip || (o->branch != NONE && index->im->branches[o->branch].effect == EFFECT_SUPPLEMENT))
    return false;
  return root_of(index, branch_condition(index->im, o->exception, o->branch)) == root ||
         root_of(index, index->im->exceptions[o->exception].guard_reg) == root;
}

// Gives option `place` of a select to the first exception, not yet found, that has its condition, with all its branches. Two
// exceptions with one condition keep the order of the image.
static void match_option(struct verdict_index *index, size_t first, uint32_t code, uint32_t place) {
  uint32_t root = root_of(index, select_condition(index->im, &index->im->code[code], place)), found = NONE;
  for (size_t i = first; i < index->options.n; i++) {
    struct option *o = &index->options.p[i];
    if (found == NONE && is_option(index, o, root))
      found = o->exception;
    if (found != NONE && o->exception == found && !o->begrip) {
      o->code = code;
      o->place = place;
    }
  }
}

static void match_selects(struct finder *f, size_t first) {
  const struct image *im = f->index->im;
  for (size_t i = 0; i < f->queue.n && first < f->index->options.n; i++) {
    uint32_t code = f->queue.p[i];
    if (im->code[code].op != OP_SELECT_U)
      continue;
    for (uint32_t place = 0; place < select_count(im, &im->code[code]); place++)
      match_option(f->index, first, code, place);
  }
}

// Whether `wanted` is `reg`, or what a few steps on the same level made it from.
static bool leads_to(const struct verdict_index *index, uint32_t reg, uint32_t wanted, int steps) {
  const struct img_code *code = maker(index, reg);
  if (reg == wanted)
    return true;
  if (steps == 0)
    return false;
  switch (code->op) {
  case OP_COMPLETE:
  case OP_JUDGE:
    return leads_to(index, code->a, wanted, steps - 1);
  case OP_CHOOSE:
    return leads_to(index, code->b, wanted, steps - 1) || leads_to(index, code->c, wanted, steps - 1);
  default:
    return false;
  }
}

static bool is_membership(const struct verdict_index *index, const struct img_code *code) {
  const struct img_code *other = code->op == OP_CHOOSE ? maker(index, code->c) : NULL;
  return other != NULL && other->op == OP_CONST_U && img_const(index->im, other->a) == NVT;
}

bool chooses_rows(const struct image *im, const struct img_target *t) {
  struct text rest = img_text(im, t->scope), part;
  while (text_split(&rest, ';', &part)) {
    struct text name, said = NO_TEXT;
    part = text_trim(part);
    if (!text_starts(part, TEXT("voor elk")))
      continue;
    for (name = part; text_split(&name, ' ', &said) && !text_starts(said, TEXT("elk"));)
      continue;
    return !text_eq(text_trim(name), img_text(im, im->entities[t->entity].name));
  }
  return false;
}

static uint32_t within_waivers(const struct verdict_index *index, uint32_t reg) {
  while (is_membership(index, maker(index, reg)) && about_waivers(index->im, maker(index, reg)->a))
    reg = maker(index, reg)->b;
  return reg;
}

// The fold over the rows of target t has membership in its operand: that of the target itself, or of what it stands under.
static void find_rows(struct finder *f, uint32_t t) {
  struct verdict_index *index = f->index;
  const struct img_target *target = &index->im->targets[t];
  index->rows_reg[t] = target->row_reg;
  index->member[t] = NONE;
  for (size_t i = 0; i < f->queue.n; i++) {
    const struct img_code *fold = maker(index, f->queue.p[i]);
    if (fold->op != OP_FOLD_UP || fold->b != target->entity || !leads_to(index, fold->a, target->row_reg, 3))
      continue;
    index->rows_reg[t] = fold->a;
    uint32_t rows = within_waivers(index, fold->a);
    if (is_membership(index, maker(index, rows)) && (rows != within_waivers(index, target->row_reg) || chooses_rows(index->im, target)))
      index->member[t] = maker(index, rows)->a;
    return;
  }
}

static void index_target(struct finder *f, uint32_t t) {
  struct verdict_index *index = f->index;
  size_t first = index->options.n;
  index->first_option[t] = (uint32_t)first;
  for (uint32_t i = f->first_aim[t]; i != NONE; i = f->next_aim[i])
    add_branches(f, &index->im->aims[i]);
  reach_outcomes(f, index->im->targets[t].reg);
  match_selects(f, first);
  find_rows(f, t);
  index_fields(index, f->arena, f->fields, t);
  arena_reset(f->fields);
}

static void list_aims(struct finder *f) {
  const struct image *im = f->index->im;
  f->first_aim = NEW_ARRAY(f->scratch, uint32_t, im->n_targets);
  f->next_aim = NEW_ARRAY(f->scratch, uint32_t, im->n_aims);
  for (uint32_t t = 0; t < im->n_targets; t++)
    f->first_aim[t] = NONE;
  for (uint32_t i = im->n_aims; i-- > 0;) {
    uint32_t t = im->aims[i].target;
    if (t == NONE)
      continue;
    f->next_aim[i] = f->first_aim[t];
    f->first_aim[t] = i;
  }
}

struct verdict_index *verdict_index_new(struct arena *a, const struct image *im) {
  struct verdict_index *index = NEW(a, struct verdict_index);
  struct finder f = {.index = index, .arena = a, .scratch = arena_child(a), .fields = arena_child(a)};
  index->im = im;
  index->rows_reg = NEW_ARRAY(a, uint32_t, im->n_targets);
  index->member = NEW_ARRAY(a, uint32_t, im->n_targets);
  index->first_field = NEW_ARRAY(a, uint32_t, im->n_targets + 1);
  index->first_option = NEW_ARRAY(a, uint32_t, im->n_targets + 1);
  f.seen = NEW_ARRAY(f.scratch, uint32_t, im->n_regs);
  list_aims(&f);
  for (uint32_t t = 0; t < im->n_targets; t++)
    index_target(&f, t);
  index->first_option[im->n_targets] = (uint32_t)index->options.n;
  index->first_field[im->n_targets] = (uint32_t)index->fields.n;
  arena_free(f.scratch);
  arena_free(f.fields);
  return index;
}
