#include "bounds.h"

static uint32_t depth_of(const struct model *m, uint32_t entity) {
  uint32_t depth = 0;
  for (uint32_t e = m->entities.p[entity].parent; e != NONE && depth <= ENTITY_DEPTH; e = m->entities.p[e].parent) depth++;
  return depth;
}

static void check_entities(struct model *m) {
  for (uint32_t i = 0; i < m->entities.n; i++) {
    const struct m_entity *e = &m->entities.p[i];
    if (!e->node) continue;
    if (i == ENTITY_LIMIT) msg(m->sink, M_ENTITIES_MANY, name_place(e->src, e->node), text_format(m->arena, "%d", ENTITY_LIMIT));
    if (depth_of(m, i) == ENTITY_DEPTH + 1)
      msg(m->sink, M_ENTITIES_DEEP, name_place(e->src, e->node), e->name, text_format(m->arena, "%d", ENTITY_DEPTH));
  }
}

// An exception that aims at the norm of another stands one further from the eisen than that one. The first that comes too far is
// in a circle, or at the end of a long row.
static uint32_t too_far(struct model *m, uint32_t *depth) {
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = 0; i < m->exceptions.n; i++)
      for (size_t k = 0; k < m->exceptions.p[i].aims.n; k++) {
        uint32_t target = m->exceptions.p[i].aims.p[k].target;
        uint32_t on = target == NONE ? NONE : m->targets.p[target].exception;
        if (on == NONE || depth[i] > depth[on]) continue;
        depth[i] = depth[on] + 1;
        changed = true;
        if (depth[i] > AIM_DEPTH) return i;
      }
  }
  return NONE;
}

static void check_aims(struct model *m) {
  uint32_t i = too_far(m, NEW_ARRAY(m->arena, uint32_t, m->exceptions.n));
  if (i == NONE) return;
  const struct m_exception *e = &m->exceptions.p[i];
  msg(m->sink, M_AIM_CIRCLE, name_place(e->src, e->node), e->label, text_format(m->arena, "%d", AIM_DEPTH));
}

void check_bounds(struct model *m) {
  check_entities(m);
  check_aims(m);
}
