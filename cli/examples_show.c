// What differs between a voorbeeld and what was expected of it.
#include "examples.h"
#include "verdict.h"

static struct text outcome_words(struct arena *a, unsigned bits) {
  static const struct { unsigned bit; const char *word; } words[] = {{JA, "ja"}, {DEELS, "deels"}, {NEE, "nee"}, {NVT, "n.v.t."}};
  struct buf b = {.arena = a};
  unsigned rest = bits;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!(bits & words[i].bit))
      continue;
    rest &= ~words[i].bit;
    buf_format(&b, "%s%s", b.n == 0 ? "" : rest == 0 ? " of " : ", ", words[i].word);
  }
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

static void show_parts(struct example_run *t, const struct run *run, uint32_t eis) {
  const struct image *im = run->image;
  for (uint32_t i = 0; i < im->n_targets; i++) {
    if (im->targets[i].kind == TARGET_EIS || im->targets[i].eis != im->targets[eis].eis || im->targets[i].exception != NONE)
      continue;
    struct text path = img_text(im, im->targets[i].path), got = shown(t->arena, run_outcome(run, im->targets[i].reg, 0));
    buf_format(&t->out, "      onderdeel %.*s: %.*s\n", TP(path), TP(got));
  }
}

enum { ROWS_SHOWN = 10, GAPS_SHOWN = 3 };

// The rows that the eis was judged in, each with its outcome.
static void show_rows(struct example_run *t, const struct run *run, uint32_t target) {
  const struct img_target *g = &run->image->targets[target];
  struct arena *a = t->arena;
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
  case CAUSE_TIED:
    return TEXT("rijen van dezelfde dag");
  case CAUSE_SOURCES_DIFFER:
    return TEXT("bronnen die verschillen");
  default:
    return NO_TEXT;
  }
}

static void show_gap(struct example_run *t, const struct gap *gap) {
  struct text on = gap->row.n > 0 ? text_format(t->arena, " (%.*s)", TP(gap->row)) : NO_TEXT;
  buf_format(&t->out, "      niet bekend: %.*s%.*s\n", TP(gap->question), TP(on));
}

