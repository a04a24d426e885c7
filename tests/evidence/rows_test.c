#include "small_image.h"

static struct small s;

static int begin(void **state) {
  (void)state;
  small_begin(&s);
  return 0;
}

static int end(void **state) {
  (void)state;
  small_end(&s);
  return 0;
}

static void check_keys(const struct columns *c, uint32_t entity, const char *expected) {
  struct buf b = {.arena = s.arena};
  for (uint32_t r = 0; r < c->entities[entity].rows; r++) {
    if (r)
      buf_char(&b, ' ');
    buf_add(&b, column_row_path(s.arena, c, entity, r));
  }
  check_text(buf_text(&b), expected);
}

static bool is_open(const struct columns *c, uint32_t entity, uint32_t parent) {
  return bit_get(c->entities[entity].open, parent);
}

static void check_begin(const struct columns *c, uint32_t entity, uint32_t parents, const uint32_t *expected) {
  for (uint32_t p = 0; p <= parents; p++)
    assert_int_equal(c->entities[entity].begin[p], expected[p]);
  for (uint32_t p = 0; p < parents; p++)
    for (uint32_t r = expected[p]; r < expected[p + 1]; r++)
      assert_int_equal(c->entities[entity].parent[r], p);
}

// Children stand together by parent, in the order of the records, also when those go back and forth.
static void test_order(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0);
  uint32_t b = small_row(&s, r, "medewerkers", "B", 0); // the plural names it too
  uint32_t v = small_row(&s, r, "vog", "1", b);
  small_row(&s, r, "vog", "2", a);
  small_row(&s, r, "vog", "3", b);
  small_row(&s, r, "voertuig", "x", v); // of another set
  small_row(&s, r, "medewerker", "C", 0);
  small_columns(&s, r, &c);
  check_keys(&c, E_AANBIEDER, "");
  check_keys(&c, E_MEDEWERKER, "A B C");
  check_keys(&c, E_VOG, "A/2 B/1 B/3");
  check_begin(&c, E_MEDEWERKER, 1, (uint32_t[]){0, 3});
  check_begin(&c, E_VOG, 3, (uint32_t[]){0, 1, 3, 3});
  check_shown(&s, &c, F_NAAM_M, 1, "B"); // the key is the value of the key field
  check_messages(&s.sink, "");
}

static void test_batch(void **state) {
  (void)state;
  struct columns c;
  struct records *x = small_records(&s), *y = small_records(&s), *z = small_records(&s);
  const struct records *const all[] = {x, y, z};
  small_row(&s, x, "medewerker", "A", 0);
  uint32_t b = small_row(&s, z, "medewerker", "B", 0);
  small_row(&s, z, "vog", "1", b);
  small_value(&s, z, b, "in-dienst", "ooit");
  x->peildatum = date_from(2024, 1, 1);
  small_list(&s, y, "medewerker", NO_INDEX, LIST_COMPLETE);
  assert_true(columns_build(s.arena, &s.sink, &s.image, all, 3, &c));
  check_begin(&c, E_MEDEWERKER, 3, (uint32_t[]){0, 1, 1, 2});
  check_begin(&c, E_VOG, 2, (uint32_t[]){0, 0, 1});
  assert_false(is_open(&c, E_MEDEWERKER, 1));
  assert_true(is_open(&c, E_INCIDENT, 1));
  assert_int_equal(c.peildatum[0], date_from(2024, 1, 1));
  assert_ptr_equal(c.entities[E_VOG].from[0].records, z);
  check_messages(
      &s.sink,
      "waarschuwing W0657: in-dienst van medewerker «B»: «ooit» is geen datum die bestaat (aanbieder «Stichting "
      "Voorbeeld», lijst.csv, rij 1). De waarde telt als onbekend.\n"
      "hulp: Schrijf de datum als dag, maand en jaar: 23-06-2025.\n");
}

static void test_no_peildatum(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  const struct records *const all[] = {r};
  r->peildatum = NO_DATE;
  assert_false(columns_build(s.arena, &s.sink, &s.image, all, 1, &c));
  check_messages(&s.sink, "fout E0650: Er is geen peildatum voor de aanbieder «Stichting Voorbeeld».\n"
                          "hulp: Zet «peildatum 23-06-2025» in het dossier, of geef --peildatum.\n");
}

