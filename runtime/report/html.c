// The report as a page of HTML: a summary with a table of themes and one of eisen, then for each theme the wettelijke
// kwaliteitseis, the conclusion and the eisen. The words are those of the text report.
#include "html_out.h"
#include "overview.h"
#include "text_out.h"
#include "agenda.h"

enum { PARTS_DEPTH = 1, THEME_DEPTH = 2 };

// ---- ids: of a theme "k0-t1", of an eis below it "k0-t1-e5", without a theme "e5"; before them "a3-" among others ----

static struct text theme_id(const struct page *p, size_t frame, size_t theme) {
  struct arena *a = p->b.arena;
  return p->number == 0 ? text_format(a, "k%zu-t%zu", frame, theme) : text_format(a, "a%zu-k%zu-t%zu", p->number, frame, theme);
}

static struct text eis_id(const struct page *p, struct text theme, size_t eis) {
  struct arena *a = p->b.arena;
  if (theme.n > 0)
    return text_format(a, "%.*s-e%zu", TP(theme), eis);
  return p->number == 0 ? text_format(a, "e%zu", eis) : text_format(a, "a%zu-e%zu", p->number, eis);
}

// Where an eis stands first.
static struct text first_id(const struct page *p, const struct report *r, size_t eis) {
  for (size_t i = 0; i < r->frames.n; i++)
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      if (item_under(r->eisen.p[eis], r->frames.p[i]->themes.p[k]))
        return eis_id(p, theme_id(p, i, k), eis);
  return eis_id(p, NO_TEXT, eis);
}

// ---- head and summary ----

static void head_row(struct buf *b, const char *label, struct text t) {
  HTML(b, "<tr><th scope=\"row\">%</th><td>%</td></tr>\n", text_from(label), t);
}

static void head(struct page *p, const struct report *r) {
  struct arena *a = p->b.arena;
  struct text period = period_words(a, r);
  html_heading(p, 0, NO_TEXT, text_format(a, "Toetsrapport %.*s", TP(r->provider)));
  buf_addz(&p->b, "<table class=\"kop\">\n<tbody>\n");
  head_row(&p->b, "Aanbieder", r->provider);
  head_row(&p->b, "Peildatum", date_dutch(a, r->peildatum));
  if (period.n > 0)
    head_row(&p->b, "Toetsperiode", period);
  for (size_t i = 0; i < r->sets.n; i++) {
    const struct report_set *s = &r->sets.p[i];
    head_row(&p->b, s->digest.n > 0 ? "Eisenset" : "met", set_words(a, s));
    if (s->digest.n > 0)
      head_row(&p->b, "image", s->digest);
  }
  html_table_end(&p->b);
}

static void count_row(struct buf *b, struct text label, const struct report_counts *c) {
  const uint32_t counts[] = {c->ja, c->deels, c->nee, c->nvt, c->unknown};
  HTML(b, "<tr><th scope=\"row\">%</th>", label);
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    buf_format(b, "<td class=\"aantal\">%u</td>", counts[i]);
  buf_addz(b, "</tr>\n");
}

static void counts(struct buf *b, const struct report *r) {
  static const char *const columns[] = {"Soort", "Ja", "Deels", "Nee", "N.v.t.", "Onbekend"};
  html_table(b, "telling", TEXT("Aantal uitkomsten"), columns, 6);
  count_row(b, TEXT("Eisen"), &r->eis_counts);
  count_row(b, TEXT("Onderdelen"), &r->part_counts);
  if (has_kpis(r))
    count_row(b, TEXT("Kpi's"), &r->kpi_counts);
  html_table_end(b);
}

static void themes_table(struct page *p, const struct report *r, size_t frame) {
  static const char *const columns[] = {"Thema", "Titel", "Conclusie"};
  const struct report_frame *f = r->frames.p[frame];
  html_table(&p->b, "themas", frame_words(p->b.arena, f), columns, 3);
  for (size_t k = 0; k < f->themes.n; k++) {
    const struct report_theme *t = f->themes.p[k];
    HTML(&p->b, "<tr><th scope=\"row\"><a href=\"#%\">%</a></th><td>%</td><td>%</td></tr>\n", theme_id(p, frame, k), t->number,
         t->title, conclusion_short(t->possible));
  }
  html_table_end(&p->b);
}

