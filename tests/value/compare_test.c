// Comparisons and arithmetic against all fillings of all states: exactly what some filling gives, no more and no less.
#include "brute.h"

// A row for each pair of states.
struct pairs {
  size_t rows;
  struct value a, b;
  struct state *sa, *sb;
};

static struct pairs all_pairs(struct arena *arena) {
  struct state s[STATES];
  all_states(s);
  size_t rows = STATES * STATES;
  struct pairs p = {rows, new_value(arena, rows), new_value(arena, rows), NEW_ARRAY(arena, struct state, rows),
                    NEW_ARRAY(arena, struct state, rows)};
  for (size_t r = 0; r < rows; r++) {
    p.sa[r] = s[r / STATES];
    p.sb[r] = s[r % STATES];
    put_state(p.a, r, p.sa[r]);
    put_state(p.b, r, p.sb[r]);
  }
  return p;
}

typedef bool holds(int64_t a, int64_t b);
typedef void compare(size_t rows, struct condition d, struct value a, struct value b);

static bool is_lt(int64_t a, int64_t b) {
  return a < b;
}
static bool is_le(int64_t a, int64_t b) {
  return a <= b;
}
static bool is_eq(int64_t a, int64_t b) {
  return a == b;
}
static bool is_ne(int64_t a, int64_t b) {
  return a != b;
}

static unsigned slow_compare(struct state a, struct state b, holds *meets) {
  unsigned bits = 0;
  struct fillings xs = fillings_of(a), ys = fillings_of(b);
  for (size_t i = 0; i < xs.n; i++) {
    for (size_t j = 0; j < ys.n; j++) {
      bool present = xs.at[i] != GEEN && ys.at[j] != GEEN;
      bits |= present && meets(xs.at[i], ys.at[j]) ? WAAR : ONWAAR;
    }
  }
  return bits;
}

static void check_compare(compare *kernel, holds *meets) {
  struct arena *arena = check_arena();
  struct pairs p = all_pairs(arena);
  struct condition d = new_condition(arena, p.rows);
  kernel(p.rows, d, p.a, p.b);
  for (size_t r = 0; r < p.rows; r++)
    assert_int_equal(condition_at(&d, r), slow_compare(p.sa[r], p.sb[r], meets));
  arena_free(arena);
}

static void lt(void **s) {
  (void)s, check_compare(kernel_lt, is_lt);
}
static void le(void **s) {
  (void)s, check_compare(kernel_le, is_le);
}
static void eq(void **s) {
  (void)s, check_compare(kernel_eq, is_eq);
}
static void ne(void **s) {
  (void)s, check_compare(kernel_ne, is_ne);
}

typedef int64_t combine(int64_t a, int64_t b);
typedef void arith(size_t rows, struct value d, struct value a, struct value b);

// As the other kernels: with two arrays of bounds, also where the kernel made do with one.
static void apart(size_t rows, struct value d, struct value got) {
  for (size_t r = 0; r < rows; r++)
    d.hi[r] = got.hi[r];
}
static void add_apart(size_t rows, struct value d, struct value a, struct value b) {
  struct value got = d;
  kernel_add(rows, &got, a, b);
  apart(rows, d, got);
}
static void sub_apart(size_t rows, struct value d, struct value a, struct value b) {
  struct value got = d;
  kernel_sub(rows, &got, a, b);
  apart(rows, d, got);
}

static int64_t do_add(int64_t a, int64_t b) {
  return a == GEEN || b == GEEN ? GEEN : a + b;
}
static int64_t do_sub(int64_t a, int64_t b) {
  return a == GEEN || b == GEEN ? GEEN : a - b;
}
static int64_t do_upto(int64_t a, int64_t b) {
  return a == GEEN || b == GEEN || a > b ? GEEN : a;
}

static struct state slow_arith(struct state a, struct state b, combine *what) {
  struct state result = {0};
  struct fillings xs = fillings_of(a), ys = fillings_of(b);
  for (size_t i = 0; i < xs.n; i++) {
    for (size_t j = 0; j < ys.n; j++)
      state_add(&result, what(xs.at[i], ys.at[j]));
  }
  return result;
}

static void check_arith(arith *kernel, combine *what) {
  struct arena *arena = check_arena();
  struct pairs p = all_pairs(arena);
  struct value d = new_value(arena, p.rows);
  kernel(p.rows, d, p.a, p.b);
  for (size_t r = 0; r < p.rows; r++)
    assert_state(state_at(d, r), slow_arith(p.sa[r], p.sb[r], what));
  arena_free(arena);
}

