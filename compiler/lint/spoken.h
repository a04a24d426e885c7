// Amounts that are said without a number of their own: «elk half jaar», «driekwart», «acht op de tien», «twee keer per jaar».
#ifndef EISEN_SPOKEN_H
#define EISEN_SPOKEN_H

#include "quantity.h"

enum { SPOKEN_MOST = 4 };
// What may be meant by the words from i on, each in another unit; how many. 0: nothing.
size_t spoken_at(const struct prose *p, size_t i, struct quantity out[SPOKEN_MOST]);

#endif
