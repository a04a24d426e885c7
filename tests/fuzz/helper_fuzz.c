// What a helper process answers, as bytes. The first byte says which call it answers: rows of the aanbieder, rows of a list, rows
// of a steekproef, one value, or questions that were filled in; and whether the sets say which fields there are.
#include "fuzz.h"

#include "collect.h"

enum { WAYS = 16 };

static struct plan_call call_of(struct arena *a, unsigned which, const struct source *src) {
  struct plan_call c = {.collector = TEXT("csv"), .function = TEXT("rijen"), .parent_row = NO_INDEX, .place = {src, 0, 0}};
  c.args[0].value = TEXT("lijst.csv");
  c.n_args = 1;
  c.entity = which == 0 ? TEXT("aanbieder") : which == 4 ? TEXT("antwoorden") : which == 5 ? TEXT("vog") : TEXT("medewerker");
  if (which == 2) {
    c.status = LIST_SAMPLE, c.sample = 1, c.total = 3;
    c.only = NEW(a, struct text);
    c.only[0] = TEXT("A");
    c.n_only = 1;
  }
  if (which == 3 || which == 6) {
    c.field = TEXT("naam");
    c.parent_row = 0;
  }
  return c;
}

void fuzz_target(struct arena *a, struct text input) {
  struct sink sink = {.arena = a};
  struct buf out = {.arena = a};
  struct plan plan = {0};
  struct source src = {TEXT("dossier.eis"), NO_TEXT};
  struct records again;
  if (input.n == 0)
    return;
  records_init(&plan.records, a, TEXT("Stichting Proef"));
  records_row(&plan.records, TEXT("medewerker"), TEXT("A"), 0, NO_INDEX);
  unsigned way = (unsigned char)input.p[0] % WAYS;
  struct plan_call call = call_of(a, way % 8, &src);
  struct collect_options options = {0};
  vec_push(a, &plan.calls, call);
  if (way >= WAYS / 2)
    options.images = fuzz_images(&options.n_images);
  collect_replay(a, &sink, &plan, 0, &options, text_slice(input, 1, input.n));
  fuzz_must(sink.errors == 0);
  fuzz_must(records_from_json(a, &sink, TEXT("bewijs.json"), records_to_json(a, &plan.records), &again));
  sink_render(&sink, &out);
}
