// Which records become rows. An entity at a time, parents first: what falls away takes along what hangs under it.
#include <string.h>

#include "column_build.h"
#include "convert.h"

// What is needed of one entity while its rows are made. Planes and bytes are over the rows of its parent.
struct making {
  uint32_t entity, parent, parents; // parents: rows of the parent
  const struct rec_ref *refs;       // its records, by provider, in order
  uint32_t n;
  uint32_t *under;    // for each record the row of its parent; NO_INDEX: does not count
  word *seen;         // something was said about this list, also when it does not count
  word *doubtful;     // rows had to be left out: the list cannot be complete
  uint32_t misplaced; // the last provider with records of this entity in a wrong place
};
enum { NOTHING_SAID, SAID_CLOSED, SAID_OPEN };

static size_t flat(const struct build *b, struct rec_ref r) {
  return b->base[r.provider] + r.row;
}

// --- Which entity

static uint32_t entity_of(struct build *b, struct text name) {
  uintptr_t *known = map_find(&b->entities, name);
  if (known)
    return (uint32_t)*known;
  uint32_t entity = image_find_entity(b->image, name);
  if (entity != NONE && b->image->entities[entity].kind & KIND_PERIOD)
    entity = NONE;
  map_set(&b->entities, name, entity);
  return entity;
}

static bool number_records(struct build *b) {
  size_t total = 0;
  b->base = NEW_ARRAY(b->work, size_t, (size_t)b->out->providers + 1);
  for (uint32_t p = 0; p < b->out->providers; p++) {
    b->base[p] = total;
    total += b->out->records[p]->rows.n;
  }
  b->base[b->out->providers] = total;
  if (total < UINT32_MAX / 2)
    return true;
  msg(b->sink, M_COLUMNS_ROWS, NO_PLACE, told_number(b, total));
  return false;
}

// The records of each entity together, in order: refs of entity e are refs[first[e]] … refs[first[e+1]].
static struct rec_ref *sort_by_entity(struct build *b, uint32_t *first) {
  size_t total = b->base[b->out->providers];
  uint32_t n_entities = b->image->n_entities;
  b->entity = NEW_ARRAY(b->work, uint32_t, total);
  b->at = NEW_ARRAY(b->work, uint32_t, total);
  memset(b->at, 0xFF, total * sizeof *b->at);
  for (uint32_t p = 0; p < b->out->providers; p++)
    for (uint32_t r = 0; r < b->out->records[p]->rows.n; r++) {
      uint32_t e = r == 0 ? 0 : entity_of(b, row_of(b, (struct rec_ref){p, r})->entity);
      b->entity[b->base[p] + r] = e;
      if (e != NONE)
        first[e + 1]++;
    }
  for (uint32_t e = 0; e < n_entities; e++)
    first[e + 1] += first[e];
  struct rec_ref *refs = NEW_ARRAY(b->work, struct rec_ref, first[n_entities]);
  uint32_t *next = NEW_ARRAY(b->work, uint32_t, n_entities);
  memcpy(next, first, n_entities * sizeof *next);
  for (uint32_t p = 0; p < b->out->providers; p++)
    for (uint32_t r = 0; r < b->out->records[p]->rows.n; r++) {
      uint32_t e = b->entity[b->base[p] + r];
      if (e != NONE)
        refs[next[e]++] = (struct rec_ref){p, r};
    }
  return refs;
}

// --- Which records do not count

static struct row_range parents_of(struct build *b, const struct making *m, uint32_t provider) {
  return rows_below(b->out, m->parent, 0, (struct row_range){provider, provider + 1});
}

// Once for each provider.
static void wrong_place(struct build *b, struct making *m, struct rec_ref r) {
  const struct rec_row *row = row_of(b, r);
  if (m->misplaced == r.provider)
    return;
  m->misplaced = r.provider;
  struct text wanted = img_text(b->image, b->image->entities[m->parent].name);
  struct row_range all = parents_of(b, m, r.provider);
  for (uint32_t p = all.lo; p < all.hi; p++)
    bit_set(m->doubtful, p);
  msg(b->sink, M_COLUMNS_PLACE, NO_PLACE, told_row(b, r), wanted, told_where(b, r.provider, row->origin));
}

