// A text without a mark behind its last word, in a set whose texts have one; and quotes that are opened and not closed.
#include "quantity.h"
#include "rule.h"

enum { LEAST_TEXTS = 12, FEW = 50, LEAST_WORDS = 6 }; // one in so many may be without

static bool ends_well(const struct prose *p) {
  static const char *const marks[] = {".", ";", ":", "?", "!", ")", "]", "”", "\"", "’", "…", ","};
  return AMONG(p->words[p->n - 1].fold, marks);
}

// A list, of which the points need no mark, also one that lost its lines; a label; an address on the internet.
static bool is_list(const struct prose *p) {
  static const char *const signs[] = {"-", "–", "•", "▪", "○", "*", "|", "#"};
  struct points list;
  for (size_t k = 0; k < p->n; k++) {
    if (p->words[k].begins && points_at(p, k, &list)) return true;
    if (AMONG(p->words[k].fold, signs) && word_apart(p, k) && word_apart(p, k + 1 < p->n ? k + 1 : k)) return true;
    if (word_is(p, k, "www") || word_is(p, k, "http") || word_is(p, k, "https") || word_is(p, k, ">")) return true;
  }
  return p->n < LEAST_WORDS;
}

static bool counts(const struct lint *l, const struct prose *p) {
  if (p->n == 0 || p->owner != PROSE_TARGET || is_list(p)) return false;
  const struct m_target *t = &l->model->targets.p[p->index];
  return t->kind == TARGET_EIS && t->exception == NONE;
}

// Quotes come in pairs, whatever they look like: „…“, “…”, “…’’.
static void look_at_quotes(const struct lint *l, const struct prose *p) {
  static const char *const quotes[] = {"“", "”", "„", "\""};
  size_t n = 0, last = 0;
  for (size_t k = 0; k < p->n; k++) {
    bool two = words_are(p, k, "’ ’") > 0 || words_are(p, k, "‘ ’") > 0 || words_are(p, k, "‘ ‘") > 0 || words_are(p, k, "' '") > 0;
    if (!two && !AMONG(p->words[k].fold, quotes)) continue;
    n++;
    last = k;
    k += two;
  }
  if (n % 2 == 1) msg(l->model->sink, M_QUOTE, word_place(p, &p->words[last], &p->words[last]), p->words[last].text);
}

void lint_no_end(struct lint *l) {
  size_t all = 0, well = 0;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    look_at_quotes(l, p);
    if (!counts(l, p)) continue;
    all++;
    well += ends_well(p);
  }
  if (all < LEAST_TEXTS || (all - well) * FEW > all + FEW) return;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (!counts(l, p) || ends_well(p)) continue;
    const struct word *last = &p->words[p->n - 1];
    msg(l->model->sink, M_NO_END, word_place(p, last, last), lint_target_name(l, p->index), last->text);
  }
}
