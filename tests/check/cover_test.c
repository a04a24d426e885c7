// Holes and overlaps of small tables beside every case tried, for tables in which all columns count and in which some are enough.
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
// cmocka needs the above
#include <cmocka.h>

#include "table_cover.h"

enum { TABLES = 20000, COLUMNS = 4, PIECES = 4, ROWS = 7 };

static uint32_t dice(uint64_t *state, uint32_t n) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33) % n;
}

static _Noreturn void no_memory(void *context) {
  (void)context;
  abort();
}

static void random_cell(uint64_t *state, struct cover *c, uint32_t row, uint32_t k) {
  uint64_t *cell = cover_row(c, row) + c->column[k].first, any = ((uint64_t)1 << c->column[k].pieces) - 1;
  *cell = dice(state, 3) == 0 ? any : dice(state, (uint32_t)any + 1); // also cells that nothing fits
}

static void random_table(uint64_t *state, struct arena *a, struct cover *c) {
  *c = (struct cover){.arena = a, .columns = 1 + dice(state, COLUMNS)};
  c->column = NEW_ARRAY(a, struct cover_column, c->columns);
  for (uint32_t k = 0; k < c->columns; k++) {
    uint64_t *likely = NEW_ARRAY(a, uint64_t, 1);
    *likely = dice(state, 16);
    c->column[k] = (struct cover_column){.pieces = 1 + dice(state, PIECES), .likely = likely};
  }
  cover_open(c, 1 + dice(state, ROWS));
  c->wanted = dice(state, 3) == 0 ? 1 + dice(state, c->columns) : c->columns;
  for (uint32_t r = 0; r < c->rows; r++)
    for (uint32_t k = 0; k < c->columns; k++) random_cell(state, c, r, k);
}

static bool holds(const struct cover *c, uint32_t row, const uint32_t *piece) {
  uint32_t fits = 0;
  for (uint32_t k = 0; k < c->columns; k++) fits += cover_row(c, row)[c->column[k].first] >> piece[k] & 1;
  return fits >= c->wanted;
}

static bool next_case(const struct cover *c, uint32_t *piece) {
  for (uint32_t k = 0; k < c->columns; k++) {
    if (++piece[k] < c->column[k].pieces) return true;
    piece[k] = 0;
  }
  return false;
}

static bool in_box(const struct cover *c, const uint64_t *box, const uint32_t *piece) {
  for (uint32_t k = 0; k < c->columns; k++)
    if (!(box[c->column[k].first] >> piece[k] & 1)) return false;
  return true;
}

static bool some_holds(const struct cover *c, uint32_t n, const uint32_t *piece) {
  for (uint32_t r = 0; r < n; r++)
    if (holds(c, r, piece)) return true;
  return false;
}

// Some case in the box in which none of the first n rows holds?
static bool tried(const struct cover *c, const uint64_t *box, uint32_t n) {
  uint32_t piece[COLUMNS] = {0};
  do
    if (in_box(c, box, piece) && !some_holds(c, n, piece)) return true;
  while (next_case(c, piece));
  return false;
}

static void compare_holes(struct cover *c, uint64_t *box, uint32_t n) {
  uint32_t piece[COLUMNS];
  uint64_t before[COLUMNS];
  memcpy(before, box, c->words * sizeof *box);
  bool hole = tried(c, box, n);
  assert_int_equal(cover_hole(c, box, n, piece), hole ? COVER_FOUND : COVER_NONE);
  if (hole) assert_true(in_box(c, before, piece) && !some_holds(c, n, piece));
}

static void compare_pairs(struct cover *c) {
  uint32_t piece[COLUMNS], found[COLUMNS];
  for (uint32_t a = 0; a < c->rows; a++)
    for (uint32_t b = 0; b < a; b++) {
      bool both = false;
      memset(piece, 0, sizeof piece);
      bool within = cover_within(c, a, b);
      do {
        both = both || (holds(c, a, piece) && holds(c, b, piece));
        assert_true(!within || !holds(c, a, piece) || holds(c, b, piece));
      } while (next_case(c, piece));
      assert_int_equal(cover_both(c, a, b, NULL), both);
      assert_int_equal(cover_both(c, a, b, found), both);
      if (both) assert_true(holds(c, a, found) && holds(c, b, found));
    }
}

static void test_every_case_is_looked_at(void **state) {
  uint64_t seed = 20250623;
  (void)state;
  for (int i = 0; i < TABLES; i++) {
    struct arena *a = arena_new((struct oom){no_memory, NULL});
    struct cover c;
    random_table(&seed, a, &c);
    compare_holes(&c, cover_all(&c, false), c.rows);
    uint64_t *some = cover_all(&c, false);
    for (uint32_t w = 0; w < c.words; w++) some[w] &= cover_row(&c, c.rows - 1)[w];
    bool empty = false;
    for (uint32_t w = 0; w < c.words; w++) empty = empty || some[w] == 0;
    if (!empty) compare_holes(&c, some, c.rows - 1);
    compare_pairs(&c);
    arena_free(a);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_case_is_looked_at)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
