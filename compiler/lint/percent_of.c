// «maximaal 10%»: of what?
#include "rule.h"

// A word that says of what it is a part, or that itself is a share.
static bool says_of_what(const struct prose *p, size_t from, size_t to) {
  static const char *const of[] = {"van", "der", "het", "de", "aandeel", "deel", "percentage", "korting", "indexering", "rente", "dekking", "uitval", "gemiddeld", "score", "scoort", "per"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, of)) return true;
  return false;
}

void lint_percent_of(struct lint *l) {
  static const char *const bound[] = {"maximaal", "minimaal", "hoogstens", "minstens", "tenminste"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k + 1 < p->n; k++) {
      if (p->words[k].kind != WORD_NUMBER || !word_is(p, k + 1, "%") || !AMONG(p->words[k - 1].fold, bound)) continue;
      size_t end = sentence_end(p, k);
      bool ends = end <= k + 3; // nothing behind the percentage says of what
      if (!ends || says_of_what(p, k + 2, end)) continue;
      msg(l->model->sink, M_PERCENT_OF, word_place(p, &p->words[k], &p->words[k + 1]), p->words[k].text);
    }
  }
}
