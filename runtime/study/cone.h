// What some registers are made by: of a change elsewhere they show nothing.
#ifndef EISEN_CONE_H
#define EISEN_CONE_H

#include "image.h"

struct cone {
  bool *in;     // of each instruction: it is one of these
  uint32_t *at; // these, in the order of the image
  size_t n;
};

struct cone cone_new(struct arena *a, const struct image *im);
void cone_add(struct cone *c, uint32_t reg);
// After the last register was added.
void cone_close(struct arena *a, struct cone *c, const struct image *im);

#endif
