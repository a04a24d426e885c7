// The same point twice in one list.
#include "quantity.h"
#include "rule.h"

enum { SHORTEST = 6 }; // letters: «ja», «nee» may come back

static struct text words_of(struct arena *a, const struct prose *p, const struct point *at) {
  struct buf b = {.arena = a};
  size_t words = 0;
  for (size_t k = at->from; k < at->to; k++) {
    if (p->words[k].kind == WORD_MARK && !word_is(p, k, "%") && !word_is(p, k, "€")) continue;
    if ((word_is(p, k, "en") || word_is(p, k, "of")) && k + 1 >= at->to) continue;
    buf_add(&b, p->words[k].fold);
    buf_char(&b, ' ');
    words++;
  }
  return words > 1 && b.n >= SHORTEST ? buf_text(&b) : NO_TEXT;
}

static void look(const struct lint *l, const struct prose *p, const struct points *list) {
  struct map seen = {.arena = l->arena};
  for (size_t i = 0; i < list->n; i++) {
    const struct point *at = &list->p[i];
    struct text words = words_of(l->arena, p, at);
    if (words.n == 0) continue;
    const uintptr_t *had = map_find(&seen, words);
    if (!had) {
      map_set(&seen, words, i);
      continue;
    }
    const struct point *first = &list->p[*had];
    struct message *m = msg(l->model->sink, M_LIST_TWICE, word_place(p, &p->words[at->from], &p->words[at->to - 1]));
    msg_note(l->model->sink, m, M_NOTE_FIRST_POINT, word_place(p, &p->words[first->from], &p->words[first->to - 1]));
  }
}

void lint_list_twice(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct points list;
    for (size_t k = 0; k < p->n; k++) {
      if (!points_at(p, k, &list)) continue;
      look(l, p, &list);
      k = list.behind - 1;
    }
  }
}
