// The verified formulas of the language (§9), each over all that its operands can be: at every place in a word, in whole words and
// in the tail, and for segments that begin anywhere in a word and run over its end.
#include "brute.h"

enum { TAIL = 37, CONDITIONS = 3, LONGEST = 3 };

// A column with each case in every bit of a word; the tail holds some of them again.
static size_t rows_for(size_t cases) {
  return 64 * cases + TAIL;
}
static size_t case_of(size_t row, size_t cases) {
  return row / 64 % cases;
}
static unsigned outcome_a(size_t k) {
  return 1 + (unsigned)(k / 15 % 15);
}
static unsigned outcome_b(size_t k) {
  return 1 + (unsigned)(k % 15);
}

static struct outcome filled(struct arena *a, size_t rows, size_t cases, unsigned (*of)(size_t)) {
  struct outcome out = new_outcome(a, rows);
  for (size_t r = 0; r < rows; r++)
    outcome_put(&out, r, of(case_of(r, cases)));
  return out;
}

static void fold(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  size_t cases = 15 * 15, rows = rows_for(cases);
  struct outcome a = filled(arena, rows, cases, outcome_a), b = filled(arena, rows, cases, outcome_b);
  struct outcome d = new_outcome(arena, rows);
  kernel_fold(rows, d, a, b);
  for (size_t r = 0; r < rows; r++)
    assert_int_equal(outcome_at(&d, r), outcome_fold(outcome_a(case_of(r, cases)), outcome_b(case_of(r, cases))));
  arena_free(arena);
}

// Where all is known two planes do: seen a ja, seen a nee; and the fold of these is or.
static void known(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct outcome a = new_outcome(arena, 64), b = new_outcome(arena, 64), d = new_outcome(arena, 64);
  for (size_t r = 0; r < 64; r++) {
    outcome_put(&a, r, 1u << (r / 4 % 4));
    outcome_put(&b, r, 1u << (r % 4));
  }
  kernel_fold(64, d, a, b);
  assert_true((d.j[0] | d.d[0]) == (a.j[0] | a.d[0] | b.j[0] | b.d[0]));
  assert_true((d.n[0] | d.d[0]) == (a.n[0] | a.d[0] | b.n[0] | b.d[0]));
  assert_true(d.v[0] == (word) ~(d.j[0] | d.n[0] | d.d[0]));
  arena_free(arena);
}

static void complete(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  size_t rows = rows_for(15);
  struct outcome a = filled(arena, rows, 15, outcome_b), d = new_outcome(arena, rows);
  kernel_complete(rows, d, a);
  for (size_t r = 0; r < rows; r++) {
    unsigned x = outcome_b(case_of(r, 15));
    assert_int_equal(outcome_at(&d, r), x & DEELS ? (x & ~(unsigned)DEELS) | NEE : x);
  }
  arena_free(arena);
}

static void kies(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  size_t cases = CONDITIONS * 15 * 15, rows = rows_for(cases);
  struct outcome a = filled(arena, rows, cases, outcome_a), b = filled(arena, rows, cases, outcome_b);
  struct outcome d = new_outcome(arena, rows);
  struct condition c = new_condition(arena, rows);
  for (size_t r = 0; r < rows; r++)
    put_condition(c, r, 1 + (unsigned)(case_of(r, cases) / 225));
  kernel_choose(rows, d, c, a, b);
  for (size_t r = 0; r < rows; r++) {
    size_t k = case_of(r, cases);
    unsigned t = 1 + (unsigned)(k / 225);
    assert_int_equal(outcome_at(&d, r), (t & WAAR ? outcome_a(k) : 0) | (t & ONWAAR ? outcome_b(k) : 0));
  }
  arena_free(arena);
}

// What a and b, each one of their values, can be together.
static unsigned both(unsigned a, unsigned b, bool and) {
  unsigned out = 0;
  for (unsigned x = WAAR; x <= ONWAAR; x++)
    for (unsigned y = WAAR; y <= ONWAAR; y++)
      if (a & x && b & y)
        out |= (and ? x == WAAR && y == WAAR : x == WAAR || y == WAAR) ? WAAR : ONWAAR;
  return out;
}

