// Which inputs an open outcome still hangs on. Demand goes backwards through the code, row by row, and only through registers
// that are open themselves; what it does not reach cannot change the outcome, whatever else becomes known.
#include "view.h"

enum { PAGE = 64 }; // planes

static uint32_t pages_of(uint32_t planes) {
  return (planes + PAGE - 1) / PAGE;
}

static struct bits bits_new(struct arena *a, uint32_t planes) {
  return (struct bits){NEW_ARRAY(a, word, WORDS(pages_of(planes))), NEW_ARRAY(a, struct plane_page *, pages_of(planes))};
}

static const word *plane_at(const struct bits *b, uint32_t i) {
  const struct plane_page *page = b->of[i / PAGE];
  return page == NULL ? NULL : page->of[i % PAGE];
}

static word *plane_of(const struct demand *d, struct bits *b, uint32_t i, uint32_t entity) {
  struct segment s = d->v->segments[entity];
  struct plane_page **page = &b->of[i / PAGE];
  if (*page == NULL)
    *page = NEW(d->v->scratch, struct plane_page);
  word **plane = &(*page)->of[i % PAGE];
  if (*plane == NULL)
    *plane = NEW_ARRAY(d->v->scratch, word, WORDS(s.to - s.from));
  bit_set(b->made, i / PAGE);
  bit_set(&(*page)->made, i % PAGE);
  return *plane;
}

static void put(const struct demand *d, struct bits *b, uint32_t i, uint32_t entity, uint32_t row) {
  bit_set(plane_of(d, b, i, entity), row - d->v->segments[entity].from);
}

static bool is_open(const struct demand *d, uint32_t reg, uint32_t row) {
  const struct reg *r = &d->v->run->regs[reg];
  switch (d->v->im->regs[reg].type) {
  case REG_CONDITION:
    return !is_one(run_condition(d->v->run, reg, row));
  case REG_OUTCOME:
    return !is_one(run_outcome(d->v->run, reg, row));
  case REG_VALUE:
    return bit_get(r->v.k, row) && (bit_get(r->v.g, row) || !exact_same(exact_of(r), row));
  default:
    return r->s.must[row] != r->s.may[row];
  }
}

void want(struct demand *d, uint32_t reg, uint32_t row) {
  if (is_open(d, reg, row))
    put(d, &d->regs, reg, d->v->im->regs[reg].entity, row);
}

static bool perhaps(const struct demand *d, uint32_t reg, uint32_t row, unsigned bits) {
  return run_condition(d->v->run, reg, row) & bits;
}

static bool same_effect(const struct view *v, uint32_t a, uint32_t b) {
  const struct img_code *x = &v->im->code[a], *y = &v->im->code[b];
  return a == b || (x->op == OP_CONST_U && y->op == OP_CONST_U && img_const(v->im, x->a) == img_const(v->im, y->a));
}

// Two options that surely win, with different effects.
static bool clashes(const struct view *v, const struct img_code *code, uint32_t row, uint32_t pair[2]) {
  uint32_t first = NONE;
  for (uint32_t i = 0; i < select_count(v->im, code); i++) {
    if (!option_wins(v, code, i, row))
      continue;
    if (first == NONE) {
      first = select_outcome(v->im, code, i);
      pair[0] = i;
    } else if (!same_effect(v, first, select_outcome(v->im, code, i))) {
      pair[1] = i;
      return true;
    }
  }
  return false;
}

static void want_select(struct demand *d, const struct img_code *code, uint32_t row) {
  bool surely = false;
  for (uint32_t i = 0; i < select_count(d->v->im, code); i++) {
    uint32_t condition = select_condition(d->v->im, code, i);
    want(d, condition, row);
    if (option_may_win(d->v, code, i, row))
      want(d, select_outcome(d->v->im, code, i), row);
    surely = surely || run_condition(d->v->run, condition, row) == WAAR;
  }
  if (!surely)
    want(d, code->a, row);
  if (d->clash || !clashes(d->v, code, row, d->between))
    return;
  d->clash = true;
  d->chooser = code->dst;
}

