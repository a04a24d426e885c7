// The values of each field. What cannot be read is unknown, and said; one bad value does not stop the rest.
#include <string.h>

#include "column_build.h"
#include "convert.h"
#include "narrow.h"

// One value, before it is in its column: lo … hi, or geen, or both.
struct cell {
  int64_t lo, hi;
  bool k, g;
};

// A value on its way: what it is of and where it was found.
struct found {
  uint32_t field;
  struct rec_ref ref;
  uint32_t origin;
};

static const struct img_field *field_of(const struct build *b, uint32_t field) {
  return &b->image->fields[field];
}

static const struct img_class *class_of(const struct build *b, uint32_t field) {
  return &b->image->classes[field_of(b, field)->class_];
}

static bool may_be_absent(const struct img_field *f) {
  return (f->flags & FIELD_OPTIONAL) || (f->type == TYPE_BOOL && (f->flags & FIELD_APPLIES));
}

// --- Columns without any value yet

static struct cell unknown_cell(const struct build *b, uint32_t field) {
  const struct img_field *f = field_of(b, field);
  struct cell c = {VALUE_MIN, VALUE_MAX, true, f->flags & FIELD_OPTIONAL};
  switch (f->type) {
  case TYPE_BOOL:
    c.lo = 0, c.hi = 1;
    break;
  case TYPE_DATE:
    c.lo = DAY_MIN, c.hi = DAY_MAX;
    break;
  case TYPE_TEXT:
    c.lo = 0, c.hi = UINT32_MAX;
    break;
  case TYPE_CHOICE:
    c.lo = 0, c.hi = (int64_t)class_of(b, field)->leaves - (class_of(b, field)->leaves != 0);
    break;
  default:
    break;
  }
  return c;
}

static uint64_t all_members(const struct build *b, uint32_t field) {
  uint32_t n = class_of(b, field)->leaves;
  return n >= 64 ? UINT64_MAX : ((uint64_t)1 << n) - 1;
}

static word *full_plane(struct arena *a, uint32_t rows) {
  word *plane = NEW_ARRAY(a, word, WORDS(rows));
  memset(plane, 0xFF, WORDS(rows) * sizeof *plane);
  return plane;
}

static void empty_scalar(struct build *b, uint32_t field, uint32_t rows, struct value *v) {
  struct cell c = unknown_cell(b, field);
  v->lo = NEW_ARRAY(b->arena, int64_t, rows);
  v->hi = NEW_ARRAY(b->arena, int64_t, rows);
  v->k = full_plane(b->arena, rows);
  v->g = c.g ? full_plane(b->arena, rows) : NEW_ARRAY(b->arena, word, WORDS(rows));
  for (uint32_t r = 0; r < rows; r++) {
    v->lo[r] = c.lo;
    v->hi[r] = c.hi;
  }
}

static void empty_column(struct build *b, uint32_t field) {
  struct field_column *c = &b->out->fields[field];
  uint32_t rows = b->out->entities[field_of(b, field)->entity].rows;
  switch (field_of(b, field)->type) {
  case TYPE_BOOL:
    c->bits.t = full_plane(b->arena, rows);
    c->bits.f = full_plane(b->arena, rows);
    break;
  case TYPE_SET:
    c->set.must = NEW_ARRAY(b->arena, uint64_t, rows);
    c->set.may = NEW_ARRAY(b->arena, uint64_t, rows);
    for (uint32_t r = 0; r < rows; r++)
      c->set.may[r] = all_members(b, field);
    break;
  default:
    empty_scalar(b, field, rows, &c->value);
  }
}

// --- Messages

// "in-dienst van medewerker «A»"
static struct text told_field(const struct build *b, const struct found *f) {
  struct text name = img_text(b->image, field_of(b, f->field)->name);
  return text_format(b->sink->arena, "%.*s van %.*s", TP(name), TP(told_row(b, f->ref)));
}

// A whole column may be wrong in the same way: the first few say enough, the rest is counted.
enum { ENOUGH = 5 };

static void refuse_value(struct build *b, const struct found *f, enum message_id id, struct text value,
                         struct text more) {
  if (b->refused[f->field]++ >= ENOUGH)
    return;
  msg(b->sink, id, NO_PLACE, told_field(b, f), told_short(b, value), told_where(b, f->ref.provider, f->origin), more);
}