static void conditions(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  size_t cases = CONDITIONS * CONDITIONS, rows = rows_for(cases);
  struct condition a = new_condition(arena, rows), b = new_condition(arena, rows), and = new_condition(arena, rows);
  struct condition or = new_condition(arena, rows), not = new_condition(arena, rows);
  struct outcome criterion = new_outcome(arena, rows);
  for (size_t r = 0; r < rows; r++) {
    put_condition(a, r, 1 + (unsigned)(case_of(r, cases) / 3));
    put_condition(b, r, 1 + (unsigned)(case_of(r, cases) % 3));
  }
  kernel_and(rows, and, a, b);
  kernel_or(rows, or, a, b);
  kernel_not(rows, not, a);
  kernel_criterion(rows, criterion, a);
  for (size_t r = 0; r < rows; r++) {
    unsigned x = condition_at(&a, r), y = condition_at(&b, r);
    assert_int_equal(condition_at(&and, r), both(x, y, true));
    assert_int_equal(condition_at(& or, r), both(x, y, false));
    assert_int_equal(condition_at(&not, r), (x & WAAR ? ONWAAR : 0) | (x & ONWAAR ? WAAR : 0));
    assert_int_equal(outcome_at(&criterion, r), (x & WAAR ? JA : 0) | (x & ONWAAR ? NEE : 0));
  }
  arena_free(arena);
}

// Two options under all guards, with all they can give, and every order between them.
static unsigned two_options(unsigned g0, unsigned g1, unsigned v0, unsigned v1, unsigned base, unsigned order) {
  unsigned out = 0;
  for (unsigned on = 0; on < 4; on++) {
    if (!(g0 & (on & 1 ? WAAR : ONWAAR)) || !(g1 & (on & 2 ? WAAR : ONWAAR)))
      continue;
    bool first = on & 1 && !(order == 2 && on & 2), second = on & 2 && !(order == 1 && on & 1);
    out |= (first ? v0 : 0) | (second ? v1 : 0) | (on ? 0 : base);
  }
  return out;
}

static void select_with(struct arena *arena, unsigned base, unsigned order) {
  size_t cases = 9 * 225, rows = rows_for(cases);
  struct outcome d = new_outcome(arena, rows), b = new_outcome(arena, rows);
  struct option_u options[2] = {
      {new_condition(arena, rows), filled(arena, rows, cases, outcome_a), order == 2 ? 2 : 0},
      {new_condition(arena, rows), filled(arena, rows, cases, outcome_b), order == 1 ? 1 : 0},
  };
  kernel_const_u(rows, b, base);
  for (size_t r = 0; r < rows; r++) {
    put_condition(options[0].guard, r, 1 + (unsigned)(case_of(r, cases) / 675));
    put_condition(options[1].guard, r, 1 + (unsigned)(case_of(r, cases) / 225 % 3));
  }
  kernel_select_u(rows, d, b, options, 2);
  for (size_t r = 0; r < rows; r++) {
    size_t k = case_of(r, cases);
    unsigned want = two_options(1 + (unsigned)(k / 675), 1 + (unsigned)(k / 225 % 3), outcome_a(k), outcome_b(k), base, order);
    if (outcome_at(&d, r) != want)
      assert_int_equal(outcome_at(&d, r), want);
  }
}

static void selection(void **s) {
  (void)s;
  for (unsigned base = 1; base <= ANY_OUTCOME; base++) {
    for (unsigned order = 0; order < 3; order++) {
      struct arena *arena = check_arena();
      select_with(arena, base, order);
      arena_free(arena);
    }
  }
}

// ---- segments ----

// Every list of up to three rows, each row one of `states`; before the first list stand `offset` rows of a list of their own.
struct lists {
  uint32_t n, *begin;
  unsigned *state; // of each row, from 0
  size_t rows;
};

static uint32_t power(uint32_t base, unsigned n) {
  return n == 0 ? 1 : base * power(base, n - 1);
}

