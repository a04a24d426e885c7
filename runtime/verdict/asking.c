// What a question is about, for somebody who knows the work and not the set.
#include "asking.h"

// --- Rows

static bool is_known(const struct view *v, uint32_t field, uint32_t row) {
  const struct rec_value *why;
  return column_unknown(v->columns, field, row, &why) == CAUSE_NONE && !text_eq(column_show(v->arena, v->columns, field, row), TEXT("geen"));
}

static struct text shown(const struct view *v, uint32_t field, uint32_t row) {
  return column_title(v->arena, v->columns, field, row);
}

// What a person knows a row by: a place in a classification, a day, a name.
static bool tells_apart(const struct view *v, uint32_t entity, uint32_t field) {
  const struct img_field *f = &v->im->fields[field];
  if (f->type == TYPE_CHOICE)
    return v->im->classes[f->class_].name.len > 0;
  return field == v->im->entities[entity].date || text_eq(img_text(v->im, f->name), TEXT("naam"));
}

static struct text marks(const struct view *v, uint32_t entity, uint32_t row, bool any_day) {
  enum { MARKS = 3 };
  const struct img_entity *e = &v->im->entities[entity];
  struct text all[MARKS];
  size_t n = 0;
  for (uint32_t f = e->first_field; f < e->first_field + e->fields && n < MARKS; f++)
    if (f != e->key && tells_apart(v, entity, f) && is_known(v, f, row))
      all[n++] = shown(v, f, row);
  for (uint32_t f = e->first_field; any_day && f < e->first_field + e->fields && n == 0; f++)
    if (f != e->key && v->im->fields[f].type == TYPE_DATE && is_known(v, f, row))
      all[n++] = text_format(v->arena, "%.*s %.*s", TP(img_text(v->im, v->im->fields[f].name)), TP(shown(v, f, row)));
  return text_join(v->arena, all, n, TEXT("; "));
}

// Of the row itself, or else of what it hangs under.
static struct text known_by(const struct view *v, uint32_t entity, uint32_t row, bool any_day) {
  struct text own = marks(v, entity, row, any_day);
  uint32_t above = v->im->entities[entity].parent;
  if (own.n > 0 || above == 0 || v->im->entities[above].kind & (KIND_PERSON | KIND_ORGANISATION)) // a person is named in the path
    return own;
  struct text by = known_by(v, above, v->columns->entities[entity].parent[row], false);
  return by.n == 0 ? NO_TEXT : text_format(v->arena, "%.*s: %.*s", TP(img_text(v->im, v->im->entities[above].name)), TP(by));
}

struct text row_about(const struct view *v, uint32_t entity, uint32_t row) {
  if (entity == 0)
    return NO_TEXT;
  struct text words = row_words(v, entity, row), by = known_by(v, entity, row, true);
  return by.n == 0 ? words : text_format(v->arena, "%.*s (%.*s)", TP(words), TP(by));
}

// --- Targets

bool exception_is_also(const struct image *im, uint32_t exception) {
  struct text title = img_text(im, im->exceptions[exception].title), label = img_text(im, im->exceptions[exception].label);
  struct text begin = TEXT("Geldt ook voor elke ");
  struct text rows = text_starts(title, begin) ? text_slice(title, begin.n, title.n) : NO_TEXT;
  return rows.n >= label.n && text_starts(rows, label) && (rows.n == label.n || rows.p[label.n] == ' ');
}

static struct text eis_about(const struct view *v, uint32_t eis) {
  const struct img_target *t = target_of(v, eis);
  return text_format(v->arena, "eis %.*s van %.*s", TP(img_text(v->im, t->number)), TP(img_text(v->im, v->im->sets[t->set].name)));
}

static struct text norm_about(const struct view *v, const struct img_target *t) {
  const struct img_exception *x = &v->im->exceptions[t->exception];
  struct text part = t->parent == NONE ? NO_TEXT : text_format(v->arena, ", onderdeel %.*s", TP(img_text(v->im, t->path)));
  struct text label = img_text(v->im, x->label), set = img_text(v->im, v->im->sets[x->set].name);
  if (t->eis == NONE)
    return text_format(v->arena, "afwijking %.*s van %.*s%.*s", TP(label), TP(set), TP(part));
  struct text eis = eis_about(v, t->eis);
  if (exception_is_also(v->im, t->exception))
    return eis;
  if (target_of(v, t->eis)->set == x->set)
    return text_format(v->arena, "afwijking %.*s bij %.*s%.*s", TP(label), TP(eis), TP(part));
  return text_format(v->arena, "afwijking %.*s van %.*s bij %.*s%.*s", TP(label), TP(set), TP(eis), TP(part));
}

struct text target_about(const struct view *v, uint32_t target) {
  const struct img_target *t = target_of(v, target);
  struct text number = img_text(v->im, target_of(v, t->eis == NONE ? target : t->eis)->number);
  if (t->exception != NONE)
    return norm_about(v, t);
  if (t->parent == NONE)
    return eis_about(v, target);
  return text_format(v->arena, "eis %.*s onderdeel %.*s van %.*s", TP(number), TP(img_text(v->im, t->path)),
                     TP(img_text(v->im, v->im->sets[t->set].name)));
}