static enum message_id not_of_type(uint32_t type) {
  switch (type) {
  case TYPE_BOOL:
    return M_VALUE_BOOL;
  case TYPE_NUMBER:
    return M_VALUE_NUMBER;
  case TYPE_MONEY:
    return M_VALUE_MONEY;
  case TYPE_PERCENT:
    return M_VALUE_PERCENT;
  case TYPE_DURATION:
    return M_VALUE_DURATION;
  default:
    return M_VALUE_DATE;
  }
}

static struct text unit_of(const struct build *b, uint32_t field) {
  return text_from(span_many((enum span_unit)field_of(b, field)->class_));
}

static void refuse_reading(struct build *b, const struct found *f, enum reading r, struct text value,
                           struct text folded) {
  uint32_t type = field_of(b, f->field)->type;
  if (convert_is_absent(folded))
    refuse_value(b, f, M_VALUE_NOT_ABSENT, value, NO_TEXT);
  else if (r == READ_LARGE)
    refuse_value(b, f, M_VALUE_LARGE, value, NO_TEXT);
  else if (r == READ_FINE)
    refuse_value(b, f, M_VALUE_FINE, value, type == TYPE_MONEY ? TEXT("2") : TEXT("6"));
  else
    refuse_value(b, f, not_of_type(type), value, type == TYPE_DURATION ? unit_of(b, f->field) : NO_TEXT);
}

// `geldig tot`: what it is since then, nobody said.
static void tell_expired(struct build *b, const struct found *f, const struct rec_value *v) {
  struct text was = v->n_values ? text_join(b->scratch, v->values, v->n_values, TEXT(", ")) : TEXT("geen");
  refuse_value(b, f, M_VALUE_EXPIRED, was, date_dutch(b->sink->arena, v->until));
}

// The nearest name takes long to find: not for what is only counted.
static struct text advice(struct build *b, const struct found *f, struct text fold) {
  return b->refused[f->field] < ENOUGH ? class_advice(b, field_of(b, f->field)->class_, fold) : NO_TEXT;
}

static void tell_more_refused(struct build *b) {
  for (uint32_t f = 0; f < b->image->n_fields; f++) {
    if (b->refused[f] <= ENOUGH)
      continue;
    const struct img_field *field = field_of(b, f);
    msg(b->sink, M_VALUE_MORE, NO_PLACE, img_text(b->image, field->name),
        img_text(b->image, b->image->entities[field->entity].name), told_number(b, b->refused[f] - ENOUGH));
  }
}

// --- One text

static struct text folded(struct build *b, struct text t) {
  return text_fold(b->scratch, text_squeeze(b->scratch, t));
}

static enum reading read_plain(const struct img_field *f, struct text t, int64_t *out) {
  switch (f->type) {
  case TYPE_BOOL:
    return convert_bool(t, out);
  case TYPE_NUMBER:
    return convert_number(t, out);
  case TYPE_MONEY:
    return convert_money(t, out);
  case TYPE_PERCENT:
    return convert_percent(t, out);
  case TYPE_DURATION:
    return convert_duration(t, (enum span_unit)f->class_, out);
  default:
    return convert_date(t, out);
  }
}

// A leaf, or some leaf below an inner node. What the classification does not have is something outside it, unless it resembles a name
// that it has: then it is not known which of the two was meant.
static bool read_choice(struct build *b, const struct found *f, struct text value, struct text fold, struct cell *out) {
  const struct img_class *c = class_of(b, f->field);
  uint32_t node = class_node(b, field_of(b, f->field)->class_, fold);
  if (node < SEVERAL) {
    const struct img_node *n = &b->image->nodes[node];
    *out = (struct cell){n->first_leaf, (int64_t)n->first_leaf + n->leaves - 1, true, false};
    return true;
  }
  if (node == SEVERAL || convert_is_absent(fold))
    return refuse_value(b, f, node == SEVERAL ? M_VALUE_SEVERAL : M_VALUE_NOT_ABSENT, value, NO_TEXT), false;
  if (image_is_judged(b->image, field_of(b, f->field)->class_))
    return refuse_value(b, f, M_VALUE_JUDGED, value, NO_TEXT), false;
  uint32_t near = class_near(b, field_of(b, f->field)->class_, fold);
  int64_t from = near == NONE ? c->leaves : near == SEVERAL ? 0 : b->image->nodes[near].first_leaf;
  refuse_value(b, f, near != NONE ? M_VALUE_NEARLY : M_VALUE_OUTSIDE, value, advice(b, f, fold));
  *out = (struct cell){from, c->leaves, true, false};
  return true;
}

