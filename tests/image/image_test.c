// What is written is read back; the listing; and finding things.
#include "file.h"
#include "image/small_image.h"

static void read_back(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  small_image(&w, a);
  assert_true(small_read(a, &sink, image_write(&w), &im));
  check_messages(&sink, "");
#define SECTION(name, type, member)                                                                                    \
  assert_int_equal(im.n_##member, w.member.n);                                                                         \
  assert_memory_equal(im.member, w.member.p, w.member.n * sizeof(type));
#include "section.def"
#undef SECTION
  check_text(img_text(&im, im.sets[0].name), "sdcg.pve");
  arena_free(a);
}

static void nothing_but_an_entity(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  writer_init(&w, a);
  small_entity(&w, "aanbieder", NONE, KIND_ORGANISATION, 0, NONE);
  assert_true(small_read(a, &sink, image_write(&w), &im));
  assert_int_equal(im.n_code, 0);
  arena_free(a);
}

static void the_same_calls_give_the_same_bytes(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer one, two;
  small_image(&one, a);
  small_image(&two, a);
  struct text x = image_write(&one), y = image_write(&two);
  assert_true(text_eq(x, y));
  arena_free(a);
}

static void texts_and_constants_once(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  writer_init(&w, a);
  struct img_text x = writer_text(&w, TEXT("VOG")), y = writer_text(&w, TEXT("plan")), z = writer_text(&w, TEXT("VOG"));
  assert_int_equal(x.off, z.off);
  assert_int_not_equal(x.off, y.off);
  assert_int_equal(writer_text(&w, NO_TEXT).len, 0);
  assert_int_equal(w.texts.n, 7);
  assert_int_equal(writer_const(&w, -1), 0);
  assert_int_equal(writer_const(&w, INT64_MAX), 1);
  assert_int_equal(writer_const(&w, -1), 0);
  arena_free(a);
}

static void constants_keep_their_value(void **s) {
  (void)s;
  static const int64_t values[] = {0, -1, 1, VALUE_MIN, VALUE_MAX, INT64_MIN, INT64_MAX, -4294967296};
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  writer_init(&w, a);
  small_entity(&w, "aanbieder", NONE, 0, 0, NONE);
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    writer_const(&w, values[i]);
  assert_true(small_read(a, &sink, image_write(&w), &im));
  for (uint32_t i = 0; i < sizeof values / sizeof *values; i++)
    assert_true(img_const(&im, i) == values[i]);
  arena_free(a);
}

static void any_alignment(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  small_image(&w, a);
  struct text bytes = image_write(&w);
  char *room = arena_alloc(a, bytes.n + 8);
  for (size_t shift = 0; shift < 8; shift++) {
    struct sink sink;
    struct image im;
    memcpy(room + shift, bytes.p, bytes.n);
    assert_true(small_read(a, &sink, (struct text){room + shift, bytes.n}, &im));
    assert_int_equal(im.n_code, SMALL_REGS);
  }
  arena_free(a);
}

static void listing(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  small_image(&w, a);
  assert_true(small_read(a, &sink, image_write(&w), &im));
  struct buf out = {.arena = a};
  image_disassemble(&im, &out);
  struct text expected;
  assert_true(file_read(a, &sink, "listing.txt", &expected));
  check_text(buf_text(&out), text_z(a, expected));
  arena_free(a);
}

static void find_by_name(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  small_image(&w, a);
  assert_true(small_read(a, &sink, image_write(&w), &im));
  assert_int_equal(image_find_entity(&im, TEXT("medewerker")), MEDEWERKER);
  assert_int_equal(image_find_entity(&im, TEXT("medewerkers")), MEDEWERKER);
  assert_int_equal(image_find_entity(&im, TEXT("medewerkr")), NONE);
  assert_int_equal(image_find_field(&im, VOG, TEXT("datum")), VOG_DATUM);
  assert_int_equal(image_find_field(&im, PLAN, TEXT("datum")), PLAN_DATUM);
  assert_int_equal(image_find_field(&im, AANBIEDER, TEXT("datum")), NONE);
  assert_int_equal(image_find_set(&im, TEXT("sdcg.pve")), 0);
  assert_int_equal(image_find_set(&im, TEXT("sdcg")), NONE);
  assert_int_equal(image_find_target(&im, 0, TEXT("15"), NO_TEXT), EIS);
  assert_int_equal(image_find_target(&im, 0, TEXT("15"), TEXT("b")), PART_B);
  assert_int_equal(image_find_target(&im, 0, TEXT("15"), TEXT("c")), NONE);
  assert_int_equal(image_find_target(&im, 0, TEXT("16"), TEXT("a")), NONE);
  assert_int_equal(image_find_target(&im, 1, TEXT("15"), NO_TEXT), NONE);
  arena_free(a);
}

static void find_a_node(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  small_image(&w, a);
  w.nodes.p[1].code = writer_text(&w, TEXT("07A04"));
  assert_true(small_read(a, &sink, image_write(&w), &im));
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("zorg.thuis")), 1);
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("thuis")), 1);
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("07A04")), 1);
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("01H01")), 2);
  assert_int_equal(image_find_node(&im, CLASS_ROL, TEXT("begeleider")), 5);
  assert_int_equal(image_find_node(&im, CLASS_ROL, TEXT("thuis")), NONE);
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, NO_TEXT), NONE);
  arena_free(a);
}

// A last name that two nodes share names neither; their paths do.
static void find_no_ambiguous_node(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer w;
  struct sink sink;
  struct image im;
  small_image(&w, a);
  w.nodes.p[2].name = w.nodes.p[1].name;
  assert_true(small_read(a, &sink, image_write(&w), &im));
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("thuis")), NONE);
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("01H01")), NONE);
  assert_int_equal(image_find_node(&im, CLASS_SECTOR, TEXT("zorg.wijk")), 2);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(read_back),
      cmocka_unit_test(nothing_but_an_entity),
      cmocka_unit_test(the_same_calls_give_the_same_bytes),
      cmocka_unit_test(texts_and_constants_once),
      cmocka_unit_test(constants_keep_their_value),
      cmocka_unit_test(any_alignment),
      cmocka_unit_test(listing),
      cmocka_unit_test(find_by_name),
      cmocka_unit_test(find_a_node),
      cmocka_unit_test(find_no_ambiguous_node),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
