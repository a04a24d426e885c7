// A least that is more than the most: «minimaal 12 en maximaal 10», «tussen 27 en 18 jaar».
#include "quantity.h"
#include "rule.h"

enum side { NO_SIDE, LEAST, MOST };

static enum side side_at(const struct prose *p, size_t from) {
  static const char *const least[] = {"minstens", "minimaal", "tenminste", "minste"}, *const most[] = {"hoogstens", "maximaal", "hoogste"};
  if (from == 0) return NO_SIDE;
  return AMONG(p->words[from - 1].fold, least) ? LEAST : AMONG(p->words[from - 1].fold, most) ? MOST : NO_SIDE;
}

static void say(const struct lint *l, const struct prose *p, const struct quantity *a, const struct quantity *b) {
  msg(l->model->sink, M_REVERSED, word_place(p, &p->words[a->from], &p->words[b->to - 1]), quantity_words(p, a), quantity_words(p, b));
}

// «minimaal A en maximaal B»: right behind each other.
static void look_at_pair(const struct lint *l, const struct prose *p, const struct quantity *a) {
  enum { NEAR = 4 };
  if (side_at(p, a->from) != LEAST) return;
  for (size_t k = a->from + 1; k < p->n && k <= a->to + NEAR; k++) {
    struct quantity b, low = *a;
    if (word_is(p, k, ".") || word_is(p, k, ";")) return;
    if (!quantity_at(p, k, &b) || side_at(p, k) != MOST) continue;
    if (word_is(p, a->from + 1, "en") || word_is(p, a->from + 1, ",")) low.in = b.in, low.unit = b.unit, low.to = a->from + 1;
    if (quantity_same_unit(&low, &b) && low.milli > b.milli) say(l, p, &low, &b);
    return;
  }
}

// «van 8 tot en met 5 personen», «tussen 12 en 10 personen»
static void look_at_range(const struct lint *l, const struct prose *p, size_t k) {
  struct quantity a, b;
  bool between = word_is(p, k, "tussen");
  if ((!between && !word_is(p, k, "van")) || !quantity_at(p, k + 1, &a)) return;
  size_t from = a.from + 1 + (word_is(p, a.from, "€") ? 1 : 0);
  if (a.in != IN_WORD && a.in != IN_EURO) from = a.to;
  size_t n = between ? words_are(p, from, "en") : words_are(p, from, "tot en met");
  if (n == 0 || !quantity_at(p, from + n, &b) || b.in == IN_NOTHING || a.milli <= b.milli) return;
  a.to = from;
  if (a.in == b.in || a.in == IN_WORD) say(l, p, &a, &b);
}

void lint_reversed(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      struct quantity q;
      if (quantity_at(p, k, &q)) look_at_pair(l, p, &q);
      look_at_range(l, p, k);
    }
  }
}
