// Reductions over segments, of lengths that end inside, on and past words, against a loop over the rows.
#include "brute.h"

enum { PARENTS = 150, ROUNDS = 60 };

struct family {
  struct arena *arena;
  uint64_t seed;
  uint32_t begin[PARENTS + 1], *parent;
  word open[WORDS(PARENTS)];
  struct segments segments;
  size_t rows;
};

// Many short lists, some of about a word, a few of several words; a quarter of them open. Padding is rubbish.
static struct family *new_family(struct arena *arena, uint64_t seed, uint32_t longest) {
  static const uint32_t lengths[] = {0, 1, 2, 3, 5, 63, 64, 65, 130, 200};
  struct family *f = NEW(arena, struct family);
  f->arena = arena;
  f->seed = seed;
  for (uint32_t p = 0; p < PARENTS; p++) {
    uint32_t n = lengths[draw(&f->seed, draw(&f->seed, 4) ? 5 : 10)];
    f->begin[p + 1] = f->begin[p] + (n < longest ? n : longest);
    if (draw(&f->seed, 4) == 0)
      bit_set(f->open, p);
  }
  f->rows = f->begin[PARENTS];
  f->parent = NEW_ARRAY(arena, uint32_t, f->rows);
  for (uint32_t p = 0; p < PARENTS; p++) {
    for (uint32_t r = f->begin[p]; r < f->begin[p + 1]; r++)
      f->parent[r] = p;
  }
  f->segments = (struct segments){f->begin, PARENTS, f->open,
                                  fields_of(f->begin, PARENTS, new_plane(arena, f->rows), new_plane(arena, PARENTS)),
                                  NULL};
  return f;
}

// Sets of outcomes in runs, so that long lists are often all nvt, or all but one ja.
static unsigned draw_outcome(struct family *f, size_t row) {
  static const unsigned usual[] = {NVT, JA, NEE, NVT | JA, JA | NEE, JA};
  unsigned base = usual[f->parent[row] % 6];
  return draw(&f->seed, 40) == 0 ? 1 + draw(&f->seed, ANY_OUTCOME) : base;
}

static unsigned draw_truth(struct family *f, size_t row) {
  unsigned base = 1 + f->parent[row] % 2;
  return draw(&f->seed, 6) == 0 ? 1 + draw(&f->seed, 3) : base;
}

static void spoil_padding(word *plane, size_t rows) {
  if (rows % 64)
    plane[rows / 64] |= ~(word)0 << (rows % 64);
}

static struct condition draw_condition(struct family *f) {
  struct condition c = new_condition(f->arena, f->rows);
  for (size_t r = 0; r < f->rows; r++)
    put_condition(c, r, draw_truth(f, r));
  spoil_padding(c.t, f->rows);
  return c;
}

static void fold_up(void **s) {
  (void)s;
  for (uint64_t round = 0; round < ROUNDS; round++) {
    struct arena *arena = check_arena();
    struct family *f = new_family(arena, round, round % 2 ? 200 : 60);
    struct outcome a = new_outcome(arena, f->rows), d = new_outcome(arena, PARENTS);
    for (size_t r = 0; r < f->rows; r++)
      outcome_put(&a, r, draw_outcome(f, r));
    spoil_padding(a.d, f->rows);
    kernel_fold_up(f->segments, d, a);
    for (uint32_t p = 0; p < PARENTS; p++) {
      unsigned want = NVT;
      for (uint32_t r = f->begin[p]; r < f->begin[p + 1]; r++)
        want = outcome_fold(want, outcome_at(&a, r));
      if (bit_get(f->open, p))
        want = outcome_fold(want, ANY_OUTCOME);
      assert_int_equal(outcome_at(&d, p), want);
    }
    arena_free(arena);
  }
}

// Every list of up to three rows, closed and open, in one column.
static void fold_up_every_short_list(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  enum { LISTS = 16 * 16 * 16 };
  uint32_t *begin = NEW_ARRAY(arena, uint32_t, LISTS + 1);
  for (uint32_t p = 0; p < LISTS; p++)
    begin[p + 1] = begin[p] + !!(p & 15) + !!(p >> 4 & 15) + !!(p >> 8);
  struct outcome a = new_outcome(arena, begin[LISTS]);
  for (uint32_t p = 0, r = 0; p < LISTS; p++) {
    for (unsigned shift = 0; shift < 12; shift += 4) {
      if (p >> shift & 15)
        outcome_put(&a, r++, p >> shift & 15);
    }
  }
  for (int open = 0; open < 2; open++) {
    struct outcome d = new_outcome(arena, LISTS);
    struct condition plane = new_condition(arena, LISTS);
    kernel_const_c(LISTS, plane, open ? WAAR : ONWAAR);
    struct fields fields = fields_of(begin, LISTS, new_plane(arena, begin[LISTS]), new_plane(arena, LISTS));
    assert_non_null(fields.ends);
    kernel_fold_up((struct segments){begin, LISTS, plane.t, fields, NULL}, d, a);
    for (uint32_t p = 0; p < LISTS; p++) {
      unsigned want = open ? ANY_OUTCOME : NVT;
      for (unsigned shift = 0; shift < 12; shift += 4)
        want = p >> shift & 15 ? outcome_fold(want, p >> shift & 15) : want;
      assert_int_equal(outcome_at(&d, p), want);
    }
  }
  arena_free(arena);
}

