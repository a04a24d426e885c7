// Registers and instructions: after this the machine runs them without a check.
#include "verify.h"

#include "kernel.h"

static const char *const operand_name[3] = {"a", "b", "c"};

static uint32_t operand(const struct img_code *k, int i) {
  return (const uint32_t[3]){k->a, k->b, k->c}[i];
}

// Which operand has this letter; -1 when none has.
static int position_of(const struct img_code *k, char letter) {
  for (int i = 0; i < 3; i++) {
    if (op_info[k->op].operands[i] == letter)
      return i;
  }
  return -1;
}

static bool one_reg(struct check *c, uint32_t i) {
  const struct img_reg *r = &c->im->regs[i];
  return KNOWN_OK(r, type, REG_SET) && INDEX_OK(r, entity, c->im->n_entities);
}

// A range in the pool: *n words from *at.
bool verify_pool(struct check *c, int i, uint32_t x, const struct img_pool **at, uint32_t *n) {
  const struct image *im = c->im;
  if (!check_index(c, operand_name[i], x, im->n_pool))
    return false;
  *at = &im->pool[x + 1];
  *n = im->pool[x].v;
  c->pool_work += *n;
  return (*n <= im->n_pool - x - 1 && c->pool_work <= POOL_WORK) || check_fail(c, operand_name[i], NOWHERE);
}

static void weigh(struct check *c, uint32_t reg) {
  struct weight w = c->weights[reg];
  if (c->weight.depth < w.depth)
    c->weight.depth = w.depth;
  c->weight.size = c->weight.size + w.size < CODE_SIZE ? c->weight.size + w.size : CODE_SIZE;
}

// A register that an instruction reads: defined before it.
bool verify_read(struct check *c, const char *member, uint32_t reg, enum reg_type type, uint32_t level) {
  if (!check_index(c, member, reg, c->im->code[c->index].dst) || !check_reg(c, member, reg, type, level))
    return false;
  weigh(c, reg);
  return true;
}

// An outcome that is made from more than one is explained part by part. Everything else is told in full, so that how much hangs on
// it is bounded.
static bool weight_ok(struct check *c, const struct img_code *k) {
  const char *letters = op_info[k->op].operands;
  struct weight *w = &c->weights[k->dst];
  *w = (struct weight){0, 0};
  if (op_info[k->op].dst == 'U' && (letters[1] == 'U' || letters[2] == 'U'))
    return true;
  *w = (struct weight){c->weight.depth + 1, c->weight.size + 1};
  return (w->depth <= CODE_DEPTH && w->size <= CODE_SIZE) || check_fail(c, "dst", TOO_HEAVY);
}

// Rows right below those of the instruction.
static bool only_children(uint16_t op) {
  return op == OP_FOLD_UP || op == OP_LIST_OPEN || op == OP_LAST_SAID || op == OP_LAST_STEP;
}

// Parents come before children.
static bool is_below(const struct image *im, uint32_t entity, uint32_t above) {
  while (entity > above)
    entity = im->entities[entity].parent;
  return entity == above;
}

static bool child_ok(const struct check *c, const struct img_code *k, int i, uint32_t entity) {
  if (!check_index(c, operand_name[i], entity, c->im->n_entities))
    return false;
  bool ok = only_children(k->op) ? c->im->entities[entity].parent == k->entity
                                 : entity != k->entity && is_below(c->im, entity, k->entity);
  return ok || check_fail(c, operand_name[i], NOT_LEVEL);
}

static bool above_ok(const struct check *c, const struct img_code *k, int i, uint32_t entity) {
  bool ok = entity != k->entity && is_below(c->im, k->entity, entity);
  return ok || check_fail(c, operand_name[i], NOT_LEVEL);
}

// At most one such row below each of the instruction.
static bool is_only(const struct image *im, uint32_t entity, uint32_t above) {
  bool only = true;
  for (; entity != above; entity = im->entities[entity].parent)
    only = only && im->entities[entity].kind & KIND_SINGLE;
  return only;
}

// The level of the register operands. An instruction that goes up names the child's level, itself or in the pool.
static bool level_of(struct check *c, const struct img_code *k, uint32_t *level) {
  *level = k->entity;
  if (op_info[k->op].at == AT_DOWN) {
    *level = c->im->entities[k->entity].parent;
    return *level != NONE || check_fail(c, "entity", NOT_LEVEL);
  }
  if (op_info[k->op].at == AT_SAME)
    return true;
  int e = position_of(k, 'e'), x = position_of(k, 'x');
  if (e >= 0) {
    *level = operand(k, e);
    return child_ok(c, k, e, *level);
  }
  if (x < 0) {
    if (!check_index(c, "a", k->a, k->dst))
      return false;
    *level = c->im->regs[k->a].entity;
    return child_ok(c, k, 0, *level);
  }
  const struct img_pool *pool;
  uint32_t n;
  if (!verify_pool(c, x, operand(k, x), &pool, &n))
    return false;
  if (n != 2)
    return check_fail(c, operand_name[x], NOT_KNOWN);
  *level = pool[0].v;
  if (k->op == OP_SHARE_BY)
    return child_ok(c, k, x, *level) && verify_read(c, operand_name[x], pool[1].v, REG_VALUE, k->entity);
  return child_ok(c, k, x, *level) && verify_read(c, operand_name[x], pool[1].v, REG_CONDITION, *level);
}

