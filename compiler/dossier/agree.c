// Whether a dossier agrees with itself: what it says that there is not, it does not have elsewhere.
#include "build.h"

// A row, or a file with rows; of a file for all parents only the rows themselves show where they belong.
static bool is_there(const struct build *b, const struct said_none *none) {
  const struct plan *plan = b->plan;
  for (size_t i = 1; i < plan->records.rows.n; i++)
    if (plan->records.rows.p[i].parent == none->parent && text_eq(plan->records.rows.p[i].entity, none->entity)) return true;
  for (size_t i = 0; i < plan->calls.n; i++) {
    const struct plan_call *call = &plan->calls.p[i];
    bool here = call->parent_row == NO_INDEX ? none->parent == 0 : call->parent_row == none->parent;
    if (here && call->field.n == 0 && text_eq(call->entity, none->entity)) return true;
  }
  return false;
}

void dossier_agrees(struct build *b) {
  for (size_t i = 0; i < b->none.n; i++)
    if (is_there(b, &b->none.p[i])) msg(b->sink, M_DOSSIER_NONE_AND_SOME, place_of(b, b->none.p[i].node), b->none.p[i].entity);
}
