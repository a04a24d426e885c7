// Which questions are asked, against brute force: on small generated sets and dossiers every filling of all that is unknown is
// tried. A question that is left out never changes a printed outcome; each that is asked (now or later) does for some filling.
// A case is made from its number: a failing one can be looked at alone with the environment variable EISEN_CASE.
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "question.h"
#include "writer.h"

enum { AANBIEDER, RIJ, BLAD };
enum { P, Q, R, KEUZE, DAG, LATER, DELEN, GOED, MEE, STAAT, FIELDS };
enum { FILLING_LIMIT = 6000, CASES = 2000, ROWS = 2, MORE = 2, HOLES = 20, BATCH = 256 };

static const char *const field_names[FIELDS] = {"p",     "q",     "r",    "keuze", "dag",
                                                "later", "delen", "goed", "mee",   "staat"};
static const uint32_t field_entity[FIELDS] = {0, 0, 0, 0, 0, 0, 0, RIJ, RIJ, BLAD};
static const uint32_t field_type[FIELDS] = {TYPE_BOOL, TYPE_BOOL, TYPE_BOOL, TYPE_CHOICE, TYPE_DATE,
                                            TYPE_DATE, TYPE_SET,  TYPE_BOOL, TYPE_BOOL,   TYPE_BOOL};
static const char *const bools[] = {"ja", "nee"};
static const char *const choices[] = {"een", "twee", "drie"};
// What is known lies between the first and the last two: so each of two dates can be before and after all that is known.
static const char *const days[] = {"2025-05-31", "2025-06-01", "2025-06-02", "2025-06-03",
                                   "2025-06-04", "2025-06-05", "2025-06-06"};
static const char *const parts[] = {"geen", "begin", "eind", "begin, eind"};
static const unsigned outcomes[] = {JA, DEELS, NEE, NVT};

struct test {
  struct arena *arena;
  uint32_t seed;
  struct writer w;
  struct image image;
  struct sink sink;
  VEC(uint32_t) conditions[2], results[2]; // registers, at the level of the aanbieder and of a rij
  // The dossier: of each cell its value, or -1 when unknown; of each list whether it is open.
  int value[FIELDS][ROWS + MORE], judged[2][ROWS + MORE];
  uint32_t rows;
  int blad; // 0: none; 1, 2: there is one, and its staat is ja, nee; 3: its staat is unknown; -1: unknown
  int staat;
  int more; // rows that come on top; -1: the list is open
};

static uint32_t draw(struct test *t, uint32_t n) {
  t->seed = t->seed * 1664525u + 1013904223u;
  return (t->seed >> 8) % n;
}

static struct img_text said(struct test *t, const char *s) {
  return writer_text(&t->w, text_from(s));
}

static uint32_t code(struct test *t, enum opcode op, uint32_t level, uint32_t a, uint32_t b, uint32_t c) {
  return writer_code(&t->w, op, level, a, b, c, NONE);
}

static uint32_t number(struct test *t, int64_t v) {
  return writer_const(&t->w, v);
}

// --- A set

static void add_class(struct test *t, const char *name, const char *const *leaves, uint32_t n) {
  struct img_text none = {0, 0};
  uint32_t first = (uint32_t)t->w.nodes.n;
  for (uint32_t i = 0; i < n; i++) {
    struct img_text leaf = said(t, leaves[i]);
    writer_add(&t->w, nodes, (struct img_node){leaf, leaf, leaf, none, NONE, i, 1});
  }
  writer_add(&t->w, classes, (struct img_class){said(t, name), said(t, name), first, n, n, 0});
}

