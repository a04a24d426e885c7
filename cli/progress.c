#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

void progress_tell(struct progress *p, const char *what) {
  struct timespec now;
  p->done++;
  if (!isatty(STDERR_FILENO) || clock_gettime(CLOCK_MONOTONIC, &now) != 0)
    return;
  if (p->told == 0)
    p->told = now.tv_sec;
  if (now.tv_sec == p->told)
    return;
  p->told = now.tv_sec;
  edge_line(p->edge, text_format(p->edge->arena, "%zu %s …", p->done, what));
}

void progress_end(struct progress *p) {
  edge_line(p->edge, NO_TEXT);
}
