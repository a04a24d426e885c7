// A kpi becomes registers a period, and the ladder over them.
#include "emit.h"

// ---- values about periods ----

static uint32_t in_period(struct emitter *e, const struct x *x, enum opcode op, uint32_t which) {
  uint32_t last = x->b && x->b->kind == X_TRUE ? emit_condition(e, WAAR, x->entity) : emit_x(e, x->b, x->entity);
  uint32_t pool[] = {x->entity, emit_x(e, x->a, x->entity), emit_x(e, x->args.p[0], x->entity), last};
  // An instruction is written once when its operands are: the same list must be the same place in the pool.
  struct text key = text_format(e->model->arena, "pool %u %u %u %u", pool[0], pool[1], pool[2], pool[3]);
  const uintptr_t *had = map_find(&e->pools, key);
  uint32_t at = had ? (uint32_t)*had : writer_pool(e->w, pool, 4);
  if (!had) map_set(&e->pools, text_copy(e->keep, key), at);
  return emit_code(e, op, x->level, at, which, 0);
}

static uint32_t next_row(struct emitter *e, const struct x *x) {
  uint32_t a = emit_x(e, x->a, x->level), b = emit_x(e, x->b, x->level);
  return emit_code(e, OP_NEXT, x->level, a, b, writer_const(e->w, (int64_t)x->mask));
}

static uint32_t step_of(struct emitter *e, const struct x *x) {
  const struct kpi_done *k = emit_kpi(e, x->term);
  if (k) return emit_code(e, OP_STEP, 0, k->step, 0, 0);
  uint32_t least = writer_const(e->w, VALUE_MIN), most = writer_const(e->w, VALUE_MAX);
  return emit_code(e, OP_RANGE_V, 0, least, most, 0);
}

uint32_t emit_period(struct emitter *e, const struct x *x) {
  switch (x->kind) {
  case X_NEXT: return next_row(e, x);
  case X_PERIOD_COUNT: return in_period(e, x, OP_PERIOD_COUNT, 0);
  case X_PERIOD_SUM: return in_period(e, x, OP_PERIOD_SUM, 0);
  case X_PERIOD_SOME: return in_period(e, x, OP_PERIOD_SOME, 0);
  case X_PERIOD_SHARE: return in_period(e, x, OP_PERIOD_SHARE, writer_const(e->w, x->lo));
  default: return step_of(e, x);
  }
}

// ---- rules ----

// Ja or nee in a period with rows, n.v.t. in one without.
static uint32_t outcome(struct emitter *e, const struct kpi_done *k, const struct x *holds) {
  uint32_t level = k->kpi->said->entity;
  return emit_where(e, k->rows, emit_code(e, OP_CRITERION, level, emit_x(e, holds, level), 0, 0), level);
}

static uint32_t not(struct emitter *e, uint32_t reg, uint32_t level) { return emit_code(e, OP_NOT, level, reg, 0, 0); }

static uint32_t elsewhen(struct emitter *e, uint32_t reg, uint32_t level, bool later) {
  return emit_code(e, OP_ELSEWHEN, level, reg, writer_const(e->w, later), 0);
}

// A bound of which a parameter says how much, in the numbers of the norm; none: geen.
static uint32_t given_bound(struct emitter *e, const struct kpi_done *k, const struct x *x) {
  uint32_t level = k->kpi->said->entity;
  return x ? emit_raised(e, level, emit_x(e, x, level), k->kpi->bounds.scale - x->scale) : emit_code(e, OP_ABSENT_V, level, 0, 0, 0);
}

static uint32_t no_better(struct emitter *e, const struct kpi_done *k) {
  const struct kpi_bounds *b = &k->kpi->bounds;
  uint32_t pool[7] = {k->num, k->den, writer_const(e->w, b->lo), writer_const(e->w, b->hi), writer_const(e->w, b->times)};
  bool by = b->lo_by || b->hi_by;
  if (by) pool[5] = given_bound(e, k, b->lo_by), pool[6] = given_bound(e, k, b->hi_by);
  return emit_code(e, OP_NO_BETTER, k->kpi->said->entity, k->rows, writer_pool(e->w, pool, by ? 7 : 5), k->norm);
}

// What a person says is said on the peildatum: it counts in the last period that has rows.
static uint32_t asked(struct emitter *e, const struct kpi_done *k, const struct m_look *l) {
  uint32_t level = k->kpi->said->entity;
  uint32_t said = emit_down(e, emit_code(e, OP_LOAD_C, 0, e->field_number[l->field], 0, 0), 0, level);
  uint32_t last = emit_both(e, k->rows, not(e, elsewhen(e, k->rows, level, true), level), level);
  return emit_both(e, said, last, level);
}

