// The machine on a small image with columns made by hand; and two things that must hold whatever the columns are.
#include "vm.h"

#include "columns_for.h"
#include "kernel.h"
#include "narrow.h"
#include "same_run.h"

static struct image read_image(struct arena *a) {
  struct writer w;
  struct sink sink;
  struct image im = {0};
  small_image(&w, a);
  assert_true(small_read(a, &sink, image_write(&w), &im));
  return im;
}

// Two aanbieders. The first has two medewerkers, with two vogs and none; and a plan. The second has one medewerker that is known,
// with one vog that is known, and of a plan nothing is known.
static void by_hand(struct arena *a, const struct image *im, struct columns *c) {
  columns_start(a, im, 2, c);
  c->peildatum[0] = 20262;
  c->peildatum[1] = 20000;
  rows_for(a, c, MEDEWERKER, (const uint32_t[]){2, 1}, 2);
  rows_for(a, c, VOG, (const uint32_t[]){2, 0, 1}, 4);
  rows_for(a, c, PLAN, (const uint32_t[]){1, 0}, 2);
  inputs_for(a, c);
  put_value(c, SECTOR, 0, 2, 2);
  put_value(c, SECTOR, 1, 0, 1);
  put_bool(c, CONTACT, 0, WAAR);
  put_bool(c, CONTACT, 1, ONWAAR);
  put_bool(c, CONTACT, 2, WAAR | ONWAAR);
  put_value(c, IN_DIENST, 0, 20000, 20000);
  put_value(c, IN_DIENST, 1, 19900, 19900);
  put_value(c, IN_DIENST, 2, DAY_MIN, DAY_MAX);
  put_members(c, ROLLEN, 0, 2, 2);
  put_members(c, ROLLEN, 1, 0, 3);
  put_members(c, ROLLEN, 2, 1, 1);
  put_value(c, VOG_DATUM, 0, 20010, 20010);
  put_value(c, VOG_DATUM, 1, 19990, 19990);
  put_value(c, VOG_DATUM, 2, 19000, 19000);
  put_bool(c, GETEKEND, 0, WAAR);
  put_value(c, PLAN_DATUM, 0, 20100, 20100);
  put_members(c, ONDERWERPEN, 0, 3, 3);
  bit_set(c->judges[0].given.n, 0);
  bit_set(c->waivers[0].t, 1);
}

static struct run run_by_hand(struct arena *a) {
  struct image *im = NEW(a, struct image);
  struct columns *c = NEW(a, struct columns);
  struct run run;
  *im = read_image(a);
  by_hand(a, im, c);
  vm_run(a, c, &run);
  return run;
}

// What a register must hold, row after row.
static void truths(const struct run *run, uint32_t reg, uint32_t n, const unsigned *expected) {
  assert_int_equal(run_rows(run, reg), n);
  for (uint32_t r = 0; r < n; r++)
    assert_int_equal(run_condition(run, reg, r), expected[r]);
}

static void outcomes(const struct run *run, uint32_t reg, uint32_t n, const unsigned *expected) {
  assert_int_equal(run_rows(run, reg), n);
  for (uint32_t r = 0; r < n; r++)
    assert_int_equal(run_outcome(run, reg, r), expected[r]);
}

static void value(const struct run *run, uint32_t reg, uint32_t row, int64_t lo, int64_t hi, bool g) {
  struct value v = run->regs[reg].v;
  assert_true(bit_get(v.k, row));
  assert_int_equal(bit_get(v.g, row), g);
  assert_int_equal(v.lo[row], lo);
  assert_int_equal(v.hi[row], hi);
}

static void absent(const struct run *run, uint32_t reg, uint32_t row) {
  assert_false(bit_get(run->regs[reg].v.k, row));
  assert_true(bit_get(run->regs[reg].v.g, row));
}

enum { T = WAAR, F = ONWAAR, TF = WAAR | ONWAAR };
#define LIST(...)                                                                                                      \
  sizeof((const unsigned[]){__VA_ARGS__}) / sizeof(unsigned), (const unsigned[]) {                                     \
    __VA_ARGS__                                                                                                        \
  }

