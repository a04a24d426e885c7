// Waivers: which of them count, and the values that they give to parameters.
#include "column_aim.h"

#include "convert.h"
#include "duration.h"

// --- Waivers

static bool holds_now(struct build *b, const struct aim *a, const struct rec_waiver *w) {
  struct arena *said = b->sink->arena;
  day peildatum = b->out->peildatum[a->provider];
  if ((w->from == NO_DATE || w->from <= peildatum) && (w->to == NO_DATE || peildatum < w->to))
    return true;
  struct text from = w->from == NO_DATE ? NO_TEXT : text_format(said, "vanaf %.*s", TP(date_dutch(said, w->from)));
  struct text to = w->to == NO_DATE ? NO_TEXT : text_format(said, "tot %.*s", TP(date_dutch(said, w->to)));
  struct text both = from.n && to.n ? text_format(said, "%.*s %.*s", TP(from), TP(to)) : from.n ? from : to;
  msg(b->sink, M_AIM_PERIOD, NO_PLACE, aim_told(b, a), date_dutch(said, peildatum), both);
  return false;
}

static bool right_version(struct build *b, const struct aim *a, const struct rec_waiver *w) {
  const struct img_set *set = &b->image->sets[b->image->targets[a->target].set];
  struct text version = img_text(b->image, set->version);
  if (!w->version.n || text_eq(w->version, version))
    return true;
  msg(b->sink, M_AIM_VERSION, NO_PLACE, aim_told(b, a), w->version,
      version.n ? text_format(b->sink->arena, "versie «%.*s»", TP(version)) : TEXT("geen versie"));
  return false;
}

// Whoever gave it has one of the roles when what is said of him begins with that role: «expert», «expert, team inkoop».
static bool has_role(struct build *b, struct text by, struct text roles) {
  by = text_fold(b->scratch, text_squeeze(b->scratch, by));
  roles = text_fold(b->scratch, roles);
  struct text role = NO_TEXT;
  while (text_split(&roles, ' ', &role)) {
    if (text_eq(role, TEXT("of")) || !text_starts(by, role))
      continue;
    char next = by.n > role.n ? by.p[role.n] : ' ';
    if (next == ' ' || next == ',' || next == ':' || next == '(')
      return true;
  }
  return false;
}

static bool may_waive(struct build *b, const struct aim *a, const struct rec_waiver *w, struct text roles) {
  bool may = !roles.n || has_role(b, w->by, roles);
  struct arena *said = b->sink->arena;
  arena_reset(b->scratch);
  if (!may)
    msg(b->sink, M_AIM_ROLE, NO_PLACE, aim_told(b, a), w->by.n ? text_format(said, "«%.*s»", TP(w->by)) : TEXT("niemand"), roles);
  return may;
}

// Who may waive the eis or onderdeel altogether: what it says itself, or what stands above it. Nothing: anybody.
static struct text roles_for(const struct image *im, uint32_t target) {
  for (; target != NONE; target = im->targets[target].parent)
    for (uint32_t i = 0; i < im->n_notes; i++)
      if (im->notes[i].kind == NOTE_WAIVABLE && im->notes[i].target == target)
        return img_text(im, im->notes[i].by);
  return NO_TEXT;
}

// --- Parameters

// Of the target itself, or the only one of that name below it.
static uint32_t find_parameter(const struct image *im, uint32_t target, struct text name) {
  uint32_t found = NONE, n = 0;
  for (uint32_t i = 0; i < im->n_parameters; i++) {
    if (!text_eq(img_text(im, im->parameters[i].name), name) || !aim_below(im, im->parameters[i].target, target))
      continue;
    if (im->parameters[i].target == target)
      return i;
    found = i;
    n++;
  }
  return n == 1 ? found : NONE;
}

