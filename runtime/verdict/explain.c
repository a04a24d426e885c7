// The explanation of one target: for whom, which exceptions and why, what the norm makes of each row, and what is missing.
#include "gates.h"
#include "telling.h"
#include "wonder.h"

struct explaining {
  struct arena *arena;
  const struct view *v;
  const struct verdict_index *index;
  const struct verdicts *verdicts;
  struct wonder *wonder;
  uint32_t top;
  inputs *asked; // so far
  bool *told;    // norms of exceptions: once, where the first of the parts stands that they replace
};

static struct telling telling_to(const struct explaining *x, const struct explanation *e, steps *out) {
  return (struct telling){.v = x->v, .arena = x->arena, .out = out, .target = (uint32_t)(e->target - x->v->im->targets)};
}

static uint32_t target_number(const struct explaining *x, const struct img_target *t) {
  return (uint32_t)(t - x->v->im->targets);
}

// --- For whom

static uint32_t named_field(const struct image *im, uint32_t entity, const char *name) {
  return image_find_field(im, entity, text_from(name));
}

static struct text enrolment(const struct telling *t, uint32_t entity, uint32_t row) {
  uint32_t what = named_field(t->v->im, entity, "zorgvorm"), where = named_field(t->v->im, entity, "gemeente");
  struct text care = what == NONE ? row_name(t, entity, row) : column_title(t->arena, t->v->columns, what, row);
  if (where == NONE || column_unknown(t->v->columns, where, row, NULL) != CAUSE_NONE)
    return care;
  return text_format(t->arena, "%.*s in %.*s", TP(care), TP(column_title(t->arena, t->v->columns, where, row)));
}

static void tell_enrolments(struct telling *t) {
  uint32_t entity = image_find_entity(t->v->im, TEXT("inschrijving"));
  if (entity == NONE)
    return;
  struct segment s = t->v->segments[entity];
  struct text *all = NEW_ARRAY(t->arena, struct text, s.to - s.from);
  for (uint32_t row = s.from; row < s.to; row++)
    all[row - s.from] = enrolment(t, entity, row);
  bool open = bit_get(t->v->columns->entities[entity].open, t->v->provider);
  if (s.from == s.to)
    add_step(t, (struct step){.text = open ? TEXT("Van deze aanbieder is geen inschrijving bekend.")
                                           : TEXT("Deze aanbieder is nergens voor ingeschreven.")});
  else
    add_step(t, (struct step){.text = text_format(t->arena, "Deze aanbieder is ingeschreven voor: %.*s.",
                                                  TP(text_join(t->arena, all, s.to - s.from, TEXT("; "))))});
}

// Gives whether the conditions hold that are not of a row.
static unsigned tell_gates(const struct explaining *x, struct telling *t, const struct img_target *target) {
  unsigned together = WAAR;
  gates all = {0};
  list_gates(x->v, target, &all);
  for (size_t i = 0; i < all.n; i++) {
    if (x->v->im->regs[all.p[i].condition].entity != 0)
      continue;
    unsigned holds = tell_condition(t, all.p[i].condition, x->v->provider);
    if (holds == (WAAR | ONWAAR) && together != ONWAAR)
      together = holds;
    else if (holds != all.p[i].wanted && is_one(holds))
      together = ONWAAR;
  }
  return together;
}

static unsigned addressed(const struct explaining *x, const struct img_target *t) {
  return t->scope_reg == NONE ? WAAR : run_condition(x->v->run, t->scope_reg, x->v->provider);
}

static void explain_scope(const struct explaining *x, struct explanation *e) {
  struct telling t = telling_to(x, e, &e->scope);
  if ((e->above == NULL && e->target->kind == TARGET_EIS) || e->target->scope_reg != NONE)
    tell_enrolments(&t);
  if (e->target->scope_reg != NONE)
    tell_all_of(&t, e->target->scope_reg, x->v->provider, false);
  unsigned holds = addressed(x, e->target);
  if (target_addressed(x->v, target_number(x, e->target))) {
    unsigned conditions = tell_gates(x, &t, e->target);
    holds = conditions == ONWAAR || holds == WAAR ? conditions : holds;
  }
  if (e->above == NULL && e->target->kind == TARGET_EIS)
    add_step(&t, (struct step){.text = TEXT("Geldt deze eis voor deze aanbieder?"), .holds = holds});
}

