#include "rows.h"

// The rows of the entity that exist already, and those of this call, by parent and key.
struct known_rows {
  struct map rows;    // row in records
  struct map of_call; // row of the answer
};

static struct text path_key(const struct placing *p, uint32_t parent, struct text key) {
  return text_format(p->work, "%u/%.*s", parent, TP(key));
}

static void know_rows(const struct placing *p, struct known_rows *k) {
  const struct records *r = &p->plan->records;
  k->rows.arena = k->of_call.arena = p->work;
  for (uint32_t i = 0; i < r->rows.n; i++)
    if (text_eq(r->rows.p[i].entity, p->shape.name))
      map_set(&k->rows, path_key(p, r->rows.p[i].parent, r->rows.p[i].key), i);
}

static uint32_t origin_of(const struct placing *p, size_t row) {
  struct origin o = p->from;
  o.where = text_copy(p->plan->records.arena, p->answer->rows.p[row].where);
  return records_origin(&p->plan->records, o);
}

static struct rec_value value_of(struct arena *a, struct text field, struct text cell, uint32_t origin) {
  struct rec_value v = {.field = field, .origin = origin, .state = STATE_UNKNOWN, .cause = CAUSE_MISSING};
  cell = text_trim(cell);
  if (!cell.n) {
    v.note = TEXT("de cel is leeg");
    return v;
  }
  v.state = STATE_KNOWN;
  v.cause = CAUSE_NONE;
  v.values = NEW(a, struct text);
  *v.values = text_copy(a, cell);
  v.n_values = 1;
  return v;
}

static bool is_known(const struct records *r, uint32_t row, struct text field) {
  const struct rec_value *v = records_find(r, row, field);
  return v && v->state != STATE_UNKNOWN;
}

static void store_cells(const struct placing *p, size_t row, uint32_t into, uint32_t origin) {
  const struct answer_row *r = &p->answer->rows.p[row];
  struct records *records = &p->plan->records;
  for (size_t i = 0; i < r->n; i++) {
    const struct cell *cell = &p->answer->cells.p[r->first + i];
    struct text field = p->fields[cell->column];
    if (field.n && !(p->call->only_unknown && is_known(records, into, field)))
      records_value(records, into, value_of(records->arena, field, cell->value, origin));
  }
}

// Two lines about the same key are one row, but which is right nobody can say, nor whether one of them is somebody else.
static void tell_twice(struct placing *p, size_t row, size_t other) {
  struct text where = p->answer->rows.p[other].where;
  struct failure f = {M_COLLECT_KEY_TWICE, {rows_where(p, row), p->rows[row].key, where}, CAUSE_COLLECTOR};
  msg_put(p->sink, f.id, p->call->place, f.args);
  if (!p->open.n)
    p->open = failure_sentence(p->work, &f);
}

// What the rows are told apart by here is not what the gegeven has as its key: nobody said that.
static void leave_key_unknown(struct records *r, uint32_t row, struct text key) {
  struct rec_value v = {.field = text_copy(r->arena, key), .state = STATE_UNKNOWN, .cause = CAUSE_MISSING, .origin = NO_INDEX};
  records_value(r, row, v);
}

// The record that a row of the answer fills: one that has the same parent and key, or a new one. A number is no key that two
// files share, so a row that only has a number is always new.
static uint32_t record_of(struct placing *p, struct known_rows *k, size_t row, uint32_t origin) {
  struct records *r = &p->plan->records;
  struct row_place *at = &p->rows[row];
  struct text path = path_key(p, at->parent, at->key);
  bool numbered = !rows_cell(p, row, p->key_column).n;
  const uintptr_t *known = map_find(&k->rows, path);
  if (known && numbered) {
    at->key = rows_where(p, row);
    path = path_key(p, at->parent, at->key);
    known = map_find(&k->rows, path);
  }
  const uintptr_t *twice = map_find(&k->of_call, path);
  if (twice)
    tell_twice(p, row, *twice);
  map_set(&k->of_call, path, row);
  if (known)
    return (uint32_t)*known;
  uint32_t made = records_row(r, p->shape.name, text_copy(r->arena, at->key), at->parent, origin);
  map_set(&k->rows, path, made);
  if (p->shape.key.n && !p->has_key && (numbered || p->named))
    leave_key_unknown(r, made, p->shape.key);
  return made;
}

