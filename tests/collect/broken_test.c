// Collectors that go wrong: nothing of what they gave is kept, the cause is told, and the next call works.
#include "rig.h"

#include <sys/wait.h>

// The address sanitizer reserves far more memory than it uses, so there the limit is not set.
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#elif defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#endif

// The lowest descriptor that is free: the same before and after when none was lost.
static int next_descriptor(void) {
  int fd = dup(0);
  close(fd);
  return fd;
}

static void check_broken(const char *function, unsigned seconds, const char *code, const char *sentence) {
  struct rig *r = rig_new();
  r->o.seconds = seconds;
  rig_file(r, "p.csv", "naam\nJan\n");
  rig_call(r, "incident", function, NULL);
  rig_call(r, "medewerker", "csv", "p.csv", NULL);
  int free_before = next_descriptor();
  rig_run(r);
  assert_int_equal(next_descriptor(), free_before);
  rig_expect(r,
             text_format(
                 r->a, "medewerker Jan: naam=[Jan]\nlijst incident: open (collector: %s)\nlijst medewerker: volledig\n",
                 sentence)
                 .p,
             text_format(r->a, "%s %s\n", code, sentence).p);
  assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); // no child is left
  rig_free(r);
}

static void test_ends(void **state) {
  (void)state;
  check_broken("stuk.afbreken", 20, "W0811",
               "De collector «stuk.afbreken» is gestopt zonder antwoord: hij stortte in (signaal 6).");
  check_broken("stuk.buiten", 20, "W0811",
               "De collector «stuk.buiten» is gestopt zonder antwoord: hij stortte in (signaal 11).");
  check_broken("stuk.stoppen", 20, "W0811",
               "De collector «stuk.stoppen» is gestopt zonder antwoord: hij stopte zelf (code 5).");
  check_broken("stuk.dicht", 20, "W0811",
               "De collector «stuk.dicht» is gestopt zonder antwoord: hij verbrak de verbinding.");
  check_broken(
      "stuk.schrijven", 20, "W0811",
      "De collector «stuk.schrijven» is gestopt zonder antwoord: hij wilde een bestand schrijven, en dat mag niet.");
}

static void test_hangs(void **state) {
  (void)state;
  check_broken("stuk.hangen", 1, "W0812", "De collector «stuk.hangen» was na 1 seconde nog niet klaar en is gestopt.");
  check_broken("stuk.kind", 1, "W0812", "De collector «stuk.kind» was na 1 seconde nog niet klaar en is gestopt.");
  check_broken("traag.x", 1, "W0812", "De collector «traag» was na 1 seconde nog niet klaar en is gestopt.");
}

#define NONSENSE(function, why)                                                                                        \
  check_broken(function, 20, "W0813", "De collector «" function "» gaf een antwoord dat niet klopt: " why ".")

static void test_nonsense(void **state) {
  (void)state;
  NONSENSE("stuk.troep", "het bericht is te lang of door iets anders vervuild");
  NONSENSE("stuk.veel", "het antwoord is niet te lezen");
  NONSENSE("stuk.los", "het antwoord is niet te lezen");
  NONSENSE("stuk.latijn", "het antwoord is niet te lezen");
  NONSENSE("stuk.stuur", "het antwoord is niet te lezen");
  NONSENSE("stuk.kolommen", "het antwoord is niet te lezen");
  NONSENSE("stuk.beide", "hij geeft rijen en zegt dat er geen zijn");
  check_broken("stuk.groot", 20, "W0814",
               "De collector «stuk.groot» kan dit niet zeggen. een veld is groter dan 500 kB.");
}

static void check_value(const char *function, const char *code, const char *sentence) {
  struct rig *r = rig_new();
  rig_call(r, "aanbieder", function, NULL)->field = TEXT("x");
  rig_run(r);
  rig_expect(r, text_format(r->a, "aanbieder : x=?(collector: %s)\n", sentence).p,
             text_format(r->a, "%s %s\n", code, sentence).p);
  rig_free(r);
}

