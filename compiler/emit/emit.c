#include "emit.h"

static void begin(struct emitter *e) {
  struct arena *a = e->model->arena;
  size_t n = e->model->targets.n;
  e->code.arena = a;
  e->span = e->eis = e->old_meaning = NONE;
  e->targets = NEW_ARRAY(a, struct lowered, n);
  e->exceptions = NEW_ARRAY(a, struct exception_done, e->model->exceptions.n);
  e->kpis = NEW_ARRAY(a, struct kpi_done, e->model->kpis.n);
  e->field_number = NEW_ARRAY(a, uint32_t, e->model->fields.n);
  for (size_t i = 0; i < n; i++)
    e->targets[i].judge = e->targets[i].waiver = e->targets[i].scope_reg = e->targets[i].row_reg = NONE;
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

void emit_image(struct model *m, struct shape *shapes, struct writer *w) {
  struct emitter e = {.model = m, .shapes = shapes, .w = w};
  begin(&e);
  emit_schema(&e);
  for (uint32_t i = 0; i < m->targets.n; i++) {
    uint32_t reg;
    if (m->targets.p[i].kind == TARGET_EIS) emit_target(&e, i, NULL, &reg);
  }
  for (uint32_t i = 0; i < m->exceptions.n; i++) {
    uint32_t entity;
    emit_guard(&e, i, &entity);
  }
  emit_rest(&e);
  emit_tables(&e);
}
