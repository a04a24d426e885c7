#include "check.h"

#include <jansson.h>
#include <string.h>

#include "workdays.h"

// Days are written as they read.
static day on(const char *date) {
  day d;
  if (!date_parse(text_from(date), &d))
    fail_msg("no date: %s", date);
  return d;
}

static void check_day(day actual, const char *expected) {
  struct arena *a = check_arena();
  check_text(date_iso(a, actual), expected);
  arena_free(a);
}

static int open_facts(void **state) {
  *state = json_load_file("../data/feestdagen.json", 0, NULL);
  return *state == NULL;
}

static int close_facts(void **state) {
  json_decref(*state);
  return 0;
}

static const char *string_of(const json_t *object, const char *key) {
  return json_string_value(json_object_get(object, key));
}

static void the_holidays_are_those_of_the_act(void **state) {
  const char *year, *date;
  json_t *facts, *name;
  int years = 0;
  json_object_foreach (json_object_get(*state, "jaren"), year, facts) {
    day first = date_from(atoi(year), 1, 1), last = date_from(atoi(year), 12, 31);
    const json_t *holidays = json_object_get(facts, "feestdagen");
    size_t found = 0;
    for (day d = first; d <= last; d++)
      found += date_is_holiday(d);
    assert_int_equal(found, json_object_size(holidays));
    json_object_foreach ((json_t *)holidays, date, name)
      assert_true(date_is_holiday(on(date)));
    check_day(date_easter(atoi(year)), string_of(facts, "eerste_paasdag"));
    years++;
  }
  assert_int_equal(years, 7);
}

static void workdays_are_counted_as_in_the_facts(void **state) {
  const json_t *cases = json_object_get(*state, "werkdagen"), *c;
  size_t i;
  json_array_foreach ((json_t *)cases, i, c) {
    day start = on(string_of(c, "start"));
    int32_t n = (int32_t)json_integer_value(json_object_get(c, "n"));
    check_day(date_add(start, n, UNIT_WORKDAY), string_of(c, "eind_atw_feestdagen"));
  }
  assert_int_equal(i, 18);
}

static void a_set_has_its_own_workdays(void **state) {
  const json_t *equal = json_object_get(*state, "gelijkgesteld"), *cases = json_object_get(*state, "werkdagen"), *c;
  struct own_day own[32] = {0};
  size_t i, n = 0;
  json_array_foreach ((json_t *)equal, i, c) own[n++] = (struct own_day){.date = on(json_string_value(c))};
  const struct workdays usual = {WEEK_USUAL, HOLIDAYS_USUAL, NULL, 0}, more = {WEEK_USUAL, HOLIDAYS_USUAL, own, n};
  json_array_foreach ((json_t *)cases, i, c) {
    int32_t count = (int32_t)json_integer_value(json_object_get(c, "n"));
    check_day(workdays_add(&more, on(string_of(c, "start")), count), string_of(c, "eind_met_gelijkgestelde_dagen"));
  }
  for (day d = date_from(2023, 12, 1); d < date_from(2026, 2, 1); d++)
    for (int32_t k = -12; k <= 12; k++)
      assert_int_equal(workdays_add(&usual, d, k), date_add(d, k, UNIT_WORKDAY));
  assert_int_equal(workdays_add(&usual, DAY_MAX, 3), DAY_MAX);
  assert_int_equal(workdays_add(&usual, DAY_MIN, -3), DAY_MIN);
}

static void terms_of_the_act_end_as_in_the_facts(void **state) {
  const json_t *cases = json_object_get(*state, "atw"), *c;
  size_t i;
  json_array_foreach ((json_t *)cases, i, c) {
    const char *start = string_of(c, "start");
    if (start != NULL) // art. 1 and 2 together
      check_day(date_add_law(on(start), (int32_t)json_integer_value(json_object_get(c, "dagen")), UNIT_DAY), string_of(c, "eind_art1_en_2"));
    else // art. 1: a day that was counted already
      check_day(date_add_law(on(string_of(c, "eind_berekend")), 0, UNIT_DAY), string_of(c, "art1_verlengd_tot"));
  }
  assert_int_equal(i, 12);
  check_day(date_add_law(on("2026-01-01"), 91, UNIT_DAY), "2026-04-02"); // art. 4: more than 90 days
  check_day(date_add_law(on("2025-12-27"), 1, UNIT_YEAR), "2026-12-27");  // a Sunday all the same
}