// The row of the parent it stands under, NO_INDEX when that one does not count.
static uint32_t stands_under(struct build *b, struct making *m, struct rec_ref r) {
  uint32_t parent = row_of(b, r)->parent;
  if (parent >= r.row || b->entity[b->base[r.provider] + parent] != m->parent) {
    wrong_place(b, m, r);
    return NO_INDEX;
  }
  uint32_t under = b->at[b->base[r.provider] + parent];
  if (under != NO_INDEX)
    bit_set(m->seen, under);
  return under;
}

// Every date it may have lies after the peildatum.
static bool is_later(struct build *b, const struct rec_value *v, day peildatum, int64_t *first) {
  bool may_tell = v && (v->state == STATE_KNOWN || v->cause == CAUSE_SOURCES_DIFFER);
  if (!may_tell || v->n_values == 0 || (v->until && peildatum >= v->until)) // `geldig tot`: nobody said any more when it was
    return false;
  arena_reset(b->scratch);
  for (uint32_t i = v->n_values; i-- > 0;) {
    struct text folded = text_fold(b->scratch, text_squeeze(b->scratch, v->values[i]));
    if (convert_date(folded, first) != READ_OK || *first <= peildatum)
      return false;
  }
  return true;
}

struct left_out {
  uint32_t n;
  struct rec_ref first;
  day date;
};

static void tell_left_out(struct build *b, const struct making *m, const struct left_out *l) {
  if (!l->n)
    return;
  struct arena *a = b->sink->arena;
  const struct rec_row *row = row_of(b, l->first);
  struct text name = img_text(b->image, b->image->entities[m->entity].name);
  struct text count = text_format(a, "%u keer %.*s", l->n, TP(name));
  struct text example = text_format(a, "%.*s op %.*s (%.*s)", TP(told_row(b, l->first)), TP(date_dutch(a, l->date)),
                                    TP(told_where(b, l->first.provider, row->origin)));
  msg(b->sink, M_COLUMNS_LATER, NO_PLACE, date_dutch(a, b->out->peildatum[l->first.provider]), count, example);
}

// Finds the place of each record, and leaves out what happened after the peildatum.
static void place_records(struct build *b, struct making *m) {
  const struct img_entity *e = &b->image->entities[m->entity];
  struct text date = e->date == NONE ? NO_TEXT : img_text(b->image, b->image->fields[e->date].name);
  struct left_out later = {0};
  for (uint32_t i = 0; i < m->n; i++) {
    struct rec_ref r = m->refs[i];
    int64_t d;
    if (later.n && later.first.provider != r.provider) {
      tell_left_out(b, m, &later);
      later = (struct left_out){0};
    }
    m->under[i] = stands_under(b, m, r);
    if (m->under[i] == NO_INDEX || !date.n)
      continue;
    const struct rec_value *v = records_find(b->out->records[r.provider], r.row, date);
    if (!is_later(b, v, b->out->peildatum[r.provider], &d))
      continue;
    m->under[i] = NO_INDEX;
    if (!later.n++)
      later = (struct left_out){1, r, (day)d};
  }
  tell_left_out(b, m, &later);
}

static void tell_double(struct build *b, struct rec_ref x, struct rec_ref y) {
  struct text parent = told_row(b, (struct rec_ref){y.provider, row_of(b, y)->parent});
  msg(b->sink, M_COLUMNS_SINGLE, NO_PLACE, row_of(b, y)->entity, parent,
      told_where(b, x.provider, row_of(b, x)->origin), told_where(b, y.provider, row_of(b, y)->origin));
}

// Two of what there can be one of: which one is right is not for us to say. None counts, and the list is open.
static void refuse_doubles(struct build *b, struct making *m) {
  uint32_t *first = NEW_ARRAY(b->work, uint32_t, m->parents);
  word *doubled = NEW_ARRAY(b->work, word, WORDS(m->parents));
  memset(first, 0xFF, m->parents * sizeof *first);
  for (uint32_t i = 0; i < m->n; i++) {
    uint32_t under = m->under[i];
    if (under == NO_INDEX)
      continue;
    if (first[under] == NO_INDEX) {
      first[under] = i;
      continue;
    }
    if (!bit_get(doubled, under))
      tell_double(b, m->refs[first[under]], m->refs[i]);
    bit_set(doubled, under);
    bit_set(m->doubtful, under);
  }
  for (uint32_t i = 0; i < m->n; i++)
    if (m->under[i] != NO_INDEX && bit_get(doubled, m->under[i]))
      m->under[i] = NO_INDEX;
}

