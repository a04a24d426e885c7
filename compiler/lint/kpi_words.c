// A kpi against the text of the eis it says it comes from: a percentage in one and not in the other.
#include "quantity.h"
#include "rule.h"

enum { MOST_PERCENTS = 32 };
struct percents { size_t n; struct { int64_t milli; struct place place; struct text words; } p[MOST_PERCENTS]; };

static bool has(const struct percents *list, int64_t milli) {
  for (size_t i = 0; i < list->n; i++)
    if (list->p[i].milli == milli) return true;
  return false;
}

static void add(struct percents *to, int64_t milli, struct place at, struct text words) {
  if (to->n >= MOST_PERCENTS || has(to, milli)) return; // each is told once
  to->p[to->n].milli = milli, to->p[to->n].place = at, to->p[to->n].words = words;
  to->n++;
}

static void of_prose(const struct prose *p, struct percents *to) {
  for (size_t k = 0; k < p->n; k++) {
    struct quantity q;
    if (quantity_at(p, k, &q) && q.in == IN_PERCENT) add(to, q.milli, quantity_place(p, &q), quantity_words(p, &q));
  }
}

static void of_node(const struct lint *l, const struct source *src, const struct node *n, struct percents *to) {
  if (n->kind == N_PERCENT) {
    struct prose p = {.src = src};
    struct quantity q;
    prose_cut(l->arena, &p, n->text);
    if (p.n > 0 && quantity_at(&p, 0, &q)) add(to, q.milli, node_place(src, n), n->text);
  }
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_VERBATIM && c->kind != N_TITLE) of_node(l, src, c, to);
}

static struct text source_of(const struct node *kpi) {
  for (const struct node *c = node_child(kpi, 2)->child; c; c = c->next)
    if (c->kind == N_SOURCE) return c->child->text;
  return NO_TEXT;
}

// The eis of which the number is the last word of where the kpi comes from.
static uint32_t eis_of_source(const struct lint *l, struct text source) {
  struct text rest = text_squeeze(l->arena, source), one, last = NO_TEXT;
  while (text_split(&rest, ' ', &one)) last = one;
  return last.n > 0 ? model_eis(l->model, l->set, last) : NONE;
}

static void look(const struct lint *l, const struct m_kpi *kpi) {
  const struct model *m = l->model;
  uint32_t eis = eis_of_source(l, source_of(kpi->node));
  struct percents norm = {.n = 0}, text = {.n = 0};
  if (eis == NONE) return;
  of_node(l, kpi->src, kpi->node, &norm);
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner == PROSE_TARGET && (p->index == eis || m->targets.p[p->index].eis == eis)) of_prose(p, &text);
  }
  for (size_t i = 0; i < text.n && norm.n > 0; i++)
    if (!has(&norm, text.p[i].milli)) msg(m->sink, M_KPI_TEXT, text.p[i].place, text.p[i].words, lint_target_name(l, eis), kpi->name);
  for (size_t i = 0; i < norm.n && text.n > 0; i++)
    if (!has(&text, norm.p[i].milli)) msg(m->sink, M_KPI_NORM, norm.p[i].place, norm.p[i].words, lint_target_name(l, eis), kpi->name);
}

void lint_kpi_words(struct lint *l) {
  for (size_t i = 0; i < l->model->kpis.n; i++)
    if (l->model->kpis.p[i].set == l->set && l->model->kpis.p[i].node) look(l, &l->model->kpis.p[i]);
}
