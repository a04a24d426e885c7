// Judgements and waivers: to which rows they are addressed, and which of them count.
#include "column_build.h"

#include "convert.h"
#include "duration.h"

// What both have: an eis or onderdeel, and the rows it is about.
struct aim {
  const char *word, *start; // "oordeel", "Het oordeel over"
  uint32_t provider, origin;
  struct text set, eis, part, row;
  uint32_t target, entity, depth; // found; depth: how far below the aanbieder the row is that it names, 0: it names none
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
  uint32_t now = eis == NONE ? image_formerly(im, set, a->eis) : NONE;
  if (now != NONE)
    return text_format(b->sink->arena, "Deze eis heet nu eis %.*s.", TP(img_text(im, im->targets[now].number)));
  struct text nearest = text_nearest(eis == NONE ? a->eis : a->part, names, n);
  const char *kind = eis == NONE ? "eis" : "onderdeel";
  if (nearest.n)
    return text_format(b->sink->arena, "Bedoelt u %s %.*s?", kind, TP(nearest));
  return text_format(b->sink->arena, "Kijk met «eisen toon» welke %s er zijn.", eis == NONE ? "eisen" : "onderdelen");
}

// false: it does not count. A set that is not in this image is not our business.
static bool find_target(struct build *b, struct aim *a) {
  uint32_t set = image_find_set(b->image, a->set);
  arena_reset(b->scratch);
  if (set == NONE)
    return false;
  struct text now = image_number_now(b->image, set, a->eis);
  a->target = image_find_aim(b->image, set, now, a->part);
  if (a->target != NONE && !text_eq(now, a->eis))
    msg(b->sink, M_AIM_FORMER, NO_PLACE, told_aim(b, a), now);
  if (a->target != NONE)
    return true;
  uint32_t eis = image_find_aim(b->image, set, a->eis, NO_TEXT);
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

// «A/2»: row 2 of A, or the row with the key «A/2» that others hang under?
static bool is_named_above(struct build *b, const struct aim *a, uint32_t entity) {
  uint32_t first;
  for (uint32_t e = b->image->entities[entity].parent; e != 0; e = b->image->entities[e].parent) {
    if (count_path(b, a, e, &first) == 0)
      continue;
    struct text row = told_short(b, a->row);
    msg(b->sink, M_AIM_BOTH, NO_PLACE, told_aim(b, a),
        text_format(b->work, "%.*s %.*s", TP(img_text(b->image, b->image->entities[e].name)), TP(row)),
        text_format(b->work, "een %.*s (de sleutels achter elkaar)", TP(img_text(b->image, b->image->entities[entity].name))));
    return true;
  }
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
    if (is_named_above(b, a, e))
      return false;
    *out = rows_below(b->out, a->entity, e, (struct row_range){first, first + 1});
    a->depth = entity_depth(b->image, e);
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

// Branches of one exception share its label: onderdelen of the same name in them are one for who judges, and only one is there.
static bool same_name(const struct image *im, uint32_t t, uint32_t first) {
  const struct img_target *a = &im->targets[t], *b = &im->targets[first];
  bool tops = a->parent == NONE && b->parent == NONE, parts = a->parent != NONE && b->parent != NONE;
  if (t == first)
    return true;
  return b->exception != NONE && a->exception == b->exception && (tops || (parts && text_eq(img_text(im, a->path), img_text(im, b->path))));
}

// Is one of them for a person to judge? Then the judgement is about such, and not about one that has onderdelen.
static bool judged_leaf(const struct image *im, uint32_t first) {
  for (uint32_t t = first; t < im->n_targets; t++)
    if (im->targets[t].flags & TARGET_JUDGED && same_name(im, t, first))
      return true;
  return false;
}

// Does the judgement fit this branch? One for a row is about rows, and a leaf that is computed has been judged already.
static bool fits(const struct build *b, uint32_t t, uint32_t first, const struct rec_judgement *j) {
  uint32_t input = b->image->targets[t].judge;
  if (!j->in_place && !(b->image->targets[t].flags & TARGET_JUDGED) && judged_leaf(b->image, first))
    return false;
  return input != NONE && (j->in_place || !is_computed(b->image, t)) && (b->image->judges[input].entity != 0) == (j->row.n > 0);
}

static bool put_one(struct build *b, struct aim *a, const struct rec_judgement *j) {
  struct row_range rows;
  uint32_t input = b->image->targets[a->target].judge;
  if (input == NONE)
    return not_here(b, a);
  a->entity = b->image->judges[input].entity;
  if (may_judge(b, a, j) && find_rows(b, a, &rows))
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
  if (!find_target(b, &a))
    return;
  uint32_t first = a.target;
  for (uint32_t t = first; t < b->image->n_targets && b->image->targets[first].exception != NONE; t++) {
    if (!same_name(b->image, t, first) || !fits(b, t, first, j))
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

static bool right_version(struct build *b, const struct aim *a, const struct rec_waiver *w) {
  const struct img_set *set = &b->image->sets[b->image->targets[a->target].set];
  struct text version = img_text(b->image, set->version);
  if (!w->version.n || text_eq(w->version, version))
    return true;
  msg(b->sink, M_AIM_VERSION, NO_PLACE, told_aim(b, a), w->version,
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
    msg(b->sink, M_AIM_ROLE, NO_PLACE, told_aim(b, a), w->by.n ? text_format(said, "«%.*s»", TP(w->by)) : TEXT("niemand"), roles);
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
    if (!text_eq(img_text(im, im->parameters[i].name), name) || !is_below(im, im->parameters[i].target, target))
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
    if (is_below(im, im->parameters[i].target, target))
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
  msg(b->sink, M_AIM_VALUE, NO_PLACE, told_aim(b, a), text_format(b->sink->arena, "«%.*s»", TP(value)),
      type == TYPE_DURATION ? text_format(b->sink->arena, "duur in %s", span_many((enum span_unit)unit)) : text_from(kinds[type]));
  return false;
}

static void put_parameter(struct build *b, struct aim *a, const struct rec_waiver *w) {
  uint32_t parameter = find_parameter(b->image, a->target, w->parameter);
  struct row_range rows;
  int64_t value;
  if (parameter == NONE) {
    msg(b->sink, M_AIM_PARAMETER, NO_PLACE, told_aim(b, a), w->parameter, known_parameters(b, a->target));
    return;
  }
  a->entity = b->image->parameters[parameter].entity;
  if (!may_waive(b, a, w, img_text(b->image, b->image->parameters[parameter].roles)) || !holds_now(b, a, w) ||
      !read_parameter(b, a, parameter, w->value, &value) || !find_rows(b, a, &rows))
    return;
  struct parameter_column *column = &b->out->parameters[parameter];
  for (uint32_t row = rows.lo; row < rows.hi; row++) {
    if (!bit_get(column->t, row) || column->value.lo[row] == value)
      continue;
    msg(b->sink, M_AIM_WAIVED_TWICE, NO_PLACE, told_aim(b, a));
    return;
  }
  for (uint32_t row = rows.lo; row < rows.hi; row++) {
    bit_set(column->t, row);
    column->by[row] = w;
    column->value.lo[row] = value; // lo and hi are one array
  }
}

static void empty_parameters(struct build *b) {
  const struct image *im = b->image;
  b->out->parameters = NEW_ARRAY(b->arena, struct parameter_column, im->n_parameters);
  for (uint32_t i = 0; i < im->n_parameters; i++) {
    uint32_t rows = b->out->entities[im->parameters[i].entity].rows;
    int64_t value = img_const(im, im->parameters[i].value), *bounds = NEW_ARRAY(b->arena, int64_t, rows);
    word *planes = NEW_ARRAY(b->arena, word, 3 * WORDS(rows));
    b->out->parameters[i].value = (struct value){bounds, bounds, planes, planes + WORDS(rows), false, NULL};
    b->out->parameters[i].t = planes + 2 * WORDS(rows);
    b->out->parameters[i].by = NEW_ARRAY(b->arena, const struct rec_waiver *, rows);
    for (uint32_t row = 0; row < rows; row++) {
      bounds[row] = value;
      bit_set(planes, row);
    }
  }
}

// Whether the key is that of a row of `entity`, or of one that it hangs under.
static bool names_rows(struct build *b, const struct aim *a, uint32_t entity) {
  for (uint32_t first = 0; entity != 0; entity = b->image->entities[entity].parent)
    if (count_path(b, a, entity, &first) > 0)
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
  if (!find_target(b, &a) || !right_version(b, &a, w))
    return;
  if (w->parameter.n) {
    put_parameter(b, &a, w);
    return;
  }
  uint32_t input = waiver_input(b, &a);
  if (input == NONE) {
    not_here(b, &a);
    return;
  }
  a.entity = b->image->waivers[input].entity;
  if (!may_waive(b, &a, w, roles_for(b->image, a.target)) || !holds_now(b, &a, w) || !find_rows(b, &a, &rows))
    return;
  for (uint32_t row = rows.lo; row < rows.hi; row++) {
    bit_set(b->out->waivers[input].t, row);
    b->out->waivers[input].by[row] = w;
  }
}

static void empty_inputs(struct build *b) {
  const struct image *im = b->image;
  b->out->judges = NEW_ARRAY(b->arena, struct judge_column, im->n_judges);
  b->judged = NEW_ARRAY(b->work, struct judged_rows *, im->n_judges);
  b->out->waivers = NEW_ARRAY(b->arena, struct waiver_column, im->n_waivers);
  for (uint32_t i = 0; i < im->n_judges; i++) {
    size_t words = WORDS(b->out->entities[im->judges[i].entity].rows);
    word *planes = NEW_ARRAY(b->arena, word, 4 * words);
    b->out->judges[i].given = (struct outcome){planes, planes + words, planes + 2 * words, planes + 3 * words};
  }
  for (uint32_t i = 0; i < im->n_waivers; i++) {
    uint32_t rows = b->out->entities[im->waivers[i].entity].rows;
    b->out->waivers[i].t = NEW_ARRAY(b->arena, word, WORDS(rows));
    b->out->waivers[i].by = NEW_ARRAY(b->arena, const struct rec_waiver *, rows);
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
  empty_parameters(b);
  for (uint32_t p = 0; p < b->out->providers; p++) {
    const struct records *r = b->out->records[p];
    for (size_t i = 0; i < r->judgements.n; i++)
      put_judgement(b, p, &r->judgements.p[i]);
    for (size_t i = 0; i < r->waivers.n; i++)
      put_waiver(b, p, &r->waivers.p[i]);
  }
  judged_tell(b);
  find_unjudged(b);
}
