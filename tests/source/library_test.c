// Where a source is found by the name in its head.
#include "check.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "library.h"

// A folder of our own: /tmp/…/regio/, /tmp/…/kaders/ and so on, removed afterwards.
struct place_of_work {
  struct arena *arena;
  char top[32];
  struct sink sink;
  struct library library;
  VEC(const char *) made;
};

static const char *path_of(struct place_of_work *w, const char *name) {
  return text_z(w->arena, file_join(w->arena, text_from(w->top), text_from(name)));
}

static void folder(struct place_of_work *w, const char *name) {
  const char *path = path_of(w, name);
  assert_int_equal(mkdir(path, 0700), 0);
  vec_push(w->arena, &w->made, path);
}

static void file(struct place_of_work *w, const char *name, const char *content) {
  const char *path = path_of(w, name);
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  fputs(content, f);
  assert_int_equal(fclose(f), 0);
  vec_push(w->arena, &w->made, path);
}

static int setup(void **state) {
  struct arena *a = check_arena();
  struct place_of_work *w = NEW(a, struct place_of_work);
  w->arena = w->sink.arena = a;
  w->library = (struct library){.arena = a, .sink = &w->sink};
  strcpy(w->top, "/tmp/eisen-bron-XXXXXX");
  assert_non_null(mkdtemp(w->top));
  folder(w, "regio");
  folder(w, "kaders");
  folder(w, "ver");
  folder(w, "ver/diep");
  *state = w;
  return 0;
}

static int teardown(void **state) {
  struct place_of_work *w = *state;
  for (size_t i = w->made.n; i-- > 0;) remove(w->made.p[i]);
  rmdir(w->top);
  arena_free(w->arena);
  return 0;
}

// Where `kind name` is found as seen from regio/set.eis, without the folder of the test; NULL when it is not.
static const char *found(struct place_of_work *w, const char *kind, const char *name) {
  const struct library_file *f = library_find(&w->library, text_from(path_of(w, "regio/set.eis")), text_from(kind), text_from(name));
  if (!f) return NULL;
  assert_true(text_starts(f->path, text_from(w->top)));
  return text_z(w->arena, text_slice(f->path, strlen(w->top) + 1, f->path.n));
}

static void near_the_file_that_asks(void **state) {
  struct place_of_work *w = *state;
  file(w, "regio/een.eis", "taal 1\neisenset proef.een \"Een\"\n");
  file(w, "boven.eis", "taal 1\neisenset proef.boven \"Boven\"\n");
  file(w, "kaders/kader.eis", "taal 1\nkader proef.kader \"Kader\"\n");
  file(w, "ver/diep/diep.eis", "taal 1\neisenset proef.diep \"Te diep\"\n");
  file(w, "regio/geen.txt", "taal 1\neisenset proef.tekst \"Geen bron\"\n");
  assert_string_equal(found(w, "eisenset", "proef.een"), "regio/een.eis");
  assert_string_equal(found(w, "eisenset", "proef.boven"), "boven.eis");
  assert_string_equal(found(w, "kader", "proef.kader"), "kaders/kader.eis");
  assert_null(found(w, "eisenset", "proef.kader"));
  assert_null(found(w, "eisenset", "proef.diep"));
  assert_null(found(w, "eisenset", "proef.tekst"));
  assert_null(w->sink.first);
}

static void along_the_search_path(void **state) {
  struct place_of_work *w = *state;
  const char *search[] = {path_of(w, "nergens"), path_of(w, "ver")};
  w->library.search = search;
  w->library.n_search = 2;
  file(w, "ver/diep/diep.eis", "taal 1\neisenset proef.diep \"Diep\"\n");
  assert_string_equal(found(w, "eisenset", "proef.diep"), "ver/diep/diep.eis");
  assert_null(w->sink.first);
}

static void whatever_stands_before_the_head(void **state) {
  struct place_of_work *w = *state;
  file(w, "regio/a.eis", "\xEF\xBB\xBFtaal 1\r\n\r\n# eisenset proef.nee\r\n  \teisenset   proef.a  \"A\"\r\n");
  file(w, "regio/b.eis", "eisenset proef.b\n");
  file(w, "regio/c.eis", "taal 1\n");
  file(w, "regio/d.eis", "");
  file(w, "regio/e.eis", "\x01\x02\xff\xfe niets van dit alles");
  assert_string_equal(found(w, "eisenset", "proef.a"), "regio/a.eis");
  assert_string_equal(found(w, "eisenset", "proef.b"), "regio/b.eis");
  assert_null(found(w, "eisenset", "proef.nee"));
  assert_null(found(w, "taal", "1"));
}

static void two_files_with_one_head(void **state) {
  struct place_of_work *w = *state;
  file(w, "regio/een.eis", "taal 1\neisenset proef.een \"Een\"\n");
  file(w, "regio/twee.eis", "taal 1\neisenset proef.een \"Nog een\"\n");
  const struct library_file *f =
      library_find(&w->library, text_from(path_of(w, "regio/set.eis")), TEXT("eisenset"), TEXT("proef.een"));
  assert_non_null(f);
  assert_non_null(f->twin);
}

static void one_file_along_two_paths_is_one_file(void **state) {
  struct place_of_work *w = *state;
  file(w, "regio/een.eis", "taal 1\neisenset proef.een \"Een\"\n");
  const char *link_path = path_of(w, "regio/zelfde.eis");
  assert_int_equal(symlink(path_of(w, "regio/een.eis"), link_path), 0);
  vec_push(w->arena, &w->made, link_path);
  const struct library_file *f =
      library_find(&w->library, text_from(path_of(w, "regio/set.eis")), TEXT("eisenset"), TEXT("proef.een"));
  assert_non_null(f);
  assert_null(f->twin);
}

static void a_source_that_cannot_be_read(void **state) {
  struct place_of_work *w = *state;
  assert_null(source_load(w->arena, &w->sink, text_from(path_of(w, "regio/weg.eis"))));
  assert_int_equal(w->sink.errors + w->sink.system, 1);
  file(w, "regio/een.eis", "taal 1\n");
  const struct source *s = source_load(w->arena, &w->sink, text_from(path_of(w, "regio/een.eis")));
  assert_non_null(s);
  check_text(s->text, "taal 1\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(near_the_file_that_asks, setup, teardown),
      cmocka_unit_test_setup_teardown(along_the_search_path, setup, teardown),
      cmocka_unit_test_setup_teardown(whatever_stands_before_the_head, setup, teardown),
      cmocka_unit_test_setup_teardown(two_files_with_one_head, setup, teardown),
      cmocka_unit_test_setup_teardown(one_file_along_two_paths_is_one_file, setup, teardown),
      cmocka_unit_test_setup_teardown(a_source_that_cannot_be_read, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
