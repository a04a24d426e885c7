// Targets become registers. The order is the order of meaning: the norm, the judgement, exceptions on the row, membership, the
// fold over the rows, `volledig`, exceptions on the whole, and last what decides whether it applies at all.
#include "emit.h"

static const struct m_target *model_target(const struct emitter *e, uint32_t t) { return &e->model->targets.p[t]; }

static uint32_t judged(struct emitter *e, uint32_t target, uint32_t outcome, uint32_t level) {
  uint32_t input = e->targets[target].judge; // a norm that stands in more than one place is judged once
  if (input == NONE) input = writer_add(e->w, judges, (struct img_judge){target, level});
  e->targets[target].judge = input;
  return emit_code(e, OP_JUDGE, level, outcome, input, 0);
}

static uint32_t leaf_norm(struct emitter *e, uint32_t target, uint32_t level) {
  const struct m_target *t = model_target(e, target);
  struct context c = {e->model, t->src, level};
  const struct x *x = NULL;
  if (t->topic) x = check_topic(&c, t->topic, t->node);
  else if (t->norm && t->norm->kind != N_JUDGE) x = check_norm(&c, t->norm);
  if (!x) return emit_outcome(e, ANY_OUTCOME, level);
  emit_uses(e, &e->targets[target], x);
  uint32_t reg = emit_x(e, x, level);
  return x->type == T_OUTCOME ? reg : emit_code(e, OP_CRITERION, level, reg, 0, 0);
}

static uint32_t parts_norm(struct emitter *e, uint32_t target, uint32_t level, const struct enclosing *in) {
  uint32_t sum = NONE;
  for (size_t i = 0; i < model_target(e, target)->parts.n; i++) {
    uint32_t reg;
    emit_target(e, model_target(e, target)->parts.p[i], in, &reg);
    sum = sum == NONE ? reg : emit_code(e, OP_FOLD, level, sum, reg, 0);
  }
  return sum;
}

// The conditions of a target, apart: those of each row it looks at, and those of the row it is judged in. Conditions at the
// level asked; NONE when there are none.
struct conditions {
  uint32_t row, whole;
  const struct own *own; // of `whole` those that speak of rows above it
};

static const struct own *add_own(struct emitter *e, const struct own *list, struct own one, uint32_t level) {
  if (one.reg == NONE || one.level == level) return list;
  struct own *o = NEW(e->model->arena, struct own);
  *o = (struct own){list, one.reg, one.level};
  return o;
}

static struct conditions conditions(struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  const struct shape *s = &e->shapes[target];
  struct conditions out = {NONE, NONE, NULL};
  for (size_t i = 0; i < t->when.n; i++) {
    struct context c = {e->model, t->when.p[i].src, s->entity};
    m_clauses one = {&t->when.p[i], 1, 1};
    const struct x *x = check_clauses(&c, &one);
    if (t->when.p[i].node->kind == N_OTHER_PLACES)
      x = check_place(&c, t->when.p[i].node, t->parent == NONE ? NULL : model_target(e, t->parent));
    if (t->when.p[i].node->kind == N_IF_APPLIES) x = check_own_field(&c, t->when.p[i].node, s->applies);
    if (!x) continue;
    emit_uses(e, &e->targets[target], x);
    bool row = s->member && !model_under(e->model, s->level, x->level);
    uint32_t level = row ? s->entity : s->level;
    uint32_t *to = row ? &out.row : &out.whole;
    *to = emit_both(e, *to, emit_x(e, x, level), level);
    if (!row) out.own = add_own(e, out.own, (struct own){NULL, emit_x(e, x, x->level), x->level}, level);
  }
  return out;
}

static uint32_t scope(struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  struct context c = {e->model, t->src, 0};
  const struct x *x = check_scope(&c, &t->scope);
  uint32_t valid = t->kind == TARGET_EIS ? emit_validity(e, t->set) : NONE;
  if (!x || x->kind == X_TRUE) return valid;
  emit_uses(e, &e->targets[target], x);
  return emit_both(e, valid, emit_x(e, x, 0), 0);
}

uint32_t emit_validity(struct emitter *e, uint32_t set) {
  const struct m_set *s = &e->model->sets.p[set];
  if (s->valid_from == NO_DAY && s->valid_to == NO_DAY) return NONE;
  uint32_t today = emit_code(e, OP_PEILDATUM, 0, 0, 0, 0), valid = NONE;
  if (s->valid_from != NO_DAY) {
    uint32_t from = emit_code(e, OP_CONST_V, 0, writer_const(e->w, s->valid_from), 0, 0);
    valid = emit_code(e, OP_LE, 0, from, today, 0);
  }
  if (s->valid_to != NO_DAY) {
    uint32_t to = emit_code(e, OP_CONST_V, 0, writer_const(e->w, s->valid_to), 0, 0);
    valid = emit_both(e, valid, emit_code(e, OP_LE, 0, today, to, 0), 0);
  }
  return valid;
}

static uint32_t where_own(struct emitter *e, uint32_t reg, const struct enclosing *in, uint32_t level) {
  for (; in; in = in->outer)
    for (const struct own *o = in->own; o; o = o->next)
      if (o->level == level) reg = emit_where(e, o->reg, reg, level);
  return reg;
}

// The outcome for the aanbieder, as it is printed: n.v.t. wherever something that encloses the target says so, in the rows that are
// known and, where it is decided above them, in those that are not.
static uint32_t printed(struct emitter *e, uint32_t reg, const struct enclosing *in) {
  for (; in; in = in->outer) {
    uint32_t level = in->level, up = in->outer ? in->outer->level : 0;
    reg = emit_where(e, in->member, reg, level);
    while (level != up) {
      uint32_t parent = e->model->entities.p[level].parent;
      reg = where_own(e, emit_fold_up(e, reg, level, parent), in, parent);
      level = parent;
    }
    reg = emit_where(e, in->guard, reg, up);
  }
  return reg;
}

