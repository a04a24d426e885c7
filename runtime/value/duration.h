// Durations: how long something took, with its unit. Units of one family have a fixed ratio and can be compared (an uur is 60
// minuten, a dag or etmaal 24 uur, a week 7 dagen; a jaar 12 maanden); a maand has no fixed number of days, and a werkdag stands
// by itself. A value is kept in millionths of the smallest unit of its family, so that every unit stays exact.
#ifndef EISEN_DURATION_H
#define EISEN_DURATION_H

#include "convert.h"

enum span_unit { SPAN_MINUTE, SPAN_HOUR, SPAN_DAY, SPAN_WEEK, SPAN_MONTH, SPAN_YEAR, SPAN_WORKDAY, SPAN_UNITS };
enum { SPAN_DAY_MINUTES = 24 * 60 };

bool span_unit_named(struct text name, enum span_unit *out); // "uur", "uren", "etmaal"; singular or plural
const char *span_many(enum span_unit unit);                  // "uren", as in «duur in uren»
bool span_alike(enum span_unit a, enum span_unit b);         // of one family
int64_t span_size(enum span_unit unit);                      // in the smallest unit of its family

// "48 uur", "1,5 dag", or "48" for as many of `unit`. The text must be folded and squeezed. READ_BAD also for another family.
enum reading convert_duration(struct text t, enum span_unit unit, int64_t *out);
// In `unit` where that stays exact, else in the largest smaller unit that does: "48 uur", "90 minuten".
struct text convert_show_duration(struct arena *a, int64_t v, enum span_unit unit);

#endif
