// A narrow column says what its bounds say: in every comparison, moved or not, by each version.
#include "brute.h"
#include "narrow.h"
#include "wide.h"

enum { ROWS = 200 };

// What is unknown is so in one way: without bounds, or as a date is, near what is known.
struct kind {
  int64_t unit, middle, spread, low, high;
};

static struct value some_column(struct arena *a, uint64_t *seed, const struct kind *kind) {
  struct value v = new_value(a, ROWS);
  for (size_t r = 0; r < ROWS; r++) {
    int64_t x = kind->middle + kind->unit * ((int64_t)draw(seed, (uint32_t)kind->spread) - kind->spread / 2);
    bool unknown = draw(seed, 4) == 0, absent = draw(seed, 8) == 0;
    struct state s = {unknown ? kind->low : x, unknown ? kind->high : x, !absent, absent || draw(seed, 8) == 0};
    put_state(v, r, s);
  }
  return v;
}

static const struct narrow *made(struct arena *a, struct value v) {
  struct narrow *out = NEW(a, struct narrow);
  assert_true(narrow_of(v, ROWS, NEW_ARRAY(a, int16_t, 64 * WORDS(ROWS)), new_plane(a, ROWS), out));
  return out;
}

typedef void compare(size_t rows, struct condition d, struct value a, struct value b);
static compare *const kernels[] = {kernel_lt, kernel_le, kernel_eq, kernel_ne};

static void same_comparisons(struct arena *arena, struct value a, struct value b, const struct narrow *x, const struct narrow *y) {
  for (size_t k = 0; k < 4; k++) {
    struct condition bounds = new_condition(arena, ROWS), narrow = new_condition(arena, ROWS);
    a.narrow = b.narrow = NULL;
    kernels[k](ROWS, bounds, a, b);
    a.narrow = x;
    b.narrow = y;
    kernels[k](ROWS, narrow, a, b);
    for (size_t r = 0; r < ROWS; r++)
      assert_int_equal(condition_at(&bounds, r), condition_at(&narrow, r));
  }
}

static struct value constant_of(struct arena *a, int64_t x) {
  struct value v = new_value(a, ROWS);
  kernel_range_v(ROWS, &v, x, x);
  return v;
}

static void with_constants(struct arena *arena, struct value a, const struct narrow *x, const struct kind *kind) {
  const int64_t steps[] = {0, 1, -1, kind->unit, -kind->unit, 3 * kind->unit, kind->unit * kind->spread,
                           -kind->unit * 100000, kind->unit * 100000, kind->low - kind->middle, kind->high - kind->middle};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    struct value c = constant_of(arena, kind->middle + steps[i]);
    same_comparisons(arena, a, c, x, NULL);
    same_comparisons(arena, c, a, NULL, x);
  }
}

// Bounds and narrow numbers, both moved by `by`.
static struct value moved(struct arena *arena, struct value a, int64_t by, const struct narrow **x) {
  struct narrow *out = NEW(arena, struct narrow);
  struct value sum = new_value(arena, ROWS), written = new_value(arena, ROWS);
  kernel_add(ROWS, &sum, a, constant_of(arena, by));
  assert_true(narrow_moved(*x, by, out));
  *x = out;
  narrow_write(out, ROWS, written.lo, written.hi);
  for (size_t r = 0; r < ROWS; r++) {
    assert_true(!bit_get(sum.k, r) || (sum.lo[r] == written.lo[r] && sum.hi[r] == written.hi[r]));
  }
  return sum;
}