static struct text known_parameters(struct build *b, uint32_t target) {
  const struct image *im = b->image;
  struct text *names = NEW_ARRAY(b->sink->arena, struct text, im->n_parameters);
  size_t n = 0;
  for (uint32_t i = 0; i < im->n_parameters; i++)
    if (aim_below(im, im->parameters[i].target, target))
      names[n++] = img_text(im, im->parameters[i].name);
  if (!n)
    return TEXT("Hier kan geen waarde worden veranderd.");
  return text_format(b->sink->arena, "Te veranderen is hier: %.*s.", TP(text_join(b->sink->arena, names, n, TEXT(", "))));
}

// Does some term count from a date what the parameter says?
static bool is_term(const struct image *im, uint32_t parameter) {
  for (uint32_t i = 0; i < im->n_code; i++) {
    const struct img_code *k = &im->code[i];
    uint32_t reg = k->op == OP_TERM_BY ? k->b : k->op == OP_PERIODIC_UP ? duty_more(im, k->c, 0) : NONE;
    while (reg != NONE && im->code[reg].op == OP_DOWN_V)
      reg = im->code[reg].a;
    if (reg != NONE && im->code[reg].op == OP_PARAMETER && im->code[reg].a == parameter)
      return true;
  }
  return false;
}

// Where that is a whole number of days, months or working days, what comes in its place is one too.
static bool fits_term(const struct image *im, uint32_t parameter, int64_t v) {
  const struct img_parameter *p = &im->parameters[parameter];
  enum span_unit unit = (enum span_unit)p->class_;
  int64_t one = NUMBER_SCALE * (span_alike(unit, SPAN_DAY) ? span_size(SPAN_DAY) : 1);
  return (v >= 0 && v % one == 0) || !is_term(im, parameter);
}

static bool read_parameter(struct build *b, const struct aim *a, uint32_t parameter, struct text value, int64_t *out) {
  static const char *const kinds[] = {[TYPE_BOOL] = "", [TYPE_NUMBER] = "getal", [TYPE_MONEY] = "bedrag", [TYPE_PERCENT] = "percentage",
                                      [TYPE_DATE] = "datum"};
  uint32_t type = b->image->parameters[parameter].type, unit = b->image->parameters[parameter].class_;
  struct text t = text_squeeze(b->scratch, text_fold(b->scratch, value));
  enum reading r = type == TYPE_MONEY     ? convert_money(t, out)
                   : type == TYPE_PERCENT ? convert_percent(t, out)
                   : type == TYPE_DATE    ? convert_date(t, out)
                   : type == TYPE_DURATION ? convert_duration(t, (enum span_unit)unit, out)
                                          : convert_number(t, out);
  arena_reset(b->scratch);
  if (r == READ_OK && (type != TYPE_DURATION || fits_term(b->image, parameter, *out)))
    return true;
  msg(b->sink, M_AIM_VALUE, NO_PLACE, aim_told(b, a), text_format(b->sink->arena, "«%.*s»", TP(value)),
      type == TYPE_DURATION ? text_format(b->sink->arena, "duur in %s", span_many((enum span_unit)unit)) : text_from(kinds[type]));
  return false;
}

// How far below the aanbieder the row lies that is named, for each row.
struct waived_rows {
  uint32_t *depth;
};

static bool same_waiver(const struct rec_waiver *a, const struct rec_waiver *b) {
  return a->from == b->from && a->to == b->to && text_eq(a->by, b->by) && text_eq(a->note, b->note) && text_eq(a->value, b->value);
}

// The order of the sources decides nothing: the list is in the order of what they say.
static bool stands_before(const struct rec_waiver *a, const struct rec_waiver *b) {
  if (a->from != b->from)
    return a->from < b->from;
  int order = text_cmp(a->by, b->by);
  order = order ? order : text_cmp(a->value, b->value);
  return (order ? order : text_cmp(a->note, b->note)) < 0;
}

static void add_also(struct build *b, const struct waived_also **list, const struct rec_waiver **first, const struct rec_waiver *w) {
  if (same_waiver(*first, w))
    return;
  if (stands_before(w, *first)) {
    const struct rec_waiver *had = *first;
    *first = w;
    w = had;
  }
  for (const struct waived_also *at = *list; at != NULL; at = at->next)
    if (same_waiver(at->by, w))
      return;
  while (*list != NULL && stands_before((*list)->by, w))
    list = (const struct waived_also **)(void *)&((struct waived_also *)(void *)*list)->next;
  struct waived_also *one = NEW(b->arena, struct waived_also);
  *one = (struct waived_also){w, *list};
  *list = one;
}

