// Every word of the real sets left out, and every word written twice: whatever the mistake, the compiler says what is wrong with
// that clause, in three messages at most. And a word in the place of another, which may mean anything: it only must not break.
// Of EISEN_TOKENS=N each N-th mistake is made (1: all of them, which takes hours); without it a sample, the same on every run.
#include "check.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compile.h"
#include "file.h"
#include "lexer.h"

enum { SAMPLE = 400, MESSAGES = 3 };

#define REGION_A "centraal-gelderland/"
// A file, and the set that is compiled to read it.
static const struct { const char *name, *set; } files[] = {
  {REGION_A "algemeen.eis", REGION_A "algemeen.eis"},
  {REGION_A "activerend-werk.eis", REGION_A "activerend-werk.eis"},
  {"gemeenschappelijk/wmo-basis.eis", REGION_A "activerend-werk.eis"},
  {"kaders/wmo-toezicht.eis", REGION_A "activerend-werk.eis"},
  {"rijk-van-nijmegen/beschermd-wonen.eis", "rijk-van-nijmegen/beschermd-wonen.eis"},
  {"dalfsen/begeleiding.eis", "dalfsen/begeleiding.eis"},
  {"apeldoorn/werkt-mee.eis", "apeldoorn/werkt-mee.eis"},
  {"apeldoorn/aiv-sd.eis", "apeldoorn/werkt-mee.eis"},
};
static const char *const folders[] = {"centraal-gelderland", "gemeenschappelijk", "kaders", "rijk-van-nijmegen", "dalfsen", "apeldoorn"};
enum { FILES = sizeof files / sizeof *files, FOLDERS = sizeof folders / sizeof *folders };

struct mistake {
  unsigned file;
  uint32_t off, len; // of the word
  uint32_t from, to; // its clause, with the block below it
  uint32_t line;     // the first word of its line
  enum { LEFT_OUT, TWICE, ANOTHER } what;
  uint32_t other, other_len; // the word in its place
};

struct sets {
  struct arena *arena;
  char folder[32];
  struct text texts[FILES];
  VEC(struct mistake) all;
};

static struct text path_in(struct arena *a, const char *folder, const char *name) { return file_join(a, text_from(folder), text_from(name)); }

