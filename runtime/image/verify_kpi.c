// Periods and kpi's: what the machine and the report rely on.
#include "duration.h"
#include "kernel.h"
#include "verify.h"

static bool is_period(const struct image *im, uint32_t entity) {
  return entity < im->n_entities && im->entities[entity].kind & KIND_PERIOD;
}

static bool length_ok(const struct check *c, const struct img_period *p) {
  bool one = (p->months > 0) != (p->days > 0);
  return (one && p->months <= PERIOD_MONTHS && p->days <= PERIOD_DAYS) || check_fail(c, "months", NOT_KNOWN);
}

// By the calendar, or of every year, as many of them make a year.
static bool begin_ok(const struct check *c, const struct img_period *p) {
  const struct image *im = c->im;
  bool yearly = p->from == PERIOD_CALENDAR || p->from == PERIOD_YEARLY;
  if (!KNOWN_OK(p, from, PERIOD_FIELD))
    return false;
  if (yearly && (p->months == 0 || 12 % p->months != 0))
    return check_fail(c, "months", NOT_KNOWN);
  if (p->from == PERIOD_CALENDAR && p->months != 1 && p->months != 3 && p->months != 6 && p->months != 12)
    return check_fail(c, "months", NOT_KNOWN);
  if (p->first < DAY_MIN || p->first > DAY_MAX)
    return check_fail(c, "first", NOT_KNOWN);
  if (p->from != PERIOD_FIELD)
    return p->field == NONE || check_fail(c, "field", NOT_KNOWN);
  if (!INDEX_OK(p, field, im->n_fields))
    return false;
  return (im->fields[p->field].entity == 0 && im->fields[p->field].type == TYPE_DATE) || check_fail(c, "field", NOT_TYPE);
}

static bool one_period(struct check *c, uint32_t i) {
  const struct img_period *p = &c->im->periods[i];
  if (!(INDEX_OK(p, entity, c->im->n_entities) && INDEX_OK(p, set, c->im->n_sets)))
    return false;
  const struct img_entity *e = &c->im->entities[p->entity];
  if (!is_period(c->im, p->entity) || e->parent != 0 || e->fields != 0)
    return check_fail(c, "entity", NOT_TYPE);
  for (uint32_t k = 0; k < i; k++)
    if (c->im->periods[k].entity == p->entity)
      return check_fail(c, "entity", NOT_HERE);
  if (c->im->sets[p->set].valid_from == NO_DAY)
    return check_fail(c, "set", NOT_KNOWN);
  return TEXT_OK(p, word) && length_ok(c, p) && begin_ok(c, p);
}

static bool has_period(struct check *c, uint32_t i) {
  for (uint32_t k = 0; k < c->im->n_periods; k++)
    if (c->im->periods[k].entity == i)
      return true;
  return !is_period(c->im, i) || check_fail(c, "kind", NOT_KNOWN);
}

bool verify_periods(struct check *c) {
  return check_each(c, "periods", c->im->n_periods, one_period) && check_each(c, "entities", c->im->n_entities, has_period);
}

// --- Instructions

static bool const_ok(const struct check *c, const char *member, uint32_t index, int64_t lo, int64_t hi) {
  if (!check_index(c, member, index, c->im->n_consts))
    return false;
  int64_t v = img_const(c->im, index);
  return (v >= lo && v <= hi) || check_fail(c, member, NOT_KNOWN);
}

static bool rows_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *p;
  uint32_t n;
  if (!is_period(c->im, k->entity))
    return check_fail(c, "entity", NOT_LEVEL);
  if (!verify_pool(c, 0, k->a, &p, &n))
    return false;
  if (n != 4)
    return check_fail(c, "a", NOT_KNOWN);
  return check_index(c, "a", p[0].v, c->im->n_entities) && verify_read(c, "a", p[1].v, REG_CONDITION, p[0].v) &&
         verify_read(c, "a", p[2].v, REG_VALUE, p[0].v) &&
         verify_read(c, "a", p[3].v, k->op == OP_PERIOD_SUM ? REG_VALUE : REG_CONDITION, p[0].v);
}

static bool measure_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *p;
  uint32_t n;
  if (!verify_pool(c, 1, k->b, &p, &n))
    return false;
  if (n != 5 && n != 7)
    return check_fail(c, "b", NOT_KNOWN);
  if (n == 7 && !(verify_read(c, "b", p[5].v, REG_VALUE, k->entity) && verify_read(c, "b", p[6].v, REG_VALUE, k->entity)))
    return false;
  return verify_read(c, "b", p[0].v, REG_VALUE, k->entity) && verify_read(c, "b", p[1].v, REG_VALUE, k->entity) &&
         const_ok(c, "b", p[2].v, VALUE_MIN, VALUE_MAX) && const_ok(c, "b", p[3].v, VALUE_MIN, VALUE_MAX) &&
         const_ok(c, "b", p[4].v, 1, VALUE_MAX);
}

static bool ladder_ok(struct check *c, const struct img_code *k) {
  const struct img_pool *p;
  uint32_t n;
  if (!verify_pool(c, 1, k->b, &p, &n))
    return false;
  if (n % 4 != 0)
    return check_fail(c, "b", NOT_KNOWN);
  for (uint32_t i = 0; i < n; i += 4)
    if (!(verify_read(c, "b", p[i].v, REG_CONDITION, k->entity) && check_known(c, "b", p[i + 2].v, LADDER_TOP) &&
          check_known(c, "b", p[i + 3].v, 1)))
      return false;
  return true;
}

