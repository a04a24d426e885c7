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

// One value of the aanbieder: what it becomes, and what is said about it.
static struct columns one_value(const char *field, const char *value) {
  struct columns c;
  struct records *r = small_records(&s);
  small_origin(&s, r, "dossier.eis", "regel 4");
  r->rows.p[0].origin = 0;
  small_value(&s, r, 0, field, value);
  s.sink = (struct sink){.arena = s.arena};
  small_columns(&s, r, &c);
  return c;
}

static void shows(const char *field, uint32_t f, const char *value, const char *expected) {
  struct columns c = one_value(field, value);
  check_shown(&s, &c, f, 0, expected);
  check_messages(&s.sink, "");
}

static void refused(const char *field, uint32_t f, const char *value, const char *message) {
  struct columns c = one_value(field, value);
  const struct rec_value *why = NULL;
  check_shown(&s, &c, f, 0, "onbekend");
  assert_int_equal(column_unknown(&c, f, 0, &why), CAUSE_MISSING);
  assert_non_null(why);
  check_messages(&s.sink, message);
}

static void test_types(void **state) {
  (void)state;
  shows("actief", F_ACTIEF, " Ja ", "ja");
  shows("actief", F_ACTIEF, "ONWAAR", "nee");
  shows("aantal", F_AANTAL, "1.234,50", "1.234,5");
  shows("aantal", F_AANTAL, "Geen", "geen");
  shows("aantal", F_AANTAL, "n.v.t.", "geen");
  shows("omzet", F_OMZET, "€ 1.000,5", "€ 1.000,50");
  shows("omzet", F_OMZET,
        "€\xC2\xA0"
        "6 Miljoen",
        "€ 6.000.000,00");
  shows("deel", F_DEEL, "12,5%", "12,5 %");
  shows("sinds", F_SINDS, "1 mei 2025", "01-05-2025");
  shows("sinds", F_SINDS, "-", "geen");
  shows("sector", F_SECTOR, "  vrije   tekst ", "vrije tekst");
  shows("naam", F_NAAM, "Geen", "Geen"); // tekst that is always there: a name like any other
  shows("nodig", F_NODIG, "n.v.t.", "nee");
  shows("soort", F_SOORT, "geen", "geen");
}

static void test_refusals(void **state) {
  (void)state;
  refused("actief", F_ACTIEF, "soms",
          "waarschuwing W0653: actief van aanbieder: «soms» is geen ja of nee (dossier.eis, regel 4). De waarde telt "
          "als onbekend.\n"
          "hulp: Vul ja of nee in.\n");
  refused("aantal", F_AANTAL, "veel",
          "waarschuwing W0654: aantal van aanbieder: «veel» is geen getal (dossier.eis, regel 4). De waarde telt als "
          "onbekend.\n"
          "hulp: Schrijf het getal met cijfers, bijvoorbeeld 1.250 of 12,5.\n");
  refused(
      "omzet", F_OMZET, "duizenden",
      "waarschuwing W0655: omzet van aanbieder: «duizenden» is geen bedrag (dossier.eis, regel 4). De waarde telt als "
      "onbekend.\n"
      "hulp: Schrijf het bedrag zo: € 1.000,50.\n");
  refused("deel", F_DEEL, "half",
          "waarschuwing W0656: deel van aanbieder: «half» is geen percentage (dossier.eis, regel 4). De waarde telt "
          "als onbekend.\n"
          "hulp: Schrijf het percentage zo: 12,5 %.\n");
  refused("sinds", F_SINDS, "31-02-2025",
          "waarschuwing W0657: sinds van aanbieder: «31-02-2025» is geen datum die bestaat (dossier.eis, regel 4). De "
          "waarde telt "
          "als onbekend.\n"
          "hulp: Schrijf de datum als dag, maand en jaar: 23-06-2025.\n");
  refused("omzet", F_OMZET, "1,005",
          "waarschuwing W0658: omzet van aanbieder: «1,005» heeft te veel cijfers achter de komma (dossier.eis, regel "
          "4). De waarde "
          "telt als onbekend.\n"
          "hulp: Hoogstens 2 cijfers achter de komma mag.\n");
  refused("aantal", F_AANTAL, "99999999999999999999",
          "waarschuwing W0659: aantal van aanbieder: «99999999999999999999» is te groot om mee te rekenen "
          "(dossier.eis, regel 4). "
          "De waarde telt als onbekend.\n"
          "hulp: Controleer het getal.\n");
  refused("omzet", F_OMZET, "geen",
          "waarschuwing W0660: omzet van aanbieder: «geen» kan hier niet (dossier.eis, regel 4). De waarde telt als "
          "onbekend.\n"
          "hulp: Dit gegeven is er altijd. Vul het in, of laat het leeg als u het niet weet.\n");
  refused("omzet", F_OMZET, "", "");
  refused("actief", F_ACTIEF, "een heel lang antwoord dat nergens op slaat en dat maar doorgaat en doorgaat",
          "waarschuwing W0653: actief van aanbieder: «een heel lang antwoord dat nergens op slaat en dat maar door…» "
          "is geen ja of "
          "nee (dossier.eis, regel 4). De waarde telt als onbekend.\n"
          "hulp: Vul ja of nee in.\n");
}

