// Inside this room: what would be if a question were answered. A copy of the columns and of the registers is changed cell by cell,
// and back again.
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

// The instructions that read an input, by way of others too, in their order.
struct readers {
  uint32_t *p;
  size_t n;
  bool *of, known; // for each instruction
};
// What a try changed.
struct cell_before {
  int64_t lo, hi;
  uint64_t must, may;
  unsigned bits;
};
struct saved {
  uint32_t reg, parts;
  struct segment rows;
};
struct tried {
  struct input in;
  struct cell_before before;
  size_t saved;
};

struct wonder {
  struct arena *arena, *scratch; // scratch: of one instruction
  const struct view *v;          // as it is
  struct columns columns;        // as it would be
  struct run base;               // over these columns
  VEC(uint32_t) outcomes;        // registers of what is printed: targets that a question may be about, and themes
  uint32_t runs;                 // tries so far
  struct readers *readers[3];    // by kind and number of an input
  struct segment *dirty;         // for each register the rows that changed
  struct reg *window;            // for each register where an instruction reads it
  VEC(struct tried) tries;
  VEC(struct saved) saved;
  VEC(word) stack;
};
struct wonder *wonder_new(struct arena *a, const struct view *v, const struct verdicts *verdicts);
void wonder_free(struct wonder *w); // what does not come from its arena

bool code_reads(const struct image *im, const struct img_code *code, struct input in); // itself
const struct readers *wonder_readers(struct wonder *w, struct input in);

// Puts an answer in its cell, and takes the last one back.
void wonder_try(struct wonder *w, struct input in, const struct reply *r);
void wonder_undo(struct wonder *w);
void wonder_undo_to(struct wonder *w, size_t tries); // until there are so many left

// The answers that matter. Lists: nothing more, a row more.
void hole_replies(struct wonder *w, struct arena *a, struct hole *h);

// The cell alone.
struct cell_before wonder_fill(struct wonder *w, struct input in, const struct reply *r);
void wonder_restore(struct wonder *w, struct input in, const struct cell_before *before);
// The same evidence with one row more in a list, of which nothing is known. Where there can be more, the list stays open.
struct view wonder_row(struct arena *a, const struct view *v, struct input list);

// What is seen of it now. Memory from `a`, also for what is reset.
struct view wonder_view(const struct wonder *w, struct arena *a);

// Whether an answer to the question alone can change something that is printed, for some answers to all the others.
enum may_change { NOT_LOOKED_AT, CANNOT_CHANGE, CAN_CHANGE, PERHAPS_CHANGE };
struct hole_list {
  struct hole *p;
  size_t n;
  unsigned char *found; // enum may_change of each
};
// Looks for it, for every hole that is not a list and not found yet. A dive closes every list that is open; a search leaves it open.
void holes_dive(struct wonder *w, struct hole_list holes);
void holes_search(struct wonder *w, struct hole_list holes);
// The answer that a dive gives; the same row gets the same in every world.
const struct reply *hole_choice(const struct wonder *w, const struct hole *h, uint32_t dive);
// The same with more rows in the lists that are open, and for the lists themselves.
void holes_with_rows(struct wonder *w, struct hole_list holes);

#endif
