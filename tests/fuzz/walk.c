// Everything that can be done with an image that the verifier let through.
#include "fuzz.h"

#include "collect.h"
#include "columns.h"
#include "explain_report.h"
#include "overview.h"
#include "question_report.h"

enum { ASKED = 1000 }; // instructions; asking takes seconds when there are more

void walk_image(struct arena *a, const struct image *im) {
  struct buf out = {.arena = a};
  image_disassemble(im, &out);
  for (uint32_t t = 0; t < im->n_targets && t < 20; t++) {
    const struct img_target *target = &im->targets[t];
    image_find_target(im, target->set, img_text(im, target->number), img_text(im, target->path));
  }
  for (uint32_t f = 0; f < im->n_fields && f < 50; f++)
    image_find_field(im, im->fields[f].entity, img_text(im, im->fields[f].name));
  for (uint32_t k = 0; k < im->n_classes && k < 50; k++)
    image_find_node(im, k, TEXT("a"));
  image_find_entity(im, TEXT("aanbieder"));
  image_find_set(im, TEXT("a"));
}

static int no_helper(const struct collect_options *o, int *socket) {
  (void)o;
  (void)socket;
  return -1;
}

static void allow(struct arena *a, struct plan *plan, const struct image *im, const struct img_gather *g) {
  struct plan_collector c = {.name = img_text(im, g->collector)};
  for (uint32_t i = g->first_arg; i < g->first_arg + g->args; i++)
    if (im->gather_args[i].kind == GATHER_NAME && i % 4 != 3)
      vec_push(a, &c.values, (struct plan_value){img_text(im, im->gather_args[i].text), TEXT("waarde")});
  vec_push(a, &plan->collectors, c);
}

// All that the image asks to be collected, which then fails: there are no collectors.
static void gather(struct arena *a, const struct image *im, const struct records *records) {
  struct sink sink = {.arena = a};
  struct buf out = {.arena = a};
  struct plan plan = {.calls.n = 0};
  struct collect_options o = {.images = &im, .n_images = 1, .start = no_helper, .calls = 50};
  if (!records_from_json(a, &sink, TEXT("bewijs.json"), records_to_json(a, records), &plan.records))
    return;
  for (uint32_t g = 0; g < im->n_gathers; g++)
    allow(a, &plan, im, &im->gathers[g]);
  collect_run(a, &sink, &plan, &o);
  sink_render(&sink, &out);
}

static void ask(struct arena *a, const struct verdict_index *index, const struct verdicts *v) {
  struct question_report r = {.provider = TEXT("Proef"), .peildatum = 20000};
  questions_find(a, &index, &v, 1, &r.questions);
  questions_text(a, &r);
  questions_csv(a, &r);
  questions_json(a, &r);
}

static void explain(struct arena *a, const struct verdict_index *index, const struct verdicts *v, uint32_t target) {
  struct explain_report r = {.provider = TEXT("Proef"), .set = TEXT("proef"), .peildatum = 20000, .image = v->run->image};
  r.explanation = explain_target(a, index, v, target);
  explain_text(a, &r);
  explain_json(a, &r);
}

static void explain_some(struct arena *a, const struct verdict_index *index, const struct verdicts *v, uint32_t explained) {
  uint32_t n = v->run->image->n_targets, step = explained == 0 ? n : n / explained;
  for (uint32_t t = 0; t < n && explained > 0; t += step > 0 ? step : 1) {
    struct arena *scratch = arena_child(a);
    explain(scratch, index, v, t);
    arena_free(scratch);
  }
}

static void report(struct arena *a, const struct verdicts *v, const struct sink *sink) {
  struct report r;
  struct overview o;
  report_build(a, &v, 1, sink, &r);
  report_text(a, &r);
  report_html(a, &r);
  report_json(a, &r);
  report_json_line(a, &r);
  report_tsv(a, &r);
  overview_init(&o, a);
  overview_add(&o, &r);
  overview_text(a, &o);
  report_html_head(a);
  report_html_part(a, &r);
  overview_html(a, &o);
  overview_free(&o);
}

// No outcome is impossible: whatever the code and the evidence, each register keeps at least one bit a row.
static void outcomes_are_possible(const struct run *run, uint32_t provider) {
  for (uint32_t t = 0; t < run->image->n_targets; t++)
    fuzz_must(run_outcome(run, run->image->targets[t].reg, provider) != 0);
}

void walk_judge(struct arena *a, const struct image *im, const struct records *const *records, uint32_t n, uint32_t explained, bool asked) {
  struct sink sink = {.arena = a};
  struct columns columns;
  struct run run;
  if (im->n_gathers > 0 && n == 1)
    gather(a, im, records[0]);
  if (!columns_build(a, &sink, im, records, n, &columns)) {
    fuzz_must(sink.errors + sink.system > 0);
    return;
  }
  vm_run(a, &columns, &run);
  struct verdict_index *index = verdict_index_new(a, im);
  for (uint32_t p = 0; p < n; p++) {
    struct verdicts v;
    outcomes_are_possible(&run, p);
    verdict_of(a, index, &run, p, true, &v);
    report(a, &v, &sink);
    if (n > 1)
      continue;
    if (asked && im->n_code <= ASKED)
      ask(a, index, &v);
    explain_some(a, index, &v, explained);
  }
  struct buf out = {.arena = a};
  sink_render(&sink, &out);
}