static void inputs(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct run run = run_by_hand(a);
  value(&run, R_TODAY, 1, 20000, 20000, false);
  value(&run, R_TODAY_M, 1, 20262, 20262, false);
  value(&run, R_TODAY_M, 2, 20000, 20000, false);
  truths(&run, R_TRUE, LIST(T, T));
  outcomes(&run, R_ALL, LIST(ANY_OUTCOME, ANY_OUTCOME));
  value(&run, R_ZERO, 1, 0, 0, false);
  value(&run, R_RANGE, 0, 0, 2, false);
  truths(&run, R_CONTACT, LIST(T, F, TF));
  truths(&run, R_WAIVED, LIST(F, T));
  outcomes(&run, R_JUDGED, LIST(NEE, ANY_OUTCOME));
  truths(&run, R_OPEN, LIST(F, T));
  assert_ptr_equal(run.regs[R_ROLES].s.may, run.columns->fields[ROLLEN].set.may);
  arena_free(a);
}

static void down_and_up(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct run run = run_by_hand(a);
  truths(&run, R_TRUE_M, LIST(T, T, T));
  outcomes(&run, R_ALL_M, LIST(ANY_OUTCOME, ANY_OUTCOME, ANY_OUTCOME));
  value(&run, R_SECTOR_M, 1, 2, 2, false);
  value(&run, R_SECTOR_M, 2, 0, 1, false);
  assert_int_equal(run_rows(&run, R_ROLES_V), 3);
  assert_int_equal(run.regs[R_ROLES_V].s.must[1], 2);
  assert_int_equal(run.regs[R_ROLES_V].s.must[2], 1);
  value(&run, R_FIRST, 0, 19990, 19990, false);
  value(&run, R_LAST, 0, 20010, 20010, false);
  absent(&run, R_LAST, 1);
  value(&run, R_LAST, 2, VALUE_MIN, VALUE_MAX, true);
  value(&run, R_COUNT, 0, NUMBER_SCALE, NUMBER_SCALE, false);
  value(&run, R_COUNT, 1, 0, VALUE_MAX, false);
  value(&run, R_COUNT_OF, 0, 2 * NUMBER_SCALE, 2 * NUMBER_SCALE, false);
  value(&run, R_COUNT_OF, 1, 0, 0, false);
  truths(&run, R_SOME, LIST(T, TF));
  value(&run, R_PLAN_DATE_UP, 0, 20100, 20100, false);
  value(&run, R_PLAN_DATE_UP, 1, VALUE_MIN, VALUE_MAX, true);
  truths(&run, R_SIGNED_UP, LIST(T, TF));
  assert_int_equal(run.regs[R_TOPICS_UP].s.must[0], 3);
  assert_int_equal(run.regs[R_TOPICS_UP].s.may[1], UINT64_MAX);
  arena_free(a);
}

static void values_and_conditions(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct run run = run_by_hand(a);
  day term = date_add(20010, 3, UNIT_MONTH);
  value(&run, R_SINCE, 0, 262, 262, false);
  value(&run, R_TERM, 0, term, term, false);
  absent(&run, R_TERM, 1);
  value(&run, R_UPTO, 0, 20000, 20000, false);
  value(&run, R_UPTO, 2, DAY_MIN, 20000, true);
  value(&run, R_SUM, 1, 20262, 20262, false);
  truths(&run, R_LT, LIST(T, F, TF));
  truths(&run, R_LE, LIST(T, F, TF));
  truths(&run, R_EQ, LIST(T, T, TF));
  truths(&run, R_NE, LIST(F, F, TF));
  truths(&run, R_WITHIN, LIST(F, F, T));
  truths(&run, R_ONE_OF, LIST(T, T, TF));
  truths(&run, R_ABSENT, LIST(F, T, TF));
  truths(&run, R_PRESENT, LIST(T, F, TF));
  truths(&run, R_ANY, LIST(F, TF, T));
  truths(&run, R_ALL_OF, LIST(F, TF, F));
  truths(&run, R_NOT, LIST(F, T, TF));
  truths(&run, R_AND, LIST(T, F, TF));
  truths(&run, R_OR, LIST(T, TF, T));
  truths(&run, R_SELECT_C, LIST(T, TF, TF));
  arena_free(a);
}

