// How answers are cut: for replies.c, and replies_days.c, which knows terms, days of a year and duties that come again.
#ifndef EISEN_REPLIES_H
#define EISEN_REPLIES_H

#include "wonder.h"

typedef VEC(int64_t) cuts;
struct cutter {
  struct arena *arena;
  struct wonder *w;
  const struct view *v;
  const bool *again;
  cuts *of;          // for each register that hangs on the value
  bool *loose;       // for each register: it is compared with another unknown value
  uint32_t unknowns; // other unknown values that it is compared with
  bool exact, inner; // inner: these are the cuts of such another value
};
struct cutter cutter_for(struct arena *a, struct wonder *w, struct input in);
void add_cut(struct cutter *c, uint32_t reg, int64_t cut);
void add_value(struct cutter *c, uint32_t reg, int64_t value); // that it is compared with: below, equal and above differ
void add_compared(struct cutter *c, uint32_t reg, uint32_t other);

void cut_term(struct cutter *c, const struct img_code *code);
void cut_said(struct cutter *c, const struct img_code *code);
void cut_year_day(struct cutter *c, const struct img_code *code);
void cut_periodic(struct cutter *c, const struct img_code *code);
void cut_yearly(struct cutter *c, const struct img_code *code);

#endif