static void test_wrong_values(void **state) {
  (void)state;
  check_value("stuk.zeven", "W0813",
              "De collector «stuk.zeven» gaf een antwoord dat niet klopt: 7 is geen ja/nee (1 of 0).");
  check_value(
      "stuk.ver", "W0813",
      "De collector «stuk.ver» gaf een antwoord dat niet klopt: 2147483647 is geen datum (dagen sinds 01-01-1970).");
  check_value("stuk.nul", "W0813",
              "De collector «stuk.nul» gaf een antwoord dat niet klopt: hij geeft een tekst die er niet is, of die te "
              "lang is.");
  check_value("stuk.rijengetal", "W0813",
              "De collector «stuk.rijengetal» gaf een antwoord dat niet klopt: hij geeft rijen in plaats van getal.");
}

static void test_loading(void **state) {
  (void)state;
  check_broken("dood.x", 20, "W0811", "De collector «dood» is gestopt zonder antwoord: hij stortte in (signaal 6).");
  check_broken("liegt.x", 20, "W0813",
               "De collector «liegt» gaf een antwoord dat niet klopt: de beschrijving is niet te lezen.");
  check_broken("versie.x", 20, "W0803",
               "De collector «versie» kan niet worden gebruikt: de collector is gemaakt voor versie 99 van de "
               "koppeling, dit programma kent versie 1.");
  check_broken("tabelloos.x", 20, "W0803",
               "De collector «tabelloos» kan niet worden gebruikt: de tabel «eisen_plugin» ontbreekt: een "
               "collector heeft een regel EISEN_PLUGIN = { … };.");
}

#ifndef SANITIZED
static void test_memory(void **state) {
  struct rig *r = rig_new();
  int64_t megabytes = 0;
  (void)state;
  r->o.memory = 100 << 20;
  rig_call(r, "aanbieder", "stuk.geheugen", NULL)->field = TEXT("x");
  rig_run(r);
  check_text(rig_messages(r), "");
  assert_true(text_to_int(r->plan.records.rows.p[0].values.p[0].values[0], &megabytes));
  assert_in_range(megabytes, 80, 100);
  rig_free(r);
}
#endif

static void test_cpu(void **state) {
  struct rig *r = rig_new();
  (void)state;
  r->o.seconds = 1;
  rig_call(r, "aanbieder", "stuk.rekenen", NULL)->field = TEXT("x");
  rig_run(r);
  check_text(rig_messages(r), "W0812 De collector «stuk.rekenen» was na 1 seconde nog niet klaar en is gestopt.\n");
  rig_free(r);
}

static int no_start(const struct collect_options *o, int *socket) {
  (void)o;
  (void)socket;
  return -1;
}

static void test_no_start(void **state) {
  struct rig *r = rig_new();
  (void)state;
  r->o.start = no_start;
  rig_call(r, "medewerker", "csv", "a.csv", NULL);
  rig_run(r);
  check_text(rig_messages(r), "W0810 De collector «csv» kan niet starten: het systeem weigert het.\n");
  rig_free(r);
}

static struct text shown(struct rig *r, const struct plugin_info *p, uint32_t n) {
  struct buf b = {.arena = r->a};
  for (uint32_t i = 0; i < n; i++) {
    buf_format(&b, "%.*s %.*s (%.*s)\n", TP(p[i].name), TP(p[i].version), TP(p[i].help));
    for (uint32_t j = 0; j < p[i].n_functions && !text_eq(p[i].name, TEXT("stuk")); j++)
      buf_format(&b, "  %.*s: %.*s\n", TP(p[i].functions[j].name), TP(p[i].functions[j].signature));
    for (uint32_t j = 0; j < p[i].n_faults; j++)
      buf_format(&b, "  - %.*s\n", TP(p[i].faults[j]));
  }
  return buf_text(&b);
}

