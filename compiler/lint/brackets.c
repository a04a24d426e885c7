// A bracket that is opened and not closed, or the reverse.
#include "rule.h"

// «a)», «12)», «iii)»: the label of a point, without a bracket that opens.
static bool is_label(const struct prose *p, size_t i) {
  static const char *const roman[] = {"ii", "iii", "iv", "vi", "vii", "viii", "ix"};
  if (i == 0 || word_apart(p, i)) return false;
  const struct word *w = &p->words[i - 1];
  return w->text.n == 1 || (w->kind == WORD_NUMBER && w->text.n == 2) || AMONG(w->fold, roman);
}

static void say(const struct lint *l, const struct prose *p, size_t i, const char *does, const char *never) {
  msg(l->model->sink, M_BRACKET, word_place(p, &p->words[i], &p->words[i]), text_from(does), text_from(never));
}

void lint_brackets(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    VEC(size_t) open = {0};
    for (size_t k = 0; k < p->n; k++) {
      if (word_is(p, k, "(")) vec_push(l->arena, &open, k);
      if (!word_is(p, k, ")")) continue;
      if (open.n > 0) open.n--;
      else if (!is_label(p, k)) say(l, p, k, "sluit", "opent");
    }
    for (size_t k = 0; k < open.n; k++) say(l, p, open.p[k], "opent", "sluit");
  }
}