static void add_schema(struct test *t) {
  static const char *const members[] = {"begin", "eind"};
  struct img_text none = {0, 0};
  writer_add(&t->w, sets, (struct img_set){said(t, "proef"), said(t, "Proef"), none, none, NO_DAY, NO_DAY});
  add_class(t, "keuzes", choices, 3);
  add_class(t, "delen", members, 2);
  writer_add(&t->w, entities, (struct img_entity){said(t, "aanbieder"), none, none, NONE, 0, P, 7, NONE, NONE});
  writer_add(&t->w, entities, (struct img_entity){said(t, "rij"), said(t, "rijen"), none, 0, 0, GOED, 2, NONE, NONE});
  writer_add(&t->w, entities, (struct img_entity){said(t, "blad"), none, none, 0, KIND_SINGLE, STAAT, 1, NONE, NONE});
  for (uint32_t f = 0; f < FIELDS; f++) {
    uint32_t class_ = f == KEUZE ? 0 : f == DELEN ? 1 : NONE;
    writer_add(
        &t->w, fields,
        (struct img_field){said(t, field_names[f]), none, none, none, field_entity[f], field_type[f], class_, 0});
  }
}

static void know(struct test *t, uint32_t level, uint32_t condition) {
  vec_push(t->arena, &t->conditions[level], condition);
}

static uint32_t some_condition(struct test *t, uint32_t level) {
  return t->conditions[level].p[draw(t, (uint32_t)t->conditions[level].n)];
}

static uint32_t some_result(struct test *t, uint32_t level) {
  return t->results[level].p[draw(t, (uint32_t)t->results[level].n)];
}

static void add_comparisons(struct test *t) {
  uint32_t dag = code(t, OP_LOAD_V, 0, DAG, 0, 0), later = code(t, OP_LOAD_V, 0, LATER, 0, 0);
  uint32_t moved = code(t, OP_ADD_TERM, 0, dag, number(t, 1), UNIT_DAY);
  uint32_t third = code(t, OP_CONST_V, 0, number(t, date_from(2025, 6, 3)), 0, 0);
  uint32_t keuze = code(t, OP_LOAD_V, 0, KEUZE, 0, 0), delen = code(t, OP_LOAD_S, 0, DELEN, 0, 0);
  know(t, 0, code(t, OP_LE, 0, dag, third, 0));
  know(t, 0, code(t, OP_LT, 0, third, moved, 0));
  know(t, 0, code(t, OP_LE, 0, dag, later, 0));
  know(t, 0, code(t, OP_WITHIN, 0, keuze, number(t, 1), number(t, 2)));
  know(t, 0, code(t, OP_HAS_ANY, 0, delen, number(t, 3), 0));
  know(t, 0, code(t, OP_HAS_ALL, 0, delen, number(t, 1 << draw(t, 2)), 0));
}

static void add_loads(struct test *t) {
  for (uint32_t f = P; f <= R; f++)
    know(t, 0, code(t, OP_LOAD_C, 0, f, 0, 0));
  know(t, RIJ, code(t, OP_LOAD_C, RIJ, GOED, 0, 0));
  know(t, RIJ, code(t, OP_LOAD_C, RIJ, MEE, 0, 0));
  uint32_t staat = code(t, OP_LOAD_C, BLAD, STAAT, 0, 0);
  know(t, 0, code(t, OP_ONE_UP_C, 0, staat, BLAD, 0));
  add_comparisons(t);
}

static void add_condition(struct test *t, uint32_t level) {
  uint32_t a = some_condition(t, level), b = some_condition(t, level);
  uint32_t all = code(t, OP_CONST_C, RIJ, number(t, WAAR), 0, 0);
  switch (draw(t, level == 0 ? 6 : 3)) {
  case 0:
    know(t, level, code(t, OP_NOT, level, a, 0, 0));
    break;
  case 1:
    know(t, level, code(t, OP_AND, level, a, b, 0));
    break;
  case 2:
    know(t, level, code(t, OP_OR, level, a, b, 0));
    break;
  case 3:
    know(t, 0, code(t, OP_ANY_UP, 0, some_condition(t, RIJ), RIJ, 0));
    break;
  case 4: {
    uint32_t count = code(t, OP_COUNT_UP, 0, all, some_condition(t, RIJ), RIJ);
    uint32_t two = code(t, OP_CONST_V, 0, number(t, 2 * (int64_t)NUMBER_SCALE), 0, 0);
    know(t, 0, code(t, OP_LE, 0, two, count, 0));
    break;
  }
  default:
    know(t, RIJ, code(t, OP_DOWN_C, RIJ, a, 0, 0));
  }
}

