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

static struct view view_with(struct arena *a, const struct view *v, const struct records *records, bool closed) {
  const struct records **all = NEW(a, const struct records *);
  struct columns *columns = NEW(a, struct columns);
  struct run *run = NEW(a, struct run);
  struct sink nobody = {.arena = a};
  *all = records;
  columns_build(a, &nobody, v->im, all, 1, columns);
  for (uint32_t e = 1; closed && e < v->im->n_entities; e++)
    memset(columns->entities[e].open, 0, WORDS(columns->entities[v->im->entities[e].parent].rows) * sizeof(word));
  vm_run(a, columns, run);
  return view_of(a, v->index, run, 0);
}

// --- One row more

// What was said of this one list before is said no more.
static void say_list(struct records *r, struct text entity, uint32_t parent, enum list_status status) {
  for (size_t i = 0; i < r->lists.n; i++)
    if (text_eq(r->lists.p[i].entity, entity) && r->lists.p[i].parent == parent)
      r->lists.p[i].status = status;
  vec_push(r->arena, &r->lists,
           (struct rec_list){.entity = entity, .parent = parent, .status = status, .origin = NO_INDEX});
}

struct view wonder_row(struct arena *a, const struct view *v, struct input list) {
  const struct img_entity *e = &v->im->entities[list.id];
  struct records *records = copied_records(a, v);
  struct text entity = img_text(v->im, e->name);
  uint32_t parent = v->columns->entities[e->parent].from[list.at].row;
  if (is_empty(v, list.id, list.at))
    make_place(records, entity, parent);
  records_row(records, entity, NO_TEXT, parent, NO_INDEX);
  say_list(records, entity, parent, e->kind & KIND_SINGLE ? LIST_COMPLETE : LIST_OPEN);
  return view_with(a, v, records, false);
}

// --- Many rows more

struct adding {
  const struct view *v;
  struct records *records;
  const struct pattern *pattern;
  uint32_t first, added; // the first record that is new
  struct input list;     // of the pattern
  uint32_t list_parent;  // its record
};

static uint32_t wanted_rows(const struct adding *x, uint32_t entity, uint32_t parent) {
  bool single = x->v->im->entities[entity].kind & KIND_SINGLE;
  uint32_t n = x->pattern->rows;
  if (n == ANY_ROWS)
    n = (entity * 7 + parent * 13 + x->pattern->seed * 31 + (entity ^ x->pattern->seed) * parent) % 3;
  if (x->pattern->list != NULL && entity == x->list.id && parent == x->list_parent)
    n = x->pattern->of_list;
  return single && n > 1 ? 1 : n;
}

static void add_rows(struct adding *x, uint32_t entity, uint32_t parent, bool empty) {
  struct text name = img_text(x->v->im, x->v->im->entities[entity].name);
  uint32_t n = wanted_rows(x, entity, parent);
  bool leave = x->pattern->list != NULL && x->pattern->without && entity == x->list.id && parent == x->list_parent;
  if (empty && parent < x->first)
    make_place(x->records, name, parent);
  for (uint32_t i = 0; i < n && x->added < ADDED_LIMIT; i++, x->added++) {
    struct text key = text_format(x->records->arena, "+%u", x->added + 1);
    uint32_t row = records_row(x->records, name, key, parent, NO_INDEX);
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
    if (bit_get(rows->open, at))
      add_rows(x, entity, x->v->columns->entities[above].from[at].row, is_empty(x->v, entity, at));
  for (uint32_t row = x->first; row < before; row++)
    if (of[row - x->first] == above)
      add_rows(x, entity, row, false);
  for (uint32_t row = before; row < x->records->rows.n; row++)
    of[row - x->first] = entity;
}

static void number_rows(struct world *w) {
  const struct view *v = &w->view;
  size_t n = v->columns->records[0]->rows.n;
  w->at = NEW_ARRAY(v->arena, uint32_t, n);
  memset(w->at, 0xFF, n * sizeof *w->at);
  for (uint32_t e = 0; e < v->im->n_entities; e++)
    for (uint32_t at = 0; at < v->columns->entities[e].rows; at++)
      w->at[v->columns->entities[e].from[at].row] = at;
}

bool world_make(struct arena *a, const struct wonder *base, const struct pattern *pattern, struct world *out) {
  const struct view *v = base->v;
  struct adding x = {.v = v, .records = copied_records(a, v), .pattern = pattern};
  uint32_t *of = NEW_ARRAY(a, uint32_t, ADDED_LIMIT);
  x.first = (uint32_t)x.records->rows.n;
  if (pattern->list != NULL) {
    x.list = *pattern->list;
    x.list_parent = v->columns->entities[v->im->entities[x.list.id].parent].from[x.list.at].row;
  }
  for (uint32_t e = 1; e < v->im->n_entities; e++)
    add_to_entity(&x, e, of);
  *out = (struct world){.view = view_with(a, v, x.records, true)};
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
