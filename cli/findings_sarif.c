// Findings as SARIF 2.1.0, for what shows them beside a source or in a review.
#include <string.h>

#include <string.h>

#include "findings.h"
#include "json_out.h"

// A path as a URI reference (RFC 3986): what has a meaning there is written with %.
static struct text uri_of(struct arena *a, struct text path) {
  struct buf b = {.arena = a};
  for (size_t i = 0; i < path.n; i++) {
    unsigned char c = (unsigned char)path.p[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("/-._~", c) != NULL;
    if (plain && c != '\0')
      buf_char(&b, path.p[i]);
    else
      buf_format(&b, "%%%02X", c);
  }
  return buf_text(&b);
}

static void sarif_place(struct json_out *j, struct positions *p, struct place at) {
  uint32_t line, column, to_line, to_column;
  positions_find(p, at.src, at.off, &line, &column);
  positions_find(p, at.src, at.off + at.len, &to_line, &to_column);
  jout_open(j, "physicalLocation", '{');
  jout_open(j, "artifactLocation", '{');
  jout_text(j, "uri", uri_of(j->buf.arena, at.src->name));
  jout_close(j, '}');
  jout_open(j, "region", '{');
  jout_number(j, "startLine", line);
  jout_number(j, "startColumn", column);
  jout_number(j, "endLine", to_line);
  jout_number(j, "endColumn", to_column);
  jout_close(j, '}');
  jout_close(j, '}');
}

static void sarif_text(struct json_out *j, const char *name, struct text t) {
  jout_open(j, name, '{');
  jout_text(j, "text", t);
  jout_close(j, '}');
}

static void sarif_places(struct json_out *j, struct positions *p, const struct message *m) {
  if (m->place.src == NULL)
    return;
  jout_open(j, "locations", '[');
  jout_open(j, NULL, '{');
  sarif_place(j, p, m->place);
  jout_close(j, '}');
  jout_close(j, ']');
  jout_open(j, "relatedLocations", '[');
  for (const struct message *n = m->note; n != NULL; n = n->note)
    if (n->place.src != NULL) {
      jout_open(j, NULL, '{');
      sarif_place(j, p, n->place);
      sarif_text(j, "message", msg_sentence(j->buf.arena, n));
      jout_close(j, '}');
    }
  jout_close(j, ']');
}

static struct text with_hint(struct arena *a, const struct message *m) {
  struct text hint = msg_hint(a, m), sentence = msg_sentence(a, m);
  return hint.n == 0 ? sentence : text_format(a, "%.*s %.*s", TP(sentence), TP(hint));
}

static void sarif_result(struct arena *a, struct json_out *j, struct positions *p, const struct message *m) {
  jout_open(j, NULL, '{');
  jout_text(j, "ruleId", text_from(msg_code(m->id)));
  jout_text(j, "level", msg_severity(m->id) == WARNING ? TEXT("warning") : TEXT("note"));
  sarif_text(j, "message", with_hint(a, m));
  sarif_places(j, p, m);
  jout_close(j, '}');
}

static void sarif_rules(struct json_out *j, const struct findings *f) {
  bool seen[M_COUNT] = {false};
  for (size_t i = 0; i < f->of.n; i++)
    for (const struct message *m = f->of.p[i]->first; m != NULL; m = m->next)
      seen[m->id] = true;
  jout_open(j, "rules", '[');
  for (int i = 0; i < M_COUNT; i++)
    if (seen[i]) {
      jout_open(j, NULL, '{');
      jout_text(j, "id", text_from(msg_code((enum message_id)i)));
      jout_close(j, '}');
    }
  jout_close(j, ']');
}

static void sarif_tool(struct json_out *j, const struct findings *f) {
  jout_open(j, "tool", '{');
  jout_open(j, "driver", '{');
  jout_text(j, "name", TEXT("eisen lint"));
  jout_text(j, "version", TEXT(EISEN_VERSION));
  sarif_rules(j, f);
  jout_close(j, '}');
  jout_close(j, '}');
}

struct text findings_sarif(struct arena *a, const struct findings *f) {
  struct json_out j = {.buf = {.arena = a}};
  struct positions positions = {.arena = a};
  jout_open(&j, NULL, '{');
  jout_text(&j, "$schema", TEXT("https://json.schemastore.org/sarif-2.1.0.json"));
  jout_text(&j, "version", TEXT("2.1.0"));
  jout_open(&j, "runs", '[');
  jout_open(&j, NULL, '{');
  sarif_tool(&j, f);
  jout_text(&j, "columnKind", TEXT("unicodeCodePoints"));
  jout_open(&j, "results", '[');
  for (size_t i = 0; i < f->of.n; i++)
    for (const struct message *m = f->of.p[i]->first; m != NULL; m = m->next)
      sarif_result(a, &j, &positions, m);
  jout_close(&j, ']');
  jout_close(&j, '}');
  jout_close(&j, ']');
  jout_close(&j, '}');
  buf_char(&j.buf, '\n');
  return buf_text(&j.buf);
}
