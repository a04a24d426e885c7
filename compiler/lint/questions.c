// The question of an eis or onderdeel against its text: «binnen 5 werkdagen?» beside «binnen 3 werkdagen».
#include "quantity.h"
#include "rule.h"

static bool has_reading(const struct m_target *t) {
  for (size_t i = 0; i < t->notes.n; i++)
    if (t->notes.p[i].kind == NOTE_READING) return true;
  return false;
}

// Of the text, a quantity of the same unit; false when the text has the wanted one too, or more that differ.
static bool differs(const struct prose *text, const struct quantity *wanted, struct quantity *out) {
  size_t n = 0;
  for (size_t k = 0; k < text->n; k++) {
    struct quantity q;
    int64_t x, y;
    if (!quantity_at(text, k, &q)) continue;
    k = q.to - 1;
    if (q.milli == wanted->milli || (quantity_alike(&q, wanted, &x, &y) && x == y)) return false;
    if (quantity_same_unit(&q, wanted)) *out = q, n++;
  }
  return n == 1;
}

void lint_questions(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET) continue;
    const struct m_target *t = &l->model->targets.p[p->index];
    struct prose question = {.src = t->src};
    bool written = t->question.n > 0 && t->question.p >= t->src->text.p && t->question.p < t->src->text.p + t->src->text.n;
    if (!written || t->no_text || has_reading(t)) continue;
    prose_cut(l->arena, &question, t->question);
    for (size_t k = 0; k < question.n; k++) {
      struct quantity q, said;
      if (!quantity_at(&question, k, &q)) continue;
      k = q.to - 1;
      if (q.in < IN_PERCENT || !differs(p, &q, &said)) continue;
      struct message *m = msg(l->model->sink, M_QUESTION_NUMBER, quantity_place(&question, &q), quantity_words(&question, &q), quantity_words(p, &said));
      msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(p, &said));
    }
  }
}
