// eisen test: runs every voorbeeld of the sets that are named, and shows what differs.
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "ast.h"
#include "columns.h"
#include "command.h"
#include "compile.h"
#include "dossier.h"
#include "file.h"
#include "report.h"
#include "verdict.h"
#include "vm.h"

enum { ENTRY_LIMIT = 10000, FOLDER_DEPTH = 20 };

struct tally {
  struct call *call;
  struct buf out;
  unsigned sets, good, bad;
};

static struct text outcome_words(struct arena *a, unsigned bits) {
  static const struct { unsigned bit; const char *word; } words[] = {{JA, "ja"}, {DEELS, "deels"}, {NEE, "nee"}, {NVT, "n.v.t."}};
  struct buf b = {.arena = a};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (bits & words[i].bit)
      buf_format(&b, "%s%s", b.n > 0 ? " of " : "", words[i].word);
  return buf_text(&b);
}

static bool is_one(unsigned bits) { return (bits & (bits - 1)) == 0; }

static struct text shown(struct arena *a, unsigned bits) {
  if (is_one(bits))
    return outcome_words(a, bits);
  return text_format(a, "onbekend (nog mogelijk: %.*s)", TP(outcome_words(a, bits)));
}

static bool meets(const struct expectation *x, unsigned got) { return x->outcomes == 0 ? !is_one(got) : got == x->outcomes; }

// The outcome that is printed for a target, or of one of its rows. false: there is no such row.
static bool outcome_of(struct arena *a, const struct run *run, uint32_t target, struct text row, unsigned *out) {
  const struct img_target *t = &run->image->targets[target];
  if (row.n == 0) {
    *out = run_outcome(run, t->reg, 0);
    return true;
  }
  for (uint32_t r = 0; r < run_rows(run, t->row_reg); r++)
    if (text_eq(column_row_path(a, run->columns, t->entity, r), row)) {
      *out = run_outcome(run, t->row_reg, r);
      return true;
    }
  return false;
}

static void show_parts(struct tally *t, const struct run *run, uint32_t eis) {
  const struct image *im = run->image;
  for (uint32_t i = 0; i < im->n_targets; i++) {
    if (im->targets[i].kind == TARGET_EIS || im->targets[i].eis != im->targets[eis].eis || im->targets[i].exception != NONE)
      continue;
    struct text path = img_text(im, im->targets[i].path), got = shown(t->call->arena, run_outcome(run, im->targets[i].reg, 0));
    buf_format(&t->out, "      onderdeel %.*s: %.*s\n", TP(path), TP(got));
  }
}

enum { ROWS_SHOWN = 10, GAPS_SHOWN = 3 };

// The rows that the eis was judged in, each with its outcome.
static void show_rows(struct tally *t, const struct run *run, uint32_t target) {
  const struct img_target *g = &run->image->targets[target];
  struct arena *a = t->call->arena;
  for (uint32_t r = 0; g->entity != 0 && r < run_rows(run, g->row_reg) && r < ROWS_SHOWN; r++) {
    struct text path = column_row_path(a, run->columns, g->entity, r), name = img_text(run->image, run->image->entities[g->entity].name);
    buf_format(&t->out, "      bij %.*s%s%.*s: %.*s\n", TP(name), path.n > 0 ? " " : "", TP(path),
               TP(shown(a, run_outcome(run, g->row_reg, r))));
  }
}

static struct text cause_words(enum cause cause) {
  switch (cause) {
  case CAUSE_CLASH:
    return TEXT("afwijkingen die elkaar tegenspreken");
  case CAUSE_DIVISION:
    return TEXT("een deling door nul");
  case CAUSE_SOURCES_DIFFER:
    return TEXT("bronnen die verschillen");
  default:
    return NO_TEXT;
  }
}

static void show_gap(struct tally *t, const struct gap *gap) {
  struct text on = gap->row.n > 0 ? text_format(t->call->arena, " (%.*s)", TP(gap->row)) : NO_TEXT;
  buf_format(&t->out, "      niet bekend: %.*s%.*s\n", TP(gap->question), TP(on));
}

