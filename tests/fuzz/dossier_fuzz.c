// A dossier → plan, against images; its own statements → records, their JSON and columns.
#include "fuzz.h"

#include "columns.h"
#include "dossier.h"

void fuzz_target(struct arena *a, struct text input) {
  size_t n;
  const struct image *const *images = fuzz_images(&n);
  struct sink sink = {.arena = a};
  struct buf out = {.arena = a};
  struct plan plan;
  struct columns columns;
  if (dossier_compile(a, &sink, fuzz_file(a, "dossier.eis", input), images, n, &plan)) {
    const struct records *records = &plan.records;
    struct records again;
    struct text json = records_to_json(a, records);
    fuzz_must(records_from_json(a, &sink, TEXT("bewijs.json"), json, &again));
    for (size_t i = 0; i < n; i++)
      columns_build(a, &sink, images[i], &records, 1, &columns);
  } else {
    fuzz_must(sink.errors + sink.system > 0);
  }
  sink_render(&sink, &out);
}
