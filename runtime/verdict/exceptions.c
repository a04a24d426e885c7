// Which exceptions and waivers decide about a target, and what they displace.
#include "view.h"

// Whether a branch holds in a row of the level that decides: surely, perhaps, or not.
enum certainty { NOT, PERHAPS, SURELY };

static enum certainty holds(const struct view *v, const struct option *o, uint32_t level, uint32_t row) {
  uint32_t reg = branch_condition(v->im, o->exception, o->branch);
  uint32_t at = row_above(v, level, row, v->im->regs[reg].entity);
  unsigned c = at == NO_INDEX ? (unsigned)(WAAR | ONWAAR) : run_condition(v->run, reg, at);
  return c == WAAR ? SURELY : c & WAAR ? PERHAPS : NOT;
}

static enum certainty decides(const struct view *v, const struct option *o, uint32_t row) {
  const struct img_code *code = &v->im->code[o->code];
  enum certainty c = holds(v, o, code->entity, row);
  if (c == SURELY && option_wins(v, code, o->place, row))
    return SURELY;
  return c != NOT && option_may_win(v, code, o->place, row) ? PERHAPS : NOT;
}

// The level an option is looked at: that of its select, or of the exception itself where that has no rows.
static uint32_t level_of(const struct view *v, const struct option *o) {
  uint32_t level = o->code == NONE ? 0 : v->im->code[o->code].entity;
  if (o->code != NONE && v->segments[level].from < v->segments[level].to)
    return level;
  return v->im->regs[branch_condition(v->im, o->exception, o->branch)].entity;
}

// Whether there may be rows of an entity that are not known: its list is open, or one that it hangs under.
static bool unknown_rows(const struct view *v, uint32_t entity) {
  for (uint32_t e = entity; e != 0; e = v->im->entities[e].parent) {
    struct segment above = v->segments[v->im->entities[e].parent];
    for (uint32_t row = above.from; row < above.to; row++)
      if (bit_get(v->columns->entities[e].open, row))
        return true;
  }
  return false;
}

static void add_applied(const struct view *v, struct verdict *out, const struct option *o) {
  uint32_t level = level_of(v, o);
  struct segment s = v->segments[level];
  bool select = o->code != NONE && v->im->code[o->code].entity == level, perhaps = s.from == s.to && unknown_rows(v, level);
  enum effect effect = o->branch == NONE ? EFFECT_UNCHANGED : (enum effect)v->im->branches[o->branch].effect;
  struct applied applied = {o->exception, o->branch, effect, o->begrip, false, s.from < s.to};
  for (uint32_t row = s.from; row < s.to; row++) {
    enum certainty c = select ? decides(v, o, row) : holds(v, o, level, row);
    applied.sure = applied.sure || c == SURELY;
    applied.everywhere = applied.everywhere && c == SURELY;
    perhaps = perhaps || c != NOT;
  }
  if (perhaps && (o->begrip || effect != EFFECT_UNCHANGED))
    vec_push(v->arena, &out->applied, applied);
}

// Adds a label once.
static struct text join_label(const struct view *v, struct text list, struct text label) {
  struct text rest = list, part;
  while (text_split(&rest, ',', &part))
    if (text_eq(text_trim(part), label))
      return list;
  return list.n == 0 ? label : text_format(v->arena, "%.*s, %.*s", TP(list), TP(label));
}

const struct applied *verdict_displacer(const struct verdict *v) {
  for (size_t i = 0; i < v->applied.n; i++) {
    const struct applied *a = &v->applied.p[i];
    if (a->everywhere && !a->begrip && a->effect != EFFECT_SUPPLEMENT)
      return a;
  }
  return NULL;
}

// A supplement falls with what lapses as a whole: then its norm is nowhere printed either.
static bool falls(const struct view *v, const struct applied *a) {
  uint32_t norm = a->branch == NONE ? NONE : v->im->branches[a->branch].norm;
  return a->effect == EFFECT_SUPPLEMENT && (norm == NONE || run_outcome(v->run, target_of(v, norm)->reg, v->provider) == NVT);
}