// --- Rows

static void lay_out(struct build *b, const struct making *m, struct entity_rows *out) {
  out->begin = NEW_ARRAY(b->arena, uint32_t, (size_t)m->parents + 1);
  for (uint32_t i = 0; i < m->n; i++)
    if (m->under[i] != NO_INDEX)
      out->begin[m->under[i] + 1]++;
  for (uint32_t p = 0; p < m->parents; p++)
    out->begin[p + 1] += out->begin[p];
  out->rows = out->begin[m->parents];
  out->parent = NEW_ARRAY(b->arena, uint32_t, out->rows);
  out->from = NEW_ARRAY(b->arena, struct cell_origin, out->rows);
  uint32_t *next = NEW_ARRAY(b->work, uint32_t, m->parents);
  memcpy(next, out->begin, m->parents * sizeof *next);
  for (uint32_t i = 0; i < m->n; i++) {
    if (m->under[i] == NO_INDEX)
      continue;
    uint32_t row = next[m->under[i]]++;
    out->parent[row] = m->under[i];
    out->from[row] = (struct cell_origin){b->out->records[m->refs[i].provider], m->refs[i].row};
    b->at[flat(b, m->refs[i])] = row;
  }
}

static void tell_same_key(struct build *b, uint32_t provider, uint32_t row, uint32_t before) {
  struct rec_ref r = {provider, row};
  msg(b->sink, M_COLUMNS_KEY, NO_PLACE, told_row(b, r),
      told_where(b, provider, row_of(b, (struct rec_ref){provider, before})->origin),
      told_where(b, provider, row_of(b, r)->origin));
}

// Two rows with one key under one parent: both count, for each was found; but the person may have meant one.
static void find_same_keys(struct build *b, uint32_t entity) {
  const struct entity_rows *rows = &b->out->entities[entity];
  struct map seen = {0};
  for (uint32_t i = 0; i < rows->rows; i++) {
    const struct rec_row *row = &rows->from[i].records->rows.p[rows->from[i].row];
    if (i == 0 || rows->parent[i] != rows->parent[i - 1]) {
      arena_reset(b->scratch);
      seen = (struct map){.arena = b->scratch};
    }
    if (!row->key.n || (rows->begin[rows->parent[i] + 1] - rows->begin[rows->parent[i]]) == 1)
      continue;
    uintptr_t *before = map_find(&seen, row->key);
    if (before)
      tell_same_key(b, provider_of(b->out, entity, i), rows->from[i].row, (uint32_t)*before);
    else
      map_set(&seen, row->key, rows->from[i].row);
  }
}

// --- Open lists

struct said {
  uint8_t status;
  day since; // of an open list
};

static void say(struct said *s, const struct rec_list *l) {
  struct said said = {l->status == LIST_OPEN ? SAID_OPEN : SAID_CLOSED, l->since ? l->since : INT32_MAX};
  if (s->status < said.status || (s->status == said.status && s->since < said.since))
    *s = said;
}

// A status of one list is kept in `own`; what holds for all lists of the provider, in `every`.
static void read_lists(struct build *b, const struct making *m, uint32_t provider, struct said *every, struct said *own) {
  struct said all = {NOTHING_SAID, 0};
  for (size_t i = 0; i < b->out->records[provider]->lists.n; i++) {
    const struct rec_list *l = &b->out->records[provider]->lists.p[i];
    size_t parent = b->base[provider] + l->parent;
    if (entity_of(b, l->entity) != m->entity)
      continue;
    if (l->parent == NO_INDEX)
      say(&all, l);
    else if (parent < b->base[provider + 1] && b->entity[parent] == m->parent && b->at[parent] != NO_INDEX)
      say(&own[b->at[parent]], l);
  }
  struct row_range parents = parents_of(b, m, provider);
  for (uint32_t p = parents.lo; p < parents.hi; p++)
    every[p] = all;
}

