// Eisen that replace each other in a circle: none of them would be left.
#include "model.h"

// Of each eis the exception that says what it replaces, + 1; 0: it replaces nothing.
static uint32_t *replacing(const struct model *m) {
  uint32_t *by = NEW_ARRAY(m->arena, uint32_t, m->targets.n);
  for (uint32_t i = 0; i < m->exceptions.n; i++)
    if (m->exceptions.p[i].replacing > 0) by[m->exceptions.p[i].replacing - 1] = i + 1;
  return by;
}

static const struct m_exception *of_eis(const struct model *m, const uint32_t *by, uint32_t eis) {
  return by[eis] == 0 ? NULL : &m->exceptions.p[by[eis] - 1];
}

static uint32_t next(const struct model *m, const uint32_t *by, uint32_t eis) {
  const struct m_exception *x = of_eis(m, by, eis);
  uint32_t aim = x && x->aims.n > 0 ? x->aims.p[0].target : NONE;
  return aim == NONE ? NONE : m->targets.p[aim].eis;
}

static void say_circle(struct model *m, const uint32_t *by, uint32_t first) {
  struct buf b = {.arena = m->arena};
  const struct m_exception *x = of_eis(m, by, first);
  buf_add(&b, m->targets.p[first].number);
  for (uint32_t e = next(m, by, first); e != first; e = next(m, by, e))
    buf_format(&b, "%s%.*s", next(m, by, e) == first ? " en " : ", ", TP(m->targets.p[e].number));
  struct message *at = msg(m->sink, M_REPLACES_CIRCLE, clause_place(x->src, x->node), buf_text(&b));
  for (uint32_t e = next(m, by, first); e != first; e = next(m, by, e))
    msg_note(m->sink, at, M_NOTE_FIRST, clause_place(of_eis(m, by, e)->src, of_eis(m, by, e)->node));
}

void model_replaces(struct model *m) {
  uint32_t *by = replacing(m), *round = NEW_ARRAY(m->arena, uint32_t, m->targets.n);
  for (uint32_t first = 0; first < m->targets.n; first++) {
    uint32_t e = first;
    while (e != NONE && by[e] > 0 && round[e] == 0) {
      round[e] = first + 1;
      e = next(m, by, e);
    }
    if (e != NONE && by[e] > 0 && round[e] == first + 1) say_circle(m, by, e);
  }
}
