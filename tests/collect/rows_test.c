// From rows to records: keys, parents, fields, samples, and what makes a list open.
#include "rig.h"

// aanbieder ─ medewerker (naam, in-dienst) ─ vog (profiel, datum)
//           ─ cliënt (key nummer; naam, nummer) ─ toewijzing (key code) ─ evaluatie (datum)
static const char texts[] =
    "aanbieder|medewerker|vog|cliënt|toewijzing|evaluatie|naam|in-dienst|profiel|datum|nummer|code|postcode|";

static struct img_text t(const char *name) {
  char wanted[40];
  snprintf(wanted, sizeof wanted, "%s|", name);
  const char *at = strstr(texts, wanted);
  assert_non_null(at);
  return (struct img_text){(uint32_t)(at - texts), (uint32_t)strlen(name)};
}

static const struct image *set_of(struct rig *r, bool second) {
  struct img_field *f = NEW_ARRAY(r->a, struct img_field, 9);
  struct img_entity *e = NEW_ARRAY(r->a, struct img_entity, 6);
  const char *fields[] = {"naam", "naam", "in-dienst", "profiel", "datum", "naam", "nummer", "code", "datum"};
  for (int i = 0; i < 9; i++)
    f[i].name = t(fields[i]);
  if (second)
    f[1].name = t("postcode");
  e[0] = (struct img_entity){.name = t("aanbieder"), .parent = NONE, .fields = 1, .key = NONE};
  e[1] = (struct img_entity){.name = t("medewerker"), .first_field = 1, .fields = 2, .key = NONE};
  e[2] = (struct img_entity){.name = t("vog"), .parent = 1, .first_field = 3, .fields = 2, .key = NONE};
  e[3] = (struct img_entity){.name = t("cliënt"), .first_field = 5, .fields = 2, .key = 6};
  e[4] = (struct img_entity){.name = t("toewijzing"), .parent = 3, .first_field = 7, .fields = 1, .key = 7};
  e[5] = (struct img_entity){.name = t("evaluatie"), .parent = 4, .first_field = 8, .fields = 1, .key = NONE};
  struct image *im = NEW(r->a, struct image);
  im->entities = e;
  im->n_entities = second ? 2 : 6;
  im->fields = f;
  im->n_fields = 9;
  im->texts = (const uint8_t *)texts;
  return im;
}

static struct rig *with_set(void) {
  struct rig *r = rig_new();
  const struct image **images = NEW_ARRAY(r->a, const struct image *, 2);
  images[0] = set_of(r, false);
  images[1] = set_of(r, true);
  r->o.images = images;
  r->o.n_images = 2;
  return r;
}

static struct plan_call *table(struct rig *r, const char *entity, const char *file, const char *content) {
  rig_file(r, file, content);
  return rig_call(r, entity, "csv", file, NULL);
}

static void check(struct rig *r, const char *records, const char *messages) {
  rig_run(r);
  rig_expect(r, records, messages);
  rig_free(r);
}

static void test_fields(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "medewerker", "p.csv", "NAAM;In dienst;Postcode;BSN;Hobby\nJan;01-02-2025;1234AB;123;zingen\n");
  check(r, "medewerker Jan: naam=[Jan] in-dienst=[01-02-2025] postcode=[1234AB]\nlijst medewerker: volledig\n",
        "W0824 Uit p.csv zijn deze kolommen niet gebruikt: BSN, Hobby.\n");
  r = with_set();
  table(r, "medewerker", "p.csv", "naam;Opmerking;toelichting\nJan;a;b\n"); // for people
  check(r, "medewerker Jan: naam=[Jan]\nlijst medewerker: volledig\n", "");
  r = with_set();
  table(r, "medewerker", "p.csv", "naam;in dienst;in-dienst\nJan;a;b\n");
  check(r, "lijst medewerker: open (collector: In p.csv staat de kolom «in-dienst» twee keer.)\n",
        "W0821 In p.csv staat de kolom «in-dienst» twee keer.\n");
  r = with_set();
  table(r, "medewerker", "p.csv", "Jan;kok\n"); // without a header
  check(r, "lijst medewerker: open (collector: De kopregel van p.csv lijkt te ontbreken: geen kolom heet zoals een veld van medewerker. Bovenaan staat: Jan, kok.)\n",
        "W0836 De kopregel van p.csv lijkt te ontbreken: geen kolom heet zoals een veld van medewerker. Bovenaan staat: Jan, kok.\n");
  r = with_set();
  table(r, "medewerker", "p.csv", "Jan;kok\nPiet;kok\n");
  check(r, "lijst medewerker: open (collector: De kopregel van p.csv lijkt te ontbreken: geen kolom heet zoals een veld van medewerker. Bovenaan staat: Jan, kok.)\n",
        "W0836 De kopregel van p.csv lijkt te ontbreken: geen kolom heet zoals een veld van medewerker. Bovenaan staat: Jan, kok.\n");
  r = with_set();
  table(r, "medewerker", "p.csv", "naam;hobby\n"); // nobody
  check(r, "lijst medewerker: volledig\n", "W0824 Uit p.csv zijn deze kolommen niet gebruikt: hobby.\n");
  r = with_set();
  table(r, "klant", "p.csv", "naam\nJan\n");
  check(r, "lijst klant: open (collector: Geen van de sets kent het gegeven «klant».)\n",
        "W0820 Geen van de sets kent het gegeven «klant».\n");
}

