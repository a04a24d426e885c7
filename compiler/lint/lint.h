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

#include "prose.h"
#include "shape.h"

struct lint {
  struct model *model; // checked, without errors; messages go to its sink
  const struct shape *shapes;
  struct arena *arena;
  uint32_t set;              // the set that is judged: the last of the model. Those it builds on are judged on their own
  const struct source *src;  // … and its source
  const struct node *root;
  struct proses proses;      // the verbatim texts of the set
};

// Looks at the set in all ways. Findings in other sources than its own, and those that are switched off, are taken from the sink again.
void lint_set(struct arena *a, struct model *m, const struct shape *shapes);

// Between the files of this room.
#define RULE(name, family, summary) void lint_##name(struct lint *l);
#include "lint.def"
#undef RULE
// Does the target stand in the source of this set? An onderdeel of an exception does too.
static inline bool lint_own(const struct lint *l, const struct m_target *t) { return t->src == l->src && t->node != NULL; }
// "eis 15", "onderdeel a van eis 15", "afwijking 2.1-U8".
struct text lint_target_name(const struct lint *l, uint32_t target);
// Takes from the sink what a line `# lint uit` says nothing should be told of, and says what is wrong with such lines.
void lint_off(struct lint *l);

#endif
