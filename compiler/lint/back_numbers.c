// «binnen vijf werkdagen … binnen diezelfde zes werkdagen»: words that point back to a number that was not said.
#include "quantity.h"
#include "rule.h"

enum { LARGEST = 999000 };

// «die zes», «diezelfde zes werkdagen» at word k.
static bool points_back(const struct prose *p, size_t k, struct quantity *q) {
  static const char *const same[] = {"diezelfde", "dezelfde"}, *const back[] = {"die", "deze"};
  bool strict = AMONG(p->words[k].fold, same);
  if ((!strict && !AMONG(p->words[k].fold, back)) || k + 2 >= p->n || p->words[k + 1].begins) return false;
  return quantity_at(p, k + 1, q) && q->milli > 1000 && q->milli <= LARGEST && q->milli % 1000 == 0 && q->in != IN_PERCENT && q->in != IN_EURO;
}

// A list with so many points stands before it.
static bool is_counted(const struct prose *p, size_t to, const struct quantity *q) {
  struct points list;
  for (size_t k = 0; k < to; k++)
    if (points_at(p, k, &list)) {
      if ((int64_t)list.n * 1000 == q->milli) return true;
      k = list.behind - 1;
    }
  return false;
}

// Things that are counted: «vijf punten», not «vijf en» or «2 van».
static bool is_count(const struct quantity *q) {
  static const char *const not[] = {"en", "of", "van", "tot", "keer", "maal", "x", "op", "per", "in", "de", "het"};
  return q->in == IN_WORD && q->milli > 1000 && !AMONG(q->unit, not);
}

// The number before it that it must point to: of the same unit, or the only one of its sentence and the one before. Counts them.
static size_t candidates(const struct prose *p, size_t to, const struct quantity *q, struct quantity *out) {
  size_t n = 0, from = sentence_begin(p, to), near = from > 0 ? sentence_begin(p, from - 1) : 0;
  bool same_unit = false;
  for (size_t k = 0; k < to; k++) {
    struct quantity now;
    if (!quantity_at(p, k, &now)) continue;
    k = now.to - 1;
    if (now.milli == q->milli) return 0;
    bool same = quantity_same_unit(&now, q);
    if (!same && (same_unit || q->in != IN_WORD || !is_count(&now) || now.from < near)) continue;
    if (same && !same_unit) n = 0, same_unit = true;
    *out = now;
    n++;
  }
  return n;
}

static void look(const struct lint *l, const struct prose *p, size_t k) {
  struct quantity q, had;
  if (!points_back(p, k, &q) || is_counted(p, k, &q) || candidates(p, k, &q, &had) != 1) return;
  if (q.in == IN_WORD && !quantity_same_unit(&q, &had)) q.to = q.from + 1; // «die zes vindt u»: its verb
  struct message *m = msg(l->model->sink, M_BACK_NUMBER, word_place(p, &p->words[k], &p->words[q.to - 1]), quantity_words(p, &q), quantity_words(p, &had));
  msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(p, &had));
}

void lint_back_numbers(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 1; k < l->proses.p[i].n; k++) look(l, &l->proses.p[i], k);
}