static void judged(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct run run = run_by_hand(a);
  outcomes(&run, R_CRITERION, LIST(JA, NEE, JA | NEE));
  outcomes(&run, R_CHOOSE, LIST(JA, ANY_OUTCOME, ANY_OUTCOME));
  outcomes(&run, R_FOLD, LIST(JA, NEE | DEELS, JA | NEE | DEELS));
  outcomes(&run, R_COMPLETE, LIST(JA, NEE, JA | NEE));
  outcomes(&run, R_DEADLINE, LIST(JA, NVT, NVT | JA | NEE));
  outcomes(&run, R_SELECT, LIST(JA, ANY_OUTCOME, ANY_OUTCOME));
  outcomes(&run, R_FOLD_UP, LIST(JA | DEELS, ANY_OUTCOME));
  arena_free(a);
}

// --- Whatever the columns are

static void no_row_is_empty(const struct run *run) {
  for (uint32_t reg = 0; reg < run->image->n_regs; reg++) {
    const struct reg *d = &run->regs[reg];
    for (uint32_t row = 0; row < run_rows(run, reg); row++) {
      enum reg_type type = run->image->regs[reg].type;
      if (type == REG_CONDITION)
        assert_int_not_equal(run_condition(run, reg, row), 0);
      else if (type == REG_OUTCOME)
        assert_int_not_equal(run_outcome(run, reg, row), 0);
      else if (type == REG_VALUE)
        assert_true(bit_get(d->v.g, row) || (bit_get(d->v.k, row) && d->v.lo[row] <= d->v.hi[row]));
      else
        assert_int_equal(d->s.must[row] & ~d->s.may[row], 0);
    }
  }
}

// Any image that the verifier accepts runs: a bit is flipped, everywhere in turn.
static void every_bit(void **s) {
  (void)s;
  struct arena *a = check_arena(), *scratch = check_arena();
  struct writer w;
  small_image(&w, a);
  struct text bytes = image_write(&w);
  char *p = memcpy(arena_alloc(a, bytes.n), bytes.p, bytes.n);
  uint64_t seed = 1;
  size_t ran = 0;
  for (size_t bit = 0; bit < 8 * bytes.n; bit++) {
    struct sink sink;
    struct image im;
    p[bit / 8] = (char)(p[bit / 8] ^ 1 << bit % 8);
    small_seal(p, bytes.n);
    if (small_read(scratch, &sink, (struct text){p, bytes.n}, &im)) {
      struct columns c;
      struct run run;
      columns_draw(scratch, &im, &seed, &c);
      vm_run(scratch, &c, &run);
      no_row_is_empty(&run);
      ran++;
    }
    p[bit / 8] = (char)(p[bit / 8] ^ 1 << bit % 8);
    arena_reset(scratch);
  }
  assert_true(ran > 1000);
  arena_free(scratch);
  arena_free(a);
}

static void within(const struct run *after, const struct run *before, uint32_t reg, uint32_t row) {
  const struct reg *x = &after->regs[reg], *y = &before->regs[reg];
  switch ((enum reg_type)after->image->regs[reg].type) {
  case REG_CONDITION:
    assert_int_equal(run_condition(after, reg, row) & ~run_condition(before, reg, row), 0);
    break;
  case REG_OUTCOME:
    assert_int_equal(run_outcome(after, reg, row) & ~run_outcome(before, reg, row), 0);
    break;
  case REG_VALUE:
    assert_true(!bit_get(x->v.g, row) || bit_get(y->v.g, row));
    if (!bit_get(x->v.k, row))
      break;
    assert_true(bit_get(y->v.k, row));
    assert_true(x->v.lo[row] >= y->v.lo[row] && x->v.hi[row] <= y->v.hi[row]);
    break;
  case REG_SET:
    assert_int_equal(y->s.must[row] & ~x->s.must[row], 0);
    assert_int_equal(x->s.may[row] & ~y->s.may[row], 0);
    break;
  }
}