// Why it is n.v.t. or not known.
static void show_cause(struct tally *t, const struct run *run, uint32_t target) {
  struct arena *a = t->call->arena;
  struct verdicts all;
  verdict_of(a, verdict_index_new(a, run->image), run, 0, &all);
  const struct verdict *v = &all.targets[target];
  struct text cause = is_one(v->possible) ? NO_TEXT : cause_words(v->cause);
  if (v->reason.n > 0)
    buf_format(&t->out, "      want: %.*s\n", TP(v->reason));
  if (v->via.n > 0)
    buf_format(&t->out, "      door: %.*s\n", TP(v->via));
  if (cause.n > 0)
    buf_format(&t->out, "      oorzaak: %.*s\n", TP(cause));
  for (size_t i = 0; i < v->gaps.n && i < GAPS_SHOWN; i++)
    show_gap(t, &v->gaps.p[i]);
  for (size_t i = 0; i < v->below.n && v->gaps.n + i < GAPS_SHOWN; i++)
    show_gap(t, &v->below.p[i]);
  if (v->gaps.n + v->below.n > GAPS_SHOWN)
    buf_format(&t->out, "      en nog %zu dat niet bekend is\n", v->gaps.n + v->below.n - GAPS_SHOWN);
}

static void show_difference(struct tally *t, const struct run *run, const struct expectation *x, uint32_t target, unsigned got) {
  uint32_t line, column;
  struct arena *a = t->call->arena;
  place_position(x->place.src, x->place.off, &line, &column);
  struct text wanted = x->outcomes == 0 ? TEXT("onbekend") : shown(a, x->outcomes);
  buf_format(&t->out, "    regel %u: eis %.*s%s%.*s%s%.*s\n", line, TP(x->eis), x->part.n > 0 ? " onderdeel " : "", TP(x->part),
             x->row.n > 0 ? " bij " : "", TP(x->row));
  buf_format(&t->out, "      verwacht: %.*s\n      uitkomst: %.*s\n", TP(wanted), TP(shown(a, got)));
  show_cause(t, run, target);
  if (x->row.n == 0)
    show_rows(t, run, target);
  if (x->part.n == 0)
    show_parts(t, run, target);
}

static unsigned compare(struct tally *t, const struct run *run, const struct expectation *x, struct text title, bool *told) {
  const struct image *im = run->image;
  uint32_t target = image_find_target(im, image_find_set(im, x->set), x->eis, x->part);
  unsigned got = 0;
  if (target == NONE || !outcome_of(t->call->arena, run, target, x->row, &got)) {
    msg(t->call->sink, M_EXAMPLE_ROW, x->place, x->row);
    return 1;
  }
  if (meets(x, got))
    return 0;
  if (!*told)
    buf_format(&t->out, "  FOUT «%.*s»\n", TP(title));
  *told = true;
  show_difference(t, run, x, target, got);
  return 1;
}

static struct text step_words(struct arena *a, uint32_t steps) {
  struct buf b = {.arena = a};
  for (uint32_t i = 0; i < 32; i++)
    if (steps >> i & 1)
      buf_format(&b, "%s%u", b.n > 0 ? " of " : "", i);
  return buf_text(&b);
}

static unsigned compare_step(struct tally *t, const struct run *run, const struct expectation *x, struct text title, bool *told) {
  const struct image *im = run->image;
  struct arena *a = t->call->arena;
  uint32_t target = image_find_target(im, image_find_set(im, x->set), x->eis, NO_TEXT), got = 0, line, column;
  for (uint32_t i = 0; i < im->n_kpis; i++)
    if (im->kpis[i].target == target)
      got = (uint32_t)run->regs[im->kpis[i].step_reg].s.may[0];
  if (got == x->steps)
    return 0;
  if (!*told)
    buf_format(&t->out, "  FOUT «%.*s»\n", TP(title));
  *told = true;
  place_position(x->place.src, x->place.off, &line, &column);
  buf_format(&t->out, "    regel %u: %.*s stap\n      verwacht: %.*s\n      uitkomst: %.*s\n", line, TP(x->eis),
             TP(step_words(a, x->steps)), TP(step_words(a, got)));
  return 1;
}

// Afwijkingen that contradict each other in this voorbeeld: the author did not see that, or shows it.
static void tell_clashes(struct tally *t, struct arena *a, const struct run *run, const struct compile_example *e) {
  const struct verdict_index *index = verdict_index_new(a, run->image);
  struct verdicts all;
  if (!verdict_may_clash(a, index, run, 0))
    return;
  verdict_of(a, index, run, 0, &all);
  verdict_tell_clashes(t->call->sink, node_place(e->src, node_child(e->node, 0)), index, &all);
}

