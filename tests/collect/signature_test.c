#include "check.h"

#include "signature.h"

static void check_fault(const char *signature, const char *fault) {
  struct arena *a = check_arena();
  struct signature s;
  check_text(signature_parse(a, text_from(signature), &s), fault);
  arena_free(a);
}

static void test_good(void **state) {
  struct arena *a = check_arena();
  struct signature s;
  (void)state;
  check_text(signature_parse(a, TEXT(" bestand lijst ,tekst  kolom, ja/nee,datum d -> getal "), &s), "");
  assert_int_equal(s.n_args, 4);
  assert_int_equal(s.args[0].type, SIG_FILE);
  check_text(s.args[0].name, "lijst");
  assert_int_equal(s.args[1].type, SIG_TEXT);
  check_text(s.args[1].name, "kolom");
  assert_int_equal(s.args[2].type, SIG_TRUTH);
  check_text(s.args[2].name, "");
  assert_int_equal(s.args[3].type, SIG_DATE);
  assert_int_equal(s.result, SIG_NUMBER);
  check_text(signature_parse(a, TEXT("->rijen"), &s), "");
  assert_int_equal(s.n_args, 0);
  assert_int_equal(s.result, SIG_ROWS);
  arena_free(a);
}

static void test_faults(void **state) {
  (void)state;
  check_fault("", "er staat geen pijl (->) met daarachter het antwoord");
  check_fault("tekst a", "er staat geen pijl (->) met daarachter het antwoord");
  check_fault("url a -> getal", "«url» is geen soort gegeven (tekst, getal, ja/nee, datum, bestand of rijen)");
  check_fault("tekst a, -> getal", "«» is geen soort gegeven (tekst, getal, ja/nee, datum, bestand of rijen)");
  check_fault("tekst a,, tekst b -> getal", "«» is geen soort gegeven (tekst, getal, ja/nee, datum, bestand of rijen)");
  check_fault("tekst a ->", "«» is geen soort gegeven (tekst, getal, ja/nee, datum, bestand of rijen)");
  check_fault("tekst a -> getal n", "«getal n» is geen soort gegeven (tekst, getal, ja/nee, datum, bestand of rijen)");
  check_fault("rijen a -> getal", "«rijen» kan alleen achter de pijl staan");
  check_fault("tekst a -> bestand", "een «bestand» kan niet achter de pijl staan");
  check_fault("getal,getal,getal,getal,getal,getal,getal,getal,getal -> getal",
              "er staan meer dan 8 gegevens voor de pijl");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_good), cmocka_unit_test(test_faults)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
