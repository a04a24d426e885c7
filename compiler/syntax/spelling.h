// What authors write in the words of a contract or of a spreadsheet where the language has others: said with the line as it must be.
#ifndef EISEN_SPELLING_H
#define EISEN_SPELLING_H

#include "message.h"

// Something is wrong with what stands from `off` up to `end`; `before` is where the word before it begins. true: it is such a
// spelling, and a message says how to write it.
bool spelling_tell(struct arena *a, struct sink *sink, const struct source *src, uint32_t before, uint32_t off, uint32_t end);
// For a name that nothing has: what its author may have meant by it, as a hint; NO_TEXT: nothing in particular.
struct text spelling_of_name(struct arena *a, struct text name);

#endif
