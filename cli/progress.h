// How far long work is: a line on standard error that overwrites itself, when that is a terminal.
#ifndef EISEN_PROGRESS_H
#define EISEN_PROGRESS_H

#include "edge.h"

struct progress {
  struct edge *edge;
  size_t done;
  long told; // the second in which it was told last; 0: not begun
};

// One more is done; once a second, from the second second on, the terminal says how many.
void progress_tell(struct progress *p, const char *what);
void progress_end(struct progress *p);

#endif
