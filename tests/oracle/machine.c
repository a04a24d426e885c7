#include "machine.h"

#include <stdio.h>
#include <stdlib.h>

#include "dossier.h"
#include "emit.h"
#include "report.h"
#include "../vm/same_run.h"

// Not file_write: nothing here need survive a crash, and waiting for the disk would take longer than all else together.
static const char *put(struct arena *a, const char *folder, const char *name, struct text content) {
  const char *path = text_z(a, text_format(a, "%s/%s", folder, name));
  FILE *f = fopen(path, "wb");
  if (!f) return path;
  if (content.n > 0) fwrite(content.p, 1, content.n, f);
  fclose(f);
  return path;
}

// The stages of compile.c without the static proof, which refuses sets that can be judged very well: they are worth comparing too.
static bool compile(struct arena *a, struct sink *sink, const char *path, struct text *bytes) {
  struct library library = {.arena = a, .sink = sink};
  struct model m = {.arena = a, .sink = sink, .library = &library};
  struct writer w;
  if (!model_build(&m, text_from(path))) return false;
  struct shape *shapes = check_shapes(&m);
  writer_init(&w, a);
  emit_image(&m, shapes, &w);
  if (sink->errors + sink->system > 0) return false;
  *bytes = image_write(&w);
  return true;
}

bool machine_compile(struct arena *a, struct sink *sink, const char *folder, const struct sources *s, struct image *out) {
  struct text bytes;
  put(a, folder, "basis.eis", s->base);
  put(a, folder, "zijde.eis", s->side);
  put(a, folder, "kader.eis", s->frame);
  return compile(a, sink, put(a, folder, "set.eis", s->set), &bytes) && image_read(a, sink, TEXT("set.eisb"), bytes, out);
}

static unsigned steps_of(const struct report_item *item) {
  const struct image *im = item->image;
  for (uint32_t i = 0; i < im->n_kpis; i++)
    if (&im->targets[im->kpis[i].target] == item->target) return (unsigned)item->all->run->regs[im->kpis[i].step_reg].s.may[0];
  return 0;
}

static void add_lines(struct arena *a, const struct report_item *item, struct printed *out) {
  vec_push(a, &out->lines, (struct line){item->set, item->eis, item->path, (uint32_t)(item->target - item->image->targets), item->verdict->possible, steps_of(item)});
  for (size_t i = 0; i < item->parts.n; i++) add_lines(a, item->parts.p[i], out);
}

static unsigned outcome_of(struct text t) {
  return text_eq(t, TEXT("ja")) ? JA : text_eq(t, TEXT("nee")) ? NEE : text_eq(t, TEXT("deels")) ? DEELS : NVT;
}

// Judgements on norms of exceptions stand in a comment: "#oordeel SET EIS LABEL/PATH OUTCOME KEY/KEY".
static void add_judgements(struct arena *a, struct text dossier, struct records *r) {
  struct text line;
  while (text_split(&dossier, '\n', &line)) {
    if (!text_starts(line, TEXT("#oordeel "))) continue;
    struct text words[5] = {NO_TEXT};
    for (int i = 0; i < 5; i++) text_split(&line, ' ', &words[i]);
    struct rec_judgement j = {.set = words[1], .eis = words[2], .part = words[3], .row = line, .outcome = outcome_of(words[4]),
                              .note = TEXT("Gezien."), .date = NO_DATE, .origin = NO_INDEX};
    vec_push(a, &r->judgements, j);
  }
}

// A steekproef of a collector, here from a comment: "#steekproef ENTITY", of the rows of the aanbieder.
static void add_samples(struct arena *a, struct text dossier, struct records *r) {
  struct text line;
  while (text_split(&dossier, '\n', &line)) {
    if (!text_starts(line, TEXT("#steekproef "))) continue;
    struct text entity = text_slice(line, 12, line.n);
    for (size_t i = 0; i < r->lists.n; i++)
      if (r->lists.p[i].parent == 0 && text_eq(r->lists.p[i].entity, entity)) r->lists.p[i].status = LIST_SAMPLE, entity = NO_TEXT;
    struct rec_list list = {.entity = entity, .status = LIST_SAMPLE, .sample = 2, .total = 40, .origin = NO_INDEX};
    if (entity.n > 0) vec_push(a, &r->lists, list);
  }
}

