// A passage that stands in two texts, or twice in one: a change in one place is forgotten in the other.
#include "rule.h"

enum { LENGTH = 14 }; // words: shorter ones are phrases that every document has

struct spot { uint32_t prose, word; };

static uint32_t *ids_of(const struct lint *l, const struct prose *p) {
  uint32_t *ids = NEW_ARRAY(l->arena, uint32_t, p->n);
  for (size_t i = 0; i < p->n; i++) ids[i] = p->words[i].id;
  return ids;
}

static size_t length_of(const struct prose *p, size_t i, const struct prose *q, size_t k) {
  size_t n = 0;
  while (i + n < p->n && k + n < q->n && p->words[i + n].id == q->words[k + n].id) n++;
  return n;
}

// Texts that begin alike are laid side by side as a whole (duplicates.c).
static bool told_elsewhere(const struct spot *a, uint32_t prose, size_t i) { return a->word == 0 && i == 0 && a->prose != prose; }

// The exception, or another that was written with it, is of that eis.
static bool aims_at(const struct model *m, uint32_t exception, uint32_t eis) {
  const struct m_exception *first = &m->exceptions.p[m->exceptions.p[exception].first];
  for (const struct m_exception *e = first; e < first + first->spread; e++)
    for (size_t i = 0; i < e->aims.n; i++)
      if (e->aims.p[i].target != NONE && m->targets.p[e->aims.p[i].target].eis == eis) return true;
  return false;
}

// An onderdeel that repeats a part of its own eis, a begrip or an exception that quotes what it is of: the document has it once.
static bool is_quoted(const struct lint *l, const struct prose *p, const struct prose *q) {
  const struct model *m = l->model;
  if (p->owner == PROSE_TERM || q->owner == PROSE_TERM) return true;
  const struct prose *at = p->owner == PROSE_EXCEPTION ? p : q, *of = at == p ? q : p;
  if (at->owner == PROSE_EXCEPTION && of->owner == PROSE_TARGET)
    if (aims_at(m, at->index, m->targets.p[of->index].eis)) return true;
  if (p->owner != PROSE_TARGET || q->owner != PROSE_TARGET) return false;
  for (uint32_t t = m->targets.p[p->index].parent; t != NONE; t = m->targets.p[t].parent)
    if (t == q->index) return true;
  return false;
}

// The next word that begins a point of a list: names in a list are no passage.
static size_t next_point(const struct prose *p, size_t i) {
  for (i++; i < p->n; i++)
    if (p->words[i].begins && p->words[i].kind == WORD_MARK && word_apart(p, i + 1 < p->n ? i + 1 : i)) return i;
  return p->n;
}

void lint_passages(struct lint *l) {
  struct map seen = {.arena = l->arena};
  for (uint32_t t = 0; t < l->proses.n; t++) {
    const struct prose *p = &l->proses.p[t];
    const uint32_t *ids = ids_of(l, p);
    size_t point = next_point(p, 0);
    for (size_t i = 0; i + LENGTH <= p->n; i++) {
      if (i >= point) point = next_point(p, i);
      if (i + LENGTH > point) continue;
      struct text key = {(const char *)&ids[i], LENGTH * sizeof *ids};
      const uintptr_t *had = map_find(&seen, key);
      struct spot *here = NEW(l->arena, struct spot);
      *here = (struct spot){t, (uint32_t)i};
      if (!had) {
        map_set(&seen, key, (uintptr_t)here);
        continue;
      }
      const struct spot *first = (const struct spot *)*had;
      const struct prose *q = &l->proses.p[first->prose];
      size_t n = length_of(p, i, q, first->word);
      if (i + n > point) n = point - i;
      if (!told_elsewhere(first, t, i) && !is_quoted(l, p, q)) {
        struct message *m = msg(l->model->sink, M_PASSAGE_TWICE, word_place(p, &p->words[i], &p->words[i + n - 1]));
        msg_note(l->model->sink, m, M_NOTE_PASSAGE, word_place(q, &q->words[first->word], &q->words[first->word + n - 1]));
      }
      i += n - 1;
    }
  }
}
