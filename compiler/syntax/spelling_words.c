#include "spelling_words.h"

#include <string.h>

#include "calendar.h"

enum { SHAPE_LONGEST = 40 };

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r'; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of a sign that is a word of its own, with those behind it; 0: there is none.
static size_t sign_at(struct text t) {
  static const char *const wide[] = {"≥", "≤", "≠"};
  size_t n = 0;
  while (n < t.n && strchr("<>=!&|", t.p[n]) != NULL) n++;
  for (size_t i = 0; n == 0 && i < sizeof wide / sizeof *wide; i++)
    if (text_starts(t, text_from(wide[i]))) n = strlen(wide[i]);
  return n;
}

static size_t quoted_at(struct text t) {
  static const char *const closes[] = {"\"", "\xe2\x80\x9d", "\xe2\x80\x9c"};
  bool plain = t.p[0] == '"', curly = text_starts(t, TEXT("\xe2\x80\x9c")) || text_starts(t, TEXT("\xe2\x80\x9e"));
  for (size_t i = plain ? 1 : 3; (plain || curly) && i < t.n; i++)
    for (size_t k = plain ? 0 : 1; k < (plain ? 1u : 3u); k++)
      if (text_starts(text_slice(t, i, t.n), text_from(closes[k]))) return i + strlen(closes[k]);
  return 0;
}

// A word up to white space, a bracket or a sign; a comma, colon or full stop at its end is not of it.
static size_t plain_at(struct text t) {
  size_t n = 0;
  while (n < t.n && !is_blank(t.p[n]) && strchr("()\"", t.p[n]) == NULL && sign_at(text_slice(t, n, t.n)) == 0) n++;
  while (n > 1 && strchr(",:.", t.p[n - 1]) != NULL) n--;
  return n;
}

static size_t word_at(struct text t) {
  size_t n = quoted_at(t);
  if (n == 0) n = sign_at(t);
  if (n == 0) n = plain_at(t);
  if (text_starts(t, TEXT("€"))) n = strlen("€");
  return n > 0 ? n : 1;
}

void spelled_line_read(struct text all, size_t at, struct spelled_line *out) {
  size_t from = at, to = at;
  while (from > 0 && all.p[from - 1] != '\n') from--;
  while (to < all.n && all.p[to] != '\n') to++;
  while (from < to && is_blank(all.p[from])) from++;
  *out = (struct spelled_line){.text = text_slice(all, from, to)};
  size_t i = from;
  while (i < to && out->n < LINE_WORDS && all.p[i] != '#') {
    size_t n = is_blank(all.p[i]) ? 0 : word_at(text_slice(all, i, to));
    if (n > 0) out->words[out->n++] = text_slice(all, i, i + n);
    i += n > 0 ? n : 1;
  }
  size_t end = out->n == 0 ? 0 : (size_t)(out->words[out->n - 1].p + out->words[out->n - 1].n - out->text.p);
  out->text.n = end;
}

static struct text word(const struct spelled_line *line, size_t i) { return i < line->n ? line->words[i] : NO_TEXT; }

size_t spelled_number(const struct spelled_line *line, size_t i) {
  size_t n = text_eq(word(line, i), TEXT("€")) ? 1 : 0;
  struct text t = word(line, i + n);
  for (size_t k = 0; k < t.n; k++)
    if (!is_digit(t.p[k]) && (k == 0 || strchr(".,", t.p[k]) == NULL)) return 0;
  if (t.n == 0) return 0;
  n++;
  return text_eq(word(line, i + n), TEXT("%")) ? n + 1 : n;
}

size_t spelled_date(const struct spelled_line *line, size_t i) {
  day d;
  struct text first = word(line, i), last = word(line, i + 2);
  if (date_parse(first, &d)) return 1;
  if (last.n == 0 || !is_digit(first.p[0]) || !is_digit(last.p[0])) return 0;
  struct text all = {first.p, (size_t)(last.p + last.n - first.p)};
  return date_parse(all, &d) ? 3 : 0;
}

bool spelled_quoted(struct text t) { return t.n > 1 && quoted_at(t) == t.n; }

static struct text number_word(struct text t) {
  static const char *const words[] = {"twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
                                      "veertien", "vijftien", "twintig", "dertig", "veertig", "vijftig", "honderd"};
  static const char *const numbers[] = {"2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "20", "30", "40", "50", "100"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_eq(t, text_from(words[i]))) return text_from(numbers[i]);
  return NO_TEXT;
}

// 2025-01-01 01/01/2025 01.01.2025
static struct text date_shape(struct arena *a, struct text t) {
  struct text plain = text_copy(a, t);
  char *p = arena_alloc(a, t.n + 1);
  day d;
  for (size_t i = 0; i < t.n; i++) p[i] = strchr("/.", plain.p[i]) != NULL && plain.p[i] != '\0' ? '-' : plain.p[i];
  p[t.n] = '\0';
  return t.n >= 8 && is_digit(t.p[0]) && date_parse((struct text){p, t.n}, &d) ? date_dutch(a, d) : NO_TEXT;
}

// 1.5, with one or two digits behind the last full stop; 200.000,- and 200.000,–
static struct text amount_shape(struct arena *a, struct text t) {
  size_t digits = 0, stop = 0, comma = 0, i = 0;
  for (; i < t.n && (is_digit(t.p[i]) || t.p[i] == '.' || t.p[i] == ','); i++) {
    digits = is_digit(t.p[i]) ? digits + 1 : 0;
    stop = t.p[i] == '.' ? i : stop;
    comma = t.p[i] == ',' ? i : comma;
  }
  if (i == 0 || !is_digit(t.p[0])) return NO_TEXT;
  struct text rest = text_slice(t, i, t.n);
  if (comma == i - 1 && (text_starts(rest, TEXT("-")) || text_starts(rest, TEXT("–")) || text_starts(rest, TEXT("—"))))
    return text_slice(t, 0, comma);
  if (rest.n > 0 || stop == 0 || comma > 0 || digits == 0 || digits > 2) return NO_TEXT;
  return text_format(a, "%.*s,%.*s", (int)stop, t.p, (int)digits, t.p + stop + 1);
}

struct text spelled_shape(struct arena *a, struct text t) {
  if (t.n > SHAPE_LONGEST) return NO_TEXT;
  struct text shape = number_word(text_fold(a, t));
  if (shape.n == 0) shape = date_shape(a, t);
  return shape.n == 0 ? amount_shape(a, t) : shape;
}
