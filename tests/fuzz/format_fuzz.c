// Source text → the same in the one style. What the formatter cannot prove is a fault of its own: whatever can be read can be formatted.
#include "fuzz.h"

#include "format.h"

void fuzz_target(struct arena *a, struct text input) {
  struct sink sink = {.arena = a};
  struct source src = {.name = TEXT("bron.eis"), .text = input};
  struct text text;
  struct buf out = {.arena = a};
  if (!format_source(a, &sink, &src, &text))
    fuzz_must(sink.errors > 0);
  for (const struct message *m = sink.first; m != NULL; m = m->next)
    fuzz_must(m->id != M_FORMAT_UNPROVED);
  sink_render(&sink, &out);
}
