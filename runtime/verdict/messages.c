// What a person should hear beside the outcomes: about for whom, about the toetsperiode, and about calculations without a result.
#include "verdict.h"

// "eis 3 onderdeel b van sdcg.pve"
static struct text target_name(struct arena *a, const struct image *im, const struct img_target *t) {
  struct text set = img_text(im, im->sets[t->set].name), path = img_text(im, t->path);
  struct text number = img_text(im, t->eis == NONE ? t->number : im->targets[t->eis].number);
  const char *kind = t->flags & TARGET_KPI ? "" : "eis ";
  return text_format(a, "%s%.*s%s%.*s van %.*s", kind, TP(number), path.n > 0 ? " onderdeel " : "", TP(path), TP(set));
}

static bool has_rows(const struct columns *c, uint32_t entity, uint32_t provider) {
  const struct entity_rows *rows = &c->entities[entity];
  return rows->begin[provider] < rows->begin[provider + 1];
}

static void tell_no_period(struct sink *sink, const struct run *run, uint32_t provider) {
  const struct records *r = run->columns->records[provider];
  bool asked = false;
  for (uint32_t i = 0; i < run->image->n_code; i++)
    asked = asked || run->image->code[i].op == OP_PERIOD;
  if (asked && (r->period_from == NO_DATE || r->period_to == NO_DATE))
    msg(sink, M_NO_PERIOD, NO_PLACE);
}

// Where a calculation has no result no answer helps: said of the part itself, not of what it is part of.
static void tell_no_result(struct sink *sink, const struct verdicts *all) {
  const struct image *im = all->run->image;
  for (uint32_t t = 0; t < im->n_targets; t++) {
    enum cause cause = all->targets[t].cause;
    if (!(im->targets[t].flags & TARGET_LEAF) || (cause != CAUSE_DIVISION && cause != CAUSE_OVERFLOW && cause != CAUSE_JUDGED_NVT))
      continue;
    msg(sink, cause == CAUSE_DIVISION ? M_DIVISION : cause == CAUSE_OVERFLOW ? M_OVERFLOW : M_JUDGED_NVT, NO_PLACE, target_name(sink->arena, im, &im->targets[t]));
  }
}

// … nor where rows have the same date and their order decides.
static void tell_tied(struct sink *sink, const struct verdicts *all) {
  const struct image *im = all->run->image;
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (im->targets[t].flags & TARGET_LEAF && all->targets[t].tied.n > 0)
      msg(sink, M_TIED, NO_PLACE, target_name(sink->arena, im, &im->targets[t]), all->targets[t].tied);
}

// … and where a term was kept by what happened before it began.
static void tell_early(struct sink *sink, const struct verdicts *all) {
  const struct image *im = all->run->image;
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (all->targets[t].early.n > 0)
      msg(sink, M_EARLY, NO_PLACE, target_name(sink->arena, im, &im->targets[t]), all->targets[t].early);
}

void verdict_messages(struct sink *sink, const struct verdicts *all) {
  const struct run *run = all->run;
  const struct image *im = run->image;
  uint32_t provider = all->provider;
  tell_no_result(sink, all);
  tell_tied(sink, all);
  tell_early(sink, all);
  tell_no_period(sink, run, provider);
  for (uint32_t i = 0; i < im->n_scopes; i++) {
    const struct img_scope *s = &im->scopes[i];
    const struct img_target *t = &im->targets[s->target];
    unsigned own = condition_at(&run->regs[t->scope_reg].c, provider), other = condition_at(&run->regs[s->reg].c, provider);
    bool known = has_rows(run->columns, s->rows, provider) && has_rows(run->columns, s->other, provider);
    if (!known || (own | other) != (WAAR | ONWAAR) || own == other || (own & other) != 0)
      continue;
    struct text rows = img_text(im, im->entities[s->rows].name), beside = img_text(im, im->entities[s->other].name);
    msg(sink, M_SCOPE_DIFFERS, NO_PLACE, target_name(sink->arena, im, t), own == WAAR ? rows : beside,
        own == WAAR ? beside : rows, rows);
  }
}
