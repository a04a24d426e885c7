// Exceptions: an option each in the selection of their target. A branch is a choice inside one option.
#include "emit.h"

static struct m_exception *exception(struct emitter *e, uint32_t i) { return &e->model->exceptions.p[i]; }

static struct context context_of(struct emitter *e, uint32_t i, uint32_t level) {
  return (struct context){e->model, exception(e, i)->src, level, NULL};
}

static uint32_t condition_of(struct emitter *e, uint32_t i, const struct node *n, uint32_t level) {
  struct context c = context_of(e, i, level);
  const struct x *x = n ? check_condition(&c, n) : NULL;
  return x ? emit_x(e, x, level) : emit_condition(e, n ? WAAR | ONWAAR : WAAR, level);
}

static uint32_t rows_of(struct emitter *e, uint32_t i, uint32_t *member) {
  const struct m_exception *x = exception(e, i);
  *member = NONE;
  if (!x->each) return 0;
  struct context c = context_of(e, i, 0);
  const struct x *m;
  uint32_t entity = check_rows_of(&c, x->each, &m);
  if (entity == NONE) return 0;
  *member = emit_x(e, m, entity);
  return entity;
}

static uint32_t make_guard(struct emitter *e, uint32_t i, uint32_t *entity) {
  const struct m_exception *x = exception(e, i);
  uint32_t guard;
  *entity = rows_of(e, i, &guard);
  struct context c = context_of(e, i, *entity);
  const struct x *whom = check_scope(&c, &x->scope), *when = check_clauses(&c, &x->when);
  uint32_t valid = emit_validity(e, x->set);
  if (valid != NONE) guard = emit_both(e, guard, emit_down(e, valid, 0, *entity), *entity);
  if (whom && whom->kind != X_TRUE) guard = emit_both(e, guard, emit_x(e, whom, *entity), *entity);
  if (when && when->kind != X_TRUE) guard = emit_both(e, guard, emit_x(e, when, *entity), *entity);
  for (size_t k = 0; k < x->lapsed_by.n; k++) {
    uint32_t level, lapsed = emit_guard(e, x->lapsed_by.p[k], &level);
    if (level != 0 && level != *entity) continue;
    guard = emit_both(e, guard, emit_code(e, OP_NOT, *entity, emit_down(e, lapsed, level, *entity), 0, 0), *entity);
  }
  return guard == NONE ? emit_condition(e, WAAR, *entity) : guard;
}

// Each branch holds where its condition does and those before it do not.
static void make_branches(struct emitter *e, uint32_t i) {
  const struct m_exception *x = exception(e, i);
  struct exception_done *d = &e->exceptions[i];
  d->branch = NEW_ARRAY(e->model->arena, uint32_t, x->branches.n);
  d->norm_done = NEW_ARRAY(e->model->arena, bool, x->branches.n);
  uint32_t left = d->guard;
  for (size_t b = 0; b < x->branches.n; b++) {
    const struct m_branch *br = &x->branches.p[b];
    d->branch[b] = left;
    if (br->condition) {
      uint32_t here = condition_of(e, i, br->condition, d->entity);
      d->branch[b] = emit_both(e, left, here, d->entity);
      left = emit_both(e, left, emit_code(e, OP_NOT, d->entity, here, 0, 0), d->entity);
    }
    if (br->where) d->branch[b] = emit_both(e, d->branch[b], condition_of(e, i, br->where, d->entity), d->entity);
  }
}

uint32_t emit_guard(struct emitter *e, uint32_t i, uint32_t *entity) {
  struct exception_done *d = &e->exceptions[i];
  if (!d->done) {
    bool in_guard = e->in_guard;
    uint32_t span = e->span;
    d->done = e->in_guard = true;
    e->span = emit_span(e, node_place(exception(e, i)->src, exception(e, i)->node));
    d->guard = make_guard(e, i, &d->entity);
    make_branches(e, i);
    e->in_guard = in_guard;
    e->span = span;
  }
  *entity = d->entity;
  return d->guard;
}

