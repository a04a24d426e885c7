// Calls that go as they should: types of arguments and answers, provenance, files, and what a call may not ask.
#include "rig.h"

#include <sys/stat.h>

static void field(const char *name, struct plan_call *call) {
  call->field = text_from(name);
}

static void test_types(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_file(r, "a.txt", "een");
  rig_file(r, "b.txt", "twee");
  field("alles", rig_call(r, "aanbieder", "goed.alles", "a.txt", "tekst ë", "-350", "ja", "01-02-2025", "b.txt", NULL));
  field("niet", rig_call(r, "aanbieder", "goed.niet", "ja", NULL));
  field("wel", rig_call(r, "aanbieder", "goed.niet", "nee", NULL));
  field("morgen", rig_call(r, "aanbieder", "goed.morgen", "28-02-2025", NULL));
  field("leeg", rig_call(r, "aanbieder", "goed.leeg", NULL));
  field("eerste", rig_call(r, "aanbieder", "goed", NULL));
  rig_run(r);
  rig_expect(
      r,
      "aanbieder : alles=[a.txt:een tekst ë -350 1 20120 b.txt:twee] niet=[nee] wel=[ja] morgen=[2025-03-01] leeg=geen "
      "eerste=[-9223372036854775807]\n",
      "");
  rig_free(r);
}

static void test_unknown_answer(void **state) {
  struct rig *r = rig_new();
  (void)state;
  field("x", rig_call(r, "aanbieder", "goed.raadsel", NULL));
  rig_run(r);
  rig_expect(
      r,
      "aanbieder : x=?(collector: De collector «goed.raadsel» kan dit niet zeggen. De bron spreekt zichzelf tegen.)\n",
      "W0814 De collector «goed.raadsel» kan dit niet zeggen. De bron spreekt zichzelf tegen.\n");
  rig_free(r);
}

static void test_rows(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_call(r, "document", "goed", "2", NULL);
  rig_call(r, "incident", "goed.rijen", "0", NULL);
  rig_run(r);
  rig_expect(r,
             "document 1: inhoud=[waarde 1]\ndocument 2: inhoud=[waarde 2]\nlijst document: volledig\nlijst incident: "
             "volledig\n",
             "");
  rig_free(r);
}

// A collector runs elsewhere, without surroundings and without our open files.
static void test_surroundings(void **state) {
  struct rig *r = rig_new();
  (void)state;
  int mine[20];
  for (int i = 0; i < 20; i++)
    mine[i] = dup(r->o.dossier_dirfd);
  field("wereld", rig_call(r, "aanbieder", "goed.wereld", NULL));
  rig_run(r);
  for (int i = 0; i < 20; i++)
    close(mine[i]);
  rig_expect(r, "aanbieder : wereld=[/ geen omgeving 1]\n", "");
  rig_free(r);
}

static void test_voorbeeld(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_file(r, "verslag.txt", "een\n\n  \ntwee meldcode\ndrie");
  field("regels", rig_call(r, "aanbieder", "voorbeeld.regels", "verslag.txt", NULL));
  field("ja", rig_call(r, "aanbieder", "voorbeeld.vermeldt", "verslag.txt", "meldcode", NULL));
  field("nee", rig_call(r, "aanbieder", "voorbeeld.vermeldt", "verslag.txt", "protocol", NULL));
  rig_run(r);
  rig_expect(r, "aanbieder : regels=[3] ja=[ja] nee=[nee]\n", "");
  rig_free(r);
}

static void test_provenance(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_file(r, "p.csv", "naam;rol\nJan;a\n");
  rig_call(r, "medewerker", "csv", "p.csv", NULL);
  rig_run(r);
  const struct rec_value *v = &r->plan.records.rows.p[1].values.p[1];
  struct origin o = records_origin_of(&r->plan.records, v->origin);
  check_text(o.source, "p.csv");
  check_text(o.where, "rij 2");
  check_text(o.collector, "csv.rijen");
  check_text(o.digest, "6faa7a989709da66ef6c29c96b0f2a4681ba40a625df907fcc3827aef0af5e8d");
  rig_free(r);
}

#define ROWS_FAIL(call_, code_and_sentence, note, cause)                                                               \
  do {                                                                                                                 \
    struct rig *r = rig_new();                                                                                         \
    rig_file(r, "a.csv", "naam\nJan\n");                                                                               \
    call_;                                                                                                             \
    rig_run(r);                                                                                                        \
    rig_expect(r, "lijst medewerker: open (" cause ": " note ")\n", code_and_sentence " " note "\n");                  \
    rig_free(r);                                                                                                       \
  } while (0)