static void test_nobody(void **state) {
  (void)state;
  struct columns c;
  assert_true(columns_build(s.arena, &s.sink, &s.image, NULL, 0, &c));
  assert_int_equal(c.entities[E_AANBIEDER].rows, 0);
}

// --- Lists

static void test_open_lists(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0), b = small_row(&s, r, "medewerker", "B", 0);
  small_row(&s, r, "medewerker", "C", 0);
  uint32_t d = small_row(&s, r, "medewerker", "D", 0);
  small_row(&s, r, "vog", "1", a);
  small_list(&s, r, "vog", b, LIST_COMPLETE);
  small_list(&s, r, "vog", d, LIST_SAMPLE);
  small_list(&s, r, "voertuig", NO_INDEX, LIST_OPEN);
  small_columns(&s, r, &c);
  assert_false(is_open(&c, E_MEDEWERKER, 0)); // has rows, nothing said
  assert_true(is_open(&c, E_INCIDENT, 0));    // no rows, nothing said
  assert_false(is_open(&c, E_VOG, 0));
  assert_false(is_open(&c, E_VOG, 1));
  assert_true(is_open(&c, E_VOG, 2));
  assert_false(is_open(&c, E_VOG, 3));
}

static void test_lists_of_all_parents(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0);
  small_row(&s, r, "medewerker", "B", 0);
  small_row(&s, r, "vog", "1", a);
  small_list(&s, r, "vog", NO_INDEX, LIST_OPEN);
  small_list(&s, r, "vog", a, LIST_COMPLETE); // of one list, goes before
  small_list(&s, r, "incident", NO_INDEX, LIST_COMPLETE);
  small_list(&s, r, "plan", 0, LIST_COMPLETE);
  small_list(&s, r, "plan", 0, LIST_OPEN); // the more careful of two
  small_list(&s, r, "medewerker", 77, LIST_OPEN);
  small_columns(&s, r, &c);
  assert_false(is_open(&c, E_VOG, 0));
  assert_true(is_open(&c, E_VOG, 1));
  assert_false(is_open(&c, E_INCIDENT, 0));
  assert_true(is_open(&c, E_PLAN, 0));
  assert_false(is_open(&c, E_MEDEWERKER, 0));
}

// --- Rows that do not count

static void test_after_peildatum(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  small_value(&s, r, small_row(&s, r, "incident", "1", 0), "datum", "24-06-2025");
  small_value(&s, r, small_row(&s, r, "incident", "2", 0), "datum", "23-06-2025");
  small_value(&s, r, small_row(&s, r, "incident", "3", 0), "datum", "1  JULI 2025");
  small_row(&s, r, "incident", "4", 0);
  small_value(&s, r, small_row(&s, r, "plan", "", 0), "datum", "01-01-2026");
  small_columns(&s, r, &c);
  check_keys(&c, E_INCIDENT, "2 4");
  assert_false(is_open(&c, E_INCIDENT, 0));
  assert_false(is_open(&c, E_PLAN, 0)); // something was said: there is no plan yet
  const struct value *v = &c.fields[F_DATUM_I].value;
  assert_int_equal(v->lo[1], DAY_MIN);
  assert_int_equal(v->hi[1], date_from(2025, 6, 23));
  check_messages(
      &s.sink,
      "waarschuwing W0666: Wat na de peildatum 23-06-2025 is gebeurd, telt niet mee: 2 keer incident, bijvoorbeeld "
      "incident «1» op 24-06-2025 (lijst.csv, rij 1).\n"
      "hulp: Klopt dit niet? Controleer de datums en de peildatum.\n"
      "waarschuwing W0666: Wat na de peildatum 23-06-2025 is gebeurd, telt niet mee: 1 keer plan, bijvoorbeeld "
      "plan op 01-01-2026 (lijst.csv, rij 5).\n"
      "hulp: Klopt dit niet? Controleer de datums en de peildatum.\n");
}

