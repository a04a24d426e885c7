// Lines, indentation and what continues a line: two ways of writing that must be the same, and what is said when it is wrong.
#include "parse_rig.h"

#define EIS SET "eis 1 \"Eis\"\n"

static void a_line_goes_on_after_a_comma(void **state) {
  (void)state;
  same_tree(SET "gegevens plan per aanbieder \"Plan\", een document, een gebeurtenis op start\n",
            SET "gegevens plan per aanbieder \"Plan\",\n  een document,\n      een gebeurtenis op start\n");
  same_tree(EIS "  geldt voor a, b of c\n", EIS "  geldt voor a,\n    b\n    of c\n");
  says_briefly(EIS "  norm sector is een van (a),\n  bron \"x\"\n", "E0107:4:29");
}

static void a_line_goes_on_inside_brackets(void **state) {
  (void)state;
  same_tree(EIS "  norm a is een van (b, c, d)\n  bron \"x\"\n",
            EIS "  norm a is een van (\n      b,\n    c,\n\n    # nog een\n    d\n  )\n  bron \"x\"\n");
  same_tree(EIS "  norm (a en b) of c\n", EIS "  norm (a\n    en b) of c\n");
  says_briefly(EIS "  norm (a en b\n  bron \"x\"\n", "E0113:4:8");
  says_briefly(EIS "  norm (a en b\neis 2 \"x\"\n", "E0113:4:8");
}

static void a_line_goes_on_with_a_deeper_en_of_or_behalve(void **state) {
  (void)state;
  same_tree(EIS "  norm a en b en c\n", EIS "  norm a\n    en b\n      en c\n");
  same_tree(EIS "  norm a of b\n", EIS "  norm a\n   of b\n");
  same_tree(EIS "  geldt voor alle zorgvormen, behalve bij uitsluitend a\n", EIS "  geldt voor alle zorgvormen,\n    behalve bij uitsluitend a\n");
  same_tree(EIS "  geldt voor alle zorgvormen behalve bij uitsluitend a\n", EIS "  geldt voor alle zorgvormen\n    behalve bij uitsluitend a\n");
  says_briefly(EIS "  norm a\n  en b\n", "E0107:5:3");
  says_briefly(EIS "  norm a\n    tenzij b\n", "E0114:5:5");
}

static void any_depth_is_a_level(void **state) {
  (void)state;
  same_tree(EIS "  a \"x\"\n    i \"y\"\n      bron \"z\"\n  b \"x\"\neis 2 \"Eis\"\n",
            EIS "     a \"x\"\n         i \"y\"\n          bron \"z\"\n     b \"x\"\neis 2 \"Eis\"\n");
  same_tree(EIS "  a \"x\"\n    i \"y\"\neis 2 \"Eis\"\n", EIS "  a \"x\"\n    i \"y\"\n\n   \n# klaar\neis 2 \"Eis\"");
}

static void labels_do_not_decide_depth(void **state) {
  (void)state;
  same_tree(EIS "  a \"x\": b\n  c.2 \"y\": d\n", EIS "  a   \"x\"  :  b\n  c.2 \"y\"  :  d\n");
}

static void a_level_that_is_none_is_told_once(void **state) {
  (void)state;
  says_briefly(EIS "    a \"x\"\n   b \"y\"\n   c \"z\"\n    d \"z\"\n", "E0105:5:4");
  says_briefly(EIS "  a \"x\"\n      bron \"y\"\n    noot \"z\"\n  b \"y\"\n", "E0105:6:5");
  says_briefly(EIS "  a \"x\"\n bron \"y\"\n", "E0105:5:2");
}

static void a_tab_is_told_once_and_is_two_spaces(void **state) {
  (void)state;
  says_briefly(EIS "\ta \"x\"\n\t\tbron \"y\"\n  b \"x\"\n", "E0104:4:1");
  says_briefly(EIS "  a \"x\"\n  \tbron \"y\"\n", "E0104:5:3");
  same_tree(EIS "  norm a is b # een\ttab\n", EIS "  norm\ta\tis  b\t\n");
}