static void add_result(struct test *t, uint32_t level) {
  uint32_t nvt = code(t, OP_CONST_U, level, number(t, NVT), 0, 0), a = some_result(t, level), b = some_result(t, level);
  uint32_t reg = code(t, OP_CRITERION, level, some_condition(t, level), 0, 0);
  switch (draw(t, level == 0 ? 6 : 4)) {
  case 0:
    break;
  case 1:
    reg = code(t, OP_FOLD, level, a, b, 0);
    break;
  case 2:
    reg = code(t, OP_CHOOSE, level, some_condition(t, level), a, nvt);
    break;
  case 3:
    reg = code(t, OP_COMPLETE, level, a, 0, 0);
    break;
  case 4: {
    uint32_t options[] = {some_condition(t, 0), b, 0, 0, some_condition(t, 0), nvt, 1, 0};
    reg = code(t, OP_SELECT_U, 0, a, writer_pool(&t->w, options, 8), 0);
    break;
  }
  default:
    reg = code(t, OP_FOLD_UP, 0, some_result(t, RIJ), RIJ, 0);
  }
  vec_push(t->arena, &t->results[level], reg);
}

static void add_target(struct test *t, uint32_t flags, uint32_t judge, uint32_t entity, uint32_t row, uint32_t reg) {
  struct img_target target = {.kind = TARGET_EIS,
                              .flags = flags,
                              .eis = (uint32_t)t->w.targets.n,
                              .number = said(t, text_z(t->arena, text_format(t->arena, "%zu", t->w.targets.n + 1))),
                              .title = said(t, "Proef"),
                              .parent = NONE,
                              .exception = NONE,
                              .entity = entity,
                              .row_reg = row,
                              .reg = reg,
                              .own_reg = row,
                              .scope_reg = NONE,
                              .judge = judge,
                              .waiver = NONE,
                              .row_waiver = NONE,
                              .theme = NONE,
                              .span = NONE};
  writer_add(&t->w, targets, target);
}

// Two eisen that only a person judges, one for each row; the others hang on what there is.
static void add_judged(struct test *t, uint32_t level) {
  uint32_t any = code(t, OP_CONST_U, level, number(t, ANY_OUTCOME), 0, 0), input = (uint32_t)t->w.judges.n;
  uint32_t row = code(t, OP_JUDGE, level, any, input, 0);
  uint32_t reg = level == 0 ? row : code(t, OP_FOLD_UP, 0, row, RIJ, 0);
  writer_add(&t->w, judges, (struct img_judge){(uint32_t)t->w.targets.n, level});
  add_target(t, TARGET_LEAF | TARGET_JUDGED, input, level, row, reg);
  vec_push(t->arena, &t->results[level], row);
  vec_push(t->arena, &t->results[level], code(t, OP_CRITERION, level, some_condition(t, level), 0, 0));
}

static void make_set(struct test *t) {
  writer_init(&t->w, t->arena);
  add_schema(t);
  add_loads(t);
  for (int i = 0; i < 6; i++)
    add_condition(t, i % 3 == 0 ? RIJ : 0);
  add_judged(t, 0);
  if (draw(t, 3) == 0)
    add_judged(t, RIJ);
  else
    vec_push(t->arena, &t->results[RIJ], code(t, OP_CRITERION, RIJ, some_condition(t, RIJ), 0, 0));
  for (int i = 0; i < 6; i++)
    add_result(t, i % 2 == 0 ? RIJ : 0);
  for (uint32_t i = 0, n = 1 + draw(t, 3); i < n; i++) {
    uint32_t reg = t->results[0].p[t->results[0].n - 1 - i % 3];
    add_target(t, TARGET_LEAF, NONE, 0, reg, reg);
  }
  if (!image_read(t->arena, &t->sink, TEXT("proef.eisb"), image_write(&t->w), &t->image))
    check_messages(&t->sink, "");
}

