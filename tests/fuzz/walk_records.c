// Records for an image that nobody has seen before: some rows of everything, some values of each kind.
#include "fuzz.h"

enum { ROWS = 60 }; // together

struct filling {
  struct arena *a;
  const struct image *im;
  struct records *out;
  uint32_t seed, origin;
};

static uint32_t some(struct filling *f, uint32_t n) {
  f->seed = f->seed * 1664525u + 1013904223u;
  return (f->seed >> 16) % n;
}

static struct text member(struct filling *f, uint32_t class_) {
  const struct img_class *k = &f->im->classes[class_];
  if (k->nodes == 0 || some(f, 10) == 0)
    return TEXT("iets anders");
  return img_text(f->im, f->im->nodes[k->first_node + some(f, k->nodes)].path);
}

static struct text value_of(struct filling *f, const struct img_field *field) {
  static const char *const dates[] = {"01-01-2024", "23-06-2025", "29-02-2024", "01-01-1900", "31-12-2025"};
  static const char *const numbers[] = {"0", "1", "12", "1000000", "-3", "2,5"};
  switch ((enum field_type)field->type) {
  case TYPE_BOOL:
    return some(f, 2) ? TEXT("ja") : TEXT("nee");
  case TYPE_DATE:
    return text_from(dates[some(f, 5)]);
  case TYPE_CHOICE:
  case TYPE_SET:
    return member(f, field->class_);
  case TYPE_TEXT:
    return f->im->n_text_consts > 0 && some(f, 2) ? img_text(f->im, f->im->text_consts[some(f, f->im->n_text_consts)])
                                                  : TEXT("tekst");
  case TYPE_MONEY:
    return text_format(f->a, "€ %s", numbers[some(f, 4)]);
  case TYPE_PERCENT:
    return text_format(f->a, "%s %%", numbers[some(f, 6)]);
  default:
    return text_from(numbers[some(f, 6)]);
  }
}

static void add_value(struct filling *f, uint32_t row, const struct img_field *field) {
  struct rec_value v = {.field = img_text(f->im, field->name), .origin = f->origin, .state = some(f, 8)};
  if (some(f, 6) == 0)
    return;
  if (v.state == STATE_UNKNOWN) {
    v.cause = CAUSE_COLLECTOR;
  } else if (v.state != STATE_ABSENT) {
    v.state = STATE_KNOWN;
    v.n_values = field->type == TYPE_SET ? some(f, 3) : 1;
    v.values = NEW_ARRAY(f->a, struct text, v.n_values);
    for (uint32_t i = 0; i < v.n_values; i++)
      v.values[i] = value_of(f, field);
  }
  records_value(f->out, row, v);
}

static void add_fields(struct filling *f, uint32_t row, uint32_t entity) {
  const struct img_entity *e = &f->im->entities[entity];
  for (uint32_t i = 0; i < e->fields && i < 40; i++)
    add_value(f, row, &f->im->fields[e->first_field + i]);
}

static void add_list(struct filling *f, uint32_t parent, struct text entity) {
  struct rec_list list = {.entity = entity, .parent = parent, .status = some(f, 4) % 3, .origin = f->origin};
  if (list.status == LIST_SAMPLE)
    list.sample = 1, list.total = 5;
  if (some(f, 3) == 0)
    vec_push(f->a, &f->out->lists, list);
}

static void add_children(struct filling *f, uint32_t row, uint32_t entity) {
  for (uint32_t e = entity + 1; e < f->im->n_entities; e++) {
    if (f->im->entities[e].parent != entity)
      continue;
    struct text name = img_text(f->im, f->im->entities[e].name);
    uint32_t rows = some(f, f->im->entities[e].kind & KIND_SINGLE ? 2 : 4);
    for (uint32_t i = 0; i < rows && f->out->rows.n < ROWS; i++) {
      uint32_t child = records_row(f->out, name, text_format(f->a, "r%u", i), row, f->origin);
      add_fields(f, child, e);
      add_children(f, child, e);
    }
    add_list(f, row, name);
  }
}

static void add_judgements(struct filling *f) {
  const struct image *im = f->im;
  for (uint32_t t = 0; t < im->n_targets && t < 40; t++) {
    const struct img_target *target = &im->targets[t];
    uint32_t eis = target->eis == NONE ? t : target->eis;
    struct text set = img_text(im, im->sets[target->set].name), number = img_text(im, im->targets[eis].number);
    struct rec_judgement j = {.set = set, .eis = number, .part = img_text(im, target->path), .outcome = 1u << some(f, 4),
                              .in_place = some(f, 2), .note = TEXT("gezien"), .by = TEXT("toezicht"), .date = NO_DATE,
                              .origin = f->origin};
    struct rec_waiver w = {.set = set, .eis = number, .part = j.part, .by = j.by, .from = 19000, .to = 22000, .origin = f->origin};
    if (some(f, 4) == 0)
      vec_push(f->a, &f->out->judgements, j);
    if (some(f, 8) == 0)
      vec_push(f->a, &f->out->waivers, w);
  }
}

struct records *walk_records(struct arena *a, const struct image *im, uint32_t seed) {
  struct records *r = NEW(a, struct records);
  records_init(r, a, TEXT("Stichting Proef"));
  r->peildatum = 20262;
  struct filling f = {a, im, r, seed, records_origin(r, (struct origin){.source = TEXT("proef"), .where = TEXT("rij 1")})};
  if (im->n_entities > 0) {
    add_fields(&f, 0, 0);
    add_children(&f, 0, 0);
  }
  if (im->n_sets > 0)
    add_judgements(&f);
  return r;
}
