// From holes to questions: which of them matter, what each decides, and which can wait.
#include "question.h"

#include "ask.h"
#include "asking.h"
#include "worlds.h"

enum { NAMES_SHOWN = 25 };

// The work on one image.
struct finding {
  struct arena *arena, *scratch; // scratch: for one question
  struct view view;
  const struct verdicts *verdicts;
  struct wonder *wonder;
  VEC(struct hole) holes; // that matter, in document order
  size_t hidden;          // the number of the first that only rows that are still to come hang on
  uint32_t *settles;      // for each hole
  word **hangs;           // for each outcome the holes that it hangs on
  word **elsewhere[3];    // by kind and number of an input: the holes that outcomes hang on which it does not reach
  bool *moot;             // for each hole a row: moot[p * n + q]: an answer to p can make q needless
  struct question **made;
};

static bool is_known(const struct finding *f, struct input in) {
  for (size_t i = 0; i < f->holes.n; i++) {
    struct input other = f->holes.p[i].in;
    if (other.kind == in.kind && other.id == in.id && other.at == in.at)
      return true;
  }
  return false;
}

static void add_hole(struct finding *f, struct input in) {
  if (!is_known(f, in))
    vec_push(f->arena, &f->holes, (struct hole){.in = in});
}

// Questions of the targets in document order, then what only a theme asks: parts of an eis that was judged as a whole.
static void list_holes(struct finding *f) {
  const struct image *im = f->view.im;
  inputs of_themes = {0};
  for (uint32_t t = 0; t < im->n_targets; t++)
    for (size_t i = 0; i < f->verdicts->targets[t].gaps.n; i++) {
      const struct gap *g = &f->verdicts->targets[t].gaps.p[i];
      add_hole(f, (struct input){g->kind, g->id, g->at});
    }
  struct demand d = demand_new(&f->view);
  for (uint32_t i = 0; i < im->n_themes; i++)
    want(&d, im->themes[i].reg, f->view.provider);
  demand_follow(&d);
  demand_inputs(&d, f->arena, &of_themes);
  for (size_t i = 0; i < of_themes.n; i++)
    add_hole(f, of_themes.p[i]);
  arena_reset(f->view.scratch);
}

static bool has_lists(const struct finding *f) {
  for (size_t i = 0; i < f->holes.n; i++)
    if (f->holes.p[i].in.kind == GAP_LIST)
      return true;
  return false;
}

static void list_hidden(struct finding *f) {
  inputs hidden = {0};
  f->hidden = f->holes.n;
  if (has_lists(f))
    world_hidden(f->arena, f->wonder, &hidden);
  for (size_t i = 0; i < hidden.n; i++)
    add_hole(f, hidden.p[i]);
}

static void drop_needless(struct finding *f) {
  size_t kept = 0, hidden = f->hidden;
  struct hole_list all = {f->holes.p, f->holes.n, NEW_ARRAY(f->arena, unsigned char, f->holes.n)};
  holes_dive(f->wonder, all);
  holes_search(f->wonder, all);
  holes_with_rows(f->wonder, all);
  for (size_t i = 0; i < f->holes.n; i++) {
    if (i == hidden)
      f->hidden = kept;
    if (all.found[i] != CANNOT_CHANGE)
      f->holes.p[kept++] = f->holes.p[i];
  }
  if (hidden == f->holes.n)
    f->hidden = kept;
  f->holes.n = kept;
}

// --- What each decides

static bool same_outcomes(const unsigned char *x, const unsigned char *y, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (x[i] != y[i])
      return false;
  return true;
}

// Answers with the same effect count once.
static bool is_new(const unsigned char *seen, size_t before, size_t n) {
  for (size_t i = 0; i < before; i++)
    if (same_outcomes(seen + i * n, seen + before * n, n))
      return false;
  return true;
}

static uint32_t count_known(const unsigned char *outcomes, size_t n) {
  uint32_t known = 0;
  for (size_t i = 0; i < n; i++)
    known += is_one(outcomes[i]);
  return known;
}

static void note_outcomes(const struct finding *f, const struct view *v, unsigned char *out) {
  for (size_t i = 0; i < f->wonder->outcomes.n; i++)
    out[i] = (unsigned char)run_outcome(v->run, f->wonder->outcomes.p[i], v->provider);
}

