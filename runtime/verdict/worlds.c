// The same evidence with more rows in the lists that are open. Records are copied and get rows of which nothing is known; what
// there was keeps its number among the records, so that a cell is found back in every world.
#include "worlds.h"

#include <string.h>

enum { ADDED_LIMIT = 2000 };

static struct records *copied_records(struct arena *a, const struct view *v) {
  const struct records *r = v->columns->records[v->provider];
  struct records *out = NEW(a, struct records);
  *out = *r;
  out->arena = a;
  out->rows.p = arena_array(a, r->rows.n, sizeof *r->rows.p);
  out->lists.p = arena_array(a, r->lists.n, sizeof *r->lists.p);
  if (r->rows.n > 0)
    memcpy(out->rows.p, r->rows.p, r->rows.n * sizeof *r->rows.p);
  if (r->lists.n > 0)
    memcpy(out->lists.p, r->lists.p, r->lists.n * sizeof *r->lists.p);
  out->rows.cap = out->rows.n;
  out->lists.cap = out->lists.n;
  out->peildatum = v->columns->peildatum[v->provider];
  return out;
}

// A row that does not count, with all that hangs under it.
static void leave_out(struct records *r, uint32_t row) {
  r->rows.p[row].entity = NO_TEXT;
  for (uint32_t i = row + 1; i < r->rows.n; i++)
    if (r->rows.p[i].parent != NO_INDEX && r->rows.p[i].parent >= row && r->rows.p[r->rows.p[i].parent].entity.n == 0)
      r->rows.p[i].entity = NO_TEXT;
}

// Rows of the list that are there and do not count (two of what there can be one of) make place for what is added.
static void make_place(struct records *r, struct text entity, uint32_t parent) {
  for (uint32_t i = 1; i < r->rows.n; i++)
    if (r->rows.p[i].parent == parent && text_eq(r->rows.p[i].entity, entity))
      leave_out(r, i);
}

static bool is_empty(const struct view *v, uint32_t entity, uint32_t above) {
  const uint32_t *begin = v->columns->entities[entity].begin;
  return begin[above] == begin[above + 1];
}

enum lists { AS_SAID, ALL_CLOSED, ALL_OPEN }; // ALL_OPEN: those that were open, and those of new rows

static bool stays_open(const struct view *v, const struct cell_origin *above, uint32_t entity, uint32_t at) {
  uint32_t parent = v->im->entities[entity].parent;
  struct segment s = v->segments[parent];
  if (above->row >= v->columns->records[v->provider]->rows.n)
    return true;
  for (uint32_t row = s.from; row < s.to; row++) // rows keep their order: most are found at once
    if (v->columns->entities[parent].from[s.from + (at + row - s.from) % (s.to - s.from)].row == above->row)
      return bit_get(v->columns->entities[entity].open, s.from + (at + row - s.from) % (s.to - s.from));
  return false;
}

static void set_open(const struct view *v, struct columns *c, uint32_t entity, enum lists lists) {
  uint32_t parent = v->im->entities[entity].parent;
  for (uint32_t at = 0; lists != AS_SAID && at < c->entities[parent].rows; at++) {
    bit_clear(c->entities[entity].open, at);
    if (lists == ALL_OPEN && stays_open(v, &c->entities[parent].from[at], entity, at))
      bit_set(c->entities[entity].open, at);
  }
}

static struct view view_with(struct arena *a, const struct view *v, const struct records *records, enum lists lists) {
  const struct records **all = NEW(a, const struct records *);
  struct columns *columns = NEW(a, struct columns);
  struct run *run = NEW(a, struct run);
  struct sink nobody = {.arena = a};
  *all = records;
  columns_build(a, &nobody, v->im, all, 1, columns);
  for (uint32_t e = 1; e < v->im->n_entities; e++)
    set_open(v, columns, e, lists);
  vm_run(a, columns, run);
  return view_of(a, v->index, run, 0);
}

// --- One row more

// From which day on the rows of a list are all there; 0: that is not known.
static day known_since(const struct view *v, uint32_t entity, uint32_t above) {
  const struct entity_rows *rows = &v->columns->entities[entity];
  return rows->since == NULL || rows->since[above] > DAY_MAX ? 0 : rows->since[above];
}

