#include "lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "errno_text.h"
#include "file.h"

enum { FIRST_CAP = 64 << 10 };

bool lines_open(struct lines *l, struct arena *a, struct sink *sink, const char *path) {
  *l = (struct lines){.arena = a, .name = text_from(path), .cap = FIRST_CAP};
  l->fd = file_open(sink, path);
  if (l->fd < 0)
    return false;
  l->p = arena_alloc(a, l->cap);
  return true;
}

void lines_close(struct lines *l) {
  close(l->fd);
}

// Room behind what is there: moves it to the front, or doubles.
static void make_room(struct lines *l) {
  memmove(l->p, l->p + l->from, l->to - l->from);
  l->to -= l->from;
  l->from = 0;
  if (l->to < l->cap)
    return;
  l->p = arena_grow(l->arena, l->p, l->cap, 2 * l->cap);
  l->cap *= 2;
}

static void read_more(struct lines *l, struct sink *sink) {
  ssize_t n;
  make_room(l);
  do
    n = read(l->fd, l->p + l->to, l->cap - l->to);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    msg(sink, M_FILE_READ, NO_PLACE, l->name, errno_text(sink->arena, errno, false));
  l->ended = n <= 0;
  l->to += n > 0 ? (size_t)n : 0;
}

// The number of bytes up to the end of the line; SIZE_MAX when there is none in memory.
static size_t line_length(const struct lines *l, size_t looked_at) {
  const char *start = l->p + l->from + looked_at;
  const char *end = memchr(start, '\n', l->to - l->from - looked_at);
  return end == NULL ? SIZE_MAX : looked_at + (size_t)(end - start);
}

static enum lines_result too_long(struct lines *l, struct sink *sink) {
  size_t n;
  msg(sink, M_FILE_LINE, NO_PLACE, l->name, text_format(sink->arena, "%u", l->number),
      text_format(sink->arena, "%d", LINE_LIMIT >> 20));
  while ((n = line_length(l, 0)) == SIZE_MAX && !l->ended) {
    l->from = l->to;
    read_more(l, sink);
  }
  l->from = n == SIZE_MAX ? l->to : l->from + n + 1;
  return LINES_TOO_LONG;
}

static enum lines_result give(struct lines *l, struct arena *a, size_t n, struct text *out) {
  *out = text_copy(a, (struct text){l->p + l->from, n});
  if (text_ends(*out, TEXT("\r")))
    out->n--;
  l->from += n;
  l->from += l->from < l->to; // the line end itself
  return LINES_GOOD;
}

enum lines_result lines_next(struct lines *l, struct arena *a, struct sink *sink, struct text *out) {
  size_t looked_at = 0, n;
  while ((n = line_length(l, looked_at)) == SIZE_MAX && !l->ended && l->to - l->from <= LINE_LIMIT) {
    looked_at = l->to - l->from;
    read_more(l, sink);
  }
  if (n == SIZE_MAX)
    n = l->to - l->from;
  if (n == 0 && l->ended && l->from == l->to)
    return LINES_END;
  l->number++;
  return n > LINE_LIMIT ? too_long(l, sink) : give(l, a, n, out);
}
