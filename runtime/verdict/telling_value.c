// Values in words: what they are called, what they are, and where they come from.
#include "telling.h"

#include "convert.h"

struct text capital(struct arena *a, struct text t) {
  struct text copy = text_copy(a, t);
  char *first = (char *)copy.p;
  if (copy.n > 0 && *first >= 'a' && *first <= 'z')
    *first = (char)(*first - 'a' + 'A');
  return copy;
}

struct text entity_words(const struct telling *t, uint32_t entity, bool many) {
  const struct img_entity *e = &t->v->im->entities[entity];
  return img_text(t->v->im, many && e->plural.len > 0 ? e->plural : e->name);
}

// --- Rows

static struct text own_key(const struct telling *t, uint32_t entity, uint32_t row) {
  const struct cell_origin *from = &t->v->columns->entities[entity].from[row];
  return from->records == NULL || from->row == NO_INDEX ? NO_TEXT : from->records->rows.p[from->row].key;
}

static bool contains(struct text t, struct text part) {
  for (size_t i = 0; part.n > 0 && i + part.n <= t.n; i++)
    if (text_eq(text_slice(t, i, i + part.n), part))
      return true;
  return false;
}

bool names_row(const struct telling *t, struct text question, uint32_t entity, uint32_t row) {
  return entity == 0 || contains(question, own_key(t, entity, row));
}

// The only one under its parent needs no key to be told apart.
static bool is_only(const struct telling *t, uint32_t entity, uint32_t row) {
  const struct entity_rows *rows = &t->v->columns->entities[entity];
  return t->v->im->entities[entity].key == NONE &&
         rows->begin[rows->parent[row] + 1] - rows->begin[rows->parent[row]] == 1;
}

struct text row_name(const struct telling *t, uint32_t entity, uint32_t row) {
  const struct img_entity *e = &t->v->im->entities[entity];
  struct text key = entity == 0 ? NO_TEXT : own_key(t, entity, row), name = entity_words(t, entity, false);
  if (entity == 0)
    return TEXT("de aanbieder");
  if (e->kind & (KIND_PERSON | KIND_ORGANISATION) && key.n > 0)
    name = key;
  else if (!(e->kind & KIND_SINGLE) && !is_only(t, entity, row) && key.n > 0)
    name = text_format(t->arena, "%.*s %.*s", TP(name), TP(key));
  if (e->parent == 0)
    return name;
  struct text above = row_name(t, e->parent, t->v->columns->entities[entity].parent[row]);
  return text_format(t->arena, "%.*s van %.*s", TP(name), TP(above));
}

struct text at_row(const struct telling *t, uint32_t entity, uint32_t row) {
  return entity == 0 ? NO_TEXT : text_format(t->arena, " bij %.*s", TP(row_name(t, entity, row)));
}

static struct text origin_text(const struct telling *t, const struct records *r, uint32_t i) {
  if (r == NULL || i >= r->origins.n || r->origins.p[i].source.n == 0)
    return NO_TEXT;
  const struct origin *o = &r->origins.p[i];
  struct text judged = origin_judged(t->arena, o);
  return text_format(t->arena, " [%.*s%s%.*s%s%.*s]", TP(o->source), o->where.n > 0 ? ", " : "", TP(o->where), judged.n > 0 ? ", " : "",
                     TP(judged));
}

struct text row_origin(const struct telling *t, uint32_t entity, uint32_t row) {
  struct cell_origin from = t->v->columns->entities[entity].from[row];
  return from.records == NULL || from.row == NO_INDEX
             ? NO_TEXT
             : origin_text(t, from.records, from.records->rows.p[from.row].origin);
}

// Of what hangs deeper there are more lists; they are one where nothing is there that could have any.
struct text list_origin(const struct telling *t, uint32_t entity, uint32_t level, uint32_t above) {
  while (t->v->im->entities[entity].parent != level) {
    entity = t->v->im->entities[entity].parent;
    struct segment rows = rows_under(t->v, entity, level, above);
    if (rows.from < rows.to)
      return NO_TEXT;
  }
  const struct records *r = t->v->columns->records[t->v->provider];
  struct text name = img_text(t->v->im, t->v->im->entities[entity].name);
  uint32_t row = t->v->columns->entities[t->v->im->entities[entity].parent].from[above].row;
  for (size_t i = 0; i < r->lists.n; i++)
    if (text_eq(r->lists.p[i].entity, name) && (r->lists.p[i].parent == NO_INDEX || r->lists.p[i].parent == row))
      return origin_text(t, r, r->lists.p[i].origin);
  return NO_TEXT;
}

