// Whether a question can change anything: a search for answers to all other questions under which two answers to this one give
// another outcome. First whole fillings, each looked at for all questions at once; then, for what is left, all fillings of what the
// question still hangs on, hole by hole, as long as the budget lasts.
#include "wonder.h"

enum { NODE_BUDGET = 2000, WORK_BUDGET = 100000000, DIVES = 24, DEPTH = 60 };

struct search {
  struct wonder *w;
  struct hole_list holes;
  const struct hole *q;
  VEC(uint32_t) outcomes; // that the question is about
  uint32_t nodes;         // that may still be looked at
  bool unsure;            // not everything was tried
  struct arena *arena;    // as long as the search takes
  struct arena *scratch;  // of one node
};

static const struct reply *replies_end(const struct hole *h) {
  return h->replies.p + h->replies.n;
}

static bool is_same(struct input x, struct input y) {
  return x.kind == y.kind && x.id == y.id && x.at == y.at;
}

static void list_outcomes(struct search *s) {
  const bool *of = wonder_readers(s->w, s->q->in)->of;
  s->outcomes.n = 0;
  for (size_t i = 0; i < s->w->outcomes.n; i++)
    if (of[s->w->outcomes.p[i]])
      vec_push(s->arena, &s->outcomes, s->w->outcomes.p[i]);
}

static void note_outcomes(const struct search *s, unsigned char *out) {
  for (size_t i = 0; i < s->outcomes.n; i++)
    out[i] = (unsigned char)run_outcome(&s->w->base, s->outcomes.p[i], s->w->v->provider);
}

// Two answers between which some outcome differs: whatever the others are (disjoint), or now that the others are known.
static bool differs(const struct search *s, const unsigned char *x, const unsigned char *y, bool known) {
  for (size_t i = 0; i < s->outcomes.n; i++)
    if ((x[i] & y[i]) == 0 || (known && x[i] != y[i]))
      return true;
  return false;
}

