// Messages that more than one form has, and what a person can do about each.
#include "expr.h"

void say_not_reached(const struct context *c, const struct node *at, uint32_t entity) {
  const struct model *m = c->model;
  const struct m_entity *e = &m->entities.p[entity];
  msg(m->sink, M_NOT_REACHED, node_place(c->src, at), e->name, m->entities.p[c->level].name, m->entities.p[e->parent].name);
}

void say_not_each(const struct context *c, const struct node *at, uint32_t entity) {
  struct place place = node_place(c->src, at);
  if (entity == 0) msg(c->model->sink, M_ONE_PROVIDER, place);
  else if (entity == c->level) msg(c->model->sink, M_EACH_AGAIN, place, c->model->entities.p[entity].name);
  else say_not_reached(c, at, entity);
}

// What can be asked of a value of this type.
static const char *question(const struct x *x) {
  static const char *const of[] = {[TYPE_NUMBER] = "… is minstens 3",      [TYPE_MONEY] = "… is hoogstens € 350.000",
                                   [TYPE_PERCENT] = "… is minstens 5 %",   [TYPE_DATE] = "… is eerder dan …",
                                   [TYPE_TEXT] = "… is \"Arnhem\"",        [TYPE_CHOICE] = "… is een van (…)",
                                   [TYPE_DURATION] = "… is hoogstens 48 uur"};
  if (x->type == T_ROW) return "… is aanwezig";
  if (x->type == T_SET) return "… bevat …";
  return x->type == T_VALUE && x->value_type <= TYPE_DURATION && of[x->value_type] ? of[x->value_type] : "… is …";
}

void say_not_condition(const struct context *c, const struct node *n, const struct x *x) {
  msg(c->model->sink, M_NOT_CONDITION, node_place(c->src, n), text_from(type_word(x)), text_from(question(x)));
}

void say_not_present(const struct context *c, const struct node *n, const struct x *x) {
  const char *asked = n->kind == N_IS_ABSENT ? "is geen" : "is aanwezig";
  const char *instead = x->type == T_CONDITION ? "alleen de naam, of «niet» met de naam" : x->type == T_SET ? "«bevat …»" : "«is niet aanwezig»";
  msg(c->model->sink, M_NOT_PRESENT, node_place(c->src, n->child), text_from(asked), text_from(type_word(x)), text_from(instead));
}

bool is_duration(const struct x *x) { return x->type == T_VALUE && x->value_type == TYPE_DURATION; }

// What each side is, at its own place.
static void note_types(const struct context *c, struct message *at, const struct x *a, const struct x *b) {
  msg_note(c->model->sink, at, M_NOTE_TYPE, a->place, text_from(type_word(a)));
  msg_note(c->model->sink, at, M_NOTE_TYPE, b->place, text_from(type_word(b)));
}

void say_units_differ(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool workdays = a->class_ == SPAN_WORKDAY || b->class_ == SPAN_WORKDAY;
  const char *why = workdays ? "hoeveel werkdagen er in een termijn vallen, ligt aan de datums" : "een maand heeft geen vast aantal dagen";
  note_types(c, msg(c->model->sink, M_UNITS_DIFFER, node_place(c->src, n), text_from(type_word(a)), text_from(type_word(b)), text_from(why)), a, b);
}

void say_cannot_add(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  const char *what = n->kind == N_TIMES || n->kind == N_SHARE ? "met elkaar worden vermenigvuldigd"
                     : n->kind == N_DIVIDED                   ? "op elkaar worden gedeeld"
                                                              : "bij elkaar worden geteld of van elkaar afgetrokken";
  note_types(c, msg(c->model->sink, M_CANNOT_ADD, node_place(c->src, n), text_from(type_word(a)), text_from(type_word(b)), text_from(what)), a, b);
}

