// The report as a person reads it, laid out as an inspectorate's: a summary, then for each theme the wettelijke kwaliteitseis,
// the conclusion and the eisen.
#include "text_out.h"
#include "agenda.h"

enum { LABEL_WIDTH = 15, COUNT_WIDTH = 10, PART_INDENT = 4 };

static void head_line(struct buf *b, const char *label, struct text t) {
  struct text padded = text_format(b->arena, "%-*s", LABEL_WIDTH, label);
  paragraph(b, 0, text_z(b->arena, padded), t, LABEL_WIDTH);
}

static void set_line(struct buf *b, const struct report_set *s) {
  head_line(b, s->digest.n > 0 ? "Eisenset" : "  met", set_words(b->arena, s));
  if (s->digest.n > 0)
    head_line(b, "  image", s->digest);
}

static void head(struct buf *b, const struct report *r) {
  struct arena *a = b->arena;
  buf_addz(b, "TOETSRAPPORT\n\n");
  head_line(b, "Aanbieder", r->provider);
  head_line(b, "Peildatum", date_dutch(a, r->peildatum));
  struct text period = period_words(a, r);
  if (period.n > 0)
    head_line(b, "Toetsperiode", period);
  for (size_t i = 0; i < r->sets.n; i++)
    set_line(b, &r->sets.p[i]);
}

static void count_line(struct buf *b, const char *label, const struct report_counts *c) {
  buf_format(b, "%-*s%*u%*u%*u%*u%*u\n", LABEL_WIDTH, label, COUNT_WIDTH, c->ja, COUNT_WIDTH, c->deels, COUNT_WIDTH,
             c->nee, COUNT_WIDTH, c->nvt, COUNT_WIDTH, c->unknown);
}

static void theme_line(struct buf *b, const struct report_theme *t) {
  size_t from = b->n;
  struct text number = visible(b->arena, t->number);
  buf_format(b, "  %.*s  ", TP(number));
  buf_wrap(b, visible(b->arena, t->title), REPORT_WIDTH - 12, 4 + text_width(number));
  size_t wide = text_width((struct text){b->p + from, b->n - from});
  buf_repeat(b, ' ', wide < REPORT_WIDTH - 10 ? REPORT_WIDTH - 10 - wide : 2);
  buf_add(b, conclusion_short(t->possible));
  buf_char(b, '\n');
}

static void summary(struct buf *b, const struct report *r) {
  buf_addz(b, "\nSAMENVATTING\n\n");
  buf_format(b, "%-*s%*s%*s%*s%*s%*s\n", LABEL_WIDTH, "", COUNT_WIDTH, "Ja", COUNT_WIDTH, "Deels", COUNT_WIDTH, "Nee",
             COUNT_WIDTH, "N.v.t.", COUNT_WIDTH, "Onbekend");
  count_line(b, "Eisen", &r->eis_counts);
  count_line(b, "Onderdelen", &r->part_counts);
  if (has_kpis(r))
    count_line(b, "Kpi's", &r->kpi_counts);
  for (size_t i = 0; i < r->frames.n; i++) {
    buf_char(b, '\n');
    paragraph(b, 0, "", frame_words(b->arena, r->frames.p[i]), 0);
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      theme_line(b, r->frames.p[i]->themes.p[k]);
  }
}

static void to_mend(struct buf *b, const struct agenda *t) {
  if (t->mend.n == 0)
    return;
  buf_addz(b, "\nTE VERBETEREN\n");
  for (size_t i = 0; i < t->mend.n; i++) {
    const struct agenda_line *l = &t->mend.p[i];
    if (l->part == NULL)
      buf_char(b, '\n');
    paragraph(b, l->part == NULL ? 0 : PART_INDENT, "", agenda_words(b->arena, l), PART_INDENT);
  }
}

static void still_open(struct buf *b, const struct agenda *t) {
  if (t->open.n == 0)
    return;
  buf_addz(b, "\nNOG OPEN\n\n");
  for (size_t i = 0; i < t->open.n; i++)
    paragraph(b, 0, "", agenda_open_words(b->arena, &t->open.p[i]), PART_INDENT);
  buf_addz(b, "\n" AGENDA_ASK "\n");
}

static void agenda(struct buf *b, const struct report *r) {
  struct agenda t;
  agenda_of(b->arena, r, &t);
  to_mend(b, &t);
  still_open(b, &t);
}

static void messages(struct buf *b, const struct report *r) {
  if (r->messages.n == 0)
    return;
  buf_addz(b, "\nMELDINGEN\n\n");
  for (size_t i = 0; i < r->messages.n; i++)
    paragraph(b, 0, "- ", message_words(b->arena, &r->messages.p[i]), 2);
}

static void heading(struct buf *b, struct text t, char line) {
  struct text shown = visible(b->arena, t);
  buf_char(b, '\n');
  paragraph(b, 0, "", shown, 0);
  buf_repeat(b, line, text_width(shown) < REPORT_WIDTH ? text_width(shown) : REPORT_WIDTH);
  buf_char(b, '\n');
}

static void eisen_under(struct buf *b, const struct report *r, const struct report_theme *theme) {
  const struct report_item *before = NULL;
  for (size_t i = 0; i < r->eisen.n; i++) {
    const struct report_item *eis = r->eisen.p[i];
    if (!item_under(eis, theme))
      continue;
    struct text group = theme == NULL ? group_words(r, before, eis) : NO_TEXT;
    if (group.n > 0)
      heading(b, group, '-');
    item_text(b, eis, theme);
    before = eis;
  }
}

static void theme_text(struct buf *b, const struct report *r, const struct report_theme *t) {
  heading(b, text_format(b->arena, "%.*s %.*s", TP(t->number), TP(t->title)), '-');
  if (t->norm.n > 0)
    paragraph(b, 0, "Wettelijke kwaliteitseis: ", t->norm, 2);
  if (any_under(r, t))
    paragraph(b, 0, "Conclusie: ", theme_conclusion(b->arena, t), 2);
  else
    paragraph(b, 0, "", TEXT(NO_EISEN), 0);
  eisen_under(b, r, t);
}

struct text report_text(struct arena *a, const struct report *r) {
  struct buf b = {.arena = a};
  head(&b, r);
  summary(&b, r);
  agenda(&b, r);
  messages(&b, r);
  for (size_t i = 0; i < r->frames.n; i++) {
    heading(&b, frame_words(a, r->frames.p[i]), '=');
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      theme_text(&b, r, r->frames.p[i]->themes.p[k]);
  }
  if (any_under(r, NULL)) {
    heading(&b, outside_words(r), '=');
    eisen_under(&b, r, NULL);
  }
  return buf_text(&b);
}
