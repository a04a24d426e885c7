// Source text → tree, model, checks, image; its voorbeelden → columns. Files of one input stand behind each other, with a byte 1E
// between them; the first is the set that is compiled.
#include "fuzz.h"

#include "compile.h"
#include "dossier.h"

enum { FILES = 6 };

static const char *write_files(struct arena *a, struct text input) {
  const char *first = NULL;
  struct text rest = input, part;
  static int written; // by the input before this one
  int before = written;
  for (int i = 0; i < FILES && (i == 0 || rest.n > 0 || i < before); i++) {
    if (!text_split(&rest, 0x1E, &part))
      part = NO_TEXT; // what an input before this one left there
    else
      written = i + 1;
    const char *path = fuzz_file(a, text_format(a, "%d.eis", i).p, part);
    if (i == 0)
      first = path;
  }
  return first;
}

static void run_example(struct arena *a, struct sink *sink, const struct compile_example *e, const struct image *im) {
  struct plan plan;
  struct expectation *expected;
  size_t n;
  if (!dossier_example(a, sink, e->src, e->node, e->set, im, &plan, &expected, &n))
    return;
  const struct records *records = &plan.records;
  walk_judge(a, im, &records, 1, 0, true);
}

void fuzz_target(struct arena *a, struct text input) {
  struct sink sink = {.arena = a};
  struct compiled set;
  struct image im;
  struct buf out = {.arena = a};
  if (compile_all(a, &sink, write_files(a, input), &(struct compile_options){0}, &set)) {
    fuzz_must(image_read(a, &sink, TEXT("set"), set.image, &im));
    for (size_t i = 0; i < set.n_examples && i < 5; i++)
      run_example(a, &sink, &set.examples[i], &im);
  } else {
    fuzz_must(sink.errors + sink.system > 0);
    fuzz_must(sink.first->id != M_IMAGE_BEYOND); // no input here is so large
  }
  sink_render(&sink, &out);
}
