// Where a verbatim text ends. When its closing quotes were forgotten, the next text that opens would seem to close it, and
// everything between would be lost; therefore an end that looks like a begin is not taken for an end.
#ifndef EISEN_VERBATIM_H
#define EISEN_VERBATIM_H

#include "text.h"

struct verbatim {
  uint32_t end; // behind its closing quotes; when it is not closed, behind the last line that is still text
  bool closed;
};

// The text begins at `from`, behind `quotes` bytes of quotes: 3 for """, 9 for three of Word's.
struct verbatim verbatim_find(struct text source, uint32_t from, uint32_t quotes);

#endif