// Why it is n.v.t. or not known.
static void show_cause(struct example_run *t, const struct run *run, uint32_t target) {
  struct arena *a = t->arena;
  struct verdicts all;
  verdict_of(a, verdict_index_new(a, run->image), run, 0, false, &all);
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

static bool is_label(const struct image *im, const struct expectation *x) {
  return image_find_target(im, image_find_set(im, x->set), x->eis, NO_TEXT) == NONE;
}

static void show_difference(struct example_run *t, const struct run *run, const struct expectation *x, uint32_t target, unsigned got) {
  uint32_t line, column;
  struct arena *a = t->arena;
  place_position(x->place.src, x->place.off, &line, &column);
  struct text wanted = x->outcomes == 0 ? TEXT("onbekend") : shown(a, x->outcomes);
  const char *kind = text_starts(x->eis, TEXT("kpi ")) ? "" : is_label(run->image, x) ? "afwijking " : "eis ";
  buf_format(&t->out, "    regel %u: %s%.*s%s%.*s%s%.*s\n", line, kind, TP(x->eis), x->part.n > 0 ? " onderdeel " : "", TP(x->part),
             x->row.n > 0 ? " bij " : "", TP(x->row));
  buf_format(&t->out, "      verwacht: %.*s\n      uitkomst: %.*s\n", TP(wanted), TP(shown(a, got)));
  show_cause(t, run, target);
  if (x->row.n == 0)
    show_rows(t, run, target);
  if (x->part.n == 0)
    show_parts(t, run, target);
}

uint32_t example_target(const struct image *im, const struct expectation *x) {
  return image_find_aim(im, image_find_set(im, x->set), x->eis, x->part);
}

// The next of the targets that are meant, behind `after`: by the label of an exception those of each eis that it was written for. Of the
// branches of one exception that have the name it is the one that stands there, or else the first.
static uint32_t meant(const struct run *run, const struct expectation *x, uint32_t after) {
  const struct image *im = run->image;
  uint32_t set = image_find_set(im, x->set), found = NONE;
  if (set == NONE || image_find_target(im, set, x->eis, NO_TEXT) != NONE)
    return after == NONE ? example_target(im, x) : NONE;
  uint32_t last = after == NONE ? NONE : im->targets[after].exception;
  for (uint32_t t = 0; t < im->n_targets; t++) {
    if (!image_norm_named(im, t, set, NONE, x->eis, x->part) || (last != NONE && im->targets[t].exception <= last))
      continue;
    if (found == NONE || im->targets[t].exception < im->targets[found].exception ||
        (im->targets[t].exception == im->targets[found].exception && run_outcome(run, im->targets[found].reg, 0) == NVT))
      found = t;
  }
  return found;
}

static unsigned compare_one(struct example_run *t, const struct run *run, const struct expectation *x, uint32_t target) {
  unsigned got = 0;
  if (target == NONE || !outcome_of(t->arena, run, target, x->row, &got)) {
    uint32_t line, column;
    place_position(x->place.src, x->place.off, &line, &column);
    msg(t->sink, M_EXAMPLE_ROW, x->place, x->row);
    buf_format(&t->out, "    regel %u: de rij «%.*s» is er niet\n", line, TP(x->row));
    return 1;
  }
  if (meets(x, got))
    return 0;
  show_difference(t, run, x, target, got);
  return 1;
}

static unsigned compare_outcome(struct example_run *t, const struct run *run, const struct expectation *x) {
  uint32_t target = meant(run, x, NONE);
  unsigned wrong = 0;
  do {
    wrong = compare_one(t, run, x, target);
    target = target == NONE ? NONE : meant(run, x, target);
  } while (target != NONE && wrong == 0);
  return wrong;
}

static struct text step_words(struct arena *a, uint32_t steps) {
  struct buf b = {.arena = a};
  for (uint32_t i = 0; i < 32; i++)
    if (steps >> i & 1)
      buf_format(&b, "%s%u", b.n > 0 ? " of " : "", i);
  return buf_text(&b);
}

// The steps that a kpi may have reached, as bits.
static uint32_t steps_of(const struct run *run, const struct expectation *x) {
  const struct image *im = run->image;
  uint32_t target = example_target(im, x), got = 0;
  for (uint32_t i = 0; i < im->n_kpis; i++)
    if (im->kpis[i].target == target)
      got = (uint32_t)run->regs[im->kpis[i].step_reg].s.may[0];
  return got;
}

static unsigned compare_step(struct example_run *t, const struct run *run, const struct expectation *x) {
  struct arena *a = t->arena;
  uint32_t got = steps_of(run, x), line, column;
  if (got == x->steps)
    return 0;
  place_position(x->place.src, x->place.off, &line, &column);
  buf_format(&t->out, "    regel %u: %.*s stap\n      verwacht: %.*s\n      uitkomst: %.*s\n", line, TP(x->eis),
             TP(step_words(a, x->steps)), TP(step_words(a, got)));
  return 1;
}

unsigned example_compare(struct example_run *t, const struct run *run, const struct expectation *x) {
  return (x->steps ? compare_step : compare_outcome)(t, run, x);
}

static bool outcome_meets(const struct run *run, const struct expectation *x) {
  uint32_t target = meant(run, x, NONE);
  struct arena *a = arena_child(run->columns->texts.map.arena);
  bool met = target != NONE;
  for (; met && target != NONE; target = meant(run, x, target)) {
    unsigned got = 0;
    met = outcome_of(a, run, target, x->row, &got) && meets(x, got);
  }
  arena_free(a);
  return met;
}

bool example_meets(const struct example *e, const struct run *run) {
  for (size_t i = 0; i < e->n_expected; i++) {
    const struct expectation *x = &e->expected[i];
    if (x->steps ? steps_of(run, x) != x->steps : !outcome_meets(run, x))
      return false;
  }
  return true;
}