static bool made_by(const struct check *c, uint32_t reg, enum opcode op) {
  return c->im->code[reg].op == op;
}

static bool steps_ok(const struct check *c, uint32_t index) {
  return const_ok(c, "c", index, 1, (int64_t)(((uint64_t)2 << LADDER_TOP) - 1));
}

bool verify_period_code(struct check *c, const struct img_code *k) {
  if (k->op == OP_STEP)
    return made_by(c, k->a, OP_LADDER) || made_by(c, k->a, OP_LAST_STEP) || made_by(c, k->a, OP_BEGUN_S) || check_fail(c, "a", NOT_TYPE);
  if (k->op == OP_BEGUN_S)
    return (made_by(c, k->a, OP_LAST_STEP) || check_fail(c, "a", NOT_TYPE)) && steps_ok(c, k->c);
  if (k->op == OP_LAST_STEP)
    return (made_by(c, k->a, OP_LADDER) || check_fail(c, "a", NOT_TYPE)) && steps_ok(c, k->c);
  if (k->entity == 0)
    return check_fail(c, "entity", NOT_LEVEL);
  switch (k->op) {
  case OP_ELSEWHEN:
    return const_ok(c, "b", k->b, 0, 1);
  case OP_STREAK:
    return const_ok(c, "b", k->b, 1, INT32_MAX);
  case OP_NEXT:
    return const_ok(c, "c", k->c, 0, 1);
  case OP_NO_BETTER:
    return measure_ok(c, k);
  case OP_LADDER:
    return ladder_ok(c, k);
  case OP_PERIOD_SHARE:
    return rows_ok(c, k) && const_ok(c, "b", k->b, 0, 1);
  default:
    return rows_ok(c, k);
  }
}

// --- Records

static bool kpi_ranges(const struct check *c, const struct img_kpi *k) {
  return RANGE_OK(k, first_step, steps, c->im->n_kpi_steps) && RANGE_OK(k, first_rule, rules, c->im->n_kpi_rules) &&
         TEXT_OK(k, measure) && TEXT_OK(k, norm);
}

static bool rules_are_mine(const struct check *c, const struct img_kpi *k) {
  for (uint32_t i = k->first_rule; i < k->first_rule + k->rules; i++)
    if (!check_reg(c, "first_rule", c->im->kpi_rules[i].reg, REG_CONDITION, k->entity))
      return false;
  return true;
}

static bool kind_ok(const struct check *c, const struct img_kpi *k) {
  if (k->type != TYPE_DURATION)
    return KNOWN_OK(k, type, TYPE_PERCENT) && (k->unit == NONE || check_fail(c, "unit", NOT_KNOWN));
  return KNOWN_OK(k, unit, SPAN_UNITS - 1);
}

static bool one_kpi(struct check *c, uint32_t i) {
  const struct img_kpi *k = &c->im->kpis[i];
  if (!INDEX_OK(k, target, c->im->n_targets) || !kind_ok(c, k))
    return false;
  if (!(c->im->targets[k->target].flags & TARGET_KPI))
    return check_fail(c, "target", NOT_TYPE);
  if (!is_period(c->im, k->entity))
    return check_fail(c, "entity", NOT_LEVEL);
  if (k->scale < -18 || k->scale > 18)
    return check_fail(c, "scale", NOT_KNOWN);
  return REG_OK(k, num_reg, REG_VALUE, k->entity) && REG_OK(k, den_reg, REG_VALUE, k->entity) &&
         REG_OK(k, rows_reg, REG_CONDITION, k->entity) && REG_OK(k, norm_reg, REG_OUTCOME, k->entity) &&
         REG_OK(k, ladder_reg, REG_SET, k->entity) && REG_OK(k, step_reg, REG_SET, 0) && kpi_ranges(c, k) &&
         (made_by(c, k->ladder_reg, OP_LADDER) || check_fail(c, "ladder_reg", NOT_TYPE)) &&
         (made_by(c, k->step_reg, OP_LAST_STEP) || made_by(c, k->step_reg, OP_BEGUN_S) || check_fail(c, "step_reg", NOT_TYPE)) && rules_are_mine(c, k);
}

static bool one_step(struct check *c, uint32_t i) {
  const struct img_kpi_step *s = &c->im->kpi_steps[i];
  return TEXT_OK(s, title) && KNOWN_OK(s, number, LADDER_TOP) && RANGE_OK(s, first_action, actions, c->im->n_kpi_actions);
}

static bool one_rule(struct check *c, uint32_t i) {
  const struct img_kpi_rule *r = &c->im->kpi_rules[i];
  return TEXT_OK(r, words) && KNOWN_OK(r, step, LADDER_TOP) && KNOWN_OK(r, back, 1) && INDEX_OK(r, reg, c->im->n_regs);
}

static bool one_action(struct check *c, uint32_t i) {
  const struct img_kpi_action *a = &c->im->kpi_actions[i];
  return TEXT_OK(a, text) && TEXT_OK(a, who) && TEXT_OK(a, term);
}

static bool one_table(struct check *c, uint32_t i) {
  const struct img_table *t = &c->im->tables[i];
  return TEXT_OK(t, name);
}

bool verify_kpis(struct check *c) {
  return check_each(c, "tables", c->im->n_tables, one_table) && check_each(c, "kpi_steps", c->im->n_kpi_steps, one_step) && check_each(c, "kpi_rules", c->im->n_kpi_rules, one_rule) &&
         check_each(c, "kpi_actions", c->im->n_kpi_actions, one_action) && check_each(c, "kpis", c->im->n_kpis, one_kpi);
}
