// «artikel 3.10.3c»: of which law or agreement?
#include "rule.h"

// A law, an agreement or any other name with a capital, in what is left of the sentence or in the words before.
static bool says_of_what(const struct prose *p, size_t from, size_t at, size_t to) {
  static const char *const kinds[] = {"wet", "besluit", "regeling", "verordening", "overeenkomst", "raamovereenkomst", "reglement", "verdrag", "deze", "dit"};
  for (size_t i = from; i < to; i++) {
    const struct word *w = &p->words[i];
    bool capital = w->kind == WORD_PLAIN && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z' && i > from;
    bool named = i > at && capital && w->text.n > 1;
    bool law = w->text.n > 2 && w->text.p[1] >= 'A' && w->text.p[1] <= 'Z'; // BW, AVG
    if (named || (capital && law) || AMONG(w->fold, kinds)) return true;
    for (size_t k = 0; k < 5 && w->kind == WORD_PLAIN && i != at; k++)
      if (text_ends(w->fold, text_from(kinds[k])) && w->fold.n > text_from(kinds[k]).n) return true; // zorgverzekeringswet
  }
  return false;
}

void lint_articles(struct lint *l) {
  static const char *const words[] = {"artikel", "artikelen", "art", "lid"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      if (!AMONG(p->words[k].fold, words) || word_is(p, k, "lid") || p->words[k + 1].kind != WORD_NUMBER) continue;
      if (says_of_what(p, sentence_begin(p, k), k, sentence_end(p, k))) continue;
      msg(l->model->sink, M_ARTICLE, word_place(p, &p->words[k], &p->words[k + 1]));
    }
  }
}