// An unknown date of a document that may have none: it has happened, so it has a date. Known to be without one stays so.
static void test_unknown_date(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0);
  small_row(&s, r, "vog", "1", a);
  small_value(&s, r, small_row(&s, r, "vog", "2", a), "datum", "geen");
  uint32_t both = small_row(&s, r, "vog", "3", a), later = small_row(&s, r, "vog", "4", a);
  small_value(&s, r, both, "datum", "01-06-2025");
  small_value(&s, r, both, "datum", "01-07-2025");
  small_value(&s, r, later, "datum", "01-07-2025");
  small_value(&s, r, later, "datum", "02-07-2025");
  small_columns(&s, r, &c);
  const struct value *v = &c.fields[F_DATUM_V].value;
  day peildatum = date_from(2025, 6, 23);
  check_keys(&c, E_VOG, "A/1 A/2 A/3");
  assert_int_equal(v->hi[0], peildatum);
  assert_false(bit_get(v->g, 0));
  assert_true(bit_get(v->g, 1));
  assert_false(bit_get(v->k, 1));
  assert_int_equal(v->lo[2], date_from(2025, 6, 1));
  assert_int_equal(v->hi[2], peildatum);
}

static void test_single(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  small_value(&s, r, small_row(&s, r, "plan", "1", 0), "datum", "01-01-2025");
  small_row(&s, r, "plan", "2", 0);
  small_row(&s, r, "plan", "3", 0);
  small_list(&s, r, "plan", 0, LIST_COMPLETE);
  small_columns(&s, r, &c);
  assert_int_equal(c.entities[E_PLAN].rows, 0);
  assert_true(is_open(&c, E_PLAN, 0));
  check_messages(&s.sink,
                 "waarschuwing W0667: Bij aanbieder mag één keer plan staan, maar er staan er meer (lijst.csv, rij 1; "
                 "lijst.csv, rij 2). Geen ervan telt mee.\n"
                 "hulp: Laat de juiste staan.\n");
}

// Of two, one is of after the peildatum: then there is one.
static void test_single_in_time(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  small_value(&s, r, small_row(&s, r, "plan", "1", 0), "datum", "01-01-2025");
  small_value(&s, r, small_row(&s, r, "plan", "2", 0), "datum", "01-01-2026");
  small_columns(&s, r, &c);
  check_keys(&c, E_PLAN, "1");
  assert_false(is_open(&c, E_PLAN, 0));
  assert_int_equal(s.sink.warnings, 1);
}

static void test_same_key(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0), b = small_row(&s, r, "medewerker", "B", 0);
  small_row(&s, r, "medewerker", "A", 0);
  small_row(&s, r, "vog", "1", a);
  small_row(&s, r, "vog", "1", b);
  small_row(&s, r, "vog", "", b);
  small_row(&s, r, "vog", "", b);
  small_columns(&s, r, &c);
  assert_int_equal(c.entities[E_MEDEWERKER].rows, 3);
  check_messages(
      &s.sink,
      "waarschuwing W0668: medewerker «A» komt twee keer voor (lijst.csv, rij 1; lijst.csv, rij 3). Beide tellen "
      "mee.\n"
      "hulp: Geef elke rij een eigen sleutel, of haal de dubbele weg.\n");
}

static void test_wrong_place(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0);
  small_row(&s, r, "vog", "1", 0);
  small_row(&s, r, "vog", "2", 0);
  small_row(&s, r, "vog", "3", a);
  small_columns(&s, r, &c);
  check_keys(&c, E_VOG, "A/3");
  assert_true(is_open(&c, E_VOG, 0));
  check_messages(
      &s.sink,
      "waarschuwing W0669: vog «1» staat niet onder een medewerker (lijst.csv, rij 2) en telt niet mee. De lijst "
      "telt als niet volledig.\n"
      "hulp: Zet deze rijen onder de medewerker waar zij bij horen.\n");
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
  const struct CMUnitTest tests[] = {
      T(test_order),           T(test_batch),        T(test_no_peildatum),
      T(test_nobody),          T(test_open_lists),   T(test_lists_of_all_parents),
      T(test_after_peildatum), T(test_unknown_date), T(test_single),
      T(test_single_in_time),  T(test_same_key),     T(test_wrong_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