static void put(struct arena *a, const char *folder, const char *name, struct text content) {
  FILE *f = fopen(text_z(a, path_in(a, folder, name)), "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(content.p, 1, content.n, f), content.n);
  assert_int_equal(fclose(f), 0);
}

// ---- the clauses of a file ----

static uint32_t indentation(struct text s, uint32_t line) {
  uint32_t n = 0;
  while (line + n < s.n && s.p[line + n] == ' ') n++;
  return n;
}

static uint32_t next_line(struct text s, uint32_t at) {
  while (at < s.n && s.p[at] != '\n') at++;
  return at + 1;
}

static bool is_empty(struct text s, uint32_t line) {
  uint32_t at = line + indentation(s, line);
  return at >= s.n || s.p[at] == '\n' || s.p[at] == '#';
}

// Where the lines that stand deeper than that of `from` end, looking from the last line of the clause.
static uint32_t block_end(struct text s, uint32_t from, uint32_t last) {
  uint32_t begin = from, end = next_line(s, last);
  while (begin > 0 && s.p[begin - 1] != '\n') begin--;
  uint32_t depth = indentation(s, begin);
  for (uint32_t line = end; line < s.n && (is_empty(s, line) || indentation(s, line) > depth); line = next_line(s, line))
    if (!is_empty(s, line)) end = next_line(s, line);
  return end;
}

static bool is_layout(const struct token *t) { return t->text.p == NULL; }

static void add(struct sets *s, unsigned file, const struct token *t, uint32_t from) {
  struct text text = s->texts[file];
  uint32_t line = t->off;
  while (line > 0 && text.p[line - 1] != '\n') line--;
  struct mistake m = {file, t->off, t->len, from, block_end(text, from, t->off + t->len), line + indentation(text, line), LEFT_OUT, 0, 0};
  vec_push(s->arena, &s->all, m);
  m.what = TWICE;
  vec_push(s->arena, &s->all, m);
  m.what = ANOTHER;
  vec_push(s->arena, &s->all, m);
}

static void find_words(struct sets *s, unsigned file) {
  struct source src = {text_from(files[file].name), s->texts[file]};
  struct sink sink = {.arena = s->arena};
  struct lexer lexer = {.arena = s->arena, .sink = &sink, .src = &src, .line = 1};
  struct layout layout;
  lexer_open(&lexer);
  layout_init(&layout, s->arena, &sink, &src, &lexer);
  uint32_t from = 0;
  bool begins = true;
  struct token t;
  for (layout_next(&layout, &t); t.kind != 0; layout_next(&layout, &t)) {
    if (!is_layout(&t) && begins) from = t.off;
    begins = is_layout(&t);
    if (!begins) add(s, file, &t, from);
  }
  assert_null(sink.first);
}

// ---- one mistake ----

static struct text with_mistake(struct arena *a, struct text s, const struct mistake *m) {
  struct text word = text_slice(s, m->off, m->off + m->len);
  uint32_t behind = m->off + m->len;
  struct buf b = {.arena = a};
  buf_add(&b, text_slice(s, 0, m->off));
  if (m->what == ANOTHER) buf_add(&b, text_slice(s, m->other, m->other + m->other_len));
  else if (m->what == TWICE) buf_format(&b, "%.*s %.*s", TP(word), TP(word));
  else if (m->off == m->line) // what is left of the line keeps its indentation
    while (behind < s.n && s.p[behind] == ' ') behind++;
  buf_add(&b, text_slice(s, behind, s.n));
  return buf_text(&b);
}

static const struct message *first_by_place(const struct sink *sink, const char *name) {
  const struct message *first = NULL;
  for (const struct message *m = sink->first; m; m = m->next)
    if (m->place.src && text_ends(m->place.src->name, text_from(name)) && (!first || m->place.off < first->place.off)) first = m;
  return first;
}

// What is wrong with what was said; NULL: nothing.
static const char *judge(const struct sink *sink, const struct mistake *m, size_t size, size_t size_now) {
  if (m->what == ANOTHER) return NULL;
  if (sink->errors + sink->warnings > MESSAGES) return "too many messages";
  const struct message *first = first_by_place(sink, files[m->file].name);
  if (!first) return sink->errors + sink->warnings > 0 ? "only said in other files" : NULL;
  uint32_t to = (uint32_t)(m->to + size_now - size);
  for (const struct message *place = first; place; place = place->note) // of two that clash either may be the one that is wrong
    if (place->place.src == first->place.src && place->place.off >= m->from && place->place.off <= to) return NULL;
  return "the first message stands outside the clause";
}

static void show(const struct sink *sink, const struct mistake *m, struct text s, const char *why) {
  struct source src = {text_from(files[m->file].name), s};
  uint32_t line, column;
  place_position(&src, m->off, &line, &column);
  struct text word = text_slice(s, m->off, m->off + m->len);
  struct buf b = {.arena = sink->arena};
  sink_render(sink, &b);
  print_message("%s:%u:%u: «%.*s» %s: %s\n%.*s\n", files[m->file].name, line, column, TP(word), m->what == TWICE ? "twice" : "left out", why,
                TP(buf_text(&b)));
}

static bool try(struct sets *s, const struct mistake *m) {
  struct arena *a = arena_child(s->arena);
  struct sink sink = {.arena = a};
  struct text now = with_mistake(a, s->texts[m->file], m), image;
  put(a, s->folder, files[m->file].name, now);
  compile_set(a, &sink, text_z(a, path_in(a, s->folder, files[m->file].set)), &(struct compile_options){0}, &image);
  const char *why = judge(&sink, m, s->texts[m->file].n, now.n);
  if (why) show(&sink, m, s->texts[m->file], why);
  arena_free(a);
  return !why;
}

static uint32_t next_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void put_another(const struct sets *s, struct mistake *m, uint32_t *state) {
  const struct mistake *other;
  do other = &s->all.p[next_random(state) % s->all.n];
  while (other->file != m->file);
  m->other = other->off;
  m->other_len = other->len;
}

static unsigned try_all(struct sets *s) {
  const char *asked = getenv("EISEN_TOKENS");
  size_t step = asked ? strtoul(asked, NULL, 10) : 0, n = step > 0 ? (s->all.n + step - 1) / step : SAMPLE;
  uint32_t state = 20250623;
  unsigned faults = 0, file = FILES;
  for (size_t i = 0; i < n; i++) {
    struct mistake *m = &s->all.p[step > 0 ? i * step : next_random(&state) % s->all.n];
    put_another(s, m, &state);
    if (file < FILES && file != m->file) put(s->arena, s->folder, files[file].name, s->texts[file]);
    file = m->file;
    faults += !try(s, m);
  }
  print_message("%zu mistakes of %zu, %u faults\n", n, s->all.n, faults);
  return faults;
}

static void make_folders(struct sets *s) {
  strcpy(s->folder, "/tmp/eisen-tokens-XXXXXX");
  assert_non_null(mkdtemp(s->folder));
  for (size_t i = 0; i < FOLDERS; i++) assert_int_equal(mkdir(text_z(s->arena, path_in(s->arena, s->folder, folders[i])), 0700), 0);
}

static void remove_folders(struct sets *s) {
  for (unsigned i = 0; i < FILES; i++) unlink(text_z(s->arena, path_in(s->arena, s->folder, files[i].name)));
  for (size_t i = 0; i < FOLDERS; i++) rmdir(text_z(s->arena, path_in(s->arena, s->folder, folders[i])));
  rmdir(s->folder);
}

static void each_word_missing_or_twice(void **state) {
  (void)state;
  struct sets s = {.arena = check_arena()};
  make_folders(&s);
  for (unsigned i = 0; i < FILES; i++) {
    struct sink sink = {.arena = s.arena};
    assert_true(file_read(s.arena, &sink, text_z(s.arena, path_in(s.arena, "../../requirements", files[i].name)), &s.texts[i]));
    put(s.arena, s.folder, files[i].name, s.texts[i]);
    find_words(&s, i);
  }
  unsigned faults = try_all(&s);
  remove_folders(&s);
  arena_free(s.arena);
  assert_int_equal(faults, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_word_missing_or_twice)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
