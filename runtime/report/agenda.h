// What a reader looks for first: the eisen that must be mended, and those that are still open.
#ifndef EISEN_AGENDA_H
#define EISEN_AGENDA_H

#include "report.h"

struct agenda_line {
  const struct report_item *eis;
  const struct report_item *part; // an onderdeel without onderdelen of its own; NULL: the line is about the eis
  size_t at;                      // which eis of the report
  unsigned open;                  // onderdelen of the eis that are not known yet
};
struct agenda {
  VEC(struct agenda_line) mend; // surely nee or deels: the eisen that are nee first; each followed by its onderdelen that are
  VEC(struct agenda_line) open; // not known yet, and then known with onderdelen that are not
};

void agenda_of(struct arena *a, const struct report *r, struct agenda *out);
struct text agenda_words(struct arena *a, const struct agenda_line *l);      // of the list `mend`: "Eis 15. VOG [sdcg.pve]: Nee"
struct text agenda_open_words(struct arena *a, const struct agenda_line *l); // of the list `open`
struct text agenda_outcome(struct arena *a, const struct agenda_line *l, bool open); // what stands behind the title

#define AGENDA_MEND "Te verbeteren"
#define AGENDA_OPEN "Nog open"
#define AGENDA_ASK "Wat er nog te vragen is, noemt «eisen vragen»."

#endif
