// Working days as a set may mean them: other weekdays, other holidays, days of its own.
#ifndef EISEN_WORKDAYS_H
#define EISEN_WORKDAYS_H

#include "calendar.h"

enum { WEEK_USUAL = 0x1F, HOLIDAY_NAMES = 9, HOLIDAYS_USUAL = 0x1FF };
// The holidays of the calendar, each a bit: "nieuwjaarsdag", "goede-vrijdag", "tweede-paasdag", "koningsdag", "bevrijdingsdag",
// "hemelvaartsdag", "tweede-pinksterdag", "eerste-kerstdag", "tweede-kerstdag".
extern const char *const holiday_name[HOLIDAY_NAMES];

// A day of the set's own: a date (day), or one of every year (day 0, month * 100 + day of the month).
struct own_day {
  day date;
  int month_and_day;
  bool works; // of every year: it is no holiday; of a date: it is a working day, whatever weekday it is
};
struct workdays {
  unsigned week;     // weekdays that are worked on: bit 0 Monday … 6 Sunday; at least one
  unsigned holidays; // holidays that are free
  const struct own_day *own; // a date goes before a day of every year, that before a holiday, that before the weekday
  size_t n_own;
};
bool workdays_works(const struct workdays *w, day d);
// The n-th such day after d, or before it (n < 0), as date_add.
day workdays_add(const struct workdays *w, day d, int32_t n);

#endif