static void drop_supplements(const struct view *v, struct verdict *out) {
  const struct applied *by = verdict_displacer(out);
  size_t kept = 0;
  if ((by == NULL || by->effect != EFFECT_LAPSE) && target_waived(v, out->target) != EVERYWHERE)
    return;
  for (size_t i = 0; i < out->applied.n; i++)
    if (!falls(v, &out->applied.p[i]))
      out->applied.p[kept++] = out->applied.p[i];
  out->applied.n = kept;
}

static bool ends_here(const struct view *v, const struct verdict *above) {
  return above->displaced || target_waived(v, above->target) == EVERYWHERE || verdict_displacer(above) != NULL;
}

static void add_labels(const struct view *v, struct verdict *out) {
  for (size_t i = 0; i < out->applied.n; i++) {
    const struct applied *a = &out->applied.p[i];
    if (a->sure && a->effect != EFFECT_SUPPLEMENT)
      out->via = join_label(v, out->via, img_text(v->im, v->im->exceptions[a->exception].label));
  }
}

static void add_waiver(const struct view *v, struct verdict *out) {
  enum extent extent = target_waived(v, out->target);
  if (extent == EVERYWHERE)
    out->via = TEXT("ontheffing");
  else if (extent == SOMEWHERE || target_rows_waived(v, out->target) != NOWHERE)
    out->via = join_label(v, out->via, TEXT("ontheffing"));
  for (uint32_t i = 0; extent != EVERYWHERE && i < v->im->n_parameters; i++)
    if (target_changed(v, out->target, i))
      out->via = join_label(v, out->via, TEXT("ontheffing"));
}

// Where something stands in the place of the whole, supplements on its parts stay, but not where it lapses.
static void add_surviving(const struct view *v, struct verdict *out) {
  for (uint32_t i = v->index->first_option[out->target]; i < v->index->first_option[out->target + 1]; i++) {
    const struct option *o = &v->index->options.p[i];
    if (!o->begrip && o->branch != NONE && v->im->branches[o->branch].effect == EFFECT_SUPPLEMENT)
      add_applied(v, out, o);
  }
  size_t kept = 0;
  for (size_t i = 0; i < out->applied.n; i++)
    if (!falls(v, &out->applied.p[i]))
      out->applied.p[kept++] = out->applied.p[i];
  out->applied.n = kept;
}

void verdict_exceptions(const struct view *v, struct verdict *all, uint32_t t) {
  const struct img_target *target = target_of(v, t);
  struct verdict *out = &all[t];
  if (!target_addressed(v, t))
    return;
  if (target->parent != NONE)
    out->via = all[target->parent].via;
  if (target->parent != NONE && ends_here(v, &all[target->parent])) {
    out->displaced = true;
    add_surviving(v, out);
    return;
  }
  if (target->kind == TARGET_PART && target->parent == NONE && target->exception != NONE)
    out->via = img_text(v->im, v->im->exceptions[target->exception].label);
  for (uint32_t i = v->index->first_option[t]; i < v->index->first_option[t + 1]; i++)
    if (!v->index->options.p[i].begrip || target_means(v, t, v->index->options.p[i].exception))
      add_applied(v, out, &v->index->options.p[i]);
  drop_supplements(v, out);
  add_labels(v, out);
  add_waiver(v, out);
}

uint32_t verdict_norm(const struct image *im, const struct verdict *v, size_t *from, const struct applied **by) {
  while (*from < v->applied.n) {
    *by = &v->applied.p[(*from)++];
    if ((*by)->branch != NONE && !(*by)->begrip && im->branches[(*by)->branch].norm != NONE)
      return im->branches[(*by)->branch].norm;
  }
  return NONE;
}
