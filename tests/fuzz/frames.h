// What the two halves of the program «frames» share.
#ifndef EISEN_FUZZ_FRAMES_H
#define EISEN_FUZZ_FRAMES_H

#include "text.h"

void frames_write(const char *path, struct text content);
void frames_bad(struct arena *a, const char *folder); // answers that are wrong, by hand

#endif