bool emit_concerns(const struct emitter *e, uint32_t i, uint32_t target, uint32_t level) {
  const struct m_exception *x = &e->model->exceptions.p[i];
  const struct shape *s = &e->shapes[target];
  if (x->term != NONE || x->term_node) return false;
  for (size_t a = 0; a < x->aims.n; a++)
    if (x->aims.p[a].target == target) return level == (x->each ? s->entity : s->level);
  return false;
}

static bool check_aim_rows(struct emitter *e, uint32_t i, uint32_t target) {
  uint32_t entity;
  emit_guard(e, i, &entity);
  const struct shape *s = &e->shapes[target];
  const struct m_exception *x = exception(e, i);
  if (!x->each || entity == s->entity) return true;
  msg(e->model->sink, M_EACH_AIM, node_place(x->src, x->each), x->label, e->model->entities.p[entity].name);
  return false;
}

// ---- what an option gives ----

// A block of parts is replaced as one: its norm stands at the first part, the others fall away with it. Only where the parts apply
// to different rows does it stand at each of them.
static bool parts_differ(struct emitter *e, uint32_t i) {
  const struct m_exception *x = exception(e, i);
  bool differ = false;
  for (size_t a = 0; a < x->aims.n; a++) {
    const struct m_target *t = x->aims.p[a].target == NONE ? NULL : &e->model->targets.p[x->aims.p[a].target];
    differ = differ || (t && (t->when.n > 0 || t->scope.n > 0));
  }
  return differ;
}

static uint32_t tree_size(const struct emitter *e, uint32_t target) {
  uint32_t n = 1;
  const struct m_target *t = &e->model->targets.p[target];
  for (size_t i = 0; i < t->parts.n; i++) n += tree_size(e, t->parts.p[i]);
  return n;
}

// What the targets of a norm printed so far; they stand together, in preorder.
static uint32_t *printed_before(struct emitter *e, uint32_t top) {
  uint32_t n = tree_size(e, top), *regs = NEW_ARRAY(e->model->arena, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) regs[i] = e->targets[top + i].reg;
  return regs;
}

static void print_both(struct emitter *e, uint32_t top, const uint32_t *before) {
  for (uint32_t i = 0; i < tree_size(e, top); i++)
    e->targets[top + i].reg = emit_code(e, OP_FOLD, 0, before[i], e->targets[top + i].reg, 0);
}

static uint32_t norm_of(struct emitter *e, uint32_t i, size_t b, uint32_t level, const struct enclosing *in) {
  struct exception_done *d = &e->exceptions[i];
  bool again = d->norm_done[b];
  if (again && !parts_differ(e, i)) return emit_outcome(e, NVT, level);
  d->norm_done[b] = true;
  struct enclosing norm = {.outer = in, .level = level, .member = NONE, .guard = emit_down(e, d->branch[b], d->entity, level)};
  uint32_t reg;
  uint32_t top = exception(e, i)->branches.p[b].norm;
  uint32_t *printed = again ? printed_before(e, top) : NULL;
  emit_target(e, top, &norm, &reg);
  if (again) print_both(e, top, printed);
  return reg;
}

static uint32_t effect_of(struct emitter *e, uint32_t i, size_t b, uint32_t level, uint32_t base, const struct enclosing *in) {
  switch (exception(e, i)->branches.p[b].effect) {
  case EFFECT_REPLACE: return norm_of(e, i, b, level, in);
  case EFFECT_LAPSE: return emit_outcome(e, NVT, level);
  case EFFECT_SATISFIED: return emit_outcome(e, JA, level);
  case EFFECT_UNCHANGED: case EFFECT_SUPPLEMENT: break;
  }
  return base;
}

