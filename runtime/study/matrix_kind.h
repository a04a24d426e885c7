// Inside this room: a kind of provider, made up, and what the machine says of it.
//
// Nothing is known of it but its enrolments. So its lists are open, and that alone would let any eis on rows reach it, also on rows of
// what it does not deliver. Therefore it is judged again with lists of none, one, two and many rows of which nothing is known but
// that they are of what it delivers: what none of these brings about, does not exist for this kind. Periods that are over it has none of on the
// peildatum; what a kpi asks is therefore seen from a later day.
#ifndef EISEN_MATRIX_KIND_H
#define EISEN_MATRIX_KIND_H

#include "verdict.h"

struct kinds {
  struct arena *arena;
  const struct image *im;
  const struct verdict_index *index;
  uint32_t entity, field; // inschrijving and its field of the classification
  uint32_t *product;      // of each entity the field that says what its rows are of; NONE
  bool *made;             // entities of which rows are made
  bool any;
  day peildatum, later;   // later NO_DATE: there are no kpi's
};
enum { KIND_RUNS = 4 };
struct kind {
  struct verdicts open, later, rows[KIND_RUNS];
  unsigned n_rows;
};

void kinds_init(struct kinds *k);
// Of who delivers this leaf, and this other one too (NONE: no other). false: it cannot be judged.
bool kind_judge(struct kinds *k, uint32_t leaf, uint32_t other, struct kind *out);
// The outcomes that are possible of a target, and where these and their reason are read.
unsigned kind_possible(const struct image *im, const struct kind *k, uint32_t target, const struct verdict **from);
// Whether the exception may reach it at all for this kind.
bool kind_reached(const struct kind *k, uint32_t target, const struct applied *by);

#endif
