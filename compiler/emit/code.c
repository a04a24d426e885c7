// Instructions, each written once, and the small compositions that the rest of this room is made of.
#include "emit.h"

static uint64_t mixed(uint64_t hash, uint64_t v) {
  hash = (hash ^ v) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

// The slot of the same instruction, or the empty one where it belongs.
static uint32_t *slot_of(const struct emitter *e, const struct img_code *k) {
  uint64_t hash = mixed(mixed(mixed(k->op, k->entity), (uint64_t)k->a << 32 | k->b), k->c);
  for (size_t i = (size_t)hash & (e->n_seen - 1);; i = (i + 1) & (e->n_seen - 1)) {
    const struct img_code *had = e->seen[i] > 0 ? &e->w->code.p[e->seen[i] - 1] : NULL;
    if (!had || (had->op == k->op && had->entity == k->entity && had->a == k->a && had->b == k->b && had->c == k->c)) return &e->seen[i];
  }
}

static void grow_seen(struct emitter *e) {
  e->n_seen = e->n_seen == 0 ? 1024 : 4 * e->n_seen;
  e->seen = NEW_ARRAY(e->keep, uint32_t, e->n_seen);
  for (uint32_t i = 0; i < e->w->code.n; i++) *slot_of(e, &e->w->code.p[i]) = i + 1;
}

uint32_t emit_code(struct emitter *e, enum opcode op, uint32_t entity, uint32_t a, uint32_t b, uint32_t c) {
  struct img_code code = {.op = (uint16_t)op, .entity = (uint16_t)entity, .a = a, .b = b, .c = c};
  if (2 * e->w->code.n >= e->n_seen) grow_seen(e);
  uint32_t *slot = slot_of(e, &code);
  if (*slot > 0) return e->w->code.p[*slot - 1].dst;
  if (e->spot.span == NONE) e->spot.span = emit_span(e, e->spot.place);
  uint32_t reg = writer_code(e->w, op, entity, a, b, c, e->spot.span);
  *slot = (uint32_t)e->w->code.n;
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
