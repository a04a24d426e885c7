// Proof that a source says the same as another.
#ifndef EISEN_PROOF_H
#define EISEN_PROOF_H

#include "words.h"

// The same kinds, texts and flags. Of a verbatim text each line must be the same, but for the white space around it.
bool same_tree(struct arena *a, const struct node *x, const struct node *y);
// The same words, and the same comments behind the same words.
bool same_words(const struct words *x, const struct words *y);

#endif