// «rood, groen»: two; «€ 0,50»: one.
static bool split_values(struct text *rest, struct text *value) {
  for (size_t i = 0; i + 1 < rest->n; i++)
    if (rest->p[i] == ',' && rest->p[i + 1] == ' ') {
      *value = text_slice(*rest, 0, i);
      *rest = text_slice(*rest, i + 2, rest->n);
      return true;
    }
  *value = *rest;
  *rest = NO_TEXT;
  return value->n > 0;
}

// What another source says comes only from a collector; here from a comment: "#waarde ENTITY KEY/KEY VELD BRON TOT VALUE".
static void add_value(struct arena *a, struct text line, struct records *r) {
  struct text words[6] = {NO_TEXT}, value;
  day until = 0;
  for (int i = 0; i < 6; i++) text_split(&line, ' ', &words[i]);
  struct rec_value v = {.field = words[3], .origin = records_origin(r, (struct origin){.source = words[4]})};
  VEC(struct text) values = {0};
  if (date_parse(words[5], &until)) v.until = until;
  while (split_values(&line, &value)) {
    if (value.n > 1 && value.p[0] == '"') value = text_slice(value, 1, value.n - 1);
    if (text_eq(value, TEXT("geen"))) v.state = STATE_ABSENT;
    else if (text_eq(value, TEXT("onbekend"))) v.state = STATE_UNKNOWN, v.cause = CAUSE_MISSING;
    else vec_push(a, &values, value);
  }
  v.values = values.p;
  v.n_values = (uint32_t)values.n;
  for (uint32_t i = 0; i < r->rows.n; i++) {
    struct text path = i == 0 ? TEXT("-") : records_path(a, r, i);
    if (text_eq(r->rows.p[i].entity, words[1]) && text_eq(path, words[2])) records_value(r, i, v);
  }
}

static void add_values(struct arena *a, struct text dossier, struct records *r) {
  struct text line;
  while (text_split(&dossier, '\n', &line))
    if (text_starts(line, TEXT("#waarde "))) add_value(a, line, r);
}

// Columns, machine, verdict and report, of which the lines of the tsv are kept.
bool machine_judge(struct arena *a, struct sink *sink, const char *folder, const struct image *im, struct text dossier, struct printed *out) {
  struct plan plan;
  struct columns columns;
  struct run plain, run;
  struct verdicts verdicts;
  struct report report;
  *out = (struct printed){0};
  if (!dossier_compile(a, sink, put(a, folder, "dossier.eis", dossier), &im, 1, &plan)) return false;
  add_judgements(a, dossier, &plan.records);
  add_samples(a, dossier, &plan.records);
  add_values(a, dossier, &plan.records);
  const struct records *records = &plan.records;
  const struct verdicts *all = &verdicts;
  if (!columns_build(a, sink, im, &records, 1, &columns) || !columns_enrolled(sink, &columns)) return false;
  vm_run(a, &columns, &plain);
  struct vm_room *room = vm_room_new(a, im);
  vm_run_in(room, &columns, &run);
  vm_write_sums(room, &run);
  if (!same_runs(&plain, &run)) {
    fprintf(stderr, "een run in een kamer geeft iets anders\n");
    abort();
  }
  verdict_of(a, verdict_index_new(a, im), &run, 0, true, &verdicts);
  report_build(a, &all, 1, NULL, &report);
  for (size_t i = 0; i < report.eisen.n; i++) add_lines(a, report.eisen.p[i], out);
  for (size_t i = 0; i < report.frames.n; i++)
    for (size_t k = 0; k < report.frames.p[i]->themes.n; k++)
      vec_push(a, &out->themes, (struct theme_line){report.frames.p[i]->themes.p[k]->number, report.frames.p[i]->themes.p[k]->possible});
  vm_room_free(room);
  return true;
}