static void mend_table(struct page *p, const struct report *r, const struct agenda *t) {
  static const char *const columns[] = {"Eis", "Titel", "Onderdeel", "Uitkomst"};
  if (t->mend.n == 0)
    return;
  html_table(&p->b, "verbeteren", TEXT(AGENDA_MEND), columns, 4);
  for (size_t i = 0; i < t->mend.n; i++) {
    const struct agenda_line *l = &t->mend.p[i];
    HTML(&p->b, "<tr><th scope=\"row\"><a href=\"#%\">%</a></th><td>%</td><td>%</td><td>%</td></tr>\n", first_id(p, r, l->at),
         item_name(p->b.arena, l->eis), l->part == NULL ? l->eis->title : l->part->title, l->part == NULL ? NO_TEXT : l->part->path,
         agenda_outcome(p->b.arena, l, false));
  }
  html_table_end(&p->b);
}

static void open_table(struct page *p, const struct report *r, const struct agenda *t) {
  static const char *const columns[] = {"Eis", "Titel", "Uitkomst"};
  if (t->open.n == 0)
    return;
  html_table(&p->b, "open", TEXT(AGENDA_OPEN), columns, 3);
  for (size_t i = 0; i < t->open.n; i++)
    HTML(&p->b, "<tr><th scope=\"row\"><a href=\"#%\">%</a></th><td>%</td><td>%</td></tr>\n", first_id(p, r, t->open.p[i].at),
         item_name(p->b.arena, t->open.p[i].eis), t->open.p[i].eis->title, agenda_outcome(p->b.arena, &t->open.p[i], true));
  html_table_end(&p->b);
  html_line(&p->b, "", TEXT(AGENDA_ASK));
}

static void agenda(struct page *p, const struct report *r) {
  struct agenda t;
  agenda_of(p->b.arena, r, &t);
  mend_table(p, r, &t);
  open_table(p, r, &t);
}

static struct text why(struct arena *a, const struct verdict *v) {
  struct text cause = v->cause == CAUSE_NONE || v->unasked ? NO_TEXT : text_from(cause_word[v->cause]);
  return cause.n == 0 ? v->reason : v->reason.n == 0 ? cause : text_format(a, "%.*s – %.*s", TP(cause), TP(v->reason));
}

static void eisen_table(struct page *p, const struct report *r) {
  static const char *const columns[] = {"Eis", "Titel", "Set", "Uitkomst", "Waarom", "Door afwijking of ontheffing"};
  if (r->eisen.n == 0)
    return;
  html_table(&p->b, "eisen", TEXT("Alle eisen"), columns, 6);
  for (size_t i = 0; i < r->eisen.n; i++) {
    const struct report_item *e = r->eisen.p[i];
    HTML(&p->b, "<tr><th scope=\"row\"><a href=\"#%\">%</a></th><td>%</td><td>%</td><td>%</td><td>%</td><td>%</td></tr>\n",
         first_id(p, r, i), item_name(p->b.arena, e), e->title, e->set, outcome_words(p->b.arena, e->verdict->possible),
         why(p->b.arena, e->verdict), e->verdict->via);
  }
  html_table_end(&p->b);
}

static void messages(struct page *p, const struct report *r) {
  if (r->messages.n == 0)
    return;
  html_heading(p, PARTS_DEPTH, NO_TEXT, TEXT("Meldingen"));
  buf_addz(&p->b, "<ul>\n");
  for (size_t i = 0; i < r->messages.n; i++)
    HTML(&p->b, "<li>%</li>\n", message_words(p->b.arena, &r->messages.p[i]));
  buf_addz(&p->b, "</ul>\n");
}

// ---- themes and eisen ----

static void eisen_under(struct page *p, const struct report *r, const struct report_theme *theme, unsigned depth, struct text id) {
  const struct report_item *before = NULL;
  for (size_t i = 0; i < r->eisen.n; i++) {
    const struct report_item *eis = r->eisen.p[i];
    if (!item_under(eis, theme))
      continue;
    struct text group = theme == NULL ? group_words(r, before, eis) : NO_TEXT;
    if (group.n > 0) {
      html_heading(p, PARTS_DEPTH + 1, NO_TEXT, group);
      depth = PARTS_DEPTH + 2;
    }
    html_item(p, eis, theme, depth, eis_id(p, id, i));
    before = eis;
  }
}

