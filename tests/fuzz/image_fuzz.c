// An image → verifier → listing, machine, verdicts, report, questions, explanations. The digest is made right first, so that what
// stands behind it is reached.
#include "fuzz.h"

#include <string.h>

static struct text sealed(struct arena *a, struct text input) {
  char *p = memcpy(arena_alloc(a, input.n + 1), input.p ? input.p : "", input.n);
  size_t at = offsetof(struct img_header, digest), covered = at + DIGEST_SIZE;
  if (input.n >= sizeof(struct img_header)) {
    struct digest d = digest_of((struct text){p + covered, input.n - covered});
    uint32_t size = (uint32_t)input.n;
    memcpy(p + offsetof(struct img_header, size), &size, sizeof size);
    memcpy(p + at, d.bytes, DIGEST_SIZE);
  }
  return (struct text){p, input.n};
}

void fuzz_target(struct arena *a, struct text input) {
  struct sink sink = {.arena = a};
  struct buf out = {.arena = a};
  struct image im;
  if (!image_read(a, &sink, TEXT("set.eisb"), sealed(a, input), &im)) {
    fuzz_must(sink.errors == 1);
    sink_render(&sink, &out);
    return;
  }
  fuzz_must(sink.errors == 0);
  walk_image(a, &im);
  for (uint32_t seed = 1; seed <= 2; seed++) {
    const struct records *records = walk_records(a, &im, seed);
    walk_judge(a, &im, &records, 1, 8, true);
  }
}
