// Why an outcome is what it is, as text and as JSON (docs/formaten.md).
#ifndef EISEN_EXPLAIN_REPORT_H
#define EISEN_EXPLAIN_REPORT_H

#include "explain.h"

struct explain_report {
  struct text provider, set; // set: its name
  day peildatum;
  const struct image *image;
  const struct explanation *explanation;
};

struct text explain_text(struct arena *a, const struct explain_report *r);
struct text explain_json(struct arena *a, const struct explain_report *r);

// One step as a sentence with its end: "Is dat op tijd? Nee.", "…: ja."
struct text step_sentence(struct arena *a, const struct step *s);
// "Is het antwoord ja, dan Deels; is het nee, dan Nee." Empty when no answer makes a difference by itself.
struct text consequences_sentence(struct arena *a, const struct consequences *c);

#endif