static struct text first_of(struct text one, struct text other) {
  return one.n > 0 ? one : other;
}

struct text judged_text(const struct view *v, uint32_t target, struct text *source) {
  const struct img_target *t = target_of(v, target);
  struct text words = NO_TEXT;
  *source = NO_TEXT;
  for (uint32_t up = target; up != NONE && words.n == 0; up = target_of(v, up)->parent) {
    words = img_text(v->im, target_of(v, up)->text);
    *source = first_of(*source, img_text(v->im, target_of(v, up)->source));
  }
  for (uint32_t up = t->parent; up != NONE && source->n == 0; up = target_of(v, up)->parent)
    *source = img_text(v->im, target_of(v, up)->source);
  if (t->exception == NONE)
    return words;
  const struct img_exception *x = &v->im->exceptions[t->exception];
  bool also = exception_is_also(v->im, t->exception) && t->eis != NONE;
  words = first_of(words, img_text(v->im, also ? target_of(v, t->eis)->text : x->text));
  *source = first_of(*source, img_text(v->im, also ? target_of(v, t->eis)->source : x->source));
  return words;
}

// --- Lists

static bool has_hyphen(struct text t) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == '-')
      return true;
  return false;
}

// Such a name is no word that anybody uses.
bool names_title(const struct view *v, uint32_t entity) {
  return has_hyphen(img_text(v->im, v->im->entities[entity].name)) && v->im->entities[entity].title.len > 0;
}

struct text list_question(const struct view *v, uint32_t entity, uint32_t above, bool more) {
  const struct img_entity *e = &v->im->entities[entity];
  struct arena *a = v->arena;
  struct text name = img_text(v->im, e->name), many = img_text(v->im, e->plural), title = img_text(v->im, e->title);
  struct text bij = e->parent == 0 ? NO_TEXT : text_format(a, " bij %.*s", TP(row_words(v, e->parent, above)));
  bool by_title = names_title(v, entity);
  if (many.n == 0 || e->kind & KIND_SINGLE)
    return by_title ? text_format(a, "Is er een «%.*s»%.*s?", TP(title), TP(bij)) : text_format(a, "Is er een %.*s%.*s?", TP(name), TP(bij));
  const char *which = e->key == NONE ? "hoeveel" : "welke", *rest = !more ? "" : e->key == NONE ? ", alles bij elkaar" : " nog meer";
  if (by_title)
    return text_format(a, "%.*s: %s zijn er%s%.*s?", TP(title), which, rest, TP(bij));
  if (e->key == NONE)
    return text_format(a, "Hoeveel %.*s zijn er%.*s%s?", TP(many), TP(bij), rest);
  return text_format(a, "Welke %.*s zijn er%s%.*s?", TP(many), rest, TP(bij));
}

// --- Fields

uint32_t applies_target(const struct view *v, uint32_t field) {
  if (!(v->im->fields[field].flags & FIELD_APPLIES))
    return NONE;
  for (uint32_t t = 0; t < v->im->n_targets; t++) {
    const struct img_target *target = target_of(v, t);
    for (uint32_t i = target->first_use; i < target->first_use + target->uses; i++)
      if (v->im->uses[i].field == field)
        return t;
  }
  return NONE;
}

// "«Plan van aanpak»", "evaluatie «A/2»": of what there is one of, its title says more than its name.
static struct text thing(const struct view *v, uint32_t entity, uint32_t row) {
  const struct img_entity *e = &v->im->entities[entity];
  bool one = e->kind & KIND_SINGLE || e->plural.len == 0;
  if (one && e->parent == 0 && e->title.len > 0)
    return text_format(v->arena, "«%.*s»", TP(img_text(v->im, e->title)));
  return row_words(v, entity, row);
}

struct text kind_question(const struct view *v, uint32_t field, uint32_t row) {
  const struct img_field *f = &v->im->fields[field];
  const struct img_entity *e = &v->im->entities[f->entity];
  struct text name = img_text(v->im, f->name);
  if (f->entity == 0 || f->question.len > 0 || e->kind == 0)
    return NO_TEXT;
  struct text of = thing(v, f->entity, row);
  if (field == e->date && e->kind & KIND_DOCUMENT)
    return text_format(v->arena, "Van welke dag is %.*s?", TP(of));
  if (field == e->date && e->kind & KIND_EVENT)
    return text_format(v->arena, "Op welke dag was %.*s?", TP(of));
  if (e->kind & KIND_DOCUMENT && text_eq(name, TEXT("ondertekend-door")))
    return text_format(v->arena, "Wie heeft %.*s ondertekend?", TP(of));
  if (e->kind & (KIND_PERSON | KIND_ORGANISATION) && text_eq(name, TEXT("naam")))
    return text_format(v->arena, "Hoe heet %.*s?", TP(of));
  return NO_TEXT;
}
