// The search where lists are open: in some worlds with more rows, and for a list itself in two worlds of which one has its rows.
#include "worlds.h"

enum { WORLDS = 8, LISTS = 64, LIST_HOLES = 600, PAIR_DIVES = 16 };

static bool is_same(struct input x, struct input y) {
  return x.kind == y.kind && x.id == y.id && x.at == y.at;
}

static struct hole *hole_at(struct hole *p, size_t n, struct input in) {
  for (size_t i = 0; i < n; i++)
    if (is_same(p[i].in, in))
      return &p[i];
  return NULL;
}

// What the outcomes hang on in that world. A cell of `from` gets the answers that it has there, so that a choice is the same choice.
static struct hole_list world_holes(struct arena *a, const struct world *w, const struct view *from, struct hole_list known) {
  VEC(struct hole) holes = {0};
  inputs in = {0};
  struct demand d = demand_new(&w->view);
  for (size_t i = 0; i < w->wonder->outcomes.n; i++)
    want(&d, w->wonder->outcomes.p[i], 0);
  demand_follow(&d);
  demand_inputs(&d, a, &in);
  for (size_t i = 0; i < in.n; i++)
    vec_push(a, &holes, (struct hole){.in = in.p[i]});
  for (size_t i = 0; i < known.n; i++) {
    struct input there = known.p[i].in;
    struct hole *h = world_input(w, from, &there) ? hole_at(holes.p, holes.n, there) : NULL;
    if (h != NULL) {
      *h = known.p[i];
      h->in = there;
    }
  }
  for (size_t i = 0; i < holes.n; i++)
    if (holes.p[i].replies.n == 0)
      hole_replies(w->wonder, a, &holes.p[i]);
  arena_reset(w->view.scratch);
  return (struct hole_list){holes.p, holes.n, NEW_ARRAY(a, unsigned char, holes.n)};
}

static bool is_open_question(const struct hole_list *holes, size_t i) {
  return holes->p[i].in.kind != GAP_LIST && holes->found[i] == PERHAPS_CHANGE;
}

static size_t open_questions(const struct hole_list *holes) {
  size_t n = 0;
  for (size_t i = 0; i < holes->n; i++)
    n += is_open_question(holes, i);
  return n;
}

static struct hole *there_of(const struct world *w, const struct view *from, const struct hole_list *here, size_t i,
                             const struct hole_list *there) {
  struct input in = here->p[i].in;
  return world_input(w, from, &in) ? hole_at(there->p, there->n, in) : NULL;
}

// Only what is still to be found is looked for there.
static void look_in(const struct world *w, const struct view *from, struct hole_list *here, struct hole_list there) {
  for (size_t i = 0; i < there.n; i++)
    there.found[i] = CAN_CHANGE;
  for (size_t i = 0; i < here->n; i++) {
    struct hole *h = is_open_question(here, i) ? there_of(w, from, here, i, &there) : NULL;
    if (h != NULL)
      there.found[h - there.p] = PERHAPS_CHANGE;
  }
  holes_dive(w->wonder, there);
  holes_search(w->wonder, there);
  for (size_t i = 0; i < here->n; i++) {
    struct hole *h = is_open_question(here, i) ? there_of(w, from, here, i, &there) : NULL;
    if (h != NULL && there.found[h - there.p] == CAN_CHANGE)
      here->found[i] = CAN_CHANGE;
  }
}

static void fields_with_rows(struct wonder *w, struct hole_list *holes) {
  for (uint32_t i = 0; i < WORLDS && open_questions(holes) > 0; i++) {
    struct arena *a = arena_child(w->arena);
    struct pattern pattern = {.rows = i < 3 ? i : ANY_ROWS, .seed = i};
    struct world world;
    world_make(a, w, &pattern, &world);
    look_in(&world, w->v, holes, world_holes(a, &world, w->v, *holes));
    world_free(&world);
    arena_free(a);
  }
}

// --- A list itself

struct pair {
  struct world with, without;
  struct hole_list holes_with, holes_without;
};

static void fill(const struct world *w, struct hole_list holes, uint32_t dive) {
  for (size_t i = 0; i < holes.n; i++)
    if (holes.p[i].in.kind != GAP_LIST)
      wonder_try(w->wonder, holes.p[i].in, hole_choice(w->wonder, &holes.p[i], dive));
}

static bool pair_differs(const struct pair *p, uint32_t dive) {
  bool differs = false;
  fill(&p->with, p->holes_with, dive);
  fill(&p->without, p->holes_without, dive);
  const struct wonder *x = p->with.wonder, *y = p->without.wonder;
  for (size_t i = 0; i < x->outcomes.n && !differs; i++)
    differs = (run_outcome(&x->base, x->outcomes.p[i], 0) & run_outcome(&y->base, y->outcomes.p[i], 0)) == 0;
  wonder_undo_to(p->with.wonder, 0);
  wonder_undo_to(p->without.wonder, 0);
  return differs;
}

static bool list_matters(struct wonder *w, struct hole_list holes, struct pattern pattern) {
  struct arena *a = arena_child(w->arena);
  struct pair p;
  bool found = false;
  world_make(a, w, &pattern, &p.with);
  pattern.without = true;
  world_make(a, w, &pattern, &p.without);
  p.holes_with = world_holes(a, &p.with, w->v, holes);
  p.holes_without = world_holes(a, &p.without, &p.with.view, p.holes_with);
  for (uint32_t i = 0; i < PAIR_DIVES && !found; i++)
    found = pair_differs(&p, i);
  world_free(&p.with);
  world_free(&p.without);
  arena_free(a);
  return found;
}

static enum may_change list_may_change(struct wonder *w, struct hole_list holes, const struct input *list) {
  static const struct pattern patterns[] = {{.rows = 0, .of_list = 1}, {.rows = 0, .of_list = 2}, {.rows = 1, .of_list = 1},
                                            {.rows = 2, .of_list = 1}, {.rows = 0, .of_list = 3}, {.rows = ANY_ROWS, .of_list = 1},
                                            {.rows = ANY_ROWS, .seed = 1, .of_list = 2}};
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    struct pattern pattern = patterns[i];
    pattern.list = list;
    if (list_matters(w, holes, pattern))
      return CAN_CHANGE;
  }
  return PERHAPS_CHANGE;
}

static size_t open_lists(const struct hole_list *holes) {
  size_t n = 0;
  for (size_t i = 0; i < holes->n; i++)
    n += holes->p[i].in.kind == GAP_LIST;
  return n;
}

void holes_with_rows(struct wonder *w, struct hole_list holes) {
  size_t lists = open_lists(&holes);
  if (lists == 0)
    return;
  fields_with_rows(w, &holes);
  for (size_t i = 0; i < holes.n; i++)
    if (holes.p[i].in.kind == GAP_LIST)
      holes.found[i] = lists <= LISTS && holes.n <= LIST_HOLES ? list_may_change(w, holes, &holes.p[i].in) : PERHAPS_CHANGE;
}
