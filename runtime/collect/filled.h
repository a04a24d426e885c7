// A list of questions that was filled in (docs/vragen.md): its rows are answers, not evidence of one kind.
//
// An answer takes the place of what was unknown, also where sources differ; beside another known value it is a second source.
// Columns: vraag-id (may be left out), gegeven, rij, veld, antwoord; toelichting and door (may be left out). Other columns are not
// looked at. A row without an answer is skipped.
#ifndef EISEN_FILLED_H
#define EISEN_FILLED_H

#include "rows.h"

// As rows_store. Answers that cannot be placed are left out, with a message.
bool filled_store(struct placing *p);

#endif