static bool field_ok(const struct check *c, const struct img_code *k, const char *member, uint32_t field) {
  if (!check_index(c, member, field, c->im->n_fields))
    return false;
  const struct img_field *f = &c->im->fields[field];
  char letter = f->type == TYPE_BOOL ? 'C' : f->type == TYPE_SET ? 'S' : 'V';
  if (letter != op_info[k->op].dst)
    return check_fail(c, member, NOT_TYPE);
  return f->entity == k->entity || check_fail(c, member, NOT_LEVEL);
}

static bool input_ok(const struct check *c, const struct img_code *k, const char *member, bool exists,
                     uint32_t entity) {
  if (!exists)
    return check_fail(c, member, NOWHERE);
  return entity == k->entity || check_fail(c, member, NOT_LEVEL);
}

static bool operand_ok(struct check *c, const struct img_code *k, int i, uint32_t level) {
  const struct image *im = c->im;
  uint32_t v = operand(k, i);
  const char *member = operand_name[i];
  char letter = op_info[k->op].operands[i];
  switch (letter) {
  case 'C':
  case 'U':
  case 'V':
  case 'S':
    return verify_read(c, member, v, reg_type_of(letter), level);
  case 'i':
  case 'm':
    return check_index(c, member, v, im->n_consts);
  case 'f':
    return field_ok(c, k, member, v);
  case 'e':
    return child_ok(c, k, i, v);
  case 'h':
    return above_ok(c, k, i, v);
  case 'j':
    return input_ok(c, k, member, v < im->n_judges, v < im->n_judges ? im->judges[v].entity : NONE);
  case 'w':
    return input_ok(c, k, member, v < im->n_waivers, v < im->n_waivers ? im->waivers[v].entity : NONE);
  case 'p':
    return input_ok(c, k, member, v < im->n_parameters, v < im->n_parameters ? im->parameters[v].entity : NONE);
  case 'u':
    return check_known(c, member, v, UNIT_YEAR);
  case '-':
    return v == NONE || check_known(c, member, v, 0);
  default: // 'x': with the meaning of the instruction
    return true;
  }
}

static bool const_ok(const struct check *c, int i, uint32_t index, int64_t lo, int64_t hi) {
  int64_t v = img_const(c->im, index);
  return (v >= lo && v <= hi) || check_fail(c, operand_name[i], NOT_KNOWN);
}

// Two constants that are the bounds of a value.
static bool bounds_ok(const struct check *c, int i, uint32_t lo, uint32_t hi) {
  return const_ok(c, i, lo, VALUE_MIN, VALUE_MAX) && const_ok(c, i + 1, hi, img_const(c->im, lo), VALUE_MAX);
}

static bool one_of_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *pool;
  uint32_t n;
  if (!verify_pool(c, 1, k->b, &pool, &n))
    return false;
  for (uint32_t i = 0; i < n; i++) {
    if (!check_index(c, "b", pool[i].v, c->im->n_consts) || !const_ok(c, 1, pool[i].v, VALUE_MIN, VALUE_MAX))
      return false;
  }
  return true;
}

// No option goes before itself, not even by way of others: as long as some are left, one of them has none before it.
static bool acyclic(const uint64_t *before, uint32_t n) {
  uint64_t left = n == SELECT_LIMIT ? UINT64_MAX : ((uint64_t)1 << n) - 1;
  while (left) {
    uint64_t next = left;
    for (uint32_t i = 0; i < n; i++) {
      if (left >> i & 1 && !(before[i] & left))
        next &= ~((uint64_t)1 << i);
    }
    if (next == left)
      return false;
    left = next;
  }
  return true;
}

