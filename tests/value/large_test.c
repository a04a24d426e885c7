// Numbers of 511 bits, against the plain ones where these fit and against rules of arithmetic where they do not.
#include <string.h>

#include "brute.h"
#include "exact.h"

__extension__ typedef __int128 plain;

static struct large made(plain x) {
  struct large low = large_of((int64_t)(x & INT32_MAX)), part = large_of((int64_t)(x >> 31)), two = large_of((int64_t)1 << 31), out;
  assert_true(large_mul(&part, &two, &out) && large_add(&out, &low, &out));
  return out;
}

static void assert_same(const struct large *a, const struct large *b) {
  assert_memory_equal(a, b, sizeof *a);
}

static int64_t some(uint64_t *seed) {
  static const int64_t edges[] = {0, 1, -1, 2, INT64_MAX, INT64_MIN, INT64_MIN + 1, VALUE_MAX, VALUE_MIN, 1000000, -999999};
  if (draw(seed, 3) == 0)
    return edges[draw(seed, sizeof edges / sizeof *edges)];
  return (int64_t)((uint64_t)draw(seed, UINT32_MAX) << 32 | draw(seed, UINT32_MAX)) >> draw(seed, 60);
}

static void as_plain_numbers(void **s) {
  (void)s;
  uint64_t seed = 1;
  for (int i = 0; i < 20000; i++) {
    int64_t x = some(&seed), y = some(&seed);
    struct large a = large_of(x), b = large_of(y), got, rest, want;
    want = made((plain)x + y);
    assert_true(large_add(&a, &b, &got));
    assert_same(&got, &want);
    want = made((plain)x - y);
    assert_true(large_sub(&a, &b, &got));
    assert_same(&got, &want);
    assert_int_equal(large_compare(&a, &b) < 0, x < y);
    assert_int_equal(large_compare(&a, &b) == 0, x == y);
    assert_int_equal(large_sign(&a), (x > 0) - (x < 0));
    if (y == 0)
      continue;
    large_divide(&a, &b, &got, &rest);
    want = made((plain)x / y);
    assert_same(&got, &want);
    want = made((plain)x % y < 0 ? -((plain)x % y) : (plain)x % y);
    assert_same(&rest, &want);
  }
}

// A product of two divides back; (a + b) * c is a * c + b * c; the order of factors does not count.
static void by_rule(void **s) {
  (void)s;
  uint64_t seed = 2;
  for (int i = 0; i < 5000; i++) {
    struct large a = large_of(some(&seed)), b = large_of(some(&seed)), c = large_of(some(&seed)), x, y, z, w, rest;
    for (uint32_t n = draw(&seed, 4); n > 0; n--) {
      struct large more = large_of(some(&seed));
      assert_true(large_mul(&a, &more, &a));
    }
    assert_true(large_mul(&a, &c, &x) && large_mul(&b, &c, &y) && large_add(&x, &y, &x));
    assert_true(large_add(&a, &b, &z) && large_mul(&c, &z, &w));
    assert_same(&x, &w);
    if (large_sign(&c) == 0)
      continue;
    large_divide(&w, &c, &y, &rest);
    assert_same(&y, &z);
    assert_int_equal(large_sign(&rest), 0);
  }
}

static void limits(void **s) {
  (void)s;
  struct large most = large_of(1), two = large_of(2), one = large_of(1), out;
  for (int i = 0; i < 510; i++)
    assert_true(large_mul(&most, &two, &most));
  assert_false(large_mul(&most, &two, &out)); // 2^511
  assert_false(large_add(&most, &most, &out));
  assert_true(large_sub(&most, &one, &out) && large_add(&out, &most, &out)); // 2^511 - 1
  assert_false(large_add(&out, &one, &out));
  assert_true(large_power(LARGE_POWER, &out));
  assert_false(large_power(160, &out));
  struct large eight = large_of(VALUE_MAX), factor = eight;
  for (int i = 1; i < 8; i++)
    assert_true(large_mul(&eight, &factor, &eight));
  assert_false(large_mul(&eight, &factor, &out));
}

static void fitting(void **s) {
  (void)s;
  int64_t got = 7;
  struct large x = large_of(VALUE_MAX - 1);
  assert_true(large_fits(&x, &got));
  assert_int_equal(got, VALUE_MAX - 1);
  x.negative = 1;
  assert_true(large_fits(&x, &got));
  assert_int_equal(got, 1 - VALUE_MAX);
  x = large_of(VALUE_MAX);
  assert_false(large_fits(&x, &got));
  x = large_of(VALUE_MIN);
  assert_false(large_fits(&x, &got));
}

static void to_the_nearest(void **s) {
  (void)s;
  static const int64_t cases[][3] = {{7, 2, 4}, {-7, 2, -4}, {5, 2, 3}, {4, 3, 1}, {-5, 3, -2}, {7, -2, -4}, {0, 9, 0}, {1, 3, 0}, {-1, 3, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct large a = large_of(cases[i][0]), b = large_of(cases[i][1]), want = large_of(cases[i][2]), got;
    assert_true(large_nearest(&a, &b, &got));
    assert_same(&got, &want);
  }
}

static void assert_shown(int64_t x, unsigned zeros, unsigned decimals, unsigned keep, const char *want) {
  struct arena *arena = check_arena();
  struct large a = large_of(x), power;
  assert_true(large_power(zeros, &power) && large_mul(&a, &power, &a));
  struct text got = large_show(arena, &a, decimals, keep);
  assert_int_equal(got.n, strlen(want));
  assert_memory_equal(got.p, want, got.n);
  arena_free(arena);
}

static void in_words(void **s) {
  (void)s;
  assert_shown(0, 0, 0, 0, "0");
  assert_shown(5, 0, 6, 0, "0,000005");
  assert_shown(-1234567, 0, 2, 2, "-12.345,67");
  assert_shown(12, 20, 2, 2, "12.000.000.000.000.000.000,00");
  assert_shown(12, 20, 2, 0, "12.000.000.000.000.000.000");
  assert_shown(1500000, 12, 12, 2, "1.500.000,00");
  assert_shown(1234, 0, 4, 2, "0,1234");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(as_plain_numbers), cmocka_unit_test(by_rule), cmocka_unit_test(limits),
      cmocka_unit_test(fitting), cmocka_unit_test(to_the_nearest), cmocka_unit_test(in_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
