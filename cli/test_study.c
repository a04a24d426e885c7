// What the examples of a set touch, and which changes of the set they notice.
#include "test.h"

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

struct judge {
  const struct example_set *set;
  struct arena *scratch;
};

static bool is_noticed(void *context, const struct image *mutant) {
  struct judge *j = context;
  bool noticed = false;
  for (size_t i = 0; i < j->set->n && !noticed; i++) {
    const struct example *e = &j->set->list[i];
    struct columns columns = e->columns;
    struct run run;
    if (!e->good)
      continue;
    columns.image = mutant;
    vm_run(j->scratch, &columns, &run);
    noticed = !example_meets(e, &run);
    arena_reset(j->scratch);
  }
  return noticed;
}

const struct mutation *mutation_of(struct arena *a, const struct example_set *set) {
  struct judge j = {set, arena_child(a)};
  const struct mutation *m = mutation_run(a, &set->image, is_noticed, &j);
  arena_free(j.scratch);
  return m;
}
