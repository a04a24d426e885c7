#include "findings.h"

#include "json_out.h"

static size_t count(const struct findings *f, enum severity severity) {
  size_t n = 0;
  for (size_t i = 0; i < f->of.n; i++)
    for (const struct message *m = f->of.p[i]->first; m != NULL; m = m->next)
      n += msg_severity(m->id) == severity;
  return n;
}

struct text findings_text(struct arena *a, const struct findings *f) {
  struct buf out = {.arena = a};
  for (size_t i = 0; i < f->of.n; i++)
    sink_render(f->of.p[i], &out);
  size_t warnings = count(f, WARNING), told = count(f, INFO);
  buf_format(&out, "%zu %s, %zu %s, %zu %s\n", f->sources, f->sources == 1 ? "set" : "sets", warnings,
             warnings == 1 ? "waarschuwing" : "waarschuwingen", told, told == 1 ? "melding" : "meldingen");
  if (f->mended > 0)
    buf_format(&out, "%zu hersteld\n", f->mended);
  if (f->dropped > 0)
    buf_format(&out, "en nog %zu die hier niet staan\n", f->dropped);
  return buf_text(&out);
}

static const char *level(enum message_id id) { return msg_severity(id) == WARNING ? "waarschuwing" : "melding"; }

struct corner { uint32_t line, column; };

static struct corner corner_of(struct positions *p, struct place at, uint32_t off) {
  struct corner c = {1, 1};
  positions_find(p, at.src, off, &c.line, &c.column);
  return c;
}

static void json_place(struct json_out *j, struct positions *p, struct place at) {
  if (at.src == NULL)
    return;
  struct corner from = corner_of(p, at, at.off), to = corner_of(p, at, at.off + at.len);
  jout_text(j, "bestand", at.src->name);
  jout_number(j, "regel", from.line);
  jout_number(j, "kolom", from.column);
  jout_number(j, "tot-regel", to.line);
  jout_number(j, "tot-kolom", to.column);
}

static void json_finding(struct arena *a, struct json_out *j, struct positions *p, const struct message *m) {
  jout_open(j, NULL, '{');
  jout_text(j, "code", text_from(msg_code(m->id)));
  jout_text(j, "niveau", text_from(level(m->id)));
  json_place(j, p, m->place);
  jout_text(j, "zin", msg_sentence(a, m));
  jout_text_or_null(j, "hulp", msg_hint(a, m));
  jout_open(j, "ook", '[');
  for (const struct message *n = m->note; n != NULL; n = n->note) {
    jout_open(j, NULL, '{');
    json_place(j, p, n->place);
    jout_text(j, "zin", msg_sentence(a, n));
    jout_close(j, '}');
  }
  jout_close(j, ']');
  jout_bool(j, "herstel", m->edits != NULL);
  jout_close(j, '}');
}

struct text findings_json(struct arena *a, const struct findings *f) {
  struct json_out j = {.buf = {.arena = a}};
  struct positions positions = {.arena = a};
  jout_open(&j, NULL, '{');
  jout_text(&j, "formaat", TEXT("eisen-lint/1"));
  jout_open(&j, "bevindingen", '[');
  for (size_t i = 0; i < f->of.n; i++)
    for (const struct message *m = f->of.p[i]->first; m != NULL; m = m->next)
      json_finding(a, &j, &positions, m);
  jout_close(&j, ']');
  jout_open(&j, "telling", '{');
  jout_number(&j, "sets", (uint32_t)f->sources);
  jout_number(&j, "waarschuwingen", (uint32_t)count(f, WARNING));
  jout_number(&j, "meldingen", (uint32_t)count(f, INFO));
  jout_number(&j, "hersteld", (uint32_t)f->mended);
  jout_number(&j, "weggelaten", (uint32_t)f->dropped);
  jout_close(&j, '}');
  jout_close(&j, '}');
  buf_char(&j.buf, '\n');
  return buf_text(&j.buf);
}
