// Judgements and waivers: to which rows they are addressed, and which of them count.
#include "column_build.h"

// What both have: an eis or onderdeel, and the rows it is about.
struct aim {
  const char *word, *start; // "oordeel", "Het oordeel over"
  uint32_t provider, origin;
  struct text set, eis, part, row;
  uint32_t target, entity; // found
};

static struct text told_aim(const struct build *b, const struct aim *a) {
  struct buf out = {.arena = b->sink->arena};
  buf_format(&out, "%s eis %.*s", a->start, TP(a->eis));
  if (a->part.n)
    buf_format(&out, ", onderdeel %.*s,", TP(a->part));
  buf_format(&out, " van %.*s", TP(a->set));
  if (a->row.n)
    buf_format(&out, " bij %.*s", TP(told_short(b, a->row)));
  buf_format(&out, " (%.*s)", TP(told_where(b, a->provider, a->origin)));
  return buf_text(&out);
}

// --- The eis or onderdeel

static bool is_below(const struct image *im, uint32_t target, uint32_t above) {
  while (target != NONE && target != above)
    target = im->targets[target].parent;
  return target == above;
}

static struct text meant(struct build *b, const struct aim *a, uint32_t set, uint32_t eis) {
  const struct image *im = b->image;
  struct text *names = NEW_ARRAY(b->scratch, struct text, im->n_targets);
  size_t n = 0;
  for (uint32_t t = 0; t < im->n_targets; t++) {
    bool is_eis = im->targets[t].kind == TARGET_EIS;
    if (eis == NONE ? is_eis && im->targets[t].set == set : t > eis && is_below(im, t, eis))
      names[n++] = img_text(im, eis == NONE ? im->targets[t].number : im->targets[t].path);
  }
  struct text nearest = text_nearest(eis == NONE ? a->eis : a->part, names, n);
  const char *kind = eis == NONE ? "eis" : "onderdeel";
  if (nearest.n)
    return text_format(b->sink->arena, "Bedoelt u %s %.*s?", kind, TP(nearest));
  return text_format(b->sink->arena, "Kijk met «eisen toon» welke %s er zijn.", eis == NONE ? "eisen" : "onderdelen");
}

// The path of a part inside a replacement norm; nothing for its top.
static struct text own_path(const struct image *im, uint32_t target) {
  return im->targets[target].parent == NONE ? NO_TEXT : img_text(im, im->targets[target].path);
}

// "2.1-U8", or "2.1-U8/signalen" for one of its parts.
static bool is_labelled(struct text part, struct text label, struct text path) {
  if (!text_starts(part, label))
    return false;
  part = text_slice(part, label.n, part.n);
  return path.n ? text_starts(part, TEXT("/")) && text_eq(text_slice(part, 1, part.n), path) : part.n == 0;
}

// A replacement norm is named by the label of its exception: as onderdeel «2.1-U8/signalen» of the eis, as the report
// has it, or as onderdeel «signalen» of eis «2.1-U8».
static uint32_t find_replacement(const struct image *im, uint32_t set, uint32_t eis, const struct aim *a) {
  for (uint32_t t = 0; t < im->n_targets; t++) {
    const struct img_target *target = &im->targets[t];
    if (target->exception == NONE)
      continue;
    const struct img_exception *x = &im->exceptions[target->exception];
    struct text label = img_text(im, x->label), path = own_path(im, t);
    if (eis == NONE ? x->set == set && text_eq(label, a->eis) && text_eq(path, a->part)
                    : (target->eis == eis || target->eis == NONE) && is_labelled(a->part, label, path))
      return t;
  }
  return NONE;
}

// false: it does not count. A set that is not in this image is not our business.
static bool find_target(struct build *b, struct aim *a) {
  uint32_t set = image_find_set(b->image, a->set);
  arena_reset(b->scratch);
  if (set == NONE)
    return false;
  uint32_t eis = image_find_target(b->image, set, a->eis, NO_TEXT);
  a->target = image_find_target(b->image, set, a->eis, a->part);
  if (a->target == NONE)
    a->target = find_replacement(b->image, set, eis, a);
  if (a->target != NONE)
    return true;
  if (eis == NONE)
    eis = find_replacement(b->image, set, NONE, &(struct aim){.eis = a->eis});
  msg(b->sink, eis == NONE ? M_AIM_EIS : M_AIM_PART, NO_PLACE, told_aim(b, a), meant(b, a, set, eis));
  return false;
}

// --- The rows