static void what_the_eye_does_not_see(void **state) {
  (void)state;
  const char *plain = EIS "  norm a is 3 maanden na b\n  bron \"x\"\n";
  same_tree(plain, "\xef\xbb\xbf" EIS "  norm a is 3 maanden na b\n  bron \"x\"\n");
  same_tree(plain, "taal 1\r\neisenset proef.set \"Proef\"\r\neis 1 \"Eis\"\r\n  norm a is 3 maanden na b\r\n  bron \"x\"\r\n");
  same_tree(plain, EIS "\n  norm a is 3 maanden na b    \n\n# x\n      # y\n  bron \"x\"");
  same_tree(plain, EIS "\xc2\xa0\xc2\xa0norm\xc2\xa0" "a is\xe2\x80\xaf" "3\xc2\xa0maanden na b\n  bron \"x\"\n");
  same_tree(plain, EIS "  norm de a is 3 maanden na het b\n  bron \"x\"\n");
}

static void articles_and_synonyms(void **state) {
  (void)state;
  same_tree(EIS "  norm a is minstens 2 en b is hoogstens 3\n  voor elke c\n", EIS "  norm a is minimaal 2 en b is maximaal 3\n  voor elk c\n");
  same_tree(EIS "  norm a uiterlijk 6 weken voor b\n", EIS "  norm a uiterlijk 6 weken v\xc3\xb3\xc3\xb3r b\n");
  same_tree(EIS "  norm a uiterlijk 6 weken voor b\n", EIS "  norm a uiterlijk 6 weken vo\xcc\x81o\xcc\x81r b\n");
  same_tree(EIS "  a \"x\"\n    norm a\n  b \"y\"\n", EIS "  de a \"x\"\n    norm de a\n  het b \"y\"\n"); // a line begins with its article
  same_tree(EIS "  norm a is 2 maanden na b\n", EIS "  norm a is 2\xc2\xa0maanden\xc2\xa0na b\n"); // the spaces of a word processor
}

static void nothing_at_all(void **state) {
  (void)state;
  const char *first = "proef.eis: fout E0111: Dit bestand begint niet met «taal 1».\n"
                      "hulp: Schrijf op de eerste regel: taal 1. Zet daaronder een eisenset, een gegevensboek, een kader of een dossier.\n";
  says("", first);
  says_briefly("\n", "E0111:1:1");
  says_briefly("# alleen een opmerking", "E0111:1:1");
  says_briefly("   \n\t\n", "E0111:1:1");
  says_briefly("\xef\xbb\xbf", "E0111:1:1");
  same_tree("taal 1\nkader proef.kader \"Kader\"\n", "# een kader\n\ntaal 1\n\nkader proef.kader \"Kader\"");
}

// A mistake in a block leaves the blocks around it as they are, so that what is wrong further on is told as well.
static void blocks_stay_whole_after_a_mistake(void **state) {
  (void)state;
  says_briefly(SET "hoofdstuk \"H\"\n  afwijking A \"x\"\n    indien a:\n      voldaan\n    anders:\n      is voldaan\n"
               "  afwijking B \"x\"\n    is voldaan b\neis 1 \"x\"\n  norm\n",
               "E0107:6:7 E0107:10:16 E0107:12:7");
  says_briefly(SET "tabel t\n  rij klopt\n  | a | geeft b |\neis 1 \"x\"\n  norm\n", "E0107:4:12 E0107:7:7");
  says_briefly(SET "gegevens a (b)\n  c tekst\n    vraag\n  d\neis 1 \"x\"\n  norm\n", "E0107:5:10 E0107:6:4 E0107:8:7");
  says_briefly(SET "indeling a\n  b \"x\"\n    c d\n  e code\neis 1 \"x\"\n  norm\n", "E0109:5:5 E0107:6:9 E0107:8:7");
  says_briefly(SET "indeling a\nindeling b\nhoofdstuk \"H\"\n  afwijking A \"x\"\n    geldt\n  afwijking B \"x\"\n    geldt\neis 1\n",
               "E0115:3:1 E0115:4:1 E0115:7:5 E0115:9:5 E0122:10:1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_goes_on_after_a_comma),
      cmocka_unit_test(a_line_goes_on_inside_brackets),
      cmocka_unit_test(a_line_goes_on_with_a_deeper_en_of_or_behalve),
      cmocka_unit_test(any_depth_is_a_level),
      cmocka_unit_test(labels_do_not_decide_depth),
      cmocka_unit_test(a_level_that_is_none_is_told_once),
      cmocka_unit_test(a_tab_is_told_once_and_is_two_spaces),
      cmocka_unit_test(what_the_eye_does_not_see),
      cmocka_unit_test(articles_and_synonyms),
      cmocka_unit_test(nothing_at_all),
      cmocka_unit_test(blocks_stay_whole_after_a_mistake),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
