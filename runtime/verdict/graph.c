// The shape of the code: who reads what, and how an option of a select wins.
#include "telling.h"
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

static bool about_rows_in_period(uint16_t op) {
  return op == OP_PERIOD_COUNT || op == OP_PERIOD_SUM || op == OP_PERIOD_SOME || op == OP_PERIOD_SHARE;
}

uint32_t period_rows(const struct image *im, const struct img_code *code) {
  return about_rows_in_period(code->op) ? im->pool[code->a + 1].v : NONE;
}

static uint32_t period_operands(const struct image *im, const struct img_code *code, uint32_t *regs) {
  uint32_t n = 0;
  if (about_rows_in_period(code->op))
    for (uint32_t i = 2; i < 5; i++)
      regs[n++] = im->pool[code->a + i].v;
  if (code->op == OP_NO_BETTER)
    for (uint32_t i = 1; i <= im->pool[code->b].v; i++)
      if (i < 3 || i > 5)
        regs[n++] = im->pool[code->b + i].v;
  if (code->op == OP_LADDER)
    for (uint32_t i = 0; i < im->pool[code->b].v && n < OPERAND_LIMIT - 3; i += 4)
      regs[n++] = im->pool[code->b + 1 + i].v;
  return n;
}

static uint32_t pool_operands(const struct image *im, const struct img_code *code, uint32_t *regs) {
  uint32_t n = period_operands(im, code, regs);
  if (code->op == OP_FIRST_UP || code->op == OP_LAST_UP)
    regs[n++] = im->pool[code->c + 2].v;
  if (code->op == OP_PERIODIC_UP || code->op == OP_YEARLY_UP || code->op == OP_GAP_UP) {
    regs[n++] = im->pool[code->c + 1].v;
    regs[n++] = im->pool[code->c + 2].v;
    for (uint32_t i = 0; i < 3; i++)
      if (duty_more(im, code->c, i) != NONE)
        regs[n++] = duty_more(im, code->c, i);
  }
  if (code->op == OP_SHARE_BY)
    regs[n++] = im->pool[code->c + 2].v;
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

// The value that tells what kind of value the instruction makes; NONE: it is made from none.
static uint32_t value_operand(const struct image *im, const struct img_code *code) {
  const char *letters = op_info[code->op].operands;
  uint32_t given[3] = {code->a, code->b, code->c};
  bool choice = code->op == OP_CHOOSE_V, arithmetic = code->op == OP_ADD || code->op == OP_SUB || code->op == OP_MUL;
  enum opcode first = im->code[arithmetic ? code->a : choice ? code->b : 0].op;
  if ((arithmetic && first == OP_CONST_V) || (choice && (first == OP_CONST_V || first == OP_ABSENT_V)))
    return choice ? code->c : code->b;
  for (int i = 0; i < 3; i++)
    if (letters[i] == 'V')
      return given[i];
  return NONE;
}

struct value_kind value_kind_of(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  switch (code->op) {
  case OP_LOAD_V:
    return (struct value_kind){im->fields[code->a].type, im->fields[code->a].class_};
  case OP_PARAMETER:
    return (struct value_kind){im->parameters[code->a].type, im->parameters[code->a].class_};
  case OP_PEILDATUM:
  case OP_PERIOD:
  case OP_ADD_TERM:
  case OP_ADD_SPAN:
  case OP_ADD_LAW:
  case OP_ADD_WORKDAYS:
  case OP_TERM_BY:
  case OP_YEAR_DAY:
    return (struct value_kind){TYPE_DATE, NONE};
  case OP_CONST_V:
  case OP_RANGE_V:
  case OP_COUNT_UP:
  case OP_TRUTH:
    return (struct value_kind){TYPE_NUMBER, NONE};
  case OP_GAP_UP: {
    uint32_t unit = im->pool[code->c + 4].v;
    return (struct value_kind){TYPE_DURATION, unit == UNIT_DAY ? SPAN_DAY : unit == UNIT_MONTH ? SPAN_MONTH : SPAN_WORKDAY};
  }
  case OP_DAYS:
    return (struct value_kind){TYPE_DURATION, SPAN_DAY};
  default: {
    uint32_t from = value_operand(im, code);
    return from == NONE ? (struct value_kind){TYPE_NUMBER, NONE} : value_kind_of(im, from);
  }
  }
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
  uint32_t in = image_find_set(v->im, set);
  if (in == NONE)
    return false;
  eis = image_number_now(v->im, in, eis);
  if (target->exception != NONE)
    return image_norm_named(v->im, t, in, image_find_target(v->im, in, eis, NO_TEXT), eis, part);
  struct text path = target->parent == NONE ? NO_TEXT : img_text(v->im, target->path);
  return target->set == in && text_eq(eis, img_text(v->im, v->im->targets[target->eis].number)) && text_eq(part, path);
}

struct segment rows_under(const struct view *v, uint32_t entity, uint32_t level, uint32_t row) {
  struct rows_under all = columns_under(v->columns, entity, level, row);
  return (struct segment){all.from, all.to};
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

static enum extent waived(const struct view *v, uint32_t input) {
  uint32_t found = 0;
  if (input == NONE)
    return NOWHERE;
  struct segment s = v->segments[v->im->waivers[input].entity];
  for (uint32_t row = s.from; row < s.to; row++)
    found += bit_get(v->columns->waivers[input].t, row);
  return extent_of(found, s);
}

enum extent target_waived(const struct view *v, uint32_t t) {
  return waived(v, target_of(v, t)->waiver);
}

enum extent target_rows_waived(const struct view *v, uint32_t t) {
  return waived(v, target_of(v, t)->row_waiver);
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

static bool same_span(const struct image *im, uint32_t i, uint32_t k) {
  if (i == NONE || k == NONE)
    return false;
  const struct img_span *a = &im->spans[i], *b = &im->spans[k];
  return a->source == b->source && a->off == b->off && a->len == b->len;
}

// Made for a target or exception as a whole: what was written there is all of it.
bool is_whole_block(const struct image *im, uint32_t reg) {
  uint32_t span = im->code[reg].span;
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (same_span(im, span, im->targets[t].span))
      return true;
  for (uint32_t x = 0; x < im->n_exceptions; x++)
    if (same_span(im, span, im->exceptions[x].span))
      return true;
  return false;
}

bool is_one_phrase(const struct image *im, uint32_t reg) {
  uint32_t regs[OPERAND_LIMIT];
  if (is_whole_block(im, reg))
    return false;
  for (uint32_t n = code_operands(im, &im->code[reg], regs); n-- > 0;)
    if (same_span(im, im->code[reg].span, im->code[regs[n]].span) && im->code[regs[n]].op != OP_CONST_C &&
        im->code[regs[n]].op != OP_CONST_V)
      return true;
  return false;
}

bool is_displacement(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  return code->op == OP_SELECT_C && im->code[code->a].op == OP_CONST_C && img_const(im, im->code[code->a].a) == ONWAAR;
}

static bool is_changed(const struct view *v, uint32_t parameter) {
  struct segment s = v->segments[v->im->parameters[parameter].entity];
  for (uint32_t row = s.from; row < s.to; row++)
    if (bit_get(v->columns->parameters[parameter].t, row))
      return true;
  return false;
}

bool target_changed(const struct view *v, uint32_t t, uint32_t parameter) {
  const struct image *im = v->im;
  uint32_t regs[OPERAND_LIMIT], from = im->targets[t].own_reg, member = v->index->member[t];
  if (!is_changed(v, parameter))
    return false;
  bool *wanted = NEW_ARRAY(v->scratch, bool, im->n_regs);
  wanted[from] = true;
  if (member != NONE) { // in `voor elke … waarbij`
    wanted[member] = true;
    from = from > member ? from : member;
  }
  for (uint32_t i = from + 1; i-- > 0;) { // a register is made by the instruction of its number, from those before it
    const struct img_code *code = &im->code[i];
    if (wanted[i] && code->op == OP_PARAMETER && code->a == parameter)
      return true;
    for (uint32_t n = wanted[i] ? code_operands(im, code, regs) : 0; n-- > 0;)
      wanted[regs[n]] = true;
  }
  return false;
}

static uint32_t brought_from(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_C)
    reg = im->code[reg].a;
  return reg;
}

// Whether one of these options may decide in some row; none of them, when the select does not know the guard.
static bool may_decide(const struct view *v, const struct img_code *code, uint32_t guard) {
  struct segment s = v->segments[code->entity];
  bool perhaps = false;
  for (uint32_t i = 0; i < select_count(v->im, code); i++) {
    if (brought_from(v->im, select_condition(v->im, code, i)) != guard)
      continue;
    perhaps = perhaps || s.from == s.to;
    for (uint32_t row = s.from; row < s.to; row++)
      perhaps = perhaps || option_may_win(v, code, i, row);
  }
  return perhaps;
}

bool target_means(const struct view *v, uint32_t t, uint32_t exception) {
  const struct image *im = v->im;
  uint32_t regs[OPERAND_LIMIT], from = im->targets[t].reg, guard = brought_from(im, im->exceptions[exception].guard_reg);
  bool *wanted = NEW_ARRAY(v->scratch, bool, im->n_regs);
  wanted[from] = true;
  for (uint32_t i = from + 1; i-- > 0;) {
    const struct img_code *code = &im->code[i];
    if (!wanted[i])
      continue;
    if ((code->op == OP_SELECT_C || code->op == OP_SELECT_U) && may_decide(v, code, guard))
      return true;
    for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
      wanted[regs[n]] = true;
  }
  return false;
}