static void test_keys(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "cliënt", "c.csv", "naam;nummer;sleutel\nJan;12;x\nPiet;;y\n"); // the field that is the key goes first
  check(r,
        "cliënt 12: naam=[Jan] nummer=[12]\ncliënt 3: naam=[Piet] nummer=?(ontbreekt: de cel is leeg)\nlijst cliënt: "
        "volledig\n",
        "W0824 Uit c.csv zijn deze kolommen niet gebruikt: sleutel.\n");
  r = with_set();
  table(r, "medewerker", "p.csv", "naam;medewerker;sleutel\nJan;m1;s1\n");
  check(r, "medewerker s1: naam=[Jan]\nlijst medewerker: volledig\n",
        "W0824 Uit p.csv zijn deze kolommen niet gebruikt: medewerker.\n");
  r = with_set();
  table(r, "medewerker", "p.csv", "naam;medewerker\nJan;m1\n");
  check(r, "medewerker m1: naam=[Jan]\nlijst medewerker: volledig\n", "");
  r = with_set();
  table(r, "medewerker", "p.csv", "in dienst\n01-01-2025\n02-01-2025\n");
  check(r, "medewerker 2: in-dienst=[01-01-2025]\nmedewerker 3: in-dienst=[02-01-2025]\nlijst medewerker: volledig\n",
        "");
}

static void test_key_twice(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "medewerker", "p.csv", "naam;in dienst\nJan;01-01-2025\nPiet;\nJan;02-01-2025\n");
  check(r,
        "medewerker Jan: naam=[Jan] in-dienst=?(bronnen-verschillen: «01-01-2025» (bron p.csv, rij 2) en «02-01-2025» "
        "(bron p.csv, "
        "rij 4))\nmedewerker Piet: naam=[Piet] in-dienst=?(ontbreekt: de cel is leeg)\n"
        "lijst medewerker: open (collector: p.csv, rij 4: de sleutel «Jan» staat ook op rij 2.)\n",
        "W0829 p.csv, rij 4: de sleutel «Jan» staat ook op rij 2.\n");
}

// Two files about the same people fill the same rows; rows that only have a number are never the same.
static void test_two_files(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "medewerker", "a.csv", "naam;in dienst\nJan;\n");
  table(r, "medewerker", "b.csv", "naam;in dienst;postcode\nJan;01-01-2025;1234AB\n");
  check(r,
        "medewerker Jan: naam=[Jan] in-dienst=[01-01-2025] postcode=[1234AB]\nlijst medewerker: volledig\nlijst "
        "medewerker: volledig\n",
        "");
  r = with_set();
  table(r, "medewerker", "a.csv", "in dienst\n01-01-2025\n");
  table(r, "medewerker", "b.csv", "in dienst\n02-01-2025\n");
  check(r,
        "medewerker 2: in-dienst=[01-01-2025]\nmedewerker b.csv, rij 2: in-dienst=[02-01-2025]\n"
        "lijst medewerker: volledig\nlijst medewerker: volledig\n",
        "W0699 De rijen van medewerker uit b.csv tellen op bij die uit a.csv: zonder sleutel is niet te zien of het "
        "dezelfde zijn.\n");
  r = with_set(); // the first without a key, the second with one
  table(r, "medewerker", "a.csv", "in dienst\n01-01-2025\n");
  table(r, "medewerker", "b.csv", "naam\nJan\n");
  check(r,
        "medewerker 2: in-dienst=[01-01-2025]\nmedewerker Jan: naam=[Jan]\n"
        "lijst medewerker: volledig\nlijst medewerker: volledig\n",
        "W0699 De rijen van medewerker uit b.csv tellen op bij die uit a.csv: zonder sleutel is niet te zien of het "
        "dezelfde zijn.\n");
}

