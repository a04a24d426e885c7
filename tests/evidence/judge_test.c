#include "small_image.h"

static struct small s;
static struct records *r;
static struct columns c;
enum { J_8, J_15, J_ACTUEEL, J_COMPLEET, J_SIGNALEN };
enum { W_ACTUEEL, W_160 };

// Medewerkers A (vog 1 and 2), B (vog 1) and C (none).
static int begin(void **state) {
  (void)state;
  small_begin(&s);
  r = small_records(&s);
  uint32_t a = small_row(&s, r, "medewerker", "A", 0), b = small_row(&s, r, "medewerker", "B", 0);
  small_row(&s, r, "medewerker", "C", 0);
  small_row(&s, r, "vog", "1", a);
  small_row(&s, r, "vog", "2", a);
  small_row(&s, r, "vog", "1", b);
  return 0;
}

static int end(void **state) {
  (void)state;
  small_end(&s);
  return 0;
}

static struct rec_judgement *judge(const char *eis, const char *part, const char *row, unsigned outcome) {
  struct rec_judgement j = {.set = TEXT("sdcg.pve"),
                            .eis = text_of(&s, eis),
                            .part = text_of(&s, part),
                            .row = text_of(&s, row),
                            .outcome = outcome,
                            .date = NO_DATE,
                            .origin = small_origin(&s, r, "dossier.eis", "regel 12")};
  vec_push(s.arena, &r->judgements, j);
  return &r->judgements.p[r->judgements.n - 1];
}

static struct rec_waiver *waive(const char *eis, const char *part, const char *row) {
  struct rec_waiver w = {.set = TEXT("sdcg.pve"),
                         .eis = text_of(&s, eis),
                         .part = text_of(&s, part),
                         .row = text_of(&s, row),
                         .from = NO_DATE,
                         .to = NO_DATE,
                         .origin = small_origin(&s, r, "dossier.eis", "regel 12")};
  vec_push(s.arena, &r->waivers, w);
  return &r->waivers.p[r->waivers.n - 1];
}

static void check_given(unsigned judge_input, uint32_t rows, const unsigned *expected) {
  for (uint32_t i = 0; i < rows; i++)
    assert_int_equal(outcome_at(&c.judges[judge_input].given, i), expected[i]);
}

// Nothing counts, and this is why.
static void check_refused(const char *message) {
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){0, 0, 0});
  check_given(J_15, 1, (unsigned[]){0});
  check_given(J_ACTUEEL, 3, (unsigned[]){0, 0, 0});
  check_given(J_COMPLEET, 3, (unsigned[]){0, 0, 0});
  for (int i = 0; i < 3; i++)
    assert_false(bit_get(c.waivers[W_ACTUEEL].t, i));
  assert_false(bit_get(c.waivers[W_160].t, 0));
  check_messages(&s.sink, message);
}

static void test_rows(void **state) {
  (void)state;
  judge("8", "", "B", NEE);
  judge("8", "", "A", JA);
  judge("15", "compleet", "A/2", DEELS);
  judge("15", "compleet", "B", NEE); // all that hangs under B
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){JA, NEE, 0});
  check_given(J_COMPLEET, 3, (unsigned[]){0, DEELS, NEE});
  check_messages(&s.sink, "");
}

static void test_all_rows(void **state) {
  (void)state;
  judge("8", "", "", JA);
  judge("8", "", "B", JA); // the same again
  struct rec_judgement *j = judge("15", "", "", NVT);
  j->in_place = true;
  j->note = TEXT("Er werkt niemand.");
  judge("99", "", "", JA)->set = TEXT("andere.set");
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){JA, JA, JA});
  check_given(J_15, 1, (unsigned[]){NVT});
  check_messages(&s.sink, "");
}

static void test_in_place(void **state) {
  (void)state;
  judge("15", "actueel", "A", JA)->in_place = true;
  small_columns(&s, r, &c);
  check_given(J_ACTUEEL, 3, (unsigned[]){JA, JA, 0});
  check_messages(&s.sink, "");
}

static void test_replacement_of_eis(void **state) {
  (void)state;
  judge("160.1", "2.1-U8/signalen", "", NEE);
  small_columns(&s, r, &c);
  check_given(J_SIGNALEN, 1, (unsigned[]){NEE});
  check_messages(&s.sink, "");
}

// The norm of an exception is named by its label.
static void test_replacement(void **state) {
  (void)state;
  judge("2.1-U8", "signalen", "", DEELS);
  judge("2.1-U8", "signale", "", JA);
  small_columns(&s, r, &c);
  check_given(J_SIGNALEN, 1, (unsigned[]){DEELS});
  check_messages(&s.sink,
                 "waarschuwing W0671: Het oordeel over eis 2.1-U8, onderdeel signale, van sdcg.pve (dossier.eis, "
                 "regel 12) telt niet mee: de eis heeft dit onderdeel niet.\n"
                 "hulp: Bedoelt u onderdeel signalen?\n");
}