static void add(void **s) {
  (void)s, check_arith(add_apart, do_add);
}
static void sub(void **s) {
  (void)s, check_arith(sub_apart, do_sub);
}
static void upto(void **s) {
  (void)s, check_arith(kernel_upto, do_upto);
}

static struct state one(arith *kernel, struct state a, struct state b) {
  struct arena *arena = check_arena();
  struct value x = new_value(arena, 1), y = new_value(arena, 1), d = new_value(arena, 1);
  put_state(x, 0, a);
  put_state(y, 0, b);
  kernel(1, d, x, y);
  struct state got = state_at(d, 0);
  arena_free(arena);
  return got;
}

static struct state known(int64_t x) {
  return (struct state){x, x, true, false};
}

static void out_of_range_is_unknown(void **s) {
  (void)s;
  struct state unknown = {VALUE_MIN, VALUE_MAX, true, false};
  assert_state(one(add_apart, known(VALUE_MAX - 1), known(2)), unknown);
  assert_state(one(add_apart, known(VALUE_MIN + 1), known(-2)), unknown);
  assert_state(one(sub_apart, known(VALUE_MIN + 1), known(2)), unknown);
  assert_state(one(sub_apart, known(VALUE_MAX - 1), known(-2)), unknown);
  assert_state(one(add_apart, (struct state){5, VALUE_MAX - 1, true, true}, known(2)),
               (struct state){VALUE_MIN, VALUE_MAX, true, true});
  assert_state(one(add_apart, known(VALUE_MAX - 2), known(1)), known(VALUE_MAX - 1));
}

static void no_bound_stays_no_bound(void **s) {
  (void)s;
  struct state from_3 = {3, VALUE_MAX, true, false}, unknown = {VALUE_MIN, VALUE_MAX, true, false};
  assert_state(one(add_apart, from_3, known(2)), (struct state){5, VALUE_MAX, true, false});
  assert_state(one(sub_apart, from_3, known(2)), (struct state){1, VALUE_MAX, true, false});
  assert_state(one(sub_apart, known(2), from_3), (struct state){VALUE_MIN, -1, true, false});
  assert_state(one(add_apart, unknown, known(7)), unknown);
  assert_state(one(sub_apart, unknown, unknown), unknown);
}

struct term {
  int32_t n;
  enum unit unit;
};

static struct state slow_term(struct state a, struct term term) {
  struct state result = {0};
  struct fillings xs = fillings_of(a);
  for (size_t i = 0; i < xs.n; i++)
    state_add(&result, xs.at[i] == GEEN ? GEEN : date_add((day)xs.at[i], term.n, term.unit));
  return result;
}

// All bounds within forty days around the end of a February with a 29th.
static void check_term(struct term term) {
  enum { DAYS = 40, ROWS = DAYS * DAYS };
  struct arena *arena = check_arena();
  struct value a = new_value(arena, ROWS), d = new_value(arena, ROWS);
  for (size_t r = 0; r < ROWS; r++) {
    day lo = date_from(2024, 1, 25) + (day)(r / DAYS), hi = lo + (day)(r % DAYS);
    put_state(a, r, (struct state){lo, hi, r % 7 != 0, r % 7 == 0 || r % 2});
  }
  kernel_add_term(ROWS, d, a, term.n, term.unit);
  for (size_t r = 0; r < ROWS; r++)
    assert_state(state_at(d, r), slow_term(state_at(a, r), term));
  arena_free(arena);
}

static void add_term(void **s) {
  (void)s;
  static const struct term terms[] = {{1, UNIT_MONTH},    {-1, UNIT_MONTH}, {1, UNIT_YEAR}, {10, UNIT_WORKDAY},
                                      {-3, UNIT_WORKDAY}, {6, UNIT_WEEK},   {0, UNIT_DAY}};
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
    check_term(terms[i]);
}

static void add_term_keeps_no_bound(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct value a = new_value(arena, 3), d = new_value(arena, 3);
  put_state(a, 0, (struct state){VALUE_MIN, VALUE_MAX, true, true});
  put_state(a, 1, (struct state){VALUE_MIN + 1, 100, true, false});
  put_state(a, 2, (struct state){DAY_MAX, DAY_MAX, true, false});
  kernel_add_term(3, d, a, 5, UNIT_DAY);
  assert_state(state_at(d, 0), (struct state){VALUE_MIN, VALUE_MAX, true, true});
  assert_state(state_at(d, 1), (struct state){DAY_MIN + 5, 105, true, false});
  assert_state(state_at(d, 2), (struct state){DAY_MAX, DAY_MAX, true, false});
  arena_free(arena);
}

