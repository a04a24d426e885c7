// What stands beside a column, against plain arithmetic of 128 bits.
#include "brute.h"
#include "exact.h"

__extension__ typedef __int128 plain;
enum { ROWS = 64 * 6 + 17, FACTOR = 1000003 };
#define NONE_LO (-((plain)1 << 126))
#define NONE_HI ((plain)1 << 126)

struct range {
  plain lo, hi;
};

static plain as_plain(const struct large *x) {
  for (int i = 2; i < LARGE_WORDS; i++)
    assert_true(x->w[i] == 0);
  plain size = (plain)x->w[1] << 64 | x->w[0];
  return x->negative ? -size : size;
}

static struct range range_at(struct exact a, size_t r) {
  struct large_row x = exact_at(a, r);
  return (struct range){x.state & LARGE_NO_LO ? NONE_LO : as_plain(&x.lo), x.state & LARGE_NO_HI ? NONE_HI : as_plain(&x.hi)};
}

// The column is never wrong, and says what fits in it; nothing else stands beside it.
static void assert_range(struct exact d, size_t r, struct range want) {
  struct range got = range_at(d, r);
  assert_true(got.lo == want.lo && got.hi == want.hi);
  bool low = want.lo > VALUE_MIN && want.lo < VALUE_MAX, high = want.hi > VALUE_MIN && want.hi < VALUE_MAX;
  bool none = want.lo == NONE_LO && want.hi == NONE_HI;
  assert_true(d.v.lo[r] == (low ? (int64_t)want.lo : VALUE_MIN) && d.v.hi[r] == (high ? (int64_t)want.hi : VALUE_MAX));
  assert_int_equal(d.large != NULL && d.large[r].state != 0,
                   !none && ((!low && want.lo != NONE_LO) || (!high && want.hi != NONE_HI)));
  assert_int_equal(exact_same(d, r), want.lo == want.hi);
}

static int64_t some(uint64_t *seed) {
  int64_t x = (int64_t)((uint64_t)draw(seed, UINT32_MAX) << 28 | draw(seed, UINT32_MAX)) >> draw(seed, 58);
  return draw(seed, 2) ? -x : x;
}

// Known, between bounds, or anything; here and there absent.
static struct value drawn(struct arena *a, uint64_t *seed, size_t rows) {
  struct value v = new_value(a, rows);
  for (size_t r = 0; r < rows; r++) {
    int64_t x = some(seed), y = draw(seed, 2) ? x : some(seed);
    struct state s = {x < y ? x : y, x < y ? y : x, draw(seed, 12) > 0, false};
    if (draw(seed, 10) == 0)
      s = (struct state){VALUE_MIN, VALUE_MAX, true, false};
    s.g = !s.k || draw(seed, 8) == 0;
    put_state(v, r, s);
  }
  return v;
}

static bool is_endless(struct range x) {
  return x.lo == NONE_LO || x.hi == NONE_HI;
}

static struct range corners(const plain *all, size_t n) {
  struct range out = {all[0], all[0]};
  for (size_t i = 1; i < n; i++) {
    out.lo = all[i] < out.lo ? all[i] : out.lo;
    out.hi = all[i] > out.hi ? all[i] : out.hi;
  }
  return out;
}

static struct range times(struct range x, struct range y) {
  plain all[] = {x.lo * y.lo, x.lo * y.hi, x.hi * y.lo, x.hi * y.hi};
  return is_endless(x) || is_endless(y) ? (struct range){NONE_LO, NONE_HI} : corners(all, 4);
}

static struct range plus(struct range x, struct range y) {
  return (struct range){x.lo == NONE_LO || y.lo == NONE_LO ? NONE_LO : x.lo + y.lo, x.hi == NONE_HI || y.hi == NONE_HI ? NONE_HI : x.hi + y.hi};
}

static struct range minus(struct range x) {
  return (struct range){x.hi == NONE_HI ? NONE_LO : -x.hi, x.lo == NONE_LO ? NONE_HI : -x.lo};
}

static struct exact product(struct arena *a, size_t rows, struct exact x, struct exact y) {
  struct value d = new_value(a, rows);
  bool fit = kernel_mul(rows, d, x.v, y.v);
  struct large_row *large = exact_mul(a, rows, d, x, y);
  if (fit && x.large == NULL && y.large == NULL)
    assert_null(large);
  return (struct exact){d, large};
}

static void products_and_sums(void **s) {
  (void)s;
  struct arena *a = check_arena();
  uint64_t seed = 3;
  for (int i = 0; i < 20; i++) {
    struct exact x = {drawn(a, &seed, ROWS), NULL}, y = {drawn(a, &seed, ROWS), NULL}, z = {drawn(a, &seed, ROWS), NULL};
    struct exact p = product(a, ROWS, x, y), sum = {new_value(a, ROWS), NULL}, less = {new_value(a, ROWS), NULL};
    kernel_add(ROWS, &sum.v, p.v, z.v);
    sum.large = exact_add(a, ROWS, sum.v, p, z);
    kernel_sub(ROWS, &less.v, z.v, p.v);
    less.large = exact_sub(a, ROWS, less.v, z, p);
    for (size_t r = 0; r < ROWS; r++) {
      if (!bit_get(x.v.k, r) || !bit_get(y.v.k, r))
        continue;
      struct range want = times(range_at(x, r), range_at(y, r));
      assert_range(p, r, want);
      if (!bit_get(z.v.k, r))
        continue;
      assert_range(sum, r, plus(want, range_at(z, r)));
      assert_range(less, r, plus(minus(want), range_at(z, r)));
    }
  }
  arena_free(a);
}

