// Instructions, each written once, and the small compositions that the rest of this room is made of.
#include <string.h>

#include "emit.h"

uint32_t emit_code(struct emitter *e, enum opcode op, uint32_t entity, uint32_t a, uint32_t b, uint32_t c) {
  uint32_t key[5] = {op, entity, a, b, c};
  struct text k = {(const char *)key, sizeof key};
  const uintptr_t *had = map_find(&e->code, k);
  if (had) return (uint32_t)*had;
  if (e->spot.span == NONE) e->spot.span = emit_span(e, e->spot.place);
  uint32_t reg = writer_code(e->w, op, entity, a, b, c, e->spot.span);
  map_set(&e->code, text_copy(e->model->arena, k), reg);
  return reg;
}

uint32_t emit_span(struct emitter *e, struct place place) {
  size_t set = 0;
  while (set < e->model->sets.n && e->model->sets.p[set].src != place.src) set++;
  if (!place.src || set == e->model->sets.n) return NONE;
  struct img_span span = passages_span(e->w, e->passages[set], place.off, place.len);
  return span.source == NONE ? NONE : writer_add(e->w, spans, span);
}

struct spot emit_spot(struct emitter *e, struct place place) {
  struct spot before = e->spot;
  bool same = !place.src || (place.src == before.place.src && place.off == before.place.off && place.len == before.place.len);
  if (!same) e->spot = (struct spot){place, NONE};
  return before;
}

uint32_t emit_down(struct emitter *e, uint32_t reg, uint32_t from, uint32_t to) {
  static const enum opcode ops[] = {OP_DOWN_C, OP_DOWN_U, OP_DOWN_V, OP_DOWN_S};
  if (from == to) return reg;
  uint32_t parent = e->model->entities.p[to].parent;
  uint32_t above = emit_down(e, reg, from, parent);
  return emit_code(e, ops[e->w->regs.p[above].type], to, above, 0, 0);
}

uint32_t emit_fold_up(struct emitter *e, uint32_t reg, uint32_t from, uint32_t to) {
  while (from != to) {
    uint32_t parent = e->model->entities.p[from].parent;
    reg = emit_code(e, OP_FOLD_UP, parent, reg, from, 0);
    from = parent;
  }
  return reg;
}

uint32_t emit_condition(struct emitter *e, unsigned bits, uint32_t level) {
  return emit_code(e, OP_CONST_C, level, writer_const(e->w, bits), 0, 0);
}

uint32_t emit_outcome(struct emitter *e, unsigned bits, uint32_t level) {
  return emit_code(e, OP_CONST_U, level, writer_const(e->w, bits), 0, 0);
}

uint32_t emit_both(struct emitter *e, uint32_t a, uint32_t b, uint32_t level) {
  if (a == NONE) return b;
  if (b == NONE) return a;
  return emit_code(e, OP_AND, level, a, b, 0);
}

uint32_t emit_where(struct emitter *e, uint32_t condition, uint32_t outcome, uint32_t level) {
  if (condition == NONE) return outcome;
  return emit_code(e, OP_CHOOSE, level, condition, outcome, emit_outcome(e, NVT, level));
}

uint32_t emit_unless(struct emitter *e, uint32_t condition, uint32_t outcome, uint32_t level) {
  return emit_code(e, OP_CHOOSE, level, condition, emit_outcome(e, NVT, level), outcome);
}
