// Which exception goes before which: as `gaat voor` says, by way of others too; and a block of parts before a block inside it.
#include "model.h"

static bool stands_in(const struct model *m, uint32_t target, uint32_t above) {
  while (target != NONE && target != above) target = m->targets.p[target].parent;
  return target != NONE;
}

bool model_contains_block(const struct model *m, const struct m_exception *a, const struct m_exception *b) {
  if (a->aims.n <= b->aims.n || a->term_node || b->term_node) return false;
  for (size_t i = 0; i < b->aims.n; i++) {
    bool in = false;
    for (size_t k = 0; k < a->aims.n; k++) in = in || stands_in(m, b->aims.p[i].target, a->aims.p[k].target);
    if (!in) return false;
  }
  return b->aims.n > 0;
}

static uint64_t *row_of(const struct model *m, uint32_t e) { return m->order + e * ((m->exceptions.n + 63) / 64); }

bool model_before(const struct model *m, uint32_t a, uint32_t b) { return row_of(m, a)[b / 64] >> (b % 64) & 1; }

// What goes before a now also goes before b and all that comes after it.
static void put_before(struct model *m, uint32_t a, uint32_t b) {
  size_t words = (m->exceptions.n + 63) / 64;
  for (uint32_t x = 0; x < m->exceptions.n; x++) {
    if (x != a && !model_before(m, x, a)) continue;
    for (size_t w = 0; w < words; w++) row_of(m, x)[w] |= row_of(m, b)[w];
    row_of(m, x)[b / 64] |= (uint64_t)1 << (b % 64);
  }
}

void model_order(struct model *m) {
  uint32_t n = (uint32_t)m->exceptions.n;
  m->order = NEW_ARRAY(m->arena, uint64_t, n * ((n + 63) / 64));
  for (uint32_t a = 0; a < n; a++)
    for (size_t i = 0; i < m->exceptions.p[a].before.n; i++)
      for (uint32_t b = 0; b < n; b++)
        if (text_eq(m->exceptions.p[b].label, m->exceptions.p[a].before.p[i]->text)) put_before(m, a, b);
  for (uint32_t a = 0; a < n; a++) // what is said goes before what follows from the parts
    for (uint32_t b = 0; b < n; b++)
      if (a != b && !model_before(m, b, a) && model_contains_block(m, &m->exceptions.p[a], &m->exceptions.p[b])) put_before(m, a, b);
}
