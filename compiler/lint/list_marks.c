// «a) … b) … d) …»: a list that passes over a letter or a number. And onderdelen that do.
#include "rule.h"

enum { LETTER_BRACKET, LETTER_POINT, NUMBER_BRACKET, NUMBER_POINT, STYLES, DEEP = 8 };
struct run {
  size_t last, n;  // its last mark, and how many it has
  size_t at;       // the word of that mark
};
struct runs { struct run p[DEEP]; size_t n; }; // lists in lists, of one style

static bool is_small_letter(struct text t) { return t.n == 1 && t.p[0] >= 'a' && t.p[0] <= 'z'; }

static bool may_stand_before(const struct prose *p, size_t i) {
  static const char *const marks[] = {".", ";", ":", "?", "!", ")", "•", "▪", "○", "*", ">"};
  return AMONG(p->words[i].fold, marks) || (p->words[i].begins && p->words[i].kind == WORD_MARK);
}

// «a)», «3.» at the begin of a line or of a sentence: its style; STYLES: no mark.
static int mark_at(const struct prose *p, size_t k, size_t *which) {
  enum { MOST = 40 };
  const struct word *w = &p->words[k];
  bool bracket = word_is(p, k + 1, ")"), letter = is_small_letter(w->text);
  long number = w->kind == WORD_NUMBER ? word_number(p, k) : -1;
  if ((!bracket && !word_is(p, k + 1, ".")) || word_apart(p, k + 1) || (!letter && (number < 1 || number > MOST))) return STYLES;
  if (!word_apart(p, k) || (k + 2 < p->n && !word_apart(p, k + 2))) return STYLES;
  if (k > 0 && !w->begins && !may_stand_before(p, k - 1)) return STYLES;
  *which = letter ? (size_t)(w->text.p[0] - 'a') + 1 : (size_t)number;
  return (letter ? LETTER_BRACKET : NUMBER_BRACKET) + !bracket;
}

static struct text mark_text(const struct lint *l, size_t which, bool letter) {
  return letter ? text_format(l->arena, "%c", (char)('a' + which - 1)) : text_format(l->arena, "%zu", which);
}

// Does the mark that is missing stand between two others, written in some other way?
static bool stands_between(const struct prose *p, size_t from, size_t to, struct text mark) {
  for (size_t i = from + 1; i < to; i++)
    if (text_eq(p->words[i].fold, mark) && (word_is(p, i + 1, ")") || word_is(p, i + 1, ".") || word_is(p, i + 1, ":"))) return true;
  return false;
}

static void say_gap(const struct lint *l, const struct prose *p, const struct run *r, size_t k, size_t which, int style) {
  bool letter = style < NUMBER_BRACKET;
  struct text missing = mark_text(l, which - 1, letter), before = mark_text(l, r->last, letter), now = mark_text(l, which, letter);
  if (stands_between(p, r->at, k, missing)) return;
  msg(l->model->sink, M_LIST_GAP, word_place(p, &p->words[k], &p->words[k + 1]), before, now, missing);
}

static bool may_be_roman(size_t which) { return which == 'i' - 'a' + 1 || which == 'v' - 'a' + 1 || which == 'x' - 'a' + 1; }

// The mark goes on with the innermost list that it can; else it begins one, or something is missing.
static void meet(const struct lint *l, const struct prose *p, struct runs *s, size_t k, size_t which, int style) {
  size_t n = s->n;
  while (n > 0 && s->p[n - 1].last + 1 != which) n--;
  if (n > 0) {
    s->n = n;
    s->p[n - 1] = (struct run){which, s->p[n - 1].n + 1, k};
    return;
  }
  if (which == 1) {
    if (s->n < DEEP) s->p[s->n++] = (struct run){1, 1, k};
    return;
  }
  bool roman = style < NUMBER_BRACKET && may_be_roman(which);
  if (s->n == 1 && s->p[0].n >= 2 && s->p[0].last + 2 == which && !roman) say_gap(l, p, &s->p[0], k, which, style);
  s->n = 0;
}

static void look(const struct lint *l, const struct prose *p) {
  struct runs runs[STYLES] = {{.n = 0}};
  for (size_t k = 0; k + 1 < p->n; k++) {
    size_t which = 0;
    int style = mark_at(p, k, &which);
    if (style != STYLES) meet(l, p, &runs[style], k, which, style);
  }
}

// a, b, d: one letter is not there.
static void look_at_parts(const struct lint *l, const struct m_target *t) {
  const struct m_target *with['z' - 'a' + 1] = {NULL};
  size_t n = 0, top = 0, missing = 0, holes = 0;
  for (size_t i = 0; i < t->parts.n; i++) {
    const struct m_target *part = &l->model->targets.p[t->parts.p[i]];
    if (!part->node || !is_small_letter(part->node->text)) continue;
    size_t letter = (size_t)(part->node->text.p[0] - 'a');
    with[letter] = part;
    n++;
    if (letter > top) top = letter;
  }
  for (size_t i = 0; i < top; i++)
    if (!with[i]) missing = i, holes++;
  if (n < 3 || holes != 1 || missing == 0) return;
  const struct m_target *next = with[missing + 1];
  msg(l->model->sink, M_LIST_GAP, name_place(next->src, next->node), mark_text(l, missing, true), mark_text(l, missing + 2, true),
      mark_text(l, missing + 1, true));
}

void lint_list_marks(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) look(l, &l->proses.p[i]);
  for (size_t i = 0; i < l->model->targets.n; i++)
    if (lint_own(l, &l->model->targets.p[i])) look_at_parts(l, &l->model->targets.p[i]);
}
