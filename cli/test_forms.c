// The results of eisen test for programs.
#include "test.h"

// ---- TAP ----

static void tap_details(struct buf *out, struct text details) {
  struct text line;
  while (text_split(&details, '\n', &line))
    if (line.n > 0)
      buf_format(out, "  # %.*s\n", TP(text_trim(line)));
}

// A # would begin a directive.
static void tap_title(struct buf *out, struct text title) {
  for (size_t i = 0; i < title.n; i++) {
    if (title.p[i] == '#' || title.p[i] == '\\')
      buf_char(out, '\\');
    buf_char(out, title.p[i] == '\n' || title.p[i] == '\r' ? ' ' : title.p[i]);
  }
}

struct text test_tap(struct arena *a, const struct tests *t) {
  struct buf out = {.arena = a};
  size_t number = 0;
  buf_format(&out, "TAP version 13\n1..%zu\n", t->good + t->bad);
  for (size_t i = 0; i < t->list.n; i++)
    for (size_t k = 0; k < t->list.p[i]->examples.n; k++) {
      const struct example *e = &t->list.p[i]->examples.list[k];
      buf_format(&out, "%s %zu - %.*s: ", e->good ? "ok" : "not ok", ++number, TP(t->list.p[i]->examples.name));
      tap_title(&out, e->title);
      buf_char(&out, '\n');
      tap_details(&out, e->details);
    }
  return text_visible_lines(a, buf_text(&out));
}

// ---- JUnit ----

static void xml_text(struct buf *out, struct text t) {
  for (size_t i = 0; i < t.n; i++) {
    unsigned char c = (unsigned char)t.p[i];
    if (c == '&') buf_addz(out, "&amp;");
    else if (c == '<') buf_addz(out, "&lt;");
    else if (c == '>') buf_addz(out, "&gt;");
    else if (c == '"') buf_addz(out, "&quot;");
    else if (c == '\n' || c == '\t') buf_char(out, (char)c);
    else if (c < ' ') buf_addz(out, "\xEF\xBF\xBD"); // not allowed in XML
    else buf_char(out, (char)c);
  }
}

static void xml_attribute(struct buf *out, const char *name, struct text value) {
  buf_format(out, " %s=\"", name);
  xml_text(out, value);
  buf_char(out, '"');
}

static void junit_case(struct buf *out, const struct example_set *s, const struct example *e) {
  buf_addz(out, "    <testcase");
  xml_attribute(out, "name", e->title);
  xml_attribute(out, "classname", s->name);
  if (e->good) {
    buf_addz(out, "/>\n");
    return;
  }
  buf_format(out, "><failure message=\"%s\">", e->ran ? "De uitkomst is anders dan verwacht." : "Dit voorbeeld is zelf niet goed geschreven.");
  xml_text(out, e->details);
  buf_addz(out, "</failure></testcase>\n");
}

struct text test_junit(struct arena *a, const struct tests *t) {
  struct buf out = {.arena = a};
  buf_format(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"%zu\" failures=\"%zu\">\n", t->good + t->bad, t->bad);
  for (size_t i = 0; i < t->list.n; i++) {
    const struct example_set *s = &t->list.p[i]->examples;
    buf_addz(&out, "  <testsuite");
    xml_attribute(&out, "name", s->name);
    buf_format(&out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", s->n, s->bad);
    for (size_t k = 0; k < s->n; k++)
      junit_case(&out, s, &s->list[k]);
    buf_addz(&out, "  </testsuite>\n");
  }
  buf_addz(&out, "</testsuites>\n");
  return buf_text(&out);
}
