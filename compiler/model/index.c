// What is looked up often, made once: which exceptions go before which, which stand on a target or redefine a begrip.
#include "model.h"

void model_index_aims(struct model *m) {
  m->on = arena_array(m->arena, m->targets.n, sizeof *m->on);
  for (uint32_t i = 0; i < m->exceptions.n; i++) {
    const struct m_exception *x = &m->exceptions.p[i];
    if (x->term != NONE) vec_push(m->arena, &m->terms.p[x->term].redefined_by, i);
    if (x->term != NONE || x->term_node) continue;
    for (size_t a = 0; a < x->aims.n; a++) {
      struct m_standing *on = x->aims.p[a].target == NONE ? NULL : &m->on[x->aims.p[a].target];
      if (!on) continue;
      if (on->n == 0 || on->p[on->n - 1] != i) vec_push(m->arena, on, i);
    }
  }
}

bool model_goes_before(struct model *m, uint32_t a, uint32_t b) {
  a = m->exceptions.p[a].first; // on several eisen: said of all of them
  b = m->exceptions.p[b].first;
  if (m->exceptions.p[a].goes_before.n == 0) return false;
  uint32_t round = ++m->walk.round, n = 0;
  for (m->walk.todo[n++] = a; n > 0;) {
    const struct m_exception *e = &m->exceptions.p[m->walk.todo[--n]];
    for (size_t i = 0; i < e->goes_before.n; i++) {
      uint32_t next = e->goes_before.p[i].other;
      if (next == b) return true;
      if (m->walk.mark[next] == round) continue;
      m->walk.mark[next] = round;
      m->walk.todo[n++] = next;
    }
  }
  return false;
}

struct text model_exception_words(const struct model *m, uint32_t exception) {
  const struct m_exception *e = &m->exceptions.p[exception];
  if (e->replacing == 0) return text_format(m->arena, "Afwijking «%.*s»", TP(e->label));
  return text_format(m->arena, "Eis %.*s, die een andere vervangt,", TP(m->targets.p[e->replacing - 1].number));
}
