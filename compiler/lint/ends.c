// A text that stops in the middle of a sentence: the rest stands elsewhere in the document, or is gone.
#include "rule.h"

void lint_ends(struct lint *l) {
  static const char *const open[] = {",", "en", "of", "de", "het", "een", "van", "dat", "die", "te"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->n == 0 || p->owner != PROSE_TARGET) continue;
    const struct m_target *t = &l->model->targets.p[p->index];
    const struct word *last = &p->words[p->n - 1];
    bool whole = t->kind == TARGET_EIS && t->parts.n == 0; // what has onderdelen, or is one, may end with a comma
    if (whole && AMONG(last->fold, open)) msg(l->model->sink, M_TEXT_ENDS, word_place(p, last, last), lint_target_name(l, p->index), last->text);
  }
}
