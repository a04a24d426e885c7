// «zie bladzijde 3»: a page moves with every change.
#include "rule.h"

// «bijlage 2, bladzijde 4», «bijlage D, op bladzijde 2»: of a document with its own pages, and the number of that is said.
static bool is_of_appendix(const struct prose *p, size_t k) {
  enum { BACK = 5 };
  for (size_t i = k; i > 1 && i + BACK > k; i--) {
    const struct word *w = &p->words[i - 1];
    bool label = w->kind == WORD_NUMBER || (w->kind == WORD_PLAIN && w->text.n == 1 && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z');
    if (label && word_is(p, i - 2, "bijlage")) return true;
  }
  return false;
}

void lint_pages(struct lint *l) {
  static const char *const pages[] = {"bladzijde", "bladzijden", "pagina", "pagina’s", "pagina's", "blz", "pag"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      size_t number = word_is(p, k + 1, ".") ? k + 2 : k + 1;
      if (number >= p->n || p->words[number].kind != WORD_NUMBER || !AMONG(p->words[k].fold, pages) || is_of_appendix(p, k)) continue;
      msg(l->model->sink, M_PAGE, word_place(p, &p->words[k], &p->words[number]));
    }
  }
}