static bool select_ok(struct check *c, const struct img_code *k, enum reg_type type) {
  const struct img_pool *pool;
  uint32_t n;
  if (!verify_pool(c, 1, k->b, &pool, &n))
    return false;
  if (n % 4 != 0 || n / 4 > SELECT_LIMIT)
    return check_fail(c, "b", NOT_KNOWN);
  uint64_t before[SELECT_LIMIT] = {0}, others = n == 4 * SELECT_LIMIT ? 0 : ~(uint64_t)0 << n / 4;
  for (uint32_t i = 0; i < n / 4; i++, pool += 4) {
    if (!(verify_read(c, "b", pool[0].v, REG_CONDITION, k->entity) && verify_read(c, "b", pool[1].v, type, k->entity)))
      return false;
    before[i] = (uint64_t)pool[3].v << 32 | pool[2].v;
    if (before[i] & others)
      return check_fail(c, "b", NOT_KNOWN);
  }
  return acyclic(before, n / 4) || check_fail(c, "b", "laat voorrang rondlopen");
}

static bool month_and_day_ok(int64_t v) { return v >= 101 && v <= 1231 && date_valid(v == 229 ? 2024 : 2023, (int)(v / 100), (int)(v % 100)); }

static bool year_day_ok(const struct check *c, uint32_t index) {
  int64_t v = img_const(c->im, index);
  return (v >= 0 && v < 40000 && month_and_day_ok(v % 10000)) || check_fail(c, "b", NOT_KNOWN);
}

// A period of 6, 3 or 1 months or of some years, and 101 … 1231, a day that every year has; 229 is the last day of February.
static bool day_of_year_ok(const struct check *c, uint32_t index) {
  int64_t v = img_const(c->im, index), months = v / 10000;
  v %= 10000;
  bool ok = months == 12 || ((months == 6 || months == 3 || months == 1 || (months > 12 && months <= 99 * 12 && months % 12 == 0)) && v == 1231);
  ok = ok && month_and_day_ok(v);
  return ok || check_fail(c, "c", NOT_KNOWN);
}

// What a duty has beyond its four words, see duty_more.
static bool more_of_duty_ok(struct check *c, const struct img_code *k, const struct img_pool *pool, uint32_t n) {
  bool sizes = n == 4 || (k->op == OP_PERIODIC_UP ? n == 5 || n == 6 : k->op == OP_YEARLY_UP && n == 7);
  if (!sizes)
    return check_fail(c, "c", NOT_KNOWN);
  for (uint32_t i = 4; i < n; i++)
    if ((pool[i].v != NONE || n == 5) && !verify_read(c, "c", pool[i].v, REG_VALUE, k->entity))
      return false;
  return true;
}

static bool duty_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *pool;
  uint32_t n;
  if (!verify_pool(c, 2, k->c, &pool, &n) || !more_of_duty_ok(c, k, pool, n))
    return false;
  return verify_read(c, "c", pool[0].v, REG_VALUE, k->entity) && verify_read(c, "c", pool[1].v, REG_VALUE, k->entity) &&
         check_index(c, "c", pool[2].v, c->im->n_consts) &&
         (k->op != OP_YEARLY_UP ? const_ok(c, 2, pool[2].v, 0, INT32_MAX) && check_known(c, "c", pool[3].v, UNIT_YEAR)
                                  : day_of_year_ok(c, pool[2].v) && check_index(c, "c", pool[3].v, c->im->n_consts) &&
                                        const_ok(c, 2, pool[3].v, 0, 1));
}

static bool round_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *pool;
  uint32_t n;
  if (!verify_pool(c, 2, k->c, &pool, &n))
    return false;
  if (n != 2)
    return check_fail(c, "c", NOT_KNOWN);
  return check_index(c, "c", pool[0].v, c->im->n_consts) && const_ok(c, 2, pool[0].v, 1, VALUE_MAX) &&
         check_index(c, "c", pool[1].v, c->im->n_consts) && const_ok(c, 2, pool[1].v, SHIFT_MIN, SHIFT_MAX);
}

static bool own_days_ok(struct check *c, const struct img_pool *pool, uint32_t n) {
  if (n == 0)
    return check_fail(c, "c", NOT_KNOWN);
  for (uint32_t i = 0; i < n; i++) {
    int64_t most = i == 0 ? 0x1FF7F : (OWN_DATE + (int64_t)DAY_MAX - DAY_MIN) * 2 + 1;
    if (!check_index(c, "c", pool[i].v, c->im->n_consts) || !const_ok(c, 2, pool[i].v, i == 0, most))
      return false;
  }
  return (img_const(c->im, pool[0].v) & 0x7F) != 0 || check_fail(c, "c", NOT_KNOWN);
}

static bool workdays_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *pool;
  uint32_t n;
  return const_ok(c, 1, k->b, INT32_MIN, INT32_MAX) && verify_pool(c, 2, k->c, &pool, &n) && own_days_ok(c, pool, n);
}

