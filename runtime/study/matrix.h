// The matrix: zorgvorm against eis. For each kind of provider a provider is made up of which nothing is known but its enrolments, and the
// machine judges it: what then still can hold, holds for that kind.
//
// Kinds: of each leaf of the classification of the enrolments (zorgvorm) who delivers that alone, and who delivers it together with
// something else, of another branch. What differs between the two is shown.
#ifndef EISEN_MATRIX_H
#define EISEN_MATRIX_H

#include "verdict.h"

enum matrix_cell_kind {
  CELL_HOLDS,   // geldt
  CELL_DEPARTS, // geldt, with exceptions
  CELL_LAPSED,  // n.v.t. by an exception
  CELL_NOT,     // n.v.t.: not for this kind
  CELL_HOLE,    // for this kind, but nothing in it is
};
struct matrix_cell {
  enum matrix_cell_kind kind;
  struct text via;    // labels of the exceptions that apply, or may, with a comma between; "?" behind one that may
  struct text why;    // why n.v.t.
};
struct matrix {
  const struct image *image;
  uint32_t class_;             // the classification
  uint32_t *leaves, n_leaves;  // nodes
  uint32_t *eisen, n_eisen;    // targets
  struct matrix_cell *alone, *together; // [eis * n_leaves + leaf]
  uint32_t *questions, *judgements, *documents; // of each leaf alone: how many fields, judgements and documents are asked
};

// false: the image has no classification of enrolments, or no eisen (a message in the sink). `peildatum` NO_DATE: the day on which
// the set begins to hold, else 1 January 2025.
bool matrix_of(struct arena *a, struct sink *sink, const struct image *im, day peildatum, struct matrix *out);

#endif
