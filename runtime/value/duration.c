#include "duration.h"

#include "value.h"

static const struct {
  const char *one, *many, *counted; // "uur", "uren", "48 uur"
  enum span_unit family;
  int64_t size;
} units[] = {
    [SPAN_MINUTE] = {"minuut", "minuten", "minuten", SPAN_MINUTE, 1},
    [SPAN_HOUR] = {"uur", "uren", "uur", SPAN_MINUTE, 60},
    [SPAN_DAY] = {"dag", "dagen", "dagen", SPAN_MINUTE, SPAN_DAY_MINUTES},
    [SPAN_WEEK] = {"week", "weken", "weken", SPAN_MINUTE, 7 * SPAN_DAY_MINUTES},
    [SPAN_MONTH] = {"maand", "maanden", "maanden", SPAN_MONTH, 1},
    [SPAN_YEAR] = {"jaar", "jaren", "jaar", SPAN_MONTH, 12},
    [SPAN_WORKDAY] = {"werkdag", "werkdagen", "werkdagen", SPAN_WORKDAY, 1},
};

bool span_unit_named(struct text name, enum span_unit *out) {
  if (text_eq(name, TEXT("etmaal")) || text_eq(name, TEXT("etmalen"))) {
    *out = SPAN_DAY;
    return true;
  }
  for (int u = 0; u < SPAN_UNITS; u++) {
    if (text_eq(name, text_from(units[u].one)) || text_eq(name, text_from(units[u].many))) {
      *out = (enum span_unit)u;
      return true;
    }
  }
  return false;
}

const char *span_many(enum span_unit unit) {
  return units[unit].many;
}

bool span_alike(enum span_unit a, enum span_unit b) {
  return units[a].family == units[b].family;
}

int64_t span_size(enum span_unit unit) {
  return units[unit].size;
}

enum reading convert_duration(struct text t, enum span_unit unit, int64_t *out) {
  enum span_unit said = unit;
  struct text number = t;
  for (size_t i = t.n; i > 0; i--) {
    if (t.p[i - 1] != ' ')
      continue;
    if (!span_unit_named(text_slice(t, i, t.n), &said))
      break;
    number = text_slice(t, 0, i - 1);
    break;
  }
  int64_t count;
  enum reading r = span_alike(said, unit) ? convert_number(number, &count) : READ_BAD;
  if (r != READ_OK)
    return r;
  bool fits = !__builtin_mul_overflow(count, units[said].size, out) && *out <= VALUE_MAX / 2 && *out >= VALUE_MIN / 2;
  return fits ? READ_OK : READ_LARGE;
}

struct text convert_show_duration(struct arena *a, int64_t v, enum span_unit unit) {
  while (v % units[unit].size != 0)
    unit = (enum span_unit)(unit - 1); // the smallest of a family has size 1
  int64_t count = v / units[unit].size;
  bool one = count == NUMBER_SCALE;
  return text_format(a, "%.*s %s", TP(convert_show_number(a, count)), one ? units[unit].one : units[unit].counted);
}
