// Spaces between words, and how wide they are together.
#include "parser.h"
#include "words.h"

// The bracket behind the name of a collector: uit csv("namen.csv"), verzamel met csv(namen).
static bool is_call(const struct words *w, const struct line *line, size_t i) {
  if (w->list.p[i].kind != '(' || i < line->from + 2)
    return false;
  int kind = w->list.p[i - 2].kind;
  return kind == UIT || (kind == MET && i > line->from + 2 && w->list.p[i - 3].kind == VERZAMEL);
}

static unsigned gap_of(const struct words *w, const struct line *line, size_t i) {
  int kind = w->list.p[i].kind;
  if (kind == ',' || kind == ':' || kind == ')' || w->list.p[i - 1].kind == '(')
    return 0;
  return is_call(w, line, i) ? 0 : 1;
}

// The word with which a field of a row begins, `NAAM: …`, at or behind i; line->to: none.
static size_t next_field(const struct words *w, const struct line *line, size_t i) {
  for (; i + 1 < line->to; i++) {
    size_t behind = i + 1;
    while (behind + 1 < line->to && w->list.p[behind].kind == 0)
      behind++;
    if (w->list.p[i].depth == 0 && w->list.p[behind].kind == ':' && w->list.p[i].kind != 0)
      return i;
  }
  return line->to;
}

static size_t with_articles(const struct words *w, const struct line *line, size_t i) {
  while (i > line->from && w->list.p[i - 1].kind == 0)
    i--;
  return i;
}

bool words_is_tail(int kind) { return kind == VRAAG || kind == HULP || kind == AAN || kind == VERZAMEL; }

static void space_line(struct words *w, const struct line *line) {
  for (size_t i = line->from + 1; i < line->to; i++)
    w->list.p[i].gap = gap_of(w, line, i);
  size_t field = next_field(w, line, line->from);
  while (field < line->to && (field = next_field(w, line, field + 2)) < line->to)
    w->list.p[with_articles(w, line, field)].gap = 2;
  if (words_is_tail(line_kind(w, line, 0)))
    for (size_t i = line->from + 1; i < line->to; i++)
      if (words_is_tail(w->list.p[i].kind))
        w->list.p[i].gap = 2;
}

void words_space(struct words *w) {
  for (size_t i = 0; i < w->lines.n; i++)
    space_line(w, &w->lines.p[i]);
}

size_t words_width(const struct words *w, size_t from, size_t to) {
  size_t width = 0;
  for (size_t i = from; i < to; i++)
    width += (i > from ? w->list.p[i].gap : 0) + text_width(w->list.p[i].text);
  return width;
}

const struct word *line_word(const struct words *w, const struct line *line, size_t index) {
  for (size_t i = line->from; i < line->to; i++)
    if (w->list.p[i].kind != 0 && index-- == 0)
      return &w->list.p[i];
  return NULL;
}

int line_kind(const struct words *w, const struct line *line, size_t index) {
  const struct word *word = line_word(w, line, index);
  return word != NULL ? word->kind : 0;
}

bool words_may_break(const struct words *w, size_t i) {
  const struct word *word = &w->list.p[i], *before = &w->list.p[i - 1];
  if (word->kind == ',' || word->kind == ':' || word->kind == ')' || before->kind == '(')
    return false;
  if (before->kind == ',')
    return true;
  bool none = word->kind == OF && i + 1 < w->list.n && w->list.p[i + 1].kind == GEEN;
  return (word->kind == EN && before->kind != TOT) || (word->kind == OF && !none) || word->kind == BEHALVE;
}

// On one line they would be one word: 2 and weken.
static bool would_join(const struct words *w, size_t i) {
  const struct word *before = &w->list.p[i - 1];
  if (before->kind == 0 && i > 1)
    before--;
  return before->kind == GETAL || before->kind == DAGMAAND || before->kind == BEDRAG || before->kind == VOLGENS;
}

bool words_keep_break(const struct words *w, size_t i) {
  const struct word *word = &w->list.p[i];
  bool closes = word->kind == ',' || word->kind == ':' || word->kind == ')';
  return word->broke && (words_may_break(w, i) || (!closes && would_join(w, i)));
}

size_t remark_from(const struct words *w, size_t word) {
  size_t low = 0, high = w->remarks.n;
  while (low < high) {
    size_t half = (low + high) / 2;
    if (w->remarks.p[half].before < word)
      low = half + 1;
    else
      high = half;
  }
  return low;
}

bool line_has_remark(const struct words *w, const struct line *line) {
  size_t i = remark_from(w, line->from + 1);
  return i < w->remarks.n && (w->remarks.p[i].before < line->to || (w->remarks.p[i].before == line->to && w->remarks.p[i].behind));
}
