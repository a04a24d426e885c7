// Exceptions: an option each in the selection of their target. A branch is a choice inside one option.
#include "emit.h"

static struct m_exception *exception(struct emitter *e, uint32_t i) { return &e->model->exceptions.p[i]; }

static struct context context_of(struct emitter *e, uint32_t i, uint32_t level) {
  return (struct context){e->model, exception(e, i)->src, level, NULL};
}

static uint32_t condition_of(struct emitter *e, uint32_t i, const struct node *n, uint32_t level) {
  struct context c = context_of(e, i, level);
  const struct x *x = n ? check_condition(&c, n) : NULL;
  bool in_guard = e->in_guard;
  e->in_guard = true;
  uint32_t reg = x ? emit_x(e, x, level) : emit_condition(e, n ? WAAR | ONWAAR : WAAR, level);
  e->in_guard = in_guard;
  return reg;
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

// `indien van toepassing` of an eis that replaces another: the field that it makes.
static uint32_t where_own_applies(struct emitter *e, uint32_t i, const struct context *c, uint32_t guard) {
  const struct m_exception *x = exception(e, i);
  uint32_t field = x->replacing == 0 ? NONE : e->shapes[x->replacing - 1].applies;
  for (size_t k = 0; k < x->when.n && field != NONE; k++) {
    const struct node *n = x->when.p[k].node;
    if (n->kind == N_IF_APPLIES) guard = emit_both(e, guard, emit_x(e, check_own_field(c, n, field), c->level), c->level);
  }
  return guard;
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
  guard = where_own_applies(e, i, &c, guard);
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
  d->branch = NEW_ARRAY(e->keep, uint32_t, x->branches.n);
  d->norm_done = NEW_ARRAY(e->keep, bool, x->branches.n);
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
    struct spot before = emit_spot(e, node_place(exception(e, i)->src, exception(e, i)->node));
    d->done = e->in_guard = true;
    d->guard = make_guard(e, i, &d->entity);
    make_branches(e, i);
    e->in_guard = in_guard;
    e->spot = before;
  }
  *entity = d->entity;
  return d->guard;
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
  for (uint32_t i = 0, n = tree_size(e, top); i < n; i++)
    e->targets[top + i].reg = emit_code(e, OP_FOLD, 0, before[i], e->targets[top + i].reg, 0);
}

// `when`: conditions under which the norm stands in its place.
static uint32_t norm_of(struct emitter *e, uint32_t i, size_t b, const struct own *when, const struct enclosing *in) {
  struct exception_done *d = &e->exceptions[i];
  bool again = d->norm_done[b];
  if (again && !parts_differ(e, i)) return emit_outcome(e, NVT, in->level);
  d->norm_done[b] = true;
  struct enclosing norm = {.outer = in, .level = in->level, .member = NONE, .unwaived = NONE, .guard = NONE, .own = when};
  for (const struct own *o = when; o; o = o->next) norm.guard = emit_both(e, norm.guard, emit_down(e, o->reg, o->level, in->level), in->level);
  uint32_t reg;
  uint32_t top = exception(e, i)->branches.p[b].norm;
  uint32_t *printed = again ? printed_before(e, top) : NULL;
  emit_target(e, top, &norm, &reg);
  if (again) print_both(e, top, printed);
  return reg;
}

struct effects { // on one target, in rows of one level
  const struct competing *among;
  uint32_t base, more; // the target as it was; what supplements fold in, NONE
  const struct enclosing *in;
  uint32_t inside;     // what supplements inside it brought to `base`, NONE
};

static uint32_t with(struct emitter *e, uint32_t outcome, uint32_t more, uint32_t level) {
  return more == NONE ? outcome : emit_code(e, OP_FOLD, level, outcome, more, 0);
}

