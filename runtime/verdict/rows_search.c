// The search where lists are open: in some worlds with more rows, and for a list itself in two worlds of which one has its rows.
#include "worlds.h"

enum { WORLDS = 8, LISTS = 64, LIST_HOLES = 600, PROOF_WORLDS = 64 };

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
struct hole_list world_holes(struct arena *a, const struct world *w, const struct view *from, struct hole_list known) {
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
// `fails`, or NULL: for which of them it is not certain that there is nothing to be found.
static void look_in(const struct world *w, const struct view *from, struct hole_list *here, struct hole_list there,
                    bool *fails) {
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
    if (fails != NULL && h != NULL && there.found[h - there.p] != CANNOT_CHANGE)
      fails[i] = true;
    if (h != NULL && there.found[h - there.p] == CAN_CHANGE)
      here->found[i] = CAN_CHANGE;
  }
}

static void look_with(struct wonder *w, struct hole_list *holes, struct pattern pattern, bool *fails) {
  struct arena *a = arena_child(w->arena);
  struct world world;
  world_make(a, w, &pattern, &world);
  look_in(&world, w->v, holes, world_holes(a, &world, w->v, (struct hole_list){0}), fails);
  world_free(&world);
  arena_free(a);
}

static void fields_with_rows(struct wonder *w, struct hole_list *holes) {
  for (uint32_t i = 0; i < WORLDS && open_questions(holes) > 0; i++)
    look_with(w, holes, (struct pattern){.rows = i < 3 ? i : ANY_ROWS, .seed = i}, NULL);
}

// --- When it is certain that no number of rows matters

// A number of rows is only compared with a constant: one row more than that says all. 0: it is used otherwise.
static uint32_t enough_to_count(const struct image *im, uint32_t count) {
  int64_t most = 0;
  for (uint32_t i = count + 1; i < im->n_code; i++) {
    const struct img_code *code = &im->code[i];
    uint32_t regs[OPERAND_LIMIT], other = code->a == count ? code->b : code->a;
    bool reads = false, compares = code->op == OP_LT || code->op == OP_LE || code->op == OP_EQ || code->op == OP_NE;
    for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
      reads = reads || regs[n] == count;
    if (reads && (!compares || im->code[other].op != OP_CONST_V))
      return 0;
    if (reads && img_const(im, im->code[other].a) / (int64_t)NUMBER_SCALE > most)
      most = img_const(im, im->code[other].a) / (int64_t)NUMBER_SCALE;
  }
  return most < PROOF_WORLDS ? (uint32_t)most + 1 : 0;
}

// How many rows more of a list suffice for all that it can do: two for what is folded, one for what is asked of any row. 0: not known.
static uint32_t enough_rows(const struct image *im, uint32_t entity) {
  uint32_t n = 0;
  for (uint32_t e = 1; e < im->n_entities; e++)
    if (im->entities[e].parent == entity)
      return 0;
  if (im->entities[entity].kind & KIND_SINGLE)
    return 1;
  for (uint32_t i = 0; i < im->n_code; i++) {
    if (op_info[im->code[i].op].at != AT_UP || code_child(im, &im->code[i]) != entity)
      continue;
    uint32_t enough = im->code[i].op == OP_FOLD_UP    ? 2
                      : im->code[i].op == OP_ANY_UP   ? 1
                      : im->code[i].op == OP_COUNT_UP ? enough_to_count(im, i)
                                                      : 0;
    if (enough == 0)
      return 0;
    n += enough;
  }
  return n;
}

struct proof proof_for(struct arena *a, const struct wonder *w) {
  const struct image *im = w->v->im;
  struct proof p = {.worlds = 1};
  for (uint32_t e = 1; e < im->n_entities; e++)
    for (uint32_t at = w->v->segments[im->entities[e].parent].from; at < w->v->segments[im->entities[e].parent].to; at++) {
      if (!bit_get(w->v->columns->entities[e].open, at))
        continue;
      uint32_t enough = enough_rows(im, e);
      p.worlds = enough == 0 || p.worlds > PROOF_WORLDS ? 0 : p.worlds * (enough + 1);
      if (p.worlds == 0)
        return p;
      vec_push(a, &p.lists, (struct many){{GAP_LIST, e, at}, enough});
    }
  if (p.worlds > PROOF_WORLDS)
    p.worlds = 0;
  return p;
}

void proof_world(const struct proof *p, size_t number, struct many *out) {
  for (size_t k = 0; k < p->lists.n; number /= p->lists.p[k++].rows + 1)
    out[k] = (struct many){p->lists.p[k].list, (uint32_t)(number % (p->lists.p[k].rows + 1))};
}

static void prove(struct wonder *w, struct hole_list *holes) {
  struct arena *a = arena_child(w->arena);
  struct proof p = proof_for(a, w);
  struct many *many = NEW_ARRAY(a, struct many, p.lists.n);
  bool *fails = NEW_ARRAY(a, bool, holes->n);
  for (size_t i = 0; i < p.worlds; i++) {
    proof_world(&p, i, many);
    look_with(w, holes, (struct pattern){.many = many, .n = p.lists.n}, fails);
  }
  for (size_t i = 0; i < holes->n; i++)
    if (p.worlds > 0 && is_open_question(holes, i) && !fails[i])
      holes->found[i] = CANNOT_CHANGE;
  arena_free(a);
}

// --- All of it

static size_t open_lists(const struct hole_list *holes) {
  size_t n = 0;
  for (size_t i = 0; i < holes->n; i++)
    n += holes->p[i].in.kind == GAP_LIST;
  return n;
}

static bool has_open_list(const struct wonder *w, uint32_t entity) {
  struct segment s = w->v->segments[w->v->im->entities[entity].parent];
  for (uint32_t at = s.from; at < s.to; at++)
    if (bit_get(w->v->columns->entities[entity].open, at))
      return true;
  return false;
}

// Whether rows that are still to come would read it: it goes down to an entity that has an open list, or stands under one.
static bool reaches_new_rows(struct wonder *w, const bool *open, struct input in) {
  const struct readers *r = wonder_readers(w, in);
  for (size_t i = 0; i < r->n; i++)
    if (op_info[w->v->im->code[r->p[i]].op].at == AT_DOWN && open[w->v->im->code[r->p[i]].entity])
      return true;
  return false;
}

// What cannot change anything as things are may do so once there are rows that read it.
static void doubt(struct wonder *w, struct hole_list *holes) {
  const struct image *im = w->v->im;
  bool *open = NEW_ARRAY(w->arena, bool, im->n_entities);
  for (uint32_t e = 1; e < im->n_entities; e++)
    open[e] = open[im->entities[e].parent] || has_open_list(w, e);
  for (size_t i = 0; i < holes->n; i++)
    if (holes->found[i] == CANNOT_CHANGE && reaches_new_rows(w, open, holes->p[i].in))
      holes->found[i] = PERHAPS_CHANGE;
}

void holes_with_rows(struct wonder *w, struct hole_list holes) {
  size_t lists = open_lists(&holes);
  if (lists == 0)
    return;
  doubt(w, &holes);
  fields_with_rows(w, &holes);
  if (open_questions(&holes) > 0)
    prove(w, &holes);
  for (size_t i = 0; i < holes.n; i++)
    if (holes.p[i].in.kind == GAP_LIST)
      holes.found[i] = lists <= LISTS && holes.n <= LIST_HOLES ? list_may_change(w, holes.p[i].in) : PERHAPS_CHANGE;
}
