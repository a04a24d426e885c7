// What a rule sees, and the rules. Only for the files of this room.
#ifndef EISEN_RULE_H
#define EISEN_RULE_H

#include "lint.h"
#include "proof_check.h"
#include "prose.h"

struct lint {
  struct model *model; // checked, without errors; messages go to its sink
  const struct shape *shapes;
  struct check *check;       // the proof: what can be, over all providers
  struct arena *arena;       // for what a rule keeps; empty again for the next one
  uint32_t set;              // the set that is judged: the last of the model. Those it builds on are judged on their own
  const struct source *src;  // … and its source
  const struct node *root;
  struct proses proses;      // the verbatim texts of the set
  struct text eis_word;      // what the document calls an eis: «punt», «voorschrift»; «eis» when it has no word of its own
};

#define RULE(name, family, summary) void lint_##name(struct lint *l);
#include "lint.def"
#undef RULE
// Does the target stand in the source of this set? An onderdeel of an exception does too.
static inline bool lint_own(const struct lint *l, const struct m_target *t) { return t->src == l->src && t->node != NULL; }
// "eis 15", "onderdeel a van eis 15", "afwijking 2.1-U8".
struct text lint_target_name(const struct lint *l, uint32_t target);
// The norm of a target as it is computed; NULL: it has none, a person judges it, or it never decides.
const struct x *lint_norm(const struct lint *l, uint32_t target);
// Does word i say that the number behind it is of an eis: «eis 4», «eisen 4 en 5», «punt 4» in a document that calls them so.
bool lint_names_eis(const struct lint *l, const struct prose *p, size_t i);
// Takes from the sink what a line `# lint uit` says nothing should be told of, and says what is wrong with such lines.
void lint_off(struct lint *l);

#endif
