// The first and the last row of a list, against every filling of short lists.
#include "brute.h"

enum { PARENTS = 3000, LONGEST = 3 };

struct row {
  struct state a, key;
  unsigned in;
};

// A row as it is in one filling.
struct filled {
  int64_t a, key;
};

static struct state draw_state(uint64_t *seed) {
  int64_t lo = draw(seed, 3), hi = lo + draw(seed, 2);
  bool k = draw(seed, 5) != 0;
  return (struct state){lo, hi, k, !k || draw(seed, 4) == 0};
}

// The values of the row that is last (first): the greatest (least) key, of equal keys any.
static void picked(const struct filled *rows, uint32_t n, bool last, struct state *want) {
  const struct filled *best = NULL;
  for (uint32_t i = 0; i < n; i++)
    if (rows[i].key != GEEN && (!best || (last ? rows[i].key > best->key : rows[i].key < best->key)))
      best = &rows[i];
  if (!best)
    state_add(want, GEEN);
  for (uint32_t i = 0; best && i < n; i++)
    if (rows[i].key == best->key)
      state_add(want, rows[i].a);
}

static void every_filling(const struct row *rows, uint32_t n, uint32_t i, struct filled *filled, bool last,
                          struct state *want) {
  if (i == n) {
    picked(filled, n, last, want);
    return;
  }
  if (rows[i].in & ONWAAR) {
    filled[i] = (struct filled){GEEN, GEEN};
    every_filling(rows, n, i + 1, filled, last, want);
  }
  if (!(rows[i].in & WAAR))
    return;
  struct fillings a = fillings_of(rows[i].a), key = fillings_of(rows[i].key);
  for (size_t f = 0; f < a.n * key.n; f++) {
    filled[i] = (struct filled){a.at[f % a.n], key.at[f / a.n]};
    every_filling(rows, n, i + 1, filled, last, want);
  }
}

static void check(bool last, uint64_t seed) {
  struct arena *arena = check_arena();
  size_t room = PARENTS * LONGEST;
  struct value a = new_value(arena, room), key = new_value(arena, room), d = new_value(arena, PARENTS);
  struct condition in = new_condition(arena, room);
  struct row *rows = NEW_ARRAY(arena, struct row, room);
  uint32_t *begin = NEW_ARRAY(arena, uint32_t, PARENTS + 1), n = 0;
  for (uint32_t p = 0; p < PARENTS; p++) {
    for (uint32_t left = draw(&seed, LONGEST + 1); left > 0; left--, n++) {
      rows[n] = (struct row){draw_state(&seed), draw_state(&seed), draw(&seed, 3) ? WAAR : 1 + draw(&seed, 3)};
      put_state(a, n, rows[n].a);
      put_state(key, n, rows[n].key);
      put_condition(in, n, rows[n].in);
    }
    begin[p + 1] = n;
  }
  struct segments s = {begin, PARENTS, new_plane(arena, PARENTS), {NULL, NULL}, NULL};
  (last ? kernel_last_up : kernel_first_up)(s, d, a, key, in);
  for (uint32_t p = 0; p < PARENTS; p++) {
    struct state want = {0};
    struct filled filled[LONGEST];
    every_filling(rows + begin[p], begin[p + 1] - begin[p], 0, filled, last, &want);
    assert_state(state_at(d, p), want);
  }
  arena_free(arena);
}

static void last_up(void **s) {
  (void)s, check(true, 11);
}
static void first_up(void **s) {
  (void)s, check(false, 12);
}

static void open_list_may_hold_anything(void **s) {
  (void)s;
  struct arena *arena = check_arena();
  struct value a = new_value(arena, 1), d = new_value(arena, 1);
  struct condition in = new_condition(arena, 1);
  const uint32_t begin[] = {0, 1};
  const word open = 1;
  kernel_range_v(1, &a, 3, 3);
  kernel_const_c(1, in, WAAR);
  kernel_last_up((struct segments){begin, 1, &open, {NULL, NULL}, NULL}, d, a, a, in);
  assert_state(state_at(d, 0), (struct state){VALUE_MIN, VALUE_MAX, true, true});
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(last_up),
      cmocka_unit_test(first_up),
      cmocka_unit_test(open_list_may_hold_anything),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
