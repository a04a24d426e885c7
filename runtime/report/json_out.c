#include "json_out.h"

static void next_line(struct json_out *j) {
  if (j->one_line)
    return;
  buf_char(&j->buf, '\n');
  buf_repeat(&j->buf, ' ', j->depth);
}

static void add_quoted(struct buf *b, struct text t) {
  buf_char(b, '"');
  for (size_t i = 0; i < t.n; i++) {
    unsigned char c = (unsigned char)t.p[i];
    if (c == '"' || c == '\\')
      buf_format(b, "\\%c", c);
    else if (c == '\n')
      buf_addz(b, "\\n");
    else if (c < 0x20)
      buf_format(b, "\\u%04x", c);
    else
      buf_char(b, (char)c);
  }
  buf_char(b, '"');
}

static void begin(struct json_out *j, const char *name) {
  if (j->filled)
    buf_char(&j->buf, ',');
  if (j->depth > 0)
    next_line(j);
  j->filled = true;
  if (name == NULL)
    return;
  add_quoted(&j->buf, text_from(name));
  buf_addz(&j->buf, ": ");
}

void jout_open(struct json_out *j, const char *name, char bracket) {
  begin(j, name);
  buf_char(&j->buf, bracket);
  j->depth++;
  j->filled = false;
}

void jout_close(struct json_out *j, char bracket) {
  j->depth--;
  if (j->filled)
    next_line(j);
  buf_char(&j->buf, bracket);
  j->filled = true;
}

// Bytes that are no UTF-8 cannot stand in JSON; each becomes a question mark.
static struct text as_utf8(struct arena *a, struct text t) {
  if (text_is_utf8(t))
    return t;
  char *copy = NEW_ARRAY(a, char, t.n);
  for (size_t i = 0; i < t.n; i++)
    copy[i] = (unsigned char)t.p[i] < 0x80 ? t.p[i] : '?';
  return (struct text){copy, t.n};
}

void jout_text(struct json_out *j, const char *name, struct text t) {
  begin(j, name);
  add_quoted(&j->buf, as_utf8(j->buf.arena, t));
}

void jout_text_or_null(struct json_out *j, const char *name, struct text t) {
  if (t.n == 0)
    jout_null(j, name);
  else
    jout_text(j, name, t);
}

void jout_number(struct json_out *j, const char *name, uint32_t n) {
  begin(j, name);
  buf_format(&j->buf, "%u", n);
}

void jout_bool(struct json_out *j, const char *name, bool value) {
  begin(j, name);
  buf_addz(&j->buf, value ? "true" : "false");
}

void jout_null(struct json_out *j, const char *name) {
  begin(j, name);
  buf_addz(&j->buf, "null");
}