static void add_list(struct lists *l, unsigned states, unsigned length, uint32_t code, uint32_t times) {
  for (uint32_t i = 0; i < times; i++)
    for (unsigned k = 0; k < length; k++)
      l->state[l->rows++] = code / power(states, k) % states;
  l->begin[++l->n] = (uint32_t)l->rows;
}

static struct lists every_list(struct arena *a, unsigned states, unsigned offset) {
  uint32_t all = 1 + states + states * states + states * states * states + 1;
  struct lists l = {.begin = NEW_ARRAY(a, uint32_t, all + 1), .state = NEW_ARRAY(a, unsigned, 64 + (size_t)all * LONGEST)};
  add_list(&l, states, 1, 0, offset);
  for (unsigned length = 0; length <= LONGEST; length++)
    for (uint32_t code = 0; code < power(states, length); code++)
      add_list(&l, states, length, code, 1);
  return l;
}

static word *opened(struct arena *a, uint32_t n, bool open) {
  word *plane = new_plane(a, n);
  for (uint32_t i = 0; i < n && open; i++)
    bit_set(plane, i);
  return plane;
}

static void fold_lists(unsigned offset, bool open) {
  struct arena *arena = check_arena();
  struct lists l = every_list(arena, 15, offset);
  struct outcome a = new_outcome(arena, l.rows), d = new_outcome(arena, l.n);
  for (size_t r = 0; r < l.rows; r++)
    outcome_put(&a, r, 1 + l.state[r]);
  kernel_fold_up((struct segments){l.begin, l.n, opened(arena, l.n, open), {NULL, NULL}, NULL}, d, a);
  for (uint32_t p = 0; p < l.n; p++) {
    unsigned want = open ? ANY_OUTCOME : NVT;
    for (uint32_t r = l.begin[p]; r < l.begin[p + 1]; r++)
      want = outcome_fold(want, 1 + l.state[r]);
    if (outcome_at(&d, p) != want)
      assert_int_equal(outcome_at(&d, p), want);
  }
  arena_free(arena);
}

// Lists over more words, nvt but for a row somewhere in the first and one somewhere in the last.
static void fold_long(void) {
  struct arena *arena = check_arena();
  enum { LENGTH = 150, LISTS = 225 };
  uint32_t begin[LISTS + 1] = {0};
  struct outcome a = new_outcome(arena, (size_t)LENGTH * LISTS), d = new_outcome(arena, LISTS);
  kernel_const_u((size_t)LENGTH * LISTS, a, NVT);
  for (uint32_t p = 0; p < LISTS; p++) {
    begin[p + 1] = begin[p] + LENGTH;
    bit_clear(a.v, begin[p] + p % 40), bit_clear(a.v, begin[p + 1] - 1 - p % 50);
    outcome_put(&a, begin[p] + p % 40, outcome_a(p));
    outcome_put(&a, begin[p + 1] - 1 - p % 50, outcome_b(p));
  }
  kernel_fold_up((struct segments){begin, LISTS, new_plane(arena, LISTS), {NULL, NULL}, NULL}, d, a);
  for (uint32_t p = 0; p < LISTS; p++)
    assert_int_equal(outcome_at(&d, p), outcome_fold(outcome_a(p), outcome_b(p)));
  arena_free(arena);
}

static void segment(void **s) {
  (void)s;
  for (unsigned offset = 0; offset < 64; offset++)
    fold_lists(offset, offset % 2);
  fold_lists(0, true);
  fold_lists(63, false);
  fold_long();
}

// ---- counting: a row is in, or not, or perhaps; it meets the condition, or not, or perhaps ----

static unsigned membership(unsigned state) {
  return 1 + state / 3;
}
static unsigned meets(unsigned state) {
  return 1 + state % 3;
}

static void put_lists(const struct lists *l, struct condition in, struct condition a) {
  for (size_t r = 0; r < l->rows; r++) {
    put_condition(in, r, membership(l->state[r]));
    put_condition(a, r, meets(l->state[r]));
  }
}

