// «op op»: most often a remainder of a change.
#include "lint.h"

// Words that Dutch itself doubles: «dat dat», «die die», «is is» at the border of two clauses; «zeer zeer».
static bool may_stand_twice(struct text fold) {
  static const char *const words[] = {"dat", "die", "het", "zij", "ze", "u", "heel", "zeer", "voor", "is"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_eq(fold, text_from(words[i]))) return true;
  return false;
}

void lint_double_word(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k < p->n; k++) {
      const struct word *a = &p->words[k - 1], *b = &p->words[k];
      if (b->kind != WORD_PLAIN || !text_eq(a->fold, b->fold) || may_stand_twice(b->fold) || b->begins) continue;
      msg(l->model->sink, M_DOUBLE_WORD, word_place(p, a, b), b->text);
    }
  }
}
