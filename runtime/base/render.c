// Messages as a person reads them. What came from outside is made harmless first: a line of a source or an argument may hold
// bytes that steer a terminal or turn the direction of writing.
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "message.h"

enum { LINE_SHOWN = 400, LINE_BEFORE = 100 }; // bytes of a long line, and of those before the span

static const char *severity_name(enum severity severity) {
  static const char *const names[] = {
      [INFO] = "melding", [WARNING] = "waarschuwing", [ERROR] = "fout", [SYSTEM] = "fout"};
  return names[severity];
}

static bool is_continuation(char c) {
  return (c & 0xC0) == 0x80;
}

static bool steers(int32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

// Adds text of one line: white space as spaces, what steers or is no UTF-8 as a replacement mark, one column each.
static void add_visible(struct buf *out, struct text t) {
  size_t size;
  for (size_t at = 0; at < t.n; at += size) {
    utf8proc_int32_t code = -1;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)t.p + at, t.n - at > 4 ? 4 : (utf8proc_ssize_t)(t.n - at), &code);
    size = n > 0 ? (size_t)n : 1;
    if (n > 0 && !steers(code))
      buf_add(out, text_slice(t, at, at + size));
    else if (n > 0 && code >= '\t' && code <= '\r')
      buf_char(out, ' ');
    else
      buf_addz(out, "\xEF\xBF\xBD");
  }
}

static struct text visible(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  add_visible(&b, t);
  return buf_text(&b);
}

// The line that a span starts in, and the part of it that is shown.
struct excerpt {
  size_t from, to;             // what is shown, without its newline
  size_t span_from, span_to;   // within from … to
  bool cut_before, cut_behind; // a very long line
};

static size_t start_of_code(struct text t, size_t at) {
  while (at > 0 && at < t.n && is_continuation(t.p[at]))
    at--;
  return at;
}

static void cut_long_line(struct text t, struct excerpt *e) {
  if (e->to - e->from <= LINE_SHOWN)
    return;
  if (e->span_from - e->from > LINE_BEFORE) {
    e->from = start_of_code(t, e->span_from - LINE_BEFORE);
    e->cut_before = true;
  }
  if (e->to - e->from > LINE_SHOWN) {
    e->to = start_of_code(t, e->from + LINE_SHOWN);
    e->cut_behind = true;
  }
  if (e->span_to > e->to)
    e->span_to = e->to;
}

static struct excerpt excerpt_of(struct place place) {
  struct text t = place.src->text;
  size_t off = place.off < t.n ? place.off : t.n;
  size_t end = place.len < t.n - off ? off + place.len : t.n;
  struct excerpt e = {.from = off, .to = off, .span_from = off};
  while (e.from > 0 && t.p[e.from - 1] != '\n')
    e.from--;
  while (e.to < t.n && t.p[e.to] != '\n')
    e.to++;
  if (e.to > e.span_from && t.p[e.to - 1] == '\r')
    e.to--;
  e.span_to = end < e.to ? end : e.to;
  cut_long_line(t, &e);
  return e;
}

static void add_excerpt(struct buf *out, struct place place, uint32_t line) {
  struct text t = place.src->text;
  struct excerpt e = excerpt_of(place);
  struct text number = text_format(out->arena, "%u", line);
  struct text before = visible(out->arena, text_slice(t, e.from, e.span_from));
  struct text span = visible(out->arena, text_slice(t, e.span_from, e.span_to));
  buf_format(out, "   %.*s | %s", TP(number), e.cut_before ? "…" : "");
  buf_add(out, before);
  buf_add(out, span);
  add_visible(out, text_slice(t, e.span_to, e.to));
  buf_addz(out, e.cut_behind ? "…\n" : "\n");
  size_t width = text_width(span);
  buf_repeat(out, ' ', 3 + number.n);
  buf_addz(out, " | ");
  buf_repeat(out, ' ', text_width(before) + (e.cut_before ? 1 : 0));
  buf_repeat(out, '^', width == 0 ? 1 : width);
  buf_char(out, '\n');
}

static bool has_text(struct place place) {
  return place.src != NULL && place.src->text.n > 0;
}

// Adds «name:line:column: »; gives the line.
static uint32_t add_place(struct buf *out, struct positions *positions, struct place place) {
  uint32_t line = 1, column = 1;
  if (place.src == NULL)
    return line;
  add_visible(out, place.src->name);
  if (has_text(place)) {
    positions_find(positions, place.src, place.off, &line, &column);
    buf_format(out, ":%u:%u", line, column);
  }
  buf_addz(out, ": ");
  return line;
}

static void add_sentence(struct buf *out, const struct message *m, uint32_t line) {
  add_visible(out, msg_sentence(out->arena, m));
  buf_char(out, '\n');
  if (has_text(m->place))
    add_excerpt(out, m->place, line);
}

static void add_message(struct buf *out, struct positions *positions, const struct message *m) {
  uint32_t line = add_place(out, positions, m->place);
  buf_format(out, "%s %s: ", severity_name(msg_severity(m->id)), msg_code(m->id));
  add_sentence(out, m, line);
  for (const struct message *note = m->note; note != NULL; note = note->note) {
    buf_addz(out, "let op: ");
    line = add_place(out, positions, note->place);
    add_sentence(out, note, line);
  }
  struct text hint = visible(out->arena, msg_hint(out->arena, m));
  if (hint.n > 0)
    buf_format(out, "hulp: %.*s\n", TP(hint));
}

struct ordered {
  const struct message *m;
  size_t arrival;
};

static int by_place(const void *left, const void *right) {
  const struct ordered *a = left, *b = right;
  struct place p = a->m->place, q = b->m->place;
  int order = text_cmp(p.src == NULL ? NO_TEXT : p.src->name, q.src == NULL ? NO_TEXT : q.src->name);
  if (order != 0)
    return order;
  if (p.off != q.off)
    return p.off < q.off ? -1 : 1;
  return a->arrival < b->arrival ? -1 : 1;
}

void sink_render(const struct sink *sink, struct buf *out) {
  size_t n = 0, i = 0;
  for (const struct message *m = sink->first; m != NULL; m = m->next)
    n++;
  struct ordered *all = NEW_ARRAY(out->arena, struct ordered, n);
  for (const struct message *m = sink->first; m != NULL; m = m->next, i++)
    all[i] = (struct ordered){m, i};
  qsort(all, n, sizeof *all, by_place);
  struct positions positions = {.arena = out->arena};
  for (i = 0; i < n; i++)
    add_message(out, &positions, all[i].m);
  if (sink->dropped == 1)
    buf_addz(out, "Er is nog 1 melding. Los eerst de meldingen hierboven op.\n");
  else if (sink->dropped > 1)
    buf_format(out, "Er zijn nog %u meldingen. Los eerst de meldingen hierboven op.\n", sink->dropped);
}
