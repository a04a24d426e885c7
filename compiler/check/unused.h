// What stands in a set and is used by no eis. What is wrong in it is said once, used or not.
#ifndef EISEN_UNUSED_H
#define EISEN_UNUSED_H

#include "expr.h"

void check_unused(struct model *m);

#endif
