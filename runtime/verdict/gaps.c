// What is missing, as a person is told it: for each input that an open outcome hangs on a question, and why the answer is unknown.
#include "view.h"

bool field_is_inner(const struct columns *c, uint32_t field, uint32_t row) {
  const struct img_field *f = &c->image->fields[field];
  const struct value *v = &c->fields[field].value;
  return f->type == TYPE_CHOICE && bit_get(v->k, row) && !bit_get(v->g, row) && v->lo[row] < v->hi[row] &&
         v->hi[row] - v->lo[row] + 1 < (int64_t)c->image->classes[f->class_].leaves;
}

static void explain_field(const struct view *v, struct gap *gap) {
  const struct rec_value *why = NULL;
  enum cause cause = column_unknown(v->columns, gap->id, gap->at, &why);
  if (cause != CAUSE_NONE)
    gap->cause = cause;
  if (why != NULL)
    gap->note = why->note;
  if (gap->note.n == 0 && why != NULL && why->n_values == 1 && field_is_inner(v->columns, gap->id, gap->at))
    gap->note = text_format(v->arena, "«%.*s» is bekend, maar niet welke daaronder", TP(why->values[0]));
}

// Two of what there can be one of: none of them counts.
static void explain_doubles(const struct records *r, struct text entity, uint32_t parent, bool single, struct gap *gap) {
  uint32_t n = 0;
  for (size_t i = 0; i < r->rows.n; i++)
    n += r->rows.p[i].parent == parent && text_eq(r->rows.p[i].entity, entity);
  if (!single || n < 2)
    return;
  gap->cause = CAUSE_SOURCES_DIFFER;
  gap->note = TEXT("er staan er meer, en er kan er maar één zijn. Zegt u ja, dan zijn het twee bronnen over hetzelfde");
}

// Why a list is open, when the records say so: of this parent row, or of all.
static void explain_list(const struct view *v, struct gap *gap) {
  struct text name = img_text(v->im, v->im->entities[gap->id].name);
  struct cell_origin above = v->columns->entities[v->im->entities[gap->id].parent].from[gap->at];
  const struct records *r = v->columns->records[v->provider];
  for (size_t i = 0; i < r->lists.n; i++) {
    const struct rec_list *list = &r->lists.p[i];
    if (!text_eq(list->entity, name) || (list->parent != NO_INDEX && list->parent != above.row) ||
        list->status != LIST_OPEN)
      continue;
    gap->cause = list->cause == CAUSE_NONE ? CAUSE_MISSING : list->cause;
    gap->note = list->note;
  }
  explain_doubles(r, name, above.row, v->im->entities[gap->id].kind & KIND_SINGLE, gap);
}

// Judgements that differ.
static void explain_judgement(const struct view *v, struct gap *gap) {
  const struct judged_apart *apart = v->columns->judges[gap->id].apart;
  while (apart != NULL && apart->row != gap->at)
    apart = apart->next;
  if (apart == NULL)
    return;
  gap->cause = CAUSE_SOURCES_DIFFER;
  gap->note = apart->words;
}

static struct gap gap_known_why(const struct view *v, struct input in) {
  struct gap gap = {.kind = in.kind, .id = in.id, .at = in.at, .cause = CAUSE_MISSING};
  if (in.kind == GAP_FIELD)
    explain_field(v, &gap);
  if (in.kind == GAP_LIST)
    explain_list(v, &gap);
  if (in.kind == GAP_JUDGEMENT)
    explain_judgement(v, &gap);
  return gap;
}

struct gap gap_at(const struct view *v, struct input in) {
  struct gap gap = gap_known_why(v, in);
  gap_words(v, &gap);
  return gap;
}

enum cause cause_heavier(enum cause a, enum cause b) {
  static const int weight[] = {[CAUSE_NONE] = 0,      [CAUSE_MISSING] = 1,        [CAUSE_DIVISION] = 2, [CAUSE_OVERFLOW] = 2, [CAUSE_JUDGED_NVT] = 2, [CAUSE_TIED] = 2,
                               [CAUSE_COLLECTOR] = 3, [CAUSE_SOURCES_DIFFER] = 4, [CAUSE_CLASH] = 5};
  return weight[a] >= weight[b] ? a : b;
}