struct text field_origin(const struct telling *t, uint32_t field, uint32_t row) {
  const struct img_field *f = &t->v->im->fields[field];
  struct cell_origin from = t->v->columns->entities[f->entity].from[row];
  if (from.records == NULL || from.row == NO_INDEX)
    return NO_TEXT;
  const struct rec_value *value = records_find(from.records, from.row, img_text(t->v->im, f->name));
  uint32_t own = value == NULL || value->origin == NO_INDEX ? from.records->rows.p[from.row].origin : value->origin;
  return origin_text(t, from.records, own);
}

// --- What was written

struct text written(const struct image *im, uint32_t reg) {
  uint32_t i = im->code[reg].span;
  if (i == NONE)
    return NO_TEXT;
  const struct img_span *s = &im->spans[i];
  return text_slice(img_text(im, im->sources[s->source].text), s->off, s->off + s->len);
}

struct text term_words(struct arena *a, int64_t n, enum unit unit) {
  static const char *const one[] = {"dag", "werkdag", "week", "maand", "jaar"};
  static const char *const many[] = {"dagen", "werkdagen", "weken", "maanden", "jaar"};
  return text_format(a, "%lld %s", (long long)n, n == 1 ? one[unit] : many[unit]);
}

// --- Values

struct text class_leaf(const struct image *im, uint32_t class_, int64_t lo, int64_t hi) {
  const struct img_class *c = &im->classes[class_];
  struct text path = NO_TEXT;
  for (uint32_t i = c->first_node; i < c->first_node + c->nodes; i++)
    if (im->nodes[i].first_leaf == lo && (int64_t)im->nodes[i].first_leaf + im->nodes[i].leaves - 1 == hi)
      path = img_text(im, im->nodes[i].title.len > 0 ? im->nodes[i].title : im->nodes[i].path);
  return path;
}

struct text kind_text(const struct telling *t, struct value_kind kind, int64_t v) {
  switch (kind.type) {
  case TYPE_DATE:
    return date_dutch(t->arena, (day)v);
  case TYPE_MONEY:
    return convert_show_money(t->arena, v);
  case TYPE_PERCENT:
    return text_format(t->arena, "%.*s %%", TP(convert_show_number(t->arena, v)));
  case TYPE_DURATION:
    return convert_show_duration(t->arena, v, (enum span_unit)kind.class_);
  case TYPE_CHOICE:
    return class_leaf(t->v->im, kind.class_, v, v);
  case TYPE_TEXT:
    return text_format(t->arena, "«%.*s»", TP(intern_text(&t->v->columns->texts, (uint32_t)v)));
  default:
    return convert_show_number(t->arena, v);
  }
}

static bool can_be_shown(const struct telling *t, struct value_kind kind, int64_t v) {
  if (kind.type == TYPE_TEXT)
    return v >= 0 && v < (int64_t)t->v->columns->texts.map.n;
  return kind.type != TYPE_DATE || (v >= DAY_MIN && v <= DAY_MAX);
}

// What a register holds, of this kind; an amount is counted as `like` is.
static struct phrase held_like(const struct telling *t, uint32_t reg, uint32_t row, struct value_kind kind, uint32_t like) {
  struct exact e = exact_of(&t->v->run->regs[reg]);
  const struct value *v = &e.v;
  struct phrase p = {.state = PHRASE_UNKNOWN, .value = TEXT("niet bekend")};
  if (!bit_get(v->k, row)) {
    p.state = PHRASE_ABSENT;
    p.value = TEXT("geen");
  } else if (!bit_get(v->g, row) && exact_same(e, row) && can_be_shown(t, kind, v->lo[row])) {
    p.state = PHRASE_KNOWN;
    p.value = is_amount(kind.type) ? number_text(t, number_of(t->v->im, like), e, row) : kind_text(t, kind, v->lo[row]);
  }
  return p;
}