// --- Exceptions

static const struct applied *applied_of(const struct verdict *v, uint32_t exception) {
  for (size_t i = 0; i < v->applied.n; i++)
    if (v->applied.p[i].exception == exception)
      return &v->applied.p[i];
  return NULL;
}

static bool holds_nowhere(const struct explaining *x, uint32_t reg) {
  struct segment s = x->v->segments[x->v->im->regs[reg].entity];
  for (uint32_t row = s.from; row < s.to; row++)
    if (run_condition(x->v->run, reg, row) != ONWAAR)
      return false;
  return true;
}

static void tell_rows_of(const struct explaining *x, struct telling *t, uint32_t reg, bool open_only) {
  struct segment s = x->v->segments[x->v->im->regs[reg].entity];
  for (uint32_t row = s.from; row < s.to && row < s.from + EXPLAINED_ROWS; row++)
    tell_all_of(t, reg, row, open_only);
}

// Whether the exception applies by its guard alone and yet none of its branches does, in any row: what was told of them says why.
static bool no_branch_holds(const struct explaining *x, const struct img_exception *img) {
  for (uint32_t b = img->first_branch; b < img->first_branch + img->branches; b++)
    if (x->v->im->branches[b].reg == NONE || !holds_nowhere(x, x->v->im->branches[b].reg))
      return false;
  return img->branches > 0;
}

static void explain_exception(const struct explaining *x, struct explanation *e, uint32_t number) {
  const struct img_exception *img = &x->v->im->exceptions[number];
  struct explained_exception out = {.exception = img, .applied = applied_of(e->verdict, number)};
  struct telling t = telling_to(x, e, &out.why);
  bool barred = holds_nowhere(x, img->guard_reg);
  tell_rows_of(x, &t, img->guard_reg, out.applied == NULL && barred);
  for (uint32_t b = img->first_branch; !barred && b < img->first_branch + img->branches; b++)
    if (x->v->im->branches[b].reg != img->guard_reg && (out.applied == NULL || out.applied->branch == b))
      tell_rows_of(x, &t, x->v->im->branches[b].reg, false);
  bool no_branch = no_branch_holds(x, img);
  steps_once(x->arena, &out.why);
  if (out.applied == NULL && !barred && (!no_branch || img->branches > 1))
    add_step(&t, (struct step){.text = no_branch ? TEXT("Geen tak van deze afwijking past.")
                                                 : TEXT("Een andere afwijking of een ontheffing gaat voor.")});
  vec_push(x->arena, &e->exceptions, out);
}

static void explain_exceptions(const struct explaining *x, struct explanation *e) {
  uint32_t n = target_number(x, e->target), last = NONE;
  for (uint32_t i = x->index->first_option[n]; i < x->index->first_option[n + 1]; i++) {
    const struct option *o = &x->index->options.p[i];
    if (o->exception == last || !target_addressed(x->v, n) || e->verdict->displaced)
      continue;
    last = o->exception;
    explain_exception(x, e, last);
  }
}

// --- The norm, row by row

enum pass { PASS_AGAINST, PASS_FOR, PASS_ASIDE, PASSES };

static enum pass pass_of(unsigned outcome) {
  return outcome & (NEE | DEELS) ? PASS_AGAINST : outcome & JA ? PASS_FOR : PASS_ASIDE;
}

