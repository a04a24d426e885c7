// Conditions and outcomes against their point-wise meaning, over every set of possibilities.
#include "brute.h"

// Column r has outcome set 1 + r / 15 % 15 in a and 1 + r % 15 in b: all pairs.
enum { PAIRS = 15 * 15 };
static unsigned set_a(size_t r) {
  return 1 + (unsigned)(r / 15 % 15);
}
static unsigned set_b(size_t r) {
  return 1 + (unsigned)(r % 15);
}

static void fill_pairs(struct outcome a, struct outcome b, size_t rows) {
  for (size_t r = 0; r < rows; r++) {
    outcome_put(&a, r, set_a(r));
    outcome_put(&b, r, set_b(r));
  }
}

static void fold(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct outcome a = new_outcome(arena, PAIRS), b = new_outcome(arena, PAIRS), d = new_outcome(arena, PAIRS);
  fill_pairs(a, b, PAIRS);
  kernel_fold(PAIRS, d, a, b);
  for (size_t r = 0; r < PAIRS; r++)
    assert_int_equal(outcome_at(&d, r), outcome_fold(set_a(r), set_b(r)));
  arena_free(arena);
}

// The definition itself, by the words of the language: nvt is neutral, deels absorbs, ja with nee is deels, and not idempotent.
static void slow_fold_is_the_definition(void **s) {
  (void)s;
  for (unsigned x = 1; x <= ANY_OUTCOME; x++)
    assert_int_equal(outcome_fold(x, NVT), x);
  for (unsigned x = 1; x <= ANY_OUTCOME; x++)
    assert_int_equal(outcome_fold(DEELS, x), DEELS);
  assert_int_equal(outcome_fold(JA, NEE), DEELS);
  assert_int_equal(outcome_fold(JA, JA), JA);
  assert_int_equal(outcome_fold(NEE, NEE), NEE);
  assert_int_equal(outcome_fold(JA | NEE, JA | NEE), JA | NEE | DEELS);
  for (unsigned a = 1; a <= ANY_OUTCOME; a++) {
    for (unsigned b = 1; b <= ANY_OUTCOME; b++) {
      unsigned points = 0;
      for (unsigned x = 1; x <= DEELS; x <<= 1) {
        for (unsigned y = 1; y <= DEELS; y <<= 1)
          points |= a & x && b & y ? outcome_fold(x, y) : 0;
      }
      assert_int_equal(outcome_fold(a, b), points);
    }
  }
}

static unsigned complete_point(unsigned x) {
  return x == DEELS ? NEE : x;
}

static void complete(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct outcome a = new_outcome(arena, PAIRS), b = new_outcome(arena, PAIRS), d = new_outcome(arena, PAIRS);
  fill_pairs(a, b, PAIRS);
  kernel_complete(PAIRS, d, a);
  for (size_t r = 0; r < PAIRS; r++) {
    unsigned want = 0;
    for (unsigned x = 1; x <= DEELS; x <<= 1)
      want |= set_a(r) & x ? complete_point(x) : 0;
    assert_int_equal(outcome_at(&d, r), want);
  }
  arena_free(arena);
}

static void choose(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  size_t rows = 3 * PAIRS;
  struct condition c = new_condition(arena, rows);
  struct outcome a = new_outcome(arena, rows), b = new_outcome(arena, rows), d = new_outcome(arena, rows);
  fill_pairs(a, b, rows);
  for (size_t r = 0; r < rows; r++)
    put_condition(c, r, 1 + (unsigned)(r / PAIRS));
  kernel_choose(rows, d, c, a, b);
  for (size_t r = 0; r < rows; r++) {
    unsigned guard = condition_at(&c, r);
    assert_int_equal(outcome_at(&d, r), (guard & WAAR ? set_a(r) : 0) | (guard & ONWAAR ? set_b(r) : 0));
  }
  arena_free(arena);
}

static void judge(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  size_t rows = 15 * 5;
  struct outcome a = new_outcome(arena, rows), given = new_outcome(arena, rows), d = new_outcome(arena, rows);
  static const unsigned judgement[5] = {0, NVT, JA, NEE, DEELS};
  for (size_t r = 0; r < rows; r++) {
    outcome_put(&a, r, set_b(r));
    outcome_put(&given, r, judgement[r / 15]);
  }
  kernel_judge(rows, d, a, given);
  for (size_t r = 0; r < rows; r++)
    assert_int_equal(outcome_at(&d, r), r < 15 ? set_b(r) : judgement[r / 15]);
  arena_free(arena);
}

// a and b take all nine pairs of truth sets.
static void conditions(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct condition a = new_condition(arena, 9), b = new_condition(arena, 9);
  for (unsigned r = 0; r < 9; r++) {
    put_condition(a, r, 1 + r / 3);
    put_condition(b, r, 1 + r % 3);
  }
  struct condition and = new_condition(arena, 9), or = new_condition(arena, 9), not = new_condition(arena, 9);
  struct outcome criterion = new_outcome(arena, 9);
  kernel_and(9, and, a, b);
  kernel_or(9, or, a, b);
  kernel_not(9, not, a);
  kernel_criterion(9, criterion, a);
  for (unsigned r = 0; r < 9; r++) {
    unsigned want_and = 0, want_or = 0, want_not = 0, want_criterion = 0;
    for (unsigned x = WAAR; x <= ONWAAR; x++) {
      if (!(condition_at(&a, r) & x))
        continue;
      want_not |= x == WAAR ? ONWAAR : WAAR;
      want_criterion |= x == WAAR ? JA : NEE;
      for (unsigned y = WAAR; y <= ONWAAR; y++) {
        if (!(condition_at(&b, r) & y))
          continue;
        want_and |= x == WAAR && y == WAAR ? WAAR : ONWAAR;
        want_or |= x == WAAR || y == WAAR ? WAAR : ONWAAR;
      }
    }
    assert_int_equal(condition_at(&and, r), want_and);
    assert_int_equal(condition_at(& or, r), want_or);
    assert_int_equal(condition_at(&not, r), want_not);
    assert_int_equal(outcome_at(&criterion, r), want_criterion);
  }
  arena_free(arena);
}

