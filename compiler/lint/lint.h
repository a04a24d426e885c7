// A set that is judged by itself, before any provider is there: what cannot be right in it, or is right only by chance.
//
// Each rule is one file and looks at the checked model, at the proof of exceptions, or at the words of the document. No rule knows a
// document. A finding is a message (L… in message.def) at the place where it can be mended. What the compiler warns of already
// (W…: exceptions that clash, tables with a hole) belongs to the same families; it is found in check.
//
//   L00 the lines that switch a rule off     L03 tables, bounds and ladders     L06 references, terms and language
//   L01 exceptions                           L04 norms                          L07 evidence
//   L02 for whom                             L05 text against norm
//
// A line `# lint uit L0601: reden` switches a rule off: behind a line for that line and the block below it, on a line of its own
// for the line that follows and its block; above the head of the file for the whole file.
#ifndef EISEN_LINT_H
#define EISEN_LINT_H

#include "shape.h"

// Looks at the set in all ways. Findings in other sources than its own, and those that are switched off, are taken from the sink again.
void lint_set(struct arena *a, struct model *m, const struct shape *shapes);

#endif
