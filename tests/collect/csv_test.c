// The collector csv: each shape of file, and the exact rows that come of it.
#include "rig.h"

static void check_csv(const char *bytes, size_t n, const char *records, const char *messages) {
  struct rig *r = rig_new();
  rig_bytes(r, "lijst.csv", bytes, n);
  rig_call(r, "medewerker", "csv", "lijst.csv", NULL);
  rig_run(r);
  rig_expect(r, records, messages);
  rig_free(r);
}
#define CSV(bytes, records) check_csv("" bytes, sizeof bytes - 1, records "lijst medewerker: volledig\n", "")
#define REFUSED(bytes, why)                                                                                            \
  check_csv("" bytes, sizeof bytes - 1,                                                                                \
            "lijst medewerker: open (collector: De collector «csv.rijen» kan dit niet zeggen. lijst.csv: " why ".)\n", \
            "W0814 De collector «csv.rijen» kan dit niet zeggen. lijst.csv: " why ".\n")

static void test_separators(void **state) {
  (void)state;
  CSV("naam;rol\nJan;begeleider, deeltijd\n", "medewerker Jan: naam=[Jan] rol=[begeleider, deeltijd]\n");
  CSV("naam,rol\nJan,a;b\n", "medewerker Jan: naam=[Jan] rol=[a;b]\n");
  CSV("naam\trol\nJan\ta;b,c\n", "medewerker Jan: naam=[Jan] rol=[a;b,c]\n");
  CSV("\"a,b,c\";naam\nx;Jan\n", "medewerker Jan: a,b,c=[x] naam=[Jan]\n");
  CSV("sep=;\r\nnaam;rol\r\nJan;a,b,c\r\n", "medewerker Jan: naam=[Jan] rol=[a,b,c]\n"); // as Excel writes it
  CSV("sep=,\nnaam,rol\nJan,a;b;c\n", "medewerker Jan: naam=[Jan] rol=[a;b;c]\n");
  CSV("naam\nJan\nPiet", "medewerker Jan: naam=[Jan]\nmedewerker Piet: naam=[Piet]\n");
}