static void test_computed(void **state) {
  (void)state;
  judge("15", "actueel", "A", JA);
  judge("15", "", "", JA); // has a part that is computed
  check_refused("waarschuwing W0676: Het oordeel over eis 15, onderdeel actueel, van sdcg.pve bij «A» (dossier.eis, "
                "regel 12) telt "
                "niet mee: de uitkomst wordt hier berekend.\n"
                "hulp: Moet het oordeel toch gelden? Schrijf dan «in plaats van de berekening» bij het oordeel.\n"
                "waarschuwing W0676: Het oordeel over eis 15 van sdcg.pve (dossier.eis, regel 12) telt niet mee: de "
                "uitkomst wordt "
                "hier berekend.\n"
                "hulp: Moet het oordeel toch gelden? Schrijf dan «in plaats van de berekening» bij het oordeel.\n");
}

static void test_names(void **state) {
  (void)state;
  judge("9", "", "", JA);
  judge("160.2", "", "", JA);
  judge("15", "kompleet", "", JA);
  judge("15", "z", "", JA);
  judge("160.1", "", "", JA);
  check_refused(
      "waarschuwing W0670: Het oordeel over eis 9 van sdcg.pve (dossier.eis, regel 12) telt niet mee: deze eis staat "
      "niet in "
      "de set.\n"
      "hulp: Kijk met «eisen toon» welke eisen er zijn.\n"
      "waarschuwing W0670: Het oordeel over eis 160.2 van sdcg.pve (dossier.eis, regel 12) telt niet mee: deze eis "
      "staat "
      "niet in de set.\n"
      "hulp: Bedoelt u eis 160.1?\n"
      "waarschuwing W0671: Het oordeel over eis 15, onderdeel kompleet, van sdcg.pve (dossier.eis, regel 12) telt niet "
      "mee: de eis heeft dit onderdeel niet.\n"
      "hulp: Bedoelt u onderdeel compleet?\n"
      "waarschuwing W0671: Het oordeel over eis 15, onderdeel z, van sdcg.pve (dossier.eis, regel 12) telt niet mee: "
      "de eis "
      "heeft dit onderdeel niet.\n"
      "hulp: Kijk met «eisen toon» welke onderdelen er zijn.\n"
      "waarschuwing W0672: Het oordeel over eis 160.1 van sdcg.pve (dossier.eis, regel 12) telt niet mee: op deze "
      "plaats "
      "kan geen oordeel staan.\n"
      "hulp: Noem een onderdeel dat zelf wordt beoordeeld.\n");
}

static void test_wrong_rows(void **state) {
  (void)state;
  judge("8", "", "D", JA);
  judge("15", "compleet", "C", JA);
  judge("15", "compleet", "A/3", JA);
  judge("15", "", "A", JA)->in_place = true;
  small_row(&s, r, "medewerker", "B", 0);
  judge("8", "", "B", JA);
  small_columns(&s, r, &c);
  check_given(J_8, 4, (unsigned[]){0, 0, 0, 0});
  check_messages(
      &s.sink,
      "waarschuwing W0668: medewerker «B» komt twee keer voor (lijst.csv, rij 2; lijst.csv, rij 7). Beide tellen mee.\n"
      "hulp: Geef elke rij een eigen sleutel, of haal de dubbele weg.\n"
      "waarschuwing W0673: Het oordeel over eis 8 van sdcg.pve bij «D» (dossier.eis, regel 12) telt niet mee: er is "
      "geen "
      "medewerker met deze sleutel.\n"
      "hulp: Controleer de sleutel. Bij een rij onder een andere rij staan beide sleutels: «A/2».\n"
      "waarschuwing W0673: Het oordeel over eis 15, onderdeel compleet, van sdcg.pve bij «C» (dossier.eis, regel 12) "
      "telt "
      "niet mee: er is geen vog met deze sleutel.\n"
      "hulp: Controleer de sleutel. Bij een rij onder een andere rij staan beide sleutels: «A/2».\n"
      "waarschuwing W0673: Het oordeel over eis 15, onderdeel compleet, van sdcg.pve bij «A/3» (dossier.eis, regel 12) "
      "telt "
      "niet mee: er is geen vog met deze sleutel.\n"
      "hulp: Controleer de sleutel. Bij een rij onder een andere rij staan beide sleutels: «A/2».\n"
      "waarschuwing W0673: Het oordeel over eis 15 van sdcg.pve bij «A» (dossier.eis, regel 12) telt niet mee: er is "
      "geen "
      "aanbieder met deze sleutel.\n"
      "hulp: Deze eis geldt voor de aanbieder als geheel: laat de sleutel weg.\n"
      "waarschuwing W0674: Het oordeel over eis 8 van sdcg.pve bij «B» (dossier.eis, regel 12) telt niet mee: 2 rijen "
      "hebben deze sleutel.\n"
      "hulp: Geef elke rij een eigen sleutel.\n");
}

