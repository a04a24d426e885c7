// What sets ask to be collected: once, as a default, with what the dossier gives, and not without end.
#include "rig.h"

// aanbieder (verslag, regels, meer) ─ medewerker (naam, cv, regels)
static const char texts[] = "aanbieder|medewerker|naam|cv|verslag|regels|meer|csv|voorbeeld|rijen|vermeldt|personeel|rooster|goed|morgen|een|nergens|";

static struct img_text t(const char *name) {
  char wanted[40];
  snprintf(wanted, sizeof wanted, "%s|", name);
  const char *at = strstr(texts, wanted);
  assert_non_null(at);
  return (struct img_text){(uint32_t)(at - texts), (uint32_t)strlen(name)};
}

enum { AANBIEDER, MEDEWERKER };
enum { VERSLAG, REGELS, MEER, NAAM, CV, REGELS_M };

struct asking {
  struct image image;
  VEC(struct img_gather) gathers;
  VEC(struct img_gather_arg) args;
};

static struct asking *set_of(struct rig *r) {
  static const char *const names[] = {"verslag", "regels", "meer", "naam", "cv", "regels"};
  struct asking *s = NEW(r->a, struct asking);
  struct img_entity *e = NEW_ARRAY(r->a, struct img_entity, 2);
  struct img_field *f = NEW_ARRAY(r->a, struct img_field, 6);
  for (uint32_t i = 0; i < 6; i++)
    f[i] = (struct img_field){.name = t(names[i]), .type = TYPE_TEXT, .entity = i >= NAAM};
  e[AANBIEDER] = (struct img_entity){.name = t("aanbieder"), .parent = NONE, .fields = 3, .key = NONE};
  e[MEDEWERKER] = (struct img_entity){.name = t("medewerker"), .first_field = NAAM, .fields = 3, .key = NAAM};
  s->image = (struct image){.entities = e, .n_entities = 2, .fields = f, .n_fields = 6, .texts = (const uint8_t *)texts};
  return s;
}

static void asks(struct rig *r, struct asking *s, uint32_t entity, uint32_t field, const char *collector, const char *function) {
  vec_push(r->a, &s->gathers, (struct img_gather){entity, field, t(collector), function ? t(function) : (struct img_text){0, 0}, (uint32_t)s->args.n, 0});
}

static void with(struct rig *r, struct asking *s, enum gather_arg kind, const char *text, uint32_t field) {
  vec_push(r->a, &s->args, (struct img_gather_arg){kind, text ? t(text) : (struct img_text){0, 0}, field});
  s->gathers.p[s->gathers.n - 1].args++;
}

static struct asking *personnel(struct rig *r, const char *name) { // medewerker: csv(NAME); regels of each: voorbeeld.regels(cv)
  struct asking *s = set_of(r);
  asks(r, s, MEDEWERKER, NONE, "csv", NULL);
  with(r, s, GATHER_NAME, name, NONE);
  asks(r, s, MEDEWERKER, REGELS_M, "voorbeeld", "regels");
  with(r, s, GATHER_FIELD, NULL, CV);
  return s;
}

static void allow(struct rig *r, const char *collector, const char *name, const char *value) {
  struct plan_collector c = {.name = text_from(collector), .place = {&r->source, 0, 1}};
  if (name)
    vec_push(r->a, &c.values, (struct plan_value){text_from(name), text_from(value)});
  vec_push(r->a, &r->plan.collectors, c);
}

static void own_value(struct rig *r, const char *field, const char *value, day until) {
  struct rec_value v = {.field = text_from(field), .state = value ? STATE_KNOWN : STATE_UNKNOWN, .until = until, .cause = value ? CAUSE_NONE : CAUSE_MISSING};
  v.origin = records_origin(&r->plan.records, (struct origin){.source = TEXT("dossier.eis")});
  v.values = NEW(r->a, struct text);
  v.values[0] = text_from(value ? value : "");
  v.n_values = value != NULL;
  records_value(&r->plan.records, 0, v);
}

