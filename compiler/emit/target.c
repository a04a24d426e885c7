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

static const struct x *norm_or_topic(const struct context *c, const void *what) {
  const struct m_target *t = what;
  if (t->topic) return check_topic(c, t->topic, t->node);
  return t->norm && t->norm->kind != N_JUDGE ? check_norm(c, t->norm) : NULL;
}

static uint32_t leaf_norm(struct emitter *e, uint32_t target, uint32_t level) {
  const struct m_target *t = model_target(e, target);
  if (t->kpi > 0) {
    const struct kpi_done *k = emit_kpi(e, t->kpi - 1);
    if (k) emit_kpi_uses(e, &e->targets[target], k);
    return k ? k->outcome : emit_outcome(e, ANY_OUTCOME, level);
  }
  struct context c = {e->model, t->src, level, t};
  struct meant w = {.check = norm_or_topic, .context = &c, .what = t, .level = level, .uses = &e->targets[target]};
  uint32_t reg = emit_meant(e, &w, t->norm);
  if (reg == NONE) return emit_outcome(e, ANY_OUTCOME, level);
  return w.type == T_OUTCOME ? reg : emit_code(e, OP_CRITERION, level, reg, 0, 0);
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

// ---- supplements that survive what stands in the place of the whole ----

static bool has_standing(const struct emitter *e, uint32_t target, bool adds) {
  const struct m_standing *on = &e->model->on[target];
  for (size_t i = 0; i < on->n; i++)
    if (e->model->exceptions.p[on->p[i]].adds == adds) return true;
  return false;
}

static bool holds_supplement(const struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  for (size_t i = 0; i < t->parts.n; i++)
    if (has_standing(e, t->parts.p[i], true) || holds_supplement(e, t->parts.p[i])) return true;
  return e->shapes[target].entity != e->shapes[target].level && has_standing(e, target, true);
}

// Can something stand in the place of what it is a part of?
static bool may_be_displaced(const struct emitter *e, uint32_t target) {
  for (target = model_target(e, target)->parent; target != NONE; target = model_target(e, target)->parent)
    if (has_standing(e, target, false)) return true;
  return false;
}

static uint32_t brought_by_parts(struct emitter *e, uint32_t target, uint32_t level) {
  uint32_t sum = NONE;
  for (size_t i = 0; i < model_target(e, target)->parts.n; i++) {
    uint32_t one = e->targets[model_target(e, target)->parts.p[i]].brought;
    sum = sum == NONE ? one : one == NONE ? sum : emit_code(e, OP_FOLD, level, sum, one, 0);
  }
  return sum;
}

static uint32_t brought_up(struct emitter *e, uint32_t brought, const struct shape *s) {
  return brought == NONE ? NONE : emit_fold_up(e, brought, s->entity, s->level);
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

struct one_clause { const struct m_target *target, *parent; const struct m_clause *clause; uint32_t applies; };

static const struct x *clause_of(const struct context *c, const void *what) {
  const struct one_clause *o = what;
  m_clauses one = {(struct m_clause *)o->clause, 1, 1};
  if (o->clause->node->kind == N_OTHER_PLACES) return check_place(c, o->clause->node, o->parent);
  if (o->clause->node->kind == N_IF_APPLIES) return check_own_field(c, o->clause->node, o->applies);
  return check_clauses(c, &one);
}

static const struct x *members(const struct context *c, const void *what) {
  const struct x *member = NULL;
  return check_rows_of(c, what, &member) == NONE ? NULL : member;
}

// Which rows a target looks at.
static uint32_t member_of(struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  struct context c = {e->model, t->src, e->shapes[target].level, t};
  struct meant w = {.check = members, .context = &c, .what = t->each, .level = e->shapes[target].entity, .uses = &e->targets[target]};
  return emit_meant(e, &w, t->each);
}

// The same, in a register of the level it speaks of.
static uint32_t at_its_level(struct emitter *e, struct meant *w, const struct node *n) {
  w->level = w->deepest;
  return emit_meant(e, w, n);
}

static struct conditions conditions(struct emitter *e, uint32_t target) {
  const struct m_target *t = model_target(e, target);
  const struct shape *s = &e->shapes[target];
  struct conditions out = {NONE, NONE, NULL};
  for (size_t i = 0; i < t->when.n; i++) {
    struct context c = {e->model, t->when.p[i].src, s->entity, t};
    struct one_clause one = {t, t->parent == NONE ? NULL : model_target(e, t->parent), &t->when.p[i], s->applies};
    struct meant w = {.check = clause_of, .context = &c, .what = &one, .uses = &e->targets[target], .only_looking = true};
    emit_meant(e, &w, one.clause->node);
    bool row = s->member && !model_under(e->model, s->level, w.deepest);
    uint32_t level = row ? s->entity : s->level;
    uint32_t *to = row ? &out.row : &out.whole;
    w.only_looking = false;
    w.level = level;
    uint32_t reg = emit_meant(e, &w, one.clause->node);
    if (reg == NONE) continue;
    *to = emit_both(e, *to, reg, level);
    if (!row) out.own = add_own(e, out.own, (struct own){NULL, w.deepest == level ? reg : at_its_level(e, &w, one.clause->node), w.deepest}, level);
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
  struct context c = {e->model, t->src, 0, NULL};
  const struct x *x = check_scope(&c, &t->scope);
  uint32_t valid = t->kind == TARGET_EIS ? emit_validity(e, t->set) : NONE;
  if (!x || x->kind == X_TRUE) return valid;
  emit_uses(e, &e->targets[target], x);
  note_other_scope(e, target, x, valid);
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
    reg = emit_where(e, in->unwaived, emit_where(e, in->member, reg, level), level);
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
  return *leaf && !model_is_shown(e->model, target) ? judged(e, target, reg, s->entity) : reg;
}

// Where no waiver lifts the target, or one of the rows it looks at: a condition at the level of these. `input`: made when not yet there.
static uint32_t not_waived(struct emitter *e, uint32_t target, uint32_t level, uint32_t *input) {
  if (*input == NONE) *input = writer_add(e->w, waivers, (struct img_waiver){target, level});
  return emit_code(e, OP_NOT, level, emit_code(e, OP_WAIVED, level, *input, 0, 0), 0, 0);
}

// What stands inside it is there only where nothing displaces the target; what supplements bring, where it does not lapse.
static uint32_t not_displaced(struct emitter *e, struct enclosing *in, const struct competing *c, bool lapses) {
  struct own displaced = emit_displaced(e, c, lapses);
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
  bool shown = model_is_shown(e->model, target); // always n.v.t.: nobody judges or waives it
  uint32_t level = e->shapes[target].level, for_whom = shown ? emit_condition(e, ONWAAR, 0) : scope(e, target);
  struct enclosing here = {.outer = in, .level = level, .member = NONE, .unwaived = NONE, .own = when->own};
  here.guard = shown ? when->whole : emit_both(e, when->whole, not_waived(e, target, level, &e->targets[target].waiver), level);
  if (for_whom != NONE) here.guard = emit_both(e, here.guard, emit_down(e, for_whom, 0, level), level);
  here.own = add_own(e, here.own, (struct own){NULL, for_whom, 0}, level);
  e->targets[target].scope_reg = for_whom;
  return here;
}

// The norm in the rows it looks at, with the exceptions on these; then what of it counts, and the fold over the rows.
static uint32_t rows_outcome(struct emitter *e, uint32_t target, const struct conditions *when, struct enclosing rows, bool *leaf, uint32_t *brought) {
  const struct m_target *t = model_target(e, target);
  const struct shape *s = &e->shapes[target];
  struct lowered *done = &e->targets[target];
  uint32_t member = s->member ? member_of(e, target) : NONE;
  rows.level = s->entity;
  rows.member = emit_both(e, member, when->row, s->entity);
  if (s->entity != s->level && !model_is_shown(e->model, target)) rows.unwaived = not_waived(e, target, s->entity, &done->row_waiver);
  struct enclosing lasting = rows.lasting ? *rows.lasting : rows;
  lasting.level = rows.level;
  lasting.member = rows.member;
  lasting.unwaived = rows.unwaived;
  if (rows.lasting) rows.lasting = &lasting;
  struct enclosing inside = rows, inside_lasting = lasting;
  const struct competing *among = s->entity == s->level ? NULL : emit_competing(e, target, s->entity);
  if (among) inside.member = emit_both(e, inside.member, not_displaced(e, &inside, among, false), s->entity);
  if (among && rows.lasting) inside_lasting.member = emit_both(e, lasting.member, not_displaced(e, &inside_lasting, among, true), s->entity);
  if (rows.lasting) inside.lasting = &inside_lasting;
  uint32_t x = done->own_reg = rows_norm(e, target, &inside, leaf);
  uint32_t held = brought_by_parts(e, target, s->entity), *up = NULL;
  if (t->each && (t->each->flags & 1)) x = emit_code(e, OP_COMPLETE, s->entity, x, 0, 0);
  *brought = held;
  if (!among) return x;
  if (has_standing(e, target, false) || may_be_displaced(e, target)) up = brought;
  x = emit_where(e, when->row, emit_exceptions(e, among, x, &rows, held, up), s->entity);
  if (!up) *brought = NONE;
  if (*brought != NONE) *brought = emit_where(e, when->row, emit_where(e, rows.unwaived, emit_where(e, member, *brought, s->entity), s->entity), s->entity);
  *brought = brought_up(e, *brought, s);
  done->row_reg = x = emit_where(e, rows.unwaived, emit_where(e, member, x, s->entity), s->entity);
  return emit_fold_up(e, x, s->entity, s->level);
}

static void emit_good(struct emitter *e, uint32_t target, const struct enclosing *in, uint32_t *reg) {
  const struct shape *s = &e->shapes[target];
  struct lowered *done = &e->targets[target];
  struct conditions when = conditions(e, target);
  const struct enclosing here = guarded(e, target, &when, in);
  const struct competing *among = emit_competing(e, target, s->level);
  struct enclosing rows = here, lasting = here;
  rows.guard = emit_both(e, here.guard, not_displaced(e, &rows, among, false), s->level);
  if (holds_supplement(e, target) && (has_standing(e, target, false) || may_be_displaced(e, target))) {
    if (in && in->lasting) lasting.outer = in->lasting;
    lasting.guard = emit_both(e, here.guard, not_displaced(e, &lasting, among, true), s->level);
    rows.lasting = &lasting;
  }

  bool leaf;
  uint32_t held, brought = NONE, x = rows_outcome(e, target, &when, rows, &leaf, &held);
  if (!leaf && !model_is_shown(e->model, target)) x = judged(e, target, x, s->level);
  if (model_target(e, target)->complete) x = emit_code(e, OP_COMPLETE, s->level, x, 0, 0);
  x = emit_where(e, here.guard, emit_exceptions(e, among, x, &here, held, may_be_displaced(e, target) ? &brought : NULL), s->level);
  done->brought = brought == NONE ? NONE : emit_where(e, here.guard, brought, s->level);
  done->entity = s->entity;
  if (s->entity == s->level) done->row_reg = x;
  struct enclosing self = {.outer = in, .level = s->level, .member = NONE, .unwaived = NONE, .guard = NONE, .own = own_of(e, here.own, among)};
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
