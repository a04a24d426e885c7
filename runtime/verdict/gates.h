// Inside this room: the conditions that stand between the norm of a target and what is printed of it.
#ifndef EISEN_VERDICT_GATES_H
#define EISEN_VERDICT_GATES_H

#include "view.h"

// A condition that must hold (or must not) for the target to count.
struct gate {
  uint32_t condition;
  unsigned wanted;
};
typedef VEC(struct gate) gates;

// From the norm outwards; not the scope, membership, waivers and the guard of an exception, which are told apart.
void list_gates(const struct view *v, const struct img_target *t, gates *out);
// Whether `volledig` turns deels into nee on the way.
bool made_nee(const struct view *v, const struct img_target *t);
// A condition that surely holds in none of the rows there are, and as its author wrote it; NONE: there is none.
uint32_t failed_gate(const struct view *v, const struct img_target *t, struct text *words);

#endif