// Conditions of the row that do not surely hold. false: one surely does not, and then the norm is not looked at.
static bool tell_row_gates(const struct explaining *x, struct telling *t, const gates *all, uint32_t entity,
                           uint32_t row) {
  bool counts = true;
  for (size_t i = 0; i < all->n; i++) {
    uint32_t condition = all->p[i].condition, level = x->v->im->regs[condition].entity;
    uint32_t at = level == 0 ? NO_INDEX : row_above(x->v, entity, row, level);
    if (at == NO_INDEX || run_condition(x->v->run, condition, at) == all->p[i].wanted)
      continue;
    tell_condition(t, condition, at);
    counts = counts && run_condition(x->v->run, condition, at) & all->p[i].wanted;
  }
  return counts;
}

static void add_row(struct explanation *e, const struct explaining *x, const steps *of_row, struct step head) {
  bool alone = of_row->n == 1 && (of_row->p[0].outcome != 0 || head.outcome != NVT);
  if (e->target->entity != 0 && !alone)
    vec_push(x->arena, &e->norm_steps, head);
  for (size_t i = 0; i < of_row->n; i++) {
    struct step s = of_row->p[i];
    s.depth += e->target->entity != 0 && !alone;
    vec_push(x->arena, &e->norm_steps, s);
  }
}

static void explain_row(const struct explaining *x, struct explanation *e, const gates *all, uint32_t row) {
  steps of_row = {0};
  struct telling t = telling_to(x, e, &of_row);
  uint32_t n = target_number(x, e->target), member = x->index->member[n];
  if (member != NONE && run_condition(x->v->run, member, row) != WAAR)
    tell_condition(&t, member, row);
  unsigned outcome = row_outcome(x->v, n, row);
  struct text name = row_name(&t, e->target->entity, row);
  struct text waived = e->target->entity == 0 ? NO_TEXT : waived_row_words(x->v, n, row, name);
  name = capital(x->arena, name);
  if (waived.n > 0) {
    add_row(e, x, &of_row, (struct step){.text = waived, .outcome = NVT});
    return;
  }
  if (tell_row_gates(x, &t, all, e->target->entity, row)) {
    if (outcome == NVT && run_outcome(x->v->run, e->target->own_reg, row) != NVT && of_row.n == 0)
      name = text_format(x->arena, "%.*s telt hier niet mee", TP(name)); // something above decides that
    else
      e->target->flags & TARGET_KPI ? tell_ladder(&t, n, row) : tell_outcome(&t, e->target->own_reg, row);
  }
  add_row(e, x, &of_row, (struct step){.text = name, .outcome = outcome});
}

static bool is_member(const struct explaining *x, uint32_t target, uint32_t row) {
  uint32_t member = x->index->member[target];
  return member == NONE || run_condition(x->v->run, member, row) != ONWAAR;
}

static void explain_rows(const struct explaining *x, struct explanation *e) {
  uint32_t n = target_number(x, e->target), shown = 0;
  struct segment s = x->v->segments[e->target->entity];
  gates all = {0};
  list_gates(x->v, e->target, &all);
  for (int pass = PASS_AGAINST; pass < PASSES; pass++)
    for (uint32_t row = s.from; row < s.to; row++) {
      if ((int)pass_of(row_outcome(x->v, n, row)) != pass || !is_member(x, n, row))
        continue;
      if (shown++ < EXPLAINED_ROWS)
        explain_row(x, e, &all, row);
      else
        e->rows_left++;
    }
}

