#include "check.h"
#include "records.h"

static struct arena *a;
static struct records r;

static int begin(void **state) {
  (void)state;
  a = check_arena();
  records_init(&r, a, TEXT("Stichting Voorbeeld"));
  return 0;
}

static int end(void **state) {
  (void)state;
  arena_free(a);
  return 0;
}

static uint32_t origin(const char *source, const char *where) {
  return records_origin(&r, (struct origin){.source = text_from(source), .where = text_from(where)});
}

static void known(const char *field, const char *value, uint32_t from) {
  struct text *v = NEW(a, struct text);
  *v = text_from(value);
  records_value(&r, 0, (struct rec_value){.field = text_from(field), .values = v, .n_values = 1, .origin = from});
}

static void absent(const char *field, uint32_t from) {
  records_value(&r, 0, (struct rec_value){.field = text_from(field), .state = STATE_ABSENT, .origin = from});
}

static void unknown(const char *field, enum cause cause) {
  records_value(
      &r, 0, (struct rec_value){.field = text_from(field), .state = STATE_UNKNOWN, .cause = cause, .origin = NO_INDEX});
}

static const struct rec_value *found(const char *field) {
  return records_find(&r, 0, text_from(field));
}

static void test_empty(void **state) {
  (void)state;
  assert_int_equal(r.rows.n, 1);
  check_text(r.rows.p[0].entity, "aanbieder");
  assert_int_equal(r.rows.p[0].parent, NO_INDEX);
  assert_int_equal(r.peildatum, NO_DATE);
  check_text(records_path(a, &r, 0), "");
  assert_null(found("sector"));
}

static void test_origins(void **state) {
  (void)state;
  assert_int_equal(origin("a.csv", "rij 1"), 0);
  assert_int_equal(origin("a.csv", "rij 2"), 1);
  assert_int_equal(origin("a.csv", "rij 1"), 0);
  assert_int_equal(origin("a.csvrij", " 1"), 2);
  assert_int_equal(r.origins.n, 3);
  check_text(records_origin_of(&r, 1).where, "rij 2");
  check_text(records_origin_of(&r, NO_INDEX).source, "");
}

static void test_path(void **state) {
  (void)state;
  uint32_t x = records_row(&r, TEXT("cliënt"), TEXT("A"), 0, NO_INDEX);
  uint32_t y = records_row(&r, TEXT("toewijzing"), TEXT("2"), x, NO_INDEX);
  check_text(records_path(a, &r, x), "A");
  check_text(records_path(a, &r, y), "A/2");
}

static void test_same_value(void **state) {
  (void)state;
  uint32_t x = origin("x", ""), y = origin("y", "");
  known("sector", "Overig", x);
  known("sector", " overig ", y);
  known("sinds", "1 mei 2025", x);
  known("sinds", "2025-05-01", y);
  absent("einde", x);
  absent("einde", y);
  struct text one[] = {TEXT("a"), TEXT("b")}, other[] = {TEXT("B"), TEXT("a")};
  records_value(&r, 0, (struct rec_value){.field = TEXT("rollen"), .values = one, .n_values = 2, .origin = x});
  records_value(&r, 0, (struct rec_value){.field = TEXT("rollen"), .values = other, .n_values = 2, .origin = y});
  assert_int_equal(found("sector")->state, STATE_KNOWN);
  check_text(found("sector")->values[0], "Overig");
  assert_int_equal(found("sinds")->state, STATE_KNOWN);
  assert_int_equal(found("einde")->state, STATE_ABSENT);
  assert_int_equal(found("rollen")->state, STATE_KNOWN);
}

static void test_known_before_unknown(void **state) {
  (void)state;
  unknown("sector", CAUSE_COLLECTOR);
  unknown("sector", CAUSE_MISSING);
  assert_int_equal(found("sector")->cause, CAUSE_COLLECTOR);
  known("sector", "zorg", NO_INDEX);
  unknown("sector", CAUSE_COLLECTOR);
  assert_int_equal(found("sector")->state, STATE_KNOWN);
  assert_int_equal(r.rows.p[0].values.n, 1);
}

static void check_differ(const char *field, const char *note, uint32_t n_values) {
  const struct rec_value *v = found(field);
  assert_int_equal(v->state, STATE_UNKNOWN);
  assert_int_equal(v->cause, CAUSE_SOURCES_DIFFER);
  check_text(v->note, note);
  assert_int_equal(v->n_values, n_values);
}

static void test_differ(void **state) {
  (void)state;
  uint32_t x = origin("x.csv", "rij 3"), y = origin("y", "");
  known("sector", "zorg", x);
  known("sector", "jeugd", y);
  check_differ("sector", "«zorg» (bron x.csv, rij 3) en «jeugd» (bron y)", 2);
  check_text(found("sector")->values[1], "jeugd");
  unknown("sector", CAUSE_MISSING);
  known("sector", "jeugd", y); // said before
  check_differ("sector", "«zorg» (bron x.csv, rij 3) en «jeugd» (bron y)", 3);
  known("sector", "wonen", NO_INDEX);
  check_differ("sector", "«zorg» (bron x.csv, rij 3) en «jeugd» (bron y) en «wonen»", 4);
  absent("einde", x);
  known("einde", "01-01-2025", y);
  check_differ("einde", "«geen» (bron x.csv, rij 3) en «01-01-2025» (bron y)", 2);
  check_text(found("einde")->values[0], "geen");
  struct text both[] = {TEXT("a"), TEXT("b")};
  known("rollen", "a", x);
  records_value(&r, 0, (struct rec_value){.field = TEXT("rollen"), .values = both, .n_values = 2, .origin = y});
  check_differ("rollen", "«a» (bron x.csv, rij 3) en «a, b» (bron y)", 2);
  known("rollen", "b", x);
  check_differ("rollen", "«a» (bron x.csv, rij 3) en «a, b» (bron y) en «b» (bron x.csv, rij 3)", 3);
}

static void test_prevails(void **state) {
  (void)state;
  uint32_t x = origin("x", ""), y = origin("y", ""), z = origin("z", "");
  vec_push(r.arena, &r.prevails, (struct rec_prevails){.source = TEXT("x"), .over = TEXT("y")});
  vec_push(r.arena, &r.prevails, (struct rec_prevails){.source = TEXT("y"), .over = TEXT("z")});
  known("sector", "zorg", z);
  known("sector", "jeugd", x); // by way of y
  known("sector", "wonen", y);
  assert_int_equal(found("sector")->state, STATE_KNOWN);
  check_text(found("sector")->values[0], "jeugd");
  known("sector", "werk", NO_INDEX);
  check_differ("sector", "«jeugd» (bron x) en «werk»", 2);
  vec_push(r.arena, &r.prevails, (struct rec_prevails){.source = TEXT("z"), .over = TEXT("x")});
  assert_true(records_prevails(&r, TEXT("x"), TEXT("x"))); // a circle ends
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
  const struct CMUnitTest tests[] = {
      T(test_empty), T(test_origins), T(test_path), T(test_same_value), T(test_known_before_unknown), T(test_differ), T(test_prevails),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
