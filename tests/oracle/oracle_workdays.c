// What a set means by a werkdag (§6; docs/taal.md §8), day by day. Both judges use it.
#include "reading.h"

static bool is_below(const struct node *n, const struct node *wanted) {
  if (n == wanted) return true;
  for (const struct node *c = n->child; c; c = c->next)
    if (is_below(c, wanted)) return true;
  return false;
}

// The set in which a term is written, when that says what a werkdag is.
static const struct o_header *set_with_own(const struct o_model *m, const struct node *term) {
  for (size_t i = 0; i < m->sets.n; i++)
    for (const struct node *c = o_child(m->sets.p[i]->root, 1)->child; c; c = c->next)
      if (c->kind == N_WORKDAYS && is_below(m->sets.p[i]->root, term)) return m->sets.p[i];
  return NULL;
}

enum said { NOT_NAMED, IS_FREE, IS_WORKED };

// What the lines of the set say of one name, of a day of every year, or of a date.
static enum said said_of(const struct o_header *set, enum node_kind kind, struct text name) {
  for (const struct node *c = o_child(set->root, 1)->child; c; c = c->next)
    for (const struct node *d = c->kind == N_WORKDAYS ? c->child->child : NULL; d; d = d->next) {
      day date = 0, wanted = 1;
      bool same = kind == N_DATE ? date_parse(d->text, &date) && date_parse(name, &wanted) && date == wanted : text_eq(d->text, name);
      if (d->kind == kind && same) return c->flags & 1 ? IS_WORKED : IS_FREE;
    }
  return NOT_NAMED;
}

static enum said said_of_year_day(struct arena *a, const struct o_header *set, int month, int dom) {
  static const char *const months[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};
  return said_of(set, N_DAY_OF_YEAR, text_format(a, "%d %s", dom, months[month - 1]));
}

// A holiday is free unless the set says that it is worked on.
static bool is_free_holiday(const struct o_header *set, day d, int year) {
  static const char *const names[] = {"nieuwjaarsdag", "goede-vrijdag", "tweede-paasdag", "koningsdag", "bevrijdingsdag", "hemelvaartsdag",
                                      "tweede-pinksterdag", "eerste-kerstdag", "tweede-kerstdag"};
  day days[9];
  date_holidays(year, days);
  for (int i = 0; i < 9; i++)
    if (days[i] == d && said_of(set, N_NAME, text_from(names[i])) != IS_WORKED) return true;
  return false;
}

// What is said of a date goes before what is said of a day of every year, that before the holidays, those before the days of the week.
static bool is_worked(struct arena *a, const struct o_header *set, day d) {
  static const char *const week[] = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};
  int year, month, dom;
  enum said said = said_of(set, N_DATE, date_dutch(a, d));
  if (said != NOT_NAMED) return said == IS_WORKED;
  date_split(d, &year, &month, &dom);
  said = said_of_year_day(a, set, month, dom);
  if (said == IS_FREE) return false;
  if (said == NOT_NAMED && is_free_holiday(set, d, year)) return false;
  said = said_of(set, N_NAME, text_from(week[date_weekday(d)]));
  return said == NOT_NAMED ? date_weekday(d) < 5 : said == IS_WORKED;
}

day o_add_term(const struct o_model *m, const struct node *term, day d, int64_t n, enum unit unit) {
  const struct o_header *set = unit == UNIT_WORKDAY ? set_with_own(m, term) : NULL;
  if (!set) return date_add(d, (int32_t)n, unit);
  struct arena *a = arena_child(m->arena);
  for (day step = n < 0 ? -1 : 1; n != 0 && d > DAY_MIN && d < DAY_MAX; ) {
    d += step;
    if (is_worked(a, set, d)) n -= step;
  }
  arena_free(a);
  return d;
}
