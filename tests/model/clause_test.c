// What becomes of a verbatim text: white space goes, paragraphs and points of a list stay.
#include "check.h"
#include "model.h"

static void becomes(const char *written, const char *text) {
  struct arena *a = check_arena();
  check_text(verbatim_text(a, text_from(written)), text);
  arena_free(a);
}

static void lines_run_on(void **state) {
  (void)state;
  becomes("een  tekst\n  van twee\tregels\r\n", "een tekst van twee regels");
  becomes("\n   \n", "");
  becomes("", "");
  becomes("met een\xc2\xa0vaste spatie", "met een vaste spatie");
}

static void paragraphs_stay(void **state) {
  (void)state;
  becomes("een\n\n\n  twee\n  drie\n", "een\ntwee drie");
}

static void points_of_a_list_stay(void **state) {
  (void)state;
  becomes("wel:\n  - een\n    en meer\n  - twee\n", "wel:\n- een en meer\n- twee");
  becomes("• een\n– twee\n* drie\na) vier\n1. vijf\n2) zes", "• een\n– twee\n* drie\na) vier\n1. vijf\n2) zes");
  becomes("in\n2025 en\n1.000 keer\n(a) of", "in 2025 en 1.000 keer (a) of");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_run_on),
      cmocka_unit_test(paragraphs_stay),
      cmocka_unit_test(points_of_a_list_stay),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
