// A code that stands twice in one list: of an education, of a product.
#include "rule.h"

static bool is_code(const struct word *w) {
  if (w->kind != WORD_NUMBER || w->text.n < 5 || w->text.n > 8) return false;
  for (size_t i = 0; i < w->text.n; i++)
    if (w->text.p[i] < '0' || w->text.p[i] > '9') return false;
  return true;
}

void lint_double_codes(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct map seen = {.arena = l->arena};
    for (size_t k = 0; k < p->n; k++) {
      const struct word *w = &p->words[k];
      const uintptr_t *had = is_code(w) ? map_find(&seen, w->text) : NULL;
      if (is_code(w) && !had) map_set(&seen, w->text, k);
      if (!had) continue;
      struct message *m = msg(l->model->sink, M_CODE_TWICE, word_place(p, w, w), w->text);
      msg_note(l->model->sink, m, M_NOTE_FIRST, word_place(p, &p->words[*had], &p->words[*had]));
    }
  }
}