static void constants(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  enum { ROWS = 130 };
  for (unsigned bits = 1; bits <= ANY_OUTCOME; bits++) {
    struct outcome u = new_outcome(arena, ROWS);
    struct condition c = new_condition(arena, ROWS), known = new_condition(arena, ROWS);
    struct value v = new_value(arena, ROWS);
    kernel_const_u(ROWS, u, bits);
    kernel_const_c(ROWS, c, bits & 3);
    kernel_known_c(ROWS, known, u.j);
    kernel_range_v(ROWS, &v, -5, bits);
    for (size_t r = 0; r < ROWS; r++) {
      assert_int_equal(outcome_at(&u, r), bits);
      assert_int_equal(condition_at(&c, r), bits & 3);
      assert_int_equal(condition_at(&known, r), bits & JA ? WAAR : ONWAAR);
      assert_state(state_at(v, r), (struct state){-5, bits, true, false});
    }
  }
  arena_free(arena);
}

// One point of the deadline: event, latest day, day of assessment; GEEN where absent.
static unsigned deadline_point(int64_t event, int64_t latest, int64_t today) {
  if (latest == GEEN)
    return NVT;
  if (event != GEEN)
    return event <= latest ? JA : NEE;
  return today != GEEN && today <= latest ? NVT : NEE;
}

static unsigned deadline_slow(struct state event, struct state latest, struct state today) {
  unsigned want = 0;
  struct fillings e = fillings_of(event), l = fillings_of(latest), p = fillings_of(today);
  for (size_t i = 0; i < e.n * l.n * p.n; i++)
    want |= deadline_point(e.at[i % e.n], l.at[i / e.n % l.n], p.at[i / e.n / l.n]);
  return want;
}

static void deadline(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct state states[STATES];
  all_states(states);
  size_t rows = STATES * STATES * STATES;
  struct value a = new_value(arena, rows), b = new_value(arena, rows), c = new_value(arena, rows);
  struct outcome d = new_outcome(arena, rows);
  for (size_t r = 0; r < rows; r++) {
    put_state(a, r, states[r % STATES]);
    put_state(b, r, states[r / STATES % STATES]);
    put_state(c, r, states[r / STATES / STATES]);
  }
  kernel_deadline(rows, d, a, b, c);
  for (size_t r = 0; r < rows; r++) {
    unsigned want = deadline_slow(states[r % STATES], states[r / STATES % STATES], states[r / STATES / STATES]);
    assert_int_equal(outcome_at(&d, r), want);
  }
  arena_free(arena);
}

// The cases as the language lists them (§6), on day 10, with an event that counts up to that day.
static unsigned deadline_on_10(struct state event, struct state latest) {
  struct arena *arena = check_arena();
  struct value e = new_value(arena, 1), l = new_value(arena, 1), p = new_value(arena, 1), upto = new_value(arena, 1);
  struct outcome d = new_outcome(arena, 1);
  put_state(e, 0, event);
  put_state(l, 0, latest);
  kernel_range_v(1, &p, 10, 10);
  kernel_upto(1, upto, e, p);
  kernel_deadline(1, d, upto, l, p);
  unsigned got = outcome_at(&d, 0);
  arena_free(arena);
  return got;
}

static void deadline_as_listed(void **s) {
  (void)s;
  struct state absent = {0, 0, false, true}, unknown_event = {DAY_MIN, DAY_MAX, true, true}, unknown = unknown_event;
  struct state day_7 = {7, 7, true, false}, day_9 = {9, 9, true, false}, day_12 = {12, 12, true, false};
  assert_int_equal(deadline_on_10(day_7, day_9), JA);
  assert_int_equal(deadline_on_10(day_9, day_9), JA);
  assert_int_equal(deadline_on_10(day_9, day_7), NEE);
  assert_int_equal(deadline_on_10(absent, day_12), NVT);
  assert_int_equal(deadline_on_10(absent, day_9), NEE);
  assert_int_equal(deadline_on_10(unknown_event, day_12), JA | NVT);
  assert_int_equal(deadline_on_10(unknown_event, day_9), JA | NEE);
  assert_int_equal(deadline_on_10(day_7, absent), NVT);
  assert_int_equal(deadline_on_10(day_7, unknown), JA | NEE | NVT);
  assert_int_equal(deadline_on_10(absent, unknown), NEE | NVT);
  assert_int_equal(deadline_on_10(unknown_event, unknown), JA | NEE | NVT);
  assert_int_equal(deadline_on_10(day_12, day_12), NVT); // later than the peildatum: has not happened
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(slow_fold_is_the_definition),
      cmocka_unit_test(fold),
      cmocka_unit_test(complete),
      cmocka_unit_test(choose),
      cmocka_unit_test(judge),
      cmocka_unit_test(conditions),
      cmocka_unit_test(constants),
      cmocka_unit_test(deadline),
      cmocka_unit_test(deadline_as_listed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