// Who counts, where the target itself says so.
static void explain_members(const struct explaining *x, struct explanation *e) {
  uint32_t n = target_number(x, e->target), member = x->index->member[n], count = 0;
  struct segment s = x->v->segments[e->target->entity];
  struct telling t = telling_to(x, e, &e->norm_steps);
  struct text names[EXPLAINED_ROWS];
  if (e->target->entity == 0 || member == NONE || !chooses_rows(x->v->im, e->target))
    return;
  for (uint32_t row = s.from; row < s.to; row++)
    if (run_condition(x->v->run, member, row) == WAAR && count++ < EXPLAINED_ROWS)
      names[count - 1] = row_name(&t, e->target->entity, row);
  uint32_t shown = count < EXPLAINED_ROWS ? count : EXPLAINED_ROWS;
  if (shown > 0)
    add_step(&t, (struct step){.text = text_format(x->arena,
                                                   count > shown ? "Hieronder vallen: %.*s … en nog %u."
                                                                 : "Hieronder vallen: %.*s.",
                                                   TP(text_join(x->arena, names, shown, TEXT(", "))), count - shown)});
  for (uint32_t row = s.from, told = 0; row < s.to && told < EXPLAINED_ROWS; row++) {
    unsigned in = run_condition(x->v->run, member, row);
    if (in == WAAR)
      continue;
    told++;
    t.depth = 0;
    add_step(&t,
             (struct step){.text = text_format(x->arena,
                                               in == ONWAAR ? "%.*s valt hier niet onder."
                                                            : "Of %.*s hieronder valt, is niet bekend.",
                                               TP(in == ONWAAR ? capital(x->arena, row_name(&t, e->target->entity, row))
                                                               : row_name(&t, e->target->entity, row)))});
    t.depth = 1;
    tell_condition(&t, member, row);
  }
}

static void explain_open_list(const struct explaining *x, struct explanation *e) {
  struct telling t = telling_to(x, e, &e->norm_steps);
  uint32_t entity = e->target->entity;
  if (entity == 0)
    return;
  struct segment above = x->v->segments[x->v->im->entities[entity].parent];
  for (uint32_t row = above.from; row < above.to; row++)
    if (bit_get(x->v->columns->entities[entity].open, row)) {
      const char *words = x->v->im->entities[entity].plural.len == 0 || x->v->im->entities[entity].kind & KIND_SINGLE
                              ? "Of er een %.*s is%.*s, is nog niet bekend."
                              : "Welke %.*s er zijn%.*s, is nog niet (helemaal) bekend.";
      add_step(&t, (struct step){.text = text_format(x->arena, words,
                                                     TP(entity_words(&t, entity, true)),
                                                     TP(at_row(&t, x->v->im->entities[entity].parent, row)))});
      return;
    }
}

// Where deels was made nee.
static void explain_complete(const struct explaining *x, struct explanation *e) {
  struct telling t = telling_to(x, e, &e->norm_steps);
  if (e->verdict->possible == NEE && made_nee(x->v, e->target))
    add_step(&t, (struct step){.text = TEXT("Samen is dat Deels. Er staat «volledig» bij: dan is Deels niet genoeg, en wordt het Nee.")});
}

static void explain_no_result(const struct explaining *x, struct explanation *e) {
  struct telling t = telling_to(x, e, &e->norm_steps);
  if (e->verdict->cause == CAUSE_DIVISION)
    add_step(&t, (struct step){.text = TEXT("Hier wordt door nul gedeeld. Daar komt niets uit, dus de uitkomst blijft onbekend.")});
  if (e->verdict->cause == CAUSE_JUDGED_NVT)
    add_step(&t, (struct step){.text = TEXT("Een oordeel is hier n.v.t. Dan is niet te zeggen of de voorwaarde klopt, dus de uitkomst blijft onbekend.")});
  if (e->verdict->tied.n > 0)
    add_step(&t, (struct step){.text = text_format(x->v->arena, "Van dezelfde dag zijn %.*s. Welke eerst komt, is niet te zeggen, dus de uitkomst blijft onbekend.", TP(e->verdict->tied))});
  if (e->verdict->cause == CAUSE_OVERFLOW)
    add_step(&t, (struct step){.text = TEXT("Hier komt een getal uit dat te groot is. De uitkomst blijft daarom onbekend.")});
}

static void explain_norm(const struct explaining *x, struct explanation *e) {
  uint32_t n = target_number(x, e->target);
  e->norm = norm_written(x->v, n, &e->norm_place);
  if (e->verdict->displaced || !target_addressed(x->v, n) || verdict_displacer(e->verdict) != NULL)
    return;
  explain_members(x, e);
  explain_open_list(x, e);
  if (e->target->flags & TARGET_LEAF && !(e->verdict->unasked && e->target->flags & TARGET_JUDGED))
    explain_rows(x, e);
  if (e->target->flags & TARGET_LEAF)
    explain_no_result(x, e);
  steps_once(x->arena, &e->norm_steps);
  explain_complete(x, e);
}