static void test_line_ends(void **state) {
  (void)state;
  const char *two =
      "medewerker Jan: naam=[Jan] rol=[a]\nmedewerker Piet: naam=[Piet] rol=[b]\nlijst medewerker: volledig\n";
  const char *files[] = {"naam;rol\nJan;a\nPiet;b\n", "naam;rol\r\nJan;a\r\nPiet;b\r\n", "naam;rol\rJan;a\rPiet;b\r",
                         "naam;rol\nJan;a\nPiet;b", "\r\n\nnaam;rol\n\n  \n;\nJan;a\r\n\r\nPiet;b\n\n\n"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    check_csv(files[i], strlen(files[i]), two, "");
}

static void test_encodings(void **state) {
  (void)state;
  CSV("naam;rol\nJosé;café\n", "medewerker José: naam=[José] rol=[café]\n");
  CSV("\xEF\xBB\xBFnaam;rol\nJan;ë\n", "medewerker Jan: naam=[Jan] rol=[ë]\n");
  CSV("naam;bedrag\nJos\xE9;\x80 5\n", "medewerker José: naam=[José] bedrag=[€ 5]\n");
  CSV("naam;rol\nJos\xE9;\xC3\xA9\n", "medewerker José: naam=[José] rol=[Ã©]\n"); // one file has one encoding
  REFUSED("naam;rol\nJos\xE9;\x81\n", "het bestand is geen UTF-8 en geen Windows-1252");
  REFUSED("\xFF\xFEn\0a\0", "het bestand is UTF-16: bewaar het als «CSV UTF-8»");
}

static void test_quotes(void **state) {
  (void)state;
  CSV("naam;rol\n\"Jan \"\"de; beer\"\"\";\"\"\n",
      "medewerker Jan \"de; beer\": naam=[Jan \"de; beer\"] rol=?(ontbreekt: de cel is leeg)\n");
  CSV("naam;rol\n\"een\ntwee\r\ndrie\";x\n", "medewerker een\ntwee\r\ndrie: naam=[een\ntwee\r\ndrie] rol=[x]\n");
  CSV("naam;rol\nJan;5\" pijp\n", "medewerker Jan: naam=[Jan] rol=[5\" pijp]\n");
  REFUSED("naam;rol\nJan;a\nPiet;\"b\nKees;c\n", "op rij 3 begint een aanhalingsteken dat nergens sluit");
  REFUSED("naam;rol\nJan;\"a\" b\n", "op rij 2 staat nog tekst achter een aanhalingsteken");
}

static void test_cells(void **state) {
  (void)state;
  CSV("naam; In dienst ;vrij\n Jan ;01-02-2025; geen \n",
      "medewerker Jan: naam=[Jan] in-dienst=[01-02-2025] vrij=[geen]\n");
  CSV("naam;bedrag\nJan;\n", "medewerker Jan: naam=[Jan] bedrag=?(ontbreekt: de cel is leeg)\n");
  CSV("naam;bedrag\n;1.000,50\n", "medewerker 2: naam=?(ontbreekt: de cel is leeg) bedrag=[1.000,50]\n");
  CSV("naam;rol;;\nJan;a;;\n", "medewerker Jan: naam=[Jan] rol=[a]\n"); // columns a spreadsheet leaves at the end
  CSV("naam;rol\n", "");
  REFUSED("naam;rol;\nJan;a;b\n", "rij 2 heeft een waarde in een kolom zonder naam");
  REFUSED("naam;rol\nJan;a\n\nPiet\n", "rij 4 heeft niet evenveel cellen (1) als de kopregel (2)");
  REFUSED("naam;rol\nJan;a;b\n", "rij 2 heeft niet evenveel cellen (3) als de kopregel (2)");
  REFUSED("naam;Naam \nJan;a\n", "de kolom «Naam» staat er twee keer");
  REFUSED("", "het bestand is leeg: ook de kopregel ontbreekt");
  REFUSED("\n\n", "het bestand is leeg: ook de kopregel ontbreekt");
  REFUSED("naam;rol\nJan;a\0b\n", "op rij 2 staat een teken (code 0) dat niet in een csv hoort");
  REFUSED("naam;rol\r\nJan;\033[31m\r\n", "op rij 2 staat een teken (code 27) dat niet in een csv hoort");
}

static void test_row_numbers(void **state) {
  (void)state;
  CSV("rol;x\n\"a\nb\";1\nc;2\n\nd;3\n",
      "medewerker 2: rol=[a\nb] x=[1]\nmedewerker 4: rol=[c] x=[2]\nmedewerker 6: rol=[d] x=[3]\n");
}

// "naam;k1;…;k<n-1>" and one row of as many empty cells but the first.
static char *wide(size_t n) {
  char *s = malloc(20 * n), *p = s;
  p += sprintf(p, "naam");
  for (size_t i = 1; i < n; i++)
    p += sprintf(p, ";k%zu", i);
  p += sprintf(p, "\nJan");
  for (size_t i = 1; i < n; i++)
    *p++ = ';';
  *p = '\0';
  return s;
}

static void test_limits(void **state) {
  (void)state;
  char *s = wide(1001);
  check_csv(s, strlen(s),
            "lijst medewerker: open (collector: De collector «csv.rijen» kan dit niet zeggen. "
            "lijst.csv: op rij 1 staan meer dan 1000 kolommen.)\n",
            "W0814 De collector «csv.rijen» kan dit niet zeggen. lijst.csv: op rij 1 staan meer dan 1000 kolommen.\n");
  free(s);
  struct rig *r = rig_new();
  s = wide(1000);
  rig_file(r, "lijst.csv", s);
  free(s);
  rig_call(r, "medewerker", "csv", "lijst.csv", NULL);
  rig_run(r);
  check_text(rig_messages(r), "");
  assert_int_equal(r->plan.records.rows.p[1].values.n, 1000);
  rig_free(r);
}

static void test_many_rows(void **state) {
  (void)state;
  enum { N = 20000 };
  struct rig *r = rig_new();
  struct buf b = {.arena = r->a};
  buf_addz(&b, "naam;rol\n");
  for (int i = 0; i < N; i++)
    buf_format(&b, "m%d;\"begeleider %d\"\n", i, i);
  rig_bytes(r, "lijst.csv", b.p, b.n);
  rig_call(r, "medewerker", "csv.rijen", "lijst.csv", NULL);
  rig_run(r);
  check_text(rig_messages(r), "");
  assert_int_equal(r->plan.records.rows.n, N + 1);
  check_text(r->plan.records.rows.p[N].values.p[1].values[0], "begeleider 19999");
  rig_free(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_separators), cmocka_unit_test(test_line_ends), cmocka_unit_test(test_encodings),
      cmocka_unit_test(test_quotes),     cmocka_unit_test(test_cells),     cmocka_unit_test(test_row_numbers),
      cmocka_unit_test(test_limits),     cmocka_unit_test(test_many_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
