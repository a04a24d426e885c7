// What the sets ask to be collected («verzamel met …» in gegevens), as far as the dossier lets them.
//
// It is a default. A list is collected when the dossier says nothing of it: no rows, no status, no call. A field is, in each row,
// when it has no value there. Only with a collector that the dossier names, and when every argument is known: what cannot be asked
// stays unknown, so that people are asked. Of two sets that ask for the same in another way the first counts whose arguments are
// known.
#ifndef EISEN_GATHER_H
#define EISEN_GATHER_H

#include "answer.h"
#include "collect.h"

struct gather;
struct gather *gather_begin(struct arena *a, struct sink *sink, struct plan *plan, const struct collect_options *o);
void gather_lists(struct gather *g, uint32_t depth); // those with so many ancestors below the aanbieder
void gather_fields(struct gather *g);
void gather_again(struct gather *g); // after answers: these may be what was needed
void gather_tell(struct gather *g); // what could not be asked

// One call, in a helper of its own. false: why, which the records and the sink have too.
bool collect_call(struct arena *a, struct sink *sink, struct plan *plan, const struct plan_call *call,
                  const struct collect_options *o, struct failure *why);
// A call that needs not be made to know why it fails: as if it had.
void collect_failed(struct arena *a, struct sink *sink, struct plan *plan, const struct plan_call *call,
                    const struct collect_options *o, const struct failure *why);

#endif
