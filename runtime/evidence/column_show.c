// Columns as a person reads them.
#include "columns.h"
#include "convert.h"

// The path of the deepest node that covers exactly these leaves.
static struct text node_path(const struct columns *c, uint32_t class_, int64_t lo, int64_t hi) {
  const struct img_class *k = &c->image->classes[class_];
  struct text path = NO_TEXT;
  for (uint32_t i = k->first_node; i < k->first_node + k->nodes; i++) {
    const struct img_node *n = &c->image->nodes[i];
    if (n->first_leaf == lo && (int64_t)n->first_leaf + n->leaves - 1 == hi)
      path = img_text(c->image, n->path);
  }
  return path;
}

static const struct rec_value *said(const struct columns *c, uint32_t field, uint32_t row) {
  const struct img_field *f = &c->image->fields[field];
  const struct cell_origin *from = &c->entities[f->entity].from[row];
  if (!from->records || from->row == NO_INDEX)
    return NULL;
  return records_find(from->records, from->row, img_text(c->image, f->name));
}

// A leaf, a name above several leaves, or what was written where the classification does not have it.
static struct text show_choice(const struct columns *c, uint32_t field, uint32_t row, int64_t lo, int64_t hi) {
  const struct rec_value *v = said(c, field, row);
  if (lo != hi && (!v || v->state != STATE_KNOWN))
    return TEXT("onbekend");
  struct text path = node_path(c, c->image->fields[field].class_, lo, hi);
  if (path.n)
    return path;
  return lo == hi && v && v->n_values ? v->values[0] : TEXT("onbekend");
}

static struct text show_value(struct arena *a, const struct columns *c, uint32_t field, uint32_t row) {
  const struct value *v = &c->fields[field].value;
  int64_t lo = v->lo[row], hi = v->hi[row];
  uint32_t type = c->image->fields[field].type;
  if (!bit_get(v->k, row))
    return TEXT("geen");
  if (bit_get(v->g, row))
    return TEXT("onbekend");
  if (type == TYPE_CHOICE)
    return show_choice(c, field, row, lo, hi);
  if (lo != hi)
    return TEXT("onbekend");
  switch (type) {
  case TYPE_NUMBER:
    return convert_show_number(a, lo);
  case TYPE_PERCENT:
    return text_format(a, "%.*s %%", TP(convert_show_number(a, lo)));
  case TYPE_MONEY:
    return convert_show_money(a, lo);
  case TYPE_DATE:
    return date_dutch(a, (day)lo);
  case TYPE_DURATION:
    return convert_show_duration(a, lo, (enum span_unit)c->image->fields[field].class_);
  default:
    return intern_text(&c->texts, (uint32_t)lo);
  }
}

static struct text titled(struct arena *a, const struct image *im, uint32_t class_, struct text path) {
  uint32_t node = image_find_node(im, class_, path);
  if (node == NONE || im->nodes[node].title.len == 0)
    return path;
  return text_copy(a, img_text(im, im->nodes[node].title));
}

static struct text show_set(struct arena *a, const struct columns *c, uint32_t field, uint32_t row, bool titles) {
  const struct set *s = &c->fields[field].set;
  struct text names[64];
  size_t n = 0;
  if (s->must[row] != s->may[row])
    return TEXT("onbekend");
  for (int bit = 0; bit < 64; bit++)
    if (s->must[row] >> bit & 1)
      names[n++] = node_path(c, c->image->fields[field].class_, bit, bit);
  for (size_t i = 0; titles && i < n; i++)
    names[i] = titled(a, c->image, c->image->fields[field].class_, names[i]);
  return n ? text_join(a, names, n, TEXT(", ")) : TEXT("geen");
}

struct text column_show(struct arena *a, const struct columns *c, uint32_t field, uint32_t row) {
  uint32_t type = c->image->fields[field].type;
  if (type == TYPE_SET)
    return show_set(a, c, field, row, false);
  if (type != TYPE_BOOL)
    return show_value(a, c, field, row);
  unsigned bits = condition_at(&c->fields[field].bits, row);
  return bits == WAAR ? TEXT("ja") : bits == ONWAAR ? TEXT("nee") : TEXT("onbekend");
}

static bool is_known(const struct columns *c, uint32_t field, uint32_t row) {
  const struct field_column *f = &c->fields[field];
  uint32_t type = c->image->fields[field].type;
  if (type == TYPE_SET)
    return f->set.must[row] == f->set.may[row];
  if (type == TYPE_BOOL)
    return condition_at(&f->bits, row) != (WAAR | ONWAAR);
  if (!bit_get(f->value.k, row))
    return true;
  return !bit_get(f->value.g, row) && f->value.lo[row] == f->value.hi[row];
}

enum cause column_unknown(const struct columns *c, uint32_t field, uint32_t row, const struct rec_value **why) {
  const struct rec_value *v = said(c, field, row);
  bool known = is_known(c, field, row);
  if (why)
    *why = known ? NULL : v;
  if (known)
    return CAUSE_NONE;
  return v && v->state == STATE_UNKNOWN && v->cause != CAUSE_NONE ? v->cause : CAUSE_MISSING;
}

static bool by_calendar(const struct image *im, uint32_t entity) {
  for (uint32_t i = 0; i < im->n_periods; i++)
    if (im->periods[i].entity == entity)
      return im->periods[i].from == PERIOD_CALENDAR;
  return false;
}

static struct text period_name(struct arena *a, const struct image *im, uint32_t entity, day first, day last) {
  static const char *const months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                       "juli",    "augustus", "september", "oktober", "november", "december"};
  int year, month, end, dom;
  if (!by_calendar(im, entity))
    return text_format(a, "%.*s tot en met %.*s", TP(date_dutch(a, first)), TP(date_dutch(a, last)));
  date_split(last, &year, &end, &dom);
  date_split(first, &year, &month, &dom);
  if (end == month)
    return text_format(a, "%s %d", months[month - 1], year);
  if (end - month == 11)
    return text_format(a, "%d", year);
  return text_format(a, "%de %s %d", (month - 1) / (end - month + 1) + 1, end - month == 2 ? "kwartaal" : "halfjaar", year);
}

struct text column_title(struct arena *a, const struct columns *c, uint32_t field, uint32_t row) {
  if (c->image->fields[field].type == TYPE_SET)
    return show_set(a, c, field, row, true);
  struct text words = column_show(a, c, field, row);
  return c->image->fields[field].type == TYPE_CHOICE ? titled(a, c->image, c->image->fields[field].class_, words) : words;
}

struct text column_row_path(struct arena *a, const struct columns *c, uint32_t entity, uint32_t row) {
  if (c->entities[entity].first)
    return period_name(a, c->image, entity, c->entities[entity].first[row], c->entities[entity].last[row]);
  const struct cell_origin *from = &c->entities[entity].from[row];
  return from->records && from->row != NO_INDEX ? records_path(a, from->records, from->row) : NO_TEXT;
}
