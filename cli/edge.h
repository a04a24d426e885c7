// The edge: where the program meets the system. Memory that runs out comes back here, messages are printed here, and what went
// wrong becomes an exit status here.
#ifndef EISEN_EDGE_H
#define EISEN_EDGE_H

#include <setjmp.h>

#include "file.h"

enum { EXIT_DONE = 0, EXIT_FAULTS = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

struct edge {
  jmp_buf no_memory;
  struct arena *arena;
  struct sink sink;
  struct file_mark result; // what -o names
  struct file_out out; // a result that is being written; dropped when memory runs out
  bool usage; // the command was used wrongly
  bool found; // it did its work, and found something wrong
  bool line;  // on the terminal stands a line that is wiped out before anything else is written
};

// Runs `body` with an arena and a sink; prints the messages on standard error and gives the exit status.
int edge_run(void (*body)(struct edge *edge, int argc, char **argv), int argc, char **argv);
// Prints the messages of another sink now, below a line that says whom they are about (empty: none), and counts them in the status.
void edge_tell(struct edge *edge, const struct sink *sink, struct text about);
// A line on the terminal in the place of the one before; NO_TEXT wipes it out.
void edge_line(struct edge *edge, struct text line);
// A message that the command is used wrongly.
#define usage(edge, id, ...) ((edge)->usage = true, (void)msg(&(edge)->sink, (id), NO_PLACE, __VA_ARGS__))

#endif