static void test_note_and_date(void **state) {
  (void)state;
  judge("8", "", "A", NVT)->note = TEXT("  ");
  judge("8", "", "A", JA)->date = date_from(2025, 6, 24);
  check_refused("waarschuwing W0677: Het oordeel over eis 8 van sdcg.pve bij «A» (dossier.eis, regel 12) telt niet "
                "mee: bij n.v.t. "
                "hoort een toelichting.\n"
                "hulp: Schrijf bij het oordeel waarom de eis niet van toepassing is.\n"
                "waarschuwing W0675: Het oordeel over eis 8 van sdcg.pve bij «A» (dossier.eis, regel 12) telt niet "
                "mee: het is van "
                "24-06-2025, na de peildatum 23-06-2025.\n"
                "hulp: Controleer de datum van het oordeel en de peildatum.\n");
}

// One on a row goes before one on the whole, whichever comes first.
static void test_row_first(void **state) {
  (void)state;
  judge("8", "", "A", JA)->date = date_from(2025, 6, 23);
  judge("8", "", "", NEE);
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){JA, NEE, NEE});
  check_messages(&s.sink, "");
}

static void test_whole_first(void **state) {
  (void)state;
  judge("8", "", "", NEE);
  judge("8", "", "A", JA)->date = date_from(2025, 6, 23);
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){JA, NEE, NEE});
  check_messages(&s.sink, "");
}

// Those that differ are all possible.
static void test_differ(void **state) {
  (void)state;
  judge("8", "", "", NEE);
  judge("8", "", "A", JA);
  judge("8", "", "", DEELS);
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){JA, NEE | DEELS, NEE | DEELS});
  check_messages(&s.sink,
                 "waarschuwing W0678: De oordelen over eis 8 van sdcg.pve verschillen: nee (dossier.eis, regel 12) en deels "
                 "(dossier.eis, regel 12). Allebei blijven mogelijk.\n"
                 "hulp: Laat één oordeel staan. Komen ze uit twee bestanden? Zeg dan in de kop van het dossier «bron … gaat voor bron …».\n");
}

static void test_prevails(void **state) {
  (void)state;
  struct rec_judgement *j = judge("8", "", "", NEE);
  j->origin = records_origin(r, (struct origin){.source = TEXT("a.csv"), .where = TEXT("rij 2")});
  judge("8", "", "", JA);
  vec_push(r->arena, &r->prevails, (struct rec_prevails){.source = TEXT("a.csv"), .over = TEXT("dossier.eis")});
  records_judge(r);
  small_columns(&s, r, &c);
  check_given(J_8, 3, (unsigned[]){NEE, NEE, NEE});
  check_messages(&s.sink, "");
}

static void test_waivers(void **state) {
  (void)state;
  waive("15", "actueel", "A/2");
  struct rec_waiver *w = waive("160.1", "", "");
  w->from = date_from(2025, 6, 23);
  w->to = date_from(2025, 6, 24);
  small_columns(&s, r, &c);
  assert_false(bit_get(c.waivers[W_ACTUEEL].t, 0));
  assert_true(bit_get(c.waivers[W_ACTUEEL].t, 1));
  assert_false(bit_get(c.waivers[W_ACTUEEL].t, 2));
  assert_true(bit_get(c.waivers[W_160].t, 0));
  check_messages(&s.sink, "");
}

static void test_waivers_refused(void **state) {
  (void)state;
  waive("160.1", "", "")->to = date_from(2025, 6, 23);
  waive("160.1", "", "")->from = date_from(2025, 6, 24);
  waive("8", "", "");
  waive("15", "actueel", "Z");
  check_refused("melding W0679: De ontheffing van eis 160.1 van sdcg.pve (dossier.eis, regel 12) geldt niet op de "
                "peildatum 23-06-2025: "
                "zij geldt tot 23-06-2025.\n"
                "hulp: Controleer de datums van de ontheffing en de peildatum.\n"
                "melding W0679: De ontheffing van eis 160.1 van sdcg.pve (dossier.eis, regel 12) geldt niet op de "
                "peildatum 23-06-2025: "
                "zij geldt vanaf 24-06-2025.\n"
                "hulp: Controleer de datums van de ontheffing en de peildatum.\n"
                "waarschuwing W0672: De ontheffing van eis 8 van sdcg.pve (dossier.eis, regel 12) telt niet mee: op "
                "deze plaats kan "
                "geen ontheffing staan.\n"
                "hulp: Noem een onderdeel dat zelf wordt beoordeeld.\n"
                "waarschuwing W0673: De ontheffing van eis 15, onderdeel actueel, van sdcg.pve bij «Z» (dossier.eis, "
                "regel 12) telt "
                "niet mee: er is geen vog met deze sleutel.\n"
                "hulp: Controleer de sleutel. Bij een rij onder een andere rij staan beide sleutels: «A/2».\n");
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
  const struct CMUnitTest tests[] = {
      T(test_rows),     T(test_all_rows),        T(test_in_place),   T(test_replacement),   T(test_replacement_of_eis),
      T(test_computed), T(test_names),           T(test_wrong_rows), T(test_note_and_date), T(test_row_first), T(test_whole_first), T(test_differ), T(test_prevails),
      T(test_waivers),  T(test_waivers_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
