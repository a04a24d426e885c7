// Over every source in the tree, and over those with other white space: what is formatted is proved (format.h), and nothing of that
// white space is left. EISEN_KEREN=n makes n others of each source.
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "check.h"
#include "file.h"
#include "format.h"
#include "mangle.h"

static struct { size_t sources, mangled, read, formatted, times; } tally;

static bool parses(struct arena *a, const struct source *src) {
  struct sink quiet = {.arena = a};
  bool ok, tabs = true;
  const struct node *root = syntax_parse(a, &quiet, src, &ok);
  for (const struct message *m = quiet.first; m != NULL; m = m->next)
    tabs &= m->id == M_TAB;
  return root != NULL && tabs;
}

static bool formats(struct arena *a, const struct source *src, struct text *out) {
  struct sink sink = {.arena = a};
  bool done = format_source(a, &sink, src, out);
  struct buf said = {.arena = a};
  sink_render(&sink, &said);
  if (!done)
    print_error("%.*s\n%.*s", TP(buf_text(&said)), TP(src->text));
  return done;
}

static void differ(struct text expected, struct text found) {
  struct text x, y;
  for (size_t n = 1; text_split(&expected, '\n', &x) && text_split(&found, '\n', &y); n++)
    if (!text_eq(x, y)) {
      print_error("line %zu\n<%.*s\n>%.*s\n", n, TP(x), TP(y));
      return;
    }
}

static void try_mangled(struct arena *a, const struct words *w, struct text formatted, unsigned what, uint64_t dice) {
  struct source src = {w->src->name, mangled(a, w, what, dice)};
  struct text out;
  tally.mangled++;
  if (!parses(a, &src))
    return;
  tally.read++;
  assert_true(formats(a, &src, &out));
  if ((what & ~(unsigned)MANGLE_SPACE) == 0 && !text_eq(out, formatted)) {
    print_error("%.*s: white space is left\n", TP(src.name));
    differ(formatted, out);
    fail();
  }
}

static void try_source(const char *path) {
  struct arena *a = check_arena();
  struct sink sink = {.arena = a};
  struct source src = {.name = text_from(path)};
  struct text out;
  assert_true(file_read(a, &sink, path, &src.text));
  tally.sources++;
  if (parses(a, &src)) {
    assert_true(formats(a, &src, &out));
    struct source again = {src.name, out};
    struct words w;
    words_read(a, &again, &w);
    words_space(&w);
    for (unsigned i = 0; i < (src.text.n < 50000 ? tally.times : tally.times / 4); i++) {
      struct arena *scratch = arena_child(a);
      try_mangled(scratch, &w, out, i % 2 == 0 ? MANGLE_SPACE : i == 1 ? MANGLE_SPACE | MANGLE_BLANKS : ~0u, tally.mangled);
      arena_free(scratch);
    }
    tally.formatted++;
  } else {
    assert_false(format_source(a, &sink, &src, &out));
    assert_true(sink.errors > 0);
    for (const struct message *m = sink.first; m != NULL; m = m->next)
      assert_int_not_equal(m->id, M_FORMAT_UNPROVED);
  }
  arena_free(a);
}

static void try_folder(struct arena *a, const char *folder) {
  DIR *d = opendir(folder);
  struct stat st;
  assert_non_null(d);
  for (struct dirent *e; (e = readdir(d)) != NULL;) {
    const char *path = text_format(a, "%s/%s", folder, e->d_name).p;
    if (e->d_name[0] == '.' || stat(path, &st) != 0)
      continue;
    if (S_ISDIR(st.st_mode))
      try_folder(a, path);
    else if (text_ends(text_from(path), TEXT(".eis")))
      try_source(path);
  }
  closedir(d);
}

static void all_sources_of_the_tree(void **state) {
  (void)state;
  struct arena *a = check_arena();
  try_folder(a, "../../requirements");
  try_folder(a, "../../examples");
  try_folder(a, "..");
  arena_free(a);
  print_message("%zu sources, %zu formatted; %zu mangled, %zu of them still without errors\n", tally.sources, tally.formatted,
                tally.mangled, tally.read);
  assert_true(tally.formatted > 200 && tally.read > tally.mangled * 9 / 10);
}

int main(void) {
  const char *times = getenv("EISEN_KEREN");
  tally.times = times != NULL ? strtoul(times, NULL, 10) : 8;
  const struct CMUnitTest tests[] = {cmocka_unit_test(all_sources_of_the_tree)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
