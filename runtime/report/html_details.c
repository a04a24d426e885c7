// What stands under an eis or onderdeel on the page: the kpi, judgements, readings, evidence with where it comes from, and what is
// still to be asked.
#include "html_out.h"
#include "kpi_out.h"

enum { GAPS_SHOWN = 100 };

static void actions(struct page *p, const struct image *im, const struct ladder_view *l) {
  struct arena *a = p->b.arena;
  for (uint32_t left = l->steps; left != 0; left &= left - 1) {
    const struct img_kpi_step *s = ladder_step(im, l->kpi, (uint32_t)__builtin_ctz(left));
    if (s == NULL || s->actions == 0)
      continue;
    html_line(&p->b, "", kpi_to_do(a, l, s->number));
    buf_addz(&p->b, "<ul>\n");
    for (uint32_t i = s->first_action; i < s->first_action + s->actions; i++)
      HTML(&p->b, "<li>%</li>\n", ladder_action(a, im, &im->kpi_actions[i]));
    buf_addz(&p->b, "</ul>\n");
  }
}

static void periods(struct page *p, const struct image *im, const struct ladder_view *l) {
  static const char *const columns[] = {"Periode", "Meting", "Norm", "Stap"};
  struct arena *a = p->b.arena;
  size_t from = l->periods.n > PERIODS_SHOWN ? l->periods.n - PERIODS_SHOWN : 0;
  html_table(&p->b, "perioden", kpi_measured(a, im, l), columns, 4);
  for (size_t i = from; i < l->periods.n; i++) {
    const struct ladder_period *x = &l->periods.p[i];
    struct text steps = x->outcome == NVT ? NO_TEXT : ladder_steps(a, im, l->kpi, x->steps);
    HTML(&p->b, "<tr><th scope=\"row\">%</th><td>%</td><td>%</td><td>%</td></tr>\n", x->name, x->measure,
         outcome_words(a, x->outcome), steps);
  }
  if (l->periods.n == 0)
    HTML(&p->b, "<tr><td colspan=\"4\">%</td></tr>\n", l->none);
  html_table_end(&p->b);
  if (from > 0)
    html_line(&p->b, "", text_format(a, "… en %zu eerder", from));
}

void html_kpi(struct page *p, const struct report_item *item) {
  struct ladder_view l;
  if (!kpi_shows(p->b.arena, item, &l))
    return;
  html_line(&p->b, kpi_step_label(&l), ladder_steps(p->b.arena, item->image, l.kpi, l.steps));
  actions(p, item->image, &l);
  periods(p, item->image, &l);
}

static void opinions(struct buf *b, const struct verdict *v) {
  for (size_t i = 0; i < v->opinions.n; i++) {
    html_line(b, "", opinion_words(b->arena, &v->opinions.p[i]));
    if (v->opinions.p[i].computed != 0)
      html_line(b, COMPUTED_LABEL, outcome_words(b->arena, v->opinions.p[i].computed));
  }
}

static void remarks(struct buf *b, const struct report_item *item) {
  const struct image *im = item->image;
  const char *label;
  struct text words;
  for (uint32_t i = 0; i < im->n_parameters; i++)
    if (im->parameters[i].target == item->verdict->target)
      html_line(b, "Parameter ", parameter_words(b->arena, im, &im->parameters[i]));
  for (uint32_t i = 0; i < im->n_notes; i++)
    if (note_words(b->arena, item, i, &label, &words))
      html_line(b, label, words);
}

static void facts(struct buf *b, const struct verdict *v) {
  static const char *const columns[] = {"Gegeven", "Waarde", "Herkomst"};
  struct arena *a = b->arena;
  if (v->facts.n == 0)
    return;
  html_table(b, "bewijs", TEXT("Bewijs"), columns, 3);
  for (size_t i = 0; i < v->facts.n; i++) {
    const struct fact *f = &v->facts.p[i];
    HTML(b, "<tr><th scope=\"row\">%%</th><td>%</td><td>%</td></tr>\n", f->name, row_in_words(a, f->row), f->title.n > 0 ? f->title : f->value,
         origin_plain(a, f->origin));
  }
  html_table_end(b);
  if (v->facts_left > 0)
    html_line(b, "", text_format(a, "… en nog %u", v->facts_left));
}

static void gaps(struct buf *b, const struct verdict *v) {
  static const char *const columns[] = {"Vraag", "Aan", "Gegeven", "Waarom onbekend"};
  size_t shown = v->gaps.n < GAPS_SHOWN ? v->gaps.n : GAPS_SHOWN;
  if (shown == 0)
    return;
  html_table(b, "nodig", TEXT("Nog nodig"), columns, 4);
  for (size_t i = 0; i < shown; i++) {
    const struct gap *g = &v->gaps.p[i];
    struct text why = gap_why(g);
    HTML(b, "<tr><th scope=\"row\">%</th><td>%</td><td>%</td><td>%</td></tr>\n", g->question, g->who, gap_name(b->arena, g),
         why.n > 0 ? why : text_from(cause_word[g->cause]));
  }
  html_table_end(b);
  if (v->gaps.n > shown)
    html_line(b, "", text_format(b->arena, "… en nog %zu", v->gaps.n - shown));
}

void html_details(struct page *p, const struct report_item *item) {
  opinions(&p->b, item->verdict);
  if (item->verdict->unaddressed)
    return;
  remarks(&p->b, item);
  facts(&p->b, item->verdict);
  gaps(&p->b, item->verdict);
}
