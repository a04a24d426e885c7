// The results of eisen test, and the forms in which they are written.
#ifndef EISEN_TEST_H
#define EISEN_TEST_H

#include "coverage.h"
#include "examples.h"
#include "mutate.h"

struct tested {
  struct example_set examples;
  const struct coverage *coverage; // NULL: not asked
  const struct mutation *mutation;
};
struct tests {
  struct call *call;
  VEC(struct tested *) list;
  size_t good, bad;
};

// Runs the examples once more and notes what they touch.
const struct coverage *coverage_of(struct arena *a, const struct example_set *set);
// Runs the examples on every mutant.
const struct mutation *mutation_of(struct arena *a, const struct example_set *set);

typedef struct text test_format(struct arena *a, const struct tests *t);
struct text test_text(struct arena *a, const struct tests *t);
struct text test_tap(struct arena *a, const struct tests *t);   // Test Anything Protocol, version 13
struct text test_junit(struct arena *a, const struct tests *t); // JUnit's XML, as most programs for continuous integration read it

#endif
