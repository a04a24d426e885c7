// Dates as day numbers, and the arithmetic of terms. Pure: no clock, no locale, no time zone.
//
// Meaning (docs/taal.md, "Tijd"): months and years are added once to the anchor and clamp to the end of the month
// (29-02-2024 + 1 jaar = 28-02-2025). n werkdagen after D is the n-th working day after D, D itself not counted; before D
// mirrored. A working day is not a Saturday or Sunday and not a public holiday: those of the Algemene termijnenwet art. 3
// (BWBR0002448): Nieuwjaarsdag, tweede paasdag, Hemelvaartsdag, tweede pinksterdag, both Kerstdagen, Koningsdag, 5 mei every
// year, and Goede Vrijdag (lid 2).
#ifndef EISEN_CALENDAR_H
#define EISEN_CALENDAR_H

#include "text.h"

typedef int32_t day; // days since 01-01-1970 (proleptic Gregorian); 1-1-0001 … 31-12-9999 are valid

#define DAY_MIN ((day)-719162)
#define DAY_MAX ((day)2932896)

enum unit { UNIT_DAY, UNIT_WORKDAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

bool date_valid(int year, int month, int dom);
day date_from(int year, int month, int dom); // the date must be valid
void date_split(day d, int *year, int *month, int *dom);
int date_weekday(day d); // 0 Monday … 6 Sunday
bool date_is_holiday(day d);
bool date_is_workday(day d);
void date_holidays(int year, day out[9]); // in the order of holiday_name (workdays.h); two may be the same day
day date_easter(int year); // first Easter day (Meeus/Jones/Butcher)
// `n` may be negative (before the anchor). The result is clamped to DAY_MIN … DAY_MAX. Non-decreasing in `d` for a fixed n.
day date_add(day d, int32_t n, enum unit unit);

// As date_add, for a term of the Algemene termijnenwet: it does not end on a Saturday, Sunday or holiday (art. 1), a term of three
// days or more has at least two days that are none of these (art. 2); terms of more than 90 days, 12 weeks or 3 months, and
// terms in years, are left alone (art. 4). Only for terms forward (n >= 0). Days that were made equal to a holiday by royal
// decree (art. 3 lid 3; Stcrt. 2025, 24713 and before) count as holidays here, and only here.
day date_add_law(day d, int32_t n, enum unit unit);

// Reads `d-m-jjjj`, `dd-mm-jjjj`, `jjjj-mm-dd` or `d maand jjjj` (Dutch month names, any case). false: not a valid date.
bool date_parse(struct text t, day *out);
struct text date_iso(struct arena *a, day d);   // 2025-06-23
struct text date_dutch(struct arena *a, day d); // 23-06-2025

#endif