static void want_choice(struct demand *d, const struct img_code *code, uint32_t row) {
  want(d, code->a, row);
  if (perhaps(d, code->a, row, WAAR))
    want(d, code->b, row);
  if (perhaps(d, code->a, row, ONWAAR))
    want(d, code->c, row);
}

static void want_judgement(struct demand *d, const struct img_code *code, uint32_t row) {
  const struct img_judge *judge = &d->v->im->judges[code->b];
  bool differ = outcome_at(&d->v->columns->judges[code->b].given, row) != 0; // one judgement leaves nothing open
  if (differ || target_of(d->v, judge->target)->flags & TARGET_JUDGED)
    put(d, &d->judges, code->b, code->entity, row);
  else
    want(d, code->a, row);
}

static void want_field(struct demand *d, const struct img_code *code, uint32_t row) {
  put(d, &d->fields, code->a, code->entity, row);
}

// The compiler joins what divides by zero as: the denominator is zero, and then waar and onwaar are both possible.
static bool divides_by_zero(const struct demand *d, const struct img_code *code, uint32_t row) {
  const struct image *im = d->v->im;
  if (code->op != OP_AND)
    return false;
  uint32_t both = im->code[code->b].op == OP_CONST_C ? code->b : code->a, zero = both == code->a ? code->b : code->a;
  return im->code[both].op == OP_CONST_C && im->code[zero].op == OP_EQ &&
         run_condition(d->v->run, both, row) == (WAAR | ONWAAR) && run_condition(d->v->run, zero, row) == WAAR;
}

static bool is_one_value(const struct reg *r, uint32_t row) {
  return bit_get(r->v.k, row) && !bit_get(r->v.g, row) && exact_same(exact_of(r), row);
}

// What is calculated from known values and yet not known divides by zero, or is too large.
static void note_no_result(struct demand *d, const struct img_code *code, uint32_t row) {
  const struct reg *regs = d->v->run->regs;
  bool calculates = code->op == OP_ADD || code->op == OP_SUB || code->op == OP_MUL || code->op == OP_ROUND;
  if (!calculates || !is_one_value(&regs[code->a], row) || !is_one_value(&regs[code->b], row))
    return;
  if (is_one_value(&regs[code->dst], row))
    return;
  bool zero = code->op == OP_ROUND && regs[code->b].v.lo[row] == 0;
  d->division = d->division || zero;
  d->overflow = d->overflow || !zero;
}

static bool is_judged_nvt(const struct demand *d, const struct img_code *code, uint32_t row) {
  return is_judged_condition(d->v->im, code) && is_one_value(&d->v->run->regs[code->a], row) &&
         condition_at(&d->v->run->regs[code->dst].c, row) == (WAAR | ONWAAR);
}

static void want_all(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t regs[OPERAND_LIMIT];
  d->division = d->division || divides_by_zero(d, code, row);
  d->undecided = d->undecided || is_judged_nvt(d, code, row);
  note_no_result(d, code, row);
  for (uint32_t n = code_operands(d->v->im, code, regs); n-- > 0;)
    want(d, regs[n], row);
}

// A count needs a row's condition only where the row may be a member, and the other way round.
static void want_counted(struct demand *d, const struct img_code *code, uint32_t row) {
  if (perhaps(d, code->b, row, WAAR))
    want(d, code->a, row);
  if (perhaps(d, code->a, row, WAAR))
    want(d, code->b, row);
}

static void want_summed(struct demand *d, const struct img_code *code, uint32_t row) {
  want(d, code->b, row);
  if (perhaps(d, code->b, row, WAAR))
    want(d, code->a, row);
}

static void want_ordered(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t member = d->v->im->pool[code->c + 2].v;
  want(d, member, row);
  if (!perhaps(d, member, row, WAAR))
    return;
  want(d, code->a, row);
  want(d, code->b, row);
}