// --- A dossier

static uint32_t domain(uint32_t field) {
  static const uint32_t sizes[] = {[TYPE_BOOL] = 2, [TYPE_CHOICE] = 3, [TYPE_DATE] = 7, [TYPE_SET] = 4};
  return sizes[field_type[field]];
}

static const char *value_of(uint32_t field, int v) {
  switch (field_type[field]) {
  case TYPE_BOOL:
    return bools[v];
  case TYPE_CHOICE:
    return choices[v];
  case TYPE_DATE:
    return days[v];
  default:
    return parts[v];
  }
}

static void make_dossier(struct test *t) {
  uint32_t unknown = 1 + draw(t, 3);
  for (uint32_t f = 0; f < FIELDS; f++)
    for (uint32_t row = 0; row < ROWS + MORE; row++)
      t->value[f][row] = draw(t, 4) < unknown         ? -1
                         : field_type[f] == TYPE_DATE ? (int)(2 + draw(t, 3))
                                                      : (int)draw(t, domain(f));
  for (uint32_t j = 0; j < 2; j++)
    for (uint32_t row = 0; row < ROWS + MORE; row++)
      t->judged[j][row] = draw(t, 2) ? -1 : (int)draw(t, 4);
  t->rows = draw(t, ROWS + 1);
  for (uint32_t row = t->rows; row < ROWS + MORE; row++)
    t->value[GOED][row] = t->value[MEE][row] = t->judged[1][row] = -1;
  t->more = draw(t, 3) == 0 ? -1 : 0;
  t->staat = -1;
  t->blad = (int)draw(t, 5) - 1;
}

static void put(struct records *r, uint32_t row, uint32_t field, int v) {
  struct text *value = NEW(r->arena, struct text);
  if (v < 0)
    return;
  *value = text_from(value_of(field, v));
  records_value(
      r, row,
      (struct rec_value){.field = text_from(field_names[field]), .values = value, .n_values = 1, .origin = NO_INDEX});
}

static void put_judgement(const struct test *t, struct records *r, uint32_t input, const char *row, int v) {
  if (v < 0 || input >= t->image.n_judges)
    return;
  vec_push(r->arena, &r->judgements,
           (struct rec_judgement){.set = TEXT("proef"),
                                  .eis = img_text(&t->image, t->image.targets[input].number),
                                  .row = text_from(row),
                                  .outcome = outcomes[v],
                                  .note = TEXT("proef"),
                                  .date = NO_DATE,
                                  .origin = NO_INDEX});
}

static void put_list(struct records *r, const char *entity, bool open) {
  vec_push(
      r->arena, &r->lists,
      (struct rec_list){
          .entity = text_from(entity), .parent = 0, .status = open ? LIST_OPEN : LIST_COMPLETE, .origin = NO_INDEX});
}

static void put_rows(const struct test *t, struct records *r) {
  static const char *const keys[] = {"A", "B", "C", "D"};
  for (uint32_t i = 0; i < t->rows + (uint32_t)(t->more > 0 ? t->more : 0); i++) {
    uint32_t row = records_row(r, TEXT("rij"), text_from(keys[i]), 0, NO_INDEX);
    put(r, row, GOED, t->value[GOED][i]);
    put(r, row, MEE, t->value[MEE][i]);
    put_judgement(t, r, 1, keys[i], t->judged[1][i]);
  }
  put_list(r, "rij", t->more < 0);
  if (t->blad > 0)
    put(r, records_row(r, TEXT("blad"), TEXT("1"), 0, NO_INDEX), STAAT, t->blad == 3 ? t->staat : t->blad - 1);
  put_list(r, "blad", t->blad < 0);
}

