// The reason of a failed system call, as the end of a Dutch sentence.
#ifndef EISEN_ERRNO_TEXT_H
#define EISEN_ERRNO_TEXT_H

#include "text.h"

struct text errno_text(struct arena *a, int code, bool writing);

#endif