static struct phrase held(const struct telling *t, uint32_t reg, uint32_t row, struct value_kind kind) {
  return held_like(t, reg, row, kind, reg);
}

struct phrase held_date(const struct telling *t, uint32_t reg, uint32_t row) {
  return held(t, reg, row, (struct value_kind){TYPE_DATE, NONE});
}

struct phrase held_like_kind(const struct telling *t, uint32_t reg, uint32_t row) {
  return held(t, reg, row, value_kind_of(t->v->im, reg));
}

static struct text of_row(const struct telling *t, struct text what, uint32_t entity, uint32_t row) {
  return entity == 0 ? what : text_format(t->arena, "%.*s van %.*s", TP(what), TP(row_name(t, entity, row)));
}

struct text field_name(const struct telling *t, uint32_t field, uint32_t row) {
  const struct img_field *f = &t->v->im->fields[field];
  return of_row(t, img_text(t->v->im, f->name), f->entity, row);
}

static struct phrase field_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  const struct img_field *f = &t->v->im->fields[code->a];
  struct phrase p = held(t, code->dst, row, value_kind_of(t->v->im, code->dst));
  p.what = field_name(t, code->a, row);
  p.origin = field_origin(t, code->a, row);
  if (p.state == PHRASE_KNOWN)
    p.value = f->type == TYPE_TEXT
                  ? text_format(t->arena, "«%.*s»", TP(column_show(t->arena, t->v->columns, code->a, row)))
                  : column_title(t->arena, t->v->columns, code->a, row);
  return p;
}

// A constant has no kind of its own: here it is a day.
struct phrase date_phrase(const struct telling *t, uint32_t reg, uint32_t row) {
  uint32_t from = reg;
  while (t->v->im->code[from].op == OP_DOWN_V)
    from = t->v->im->code[from].a;
  bool fixed = t->v->im->code[from].op == OP_CONST_V;
  return fixed ? held(t, reg, row, (struct value_kind){TYPE_DATE, NONE}) : value_phrase(t, reg, row);
}

static struct phrase term_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase from = date_phrase(t, code->a, row), p = held(t, code->dst, row, (struct value_kind){TYPE_DATE, NONE});
  int64_t n = img_const(t->v->im, code->b);
  p.what = text_format(t->arena, "%.*s %s %.*s%s%.*s%s", TP(term_words(t->arena, n < 0 ? -n : n, (enum unit)code->c)),
                       n < 0 ? "voor" : "na", TP(from.what.n > 0 ? from.what : from.value), from.what.n > 0 ? " (" : "",
                       TP(from.what.n > 0 ? from.value : NO_TEXT), from.what.n > 0 ? ")" : "");
  p.origin = from.origin;
  return p;
}

static struct phrase only_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct segment rows = rows_under(t->v, code->b, code->entity, row);
  if (rows.from < rows.to)
    return value_phrase(t, code->a, rows.from);
  struct phrase p = held(t, code->dst, row, value_kind_of(t->v->im, code->dst));
  p.what = text_format(t->arena, "%.*s%.*s", TP(entity_words(t, code->b, false)), TP(at_row(t, code->entity, row)));
  p.origin = list_origin(t, code->b, code->entity, row);
  return p;
}

// The row that is surely first or last; NO_INDEX when that is not known.
static uint32_t extreme_row(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct segment rows = rows_under(t->v, code_child(t->v->im, code), code->entity, row);
  const struct value *key = &t->v->run->regs[code->b].v;
  uint32_t member = t->v->im->pool[code->c + 2].v, found = NO_INDEX;
  for (uint32_t at = rows.from; at < rows.to; at++) {
    unsigned in = run_condition(t->v->run, member, at);
    if (in == ONWAAR || !bit_get(key->k, at))
      continue;
    if (in != WAAR || bit_get(key->g, at) || key->lo[at] != key->hi[at])
      return NO_INDEX;
    if (found == NO_INDEX || (code->op == OP_FIRST_UP ? key->lo[at] < key->lo[found] : key->lo[at] >= key->lo[found]))
      found = at;
  }
  return found;
}

