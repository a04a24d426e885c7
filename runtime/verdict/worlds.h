// Inside this room: what would be if there were more rows in the lists that are open, and then no more.
#ifndef EISEN_VERDICT_WORLDS_H
#define EISEN_VERDICT_WORLDS_H

#include "wonder.h"

enum { ANY_ROWS = 9 };
struct many {
  struct input list;
  uint32_t rows;
};
struct pattern {
  uint32_t rows, seed;     // rows more in each open list; ANY_ROWS: none to two, by the seed
  const struct many *many; // lists that get another number
  size_t n;
  bool open;    // and every list may have more still
  bool without; // the rows of the first of these lists are numbered, but do not count
};
struct world {
  struct view view;
  struct wonder *wonder;
  uint32_t *at; // for each record its row; NO_INDEX: it does not count
};
// false: too many rows were wanted; the world is there, but smaller. Memory from `a`, but for what world_free frees.
bool world_make(struct arena *a, const struct wonder *base, const struct pattern *pattern, struct world *out);
void world_free(struct world *w);
// The cells of `from` that an outcome may hang on once there are more rows, and perhaps not before.
void world_hidden(struct arena *a, const struct wonder *from, inputs *out);
// Changes the row of an input of `from` to that of this world. false: it is not there.
bool world_input(const struct world *w, const struct view *from, struct input *in);

// What the outcomes hang on in that world. A cell of `from` gets the answers that it has there, so that a choice is the same choice.
struct hole_list world_holes(struct arena *a, const struct world *w, const struct view *from, struct hole_list known);

// How many rows more suffice for all that the open lists can do.
struct proof {
  VEC(struct many) lists; // with the number of rows that suffices
  size_t worlds;          // with any number up to it; 0: not known, or too many to make
};
struct proof proof_for(struct arena *a, const struct wonder *w);
void proof_world(const struct proof *p, size_t number, struct many *out);
// For a question about an open list itself.
enum may_change list_may_change(struct wonder *w, struct input list);

#endif
