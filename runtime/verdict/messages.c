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

// A list that is known to be empty because the dossier says so was told where it stands.
static bool said_in_dossier(const struct records *r, struct text entity) {
  for (size_t i = 0; i < r->lists.n; i++)
    if (text_eq(r->lists.p[i].entity, entity) && records_origin_of(r, r->lists.p[i].origin).collector.n == 0)
      return true;
  return false;
}

static void tell_not_enrolled(struct sink *sink, const struct run *run, uint32_t provider) {
  const struct image *im = run->image;
  uint32_t rows = image_find_entity(im, TEXT("inschrijving"));
  bool asked = false;
  for (uint32_t t = 0; t < im->n_targets; t++)
    asked = asked || im->targets[t].scope_reg != NONE;
  if (!asked || rows == NONE || im->entities[rows].parent != 0 || has_rows(run->columns, rows, provider))
    return;
  if (!bit_get(run->columns->entities[rows].open, provider) &&
      !said_in_dossier(run->columns->records[provider], TEXT("inschrijving")))
    msg(sink, M_NOT_ENROLLED, NO_PLACE);
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

void verdict_messages(struct sink *sink, const struct verdicts *all) {
  const struct run *run = all->run;
  const struct image *im = run->image;
  uint32_t provider = all->provider;
  tell_no_result(sink, all);
  tell_not_enrolled(sink, run, provider);
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