static void test_states(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  const struct rec_value *why;
  struct rec_value gone = {.field = TEXT("omzet"), .state = STATE_ABSENT, .origin = NO_INDEX};
  struct rec_value lost = {.field = TEXT("actief"),
                           .state = STATE_UNKNOWN,
                           .cause = CAUSE_COLLECTOR,
                           .origin = NO_INDEX,
                           .note = TEXT("website.nl antwoordt niet")};
  struct text two[] = {TEXT("1"), TEXT("2")};
  struct rec_value many = {.field = TEXT("aantal"), .values = two, .n_values = 2, .origin = NO_INDEX};
  records_value(r, 0, gone);
  records_value(r, 0, lost);
  records_value(r, 0, many);
  small_columns(&s, r, &c);
  assert_int_equal(column_unknown(&c, F_OMZET, 0, &why), CAUSE_MISSING);
  assert_int_equal(column_unknown(&c, F_ACTIEF, 0, &why), CAUSE_COLLECTOR);
  check_text(why->note, "website.nl antwoordt niet");
  assert_int_equal(column_unknown(&c, F_DEEL, 0, &why), CAUSE_MISSING);
  assert_null(why);
  assert_int_equal(column_unknown(&c, F_NAAM, 0, &why), CAUSE_NONE); // from the name of the provider
  check_shown(&s, &c, F_NAAM, 0, "Stichting Voorbeeld");
  check_messages(&s.sink, "waarschuwing W0660: omzet van aanbieder: «geen» kan hier niet (herkomst niet bekend). De "
                          "waarde telt als onbekend.\n"
                          "hulp: Dit gegeven is er altijd. Vul het in, of laat het leeg als u het niet weet.\n"
                          "waarschuwing W0661: aantal van aanbieder: hier staan meer waarden, «1, 2», en er past er "
                          "één (herkomst niet bekend). "
                          "De waarde telt als onbekend.\n"
                          "hulp: Laat één waarde staan.\n");
}

static void check_bounds(const struct columns *c, uint32_t field, int64_t lo, int64_t hi, bool k, bool g) {
  const struct value *v = &c->fields[field].value;
  assert_int_equal(v->lo[0], lo);
  assert_int_equal(v->hi[0], hi);
  assert_int_equal(bit_get(v->k, 0), k);
  assert_int_equal(bit_get(v->g, 0), g);
}

static void test_bounds_of_unknown(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  small_row(&s, r, "medewerker", "A", 0);
  small_columns(&s, r, &c);
  check_bounds(&c, F_AANTAL, VALUE_MIN, VALUE_MAX, true, true);
  check_bounds(&c, F_OMZET, VALUE_MIN, VALUE_MAX, true, false);
  check_bounds(&c, F_SINDS, DAY_MIN, DAY_MAX, true, true);
  check_bounds(&c, F_SECTOR, 0, UINT32_MAX, true, true);
  check_bounds(&c, F_SOORT, 0, 1, true, true);
  check_bounds(&c, F_ZORG, 0, 2, true, false);
  assert_int_equal(condition_at(&c.fields[F_ACTIEF].bits, 0), WAAR | ONWAAR);
  assert_int_equal(c.fields[F_ROLLEN].set.must[0], 0);
  assert_int_equal(c.fields[F_ROLLEN].set.may[0], 7);
  check_shown(&s, &c, F_ZORG, 0, "onbekend");
  check_shown(&s, &c, F_ROLLEN, 0, "onbekend");
}

static void test_texts(void **state) {
  (void)state;
  struct columns c = one_value("sector", "Gezondheidszorg\n en welzijn ");
  check_bounds(&c, F_SECTOR, 0, 0, true, false);
  c = one_value("sector", "overig");
  check_bounds(&c, F_SECTOR, 1, 1, true, false);
  c = one_value("sector", "Overig");
  check_bounds(&c, F_SECTOR, 2, 2, true, false);
  c = one_value("naam", "Cafe\xCC\x81");
  check_shown(&s, &c, F_NAAM, 0, "Caf\xC3\xA9");
}