// What two instructions made may be brought back within a column by a third.
static void back_in_the_column(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct exact x = {new_value(a, 1), NULL}, zero = {new_value(a, 1), NULL}, d = {new_value(a, 1), NULL};
  put_state(x.v, 0, (struct state){VALUE_MAX - 5, VALUE_MAX - 5, true, false});
  put_state(zero.v, 0, (struct state){0, 0, true, false});
  struct exact p = product(a, 1, x, x), q = product(a, 1, x, p);
  assert_non_null(p.large);
  kernel_sub(1, &d.v, p.v, p.v);
  d.large = exact_sub(a, 1, d.v, p, p);
  assert_range(d, 0, (struct range){0, 0});
  d = product(a, 1, q, zero);
  assert_range(d, 0, (struct range){0, 0});
  for (int i = 3; i < 8; i++)
    q = product(a, 1, q, x);
  assert_true(exact_same(q, 0)); // eight factors
  q = product(a, 1, q, x);
  assert_null(q.large); // nine: nobody knows
  assert_true(q.v.lo[0] == VALUE_MIN && q.v.hi[0] == VALUE_MAX);
  arena_free(a);
}

static struct range to_step(struct range x, struct range y, int64_t step, plain power) {
  plain all[4];
  for (int i = 0; i < 4; i++) {
    plain num = (i & 1 ? x.hi : x.lo), den = (i >> 1 ? y.hi : y.lo) * step * power;
    bool negative = (num < 0) != (den < 0);
    num = num < 0 ? -num : num;
    den = den < 0 ? -den : den;
    plain q = num / den + (num % den >= den - num % den);
    all[i] = (negative ? -q : q) * step;
  }
  return corners(all, 4);
}

static void rounding(void **s) {
  (void)s;
  struct arena *a = check_arena();
  uint64_t seed = 4;
  struct exact x = {drawn(a, &seed, ROWS), NULL}, y = {drawn(a, &seed, ROWS), NULL}, by = {new_value(a, ROWS), NULL};
  for (size_t r = 0; r < ROWS; r++) {
    int64_t least = 1 + draw(&seed, 1000), most = least + draw(&seed, 3);
    put_state(by.v, r, draw(&seed, 3) ? (struct state){least, most, true, false} : (struct state){-most, -least, true, false});
  }
  struct exact p = product(a, ROWS, x, y), d = {new_value(a, ROWS), NULL};
  kernel_round(ROWS, d.v, p.v, by.v, 50, -2);
  d.large = exact_round(a, ROWS, d.v, p, by, 50, -2);
  for (size_t r = 0; r < ROWS; r++) {
    if (!bit_get(p.v.k, r))
      continue;
    struct range from = range_at(p, r), endless = {NONE_LO, NONE_HI};
    assert_range(d, r, is_endless(from) ? endless : to_step(from, range_at(by, r), 50, 100));
  }
  arena_free(a);
}

static void assert_condition(struct condition d, size_t r, bool may, bool may_not) {
  assert_int_equal(condition_at(&d, r), (may ? WAAR : 0) | (may_not ? ONWAAR : 0));
}

static void assert_compared(struct arena *a, struct exact x, struct exact y) {
  struct condition lt = new_condition(a, ROWS), le = new_condition(a, ROWS), eq = new_condition(a, ROWS), ne = new_condition(a, ROWS);
  kernel_lt(ROWS, lt, x.v, y.v);
  exact_lt(ROWS, lt, x, y);
  kernel_le(ROWS, le, x.v, y.v);
  exact_le(ROWS, le, x, y);
  kernel_eq(ROWS, eq, x.v, y.v);
  exact_eq(ROWS, eq, x, y);
  kernel_ne(ROWS, ne, x.v, y.v);
  exact_ne(ROWS, ne, x, y);
  for (size_t r = 0; r < ROWS; r++) {
    bool both = bit_get(x.v.k, r) && bit_get(y.v.k, r), absent = bit_get(x.v.g, r) || bit_get(y.v.g, r);
    if (!both)
      continue;
    struct range p = range_at(x, r), q = range_at(y, r);
    bool one = p.lo == p.hi && q.lo == q.hi && p.lo == q.lo, meet = p.lo <= q.hi && q.lo <= p.hi;
    assert_condition(lt, r, p.lo < q.hi, absent || p.hi >= q.lo);
    assert_condition(le, r, p.lo <= q.hi, absent || p.hi > q.lo);
    assert_condition(eq, r, meet, absent || !one);
    assert_condition(ne, r, !one, absent || meet);
  }
}