static void run_example(struct tally *t, const struct image *im, const struct compile_example *e) {
  struct arena *scratch = arena_child(t->call->arena);
  struct plan plan;
  struct expectation *expected;
  size_t n;
  unsigned faults = 0;
  bool told = false;
  const struct records *records = &plan.records;
  struct columns columns;
  struct run run;
  if (dossier_example(t->call->arena, t->call->sink, e->src, e->node, e->set, im, &plan, &expected, &n) &&
      columns_build(scratch, t->call->sink, im, &records, 1, &columns)) {
    vm_run(scratch, &columns, &run);
    for (size_t i = 0; i < n; i++)
      faults += (expected[i].steps ? compare_step : compare)(t, &run, &expected[i], plan.records.provider, &told);
    if (im->n_exceptions > 1)
      tell_clashes(t, scratch, &run, e);
  } else {
    faults = 1;
  }
  t->good += faults == 0;
  t->bad += faults > 0;
  arena_free(scratch);
}

static void test_set(struct tally *t, const char *path) {
  struct compile_options options = {t->call->values[OPT_SEARCH].p, t->call->values[OPT_SEARCH].n};
  struct compiled set;
  struct image im;
  unsigned good = t->good, bad = t->bad;
  if (!compile_all(t->call->arena, t->call->sink, path, &options, &set) ||
      !image_read(t->call->arena, t->call->sink, text_from(path), set.image, &im))
    return;
  t->sets++;
  buf_format(&t->out, "%s: ", path);
  struct buf rest = t->out;
  t->out = (struct buf){.arena = t->call->arena};
  for (size_t i = 0; i < set.n_examples; i++)
    run_example(t, &im, &set.examples[i]);
  struct text details = buf_text(&t->out);
  t->out = rest;
  buf_format(&t->out, "%u goed, %u fout\n", t->good - good, t->bad - bad);
  buf_add(&t->out, details);
}

static bool is_set(struct call *call, struct text path) {
  struct text content;
  if (!text_ends(path, TEXT(".eis")) || !file_read(call->arena, call->sink, text_z(call->arena, path), &content))
    return false;
  struct text rest = text_slice(content, 0, 4096), line;
  while (text_split(&rest, '\n', &line))
    if (text_starts(line, TEXT("eisenset ")))
      return true;
  return false;
}

static int by_name(const void *a, const void *b) { return text_cmp(*(const struct text *)a, *(const struct text *)b); }

static void test_path(struct tally *t, struct text path, int depth);

static void test_folder(struct tally *t, struct text folder, int depth) {
  struct arena *a = t->call->arena;
  DIR *d = opendir(text_z(a, folder));
  if (!d || depth > FOLDER_DEPTH) {
    if (d)
      closedir(d);
    return;
  }
  VEC(struct text) names = {0};
  for (struct dirent *e; names.n < ENTRY_LIMIT && (e = readdir(d));)
    if (e->d_name[0] != '.')
      vec_push(a, &names, text_copy(a, text_from(e->d_name)));
  closedir(d);
  if (names.n == ENTRY_LIMIT)
    msg(t->call->sink, M_FOLDER_MANY, NO_PLACE, folder, text_format(a, "%d", ENTRY_LIMIT));
  if (names.n > 0)
    qsort(names.p, names.n, sizeof *names.p, by_name);
  for (size_t i = 0; i < names.n; i++)
    test_path(t, file_join(a, folder, names.p[i]), depth + 1);
}

static void test_path(struct tally *t, struct text path, int depth) {
  struct stat st;
  const char *z = text_z(t->call->arena, path);
  if (stat(z, &st) == 0 && S_ISDIR(st.st_mode))
    test_folder(t, path, depth);
  else if (depth == 0 || is_set(t->call, path))
    test_set(t, z);
}

void run_test(struct call *call) {
  struct tally t = {.call = call, .out = {.arena = call->arena}};
  if (!call_expect(call, 1, SIZE_MAX, "de eisenset of de map"))
    return;
  for (size_t i = 0; i < call->args.n; i++)
    test_path(&t, text_from(call->args.p[i]), 0);
  buf_format(&t.out, "%u %s, %u %s goed, %u fout\n", t.sets, t.sets == 1 ? "set" : "sets", t.good,
             t.good == 1 ? "voorbeeld" : "voorbeelden", t.bad);
  call_result(call, buf_text(&t.out));
  call->edge->found = t.bad > 0;
}
