// A text without a mark behind its last word, in a set whose texts have one; and quotes that are opened and not closed.
#include "quantity.h"
#include "rule.h"

enum { LEAST_TEXTS = 8, MOST = 90, LEAST_WORDS = 6 };

static bool ends_well(const struct prose *p) {
  static const char *const marks[] = {".", ";", ":", "?", "!", ")", "]", "”", "\"", "’", "…", ","};
  return AMONG(p->words[p->n - 1].fold, marks);
}

// A list, of which the points need no mark; or a label.
static bool is_list(const struct prose *p) {
  struct points list;
  for (size_t k = 0; k < p->n; k++)
    if (p->words[k].begins && points_at(p, k, &list)) return true;
  return p->n < LEAST_WORDS;
}

static bool counts(const struct lint *l, const struct prose *p) {
  if (p->n == 0 || p->owner != PROSE_TARGET || is_list(p)) return false;
  const struct m_target *t = &l->model->targets.p[p->index];
  return t->kind == TARGET_EIS && t->exception == NONE;
}

static void look_at_quotes(const struct lint *l, const struct prose *p) {
  static const char *const pairs[][2] = {{"“", "”"}, {"„", "”"}, {"«", "»"}, {"[", "]"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    size_t open = p->n, depth = 0;
    for (size_t k = 0; k < p->n; k++) {
      if (word_is(p, k, pairs[i][0])) open = k, depth++;
      else if (word_is(p, k, pairs[i][1]) && depth > 0) depth--;
      else if (word_is(p, k, "”") && i < 2) depth = 0;
    }
    if (depth > 0) msg(l->model->sink, M_QUOTE, word_place(p, &p->words[open], &p->words[open]), p->words[open].text);
  }
  size_t n = 0, last = 0;
  for (size_t k = 0; k < p->n; k++)
    if (word_is(p, k, "\"")) n++, last = k;
  if (n == 1) msg(l->model->sink, M_QUOTE, word_place(p, &p->words[last], &p->words[last]), p->words[last].text);
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
  if (all < LEAST_TEXTS || well * 100 < all * MOST) return;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (!counts(l, p) || ends_well(p)) continue;
    const struct word *last = &p->words[p->n - 1];
    msg(l->model->sink, M_NO_END, word_place(p, last, last), lint_target_name(l, p->index), last->text);
  }
}
