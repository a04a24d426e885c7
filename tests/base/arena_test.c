#include "check.h"

#include <string.h>

static void gives_zeroed_aligned_memory(void **state) {
  (void)state;
  struct arena *a = check_arena();
  static const char zeros[5000];
  for (size_t size = 0; size < 5000; size += 97) {
    char *p = arena_alloc(a, size);
    assert_int_equal((uintptr_t)p % 16, 0);
    assert_memory_equal(p, zeros, size);
    memset(p, 0xA5, size);
  }
  assert_ptr_not_equal(arena_alloc(a, 0), arena_alloc(a, 0));
  arena_free(a);
  arena_free(NULL);
}

static void is_zero_again_after_a_reset(void **state) {
  (void)state;
  struct arena *a = check_arena();
  char *first = arena_alloc(a, 100);
  memset(first, 1, 100);
  memset(arena_alloc(a, 1 << 20), 2, 1 << 20);
  assert_int_equal(arena_used(a), 100 + (1 << 20));
  arena_reset(a);
  assert_int_equal(arena_used(a), 0);
  char *again = arena_alloc(a, 100);
  assert_ptr_equal(again, first);
  for (int i = 0; i < 100; i++)
    assert_int_equal(again[i], 0);
  arena_free(a);
}

static void grows_the_last_block_in_place(void **state) {
  (void)state;
  struct arena *a = check_arena();
  char *p = arena_alloc(a, 10);
  memcpy(p, "0123456789", 10);
  assert_ptr_equal(arena_grow(a, p, 10, 100), p);
  assert_int_equal(p[99], 0);
  arena_alloc(a, 1);
  char *moved = arena_grow(a, p, 100, 200);
  assert_ptr_not_equal(moved, p);
  assert_memory_equal(moved, "0123456789", 10);
  assert_int_equal(moved[199], 0);
  arena_free(a);
}

static void a_vector_keeps_what_was_pushed(void **state) {
  (void)state;
  struct arena *a = check_arena();
  VEC(int) v = {0};
  for (int i = 0; i < 10000; i++)
    vec_push(a, &v, i * 3);
  assert_int_equal(v.n, 10000);
  for (int i = 0; i < 10000; i++)
    assert_int_equal(v.p[i], i * 3);
  arena_free(a);
}

struct escape {
  jmp_buf back;
  int called;
};

static void leave(void *context) {
  struct escape *e = context;
  e->called++;
  longjmp(e->back, 1);
}

static void asks_the_handler_when_there_is_no_memory(void **state) {
  (void)state;
  struct escape e = {.called = 0};
  struct arena *parent = arena_new((struct oom){leave, &e});
  struct arena *a = arena_child(parent);
  if (setjmp(e.back) == 0)
    arena_array(a, SIZE_MAX / 2, 3);
  assert_int_equal(e.called, 1);
  if (setjmp(e.back) == 0)
    arena_alloc(a, SIZE_MAX - 8);
  assert_int_equal(e.called, 2);
  if (setjmp(e.back) == 0)
    arena_alloc(a, SIZE_MAX / 5);
  assert_int_equal(e.called, 3);
  arena_free(a);
  arena_free(parent);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gives_zeroed_aligned_memory),
      cmocka_unit_test(is_zero_again_after_a_reset),
      cmocka_unit_test(grows_the_last_block_in_place),
      cmocka_unit_test(a_vector_keeps_what_was_pushed),
      cmocka_unit_test(asks_the_handler_when_there_is_no_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
