// Words about time that contradict each other: «later dan binnen 24 uur».
#include "rule.h"

void lint_time_words(struct lint *l) {
  static const char *const phrases[] = {"later dan binnen", "eerder dan binnen", "plaatsvindt dan binnen", "gebeurt dan binnen", "uiterlijk na", "uiterlijk vanaf", "binnen na", "uiterlijk later dan",
                                        "niet later dan na", "maximaal minstens", "minimaal maximaal", "minstens hoogstens", "maximaal minimaal"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++)
      for (size_t f = 0; f < sizeof phrases / sizeof *phrases; f++) {
        size_t n = words_are(p, k, phrases[f]);
        if (n > 0) msg(l->model->sink, M_TIME_WORDS, word_place(p, &p->words[k], &p->words[k + n - 1]), text_from(phrases[f]));
      }
  }
}
