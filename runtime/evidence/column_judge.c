// Judgements: to which rows they are addressed, and which of them count. Waivers: column_waive.c.
#include "column_aim.h"

// --- Judgements

// Whether the machine finds (some of) this outcome by itself.
static bool is_computed(const struct image *im, uint32_t target) {
  for (uint32_t t = target; t < im->n_targets && aim_below(im, t, target); t++)
    if ((im->targets[t].flags & TARGET_LEAF) && !(im->targets[t].flags & TARGET_JUDGED))
      return true;
  return false;
}

static bool may_judge(struct build *b, const struct aim *a, const struct rec_judgement *j) {
  struct arena *said = b->sink->arena;
  day peildatum = b->out->peildatum[a->provider];
  if (j->date != NO_DATE && j->date > peildatum) {
    msg(b->sink, M_AIM_LATE, NO_PLACE, aim_told(b, a), date_dutch(said, j->date), date_dutch(said, peildatum));
    return false;
  }
  if (!j->in_place && is_computed(b->image, a->target)) {
    msg(b->sink, M_AIM_COMPUTED, NO_PLACE, aim_told(b, a));
    return false;
  }
  if (j->outcome == NVT && !text_trim(j->note).n) {
    msg(b->sink, M_AIM_NOTE, NO_PLACE, aim_told(b, a));
    return false;
  }
  return true;
}

// Is one of them for a person to judge? Then the judgement is about such, and not about one that has onderdelen.
static bool judged_leaf(const struct image *im, uint32_t first, bool labelled) {
  for (uint32_t t = first; t < im->n_targets; t++)
    if (im->targets[t].flags & TARGET_JUDGED && aim_same(im, t, first, labelled))
      return true;
  return false;
}

// Does the judgement fit this branch? One for a row is about rows, and a leaf that is computed has been judged already.
static bool fits(const struct build *b, uint32_t t, uint32_t first, bool labelled, const struct rec_judgement *j) {
  uint32_t input = b->image->targets[t].judge;
  if (!j->in_place && !(b->image->targets[t].flags & TARGET_JUDGED) && judged_leaf(b->image, first, labelled))
    return false;
  return input != NONE && (j->in_place || !is_computed(b->image, t)) && (b->image->judges[input].entity != 0) == (j->row.n > 0);
}

static bool put_one(struct build *b, struct aim *a, const struct rec_judgement *j) {
  struct row_range rows;
  uint32_t input = b->image->targets[a->target].judge;
  if (input == NONE)
    return aim_not_here(b, a);
  a->entity = b->image->judges[input].entity;
  if (may_judge(b, a, j) && aim_rows(b, a, &rows))
    judged_put(b, input, rows, (struct judged){j, a->depth, a->provider});
  return true;
}

static void put_judgement(struct build *b, uint32_t provider, const struct rec_judgement *j) {
  struct aim a = {.word = "oordeel",
                  .start = "Het oordeel over",
                  .provider = provider,
                  .origin = j->origin,
                  .set = j->set,
                  .eis = j->eis,
                  .part = j->part,
                  .row = j->row};
  bool put = false;
  if (!aim_target(b, &a))
    return;
  uint32_t first = a.target;
  for (uint32_t t = first; t < b->image->n_targets && b->image->targets[first].exception != NONE; t++) {
    if (!aim_same(b->image, t, first, a.labelled) || !fits(b, t, first, a.labelled, j))
      continue;
    a.target = t;
    put = put_one(b, &a, j) || put;
  }
  a.target = first;
  if (!put)
    put_one(b, &a, j);
}

static void empty_inputs(struct build *b) {
  const struct image *im = b->image;
  b->out->judges = NEW_ARRAY(b->arena, struct judge_column, im->n_judges);
  b->judged = NEW_ARRAY(b->work, struct judged_rows *, im->n_judges);
  for (uint32_t i = 0; i < im->n_judges; i++) {
    size_t words = WORDS(b->out->entities[im->judges[i].entity].rows);
    word *planes = NEW_ARRAY(b->arena, word, 4 * words);
    b->out->judges[i].given = (struct outcome){planes, planes + words, planes + 2 * words, planes + 3 * words};
  }
}

static bool is_zero(const word *plane, size_t words) {
  word any = 0;
  for (size_t w = 0; w < words; w++)
    any |= plane[w];
  return any == 0;
}

static void find_unjudged(struct build *b) {
  for (uint32_t i = 0; i < b->image->n_judges; i++) {
    struct judge_column *j = &b->out->judges[i];
    size_t words = WORDS(b->out->entities[b->image->judges[i].entity].rows);
    j->none = is_zero(j->given.v, 4 * words); // the planes stand behind each other
  }
}

void build_judgements(struct build *b) {
  empty_inputs(b);
  waivers_empty(b);
  for (uint32_t p = 0; p < b->out->providers; p++) {
    const struct records *r = b->out->records[p];
    for (size_t i = 0; i < r->judgements.n; i++)
      put_judgement(b, p, &r->judgements.p[i]);
    for (size_t i = 0; i < r->waivers.n; i++)
      waiver_put(b, p, &r->waivers.p[i]);
  }
  judged_tell(b);
  waivers_tell(b);
  find_unjudged(b);
}

