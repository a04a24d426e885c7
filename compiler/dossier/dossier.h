// A dossier becomes a binding plan: its own statements as records, the rest as calls to collectors.
#ifndef EISEN_DOSSIER_H
#define EISEN_DOSSIER_H

#include "image.h"
#include "plan.h"

// Names are looked up in the images it will be judged by (one dossier serves several sets). A gegeven or field that none of them
// knows is an error with the nearest name; a judgement on a set that is not among them is kept. false: errors in the sink.
struct expectation {
  struct text set, eis, part, row; // row: path of keys, empty for the aanbieder
  unsigned outcomes;               // all that are possible; 0: more than one, whichever
  uint32_t steps;                  // of a kpi: all steps that are possible, as bits; 0: it is not about a step
  struct place place;
};
// A voorbeeld of `set`, in the same syntax: what is not mentioned is known to be empty (lists) or unknown (fields). What is
// expected of it is given as well. false: errors in the sink.
struct node;
bool dossier_example(struct arena *a, struct sink *sink, const struct source *src, const struct node *example, struct text set,
                     const struct image *im, struct plan *out, struct expectation **expected, size_t *n_expected);

bool dossier_compile(struct arena *a, struct sink *sink, const char *path, const struct image *const *images, size_t n_images,
                     struct plan *out);

#endif