static bool reaches(const struct finding *f, struct input in, size_t outcome) {
  return wonder_readers(f->wonder, in)->of[f->wonder->outcomes.p[outcome]];
}

static void note_hanging(struct finding *f) {
  f->hangs = NEW_ARRAY(f->arena, word *, f->wonder->outcomes.n);
  f->elsewhere[GAP_LIST] = NEW_ARRAY(f->arena, word *, f->view.im->n_entities);
  f->elsewhere[GAP_FIELD] = NEW_ARRAY(f->arena, word *, f->view.im->n_fields);
  f->elsewhere[GAP_JUDGEMENT] = NEW_ARRAY(f->arena, word *, f->view.im->n_judges);
  for (size_t i = 0; i < f->wonder->outcomes.n; i++) {
    struct view v = wonder_view(f->wonder, f->scratch);
    struct demand d = demand_new(&v);
    want(&d, f->wonder->outcomes.p[i], v.provider);
    demand_follow(&d);
    f->hangs[i] = NEW_ARRAY(f->arena, word, WORDS(f->holes.n));
    for (size_t q = 0; q < f->holes.n; q++)
      if (demand_has(&d, f->holes.p[q].in))
        bit_set(f->hangs[i], q);
    arena_reset(f->scratch);
  }
}

static const word *hanging_elsewhere(struct finding *f, struct input in) {
  word **of = &f->elsewhere[in.kind][in.id];
  if (*of != NULL)
    return *of;
  *of = NEW_ARRAY(f->arena, word, WORDS(f->holes.n));
  for (size_t i = 0; i < f->wonder->outcomes.n; i++)
    for (size_t w = 0; w < WORDS(f->holes.n) && !reaches(f, in, i); w++)
      (*of)[w] |= f->hangs[i][w];
  return *of;
}

// Which other questions no outcome hangs on any more. Only the outcomes that the answer reaches are looked at again.
static void note_moot(struct finding *f, const struct view *v, size_t p) {
  const word *elsewhere = hanging_elsewhere(f, f->holes.p[p].in);
  struct demand d = demand_new(v);
  for (size_t i = 0; i < f->wonder->outcomes.n; i++)
    if (reaches(f, f->holes.p[p].in, i))
      want(&d, f->wonder->outcomes.p[i], v->provider);
  demand_follow(&d);
  for (size_t q = 0; q < f->holes.n; q++)
    if (q != p && !bit_get(elsewhere, q) && !demand_has(&d, f->holes.p[q].in))
      f->moot[p * f->holes.n + q] = true;
}

static void look_at_reply(struct finding *f, size_t p, const struct reply *r, unsigned char *outcomes) {
  wonder_try(f->wonder, f->holes.p[p].in, r);
  struct view v = wonder_view(f->wonder, f->scratch);
  note_outcomes(f, &v, outcomes);
  note_moot(f, &v, p);
  wonder_undo(f->wonder);
}

static void look_at(struct finding *f, size_t p) {
  const struct hole *h = &f->holes.p[p];
  size_t n = f->wonder->outcomes.n, at = 0;
  uint32_t known = 0, different = 0;
  unsigned char *seen = NEW_ARRAY(f->scratch, unsigned char, h->replies.n *n);
  for (const struct reply *r = h->replies.p; r < h->replies.p + h->replies.n; r++, at++) {
    if (r->more) {
      struct view v = wonder_row(f->scratch, &f->view, h->in);
      note_outcomes(f, &v, seen + at * n);
      arena_free(v.scratch);
    } else {
      look_at_reply(f, p, r, seen + at * n);
    }
    if (!is_new(seen, at, n))
      continue;
    known += count_known(seen + at * n, n);
    different++;
  }
  f->settles[p] = different == 0 ? 0 : 1000 * known / different;
  arena_reset(f->scratch);
}

// --- Which can wait

// p can make q needless, and not the other way round.
static bool decides_first(const struct finding *f, size_t p, size_t q) {
  return f->moot[p * f->holes.n + q] && !f->moot[q * f->holes.n + p];
}

// The first question that q waits for; q itself when there is none.
static size_t first_before(const struct finding *f, size_t q) {
  for (size_t p = 0; p < f->holes.n; p++)
    if (decides_first(f, p, q))
      return p;
  return q;
}

