// Inside this room: lines of the text report.
#ifndef EISEN_TEXT_OUT_H
#define EISEN_TEXT_OUT_H

#include "report.h"

enum { REPORT_WIDTH = 100 };

// What came from outside may steer a terminal or turn the direction of writing; such characters become a space.
struct text visible(struct arena *a, struct text t);
// A paragraph: `indent` spaces, the label, and the text, wrapped; later lines start `hang` deeper than the first.
void paragraph(struct buf *b, size_t indent, const char *label, struct text t, size_t hang);
void item_text(struct buf *b, const struct report_item *eis, const struct report_theme *theme);
// The facts, judgements, questions and remarks of one item.
void item_details(struct buf *b, const struct report_item *item, size_t indent);
struct text waivable_words(struct arena *a, const struct image *im, const struct img_note *n);       // who may waive it, and why
struct text parameter_words(struct arena *a, const struct image *im, const struct img_parameter *p); // its value, and who may change it
void opinions_text(struct buf *b, const struct verdict *v, size_t indent);
void scope_text(struct buf *b, struct text scope, size_t indent); // "Geldt voor: alle zorgvormen"
struct text applied_words(struct arena *a, const struct applied *by);     // "komt in plaats van deze norm"
struct text outcome_line(struct arena *a, const struct verdict *v);       // the outcome, how many rows, why
struct text origin_words(struct arena *a, const struct origin *o);        // " [medewerkers.csv, rij 3]"
struct text outcome_words(struct arena *a,
                          unsigned possible); // "Ja", "N.v.t.", "Onbekend (nog mogelijk: Deels of Nee)"

#endif