// From which day on rows of an open list are all there. Only where rows have a date of their own.
static void put_since(struct build *b, const struct making *m, struct entity_rows *out, uint32_t p, const struct said *said) {
  bool known = said->status == SAID_OPEN && said->since != INT32_MAX && !bit_get(m->doubtful, p);
  if (!known || b->image->entities[m->entity].date == NONE)
    return;
  if (out->since == NULL) {
    out->since = NEW_ARRAY(b->arena, day, m->parents);
    for (uint32_t i = 0; i < m->parents; i++)
      out->since[i] = INT32_MAX;
  }
  out->since[p] = said->since;
}

// What was said of this one list goes before what was said of all; with nothing said, a list without rows is open.
static void open_lists(struct build *b, const struct making *m, struct entity_rows *out) {
  struct said *every = NEW_ARRAY(b->work, struct said, m->parents), *own = NEW_ARRAY(b->work, struct said, m->parents);
  for (uint32_t p = 0; p < b->out->providers; p++)
    read_lists(b, m, p, every, own);
  out->open = NEW_ARRAY(b->arena, word, WORDS(m->parents));
  for (uint32_t p = 0; p < m->parents; p++) {
    const struct said *said = own[p].status ? &own[p] : &every[p];
    if (bit_get(m->doubtful, p) || said->status == SAID_OPEN || (said->status == NOTHING_SAID && !bit_get(m->seen, p)))
      bit_set(out->open, p);
    put_since(b, m, out, p, said);
  }
}

static void make_entity(struct build *b, uint32_t entity, const struct rec_ref *refs, uint32_t n) {
  const struct img_entity *e = &b->image->entities[entity];
  struct making m = {.entity = entity,
                     .parent = e->parent,
                     .parents = b->out->entities[e->parent].rows,
                     .refs = refs,
                     .n = n,
                     .misplaced = NO_INDEX};
  m.under = NEW_ARRAY(b->work, uint32_t, n);
  m.seen = NEW_ARRAY(b->work, word, WORDS(m.parents));
  m.doubtful = NEW_ARRAY(b->work, word, WORDS(m.parents));
  place_records(b, &m);
  if (e->kind & KIND_SINGLE)
    refuse_doubles(b, &m);
  lay_out(b, &m, &b->out->entities[entity]);
  find_same_keys(b, entity);
  open_lists(b, &m, &b->out->entities[entity]);
}

static void make_providers(struct build *b) {
  struct entity_rows *out = &b->out->entities[0];
  uint32_t n = out->rows = b->out->providers;
  out->parent = NEW_ARRAY(b->arena, uint32_t, n);
  out->begin = NEW_ARRAY(b->arena, uint32_t, (size_t)n + 1);
  out->open = NEW_ARRAY(b->arena, word, WORDS(n));
  out->from = NEW_ARRAY(b->arena, struct cell_origin, n);
  for (uint32_t p = 0; p < n; p++) {
    out->parent[p] = out->begin[p] = p;
    out->from[p] = (struct cell_origin){b->out->records[p], 0};
    b->at[b->base[p]] = p;
  }
  out->begin[n] = n;
}

static void mark_fields(struct build *b, uint32_t entity) {
  struct entity_rows *rows = &b->out->entities[entity];
  uint32_t parents = b->out->entities[b->image->entities[entity].parent].rows;
  rows->fields = fields_of(rows->begin, parents, NEW_ARRAY(b->arena, word, WORDS(rows->rows)), NEW_ARRAY(b->arena, word, WORDS(parents)));
}

bool build_rows(struct build *b) {
  uint32_t n = b->image->n_entities;
  if (!number_records(b))
    return false;
  uint32_t *first = NEW_ARRAY(b->work, uint32_t, (size_t)n + 1);
  struct rec_ref *refs = sort_by_entity(b, first);
  b->out->entities = NEW_ARRAY(b->arena, struct entity_rows, n);
  make_providers(b);
  for (uint32_t e = 1; e < n; e++) {
    if (b->image->entities[e].kind & KIND_PERIOD)
      continue;
    make_entity(b, e, refs + first[e], first[e + 1] - first[e]);
    mark_fields(b, e);
  }
  return true;
}

// When the fields are there: periods may be counted from one.
void build_all_periods(struct build *b) {
  for (uint32_t e = 1; e < b->image->n_entities; e++) {
    if (!(b->image->entities[e].kind & KIND_PERIOD))
      continue;
    build_periods(b, e);
    mark_fields(b, e);
  }
}
