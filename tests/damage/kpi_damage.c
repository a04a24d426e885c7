// Every word of a compiled set with kpi's is changed, one at a time, and the image sealed again. What the verifier refuses is
// refused with one message; what it lets pass runs and is reported, without a fault that a sanitizer would see.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compile.h"
#include "dossier.h"
#include "explain.h"
#include "report.h"

struct damage {
  struct arena *arena, *scratch;
  const struct compile_example *example;
  char *bytes;
  size_t size;
  unsigned long accepted, refused, faults;
};

static void seal(struct damage *d) {
  size_t at = offsetof(struct img_header, digest), covered = at + DIGEST_SIZE;
  struct digest digest = digest_of((struct text){d->bytes + covered, d->size - covered});
  memcpy(d->bytes + at, digest.bytes, DIGEST_SIZE);
}

static void judge(struct damage *d, struct sink *sink, const struct image *im) {
  struct plan plan;
  struct expectation *expected;
  struct columns columns;
  struct run run;
  struct verdicts verdicts;
  struct report report;
  size_t n;
  struct arena *a = d->scratch;
  if (!dossier_example(a, sink, d->example->src, d->example->node, d->example->set, im, &plan, &expected, &n))
    return;
  const struct records *records = &plan.records;
  const struct verdicts *all = &verdicts;
  if (!columns_build(a, sink, im, &records, 1, &columns))
    return;
  vm_run(a, &columns, &run);
  verdict_of(a, verdict_index_new(a, im), &run, 0, true, &verdicts);
  report_build(a, &all, 1, sink, &report);
  report_text(a, &report);
  report_json(a, &report);
}

static void try_word(struct damage *d, size_t at, uint32_t value) {
  uint32_t before;
  struct image im;
  struct sink sink = {.arena = d->scratch};
  memcpy(&before, d->bytes + at, sizeof before);
  if (before == value)
    return;
  memcpy(d->bytes + at, &value, sizeof value);
  seal(d);
  if (image_read(d->scratch, &sink, TEXT("proef"), (struct text){d->bytes, d->size}, &im)) {
    d->accepted++;
    judge(d, &sink, &im);
  } else {
    d->refused++;
    d->faults += sink.errors != 1;
  }
  memcpy(d->bytes + at, &before, sizeof before);
  arena_reset(d->scratch);
}

// Everything but the texts, which stand last.
static void damage_all(struct damage *d) {
  struct img_header h;
  memcpy(&h, d->bytes, sizeof h);
  for (size_t at = sizeof h; at + 4 <= h.section[SEC_TEXT_CONSTS].off; at += 4) {
    uint32_t now;
    memcpy(&now, d->bytes + at, sizeof now);
    const uint32_t values[] = {now + 1, now - 1, now ^ 32, 0};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
      try_word(d, at, values[i]);
  }
}

static void no_memory(void *context) {
  (void)context;
  abort();
}

int main(int argc, char **argv) {
  struct arena *a = arena_new((struct oom){no_memory, NULL});
  struct sink sink = {.arena = a};
  struct compiled set;
  struct compile_options options = {0};
  if (argc != 2 || !compile_all(a, &sink, argv[1], &options, &set))
    return 2;
  struct damage d = {.arena = a, .scratch = arena_child(a), .bytes = (char *)set.image.p, .size = set.image.n};
  size_t picked[] = {4, 14, 22};
  for (size_t i = 0; i < sizeof picked / sizeof *picked && picked[i] < set.n_examples; i++) {
    d.example = &set.examples[picked[i]];
    damage_all(&d);
  }
  printf("%lu accepted, %lu refused, %lu faults\n", d.accepted, d.refused, d.faults);
  arena_free(d.scratch);
  arena_free(a);
  return d.faults > 0 || d.accepted == 0 || d.refused == 0;
}
