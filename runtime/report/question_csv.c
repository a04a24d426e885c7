// Open questions as a table that a spreadsheet opens, a person fills in, and a dossier reads back.
#include "question_report.h"
#include "text_out.h"

// What a spreadsheet would take for a formula gets a mark before it, which reading back takes away.
static bool is_formula(struct text t) {
  return t.n > 0 && (t.p[0] == '=' || t.p[0] == '+' || t.p[0] == '-' || t.p[0] == '@' || t.p[0] == '\'');
}

// Always in quotes: then no spreadsheet guesses a number or a date. Line ends would break the row for some.
void csv_cell(struct buf *b, struct text t, bool last) {
  struct text shown = visible(b->arena, t);
  buf_char(b, '"');
  if (is_formula(shown))
    buf_char(b, '\'');
  for (size_t i = 0; i < shown.n; i++) {
    if (shown.p[i] == '"')
      buf_char(b, '"');
    buf_char(b, shown.p[i]);
  }
  buf_addz(b, last ? "\"\n" : "\";");
}

static struct text judged_words(struct arena *a, const struct question *q) {
  if (q->gap.judged.n == 0 || q->gap.source.n == 0)
    return q->gap.judged.n > 0 ? q->gap.judged : q->gap.source;
  return text_format(a, "%.*s (%.*s)", TP(q->gap.judged), TP(q->gap.source));
}

struct text questions_csv(struct arena *a, const struct question_report *r) {
  struct buf b = {.arena = a};
  buf_addz(&b, "\xEF\xBB\xBFvraag-id;gegeven;rij;veld;vraag;over;tekst;hulp;aan;antwoorden;antwoord;toelichting;door\n");
  for (size_t i = 0; i < r->questions.asked.n; i++) {
    const struct question *q = r->questions.asked.p[i];
    const struct text cells[] = {q->id,      q->gegeven, q->gap.row, q->veld, q->gap.question, q->about, judged_words(a, q),
                                 q->gap.help, q->gap.who, q->answers, NO_TEXT,    NO_TEXT, NO_TEXT};
    size_t n = sizeof cells / sizeof *cells;
    for (size_t k = 0; k < n; k++)
      csv_cell(&b, cells[k], k + 1 == n);
  }
  return buf_text(&b);
}
