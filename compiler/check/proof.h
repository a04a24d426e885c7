// The static proof: what a set says about itself before any dossier is there. Who is addressed, which exceptions can
// meet, and whether two of them can contradict each other is decided over all providers at once.
//
// A provider is, to the proof, a set of enrolments (some enrolment lies here, none lies there) and an answer to each
// condition that is not about enrolments. Branches that nothing tells apart count as one, conditions that say the
// same are one, and comparisons of one field are cases of that field: so `sector is zorg` and `sector is overig`
// exclude each other. What is left are at most 16 yes-or-no variables, and every condition is a truth table over
// them, 64 cases a word. With more variables nothing is said: the machine decides for each provider.
//
//   E0410 an eis or onderdeel that reaches nobody       W0415 two exceptions that can clash
//   E0411 an exception that applies to nobody           E0416 … and do, whatever the free conditions are
//   E0412 an exception that never meets its target      W0417 an exception on a part, displaced by one on the whole
//   W0413 a branch that is never taken                  E0418 a relaxation for one product that reaches another
//   W0414 an exception that another always overrules
//   E0419 a word that means something else in an eis that does not use it
//
// What is found names a provider in words: whoever fits the words is an example. What is not found is proved: there is
// no such provider. (Conditions that the proof cannot relate to each other count as independent: it may name a
// provider with two conditions that never go together, but it does not pass over one that exists.) A provider
// without enrolments does not exist.
#ifndef EISEN_PROOF_H
#define EISEN_PROOF_H

#include "shape.h"

// Messages go to the model's sink. Does nothing when that holds errors already.
void check_proof(struct model *m, const struct shape *shapes);

#endif
