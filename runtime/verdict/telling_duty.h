// One duty that comes again and again, in one row, and what its sentences share. For telling_duty.c and telling_calendar.c.
#ifndef EISEN_TELLING_DUTY_H
#define EISEN_TELLING_DUTY_H

#include "telling.h"

struct duty_row {
  struct telling *t;
  const struct img_code *code;
  const struct img_pool *pool;
  uint32_t row;
  struct segment rows; // of the events
  int64_t from, today; // from: the day from which it counts, where that is known; today: the peildatum, or an earlier last day of it
  int64_t before;      // events that may be missing were before this day; DAY_MIN: none may be
  int64_t ends_from;   // the first day on which it may end, where the last one is not known; ANY_DAY
  uint32_t end;        // register of its last day; NONE: it has none
  bool is_ended;       // today is that last day, before the peildatum
};

void duty_say(const struct duty_row *d, struct text text);
void duty_say_outcome(const struct duty_row *d, struct text text, unsigned outcome);
struct text duty_day(const struct duty_row *d, int64_t day_);
struct text duty_event(const struct duty_row *d);
const struct value *duty_dates(const struct duty_row *d);
bool duty_has_known_day(const struct duty_row *d, uint32_t at);
// The row of the first event that is known to be of a day after this one, up to `to`; NO_INDEX: there is none.
uint32_t duty_first_after(const struct duty_row *d, int64_t from, int64_t to);
// Whether some event that is not fully known, or that nobody told of, may lie after `from` and on or before `to`.
bool duty_may_lie(const struct duty_row *d, int64_t from, int64_t to);
// "01-02-2024 (startdatum van toewijzing T1)"; a day that the norm itself names stands alone.
struct text duty_anchor_words(const struct duty_row *d);
// false: from which day it counts is not known, or there is no such day. Then that is all there is to tell.
bool duty_tell_anchor(const struct duty_row *d, unsigned outcome);
void duty_tell_end(const struct duty_row *d); // to which day it counts
void duty_tell_missing(const struct duty_row *d);
unsigned duty_tell_calendar(struct duty_row *d, unsigned outcome); // gives the outcome

#endif
