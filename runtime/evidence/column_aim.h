// Of what a judgement or a waiver speaks. Inside this room only.
#ifndef EISEN_COLUMN_AIM_H
#define EISEN_COLUMN_AIM_H

#include "column_build.h"

// What both have: an eis or onderdeel, and the rows it is about.
struct aim {
  const char *word, *start; // "oordeel", "Het oordeel over"
  uint32_t provider, origin;
  struct text set, eis, part, row;
  bool labelled; // found: by the label of an exception, which may stand for several
  uint32_t target, entity, depth; // found; depth: how far below the aanbieder the row is that it names, 0: it names none
};

struct text aim_told(const struct build *b, const struct aim *a); // "Het oordeel over eis 2 van sdcg.pve (…)"
bool aim_target(struct build *b, struct aim *a); // false: it does not count. A set that is not in this image is not our business.
// Branches of one exception share its label: onderdelen of the same name in them are one for who judges, and only one is there. Who
// names the label of an exception on several eisen (`labelled`) means it at each of them.
bool aim_same(const struct image *im, uint32_t t, uint32_t first, bool labelled);
bool aim_below(const struct image *im, uint32_t target, uint32_t above); // itself counts
// The key may be that of the row itself, or of a row it hangs under: then it is about all rows below that one.
bool aim_rows(struct build *b, struct aim *a, struct row_range *out);
uint32_t aim_count(struct build *b, const struct aim *a, uint32_t entity, uint32_t *first); // rows of `entity` with this path, and the first
bool aim_not_here(struct build *b, const struct aim *a); // false, with a message
void waivers_empty(struct build *b);
void waivers_tell(struct build *b); // of which values the waivers differ, when all are put
void waiver_put(struct build *b, uint32_t provider, const struct rec_waiver *w);

#endif
