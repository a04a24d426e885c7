// A kpi in sentences: each period with what was measured, and the ladder.
#include "ladder.h"
#include "telling.h"

enum { PERIODS_TOLD = 24 };

static struct text rule_words(struct telling *t, const struct ladder_view *l, const struct ladder_period *p) {
  struct buf b = {.arena = t->arena};
  for (size_t i = 0; i < p->rules.n; i++)
    buf_format(&b, "%s«%.*s»", i > 0 ? " en " : "", TP(img_text(t->v->im, t->v->im->kpi_rules[p->rules.p[i]].words)));
  return ladder_words(t->arena, t->v->run, t->v->provider, l->kpi->target, buf_text(&b));
}

static void tell_step(struct telling *t, const struct ladder_view *l, const struct ladder_period *p) {
  struct text now = ladder_steps(t->arena, t->v->im, l->kpi, p->steps), why = rule_words(t, l, p);
  const char *because = p->rules.n == 0 ? "" : p->sure ? ", door " : ", misschien door ";
  t->depth++;
  add_step(t, (struct step){.text = text_format(t->arena, "%s %.*s%s%.*s.", (p->steps & (p->steps - 1)) ? "Daarna nog mogelijk:" : "Daarna:",
                                                TP(now), because, TP(why))});
  t->depth--;
}

unsigned tell_ladder(struct telling *t, uint32_t target, uint32_t provider) {
  struct ladder_view l;
  if (!ladder_of(t->arena, t->v->run, provider, target, &l))
    return 0;
  struct text norm = l.norm;
  size_t from = l.periods.n > PERIODS_TOLD ? l.periods.n - PERIODS_TOLD : 0;
  if (l.periods.n == 0)
    add_step(t, (struct step){.text = text_format(t->arena, "%.*s.", TP(capital(t->arena, l.none)))});
  if (from > 0)
    add_step(t, (struct step){.text = text_format(t->arena, "Alleen de laatste %d perioden staan hier.", PERIODS_TOLD)});
  for (size_t i = from; i < l.periods.n; i++) {
    const struct ladder_period *p = &l.periods.p[i];
    bool none = p->outcome == NVT;
    struct text head = text_format(t->arena, none ? "%.*s: %.*s. Deze periode telt niet mee." : "%.*s: %.*s. Is dat %.*s?",
                                   TP(capital(t->arena, p->name)), TP(p->measure), TP(norm));
    add_step(t, (struct step){.text = head, .outcome = none ? 0 : p->outcome});
    if (!none)
      tell_step(t, &l, p);
  }
  add_step(t, (struct step){.text = text_format(t->arena, "Nu: %.*s.", TP(ladder_steps(t->arena, t->v->im, l.kpi, l.steps)))});
  return run_outcome(t->v->run, t->v->im->targets[target].own_reg, provider);
}

void tell_step_of(struct telling *t, uint32_t reg) {
  const struct image *im = t->v->im;
  for (uint32_t i = 0; im->code[reg].op == OP_STEP && i < im->n_kpis; i++)
    if (im->kpis[i].step_reg == im->code[reg].a) {
      t->depth++;
      tell_ladder(t, im->kpis[i].target, t->v->provider);
      t->depth--;
    }
}
