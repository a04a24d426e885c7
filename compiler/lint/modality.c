// «mag … gebruik kan maken»: two words that say what may, in one clause.
#include "rule.h"

static bool breaks(struct text fold) {
  static const char *const marks[] = {",", ".", ":", ";", "(", ")", "dat", "die", "wat", "wie", "welke", "zodat", "als", "waarin", "waarbij", "en", "of", "waarmee", "waardoor", "tenzij", "omdat", "dan"};
  return AMONG(fold, marks);
}

// «maximaal gelijk is aan de norm bedraagt».
static void two_verbs(const struct lint *l, const struct prose *p, size_t k) {
  enum { FAR = 20 };
  if (!words_are(p, k, "gelijk is aan")) return;
  for (size_t j = k + 3; j < p->n && j < k + FAR && !word_is(p, j, ",") && !word_is(p, j, "."); j++)
    if (word_is(p, j, "bedraagt")) msg(l->model->sink, M_MODALITY, word_place(p, &p->words[k], &p->words[j]), p->words[k + 1].text, p->words[j].text);
}

void lint_modality(struct lint *l) {
  static const char *const may[] = {"mag", "mogen"};
  enum { FAR = 20 };
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      two_verbs(l, p, k);
      if (!AMONG(p->words[k].fold, may)) continue;
      bool inside = false; // between dashes
      for (size_t j = k + 1; j < p->n && j < k + FAR && (inside || !breaks(p->words[j].fold)); j++) {
        if (word_is(p, j, "-") || word_is(p, j, "–")) inside = !inside;
        bool finite = word_is(p, j, "kan") || word_is(p, j, "moet") || word_is(p, j, "dient");
        if (inside || !finite) continue;
        msg(l->model->sink, M_MODALITY, word_place(p, &p->words[k], &p->words[j]), p->words[k].text, p->words[j].text);
        break;
      }
    }
  }
}
