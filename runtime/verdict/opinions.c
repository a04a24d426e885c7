// The judgements that count for a target.
#include "view.h"

// A path of keys is that of the row itself, or of a row that it hangs under.
static bool row_in(struct text path, struct text named) {
  if (named.n == 0 || text_eq(path, named))
    return true;
  return text_starts(path, named) && path.p[named.n] == '/';
}

// Whether the machine has this judgement on some row that the record names.
static bool was_given(const struct view *v, uint32_t input, const struct rec_judgement *j) {
  uint32_t entity = v->im->judges[input].entity;
  for (uint32_t row = v->segments[entity].from; row < v->segments[entity].to; row++)
    if (outcome_at(&v->columns->judges[input].given, row) & j->outcome &&
        row_in(column_row_path(v->scratch, v->columns, entity, row), j->row))
      return true;
  return false;
}

// What the calculation says where the judgement stands in its place.
static unsigned computed(const struct view *v, const struct img_target *target, const struct rec_judgement *j) {
  const struct img_code *code = &v->im->code[target->own_reg];
  uint32_t reg = code->op == OP_JUDGE ? code->a : target->own_reg;
  struct segment s = v->segments[target->entity];
  unsigned outcome = NVT;
  for (uint32_t row = s.from; row < s.to; row++)
    if (row_in(column_row_path(v->scratch, v->columns, target->entity, row), j->row))
      outcome = outcome_fold(outcome, run_outcome(v->run, reg, row));
  return outcome;
}

void verdict_opinions(const struct view *v, struct verdict *out) {
  const struct img_target *target = target_of(v, out->target);
  const struct records *records = v->columns->records[v->provider];
  if (target->judge == NONE)
    return;
  for (size_t i = 0; i < records->judgements.n; i++) {
    const struct rec_judgement *j = &records->judgements.p[i];
    if (!target_named(v, out->target, j->set, j->eis, j->part) || !was_given(v, target->judge, j))
      continue;
    bool instead = j->in_place && target->flags & TARGET_LEAF && !(target->flags & TARGET_JUDGED);
    vec_push(v->arena, &out->opinions, (struct opinion){j->row, j->note, j->by, j->outcome, j->date, j->in_place,
                                                        instead ? computed(v, target, j) : 0});
  }
}