static const struct records *records_as_they_are(const struct test *t, struct arena *a) {
  struct records *r = NEW(a, struct records);
  records_init(r, a, TEXT("Proef"));
  r->peildatum = date_from(2025, 6, 23);
  for (uint32_t f = P; f <= DELEN; f++)
    put(r, 0, f, t->value[f][0]);
  put_rows(t, r);
  put_judgement(t, r, 0, "", t->judged[0][0]);
  return r;
}

static const struct run *judge(struct test *t, struct arena *a, const struct records *const *all, uint32_t n) {
  struct columns *columns = NEW(a, struct columns);
  struct run *run = NEW(a, struct run);
  assert_true(columns_build(a, &t->sink, &t->image, all, n, columns));
  vm_run(a, columns, run);
  return run;
}

// --- All fillings

// What is unknown: a cell, a judgement, whether there is a blad, how many rows come on top (none, one or two).
struct unknown {
  enum gap_kind kind;
  uint32_t id, at;
  int *cell;
  uint32_t n;
};
struct unknowns {
  struct unknown p[HOLES];
  uint32_t n;
  size_t fillings;
};

static bool note(struct unknowns *u, enum gap_kind kind, uint32_t id, uint32_t at, int *cell, uint32_t n) {
  if (*cell >= 0)
    return true;
  u->fillings *= n;
  if (u->n == HOLES || u->fillings > FILLING_LIMIT)
    return false;
  u->p[u->n++] = (struct unknown){kind, id, at, cell, n};
  return true;
}

// false: too many to try.
static bool list_unknowns(struct test *t, struct unknowns *u) {
  *u = (struct unknowns){.fillings = 1};
  for (uint32_t f = P; f <= DELEN; f++)
    if (!note(u, GAP_FIELD, f, 0, &t->value[f][0], domain(f)))
      return false;
  uint32_t rows = t->rows + (t->more < 0 ? MORE : 0);
  if (!note(u, GAP_LIST, RIJ, 0, &t->more, MORE + 1))
    return false;
  for (uint32_t row = 0; row < rows; row++)
    for (uint32_t f = GOED; f <= MEE; f++)
      if (!note(u, GAP_FIELD, f, row, &t->value[f][row], 2))
        return false;
  if (t->blad == 3 && !note(u, GAP_FIELD, STAAT, 0, &t->staat, 2))
    return false;
  if (!note(u, GAP_LIST, BLAD, 0, &t->blad, 3))
    return false;
  if (!note(u, GAP_JUDGEMENT, 0, 0, &t->judged[0][0], 4))
    return false;
  for (uint32_t row = 0; t->image.n_judges > 1 && row < rows; row++)
    if (!note(u, GAP_JUDGEMENT, 1, row, &t->judged[1][row], 4))
      return false;
  return true;
}

static void fill(const struct unknowns *u, size_t number) {
  for (uint32_t i = 0; i < u->n; i++) {
    *u->p[i].cell = (int)(number % u->p[i].n);
    number /= u->p[i].n;
  }
}

static void empty(const struct unknowns *u) {
  for (uint32_t i = 0; i < u->n; i++)
    *u->p[i].cell = -1;
}

// The outcomes of all targets of every filling, many fillings in one run.
static unsigned char *try_all(struct test *t, const struct unknowns *u) {
  uint32_t n = t->image.n_targets;
  unsigned char *all = NEW_ARRAY(t->arena, unsigned char, u->fillings * n);
  const struct records *batch[BATCH];
  struct arena *a = arena_child(t->arena);
  for (size_t i = 0; i < u->fillings; i += BATCH) {
    uint32_t many = u->fillings - i < BATCH ? (uint32_t)(u->fillings - i) : BATCH;
    for (uint32_t k = 0; k < many; k++) {
      fill(u, i + k);
      batch[k] = records_as_they_are(t, a);
    }
    const struct run *run = judge(t, a, batch, many);
    for (uint32_t k = 0; k < many; k++)
      for (uint32_t target = 0; target < n; target++)
        all[(i + k) * n + target] = (unsigned char)run_outcome(run, t->image.targets[target].reg, k);
    arena_reset(a);
  }
  arena_free(a);
  empty(u);
  return all;
}

