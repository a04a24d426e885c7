// `oordeel "…"` in a condition: what a person says is a field of the row that the condition speaks of, made here.
#ifndef EISEN_ASKED_H
#define EISEN_ASKED_H

#include "expr.h"

// Begrippen, definities and what exceptions make of them.
void asked_in_formulas(struct model *m);
// The filter of its `voor elke`, its conditions and its norm; before any of these is checked. rows: that it looks at.
void asked_in_target(struct model *m, uint32_t target, uint32_t rows);
void asked_in_exception(struct model *m, uint32_t exception);
// The field of an N_JUDGE; NONE with a message where no person can be asked.
uint32_t asked_field(const struct context *c, const struct node *n);

#endif