// Why the outcomes that were asked for are open.
static enum cause cause_of(const struct demand *d, const inputs *in) {
  enum cause cause = d->division ? CAUSE_DIVISION : d->overflow ? CAUSE_OVERFLOW : d->undecided ? CAUSE_JUDGED_NVT : d->tied ? CAUSE_TIED : CAUSE_MISSING;
  if (d->waivers)
    cause = CAUSE_SOURCES_DIFFER;
  for (size_t i = 0; i < in->n; i++)
    cause = cause_heavier(cause, gap_known_why(d->v, in->p[i]).cause);
  return d->clash ? CAUSE_CLASH : cause;
}

// The step that a kpi has reached: a register, or NONE where it is known.
static uint32_t open_step(const struct view *v, uint32_t t) {
  for (uint32_t i = 0; i < v->im->n_kpis && target_of(v, t)->flags & TARGET_KPI; i++)
    if (v->im->kpis[i].target == t && v->run->regs[v->im->kpis[i].step_reg].s.must[v->provider] == 0)
      return v->im->kpis[i].step_reg;
  return NONE;
}

// The inputs that the outcome in `reg` hangs on (and that in `also`), and why it is open.
static enum cause open_inputs(const struct view *v, uint32_t reg, uint32_t also, inputs *out, struct demand *how) {
  struct demand d = demand_new(v);
  want(&d, reg, v->provider);
  if (also != NONE)
    want(&d, also, v->provider);
  demand_follow(&d);
  demand_inputs(&d, v->scratch, out);
  *how = d;
  return cause_of(&d, out);
}

static bool is_below(const struct verdict *out, struct input in) {
  for (size_t i = 0; i < out->below.n; i++)
    if (out->below.p[i].kind == in.kind && out->below.p[i].id == in.id && out->below.p[i].at == in.at)
      return true;
  return false;
}

static void add_gaps(const struct view *v, struct verdict *out, const inputs *in) {
  for (size_t i = 0; i < in->n && !out->unasked; i++)
    if (!is_below(out, in->p[i]))
      vec_push(v->arena, &out->gaps, gap_at(v, in->p[i]));
}

static void take_over(const struct view *v, struct verdict *out, const struct verdict *part) {
  for (size_t i = 0; i < part->gaps.n; i++)
    vec_push(v->arena, &out->below, part->gaps.p[i]);
  for (size_t i = 0; i < part->below.n; i++)
    vec_push(v->arena, &out->below, part->below.p[i]);
}

static void take_over_parts(const struct view *v, struct verdict *all, uint32_t t) {
  size_t from = 0;
  for (uint32_t part = t + 1; part < v->im->n_targets && target_below(v->im, part, t); part++)
    if (v->im->targets[part].parent == t)
      take_over(v, &all[t], &all[part]);
  const struct applied *by;
  for (uint32_t norm; (norm = verdict_norm(v->im, &all[t], &from, &by)) != NONE;)
    take_over(v, &all[t], &all[norm]);
}

void verdict_gaps(const struct view *v, struct verdict *all, uint32_t t) {
  inputs in = {0};
  take_over_parts(v, all, t);
  uint32_t step = all[t].displaced || !target_addressed(v, t) ? NONE : open_step(v, t);
  if (is_one(all[t].possible) && step == NONE)
    return;
  struct demand how;
  enum cause cause = open_inputs(v, target_of(v, t)->reg, step, &in, &how);
  all[t].cause = is_one(all[t].possible) ? CAUSE_NONE : cause;
  all[t].tied = tied_words(v, &how);
  for (int i = 0; how.clash && i < 2; i++)
    all[t].clash[i] = option_exception(v, t, &v->im->code[how.chooser], how.between[i]);
  add_gaps(v, &all[t], &in);
}

enum cause verdict_theme(const struct view *v, uint32_t theme) {
  inputs in = {0};
  struct demand how;
  uint32_t reg = v->im->themes[theme].reg;
  return is_one(run_outcome(v->run, reg, v->provider)) ? CAUSE_NONE : open_inputs(v, reg, NONE, &in, &how);
}
