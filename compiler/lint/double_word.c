// «op op»: most often a remainder of a change.
#include "rule.h"

// Words that Dutch itself doubles: «dat dat», «die die», «is is» at the border of two clauses; «zeer zeer».
static bool may_stand_twice(struct text fold) {
  static const char *const words[] = {"dat", "die", "het", "zij", "ze", "u", "heel", "zeer", "voor", "is"};
  return fold.n < 2 || AMONG(fold, words);
}

static bool same(const struct prose *p, size_t i) { return i > 0 && i < p->n && text_eq(p->words[i].fold, p->words[i - 1].fold); }

void lint_double_word(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k < p->n; k++) {
      const struct word *w = &p->words[k];
      if (w->kind != WORD_PLAIN || w->begins || !same(p, k) || may_stand_twice(w->fold)) continue;
      if (same(p, k - 1) || same(p, k + 1)) continue; // three of them are cells of a table
      msg(l->model->sink, M_DOUBLE_WORD, word_place(p, w - 1, w), w->text);
    }
  }
}
