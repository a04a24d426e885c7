// Inside this room: the comparison of a quotient. Its author wrote one; the compiler makes of it a comparison for a denominator above zero,
// its mirror for one below, what zero and absence mean, and joins these: all with the same words.
#ifndef EISEN_QUOTIENT_H
#define EISEN_QUOTIENT_H

#include "image.h"

// Of the comparison of a quotient at instruction `at` the same with its sides exchanged, that stands behind it; NONE.
uint32_t quotient_mirror(const struct image *im, uint32_t at);
// The instruction stands in such words, and is neither that comparison nor what these come to.
bool quotient_inner(const struct image *im, uint32_t at);
// What the words at instruction `at` come to, where they are the comparison of a quotient: a register; NONE.
uint32_t quotient_whole(const struct image *im, uint32_t at);

#endif
