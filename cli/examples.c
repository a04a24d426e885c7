#include "examples.h"

#include "ast.h"
#include "compile.h"
#include "verdict.h"

// Afwijkingen that contradict each other in this voorbeeld: the author did not see that, or shows it.
static void tell_clashes(struct call *call, struct arena *a, const struct run *run, const struct compile_example *e) {
  const struct verdict_index *index = verdict_index_new(a, run->image);
  struct verdicts all;
  if (!verdict_may_clash(a, index, run, 0))
    return;
  verdict_of(a, index, run, 0, false, &all);
  verdict_tell_clashes(call->sink, node_place(e->src, node_child(e->node, 0)), index, &all);
}

// false: it could not be run; why is in the sink.
static bool run_one(struct call *call, const struct image *im, const struct compile_example *e, struct example *out) {
  struct arena *scratch = arena_child(call->arena);
  struct plan *plan = NEW(call->arena, struct plan);
  struct example_run t = {.arena = call->arena, .sink = call->sink, .out = {.arena = call->arena}};
  const struct records **records = NEW(call->arena, const struct records *);
  struct run run;
  unsigned faults = 0;
  uint32_t column;
  records[0] = &plan->records;
  out->src = e->src;
  place_position(e->src, e->node->off, &out->line, &column);
  out->title = node_child(e->node, 0)->text;
  out->ran = dossier_example(call->arena, call->sink, e->src, e->node, e->set, im, plan, &out->expected, &out->n_expected) &&
             columns_build(call->arena, call->sink, im, records, 1, &out->columns);
  if (out->ran) {
    vm_run(scratch, &out->columns, &run);
    for (size_t i = 0; i < out->n_expected; i++)
      faults += example_compare(&t, &run, &out->expected[i]);
    if (im->n_exceptions > 1)
      tell_clashes(call, scratch, &run, e);
  }
  if (!out->ran)
    buf_format(&t.out, "    regel %u: dit voorbeeld is zelf niet goed geschreven; de melding zegt wat er mis is\n", out->line);
  out->details = buf_text(&t.out);
  arena_free(scratch);
  return out->ran && faults == 0;
}

bool examples_run(struct call *call, const char *path, struct example_set *out) {
  struct compile_options options = {.search = call->values[OPT_SEARCH].p, .n_search = call->values[OPT_SEARCH].n};
  struct compiled set;
  *out = (struct example_set){.path = text_from(path)};
  if (!compile_all(call->arena, call->sink, path, &options, &set) ||
      !image_read(call->arena, call->sink, text_from(path), set.image, &out->image))
    return false;
  out->name = img_text(&out->image, out->image.sets[out->image.n_sets - 1].name);
  out->n = set.n_examples;
  out->list = NEW_ARRAY(call->arena, struct example, out->n);
  for (size_t i = 0; i < out->n; i++) {
    out->list[i].good = run_one(call, &out->image, &set.examples[i], &out->list[i]);
    out->good += out->list[i].good;
    out->bad += !out->list[i].good;
  }
  return true;
}