static bool means_absent(struct build *b, uint32_t field, struct text fold) {
  const struct img_field *f = field_of(b, field);
  if (!may_be_absent(f) || !convert_is_absent(fold))
    return false;
  return f->type != TYPE_CHOICE || class_node(b, f->class_, fold) == NONE; // a choice may itself be named «geen»
}

// A spreadsheet that could not calculate it: no answer to anything.
static bool is_error(struct build *b, const struct found *f, struct text value, struct text fold) {
  if (convert_is_error(fold))
    refuse_value(b, f, M_VALUE_ERROR, value, NO_TEXT);
  return convert_is_error(fold);
}

// false: nothing was filled in, or it could not be read.
static bool read_text(struct build *b, const struct found *f, struct text value, struct cell *out) {
  uint32_t type = field_of(b, f->field)->type;
  struct text fold = folded(b, value);
  if (!fold.n || is_error(b, f, value, fold))
    return false;
  if (means_absent(b, f->field, fold)) {
    *out = (struct cell){0, 0, false, true};
    return true;
  }
  if (type == TYPE_CHOICE)
    return read_choice(b, f, value, fold, out);
  int64_t v = 0;
  enum reading r = READ_OK;
  if (type == TYPE_TEXT)
    v = intern_id(&b->out->texts, text_squeeze(b->scratch, text_nfc(b->scratch, value)));
  else
    r = read_plain(field_of(b, f->field), fold, &v);
  if (r != READ_OK)
    return refuse_reading(b, f, r, value, fold), false;
  *out = (struct cell){v, v, true, false};
  return true;
}

// --- One value of a scalar field

// Sources that differ: all that lies between what they say.
static struct cell read_possible(struct build *b, const struct found *f, const struct rec_value *v) {
  struct cell all = {INT64_MAX, INT64_MIN, false, false}, one;
  for (uint32_t i = 0; i < v->n_values; i++) {
    if (!read_text(b, f, v->values[i], &one))
      return unknown_cell(b, f->field);
    if (one.k && one.lo < all.lo)
      all.lo = one.lo;
    if (one.k && one.hi > all.hi)
      all.hi = one.hi;
    all.k |= one.k;
    all.g |= one.g;
  }
  if (!all.k)
    all.lo = all.hi = 0;
  return all;
}

// A person who judged after the peildatum did not know then.
static bool is_judged_late(struct build *b, const struct found *f, const struct rec_value *v) {
  day on = records_origin_of(b->out->records[f->ref.provider], v->origin).on;
  const struct img_field *field = field_of(b, f->field);
  struct text given = date_dutch(b->sink->arena, on);
  if (field->type != TYPE_CHOICE || !image_is_judged(b->image, field->class_) || on <= b->out->peildatum[f->ref.provider])
    return false;
  msg(b->sink, M_AIM_LATE, NO_PLACE, told_field(b, f), given, date_dutch(b->sink->arena, b->out->peildatum[f->ref.provider]));
  return true;
}

static struct cell read_scalar(struct build *b, const struct found *f, const struct rec_value *v) {
  struct cell c = unknown_cell(b, f->field);
  if (v->state == STATE_ABSENT) {
    if (may_be_absent(field_of(b, f->field)))
      return (struct cell){0, 0, false, true};
    refuse_value(b, f, M_VALUE_NOT_ABSENT, TEXT("geen"), NO_TEXT);
  } else if (v->state == STATE_UNKNOWN) {
    if (v->cause == CAUSE_SOURCES_DIFFER && v->n_values)
      return read_possible(b, f, v);
  } else if (v->n_values > 1) {
    refuse_value(b, f, M_VALUE_MANY, text_join(b->scratch, v->values, v->n_values, TEXT(", ")), NO_TEXT);
  } else if (v->n_values == 1) {
    struct cell read;
    if (!is_judged_late(b, f, v) && read_text(b, f, v->values[0], &read))
      return read;
  }
  return c;
}

static void put_bit(word *plane, uint32_t row, bool on) {
  (on ? bit_set : bit_clear)(plane, row);
}

