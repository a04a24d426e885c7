#include "check.h"

// The sentences of the files themselves serve as examples: their codes are the oldest.
static struct place at(const struct source *src, uint32_t off, uint32_t len) {
  return (struct place){src, off, len};
}

static void shows_the_span(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct source src = {TEXT("algemeen.eis"), TEXT("eis 1\n  voor élke medewerkr\n  x\n")};
  msg(&sink, M_FILE_NOT_REGULAR, at(&src, 19, 9), TEXT("medewerkr"));
  check_messages(&sink, "algemeen.eis:2:13: fout E0006: «medewerkr» is geen gewoon bestand.\n"
                        "   2 |   voor élke medewerkr\n"
                        "     |             ^^^^^^^^^\n"
                        "hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n");
  assert_int_equal(sink.errors, 1);
  assert_string_equal(msg_code(M_FILE_NOT_REGULAR), "E0006");
  assert_int_equal(msg_severity(M_FILE_NOT_REGULAR), ERROR);
  arena_free(a);
}

static void shows_other_places(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct source src = {TEXT("a.eis"), TEXT("een\ntwee")}, other = {TEXT("b.eis"), TEXT("drie\r\nvier\r\n")};
  struct message *m = msg(&sink, M_FILE_NOT_REGULAR, at(&src, 4, 4), TEXT("x"));
  msg_note(&sink, m, M_FILE_TOO_LARGE, at(&other, 0, 99), TEXT("y"), TEXT("3"));
  msg_note(&sink, m, M_FILE_OUTSIDE, at(&src, 1, 0), TEXT("z"));
  msg_note(&sink, NULL, M_FILE_OUTSIDE, NO_PLACE);
  check_messages(&sink, "a.eis:2:1: fout E0006: «x» is geen gewoon bestand.\n"
                        "   2 | twee\n"
                        "     | ^^^^\n"
                        "let op: b.eis:1:1: Het bestand «y» is te groot: hoogstens 3 MB mag.\n"
                        "   1 | drie\n"
                        "     | ^^^^\n"
                        "let op: a.eis:1:2: Het bestand «z» ligt buiten de map van het dossier.\n"
                        "   1 | een\n"
                        "     |  ^\n"
                        "hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n");
  assert_int_equal(sink.errors, 1);
  arena_free(a);
}

static void names_a_file_without_text(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct source src = {TEXT("set.eisb"), NO_TEXT};
  msg(&sink, M_FILE_NOT_REGULAR, at(&src, 7, 9), TEXT("x"));
  msg(&sink, M_FILE_READ, NO_PLACE, TEXT("y"), TEXT("de schijf is vol"));
  check_messages(&sink, "fout E0003: Het bestand «y» kan niet worden gelezen: de schijf is vol.\n"
                        "hulp: Probeer het opnieuw, of kopieer het bestand naar een andere schijf.\n"
                        "set.eisb: fout E0006: «x» is geen gewoon bestand.\n"
                        "hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n");
  assert_int_equal(sink.system, 1);
  arena_free(a);
}

static void underlines_what_is_wide_or_odd(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct source src = {TEXT("a.eis"), TEXT("\t日本\x1b[31m\xE2\x80\xAE\xFF.")};
  msg(&sink, M_FILE_NOT_REGULAR, at(&src, 1, 6), TEXT("\x1b[1m\n"));
  msg(&sink, M_FILE_NOT_REGULAR, at(&src, 7, 9), TEXT("x"));
  msg(&sink, M_FILE_NOT_REGULAR, at(&src, 4000, 9), TEXT("y"));
  check_messages(&sink, "a.eis:1:2: fout E0006: «�[1m » is geen gewoon bestand.\n"
                        "   1 |  日本�[31m��.\n"
                        "     |  ^^^^\n"
                        "hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n"
                        "a.eis:1:4: fout E0006: «x» is geen gewoon bestand.\n"
                        "   1 |  日本�[31m��.\n"
                        "     |      ^^^^^^^\n"
                        "hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n"
                        "a.eis:1:12: fout E0006: «y» is geen gewoon bestand.\n"
                        "   1 |  日本�[31m��.\n"
                        "     |              ^\n"
                        "hulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n");
  arena_free(a);
}

static void shows_part_of_a_long_line(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct buf line = {.arena = a}, expected = {.arena = a};
  for (int i = 0; i < 1000; i++)
    buf_addz(&line, "é");
  struct source src = {TEXT("a.eis"), buf_text(&line)};
  msg(&sink, M_FILE_NOT_REGULAR, at(&src, 1000, 1000), TEXT("x"));
  buf_addz(&expected, "a.eis:1:501: fout E0006: «x» is geen gewoon bestand.\n   1 | …");
  buf_add(&expected, text_slice(buf_text(&line), 0, 400));
  buf_addz(&expected, "…\n     | ");
  buf_repeat(&expected, ' ', 51);
  buf_repeat(&expected, '^', 150);
  buf_addz(&expected, "\nhulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n");
  check_messages(&sink, text_z(a, buf_text(&expected)));
  arena_free(a);
}

