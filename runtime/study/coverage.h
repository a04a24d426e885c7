// Coverage: what of a set some examples touch. A walk over the registers of each run; the image is not changed for it.
//
// Of the set itself (not of those it builds on) these things count, each with what must have been seen of it:
//   eis          a voorbeeld expects something of it, or of an onderdeel
//   norm         an onderdeel, or eis without, that is computed: ja, nee
//   bereik       whom an eis or onderdeel is for, where that is not everybody: in, uit
//   afwijking    its condition: waar, onwaar
//   tak          a branch of an afwijking that has more: taken
//   voorwaarde   a comparison in the words of the author: waar, onwaar
//   tabelrij     the same, of a row of a tabel
// Only what is known counts: a condition that may be either was not seen as one of them.
#ifndef EISEN_COVERAGE_H
#define EISEN_COVERAGE_H

#include "vm.h"

enum cover_kind { COVER_EIS, COVER_NORM, COVER_SCOPE, COVER_EXCEPTION, COVER_BRANCH, COVER_CONDITION, COVER_ROW, COVER_KINDS };
enum { SEEN_YES = 1, SEEN_NO = 2 };

struct cover_item {
  enum cover_kind kind;
  uint32_t at;     // target, exception or branch; of a condition its register
  uint32_t entity; // of the rows to look at
  uint32_t reg;    // to look at; NONE
  uint32_t span;   // what the author wrote; NONE
  unsigned wanted, seen;
};
struct coverage {
  const struct image *image;
  struct cover_item *items; // in the order of the image
  size_t n;
};

struct coverage *coverage_new(struct arena *a, const struct image *im);
// Notes what a run of this image saw.
void coverage_run(struct coverage *c, const struct run *run);
// A voorbeeld expects something of this target.
void coverage_expected(struct coverage *c, uint32_t target);
// In Dutch: «voorwaarden»; where an item stands: «eis 15, onderdeel a», its words, and what was not seen of it: «nooit onwaar».
const char *cover_kind_words(enum cover_kind kind);
struct text cover_place(struct arena *a, const struct coverage *c, const struct cover_item *item);
struct text cover_words(struct arena *a, const struct coverage *c, const struct cover_item *item);
const char *cover_missing(const struct cover_item *item);

#endif