// Two constants that are one text: their numbers would not be those of the code.
static void test_equal_constants(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  const struct records *const all[] = {r};
  writer_add(&s.w, text_consts, small_text(&s, "Overig"));
  writer_add(&s.w, text_consts, small_text(&s, " overig"));
  assert_true(image_read(s.arena, &s.sink, TEXT("klein.eisb"), image_write(&s.w), &s.image));
  assert_false(columns_build(s.arena, &s.sink, &s.image, all, 1, &c));
  check_messages(&s.sink, "fout E0652: Het image klopt niet: de tekst « overig» staat er twee keer in.\n"
                          "hulp: Compileer de eisenset opnieuw.\n");
}

// --- Choices and sets

static struct columns one_choice(const char *field, const char *value) {
  struct columns c;
  struct records *r = small_records(&s);
  uint32_t row = small_row(&s, r, "medewerker", "A", 0);
  small_value(&s, r, row, field, value);
  s.sink = (struct sink){.arena = s.arena};
  small_columns(&s, r, &c);
  return c;
}

static void chooses(const char *value, int64_t lo, int64_t hi, const char *shown) {
  struct columns c = one_choice("zorg", value);
  check_bounds(&c, F_ZORG, lo, hi, true, false);
  check_shown(&s, &c, F_ZORG, 0, shown);
  check_messages(&s.sink, "");
}

static void test_choice(void **state) {
  (void)state;
  chooses("groep.stabiel", 0, 0, "groep.stabiel");
  chooses("Groep  STABIEL", 0, 0, "groep.stabiel");
  chooses("02g01", 0, 0, "groep.stabiel");
  chooses("perspectief", 1, 1, "groep.perspectief");
  chooses("Groepsbegeleiding", 0, 1, "groep");
  chooses("werk", 2, 2, "werk.stabiel"); // there is one leaf below it
}

static void test_choice_refused(void **state) {
  (void)state;
  struct columns c = one_choice("zorg", "stabiel");
  check_bounds(&c, F_ZORG, 0, 2, true, false);
  check_messages(
      &s.sink,
      "waarschuwing W0662: zorg van medewerker «A»: «stabiel» kan meer dan één ding betekenen (lijst.csv, rij 1). "
      "De waarde telt als onbekend.\n"
      "hulp: Schrijf de hele naam, met wat ervoor hoort: «groep.naam».\n");
  c = one_choice("zorg", "groep.stabeil");
  check_bounds(&c, F_ZORG, 0, 3, true, false); // that one, or something outside
  check_shown(&s, &c, F_ZORG, 0, "onbekend");
  check_messages(
      &s.sink,
      "waarschuwing W0688: zorg van medewerker «A»: «groep.stabeil» is niet bekend, maar lijkt op iets uit de lijst "
      "(lijst.csv, rij 1). Of dat bedoeld is, telt als onbekend.\n"
      "hulp: Bedoelt u «groep.stabiel»?\n");
  c = one_choice("zorg", "99Z99");
  check_bounds(&c, F_ZORG, 3, 3, true, false);
  check_messages(&s.sink,
                 "waarschuwing W0663: zorg van medewerker «A»: «99Z99» staat niet in de indeling (lijst.csv, rij 1). "
                 "De waarde telt als iets daarbuiten.\n"
                 "hulp: Kies uit: groep.stabiel, groep.perspectief, werk.stabiel.\n");
  static const char *const errors[] = {"#N/B", "#n/a", "#VERW!", "#NAAM?", "#####"};
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
    c = one_choice("zorg", errors[i]); // a spreadsheet could not calculate it
    check_bounds(&c, F_ZORG, 0, 2, true, false);
    assert_string_equal(msg_code(s.sink.last->id), "W0641");
    c = one_choice("rollen", errors[i]);
    assert_true(c.fields[F_ROLLEN].set.may[0] != 0);
    assert_string_equal(msg_code(s.sink.last->id), "W0641");
  }
  c = one_choice("zorg", "geen");
  check_bounds(&c, F_ZORG, 0, 2, true, false);
  check_messages(
      &s.sink,
      "waarschuwing W0660: zorg van medewerker «A»: «geen» kan hier niet (lijst.csv, rij 1). De waarde telt als "
      "onbekend.\n"
      "hulp: Dit gegeven is er altijd. Vul het in, of laat het leeg als u het niet weet.\n");
}

