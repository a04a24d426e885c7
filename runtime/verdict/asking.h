// Inside this room: what a question is about, for somebody who knows the work and not the set.
#ifndef EISEN_VERDICT_ASKING_H
#define EISEN_VERDICT_ASKING_H

#include "view.h"

// "evaluatie «A/2» (01-03-2025)": the row with what tells it apart from others; of the aanbieder nothing.
struct text row_about(const struct view *v, uint32_t entity, uint32_t row);
// "eis 1 onderdeel b van sdcg.pve", "afwijking 2.1-U8 van sdcg.aw bij eis 8 van sdcg.pve, onderdeel signalen"
struct text target_about(const struct view *v, uint32_t target);
// The sentence that is judged and its source: of the target itself, or the nearest that it stands under.
struct text judged_text(const struct view *v, uint32_t target, struct text *source);
// Of the rows of an entity under the row `above` of its parent; `more`: there are some already.
struct text list_question(const struct view *v, uint32_t entity, uint32_t above, bool more);
bool names_title(const struct view *v, uint32_t entity); // that question calls the rows by their title
// The target that a field of `indien van toepassing` belongs to; NONE.
uint32_t applies_target(const struct view *v, uint32_t field);
// The question about a field that came with the kind of its rows; nothing: it did not.
struct text kind_question(const struct view *v, uint32_t field, uint32_t row);

#endif