// One that names a row that lies deeper goes before the others; where those differ, all that they say stays possible.
static void put_value(struct build *b, uint32_t parameter, uint32_t row, const struct aim *a, const struct rec_waiver *w, int64_t value) {
  struct parameter_column *column = &b->out->parameters[parameter];
  struct waived_rows *rows = &b->waived[parameter];
  if (column->by[row] != NULL && rows->depth[row] > a->depth)
    return;
  if (column->by[row] == NULL || rows->depth[row] < a->depth) {
    bit_set(column->t, row);
    column->by[row] = w;
    column->also[row] = NULL;
    rows->depth[row] = a->depth;
    column->value.lo[row] = column->value.hi[row] = value;
    return;
  }
  bool same = column->value.lo[row] == value && column->value.hi[row] == value;
  column->value.lo[row] = value < column->value.lo[row] ? value : column->value.lo[row];
  column->value.hi[row] = value > column->value.hi[row] ? value : column->value.hi[row];
  if (!same)
    add_also(b, &column->also[row], &column->by[row], w);
}

static void put_parameter(struct build *b, struct aim *a, const struct rec_waiver *w) {
  uint32_t parameter = find_parameter(b->image, a->target, w->parameter);
  struct row_range rows;
  int64_t value;
  if (parameter == NONE) {
    msg(b->sink, M_AIM_PARAMETER, NO_PLACE, aim_told(b, a), w->parameter, known_parameters(b, a->target));
    return;
  }
  a->entity = b->image->parameters[parameter].entity;
  if (!may_waive(b, a, w, img_text(b->image, b->image->parameters[parameter].roles)) || !holds_now(b, a, w) ||
      !read_parameter(b, a, parameter, w->value, &value) || !aim_rows(b, a, &rows))
    return;
  for (uint32_t row = rows.lo; row < rows.hi; row++)
    put_value(b, parameter, row, a, w, value);
}

static void empty_parameters(struct build *b) {
  const struct image *im = b->image;
  b->out->parameters = NEW_ARRAY(b->arena, struct parameter_column, im->n_parameters);
  b->waived = NEW_ARRAY(b->work, struct waived_rows, im->n_parameters);
  for (uint32_t i = 0; i < im->n_parameters; i++) {
    uint32_t rows = b->out->entities[im->parameters[i].entity].rows;
    int64_t value = img_const(im, im->parameters[i].value), *bounds = NEW_ARRAY(b->arena, int64_t, 2 * (size_t)rows);
    word *planes = NEW_ARRAY(b->arena, word, 3 * WORDS(rows));
    b->out->parameters[i].value = (struct value){bounds, bounds + rows, planes, planes + WORDS(rows), false, NULL};
    b->out->parameters[i].t = planes + 2 * WORDS(rows);
    b->out->parameters[i].by = NEW_ARRAY(b->arena, const struct rec_waiver *, rows);
    b->out->parameters[i].also = NEW_ARRAY(b->arena, const struct waived_also *, rows);
    b->waived[i].depth = NEW_ARRAY(b->work, uint32_t, rows);
    for (uint32_t row = 0; row < rows; row++) {
      bounds[row] = bounds[rows + row] = value;
      bit_set(planes, row);
    }
  }
}

void waivers_empty(struct build *b) {
  const struct image *im = b->image;
  b->out->waivers = NEW_ARRAY(b->arena, struct waiver_column, im->n_waivers);
  for (uint32_t i = 0; i < im->n_waivers; i++) {
    uint32_t rows = b->out->entities[im->waivers[i].entity].rows;
    b->out->waivers[i].t = NEW_ARRAY(b->arena, word, WORDS(rows));
    b->out->waivers[i].by = NEW_ARRAY(b->arena, const struct rec_waiver *, rows);
    b->out->waivers[i].also = NEW_ARRAY(b->arena, const struct waived_also *, rows);
  }
  empty_parameters(b);
}