static void comparisons(void **s) {
  (void)s;
  struct arena *a = check_arena();
  uint64_t seed = 5;
  for (int i = 0; i < 20; i++) {
    struct exact x = {drawn(a, &seed, ROWS), NULL}, y = {drawn(a, &seed, ROWS), NULL}, z = {drawn(a, &seed, ROWS), NULL};
    struct exact p = product(a, ROWS, x, y), q = product(a, ROWS, y, x), other = product(a, ROWS, x, z);
    assert_compared(a, p, q);
    assert_compared(a, p, other);
    assert_compared(a, p, z);
    assert_compared(a, z, p);
    struct condition within = new_condition(a, ROWS);
    kernel_within(ROWS, within, p.v, -FACTOR, FACTOR);
    exact_within(ROWS, within, p, -FACTOR, FACTOR);
    for (size_t r = 0; r < ROWS; r++) {
      struct range v = bit_get(p.v.k, r) ? range_at(p, r) : (struct range){0, 0};
      if (bit_get(p.v.k, r))
        assert_condition(within, r, v.lo <= FACTOR && v.hi >= -FACTOR, bit_get(p.v.g, r) || v.lo < -FACTOR || v.hi > FACTOR);
    }
  }
  arena_free(a);
}

// Choosing, and down from a parent: the row as it is.
static void moved(void **s) {
  (void)s;
  struct arena *a = check_arena();
  uint64_t seed = 6;
  struct exact x = {drawn(a, &seed, ROWS), NULL}, y = {drawn(a, &seed, ROWS), NULL}, d = {new_value(a, ROWS), NULL};
  struct exact p = product(a, ROWS, x, y), down = {new_value(a, ROWS), NULL};
  struct condition c = new_condition(a, ROWS);
  uint32_t parent[ROWS];
  for (size_t r = 0; r < ROWS; r++) {
    put_condition(c, r, 1 + draw(&seed, 3));
    parent[r] = draw(&seed, ROWS);
  }
  kernel_choose_v(ROWS, d.v, c, p.v, x.v);
  d.large = exact_choose(a, ROWS, d.v, c, p, x);
  kernel_down_v(ROWS, down.v, p.v, parent);
  down.large = exact_down(a, ROWS, p, parent);
  for (size_t r = 0; r < ROWS; r++) {
    bool first = bit_get(c.t, r) && bit_get(p.v.k, r), second = bit_get(c.f, r) && bit_get(x.v.k, r);
    struct range f = first ? range_at(p, r) : (struct range){NONE_HI, NONE_LO}, g = second ? range_at(x, r) : f;
    f = first ? f : g;
    if (first || second)
      assert_range(d, r, (struct range){f.lo < g.lo ? f.lo : g.lo, f.hi > g.hi ? f.hi : g.hi});
    if (bit_get(p.v.k, parent[r]))
      assert_range(down, r, range_at(p, parent[r]));
  }
  arena_free(a);
}

static void sums_of_rows(void **s) {
  (void)s;
  struct arena *a = check_arena();
  uint64_t seed = 7;
  enum { PARENTS = 90 };
  struct exact x = {drawn(a, &seed, ROWS), NULL}, y = {drawn(a, &seed, ROWS), NULL}, d = {new_value(a, PARENTS), NULL};
  struct exact p = product(a, ROWS, x, y);
  struct condition in = new_condition(a, ROWS);
  word *open = new_plane(a, PARENTS);
  uint32_t begin[PARENTS + 1] = {0};
  for (size_t r = 0; r < ROWS; r++)
    put_condition(in, r, 1 + draw(&seed, 3));
  for (uint32_t i = 0; i < PARENTS; i++) {
    begin[i + 1] = i + 1 == PARENTS ? ROWS : begin[i] + draw(&seed, 5);
    if (draw(&seed, 10) == 0)
      bit_set(open, i);
  }
  struct segments segments = {.begin = begin, .parents = PARENTS, .open = open};
  kernel_sum_up(segments, d.v, p.v, in);
  d.large = exact_sum_up(a, segments, d.v, p, in);
  for (uint32_t i = 0; i < PARENTS; i++) {
    struct range sum = {0, 0};
    for (size_t r = begin[i]; r < begin[i + 1]; r++) {
      struct range one = bit_get(p.v.k, r) ? range_at(p, r) : sum;
      bool maybe_not = bit_get(in.f, r) || bit_get(p.v.g, r);
      if (!bit_get(in.t, r) || !bit_get(p.v.k, r) || sum.lo == NONE_LO)
        continue;
      sum.lo += maybe_not && one.lo > 0 ? 0 : one.lo;
      sum.hi += maybe_not && one.hi < 0 ? 0 : one.hi;
      if (is_endless(one))
        sum = (struct range){NONE_LO, NONE_HI};
    }
    assert_range(d, i, bit_get(open, i) ? (struct range){NONE_LO, NONE_HI} : sum);
  }
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(products_and_sums), cmocka_unit_test(back_in_the_column), cmocka_unit_test(rounding),
      cmocka_unit_test(comparisons),       cmocka_unit_test(moved),              cmocka_unit_test(sums_of_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
