// «in principe 120 dagen … meer dan 100 dagen mag nooit»: a most that is less than what is normal, a least that is more.
#include "quantity.h"
#include "rule.h"

// «nooit meer dan 100 dagen», «meer dan 100 dagen mag nooit», «in geen geval langer dan»: 1 for a most, -1 for a least, 0 for neither.
static int never_at(const struct prose *p, size_t k, struct quantity *q) {
  static const char *const more[] = {"meer", "langer", "later", "hoger", "ouder"}, *const less[] = {"minder", "korter", "lager"};
  static const char *const before[] = {"nooit", "geval", "beding"}, *const never[] = {"nooit", "verboden", "uitgesloten", "onmogelijk"};
  enum { FAR = 5 };
  bool up = AMONG(p->words[k].fold, more), down = AMONG(p->words[k].fold, less);
  if ((!up && !down) || !word_is(p, k + 1, "dan") || !quantity_at(p, k + 2, q)) return 0;
  bool denied = k > 0 && AMONG(p->words[k - 1].fold, before);
  for (size_t i = q->to; i < p->n && i < q->to + FAR && p->words[i].kind == WORD_PLAIN; i++) denied |= AMONG(p->words[i].fold, never);
  return !denied ? 0 : up ? 1 : -1;
}

// «minder dan 120 dagen», «na 120 dagen»: another case, not what is normal.
static bool is_other_case(const struct prose *p, const struct quantity *q) {
  static const char *const before[] = {"dan", "na", "vanaf", "niet", "geen", "boven", "onder", "tot", "sinds", "bij"};
  return (q->from > 0 && AMONG(p->words[q->from - 1].fold, before)) || word_is(p, q->to, "per") || word_is(p, q->to, "na") || word_is(p, q->to, "voor");
}

static void look(const struct lint *l, const struct prose *p, size_t k) {
  struct quantity most, q;
  int way = never_at(p, k, &most);
  if (way == 0 || word_is(p, most.to, "per") || most.in < IN_PERCENT) return;
  size_t from = sentence_begin(p, k);
  if (from > 0) from = sentence_begin(p, from - 1);
  for (size_t i = from; i < k; i++) {
    if (!quantity_at(p, i, &q)) continue;
    i = q.to - 1;
    int64_t x = q.milli, y = most.milli;
    if ((!quantity_same_unit(&q, &most) && !quantity_alike(&q, &most, &x, &y)) || is_other_case(p, &q) || (way > 0 ? x <= y : x >= y)) continue;
    struct message *m = msg(l->model->sink, M_NEVER_MORE, quantity_place(p, &most), quantity_words(p, &most), text_from(way > 0 ? "meer" : "minder"), quantity_words(p, &q));
    msg_note(l->model->sink, m, M_NOTE_OTHER_BOUND, quantity_place(p, &q));
    return;
  }
}

void lint_never_more(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k + 2 < l->proses.p[i].n; k++) look(l, &l->proses.p[i], k);
}