static bool term_by_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *pool;
  uint32_t n;
  if (!verify_pool(c, 2, k->c, &pool, &n))
    return false;
  bool known = n >= 2 && pool[0].v <= UNIT_YEAR && pool[1].v <= 2 && (n == 2 || (pool[0].v == UNIT_WORKDAY && pool[1].v != 2));
  return known ? n == 2 || own_days_ok(c, pool + 2, n - 2) : check_fail(c, "c", NOT_KNOWN);
}

// What no letter says: the range of constants, and the operands in the pool.
static bool meaning_ok(struct check *c, const struct img_code *k) {
  switch (k->op) {
  case OP_CONST_C:
    return const_ok(c, 0, k->a, 1, WAAR | ONWAAR);
  case OP_CONST_U:
    return const_ok(c, 0, k->a, 1, ANY_OUTCOME);
  case OP_CONST_V:
    return const_ok(c, 0, k->a, VALUE_MIN, VALUE_MAX);
  case OP_PERIOD:
    return const_ok(c, 0, k->a, 0, 1);
  case OP_RANGE_V:
    return bounds_ok(c, 0, k->a, k->b);
  case OP_WITHIN:
    return bounds_ok(c, 1, k->b, k->c);
  case OP_ADD_TERM:
    return const_ok(c, 1, k->b, INT32_MIN, INT32_MAX);
  case OP_ADD_WORKDAYS:
    return workdays_ok(c, k);
  case OP_TERM_BY:
    return term_by_ok(c, k);
  case OP_ADD_SPAN:
    return k->c == UNIT_DAY || k->c == UNIT_MONTH || k->c == UNIT_WORKDAY || check_fail(c, "c", NOT_KNOWN);
  case OP_LATEST:
    return const_ok(c, 1, k->b, 0, INT32_MAX);
  case OP_ADD_LAW:
    return const_ok(c, 1, k->b, 0, INT32_MAX);
  case OP_YEAR_DAY:
    return year_day_ok(c, k->b);
  case OP_ONE_OF:
    return one_of_ok(c, k);
  case OP_SHARE_UP:
    return const_ok(c, 2, k->c, 0, 100 * (int64_t)NUMBER_SCALE);
  case OP_PERIODIC_UP:
  case OP_YEARLY_UP:
  case OP_GAP_UP:
    return duty_ok(c, k);
  case OP_ROUND:
    return round_ok(c, k);
  case OP_SELECT_C:
    return select_ok(c, k, REG_CONDITION);
  case OP_SELECT_U:
    return select_ok(c, k, REG_OUTCOME);
  case OP_PERIOD_COUNT:
  case OP_PERIOD_SUM:
  case OP_PERIOD_SOME:
  case OP_PERIOD_SHARE:
  case OP_ELSEWHEN:
  case OP_STREAK:
  case OP_NO_BETTER:
  case OP_LADDER:
  case OP_LAST_STEP:
  case OP_BEGUN_S:
  case OP_STEP:
  case OP_NEXT:
    return verify_period_code(c, k);
  case OP_ONE_UP:
  case OP_ONE_UP_C:
  case OP_ONE_UP_S:
    return is_only(c->im, k->b, k->entity) || check_fail(c, "b", NOT_TYPE);
  default:
    return true;
  }
}

// Instruction i defines register i: each exactly once, and in order.
static bool one_code(struct check *c, uint32_t i) {
  const struct img_code *k = &c->im->code[i];
  if (!(KNOWN_OK(k, op, OP_COUNT - 1) && INDEX_OK(k, entity, c->im->n_entities) &&
        INDEX_OR_NONE(k, span, c->im->n_spans)))
    return false;
  if (k->dst != i)
    return check_fail(c, "dst", NOT_HERE);
  if (!REG_OK(k, dst, reg_type_of(op_info[k->op].dst), k->entity))
    return false;
  uint32_t level;
  c->weight = (struct weight){0, 0};
  if (!level_of(c, k, &level))
    return false;
  for (int o = 0; o < 3; o++) {
    if (!operand_ok(c, k, o, level))
      return false;
  }
  return meaning_ok(c, k) && weight_ok(c, k);
}

static bool as_many_registers(const struct check *c) {
  if (c->im->n_regs == c->im->n_code)
    return true;
  struct text detail =
      text_format(c->sink->arena, "er zijn %u registers en %u instructies", c->im->n_regs, c->im->n_code);
  msg(c->sink, M_IMAGE_DAMAGED, NO_PLACE, c->name, detail);
  return false;
}

bool verify_code(struct check *c) {
  struct arena *scratch = arena_child(c->sink->arena);
  c->weights = NEW_ARRAY(scratch, struct weight, c->im->n_regs);
  bool ok = as_many_registers(c) && check_each(c, "regs", c->im->n_regs, one_reg) &&
            check_each(c, "code", c->im->n_code, one_code);
  c->weights = NULL;
  arena_free(scratch);
  return ok;
}
