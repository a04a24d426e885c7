// One number written twice: «drie (4)», «24 maanden (drie jaar)».
#include "quantity.h"
#include "rule.h"

// A number between brackets, and nothing else there.
static bool in_brackets(const struct prose *p, size_t i, struct quantity *q) {
  if (!word_is(p, i, "(")) return false;
  size_t k = word_is(p, i + 1, "zijnde") || word_is(p, i + 1, "oftewel") || word_is(p, i + 1, "ofwel") ? i + 2 : i + 1;
  return quantity_at(p, k, q) && word_is(p, q->to, ")");
}

static bool one_in_letters(const struct prose *p, const struct quantity *a, const struct quantity *b) {
  return (p->words[a->from].kind == WORD_PLAIN) != (p->words[b->from].kind == WORD_PLAIN);
}

static void look(const struct lint *l, const struct prose *p, const struct quantity *a) {
  struct quantity b, bare = *a;
  int64_t x, y;
  bool differ = false;
  bare.to = a->from + 1;
  if (in_brackets(p, bare.to, &b) && b.in == IN_NOTHING) { // «drie (4) dagen»
    differ = one_in_letters(p, a, &b) && a->milli != b.milli;
  } else if (in_brackets(p, a->to, &b)) { // «24 maanden (drie jaar)»
    differ = quantity_alike(a, &b, &x, &y) && x != y && x < 2 * y && y < 2 * x;
    bare = *a;
  }
  if (!differ) return;
  struct text first = quantity_words(p, &bare), second = quantity_words(p, &b);
  msg(l->model->sink, M_NUMBER_PAIR, word_place(p, &p->words[a->from], &p->words[b.to]), first, second);
}

void lint_pairs(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      struct quantity q;
      if (quantity_at(p, k, &q)) look(l, p, &q);
    }
  }
}
