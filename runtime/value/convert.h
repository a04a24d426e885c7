// Text to a typed value: what people and files write, read in one place.
#ifndef EISEN_CONVERT_H
#define EISEN_CONVERT_H

#include "calendar.h"

enum reading {
  READ_OK,
  READ_BAD,   // not of this type
  READ_FINE,  // more digits behind the comma than can be kept exactly
  READ_LARGE, // too large to count with
};

// The text must be folded and squeezed (text_fold, text_squeeze).
enum reading convert_bool(struct text t, int64_t *out);    // ja nee j n true false waar onwaar 1 0 x
enum reading convert_number(struct text t, int64_t *out);  // "1.234,5", "12.5", "6 miljoen": in millionths
enum reading convert_percent(struct text t, int64_t *out); // "12,5 %" or "12,5": 12.5, in millionths
enum reading convert_money(struct text t, int64_t *out);   // "€ 1.000,50", "€ 6 miljoen": in cents
enum reading convert_date(struct text t, int64_t *out);
// Whether it says that there is none: "geen", "-", "n.v.t.".
bool convert_is_absent(struct text t);
// Whether it is what a spreadsheet writes in a cell that it cannot calculate: "#n/b", "#waarde!", "#naam?", "####".
bool convert_is_error(struct text t);

// The other way round, as a person reads it.
struct text convert_show_number(struct arena *a, int64_t millionths); // "1.234,5"
struct text convert_show_money(struct arena *a, int64_t cents);       // "€ 1.000,50"

#endif
