// Answers of a helper from bytes: whole, cut off at every length, and with every byte changed.
#include "rig.h"

#include "protocol.h"

static void frame(struct buf *b, enum frame_kind kind, const char *const *texts, size_t n) {
  size_t begin = frame_begin(b, kind);
  for (size_t i = 0; i < n; i++)
    put_text(b, text_from(texts[i]));
  frame_end(b, begin);
}
#define FRAME(b, kind, ...)                                                                                            \
  frame((b), (kind), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static struct text answer(struct arena *a) {
  struct buf b = {.arena = a};
  FRAME(&b, FRAME_PLUGIN, "x", "1", "Iets.");
  FRAME(&b, FRAME_FUNCTION, "rijen", "bestand a -> rijen", "Rijen.");
  frame(&b, FRAME_DESCRIBED, NULL, 0);
  FRAME(&b, FRAME_ROW, "rij 2");
  FRAME(&b, FRAME_FIELD, "naam", "Jan");
  size_t begin = frame_begin(&b, FRAME_RESULT);
  put_u8(&b, RESULT_ROWS);
  frame_end(&b, begin);
  return buf_text(&b);
}

static struct rig *played(struct text bytes) {
  struct rig *r = rig_new();
  rig_call(r, "medewerker", "x", "p.csv", NULL);
  collect_replay(r->a, &r->sink, &r->plan, 0, NULL, bytes);
  return r;
}

static void test_whole(void **state) {
  struct arena *a = check_arena();
  (void)state;
  struct rig *r = played(answer(a));
  rig_expect(r, "medewerker Jan: naam=[Jan]\nlijst medewerker: volledig\n", "");
  collect_replay(r->a, &r->sink, &r->plan, 1, NULL, answer(a)); // no such call
  rig_expect(r, "medewerker Jan: naam=[Jan]\nlijst medewerker: volledig\n", "");
  rig_free(r);
  arena_free(a);
}

static void test_cut_off(void **state) {
  struct arena *a = check_arena();
  struct text whole = answer(a);
  (void)state;
  for (size_t n = 0; n < whole.n; n++) {
    struct rig *r = played(text_slice(whole, 0, n));
    assert_int_equal(r->sink.warnings, 1);
    assert_int_equal(r->plan.records.rows.n, 1);
    assert_int_equal(r->plan.records.lists.p[0].status, LIST_OPEN);
    rig_free(r);
  }
  arena_free(a);
}

// Whatever a byte is, there are rows and a list, or there is one warning and an open list.
static void test_changed(void **state) {
  struct arena *a = check_arena();
  struct text whole = answer(a);
  (void)state;
  for (size_t i = 0; i < whole.n; i++) {
    for (int bit = 0; bit < 8; bit++) {
      struct text bytes = text_copy(a, whole);
      ((char *)(uintptr_t)bytes.p)[i] ^= (char)(1 << bit);
      struct rig *r = played(bytes);
      assert_int_equal(r->plan.records.lists.n, 1);
      assert_int_equal(r->sink.warnings, r->plan.records.lists.p[0].status == LIST_OPEN);
      assert_int_equal(r->plan.records.rows.n, 2 - r->sink.warnings);
      rig_free(r);
    }
  }
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole), cmocka_unit_test(test_cut_off),
                                     cmocka_unit_test(test_changed)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
