// «ontwikkeld1»: the number of a footnote that became part of the word.
#include "rule.h"

static struct text stem_of(struct text fold) {
  size_t n = fold.n;
  while (n > 0 && fold.p[n - 1] >= '0' && fold.p[n - 1] <= '9') n--;
  return fold.n - n == 0 || fold.n - n > 2 ? NO_TEXT : text_slice(fold, 0, n);
}

static bool has_other(struct text t) { // than letters
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == '-' || t.p[i] == '\'' || (t.p[i] >= '0' && t.p[i] <= '9')) return true;
  return false;
}

// «lid1»: a space is missing.
static bool is_counted(struct text stem) {
  static const char *const counted[] = {"lid", "art", "artikel", "eis", "bijlage", "trede", "deel", "stap", "fase", "niveau", "nr"};
  return AMONG(stem, counted);
}

static bool is_long_word(const struct word *w, struct text stem) {
  bool small = w->text.n > 1 && w->text.p[1] >= 'a' && w->text.p[1] <= 'z';
  return small && stem.n >= 5;
}

void lint_footnote(struct lint *l) {
  struct map seen = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) map_set(&seen, l->proses.p[i].words[k].fold, 1);
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      const struct word *w = &p->words[k];
      struct text stem = w->kind == WORD_PLAIN ? stem_of(w->fold) : NO_TEXT;
      if (stem.n < 3 || has_other(stem) || is_counted(stem) || !(is_long_word(w, stem) || map_find(&seen, stem))) continue;
      msg(l->model->sink, M_FOOTNOTE, word_place(p, w, w), w->text, text_slice(w->fold, stem.n, w->fold.n));
    }
  }
}
