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
struct conditions { uint32_t row, whole; };

static struct conditions conditions(struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  const struct shape *s = &e->shapes[target];
  struct conditions out = {NONE, NONE};
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
  }
  return out;
}

// The entity whose rows a scope looks at; NONE: none, or more than one.
static uint32_t rows_looked_at(const struct x *x) {
  if (!x) return NONE;
  if (x->kind == X_ANY) return x->entity;
  uint32_t a = rows_looked_at(x->a), b = rows_looked_at(x->b);
  return a == NONE || a == b ? b : b == NONE ? a : NONE;
}

// What the scope would be over the other rows, for the report.
static void note_other_scope(struct emitter *e, uint32_t target, const struct x *own, uint32_t valid) {
  const struct m_target *t = model_target(e, target);
  struct context c = {.model = e->model, .src = t->src};
  const struct x *x = check_other_scope(&c, &t->scope);
  uint32_t rows = rows_looked_at(own), other = rows_looked_at(x);
  if (rows == NONE || other == NONE || rows == other) return;
  uint32_t reg = emit_both(e, valid, emit_x(e, x, 0), 0);
  writer_add(e->w, scopes, (struct img_scope){target, reg, rows, other});
}

static uint32_t scope(struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  struct context c = {e->model, t->src, 0};
  const struct x *x = check_scope(&c, &t->scope);
  uint32_t valid = t->kind == TARGET_EIS ? emit_validity(e, t->set) : NONE;
  if (!x || x->kind == X_TRUE) return valid;
  emit_uses(e, &e->targets[target], x);
  note_other_scope(e, target, x, valid);
  return emit_both(e, valid, emit_x(e, x, 0), 0);
}

uint32_t emit_validity(struct emitter *e, uint32_t set) {
  const struct m_set *s = &e->model->sets.p[set];
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

// The outcome for the aanbieder, as it is printed: n.v.t. wherever something that encloses the target says so.
static uint32_t printed(struct emitter *e, uint32_t reg, const struct enclosing *in) {
  for (; in; in = in->outer) {
    uint32_t up = in->outer ? in->outer->level : 0;
    reg = emit_where(e, in->member, reg, in->level);
    reg = emit_fold_up(e, reg, in->level, up);
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

static void emit_good(struct emitter *e, uint32_t target, const struct enclosing *in, uint32_t *reg) {
  const struct shape *s = &e->shapes[target];
  struct lowered *done = &e->targets[target];
  const struct m_target *t = model_target(e, target);
  struct conditions when = conditions(e, target);
  uint32_t for_whom = scope(e, target), member = s->member ? emit_x(e, s->member, s->entity) : NONE;
  if (s->member) emit_uses(e, done, s->member);
  uint32_t guard = emit_both(e, when.whole, not_waived(e, target, s->level), s->level);
  if (for_whom != NONE) guard = emit_both(e, guard, emit_down(e, for_whom, 0, s->level), s->level);

  const struct enclosing here = {.outer = in, .level = s->level, .member = NONE, .guard = guard};
  uint32_t lifted = emit_lifted(e, target); // where an exception stands in its place, its parts do not count
  struct enclosing inside = {.outer = in, .level = s->entity, .member = emit_both(e, member, when.row, s->entity)};
  inside.guard = lifted == NONE ? guard : emit_both(e, guard, emit_code(e, OP_NOT, s->level, lifted, 0, 0), s->level);

  bool leaf;
  uint32_t x = rows_norm(e, target, &inside, &leaf);
  done->own_reg = x;
  if (t->each && (t->each->flags & 1)) x = emit_code(e, OP_COMPLETE, s->entity, x, 0, 0);
  if (s->entity != s->level) {
    x = emit_exceptions(e, target, s->entity, x, &inside);
    x = emit_where(e, when.row, x, s->entity);
    done->row_reg = x = emit_where(e, member, x, s->entity);
    x = emit_fold_up(e, x, s->entity, s->level);
  }
  if (t->complete) x = emit_code(e, OP_COMPLETE, s->level, x, 0, 0);
  if (!leaf) x = judged(e, target, x, s->level);
  x = emit_exceptions(e, target, s->level, x, &here);
  x = emit_where(e, guard, x, s->level);
  done->entity = s->entity;
  if (s->entity == s->level) done->row_reg = x;
  done->scope_reg = for_whom;
  done->reg = printed(e, x, in);
  *reg = x;
}

void emit_target(struct emitter *e, uint32_t target, const struct enclosing *in, uint32_t *reg) {
  uint32_t before = e->span;
  e->span = emit_span(e, node_place(model_target(e, target)->src, model_target(e, target)->node));
  if (model_target(e, target)->kind == TARGET_EIS) e->eis = target;
  if (e->shapes[target].bad) *reg = emit_outcome(e, ANY_OUTCOME, e->shapes[target].level);
  else emit_good(e, target, in, reg);
  e->span = before;
}
