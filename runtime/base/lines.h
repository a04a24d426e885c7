// Reading a text file line by line, however large the file is.
#ifndef EISEN_LINES_H
#define EISEN_LINES_H

#include "message.h"

enum { LINE_LIMIT = 64 << 20 }; // bytes; a longer line is passed over with a message

struct lines {
  struct arena *arena; // of the part of the file that is in memory
  struct text name;
  int fd;
  char *p;
  size_t from, to, cap; // what was read and not yet given: p[from..to)
  uint32_t number;      // of the line that was given last, from 1
  bool ended;
};

// false: a message is in the sink. Close it when true.
bool lines_open(struct lines *l, struct arena *a, struct sink *sink, const char *path);
enum lines_result { LINES_GOOD, LINES_TOO_LONG, LINES_END };
// The next line without its end, copied to `a`. TOO_LONG: there was a line, and a message. END: no more, or (with a message) the file
// cannot be read further.
enum lines_result lines_next(struct lines *l, struct arena *a, struct sink *sink, struct text *out);
void lines_close(struct lines *l);

#endif