// Runs with one set, or two.
static void check(struct rig *r, struct asking *one, struct asking *two, const char *records, const char *messages) {
  struct asking *both[] = {one, two};
  const struct image **images = NEW_ARRAY(r->a, const struct image *, 2);
  for (int i = 0; i < 2 && both[i]; i++) {
    both[i]->image.gathers = both[i]->gathers.p;
    both[i]->image.n_gathers = (uint32_t)both[i]->gathers.n;
    both[i]->image.gather_args = both[i]->args.p;
    both[i]->image.n_gather_args = (uint32_t)both[i]->args.n;
    images[i] = &both[i]->image;
  }
  r->o.images = images;
  r->o.n_images = two ? 2 : 1;
  rig_run(r);
  rig_expect(r, records, messages);
  rig_free(r);
}

static struct rig *with_files(void) {
  struct rig *r = rig_new();
  rig_file(r, "p.csv", "naam;cv\nJan;jan.txt\nPiet;piet.txt\nMia;\n");
  rig_file(r, "jan.txt", "een\ntwee\n");
  rig_file(r, "piet.txt", "een\n");
  return r;
}

#define TOGETHER                                                                                                                           \
  "medewerker Jan: naam=[Jan] cv=[jan.txt] regels=[2]\nmedewerker Piet: naam=[Piet] cv=[piet.txt] regels=[1]\n"                            \
  "medewerker Mia: naam=[Mia] cv=?(ontbreekt: de cel is leeg)\nlijst medewerker: volledig\n"
#define LACKING "W0700 «regels» van medewerker is niet verzameld: daarvoor moet «cv» van medewerker bekend zijn.\n"

static void rows_then_fields(void **state) {
  struct rig *r = with_files();
  (void)state;
  allow(r, "csv", "personeel", "p.csv");
  allow(r, "voorbeeld", NULL, NULL);
  check(r, personnel(r, "personeel"), NULL, TOGETHER, LACKING);
}

static void only_what_the_dossier_allows(void **state) {
  struct rig *r = with_files();
  (void)state;
  check(r, personnel(r, "personeel"), NULL, "", "");
  r = with_files();
  allow(r, "csv", "personeel", "p.csv");
  check(r, personnel(r, "personeel"), NULL,
        "medewerker Jan: naam=[Jan] cv=[jan.txt]\nmedewerker Piet: naam=[Piet] cv=[piet.txt]\n"
        "medewerker Mia: naam=[Mia] cv=?(ontbreekt: de cel is leeg)\nlijst medewerker: volledig\n", "");
  r = with_files();
  allow(r, "csv", NULL, NULL);
  check(r, personnel(r, "personeel"), NULL, "", "W0696 De eisensets kunnen met «csv» meer verzamelen. Daarvoor ontbreekt in het dossier: personeel.\n");
}

static void two_sets_ask_once(void **state) {
  struct rig *r = with_files();
  (void)state;
  allow(r, "csv", "personeel", "p.csv");
  allow(r, "voorbeeld", NULL, NULL);
  r->o.calls = 3; // the table, and two files
  check(r, personnel(r, "personeel"), personnel(r, "personeel"), TOGETHER, LACKING);
}

static void the_first_of_which_all_is_known(void **state) {
  struct rig *r = with_files();
  (void)state;
  allow(r, "csv", "rooster", "p.csv");
  allow(r, "voorbeeld", NULL, NULL);
  check(r, personnel(r, "personeel"), personnel(r, "rooster"), TOGETHER, LACKING);
}

static void no_end_of_calls(void **state) {
  struct rig *r = with_files();
  (void)state;
  allow(r, "csv", "personeel", "p.csv");
  allow(r, "voorbeeld", NULL, NULL);
  r->o.calls = 2;
  check(r, personnel(r, "personeel"), NULL,
        "medewerker Jan: naam=[Jan] cv=[jan.txt] regels=[2]\nmedewerker Piet: naam=[Piet] cv=[piet.txt]\n"
        "medewerker Mia: naam=[Mia] cv=?(ontbreekt: de cel is leeg)\nlijst medewerker: volledig\n",
        "W0697 De eisensets vragen om meer te verzamelen dan kan: na 2 keer is gestopt.\n");
}

