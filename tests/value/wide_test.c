// Every version for a wider processor gives the bits of the plain one, and columns with one array of bounds those of two.
#include "brute.h"
#include "kernel.h"
#include "wide.h"

enum { MOST = 200 };

static uint64_t next(uint64_t *seed) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return *seed >> 17;
}

// Small numbers that often are equal, and sometimes the bounds themselves or what lies beside them.
static int64_t number(uint64_t *seed) {
  static const int64_t edges[] = {VALUE_MIN, VALUE_MIN + 1, VALUE_MAX, VALUE_MAX - 1, 0, -1};
  uint64_t dice = next(seed);
  return dice % 16 == 0 ? edges[dice / 16 % 6] : (int64_t)(dice / 16 % 7) - 3;
}

static void fill(uint64_t *seed, int64_t *x, size_t n, bool small) {
  for (size_t i = 0; i < n; i++)
    x[i] = small ? (int64_t)(next(seed) % 7) - 3 : number(seed);
}

static void same_bits(const struct wide *plain, const struct wide *wide, const int64_t *x, const int64_t *y, size_t rows) {
  word a[WORDS(MOST)] = {0}, b[WORDS(MOST)] = {0};
  plain->below(a, x, y, rows);
  wide->below(b, x, y, rows);
  for (size_t w = 0; w < WORDS(rows); w++)
    assert_int_equal(a[w], b[w]);
  for (size_t r = 0; r < rows; r++)
    assert_int_equal(bit_get(b, r), x[r] < y[r]);
}

static void same_as_number(const struct wide *wide, const int64_t *x, int64_t y, size_t rows) {
  word below[WORDS(MOST)] = {0}, above[WORDS(MOST)] = {0};
  wide->below_number(below, x, y, rows);
  wide->above_number(above, x, y, rows);
  for (size_t r = 0; r < rows; r++) {
    assert_int_equal(bit_get(below, r), x[r] < y);
    assert_int_equal(bit_get(above, r), x[r] > y);
  }
}

// One number added is a column of that number added.
static void same_number_sums(const struct wide *plain, const struct wide *wide, const int64_t *x, int64_t y, size_t rows) {
  int64_t column[MOST], a[MOST], b[MOST];
  for (size_t r = 0; r < rows; r++)
    column[r] = y;
  assert_int_equal(plain->add(a, x, column, rows, VALUE_MIN, VALUE_MIN), wide->add_number(b, x, y, rows, VALUE_MIN));
  for (size_t r = 0; r < rows; r++)
    assert_int_equal(a[r], b[r]);
}

typedef unsigned sum(int64_t *out, const int64_t *x, const int64_t *y, size_t rows, int64_t none, int64_t none_y);

static void same_sums(sum *plain, sum *wide, const int64_t *x, const int64_t *y, size_t rows) {
  static const int64_t none[] = {VALUE_MIN, VALUE_MAX};
  int64_t a[MOST], b[MOST];
  for (int i = 0; i < 4; i++) {
    assert_int_equal(plain(a, x, y, rows, none[i & 1], none[i >> 1]), wide(b, x, y, rows, none[i & 1], none[i >> 1]));
    for (size_t r = 0; r < rows; r++)
      assert_int_equal(a[r], b[r]);
  }
}

static void versions(void **state) {
  const struct wide *all[3];
  size_t n = wide_all(all);
  uint64_t seed = 7;
  (void)state;
  for (size_t rows = 0; rows < MOST; rows++) {
    int64_t x[MOST], y[MOST];
    fill(&seed, x, rows, rows % 2);
    fill(&seed, y, rows + 1, rows % 2);
    for (size_t i = 0; i < n; i++) {
      same_bits(all[0], all[i], x, y, rows);
      same_sums(all[0]->add, all[i]->add, x, y, rows);
      same_as_number(all[i], x, y[0], rows);
      same_number_sums(all[0], all[i], x, (int64_t)rows - 3, rows);
      same_sums(all[0]->sub, all[i]->sub, x, y, rows);
    }
  }
  for (size_t i = 0; i < n; i++)
    print_message("%s\n", all[i]->name);
}

