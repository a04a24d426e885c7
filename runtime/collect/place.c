#include "rows.h"

enum { KEY_LIMIT = 500 }; // bytes; a longer text is no key, and the records would refuse it

struct text rows_where(const struct placing *p, size_t row) {
  struct text where = p->answer->rows.p[row].where;
  if (!where.n)
    return text_format(p->work, "%.*s, rij %zu", TP(p->from.source), row + 1);
  return text_format(p->work, "%.*s, %.*s", TP(p->from.source), TP(where));
}

struct text rows_cell(const struct placing *p, size_t row, uint32_t column) {
  const struct answer_row *r = &p->answer->rows.p[row];
  for (size_t i = 0; column != NO_INDEX && i < r->n; i++) {
    const struct cell *cell = &p->answer->cells.p[r->first + i];
    if (cell->column == column)
      return text_nfc(p->work, text_trim(cell->value));
  }
  return NO_TEXT;
}

uint32_t rows_parent(const struct placing *p) {
  uint32_t given = p->call->parent_row;
  if (p->shape.n_ancestors == 0)
    return given == NO_INDEX ? 0 : given;
  if (given == NO_INDEX || !text_eq(p->plan->records.rows.p[given].entity, p->shape.ancestors[0]))
    return NO_INDEX;
  return given;
}

// The columns.

static uint32_t column_named(const struct placing *p, struct text name) {
  struct text wanted = schema_fold(p->work, name);
  for (uint32_t i = 0; wanted.n && i < p->answer->columns.map.n; i++)
    if (text_eq(schema_fold(p->work, intern_text(&p->answer->columns, i)), wanted))
      return i;
  return NO_INDEX;
}

static uint32_t find_key_column(struct placing *p) {
  const struct text names[] = {p->shape.key, TEXT("sleutel"), p->shape.name, TEXT("naam")};
  enum { NAMES = sizeof names / sizeof *names };
  for (size_t i = 0; i < NAMES; i++) {
    uint32_t column = column_named(p, names[i]);
    p->has_key = i == 0;
    p->named = i == NAMES - 1;
    if (column != NO_INDEX)
      return column;
  }
  return NO_INDEX;
}

static bool no_column_twice(struct placing *p) {
  struct map seen = {.arena = p->work};
  for (uint32_t i = 0; i < p->answer->columns.map.n; i++) {
    struct text name = intern_text(&p->answer->columns, i);
    if (map_set(&seen, schema_fold(p->work, name), i))
      continue;
    p->why = (struct failure){M_COLLECT_COLUMN_TWICE, {p->from.source, name}, CAUSE_COLLECTOR};
    return false;
  }
  return true;
}

// A column for people: it is no evidence, and nobody needs to hear that it is not used.
static bool is_remark(const struct placing *p, uint32_t column) {
  struct text name = schema_fold(p->work, intern_text(&p->answer->columns, column));
  return text_eq(name, TEXT("opmerking")) || text_eq(name, TEXT("toelichting"));
}

static bool is_used(const struct placing *p, uint32_t column) {
  if (p->fields[column].n || column == p->key_column)
    return true;
  for (uint32_t i = 0; i < p->shape.n_ancestors; i++)
    if (p->ancestor_columns[i] == column)
      return true;
  return false;
}

static void tell_unused(const struct placing *p) {
  VEC(struct text) unused = {0};
  for (uint32_t i = 0; i < p->answer->columns.map.n; i++)
    if (!is_used(p, i) && !is_remark(p, i))
      vec_push(p->work, &unused, intern_text(&p->answer->columns, i));
  if (unused.n)
    msg(p->sink, M_COLLECT_COLUMNS_UNUSED, p->call->place, p->from.source,
        text_join(p->work, unused.p, unused.n, TEXT(", ")), p->shape.name);
}

// What stands where the names of the columns should be, when none of them is a name that the sets know.
static bool has_header(struct placing *p) {
  uint32_t n = (uint32_t)p->answer->columns.map.n;
  struct text *names = NEW_ARRAY(p->work, struct text, n);
  for (uint32_t i = 0; i < n; i++) {
    if (is_used(p, i) || is_remark(p, i))
      return true;
    names[i] = intern_text(&p->answer->columns, i);
  }
  if (n > 0)
    p->why = (struct failure){M_COLLECT_NO_HEADER, {p->from.source, text_join(p->work, names, n, TEXT(", ")), p->shape.name}, CAUSE_COLLECTOR};
  return n == 0;
}