static uint32_t look(struct emitter *e, const struct kpi_done *k, const struct m_look *l) {
  uint32_t level = k->kpi->said->entity;
  if (l->kind == LOOK_SAME) return no_better(e, k);
  if (l->kind == LOOK_ASK) return asked(e, k, l);
  const struct x *holds = check_look(e->model, k->kpi, l);
  uint32_t now = emit_code(e, OP_STREAK, level, outcome(e, k, holds), writer_const(e->w, l->periods), 0);
  if (!l->first && !l->again) return now;
  uint32_t before = elsewhen(e, now, level, false);
  return emit_both(e, now, l->first ? not(e, before, level) : before, level);
}

static uint32_t rule(struct emitter *e, const struct kpi_done *k, const struct m_rule *r) {
  uint32_t all = NONE;
  struct spot before = emit_spot(e, node_place(k->kpi->said->src, r->node));
  for (size_t i = 0; i < r->looks.n; i++) all = emit_both(e, all, look(e, k, &r->looks.p[i]), k->kpi->said->entity);
  e->spot = before;
  return all;
}

static int64_t all_steps(const struct m_kpi *said) {
  int64_t steps = 1;
  for (size_t i = 0; i < said->steps.n; i++) steps |= (int64_t)1 << said->steps.p[i].number;
  return steps;
}

// What comes of periods that are counted from a date of the aanbieder hangs on that date too.
static uint32_t begun(struct emitter *e, const struct kpi_done *k, enum opcode op, uint32_t reg, uint32_t last) {
  const struct m_period *p = &e->model->periods.p[k->kpi->said->period];
  if (p->from != PERIOD_FIELD) return reg;
  return emit_code(e, op, 0, reg, emit_code(e, OP_LOAD_V, 0, e->field_number[p->field], 0, 0), last);
}

static void run_ladder(struct emitter *e, struct kpi_done *k) {
  const struct m_kpi *said = k->kpi->said;
  VEC(uint32_t) pool = {0};
  k->rules = NEW_ARRAY(e->keep, uint32_t, said->rules.n);
  for (size_t i = 0; i < said->rules.n; i++) {
    const struct m_rule *r = &said->rules.p[i];
    uint32_t option[] = {k->rules[i] = rule(e, k, r), r->from, r->step, r->back};
    for (int w = 0; w < 4; w++) vec_push(e->model->arena, &pool, option[w]);
  }
  k->ladder = emit_code(e, OP_LADDER, said->entity, k->rows, writer_pool(e->w, pool.p, (uint32_t)pool.n), 0);
  uint32_t any = writer_const(e->w, all_steps(said));
  k->step = begun(e, k, OP_BEGUN_S, emit_code(e, OP_LAST_STEP, 0, k->ladder, said->entity, any), any);
}

static void emit_measure(struct emitter *e, struct kpi_done *k) {
  uint32_t level = k->kpi->said->entity;
  const struct x *m = k->kpi->measure;
  bool ratio = m->kind == X_FRACTION;
  k->rows = emit_x(e, k->kpi->rows, level);
  k->num = emit_x(e, ratio ? m->a : m, level);
  k->den = ratio ? emit_x(e, m->b, level) : emit_code(e, OP_CONST_V, level, writer_const(e->w, 1), 0, 0);
  k->norm = outcome(e, k, k->kpi->norm);
}

static void read_fields(struct emitter *e, struct kpi_done *k) {
  struct lowered *t = &k->read;
  emit_uses(e, t, k->kpi->measure);
  emit_uses(e, t, k->kpi->rows);
  const struct m_kpi *said = k->kpi->said;
  struct context c = {e->model, said->src, 0, NULL};
  if (e->model->periods.p[said->period].field != NONE) emit_uses(e, t, check_own_field(&c, said->per, e->model->periods.p[said->period].field));
  for (size_t i = 0; i < said->rules.n; i++)
    for (size_t l = 0; l < said->rules.p[i].looks.n; l++) {
      const struct m_look *look_ = &said->rules.p[i].looks.p[l];
      if (look_->kind == LOOK_ASK) emit_uses(e, t, check_own_field(&c, look_->node, look_->field));
    }
}

