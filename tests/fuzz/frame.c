// Around a target: its memory, its folder, its images. What stays between inputs stands here and nowhere else.
#include "fuzz.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compile.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const golden[] = {"tests/goud/waarden/set.eis", "tests/goud/gevolgen/set.eis", "tests/goud/lijsten/set.eis",
                                     "tests/goud/oordeel-en-ontheffing/set.eis", "tests/dossier/set.eis",
                                     "tests/vragen/klein.eis", "tests/fuzz/set.eis"};
enum { GOLDEN = sizeof golden / sizeof *golden };

static struct {
  char folder[64];
  struct image images[GOLDEN];
  const struct image *each[GOLDEN];
  size_t n;
} kept;

void fuzz_broken(const char *what) {
  fprintf(stderr, "does not hold: %s\n", what);
  abort();
}

static void give_up(void *context) {
  (void)context;
  fuzz_broken("there is memory");
}

static void remove_folder(void) {
  char command[96];
  snprintf(command, sizeof command, "rm -rf '%s'", kept.folder);
  if (system(command) != 0)
    perror(kept.folder);
}

const char *fuzz_folder(void) {
  const char *base = getenv("TMPDIR");
  if (kept.folder[0] != '\0')
    return kept.folder;
  snprintf(kept.folder, sizeof kept.folder, "%.40s/eisen-fuzz-XXXXXX", base ? base : "/tmp");
  fuzz_must(mkdtemp(kept.folder) != NULL);
  atexit(remove_folder);
  return kept.folder;
}

const char *fuzz_file(struct arena *a, const char *name, struct text content) {
  const char *path = text_format(a, "%s/%s", fuzz_folder(), name).p;
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  fuzz_must(fd >= 0);
  fuzz_must(write(fd, content.p, content.n) == (ssize_t)content.n);
  close(fd);
  return path;
}

const struct image *const *fuzz_images(size_t *n) {
  static const char *const search[] = {EISEN_SOURCE "/requirements"};
  for (; kept.n < GOLDEN; kept.n++) {
    struct arena *a = arena_new((struct oom){give_up, NULL}); // stays as long as the process
    struct sink sink = {.arena = a};
    struct text bytes, path = text_format(a, "%s/%s", EISEN_SOURCE, golden[kept.n]);
    struct compile_options options = {search, 1};
    fuzz_must(compile_set(a, &sink, path.p, &options, &bytes));
    fuzz_must(image_read(a, &sink, path, bytes, &kept.images[kept.n]));
    kept.each[kept.n] = &kept.images[kept.n];
  }
  *n = GOLDEN;
  return kept.each;
}

struct attempt {
  jmp_buf no_memory;
  struct arena *arena;
};

static void no_memory(void *context) {
  longjmp(((struct attempt *)context)->no_memory, 1);
}

static void attempt(struct attempt *t, struct text input) {
  if (setjmp(t->no_memory) == 0) {
    t->arena = arena_new((struct oom){no_memory, t});
    fuzz_target(t->arena, input);
  }
  arena_free(t->arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  struct attempt t = {0};
  char *copy = malloc(size); // of exactly this size, so that reading past its end is seen
  if (size > 0)
    memcpy(copy, bytes, size);
  attempt(&t, (struct text){copy, size});
  free(copy);
  return 0;
}