static void test_misuse(void **state) {
  (void)state;
  ROWS_FAIL(rig_call(r, "medewerker", "cvs", "a.csv", NULL), "W0801", "De collector «cvs» is er niet.", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "x", "a.csv", NULL)->collector = TEXT("../csv"), "W0801",
            "De collector «../csv» is er niet.", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "csv.rij", "a.csv", NULL), "W0802",
            "De collector «csv» heeft geen functie «rij».", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "voorbeeld", "a.csv", NULL), "W0802",
            "De collector «voorbeeld» heeft geen functie «rijen».", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "voorbeeld.regels", "a.csv", NULL), "W0804",
            "«voorbeeld.regels» geeft geen rijen (bestand verslag -> getal), en hier zijn rijen nodig.", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "csv", "a.csv", "b", NULL), "W0806",
            "«csv.rijen» krijgt hier 2 gegevens, en dat klopt niet.", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "goed", "drie", NULL), "W0807", "«drie» is geen getal.", "collector");
  ROWS_FAIL(rig_call(r, "medewerker", "csv", "b.csv", NULL), "W0808", "Het bestand «b.csv» bestaat niet.", "ontbreekt");
}

static void test_misuse_of_a_field(void **state) {
  struct rig *r = rig_new();
  (void)state;
  field("x", rig_call(r, "aanbieder", "csv.rijen", "a.csv", NULL));
  field("y", rig_call(r, "aanbieder", "goed.niet", "waar", NULL));
  field("z", rig_call(r, "aanbieder", "goed.morgen", "30-02-2025", NULL));
  rig_run(r);
  check_text(rig_messages(r), "W0805 «csv.rijen» geeft rijen (bestand lijst -> rijen), en hier is één waarde nodig.\n"
                              "W0807 «waar» is geen ja/nee.\nW0807 «30-02-2025» is geen datum.\n");
  rig_free(r);
}

static void test_hints(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_call(r, "medewerker", "csvs", "a.csv", NULL);
  rig_call(r, "medewerker", "csv.rijn", "a.csv", NULL);
  rig_call(r, "medewerker", "csv.rijen", NULL);
  rig_run(r);
  const struct message *m = r->sink.first;
  check_text(msg_hint(r->a, m), "Bedoelt u «csv»? Gezocht in: " EISEN_PLUGINS ", " EISEN_BAD_PLUGINS
                                ". Met «eisen plugins» ziet u welke er zijn.");
  check_text(msg_hint(r->a, m->next), "Bedoelt u «rijen»? Deze functies zijn er: rijen.");
  check_text(msg_hint(r->a, m->next->next), "Zo hoort het: csv.rijen: bestand lijst -> rijen.");
  rig_free(r);
}

// Nothing outside the dossier's folder can be named, in no way.
static void check_outside(const char *name) {
  struct rig *r = rig_new();
  assert_int_equal(mkdirat(r->o.dossier_dirfd, "map", 0700), 0);
  assert_int_equal(symlinkat("/etc/passwd", r->o.dossier_dirfd, "buiten.csv"), 0);
  assert_int_equal(symlinkat("/etc", r->o.dossier_dirfd, "etc"), 0);
  rig_call(r, "medewerker", "csv", name, NULL);
  rig_run(r);
  struct text note = text_format(
      r->a, "Het bestand «%s» is niet gelezen. Het bestand «%s» ligt buiten de map van het dossier.", name, name);
  rig_expect(r, text_format(r->a, "lijst medewerker: open (collector: %.*s)\n", TP(note)).p,
             text_format(r->a, "W0809 %.*s\n", TP(note)).p);
  rig_free(r);
}

static void test_outside(void **state) {
  (void)state;
  check_outside("../x");
  check_outside("/etc/passwd");
  check_outside("map/../../x");
  check_outside("buiten.csv");
  check_outside("etc/passwd");
}

static void test_inside(void **state) {
  struct rig *r = rig_new();
  (void)state;
  assert_int_equal(mkdirat(r->o.dossier_dirfd, "map", 0700), 0);
  rig_file(r, "map/a.csv", "naam\nJan\n");
  assert_int_equal(symlinkat("map/a.csv", r->o.dossier_dirfd, "b.csv"), 0);
  rig_call(r, "medewerker", "csv", "map/a.csv", NULL);
  rig_call(r, "cliënt", "csv", "b.csv", NULL);
  rig_call(r, "incident", "csv", "map", NULL);
  rig_run(r);
  rig_expect(r,
             "medewerker Jan: naam=[Jan]\ncliënt Jan: naam=[Jan]\nlijst medewerker: volledig\nlijst cliënt: volledig\n"
             "lijst incident: open (collector: Het bestand «map» is niet gelezen. «map» is geen gewoon bestand.)\n",
             "W0809 Het bestand «map» is niet gelezen. «map» is geen gewoon bestand.\n");
  rig_free(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_types),     cmocka_unit_test(test_unknown_answer),
      cmocka_unit_test(test_rows),      cmocka_unit_test(test_surroundings),
      cmocka_unit_test(test_voorbeeld), cmocka_unit_test(test_provenance),
      cmocka_unit_test(test_misuse),    cmocka_unit_test(test_misuse_of_a_field),
      cmocka_unit_test(test_hints),     cmocka_unit_test(test_outside),
      cmocka_unit_test(test_inside),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
