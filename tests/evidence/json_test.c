#include <string.h>

#include "check.h"
#include "records.h"
#include "value.h"

static struct arena *a;
static struct sink sink;

static int begin(void **state) {
  (void)state;
  a = check_arena();
  sink = (struct sink){.arena = a};
  return 0;
}

static int end(void **state) {
  (void)state;
  arena_free(a);
  return 0;
}

// --- Writing

static const char all_of_it[] =
    "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"Stichting \\\"Voorbeeld\\\"\",\"peildatum\":\"2025-06-23\","
    "\"toetsperiode\":{\"van\":\"2024-01-01\",\"tot-en-met\":\"2025-06-23\"},"
    "\"herkomsten\":[{\"bron\":\"personeel.csv\",\"plaats\":\"rij 3\",\"collector\":\"csv.rijen\","
    "\"digest\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"},{\"bron\":\"gesprek\"}],"
    "\"lijsten\":[{\"gegeven\":\"incident\",\"status\":\"volledig\"},"
    "{\"gegeven\":\"vog\",\"van\":1,\"status\":\"open\",\"oorzaak\":\"collector\",\"toelichting\":\"afgebroken\","
    "\"herkomst\":0},"
    "{\"gegeven\":\"medewerker\",\"van\":0,\"status\":\"steekproef\",\"steekproef\":3,\"totaal\":10}],"
    "\"rijen\":[{\"gegeven\":\"aanbieder\"},"
    "{\"gegeven\":\"medewerker\",\"sleutel\":\"A\\tB\",\"ouder\":0,\"herkomst\":0,\"velden\":["
    "{\"veld\":\"rollen\",\"waarde\":[\"bestuurder\",\"begeleider\"],\"herkomst\":0},"
    "{\"veld\":\"taken\",\"waarde\":[]},"
    "{\"veld\":\"in-dienst\",\"waarde\":\"01-02-2025\"},"
    "{\"veld\":\"uit-dienst\",\"geen\":true},"
    "{\"veld\":\"contact\",\"onbekend\":true,\"oorzaak\":\"ontbreekt\",\"toelichting\":\"niet gevraagd\"},"
    "{\"veld\":\"uren\",\"onbekend\":true,\"mogelijk\":[\"32\",\"36\"],\"oorzaak\":\"bronnen-verschillen\","
    "\"toelichting\":\"«32» en "
    "«36»\"}]},"
    "{\"gegeven\":\"vog\",\"ouder\":1}],"
    "\"oordelen\":[{\"set\":\"sdcg.pve\",\"eis\":\"8\",\"onderdeel\":\"b\",\"rij\":\"A\",\"oordeel\":\"nvt\","
    "\"in-plaats-van-de-berekening\":true,\"toelichting\":\"geen "
    "cliënten\",\"door\":\"toezichthouder\",\"datum\":\"2025-06-01\","
    "\"herkomst\":1},{\"set\":\"sdcg.pve\",\"eis\":\"9\",\"oordeel\":\"deels\"}],"
    "\"ontheffingen\":[{\"set\":\"sdcg.pve\",\"eis\":\"28.1\",\"onderdeel\":\"c\",\"door\":\"expert\",\"toelichting\":"
    "\"startend\","
    "\"van\":\"2025-01-01\",\"tot\":\"2026-01-01\"}]}\n";

static void test_round_trip(void **state) {
  (void)state;
  struct records r;
  assert_true(records_from_json(a, &sink, TEXT("bewijs.json"), text_from(all_of_it), &r));
  check_messages(&sink, "");
  check_text(r.provider, "Stichting \"Voorbeeld\"");
  assert_int_equal(r.period_from, date_from(2024, 1, 1));
  assert_int_equal(r.lists.p[2].total, 10);
  assert_int_equal(r.lists.p[0].parent, NO_INDEX);
  assert_int_equal(r.rows.p[2].parent, 1);
  assert_int_equal(r.rows.p[1].values.n, 6);
  assert_int_equal(r.rows.p[1].values.p[5].n_values, 2);
  assert_int_equal(r.judgements.p[0].outcome, NVT);
  assert_true(r.judgements.p[0].in_place);
  assert_int_equal(r.judgements.p[1].date, NO_DATE);
  assert_int_equal(r.waivers.p[0].to, date_from(2026, 1, 1));
  check_text(records_to_json(a, &r), all_of_it);
}

static void test_least(void **state) {
  (void)state;
  struct records r;
  records_init(&r, a, TEXT("X"));
  const char *least = "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"herkomsten\":[],\"lijsten\":[],"
                      "\"rijen\":[{\"gegeven\":\"aanbieder\"}],\"oordelen\":[],\"ontheffingen\":[]}\n";
  check_text(records_to_json(a, &r), least);
  assert_true(records_from_json(a, &sink, TEXT("x"), text_from(least), &r));
  check_text(records_to_json(a, &r), least);
  assert_true(
      records_from_json(a, &sink, TEXT("x"),
                        TEXT("\xEF\xBB\xBF{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"peildatum\":null,"
                             "\"rijen\":[{\"gegeven\":\"aanbieder\",\"ouder\":null}]}"),
                        &r));
  check_text(records_to_json(a, &r), least);
}

// What JSON cannot hold does not make the file unreadable.
static void test_odd_text(void **state) {
  (void)state;
  struct records r;
  records_init(&r, a, TEXT("a\0b\x01\xFF"));
  struct text json = records_to_json(a, &r);
  assert_non_null(strstr(text_z(a, json), "\"a\xEF\xBF\xBD"
                                          "b\\u0001\xEF\xBF\xBD\""));
  assert_true(records_from_json(a, &sink, TEXT("x"), json, &r));
  check_text(records_to_json(a, &r), text_z(a, json));
}

// Equal origins keep their numbers.
static void test_equal_origins(void **state) {
  (void)state;
  struct records r;
  assert_true(records_from_json(
      a, &sink, TEXT("x"),
      TEXT("{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"herkomsten\":[{\"bron\":\"a\"},"
           "{\"bron\":\"a\"},{\"bron\":\"b\"}],\"rijen\":[{\"gegeven\":\"aanbieder\",\"herkomst\":2}]}"),
      &r));
  assert_int_equal(r.origins.n, 3);
  assert_int_equal(r.rows.p[0].origin, 2);
  assert_int_equal(records_origin(&r, (struct origin){.source = TEXT("b")}), 2);
}

// --- Refusing

static void refuses(const char *json, const char *sentences) {
  struct records r;
  struct sink own = {.arena = a};
  struct buf b = {.arena = a};
  assert_false(records_from_json(a, &own, TEXT("bewijs.json"), text_from(json), &r));
  for (const struct message *m = own.first; m; m = m->next) {
    check_text(m->place.src->name, "bewijs.json");
    buf_format(&b, "%s %.*s\n", msg_code(m->id), TP(msg_sentence(a, m)));
  }
  check_text(buf_text(&b), sentences);
}

static void test_not_json(void **state) {
  (void)state;
  refuses("", "E0600 Dit is geen geldige JSON: het bestand houdt te vroeg op (kolom 1).\n");
  refuses("{\n \"formaat\"", "E0600 Dit is geen geldige JSON: het bestand houdt te vroeg op (regel 2, kolom 10).\n");
  refuses("{} x", "E0600 Dit is geen geldige JSON: na het einde staat nog meer (kolom 4).\n");
  refuses("{a", "E0600 Dit is geen geldige JSON: hier staat iets wat daar niet kan (kolom 2).\n");
  refuses("{\"a\":\"\xFF\"}",
          "E0600 Dit is geen geldige JSON: hier staat tekst die geen UTF-8 is (kolom 6).\n");
  refuses("{\"a\":\"\\u0000\"}",
          "E0600 Dit is geen geldige JSON: in een tekst staat een nulteken (kolom 13).\n");
  refuses("{\"a\":1,\"a\":2}", "E0600 Dit is geen geldige JSON: een lid staat er twee keer (kolom 10).\n");
  refuses("{\"a\":99999999999999999999}",
          "E0600 Dit is geen geldige JSON: een getal is te groot (kolom 25).\n");
  char deep[4001];
  memset(deep, '[', 4000);
  deep[4000] = 0;
  refuses(deep, "E0611 Deze JSON is te diep genest (kolom 2049).\n");
}

static void test_document(void **state) {
  (void)state;
  refuses("[]", "E0602 Bij «(het begin)» staat een lijst; hier hoort een object.\n");
  refuses("{}", "E0603 Bij «(het begin)» ontbreekt «formaat».\n"
                "E0603 Bij «(het begin)» ontbreekt «aanbieder».\n"
                "E0616 Bij «rijen»: de eerste rij, en die alleen, is de aanbieder, zonder «ouder».\n");
  refuses("{\"formaat\":\"eisen-bewijs/2\",\"iets\":1}", "E0601 Het formaat «eisen-bewijs/2» is niet bekend.\n");
}

// A whole document around some members, with one aanbieder.
#define WITH(members)                                                                                                  \
  "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"rijen\":[{\"gegeven\":\"aanbieder\"}]," members "}"

static void test_members(void **state) {
  (void)state;
  refuses(WITH("\"ordelen\":[]"), "E0604 Bij «(het begin)» staat «ordelen», en dat is niet bekend.\n");
  refuses(WITH("\"peildatum\":\"23-06-2025\""), "E0608 Bij «peildatum» staat «23-06-2025», en dat is geen datum.\n");
  refuses(WITH("\"peildatum\":\"2025-02-30\""), "E0608 Bij «peildatum» staat «2025-02-30», en dat is geen datum.\n");
  refuses(WITH("\"peildatum\":5"), "E0602 Bij «peildatum» staat een getal; hier hoort een tekst.\n");
  refuses(WITH("\"toetsperiode\":{\"van\":\"2025-01-02\",\"tot-en-met\":\"2025-01-01\"}"),
          "E0618 Bij «toetsperiode» ligt het begin na het einde.\n");
  refuses(WITH("\"lijsten\":{}"), "E0602 Bij «lijsten» staat een object; hier hoort een lijst.\n");
  refuses(WITH("\"herkomsten\":[{\"bron\":true,\"digest\":\"AB\"}]"),
          "E0602 Bij «herkomsten[0].bron» staat true; hier hoort een tekst.\n"
          "E0620 Bij «herkomsten[0].digest» hoort een SHA-256: 64 tekens, cijfers en a tot en met f.\n");
  refuses(WITH("\"oordelen\":[{\"set\":\"\",\"eis\":\"8\",\"oordeel\":\"wel\",\"in-plaats-van-de-berekening\":false}]"),
          "E0619 Bij «oordelen[0].set» staat een lege tekst.\n"
          "E0605 Bij «oordelen[0].oordeel» staat «wel»; dat kan hier niet.\n"
          "E0602 Bij «oordelen[0].in-plaats-van-de-berekening» staat false; hier hoort true.\n");
  refuses(WITH("\"oordelen\":[{\"set\":\"s\"}]"), "E0603 Bij «oordelen[0]» ontbreekt «eis».\n"
                                                  "E0603 Bij «oordelen[0]» ontbreekt «oordeel».\n");
  refuses(WITH("\"ontheffingen\":[{\"set\":\"s\",\"eis\":\"8\",\"tot\":\"morgen\",\"herkomst\":0}]"),
          "E0608 Bij «ontheffingen[0].tot» staat «morgen», en dat is geen datum.\n"
          "E0606 Bij «ontheffingen[0].herkomst» staat 0, maar zo ver gaat de lijst niet: die heeft er 0.\n");
}

static void test_lists(void **state) {
  (void)state;
  refuses(WITH("\"lijsten\":[{\"gegeven\":\"vog\",\"van\":1,\"status\":\"heel\",\"oorzaak\":\"\"}]"),
          "E0606 Bij «lijsten[0].van» staat 1, maar zo ver gaat de lijst niet: die heeft er 1.\n"
          "E0605 Bij «lijsten[0].status» staat «heel»; dat kan hier niet.\n"
          "E0605 Bij «lijsten[0].oorzaak» staat «»; dat kan hier niet.\n");
  refuses(WITH("\"lijsten\":[{\"gegeven\":\"vog\",\"status\":\"steekproef\"},"
               "{\"gegeven\":\"vog\",\"status\":\"steekproef\",\"steekproef\":4,\"totaal\":3},"
               "{\"gegeven\":\"vog\",\"status\":\"steekproef\",\"steekproef\":-1}]"),
          "E0603 Bij «lijsten[0]» ontbreekt «steekproef».\n"
          "E0617 Bij «lijsten[1]» is de steekproef (4) groter dan het totaal (3).\n"
          "E0602 Bij «lijsten[2].steekproef» staat een getal; hier hoort een geheel getal vanaf 0.\n");
}

#define ROWS(rows) "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"rijen\":[" rows "]}"
#define TOP "{\"gegeven\":\"aanbieder\"}"

static void test_rows(void **state) {
  (void)state;
  refuses(ROWS(""), "E0616 Bij «rijen»: de eerste rij, en die alleen, is de aanbieder, zonder «ouder».\n");
  refuses(ROWS("{\"gegeven\":\"medewerker\"}"),
          "E0616 Bij «rijen[0]»: de eerste rij, en die alleen, is de aanbieder, zonder «ouder».\n");
  refuses(ROWS(TOP "," TOP), "E0603 Bij «rijen[1]» ontbreekt «ouder».\n"
                             "E0616 Bij «rijen[1]»: de eerste rij, en die alleen, is de aanbieder, zonder «ouder».\n");
  refuses(ROWS(TOP ",{\"gegeven\":\"vog\",\"ouder\":2},{\"gegeven\":\"medewerker\",\"ouder\":0}"),
          "E0607 Bij «rijen[1].ouder» staat 2, maar die rij komt niet eerder.\n");
  refuses(ROWS(TOP ",{\"gegeven\":\"vog\",\"ouder\":1}"),
          "E0607 Bij «rijen[1].ouder» staat 1, maar die rij komt niet eerder.\n");
  refuses(ROWS(TOP ",7"), "E0602 Bij «rijen[1]» staat een getal; hier hoort een object.\n");
}

static void test_values(void **state) {
  (void)state;
#define FIELD(members) ROWS("{\"gegeven\":\"aanbieder\",\"velden\":[{\"veld\":\"x\"" members "}]}")
  refuses(FIELD(""), "E0614 Bij «rijen[0].velden[0]» hoort precies één van «waarde», «geen» en «onbekend».\n");
  refuses(FIELD(",\"waarde\":\"1\",\"geen\":true"),
          "E0614 Bij «rijen[0].velden[0]» hoort precies één van «waarde», «geen» en «onbekend».\n");
  refuses(FIELD(",\"waarde\":12"), "E0602 Bij «rijen[0].velden[0].waarde» staat een getal; hier hoort een tekst.\n");
  refuses(FIELD(",\"waarde\":[\"a\",true]"),
          "E0602 Bij «rijen[0].velden[0].waarde[1]» staat true; hier hoort een tekst.\n");
  refuses(FIELD(",\"waarde\":\"1\",\"oorzaak\":\"ontbreekt\""),
          "E0615 Bij «rijen[0].velden[0]» staat «oorzaak» of «mogelijk» op een plaats waar dat niet kan.\n");
  refuses(FIELD(",\"onbekend\":true,\"mogelijk\":[\"a\"]"),
          "E0615 Bij «rijen[0].velden[0]» staat «oorzaak» of «mogelijk» op een plaats waar dat niet kan.\n");
  refuses(FIELD(",\"geen\":true,\"waard\":1"),
          "E0604 Bij «rijen[0].velden[0]» staat «waard», en dat is niet bekend.\n");
  refuses(
      ROWS("{\"gegeven\":\"aanbieder\",\"velden\":[{\"veld\":\"x\",\"geen\":true},{\"veld\":\"x\",\"geen\":true}]}"),
      "E0613 Bij «rijen[0].velden[1]» staat het veld «x» voor de tweede keer.\n");
}

static void test_hints(void **state) {
  (void)state;
  struct records r;
  assert_false(records_from_json(a, &sink, TEXT("bewijs.json"),
                                 text_from(WITH("\"ordelen\":[],\"lijsten\":[{\"zzz\":1}]")), &r));
  check_messages(
      &sink,
      "bewijs.json: fout E0604: Bij «(het begin)» staat «ordelen», en dat is niet bekend.\n"
      "hulp: Bedoelt u «oordelen»?\n"
      "bewijs.json: fout E0604: Bij «lijsten[0]» staat «zzz», en dat is niet bekend.\n"
      "hulp: Haal het weg. Hier mag staan: gegeven, van, status, steekproef, totaal, oorzaak, toelichting, herkomst, bekend-vanaf.\n"
      "bewijs.json: fout E0603: Bij «lijsten[0]» ontbreekt «gegeven».\n"
      "hulp: Voeg «gegeven» toe.\n"
      "bewijs.json: fout E0603: Bij «lijsten[0]» ontbreekt «status».\n"
      "hulp: Voeg «status» toe.\n");
}

// --- Limits

static void test_limits(void **state) {
  (void)state;
  struct buf b = {.arena = a};
  buf_addz(&b, "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"");
  buf_repeat(&b, 'x', (1 << 20) + 1);
  buf_addz(&b, "\",\"rijen\":[" TOP "]}");
  refuses(text_z(a, buf_text(&b)), "E0609 De tekst bij «aanbieder» is te lang: hoogstens 1048576 tekens mag.\n");
  struct buf d = {.arena = a};
  buf_addz(&d, "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"rijen\":[" TOP);
  for (int i = 0; i < 33; i++)
    buf_format(&d, ",{\"gegeven\":\"g\",\"ouder\":%d}", i);
  buf_addz(&d, "]}");
  refuses(text_z(a, buf_text(&d)), "E0612 Bij «rijen[33]» staan te veel rijen onder elkaar: hoogstens 32 mag.\n");
  struct buf f = {.arena = a};
  buf_addz(&f,
           "{\"formaat\":\"eisen-bewijs/1\",\"aanbieder\":\"X\",\"rijen\":[{\"gegeven\":\"aanbieder\",\"velden\":[0");
  for (int i = 0; i < 500; i++)
    buf_addz(&f, ",0");
  buf_addz(&f, "]}]}");
  refuses(text_z(a, buf_text(&f)),
          "E0610 De lijst bij «rijen[0].velden» is te lang: zij heeft er 501, en hoogstens 500 mag.\n");
}

// Any bytes: refused with a message, or read; and what was read is written and read again as the same.
static void test_any_bytes(void **state) {
  (void)state;
  enum { SIZE = sizeof all_of_it - 1 };
  static const char alphabet[] = "{}[]\",:0179-etn \\\xC3\xFF";
  uint32_t seed = 12345, accepted = 0;
  for (int round = 0; round < 4000; round++) {
    struct arena *own = check_arena();
    struct sink s = {.arena = own};
    struct records r, again;
    char bytes[SIZE];
    memcpy(bytes, all_of_it, SIZE);
    for (int change = 0; change <= round % 3; change++) {
      seed = seed * 1664525 + 1013904223;
      bytes[(seed >> 8) % SIZE] = alphabet[(seed >> 4) % (sizeof alphabet - 1)];
    }
    size_t n = round % 10 ? SIZE : (seed >> 8) % SIZE;
    bool good = records_from_json(own, &s, TEXT("x"), (struct text){bytes, n}, &r);
    assert_true(good == (s.errors == 0));
    if (good) {
      accepted++;
      struct text json = records_to_json(own, &r);
      assert_true(records_from_json(own, &s, TEXT("x"), json, &again));
      assert_true(text_eq(json, records_to_json(own, &again)));
    }
    arena_free(own);
  }
  assert_true(accepted > 100);
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
  const struct CMUnitTest tests[] = {
      T(test_round_trip), T(test_least),   T(test_odd_text),  T(test_equal_origins), T(test_not_json),
      T(test_document),   T(test_members), T(test_lists),     T(test_rows),          T(test_values),
      T(test_hints),      T(test_limits),  T(test_any_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
