// Whether a question can change anything: a search for answers to all other questions under which two answers to this one give
// another outcome. First some whole fillings, then all of them, question by question, as long as the budget lasts.
#include "wonder.h"

enum { RUN_BUDGET = 1000, RUN_TOTAL = 100000, DIVES = 8, DEPTH = 48 };

struct search {
  struct wonder *w;
  struct hole_list holes;
  const struct hole *q;
  VEC(uint32_t) outcomes; // that the question is about
  uint32_t budget;        // number of runs at which it stops
  bool unsure;            // not everything was tried
  struct arena *arena;    // as long as the search takes
};

static struct reply const *replies_end(const struct hole *h) {
  return h->replies.p + h->replies.n;
}

// A list cannot be filled with a row that is not there; only that there is nothing more.
static bool can_fill(const struct hole *h, const struct reply *r) {
  return h->in.kind != GAP_LIST || !r->more;
}

static void outcomes_with(struct search *s, struct arena *a, const struct run *run, const struct reply *r,
                          unsigned char *out) {
  struct run with;
  struct cell_before before = wonder_fill(s->w, s->q->in, r);
  wonder_run(s->w, a, run, wonder_again(s->w, s->q->in), &with);
  for (size_t i = 0; i < s->outcomes.n; i++)
    out[i] = (unsigned char)run_outcome(&with, s->outcomes.p[i], s->w->v->provider);
  wonder_restore(s->w, s->q->in, &before);
}

// Two answers between which some outcome differs: whatever the others are (disjoint), or now that the others are known.
static bool differs(const struct search *s, const unsigned char *x, const unsigned char *y, bool known) {
  for (size_t i = 0; i < s->outcomes.n; i++)
    if ((x[i] & y[i]) == 0 || (known && x[i] != y[i]))
      return true;
  return false;
}

static bool answers_differ(struct search *s, const struct run *run, bool known) {
  struct arena *a = arena_child(s->arena);
  size_t n = 0;
  unsigned char *seen = NEW_ARRAY(a, unsigned char, s->q->replies.n * s->outcomes.n);
  bool found = false;
  for (const struct reply *r = s->q->replies.p; r < replies_end(s->q) && !found; r++) {
    struct arena *scratch = arena_child(a);
    unsigned char *here = seen + n++ * s->outcomes.n;
    outcomes_with(s, scratch, run, r, here);
    for (size_t i = 0; i + 1 < n && !found; i++)
      found = differs(s, seen + i * s->outcomes.n, here, known);
    arena_free(scratch);
  }
  arena_free(a);
  return found;
}

// The inputs that the outcomes in question still hang on. false: the question itself is not among them.
static bool still_asked(struct search *s, struct arena *a, const struct run *run, inputs *others) {
  struct view v = wonder_view(s->w, run, a);
  struct demand d = demand_new(&v);
  for (size_t i = 0; i < s->outcomes.n; i++)
    want(&d, s->outcomes.p[i], v.provider);
  demand_follow(&d);
  demand_inputs(&d, a, others);
  return demand_has(&d, s->q->in);
}

static bool is_same(struct input x, struct input y) {
  return x.kind == y.kind && x.id == y.id && x.at == y.at;
}

static const struct hole *hole_of(const struct search *s, struct input in) {
  for (size_t i = 0; i < s->holes.n; i++)
    if (is_same(s->holes.p[i].in, in))
      return &s->holes.p[i];
  return NULL;
}

static const struct hole *next_hole(const struct search *s, const inputs *others) {
  for (size_t i = others->n; i-- > 0;)
    if (!is_same(others->p[i], s->q->in) && hole_of(s, others->p[i]) != NULL)
      return hole_of(s, others->p[i]);
  return NULL;
}

static bool knows_all(const struct search *s, const inputs *others) {
  for (size_t i = 0; i < others->n; i++)
    if (!is_same(others->p[i], s->q->in))
      return false;
  return true;
}

// --- Whole fillings

// A small generator: the same on every machine.
static uint32_t mixed(uint32_t x) {
  x ^= x >> 16;
  x *= 0x7FEB352Du;
  x ^= x >> 15;
  x *= 0x846CA68Bu;
  return x ^ x >> 16;
}