// At most one row: once it is there, the list has nothing more to tell.
static bool is_one_up(uint16_t op) {
  return op == OP_ONE_UP || op == OP_ONE_UP_C || op == OP_ONE_UP_S;
}

// The open lists on the way down to the rows of an entity.
static void want_lists_below(struct demand *d, uint32_t entity, uint32_t level, uint32_t row) {
  const struct image *im = d->v->im;
  for (; entity != level; entity = im->entities[entity].parent) {
    uint32_t parent = im->entities[entity].parent;
    struct segment above = rows_under(d->v, parent, level, row);
    for (uint32_t at = above.from; at < above.to; at++)
      if (parent == level || columns_list_open(d->v->columns, entity, at))
        want_list(d, entity, at);
  }
}

static void want_children(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t child = code_child(d->v->im, code);
  struct segment rows = rows_under(d->v, child, code->entity, row);
  if (!is_one_up(code->op) || rows.from == rows.to)
    want_lists_below(d, child, code->entity, row);
  if (code->op == OP_FIRST_UP || code->op == OP_LAST_UP)
    note_tied_extreme(d, code, rows);
  for (uint32_t at = rows.from; at < rows.to; at++) {
    if (code->op == OP_COUNT_UP || code->op == OP_SHARE_UP || code->op == OP_SHARE_BY)
      want_counted(d, code, at);
    else if (code->op == OP_FIRST_UP || code->op == OP_LAST_UP)
      want_ordered(d, code, at);
    else if (code->op == OP_SUM_UP)
      want_summed(d, code, at);
    else
      want(d, code->a, at);
  }
  if (code->op != OP_PERIODIC_UP && code->op != OP_YEARLY_UP && code->op != OP_GAP_UP)
    return;
  want(d, d->v->im->pool[code->c + 1].v, row);
  for (uint32_t i = 0; i < 3; i++)
    if (duty_more(d->v->im, code->c, i) != NONE)
      want(d, duty_more(d->v->im, code->c, i), row);
}

void want_list(struct demand *d, uint32_t entity, uint32_t parent) {
  if (bit_get(d->v->columns->entities[entity].open, parent) && !(d->v->im->entities[entity].kind & KIND_PERIOD)) // of periods nobody can tell
    put(d, &d->lists, entity, d->v->im->entities[entity].parent, parent);
}

// Whether a row is one of the last hangs on all rows beside it, and on whether there are more.
static void want_beside(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t above = row_above(d->v, code->entity, row, code->c);
  struct segment rows = rows_under(d->v, code->entity, code->c, above);
  note_tied_beside(d, code, code->a, row, rows);
  want_lists_below(d, code->entity, code->c, above);
  for (uint32_t at = rows.from; at < rows.to; at++)
    want(d, code->a, at);
}

// What a parameter says beside the rows that are looked at, in the row above them.
static void want_said(struct demand *d, const struct img_code *code, uint32_t row) {
  const struct img_pool *p = &d->v->im->pool[code->c];
  if (code->op == OP_SHARE_BY)
    want(d, p[2].v, row);
}

static void follow(struct demand *d, const struct img_code *code, uint32_t row) {
  if (want_periods(d, code, row))
    return;
  if (op_info[code->op].at == AT_UP) {
    want_said(d, code, row);
    want_children(d, code, row);
    return;
  }
  if (op_info[code->op].at == AT_DOWN)
    row = d->v->columns->entities[code->entity].parent[row];
  switch (code->op) {
  case OP_LOAD_C:
  case OP_LOAD_V:
  case OP_LOAD_S:
    want_field(d, code, row);
    return;
  case OP_JUDGE:
    want_judgement(d, code, row);
    return;
  case OP_PARAMETER:
    d->waivers = d->waivers || d->v->columns->parameters[code->a].also[row] != NULL;
    return;
  case OP_CHOOSE:
  case OP_CHOOSE_V:
    want_choice(d, code, row);
    return;
  case OP_LATEST:
    want_beside(d, code, row);
    return;
  case OP_SELECT_C:
  case OP_SELECT_U:
    want_select(d, code, row);
    return;
  default:
    want_all(d, code, row);
  }
}