// A word has one meaning in a kpi: the periods before were counted with it too.
static void check_formulas(struct emitter *e, const struct m_kpi *said) {
  const struct model *m = e->model;
  for (uint32_t i = 0; i < m->exceptions.n; i++) {
    const struct m_exception *x = &m->exceptions.p[i];
    if ((x->definition == NONE && x->term == NONE) || !check_changes(m, said->node, i)) continue;
    for (size_t a = 0; a < x->aims.n; a++) {
      uint32_t t = x->aims.p[a].target;
      if (t != NONE && (m->targets.p[t].kpi == 0 || &m->kpis.p[m->targets.p[t].kpi - 1] != said)) continue;
      if (x->term != NONE) msg(m->sink, M_KPI_TERM, name_place(said->src, said->node), said->name, m->terms.p[x->term].name, x->label);
      else msg(m->sink, M_KPI_FORMULA, name_place(said->src, said->node), said->name, m->definitions.p[x->definition].name, x->label);
      return;
    }
  }
}

const struct kpi_done *emit_kpi(struct emitter *e, uint32_t which) {
  struct kpi_done *k = &e->kpis[which];
  const struct m_kpi *said = &e->model->kpis.p[which];
  if (k->state == KPI_BUSY) msg(e->model->sink, M_KPI_CYCLE, name_place(said->src, said->node), said->name);
  if (k->state != KPI_NEW) return k->state == KPI_DONE ? k : NULL;
  k->state = KPI_BUSY;
  struct spot before = emit_spot(e, node_place(said->src, said->node));
  uint32_t eis = e->eis;
  e->eis = said->target; // what words mean in the eis that asks for its step does not matter
  k->kpi = check_kpi(e->model, which);
  if (k->kpi) {
    check_formulas(e, said);
    check_ladder(e->model, k->kpi);
    emit_measure(e, k);
    run_ladder(e, k);
    k->outcome = begun(e, k, OP_BEGUN_U, emit_code(e, OP_LAST_SAID, 0, k->norm, said->entity, 0), 0);
    k->type = k->kpi->measure->value_type;
    k->unit = k->type == TYPE_DURATION ? k->kpi->measure->class_ : NONE;
    k->scale = k->kpi->measure->scale;
    read_fields(e, k);
  }
  e->eis = eis;
  e->spot = before;
  k->state = k->kpi ? KPI_DONE : KPI_BAD;
  return k->kpi ? k : NULL;
}

void emit_kpi_uses(struct emitter *e, struct lowered *t, const struct kpi_done *k) {
  for (size_t i = 0; i < k->read.uses.n; i++) emit_use(e, t, k->read.uses.p[i].field);
}

// ---- records ----

static struct text words(struct emitter *e, const struct m_kpi *k, const struct node *n) {
  return text_squeeze(e->model->arena, text_slice(k->src->text, n->off, n->off + n->len));
}

static struct img_text put(struct emitter *e, struct text t) { return writer_text(e->w, t); }

static void step_records(struct emitter *e, const struct m_kpi *k) {
  for (size_t i = 0; i < k->steps.n; i++) {
    const struct m_step *s = &k->steps.p[i];
    writer_add(e->w, kpi_steps, (struct img_kpi_step){put(e, s->title), s->number, (uint32_t)e->w->kpi_actions.n, (uint32_t)s->actions.n});
    for (size_t a = 0; a < s->actions.n; a++)
      writer_add(e->w, kpi_actions, (struct img_kpi_action){put(e, s->actions.p[a].text), put(e, s->actions.p[a].who), put(e, s->actions.p[a].term)});
  }
}

void emit_kpi_records(struct emitter *e) {
  for (uint32_t i = 0; i < e->model->kpis.n; i++) {
    const struct kpi_done *d = &e->kpis[i];
    const struct m_kpi *k = &e->model->kpis.p[i];
    if (d->state != KPI_DONE) continue;
    struct img_kpi out = {.target = k->target, .entity = k->entity, .type = d->type, .unit = d->unit, .scale = d->scale,
                          .num_reg = d->num, .den_reg = d->den, .rows_reg = d->rows, .norm_reg = d->norm, .ladder_reg = d->ladder,
                          .step_reg = d->step, .first_step = (uint32_t)e->w->kpi_steps.n, .steps = (uint32_t)k->steps.n,
                          .first_rule = (uint32_t)e->w->kpi_rules.n, .rules = (uint32_t)k->rules.n};
    out.measure = put(e, words(e, k, k->measure));
    out.norm = put(e, words(e, k, k->norm->child));
    step_records(e, k);
    for (size_t r = 0; r < k->rules.n; r++) {
      const struct m_rule *rule_ = &k->rules.p[r];
      writer_add(e->w, kpi_rules, (struct img_kpi_rule){put(e, words(e, k, rule_->node)), rule_->step, rule_->back, rule_->from, d->rules[r]});
    }
    writer_add(e->w, kpis, out);
  }
}