static bool place_columns(struct placing *p) {
  uint32_t n = (uint32_t)p->answer->columns.map.n;
  p->fields = NEW_ARRAY(p->work, struct text, n);
  if (!no_column_twice(p))
    return false;
  for (uint32_t i = 0; i < n; i++)
    p->fields[i] = text_copy(p->plan->records.arena,
                             schema_field(p->work, p->schema, p->shape.name, intern_text(&p->answer->columns, i)));
  p->key_column = p->shape.is_provider ? NO_INDEX : find_key_column(p);
  for (uint32_t i = 0; i < p->shape.n_ancestors; i++)
    p->ancestor_columns[i] = column_named(p, p->shape.ancestors[i]);
  if (!has_header(p))
    return false;
  tell_unused(p);
  if (p->answer->rows.n == 0 || p->shape.n_ancestors == 0 || rows_parent(p) != NO_INDEX)
    return true;
  if (p->ancestor_columns[0] != NO_INDEX)
    return true;
  p->why =
      (struct failure){M_COLLECT_NO_PARENT, {p->from.source, p->shape.ancestors[0], p->shape.name}, CAUSE_COLLECTOR};
  return false;
}

// The parents.

// All rows of one entity by key; those with the same key are chained.
struct row_index {
  struct map first;
  uint32_t *next;
};

static struct row_index index_rows(const struct placing *p, struct text entity) {
  const struct records *r = &p->plan->records;
  struct row_index index = {.first = {.arena = p->work}, .next = NEW_ARRAY(p->work, uint32_t, r->rows.n)};
  for (uint32_t i = 0; i < r->rows.n; i++) {
    if (!text_eq(r->rows.p[i].entity, entity))
      continue;
    const uintptr_t *known = map_find(&index.first, r->rows.p[i].key);
    index.next[i] = known ? (uint32_t)*known : NO_INDEX;
    map_set(&index.first, r->rows.p[i].key, i);
  }
  return index;
}

// Whether a candidate for the parent stands below the ancestors that the row names, and below the row of the call.
static bool fits(const struct placing *p, size_t row, uint32_t candidate) {
  const struct records *r = &p->plan->records;
  bool below = p->call->parent_row == NO_INDEX || p->call->parent_row == 0;
  uint32_t at = r->rows.p[candidate].parent;
  for (uint32_t i = 1; i < p->shape.n_ancestors && at != NO_INDEX; i++, at = r->rows.p[at].parent) {
    struct text wanted = rows_cell(p, row, p->ancestor_columns[i]);
    if (wanted.n && !text_eq(wanted, r->rows.p[at].key))
      return false;
    below = below || at == p->call->parent_row;
  }
  return below;
}

// Rows whose parent could not be told: how many, and the first of them.
struct astray {
  size_t orphans, twins, first_orphan, first_twin;
};

static uint32_t find_parent(const struct placing *p, const struct row_index *index, size_t row, struct astray *astray) {
  const uintptr_t *first = map_find(&index->first, rows_cell(p, row, p->ancestor_columns[0]));
  uint32_t found = NO_INDEX, hits = 0;
  for (uint32_t at = first ? (uint32_t)*first : NO_INDEX; at != NO_INDEX; at = index->next[at]) {
    if (!fits(p, row, at))
      continue;
    found = at;
    hits++;
  }
  if (hits == 0 && astray->orphans++ == 0)
    astray->first_orphan = row;
  if (hits > 1 && astray->twins++ == 0)
    astray->first_twin = row;
  return hits == 1 ? found : NO_INDEX;
}

// Whether the list of one of the ancestors has this status: of a sample, or where collecting failed, missing parents are no
// surprise.
static bool ancestors_are(const struct placing *p, enum list_status status) {
  const struct records *r = &p->plan->records;
  for (size_t i = 0; i < r->lists.n; i++)
    for (uint32_t j = 0; r->lists.p[i].status == status && j < p->shape.n_ancestors; j++)
      if (text_eq(r->lists.p[i].entity, p->shape.ancestors[j]))
        return true;
  return false;
}

