#include "overview.h"

#include "text_out.h"

enum { TITLE_WIDTH = 52, COUNT_WIDTH = 9 };

void overview_init(struct overview *o, struct arena *a) {
  *o = (struct overview){.arena = a, .scratch = arena_child(a), .at = {.arena = a}};
}

static struct report_counts *counts_of(struct overview *o, bool theme, struct text set, struct text number, struct text title) {
  struct text key = text_format(o->scratch, "%c %.*s %.*s", theme ? 't' : 'e', TP(set), TP(number));
  uintptr_t *at = map_find(&o->at, key);
  if (at != NULL)
    return &o->lines.p[*at].counts;
  map_set(&o->at, text_copy(o->arena, key), o->lines.n);
  vec_push(o->arena, &o->lines, (struct overview_line){.set = set, .number = number, .title = title, .theme = theme});
  return &o->lines.p[o->lines.n - 1].counts;
}

void overview_add(struct overview *o, const struct report *r) {
  o->providers++;
  for (size_t i = 0; i < r->frames.n; i++)
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++) {
      const struct report_theme *t = r->frames.p[i]->themes.p[k];
      report_count(counts_of(o, true, t->frame, t->number, t->title), t->possible);
    }
  for (size_t i = 0; i < r->eisen.n; i++) {
    const struct report_item *item = r->eisen.p[i];
    report_count(counts_of(o, false, item->set, item->eis, item->title), item->verdict->possible);
  }
  arena_reset(o->scratch);
}

void overview_free(struct overview *o) {
  arena_free(o->scratch);
}

static void heading(struct buf *b, const char *what, const char *yes, const char *no) {
  buf_format(b, "\n%-*s%*s%*s%*s%*s%*s\n", TITLE_WIDTH, what, COUNT_WIDTH, yes, COUNT_WIDTH, "Deels", COUNT_WIDTH, no,
             COUNT_WIDTH, "N.v.t.", COUNT_WIDTH, "Onbekend");
}

// As much of the text as fits, and spaces up to the width.
static void column(struct buf *b, struct text t) {
  struct text shown = visible(b->arena, t);
  while (text_width(shown) > TITLE_WIDTH - 1) {
    shown.n--;
    while (shown.n > 0 && ((unsigned char)shown.p[shown.n] & 0xC0) == 0x80)
      shown.n--;
  }
  buf_add(b, shown);
  buf_repeat(b, ' ', TITLE_WIDTH - text_width(shown));
}

static void add_line(struct buf *b, const struct overview_line *l) {
  const struct report_counts *c = &l->counts;
  column(b, text_format(b->arena, "%.*s %.*s %.*s", TP(l->set), TP(l->number), TP(l->title)));
  buf_format(b, "%*u%*u%*u%*u%*u\n", COUNT_WIDTH, c->ja, COUNT_WIDTH, c->deels, COUNT_WIDTH, c->nee, COUNT_WIDTH, c->nvt,
             COUNT_WIDTH, c->unknown);
}

static void add_lines(struct buf *b, const struct overview *o, bool themes) {
  bool any = false;
  for (size_t i = 0; i < o->lines.n; i++) {
    if (o->lines.p[i].theme != themes)
      continue;
    if (!any)
      heading(b, themes ? "Thema" : "Eis", themes ? "Wel" : "Ja", themes ? "Niet" : "Nee");
    any = true;
    add_line(b, &o->lines.p[i]);
  }
}

struct text overview_text(struct arena *a, const struct overview *o) {
  struct buf b = {.arena = a};
  buf_format(&b, "OVERZICHT\n\nAantal aanbieders: %zu\n", o->providers);
  add_lines(&b, o, true);
  add_lines(&b, o, false);
  return buf_text(&b);
}
