#include "calendar.h"

enum { HOLIDAYS = 9, YEAR_MIN = 1, YEAR_MAX = 9999 };

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool date_valid(int year, int month, int dom) {
  return year >= YEAR_MIN && year <= YEAR_MAX && month >= 1 && month <= 12 && dom >= 1 &&
         dom <= month_length(year, month);
}

// Both conversions count years from 1 March, so that the leap day is the last of its year, and days from 1 March of year 0.
enum { ERA_YEARS = 400, ERA_DAYS = 146097, MARCH_0 = 719468 };

day date_from(int year, int month, int dom) {
  int y = month > 2 ? year : year - 1, from_march = month > 2 ? month - 3 : month + 9;
  int era = y / ERA_YEARS, of_era = y % ERA_YEARS;
  int of_year = (153 * from_march + 2) / 5 + dom - 1;
  return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - MARCH_0;
}

void date_split(day d, int *year, int *month, int *dom) {
  int since = d + MARCH_0, era = since / ERA_DAYS, of_era = since % ERA_DAYS;
  int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * y + y / 4 - y / 100);
  int from_march = (5 * of_year + 2) / 153;
  *dom = of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = era * ERA_YEARS + y + (*month <= 2);
}

int date_weekday(day d) {
  return (d - DAY_MIN) % 7; // 1-1-0001 is a Monday
}

day date_easter(int year) {
  int a = year % 19, b = year / 100, c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int from_march = h + l - 7 * m + 114;
  return date_from(year, from_march / 31, from_march % 31 + 1);
}

// Koningsdag, before 2014 Koninginnedag: a day earlier when it would be a Sunday.
static day royal_day(int year) {
  day d = date_from(year, 4, year < 2014 ? 30 : 27);
  return date_weekday(d) == 6 ? d - 1 : d;
}

// Two of them may be the same day.
static void holidays_of(int year, day out[HOLIDAYS]) {
  day easter = date_easter(year);
  out[0] = date_from(year, 1, 1);
  out[1] = easter - 2; // Goede Vrijdag
  out[2] = easter + 1;
  out[3] = royal_day(year);
  out[4] = date_from(year, 5, 5);
  out[5] = easter + 39; // Hemelvaartsdag
  out[6] = easter + 50; // tweede pinksterdag
  out[7] = date_from(year, 12, 25);
  out[8] = out[7] + 1;
}

void date_holidays(int year, day out[HOLIDAYS]) {
  holidays_of(year, out);
}

static bool contains(const day *days, int n, day d) {
  for (int i = 0; i < n; i++) {
    if (days[i] == d)
      return true;
  }
  return false;
}

bool date_is_holiday(day d) {
  int year, month, dom;
  day days[HOLIDAYS];
  date_split(d, &year, &month, &dom);
  if (month == 2 || (month > 6 && month < 12))
    return false;
  holidays_of(year, days);
  return contains(days, HOLIDAYS, d);
}

static bool is_weekend(day d) {
  return date_weekday(d) >= 5;
}

bool date_is_workday(day d) {
  return !is_weekend(d) && !date_is_holiday(d);
}

static int workdays_of(int year) {
  day first = date_from(year, 1, 1), days[HOLIDAYS];
  int n = 52 * 5 + !is_weekend(first) + (is_leap(year) && !is_weekend(first + 1));
  holidays_of(year, days);
  for (int i = 0; i < HOLIDAYS; i++)
    n -= !is_weekend(days[i]) && !contains(days, i, days[i]);
  return n;
}

// The n-th working day in the direction of `step` (1 or -1). From the edge of a year whole years are skipped at once, so that
// the work does not grow with n.
static day add_workdays(day d, int64_t n, int step) {
  while (n > 0) {
    if (d == (step > 0 ? DAY_MAX : DAY_MIN))
      return d;
    int year, month, dom;
    date_split(d + step, &year, &month, &dom);
    bool at_edge = step > 0 ? month == 1 && dom == 1 : month == 12 && dom == 31;
    int whole_year = at_edge ? workdays_of(year) : 0;
    if (at_edge && n > whole_year) {
      n -= whole_year;
      d = step > 0 ? date_from(year, 12, 31) : date_from(year, 1, 1);
      continue;
    }
    d += step;
    n -= date_is_workday(d);
  }
  return d;
}

static day add_days(day d, int64_t n) {
  int64_t sum = d + n;
  return sum < DAY_MIN ? DAY_MIN : sum > DAY_MAX ? DAY_MAX : (day)sum;
}

static day add_months(day d, int64_t n) {
  int year, month, dom;
  date_split(d, &year, &month, &dom);
  int64_t months = (int64_t)year * 12 + month - 1 + n;
  if (months < YEAR_MIN * 12)
    return DAY_MIN;
  if (months >= (YEAR_MAX + 1) * 12)
    return DAY_MAX;
  year = (int)(months / 12);
  month = (int)(months % 12) + 1;
  int last = month_length(year, month);
  return date_from(year, month, dom < last ? dom : last);
}

day date_add(day d, int32_t n, enum unit unit) {
  int64_t count = n;
  d = add_days(d, 0); // within the calendar
  switch (unit) {
  case UNIT_DAY:
    return add_days(d, count);
  case UNIT_WORKDAY:
    return n < 0 ? add_workdays(d, -count, -1) : add_workdays(d, count, 1);
  case UNIT_WEEK:
    return add_days(d, 7 * count);
  case UNIT_MONTH:
    return add_months(d, count);
  case UNIT_YEAR:
    return add_months(d, 12 * count);
  }
  return d;
}

// Days between a holiday and a weekend that a royal decree made equal to a holiday.
static bool is_made_equal(day d) {
  static const struct { short year; char month, dom; } days[] = {
      {2023, 4, 28}, {2023, 5, 19}, {2024, 5, 10}, {2024, 12, 27}, {2025, 5, 30},
      {2026, 1, 2},  {2026, 5, 15}, {2027, 5, 7},  {2028, 4, 28},  {2028, 5, 26}};
  for (size_t i = 0; i < sizeof days / sizeof *days; i++)
    if (d == date_from(days[i].year, days[i].month, days[i].dom))
      return true;
  return false;
}

static bool is_free(day d) {
  return !date_is_workday(d) || is_made_equal(d);
}

static bool law_leaves_alone(int32_t n, enum unit unit) {
  switch (unit) {
  case UNIT_DAY:
    return n > 90;
  case UNIT_WEEK:
    return n > 12;
  case UNIT_MONTH:
    return n > 3;
  case UNIT_YEAR:
    return true;
  case UNIT_WORKDAY:
    return false;
  }
  return true;
}

day date_add_law(day d, int32_t n, enum unit unit) {
  day end = date_add(d, n, unit);
  if (n < 0 || law_leaves_alone(n, unit))
    return end;
  int working = 0;
  for (day x = d + 1; x <= end && working < 2; x++)
    working += !is_free(x);
  bool long_enough = end - d >= 3;
  while (end < DAY_MAX && (is_free(end) || (long_enough && working < 2))) {
    end++;
    working += !is_free(end);
  }
  return end;
}
