// Duties that come again and again: in a term, in each period of the calendar, so often, and to a day.
#include "generate.h"

#define fmt(g, ...) text_format((g)->arena, __VA_ARGS__)

// The day up to which a duty goes on; often it has none.
static const char *opt_end(struct gen *g, int level, int e) {
  if (!g_has(g, FEATURE_DUTY_END) || !g_chance(g, 40)) return "";
  struct text on = g_over(g, level, e) == level && g_chance(g, 70) ? g_day_value(g, level, 0) : text_from(g_day(g));
  return g_z(g, fmt(g, g_chance(g, 50) ? " tot en met %s" : " tot %s", g_z(g, on)));
}

struct text g_periodic(struct gen *g, int level) {
  int e = g_some_entity(g, level, true, true);
  if (e == NO_ENTITY || g_is_under(g, level, e)) return g_bool_condition(g, level);
  g->periodic = true;
  const char *from = g_over(g, level, e) == level ? g_z(g, g_day_value(g, level, 0)) : g_day(g);
  return fmt(g, "%s minstens eens per %s vanaf %s%s", g_rows(g, e), g_usual_term(g), from, opt_end(g, level, e));
}

const char *g_how_often(struct gen *g) {
  unsigned n = g_below(g, 3);
  if (!g_has(g, FEATURE_HOW_OFTEN) || g_chance(g, 40)) return "minstens eens";
  switch (g_below(g, 4)) {
  case 0: return g_z(g, fmt(g, "minstens %u keer", n));
  case 1: return g_z(g, fmt(g, "hoogstens %u keer", n));
  case 2: return g_z(g, fmt(g, "precies %u keer", n));
  default: return g_z(g, fmt(g, "%u tot en met %u keer", n, n + g_below(g, 2)));
  }
}

const char *g_calendar_period(struct gen *g, bool years) {
  static const char *const periods[] = {"kwartaal", "kalendermaand", "kalenderkwartaal", "kalendermaand", "kalenderjaar", "kwartaal"};
  if (!g_has(g, FEATURE_HOW_OFTEN) || g_chance(g, 75)) return periods[g_below(g, 6)];
  return !years || g_chance(g, 50) ? "halfjaar" : g_chance(g, 70) ? "2 kalenderjaren" : "3 kalenderjaren";
}

static struct text by_calendar(struct gen *g, int level, int e) {
  const char *from = g_over(g, level, e) == level ? g_z(g, g_day_value(g, level, 0)) : g_day(g), *often = g_how_often(g);
  if (g_chance(g, 40)) return fmt(g, "%s %s per %s", g_rows(g, e), often, g_calendar_period(g, false));
  return fmt(g, "%s %s per %s sinds %s%s", g_rows(g, e), often, g_calendar_period(g, true), from, opt_end(g, level, e));
}

struct text g_yearly(struct gen *g, int level) {
  static const char *const days[] = {"1 januari", "1 februari", "1 maart", "15 maart", "31 december"};
  int e = g_some_entity(g, level, true, true);
  if (e == NO_ENTITY || g_is_under(g, level, e)) return g_bool_condition(g, level);
  if (g_has(g, FEATURE_CALENDAR) && g_chance(g, 60)) return by_calendar(g, level, e);
  const char *by = g_chance(g, 50) ? "voor" : "uiterlijk", *on = days[g_below(g, 5)];
  if (g_chance(g, 50)) return fmt(g, "%s elk jaar %s %s", g_rows(g, e), by, on);
  const char *from = g_over(g, level, e) == level ? g_z(g, g_day_value(g, level, 0)) : g_day(g);
  return fmt(g, "%s elk jaar %s %s sinds %s%s", g_rows(g, e), by, on, from, opt_end(g, level, e));
}

struct text g_day_in_year(struct gen *g, int level) {
  static const char *const days[] = {"1 januari", "1 april", "29 februari", "31 december", "15 maart"};
  static const char *const how[] = {"na", "van het jaar van", "van het jaar na", "van het jaar voor"};
  return fmt(g, "%s %s %s", days[g_below(g, 5)], how[g_below(g, 4)], g_z(g, g_day_value(g, level, 0)));
}
