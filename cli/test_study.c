// What the examples of a set touch, and which changes of the set they notice.
#include "test.h"

#include <string.h>

#include "cone.h"

const struct coverage *coverage_of(struct arena *a, const struct example_set *set) {
  struct coverage *c = coverage_new(a, &set->image);
  struct arena *scratch = arena_child(a);
  for (size_t i = 0; i < set->n; i++) {
    const struct example *e = &set->list[i];
    struct run run;
    if (!e->ran)
      continue;
    vm_run(scratch, &e->columns, &run);
    coverage_run(c, &run);
    for (size_t k = 0; k < e->n_expected; k++) {
      const struct expectation *x = &e->expected[k];
      uint32_t target = image_find_target(&set->image, image_find_set(&set->image, x->set), x->eis, NO_TEXT);
      if (target != NONE)
        coverage_expected(c, target);
    }
    arena_reset(scratch);
  }
  arena_free(scratch);
  return c;
}

// An example is run again where the change can show in what it expects, and only that part of the image.
struct judge {
  const struct example_set *set;
  struct arena *scratch;
  struct cone *cones; // of each example
  struct reg *regs;   // of every run
  uint32_t *changed;  // the instructions that differ in the mutant
  size_t n_changed;
};

static void find_changed(struct judge *j, const struct image *mutant) {
  const struct image *im = &j->set->image;
  j->n_changed = 0;
  for (uint32_t i = 0; i < im->n_code; i++)
    if (memcmp(&im->code[i], &mutant->code[i], sizeof *im->code) != 0)
      j->changed[j->n_changed++] = i;
}

static bool can_show(const struct judge *j, const struct cone *c) {
  for (size_t i = 0; i < j->n_changed; i++)
    if (c->in[j->changed[i]])
      return true;
  return false;
}

static bool is_noticed(void *context, const struct image *mutant) {
  struct judge *j = context;
  bool noticed = false;
  find_changed(j, mutant);
  for (size_t i = 0; i < j->set->n && !noticed; i++) {
    const struct example *e = &j->set->list[i];
    struct columns columns = e->columns;
    struct run run;
    if (!e->good || !can_show(j, &j->cones[i]))
      continue;
    columns.image = mutant;
    vm_run_some(j->scratch, &columns, j->regs, j->cones[i].at, j->cones[i].n, &run);
    noticed = !example_meets(e, &run);
    arena_reset(j->scratch);
  }
  return noticed;
}

// Of all that an example looks at.
static struct cone cone_of(struct arena *a, const struct image *im, const struct example *e) {
  struct cone c = cone_new(a, im);
  for (size_t i = 0; i < e->n_expected; i++) {
    uint32_t target = example_target(im, &e->expected[i]);
    if (target == NONE)
      continue;
    cone_add(&c, im->targets[target].reg);
    cone_add(&c, im->targets[target].row_reg);
    for (uint32_t k = 0; k < im->n_kpis; k++)
      if (im->kpis[k].target == target)
        cone_add(&c, im->kpis[k].step_reg);
  }
  cone_close(a, &c, im);
  return c;
}

const struct mutation *mutation_of(struct arena *a, const struct example_set *set) {
  const struct image *im = &set->image;
  struct arena *kept = arena_child(a);
  struct judge j = {set, arena_child(a), NEW_ARRAY(kept, struct cone, set->n), NEW_ARRAY(kept, struct reg, im->n_regs), NEW_ARRAY(kept, uint32_t, im->n_code), 0};
  for (size_t i = 0; i < set->n; i++)
    if (set->list[i].good)
      j.cones[i] = cone_of(kept, im, &set->list[i]);
  const struct mutation *m = mutation_run(a, im, is_noticed, &j);
  arena_free(j.scratch);
  arena_free(kept);
  return m;
}
