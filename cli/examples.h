// The voorbeelden of a set, run: what differs from what was expected, and what is kept to run them again.
#ifndef EISEN_EXAMPLES_H
#define EISEN_EXAMPLES_H

#include "columns.h"
#include "command.h"
#include "dossier.h"
#include "vm.h"

struct example {
  struct text title;
  const struct source *src;
  uint32_t line;
  bool good;
  struct text details;            // what differs, or that it is itself wrong; empty when all is as expected
  bool ran;                       // what follows is there
  struct columns columns;
  struct expectation *expected;
  size_t n_expected;
};
struct example_set {
  struct text path, name;         // name: of the set
  struct image image;
  struct example *list;
  size_t n, good, bad;
};

// Compiles the set in `path` and runs its voorbeelden. false: it has errors, which are in the sink.
bool examples_run(struct call *call, const char *path, struct example_set *out);
// Is all as expected in this run of the same example, by an image with the same records?
bool example_meets(const struct example *e, const struct run *run);
// The target whose outcome is expected; NONE.
uint32_t example_target(const struct image *im, const struct expectation *x);

// Between the files of this: compares a run with what was expected; tells in `out` what differs, once under the title.
struct example_run {
  struct arena *arena;
  struct sink *sink;
  struct buf out;
};
unsigned example_compare(struct example_run *t, const struct run *run, const struct expectation *x);

#endif
