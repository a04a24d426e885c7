// One word with a hyphen and without: «e-Health» and «eHealth», «werknemers-vaardigheden» that was broken at the end of a line.
#include "rule.h"

enum { LEAST = 6 }; // letters
struct seen { // the first time that a word is written so
  const struct prose *p;
  const struct word *w;
};

static struct text joined(const struct lint *l, struct text fold) {
  struct buf b = {.arena = l->arena};
  for (size_t i = 0; i < fold.n; i++)
    if (fold.p[i] != '-') buf_char(&b, fold.p[i]);
  return buf_text(&b);
}

static void say(const struct lint *l, const struct seen *with, const struct seen *without) {
  struct message *m = msg(l->model->sink, M_HYPHEN, word_place(with->p, with->w, with->w), with->w->text, without->w->text);
  msg_note(l->model->sink, m, M_NOTE_SPELLING, word_place(without->p, without->w, without->w), without->w->text);
}

void lint_hyphens(struct lint *l) {
  struct map whole = {.arena = l->arena}, told = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct word *w = &l->proses.p[i].words[k];
      if (w->kind != WORD_PLAIN || w->fold.n < LEAST || map_find(&whole, w->fold)) continue;
      struct seen *first = NEW(l->arena, struct seen);
      *first = (struct seen){&l->proses.p[i], w};
      map_set(&whole, w->fold, (uintptr_t)first);
    }
  for (size_t i = 0; i < whole.n; i++) {
    const struct seen *with = (const struct seen *)whole.entries[i].value;
    struct text fold = joined(l, with->w->fold);
    const uintptr_t *had = fold.n < with->w->fold.n && fold.n >= LEAST ? map_find(&whole, fold) : NULL;
    if (had && map_set(&told, fold, 1)) say(l, with, (const struct seen *)*had);
  }
}
