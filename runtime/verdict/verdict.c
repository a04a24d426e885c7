// All verdicts on one provider, in the order in which they need each other: what is above before its parts for exceptions, the
// parts before what is above them for questions.
#include "view.h"

static struct segment *segments_of(struct arena *a, const struct columns *c, uint32_t provider) {
  const struct image *im = c->image;
  struct segment *s = NEW_ARRAY(a, struct segment, im->n_entities + 1);
  s[0] = (struct segment){provider, provider + 1};
  for (uint32_t e = 1; e < im->n_entities; e++) {
    const uint32_t *begin = c->entities[e].begin;
    s[e] = (struct segment){begin[s[im->entities[e].parent].from], begin[s[im->entities[e].parent].to]};
  }
  return s;
}

static void count_rows(const struct view *v, struct verdict *out) {
  const struct img_target *target = target_of(v, out->target);
  struct segment s = v->segments[target->entity];
  for (uint32_t row = s.from; target->entity != 0 && !out->displaced && row < s.to; row++) {
    unsigned bits = row_outcome(v, out->target, row);
    out->counts.total += bits != NVT;
    out->counts.ja += bits == JA;
    out->counts.deels += bits == DEELS;
    out->counts.nee += bits == NEE;
    out->counts.unknown += !is_one(bits);
  }
}

// A judgement on what is above takes away the need to ask; it does not say what the outcome of the onderdeel is.
static void mark_unasked(const struct view *v, struct verdict *all, uint32_t t) {
  uint32_t above = target_of(v, t)->parent;
  if (above == NONE || all[t].displaced || is_one(all[t].possible))
    return;
  all[t].unasked = all[above].unasked || target_judged(v, above) == EVERYWHERE;
}

static bool stands_aside(const struct verdict *part) {
  return part->displaced || part->possible == NVT;
}

static void judge_part(const struct verdict *part, uint32_t *judged, uint32_t *counted) {
  *judged += part->judged && !stands_aside(part);
  *counted += !stands_aside(part);
}

// A person decides a target by judging it, or by judging all that stands in its place or under it and counts.
static bool is_judged(const struct view *v, const struct verdict *all, uint32_t t) {
  const struct img_target *target = target_of(v, t);
  uint32_t judged = 0, counted = 0;
  size_t from = 0;
  const struct applied *by;
  bool stands = verdict_displacer(&all[t]) == NULL;
  if (stands && target_judged(v, t) != NOWHERE)
    return true;
  for (uint32_t norm; (norm = verdict_norm(v->im, &all[t], &from, &by)) != NONE;)
    judge_part(&all[norm], &judged, &counted);
  if (stands && target->flags & TARGET_LEAF && !stands_aside(&all[t])) {
    judged += (target->flags & TARGET_JUDGED) != 0;
    counted++;
  }
  for (uint32_t part = t + 1; part < v->im->n_targets && target_below(v->im, part, t); part++)
    if (v->im->targets[part].parent == t)
      judge_part(&all[part], &judged, &counted);
  return counted > 0 && judged == counted;
}

static void start_target(const struct view *v, struct verdict *all, uint32_t t) {
  all[t].target = t;
  all[t].clash[0] = all[t].clash[1] = NONE;
  all[t].possible = run_outcome(v->run, target_of(v, t)->reg, v->provider);
  verdict_exceptions(v, all, t);
  all[t].displaced = all[t].displaced && all[t].possible == NVT; // of rows that nobody knows yet it says nothing
  mark_unasked(v, all, t);
  verdict_opinions(v, &all[t]);
  count_rows(v, &all[t]);
}

static void finish_target(const struct view *v, struct verdict *all, uint32_t t, bool missing, bool evidence) {
  if (missing)
    verdict_gaps(v, all, t);
  if (missing && target_of(v, t)->flags & TARGET_LEAF && !all[t].displaced && all[t].possible != NVT)
    all[t].early = early_words(v, t);
  verdict_reason(v, all, &all[t]);
  if (evidence)
    verdict_facts(v, &all[t]);
  all[t].judged = is_judged(v, all, t);
  arena_reset(v->scratch);
}

struct view view_of(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider) {
  return (struct view){.arena = a,
                       .scratch = arena_child(a),
                       .index = index,
                       .im = index->im,
                       .run = run,
                       .columns = run->columns,
                       .provider = provider,
                       .segments = segments_of(a, run->columns, provider)};
}

static void verdict_on(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider, bool missing,
                       bool evidence, struct verdicts *out) {
  const struct image *im = index->im;
  struct view v = view_of(a, index, run, provider);
  out->run = run;
  out->provider = provider;
  out->targets = NEW_ARRAY(a, struct verdict, im->n_targets);
  out->themes = NEW_ARRAY(a, unsigned, im->n_themes);
  out->theme_causes = NEW_ARRAY(a, enum cause, im->n_themes);
  for (uint32_t t = 0; t < im->n_targets; t++)
    start_target(&v, out->targets, t);
  for (uint32_t t = im->n_targets; t-- > 0;)
    finish_target(&v, out->targets, t, missing, evidence);
  for (uint32_t i = 0; i < im->n_themes; i++) {
    out->themes[i] = run_outcome(run, im->themes[i].reg, provider);
    out->theme_causes[i] = verdict_theme(&v, i);
    arena_reset(v.scratch);
  }
  arena_free(v.scratch);
}

void verdict_of(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider, bool evidence,
                struct verdicts *out) {
  verdict_on(a, index, run, provider, true, evidence, out);
}

void verdict_glance(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider, struct verdicts *out) {
  verdict_on(a, index, run, provider, false, false, out);
}
