// Inside this room: what would be if a question were answered. A copy of the columns is filled in cell by cell, and only the
// instructions that read a cell run again.
#ifndef EISEN_VERDICT_WONDER_H
#define EISEN_VERDICT_WONDER_H

#include "view.h"

// An answer that stands for all answers from … to, which no norm tells apart.
struct reply {
  int64_t from, to; // a scalar; bounds of its type at the ends
  bool absent;      // geen
  uint64_t members; // a verzameling
  unsigned bits;    // ja/nee: WAAR or ONWAAR; a judgement: one outcome
  bool more; // a list: there is a row more, of which nothing is known, and perhaps others; else there is nothing more
};
struct hole {
  struct input in;
  VEC(struct reply) replies;
  bool all; // these stand for every answer, whatever the other answers are
};

struct wonder {
  const struct view *v;   // as it is
  struct columns columns; // as it would be
  struct run base;        // over these columns, with nothing filled in
  VEC(uint32_t) outcomes; // registers of what is printed: targets that a question may be about, and themes
  uint32_t runs;          // of the machine, so far
  const bool *again_any;  // the instructions that read any input
  const bool **again[3];  // by kind and number of an input: the instructions that read it; made when first needed
};
struct wonder *wonder_new(struct arena *a, const struct view *v, const struct verdicts *verdicts);

// The instructions that read the input, by way of others too.
const bool *wonder_again(struct wonder *w, struct input in);
const bool *wonder_again_any(struct wonder *w); // that read any input
// The answers that matter. Lists: nothing more, a row more.
void hole_replies(struct wonder *w, struct arena *a, struct hole *h);

// What stood in a cell.
struct cell_before {
  int64_t lo, hi;
  uint64_t must, may;
  unsigned bits;
};
struct cell_before wonder_fill(struct wonder *w, struct input in, const struct reply *r);
void wonder_restore(struct wonder *w, struct input in, const struct cell_before *before);
void wonder_run(struct wonder *w, struct arena *a, const struct run *before, const bool *again, struct run *out);
// The same evidence with one row more in a list, of which nothing is known. Where there can be more, the list stays open.
struct view wonder_row(struct arena *a, const struct view *v, struct input list);

// The same view of another run over the columns of `w`. Memory from `a`, also for what is reset.
struct view wonder_view(const struct wonder *w, const struct run *run, struct arena *a);

// Whether an answer to the question alone can change something that is printed, for some answers to all the others.
enum may_change { CANNOT_CHANGE, CAN_CHANGE, PERHAPS_CHANGE };
struct hole_list {
  struct hole *p;
  size_t n;
};
enum may_change hole_may_change(struct wonder *w, struct hole_list holes, size_t which);

#endif
