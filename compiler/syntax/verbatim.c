#include "verbatim.h"

static struct text from_here(struct text s, size_t at) { return text_slice(s, at, s.n); }

// Bytes of the quote that stands at `at`, of the same kind as the quotes that opened; 0 when there is none.
static size_t quote_at(struct text s, size_t at, bool curly) {
  struct text t = from_here(s, at);
  if (!curly) return t.n > 0 && t.p[0] == '"' ? 1 : 0;
  bool is = t.n >= 3 && t.p[0] == '\xe2' && t.p[1] == '\x80' && t.p[2] >= '\x9c' && t.p[2] <= '\x9e';
  return is ? 3 : 0;
}

// The first run of three quotes or more at or behind `at`: its begin and end; false when there is none.
static bool next_run(struct text s, size_t at, bool curly, size_t *begin, size_t *end) {
  for (; at < s.n; at++) {
    size_t one = quote_at(s, at, curly), to = at + one;
    if (one == 0) continue;
    while (quote_at(s, to, curly) > 0) to += one;
    *begin = at;
    *end = to;
    if (to - at >= 3 * one) return true;
    at = to - 1;
  }
  return false;
}

static size_t line_begin(struct text s, size_t at) {
  while (at > 0 && s.p[at - 1] != '\n') at--;
  return at;
}

static size_t line_end(struct text s, size_t at) {
  while (at < s.n && s.p[at] != '\n') at++;
  return at;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// `WOORD "…`, or with two words `WOORD NUMMER "…`: how an eis, an onderdeel or a line with a title begins.
static bool has_title(struct text line, int words) {
  struct text rest = text_trim(line), word;
  for (int i = 0; i < words && text_split(&rest, ' ', &word); i++) {
    rest = text_trim(rest);
    if (word.n == 0 || word.p[0] == '"') return false;
    if (text_starts(rest, TEXT("\"")) || text_starts(rest, TEXT("\xe2\x80\x9c"))) return true;
  }
  return false;
}

static bool is_statement(struct text line) {
  static const char *const begins[] = {"norm ", "geldt voor ", "voor elke ", "thema ", "bij uitsluitend ", "in afwijking van eis "};
  line = text_trim(line);
  for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
    if (text_starts(line, text_from(begins[i]))) return true;
  return has_title(line, 2);
}

// A declaration at the margin with its title: that is no text of a document.
static bool is_declaration(struct text line) {
  static const char *const begins[] = {"eis ", "afwijking ", "hoofdstuk ", "begrip ", "gegevens ", "voorbeeld ", "thema "};
  for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
    if (text_starts(line, text_from(begins[i]))) return has_title(line, 2);
  return false;
}

static bool declares(struct text s, size_t from, size_t to) {
  for (size_t at = line_end(s, from) + 1; at < to; at = line_end(s, at) + 1)
    if (is_declaration(text_slice(s, at, line_end(s, at)))) return true;
  return false;
}

// Quotes with white space before them and text behind them, or behind the title of their line, open a text.
static bool opens(struct text s, size_t begin, size_t end) {
  if (begin > 0 && !is_blank(s.p[begin - 1])) return false;
  if (has_title(text_slice(s, line_begin(s, begin), begin), 1)) return true;
  bool alone = end >= s.n || is_blank(s.p[end]) || s.p[end] == ':' || s.p[end] == ')' || s.p[end] == ',';
  return !alone;
}

// The text was not closed: it ends before the first line that says something of its own, and at `limit` at the latest.
static struct verbatim cut(struct text s, size_t from, size_t limit) {
  size_t at = line_end(s, from);
  while (at < limit && !is_statement(text_slice(s, at + 1, line_end(s, at + 1)))) at = line_end(s, at + 1);
  return (struct verbatim){(uint32_t)(at < limit ? at : limit), false};
}

struct verbatim verbatim_find(struct text source, uint32_t from, uint32_t quotes) {
  bool curly = quotes > 3;
  size_t begin, end;
  if (!next_run(source, from, curly, &begin, &end)) return cut(source, from, source.n);
  if (declares(source, from, begin) || opens(source, begin, end)) {
    size_t line = line_begin(source, begin);
    return cut(source, from, line > from ? line - 1 : line_end(source, from));
  }
  return (struct verbatim){(uint32_t)end, true};
}