// The branches of one exception: the first whose condition holds, else the target as it was.
static uint32_t cases_of(struct emitter *e, uint32_t i, uint32_t level, uint32_t base, const struct enclosing *in) {
  const struct m_exception *x = exception(e, i);
  const struct exception_done *d = &e->exceptions[i];
  uint32_t reg = base;
  for (size_t b = x->branches.n; b-- > 0;) {
    const struct m_branch *br = &exception(e, i)->branches.p[b];
    uint32_t then = effect_of(e, i, b, level, base, in);
    if (br->where) {
      uint32_t where = emit_down(e, condition_of(e, i, br->where, d->entity), d->entity, level);
      then = emit_code(e, OP_CHOOSE, level, where, then, base);
    }
    if (!br->condition) reg = then;
    else {
      uint32_t here = emit_down(e, condition_of(e, i, br->condition, d->entity), d->entity, level);
      reg = emit_code(e, OP_CHOOSE, level, here, then, reg);
    }
  }
  return reg;
}

static bool names(const struct m_exception *x, struct text label) {
  for (size_t i = 0; i < x->before.n; i++)
    if (text_eq(x->before.p[i]->text, label)) return true;
  return false;
}

// Does a go before b? `gaat voor` is taken transitively; `seen` stops at a circle.
static bool goes_before(struct emitter *e, uint32_t a, uint32_t b, bool *seen) {
  if (seen[a]) return false;
  seen[a] = true;
  for (uint32_t k = 0; k < e->model->exceptions.n; k++) {
    if (!names(exception(e, a), exception(e, k)->label)) continue;
    if (k == b || goes_before(e, k, b, seen)) return true;
  }
  return false;
}

// Told once for each circle: at the first exception in it.
static void say_cycle(struct emitter *e, const uint32_t *which, uint32_t i) {
  const struct m_exception *x = exception(e, which[i]);
  for (uint32_t k = 0; k < i; k++) {
    bool *there = NEW_ARRAY(e->model->arena, bool, e->model->exceptions.n), *back = NEW_ARRAY(e->model->arena, bool, e->model->exceptions.n);
    if (goes_before(e, which[i], which[k], there) && goes_before(e, which[k], which[i], back)) return;
  }
  msg(e->model->sink, M_BEFORE_CYCLE, clause_place(x->src, x->before.p[0]), x->label);
}

uint64_t emit_before(struct emitter *e, const uint32_t *which, uint32_t n, uint32_t i) {
  uint64_t mask = 0;
  for (uint32_t j = 0; j < n; j++) {
    if (!model_before(e->model, which[j], which[i])) continue;
    if (i == j) {
      say_cycle(e, which, i);
      return 0;
    }
    mask |= (uint64_t)1 << j;
  }
  return mask;
}

// What supplements fold in; NONE when there are none.
static uint32_t supplements(struct emitter *e, uint32_t target, uint32_t level, const struct enclosing *in) {
  uint32_t sum = NONE;
  for (uint32_t i = 0; i < e->model->exceptions.n; i++) {
    if (!exception(e, i)->adds || exception(e, i)->branches.n != 1 || !emit_concerns(e, i, target, level)) continue;
    if (exception(e, i)->branches.p[0].norm == NONE) continue; // after an error
    if (!check_aim_rows(e, i, target)) continue;
    uint32_t norm = norm_of(e, i, 0, level, in);
    uint32_t here = emit_where(e, emit_down(e, e->exceptions[i].branch[0], e->exceptions[i].entity, level), norm, level);
    sum = sum == NONE ? here : emit_code(e, OP_FOLD, level, sum, here, 0);
  }
  return sum;
}

static uint32_t with(struct emitter *e, uint32_t outcome, uint32_t more, uint32_t level) {
  return more == NONE ? outcome : emit_code(e, OP_FOLD, level, outcome, more, 0);
}

// Where no option that goes before this one holds: elsewhere its norm is not printed. NONE: always.
static uint32_t not_beaten(struct emitter *e, const uint32_t *which, uint32_t n, uint64_t before, uint32_t level) {
  uint32_t free = NONE;
  for (uint32_t j = 0; j < n; j++) {
    if (!(before >> j & 1)) continue;
    const struct exception_done *d = &e->exceptions[which[j]];
    uint32_t holds = emit_down(e, exception(e, which[j])->cases ? d->guard : d->branch[0], d->entity, level);
    free = emit_both(e, free, emit_code(e, OP_NOT, level, holds, 0, 0), level);
  }
  return free;
}