// A question waits when a chain of questions that decide first leads to one that is asked; questions that would only wait for each
// other are asked.
static void find_waiting(struct finding *f) {
  size_t n = f->holes.n;
  bool *asked = NEW_ARRAY(f->arena, bool, n);
  for (size_t q = 0; q < n; q++)
    asked[q] = first_before(f, q) == q;
  for (bool more = true; more;) {
    more = false;
    for (size_t q = 0; q < n; q++)
      for (size_t p = 0; p < n && !asked[q] && f->made[q]->waits == NULL; p++)
        if (decides_first(f, p, q) && (asked[p] || f->made[p]->waits != NULL)) {
          f->made[q]->waits = f->made[p];
          more = true;
        }
  }
}

static bool same_outcome(struct finding *f, struct input x, struct input y) {
  for (size_t i = 0; i < f->wonder->outcomes.n; i++)
    if (reaches(f, x, i) && reaches(f, y, i))
      return true;
  return false;
}

// What only rows hang on that are still to come waits for the list that they come in.
static void let_hidden_wait(struct finding *f) {
  for (size_t q = f->hidden; q < f->holes.n; q++)
    for (size_t p = f->hidden; p-- > 0;)
      if (f->holes.p[p].in.kind == GAP_LIST && same_outcome(f, f->holes.p[p].in, f->holes.p[q].in))
        f->made[q]->waits = f->made[p];
}

// --- In words

// A norm of an exception is named by its label, in the set of that exception; of one on several eisen, in the eis.
static struct text judged_words(const struct view *v, uint32_t target) {
  const struct img_target *t = target_of(v, target);
  const struct img_exception *x = t->exception == NONE ? NULL : &v->im->exceptions[t->exception];
  struct text path = t->parent == NONE ? NO_TEXT : img_text(v->im, t->path);
  if (x != NULL && t->eis != NONE && image_is_spread(v->im, t->exception)) {
    const struct img_target *at = target_of(v, t->eis);
    struct text part = text_format(v->arena, path.n > 0 ? "%.*s/%.*s" : "%.*s%.*s", TP(img_text(v->im, x->label)), TP(path));
    return ask_target(v->arena, img_text(v->im, v->im->sets[at->set].name), img_text(v->im, at->number), part);
  }
  struct text set = img_text(v->im, v->im->sets[x == NULL ? t->set : x->set].name);
  struct text eis = img_text(v->im, x == NULL ? v->im->targets[t->eis].number : x->label);
  return ask_target(v->arena, set, eis, path);
}

static void name_field(const struct finding *f, struct question *q) {
  const struct img_field *field = &f->view.im->fields[q->gap.id];
  q->gegeven = img_text(f->view.im, f->view.im->entities[field->entity].name);
  q->veld = img_text(f->view.im, field->name);
  q->about = row_about(&f->view, field->entity, q->gap.at);
  uint32_t target = applies_target(&f->view, q->gap.id);
  if (target != NONE)
    q->about = text_format(f->arena, "%.*s%s%.*s", TP(target_about(&f->view, target)), q->about.n > 0 ? ", bij " : "", TP(q->about));
}

static void name_list(const struct finding *f, struct question *q) {
  uint32_t parent = f->view.im->entities[q->gap.id].parent;
  q->gegeven = img_text(f->view.im, f->view.im->entities[q->gap.id].name);
  q->about = row_about(&f->view, parent, q->gap.at);
}

static void name_judgement(const struct finding *f, struct question *q) {
  const struct img_judge *j = &f->view.im->judges[q->gap.id];
  q->gegeven = ASK_JUDGEMENT;
  q->veld = judged_words(&f->view, j->target);
  q->about = target_about(&f->view, j->target);
  if (j->entity != 0)
    q->about = text_format(f->arena, "%.*s, bij %.*s", TP(q->about), TP(row_about(&f->view, j->entity, q->gap.at)));
}

static struct question *question_of(struct finding *f, const struct hole *h) {
  struct question *q = NEW(f->arena, struct question);
  *q = (struct question){.gap = gap_at(&f->view, h->in), .of = f->verdicts};
  if (h->in.kind == GAP_LIST)
    name_list(f, q);
  else if (h->in.kind == GAP_FIELD)
    name_field(f, q);
  else
    name_judgement(f, q);
  q->answers = answers_words(f->arena, f->view.columns, &q->gap, UINT32_MAX);
  q->answers_short = answers_words(f->arena, f->view.columns, &q->gap, NAMES_SHOWN);
  q->id = ask_number(f->arena, q->gegeven, q->gap.row, q->veld);
  return q;
}

