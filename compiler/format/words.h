// A source as lines of words, with its comments: what the formatter works on.
#ifndef EISEN_WORDS_H
#define EISEN_WORDS_H

#include "syntax.h"

enum { WIDTH = 140, STEP = 2, DEEPER = 4 }; // columns: of a line, a level, a line that goes on

struct word {
  int kind;         // of its token; 0: an article
  uint32_t off;     // in the source
  struct text text; // as it will be written; of a verbatim text what stands between its quotes
  struct text quotes; // those of a verbatim text
  unsigned depth;   // of brackets that are open before it
  unsigned gap;     // spaces before it
  size_t column;    // to which it is moved so that it lines up; 0: it is not
  bool broke;       // its author began a new line with it
};

// What the parser takes for one line.
struct line {
  size_t from, to; // words
  unsigned level;
  uint32_t column; // where it began
  bool blank;      // a blank line goes before its first word
  bool whole;      // it is never broken
};

struct remark {
  struct text text;  // a comment
  size_t before;     // the word that follows it
  unsigned level;
  uint32_t column;   // where it began
  bool behind;       // it stands behind the word before it, on its line
  bool blank;        // a blank line goes before it
};

struct words {
  struct arena *arena;
  const struct source *src;
  VEC(struct word) list;
  VEC(struct line) lines;
  VEC(struct remark) remarks;
};

// The source must have been parsed without errors.
void words_read(struct arena *a, const struct source *src, struct words *out);
// The bytes of a white space other than the end of a line that begins at `at`; 0: none.
size_t blank_at(struct text t, size_t at);
// Every run of white space as one space.
struct text plain_text(struct arena *a, struct text t);

// The steps, in this order: spaces; what lines up; blank lines. Then the text.
void words_space(struct words *w);
void words_line_up(struct words *w);
void words_blank_lines(struct words *w);
struct text words_text(struct words *w);

// For the steps.
bool words_is_tail(int kind); // a word with which what is said of a field goes on: vraag, hulp …
size_t words_width(const struct words *w, size_t from, size_t to); // on one line, without the gap before the first
const struct word *line_word(const struct words *w, const struct line *line, size_t index); // articles not counted; NULL: none
int line_kind(const struct words *w, const struct line *line, size_t index); // the kind of that word; 0: none
// Before that word (not the first of a line): whether it may begin a new line, and whether it does because its author wants so.
bool words_may_break(const struct words *w, size_t i);
bool words_keep_break(const struct words *w, size_t i);
size_t remark_from(const struct words *w, size_t word); // the first comment at or behind the gap before that word
// A comment stands inside the line, or behind it.
bool line_has_remark(const struct words *w, const struct line *line);
// The words from `at` on go to a line of their own, a level deeper.
struct fold { size_t line, at; };
struct folds { struct fold *p; size_t n, cap; };
// A verbatim text of a line that its author began at column `began`, and that now begins at `indent`. Its own lines go at `base`.
void verbatim_put(struct buf *b, const struct word *word, size_t began, size_t indent, size_t base);

#endif
