// Definitions with another formula in some eisen. A formula may be a fraction, which is no value by itself, so the whole expression
// that uses it is written out with each formula, and the exceptions choose between the results.
#include "emit.h"

static bool is_here(const struct emitter *e, const struct m_exception *x) {
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i].target == NONE || x->aims.p[i].target == e->eis) return true;
  return false;
}

// The exceptions that give a definition another formula in the eis being judged.
static uint32_t formulas(const struct emitter *e, uint32_t definition, uint32_t *which) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->model->exceptions.n && n < 64; i++) {
    const struct m_exception *x = &e->model->exceptions.p[i];
    if (x->definition == definition && !x->each && is_here(e, x)) which[n++] = i;
  }
  return n;
}

static uint32_t as_it_stands(struct emitter *e, struct meant *w) {
  const struct x *x = w->check(w->context, w->what);
  if (!x) return NONE;
  if (w->uses) emit_uses(e, w->uses, x);
  if (model_under(e->model, x->level, w->deepest)) w->deepest = x->level;
  w->type = x->type;
  return w->only_looking ? NONE : emit_x(e, x, w->level);
}

static uint32_t with_formulas(struct emitter *e, struct meant *w, uint32_t definition) {
  uint32_t which[64], n = 0;
  const struct m_definition *all = e->model->definitions.p;
  while (definition < e->model->definitions.n && (!w->mentioned[definition] || all[definition].old || (n = formulas(e, definition, which)) == 0))
    definition++;
  if (definition == e->model->definitions.n) return as_it_stands(e, w);
  uint32_t base = with_formulas(e, w, definition + 1);
  VEC(uint32_t) pool = {0};
  for (uint32_t i = 0; i < n; i++) {
    uint32_t level, guard = emit_guard(e, which[i], &level);
    e->model->definitions.p[definition].meaning = which[i];
    uint32_t other = with_formulas(e, w, definition + 1);
    e->model->definitions.p[definition].meaning = NONE;
    emit_note_meaning(e, which[i]);
    if (other == NONE) continue;
    uint64_t before = emit_before(e, which, n, i);
    uint32_t option[] = {emit_down(e, guard, level, w->level), other, (uint32_t)before, (uint32_t)(before >> 32)};
    for (int k = 0; k < 4; k++) vec_push(e->model->arena, &pool, option[k]);
  }
  if (base == NONE || pool.n != 4 * (size_t)n) return base;
  enum opcode op = w->type == T_OUTCOME ? OP_SELECT_U : OP_SELECT_C;
  return emit_code(e, op, w->level, base, writer_pool(e->w, pool.p, (uint32_t)pool.n), 0);
}

uint32_t emit_meant(struct emitter *e, struct meant *w, const struct node *n) {
  w->deepest = 0;
  w->mentioned = NEW_ARRAY(e->model->arena, bool, e->model->definitions.n);
  if (e->model->redefinitions && !e->in_guard && e->model->sink->errors == 0) check_mentions(e->model, n, w->mentioned);
  struct spot before = e->spot;
  if (n && e->model->redefinitions) emit_spot(e, node_place(w->context->src, n));
  uint32_t reg = with_formulas(e, w, 0);
  e->spot = before;
  return reg;
}

bool emit_meant_here(const struct emitter *e, const struct m_exception *x) { return is_here(e, x); }
