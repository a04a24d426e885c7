// Tokens by their shape: names, numbers, dates, amounts, quotes, and texts that are not closed.
#include "parse_rig.h"

#define EIS SET "eis 1 \"Eis\"\n"

// The tree of the norm of the only eis, as it is written.
static void norm_is(const char *norm, const char *tree) {
  struct arena *a = check_arena();
  struct parsed *p = parse_text(text_z(a, text_format(a, EIS "  norm %s\n", norm)));
  check_messages(&p->sink, "");
  const struct node *eis = node_child(p->root, 2)->child, *clauses = node_child(eis, 2);
  struct buf b = {.arena = a};
  tree_write(&b, clauses->child->child);
  check_text(buf_text(&b), tree);
  parse_free(p);
  arena_free(a);
}

static void names(void **state) {
  (void)state;
  norm_is("in-dienst", "REF«in-dienst»");
  norm_is("direct-cliëntcontact", "REF«direct-cliëntcontact»");
  norm_is("direct-clie\xcc\x88ntcontact", "REF«direct-cliëntcontact»");
  norm_is("foto’s en cliënt's", "AND(REF«foto’s» REF«cliënt's»)");
  norm_is("aantal (vog met echt) is 1", "EQUAL(COUNT«vog»(REF«echt») NUMBER«1»)");
  norm_is("a valt onder activerend-werk.stabiel.trede-3", "UNDER(REF«a» TWIG«activerend-werk.stabiel.trede-3»(LIST))");
  norm_is("a valt onder 01H01", "UNDER(REF«a» TWIG«01H01»(LIST))");
  norm_is("a valt onder 3a", "UNDER(REF«a» TWIG«3a»(LIST))");
  norm_is("voorkeur en isolatie", "AND(REF«voorkeur» REF«isolatie»)");
}

static void numbers(void **state) {
  (void)state;
  norm_is("a is 25", "EQUAL(REF«a» NUMBER«25»)");
  norm_is("a is 350.000", "EQUAL(REF«a» NUMBER«350.000»)");
  norm_is("a is 6,5", "EQUAL(REF«a» NUMBER«6,5»)");
  norm_is("a is 12,5 %", "EQUAL(REF«a» PERCENT«12,5 %»)");
  norm_is("a is 5%", "EQUAL(REF«a» PERCENT«5%»)");
  norm_is("a is € 350.000", "EQUAL(REF«a» MONEY«€ 350.000»)");
  norm_is("a is €1,50", "EQUAL(REF«a» MONEY«€1,50»)");
  norm_is("a is € 6 miljoen", "EQUAL(REF«a» MONEY«€ 6 miljoen»)");
  norm_is("a - 3 is 2", "EQUAL(MINUS(REF«a» NUMBER«3») NUMBER«2»)");
  norm_is("a-3 is 2", "EQUAL(REF«a-3» NUMBER«2»)");
}

static void dates_and_terms(void **state) {
  (void)state;
  norm_is("a is 01-05-2025", "EQUAL(REF«a» DATE«01-05-2025»)");
  norm_is("a is 1 mei 2025", "EQUAL(REF«a» DATE«1 mei 2025»)");
  norm_is("a is 1 MEI 2025", "EQUAL(REF«a» DATE«1 MEI 2025»)");
  norm_is("a is 1\xc2\xa0mei\xe2\x80\xaf" "2025", "EQUAL(REF«a» DATE«1 mei 2025»)");
  norm_is("a is 3 maanden na b", "EQUAL(REF«a» SHIFT(REF«b» DURATION«3 maanden» NONE))");
  norm_is("a is 3\xe2\x80\xafwerkdagen voor b", "EQUAL(REF«a» SHIFT!1(REF«b» DURATION«3 werkdagen» NONE))");
  says_briefly("taal 1\neisenset proef.set \"Proef\"\n  geldig vanaf 1-5-25\n", "E0300:3:16");
}

