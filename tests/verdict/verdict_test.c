// What a verdict says about an outcome, for one eis of each kind.
#include "rig.h"

static void known(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  const struct verdict *v = rig_judge(&r);
  check_messages(&r.sink, "");
  static const unsigned expected[TARGETS] = {DEELS, NEE, NVT, DEELS, DEELS, JA, NVT, NVT, NEE, JA, NEE};
  for (uint32_t t = 0; t < TARGETS; t++) {
    assert_int_equal(v[t].possible, expected[t]);
    assert_int_equal(v[t].cause, CAUSE_NONE);
    assert_int_equal(v[t].gaps.n, 0);
  }
  assert_int_equal(r.verdicts.themes[0], DEELS);
  assert_int_equal(r.verdicts.themes[1], DEELS);
  rig_end(&r);
}

static void reasons_and_exceptions(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  const struct verdict *v = rig_judge(&r);
  check_text(v[EIS_8].via, "U8");
  check_text(v[EIS_8].reason, "");
  check_text(v[EIS_12].via, "U12");
  check_text(v[EIS_12].reason, "vervallen door afwijking U12");
  check_text(v[EIS_15].via, "");
  check_text(v[EIS_20].reason, "er zijn geen incidenten");
  check_text(v[EIS_30].reason, "geldt niet voor deze aanbieder");
  check_text(v[NORM_U8A].via, "U8");
  assert_true(v[EIS_8].applied.p[0].everywhere);
  size_t from = 0;
  const struct applied *by;
  assert_int_equal(verdict_norm(&r.image, &v[EIS_8], &from, &by), NORM_U8);
  assert_int_equal(by->effect, EFFECT_REPLACE);
  assert_int_equal(verdict_norm(&r.image, &v[EIS_8], &from, &by), NONE);
  rig_end(&r);
}

static void counts_judgements_and_facts(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_15A].counts.total, 2);
  assert_int_equal(v[EIS_15A].counts.ja, 1);
  assert_int_equal(v[EIS_15A].counts.nee, 1);
  assert_int_equal(v[EIS_15].counts.deels, 1);
  assert_true(v[EIS_2].judged && v[EIS_15B].judged && !v[EIS_15].judged && !v[EIS_15A].judged && !v[EIS_8].judged);
  assert_int_equal(v[EIS_2].opinions.n, 1);
  check_text(v[EIS_2].opinions.p[0].note, "Uit gesprekken.");
  assert_int_equal(v[EIS_15A].facts.n, 2); // Cor does not count; what is against comes first
  check_text(v[EIS_15A].facts.p[0].name, "medewerker.vog");
  check_text(v[EIS_15A].facts.p[0].row, "Bram");
  check_text(v[EIS_15A].facts.p[0].value, "nee");
  check_text(v[EIS_15A].facts.p[0].origin->where, "regel 4");
  check_text(v[EIS_20].facts.p[0].name, "incident");
  check_text(v[EIS_20].facts.p[0].value, "geen");
  check_text(v[EIS_30].facts.p[0].name, "aanbieder.alleen-aw");
  rig_end(&r);
}

static void nothing_is_known(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_2].possible, ANY_OUTCOME);
  assert_int_equal(v[EIS_2].cause, CAUSE_MISSING);
  check_text(v[EIS_2].gaps.p[0].question, "Wat is uw oordeel over «Plan samen gemaakt»?");
  check_text(v[EIS_2].gaps.p[0].who, "toezichthouder");
  assert_int_equal(v[EIS_8].possible, NVT | JA | NEE);
  assert_int_equal(v[EIS_8].gaps.n, 3);
  check_text(v[EIS_8].gaps.p[0].question, "Biedt u alleen activerend werk?");
  check_text(v[EIS_8].gaps.p[1].question, "Wat is «keurmerk» van de aanbieder?");
  check_text(v[EIS_8].gaps.p[2].question, "Heeft u een plan?");
  check_text(v[NORM_U8A].gaps.p[0].question, "Is er een meldcode?");
  check_text(v[EIS_15A].gaps.p[0].question, "Welke medewerkers zijn er?");
  assert_int_equal(v[EIS_15A].gaps.n, 1);
  assert_int_equal(v[EIS_15].gaps.n, 0); // its onderdelen ask it already
  check_text(v[EIS_30].gaps.p[0].question, "Biedt u alleen activerend werk?");
  assert_int_equal(v[EIS_30].gaps.n, 2);
  rig_end(&r);
}

// What cannot change the outcome any more is not asked for.
static void only_what_matters(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_put(&r, 0, "alleen-aw", "nee");
  rig_put(&r, 0, "keurmerk", "nee");
  rig_medewerker(&r, "Anna", NULL, "nee");
  rig_medewerker(&r, "Cor", "nee", NULL);
  rig_list(&r, "medewerker", LIST_COMPLETE, CAUSE_NONE, "");
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_8].possible, JA | NEE);
  assert_int_equal(v[EIS_8].gaps.n, 1);
  check_text(v[EIS_8].gaps.p[0].name, "aanbieder.plan");
  assert_int_equal(v[EIS_8].applied.n, 0);
  assert_int_equal(v[EIS_12].gaps.n, 1);
  assert_int_equal(v[EIS_15A].possible, NVT | NEE);
  assert_int_equal(v[EIS_15A].gaps.n, 1);
  check_text(v[EIS_15A].gaps.p[0].question, "Heeft Anna contact met cliënten?");
  check_text(v[EIS_15A].gaps.p[0].row, "Anna");
  rig_end(&r);
}