static bool answers_differ(struct search *s, bool known) {
  size_t n = 0;
  unsigned char *seen = NEW_ARRAY(s->scratch, unsigned char, s->q->replies.n * s->outcomes.n);
  bool found = false;
  for (const struct reply *r = s->q->replies.p; r < replies_end(s->q) && !found; r++) {
    unsigned char *here = seen + n++ * s->outcomes.n;
    wonder_try(s->w, s->q->in, r);
    note_outcomes(s, here);
    wonder_undo(s->w);
    for (size_t i = 0; i + 1 < n && !found; i++)
      found = differs(s, seen + i * s->outcomes.n, here, known);
  }
  return found;
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

// Where a row is in the records: the same in every world.
static uint32_t stable_row(const struct wonder *w, struct input in) {
  return w->columns.entities[input_level(w->v->im, in.kind, in.id)].from[in.at].row;
}

// In the first dives all rows of one field get the same answer, in the later ones each its own.
const struct reply *hole_choice(const struct wonder *w, const struct hole *h, uint32_t dive) {
  uint32_t n = (uint32_t)h->replies.n, which;
  if (dive < 2)
    which = dive == 0 ? 0 : n - 1;
  else
    which = mixed(dive * 7919 + (uint32_t)h->in.kind * 104729 + h->in.id * 31 + (dive % 3 == 0 ? stable_row(w, h->in) * 17 : 0));
  return &h->replies.p[which % n];
}

static const struct reply nothing_more = {.more = false};

static void fill_all(struct wonder *w, struct hole_list holes, uint32_t dive) {
  for (size_t i = 0; i < holes.n; i++)
    wonder_try(w, holes.p[i].in, holes.p[i].in.kind == GAP_LIST ? &nothing_more : hole_choice(w, &holes.p[i], dive));
}

// Another answer than the one that stands there.
static bool flips(struct search *s, const struct reply *now) {
  struct arena *a = arena_child(s->arena);
  unsigned char *before = NEW_ARRAY(a, unsigned char, s->outcomes.n), *after = NEW_ARRAY(a, unsigned char, s->outcomes.n);
  bool found = false;
  note_outcomes(s, before);
  for (const struct reply *r = s->q->replies.p; r < replies_end(s->q) && !found; r++) {
    if (r == now)
      continue;
    wonder_try(s->w, s->q->in, r);
    note_outcomes(s, after);
    wonder_undo(s->w);
    found = differs(s, before, after, false);
  }
  arena_free(a);
  return found;
}

static bool is_looked_for(const struct hole_list *holes, size_t i) {
  return holes->p[i].in.kind != GAP_LIST && (holes->found[i] == NOT_LOOKED_AT || holes->found[i] == PERHAPS_CHANGE);
}

static size_t left(const struct hole_list *holes) {
  size_t n = 0;
  for (size_t i = 0; i < holes->n; i++)
    n += is_looked_for(holes, i);
  return n;
}

static void dive(struct search *s, uint32_t number) {
  size_t tries = s->w->tries.n;
  fill_all(s->w, s->holes, number);
  for (size_t i = 0; i < s->holes.n; i++) {
    if (!is_looked_for(&s->holes, i))
      continue;
    s->q = &s->holes.p[i];
    list_outcomes(s);
    if (flips(s, hole_choice(s->w, s->q, number)))
      s->holes.found[i] = CAN_CHANGE;
  }
  wonder_undo_to(s->w, tries);
}

void holes_dive(struct wonder *w, struct hole_list holes) {
  struct search s = {.w = w, .holes = holes, .arena = arena_child(w->arena)};
  for (uint32_t i = 0; i < DIVES && left(&holes) > 0; i++)
    dive(&s, i);
  arena_free(s.arena);
}

// --- All fillings

// The inputs that the outcomes in question still hang on. false: the question itself is not among them.
static bool still_asked(struct search *s, inputs *others) {
  struct view v = wonder_view(s->w, s->scratch);
  struct demand d = demand_new(&v);
  for (size_t i = 0; i < s->outcomes.n; i++)
    want(&d, s->outcomes.p[i], v.provider);
  demand_follow(&d);
  demand_inputs(&d, s->scratch, others);
  return demand_has(&d, s->q->in);
}

static const struct hole *hole_of(const struct search *s, struct input in) {
  for (size_t i = 0; i < s->holes.n; i++)
    if (is_same(s->holes.p[i].in, in))
      return &s->holes.p[i];
  return NULL;
}

static const struct hole *next_hole(const struct search *s, const inputs *others) {
  for (size_t i = others->n; i-- > 0;) {
    const struct hole *h = others->p[i].kind == GAP_LIST || is_same(others->p[i], s->q->in) ? NULL : hole_of(s, others->p[i]);
    if (h != NULL)
      return h;
  }
  return NULL;
}

static bool knows_all(const struct search *s, const inputs *others) {
  for (size_t i = 0; i < others->n; i++)
    if (!is_same(others->p[i], s->q->in))
      return false;
  return true;
}

static bool found_below(struct search *s, uint32_t depth);

static bool found_with(struct search *s, const struct hole *h, uint32_t depth) {
  bool found = false;
  for (const struct reply *r = h->replies.p; r < replies_end(h) && !found; r++) {
    wonder_try(s->w, h->in, r);
    found = found_below(s, depth + 1);
    wonder_undo(s->w);
  }
  s->unsure = s->unsure || !h->all;
  return found;
}

static bool found_below(struct search *s, uint32_t depth) {
  inputs others = {0};
  if (s->nodes == 0 || depth > DEPTH) {
    s->unsure = true;
    return false;
  }
  s->nodes--;
  arena_reset(s->scratch);
  if (!still_asked(s, &others))
    return false;
  const struct hole *h = next_hole(s, &others);
  bool known = knows_all(s, &others);
  s->unsure = s->unsure || (h == NULL && !known);
  return answers_differ(s, known) || (h != NULL && found_with(s, h, depth));
}

// What one node costs, more or less: every cell of every register may be looked at.
static size_t node_cost(const struct wonder *w) {
  size_t cost = 1 + w->v->im->n_regs; // of an image that computes nothing too
  for (uint32_t i = 0; i < w->v->im->n_regs; i++)
    cost += w->columns.entities[w->v->im->regs[i].entity].rows;
  return cost;
}

void holes_search(struct wonder *w, struct hole_list holes) {
  struct search s = {.w = w, .holes = holes, .arena = arena_child(w->arena), .scratch = arena_child(w->arena)};
  size_t budget = WORK_BUDGET / node_cost(w);
  for (size_t i = 0; i < holes.n; i++) {
    if (!is_looked_for(&holes, i))
      continue;
    uint32_t nodes = budget < NODE_BUDGET ? (uint32_t)budget : NODE_BUDGET;
    s.q = &holes.p[i];
    s.nodes = nodes;
    s.unsure = !s.q->all;
    list_outcomes(&s);
    holes.found[i] = found_below(&s, 0) ? CAN_CHANGE : s.unsure ? PERHAPS_CHANGE : CANNOT_CHANGE;
    budget -= nodes - s.nodes;
  }
  arena_free(s.scratch);
  arena_free(s.arena);
}