static uint32_t select_among(struct emitter *e, const uint32_t *which, uint32_t n, uint32_t level, uint32_t base, uint32_t more, const struct enclosing *in) {
  uint32_t *pool = NEW_ARRAY(e->model->arena, uint32_t, 4 * n);
  for (uint32_t i = 0; i < n; i++) {
    const struct exception_done *d = &e->exceptions[which[i]];
    bool cases = exception(e, which[i])->cases;
    uint32_t *option = pool + 4 * i;
    option[0] = emit_down(e, cases ? d->guard : d->branch[0], d->entity, level);
    uint64_t before = emit_before(e, which, n, i);
    struct enclosing free = {.outer = in, .level = level, .member = NONE, .guard = not_beaten(e, which, n, before, level)};
    bool lapses = !cases && exception(e, which[i])->branches.p[0].effect == EFFECT_LAPSE;
    option[1] = cases ? cases_of(e, which[i], level, base, &free) : effect_of(e, which[i], 0, level, base, &free);
    if (!lapses) option[1] = with(e, option[1], more, level);
    option[2] = (uint32_t)before;
    option[3] = (uint32_t)(before >> 32);
  }
  return emit_code(e, OP_SELECT_U, level, with(e, base, more, level), writer_pool(e->w, pool, 4 * n), 0);
}

uint32_t emit_exceptions(struct emitter *e, uint32_t target, uint32_t level, uint32_t base, const struct enclosing *in) {
  uint32_t which[64], n = 0;
  for (uint32_t i = 0; i < e->model->exceptions.n; i++) {
    if (exception(e, i)->branches.n == 0 || exception(e, i)->adds || !emit_concerns(e, i, target, level)) continue;
    if (!check_aim_rows(e, i, target)) continue;
    if (n == 64) {
      msg(e->model->sink, M_TOO_MANY_EXCEPTIONS, name_place(exception(e, i)->src, exception(e, i)->node));
      break;
    }
    which[n++] = i;
  }
  uint32_t more = supplements(e, target, level, in);
  return n == 0 ? with(e, base, more, level) : select_among(e, which, n, level, base, more, in);
}

// `then` where the condition holds, else `other`: a choice between conditions, exact also where both say the same.
static uint32_t choose_condition(struct emitter *e, uint32_t level, uint32_t condition, uint32_t then, uint32_t other) {
  uint32_t option[] = {condition, then, 0, 0};
  return emit_code(e, OP_SELECT_C, level, other, writer_pool(e->w, option, 4), 0);
}

// Where an exception stands in the place of its target, at the level of its own rows.
static uint32_t stands_in_place(struct emitter *e, uint32_t i) {
  const struct m_exception *x = exception(e, i);
  const struct exception_done *d = &e->exceptions[i];
  if (!x->cases) return x->branches.p[0].effect == EFFECT_UNCHANGED ? NONE : d->branch[0];
  uint32_t place = emit_condition(e, ONWAAR, d->entity);
  for (size_t b = x->branches.n; b-- > 0;) {
    const struct m_branch *br = &exception(e, i)->branches.p[b];
    uint32_t here = br->effect == EFFECT_UNCHANGED ? emit_condition(e, ONWAAR, d->entity) : condition_of(e, i, br->where, d->entity);
    place = br->condition ? choose_condition(e, d->entity, condition_of(e, i, br->condition, d->entity), here, place) : here;
  }
  return emit_both(e, d->guard, place, d->entity);
}

uint32_t emit_lifted(struct emitter *e, uint32_t target) {
  uint32_t any = NONE, level = e->shapes[target].level;
  for (uint32_t i = 0; i < e->model->exceptions.n; i++) {
    if (exception(e, i)->adds || exception(e, i)->branches.n == 0 || !emit_concerns(e, i, target, level)) continue;
    uint32_t entity;
    emit_guard(e, i, &entity);
    uint32_t place = entity != 0 && !model_under(e->model, level, entity) ? NONE : stands_in_place(e, i);
    if (place == NONE) continue;
    uint32_t here = emit_down(e, place, entity, level);
    any = any == NONE ? here : emit_code(e, OP_OR, level, any, here, 0);
  }
  return any;
}
