// «de meeste gemeenten»: which ones?
#include "rule.h"

// A classification by its own name: gemeente, gemeenten; zorgvorm, zorgvormen.
static bool names_class(const struct lint *l, struct text fold) {
  static const char *const more[] = {"gemeenten", "producten", "diensten", "aanbieders", "opdrachtnemers", "zorgvormen", "percelen"};
  for (size_t i = 0; i < l->model->classes.n; i++) {
    struct text name = l->model->classes.p[i].name;
    if (name.n > 3 && text_starts(fold, name) && fold.n <= name.n + 3) return true;
  }
  return AMONG(fold, more);
}

void lint_vague_scope(struct lint *l) {
  static const char *const vague[] = {"de meeste", "sommige", "enkele", "bepaalde", "diverse", "een aantal"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++)
      for (size_t f = 0; f < sizeof vague / sizeof *vague; f++) {
        size_t n = words_are(p, k, vague[f]);
        if (n == 0 || k + n >= p->n || !names_class(l, p->words[k + n].fold)) continue;
        msg(l->model->sink, M_VAGUE_SCOPE, word_place(p, &p->words[k], &p->words[k + n]), p->words[k + n].text);
      }
  }
}