// A source from which rows of the entity came before; `numbered`: whether these have their numbers for keys.
static struct text earlier_source(const struct placing *p, bool *numbered) {
  const struct records *r = &p->plan->records;
  struct text found = NO_TEXT;
  *numbered = true;
  for (size_t i = 0; i < r->rows.n; i++) {
    struct origin o = records_origin_of(r, r->rows.p[i].origin);
    if (!text_eq(r->rows.p[i].entity, p->shape.name) || text_eq(o.source, p->from.source))
      continue;
    found = found.n ? found : o.source;
    *numbered = *numbered && text_starts(o.where, TEXT("rij ")) && text_eq(text_slice(o.where, 4, o.where.n), r->rows.p[i].key);
  }
  return found;
}

static void store_rows(struct placing *p) {
  struct known_rows known = {0};
  bool numbered;
  struct text earlier = earlier_source(p, &numbered);
  size_t before = p->plan->records.rows.n, stored = 0, without = 0;
  know_rows(p, &known);
  for (size_t i = 0; i < p->answer->rows.n; i++) {
    if (p->rows[i].parent == NO_INDEX)
      continue;
    uint32_t origin = origin_of(p, i);
    store_cells(p, i, record_of(p, &known, i, origin), origin);
    without += !rows_cell(p, i, p->key_column).n;
    stored++;
  }
  bool all_new = p->plan->records.rows.n - before == stored;
  if (earlier.n && (without || (numbered && all_new && stored)))
    msg(p->sink, M_ROWS_ADD_UP, p->call->place, p->shape.name, p->from.source, earlier);
}

// «steekproef 3 van 11» is about the rows of this source: what is judged, is what stands in it.
static uint32_t rows_sampled(const struct placing *p) {
  uint32_t said = p->call->sample, kept = (uint32_t)p->n_kept;
  if (said && !p->call->only && said != kept)
    msg(p->sink, M_SAMPLE_SIZE, p->call->place, p->from.source, text_format(p->work, "%u", kept),
        text_format(p->work, "%u", said));
  return kept;
}

static void store_list(struct placing *p) {
  struct records *r = &p->plan->records;
  struct rec_list list = {.entity = p->shape.name, .parent = rows_parent(p)};
  list.status = p->call->only ? LIST_SAMPLE : p->call->status;
  struct origin whole = p->from;
  whole.where = NO_TEXT;
  list.origin = records_origin(r, whole);
  if (list.status == LIST_SAMPLE) {
    list.sample = rows_sampled(p);
    list.total = p->call->total >= list.sample ? p->call->total : (uint32_t)p->answer->rows.n;
  }
  if (list.status == LIST_SAMPLE && list.sample == 0 && !p->open.n)
    p->open = TEXT("de steekproef heeft geen rijen");
  if (p->open.n) {
    list.status = LIST_OPEN;
    list.cause = CAUSE_COLLECTOR;
    list.note = text_copy(r->arena, p->open);
  }
  vec_push(r->arena, &r->lists, list);
}

// There is one aanbieder, and it is row 0.
static bool store_provider(struct placing *p) {
  if (p->answer->rows.n > 1) {
    struct text n = text_format(p->work, "%zu", p->answer->rows.n);
    p->why = (struct failure){M_COLLECT_PROVIDERS, {p->from.source, n}, CAUSE_COLLECTOR};
    return false;
  }
  if (!rows_place(p))
    return false;
  if (p->answer->rows.n == 1)
    store_cells(p, 0, 0, origin_of(p, 0));
  return true;
}

bool rows_store(struct placing *p) {
  if (!schema_entity(p->work, p->schema, p->call->entity, &p->shape)) {
    p->why = (struct failure){M_COLLECT_ENTITY, {p->call->entity}, CAUSE_COLLECTOR};
    return false;
  }
  p->shape.name = text_copy(p->plan->records.arena, p->shape.name);
  if (p->shape.is_provider)
    return store_provider(p);
  if (!rows_place(p))
    return false;
  store_rows(p);
  store_list(p);
  return true;
}
