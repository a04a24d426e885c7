// A duty on the party that sets the eis, about what only the other party has: «heeft de Opdrachtgever de vergunningen verstrekt».
#include "rule.h"

// The one who acts: it begins the sentence, or stands behind the verb that does.
static bool is_subject(const struct prose *p, size_t i, size_t from) {
  static const char *const before[] = {"aan", "van", "door", "met", "voor", "bij", "namens", "tussen", "en", "of", "na"};
  size_t at = i;
  if (at > from && (word_is(p, at - 1, "de") || word_is(p, at - 1, "het"))) at--;
  if (at > from && AMONG(p->words[at - 1].fold, before)) return false;
  for (size_t k = from; k < i; k++)
    if (word_is(p, k, "opdrachtnemer")) return false;
  return i < from + 8;
}

void lint_wrong_party(struct lint *l) {
  static const char *const parties[] = {"opdrachtgever", "gemeente"};
  static const char *const theirs[] = {"onderaannemer", "onderaannemers", "vergunning", "vergunningen", "vog", "diploma", "diploma’s", "personeelsbestand"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      size_t from = sentence_begin(p, k), to = sentence_end(p, k);
      if (!AMONG(p->words[k].fold, parties) || !is_subject(p, k, from)) continue;
      for (size_t j = k + 1; j < to; j++) {
        if (word_is(p, j, ",") || word_is(p, j, "opdrachtnemer") || word_is(p, j, "per")) break; // another clause, another party, a list of them
        if (!AMONG(p->words[j].fold, theirs)) continue;
        msg(l->model->sink, M_WRONG_PARTY, word_place(p, &p->words[k], &p->words[k]), p->words[k].text, p->words[j].text);
        break;
      }
    }
  }
}