// Branch b of option k. Supplements survive all but *vervalt*.
static uint32_t effect_of(struct emitter *e, const struct effects *f, uint32_t k, size_t b) {
  uint32_t i = f->among->which[k], level = f->among->level, reg = f->base;
  switch (exception(e, i)->branches.p[b].effect) {
  case EFFECT_REPLACE: {
    struct own decides = emit_decides(e, f->among, k, b);
    reg = norm_of(e, i, b, &decides, f->in);
    break;
  }
  case EFFECT_LAPSE: return emit_outcome(e, NVT, level);
  case EFFECT_SATISFIED: reg = emit_outcome(e, JA, level); break;
  case EFFECT_UNCHANGED: case EFFECT_SUPPLEMENT: break;
  }
  if (exception(e, i)->branches.p[b].effect != EFFECT_UNCHANGED) reg = with(e, reg, f->inside, level);
  return with(e, reg, f->more, level);
}

// The branches of one exception: the first whose condition holds, else the target as it was.
static uint32_t cases_of(struct emitter *e, const struct effects *f, uint32_t k) {
  uint32_t i = f->among->which[k], level = f->among->level, base = with(e, f->base, f->more, level), reg = base;
  const struct exception_done *d = &e->exceptions[i];
  for (size_t b = exception(e, i)->branches.n; b-- > 0;) {
    const struct m_branch *br = &exception(e, i)->branches.p[b];
    uint32_t then = effect_of(e, f, k, b);
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

// Its norm is there unless the target lapses.
static uint32_t supplement(struct emitter *e, uint32_t i, struct own lapsed, uint32_t level, const struct enclosing *in) {
  const struct exception_done *d = &e->exceptions[i];
  struct own when = {NULL, d->branch[0], d->entity}, stays = {NULL, lapsed.reg, lapsed.level};
  if (lapsed.reg != NONE) {
    stays.reg = emit_code(e, OP_NOT, lapsed.level, lapsed.reg, 0, 0);
    when.next = &stays;
  }
  return emit_where(e, emit_down(e, when.reg, when.level, level), norm_of(e, i, 0, &when, in), level);
}

// What supplements fold in; NONE when there are none.
static uint32_t supplements(struct emitter *e, const struct competing *c, const struct enclosing *in) {
  uint32_t sum = NONE;
  struct own lapsed = emit_displaced(e, c, true);
  const struct m_standing *on = &e->model->on[c->target];
  for (size_t k = 0; k < on->n; k++) {
    uint32_t i = on->p[k];
    const struct m_exception *x = exception(e, i);
    if (!x->adds || x->branches.n != 1 || x->branches.p[0].norm == NONE) continue; // no norm: after an error
    if (!emit_concerns(e, i, c->target, c->level)) continue;
    uint32_t here = supplement(e, i, lapsed, c->level, in);
    sum = sum == NONE ? here : emit_code(e, OP_FOLD, c->level, sum, here, 0);
  }
  return sum;
}

// What is brought, where the target does not lapse.
static uint32_t all_brought(struct emitter *e, const struct competing *c, uint32_t more, uint32_t inside) {
  uint32_t all = more == NONE ? inside : with(e, more, inside, c->level);
  if (all == NONE) return NONE;
  struct own lapsed = emit_displaced(e, c, true);
  if (lapsed.reg == NONE) return all;
  uint32_t stays = emit_code(e, OP_NOT, lapsed.level, lapsed.reg, 0, 0);
  return emit_where(e, emit_down(e, stays, lapsed.level, c->level), all, c->level);
}

uint32_t emit_exceptions(struct emitter *e, const struct competing *c, uint32_t base, const struct enclosing *in, uint32_t inside, uint32_t *brought) {
  struct enclosing lasting = *in; // what encloses supplements: nothing in the place of what is further out takes them away
  if (in->outer && in->outer->lasting) lasting.outer = in->outer->lasting;
  struct effects f = {c, base, supplements(e, c, in->lasting ? in->lasting : &lasting), in, inside};
  if (brought) *brought = all_brought(e, c, f.more, inside);
  uint32_t *pool = NEW_ARRAY(e->model->arena, uint32_t, 4 * (size_t)c->n);
  if (c->n == 0) return with(e, base, f.more, c->level);
  for (uint32_t k = 0; k < c->n; k++) {
    struct own applies = emit_applies(e, c, k);
    uint32_t *option = pool + 4 * k;
    option[0] = emit_down(e, applies.reg, applies.level, c->level);
    option[1] = exception(e, c->which[k])->cases ? cases_of(e, &f, k) : effect_of(e, &f, k, 0);
    option[2] = (uint32_t)c->before[k];
    option[3] = (uint32_t)(c->before[k] >> 32);
  }
  return emit_code(e, OP_SELECT_U, c->level, with(e, base, f.more, c->level), writer_pool(e->w, pool, 4 * c->n), 0);
}

// ---- where an exception stands in the place of its target ----

struct own emit_applies(struct emitter *e, const struct competing *c, uint32_t k) {
  const struct exception_done *d = &e->exceptions[c->which[k]];
  return (struct own){NULL, exception(e, c->which[k])->cases ? d->guard : d->branch[0], d->entity};
}

static bool displaces(const struct m_branch *b, bool lapses) {
  return lapses ? b->effect == EFFECT_LAPSE : b->effect != EFFECT_UNCHANGED;
}

// `then` where the condition holds, else `other`: a choice between conditions, exact also where both say the same.
static uint32_t choose_condition(struct emitter *e, uint32_t level, uint32_t condition, uint32_t then, uint32_t other) {
  uint32_t option[] = {condition, then, 0, 0};
  return emit_code(e, OP_SELECT_C, level, other, writer_pool(e->w, option, 4), 0);
}

// Where it applies: does it displace its target? At the level of its own rows.
static uint32_t takes_place(struct emitter *e, uint32_t i, bool lapses) {
  const struct m_exception *x = exception(e, i);
  uint32_t level = e->exceptions[i].entity, place = emit_condition(e, ONWAAR, level);
  if (!x->cases) return emit_condition(e, displaces(&x->branches.p[0], lapses) ? WAAR : ONWAAR, level);
  for (size_t b = x->branches.n; b-- > 0;) {
    const struct m_branch *br = &exception(e, i)->branches.p[b];
    uint32_t here = displaces(br, lapses) ? condition_of(e, i, br->where, level) : emit_condition(e, ONWAAR, level);
    place = br->condition ? choose_condition(e, level, condition_of(e, i, br->condition, level), here, place) : here;
  }
  return place;
}

struct own emit_displaced(struct emitter *e, const struct competing *c, bool lapses) {
  uint32_t *pool = NEW_ARRAY(e->model->arena, uint32_t, 4 * (size_t)c->n), at = 0;
  bool any = false;
  for (uint32_t k = 0; k < c->n; k++) {
    const struct m_exception *x = exception(e, c->which[k]);
    if (model_under(e->model, e->exceptions[c->which[k]].entity, at)) at = e->exceptions[c->which[k]].entity;
    for (size_t b = 0; b < x->branches.n; b++) any = any || displaces(&x->branches.p[b], lapses);
  }
  if (!any) return (struct own){NULL, NONE, 0};
  for (uint32_t k = 0; k < c->n; k++) {
    struct own applies = emit_applies(e, c, k);
    uint32_t *option = pool + 4 * k;
    option[0] = emit_down(e, applies.reg, applies.level, at);
    option[1] = emit_down(e, takes_place(e, c->which[k], lapses), applies.level, at);
    option[2] = (uint32_t)c->before[k];
    option[3] = (uint32_t)(c->before[k] >> 32);
  }
  uint32_t stays = emit_condition(e, ONWAAR, at);
  return (struct own){NULL, emit_code(e, OP_SELECT_C, at, stays, writer_pool(e->w, pool, 4 * c->n), 0), at};
}

struct own emit_decides(struct emitter *e, const struct competing *c, uint32_t k, size_t b) {
  const struct exception_done *d = &e->exceptions[c->which[k]];
  struct own out = {NULL, d->branch[b], d->entity};
  for (uint32_t j = 0; j < c->n; j++) {
    if (!(c->before[k] >> j & 1)) continue;
    struct own other = emit_applies(e, c, j);
    uint32_t at = model_under(e->model, other.level, out.level) ? other.level : out.level;
    uint32_t beaten = emit_down(e, emit_code(e, OP_NOT, other.level, other.reg, 0, 0), other.level, at);
    out = (struct own){NULL, emit_both(e, emit_down(e, out.reg, out.level, at), beaten, at), at};
  }
  return out;
}
