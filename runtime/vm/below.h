// Inside this room: rows more than one level down.
#ifndef EISEN_BELOW_H
#define EISEN_BELOW_H

#include "kernel.h"

struct columns;
// The rows of entity e below rows from … from+n-1 of `level`, an entity above the parent of e. A list is open where one on the way
// to it is; what a list that is known from a day on lacks is dated before that day only when nothing on the way is open.
struct segments rows_deep_below(struct arena *a, const struct columns *c, uint32_t level, uint32_t e, uint32_t from, uint32_t n);

#endif