static const struct kind kinds[] = {
    {NUMBER_SCALE, 0, 6, VALUE_MIN, VALUE_MAX},
    {NUMBER_SCALE, 778177 * (int64_t)NUMBER_SCALE, 2000, VALUE_MIN, VALUE_MAX},
    {1, 20000, 6, DAY_MIN, DAY_MAX},
    {1, 20000, 32000, VALUE_MIN, 20003},
    {1, DAY_MAX - 3, 6, DAY_MIN, DAY_MAX},
    {1, 100, 40, 90, 110},
    {1, 0, 3, VALUE_MIN, VALUE_MAX},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void comparisons(void **state) {
  uint64_t seed = 5;
  (void)state;
  for (size_t i = 0; i < KINDS; i++)
    for (size_t j = 0; j < KINDS; j++) {
      struct arena *arena = check_arena();
      struct value a = some_column(arena, &seed, &kinds[i]), b = some_column(arena, &seed, &kinds[j]);
      const struct narrow *x = made(arena, a), *y = made(arena, b);
      with_constants(arena, a, x, &kinds[i]);
      same_comparisons(arena, a, b, x, y);
      a = moved(arena, a, kinds[j].middle - kinds[i].middle + (int64_t)j * kinds[j].unit - 2, &x);
      same_comparisons(arena, a, b, x, y);
      same_comparisons(arena, b, a, y, x);
      b = moved(arena, b, 2, &y);
      same_comparisons(arena, a, b, x, y);
      with_constants(arena, b, y, &kinds[j]);
      arena_free(arena);
    }
}

static void versions(void **state) {
  const struct wide *all[3];
  size_t n = wide_all(all);
  uint64_t seed = 9;
  (void)state;
  for (int round = 0; round < 300; round++) {
    struct arena *arena = check_arena();
    struct narrow_rows rows[2];
    for (int i = 0; i < 2; i++) {
      int16_t *numbers = NEW_ARRAY(arena, int16_t, 64 * WORDS(ROWS));
      word *planes = NEW_ARRAY(arena, word, 3 * WORDS(ROWS));
      for (size_t r = 0; r < ROWS; r++)
        numbers[r] = (int16_t)((int32_t)draw(&seed, round % 2 ? 2 * NARROW_MOST - 1 : 7) - (round % 2 ? NARROW_MOST - 1 : 3));
      for (size_t w = 0; w < 3 * WORDS(ROWS); w++)
        planes[w] = (word)draw(&seed, 1 << 30) << 34 | draw(&seed, 1 << 30);
      rows[i] = (struct narrow_rows){numbers, planes, planes + WORDS(ROWS), planes + 2 * WORDS(ROWS)};
    }
    int16_t plus = (int16_t)(round % 3 ? (int32_t)draw(&seed, 9) - 4 : (int32_t)draw(&seed, 65535) - 32767);
    struct narrow_test test = {rows[0], rows[1], plus, round % 5 ? 0 : ~(word)0};
    if (round % 4 == 0)
      test.y.n = NULL;
    struct condition plain = new_condition(arena, ROWS), wide = new_condition(arena, ROWS);
    for (size_t i = 1; i < n; i++) {
      all[0]->narrow_below(plain, &test, WORDS(ROWS));
      all[i]->narrow_below(wide, &test, WORDS(ROWS));
      assert_memory_equal(plain.t, wide.t, WORDS(ROWS) * sizeof(word));
      assert_memory_equal(plain.f, wide.f, WORDS(ROWS) * sizeof(word));
      all[0]->narrow_equal(plain, &test, WORDS(ROWS));
      all[i]->narrow_equal(wide, &test, WORDS(ROWS));
      assert_memory_equal(plain.t, wide.t, WORDS(ROWS) * sizeof(word));
      assert_memory_equal(plain.f, wide.f, WORDS(ROWS) * sizeof(word));
    }
    arena_free(arena);
  }
}

static void too_far(void **state) {
  struct arena *arena = check_arena();
  int16_t *n = NEW_ARRAY(arena, int16_t, 64);
  struct narrow out, more;
  (void)state;
  struct value v = new_value(arena, 3);
  put_state(v, 0, (struct state){0, 0, true, false});
  put_state(v, 1, (struct state){2 * NARROW_MOST - 2, 2 * NARROW_MOST - 2, true, false});
  assert_true(narrow_of(v, 2, n, new_plane(arena, 2), &out));
  v.lo[1] = v.hi[1] = 2 * NARROW_MOST - 1;
  assert_false(narrow_of(v, 2, n, new_plane(arena, 2), &out));
  v.lo[1] = 7; // an interval, and another one
  put_state(v, 2, (struct state){8, 9, true, false});
  assert_true(narrow_of(v, 2, n, new_plane(arena, 3), &out));
  assert_true(narrow_moved(&out, VALUE_MAX / 8, &more) && !narrow_moved(&out, VALUE_MAX / 2, &more));
  assert_false(narrow_of(v, 3, n, new_plane(arena, 3), &out));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(comparisons), cmocka_unit_test(versions), cmocka_unit_test(too_far)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
