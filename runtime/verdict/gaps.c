// What is missing: the inputs that an open outcome still hangs on. Demand goes backwards through the code, row by row, and only
// through registers that are open themselves; where it reaches an input that is unknown, that input is a gap.
#include "view.h"

static word *plane_of(const struct demand *d, struct bits *b, uint32_t i, uint32_t entity) {
  struct segment s = d->v->segments[entity];
  if (b->of[i] == NULL)
    b->of[i] = NEW_ARRAY(d->v->scratch, word, WORDS(s.to - s.from));
  return b->of[i];
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
    return bit_get(r->v.k, row) && (bit_get(r->v.g, row) || r->v.lo[row] != r->v.hi[row]);
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
static bool clashes(const struct view *v, const struct img_code *code, uint32_t row) {
  uint32_t first = NONE;
  for (uint32_t i = 0; i < select_count(v->im, code); i++) {
    if (!option_wins(v, code, i, row))
      continue;
    if (first == NONE)
      first = select_outcome(v->im, code, i);
    else if (!same_effect(v, first, select_outcome(v->im, code, i)))
      return true;
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
  d->clash = d->clash || (code->op == OP_SELECT_U && clashes(d->v, code, row));
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
  if (target_of(d->v, judge->target)->flags & TARGET_JUDGED)
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
  uint32_t both = im->code[code->b].op == OP_CONST_C ? code->b : code->a, zero = both == code->a ? code->b : code->a;
  return code->op == OP_AND && im->code[both].op == OP_CONST_C && im->code[zero].op == OP_EQ &&
         run_condition(d->v->run, both, row) == (WAAR | ONWAAR) && run_condition(d->v->run, zero, row) == WAAR;
}

static void want_all(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t regs[OPERAND_LIMIT];
  d->division = d->division || divides_by_zero(d, code, row);
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

static void want_ordered(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t member = d->v->im->pool[code->c + 2].v;
  want(d, member, row);
  if (!perhaps(d, member, row, WAAR))
    return;
  want(d, code->a, row);
  want(d, code->b, row);
}

static uint32_t child_of(const struct view *v, const struct img_code *code) {
  if (code->op == OP_FIRST_UP || code->op == OP_LAST_UP)
    return v->im->pool[code->c + 1].v;
  return code->op == OP_COUNT_UP ? code->c : code->b;
}

// At most one row: once it is there, the list has nothing more to tell.
static bool is_one_up(uint16_t op) {
  return op == OP_ONE_UP || op == OP_ONE_UP_C || op == OP_ONE_UP_S;
}

static void want_children(struct demand *d, const struct img_code *code, uint32_t row) {
  uint32_t child = child_of(d->v, code);
  const struct entity_rows *rows = &d->v->columns->entities[child];
  if (bit_get(rows->open, row) && (!is_one_up(code->op) || rows->begin[row] == rows->begin[row + 1]))
    put(d, &d->lists, child, code->entity, row);
  for (uint32_t at = rows->begin[row]; at < rows->begin[row + 1]; at++) {
    if (code->op == OP_COUNT_UP)
      want_counted(d, code, at);
    else if (code->op == OP_FIRST_UP || code->op == OP_LAST_UP)
      want_ordered(d, code, at);
    else
      want(d, code->a, at);
  }
}

static void follow(struct demand *d, const struct img_code *code, uint32_t row) {
  if (op_info[code->op].at == AT_UP) {
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
  case OP_CHOOSE:
    want_choice(d, code, row);
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
  const word *plane = d->regs.of[code->dst];
  for (uint32_t row = s.from; plane != NULL && row < s.to; row++)
    if (bit_get(plane, row - s.from))
      follow(d, code, row);
}

struct demand demand_new(const struct view *v) {
  struct demand d = {.v = v};
  d.regs.of = NEW_ARRAY(v->scratch, word *, v->im->n_regs);
  d.lists.of = NEW_ARRAY(v->scratch, word *, v->im->n_entities);
  d.fields.of = NEW_ARRAY(v->scratch, word *, v->im->n_fields);
  d.judges.of = NEW_ARRAY(v->scratch, word *, v->im->n_judges);
  return d;
}

void demand_follow(struct demand *d) {
  for (uint32_t i = d->v->im->n_code; i-- > 0;)
    follow_rows(d, &d->v->im->code[i]);
}

bool demand_has(const struct demand *d, enum gap_kind kind, uint32_t id, uint32_t row) {
  const struct bits *b = kind == GAP_LIST ? &d->lists : kind == GAP_FIELD ? &d->fields : &d->judges;
  return b->of[id] != NULL && bit_get(b->of[id], row - d->v->segments[gap_level(d->v->im, kind, id)].from);
}

uint32_t gap_level(const struct image *im, enum gap_kind kind, uint32_t id) {
  return kind == GAP_LIST ? im->entities[id].parent : kind == GAP_FIELD ? im->fields[id].entity : im->judges[id].entity;
}

static void explain_field(const struct view *v, struct gap *gap) {
  const struct rec_value *why = NULL;
  enum cause cause = column_unknown(v->columns, gap->id, gap->at, &why);
  if (cause != CAUSE_NONE)
    gap->cause = cause;
  if (why != NULL)
    gap->note = why->note;
}

// Why a list is open, when the records say so: of this parent row, or of all.
static void explain_list(const struct view *v, struct gap *gap) {
  struct text name = img_text(v->im, v->im->entities[gap->id].name);
  struct cell_origin above = v->columns->entities[v->im->entities[gap->id].parent].from[gap->at];
  const struct records *r = v->columns->records[v->provider];
  for (size_t i = 0; i < r->lists.n; i++) {
    const struct rec_list *list = &r->lists.p[i];
    if (!text_eq(list->entity, name) || (list->parent != NO_INDEX && list->parent != above.row) ||
        list->status != LIST_OPEN)
      continue;
    gap->cause = list->cause == CAUSE_NONE ? CAUSE_MISSING : list->cause;
    gap->note = list->note;
  }
}

struct gap gap_at(const struct view *v, enum gap_kind kind, uint32_t id, uint32_t row) {
  struct gap gap = {.kind = kind, .id = id, .at = row, .cause = CAUSE_MISSING};
  if (kind == GAP_FIELD)
    explain_field(v, &gap);
  if (kind == GAP_LIST)
    explain_list(v, &gap);
  gap_words(v, &gap);
  return gap;
}

static bool is_below(const struct verdict *out, enum gap_kind kind, uint32_t id, uint32_t row) {
  for (size_t i = 0; i < out->below.n; i++)
    if (out->below.p[i].kind == kind && out->below.p[i].id == id && out->below.p[i].at == row)
      return true;
  return false;
}

// An order of weight: what a person must mend first.
static enum cause heavier(enum cause a, enum cause b) {
  static const int weight[] = {[CAUSE_NONE] = 0,      [CAUSE_MISSING] = 1,        [CAUSE_DIVISION] = 2,
                               [CAUSE_COLLECTOR] = 3, [CAUSE_SOURCES_DIFFER] = 4, [CAUSE_CLASH] = 5};
  return weight[a] >= weight[b] ? a : b;
}

static void add_gaps(struct demand *d, struct verdict *out, enum gap_kind kind, const struct bits *b, uint32_t id,
                     uint32_t entity) {
  struct segment s = d->v->segments[entity];
  for (uint32_t row = s.from; b->of[id] != NULL && row < s.to; row++) {
    if (!bit_get(b->of[id], row - s.from))
      continue;
    struct gap gap = gap_at(d->v, kind, id, row);
    if (!is_below(out, kind, id, row) && !out->unasked)
      vec_push(d->v->arena, &out->gaps, gap);
  }
}

static void collect_gaps(struct demand *d, struct verdict *out) {
  const struct image *im = d->v->im;
  for (uint32_t e = 1; e < im->n_entities; e++)
    add_gaps(d, out, GAP_LIST, &d->lists, e, im->entities[e].parent);
  for (uint32_t f = 0; f < im->n_fields; f++)
    add_gaps(d, out, GAP_FIELD, &d->fields, f, im->fields[f].entity);
  for (uint32_t j = 0; j < im->n_judges; j++)
    add_gaps(d, out, GAP_JUDGEMENT, &d->judges, j, im->judges[j].entity);
}

static void take_over(const struct view *v, struct verdict *out, const struct verdict *part) {
  for (size_t i = 0; i < part->gaps.n; i++)
    vec_push(v->arena, &out->below, part->gaps.p[i]);
  for (size_t i = 0; i < part->below.n; i++)
    vec_push(v->arena, &out->below, part->below.p[i]);
}

static void take_over_parts(const struct view *v, struct verdict *all, uint32_t t) {
  size_t from = 0;
  for (uint32_t part = t + 1; part < v->im->n_targets && target_below(v->im, part, t); part++)
    if (v->im->targets[part].parent == t)
      take_over(v, &all[t], &all[part]);
  const struct applied *by;
  for (uint32_t norm; (norm = verdict_norm(v->im, &all[t], &from, &by)) != NONE;)
    take_over(v, &all[t], &all[norm]);
}

void verdict_gaps(const struct view *v, struct verdict *all, uint32_t t) {
  struct verdict *out = &all[t];
  take_over_parts(v, all, t);
  if (is_one(out->possible))
    return;
  struct demand d = demand_new(v);
  want(&d, target_of(v, t)->reg, v->provider);
  demand_follow(&d);
  collect_gaps(&d, out);
  out->cause = demand_cause(&d);
}

enum cause verdict_theme(const struct view *v, uint32_t theme) {
  struct demand d = demand_new(v);
  uint32_t reg = v->im->themes[theme].reg;
  if (is_one(run_outcome(v->run, reg, v->provider)))
    return CAUSE_NONE;
  want(&d, reg, v->provider);
  demand_follow(&d);
  return demand_cause(&d);
}
