#include "check.h"
#include "convert.h"

typedef enum reading convert(struct text, int64_t *);

static void reads(convert *f, const char *t, int64_t expected) {
  int64_t v = -999;
  if (f(text_from(t), &v) != READ_OK)
    fail_msg("«%s» is not read", t);
  if (v != expected)
    fail_msg("«%s» gives %lld", t, (long long)v);
}

static void refuses(convert *f, const char *t, enum reading expected) {
  int64_t v;
  enum reading r = f(text_from(t), &v);
  if (r != expected)
    fail_msg("«%s» gives %d", t, r);
}

static void test_bool(void **state) {
  (void)state;
  const char *const yes[] = {"ja", "j", "true", "waar", "1", "x"}, *const no[] = {"nee", "n", "false", "onwaar", "0"};
  for (size_t i = 0; i < 6; i++)
    reads(convert_bool, yes[i], 1);
  for (size_t i = 0; i < 5; i++)
    reads(convert_bool, no[i], 0);
  refuses(convert_bool, "misschien", READ_BAD);
  refuses(convert_bool, "", READ_BAD);
}

static void test_number(void **state) {
  (void)state;
  reads(convert_number, "0", 0);
  reads(convert_number, "12", 12000000);
  reads(convert_number, "12,5", 12500000);
  reads(convert_number, "12.5", 12500000);
  reads(convert_number, "0.25", 250000);
  reads(convert_number, "0.250", 250000);
  reads(convert_number, "1.234", 1234000000);
  reads(convert_number, "1234.567", 1234567000);
  reads(convert_number, "1.234.567,891", 1234567891000);
  reads(convert_number, "1,234", 1234000);
  reads(convert_number, "-3", -3000000);
  reads(convert_number, "− 3,0000000", -3000000);
  reads(convert_number, "+3", 3000000);
  reads(convert_number, "6 miljoen", 6000000000000);
  reads(convert_number, "1,5 duizend", 1500000000);
  reads(convert_number, "0,000001", 1);
}

static void test_number_refused(void **state) {
  (void)state;
  const char *const bad[] = {"",   "-",     "--3", "acht",    "1,2,3", "1.23.456", "1,234.5", "12,", ",5",      ".5",
                             "5.", "1 234", "1e3", "0.123,4", "1.",    "1.234.",   "5 %",     "12a", "miljoen", "٣"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    refuses(convert_number, bad[i], READ_BAD);
  refuses(convert_number, "0,0000001", READ_FINE);
  refuses(convert_number, "99999999999999999999", READ_LARGE);
  refuses(convert_number, "2.305.843.009.214", READ_LARGE); // above VALUE_MAX in millionths
  reads(convert_number, "2.305.843.009.213", 2305843009213000000);
  refuses(convert_number, "9.000 miljard", READ_LARGE);
}

static void test_percent(void **state) {
  (void)state;
  reads(convert_percent, "12,5 %", 12500000);
  reads(convert_percent, "12,5%", 12500000);
  reads(convert_percent, "12,5", 12500000);
  reads(convert_percent, "8 procent", 8000000);
  reads(convert_percent, "-1%", -1000000);
  refuses(convert_percent, "% 8", READ_BAD);
  refuses(convert_percent, "%", READ_BAD);
}

static void test_money(void **state) {
  (void)state;
  reads(convert_money, "€ 1.000,50", 100050);
  reads(convert_money, "€1.000", 100000);
  reads(convert_money, "1000,5", 100050);
  reads(convert_money, "1000.50", 100050);
  reads(convert_money, "1.000,-", 100000);
  reads(convert_money, "eur 12", 1200);
  reads(convert_money, "12 euro", 1200);
  reads(convert_money, "-€ 5", -500);
  reads(convert_money, "€ -5", -500);
  reads(convert_money, "€ 6 miljoen", 600000000);
  reads(convert_money, "€ 1,2345 mln.", 123450000);
  refuses(convert_money, "1,500", READ_FINE);
  refuses(convert_money, "0,001", READ_FINE);
  refuses(convert_money, "0,000000001 miljoen", READ_FINE);
  refuses(convert_money, "duur", READ_BAD);
  refuses(convert_money, "€", READ_BAD);
  refuses(convert_money, "--5", READ_BAD);
}

static void test_date_and_absent(void **state) {
  (void)state;
  reads(convert_date, "23-06-2025", date_from(2025, 6, 23));
  reads(convert_date, "2025-06-23", date_from(2025, 6, 23));
  reads(convert_date, "1 mei 2025", date_from(2025, 5, 1));
  refuses(convert_date, "31-02-2025", READ_BAD);
  const char *const absent[] = {"geen", "-", "–", "n.v.t.", "nvt", "niet van toepassing"};
  for (size_t i = 0; i < 6; i++)
    assert_true(convert_is_absent(text_from(absent[i])));
  assert_false(convert_is_absent(NO_TEXT));
  assert_false(convert_is_absent(TEXT("nee")));
}

static void test_show(void **state) {
  (void)state;
  struct arena *a = check_arena();
  check_text(convert_show_number(a, 0), "0");
  check_text(convert_show_number(a, 1234500000), "1.234,5");
  check_text(convert_show_number(a, -50000), "-0,05");
  check_text(convert_show_number(a, 1000001), "1,000001");
  check_text(convert_show_money(a, 100050), "€ 1.000,50");
  check_text(convert_show_money(a, -5), "€ -0,05");
  check_text(convert_show_money(a, 123456700), "€ 1.234.567,00");
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bool),    cmocka_unit_test(test_number), cmocka_unit_test(test_number_refused),
      cmocka_unit_test(test_percent), cmocka_unit_test(test_money),  cmocka_unit_test(test_date_and_absent),
      cmocka_unit_test(test_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
