// A list of which one line has another mark than the rest, or none: nobody can say which points there are.
#include "rule.h"

enum { LEAST = 3 }; // lines with the mark of the list
struct line {
  size_t at, to;    // its words
  struct text mark; // NO_TEXT: none
};
typedef VEC(struct line) lines_of;

// «•», «-» before a word: no bracket, no quote, no amount.
static bool is_mark(const struct prose *p, size_t k) {
  static const char *const marks[] = {"-", "•", "▪", "○", "–", "*", "◦", "·"};
  return k + 1 < p->n && word_apart(p, k + 1) && !p->words[k + 1].begins && AMONG(p->words[k].text, marks);
}

static void read_lines(const struct lint *l, const struct prose *p, lines_of *out) {
  for (size_t k = 0; k < p->n; k++) {
    if (!p->words[k].begins) continue;
    if (out->n > 0) out->p[out->n - 1].to = k;
    vec_push(l->arena, out, (struct line){k, p->n, is_mark(p, k) ? p->words[k].text : NO_TEXT});
  }
}

static bool ends_with(const struct prose *p, const struct line *line, const char *mark) { return line->to > line->at && word_is(p, line->to - 1, mark); }

// The list goes on behind this line with its mark.
static bool goes_on(const struct prose *p, const lines_of *all, size_t i, struct text mark) {
  for (size_t k = i + 1; k < all->n; k++) {
    if (text_eq(all->p[k].mark, mark)) return true;
    if (all->p[k].mark.n > 0 || ends_with(p, &all->p[k], ".") || ends_with(p, &all->p[k], ":")) return false;
  }
  return false;
}

static size_t count(const lines_of *all, struct text mark) {
  size_t n = 0;
  for (size_t i = 0; i < all->n; i++) n += text_eq(all->p[i].mark, mark);
  return n;
}

static void say(const struct lint *l, const struct prose *p, const struct line *line, struct text mark) {
  struct text with = line->mark.n > 0 ? text_format(l->arena, "met «%.*s»", TP(line->mark)) : TEXT("zonder teken");
  msg(l->model->sink, M_LIST_MIXED, word_place(p, &p->words[line->at], &p->words[line->to - 1]), with, mark);
}

static void look(const struct lint *l, const struct prose *p, const lines_of *all) {
  struct text mark = NO_TEXT; // of the list
  for (size_t i = 0; i < all->n; i++) {
    const struct line *line = &all->p[i], *before = i > 0 ? &all->p[i - 1] : NULL;
    bool point = before && mark.n > 0 && ends_with(p, before, ";");
    if (line->mark.n == 0 && point && line->to > line->at + 1 && count(all, mark) >= LEAST - 1 && (goes_on(p, all, i, mark) || ends_with(p, line, ";"))) say(l, p, line, mark);
    bool other = point && line->mark.n > 0 && !text_eq(line->mark, mark);
    if (other && count(all, line->mark) == 1 && count(all, mark) >= LEAST && goes_on(p, all, i, mark)) say(l, p, line, mark);
    else if (line->mark.n > 0) mark = line->mark;
    if (ends_with(p, line, ":")) mark = NO_TEXT; // a list in this one, or the next
  }
}

void lint_list_mixed(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    lines_of all = {0};
    read_lines(l, &l->proses.p[i], &all);
    if (all.n >= LEAST) look(l, &l->proses.p[i], &all);
  }
}
