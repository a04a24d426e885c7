#include "text.h"

#include <stdio.h>
#include <string.h>

struct text text_from(const char *zero_terminated) {
  if (zero_terminated == NULL)
    return NO_TEXT;
  return (struct text){zero_terminated, strlen(zero_terminated)};
}

// memcmp that allows NULL for nothing.
static int compare(const char *a, const char *b, size_t n) {
  return n == 0 ? 0 : memcmp(a, b, n);
}

bool text_eq(struct text a, struct text b) {
  return a.n == b.n && compare(a.p, b.p, a.n) == 0;
}

int text_cmp(struct text a, struct text b) {
  int order = compare(a.p, b.p, a.n < b.n ? a.n : b.n);
  if (order != 0)
    return order < 0 ? -1 : 1;
  return (a.n > b.n) - (a.n < b.n);
}

bool text_starts(struct text t, struct text prefix) {
  return t.n >= prefix.n && compare(t.p, prefix.p, prefix.n) == 0;
}

bool text_ends(struct text t, struct text suffix) {
  return t.n >= suffix.n && (suffix.n == 0 || memcmp(t.p + (t.n - suffix.n), suffix.p, suffix.n) == 0);
}

struct text text_slice(struct text t, size_t from, size_t to) {
  if (to > t.n)
    to = t.n;
  if (from > to)
    from = to;
  return (struct text){from == 0 ? t.p : t.p + from, to - from};
}

bool text_split(struct text *rest, char sep, struct text *part) {
  if (rest->n == 0)
    return false;
  const char *found = memchr(rest->p, sep, rest->n);
  size_t end = found == NULL ? rest->n : (size_t)(found - rest->p);
  *part = text_slice(*rest, 0, end);
  *rest = text_slice(*rest, found == NULL ? end : end + 1, rest->n);
  return true;
}

struct text text_copy(struct arena *a, struct text t) {
  char *p = arena_array(a, t.n + 1, 1);
  if (t.n > 0)
    memcpy(p, t.p, t.n);
  return (struct text){p, t.n};
}

const char *text_z(struct arena *a, struct text t) {
  return text_copy(a, t).p;
}

struct text text_format(struct arena *a, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *p = n < 0 ? NULL : arena_alloc(a, (size_t)n + 1);
  if (p != NULL)
    vsnprintf(p, (size_t)n + 1, format, again);
  va_end(again);
  return (struct text){p, n < 0 ? 0 : (size_t)n};
}

struct text text_join(struct arena *a, const struct text *parts, size_t n, struct text sep) {
  struct buf b = {.arena = a};
  for (size_t i = 0; i < n; i++) {
    if (i > 0)
      buf_add(&b, sep);
    buf_add(&b, parts[i]);
  }
  return buf_text(&b);
}

uint64_t text_hash(struct text t) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < t.n; i++)
    hash = (hash ^ (unsigned char)t.p[i]) * 1099511628211u;
  return hash;
}

static uint64_t word_at(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

// Both halves of the product, so that every bit of the word reaches the low bits.
static uint64_t mixed(uint64_t hash, uint64_t word) {
  unsigned __int128 product = (unsigned __int128)(hash ^ word ^ 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t text_quick_hash(struct text t) {
  uint64_t hash = t.n, rest = 0;
  size_t i = 0;
  for (; i + sizeof rest <= t.n; i += sizeof rest)
    hash = mixed(hash, word_at(t.p + i));
  for (; i < t.n; i++)
    rest = rest << 8 | (unsigned char)t.p[i];
  return mixed(hash, rest);
}

size_t text_ascii_length(struct text t) {
  size_t n = 0;
  while (n + sizeof(uint64_t) <= t.n && (word_at(t.p + n) & 0x8080808080808080u) == 0)
    n += sizeof(uint64_t);
  while (n < t.n && (unsigned char)t.p[n] < 0x80)
    n++;
  return n;
}

// The number is built below zero, where the range is the larger.
bool text_to_int(struct text t, int64_t *out) {
  bool negative = t.n > 0 && t.p[0] == '-';
  size_t i = negative ? 1 : 0;
  if (i == t.n)
    return false;
  int64_t value = 0;
  for (; i < t.n; i++) {
    int digit = t.p[i] - '0';
    if (digit < 0 || digit > 9 || __builtin_mul_overflow(value, 10, &value) ||
        __builtin_sub_overflow(value, digit, &value))
      return false;
  }
  if (!negative && value == INT64_MIN)
    return false;
  *out = negative ? value : -value;
  return true;
}