static void within(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct pairs p = all_pairs(arena);
  for (int64_t lo = -1; lo <= DOMAIN; lo++) {
    for (int64_t hi = lo; hi <= DOMAIN; hi++) {
      struct condition d = new_condition(arena, p.rows);
      kernel_within(p.rows, d, p.a, lo, hi);
      for (size_t r = 0; r < p.rows; r++) {
        struct fillings xs = fillings_of(p.sa[r]);
        unsigned want = 0;
        for (size_t i = 0; i < xs.n; i++)
          want |= xs.at[i] != GEEN && xs.at[i] >= lo && xs.at[i] <= hi ? WAAR : ONWAAR;
        assert_int_equal(condition_at(&d, r), want);
      }
    }
  }
  arena_free(arena);
}

static void one_of(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct pairs p = all_pairs(arena);
  for (unsigned subset = 0; subset < 1u << DOMAIN; subset++) {
    int64_t constants[DOMAIN];
    size_t n = 0;
    for (int64_t x = 0; x < DOMAIN; x++) {
      if (subset >> x & 1)
        constants[n++] = x;
    }
    struct condition d = new_condition(arena, p.rows);
    kernel_one_of(p.rows, d, p.a, constants, n);
    for (size_t r = 0; r < p.rows; r++) {
      struct fillings xs = fillings_of(p.sa[r]);
      unsigned want = 0;
      for (size_t i = 0; i < xs.n; i++)
        want |= xs.at[i] != GEEN && subset >> xs.at[i] & 1 ? WAAR : ONWAAR;
      assert_int_equal(condition_at(&d, r), want);
    }
  }
  arena_free(arena);
}

static void absent_and_present(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct pairs p = all_pairs(arena);
  struct condition absent = new_condition(arena, p.rows), present = new_condition(arena, p.rows);
  kernel_absent(p.rows, absent, p.a);
  kernel_present(p.rows, present, p.a);
  for (size_t r = 0; r < p.rows; r++) {
    struct fillings xs = fillings_of(p.sa[r]);
    unsigned want = 0;
    for (size_t i = 0; i < xs.n; i++)
      want |= xs.at[i] == GEEN ? WAAR : ONWAAR;
    assert_int_equal(condition_at(&absent, r), want);
    assert_int_equal(condition_at(&present, r), (want & WAAR ? ONWAAR : 0) | (want & ONWAAR ? WAAR : 0));
  }
  arena_free(arena);
}

// All sets over three members: each surely in, maybe in, or not in; 27 rows, against all masks.
static void has_any_and_all(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct set a = {NEW_ARRAY(arena, uint64_t, 27), NEW_ARRAY(arena, uint64_t, 27)};
  for (unsigned r = 0; r < 27; r++) {
    unsigned digit[3] = {r % 3, r / 3 % 3, r / 9};
    for (unsigned m = 0; m < 3; m++) {
      if (digit[m] == 2)
        a.must[r] |= (uint64_t)1 << m;
      if (digit[m] >= 1)
        a.may[r] |= (uint64_t)1 << m;
    }
  }
  for (uint64_t mask = 0; mask < 8; mask++) {
    struct condition any = new_condition(arena, 27), all = new_condition(arena, 27);
    kernel_has_any(27, any, a, mask);
    kernel_has_all(27, all, a, mask);
    for (unsigned r = 0; r < 27; r++) {
      unsigned want_any = 0, want_all = 0;
      for (uint64_t x = 0; x < 8; x++) {
        if ((x & a.must[r]) != a.must[r] || (x & ~a.may[r]))
          continue;
        want_any |= x & mask ? WAAR : ONWAAR;
        want_all |= (x & mask) == mask ? WAAR : ONWAAR;
      }
      assert_int_equal(condition_at(&any, r), want_any);
      assert_int_equal(condition_at(&all, r), want_all);
    }
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lt),
      cmocka_unit_test(le),
      cmocka_unit_test(eq),
      cmocka_unit_test(ne),
      cmocka_unit_test(add),
      cmocka_unit_test(sub),
      cmocka_unit_test(upto),
      cmocka_unit_test(out_of_range_is_unknown),
      cmocka_unit_test(no_bound_stays_no_bound),
      cmocka_unit_test(add_term),
      cmocka_unit_test(add_term_keeps_no_bound),
      cmocka_unit_test(within),
      cmocka_unit_test(one_of),
      cmocka_unit_test(absent_and_present),
      cmocka_unit_test(has_any_and_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
