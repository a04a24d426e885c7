// The lines of a verbatim text: their indentation follows the line in which it begins, all of them by as much.
#include "words.h"

static bool is_blank_line(struct text line) { return text_trim(line).n == 0; }

static size_t bytes_before(struct text line) { return (size_t)(text_trim(line).p - line.p); }

// Columns of white space before a line that is not blank, as the lexer counts them.
static size_t columns_before(struct text line) {
  size_t columns = 0, before = bytes_before(line);
  for (size_t at = 0, n; at < before && (n = blank_at(line, at)) > 0; at += n)
    columns += line.p[at] == '\t' ? STEP : 1;
  return columns;
}

// The line at *at, which moves behind its end; *last: no other follows, though it may be empty.
static struct text next_line(struct text t, size_t *at, bool *last) {
  size_t from = *at, end = from;
  while (end < t.n && t.p[end] != '\n')
    end++;
  *at = end + 1;
  *last = end == t.n;
  return text_slice(t, from, end);
}

// Of the lines behind the first; SIZE_MAX: they are blank, or not there.
static size_t least_columns(struct text t) {
  size_t at = 0, least = SIZE_MAX;
  bool last;
  next_line(t, &at, &last);
  while (!last) {
    struct text line = next_line(t, &at, &last);
    if (!is_blank_line(line) && columns_before(line) < least)
      least = columns_before(line);
  }
  return least;
}

// A point of a list, below whose words other lines may hang.
static bool is_point(struct text line) {
  static const char *const marks[] = {"- ", "\xe2\x80\xa2 ", "\xe2\x80\x93 ", "* ", "o "};
  line = text_trim(line);
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (text_starts(line, text_from(marks[i])))
      return true;
  return line.n > 2 && (line.p[1] == ')' || line.p[1] == '.') && line.p[2] == ' ';
}

static void put_first(struct buf *b, struct text line, bool last) {
  size_t end = is_blank_line(line) ? 0 : bytes_before(line) + text_trim(line).n;
  buf_add(b, last ? line : text_slice(line, 0, end));
}

static void put_line(struct buf *b, struct text line, size_t columns, bool last) {
  buf_char(b, '\n');
  if (is_blank_line(line))
    return;
  buf_repeat(b, ' ', columns);
  buf_add(b, last ? text_slice(line, bytes_before(line), line.n) : text_trim(line));
}

void verbatim_put(struct buf *b, const struct word *word, size_t began, size_t indent, size_t base) {
  size_t at = 0, least = least_columns(word->text);
  bool last;
  struct text line = next_line(word->text, &at, &last);
  bool hangs = least != SIZE_MAX && is_point(line) && least + indent > base + began;
  buf_add(b, word->quotes);
  put_first(b, line, last);
  while (!last) {
    line = next_line(word->text, &at, &last);
    bool blank = is_blank_line(line);
    put_line(b, line, blank ? 0 : base + (hangs ? STEP : 0) + columns_before(line) - least, last);
    if (blank && last)
      buf_repeat(b, ' ', base);
  }
  buf_add(b, word->quotes);
}
