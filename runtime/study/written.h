// What its author wrote, as the image keeps it: shared by what shows places of a set.
#ifndef EISEN_WRITTEN_H
#define EISEN_WRITTEN_H

#include "image.h"

// Is it of the set itself, not of one that it builds on? span may be NONE.
bool written_here(const struct image *im, uint32_t span);
bool span_same(const struct image *im, uint32_t a, uint32_t b); // the same words in the same place; NONE is like nothing
struct text written_text(const struct image *im, uint32_t span); // as written; the span must not be NONE
// Its first line, with … behind it when there are more; nothing for NONE.
struct text written_line(struct arena *a, const struct image *im, uint32_t span);
// A row of a table without a test: each cell «-», but what it gives. It holds always.
bool written_row_of_all(const struct image *im, uint32_t span);
// The declaration it stands in: «eis 15»; nothing for NONE.
struct text written_in(const struct image *im, uint32_t span);

#endif
