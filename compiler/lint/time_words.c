// Words about time that contradict each other: «later dan binnen 24 uur».
#include "quantity.h"
#include "rule.h"

// «onmiddellijk, binnen twee werkdagen»: at once, and later. «onmiddellijk, maar uiterlijk binnen …» says the last moment.
static size_t at_once_but_within(const struct prose *p, size_t k) {
  static const char *const at_once[] = {"onmiddellijk", "terstond", "meteen", "ogenblikkelijk", "onverwijld"};
  struct quantity q;
  size_t n = words_are(p, k, "per direct");
  if (n == 0 && !AMONG(p->words[k].fold, at_once)) return 0;
  size_t at = k + (n > 0 ? n : 1);
  if (word_is(p, at, ",")) at++;
  if (!word_is(p, at, "binnen") || !quantity_at(p, at + 1, &q)) return 0;
  return q.in >= IN_DAYS ? q.to : 0;
}

void lint_time_words(struct lint *l) {
  static const char *const phrases[] = {"later dan binnen", "eerder dan binnen", "plaatsvindt dan binnen", "gebeurt dan binnen", "uiterlijk na", "uiterlijk vanaf", "binnen na", "uiterlijk later dan",
                                        "niet later dan na", "maximaal minstens", "minimaal maximaal", "minstens hoogstens", "maximaal minimaal"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      size_t end = at_once_but_within(p, k);
      struct place at = end > 0 ? word_place(p, &p->words[k], &p->words[end - 1]) : (struct place){0};
      if (end > 0) msg(l->model->sink, M_TIME_WORDS, at, text_slice(p->src->text, at.off, at.off + at.len));
      for (size_t f = 0; f < sizeof phrases / sizeof *phrases; f++) {
        size_t n = words_are(p, k, phrases[f]);
        if (n > 0) msg(l->model->sink, M_TIME_WORDS, word_place(p, &p->words[k], &p->words[k + n - 1]), text_from(phrases[f]));
      }
    }
  }
}
