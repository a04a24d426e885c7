// Records as JSON, one a line → records → columns, machine, verdicts, report; alone and as a batch.
#include "fuzz.h"

#include "ask.h"

enum { PROVIDERS = 4 };

static void check_one(struct arena *a, const struct records *r) {
  struct sink sink = {.arena = a};
  struct records again;
  struct text set, eis, part, json = records_to_json(a, r);
  fuzz_must(records_from_json(a, &sink, TEXT("bewijs.json"), json, &again));
  fuzz_must(text_eq(json, records_to_json(a, &again)));
  for (size_t i = 0; i < r->rows.n; i++) {
    records_path(a, r, (uint32_t)i);
    ask_target_parse(r->rows.p[i].key, &set, &eis, &part);
  }
}

void fuzz_target(struct arena *a, struct text input) {
  size_t n;
  const struct image *const *images = fuzz_images(&n);
  struct sink sink = {.arena = a};
  struct buf out = {.arena = a};
  struct records all[PROVIDERS];
  const struct records *each[PROVIDERS];
  uint32_t providers = 0;
  struct text line;
  while (providers < PROVIDERS && text_split(&input, '\n', &line)) {
    unsigned before = sink.errors;
    bool read = records_from_json(a, &sink, TEXT("bewijs.json"), line, &all[providers]);
    fuzz_must(read == (sink.errors == before));
    if (!read)
      continue;
    check_one(a, &all[providers]);
    each[providers] = &all[providers];
    providers++;
  }
  for (size_t i = 0; i < n && providers > 0; i++)
    walk_judge(a, images[i], each, providers, 3, true);
  sink_render(&sink, &out);
}