// --- What is missing, and the parts

static bool is_first(const struct explaining *x, const struct gap *g) {
  for (size_t i = 0; i < x->asked->n; i++)
    if (x->asked->p[i].kind == g->kind && x->asked->p[i].id == g->id && x->asked->p[i].at == g->at)
      return false;
  vec_push(x->arena, x->asked, (struct input){g->kind, g->id, g->at});
  return true;
}

static void explain_gaps(const struct explaining *x, struct explanation *e) {
  uint32_t n = target_number(x, e->target);
  for (size_t i = 0; i < e->verdict->gaps.n && i < EXPLAINED_GAPS; i++) {
    struct explained_gap g = {.gap = &e->verdict->gaps.p[i]};
    consequences_of(x->wonder, g.gap, n, &g.own);
    if (n != x->top && is_first(x, g.gap))
      consequences_of(x->wonder, g.gap, x->top, &g.whole);
    vec_push(x->arena, &e->gaps, g);
  }
  e->gaps_left = e->verdict->gaps.n - e->gaps.n;
}

static struct text label_of(const struct explaining *x, const struct img_target *t) {
  const struct image *im = x->v->im;
  struct text path = img_text(im, t->path);
  if (t->exception == NONE)
    return t->kind == TARGET_EIS ? NO_TEXT : text_format(x->arena, "onderdeel %.*s", TP(path));
  struct text label = img_text(im, im->exceptions[t->exception].label);
  if (exception_is_also(im, t->exception))
    return text_format(x->arena, "elke %.*s", TP(label));
  return t->parent == NONE ? text_format(x->arena, "norm van afwijking %.*s", TP(label))
                           : text_format(x->arena, "onderdeel %.*s/%.*s", TP(label), TP(path));
}

static struct explanation *explain(const struct explaining *x, uint32_t target, const struct explanation *above);

static void explain_parts(const struct explaining *x, struct explanation *e, uint32_t target) {
  size_t from = 0;
  const struct applied *by;
  for (uint32_t part = target + 1; part < x->v->im->n_targets && target_below(x->v->im, part, target); part++)
    if (x->v->im->targets[part].parent == target)
      vec_push(x->arena, &e->parts, explain(x, part, e));
  for (uint32_t norm; (norm = verdict_norm(x->v->im, e->verdict, &from, &by)) != NONE;)
    if (!x->told[norm]) {
      x->told[norm] = true;
      vec_push(x->arena, &e->parts, explain(x, norm, e));
    }
}

static struct explanation *explain(const struct explaining *x, uint32_t target, const struct explanation *above) {
  struct explanation *e = NEW(x->arena, struct explanation);
  *e =
      (struct explanation){.verdict = &x->verdicts->targets[target], .target = target_of(x->v, target), .above = above};
  e->label = label_of(x, e->target);
  explain_scope(x, e);
  explain_exceptions(x, e);
  explain_norm(x, e);
  explain_gaps(x, e);
  explain_parts(x, e, target);
  return e;
}

struct explanation *explain_target(struct arena *a, const struct verdict_index *index, const struct verdicts *verdicts,
                                   uint32_t target) {
  struct view v = view_of(a, index, verdicts->run, verdicts->provider);
  inputs asked = {0};
  struct explaining x = {.arena = a, .v = &v, .index = index, .verdicts = verdicts, .top = target, .asked = &asked};
  x.told = NEW_ARRAY(a, bool, index->im->n_targets);
  x.wonder = consequences_start(a, index, verdicts);
  struct explanation *e = explain(&x, target, NULL);
  wonder_free(x.wonder);
  arena_free(v.scratch);
  return e;
}