// Whether, for some answers to the others, two answers to unknown `which` give another outcome.
static bool changes(const struct test *t, const struct unknowns *u, uint32_t which, const unsigned char *all) {
  size_t step = 1, n = t->image.n_targets;
  for (uint32_t i = 0; i < which; i++)
    step *= u->p[i].n;
  for (size_t i = 0; i + step < u->fillings; i++)
    if (i / step % u->p[which].n + 1 < u->p[which].n && memcmp(all + i * n, all + (i + step) * n, n) != 0)
      return true;
  return false;
}

// --- The comparison

static bool is_asked(const struct questions *q, const struct unknown *u) {
  for (size_t i = 0; i < q->asked.n + q->later.n; i++) {
    const struct gap *g = i < q->asked.n ? &q->asked.p[i]->gap : &q->later.p[i - q->asked.n]->gap;
    if (g->kind == u->kind && g->id == u->id && g->at == u->at)
      return true;
  }
  return false;
}

static struct questions find(struct test *t) {
  struct verdicts *v = NEW(t->arena, struct verdicts);
  const struct verdict_index *index = verdict_index_new(t->arena, &t->image);
  const struct verdicts *all = v;
  struct questions q;
  const struct records *records = records_as_they_are(t, t->arena);
  verdict_of(t->arena, index, judge(t, t->arena, &records, 1), 0, true, v);
  questions_find(t->arena, &index, &all, 1, &q);
  return q;
}

// Nothing is asked about a row that is not there yet.
static bool is_of_new_row(const struct test *t, const struct unknown *u) {
  bool of_rij = (u->kind == GAP_FIELD && field_entity[u->id] == RIJ) || (u->kind == GAP_JUDGEMENT && u->id == 1);
  return of_rij && u->at >= t->rows;
}

struct tally {
  uint32_t questions, needless, perhaps;
};

static void compare(struct test *t, const struct unknowns *u, uint32_t number, struct tally *tally) {
  struct questions q = find(t);
  const unsigned char *all = try_all(t, u);
  bool lists = t->more < 0; // more than two rows are not tried
  for (uint32_t i = 0; i < u->n; i++) {
    if (is_of_new_row(t, &u->p[i]))
      continue;
    bool asked = is_asked(&q, &u->p[i]), changes_it = changes(t, u, i, all);
    tally->questions += asked;
    tally->needless += !asked;
    tally->perhaps += asked && !changes_it;
    if ((changes_it && !asked) || (asked && !changes_it && !lists))
      fail_msg("case %u: %s %u row %u is %s, but it %s", number,
               u->p[i].kind == GAP_FIELD  ? "field"
               : u->p[i].kind == GAP_LIST ? "list"
                                          : "judgement",
               u->p[i].id, u->p[i].at, asked ? "asked" : "left out",
               changes_it ? "changes an outcome" : "changes nothing");
  }
}

static void one_case(uint32_t number, struct tally *tally) {
  struct test t = {.arena = check_arena(), .seed = number * 2654435761u + 1};
  struct unknowns u;
  t.sink.arena = t.arena;
  make_set(&t);
  make_dossier(&t);
  if (list_unknowns(&t, &u))
    compare(&t, &u, number, tally);
  arena_free(t.arena);
}

static void brute_force(void **state) {
  (void)state;
  struct tally tally = {0};
  const char *only = getenv("EISEN_CASE"), *many = getenv("EISEN_CASES");
  uint32_t cases = many != NULL ? (uint32_t)atoi(many) : CASES;
  if (only != NULL) {
    one_case((uint32_t)atoi(only), &tally);
    return;
  }
  for (uint32_t i = 0; i < cases; i++)
    one_case(i, &tally);
  print_message("%u asked, %u left out, %u not decided beside an open list\n", tally.questions, tally.needless,
                tally.perhaps);
  assert_true(tally.questions > cases / 2 && tally.needless > cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(brute_force)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