// A ja/nee that is known to be absent is onwaar: every comparison with what is absent is.
static void put_cell(struct build *b, uint32_t field, uint32_t row, struct cell c) {
  struct field_column *to = &b->out->fields[field];
  if (field_of(b, field)->type == TYPE_BOOL) {
    put_bit(to->bits.t, row, c.k && c.hi == 1);
    put_bit(to->bits.f, row, (c.k && c.lo == 0) || c.g);
    return;
  }
  to->value.lo[row] = c.lo;
  to->value.hi[row] = c.hi;
  put_bit(to->value.k, row, c.k);
  put_bit(to->value.g, row, c.g);
}

// --- One value of a verzameling

struct members {
  uint64_t must, may;
};

static uint64_t leaf_bit(const struct build *b, uint32_t node) {
  const struct img_node *n = &b->image->nodes[node];
  return n->leaves == 1 && n->first_leaf < 64 ? (uint64_t)1 << n->first_leaf : 0;
}

static bool add_member(struct build *b, const struct found *f, struct text fold, struct members *m) {
  uint32_t node = class_node(b, field_of(b, f->field)->class_, fold);
  uint64_t bit = node >= SEVERAL ? 0 : leaf_bit(b, node);
  m->must |= bit;
  m->may |= bit;
  return bit != 0;
}

// Something that is not in the list. What was meant nobody can say: a name that it resembles, any other of them, or nothing of the list.
static void add_strange(struct build *b, const struct found *f, struct text part, struct members *m) {
  uint32_t near = class_near(b, field_of(b, f->field)->class_, part);
  m->may |= all_members(b, f->field);
  refuse_value(b, f, near != NONE ? M_VALUE_NEARLY : M_VALUE_MEMBER, part, advice(b, f, part));
}

// "bestuurder, begeleider": a cell of a table holds them all in one text. A name with a comma in it goes first.
static void add_members(struct build *b, const struct found *f, struct text value, struct members *m) {
  struct text fold = folded(b, value), part;
  if (add_member(b, f, fold, m) || convert_is_absent(fold))
    return;
  char sep = memchr(fold.p, ';', fold.n) ? ';' : ',';
  while (text_split(&fold, sep, &part)) {
    part = text_trim(part);
    if (part.n && !add_member(b, f, part, m))
      add_strange(b, f, part, m);
  }
}

// Sources that differ: surely what all of them name, perhaps what any of them does.
static void put_possible_set(struct build *b, const struct found *f, const struct rec_value *v, struct set *to,
                             uint32_t row) {
  struct members all = {UINT64_MAX, 0};
  for (uint32_t i = 0; i < v->n_values; i++) {
    struct members one = {0, 0};
    add_members(b, f, v->values[i], &one);
    all.must &= one.must;
    all.may |= one.may;
  }
  to->must[row] = all.must;
  to->may[row] = all.may;
}

static void put_set(struct build *b, const struct found *f, const struct rec_value *v, uint32_t row) {
  struct set *to = &b->out->fields[f->field].set;
  struct members all = {0, 0};
  if (v->state == STATE_UNKNOWN && v->cause == CAUSE_SOURCES_DIFFER && v->n_values)
    put_possible_set(b, f, v, to, row);
  if (v->state == STATE_UNKNOWN)
    return;
  struct text only = v->state == STATE_KNOWN && v->n_values == 1 ? v->values[0] : TEXT("?"), fold = folded(b, only);
  if (!fold.n || is_error(b, f, only, fold))
    return; // not filled in
  for (uint32_t i = 0; v->state == STATE_KNOWN && i < v->n_values; i++)
    add_members(b, f, v->values[i], &all);
  to->must[row] = all.must;
  to->may[row] = all.may;
}

// --- Rows

static uint32_t field_named(struct build *b, uint32_t entity, struct text name) {
  struct map *names = &b->fields[entity];
  names->arena = b->work;
  uintptr_t *known = map_find(names, name);
  if (known)
    return (uint32_t)*known;
  uint32_t field = image_find_field(b->image, entity, name);
  map_set(names, name, field);
  return field;
}

