// A line as the words its author sees, and what one of them is.
#ifndef EISEN_SPELLING_WORDS_H
#define EISEN_SPELLING_WORDS_H

#include "text.h"

enum { LINE_WORDS = 80 };

struct spelled_line {
  struct text text; // without its indentation and comment
  size_t n;
  struct text words[LINE_WORDS];
};

// The line of `all` in which `at` stands.
void spelled_line_read(struct text all, size_t at, struct spelled_line *out);
// How many words from `i` on are a number («€ 5», «5 %»), or a date («1 mei 2025»); 0: they are none.
size_t spelled_number(const struct spelled_line *line, size_t i);
size_t spelled_date(const struct spelled_line *line, size_t i);
bool spelled_quoted(struct text word);
// One word in another shape: 2025-01-01, 01/01/2025, 1.5, 200.000,- and «twee» as the language has them; NO_TEXT: it is none of these.
struct text spelled_shape(struct arena *a, struct text word);

#endif
