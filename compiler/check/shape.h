// The shape of a target: the row it is judged in, and the rows it looks at. Decided once, before anything is emitted, because
// `indien van toepassing` and `oordeel "…"` in a condition give an entity a field of its own.
#ifndef EISEN_SHAPE_H
#define EISEN_SHAPE_H

#include "expr.h"

struct shape {
  bool bad;               // an error was reported: nothing below is known
  uint32_t level;         // of the row it is judged in: aanbieder, or the rows of an enclosing `voor elke`
  uint32_t entity;        // of the rows it looks at: as level, without `voor elke`
  const struct x *member; // which rows of `entity`; NULL without `voor elke`
  uint32_t applies;       // the field of `indien van toepassing`, NONE
};

// One for each target of the model. Adds the fields that these need.
struct shape *check_shapes(struct model *m);

#endif