static void put_value(struct build *b, uint32_t entity, uint32_t row, struct rec_ref ref, const struct rec_value *v) {
  uint32_t origin = v->origin != NO_INDEX ? v->origin : row_of(b, ref)->origin;
  struct found f = {field_named(b, entity, v->field), ref, origin};
  if (f.field == NONE)
    return; // of another set
  arena_reset(b->scratch);
  if (v->until && b->out->peildatum[ref.provider] >= v->until) {
    tell_expired(b, &f, v);
    return;
  }
  if (field_of(b, f.field)->type == TYPE_SET)
    put_set(b, &f, v, row);
  else
    put_cell(b, f.field, row, read_scalar(b, &f, v));
}

// The key of a row is also the value of its key field, unless that was given apart.
static void put_key(struct build *b, uint32_t entity, uint32_t row, struct rec_ref ref) {
  uint32_t field = b->image->entities[entity].key;
  const struct records *r = b->out->records[ref.provider];
  struct text key = ref.row ? r->rows.p[ref.row].key : r->provider;
  if (field == NONE || !key.n)
    return;
  struct text name = img_text(b->image, field_of(b, field)->name);
  if (records_find(r, ref.row, name))
    return;
  put_value(b, entity, row, ref, &(struct rec_value){.field = name, .values = &key, .n_values = 1, .origin = NO_INDEX});
}

static void put_rows(struct build *b, uint32_t entity, uint32_t provider) {
  const struct entity_rows *rows = &b->out->entities[entity];
  struct row_range all = rows_below(b->out, entity, 0, (struct row_range){provider, provider + 1});
  for (uint32_t row = all.lo; row < all.hi; row++) {
    struct rec_ref ref = {provider, rows->from[row].row};
    const struct rec_row *from = row_of(b, ref);
    for (size_t i = 0; i < from->values.n; i++)
      put_value(b, entity, row, ref, &from->values.p[i]);
    put_key(b, entity, row, ref);
  }
}

// A row whose date is not known has happened: its date is at most the peildatum. A source may say all the same that it has none.
static void end_dates(struct build *b, uint32_t entity, uint32_t provider) {
  uint32_t field = b->image->entities[entity].date;
  if (field == NONE || field_of(b, field)->type != TYPE_DATE)
    return;
  struct value *v = &b->out->fields[field].value;
  day peildatum = b->out->peildatum[provider];
  struct row_range all = rows_below(b->out, entity, 0, (struct row_range){provider, provider + 1});
  for (uint32_t row = all.lo; row < all.hi; row++) {
    if (!bit_get(v->k, row))
      continue;
    if (v->lo[row] == DAY_MIN)
      bit_clear(v->g, row);
    if (v->hi[row] > peildatum)
      v->hi[row] = peildatum;
    if (v->lo[row] <= peildatum)
      continue;
    bit_clear(v->k, row); // the only day that is said has not been yet
    v->lo[row] = v->hi[row] = 0;
  }
}

// Where every row has one bound, one array is enough, and the machine is faster for it (kernel.h).
static void share_bounds(struct build *b, uint32_t field) {
  struct value *v = &b->out->fields[field].value;
  size_t rows = b->out->entities[field_of(b, field)->entity].rows;
  if (v->lo != NULL && memcmp(v->lo, v->hi, rows * sizeof *v->lo) == 0)
    v->hi = v->lo;
}

static void make_narrow(struct build *b, uint32_t field) {
  struct value *v = &b->out->fields[field].value;
  size_t rows = b->out->entities[field_of(b, field)->entity].rows;
  if (v->lo == NULL || rows == 0)
    return;
  struct narrow *narrow = NEW(b->arena, struct narrow);
  if (narrow_of(*v, rows, NEW_ARRAY(b->arena, int16_t, 64 * WORDS(rows)), NEW_ARRAY(b->arena, word, WORDS(rows)), narrow))
    v->narrow = narrow;
}

void build_fields(struct build *b) {
  b->out->fields = NEW_ARRAY(b->arena, struct field_column, b->image->n_fields);
  for (uint32_t f = 0; f < b->image->n_fields; f++)
    empty_column(b, f);
  for (uint32_t e = 0; e < b->image->n_entities; e++)
    for (uint32_t p = 0; p < b->out->providers && !(b->image->entities[e].kind & KIND_PERIOD); p++) {
      put_rows(b, e, p);
      end_dates(b, e, p);
    }
  for (uint32_t f = 0; f < b->image->n_fields; f++) {
    share_bounds(b, f);
    make_narrow(b, f);
  }
  tell_more_refused(b);
}
