// Frames on the wire, byte by byte, and every way in which the other side can be wrong about them.
#include "check.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "protocol.h"

static struct channel replay(struct arena *a, const void *bytes, size_t n) {
  struct channel c = {.arena = a, .fd = -1, .limit = ANSWER_LIMIT, .n = n, .cap = n};
  c.in = (uint8_t *)text_copy(a, (struct text){bytes, n}).p;
  return c;
}

static void test_bytes(void **state) {
  struct arena *a = check_arena();
  struct buf b = {.arena = a};
  (void)state;
  size_t frame = frame_begin(&b, FRAME_FIELD);
  put_text(&b, TEXT("ë"));
  put_u8(&b, 7);
  put_i64(&b, -2);
  frame_end(&b, frame);
  static const uint8_t expected[] = {15,   0, 0,    0,    21,   2,    0,    0,    0,    0xC3,
                                     0xAB, 7, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  assert_int_equal(b.n, sizeof expected);
  assert_memory_equal(b.p, expected, sizeof expected);
  arena_free(a);
}

static void test_there_and_back(void **state) {
  struct arena *a = check_arena();
  struct buf b = {.arena = a};
  struct frame f;
  (void)state;
  for (int i = 0; i < 3; i++) {
    size_t frame = frame_begin(&b, FRAME_ROW);
    put_u32(&b, 0xFFFFFFFEu + (uint32_t)i);
    put_i64(&b, INT64_MIN + i);
    put_text(&b, TEXT("regel\n"));
    frame_end(&b, frame);
  }
  struct channel c = replay(a, b.p, b.n);
  for (int i = 0; i < 3; i++) {
    assert_int_equal(channel_next(&c, &f), CHANNEL_OK);
    assert_int_equal(f.kind, FRAME_ROW);
    struct reader r = {.rest = f.body};
    assert_true(get_u32(&r) == 0xFFFFFFFEu + (uint32_t)i);
    assert_true(get_i64(&r) == INT64_MIN + i);
    check_text(get_text(&r), "regel\n");
    assert_true(reader_done(&r));
  }
  assert_int_equal(channel_next(&c, &f), CHANNEL_CLOSED);
  arena_free(a);
}

static void check_end(const char *bytes, size_t n, enum channel_status expected) {
  struct arena *a = check_arena();
  struct frame f;
  struct channel c = replay(a, bytes, n);
  assert_int_equal(channel_next(&c, &f), expected);
  arena_free(a);
}

static void test_cut_off(void **state) {
  (void)state;
  check_end("", 0, CHANNEL_CLOSED);
  check_end("\1\0\0\0", 4, CHANNEL_CLOSED);
  check_end("\1\0\0\0\20", 5, CHANNEL_CLOSED);
  check_end("\1\0\0\0\20x", 6, CHANNEL_OK);
  check_end("\0\0\0\0\20", 5, CHANNEL_OK);
  check_end("\1\0\20\0\20x", 6, CHANNEL_NONSENSE); // 1 MB and one byte
  check_end("\377\377\377\377\20x", 6, CHANNEL_NONSENSE);
}

static bool is_text(const char *body, size_t n) {
  struct reader r = {.rest = {body, n}};
  get_text(&r);
  return reader_done(&r);
}

static void test_texts(void **state) {
  (void)state;
  assert_true(is_text("\3\0\0\0abc", 7));
  assert_true(is_text("\0\0\0\0", 4));
  assert_true(is_text("\3\0\0\0\t\r\n", 7));
  assert_false(is_text("\4\0\0\0abc", 7));
  assert_false(is_text("\2\0\0\0abc", 7)); // something is left
  assert_false(is_text("\377\377\377\377abc", 7));
  assert_false(is_text("\3\0\0", 3));
  assert_false(is_text("\3\0\0\0a\0c", 7));
  assert_false(is_text("\3\0\0\0a\033c", 7));
  assert_false(is_text("\3\0\0\0a\177c", 7));
  assert_false(is_text("\3\0\0\0a\351c", 7));
}

static void test_reading_stays_bad(void **state) {
  struct reader r = {.rest = TEXT("\1\2")};
  (void)state;
  assert_int_equal(get_u32(&r), 0);
  assert_true(r.bad);
  assert_int_equal(get_u8(&r), 0);
  assert_false(reader_done(&r));
}

// A socket pair with a large frame that comes in pieces, and an open file along with it.
static void test_socket(void **state) {
  struct arena *a = check_arena();
  int ends[2], file[2];
  (void)state;
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  assert_int_equal(pipe(file), 0);
  struct channel from = {.arena = a, .fd = ends[0]},
                 to = {.arena = a, .fd = ends[1], .limit = SIZE_MAX, .takes_files = true};
  struct buf b = {.arena = a};
  size_t frame = frame_begin(&b, FRAME_CALL);
  buf_repeat(&b, 'x', 100000);
  frame_end(&b, frame);
  struct frame f;
  assert_int_equal(channel_send(&from, &b, &file[1], 1), CHANNEL_OK);
  assert_int_equal(channel_next(&to, &f), CHANNEL_OK);
  assert_int_equal(f.body.n, 100000);
  assert_int_equal(to.n_files, 1);
  assert_int_equal(write(to.files[0], "!", 1), 1);
  char c;
  assert_int_equal(read(file[0], &c, 1), 1);
  to.deadline = channel_clock() + 50;
  assert_int_equal(channel_next(&to, &f), CHANNEL_LATE);
  to.deadline = 0;
  to.limit = 3;
  assert_int_equal(write(ends[0], "abcd", 4), 4);
  assert_int_equal(channel_next(&to, &f), CHANNEL_NONSENSE);
  close(ends[0]);
  close(ends[1]);
  close(file[0]);
  close(file[1]);
  close(to.files[0]);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bytes), cmocka_unit_test(test_there_and_back),    cmocka_unit_test(test_cut_off),
      cmocka_unit_test(test_texts), cmocka_unit_test(test_reading_stays_bad), cmocka_unit_test(test_socket),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
