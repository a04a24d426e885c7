#include <stdio.h>
#include <string.h>

#include "text.h"

// Room for `more` bytes and a zero behind them.
static void reserve(struct buf *b, size_t more) {
  if (b->cap - b->n > more)
    return;
  size_t wanted = b->cap < 64 ? 128 : b->cap * 2;
  if (wanted - b->n <= more)
    wanted = b->n + more + 1;
  b->p = arena_grow(b->arena, b->p, b->cap, wanted);
  b->cap = wanted;
}

void buf_add(struct buf *b, struct text t) {
  reserve(b, t.n);
  if (t.n > 0)
    memcpy(b->p + b->n, t.p, t.n);
  b->n += t.n;
}

void buf_addz(struct buf *b, const char *zero_terminated) {
  buf_add(b, text_from(zero_terminated));
}

void buf_char(struct buf *b, char c) {
  reserve(b, 1);
  b->p[b->n++] = c;
}

void buf_repeat(struct buf *b, char c, size_t times) {
  reserve(b, times);
  memset(b->p + b->n, c, times);
  b->n += times;
}

void buf_format(struct buf *b, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (n > 0) {
    reserve(b, (size_t)n + 1);
    vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
    b->n += (size_t)n;
    b->p[b->n] = '\0';
  }
  va_end(again);
}

static size_t current_column(const struct buf *b) {
  size_t start = b->n;
  while (start > 0 && b->p[start - 1] != '\n')
    start--;
  return text_width((struct text){b->p + start, b->n - start});
}

// Takes the first word, up to white space, off the text.
static bool take_word(struct text *rest, struct text *word) {
  size_t from = 0;
  while (from < rest->n && strchr(" \t\r\n", rest->p[from]) != NULL && rest->p[from] != '\0')
    from++;
  size_t to = from;
  while (to < rest->n && (rest->p[to] == '\0' || strchr(" \t\r\n", rest->p[to]) == NULL))
    to++;
  *word = text_slice(*rest, from, to);
  *rest = text_slice(*rest, to, rest->n);
  return word->n > 0;
}

void buf_wrap(struct buf *b, struct text t, size_t width, size_t indent) {
  size_t column = b->n == 0 ? 0 : current_column(b);
  bool first = true;
  struct text word;
  while (take_word(&t, &word)) {
    size_t wide = text_width(word), gap = first ? 0 : 1;
    if (column + gap + wide > width && column > indent) {
      buf_char(b, '\n');
      buf_repeat(b, ' ', indent);
      column = indent;
    } else {
      buf_repeat(b, ' ', gap);
      column += gap;
    }
    buf_add(b, word);
    column += wide;
    first = false;
  }
}

struct text buf_text(const struct buf *b) {
  return (struct text){b->p, b->n};
}