// In the first dives all rows of one field get the same answer, in the later ones each its own.
static const struct reply *chosen(const struct hole *h, uint32_t dive) {
  uint32_t n = (uint32_t)h->replies.n, which;
  if (h->in.kind == GAP_LIST)
    return &h->replies.p[0];
  if (dive < 2)
    which = dive == 0 ? 0 : n - 1;
  else
    which = mixed(dive * 7919 + (uint32_t)h->in.kind * 104729 + h->in.id * 31 + (dive < DIVES / 2 ? 0 : h->in.at * 17));
  return &h->replies.p[which % n];
}

static bool dive(struct search *s, uint32_t number) {
  struct arena *a = arena_child(s->arena);
  struct cell_before *before = NEW_ARRAY(a, struct cell_before, s->holes.n);
  bool found = false;
  struct run run;
  inputs left = {0};
  for (size_t i = 0; i < s->holes.n; i++) {
    if (&s->holes.p[i] == s->q)
      continue;
    before[i] = wonder_fill(s->w, s->holes.p[i].in, chosen(&s->holes.p[i], number));
  }
  wonder_run(s->w, a, &s->w->base, wonder_again_any(s->w), &run);
  if (still_asked(s, a, &run, &left))
    found = answers_differ(s, &run, knows_all(s, &left));
  for (size_t i = s->holes.n; i-- > 0;)
    if (&s->holes.p[i] != s->q)
      wonder_restore(s->w, s->holes.p[i].in, &before[i]);
  arena_free(a);
  return found;
}

// --- All fillings

static bool found_below(struct search *s, const struct run *run, uint32_t depth);

static bool found_with(struct search *s, struct arena *a, const struct run *run, const struct hole *h, uint32_t depth) {
  bool found = false;
  for (const struct reply *r = h->replies.p; r < replies_end(h) && !found; r++) {
    struct run with;
    if (!can_fill(h, r))
      continue;
    struct cell_before before = wonder_fill(s->w, h->in, r);
    wonder_run(s->w, a, run, wonder_again(s->w, h->in), &with);
    found = found_below(s, &with, depth + 1);
    wonder_restore(s->w, h->in, &before);
  }
  s->unsure = s->unsure || !h->all;
  return found;
}

static bool found_below(struct search *s, const struct run *run, uint32_t depth) {
  struct arena *a = arena_child(s->arena);
  inputs others = {0};
  bool found = false;
  if (s->w->runs > s->budget || depth > DEPTH) {
    s->unsure = true;
  } else if (still_asked(s, a, run, &others)) {
    const struct hole *h = next_hole(s, &others);
    found = answers_differ(s, run, knows_all(s, &others));
    s->unsure = s->unsure || (h == NULL && !knows_all(s, &others));
    if (!found && h != NULL)
      found = found_with(s, a, run, h, depth);
  }
  arena_free(a);
  return found;
}

static void list_outcomes(struct search *s) {
  const bool *again = wonder_again(s->w, s->q->in);
  for (size_t i = 0; i < s->w->outcomes.n; i++)
    if (again[s->w->outcomes.p[i]])
      vec_push(s->arena, &s->outcomes, s->w->outcomes.p[i]);
}

static bool finds(struct search *s) {
  if (answers_differ(s, &s->w->base, false))
    return true;
  for (uint32_t i = 0; i < DIVES; i++)
    if (dive(s, i))
      return true;
  return found_below(s, &s->w->base, 0);
}

enum may_change hole_may_change(struct wonder *w, struct hole_list holes, size_t which) {
  struct search s = {.w = w, .holes = holes, .q = &holes.p[which], .arena = arena_child(w->v->arena)};
  enum may_change result = PERHAPS_CHANGE;
  s.budget = w->runs + RUN_BUDGET;
  s.unsure = !s.q->all;
  if (s.q->in.kind != GAP_LIST && w->runs < RUN_TOTAL) {
    list_outcomes(&s);
    bool found = finds(&s);
    result = found ? CAN_CHANGE : s.unsure ? PERHAPS_CHANGE : CANNOT_CHANGE;
  }
  arena_free(s.arena);
  return result;
}
