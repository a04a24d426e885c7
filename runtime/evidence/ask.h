// A question about the evidence, as records name what it is about, so that an answer finds its way back (docs/vragen.md):
//
//   a field      gegeven "medewerker"   rij "A"     veld "in-dienst"
//   a list       gegeven "vog"          rij "A" (of the parent; empty: the aanbieder)   veld empty
//   a judgement  gegeven "oordeel"      rij "A/T1"  veld "eis 2 onderdeel b van sdcg.pve"
#ifndef EISEN_ASK_H
#define EISEN_ASK_H

#include "text.h"

#define ASK_JUDGEMENT TEXT("oordeel")
#define ASK_ANSWERS TEXT("antwoorden") // what a dossier calls the rows of a csv that was filled in

// "v-1a2b3c4d": the same for the same three texts, on every machine.
struct text ask_number(struct arena *a, struct text gegeven, struct text row, struct text veld);
// The text of a veld about an eis or onderdeel, and back. Parts are slices of the text. false: it is no such text.
struct text ask_target(struct arena *a, struct text set, struct text eis, struct text part);
bool ask_target_parse(struct text veld, struct text *set, struct text *eis, struct text *part);

#endif
