// A branch of a classification that is nearly named: «Activeren werk» where it is «Activerend werk».
#include "rule.h"

static bool near(struct text a, struct text b) { return a.n >= 5 && b.n >= 5 && a.p[0] == b.p[0] && a.p[1] == b.p[1] && text_distance(a, b, 2) <= 2; }

// The words of a title of two or more: all alike but one, and that one nearly. Not the last, which may have an ending: zorgvormen.
static bool nearly(const struct prose *p, size_t at, const struct text *words, size_t n) {
  size_t same = 0, close = 0;
  for (size_t i = 0; i < n && at + i < p->n; i++) {
    same += text_eq(p->words[at + i].fold, words[i]);
    close += i + 1 < n && !text_eq(p->words[at + i].fold, words[i]) && p->words[at + i].kind == WORD_PLAIN && near(p->words[at + i].fold, words[i]);
  }
  return close == 1 && same + close == n;
}

static void look(const struct lint *l, struct text title) {
  struct text rest = text_fold(l->arena, title), words[6], one;
  size_t n = 0;
  while (n < 6 && text_split(&rest, ' ', &one)) words[n++] = one;
  if (n < 2 || rest.n > 0) return;
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k + n <= l->proses.p[i].n; k++) {
      const struct prose *p = &l->proses.p[i];
      if (nearly(p, k, words, n)) msg(l->model->sink, M_NAME_NEAR, word_place(p, &p->words[k], &p->words[k + n - 1]), title);
    }
}

void lint_names(struct lint *l) {
  for (size_t c = 0; c < l->model->classes.n; c++)
    for (size_t i = 0; i < l->model->classes.p[c].nodes.n; i++) look(l, l->model->classes.p[c].nodes.p[i].title);
}