// The end of a path of keys, and where the rest stands. Keys may hold a «/» themselves.
static bool ends_with_key(struct text *path, struct text key) {
  if (!text_ends(*path, key))
    return false;
  *path = text_slice(*path, 0, path->n - key.n);
  return true;
}

static bool has_path(const struct records *r, uint32_t row, struct text path) {
  while (true) {
    if (!ends_with_key(&path, r->rows.p[row].key))
      return false;
    row = r->rows.p[row].parent;
    if (r->rows.p[row].parent == NO_INDEX)
      return path.n == 0;
    if (!ends_with_key(&path, TEXT("/")))
      return false;
  }
}

// Rows of `entity` with this path: how many, and the first.
static uint32_t count_path(struct build *b, const struct aim *a, uint32_t entity, uint32_t *first) {
  struct row_range all = rows_below(b->out, entity, 0, (struct row_range){a->provider, a->provider + 1});
  uint32_t n = 0;
  for (uint32_t row = all.lo; row < all.hi; row++) {
    const struct cell_origin *from = &b->out->entities[entity].from[row];
    if (has_path(from->records, from->row, a->row) && n++ == 0)
      *first = row;
  }
  return n;
}

static bool no_row(struct build *b, const struct aim *a) {
  msg(b->sink, M_AIM_ROW, NO_PLACE, told_aim(b, a), img_text(b->image, b->image->entities[a->entity].name),
      a->entity ? TEXT("Controleer de sleutel. Bij een rij onder een andere rij staan beide sleutels: «A/2».")
                : TEXT("Deze eis geldt voor de aanbieder als geheel: laat de sleutel weg."));
  return false;
}

// The key may be that of the row itself, or of a row it hangs under: then it is about all rows below that one.
static bool find_rows(struct build *b, struct aim *a, struct row_range *out) {
  *out = rows_below(b->out, a->entity, 0, (struct row_range){a->provider, a->provider + 1});
  if (!a->row.n)
    return true;
  for (uint32_t e = a->entity; e != 0; e = b->image->entities[e].parent) {
    uint32_t first = 0, n = count_path(b, a, e, &first);
    if (n > 1) {
      msg(b->sink, M_AIM_ROWS, NO_PLACE, told_aim(b, a), told_number(b, n));
      return false;
    }
    if (n == 0)
      continue;
    *out = rows_below(b->out, a->entity, e, (struct row_range){first, first + 1});
    return out->lo < out->hi || no_row(b, a);
  }
  return no_row(b, a);
}

static bool not_here(struct build *b, const struct aim *a) {
  msg(b->sink, M_AIM_NOT_HERE, NO_PLACE, told_aim(b, a), text_from(a->word));
  return false;
}

// --- Judgements

// Whether the machine finds (some of) this outcome by itself.
static bool is_computed(const struct image *im, uint32_t target) {
  for (uint32_t t = target; t < im->n_targets && is_below(im, t, target); t++)
    if ((im->targets[t].flags & TARGET_LEAF) && !(im->targets[t].flags & TARGET_JUDGED))
      return true;
  return false;
}

static bool may_judge(struct build *b, const struct aim *a, const struct rec_judgement *j) {
  struct arena *said = b->sink->arena;
  day peildatum = b->out->peildatum[a->provider];
  if (j->date != NO_DATE && j->date > peildatum) {
    msg(b->sink, M_AIM_LATE, NO_PLACE, told_aim(b, a), date_dutch(said, j->date), date_dutch(said, peildatum));
    return false;
  }
  if (!j->in_place && is_computed(b->image, a->target)) {
    msg(b->sink, M_AIM_COMPUTED, NO_PLACE, told_aim(b, a));
    return false;
  }
  if (j->outcome == NVT && !text_trim(j->note).n) {
    msg(b->sink, M_AIM_NOTE, NO_PLACE, told_aim(b, a));
    return false;
  }
  return true;
}

static void judge(struct build *b, struct outcome *given, struct row_range rows, unsigned outcome,
                  const struct aim *a) {
  for (uint32_t row = rows.lo; row < rows.hi; row++) {
    unsigned before = outcome_at(given, row);
    if (before == 0 || before == outcome)
      continue;
    msg(b->sink, M_AIM_TWICE, NO_PLACE, told_aim(b, a));
    return;
  }
  for (uint32_t row = rows.lo; row < rows.hi; row++)
    outcome_put(given, row, outcome);
}