static uint32_t rows_norm(struct emitter *e, uint32_t target, const struct enclosing *in, bool *leaf) {
  const struct shape *s = &e->shapes[target];
  *leaf = model_target(e, target)->parts.n == 0;
  uint32_t reg = *leaf ? leaf_norm(e, target, s->entity) : parts_norm(e, target, s->entity, in);
  return *leaf ? judged(e, target, reg, s->entity) : reg;
}

// Where no waiver lifts the target: a condition at its level.
static uint32_t not_waived(struct emitter *e, uint32_t target, uint32_t level) {
  uint32_t input = e->targets[target].waiver;
  if (input == NONE) input = writer_add(e->w, waivers, (struct img_waiver){target, level});
  e->targets[target].waiver = input;
  return emit_code(e, OP_NOT, level, emit_code(e, OP_WAIVED, level, input, 0, 0), 0, 0);
}

// What stands inside it is there only where nothing displaces the target.
static uint32_t not_displaced(struct emitter *e, struct enclosing *in, const struct competing *c) {
  struct own displaced = emit_displaced(e, c, false);
  if (displaced.reg == NONE) return NONE;
  displaced.reg = emit_code(e, OP_NOT, displaced.level, displaced.reg, 0, 0);
  in->own = add_own(e, in->own, displaced, c->level);
  return emit_down(e, displaced.reg, displaced.level, c->level);
}

// The target itself is n.v.t. where it lapses.
static const struct own *own_of(struct emitter *e, const struct own *own, const struct competing *c) {
  struct own lapsed = emit_displaced(e, c, true);
  if (lapsed.reg == NONE || lapsed.level == c->level) return own;
  lapsed.reg = emit_code(e, OP_NOT, lapsed.level, lapsed.reg, 0, 0);
  return add_own(e, own, lapsed, c->level);
}

// What decides whether the target applies in a row of its level.
static struct enclosing guarded(struct emitter *e, uint32_t target, const struct conditions *when, const struct enclosing *in) {
  uint32_t level = e->shapes[target].level, for_whom = scope(e, target);
  struct enclosing here = {.outer = in, .level = level, .member = NONE, .own = when->own};
  here.guard = emit_both(e, when->whole, not_waived(e, target, level), level);
  if (for_whom != NONE) here.guard = emit_both(e, here.guard, emit_down(e, for_whom, 0, level), level);
  here.own = add_own(e, here.own, (struct own){NULL, for_whom, 0}, level);
  e->targets[target].scope_reg = for_whom;
  return here;
}

// The norm in the rows it looks at, with the exceptions on these; then what of it counts, and the fold over the rows.
static uint32_t rows_outcome(struct emitter *e, uint32_t target, const struct conditions *when, struct enclosing rows, bool *leaf) {
  const struct m_target *t = model_target(e, target);
  const struct shape *s = &e->shapes[target];
  struct lowered *done = &e->targets[target];
  uint32_t member = s->member ? emit_x(e, s->member, s->entity) : NONE;
  if (s->member) emit_uses(e, done, s->member);
  rows.level = s->entity;
  rows.member = emit_both(e, member, when->row, s->entity);
  struct enclosing inside = rows;
  const struct competing *among = s->entity == s->level ? NULL : emit_competing(e, target, s->entity);
  if (among) inside.member = emit_both(e, inside.member, not_displaced(e, &inside, among), s->entity);
  uint32_t x = done->own_reg = rows_norm(e, target, &inside, leaf);
  if (t->each && (t->each->flags & 1)) x = emit_code(e, OP_COMPLETE, s->entity, x, 0, 0);
  if (!among) return x;
  x = emit_where(e, when->row, emit_exceptions(e, among, x, &rows), s->entity);
  done->row_reg = x = emit_where(e, member, x, s->entity);
  return emit_fold_up(e, x, s->entity, s->level);
}

static void emit_good(struct emitter *e, uint32_t target, const struct enclosing *in, uint32_t *reg) {
  const struct shape *s = &e->shapes[target];
  struct lowered *done = &e->targets[target];
  struct conditions when = conditions(e, target);
  const struct enclosing here = guarded(e, target, &when, in);
  const struct competing *among = emit_competing(e, target, s->level);
  struct enclosing rows = here;
  rows.guard = emit_both(e, here.guard, not_displaced(e, &rows, among), s->level);

  bool leaf;
  uint32_t x = rows_outcome(e, target, &when, rows, &leaf);
  if (!leaf) x = judged(e, target, x, s->level);
  if (model_target(e, target)->complete) x = emit_code(e, OP_COMPLETE, s->level, x, 0, 0);
  x = emit_where(e, here.guard, emit_exceptions(e, among, x, &here), s->level);
  done->entity = s->entity;
  if (s->entity == s->level) done->row_reg = x;
  struct enclosing self = {.outer = in, .level = s->level, .member = NONE, .guard = NONE, .own = own_of(e, here.own, among)};
  done->reg = printed(e, x, &self);
  *reg = x;
}

void emit_target(struct emitter *e, uint32_t target, const struct enclosing *in, uint32_t *reg) {
  struct spot before = emit_spot(e, node_place(model_target(e, target)->src, model_target(e, target)->node));
  if (model_target(e, target)->kind == TARGET_EIS) e->eis = target;
  if (e->shapes[target].bad) *reg = emit_outcome(e, ANY_OUTCOME, e->shapes[target].level);
  else emit_good(e, target, in, reg);
  e->spot = before;
}