static void count_lists(unsigned offset, bool open) {
  struct arena *arena = check_arena();
  struct lists l = every_list(arena, 9, offset);
  struct condition in = new_condition(arena, l.rows), a = new_condition(arena, l.rows);
  struct value d = new_value(arena, l.n);
  put_lists(&l, in, a);
  kernel_count_up((struct segments){l.begin, l.n, opened(arena, l.n, open), {NULL, NULL}, NULL}, d, in, a);
  for (uint32_t p = 0; p < l.n; p++) {
    int64_t lo = 0, hi = 0;
    for (uint32_t r = l.begin[p]; r < l.begin[p + 1]; r++) {
      lo += membership(l.state[r]) == WAAR && meets(l.state[r]) == WAAR;
      hi += membership(l.state[r]) & WAAR && meets(l.state[r]) & WAAR;
    }
    assert_state(state_at(d, p), (struct state){lo * NUMBER_SCALE, open ? VALUE_MAX : hi * NUMBER_SCALE, true, false});
  }
  arena_free(arena);
}

static void count(void **s) {
  (void)s;
  for (unsigned offset = 0; offset < 64; offset++)
    count_lists(offset, offset % 2);
}

// Every filling: a row is out, in and good, or in and bad. Of an open list there may be more of both, none, one or very many.
static unsigned share_of(const unsigned *state, size_t n, int64_t in, int64_t good, int64_t p) {
  if (n == 0)
    return in == 0 ? NVT : (__int128)good * 100 * NUMBER_SCALE >= (__int128)p * in ? JA : NEE;
  unsigned out = 0;
  if (membership(*state) & ONWAAR)
    out |= share_of(state + 1, n - 1, in, good, p);
  if (membership(*state) & WAAR && meets(*state) & WAAR)
    out |= share_of(state + 1, n - 1, in + 1, good + 1, p);
  if (membership(*state) & WAAR && meets(*state) & ONWAAR)
    out |= share_of(state + 1, n - 1, in + 1, good, p);
  return out;
}

static unsigned open_share(const unsigned *state, size_t n, int64_t p) {
  static const int64_t more[] = {0, 1, 1000000000};
  unsigned out = 0;
  for (int x = 0; x < 3; x++)
    for (int y = 0; y < 3; y++)
      out |= share_of(state, n, more[x] + more[y], more[x], p);
  return out;
}

static void share_lists(unsigned offset, bool open, int64_t p) {
  struct arena *arena = check_arena();
  struct lists l = every_list(arena, 9, offset);
  struct condition in = new_condition(arena, l.rows), a = new_condition(arena, l.rows);
  struct outcome d = new_outcome(arena, l.n);
  put_lists(&l, in, a);
  kernel_share_up((struct segments){l.begin, l.n, opened(arena, l.n, open), {NULL, NULL}, NULL}, d, in, a, p);
  for (uint32_t i = 1; i < l.n; i++) { // the first is the offset: too long for all fillings
    const unsigned *state = l.state + l.begin[i];
    size_t n = l.begin[i + 1] - l.begin[i];
    unsigned want = open ? open_share(state, n, p) : share_of(state, n, 0, 0, p), got = outcome_at(&d, i);
    if (open ? (want & ~got) != 0 : got != want)
      assert_int_equal(got, want);
  }
  arena_free(arena);
}

static void percent(void **s) {
  (void)s;
  static const int64_t percents[] = {0, 1, 33333333, 33333334, 50000000, 66666667, 99999999, 100000000};
  for (unsigned offset = 0; offset < 64; offset++)
    share_lists(offset, offset % 2, percents[offset / 2 % 8]);
  for (size_t i = 0; i < 8; i++)
    share_lists(61, false, percents[i]), share_lists(61, true, percents[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fold),      cmocka_unit_test(known),   cmocka_unit_test(complete), cmocka_unit_test(kies), cmocka_unit_test(conditions),
      cmocka_unit_test(selection), cmocka_unit_test(segment), cmocka_unit_test(count),    cmocka_unit_test(percent),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
