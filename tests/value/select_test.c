// Competing exceptions against their meaning: for every filling of the guards, the maximal holding options decide.
#include "brute.h"

enum { OPTIONS = 3, GUARDS = 27 }; // each guard waar, onwaar or unknown

static unsigned guard_of(size_t row, size_t option) {
  static const unsigned power[OPTIONS] = {1, 3, 9};
  return 1 + (unsigned)(row / power[option] % 3);
}

// What the options and the base give when exactly the guards in `on` hold.
static unsigned decide(unsigned on, const unsigned *value, unsigned base, const uint64_t *before, size_t n) {
  unsigned result = 0;
  for (size_t i = 0; i < n; i++) {
    if (on >> i & 1 && !(before[i] & on))
      result |= value[i];
  }
  return on ? result : base;
}

static unsigned slow_select(size_t row, const unsigned *value, unsigned base, const uint64_t *before, size_t n) {
  unsigned result = 0;
  for (unsigned on = 0; on < 1u << n; on++) {
    bool possible = true;
    for (size_t i = 0; i < n; i++)
      possible &= (guard_of(row, i) & (on >> i & 1 ? WAAR : ONWAAR)) != 0;
    if (possible)
      result |= decide(on, value, base, before, n);
  }
  return result;
}

static bool acyclic(const uint64_t *before, size_t n) {
  for (unsigned set = 1; set < 1u << n; set++) {
    bool has_top = false;
    for (size_t i = 0; i < n; i++)
      has_top |= set >> i & 1 && !(before[i] & set);
    if (!has_top)
      return false;
  }
  return true;
}

static void check_u(const unsigned *value, unsigned base, const uint64_t *before, size_t n) {
  struct arena *arena = check_arena();
  struct option_u options[OPTIONS];
  struct outcome b = new_outcome(arena, GUARDS), d = new_outcome(arena, GUARDS);
  kernel_const_u(GUARDS, b, base);
  for (size_t i = 0; i < n; i++) {
    options[i] = (struct option_u){new_condition(arena, GUARDS), new_outcome(arena, GUARDS), before[i]};
    kernel_const_u(GUARDS, options[i].value, value[i]);
    for (size_t r = 0; r < GUARDS; r++)
      put_condition(options[i].guard, r, guard_of(r, i));
  }
  kernel_select_u(GUARDS, d, b, options, n);
  for (size_t r = 0; r < GUARDS; r++)
    assert_int_equal(outcome_at(&d, r), slow_select(r, value, base, before, n));
  arena_free(arena);
}

static void check_c(const unsigned *value, unsigned base, const uint64_t *before, size_t n) {
  struct arena *arena = check_arena();
  struct option_c options[OPTIONS];
  struct condition b = new_condition(arena, GUARDS), d = new_condition(arena, GUARDS);
  kernel_const_c(GUARDS, b, base);
  for (size_t i = 0; i < n; i++) {
    options[i] = (struct option_c){new_condition(arena, GUARDS), new_condition(arena, GUARDS), before[i]};
    kernel_const_c(GUARDS, options[i].value, value[i]);
    for (size_t r = 0; r < GUARDS; r++)
      put_condition(options[i].guard, r, guard_of(r, i));
  }
  kernel_select_c(GUARDS, d, b, options, n);
  for (size_t r = 0; r < GUARDS; r++)
    assert_int_equal(condition_at(&d, r), slow_select(r, value, base, before, n));
  arena_free(arena);
}

typedef void check(const unsigned *value, unsigned base, const uint64_t *before, size_t n);

// Every acyclic order among n options, each with some draws of what they give.
static void every_order(check *one, unsigned sets) {
  uint64_t seed = 7;
  for (size_t n = 0; n <= OPTIONS; n++) {
    for (unsigned relation = 0; relation < 1u << (n * n); relation++) {
      uint64_t before[OPTIONS] = {0};
      for (size_t i = 0; i < n; i++)
        before[i] = relation >> (i * n) & ((1u << n) - 1);
      if (!acyclic(before, n))
        continue;
      for (int draws = 0; draws < 40; draws++) {
        unsigned value[OPTIONS];
        for (size_t i = 0; i < OPTIONS; i++)
          value[i] = 1 + draw(&seed, sets);
        one(value, 1 + draw(&seed, sets), before, n);
      }
    }
  }
}

static void outcomes(void **s) {
  (void)s, every_order(check_u, ANY_OUTCOME);
}
static void conditions(void **s) {
  (void)s, every_order(check_c, WAAR | ONWAAR);
}

// The last of 64 options in a chain in which each goes before the one ahead of it.
static void as_many_as_fit(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct option_u options[SELECT_LIMIT];
  struct outcome base = new_outcome(arena, 1), d = new_outcome(arena, 1);
  kernel_const_u(1, base, NVT);
  for (size_t i = 0; i < SELECT_LIMIT; i++) {
    uint64_t later = i == 63 ? 0 : UINT64_MAX << (i + 1);
    options[i] = (struct option_u){new_condition(arena, 1), new_outcome(arena, 1), later};
    kernel_const_c(1, options[i].guard, WAAR);
    kernel_const_u(1, options[i].value, i == 63 ? DEELS : NEE);
  }
  kernel_select_u(1, d, base, options, SELECT_LIMIT);
  assert_int_equal(outcome_at(&d, 0), DEELS);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(outcomes),
      cmocka_unit_test(conditions),
      cmocka_unit_test(as_many_as_fit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