static void theme_section(struct page *p, const struct report *r, size_t frame, size_t theme) {
  const struct report_theme *t = r->frames.p[frame]->themes.p[theme];
  struct text id = theme_id(p, frame, theme);
  html_heading(p, THEME_DEPTH, id, text_format(p->b.arena, "%.*s %.*s", TP(t->number), TP(t->title)));
  if (t->norm.n > 0)
    html_line(&p->b, "Wettelijke kwaliteitseis: ", t->norm);
  if (any_under(r, t))
    html_line(&p->b, "Conclusie: ", theme_conclusion(p->b.arena, t));
  else
    html_line(&p->b, "", TEXT(NO_EISEN));
  eisen_under(p, r, t, THEME_DEPTH + 1, id);
}

static void article(struct page *p, const struct report *r) {
  buf_addz(&p->b, "<article>\n");
  head(p, r);
  html_heading(p, PARTS_DEPTH, NO_TEXT, TEXT("Samenvatting"));
  counts(&p->b, r);
  for (size_t i = 0; i < r->frames.n; i++)
    themes_table(p, r, i);
  agenda(p, r);
  eisen_table(p, r);
  messages(p, r);
  for (size_t i = 0; i < r->frames.n; i++) {
    html_heading(p, PARTS_DEPTH, NO_TEXT, frame_words(p->b.arena, r->frames.p[i]));
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      theme_section(p, r, i, k);
  }
  if (any_under(r, NULL)) {
    html_heading(p, PARTS_DEPTH, NO_TEXT, outside_words(r));
    eisen_under(p, r, NULL, PARTS_DEPTH + 1, NO_TEXT);
  }
  buf_addz(&p->b, "</article>\n");
}

struct text report_html(struct arena *a, const struct report *r) {
  struct page p = {.b = {.arena = a}, .level = 1};
  html_begin(&p.b, text_format(a, "Toetsrapport %.*s", TP(r->provider)));
  article(&p, r);
  html_end(&p.b);
  return buf_text(&p.b);
}

// ---- many providers on one page ----

struct text report_html_head(struct arena *a) {
  struct buf b = {.arena = a};
  html_begin(&b, TEXT("Toetsrapporten"));
  buf_addz(&b, "<h1>Toetsrapporten</h1>\n<p><a href=\"#overzicht\">Naar het overzicht van alle aanbieders</a></p>\n");
  return buf_text(&b);
}

struct text report_html_part(struct arena *a, const struct report *r) {
  struct page p = {.b = {.arena = a}, .level = 2, .number = r->number};
  article(&p, r);
  return buf_text(&p.b);
}

static void overview_table(struct buf *b, const struct overview *o, bool themes) {
  static const char *const theme_columns[] = {"Thema", "Wel", "Deels", "Niet", "N.v.t.", "Onbekend"};
  static const char *const eis_columns[] = {"Eis", "Ja", "Deels", "Nee", "N.v.t.", "Onbekend"};
  bool any = false;
  for (size_t i = 0; i < o->lines.n; i++) {
    const struct overview_line *l = &o->lines.p[i];
    if (l->theme != themes)
      continue;
    if (!any)
      html_table(b, "overzicht", themes ? TEXT("Aantal aanbieders per thema") : TEXT("Aantal aanbieders per eis"),
                 themes ? theme_columns : eis_columns, 6);
    any = true;
    count_row(b, text_format(b->arena, "%.*s %.*s %.*s", TP(l->set), TP(l->number), TP(l->title)), &l->counts);
  }
  if (any)
    html_table_end(b);
}

struct text overview_html(struct arena *a, const struct overview *o) {
  struct buf b = {.arena = a};
  buf_addz(&b, "<section>\n<h2 id=\"overzicht\">Overzicht</h2>\n");
  html_line(&b, "Aantal aanbieders: ", text_format(a, "%zu", o->providers));
  overview_table(&b, o, true);
  overview_table(&b, o, false);
  buf_addz(&b, "</section>\n");
  html_end(&b);
  return buf_text(&b);
}
