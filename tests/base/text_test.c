#include "check.h"

static struct text t(const char *z) {
  return text_from(z);
}

static void compares_by_bytes(void **state) {
  (void)state;
  assert_true(text_eq(NO_TEXT, TEXT("")));
  assert_false(text_eq(TEXT("a"), TEXT("b")));
  assert_true(text_cmp(TEXT("a"), TEXT("ab")) < 0);
  assert_true(text_cmp(TEXT("b"), TEXT("ab")) > 0);
  assert_true(text_cmp(TEXT("z"), TEXT("é")) < 0);
  assert_int_equal(text_cmp(NO_TEXT, TEXT("")), 0);
  assert_true(text_starts(TEXT("eis 8"), TEXT("eis")));
  assert_false(text_starts(TEXT("ei"), TEXT("eis")));
  assert_true(text_ends(TEXT("set.eis"), TEXT(".eis")));
  assert_false(text_ends(TEXT("eis"), TEXT(".eis")));
}

static void slices_within_bounds(void **state) {
  (void)state;
  check_text(text_slice(TEXT("abcdef"), 2, 4), "cd");
  check_text(text_slice(TEXT("abc"), 2, 99), "c");
  check_text(text_slice(TEXT("abc"), 5, 9), "");
  check_text(text_slice(TEXT("abc"), 2, 1), "");
  check_text(text_slice(NO_TEXT, 0, 1), "");
}

static void splits(void **state) {
  (void)state;
  struct text rest = TEXT("a,,b,"), part;
  assert_true(text_split(&rest, ',', &part));
  check_text(part, "a");
  assert_true(text_split(&rest, ',', &part));
  check_text(part, "");
  assert_true(text_split(&rest, ',', &part));
  check_text(part, "b");
  assert_false(text_split(&rest, ',', &part));
}

static void handles_white_space(void **state) {
  (void)state;
  struct arena *a = check_arena();
  check_text(text_trim(TEXT(" \t\xC2\xA0hallo daar\xC2\xA0\r\n")), "hallo daar");
  check_text(text_trim(TEXT(" \n")), "");
  check_text(text_squeeze(a, TEXT("  een\xC2\xA0 \n twee\tdrie ")), "een twee drie");
  check_text(text_squeeze(a, TEXT("")), "");
  arena_free(a);
}

static void normalises_unicode(void **state) {
  (void)state;
  struct arena *a = check_arena();
  check_text(text_nfc(a, TEXT("cli\x65\xCC\x88nt")), "cliënt");
  check_text(text_nfc(a, TEXT("gewoon")), "gewoon");
  check_text(text_nfc(a, TEXT("kapot\xFF\xCC\x88")), "kapot\xFF\xCC\x88");
  check_text(text_fold(a, TEXT("CLI\x45\xCC\x88NT")), "cliënt");
  check_text(text_fold(a, TEXT("Eis 8-B")), "eis 8-b");
  check_text(text_fold(a, TEXT("Straße")), "straße");
  assert_true(text_is_utf8(TEXT("één €")));
  assert_true(text_is_utf8(NO_TEXT));
  assert_false(text_is_utf8(TEXT("\xC3")));
  assert_false(text_is_utf8(TEXT("\xED\xA0\x80")));
  assert_false(text_is_utf8(TEXT("\xC0\xAF")));
  arena_free(a);
}

static void counts_columns(void **state) {
  (void)state;
  assert_int_equal(text_width(TEXT("cliënt")), 6);
  assert_int_equal(text_width(TEXT("e\xCC\x88")), 1);
  assert_int_equal(text_width(TEXT("日本")), 4);
  assert_int_equal(text_width(TEXT("\ta")), 2);
  assert_int_equal(text_width(TEXT("\xFFx")), 2);
}

