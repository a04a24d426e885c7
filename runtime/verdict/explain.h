// Why an outcome is what it is: for one eis or onderdeel a sentence for each step, from the text to the values and back. Nothing of
// the machine shows: a register is explained by what its author wrote and by the evidence it was made from.
#ifndef EISEN_EXPLAIN_H
#define EISEN_EXPLAIN_H

#include "question.h"

struct step {
  unsigned depth;
  struct text text;   // a sentence, without its end when it comes to something
  struct text origin; // where the answer itself comes from; may be empty
  unsigned holds;     // bits WAAR|ONWAAR; 0: it is not a condition
  unsigned outcome;   // bits of outcomes; 0: it is not an outcome
};
typedef VEC(struct step) steps;

struct explained_exception {
  const struct img_exception *exception;
  const struct applied *applied; // NULL: it does not apply
  steps why;                     // the conditions that decide about it
};
struct explained_gap {
  const struct gap *gap;
  struct consequences own, whole; // for the onderdeel that asks; for what was to be explained, where it is asked first
};
struct explanation {
  const struct verdict *verdict;
  const struct img_target *target;
  const struct explanation *above; // NULL: this was to be explained
  struct text label;               // "onderdeel personen.d", "norm van afwijking 2.1-U8"; of an eis empty
  steps scope;                     // for whom, and whether that is this aanbieder
  VEC(struct explained_exception) exceptions;
  struct text norm, norm_place; // as it was written, and where: "algemeen.eis, regel 386"
  steps norm_steps;             // what the norm makes of the evidence, row by row
  uint32_t rows_left;           // rows that are not shown
  VEC(struct explained_gap) gaps;
  size_t gaps_left;                // that are not shown
  VEC(struct explanation *) parts; // also the norms of exceptions
};

enum { EXPLAINED_ROWS = 10, EXPLAINED_GAPS = 10 };
struct explanation *explain_target(struct arena *a, const struct verdict_index *index, const struct verdicts *verdicts,
                                   uint32_t target);

#endif
