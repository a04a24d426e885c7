// «Op vier punten wijken wij af», «het programma telt negen hoofdstukken», «vier KPI's»: how many the set itself has.
#include "quantity.h"
#include "rule.h"

static void say(const struct lint *l, const struct prose *p, const struct quantity *q, size_t n) {
  msg(l->model->sink, M_LIST_COUNT, quantity_place(p, q), quantity_words(p, q), text_format(l->arena, "%zu", n));
}

static size_t count(const struct node *n, enum node_kind kind) {
  size_t found = n->kind == kind;
  for (const struct node *c = n->child; c; c = c->next) found += count(c, kind);
  return found;
}

// Does any chapter have so many of them?
static bool some_chapter(const struct node *n, enum node_kind kind, size_t wanted) {
  if (n->kind == N_CHAPTER && count(n, kind) == wanted) return true;
  for (const struct node *c = n->child; c; c = c->next)
    if (some_chapter(c, kind, wanted)) return true;
  return false;
}

static bool any_of(const struct prose *p, size_t from, size_t to, const char *const *words, size_t n) {
  for (size_t k = from; k < to; k++)
    if (word_among(p->words[k].fold, words, n)) return true;
  return false;
}
#define ANY(p, from, to, words) any_of(p, from, to, words, sizeof words / sizeof *words)

// What the words say that there are so many of; N_NONE: nothing that the set has.
static enum node_kind counted(const struct prose *p, const struct quantity *q, size_t from, size_t to) {
  static const char *const points[] = {"punten", "onderdelen", "eisen", "plaatsen", "manieren"}, *const departs[] = {"wijken", "afwijken", "afgeweken", "afwijkt", "wijkt"};
  static const char *const here[] = {"document", "programma", "bestek", "stuk", "set", "inkoopdocument", "leeswijzer"}, *const has[] = {"bestaat", "telt", "heeft", "kent", "bevat", "omvat"};
  static const char *const kpis[] = {"kpi’s", "kpi's", "prestatie-indicatoren", "indicatoren"}, *const exceptions[] = {"afwijkingen", "uitzonderingen"};
  bool departing = ANY(p, from, to, departs) && (word_is(p, from, "af") || ANY(p, from, to, ((const char *const[]){"af", "afwijken", "afgeweken", "afwijkt"})));
  if (AMONG(q->unit, points)) return departing ? N_EXCEPTION : N_NONE;
  if (AMONG(q->unit, exceptions)) return N_EXCEPTION;
  if (AMONG(q->unit, kpis)) return N_KPI;
  return text_eq(q->unit, TEXT("hoofdstukken")) && ANY(p, from, to, here) && ANY(p, from, to, has) ? N_CHAPTER : N_NONE;
}

// A bound, or some of them.
static bool is_some(const struct prose *p, size_t k) {
  static const char *const before[] = {"minstens", "minimaal", "maximaal", "hoogstens", "van", "andere", "overige", "eerste", "laatste", "nog", "per", "voor", "deze", "die", "bij", "na", "elke"};
  return k > 0 && AMONG(p->words[k - 1].fold, before);
}

void lint_set_counts(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      struct quantity q;
      if (!quantity_at(p, k, &q) || q.in != IN_WORD || q.milli < 2000 || q.milli % 1000 != 0 || is_some(p, k)) continue;
      enum node_kind kind = counted(p, &q, sentence_begin(p, k), sentence_end(p, k));
      if (kind == N_NONE) continue;
      size_t there = count(l->root, kind), wanted = (size_t)(q.milli / 1000);
      if (there > 0 && there != wanted && !some_chapter(l->root, kind, wanted)) say(l, p, &q, there);
    }
  }
}
