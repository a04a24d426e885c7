// From verdicts to the model: themes of all images brought together, eisen with their onderdelen and replacement norms.
#include "report.h"

struct building {
  struct arena *arena;
  struct report *report;
  const struct verdicts *all;
  const struct image *image;
  struct report_theme **themes; // of this image
  bool *taken;                  // replacement norms that have a place already
};

static struct report_frame *frame_named(struct building *b, const struct img_frame *f) {
  struct text name = img_text(b->image, f->name);
  for (size_t i = 0; i < b->report->frames.n; i++)
    if (text_eq(b->report->frames.p[i]->name, name))
      return b->report->frames.p[i];
  struct report_frame *frame = NEW(b->arena, struct report_frame);
  *frame = (struct report_frame){
      .name = name, .title = img_text(b->image, f->title), .version = img_text(b->image, f->version)};
  vec_push(b->arena, &b->report->frames, frame);
  return frame;
}

static struct report_theme *theme_numbered(struct building *b, struct report_frame *frame, const struct img_theme *t) {
  struct text number = img_text(b->image, t->number);
  for (size_t i = 0; i < frame->themes.n; i++)
    if (text_eq(frame->themes.p[i]->number, number))
      return frame->themes.p[i];
  struct report_theme *theme = NEW(b->arena, struct report_theme);
  *theme = (struct report_theme){number, img_text(b->image, t->title), img_text(b->image, t->norm), frame->name, NVT, CAUSE_NONE};
  vec_push(b->arena, &frame->themes, theme);
  return theme;
}

static void add_themes(struct building *b) {
  b->themes = NEW_ARRAY(b->arena, struct report_theme *, b->image->n_themes);
  for (uint32_t i = 0; i < b->image->n_frames; i++)
    frame_named(b, &b->image->frames[i]);
  for (uint32_t i = 0; i < b->image->n_themes; i++) {
    const struct img_theme *t = &b->image->themes[i];
    b->themes[i] = theme_numbered(b, frame_named(b, &b->image->frames[t->frame]), t);
    b->themes[i]->possible = outcome_fold(b->themes[i]->possible, b->all->themes[i]);
    b->themes[i]->cause = cause_heavier(b->themes[i]->cause, b->all->theme_causes[i]);
  }
}

static void add_set(struct building *b, uint32_t i, struct text digest) {
  const struct img_set *s = &b->image->sets[i];
  vec_push(b->arena, &b->report->sets,
           (struct report_set){img_text(b->image, s->name), img_text(b->image, s->title),
                               img_text(b->image, s->version), digest, b->image});
}

// Another image may have decided the theme already: deels stays deels.
static void drop_causes(struct report *r) {
  for (size_t i = 0; i < r->frames.n; i++)
    for (size_t k = 0; k < r->frames.p[i]->themes.n; k++)
      if ((r->frames.p[i]->themes.p[k]->possible & (r->frames.p[i]->themes.p[k]->possible - 1)) == 0)
        r->frames.p[i]->themes.p[k]->cause = CAUSE_NONE;
}

static void add_sets(struct building *b) {
  struct digest digest = image_digest(b->image);
  if (b->image->n_sets == 0)
    return;
  uint32_t compiled = b->image->n_sets - 1;
  add_set(b, compiled, digest_hex(b->arena, &digest));
  for (uint32_t i = 0; i < compiled; i++)
    add_set(b, i, NO_TEXT);
}

static struct text item_path(struct building *b, const struct report_item *item) {
  struct text path = img_text(b->image, item->target->path);
  if (item->label.n == 0)
    return path;
  return path.n == 0 ? item->label : text_format(b->arena, "%.*s/%.*s", TP(item->label), TP(path));
}

static struct report_item *add_item(struct building *b, uint32_t t, struct report_item *above, bool replaces);

static void add_parts(struct building *b, uint32_t t, struct report_item *item) {
  size_t from = 0;
  for (uint32_t part = t + 1; part < b->image->n_targets && b->image->targets[part].parent != NONE; part++)
    if (b->image->targets[part].parent == t)
      add_item(b, part, item, false);
  const struct applied *by;
  for (uint32_t norm; (norm = verdict_norm(b->image, item->verdict, &from, &by)) != NONE;)
    if (!b->taken[norm])
      add_item(b, norm, item, true);
}

