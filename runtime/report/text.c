// The report as a person reads it, laid out as an inspectorate's: a summary, then for each theme the wettelijke kwaliteitseis,
// the conclusion and the eisen.
#include "text_out.h"

enum { LABEL_WIDTH = 15, COUNT_WIDTH = 10 };

static void head_line(struct buf *b, const char *label, struct text t) {
  struct text padded = text_format(b->arena, "%-*s", LABEL_WIDTH, label);
  paragraph(b, 0, text_z(b->arena, padded), t, LABEL_WIDTH);
}

static void set_line(struct buf *b, const struct report_set *s) {
  struct text version = s->version.n == 0 ? NO_TEXT : text_format(b->arena, ", versie %.*s", TP(s->version));
  head_line(b, s->digest.n > 0 ? "Eisenset" : "  met",
            text_format(b->arena, "%.*s (%.*s%.*s)", TP(s->title), TP(s->name), TP(version)));
  if (s->digest.n > 0)
    head_line(b, "  image", s->digest);
}

static void head(struct buf *b, const struct report *r) {
  struct arena *a = b->arena;
  buf_addz(b, "TOETSRAPPORT\n\n");
  head_line(b, "Aanbieder", r->provider);
  head_line(b, "Peildatum", date_dutch(a, r->peildatum));
  if (r->period_from != NO_DATE && r->period_to != NO_DATE)
    head_line(
        b, "Toetsperiode",
        text_format(a, "%.*s tot en met %.*s", TP(date_dutch(a, r->period_from)), TP(date_dutch(a, r->period_to))));
  for (size_t i = 0; i < r->sets.n; i++)
    set_line(b, &r->sets.p[i]);
}

static void count_line(struct buf *b, const char *label, const struct report_counts *c) {
  buf_format(b, "%-*s%*u%*u%*u%*u%*u\n", LABEL_WIDTH, label, COUNT_WIDTH, c->ja, COUNT_WIDTH, c->deels, COUNT_WIDTH,
             c->nee, COUNT_WIDTH, c->nvt, COUNT_WIDTH, c->unknown);
}

static struct text conclusion_short(unsigned possible) {
  return possible == NVT ? TEXT("n.v.t.") : conclusion_word(possible);
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

static struct text frame_title(struct arena *a, const struct report_frame *f) {
  return f->version.n == 0 ? f->title : text_format(a, "%.*s (versie %.*s)", TP(f->title), TP(f->version));
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
    paragraph(b, 0, "", frame_title(b->arena, r->frames.p[i]), 0);
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      theme_line(b, r->frames.p[i]->themes.p[k]);
  }
}

static void messages(struct buf *b, const struct report *r) {
  if (r->messages.n == 0)
    return;
  buf_addz(b, "\nMELDINGEN\n\n");
  for (size_t i = 0; i < r->messages.n; i++) {
    const struct report_message *m = &r->messages.p[i];
    struct text place = m->place.n == 0 ? NO_TEXT : text_format(b->arena, "%.*s: ", TP(m->place));
    paragraph(b, 0, "- ",
              text_format(b->arena, "%.*s%.*s %.*s: %.*s", TP(place), TP(m->severity), TP(m->code), TP(m->sentence)),
              2);
  }
}

// Words for a conclusion that is still open: "wel, deels of niet".
static struct text open_conclusions(struct arena *a, unsigned possible) {
  static const unsigned order[] = {JA, DEELS, NEE, NVT};
  struct buf b = {.arena = a};
  unsigned left = possible;
  for (size_t i = 0; i < 4; i++) {
    if (!(possible & order[i]))
      continue;
    left &= ~order[i];
    buf_add(&b, conclusion_short(order[i]));
    buf_addz(&b, left == 0 ? "" : (left & (left - 1)) == 0 ? " of " : ", ");
  }
  return buf_text(&b);
}

static struct text conclusion(struct arena *a, const struct report_theme *t) {
  if (t->possible == NVT)
    return TEXT("Deze eisen zijn niet van toepassing.");
  if ((t->possible & (t->possible - 1)) == 0)
    return text_format(a, "Aan de gestelde eisen wordt %.*s voldaan.", TP(conclusion_word(t->possible)));
  return text_format(a, "Nog niet bekend (nog mogelijk: %.*s) – oorzaak: %s.", TP(open_conclusions(a, t->possible)),
                     cause_word[t->cause]);
}

static void heading(struct buf *b, struct text t, char line) {
  struct text shown = visible(b->arena, t);
  buf_char(b, '\n');
  paragraph(b, 0, "", shown, 0);
  buf_repeat(b, line, text_width(shown) < REPORT_WIDTH ? text_width(shown) : REPORT_WIDTH);
  buf_char(b, '\n');
}

static void eisen_under(struct buf *b, const struct report *r, const struct report_theme *theme) {
  for (size_t i = 0; i < r->eisen.n; i++)
    if (item_under(r->eisen.p[i], theme))
      item_text(b, r->eisen.p[i], theme);
}

static bool any_under(const struct report *r, const struct report_theme *theme) {
  for (size_t i = 0; i < r->eisen.n; i++)
    if (item_under(r->eisen.p[i], theme))
      return true;
  return false;
}

static void theme_text(struct buf *b, const struct report *r, const struct report_theme *t) {
  heading(b, text_format(b->arena, "%.*s %.*s", TP(t->number), TP(t->title)), '-');
  if (t->norm.n > 0)
    paragraph(b, 0, "Wettelijke kwaliteitseis: ", t->norm, 2);
  if (any_under(r, t))
    paragraph(b, 0, "Conclusie: ", conclusion(b->arena, t), 2);
  else
    paragraph(b, 0, "", TEXT("Bij dit thema horen geen eisen."), 0);
  eisen_under(b, r, t);
}

struct text report_text(struct arena *a, const struct report *r) {
  struct buf b = {.arena = a};
  head(&b, r);
  summary(&b, r);
  messages(&b, r);
  for (size_t i = 0; i < r->frames.n; i++) {
    heading(&b, frame_title(a, r->frames.p[i]), '=');
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      theme_text(&b, r, r->frames.p[i]->themes.p[k]);
  }
  if (any_under(r, NULL)) {
    heading(&b, r->frames.n > 0 ? TEXT("Eisen buiten de thema's") : TEXT("Eisen"), '=');
    eisen_under(&b, r, NULL);
  }
  return buf_text(&b);
}