static struct phrase extreme_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  uint32_t child = code_child(t->v->im, code), at = extreme_row(t, code, row);
  if (at != NO_INDEX && !columns_open_under(t->v->columns, child, code->entity, row))
    return value_phrase(t, code->a, at);
  struct phrase p = held(t, code->dst, row, value_kind_of(t->v->im, code->dst));
  p.what = text_format(t->arena, "%s %.*s%.*s", code->op == OP_FIRST_UP ? "eerste" : "laatste",
                       TP(entity_words(t, child, false)), TP(at_row(t, code->entity, row)));
  p.origin = list_origin(t, child, code->entity, row);
  return p;
}

// Was the one written inside the other? What a begrip says stands elsewhere.
static bool is_inside(const struct image *im, uint32_t inner, uint32_t outer) {
  if (im->code[inner].span == NONE || im->code[outer].span == NONE)
    return true;
  const struct img_span *a = &im->spans[im->code[inner].span], *b = &im->spans[im->code[outer].span];
  return a->source == b->source && a->off >= b->off && a->off + a->len <= b->off + b->len;
}

static struct phrase count_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = held(t, code->dst, row, (struct value_kind){TYPE_NUMBER, NONE});
  bool all = t->v->im->code[code->b].op == OP_CONST_C;
  bool inside = is_inside(t->v->im, code->b, code->dst);
  struct text which = all ? NO_TEXT : written(t->v->im, inside ? code->b : code->dst);
  if (!all && inside && text_eq(which, written(t->v->im, code->dst))) {
    p.what = text_format(t->arena, "het aantal %.*s%.*s dat meetelt", TP(entity_words(t, code->c, true)), TP(at_row(t, code->entity, row)));
    p.origin = list_origin(t, code->c, code->entity, row);
    return p;
  }
  p.what = text_format(t->arena, "het aantal %.*s%.*s%s%.*s%s", TP(entity_words(t, code->c, true)),
                       TP(at_row(t, code->entity, row)), which.n > 0 ? " («" : "", TP(which), which.n > 0 ? "»)" : "");
  p.origin = list_origin(t, code->c, code->entity, row);
  return p;
}

// What is added up: a field by its name, whatever phrase it stands in.
static struct text summed(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_V)
    reg = im->code[reg].a;
  return im->code[reg].op == OP_LOAD_V ? img_text(im, im->fields[im->code[reg].a].name) : written(im, reg);
}

static struct phrase sum_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = held(t, code->dst, row, value_kind_of(t->v->im, code->dst));
  p.what = text_format(t->arena, "de som van «%.*s» over de %.*s%.*s", TP(summed(t->v->im, code->a)),
                       TP(entity_words(t, code->c, true)), TP(at_row(t, code->entity, row)));
  return p;
}

static struct phrase today_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = held(t, code->dst, row, (struct value_kind){TYPE_DATE, NONE});
  p.what = TEXT("de peildatum");
  return p;
}

static struct phrase parameter_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = held(t, code->dst, row, value_kind_of(t->v->im, code->dst));
  const struct img_parameter *parameter = &t->v->im->parameters[code->a];
  bool waived = bit_get(t->v->columns->parameters[code->a].t, row);
  struct text name = img_text(t->v->im, parameter->name);
  struct text by = waived ? parameter_waivers(t->arena, &t->v->columns->parameters[code->a], row) : NO_TEXT;
  p.what = waived ? text_format(t->arena, "%.*s door ontheffing van %.*s", TP(name), TP(by)) : name;
  return p;
}

// A calculation is named as it was written.
static struct phrase other_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = held(t, code->dst, row, value_kind_of(t->v->im, code->dst));
  struct text words = written(t->v->im, code->dst);
  p.what = words.n > 0 ? text_format(t->arena, "«%.*s»", TP(text_squeeze(t->arena, words))) : TEXT("de berekening");
  return p;
}

