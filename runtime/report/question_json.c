// Open questions as one JSON object; docs/formaten.md describes every member.
#include "json_out.h"
#include "question_report.h"
#include "report.h"

static const char *const kinds[] = {[GAP_LIST] = "lijst", [GAP_FIELD] = "gegeven", [GAP_JUDGEMENT] = "oordeel"};

static void add_question(struct json_out *j, const struct question *q) {
  jout_open(j, NULL, '{');
  jout_text(j, "vraag-id", q->id);
  jout_text(j, "soort", text_from(kinds[q->gap.kind]));
  jout_text(j, "gegeven", q->gegeven);
  jout_text_or_null(j, "rij", q->gap.row);
  jout_text_or_null(j, "veld", q->veld);
  jout_text(j, "vraag", q->gap.question);
  jout_text_or_null(j, "over", q->about);
  jout_text_or_null(j, "tekst", q->gap.judged);
  jout_text_or_null(j, "bron", q->gap.source);
  jout_text_or_null(j, "hulp", q->gap.help);
  jout_text(j, "aan", q->gap.who);
  jout_text(j, "antwoorden", q->answers);
  jout_text(j, "oorzaak", text_from(cause_word[q->gap.cause]));
  jout_text_or_null(j, "toelichting", q->gap.note);
  jout_number(j, "beslist-duizendsten", q->settles);
  jout_text_or_null(j, "wacht-op", q->waits == NULL ? NO_TEXT : q->waits->id);
  jout_close(j, '}');
}

struct text questions_json(struct arena *a, const struct question_report *r) {
  struct json_out j = {.buf = {.arena = a}};
  const struct questions *q = &r->questions;
  jout_open(&j, NULL, '{');
  jout_text(&j, "formaat", TEXT("eisen-vragen/1"));
  jout_text(&j, "aanbieder", r->provider);
  jout_text(&j, "peildatum", date_iso(a, r->peildatum));
  jout_number(&j, "onbekend", q->open);
  jout_number(&j, "blijft-onbekend", q->stuck);
  jout_open(&j, "vragen", '[');
  for (size_t i = 0; i < q->asked.n; i++)
    add_question(&j, q->asked.p[i]);
  jout_close(&j, ']');
  jout_open(&j, "later", '[');
  for (size_t i = 0; i < q->later.n; i++)
    add_question(&j, q->later.p[i]);
  jout_close(&j, ']');
  jout_close(&j, '}');
  buf_char(&j.buf, '\n');
  return buf_text(&j.buf);
}
