// The shape of the code: who reads what, and how an option of a select wins.
#include "view.h"

enum { OPTION_WORDS = 4 };

uint32_t select_count(const struct image *im, const struct img_code *code) {
  return im->pool[code->b].v / OPTION_WORDS;
}

static uint32_t option_word(const struct image *im, const struct img_code *code, uint32_t i, uint32_t part) {
  return im->pool[code->b + 1 + i * OPTION_WORDS + part].v;
}

uint32_t select_condition(const struct image *im, const struct img_code *code, uint32_t i) {
  return option_word(im, code, i, 0);
}

uint32_t select_outcome(const struct image *im, const struct img_code *code, uint32_t i) {
  return option_word(im, code, i, 1);
}

uint64_t select_before(const struct image *im, const struct img_code *code, uint32_t i) {
  return option_word(im, code, i, 2) | (uint64_t)option_word(im, code, i, 3) << 32;
}

static bool is_register(char letter) {
  return letter == 'C' || letter == 'U' || letter == 'S' || letter == 'V';
}

static uint32_t pool_operands(const struct image *im, const struct img_code *code, uint32_t *regs) {
  uint32_t n = 0;
  if (code->op == OP_FIRST_UP || code->op == OP_LAST_UP)
    regs[n++] = im->pool[code->c + 2].v;
  if (code->op == OP_PERIODIC_UP || code->op == OP_YEARLY_UP)
    regs[n++] = im->pool[code->c + 1].v;
  if (code->op != OP_SELECT_U && code->op != OP_SELECT_C)
    return n;
  for (uint32_t i = 0; i < select_count(im, code); i++) {
    regs[n++] = select_condition(im, code, i);
    regs[n++] = select_outcome(im, code, i);
  }
  return n;
}

uint32_t code_operands(const struct image *im, const struct img_code *code, uint32_t regs[OPERAND_LIMIT]) {
  const char *letters = op_info[code->op].operands;
  uint32_t given[3] = {code->a, code->b, code->c}, n = 0;
  for (int i = 0; i < 3; i++)
    if (is_register(letters[i]))
      regs[n++] = given[i];
  return n + pool_operands(im, code, regs + n);
}

// Whether waivers were granted, and nothing else.
bool about_waivers(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  switch (code->op) {
  case OP_WAIVED:
    return true;
  case OP_DOWN_C:
  case OP_NOT:
    return about_waivers(im, code->a);
  case OP_AND:
  case OP_OR:
    return about_waivers(im, code->a) && about_waivers(im, code->b);
  default:
    return false;
  }
}

uint32_t code_child(const struct image *im, const struct img_code *code) {
  const char *letters = op_info[code->op].operands;
  uint32_t given[3] = {code->a, code->b, code->c};
  for (int i = 0; i < 3; i++)
    if (letters[i] == 'e')
      return given[i];
  for (int i = 0; i < 3; i++)
    if (letters[i] == 'x')
      return im->pool[given[i] + 1].v;
  return im->regs[code->a].entity;
}

// The first value that the instruction is made from; NONE: it is made from none.
static uint32_t value_operand(const struct image *im, const struct img_code *code) {
  const char *letters = op_info[code->op].operands;
  uint32_t given[3] = {code->a, code->b, code->c};
  bool constant = (code->op == OP_ADD || code->op == OP_SUB || code->op == OP_MUL) && im->code[code->a].op == OP_CONST_V;
  for (int i = constant ? 1 : 0; i < 3; i++)
    if (letters[i] == 'V')
      return given[i];
  return NONE;
}

struct value_kind value_kind_of(const struct image *im, uint32_t reg) {
  while (reg != NONE) {
    const struct img_code *code = &im->code[reg];
    if (code->op == OP_LOAD_V)
      return (struct value_kind){im->fields[code->a].type, im->fields[code->a].class_};
    if (code->op == OP_PEILDATUM || code->op == OP_ADD_TERM)
      return (struct value_kind){TYPE_DATE, NONE};
    if (code->op == OP_COUNT_UP)
      break;
    reg = value_operand(im, code);
  }
  return (struct value_kind){TYPE_NUMBER, NONE};
}

uint32_t branch_condition(const struct image *im, uint32_t exception, uint32_t branch) {
  return branch == NONE ? im->exceptions[exception].guard_reg : im->branches[branch].reg;
}

static bool before_holds(const struct view *v, const struct img_code *code, uint32_t i, uint32_t row, bool perhaps) {
  uint64_t before = select_before(v->im, code, i);
  for (uint32_t j = 0; j < select_count(v->im, code); j++) {
    unsigned c = run_condition(v->run, select_condition(v->im, code, j), row);
    if (before >> j & 1 && (perhaps ? c & WAAR : c == WAAR))
      return true;
  }
  return false;
}

bool option_wins(const struct view *v, const struct img_code *code, uint32_t i, uint32_t row) {
  return run_condition(v->run, select_condition(v->im, code, i), row) == WAAR && !before_holds(v, code, i, row, true);
}

bool option_may_win(const struct view *v, const struct img_code *code, uint32_t i, uint32_t row) {
  return run_condition(v->run, select_condition(v->im, code, i), row) & WAAR && !before_holds(v, code, i, row, false);
}

bool target_below(const struct image *im, uint32_t part, uint32_t above) {
  while (part != NONE && part != above)
    part = im->targets[part].parent;
  return part == above;
}

bool target_addressed(const struct view *v, uint32_t t) {
  for (; t != NONE; t = target_of(v, t)->parent) {
    uint32_t scope = target_of(v, t)->scope_reg;
    if (scope != NONE && run_condition(v->run, scope, v->provider) == ONWAAR)
      return false;
  }
  return true;
}

// A replacement norm is named by the label of its exception, in the set of that exception.
bool target_named(const struct view *v, uint32_t t, struct text set, struct text eis, struct text part) {
  const struct img_target *target = target_of(v, t);
  bool replaces = target->exception != NONE;
  uint32_t in = replaces ? v->im->exceptions[target->exception].set : target->set;
  struct text name =
      img_text(v->im, replaces ? v->im->exceptions[target->exception].label : v->im->targets[target->eis].number);
  struct text path = target->parent == NONE ? NO_TEXT : img_text(v->im, target->path);
  return image_find_set(v->im, set) == in && text_eq(eis, name) && text_eq(part, path);
}

uint32_t row_above(const struct view *v, uint32_t level, uint32_t row, uint32_t entity) {
  while (level != entity) {
    if (level == 0)
      return NO_INDEX;
    row = v->columns->entities[level].parent[row];
    level = v->im->entities[level].parent;
  }
  return row;
}

static enum extent extent_of(uint32_t found, struct segment s) {
  return found == 0 ? NOWHERE : found == s.to - s.from ? EVERYWHERE : SOMEWHERE;
}

enum extent target_waived(const struct view *v, uint32_t t) {
  uint32_t input = target_of(v, t)->waiver, found = 0;
  if (input == NONE)
    return NOWHERE;
  struct segment s = v->segments[v->im->waivers[input].entity];
  for (uint32_t row = s.from; row < s.to; row++)
    found += bit_get(v->columns->waivers[input].t, row);
  return extent_of(found, s);
}

enum extent target_judged(const struct view *v, uint32_t t) {
  uint32_t input = target_of(v, t)->judge, found = 0;
  if (input == NONE)
    return NOWHERE;
  struct segment s = v->segments[v->im->judges[input].entity];
  for (uint32_t row = s.from; row < s.to; row++)
    found += outcome_at(&v->columns->judges[input].given, row) != 0;
  return extent_of(found, s);
}