struct phrase value_phrase(const struct telling *t, uint32_t reg, uint32_t row) {
  const struct img_code *code = &t->v->im->code[reg];
  switch (code->op) {
  case OP_LOAD_V:
    return field_phrase(t, code, row);
  case OP_CONST_V:
    return held(t, reg, row, (struct value_kind){TYPE_NUMBER, NONE});
  case OP_PEILDATUM:
    return today_phrase(t, code, row);
  case OP_PARAMETER:
    return parameter_phrase(t, code, row);
  case OP_PERIOD: {
    struct phrase p = held(t, reg, row, (struct value_kind){TYPE_DATE, NONE});
    p.what = img_const(t->v->im, code->a) ? TEXT("de laatste dag van de toetsperiode") : TEXT("de eerste dag van de toetsperiode");
    return p;
  }
  case OP_ADD_TERM:
    return term_phrase(t, code, row);
  case OP_ADD_LAW:
    return law_phrase(t, code, row);
  case OP_ADD_WORKDAYS:
    return workdays_phrase(t, code, row);
  case OP_ADD_SPAN:
    return span_phrase(t, code, row);
  case OP_TERM_BY:
    return said_phrase(t, code, row);
  case OP_YEAR_DAY:
    return year_day_phrase(t, code, row);
  case OP_NEXT:
    return next_phrase(t, code, row);
  case OP_DOWN_V:
    return value_phrase(t, code->a, t->v->columns->entities[code->entity].parent[row]);
  case OP_UPTO:
    return value_phrase(t, code->a, row);
  case OP_ONE_UP:
    return only_phrase(t, code, row);
  case OP_FIRST_UP:
  case OP_LAST_UP:
    return extreme_phrase(t, code, row);
  case OP_COUNT_UP:
    return count_phrase(t, code, row);
  case OP_SUM_UP:
    return sum_phrase(t, code, row);
  default:
    return other_phrase(t, code, row);
  }
}

struct phrase constant_phrase(const struct telling *t, uint32_t reg, uint32_t row, uint32_t beside) {
  return held_like(t, reg, row, value_kind_of(t->v->im, beside), beside);
}

uint32_t set_class(const struct image *im, uint32_t reg) {
  while (im->code[reg].op != OP_LOAD_S)
    reg = im->code[reg].a;
  return im->fields[im->code[reg].a].class_;
}

static struct phrase set_field_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  const struct set *s = &t->v->columns->fields[code->a].set;
  struct phrase p = {.state = s->must[row] == s->may[row] ? PHRASE_KNOWN : PHRASE_UNKNOWN};
  p.what = field_name(t, code->a, row);
  p.value = column_title(t->arena, t->v->columns, code->a, row);
  p.origin = field_origin(t, code->a, row);
  return p;
}

struct phrase set_phrase(const struct telling *t, uint32_t reg, uint32_t row) {
  const struct img_code *code = &t->v->im->code[reg];
  if (code->op == OP_DOWN_S)
    return set_phrase(t, code->a, t->v->columns->entities[code->entity].parent[row]);
  if (code->op == OP_LOAD_S)
    return set_field_phrase(t, code, row);
  struct segment rows = rows_under(t->v, code->b, code->entity, row);
  if (rows.from < rows.to)
    return set_phrase(t, code->a, rows.from);
  struct phrase p = {.state = columns_open_under(t->v->columns, code->b, code->entity, row) ? PHRASE_UNKNOWN : PHRASE_ABSENT};
  p.what = text_format(t->arena, "%.*s%.*s", TP(entity_words(t, code->b, false)), TP(at_row(t, code->entity, row)));
  p.value = p.state == PHRASE_UNKNOWN ? TEXT("niet bekend") : TEXT("geen");
  p.origin = list_origin(t, code->b, code->entity, row);
  return p;
}

// How a value must stand to the other: a before b, or with the sides turned round.
const char *relation(uint16_t op, bool date, bool turned) {
  switch (op) {
  case OP_LT:
    return turned ? (date ? "later dan" : "meer dan") : date ? "eerder dan" : "minder dan";
  case OP_LE:
    return turned ? (date ? "op of na" : "minstens") : date ? "op of voor" : "hoogstens";
  case OP_EQ:
    return "gelijk aan";
  default:
    return "iets anders dan";
  }
}