static void orders_by_place(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct source b = {TEXT("b.eis"), TEXT("b\nc\n")}, c = {TEXT("a.eis"), NO_TEXT};
  msg(&sink, M_NO_MEMORY, at(&b, 2, 1));
  msg(&sink, M_FILE_NOT_REGULAR, at(&b, 0, 1), TEXT("1"));
  msg(&sink, M_FILE_NOT_REGULAR, at(&b, 0, 1), TEXT("2"));
  msg(&sink, M_FILE_NOT_REGULAR, at(&c, 0, 1), TEXT("3"));
  struct buf out = {.arena = a};
  sink_render(&sink, &out);
  struct text rest = buf_text(&out), line;
  const char *const starts[] = {"a.eis: fout E0006: «3»", "b.eis:1:1: fout E0006: «1»", "b.eis:1:1: fout E0006: «2»",
                                "b.eis:2:1: fout E0007"};
  size_t n = 0;
  while (text_split(&rest, '\n', &line)) {
    if (text_starts(text_slice(line, 1, line.n), TEXT(".eis")))
      assert_true(text_starts(line, text_from(starts[n++])));
  }
  assert_int_equal(n, 4);
  arena_free(a);
}

static void counts_what_it_drops(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a, .limit = 1};
  assert_non_null(msg(&sink, M_FILE_NOT_REGULAR, NO_PLACE, TEXT("1")));
  assert_null(msg(&sink, M_FILE_NOT_REGULAR, NO_PLACE, TEXT("2")));
  check_messages(&sink, "fout E0006: «1» is geen gewoon bestand.\nhulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n"
                        "Er is nog 1 melding. Los eerst de meldingen hierboven op.\n");
  for (int i = 0; i < 7; i++)
    msg(&sink, M_FILE_NOT_REGULAR, NO_PLACE, TEXT("3"));
  assert_non_null(msg(&sink, M_NO_MEMORY, NO_PLACE));
  check_messages(&sink, "fout E0006: «1» is geen gewoon bestand.\nhulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n"
                        "fout E0007: Er is te weinig geheugen om verder te gaan. Er is niets veranderd.\n"
                        "hulp: Sluit andere programma's, of splits de invoer.\n"
                        "Er zijn nog 8 meldingen. Los eerst de meldingen hierboven op.\n");
  assert_int_equal(sink.errors, 9);
  assert_int_equal(sink.dropped, 8);
  arena_free(a);
}

static void copies_its_arguments(void **state) {
  (void)state;
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  char name[] = "een";
  msg(&sink, M_FILE_NOT_REGULAR, NO_PLACE, text_from(name));
  name[0] = 'X';
  check_text(msg_sentence(a, sink.first), "«een» is geen gewoon bestand.");
  check_text(msg_hint(a, sink.first), "Noem een bestand. Een map, een pijp of een apparaat kan hier niet.");
  arena_free(a);
}

// The list itself: codes in order and unique, sentences that end, no argument that cannot be given.
static void the_list_is_sound(void **state) {
  (void)state;
  struct arena *a = check_arena();
  for (int id = 0; id < M_COUNT; id++) {
    struct message m = {.id = (enum message_id)id};
    struct text code = text_from(msg_code(m.id)), sentence = msg_sentence(a, &m), hint = msg_hint(a, &m);
    assert_int_equal(code.n, 5);
    assert_true(code.p[0] == (msg_severity(m.id) == WARNING && code.p[0] != 'L' ? 'W' : msg_severity(m.id) <= WARNING ? code.p[0] : 'E'));
    assert_true(text_ends(sentence, TEXT(".")) || text_ends(sentence, TEXT("?")) || text_ends(sentence, TEXT(":")));
    assert_true(text_is_utf8(sentence) && text_is_utf8(hint));
    for (int other = 0; other < id; other++)
      assert_string_not_equal(msg_code((enum message_id)other), code.p);
  }
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shows_the_span),
      cmocka_unit_test(shows_other_places),
      cmocka_unit_test(names_a_file_without_text),
      cmocka_unit_test(underlines_what_is_wide_or_odd),
      cmocka_unit_test(shows_part_of_a_long_line),
      cmocka_unit_test(orders_by_place),
      cmocka_unit_test(counts_what_it_drops),
      cmocka_unit_test(copies_its_arguments),
      cmocka_unit_test(the_list_is_sound),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