// Every day that the calendar has, against counting along.
static void splits_and_joins_every_day(void **state) {
  (void)state;
  int year = 1, month = 1, dom = 1, weekday = 0;
  for (day d = DAY_MIN; d <= DAY_MAX; d++) {
    int y, m, o;
    date_split(d, &y, &m, &o);
    if (y != year || m != month || o != dom || date_from(y, m, o) != d || date_weekday(d) != weekday)
      fail_msg("day %d is %d-%d-%d", d, y, m, o);
    weekday = (weekday + 1) % 7;
    if (date_valid(year, month, dom + 1)) {
      dom++;
      continue;
    }
    dom = 1;
    year += month == 12;
    month = month % 12 + 1;
  }
  assert_int_equal(year, 10000);
  assert_int_equal(date_from(1970, 1, 1), 0);
  assert_int_equal(date_weekday(on("22-11-2026")), 6);
}

static void knows_which_dates_exist(void **state) {
  (void)state;
  assert_true(date_valid(2024, 2, 29));
  assert_true(date_valid(2000, 2, 29));
  assert_false(date_valid(1900, 2, 29));
  assert_false(date_valid(2023, 2, 29));
  assert_false(date_valid(2023, 13, 1));
  assert_false(date_valid(2023, 0, 1));
  assert_false(date_valid(2023, 4, 31));
  assert_false(date_valid(2023, 4, 0));
  assert_false(date_valid(0, 4, 1));
  assert_false(date_valid(10000, 1, 1));
}

static void the_royal_day_moves_off_a_sunday(void **state) {
  (void)state;
  static const char *const royal[] = {"27-04-2015", "26-04-2014", "26-04-2025",
                                      "30-04-2013", "29-04-2006", "30-04-2005"};
  for (size_t i = 0; i < sizeof royal / sizeof *royal; i++)
    assert_true(date_is_holiday(on(royal[i])));
  assert_false(date_is_holiday(on("27-04-2025")));
  assert_false(date_is_holiday(on("27-04-2013")));
  assert_false(date_is_holiday(on("30-04-2014")));
  assert_false(date_is_holiday(on("30-04-2006")));
}

// Easter days printed in almanacs, the earliest and latest possible among them.
static void easter_falls_where_it_fell(void **state) {
  (void)state;
  check_day(date_easter(1818), "1818-03-22");
  check_day(date_easter(1943), "1943-04-25");
  check_day(date_easter(1954), "1954-04-18");
  check_day(date_easter(1981), "1981-04-19");
  check_day(date_easter(2000), "2000-04-23");
  check_day(date_easter(2038), "2038-04-25");
  check_day(date_easter(2285), "2285-03-22");
}

static void months_clamp_to_their_end(void **state) {
  (void)state;
  check_day(date_add(on("29-02-2024"), 1, UNIT_YEAR), "2025-02-28");
  check_day(date_add(on("29-02-2024"), 4, UNIT_YEAR), "2028-02-29");
  check_day(date_add(on("31-01-2025"), 1, UNIT_MONTH), "2025-02-28");
  check_day(date_add(on("31-01-2025"), 2, UNIT_MONTH), "2025-03-31");
  check_day(date_add(on("31-03-2025"), -1, UNIT_MONTH), "2025-02-28");
  check_day(date_add(on("15-01-2025"), -1, UNIT_MONTH), "2024-12-15");
  check_day(date_add(on("31-12-2024"), 13, UNIT_MONTH), "2026-01-31");
  check_day(date_add(on("23-06-2025"), 6, UNIT_WEEK), "2025-08-04");
  check_day(date_add(on("23-06-2025"), -30, UNIT_DAY), "2025-05-24");
}

static void workdays_before_mirror_those_after(void **state) {
  (void)state;
  check_day(date_add(on("07-04-2026"), -1, UNIT_WORKDAY), "2026-04-02"); // over Easter and Goede Vrijdag
  check_day(date_add(on("05-04-2026"), -1, UNIT_WORKDAY), "2026-04-02");
  check_day(date_add(on("05-04-2026"), 0, UNIT_WORKDAY), "2026-04-05");
  check_day(date_add(on("02-01-2025"), -2, UNIT_WORKDAY), "2024-12-30");
}

