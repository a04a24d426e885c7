// A kpi in the reports: its periods, its step and what has to be done.
#include "kpi_out.h"

struct text kpi_to_do(struct arena *a, const struct ladder_view *l, uint32_t step) {
  return kpi_one_step(l) ? TEXT("Te doen:") : text_format(a, "Te doen bij stap %u:", step);
}

struct text kpi_measured(struct arena *a, const struct image *im, const struct ladder_view *l) {
  return text_format(a, "Gemeten per %.*s («%.*s»); de norm is %.*s:", TP(l->unit), TP(img_text(im, l->kpi->measure)), TP(l->norm));
}

static void actions_text(struct buf *b, const struct image *im, const struct ladder_view *l, size_t indent) {
  for (uint32_t left = l->steps; left != 0; left &= left - 1) {
    const struct img_kpi_step *s = ladder_step(im, l->kpi, (uint32_t)__builtin_ctz(left));
    if (s == NULL || s->actions == 0)
      continue;
    paragraph(b, indent, "", kpi_to_do(b->arena, l, s->number), 0);
    for (uint32_t i = s->first_action; i < s->first_action + s->actions; i++)
      paragraph(b, indent + 2, "- ", ladder_action(b->arena, im, &im->kpi_actions[i]), 2);
  }
}

static void period_text(struct buf *b, const struct image *im, const struct ladder_view *l, size_t i, size_t indent) {
  const struct ladder_period *p = &l->periods.p[i];
  struct text steps = ladder_steps(b->arena, im, l->kpi, p->steps);
  if (p->outcome == NVT)
    paragraph(b, indent, "- ", text_format(b->arena, "%.*s: %.*s", TP(p->name), TP(p->measure)), 2);
  else
    paragraph(b, indent, "- ",
              text_format(b->arena, "%.*s: %.*s – %.*s – %.*s", TP(p->name), TP(p->measure), TP(outcome_words(b->arena, p->outcome)), TP(steps)), 2);
}

// A kpi that does not apply here has no step either.
bool kpi_shows(struct arena *a, const struct report_item *item, struct ladder_view *l) {
  const struct verdicts *all = item->all;
  const struct verdict *v = item->verdict;
  bool off = item->target->entity == 0 && v->possible == NVT && run_outcome(all->run, item->target->own_reg, all->provider) != NVT;
  return !v->displaced && !off && ladder_of(a, all->run, all->provider, v->target, l);
}

void kpi_text(struct buf *b, const struct report_item *item, size_t indent) {
  struct ladder_view l;
  const struct image *im = item->image;
  if (!kpi_shows(b->arena, item, &l))
    return;
  size_t from = l.periods.n > PERIODS_SHOWN ? l.periods.n - PERIODS_SHOWN : 0;
  paragraph(b, indent, kpi_step_label(&l), ladder_steps(b->arena, im, l.kpi, l.steps), 2);
  actions_text(b, im, &l, indent);
  paragraph(b, indent, "", kpi_measured(b->arena, im, &l), 2);
  if (l.periods.n == 0)
    paragraph(b, indent + 2, "- ", l.none, 2);
  if (from > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "… en %zu eerder", from), 0);
  for (size_t i = from; i < l.periods.n; i++)
    period_text(b, im, &l, i, indent + 2);
}

static void period_json(struct json_out *j, const struct image *im, const struct ladder_period *p) {
  jout_open(j, NULL, '{');
  jout_text(j, "periode", p->name);
  jout_text(j, "meting", p->measure);
  jout_text(j, "norm", outcome_word(p->outcome));
  jout_open(j, "stappen", '[');
  for (uint32_t left = p->steps; left != 0; left &= left - 1)
    jout_number(j, NULL, (uint32_t)__builtin_ctz(left));
  jout_close(j, ']');
  jout_open(j, "door", '[');
  for (size_t i = 0; i < p->rules.n; i++)
    jout_text(j, NULL, img_text(im, im->kpi_rules[p->rules.p[i]].words));
  jout_close(j, ']');
  jout_close(j, '}');
}

static void steps_json(struct json_out *j, const struct image *im, const struct ladder_view *l) {
  jout_open(j, "stappen", '[');
  for (uint32_t left = l->steps; left != 0; left &= left - 1) {
    uint32_t number = (uint32_t)__builtin_ctz(left);
    const struct img_kpi_step *s = ladder_step(im, l->kpi, number);
    jout_open(j, NULL, '{');
    jout_number(j, "stap", number);
    jout_text_or_null(j, "titel", s == NULL ? NO_TEXT : img_text(im, s->title));
    jout_open(j, "acties", '[');
    for (uint32_t i = 0; s != NULL && i < s->actions; i++)
      jout_text(j, NULL, ladder_action(j->buf.arena, im, &im->kpi_actions[s->first_action + i]));
    jout_close(j, ']');
    jout_close(j, '}');
  }
  jout_close(j, ']');
}

void kpi_json(struct json_out *j, const struct report_item *item) {
  struct ladder_view l;
  if (!kpi_shows(j->buf.arena, item, &l))
    return;
  jout_open(j, "kpi", '{');
  jout_text(j, "per", l.unit);
  jout_text(j, "meting", img_text(item->image, l.kpi->measure));
  jout_text(j, "norm", l.norm);
  steps_json(j, item->image, &l);
  jout_open(j, "perioden", '[');
  for (size_t i = 0; i < l.periods.n; i++)
    period_json(j, item->image, &l.periods.p[i]);
  jout_close(j, ']');
  jout_close(j, '}');
}