static void test_list(void **state) {
  struct rig *r = rig_new();
  (void)state;
  struct plugin_info *p;
  uint32_t n;
  const char *dirs[] = {EISEN_BAD_PLUGINS, "/bestaat/niet"};
  r->o.plugin_dirs = dirs;
  r->o.seconds = 1;
  collect_list(r->a, &r->sink, &r->o, &p, &n);
  check_text(rig_messages(r), "W0815 De map «/bestaat/niet» met collectoren kan niet worden gelezen.\n");
  check_text(
      shown(r, p, n),
      "dood  ()\n"
      "  - De collector «dood» is gestopt zonder antwoord: hij stortte in (signaal 6).\n"
      "fouten 1 (Vol fouten.)\n"
      "  goed: -> rijen\n"
      "  - de tabel noemt zich «anders», maar het bestand heet «fouten.so»\n"
      "  - de functie «goed» staat er twee keer\n"
      "  - functie 3 heeft geen goede naam (kleine letters, cijfers, - en _)\n"
      "  - de signatuur «url adres -> getal» van de functie «soort» klopt niet: «url» is geen soort gegeven (tekst, "
      "getal, ja/nee, "
      "datum, bestand of rijen)\n"
      "  - de signatuur «tekst» van de functie «pijl» klopt niet: er staat geen pijl (->) met daarachter het antwoord\n"
      "  - de functie «nergens» wijst nergens naar\n"
      "goed 7 (Doet het goed.)\n"
      "  eerste: -> getal\n"
      "  alles: bestand f, tekst t, getal g, ja/nee j, datum d, bestand g -> tekst\n"
      "  niet: ja/nee j -> ja/nee\n"
      "  morgen: datum d -> datum\n"
      "  leeg: -> tekst\n"
      "  raadsel: -> getal\n"
      "  rijen: getal n -> rijen\n"
      "  wereld: -> tekst\n"
      "liegt  ()\n"
      "  - De collector «liegt» gaf een antwoord dat niet klopt: de beschrijving is niet te lezen.\n"
      "maat  ()\n"
      "  - de tabel heeft een onbekende maat (8 bytes): begin de tabel met sizeof(struct eisen_plugin)\n"
      "stuk 1 (Gaat stuk.)\n"
      "tabelloos  ()\n"
      "  - de tabel «eisen_plugin» ontbreekt: een collector heeft een regel EISEN_PLUGIN = { … };\n"
      "tekst  ()\n"
      "  - het bestand kan niet worden geladen (" EISEN_BAD_PLUGINS "/tekst.so: file too short)\n"
      "traag  ()\n"
      "  - De collector «traag» was na 1 seconde nog niet klaar en is gestopt.\n"
      "versie  ()\n"
      "  - de collector is gemaakt voor versie 99 van de koppeling, dit programma kent versie 1\n");
  rig_free(r);
}

// The same folder twice: the first goes before the second.
static void test_hidden(void **state) {
  struct rig *r = rig_new();
  (void)state;
  struct plugin_info *p;
  uint32_t n;
  const char *dirs[] = {EISEN_PLUGINS, EISEN_PLUGINS};
  r->o.plugin_dirs = dirs;
  collect_list(r->a, &r->sink, &r->o, &p, &n);
  assert_true(n >= 4 && n % 2 == 0);
  assert_int_equal(p[0].n_faults, 0);
  check_text(p[n / 2].faults[0], "«" EISEN_PLUGINS "/csv.so» gaat voor");
  rig_free(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ends),         cmocka_unit_test(test_hangs),   cmocka_unit_test(test_nonsense),
      cmocka_unit_test(test_wrong_values), cmocka_unit_test(test_loading), cmocka_unit_test(test_cpu),
      cmocka_unit_test(test_no_start),     cmocka_unit_test(test_list),    cmocka_unit_test(test_hidden),
#ifndef SANITIZED
      cmocka_unit_test(test_memory),
#endif
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
