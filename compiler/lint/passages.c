// A passage that stands in two texts, or twice in one: a change in one place is forgotten in the other.
#include "rule.h"

enum { LENGTH = 14 }; // words: shorter ones are phrases that every document has

struct spot { uint32_t prose, word; };

// The words from i on, as one key; NO_TEXT at the end of the text.
static struct text key_at(const struct lint *l, const struct prose *p, size_t i) {
  struct text words[LENGTH];
  if (i + LENGTH > p->n) return NO_TEXT;
  for (size_t k = 0; k < LENGTH; k++) words[k] = p->words[i + k].fold;
  return text_join(l->arena, words, LENGTH, TEXT(" "));
}

static size_t length_of(const struct prose *p, size_t i, const struct prose *q, size_t k) {
  size_t n = 0;
  while (i + n < p->n && k + n < q->n && text_eq(p->words[i + n].fold, q->words[k + n].fold)) n++;
  return n;
}

// Texts that begin alike are laid side by side as a whole (duplicates.c).
static bool told_elsewhere(const struct spot *a, uint32_t prose, size_t i) { return a->word == 0 && i == 0 && a->prose != prose; }

void lint_passages(struct lint *l) {
  struct map seen = {.arena = l->arena};
  for (uint32_t t = 0; t < l->proses.n; t++) {
    const struct prose *p = &l->proses.p[t];
    for (size_t i = 0; i + LENGTH <= p->n; i++) {
      struct text key = key_at(l, p, i);
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
      if (!told_elsewhere(first, t, i)) {
        struct message *m = msg(l->model->sink, M_PASSAGE_TWICE, word_place(p, &p->words[i], &p->words[i + n - 1]));
        msg_note(l->model->sink, m, M_NOTE_PASSAGE, word_place(q, &q->words[first->word], &q->words[first->word + n - 1]));
      }
      i += n - 1;
    }
  }
}
