// What a set may hold at most, where that is less than the language allows (image.h has the numbers).
#ifndef EISEN_BOUNDS_H
#define EISEN_BOUNDS_H

#include "model.h"

// Says in the sink which limits the model is beyond, and where: so many gegevens, so deep, exceptions on exceptions.
void check_bounds(struct model *m);

#endif
