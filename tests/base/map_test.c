#include "check.h"

#include "digest.h"
#include "map.h"

static void remembers_keys_in_order(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct map m = {.arena = a};
  assert_null(map_find(&m, TEXT("k0")));
  for (int i = 0; i < 5000; i++)
    assert_true(map_set(&m, text_format(a, "k%d", i), (uintptr_t)i));
  assert_false(map_set(&m, TEXT("k17"), 99));
  assert_int_equal(m.n, 5000);
  assert_int_equal(*map_find(&m, TEXT("k17")), 99);
  assert_int_equal(*map_find(&m, TEXT("k4999")), 4999);
  assert_null(map_find(&m, TEXT("k5000")));
  check_text(m.entries[42].key, "k42");
  arena_free(a);
}

static void interns_equal_texts_once(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct intern in = {.map = {.arena = a}};
  char key[] = "eis";
  assert_int_equal(intern_id(&in, text_from(key)), 0);
  assert_int_equal(intern_id(&in, NO_TEXT), 1);
  key[0] = 'x';
  assert_int_equal(intern_id(&in, TEXT("eis")), 0);
  assert_int_equal(intern_id(&in, TEXT("")), 1);
  check_text(intern_text(&in, 0), "eis");
  assert_null(intern_text(&in, 2).p);
  arena_free(a);
}

// The examples of FIPS 180-4.
static void digests(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct digest d = digest_of(TEXT("abc"));
  check_text(digest_hex(a, &d), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  d = digest_of(NO_TEXT);
  check_text(digest_hex(a, &d), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(remembers_keys_in_order),
      cmocka_unit_test(interns_equal_texts_once),
      cmocka_unit_test(digests),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