static void holds(const char *value, uint64_t members, const char *shown) {
  struct columns c = one_choice("rollen", value);
  assert_int_equal(c.fields[F_ROLLEN].set.must[0], members);
  assert_int_equal(c.fields[F_ROLLEN].set.may[0], members);
  check_shown(&s, &c, F_ROLLEN, 0, shown);
}

static void test_set(void **state) {
  (void)state;
  holds("bestuurder", 1, "bestuurder");
  holds("Toezichthouder, BESTUURDER", 5, "bestuurder, toezichthouder");
  holds("bestuurder; begeleider, in dienst", 3, "bestuurder, begeleider"); // a title with a comma in it
  holds("begeleider, in dienst", 2, "begeleider");
  holds("geen", 0, "geen");
  holds("bestuurder,, ", 1, "bestuurder");
  check_messages(&s.sink, "");
  struct columns strange = one_choice("rollen", "bestuurder, kok");
  assert_int_equal(strange.fields[F_ROLLEN].set.must[0], 1);
  assert_int_equal(strange.fields[F_ROLLEN].set.may[0], 7);
  check_messages(&s.sink,
                 "waarschuwing W0664: rollen van medewerker «A»: «kok» staat niet in de lijst (lijst.csv, rij 1). Wat daarmee "
                 "bedoeld is, telt als onbekend: wat het antwoord niet noemt, blijft mogelijk.\n"
                 "hulp: Kies uit: bestuurder, begeleider, toezichthouder.\n");
  struct columns c = one_choice("rollen", "bestuurder, begelijder");
  assert_int_equal(c.fields[F_ROLLEN].set.must[0], 1);
  assert_int_equal(c.fields[F_ROLLEN].set.may[0], 7);
  check_messages(&s.sink,
                 "waarschuwing W0688: rollen van medewerker «A»: «begelijder» is niet bekend, maar lijkt op iets uit de lijst "
                 "(lijst.csv, rij 1). Of dat bedoeld is, telt als onbekend.\n"
                 "hulp: Bedoelt u «begeleider»?\n");
  c = one_choice("rollen", " ");
  check_shown(&s, &c, F_ROLLEN, 0, "onbekend");
}

// --- Sources that differ

static void test_differ(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  const struct rec_value *why;
  small_value(&s, r, 0, "omzet", "€ 100");
  small_value(&s, r, 0, "omzet", "€ 300");
  small_value(&s, r, 0, "aantal", "4");
  small_value(&s, r, 0, "aantal", "geen");
  small_value(&s, r, 0, "actief", "ja");
  small_value(&s, r, 0, "actief", "waar");
  small_value(&s, r, 0, "deel", "4");
  small_value(&s, r, 0, "deel", "vier");
  small_columns(&s, r, &c);
  check_bounds(&c, F_OMZET, 10000, 30000, true, false);
  check_shown(&s, &c, F_OMZET, 0, "onbekend");
  check_bounds(&c, F_AANTAL, 4000000, 4000000, true, true);
  check_shown(&s, &c, F_AANTAL, 0, "onbekend");
  check_shown(&s, &c, F_ACTIEF, 0, "ja"); // two words, one meaning
  check_bounds(&c, F_DEEL, VALUE_MIN, VALUE_MAX, true, false);
  assert_int_equal(column_unknown(&c, F_OMZET, 0, &why), CAUSE_SOURCES_DIFFER);
  check_text(why->note, "«€ 100» en «€ 300»");
  check_messages(
      &s.sink,
      "waarschuwing W0656: deel van aanbieder: «vier» is geen percentage (herkomst niet bekend). De waarde telt als "
      "onbekend.\n"
      "hulp: Schrijf het percentage zo: 12,5 %.\n");
}

static void test_many_refused(void **state) {
  (void)state;
  struct columns c;
  struct records *r = small_records(&s);
  for (int i = 0; i < 9; i++) {
    uint32_t row = small_row(&s, r, "medewerker", text_z(s.arena, text_format(s.arena, "m%d", i)), 0);
    small_value(&s, r, row, "in-dienst", "gisteren");
  }
  small_columns(&s, r, &c);
  assert_int_equal(s.sink.warnings, 6);
  check_text(msg_sentence(s.arena, s.sink.last), "in-dienst van medewerker: nog 4 waarden kunnen niet worden gelezen.");
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
  const struct CMUnitTest tests[] = {
      T(test_types), T(test_refusals),        T(test_states),       T(test_bounds_of_unknown),
      T(test_texts), T(test_equal_constants), T(test_choice),       T(test_choice_refused),
      T(test_set),   T(test_differ),          T(test_many_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