static void beyond(void **state) {
  const int64_t most[] = {1, VALUE_MAX}, two[] = {1, 2}, none[] = {VALUE_MIN, 1};
  const struct wide *all[3];
  size_t n = wide_all(all);
  int64_t out[2];
  (void)state;
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(all[i]->add(out, two, two, 2, VALUE_MIN, VALUE_MIN), 0);
    assert_int_equal(out[1], 4);
    assert_int_equal(all[i]->add(out, most, two, 2, VALUE_MIN, VALUE_MIN), WIDE_BEYOND);
    assert_int_equal(all[i]->add(out, none, most, 2, VALUE_MIN, VALUE_MIN), WIDE_NONE | WIDE_BEYOND);
    assert_int_equal(all[i]->sub(out, two, most, 2, VALUE_MIN, VALUE_MAX), WIDE_NONE);
    assert_int_equal(out[0], 0);
    assert_true(out[1] == VALUE_MIN);
  }
}

// Parents with one to 64 rows: each version folds and counts as the plain one.
static void rows_to_parents(void **state) {
  enum { PARENTS = 700 };
  const struct wide *all[3];
  size_t n = wide_all(all);
  uint64_t seed = 3;
  (void)state;
  for (uint32_t most = 1; most <= 64; most += 9) {
    struct arena *arena = check_arena();
    uint32_t *begin = NEW_ARRAY(arena, uint32_t, PARENTS + 1);
    for (size_t p = 0; p < PARENTS; p++)
      begin[p + 1] = begin[p] + 1 + (uint32_t)(next(&seed) % most);
    size_t rows = begin[PARENTS], words = WORDS(rows);
    struct fields fields = fields_of(begin, PARENTS, new_plane(arena, rows), new_plane(arena, PARENTS));
    assert_true(fields.ends != NULL && fields.filled == NULL);
    struct outcome a = new_outcome(arena, rows), d[3];
    for (size_t r = 0; r < rows; r++)
      outcome_put(&a, r, 1u << next(&seed) % 4 | (next(&seed) % 16 ? 0u : (unsigned)next(&seed) % 16));
    int64_t lo[3][PARENTS], hi[3][PARENTS];
    for (size_t i = 0; i < n; i++) {
      d[i] = new_outcome(arena, PARENTS);
      all[i]->fold(d[i], a, fields.ends, words);
      all[i]->count(lo[i], hi[i], (struct condition){a.v, a.j}, (struct condition){a.n, a.d}, begin, PARENTS);
      assert_memory_equal(lo[i], lo[0], sizeof lo[0]);
      assert_memory_equal(hi[i], hi[0], sizeof hi[0]);
      for (size_t p = 0; p < PARENTS; p++) {
        unsigned want = outcome_at(&a, begin[p]);
        for (size_t r = begin[p] + 1; r < begin[p + 1]; r++)
          want = outcome_fold(want, outcome_at(&a, r));
        assert_int_equal(outcome_at(&d[i], p), want);
      }
    }
    arena_free(arena);
  }
}

typedef void compare(size_t rows, struct condition d, struct value a, struct value b);

// The same numbers, with an array for each bound and nothing said of constants.
static struct value two_arrays(struct arena *a, size_t rows, struct value v) {
  int64_t *hi = NEW_ARRAY(a, int64_t, rows);
  for (size_t r = 0; r < rows; r++)
    hi[r] = v.lo[r];
  return (struct value){v.lo, hi, v.k, v.g, false, NULL};
}

static struct value some_value(struct arena *a, uint64_t *seed, size_t rows) {
  struct value v = new_value(a, rows);
  fill(seed, v.lo, rows, true);
  v.hi = v.lo;
  for (size_t w = 0; w < WORDS(rows); w++) {
    v.k[w] = next(seed) | next(seed);
    v.g[w] = ~v.k[w];
  }
  return v;
}

static void one_array(void **state) {
  static compare *const kernels[] = {kernel_lt, kernel_le, kernel_eq, kernel_ne};
  uint64_t seed = 11;
  (void)state;
  for (size_t rows = 1; rows < 5000; rows = rows * 3 + 1) {
    struct arena *arena = check_arena();
    struct value a = some_value(arena, &seed, rows), b = some_value(arena, &seed, rows);
    if (rows % 4 == 0 || rows % 4 == 3)
      kernel_range_v(rows, rows % 4 == 0 ? &a : &b, 1, 1);
    for (size_t k = 0; k < 4; k++) {
      struct condition one = new_condition(arena, rows), two = new_condition(arena, rows);
      kernels[k](rows, one, a, b);
      kernels[k](rows, two, two_arrays(arena, rows, a), two_arrays(arena, rows, b));
      for (size_t r = 0; r < rows; r++)
        assert_int_equal(condition_at(&one, r), condition_at(&two, r));
    }
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(versions), cmocka_unit_test(beyond), cmocka_unit_test(rows_to_parents), cmocka_unit_test(one_array)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