void say_types_differ(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  struct text written = text_slice(b->place.src ? b->place.src->text : NO_TEXT, b->place.off, b->place.off + b->place.len), meant = NO_TEXT;
  bool number = b->kind == X_CONST && b->value_type == TYPE_NUMBER && a->type == T_VALUE;
  if (number && a->value_type == TYPE_MONEY) meant = text_format(c->model->arena, "€ %.*s", TP(written));
  if (number && a->value_type == TYPE_PERCENT) meant = text_format(c->model->arena, "%.*s %%", TP(written));
  if (number && a->value_type == TYPE_DURATION) meant = convert_show_duration(c->model->arena, b->lo * span_size((enum span_unit)a->class_), (enum span_unit)a->class_);
  note_types(c, msg(c->model->sink, M_TYPES_DIFFER, node_place(c->src, n), text_from(type_word(a)), text_from(type_word(b)), meant), a, b);
}

static bool is_end_of(struct text path, struct text name) {
  return text_ends(path, name) && path.n > name.n && path.p[path.n - name.n - 1] == '.';
}

void say_branch_unknown(const struct context *c, const struct node *at, struct text name, const uint32_t *classes, size_t n) {
  const struct model *m = c->model;
  struct map names = {.arena = m->arena};
  struct buf several = {.arena = m->arena};
  size_t found = 0;
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < m->classes.p[classes[i]].nodes.n; k++) {
      const struct m_node *b = &m->classes.p[classes[i]].nodes.p[k];
      struct text ways[] = {b->path, b->name, b->code};
      for (int w = 0; w < 3; w++) map_set(&names, ways[w], 1);
      if (is_end_of(b->path, name)) buf_format(&several, "%s«%.*s»", found++ > 0 ? " of " : "", TP(b->path));
    }
  if (found > 1) msg(m->sink, M_BRANCH_SEVERAL, node_place(c->src, at), name, buf_text(&several));
  else msg(m->sink, M_BRANCH_UNKNOWN, name_place(c->src, at), name, nearest_key(&names, name));
}

// What stands behind the last of several: with them all, or with it alone? From the first to what ends at `end`.
void check_say_reach(const struct context *c, const struct node *first, const struct node *last, uint32_t end) {
  struct arena *a = c->model->arena;
  struct text all = c->src->text;
  struct place name = name_place(c->src, last);
  uint32_t behind = name.off + name.len;
  struct text one = text_format(a, "(%.*s)%.*s", TP(text_slice(all, first->off, behind)), TP(text_slice(all, behind, end)));
  struct text two = text_format(a, "%.*s(%.*s)", TP(text_slice(all, first->off, last->off)), TP(text_slice(all, last->off, end)));
  struct place place = {c->src, first->off, end - first->off};
  if (!c->model->other_rows)
    msg(c->model->sink, M_REACH, place, text_squeeze(a, text_slice(all, behind, end)),
        text_squeeze(a, one), text_squeeze(a, two));
}

void say_bad_number(const struct context *c, const struct node *n, enum field_type type, bool large) {
  static const char *const words[] = {[TYPE_NUMBER] = "een getal", [TYPE_MONEY] = "een bedrag", [TYPE_PERCENT] = "een percentage",
                                      [TYPE_DURATION] = "een duur"};
  static const char *const like[] = {[TYPE_NUMBER] = "350.000 of 6,5, met hoogstens zes cijfers achter de komma",
                                     [TYPE_MONEY] = "€ 350.000 of € 1,50, met hoogstens twee cijfers achter de komma",
                                     [TYPE_PERCENT] = "5 % of 12,5 %, met hoogstens zes cijfers achter de komma",
                                     [TYPE_DURATION] = "48 uur of 1,5 dag, met hoogstens zes cijfers achter de komma"};
  if (large) msg(c->model->sink, M_NUMBER_LARGE, node_place(c->src, n), n->text);
  else msg(c->model->sink, M_NUMBER, node_place(c->src, n), n->text, text_from(words[type]), text_from(like[type]));
}