// regels from meer, meer from verslag: whatever their order.
static struct asking *chain(struct rig *r) {
  struct asking *s = set_of(r);
  asks(r, s, AANBIEDER, REGELS, "voorbeeld", "regels");
  with(r, s, GATHER_FIELD, NULL, MEER);
  asks(r, s, AANBIEDER, MEER, "goed", "morgen");
  with(r, s, GATHER_FIELD, NULL, VERSLAG);
  return s;
}

static void what_one_finds_another_needs(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_file(r, "2025-06-24", "een\n");
  allow(r, "voorbeeld", NULL, NULL);
  allow(r, "goed", NULL, NULL);
  own_value(r, "verslag", "23-06-2025", 0);
  check(r, chain(r), NULL, "aanbieder : verslag=[23-06-2025] meer=[2025-06-24] regels=[1]\n", "");
}

static void what_the_dossier_says_stands(void **state) {
  struct rig *r = rig_new();
  (void)state;
  allow(r, "goed", NULL, NULL);
  own_value(r, "verslag", "23-06-2025", 0);
  own_value(r, "meer", NULL, 0);
  check(r, chain(r), NULL, "aanbieder : verslag=[23-06-2025] meer=?(ontbreekt: )\n", "");
  r = rig_new();
  allow(r, "goed", NULL, NULL);
  own_value(r, "verslag", "23-06-2025", 0);
  own_value(r, "meer", "01-01-2020", 0);
  check(r, chain(r), NULL, "aanbieder : verslag=[23-06-2025] meer=[01-01-2020]\n", "");
}

static void what_is_not_valid_any_more_is_collected(void **state) {
  struct rig *r = rig_new();
  (void)state;
  r->plan.records.peildatum = 20000;
  allow(r, "goed", NULL, NULL);
  own_value(r, "verslag", "23-06-2025", 0);
  own_value(r, "meer", "01-01-2020", 20000);
  check(r, chain(r), NULL, "aanbieder : verslag=[23-06-2025] meer=[2025-06-24]\n", "");
}

// It would fail in each row in the same way: it is asked once, and every row knows why.
static void what_always_fails_is_asked_once(void **state) {
  struct rig *r = with_files();
  (void)state;
  struct asking *s = set_of(r);
  asks(r, s, MEDEWERKER, NONE, "csv", "rijen");
  with(r, s, GATHER_NAME, "personeel", NONE);
  asks(r, s, MEDEWERKER, REGELS_M, "nergens", "regels");
  allow(r, "csv", "personeel", "p.csv");
  allow(r, "nergens", NULL, NULL);
  r->o.calls = 2;
  r->o.n_plugin_dirs = 1;
  check(r, s, NULL,
        "medewerker Jan: naam=[Jan] cv=[jan.txt] regels=?(collector: De collector «nergens» is er niet.)\n"
        "medewerker Piet: naam=[Piet] cv=[piet.txt] regels=?(collector: De collector «nergens» is er niet.)\n"
        "medewerker Mia: naam=[Mia] cv=?(ontbreekt: de cel is leeg) regels=?(collector: De collector «nergens» is er niet.)\n"
        "lijst medewerker: volledig\n",
        "W0801 De collector «nergens» is er niet.\n");
}

// The fields of the aanbieder from a table: what is known stays.
static void the_aanbieder_from_a_table(void **state) {
  struct rig *r = rig_new();
  (void)state;
  rig_file(r, "a.csv", "verslag;meer\nv.txt;twee\n");
  struct asking *s = set_of(r);
  asks(r, s, AANBIEDER, NONE, "csv", NULL);
  with(r, s, GATHER_NAME, "een", NONE);
  allow(r, "csv", "een", "a.csv");
  own_value(r, "meer", "drie", 0);
  check(r, s, NULL, "aanbieder : meer=[drie] verslag=[v.txt]\n", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_then_fields),
      cmocka_unit_test(only_what_the_dossier_allows),
      cmocka_unit_test(two_sets_ask_once),
      cmocka_unit_test(the_first_of_which_all_is_known),
      cmocka_unit_test(no_end_of_calls),
      cmocka_unit_test(what_one_finds_another_needs),
      cmocka_unit_test(what_the_dossier_says_stands),
      cmocka_unit_test(what_is_not_valid_any_more_is_collected),
      cmocka_unit_test(what_always_fails_is_asked_once),
      cmocka_unit_test(the_aanbieder_from_a_table),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