static void follow_rows(struct demand *d, const struct img_code *code) {
  struct segment s = d->v->segments[code->entity];
  const word *plane = plane_at(&d->regs, code->dst);
  for (size_t w = 0; w < WORDS(s.to - s.from); w++)
    for (word left = plane[w]; left != 0; left &= left - 1)
      follow(d, code, s.from + (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(left));
}

struct demand demand_new(const struct view *v) {
  struct demand d = {.v = v};
  d.regs = bits_new(v->scratch, v->im->n_regs);
  d.lists = bits_new(v->scratch, v->im->n_entities);
  d.fields = bits_new(v->scratch, v->im->n_fields);
  d.judges = bits_new(v->scratch, v->im->n_judges);
  return d;
}

static uint32_t take_highest(word *left) {
  uint32_t i = 63 - (uint32_t)__builtin_clzll(*left);
  *left &= ~((word)1 << i);
  return i;
}

// From the last instruction to the first: each wants registers of those before it only.
void demand_follow(struct demand *d) {
  const struct image *im = d->v->im;
  for (size_t w = WORDS(pages_of(im->n_regs)); w-- > 0;)
    while (d->regs.made[w] != 0) {
      uint32_t page = (uint32_t)(w * 64) + take_highest(&d->regs.made[w]);
      while (d->regs.of[page]->made != 0)
        follow_rows(d, &im->code[page * PAGE + take_highest(&d->regs.of[page]->made)]);
      d->regs.made[w] &= ~((word)1 << page % 64); // wanted again by its own instructions
    }
}

uint32_t input_level(const struct image *im, enum gap_kind kind, uint32_t id) {
  return kind == GAP_LIST ? im->entities[id].parent : kind == GAP_FIELD ? im->fields[id].entity : im->judges[id].entity;
}

static const struct bits *bits_of(const struct demand *d, enum gap_kind kind) {
  return kind == GAP_LIST ? &d->lists : kind == GAP_FIELD ? &d->fields : &d->judges;
}

bool demand_has(const struct demand *d, struct input in) {
  const word *plane = plane_at(bits_of(d, in.kind), in.id);
  return plane != NULL && bit_get(plane, in.at - d->v->segments[input_level(d->v->im, in.kind, in.id)].from);
}

static void add_rows(const struct demand *d, struct arena *a, enum gap_kind kind, uint32_t id, inputs *out) {
  struct segment s = d->v->segments[input_level(d->v->im, kind, id)];
  for (uint32_t row = s.from; row < s.to; row++)
    if (demand_has(d, (struct input){kind, id, row}))
      vec_push(a, out, (struct input){kind, id, row});
}

static void add_inputs(const struct demand *d, struct arena *a, enum gap_kind kind, uint32_t n, inputs *out) {
  const struct bits *b = bits_of(d, kind);
  for (size_t w = 0; w < WORDS(pages_of(n)); w++)
    for (word pages = b->made[w]; pages != 0; pages &= pages - 1) {
      uint32_t page = (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(pages);
      for (word planes = b->of[page]->made; planes != 0; planes &= planes - 1)
        add_rows(d, a, kind, page * PAGE + (uint32_t)__builtin_ctzll(planes), out);
    }
}

void demand_inputs(const struct demand *d, struct arena *a, inputs *out) {
  const struct image *im = d->v->im;
  add_inputs(d, a, GAP_LIST, im->n_entities, out);
  add_inputs(d, a, GAP_FIELD, im->n_fields, out);
  add_inputs(d, a, GAP_JUDGEMENT, im->n_judges, out);
}