static void causes(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  struct rec_value *plan = &r.records.rows.p[0].values.p[2];
  check_text(plan->field, "plan");
  r.records.rows.p[0].values.p[0].values[0] = TEXT("nee"); // alleen-aw
  *plan =
      (struct rec_value){.field = plan->field, .state = STATE_UNKNOWN, .origin = plan->origin, .cause = CAUSE_SOURCES_DIFFER, .note = TEXT("ja en nee")};
  rig_list(&r, "incident", LIST_OPEN, CAUSE_COLLECTOR, "incidenten.csv bestaat niet");
  r.records.lists.p[0] = r.records.lists.p[1];
  r.records.lists.n = 1;
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_8].possible, JA | NEE);
  assert_int_equal(v[EIS_8].cause, CAUSE_SOURCES_DIFFER);
  check_text(v[EIS_8].gaps.p[0].note, "ja en nee");
  assert_int_equal(v[EIS_20].possible, ANY_OUTCOME);
  assert_int_equal(v[EIS_20].cause, CAUSE_COLLECTOR);
  check_text(v[EIS_20].gaps.p[0].note, "incidenten.csv bestaat niet");
  check_text(v[EIS_20].gaps.p[0].question, "Hoeveel incidenten zijn er?");
  rig_end(&r);
}

static void clash(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  r.records.rows.p[0].values.p[1].values[0] = TEXT("ja"); // keurmerk
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_8].possible, NVT | NEE);
  assert_int_equal(v[EIS_8].cause, CAUSE_CLASH);
  assert_int_equal(r.verdicts.theme_causes[1], CAUSE_NONE); // the other eis decides it
  check_text(v[EIS_8].via, "U8, U9");
  assert_int_equal(v[EIS_8].gaps.n, 0);
  rig_end(&r);
}

static void perhaps_an_exception(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  struct rec_value *only = &r.records.rows.p[0].values.p[0];
  *only = (struct rec_value){.field = only->field, .state = STATE_UNKNOWN, .origin = only->origin, .cause = CAUSE_MISSING};
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_8].possible, NEE); // whether U8 holds or not
  check_text(v[EIS_8].via, "");
  assert_int_equal(v[EIS_8].applied.n, 1);
  assert_false(v[EIS_8].applied.p[0].sure);
  assert_int_equal(v[EIS_12].possible, NVT | JA);
  rig_end(&r);
}

static void waiver(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_known(&r);
  r.records.rows.p[0].values.p[0].values[0] = TEXT("nee");
  vec_push(r.arena, &r.records.waivers,
           (struct rec_waiver){TEXT("sdcg.pve"), TEXT("12"), NO_TEXT, NO_TEXT, TEXT("expert"), TEXT("startende bv"),
                               date_from(2025, 1, 1), date_from(2026, 1, 1), rig_origin(&r), NO_TEXT, NO_TEXT, NO_TEXT});
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_12].possible, NVT);
  check_text(v[EIS_12].via, "ontheffing");
  check_text(v[EIS_12].reason,
             "hiervoor is ontheffing verleend door expert vanaf 01-01-2025 tot 01-01-2026: startende bv");
  rig_end(&r);
}

static void no_members(void **state) {
  (void)state;
  struct rig r;
  rig_begin(&r);
  rig_medewerker(&r, "Cor", "nee", "nee");
  rig_list(&r, "medewerker", LIST_COMPLETE, CAUSE_NONE, "");
  const struct verdict *v = rig_judge(&r);
  assert_int_equal(v[EIS_15].possible, NVT);
  check_text(v[EIS_15].reason, "geen van de medewerkers valt hieronder");
  rig_end(&r);
}

// Two aanbieders in one batch: each has its own rows.
static void second_provider(void **state) {
  (void)state;
  struct rig r, other;
  rig_begin(&r);
  rig_known(&r);
  rig_begin(&other);
  rig_medewerker(&other, "Dirk", "ja", "nee");
  rig_list(&other, "medewerker", LIST_COMPLETE, CAUSE_NONE, "");
  const struct records *all[] = {&r.records, &other.records};
  assert_true(columns_build(r.arena, &r.sink, &r.image, all, 2, &r.columns));
  vm_run(r.arena, &r.columns, &r.run);
  verdict_of(r.arena, verdict_index_new(r.arena, &r.image), &r.run, 1, true, &r.verdicts);
  const struct verdict *v = &r.verdicts.targets[EIS_15A];
  assert_int_equal(v->possible, NEE);
  assert_int_equal(v->counts.total, 1);
  assert_int_equal(v->facts.n, 1);
  check_text(v->facts.p[0].row, "Dirk");
  assert_int_equal(r.verdicts.targets[EIS_15B].gaps.n, 1);
  check_text(r.verdicts.targets[EIS_15B].gaps.p[0].question,
             "Wat is uw oordeel over «betrouwbaar» bij medewerker «Dirk»?");
  assert_int_equal(r.verdicts.targets[EIS_12].possible, ANY_OUTCOME & ~DEELS);
  rig_end(&other);
  rig_end(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(known),
      cmocka_unit_test(reasons_and_exceptions),
      cmocka_unit_test(counts_judgements_and_facts),
      cmocka_unit_test(nothing_is_known),
      cmocka_unit_test(only_what_matters),
      cmocka_unit_test(causes),
      cmocka_unit_test(clash),
      cmocka_unit_test(perhaps_an_exception),
      cmocka_unit_test(waiver),
      cmocka_unit_test(no_members),
      cmocka_unit_test(second_provider),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
