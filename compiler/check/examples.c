#include "examples.h"

#include "map.h"

static struct text title_of(const struct m_example *e) { return node_child(e->node, 0)->text; }

void check_examples(struct model *m) {
  struct map seen = {.arena = m->arena};
  for (uint32_t i = 0; i < m->examples.n; i++) {
    const struct m_example *e = &m->examples.p[i];
    if (e->set != m->sets.n - 1) continue;
    const uintptr_t *first = map_find(&seen, title_of(e));
    if (first == NULL) {
      map_set(&seen, title_of(e), i);
      continue;
    }
    const struct m_example *other = &m->examples.p[*first];
    msg_note(m->sink, msg(m->sink, M_EXAMPLE_TWICE, node_place(e->src, node_child(e->node, 0)), title_of(e)), M_NOTE_FIRST,
             node_place(other->src, node_child(other->node, 0)));
  }
}
