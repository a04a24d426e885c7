// The evidence a target rests on: the fields its norm reads, row by row, with where they come from.
#include "view.h"

struct text fact_name(const struct view *v, uint32_t field) {
  const struct img_field *f = &v->im->fields[field];
  return text_format(v->arena, "%.*s.%.*s", TP(img_text(v->im, v->im->entities[f->entity].name)),
                     TP(img_text(v->im, f->name)));
}

// false: no more are kept, and this one is counted.
static bool has_room(struct verdict *out) {
  if (out->facts.n < FACT_LIMIT)
    return true;
  out->facts_left++;
  return false;
}

static void add_fact(const struct view *v, struct verdict *out, struct fact fact) {
  if (has_room(out))
    vec_push(v->arena, &out->facts, fact);
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
static unsigned done_by(const struct view *v, uint32_t t, uint32_t entity, uint32_t row) {
  uint32_t at = target_row(v, target_of(v, t), entity, row);
  return at == NO_INDEX ? (unsigned)ANY_OUTCOME : row_outcome(v, t, at);
}

enum pass { PASS_AGAINST, PASS_FOR, PASS_ASIDE }; // rows that may be nee or deels, that are ja, that do not count

static enum pass pass_of(unsigned outcome) {
  return outcome & (NEE | DEELS) ? PASS_AGAINST : outcome & JA ? PASS_FOR : PASS_ASIDE;
}

static void add_values(const struct view *v, struct verdict *out, uint32_t field, enum pass pass) {
  uint32_t entity = v->im->fields[field].entity;
  struct text name = fact_name(v, field);
  for (uint32_t row = v->segments[entity].from; row < v->segments[entity].to; row++) {
    if (pass_of(done_by(v, out->target, entity, row)) != pass)
      continue;
    const struct rec_value *why;
    if (column_unknown(v->columns, field, row, &why) != CAUSE_NONE || !has_room(out))
      continue;
    struct text path = column_row_path(v->arena, v->columns, entity, row);
    add_fact(v, out,
             (struct fact){name, path, column_show(v->arena, v->columns, field, row), value_origin(v, field, row),
                           column_title(v->arena, v->columns, field, row)});
  }
}

// What was said about the list under a row of the parent, before what was said of all; NULL: nothing.
static const struct rec_list *list_about(const struct view *v, uint32_t entity, uint32_t above) {
  const struct records *r = v->columns->records[v->provider];
  struct text name = img_text(v->im, v->im->entities[entity].name);
  uint32_t row = v->columns->entities[v->im->entities[entity].parent].from[above].row;
  const struct rec_list *of_all = NULL;
  for (size_t i = 0; i < r->lists.n; i++) {
    const struct rec_list *l = &r->lists.p[i];
    if (text_eq(l->entity, name) && l->parent == row)
      return l;
    if (text_eq(l->entity, name) && l->parent == NO_INDEX && of_all == NULL)
      of_all = l;
  }
  return of_all;
}

static void add_list(const struct view *v, struct verdict *out, uint32_t entity, uint32_t above, struct text value) {
  const struct rec_list *list = list_about(v, entity, above);
  struct text path = column_row_path(v->arena, v->columns, v->im->entities[entity].parent, above);
  const struct origin *origin = list != NULL ? origin_at(v->columns->records[v->provider], list->origin) : NULL;
  add_fact(v, out, (struct fact){img_text(v->im, v->im->entities[entity].name), path, value, origin, NO_TEXT});
}

static struct text state_words(const struct view *v, const struct rec_list *list) {
  if (list->status == LIST_OPEN)
    return text_format(v->arena, "bekend vanaf %.*s", TP(date_dutch(v->arena, list->since)));
  return list->total == 0 ? TEXT("steekproef") : text_format(v->arena, "steekproef van %u van %u", list->sample, list->total);
}

// A list that is a sample is judged as the whole, and that is said; so is from which day on a list is known.
static void add_sample(const struct view *v, struct verdict *out, uint32_t entity) {
  struct segment parents = v->segments[v->im->entities[entity].parent];
  for (uint32_t above = parents.from; above < parents.to; above++) {
    const struct rec_list *list = list_about(v, entity, above);
    if (list == NULL || (list->status != LIST_SAMPLE && (list->status != LIST_OPEN || list->since == 0)))
      continue;
    add_list(v, out, entity, above, state_words(v, list));
    if (list->parent == NO_INDEX)
      return;
  }
}

// A list that is known to be empty is evidence itself.
static void add_empty(const struct view *v, struct verdict *out, uint32_t entity, enum pass pass) {
  const struct entity_rows *rows = &v->columns->entities[entity];
  uint32_t parent = v->im->entities[entity].parent;
  for (uint32_t above = v->segments[parent].from; above < v->segments[parent].to; above++)
    if (rows->begin[above] == rows->begin[above + 1] && !bit_get(rows->open, above) &&
        pass_of(done_by(v, out->target, parent, above)) == pass)
      add_list(v, out, entity, above, TEXT("geen"));
}

static bool nothing_known(const struct view *v, const uint32_t *fields, size_t n, uint32_t entity, uint32_t row) {
  for (size_t i = 0; i < n; i++)
    if (v->im->fields[fields[i]].entity == entity && column_unknown(v->columns, fields[i], row, NULL) == CAUSE_NONE)
      return false;
  return true;
}

static bool is_asked(const struct view *v, const struct verdict *out, uint32_t entity, uint32_t row) {
  for (size_t i = 0; i < out->gaps.n; i++) {
    const struct gap *g = &out->gaps.p[i];
    if (g->kind == GAP_FIELD && g->at == row && v->im->fields[g->id].entity == entity)
      return true;
  }
  return false;
}

// A row of which no value is shown is there all the same, unless its values are asked for.
static void add_present(const struct view *v, struct verdict *out, const uint32_t *fields, size_t n, uint32_t entity,
                        enum pass pass) {
  const struct records *r = v->columns->records[v->provider];
  for (uint32_t row = v->segments[entity].from; row < v->segments[entity].to; row++) {
    uint32_t at = v->columns->entities[entity].from[row].row;
    if (pass_of(done_by(v, out->target, entity, row)) != pass || !nothing_known(v, fields, n, entity, row) ||
        is_asked(v, out, entity, row))
      continue;
    add_fact(v, out,
             (struct fact){img_text(v->im, v->im->entities[entity].name),
                           column_row_path(v->arena, v->columns, entity, row), TEXT("aanwezig"),
                           at == NO_INDEX ? NULL : origin_at(r, r->rows.p[at].origin), NO_TEXT});
  }
}

// What a target shows: fields, and the lists they stand in with those above them.
struct shown {
  const struct view *v;
  bool *seen, *own; // for each entity: it is in `lists`, and fields of its own are shown
  VEC(uint32_t) fields;
  VEC(uint32_t) lists;
};

static void show_field(struct shown *s, uint32_t field) {
  for (size_t i = 0; i < s->fields.n; i++)
    if (s->fields.p[i] == field)
      return;
  if (s->v->im->entities[s->v->im->fields[field].entity].key != field) // the name of the row says it
    vec_push(s->v->scratch, &s->fields, field);
  s->own[s->v->im->fields[field].entity] = true;
  for (uint32_t e = s->v->im->fields[field].entity; e != 0 && !s->seen[e]; e = s->v->im->entities[e].parent) {
    s->seen[e] = true;
    vec_push(s->v->scratch, &s->lists, e);
  }
}

static void show_fields_of(struct shown *s, uint32_t reg) {
  bool *fields = NEW_ARRAY(s->v->scratch, bool, s->v->im->n_fields);
  fields_read(s->v->scratch, s->v->im, reg, fields);
  for (uint32_t f = 0; f < s->v->im->n_fields; f++)
    if (fields[f])
      show_field(s, f);
}

static void choose(struct shown *s, const struct verdict *out) {
  const struct verdict_index *index = s->v->index;
  uint32_t t = out->target, scope = target_of(s->v, t)->scope_reg;
  if (scope != NONE && run_condition(s->v->run, scope, s->v->provider) == ONWAAR) {
    show_fields_of(s, scope);
    return;
  }
  if (!target_addressed(s->v, t))
    return;
  for (size_t i = 0; i < out->applied.n; i++)
    if (out->applied.p[i].sure)
      show_fields_of(s, branch_condition(s->v->im, out->applied.p[i].exception, out->applied.p[i].branch));
  for (uint32_t i = index->first_field[t]; verdict_displacer(out) == NULL && i < index->first_field[t + 1]; i++)
    show_field(s, index->fields.p[i]);
}

void verdict_facts(const struct view *v, struct verdict *out) {
  struct shown s = {.v = v,
                    .seen = NEW_ARRAY(v->scratch, bool, v->im->n_entities),
                    .own = NEW_ARRAY(v->scratch, bool, v->im->n_entities)};
  enum pass last = out->possible == NVT ? PASS_ASIDE : PASS_FOR;
  if (out->displaced)
    return;
  choose(&s, out);
  for (size_t i = 0; i < s.lists.n; i++)
    add_sample(v, out, s.lists.p[i]);
  for (int pass = PASS_AGAINST; pass <= (int)last; pass++) {
    for (size_t i = 0; i < s.fields.n; i++)
      add_values(v, out, s.fields.p[i], (enum pass)pass);
    for (size_t i = 0; i < s.lists.n; i++) {
      if (s.own[s.lists.p[i]] && pass != PASS_ASIDE)
        add_present(v, out, s.fields.p, s.fields.n, s.lists.p[i], (enum pass)pass);
      add_empty(v, out, s.lists.p[i], (enum pass)pass);
    }
  }
}
