#include "emit.h"

enum { SCRATCH = 1 << 16 };

static void begin(struct emitter *e) {
  struct arena *a = e->keep;
  size_t n = e->model->targets.n;
  e->texts.arena = e->pools.arena = a;
  e->spot.span = e->eis = NONE;
  e->old_meaning = NEW_ARRAY(a, bool, e->model->terms.n);
  e->targets = NEW_ARRAY(a, struct lowered, n);
  e->exceptions = NEW_ARRAY(a, struct exception_done, e->model->exceptions.n);
  e->kpis = NEW_ARRAY(a, struct kpi_done, e->model->kpis.n);
  vec_room(e->w->arena, &e->w->targets, n);
  vec_room(e->w->arena, &e->w->code, 9 * n); // what small eisen take
  vec_room(e->w->arena, &e->w->regs, 9 * n);
  vec_room(e->w->arena, &e->w->spans, 6 * n);
  e->field_number = NEW_ARRAY(a, uint32_t, e->model->fields.n);
  e->passages = NEW_ARRAY(a, struct passages *, e->model->sets.n);
  size_t written = 0;
  for (uint32_t s = 0; s < e->model->sets.n; s++) {
    e->passages[s] = passages_of(a, e->model->sets.p[s].src, e->model->sets.p[s].root, s);
    written += e->model->sets.p[s].src->text.n;
  }
  vec_room(e->w->arena, &e->w->texts, 2 * written); // the passages, and the words in them that stand apart
  for (size_t i = 0; i < n; i++)
    e->targets[i].brought = e->targets[i].judge = e->targets[i].waiver = e->targets[i].row_waiver = e->targets[i].scope_reg = e->targets[i].row_reg = NONE;
}

// A norm that nothing aims at (after an error) was never lowered: it gets registers all the same.
static void emit_rest(struct emitter *e) {
  for (uint32_t i = 0; i < e->model->targets.n; i++) {
    struct lowered *t = &e->targets[i];
    if (t->row_reg != NONE) continue;
    t->entity = 0;
    t->row_reg = t->reg = t->own_reg = emit_outcome(e, ANY_OUTCOME, 0);
  }
}

// What is made for one eis (its expressions, mostly) is forgotten before the next.
static void emit_all(struct emitter *e) {
  struct model *m = e->model;
  m->arena = arena_scratch(e->keep, SCRATCH);
  for (size_t i = 0; i < m->entities.n; i++) m->entities.p[i].kind &= ~(unsigned)KIND_FOR_WHOM; // but for what is only shown
  for (uint32_t i = 0; i < m->targets.n; i++) {
    uint32_t reg;
    arena_reset(m->arena);
    if (m->targets.p[i].kind == TARGET_EIS) emit_target(e, i, NULL, &reg);
  }
  for (uint32_t i = 0; i < m->exceptions.n; i++) {
    uint32_t entity;
    arena_reset(m->arena);
    emit_guard(e, i, &entity);
  }
  emit_rest(e);
  emit_tables(e);
  for (size_t i = 0; i < m->entities.n; i++) e->w->entities.p[i].kind = m->entities.p[i].kind; // what scopes look at is known now
  arena_free(m->arena);
  m->arena = e->keep;
}

void emit_image(struct model *m, struct shape *shapes, struct writer *w) {
  struct emitter e = {.model = m, .keep = m->arena, .shapes = shapes, .w = w};
  begin(&e);
  emit_schema(&e);
  emit_all(&e);
}
