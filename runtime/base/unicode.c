// The part of text.h that looks at code points.
#include <string.h>
#include <utf8proc.h>

#include "text.h"

enum { DISTANCE_LIMIT = 128 }; // code points; longer names are not compared

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Bytes of the white space that `t` starts with: 0, 1, or 2 for U+00A0.
static size_t space_at_start(struct text t) {
  if (t.n >= 1 && is_space(t.p[0]))
    return 1;
  return text_starts(t, TEXT("\xC2\xA0")) ? 2 : 0;
}

static size_t space_at_end(struct text t) {
  if (t.n >= 1 && is_space(t.p[t.n - 1]))
    return 1;
  return text_ends(t, TEXT("\xC2\xA0")) ? 2 : 0;
}

struct text text_trim(struct text t) {
  size_t n;
  while ((n = space_at_start(t)) > 0)
    t = text_slice(t, n, t.n);
  while ((n = space_at_end(t)) > 0)
    t = text_slice(t, 0, t.n - n);
  return t;
}

// Nothing to squeeze: no white space but single spaces, and nothing that may be U+00A0.
static bool is_squeezed(struct text t) {
  for (size_t i = 0; i < t.n; i++) {
    if ((unsigned char)t.p[i] < ' ' || t.p[i] == '\xC2' || (t.p[i] == ' ' && t.p[i + 1] == ' '))
      return false;
  }
  return true;
}

struct text text_squeeze(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  t = text_trim(t);
  if (is_squeezed(t)) // its last character is no space
    return t;
  while (t.n > 0) {
    size_t spaces = space_at_start(t);
    if (spaces == 0)
      buf_char(&b, t.p[0]);
    else if (b.p[b.n - 1] != ' ')
      buf_char(&b, ' ');
    t = text_slice(t, spaces == 0 ? 1 : spaces, t.n);
  }
  return buf_text(&b);
}

// The first code point of a text that is not empty, or -1 for a byte that starts none; *size is what it takes.
static int32_t first_code(struct text t, size_t *size) {
  utf8proc_int32_t code = -1;
  utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)t.p, t.n > 4 ? 4 : (utf8proc_ssize_t)t.n, &code);
  *size = n > 0 ? (size_t)n : 1;
  return n > 0 ? code : -1;
}

bool text_is_utf8(struct text t) {
  size_t size;
  for (size_t at = text_ascii_length(t); at < t.n; at += text_ascii_length(text_slice(t, at, t.n))) {
    if (first_code(text_slice(t, at, t.n), &size) < 0)
      return false;
    at += size;
  }
  return true;
}

static bool is_ascii(struct text t) {
  return text_ascii_length(t) == t.n;
}

static utf8proc_int32_t same_code(utf8proc_int32_t code, void *unused) {
  (void)unused;
  return code;
}

static utf8proc_int32_t lower_code(utf8proc_int32_t code, void *unused) {
  (void)unused;
  return utf8proc_tolower(code);
}

// NFC of every code point after `change`. In two steps on memory of our own, because utf8proc_map would use malloc.
static struct text composed(struct arena *a, struct text t, utf8proc_custom_func change) {
  const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)t.p;
  utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
  utf8proc_ssize_t n = utf8proc_decompose_custom(p, (utf8proc_ssize_t)t.n, NULL, 0, options, change, NULL);
  if (n < 0)
    return t;
  utf8proc_int32_t *codes = arena_array(a, (size_t)n + 1, sizeof *codes);
  n = utf8proc_decompose_custom(p, (utf8proc_ssize_t)t.n, codes, n, options, change, NULL);
  n = n < 0 ? n : utf8proc_reencode(codes, n, options);
  return n < 0 ? t : (struct text){(const char *)codes, (size_t)n};
}

struct text text_nfc(struct arena *a, struct text t) {
  if (is_ascii(t)) return t;
  struct text c = composed(a, t, same_code);
  return text_eq(c, t) ? t : c;
}

static struct text ascii_lower(struct arena *a, struct text t) {
  char *p = arena_array(a, t.n + 1, 1);
  for (size_t i = 0; i < t.n; i++)
    p[i] = t.p[i] >= 'A' && t.p[i] <= 'Z' ? (char)(t.p[i] | 0x20) : t.p[i];
  return (struct text){p, t.n};
}

struct text text_fold(struct arena *a, struct text t) {
  return is_ascii(t) ? ascii_lower(a, t) : composed(a, t, lower_code);
}

static size_t code_width(int32_t code) {
  if (code < 0 || code == '\t')
    return 1;
  int width = utf8proc_charwidth(code);
  return width > 0 ? (size_t)width : 0;
}

size_t text_width(struct text t) {
  size_t width = 0, size;
  for (size_t at = 0; at < t.n; at += size)
    width += code_width(first_code(text_slice(t, at, t.n), &size));
  return width;
}

// The code points of `t`; DISTANCE_LIMIT + 1 when there are more than fit.
static size_t codes_of(struct text t, int32_t codes[DISTANCE_LIMIT]) {
  size_t n = 0, size;
  for (size_t at = 0; at < t.n; at += size) {
    if (n == DISTANCE_LIMIT)
      return DISTANCE_LIMIT + 1;
    codes[n++] = first_code(text_slice(t, at, t.n), &size);
  }
  return n;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

// One row of the table of Wagner and Fischer: row[j] is the distance of the first i codes of a to the first j of b. Two codes
// that changed places count as one; therefore the last two rows are needed.
static void next_row(size_t rows[3][DISTANCE_LIMIT + 1], size_t i, const int32_t *a, const int32_t *b, size_t n_b) {
  size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *above_that = rows[(i + 1) % 3];
  row[0] = i;
  for (size_t j = 1; j <= n_b; j++) {
    size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
    row[j] = least(replaced, least(above[j], row[j - 1]) + 1);
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
      row[j] = least(row[j], above_that[j - 2] + 1);
  }
}

size_t text_distance(struct text a, struct text b, size_t limit) {
  int32_t codes_a[DISTANCE_LIMIT], codes_b[DISTANCE_LIMIT];
  size_t n_a = codes_of(a, codes_a), n_b = codes_of(b, codes_b), rows[3][DISTANCE_LIMIT + 1];
  if (n_a > DISTANCE_LIMIT || n_b > DISTANCE_LIMIT)
    return text_eq(a, b) ? 0 : limit + 1;
  for (size_t j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= n_a; i++)
    next_row(rows, i, codes_a, codes_b, n_b);
  return least(rows[n_a % 3][n_b], limit + 1);
}

struct text text_nearest(struct text wanted, const struct text *candidates, size_t n) {
  int32_t codes[DISTANCE_LIMIT];
  size_t limit = codes_of(wanted, codes) / 3;
  struct text nearest = NO_TEXT;
  for (size_t i = 0; i < n && limit > 0; i++) {
    size_t distance = text_distance(wanted, candidates[i], limit);
    if (distance > limit || (nearest.p != NULL && distance == limit))
      continue;
    nearest = candidates[i];
    limit = distance;
  }
  return nearest;
}
