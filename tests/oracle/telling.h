// How often each construct occurs in what was compared.
#ifndef ORACLE_TELLING_H
#define ORACLE_TELLING_H

#include "image.h"
#include "reading.h"

enum { SHAPE_EFFECTS = 10, SHAPE_AIMS = 5, LIST_STATES = 6, VALUE_STATES = 6 };
struct telling {
  unsigned long nodes[N_KINDS], codes[OP_COUNT];
  unsigned long shapes[SHAPE_EFFECTS][SHAPE_AIMS][2]; // of exceptions: effect, what they aim at, whether they look per row
  unsigned long lists[LIST_STATES], values[VALUE_STATES];
};
void tell_nodes(struct telling *t, const struct node *root);
void tell_codes(struct telling *t, const struct image *im);
void tell_shapes(struct telling *t, const struct o_model *m);
void tell_facts(struct telling *t, const struct o_facts *f, struct text dossier);
void telling_print(const struct telling *t);
// Prints what could have occurred and never did; whether there is nothing of the kind.
bool telling_complete(const struct telling *t);

#endif