// What a row that is added to such a list is dated before.
static void date_before(const struct view *v, struct records *r, uint32_t entity, uint32_t row, day since) {
  if (since <= DAY_MIN)
    return;
  struct text *between = NEW_ARRAY(r->arena, struct text, 2);
  between[0] = date_dutch(r->arena, DAY_MIN);
  between[1] = date_dutch(r->arena, since - 1);
  struct text field = img_text(v->im, v->im->fields[v->im->entities[entity].date].name);
  records_value(r, row, (struct rec_value){.field = field, .state = STATE_UNKNOWN, .values = between, .n_values = 2,
                                           .origin = NO_INDEX, .cause = CAUSE_SOURCES_DIFFER});
}

// What was said of this one list before is said no more.
static void say_list(struct records *r, struct text entity, uint32_t parent, enum list_status status, day since) {
  for (size_t i = 0; i < r->lists.n; i++)
    if (text_eq(r->lists.p[i].entity, entity) && r->lists.p[i].parent == parent)
      r->lists.p[i].status = status;
  vec_push(r->arena, &r->lists,
           (struct rec_list){.entity = entity, .parent = parent, .status = status, .since = since, .origin = NO_INDEX});
}

struct view wonder_row(struct arena *a, const struct view *v, struct input list) {
  const struct img_entity *e = &v->im->entities[list.id];
  struct records *records = copied_records(a, v);
  struct text entity = img_text(v->im, e->name);
  uint32_t parent = v->columns->entities[e->parent].from[list.at].row;
  if (is_empty(v, list.id, list.at))
    make_place(records, entity, parent);
  day since = known_since(v, list.id, list.at);
  uint32_t row = records_row(records, entity, NO_TEXT, parent, NO_INDEX);
  if (since)
    date_before(v, records, list.id, row, since);
  say_list(records, entity, parent, e->kind & KIND_SINGLE ? LIST_COMPLETE : LIST_OPEN, since);
  return view_with(a, v, records, AS_SAID);
}

// --- Many rows more

struct adding {
  const struct view *v;
  struct records *records;
  const struct pattern *pattern;
  uint32_t first, added; // the first record that is new
};

static const struct many *named_list(const struct adding *x, uint32_t entity, uint32_t parent) {
  for (size_t i = 0; i < x->pattern->n; i++) {
    const struct input *list = &x->pattern->many[i].list;
    if (list->id == entity && x->v->columns->entities[x->v->im->entities[entity].parent].from[list->at].row == parent)
      return &x->pattern->many[i];
  }
  return NULL;
}

static uint32_t wanted_rows(const struct adding *x, uint32_t entity, uint32_t parent) {
  const struct many *named = named_list(x, entity, parent);
  bool single = x->v->im->entities[entity].kind & KIND_SINGLE;
  uint32_t n = x->pattern->rows, seed = x->pattern->seed;
  if (n == ANY_ROWS)
    n = (entity * 7 + parent * 13 + seed * 31 + (entity ^ seed) * parent) % 3;
  if (named != NULL)
    n = named->rows;
  return single && n > 1 ? 1 : n;
}

static void add_rows(struct adding *x, uint32_t entity, uint32_t parent, bool empty, day since) {
  struct text name = img_text(x->v->im, x->v->im->entities[entity].name);
  const struct many *named = named_list(x, entity, parent);
  bool leave = x->pattern->without && named != NULL && named == x->pattern->many;
  if (empty && parent < x->first)
    make_place(x->records, name, parent);
  for (uint32_t n = wanted_rows(x, entity, parent); n > 0 && x->added < ADDED_LIMIT; n--, x->added++) {
    struct text key = text_format(x->records->arena, "+%u", x->added + 1);
    uint32_t row = records_row(x->records, name, key, parent, NO_INDEX);
    if (since)
      date_before(x->v, x->records, entity, row, since);
    if (leave || x->records->rows.p[parent].entity.n == 0)
      x->records->rows.p[row].entity = NO_TEXT;
  }
}

