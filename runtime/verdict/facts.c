// The evidence a target rests on: the fields its norm reads, row by row, with where they come from.
#include "view.h"

struct text fact_name(const struct view *v, uint32_t field) {
  const struct img_field *f = &v->im->fields[field];
  return text_format(v->arena, "%.*s.%.*s", TP(img_text(v->im, v->im->entities[f->entity].name)),
                     TP(img_text(v->im, f->name)));
}

static void add_fact(const struct view *v, struct verdict *out, struct fact fact) {
  if (out->facts.n < FACT_LIMIT)
    vec_push(v->arena, &out->facts, fact);
  else
    out->facts_left++;
}

static const struct origin *origin_at(const struct records *r, uint32_t i) {
  return i < r->origins.n ? &r->origins.p[i] : NULL;
}

static const struct origin *value_origin(const struct view *v, uint32_t field, uint32_t row) {
  const struct img_field *f = &v->im->fields[field];
  struct cell_origin from = v->columns->entities[f->entity].from[row];
  if (from.row == NO_INDEX || from.records == NULL)
    return NULL;
  const struct rec_value *value = records_find(from.records, from.row, img_text(v->im, f->name));
  return origin_at(from.records, value != NULL ? value->origin : from.records->rows.p[from.row].origin);
}

// The row of the target that an evidence row belongs to; NO_INDEX when it belongs to all of them.
static uint32_t target_row(const struct view *v, const struct img_target *target, uint32_t entity, uint32_t row) {
  return row_above(v, entity, row, target->entity);
}

// What the evidence row did to the target's outcome.
static unsigned row_outcome(const struct view *v, uint32_t t, uint32_t entity, uint32_t row) {
  uint32_t at = target_row(v, target_of(v, t), entity, row);
  return at == NO_INDEX ? (unsigned)ANY_OUTCOME : run_outcome(v->run, v->index->rows_reg[t], at);
}

enum pass { PASS_AGAINST, PASS_FOR, PASS_ASIDE }; // rows that may be nee or deels, that are ja, that do not count

static enum pass pass_of(unsigned outcome) {
  return outcome & (NEE | DEELS) ? PASS_AGAINST : outcome & JA ? PASS_FOR : PASS_ASIDE;
}

static void add_values(const struct view *v, struct verdict *out, uint32_t field, enum pass pass) {
  uint32_t entity = v->im->fields[field].entity;
  struct text name = fact_name(v, field);
  for (uint32_t row = v->segments[entity].from; row < v->segments[entity].to; row++) {
    if (pass_of(row_outcome(v, out->target, entity, row)) != pass)
      continue;
    const struct rec_value *why;
    if (column_unknown(v->columns, field, row, &why) != CAUSE_NONE)
      continue;
    struct text path = column_row_path(v->arena, v->columns, entity, row);
    add_fact(v, out,
             (struct fact){name, path, column_show(v->arena, v->columns, field, row), value_origin(v, field, row)});
  }
}

static const struct rec_list *list_about(const struct records *r, struct text entity) {
  for (size_t i = 0; i < r->lists.n; i++)
    if (text_eq(r->lists.p[i].entity, entity))
      return &r->lists.p[i];
  return NULL;
}

static bool is_open(const struct view *v, uint32_t entity) {
  struct segment parents = v->segments[v->im->entities[entity].parent];
  for (uint32_t row = parents.from; row < parents.to; row++)
    if (bit_get(v->columns->entities[entity].open, row))
      return true;
  return false;
}

// A list that is known to be empty, or a sample, is evidence itself.
static void add_list(const struct view *v, struct verdict *out, uint32_t entity) {
  const struct records *r = v->columns->records[v->provider];
  struct text name = text_copy(v->arena, img_text(v->im, v->im->entities[entity].name));
  const struct rec_list *list = list_about(r, name);
  bool empty = v->segments[entity].from == v->segments[entity].to && !is_open(v, entity);
  struct fact fact = {.name = name, .value = TEXT("geen"), .origin = list != NULL ? origin_at(r, list->origin) : NULL};
  if (list != NULL && list->status == LIST_SAMPLE)
    fact.value = text_format(v->arena, "steekproef van %u van %u", list->sample, list->total);
  else if (!empty)
    return;
  add_fact(v, out, fact);
}

// The fields whose facts are shown with a target.
struct fields {
  const struct view *v;
  VEC(uint32_t) list;
};

static void add_field(struct fields *f, uint32_t field) {
  for (size_t i = 0; i < f->list.n; i++)
    if (f->list.p[i] == field)
      return;
  vec_push(f->v->scratch, &f->list, field);
}

static bool is_load(uint16_t op) {
  return op == OP_LOAD_C || op == OP_LOAD_V || op == OP_LOAD_S;
}

// The fields that a register is made from.
static void add_fields_of(struct fields *f, uint32_t reg) {
  const struct image *im = f->v->im;
  bool *seen = NEW_ARRAY(f->v->scratch, bool, im->n_regs);
  uint32_t regs[OPERAND_LIMIT];
  seen[reg] = true;
  for (uint32_t i = f->v->index->def[reg] + 1; i-- > 0;) {
    const struct img_code *code = &im->code[i];
    if (!seen[code->dst])
      continue;
    if (is_load(code->op))
      add_field(f, code->a);
    for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
      seen[regs[n]] = true;
  }
}

// An onderdeel shows what it reads itself.
static bool shown_below(const struct view *v, uint32_t t, uint32_t field) {
  for (uint32_t part = t + 1; part < v->im->n_targets && target_below(v->im, part, t); part++)
    for (uint32_t i = 0; i < v->im->targets[part].uses; i++)
      if (v->im->uses[v->im->targets[part].first_use + i].field == field)
        return true;
  return false;
}

static bool norm_stands(const struct verdict *out) {
  for (size_t i = 0; i < out->applied.n; i++)
    if (out->applied.p[i].everywhere && !out->applied.p[i].begrip)
      return false;
  return true;
}

static void choose_fields(struct fields *f, const struct verdict *out) {
  const struct img_target *target = target_of(f->v, out->target);
  if (target->scope_reg != NONE && run_condition(f->v->run, target->scope_reg, f->v->provider) == ONWAAR) {
    add_fields_of(f, target->scope_reg);
    return;
  }
  for (size_t i = 0; i < out->applied.n; i++)
    if (out->applied.p[i].sure)
      add_fields_of(f, branch_condition(f->v->im, out->applied.p[i].exception, out->applied.p[i].branch));
  for (uint32_t i = 0; norm_stands(out) && i < target->uses; i++) {
    uint32_t field = f->v->im->uses[target->first_use + i].field;
    if (!shown_below(f->v, out->target, field))
      add_field(f, field);
  }
}

static void add_lists(const struct fields *f, struct verdict *out) {
  bool *seen = NEW_ARRAY(f->v->scratch, bool, f->v->im->n_entities);
  for (size_t i = 0; i < f->list.n; i++) {
    uint32_t entity = f->v->im->fields[f->list.p[i]].entity;
    if (entity != 0 && !seen[entity])
      add_list(f->v, out, entity);
    seen[entity] = true;
  }
}

void verdict_facts(const struct view *v, struct verdict *out) {
  struct fields f = {.v = v};
  enum pass last = out->possible == NVT ? PASS_ASIDE : PASS_FOR;
  if (out->displaced)
    return;
  choose_fields(&f, out);
  add_lists(&f, out);
  for (int pass = PASS_AGAINST; pass <= (int)last; pass++)
    for (size_t i = 0; i < f.list.n; i++)
      add_values(v, out, f.list.p[i], (enum pass)pass);
}