static void test_parents(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "vog", "v.csv", "medewerker;profiel\nPiet;x\nJan;y\nJan;z\n"); // stands before its parent in the dossier
  table(r, "medewerker", "p.csv", "naam\nJan\nPiet\n");
  check(r,
        "medewerker Jan: naam=[Jan]\nmedewerker Piet: naam=[Piet]\nvog Piet/2: profiel=[x]\nvog Jan/3: profiel=[y]\n"
        "vog Jan/4: profiel=[z]\nlijst medewerker: volledig\nlijst vog: volledig\n",
        "");
}

// The same name, once with é in one piece and once as e with an accent.
static void test_same_letters(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "medewerker", "p.csv", "naam\nJose\xCC\x81\n");
  table(r, "vog", "v.csv", "medewerker;profiel\nJos\xC3\xA9;x\n");
  rig_run(r);
  check_text(rig_messages(r), "");
  check_text(records_path(r->a, &r->plan.records, 2), "Jos\xC3\xA9/2");
  rig_free(r);
}

static void test_long_key(void **state) {
  struct rig *r = with_set();
  (void)state;
  struct buf b = {.arena = r->a};
  buf_addz(&b, "naam\n");
  buf_repeat(&b, 'x', 501);
  table(r, "medewerker", "p.csv", text_copy(r->a, buf_text(&b)).p);
  rig_run(r);
  check_text(rig_messages(r), "");
  check_text(r->plan.records.rows.p[1].key, "2");
  rig_free(r);
}

static void test_orphans(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "medewerker", "p.csv", "naam\nJan\n");
  table(r, "vog", "v.csv", "medewerker;profiel\nJaan;x\nJan;y\n;z\n");
  check(r,
        "medewerker Jan: naam=[Jan]\nvog Jan/3: profiel=[y]\nlijst medewerker: volledig\n"
        "lijst vog: open (collector: v.csv, rij 2 en nog 1: de medewerker «Jaan» is niet bekend, dus de rij hoort "
        "nergens bij.)\n",
        "W0827 v.csv, rij 2 en nog 1: de medewerker «Jaan» is niet bekend, dus de rij hoort nergens bij.\n");
  r = with_set();
  table(r, "vog", "v.csv", "profiel\nx\n");
  check(r,
        "lijst vog: open (collector: In v.csv ontbreekt de kolom «medewerker», die zegt bij welke medewerker elke vog "
        "hoort.)\n",
        "W0822 In v.csv ontbreekt de kolom «medewerker», die zegt bij welke medewerker elke vog hoort.\n");
  r = with_set(); // one message: the file of the parents is not there
  rig_call(r, "medewerker", "csv", "p.csv", NULL);
  table(r, "vog", "v.csv", "medewerker;profiel\nJan;x\n");
  check(
      r,
      "lijst medewerker: open (ontbreekt: Het bestand «p.csv» bestaat niet.)\n"
      "lijst vog: open (collector: v.csv, rij 2: de medewerker «Jan» is niet bekend, dus de rij hoort nergens bij.)\n",
      "W0808 Het bestand «p.csv» bestaat niet.\n");
}

static void test_deeper(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "cliënt", "c.csv", "nummer\nA\nB\n");
  table(r, "toewijzing", "t.csv", "cliënt;code\nA;1\nB;1\nB;2\n");
  table(r, "evaluatie", "e.csv", "toewijzing;Cliënt;datum\n1;B;01-01-2025\n2;;02-01-2025\n1;;03-01-2025\n");
  check(r,
        "cliënt A: nummer=[A]\ncliënt B: nummer=[B]\ntoewijzing A/1: code=[1]\ntoewijzing B/1: code=[1]\ntoewijzing "
        "B/2: code=[2]\n"
        "evaluatie B/1/2: datum=[01-01-2025]\nevaluatie B/2/3: datum=[02-01-2025]\n"
        "lijst cliënt: volledig\nlijst toewijzing: volledig\n"
        "lijst evaluatie: open (collector: e.csv, rij 4: er is meer dan één toewijzing «1», dus het is niet duidelijk "
        "waar de rij bij hoort.)\n",
        "W0828 e.csv, rij 4: er is meer dan één toewijzing «1», dus het is niet duidelijk waar de rij bij hoort.\n");
}

