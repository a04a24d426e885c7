// Carrying out the edits that messages bring.
#ifndef EISEN_REPAIR_H
#define EISEN_REPAIR_H

#include "message.h"

// The text of `src` with the edits of all messages about it; of edits that touch each other the first are taken. *mended: messages
// whose edits were carried out.
struct text repair_text(struct arena *a, const struct sink *sink, const struct source *src, size_t *mended);

#endif