// Jumping over years against one step at a time; 2005 and 2016 have two holidays on one day.
static void long_terms_of_workdays_add_up(void **state) {
  (void)state;
  static const char *const starts[] = {"31-12-1999", "01-01-2000", "30-12-2004", "05-05-2016", "17-08-2023"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    for (int step = -1; step <= 1; step += 2) {
      day start = on(starts[i]), d = start;
      for (int n = 1; n <= 6000; n++) {
        do
          d += step;
        while (!date_is_workday(d));
        assert_int_equal(date_add(start, step * n, UNIT_WORKDAY), d);
      }
    }
  }
}

static void stays_within_the_calendar(void **state) {
  (void)state;
  for (int unit = UNIT_DAY; unit <= UNIT_YEAR; unit++) {
    assert_int_equal(date_add(0, INT32_MAX, (enum unit)unit), DAY_MAX);
    assert_int_equal(date_add(0, INT32_MIN, (enum unit)unit), DAY_MIN);
    assert_int_equal(date_add(DAY_MAX, 1, (enum unit)unit), DAY_MAX);
    assert_int_equal(date_add(DAY_MIN, -1, (enum unit)unit), DAY_MIN);
    assert_int_equal(date_add(INT32_MAX, 0, (enum unit)unit), DAY_MAX);
  }
  check_day(DAY_MIN, "0001-01-01");
  check_day(DAY_MAX, "9999-12-31");
  check_day(date_add(on("15-01-9999"), 11, UNIT_MONTH), "9999-12-15");
  check_day(date_add(on("15-12-0001"), -11, UNIT_MONTH), "0001-01-15");
}

static void never_decreases(void **state) {
  (void)state;
  static const int32_t terms[] = {-400, -13, -1, 0, 1, 2, 5, 13, 400};
  for (int unit = UNIT_DAY; unit <= UNIT_YEAR; unit++) {
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
      day before = DAY_MIN;
      for (day d = on("01-11-2023"); d < on("01-06-2026"); d++) {
        day now = date_add(d, terms[i], (enum unit)unit);
        assert_true(now >= before);
        before = now;
      }
    }
  }
}

static void reads_dates_as_people_write_them(void **state) {
  (void)state;
  check_day(on("1-2-2025"), "2025-02-01");
  check_day(on("01-02-2025"), "2025-02-01");
  check_day(on(" 2025-06-23\n"), "2025-06-23");
  check_day(on("23 juni 2025"), "2025-06-23");
  check_day(on("1 MEI\xC2\xA0\x32\x30\x32\x35"), "2025-05-01");
  check_day(on("9 September  2025"), "2025-09-09");
  static const char *const wrong[] = {
      "",          "1-2",        "29-02-2023", "1-13-2025", "2025-6-1",    "1 jun 2025",
      "1 mei",     "01-01-0000", "1-1-99",     "1-1-20255", "2025-06-23T", "1/2/2025",
      "1mei 2025", "1 mei2025",  "-1-02-2025", "1 2 2025",  "001-02-2025", "1 meier 2025"};
  day d;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    if (date_parse(text_from(wrong[i]), &d))
      fail_msg("read as a date: %s", wrong[i]);
  }
}

static void writes_dates(void **state) {
  (void)state;
  struct arena *a = check_arena();
  check_text(date_iso(a, on("3-7-0099")), "0099-07-03");
  check_text(date_dutch(a, on("3-7-2025")), "03-07-2025");
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_holidays_are_those_of_the_act),
      cmocka_unit_test(workdays_are_counted_as_in_the_facts),
      cmocka_unit_test(a_set_has_its_own_workdays),
      cmocka_unit_test(terms_of_the_act_end_as_in_the_facts),
      cmocka_unit_test(splits_and_joins_every_day),
      cmocka_unit_test(knows_which_dates_exist),
      cmocka_unit_test(the_royal_day_moves_off_a_sunday),
      cmocka_unit_test(easter_falls_where_it_fell),
      cmocka_unit_test(months_clamp_to_their_end),
      cmocka_unit_test(workdays_before_mirror_those_after),
      cmocka_unit_test(long_terms_of_workdays_add_up),
      cmocka_unit_test(stays_within_the_calendar),
      cmocka_unit_test(never_decreases),
      cmocka_unit_test(reads_dates_as_people_write_them),
      cmocka_unit_test(writes_dates),
  };
  return cmocka_run_group_tests_name("calendar", tests, open_facts, close_facts);
}