// Branches of one exception share its label: onderdelen of the same name in them are one for who judges, and only one is there.
static bool same_name(const struct image *im, uint32_t t, uint32_t first) {
  const struct img_target *a = &im->targets[t], *b = &im->targets[first];
  return t == first || (b->exception != NONE && a->exception == b->exception && text_eq(own_path(im, t), own_path(im, first)));
}

// Does the judgement fit this branch? One for a row is about rows, and a leaf that is computed has been judged already.
static bool fits(const struct build *b, uint32_t t, const struct rec_judgement *j) {
  uint32_t input = b->image->targets[t].judge;
  return input != NONE && (j->in_place || !is_computed(b->image, t)) && (b->image->judges[input].entity != 0) == (j->row.n > 0);
}

static bool put_one(struct build *b, struct aim *a, const struct rec_judgement *j) {
  struct row_range rows;
  uint32_t input = b->image->targets[a->target].judge;
  if (input == NONE)
    return not_here(b, a);
  a->entity = b->image->judges[input].entity;
  if (may_judge(b, a, j) && find_rows(b, a, &rows))
    judge(b, &b->out->judges[input].given, rows, j->outcome, a);
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
  if (!find_target(b, &a))
    return;
  uint32_t first = a.target;
  for (uint32_t t = first; t < b->image->n_targets && b->image->targets[first].exception != NONE; t++) {
    if (!same_name(b->image, t, first) || !fits(b, t, j))
      continue;
    a.target = t;
    put = put_one(b, &a, j) || put;
  }
  a.target = first;
  if (!put)
    put_one(b, &a, j);
}

// --- Waivers

static bool holds_now(struct build *b, const struct aim *a, const struct rec_waiver *w) {
  struct arena *said = b->sink->arena;
  day peildatum = b->out->peildatum[a->provider];
  if ((w->from == NO_DATE || w->from <= peildatum) && (w->to == NO_DATE || peildatum < w->to))
    return true;
  struct text from = w->from == NO_DATE ? NO_TEXT : text_format(said, "vanaf %.*s", TP(date_dutch(said, w->from)));
  struct text to = w->to == NO_DATE ? NO_TEXT : text_format(said, "tot %.*s", TP(date_dutch(said, w->to)));
  struct text both = from.n && to.n ? text_format(said, "%.*s %.*s", TP(from), TP(to)) : from.n ? from : to;
  msg(b->sink, M_AIM_PERIOD, NO_PLACE, told_aim(b, a), date_dutch(said, peildatum), both);
  return false;
}

static void put_waiver(struct build *b, uint32_t provider, const struct rec_waiver *w) {
  struct aim a = {.word = "ontheffing",
                  .start = "De ontheffing van",
                  .provider = provider,
                  .origin = w->origin,
                  .set = w->set,
                  .eis = w->eis,
                  .part = w->part,
                  .row = w->row};
  struct row_range rows;
  if (!find_target(b, &a))
    return;
  uint32_t input = b->image->targets[a.target].waiver;
  if (input == NONE) {
    not_here(b, &a);
    return;
  }
  a.entity = b->image->waivers[input].entity;
  if (!holds_now(b, &a, w) || !find_rows(b, &a, &rows))
    return;
  for (uint32_t row = rows.lo; row < rows.hi; row++)
    bit_set(b->out->waivers[input].t, row);
}

static void empty_inputs(struct build *b) {
  const struct image *im = b->image;
  b->out->judges = NEW_ARRAY(b->arena, struct judge_column, im->n_judges);
  b->out->waivers = NEW_ARRAY(b->arena, struct waiver_column, im->n_waivers);
  for (uint32_t i = 0; i < im->n_judges; i++) {
    size_t words = WORDS(b->out->entities[im->judges[i].entity].rows);
    word *planes = NEW_ARRAY(b->arena, word, 4 * words);
    b->out->judges[i].given = (struct outcome){planes, planes + words, planes + 2 * words, planes + 3 * words};
  }
  for (uint32_t i = 0; i < im->n_waivers; i++)
    b->out->waivers[i].t = NEW_ARRAY(b->arena, word, WORDS(b->out->entities[im->waivers[i].entity].rows));
}

void build_judgements(struct build *b) {
  empty_inputs(b);
  for (uint32_t p = 0; p < b->out->providers; p++) {
    const struct records *r = b->out->records[p];
    for (size_t i = 0; i < r->judgements.n; i++)
      put_judgement(b, p, &r->judgements.p[i]);
    for (size_t i = 0; i < r->waivers.n; i++)
      put_waiver(b, p, &r->waivers.p[i]);
  }
}
