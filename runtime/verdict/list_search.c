// Whether a list itself matters: two worlds, with rows and without, are filled in the same way and laid side by side.
#include "worlds.h"

enum { PAIR_DIVES = 12, PAIR_NODES = 600 };

// A cell of the world with the rows, and the same cell without them.
struct both {
  const struct hole *hole;
  struct input with, without;
  bool is_with, is_without;
};
struct pair {
  struct arena *arena;
  struct world with, without;
  VEC(struct both) cells;
  uint32_t nodes;
  bool unsure;
};

static bool is_same(struct input x, struct input y) {
  return x.kind == y.kind && x.id == y.id && x.at == y.at;
}

static bool is_paired(const struct pair *p, struct input without) {
  for (size_t i = 0; i < p->cells.n; i++)
    if (p->cells.p[i].is_without && is_same(p->cells.p[i].without, without))
      return true;
  return false;
}

static void pair_cells(struct pair *p) {
  struct hole_list with = world_holes(p->arena, &p->with, &p->with.view, (struct hole_list){0});
  struct hole_list without = world_holes(p->arena, &p->without, &p->with.view, with);
  for (size_t i = 0; i < with.n; i++) {
    struct both b = {.hole = &with.p[i], .with = with.p[i].in, .without = with.p[i].in, .is_with = true};
    b.is_without = world_input(&p->without, &p->with.view, &b.without);
    vec_push(p->arena, &p->cells, b);
  }
  for (size_t i = 0; i < without.n; i++)
    if (!is_paired(p, without.p[i].in))
      vec_push(p->arena, &p->cells, (struct both){.hole = &without.p[i], .without = without.p[i].in, .is_without = true});
}

static void pair_try(struct pair *p, const struct both *b, const struct reply *r) {
  if (b->is_with)
    wonder_try(p->with.wonder, b->with, r);
  if (b->is_without)
    wonder_try(p->without.wonder, b->without, r);
}

static void pair_undo(struct pair *p, const struct both *b) {
  if (b->is_with)
    wonder_undo(p->with.wonder);
  if (b->is_without)
    wonder_undo(p->without.wonder);
}

// Some outcome is another: whatever the other answers are, or now that there are none left.
static bool pair_differs(const struct pair *p, bool known) {
  const struct wonder *x = p->with.wonder, *y = p->without.wonder;
  for (size_t i = 0; i < x->outcomes.n; i++) {
    unsigned a = run_outcome(&x->base, x->outcomes.p[i], 0), b = run_outcome(&y->base, y->outcomes.p[i], 0);
    if ((a & b) == 0 || (known && a != b))
      return true;
  }
  return false;
}

static bool pair_dive(struct pair *p, uint32_t number) {
  for (size_t i = 0; i < p->cells.n; i++) {
    const struct both *b = &p->cells.p[i];
    struct hole there = *b->hole;
    there.in = b->is_with ? b->with : b->without;
    pair_try(p, b, hole_choice(b->is_with ? p->with.wonder : p->without.wonder, &there, number));
  }
  bool differs = pair_differs(p, false);
  wonder_undo_to(p->with.wonder, 0);
  wonder_undo_to(p->without.wonder, 0);
  return differs;
}

// --- All fillings

static void still_open(const struct world *w, struct arena *a, inputs *out) {
  struct view v = wonder_view(w->wonder, a);
  struct demand d = demand_new(&v);
  for (size_t i = 0; i < w->wonder->outcomes.n; i++)
    want(&d, w->wonder->outcomes.p[i], 0);
  demand_follow(&d);
  demand_inputs(&d, a, out);
}

static const struct both *cell_of(const struct pair *p, struct input in, bool with) {
  for (size_t i = 0; i < p->cells.n; i++) {
    const struct both *b = &p->cells.p[i];
    if (with ? b->is_with && is_same(b->with, in) : b->is_without && is_same(b->without, in))
      return b;
  }
  return NULL;
}

