// Sources that are too large, too deep, or no text at all: a message, never a crash.
#include <string.h>

#include "parse_rig.h"

#define EIS SET "eis 1 \"Eis\"\n"

static struct buf begin(struct arena *a, const char *text) {
  struct buf b = {.arena = a};
  buf_addz(&b, text);
  return b;
}

static void repeat(struct buf *b, const char *text, unsigned times) {
  for (unsigned i = 0; i < times; i++) buf_addz(b, text);
}

static void many_brackets(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = begin(a, EIS "  norm ");
  repeat(&b, "(", 10000);
  buf_addz(&b, "a");
  repeat(&b, ")", 10000);
  buf_addz(&b, "\n  bron x\n");
  says_briefly_bytes(buf_text(&b), "E0106:4:68 E0121:5:3");
  b = begin(a, EIS "  norm ");
  repeat(&b, "(", 1000000);
  says_briefly_bytes(buf_text(&b), "E0106:4:68 E0107:4:68");
  arena_free(a);
}

static void as_many_brackets_as_allowed(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = begin(a, EIS "  norm ");
  repeat(&b, "(", 60);
  buf_addz(&b, "a");
  repeat(&b, ")", 60);
  buf_addz(&b, "\n");
  says_briefly_bytes(buf_text(&b), "");
  arena_free(a);
}

static void many_levels(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = begin(a, EIS);
  for (unsigned i = 1; i < 5000; i++) {
    repeat(&b, " ", i);
    buf_addz(&b, "a \"x\"\n");
  }
  buf_addz(&b, "eis 2 x\n");
  says_briefly_bytes(buf_text(&b), "E0106:64:62 E0121:5003:1");
  arena_free(a);
}

static void long_chains(void **state) {
  (void)state;
  static const struct { const char *link, *end, *told; } chains[] = {
      {"a en ", "a\n", "E0106:4:13"},        {"a of ", "a\n", "E0106:4:13"},      {"1 + ", "1 is 2\n", "E0106:4:12"},
      {"niet ", "a\n", "E0106:4:49913"},     {"a van ", "a\n", "E0106:4:29950"},  {"1 jaar na ", "a is b\n", "E0106:4:49915"},
  };
  for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
    struct arena *a = check_arena();
    struct buf b = begin(a, EIS "  norm ");
    repeat(&b, chains[i].link, 100000);
    buf_addz(&b, chains[i].end);
    struct parsed *p = parse_bytes(buf_text(&b));
    assert_int_equal(p->sink.errors, 1);
    assert_string_equal(msg_code(p->sink.first->id), "E0106");
    assert_false(p->ok);
    parse_free(p);
    arena_free(a);
  }
}

static void one_token_of_a_megabyte(void **state) {
  (void)state;
  static const struct { const char *before, *unit, *behind, *told; } tokens[] = {
      {EIS "  norm ", "a", "\n", ""},         {EIS "  norm a is ", "1", "\n", ""},       {EIS "  bron \"", "é", "\"\n", ""},
      {EIS "  \"\"\"", "a\n", "\"\"\"\n", ""}, {EIS "  norm a.", "b.", "b\n", ""},        {EIS "  norm ", " ", "a\n", ""},
      {EIS "  norm a #", "#", "\n", ""},      {EIS "  norm a\n", "\n", "  bron \"x\"\n", ""}, {EIS "  bron \"", "a", "\n", "E0102:4:8"},
      {EIS "  norm a is ", "1-", "1\n", "E0107:4:13"}, {EIS "  norm ", "'", "\n", "E0100:4:8"}, {EIS "  norm a\n  ", "\"", "\n", NULL}};
  for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
    struct arena *a = check_arena();
    struct buf b = begin(a, tokens[i].before);
    repeat(&b, tokens[i].unit, 1 << 20);
    buf_addz(&b, tokens[i].behind);
    if (tokens[i].told) says_briefly_bytes(buf_text(&b), tokens[i].told);
    else parse_free(parse_bytes(buf_text(&b)));
    arena_free(a);
  }
}

static void shows_little_of_it(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = begin(a, EIS "  norm a "), out = {.arena = a};
  repeat(&b, "ab", 1 << 19);
  struct parsed *p = parse_bytes(buf_text(&b));
  sink_render(&p->sink, &out);
  assert_int_equal(p->sink.errors, 1);
  assert_true(out.n < 4000);
  parse_free(p);
  arena_free(a);
}

static void too_large(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct buf b = begin(a, SET);
  repeat(&b, "# ", (SOURCE_LIMIT - (unsigned)b.n) / 2);
  repeat(&b, "#", SOURCE_LIMIT - (unsigned)b.n);
  says_briefly_bytes(buf_text(&b), "");
  buf_char(&b, '\n');
  struct parsed *p = parse_bytes(buf_text(&b));
  p->src.text = NO_TEXT; // the excerpt is not what matters
  check_messages(&p->sink, "proef.eis: fout E0110: Dit bestand is te groot: hoogstens 16 MB mag.\n"
                           "hulp: Verdeel de set over meer bestanden met «bouwt voort op».\n");
  assert_null(p->root);
  parse_free(p);
  arena_free(a);
}

// Each stands on line 4, column 9; the rest of the source is as it should be.
static void not_utf8(void **state) {
  (void)state;
  static const struct { const char *bytes; size_t n; } wrong[] = {
      {"\x00", 1}, {"\x80", 1}, {"\xff", 1}, {"\xc3", 1}, {"\xc0\xaf", 2}, {"\xe2\x82", 2}, {"\xed\xa0\x80", 3}, {"\xf0\x80\x80\x80", 4},
      {"\xf4\x90\x80\x80", 4}, {"\xf8\x88\x80\x80\x80", 5}, {"\xe9", 1}};
  static const char *const places[][2] = {{EIS "  norm a", " b\n"}, {EIS "  bron \"", "\"\n"}, {EIS "  \"\"\"abc", "\"\"\"\n"}, {EIS "  # abcd", "\n"}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
      struct arena *a = check_arena();
      struct buf b = begin(a, places[k][0]);
      buf_add(&b, (struct text){wrong[i].bytes, wrong[i].n});
      buf_addz(&b, places[k][1]);
      says_briefly_bytes(buf_text(&b), "E0101:4:9");
      arena_free(a);
    }
}

static void characters_that_steer(void **state) {
  (void)state;
  static const char *const codes[] = {"\x01", "\x07", "\x08", "\x0e", "\x1b", "\x1f", "\x7f"};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
    struct arena *a = check_arena();
    struct buf b = begin(a, EIS "  bron \"a");
    buf_addz(&b, codes[i]);
    buf_addz(&b, "[31m\"\n");
    says_briefly_bytes(buf_text(&b), "E0119:4:10");
    arena_free(a);
  }
  says_briefly(EIS "  bron \"a\vb\"\n  norm\fa\n", ""); // lines and pages of a word processor
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(many_brackets),
      cmocka_unit_test(as_many_brackets_as_allowed),
      cmocka_unit_test(many_levels),
      cmocka_unit_test(long_chains),
      cmocka_unit_test(one_token_of_a_megabyte),
      cmocka_unit_test(shows_little_of_it),
      cmocka_unit_test(too_large),
      cmocka_unit_test(not_utf8),
      cmocka_unit_test(characters_that_steer),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