static void quotes(void **state) {
  (void)state;
  same_tree(EIS "  bron \"bladzijde 3\"\n", EIS "  bron “bladzijde 3”\n");
  same_tree(EIS "  bron \"bladzijde 3\"\n", EIS "  bron „bladzijde 3“\n");
  same_tree(EIS "  bron \"hij zei ‘ja’ – en ging\"\n", EIS "  bron “hij zei ‘ja’ – en ging”\n");
  same_tree(EIS "  bron \"\"\n", EIS "  bron “”\n");
  same_tree(EIS "  \"\"\"letterlijk\"\"\"\n", EIS "  “””letterlijk”””\n");
  says_briefly(EIS "  bron \"bladzijde 3\n  noot \"x\"\n", "E0102:4:8");
  says_briefly(EIS "  bron “bladzijde 3\"\n  noot \"x\"\n", "E0102:4:8");
  says_briefly(EIS "  vraag \"Waar?  hulp \"Daar.\"\n  noot \"x\"\n", "E0102:4:28");
  says_briefly(EIS "  vraag \"Waar?\" \"Daar.\" # \"zo\n", "E0107:4:17");
}

static void verbatim_texts(void **state) {
  (void)state;
  same_tree(EIS "  \"\"\"een twee\"\"\"\n  bron \"x\"\n", EIS "  \"\"\"een twee\"\"\"   # erbij\n  bron \"x\"\n");
  struct parsed *p = parse_text(EIS "  \"\"\"Hij zei “ja” en \"nee\".\n- en \"\"dit\"\"\n  eis 2 en # dit\"\"\"\n  bron \"x\"\n");
  check_messages(&p->sink, "");
  check_text(tree_of(p), "SET«proef.set»(TITLE«Proef» LIST LIST(EIS«1»(TITLE«Eis» NONE LIST(VERBATIM«Hij zei “ja” en \"nee\".\n"
                         "- en \"\"dit\"\"\n  eis 2 en # dit» SOURCE(TITLE«x»)))))");
  parse_free(p);
  p = parse_text(EIS "  \"\"\"zij heet \"Anna\"\"\"\"\n  bron \"x\"\n");
  check_messages(&p->sink, "");
  check_text(node_child(node_child(p->root, 2)->child, 2)->child->text, "zij heet \"Anna\"");
  parse_free(p);
}

static void verbatim_texts_left_open(void **state) {
  (void)state;
  const char *open = "E0103:4:3";
  says_briefly(EIS "  \"\"\"tekst\n  nog meer", open);
  says_briefly(EIS "  \"\"\"tekst\n  nog meer\n  norm a\neis 2 \"x\" \"\"\"tekst\"\"\"\n  norm b\n", open);
  says_briefly(EIS "  \"\"\"tekst\n  nog meer\n  a \"x\" \"\"\"tekst\"\"\"\n  b \"y\": c\n", open);
  says_briefly(EIS "  \"\"\"tekst\n  nog meer\n  a \"x\"\n    \"\"\"tekst\n    en meer\"\"\"\n", open);
  says_briefly(EIS "  \"\"\"tekst\n  norm a b\n", "E0103:4:3 E0109:5:8"); // and what is wrong behind it is told as well
}

static void characters_of_no_use(void **state) {
  (void)state;
  says(EIS "  norm a & b\n", "proef.eis:4:10: fout E0121: «&» kan hier zo niet staan.\n"
                             "   4 |   norm a & b\n"
                             "     |          ^\n"
                             "hulp: Schrijf «norm a en b».\n");
  says(EIS "  norm a ~ b ~ c\n", "proef.eis:4:10: fout E0100: Hier kan dit teken niet staan: «~».\n"
                                 "   4 |   norm a ~ b ~ c\n"
                                 "     |          ^\n"
                                 "hulp: Tekst van uzelf staat tussen \"…\".\n");
  says_briefly(EIS "  norm in–dienst\n  norm a_b\n", "E0100:4:10 E0100:5:9");
  says_briefly(EIS "  norm a\xe2\x80\x8b" "b\n", "E0119:4:9");
  says_briefly(EIS "  norm a\n  ^^^\n  %\n", "E0100:5:3 E0100:6:3");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names),
      cmocka_unit_test(numbers),
      cmocka_unit_test(dates_and_terms),
      cmocka_unit_test(quotes),
      cmocka_unit_test(verbatim_texts),
      cmocka_unit_test(verbatim_texts_left_open),
      cmocka_unit_test(characters_of_no_use),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