// Makes one hole in known columns: a value unknown, or a list open.
static void make_hole(struct columns *c, uint64_t *seed) {
  uint32_t f = draw(seed, c->image->n_fields), e = 1 + draw(seed, c->image->n_entities - 1);
  uint32_t rows = c->entities[c->image->fields[f].entity].rows;
  uint32_t parents = c->entities[c->image->entities[e].parent].rows;
  if (draw(seed, 4) > 0 && rows > 0)
    put_unknown(c, f, draw(seed, rows));
  else if (parents > 0)
    bit_set(c->entities[e].open, draw(seed, parents));
}

// Soundness: what was possible with a hole filled was possible before it was filled. The same draw is made twice, and more holes
// are made in the second.
static void filling_a_hole_takes_nothing_new(void **s) {
  (void)s;
  struct arena *a = check_arena(), *scratch = check_arena();
  struct image im = read_image(a);
  for (uint64_t round = 0; round < 3000; round++) {
    uint64_t one = round, two = round, holes = round + 1;
    struct columns filled, open;
    struct run after, before;
    columns_draw(scratch, &im, &one, &filled);
    columns_draw(scratch, &im, &two, &open);
    for (uint32_t n = 1 + draw(&holes, 3); n > 0; n--)
      make_hole(&open, &holes);
    vm_run(scratch, &filled, &after);
    vm_run(scratch, &open, &before);
    for (uint32_t reg = 0; reg < im.n_regs; reg++) {
      // Whether a list is open is said of the list as it stands, not of what is possible.
      for (uint32_t row = 0; reg != R_OPEN && row < run_rows(&after, reg); row++)
        within(&after, &before, reg, row);
    }
    arena_reset(scratch);
  }
  arena_free(scratch);
  arena_free(a);
}

// The same numbers in two bytes, of each field that they fit.
static void make_narrow(struct arena *a, struct columns *c) {
  for (uint32_t f = 0; f < c->image->n_fields; f++) {
    uint32_t rows = c->entities[c->image->fields[f].entity].rows;
    struct value *v = &c->fields[f].value;
    struct narrow *narrow = NEW(a, struct narrow);
    if (v->lo != NULL && rows > 0 && narrow_of(*v, rows, NEW_ARRAY(a, int16_t, 64 * WORDS(rows)), plane_for(a, rows), narrow))
      v->narrow = narrow;
  }
}

// Runs in one room, one after another: of columns with narrow numbers and without, with judgements and without.
static void a_room_gives_the_same(void **s) {
  (void)s;
  struct arena *a = check_arena(), *scratch = check_arena();
  struct image im = read_image(a);
  struct vm_room *room = vm_room_new(a, &im);
  for (uint64_t round = 0, seed = 1; round < 2000; round++) {
    struct columns c;
    struct run own, shared;
    columns_draw(scratch, &im, &seed, &c);
    for (uint32_t j = 0; j < im.n_judges; j++)
      c.judges[j].none = draw(&seed, 2);
    vm_run(scratch, &c, &own);
    if (draw(&seed, 3) > 0)
      make_narrow(scratch, &c);
    vm_run_in(room, &c, &shared);
    vm_write_sums(room, &shared);
    assert_true(same_runs(&own, &shared));
    arena_reset(scratch);
  }
  vm_room_free(room);
  arena_free(scratch);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(inputs), cmocka_unit_test(down_and_up), cmocka_unit_test(values_and_conditions),
      cmocka_unit_test(judged), cmocka_unit_test(every_bit),   cmocka_unit_test(filling_a_hole_takes_nothing_new),
      cmocka_unit_test(a_room_gives_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