static void finds_the_nearest_name(void **state) {
  (void)state;
  assert_int_equal(text_distance(TEXT("kitten"), TEXT("sitting"), 9), 3);
  assert_int_equal(text_distance(TEXT("kitten"), TEXT("sitting"), 1), 2);
  assert_int_equal(text_distance(TEXT("client"), TEXT("cliënt"), 9), 1);
  assert_int_equal(text_distance(NO_TEXT, TEXT("abc"), 9), 3);
  assert_int_equal(text_distance(TEXT("zrog"), TEXT("zorg"), 9), 1);
  assert_int_equal(text_distance(TEXT("ca"), TEXT("abc"), 9), 3);
  assert_int_equal(text_distance(TEXT("abcdef"), TEXT("badcfe"), 9), 3);
  const struct text names[] = {TEXT("medewerkers"), TEXT("medewerker"), TEXT("client")};
  check_text(text_nearest(TEXT("medewerkr"), names, 3), "medewerker");
  assert_null(text_nearest(TEXT("incident"), names, 2).p);
  assert_null(text_nearest(TEXT("ab"), names, 3).p);
}

static void does_not_compare_very_long_names(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = {.arena = a};
  buf_repeat(&b, 'x', 129);
  assert_int_equal(text_distance(buf_text(&b), TEXT("x"), 5), 6);
  assert_int_equal(text_distance(buf_text(&b), buf_text(&b), 5), 0);
  arena_free(a);
}

static void reads_whole_numbers(void **state) {
  (void)state;
  int64_t n;
  assert_true(text_to_int(TEXT("-9223372036854775808"), &n) && n == INT64_MIN);
  assert_true(text_to_int(TEXT("9223372036854775807"), &n) && n == INT64_MAX);
  assert_true(text_to_int(TEXT("007"), &n) && n == 7);
  static const char *const wrong[] = {"", "-", "+1", " 1", "1 ", "1.0", "9223372036854775808", "-9223372036854775809",
                                      "١"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_false(text_to_int(t(wrong[i]), &n));
}

static void formats_and_joins(void **state) {
  (void)state;
  struct arena *a = check_arena();
  const struct text parts[] = {TEXT("ja"), TEXT("deels"), TEXT("nee")};
  check_text(text_join(a, parts, 3, TEXT(", ")), "ja, deels, nee");
  check_text(text_join(a, parts, 0, TEXT(", ")), "");
  check_text(text_format(a, "%d van %.*s", 3, TP(parts[0])), "3 van ja");
  assert_int_equal(text_hash(TEXT("")), 14695981039346656037u);
  assert_int_equal(text_hash(TEXT("a")), 0xaf63dc4c8601ec8cu);
  arena_free(a);
}

static void a_buffer_grows(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = {.arena = a};
  for (int i = 0; i < 1000; i++)
    buf_format(&b, "%03d,", i);
  assert_int_equal(buf_text(&b).n, 4000);
  check_text(text_slice(buf_text(&b), 3996, 4000), "999,");
  buf_char(&b, 'x');
  buf_repeat(&b, '-', 3);
  buf_addz(&b, "y");
  check_text(text_slice(buf_text(&b), 4000, 4005), "x---y");
  arena_free(a);
}

static void a_buffer_wraps(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = {.arena = a};
  buf_addz(&b, "titel\n  a  ");
  buf_wrap(&b, TEXT("één twee  drie\nvier eenheelergerglangwoord vijf"), 16, 5);
  check_text(buf_text(&b), "titel\n  a  één twee\n     drie vier\n     eenheelergerglangwoord\n     vijf");
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(compares_by_bytes),
      cmocka_unit_test(slices_within_bounds),
      cmocka_unit_test(splits),
      cmocka_unit_test(handles_white_space),
      cmocka_unit_test(normalises_unicode),
      cmocka_unit_test(counts_columns),
      cmocka_unit_test(finds_the_nearest_name),
      cmocka_unit_test(does_not_compare_very_long_names),
      cmocka_unit_test(reads_whole_numbers),
      cmocka_unit_test(formats_and_joins),
      cmocka_unit_test(a_buffer_grows),
      cmocka_unit_test(a_buffer_wraps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
