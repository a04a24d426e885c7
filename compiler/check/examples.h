// The voorbeelden of a set, as far as that is known before they are run.
#ifndef EISEN_CHECK_EXAMPLES_H
#define EISEN_CHECK_EXAMPLES_H

#include "model.h"

// Two voorbeelden of one set with the same title: a result could not say which it is about.
void check_examples(struct model *m);

#endif
