// What was found in sources, in the forms in which it is written: tekst, json, sarif.
#ifndef EISEN_FINDINGS_H
#define EISEN_FINDINGS_H

#include "message.h"

struct findings {
  struct arena *arena;
  VEC(const struct sink *) of; // one a source
  size_t sources;
  size_t dropped;              // counted, not kept
  size_t mended;               // not there any more
};

typedef struct text findings_format(struct arena *a, const struct findings *f);
struct text findings_text(struct arena *a, const struct findings *f);
struct text findings_json(struct arena *a, const struct findings *f);
// SARIF 2.1.0 (OASIS): one run, a rule for each code that was found.
struct text findings_sarif(struct arena *a, const struct findings *f);

#endif