// A call that stands under one row of the dossier.
static void test_under_a_row(void **state) {
  struct rig *r = with_set();
  (void)state;
  uint32_t jan = records_row(&r->plan.records, TEXT("medewerker"), TEXT("Jan"), 0, NO_INDEX);
  records_row(&r->plan.records, TEXT("medewerker"), TEXT("Piet"), 0, NO_INDEX);
  table(r, "vog", "v.csv", "profiel\nx\n")->parent_row = jan;
  uint32_t b = records_row(&r->plan.records, TEXT("cliënt"), TEXT("B"), 0, NO_INDEX);
  for (uint32_t client = b - 1; client <= b; client++)
    records_row(&r->plan.records, TEXT("toewijzing"), TEXT("1"), client == b ? b : 1, NO_INDEX);
  table(r, "evaluatie", "e.csv", "toewijzing;datum\n1;01-01-2025\n")->parent_row = b;
  rig_run(r);
  check_text(rig_messages(r), "");
  check_text(records_path(r->a, &r->plan.records, (uint32_t)r->plan.records.rows.n - 1), "B/1/2");
  assert_int_equal(r->plan.records.rows.p[r->plan.records.rows.n - 2].parent, jan);
  assert_int_equal(r->plan.records.lists.p[0].parent, jan);
  assert_int_equal(r->plan.records.lists.p[1].parent, NO_INDEX);
  rig_free(r);
}

static void test_sample(void **state) {
  struct rig *r = with_set();
  (void)state;
  struct text only[] = {TEXT("A"), TEXT("C"), TEXT("X")};
  struct plan_call *call = table(r, "cliënt", "c.csv", "nummer\nA\nB\nC\nD\n");
  call->status = LIST_SAMPLE;
  call->only = only;
  call->n_only = 3;
  table(r, "toewijzing", "t.csv", "cliënt;code\nA;1\nB;1\nD;2\n");
  check(r,
        "cliënt A: nummer=[A]\ncliënt C: nummer=[C]\ntoewijzing A/1: code=[1]\n"
        "lijst cliënt: steekproef 2 van 4\nlijst toewijzing: volledig\n",
        "W0825 In c.csv staan niet alle rijen van de steekproef: «X» ontbreekt.\n"
        "W0826 In t.csv horen 2 rijen bij een cliënt buiten de steekproef. Zij tellen niet mee.\n");
  r = with_set();
  call = table(r, "cliënt", "c.csv", "nummer\nA\nB\n");
  call->status = LIST_SAMPLE;
  call->sample = 2;
  call->total = 40;
  check(r, "cliënt A: nummer=[A]\ncliënt B: nummer=[B]\nlijst cliënt: steekproef 2 van 40\n", "");
  r = with_set();
  table(r, "cliënt", "c.csv", "nummer\nA\n")->status = LIST_OPEN;
  check(r, "cliënt A: nummer=[A]\nlijst cliënt: open\n", "");
}

static void test_provider(void **state) {
  struct rig *r = with_set();
  (void)state;
  table(r, "aanbieder", "a.csv", "naam\nStichting\n");
  check(r, "aanbieder : naam=[Stichting]\n", "");
  r = with_set();
  table(r, "aanbieder", "a.csv", "naam\nStichting\nVereniging\n");
  check(r, "", "W0823 In a.csv staan 2 rijen voor de aanbieder, en er is er maar één.\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fields),      cmocka_unit_test(test_keys),    cmocka_unit_test(test_key_twice),
      cmocka_unit_test(test_two_files),   cmocka_unit_test(test_parents), cmocka_unit_test(test_same_letters),
      cmocka_unit_test(test_long_key),    cmocka_unit_test(test_orphans), cmocka_unit_test(test_deeper),
      cmocka_unit_test(test_under_a_row), cmocka_unit_test(test_sample),  cmocka_unit_test(test_provider),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