static struct text where_and_more(const struct placing *p, size_t first, size_t n) {
  struct text where = rows_where(p, first);
  return n == 1 ? where : text_format(p->work, "%.*s en nog %zu", TP(where), n - 1);
}

static void leave_open(struct placing *p, bool tell, struct failure f) {
  if (tell)
    msg_put(p->sink, f.id, p->call->place, f.args);
  if (!p->open.n)
    p->open = failure_sentence(p->work, &f);
}

static void tell_orphans(struct placing *p, const struct astray *s) {
  struct text parent = p->shape.ancestors[0], key = rows_cell(p, s->first_orphan, p->ancestor_columns[0]);
  if (ancestors_are(p, LIST_SAMPLE)) {
    msg(p->sink, M_COLLECT_NOT_SAMPLED, p->call->place, p->from.source, text_format(p->work, "%zu", s->orphans),
        parent);
    return;
  }
  struct text where = where_and_more(p, s->first_orphan, s->orphans);
  leave_open(p, !ancestors_are(p, LIST_OPEN),
             (struct failure){
                 M_COLLECT_ORPHAN, {where, parent, key.n ? key : TEXT("(leeg)"), p->shape.name}, CAUSE_COLLECTOR});
}

static void tell_twins(struct placing *p, const struct astray *s) {
  struct text where = where_and_more(p, s->first_twin, s->twins),
              key = rows_cell(p, s->first_twin, p->ancestor_columns[0]);
  struct text further = p->shape.n_ancestors > 1 ? p->shape.ancestors[1] : TEXT("sleutel");
  leave_open(p, true, (struct failure){M_COLLECT_TWINS, {where, p->shape.ancestors[0], key, further}, CAUSE_COLLECTOR});
}

static void place_parents(struct placing *p) {
  uint32_t fixed = rows_parent(p);
  struct row_index index = {0};
  struct astray astray = {0};
  if (fixed == NO_INDEX)
    index = index_rows(p, p->shape.ancestors[0]);
  for (size_t i = 0; i < p->answer->rows.n; i++) {
    if (p->rows[i].parent != NO_INDEX)
      p->rows[i].parent = fixed == NO_INDEX ? find_parent(p, &index, i, &astray) : fixed;
    p->n_kept += p->rows[i].parent != NO_INDEX;
  }
  if (astray.orphans)
    tell_orphans(p, &astray);
  if (astray.twins)
    tell_twins(p, &astray);
}

// The keys.

// "rij 3" is row 3; a row without any place has its number among the rows.
static struct text number_of(const struct placing *p, size_t row) {
  struct text where = p->answer->rows.p[row].where;
  if (!where.n)
    return text_format(p->work, "%zu", row + 1);
  return text_starts(where, TEXT("rij ")) ? text_slice(where, 4, where.n) : where;
}

// Marks the rows of a steekproef by name; the others are left out.
static void choose_rows(struct placing *p) {
  struct map wanted = {.arena = p->work};
  for (uint32_t i = 0; i < p->call->n_only; i++)
    map_set(&wanted, text_nfc(p->work, text_trim(p->call->only[i])), 0);
  for (size_t i = 0; i < p->answer->rows.n; i++) {
    uintptr_t *hit = map_find(&wanted, p->rows[i].key);
    p->rows[i].parent = hit ? 0 : NO_INDEX;
    if (hit)
      *hit = 1;
  }
  VEC(struct text) missing = {0};
  for (size_t i = 0; i < wanted.n; i++)
    if (!wanted.entries[i].value)
      vec_push(p->work, &missing, wanted.entries[i].key);
  if (missing.n)
    msg(p->sink, M_COLLECT_NOT_FOUND, p->call->place, p->from.source,
        text_join(p->work, missing.p, missing.n, TEXT("», «")));
}

bool rows_place(struct placing *p) {
  if (!place_columns(p))
    return false;
  p->rows = NEW_ARRAY(p->work, struct row_place, p->answer->rows.n);
  for (size_t i = 0; i < p->answer->rows.n; i++) {
    struct text key = rows_cell(p, i, p->key_column);
    p->rows[i].key = key.n && key.n <= KEY_LIMIT ? key : number_of(p, i);
  }
  if (p->call->only)
    choose_rows(p);
  place_parents(p);
  return true;
}
