// What is looked up often, made once: which exceptions carry a label, which go before which, which stand on a target or redefine a begrip.
#include "model.h"

// label → the last exception with it; `same` leads from there to the others. Labels are unique in a set, not over sets.
static uint32_t *labelled(struct model *m, struct map *last) {
  uint32_t *same = NEW_ARRAY(m->arena, uint32_t, m->exceptions.n);
  for (uint32_t i = 0; i < m->exceptions.n; i++) {
    const uintptr_t *had = map_find(last, m->exceptions.p[i].label);
    same[i] = had ? (uint32_t)*had : NONE;
    map_set(last, m->exceptions.p[i].label, i);
  }
  return same;
}

void model_index_labels(struct model *m) {
  struct map last = {.arena = m->arena};
  bool any = false;
  for (size_t i = 0; i < m->exceptions.n && !any; i++) any = m->exceptions.p[i].before.n > 0;
  if (!any) return;
  uint32_t *same = labelled(m, &last);
  for (size_t i = 0; i < m->exceptions.n; i++) {
    struct m_exception *e = &m->exceptions.p[i];
    for (size_t k = 0; k < e->before.n; k++) {
      const uintptr_t *found = map_find(&last, e->before.p[k]->text);
      for (uint32_t other = found ? (uint32_t)*found : NONE; other != NONE; other = same[other]) vec_push(m->arena, &e->goes_before, other);
    }
  }
  m->walk.mark = NEW_ARRAY(m->arena, uint32_t, m->exceptions.n);
  m->walk.todo = NEW_ARRAY(m->arena, uint32_t, m->exceptions.n + 1); // also where the walk begins
}

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
  if (m->exceptions.p[a].goes_before.n == 0) return false;
  uint32_t round = ++m->walk.round, n = 0;
  for (m->walk.todo[n++] = a; n > 0;) {
    const struct m_exception *e = &m->exceptions.p[m->walk.todo[--n]];
    for (size_t i = 0; i < e->goes_before.n; i++) {
      uint32_t next = e->goes_before.p[i];
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
