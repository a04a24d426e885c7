// Texts that stand twice, or nearly: a change in one of them is forgotten in the other. Texts are laid side by side by the
// runs of three words they share; runs that many texts have say nothing.
#include <stdlib.h>

#include "rule.h"

enum { RUN = 3, LEAST_RUNS = 10, COMMON = 12, NEAR = 85 }; // NEAR: percent of the runs of the longer one

struct laid {
  uint32_t *runs; // distinct, sorted
  size_t n;
  bool numbers_differ;
};
struct table {
  struct lint *lint;
  struct intern runs;
  struct laid *texts;
  VEC(struct { uint32_t p[COMMON + 1]; uint32_t n; }) with; // for each run the texts with it
};

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

static void lay(struct table *t, uint32_t at) {
  const struct prose *p = &t->lint->proses.p[at];
  struct laid *out = &t->texts[at];
  VEC(uint32_t) words = {0};
  for (size_t i = 0; i < p->n; i++)
    if (p->words[i].kind != WORD_MARK) vec_push(t->lint->arena, &words, p->words[i].kind == WORD_NUMBER ? NONE : p->words[i].id);
  if (words.n < LEAST_RUNS + RUN) return;
  out->runs = NEW_ARRAY(t->lint->arena, uint32_t, words.n);
  for (size_t i = 0; i + RUN <= words.n; i++)
    out->runs[out->n++] = intern_id(&t->runs, (struct text){(const char *)&words.p[i], RUN * sizeof *words.p});
  qsort(out->runs, out->n, sizeof *out->runs, by_number);
  size_t n = 0;
  for (size_t i = 0; i < out->n; i++)
    if (n == 0 || out->runs[n - 1] != out->runs[i]) out->runs[n++] = out->runs[i];
  out->n = n;
}

// The words of both, in order; numbers and marks apart.
static bool same_words(const struct prose *a, const struct prose *b, bool with_numbers) {
  size_t i = 0, k = 0;
  for (;; i++, k++) {
    while (i < a->n && a->words[i].kind == WORD_MARK) i++;
    while (k < b->n && b->words[k].kind == WORD_MARK) k++;
    if (i == a->n || k == b->n) return i == a->n && k == b->n;
    if (a->words[i].kind != b->words[k].kind) return false;
    if ((with_numbers || a->words[i].kind == WORD_PLAIN) && a->words[i].id != b->words[k].id) return false;
  }
}

// Where the two begin to differ, in b.
static struct place first_difference(const struct prose *a, const struct prose *b) {
  size_t i = 0;
  while (i < a->n && i < b->n && text_eq(a->words[i].fold, b->words[i].fold)) i++;
  if (i == b->n) i = b->n - 1;
  return word_place(b, &b->words[i], &b->words[i]);
}

static struct text owner_of(const struct lint *l, const struct prose *p) {
  const struct model *m = l->model;
  if (p->owner == PROSE_TARGET) return lint_target_name(l, p->index);
  if (p->owner == PROSE_EXCEPTION) return text_format(l->arena, "afwijking %.*s", TP(m->exceptions.p[p->index].label));
  if (p->owner == PROSE_TERM) return text_format(l->arena, "begrip %.*s", TP(m->terms.p[p->index].name));
  return TEXT("een andere plaats");
}

static void say(const struct table *t, uint32_t a, uint32_t b) {
  const struct prose *p = &t->lint->proses.p[a], *q = &t->lint->proses.p[b];
  struct sink *sink = t->lint->model->sink;
  bool same = same_words(p, q, true), numbers = !same && same_words(p, q, false);
  struct place at = same ? word_place(q, &q->words[0], &q->words[0]) : first_difference(p, q);
  enum message_id id = same ? M_TEXT_TWICE : numbers ? M_TEXT_OTHER_NUMBER : M_TEXT_NEAR;
  struct message *m = msg(sink, id, at, owner_of(t->lint, q), owner_of(t->lint, p));
  msg_note(sink, m, M_NOTE_OTHER_TEXT, same ? word_place(p, &p->words[0], &p->words[0]) : first_difference(q, p), owner_of(t->lint, p));
}

// The earlier text that shares most runs with this one.
static void compare(struct table *t, uint32_t at, uint32_t *counts) {
  const struct laid *x = &t->texts[at];
  uint32_t best = NONE;
  VEC(uint32_t) met = {0};
  for (size_t i = 0; i < x->n; i++)
    for (uint32_t k = 0; t->with.p[x->runs[i]].n <= COMMON && k < t->with.p[x->runs[i]].n; k++) {
      uint32_t other = t->with.p[x->runs[i]].p[k];
      if (counts[other]++ == 0) vec_push(t->lint->arena, &met, other);
    }
  for (size_t i = 0; i < met.n; i++) {
    const struct laid *y = &t->texts[met.p[i]];
    size_t longer = x->n > y->n ? x->n : y->n;
    if (counts[met.p[i]] * 100 >= longer * NEAR && (best == NONE || counts[met.p[i]] > counts[best])) best = met.p[i];
  }
  for (size_t i = 0; i < met.n; i++) counts[met.p[i]] = 0;
  if (best != NONE) say(t, best, at);
}

void lint_duplicates(struct lint *l) {
  struct table t = {.lint = l, .runs = {{.arena = l->arena}}, .texts = NEW_ARRAY(l->arena, struct laid, l->proses.n)};
  uint32_t *counts = NEW_ARRAY(l->arena, uint32_t, l->proses.n);
  for (uint32_t i = 0; i < l->proses.n; i++) {
    lay(&t, i);
    while (t.with.n < t.runs.map.n) vec_push(l->arena, &t.with, (__typeof__(*t.with.p)){.n = 0});
    compare(&t, i, counts);
    for (size_t k = 0; k < t.texts[i].n; k++) {
      uint32_t run = t.texts[i].runs[k];
      if (t.with.p[run].n <= COMMON) t.with.p[run].p[t.with.p[run].n++] = i;
    }
  }
}