// The rows that are there and have an open list; then the new ones, by the number of the entity that they were made for.
static void add_to_entity(struct adding *x, uint32_t entity, uint32_t *of) {
  uint32_t above = x->v->im->entities[entity].parent;
  const struct entity_rows *rows = &x->v->columns->entities[entity];
  struct segment s = x->v->segments[above];
  uint32_t before = (uint32_t)x->records->rows.n;
  for (uint32_t at = s.from; at < s.to; at++)
    if (bit_get(rows->open, at) && x->v->columns->entities[above].from[at].row != NO_INDEX)
      add_rows(x, entity, x->v->columns->entities[above].from[at].row, is_empty(x->v, entity, at), known_since(x->v, entity, at));
  for (uint32_t row = x->first; row < before; row++)
    if (of[row - x->first] == above)
      add_rows(x, entity, row, false, 0);
  for (uint32_t row = before; row < x->records->rows.n; row++)
    of[row - x->first] = entity;
}

static void number_rows(struct world *w) {
  const struct view *v = &w->view;
  size_t n = v->columns->records[0]->rows.n;
  w->at = NEW_ARRAY(v->arena, uint32_t, n);
  memset(w->at, 0xFF, n * sizeof *w->at);
  for (uint32_t e = 0; e < v->im->n_entities; e++)
    for (uint32_t at = 0; at < v->columns->entities[e].rows; at++) {
      uint32_t row = v->columns->entities[e].from[at].row;
      if (row != NO_INDEX) // a period has no record
        w->at[row] = at;
    }
}

bool world_make(struct arena *a, const struct wonder *base, const struct pattern *pattern, struct world *out) {
  const struct view *v = base->v;
  struct adding x = {.v = v, .records = copied_records(a, v), .pattern = pattern};
  uint32_t *of = NEW_ARRAY(a, uint32_t, ADDED_LIMIT);
  x.first = (uint32_t)x.records->rows.n;
  for (uint32_t e = 1; e < v->im->n_entities; e++)
    add_to_entity(&x, e, of);
  *out = (struct world){.view = view_with(a, v, x.records, pattern->open ? ALL_OPEN : ALL_CLOSED)};
  out->wonder = wonder_new(a, &out->view, NULL);
  out->wonder->outcomes.p = base->outcomes.p;
  out->wonder->outcomes.n = base->outcomes.n;
  number_rows(out);
  return x.added < ADDED_LIMIT;
}

void world_free(struct world *w) {
  wonder_free(w->wonder);
  arena_free(w->view.scratch);
}

// The cell in the other world of the same record. false: there is none.
bool world_input(const struct world *w, const struct view *from, struct input *in) {
  uint32_t level = input_level(from->im, in->kind, in->id);
  uint32_t row = from->columns->entities[level].from[in->at].row;
  if (row >= w->view.columns->records[0]->rows.n || w->at[row] == NO_INDEX)
    return false;
  in->at = w->at[row];
  return true;
}

void world_hidden(struct arena *a, const struct wonder *from, inputs *out) {
  const struct view *v = from->v;
  struct arena *scratch = arena_child(a);
  struct pattern pattern = {.rows = 1, .open = true};
  struct world w;
  inputs there = {0};
  world_make(scratch, from, &pattern, &w);
  struct demand d = demand_new(&w.view);
  for (size_t i = 0; i < from->outcomes.n; i++)
    want(&d, from->outcomes.p[i], 0);
  demand_follow(&d);
  demand_inputs(&d, scratch, &there);
  uint32_t records = (uint32_t)v->columns->records[v->provider]->rows.n, *at = NEW_ARRAY(scratch, uint32_t, records);
  for (uint32_t e = 0; e < v->im->n_entities; e++)
    for (uint32_t row = v->segments[e].from; row < v->segments[e].to; row++)
      if (v->columns->entities[e].from[row].row != NO_INDEX)
        at[v->columns->entities[e].from[row].row] = row;
  for (size_t i = 0; i < there.n; i++) {
    struct input in = there.p[i];
    uint32_t level = input_level(v->im, in.kind, in.id), row = w.view.columns->entities[level].from[in.at].row;
    if (row < records)
      vec_push(a, out, (struct input){in.kind, in.id, at[row]});
  }
  world_free(&w);
  arena_free(scratch);
}