static void count_up(void **s) {
  (void)s;
  for (uint64_t round = 0; round < ROUNDS; round++) {
    struct arena *arena = check_arena();
    struct family *f = new_family(arena, round, 200);
    struct condition in = draw_condition(f), a = draw_condition(f);
    struct value d = new_value(arena, PARENTS);
    kernel_count_up(f->segments, d, in, a);
    for (uint32_t p = 0; p < PARENTS; p++) {
      int64_t lo = 0, hi = 0;
      for (uint32_t r = f->begin[p]; r < f->begin[p + 1]; r++) {
        lo += condition_at(&in, r) == WAAR && condition_at(&a, r) == WAAR;
        hi += condition_at(&in, r) & WAAR && condition_at(&a, r) & WAAR;
      }
      assert_state(state_at(d, p), (struct state){lo * NUMBER_SCALE, bit_get(f->open, p) ? VALUE_MAX : hi * NUMBER_SCALE, true, false});
    }
    arena_free(arena);
  }
}

static void any_up(void **s) {
  (void)s;
  for (uint64_t round = 0; round < ROUNDS; round++) {
    struct arena *arena = check_arena();
    struct family *f = new_family(arena, round, 200);
    struct condition a = draw_condition(f), d = new_condition(arena, PARENTS);
    kernel_any_up(f->segments, d, a);
    for (uint32_t p = 0; p < PARENTS; p++) {
      bool may = bit_get(f->open, p), sure = false;
      for (uint32_t r = f->begin[p]; r < f->begin[p + 1]; r++) {
        may |= condition_at(&a, r) & WAAR;
        sure |= condition_at(&a, r) == WAAR;
      }
      assert_int_equal(condition_at(&d, p), (may ? WAAR : 0) | (sure ? 0 : ONWAAR));
    }
    arena_free(arena);
  }
}

static void one_up(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct state states[STATES];
  all_states(states);
  struct family *f = new_family(arena, 3, 1);
  struct value v = new_value(arena, f->rows), dv = new_value(arena, PARENTS);
  struct condition c = new_condition(arena, f->rows), dc = new_condition(arena, PARENTS);
  struct set set = {NEW_ARRAY(arena, uint64_t, f->rows), NEW_ARRAY(arena, uint64_t, f->rows)};
  struct set ds = {NEW_ARRAY(arena, uint64_t, PARENTS), NEW_ARRAY(arena, uint64_t, PARENTS)};
  for (size_t r = 0; r < f->rows; r++) {
    put_state(v, r, states[r % STATES]);
    put_condition(c, r, 1 + r % 3);
    set.may[r] = set.must[r] = r;
    set.may[r] |= 1024;
  }
  kernel_one_up(f->segments, dv, v);
  kernel_one_up_c(f->segments, dc, c);
  kernel_one_up_s(f->segments, ds, set);
  struct state geen = {0, 0, false, true}, anything = {VALUE_MIN, VALUE_MAX, true, true};
  for (uint32_t p = 0; p < PARENTS; p++) {
    uint32_t r = f->begin[p];
    bool none = r == f->begin[p + 1], open = bit_get(f->open, p);
    assert_state(state_at(dv, p), none ? (open ? anything : geen) : states[r % STATES]);
    assert_int_equal(condition_at(&dc, p), none ? (open ? WAAR | ONWAAR : ONWAAR) : 1 + r % 3);
    assert_int_equal(ds.must[p], none ? 0 : r);
    assert_int_equal(ds.may[p], none ? (open ? UINT64_MAX : 0) : (r | 1024));
  }
  arena_free(arena);
}

static void down_from(uint32_t longest, bool together) {
  struct arena *arena = check_arena();
  struct state states[STATES];
  all_states(states);
  struct family *f = new_family(arena, 5, longest);
  const word *ends = f->segments.fields.ends;
  assert_int_equal(ends != NULL, together);
  struct value v = new_value(arena, PARENTS), dv = new_value(arena, f->rows);
  struct condition c = new_condition(arena, PARENTS), dc = new_condition(arena, f->rows);
  struct outcome u = new_outcome(arena, PARENTS), du = new_outcome(arena, f->rows);
  struct set set = {NEW_ARRAY(arena, uint64_t, PARENTS), NEW_ARRAY(arena, uint64_t, PARENTS)};
  struct set ds = {NEW_ARRAY(arena, uint64_t, f->rows), NEW_ARRAY(arena, uint64_t, f->rows)};
  for (uint32_t p = 0; p < PARENTS; p++) {
    put_state(v, p, states[p % STATES]);
    put_condition(c, p, 1 + p % 3);
    outcome_put(&u, p, 1 + p % 15);
    set.must[p] = p;
    set.may[p] = p | 1024;
  }
  kernel_down_v(f->rows, dv, v, f->parent);
  kernel_down_c(f->rows, dc, c, f->parent, ends);
  kernel_down_u(f->rows, du, u, f->parent, ends);
  kernel_down_s(f->rows, ds, set, f->parent);
  for (size_t r = 0; r < f->rows; r++) {
    uint32_t p = f->parent[r];
    assert_state(state_at(dv, r), states[p % STATES]);
    assert_int_equal(condition_at(&dc, r), 1 + p % 3);
    assert_int_equal(outcome_at(&du, r), 1 + p % 15);
    assert_int_equal(ds.must[r], p);
    assert_int_equal(ds.may[r], p | 1024);
  }
  arena_free(arena);
}

static void down(void **s) {
  (void)s;
  down_from(200, false);
  down_from(60, true);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fold_up),  cmocka_unit_test(fold_up_every_short_list),
      cmocka_unit_test(count_up), cmocka_unit_test(any_up),
      cmocka_unit_test(one_up),   cmocka_unit_test(down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