static struct text waiver_about(const struct build *b, const struct rec_waiver *w) {
  struct buf out = {.arena = b->sink->arena};
  buf_format(&out, "eis %.*s", TP(w->eis));
  if (w->part.n)
    buf_format(&out, ", onderdeel %.*s,", TP(w->part));
  buf_format(&out, " van %.*s", TP(w->set));
  if (w->row.n)
    buf_format(&out, " bij %.*s", TP(told_short(b, w->row)));
  return buf_text(&out);
}

// «25 (dossier.eis, regel 4)».
static struct text value_words(const struct build *b, uint32_t provider, const struct rec_waiver *w) {
  return text_format(b->sink->arena, "%.*s (%.*s)", TP(w->value), TP(told_where(b, provider, w->origin)));
}

void waivers_tell(struct build *b) {
  for (uint32_t i = 0; i < b->image->n_parameters; i++) {
    const struct img_parameter *p = &b->image->parameters[i];
    const struct parameter_column *column = &b->out->parameters[i];
    const struct rec_waiver *one = NULL, *other = NULL;
    for (uint32_t row = 0; row < b->out->entities[p->entity].rows; row++) {
      if (column->also[row] == NULL || (column->by[row] == one && column->also[row]->by == other))
        continue;
      one = column->by[row];
      other = column->also[row]->by;
      uint32_t provider = provider_of(b->out, p->entity, row);
      msg(b->sink, M_AIM_WAIVED_APART, NO_PLACE, img_text(b->image, p->name), waiver_about(b, one), value_words(b, provider, one), value_words(b, provider, other));
    }
  }
}

// Whether the key is that of a row of `entity`, or of one that it hangs under.
static bool names_rows(struct build *b, const struct aim *a, uint32_t entity) {
  for (uint32_t first = 0; entity != 0; entity = b->image->entities[entity].parent)
    if (aim_count(b, a, entity, &first) > 0)
      return true;
  return false;
}

// The input it is about: that of the rows the target is judged in, or that of the rows it looks at, where the key is one of these.
static uint32_t waiver_input(struct build *b, const struct aim *a) {
  const struct img_target *t = &b->image->targets[a->target];
  if (t->row_waiver == NONE || !a->row.n)
    return t->waiver;
  return t->waiver != NONE && names_rows(b, a, b->image->waivers[t->waiver].entity) ? t->waiver : t->row_waiver;
}

static void lift(struct build *b, struct aim *a, const struct rec_waiver *w) {
  struct row_range rows;
  uint32_t input = waiver_input(b, a);
  if (input == NONE) {
    aim_not_here(b, a);
    return;
  }
  a->entity = b->image->waivers[input].entity;
  if (!may_waive(b, a, w, roles_for(b->image, a->target)) || !holds_now(b, a, w) || !aim_rows(b, a, &rows))
    return;
  struct waiver_column *column = &b->out->waivers[input];
  for (uint32_t row = rows.lo; row < rows.hi; row++) {
    bit_set(column->t, row);
    if (column->by[row] == NULL)
      column->by[row] = w;
    else
      add_also(b, &column->also[row], &column->by[row], w);
  }
}

void waiver_put(struct build *b, uint32_t provider, const struct rec_waiver *w) {
  struct aim a = {.word = "ontheffing",
                  .start = "De ontheffing van",
                  .provider = provider,
                  .origin = w->origin,
                  .set = w->set,
                  .eis = w->eis,
                  .part = w->part,
                  .row = w->row};
  if (!aim_target(b, &a) || !right_version(b, &a, w))
    return;
  uint32_t first = a.target;
  for (uint32_t t = first; t < b->image->n_targets; t++) {
    bool meant = t == first || (a.labelled && aim_same(b->image, t, first, true) && b->image->targets[t].exception != b->image->targets[first].exception);
    if (!meant)
      continue;
    a.target = t;
    (w->parameter.n ? put_parameter : lift)(b, &a, w);
  }
}