// --- One image, then all

static struct finding finding_on(struct arena *a, const struct verdict_index *index, const struct verdicts *verdicts) {
  struct finding f = {.arena = a, .scratch = arena_child(a), .verdicts = verdicts};
  f.view = view_of(a, index, verdicts->run, verdicts->provider);
  return f;
}

static void find_on(struct finding *f) {
  f->wonder = wonder_new(f->arena, &f->view, f->verdicts);
  list_holes(f);
  list_hidden(f);
  for (size_t i = 0; i < f->holes.n; i++)
    hole_replies(f->wonder, f->arena, &f->holes.p[i]);
  drop_needless(f);
  f->settles = NEW_ARRAY(f->arena, uint32_t, f->holes.n);
  f->moot = NEW_ARRAY(f->arena, bool, f->holes.n * f->holes.n);
  f->made = NEW_ARRAY(f->arena, struct question *, f->holes.n);
  note_hanging(f);
  for (size_t i = 0; i < f->holes.n; i++) {
    look_at(f, i);
    f->made[i] = question_of(f, &f->holes.p[i]);
    f->made[i]->settles = f->settles[i];
  }
  find_waiting(f);
  let_hidden_wait(f);
  wonder_free(f->wonder);
}

// Asked of another image too: it decides in both, and is asked now when one of them needs it now.
static bool joins(struct question *const *all, size_t n, const struct question *q) {
  for (size_t i = 0; i < n; i++) {
    if (!text_eq(all[i]->id, q->id) || all[i]->gap.kind != q->gap.kind)
      continue;
    all[i]->settles += q->settles;
    if (q->waits == NULL)
      all[i]->waits = NULL;
    return true;
  }
  return false;
}

// Insertion keeps the order of the document among equals.
static void sort_questions(struct question **p, size_t n) {
  for (size_t i = 1; i < n; i++) {
    struct question *q = p[i];
    size_t at = i;
    for (; at > 0 && p[at - 1]->settles < q->settles; at--)
      p[at] = p[at - 1];
    p[at] = q;
  }
}

// Whether the outcome hangs on a question that is asked, now or later.
static bool is_asked_about(struct finding *f, uint32_t reg) {
  struct demand d = demand_new(&f->view);
  bool asked = false;
  want(&d, reg, f->view.provider);
  demand_follow(&d);
  for (size_t i = 0; i < f->holes.n && !asked; i++)
    asked = demand_has(&d, f->holes.p[i].in);
  arena_reset(f->view.scratch);
  return asked;
}

static void count_open(struct finding *f, struct questions *out) {
  for (uint32_t t = 0; t < f->view.im->n_targets; t++) {
    const struct verdict *v = &f->verdicts->targets[t];
    const struct img_target *target = &f->view.im->targets[t];
    bool outside = target->exception != NONE && f->view.im->exceptions[target->exception].aims == 0; // of a document that is not here
    if (is_one(v->possible) || v->unasked || outside)
      continue;
    out->open++;
    out->stuck += !is_asked_about(f, f->view.im->targets[t].reg);
  }
}

void questions_find(struct arena *a, const struct verdict_index *const *index, const struct verdicts *const *verdicts,
                    size_t n, struct questions *out) {
  VEC(struct question *) all = {0};
  *out = (struct questions){0};
  for (size_t i = 0; i < n; i++) {
    struct finding f = finding_on(a, index[i], verdicts[i]);
    find_on(&f);
    count_open(&f, out);
    for (size_t k = 0; k < f.holes.n; k++)
      if (!joins(all.p, all.n, f.made[k]))
        vec_push(a, &all, f.made[k]);
    arena_free(f.scratch);
    arena_free(f.view.scratch);
  }
  sort_questions(all.p, all.n);
  for (size_t i = 0; i < all.n; i++) {
    if (all.p[i]->waits == NULL)
      vec_push(a, &out->asked, all.p[i]);
    else
      vec_push(a, &out->later, all.p[i]);
  }
}
