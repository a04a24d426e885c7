#include "workdays.h"

const char *const holiday_name[HOLIDAY_NAMES] = {
    "nieuwjaarsdag",  "goede-vrijdag",      "tweede-paasdag",  "koningsdag",     "bevrijdingsdag",
    "hemelvaartsdag", "tweede-pinksterdag", "eerste-kerstdag", "tweede-kerstdag"};

static bool is_free_holiday(const struct workdays *w, day d) {
  day days[HOLIDAY_NAMES];
  int year, month, dom;
  date_split(d, &year, &month, &dom);
  if (month == 2 || (month > 6 && month < 12))
    return false;
  date_holidays(year, days);
  for (int i = 0; i < HOLIDAY_NAMES; i++) {
    if (days[i] == d && w->holidays >> i & 1)
      return true;
  }
  return false;
}

static const struct own_day *own_day(const struct workdays *w, day d) {
  int year, month, dom;
  const struct own_day *yearly = NULL;
  date_split(d, &year, &month, &dom);
  for (size_t i = 0; i < w->n_own; i++) {
    if (w->own[i].date == d && w->own[i].month_and_day == 0)
      return &w->own[i];
    if (w->own[i].month_and_day == month * 100 + dom)
      yearly = &w->own[i];
  }
  return yearly;
}

bool workdays_works(const struct workdays *w, day d) {
  const struct own_day *own = own_day(w, d);
  if (own && (own->month_and_day == 0 || !own->works))
    return own->works;
  if (!own && is_free_holiday(w, d))
    return false;
  return w->week >> date_weekday(d) & 1;
}

day workdays_add(const struct workdays *w, day d, int32_t n) {
  int step = n < 0 ? -1 : 1;
  for (int64_t left = n < 0 ? -(int64_t)n : n; left > 0;) {
    if (d == (step > 0 ? DAY_MAX : DAY_MIN))
      return d;
    d += step;
    left -= workdays_works(w, d);
  }
  return d;
}