static struct report_item *add_item(struct building *b, uint32_t t, struct report_item *above, bool replaces) {
  const struct img_target *target = &b->image->targets[t];
  struct report_item *item = NEW(b->arena, struct report_item);
  *item = (struct report_item){.all = b->all, .image = b->image, .target = target, .verdict = &b->all->targets[t]};
  item->replaces = replaces;
  item->set = above != NULL ? above->set : img_text(b->image, b->image->sets[target->set].name);
  item->eis = above != NULL ? above->eis : img_text(b->image, target->number);
  item->theme = target->theme != NONE ? b->themes[target->theme] : above != NULL ? above->theme : NULL;
  b->taken[t] = true;
  if (replaces && target->exception != NONE)
    item->label = img_text(b->image, b->image->exceptions[target->exception].label);
  else if (above != NULL)
    item->label = above->label;
  item->path = item_path(b, item);
  item->title = img_text(b->image, target->title);
  if (replaces && item->title.n == 0 && target->exception != NONE)
    item->title = img_text(b->image, b->image->exceptions[target->exception].title);
  if (above != NULL)
    vec_push(b->arena, &above->parts, item);
  add_parts(b, t, item);
  return item;
}

// The same eis, judged alike, from an image before this one.
static bool reported_before(const struct building *b, uint32_t t) {
  const struct img_target *target = &b->image->targets[t];
  const struct verdict *verdict = &b->all->targets[t];
  for (size_t i = 0; i < b->report->eisen.n; i++) {
    const struct report_item *item = b->report->eisen.p[i];
    if (item->image != b->image && text_eq(item->set, img_text(b->image, b->image->sets[target->set].name)) &&
        text_eq(item->eis, img_text(b->image, target->number)) && item->verdict->possible == verdict->possible &&
        text_eq(item->verdict->via, verdict->via))
      return true;
  }
  return false;
}

static void add_eisen(struct building *b) {
  b->taken = NEW_ARRAY(b->arena, bool, b->image->n_targets);
  for (uint32_t t = 0; t < b->image->n_targets; t++)
    if (b->image->targets[t].kind == TARGET_EIS && !reported_before(b, t))
      vec_push(b->arena, &b->report->eisen, add_item(b, t, NULL, false));
}

void report_count(struct report_counts *counts, unsigned possible) {
  switch (possible) {
  case JA:
    counts->ja++;
    return;
  case DEELS:
    counts->deels++;
    return;
  case NEE:
    counts->nee++;
    return;
  case NVT:
    counts->nvt++;
    return;
  default:
    counts->unknown++;
  }
}

// A norm that takes the place of another is no onderdeel more: what stands in its place is counted.
static bool is_replacement(const struct report_item *item) {
  const struct image *im = item->image;
  uint32_t t = (uint32_t)(item->target - im->targets);
  for (uint32_t b = 0; item->target->exception != NONE && b < im->n_branches; b++)
    if (im->branches[b].norm == t)
      return im->branches[b].effect == EFFECT_REPLACE;
  return false;
}

static void count_item(struct report *r, const struct report_item *item) {
  struct report_counts *eisen = item->target->flags & TARGET_KPI ? &r->kpi_counts : &r->eis_counts;
  bool settled = item->verdict->unasked && item->verdict->possible & (item->verdict->possible - 1); // by what is above it
  if (!(item->target->flags & TARGET_SHOWN) && !settled && !is_replacement(item)) // what decides nothing is not counted
    report_count(item->target->kind == TARGET_EIS ? eisen : &r->part_counts, item->verdict->possible);
  for (size_t i = 0; i < item->parts.n; i++)
    count_item(r, item->parts.p[i]);
}

static struct text place_words(struct arena *a, struct place place) {
  uint32_t line, column;
  if (place.src == NULL || place.src->text.n == 0)
    return place.src == NULL ? NO_TEXT : place.src->name;
  place_position(place.src, place.off, &line, &column);
  return text_format(a, "%.*s:%u:%u", TP(place.src->name), line, column);
}

static void add_messages(struct arena *a, struct report *r, const struct sink *sink) {
  static const char *const names[] = {
      [INFO] = "melding", [WARNING] = "waarschuwing", [ERROR] = "fout", [SYSTEM] = "fout"};
  for (const struct message *m = sink != NULL ? sink->first : NULL; m != NULL; m = m->next)
    vec_push(a, &r->messages,
             (struct report_message){text_from(names[msg_severity(m->id)]), text_from(msg_code(m->id)),
                                     place_words(a, m->place), msg_sentence(a, m), msg_hint(a, m)});
}

void report_build(struct arena *a, const struct verdicts *const *verdicts, size_t n, const struct sink *messages,
                  struct report *out) {
  const struct columns *columns = verdicts[0]->run->columns;
  const struct records *records = columns->records[verdicts[0]->provider];
  *out = (struct report){.provider = records->provider,
                         .peildatum = columns->peildatum[verdicts[0]->provider],
                         .period_from = records->period_from,
                         .period_to = records->period_to};
  for (size_t i = 0; i < n; i++) {
    struct building b = {.arena = a, .report = out, .all = verdicts[i], .image = verdicts[i]->run->image};
    add_sets(&b);
    add_themes(&b);
    add_eisen(&b);
  }
  drop_causes(out);
  for (size_t i = 0; i < out->eisen.n; i++)
    count_item(out, out->eisen.p[i]);
  add_messages(a, out, messages);
}