static const struct both *next_cell(struct pair *p, struct arena *a) {
  inputs with = {0}, without = {0};
  still_open(&p->with, a, &with);
  still_open(&p->without, a, &without);
  if (with.n > 0)
    return cell_of(p, with.p[with.n - 1], true);
  return without.n > 0 ? cell_of(p, without.p[without.n - 1], false) : NULL;
}

static bool pair_below(struct pair *p) {
  struct arena *a = arena_child(p->arena);
  const struct both *b = next_cell(p, a);
  arena_free(a);
  if (pair_differs(p, b == NULL))
    return true;
  if (b == NULL)
    return false;
  if (p->nodes == 0) {
    p->unsure = true;
    return false;
  }
  p->nodes--;
  bool found = false;
  for (size_t i = 0; i < b->hole->replies.n && !found; i++) {
    pair_try(p, b, &b->hole->replies.p[i]);
    found = pair_below(p);
    pair_undo(p, b);
  }
  p->unsure = p->unsure || !b->hole->all;
  return found;
}

// Only what reads the list can differ: all else is the same in both worlds, and need not be filled in.
static void keep_reached(struct wonder *w, struct input list) {
  const bool *of = wonder_readers(w, list)->of;
  uint32_t *kept = NEW_ARRAY(w->arena, uint32_t, w->outcomes.n); // what there is, the worlds share
  size_t n = 0;
  for (size_t i = 0; i < w->outcomes.n; i++)
    if (of[w->outcomes.p[i]])
      kept[n++] = w->outcomes.p[i];
  w->outcomes.p = kept;
  w->outcomes.n = w->outcomes.cap = n;
}

// Counts of the rows of all lists, `list` first.
static enum may_change compare_worlds(struct wonder *w, struct pattern pattern) {
  struct pair p = {.arena = arena_child(w->arena), .nodes = PAIR_NODES};
  bool found = false;
  bool whole = world_make(p.arena, w, &pattern, &p.with);
  pattern.without = true;
  world_make(p.arena, w, &pattern, &p.without);
  keep_reached(p.with.wonder, pattern.many->list);
  keep_reached(p.without.wonder, pattern.many->list);
  pair_cells(&p);
  for (uint32_t i = 0; i < PAIR_DIVES && !found; i++)
    found = pair_dive(&p, i);
  found = found || pair_below(&p);
  world_free(&p.with);
  world_free(&p.without);
  arena_free(p.arena);
  return found ? CAN_CHANGE : p.unsure || !whole ? PERHAPS_CHANGE : CANNOT_CHANGE;
}

// Every number of rows of every list, of this one at least one.
static enum may_change prove(struct wonder *w, struct arena *a, struct input list) {
  struct proof p = proof_for(a, w);
  struct many *many = NEW_ARRAY(a, struct many, p.lists.n + 1);
  enum may_change result = p.worlds > 0 ? CANNOT_CHANGE : PERHAPS_CHANGE;
  for (size_t i = 0; i < p.worlds && result == CANNOT_CHANGE; i++) {
    proof_world(&p, i, many + 1);
    many[0].rows = 0;
    for (size_t k = 1; k <= p.lists.n; k++)
      if (is_same(many[k].list, list))
        many[0] = many[k];
    if (many[0].rows > 0)
      result = compare_worlds(w, (struct pattern){.many = many, .n = p.lists.n + 1});
  }
  return result;
}

enum may_change list_may_change(struct wonder *w, struct input list) {
  static const uint32_t tried[][3] = {{0, 0, 1}, {0, 0, 2}, {1, 0, 1}, {2, 0, 1}, {0, 0, 3}, {ANY_ROWS, 0, 1}, {ANY_ROWS, 1, 2}};
  for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
    struct many own = {list, tried[i][2]};
    if (compare_worlds(w, (struct pattern){.rows = tried[i][0], .seed = tried[i][1], .many = &own, .n = 1}) == CAN_CHANGE)
      return CAN_CHANGE;
  }
  struct arena *a = arena_child(w->arena);
  enum may_change result = prove(w, a, list);
  arena_free(a);
  return result;
}
