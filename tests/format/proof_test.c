// What the formatter would refuse to write: sources that do not say the same, however alike they look.
#include "check.h"
#include "proof.h"

#define HEAD "taal 1\neisenset proef \"Proef\"\n"
#define EIS HEAD "eis 1 \"Eis\"\n"

struct read {
  const struct node *root;
  struct source src;
  struct words words;
};

static void read_text(struct arena *a, const char *text, struct read *out) {
  struct sink sink = {.arena = a};
  bool ok;
  out->src = (struct source){TEXT("proef.eis"), text_from(text)};
  out->root = syntax_parse(a, &sink, &out->src, &ok);
  check_messages(&sink, "");
  words_read(a, &out->src, &out->words);
}

static void compare(const char *left, const char *right, bool tree, bool words) {
  struct arena *a = check_arena();
  struct read x, y;
  read_text(a, left, &x);
  read_text(a, right, &y);
  assert_int_equal(same_tree(a, x.root, y.root), tree);
  assert_int_equal(same_words(&x.words, &y.words), words);
  arena_free(a);
}

static void white_space_is_no_difference(void **state) {
  (void)state;
  compare(EIS "  norm a  en b\n", EIS "    norm a\n\n        en b", true, true);
  compare(EIS "  norm start uiterlijk op 1  mei 2025\n", EIS "  norm start uiterlijk op 1\xc2\xa0mei 2025\n", true, true);
  compare(EIS "  \"\"\"Een\n  twee\"\"\"\n", EIS "  \"\"\"Een  \n\ttwee\"\"\"\n", true, true);
  compare(EIS "  noot \"x\"\n", EIS "  noot \xe2\x80\x9cx\xe2\x80\x9d\n", true, true);
}

static void words_are(void **state) {
  (void)state;
  compare(EIS "  norm a\n", EIS "  norm b\n", false, false);
  compare(EIS "  norm a\n", EIS "  norm de a\n", true, false);
  compare(EIS "  norm a is minstens 2\n", EIS "  norm a is minimaal 2\n", true, false);
  compare(EIS "  noot \"x y\"\n", EIS "  noot \"x  y\"\n", false, false);
}

static void lines_of_a_text_are(void **state) {
  (void)state;
  compare(EIS "  \"\"\"Een\n  twee\"\"\"\n", EIS "  \"\"\"Een twee\"\"\"\n", false, false);
  compare(EIS "  \"\"\"Een\n  twee\"\"\"\n", EIS "  \"\"\"Een\n\n  twee\"\"\"\n", false, false);
  compare(EIS "  \"\"\"Een  twee\"\"\"\n", EIS "  \"\"\"Een twee\"\"\"\n", false, false);
  compare(EIS "  \"\"\"Een\n  \"\"\"\n", EIS "  \"\"\"Een\"\"\"\n", false, false);
}

static void levels_are(void **state) {
  (void)state;
  compare(EIS "  a \"a\"\n  b \"b\"\n", EIS "  a \"a\"\n    b \"b\"\n", false, true);
  compare(EIS "  norm a en (b of c)\n", EIS "  norm (a en b) of c\n", false, false);
}

static void comments_are(void **state) {
  (void)state;
  compare(EIS "  # x\n  norm a\n", EIS "  norm a\n  # x\n", true, false);
  compare(EIS "  norm a # x\n", EIS "  norm a\n  # x\n", true, false);
  compare(EIS "  norm a # x\n", EIS "  norm a # y\n", true, false);
  compare(EIS "  norm a # x\n", EIS "  norm a\n", true, false);
  compare(EIS "  norm a   # x \n", EIS "  norm a # x\n", true, true);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(white_space_is_no_difference), cmocka_unit_test(words_are),    cmocka_unit_test(lines_of_a_text_are),
      cmocka_unit_test(levels_are),                   cmocka_unit_test(comments_are),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
