// Messages that more than one form has, and what a person can do about each.
#include "expr.h"
#include "spelling.h"

static struct text many(const struct model *m, uint32_t entity) {
  const struct m_entity *e = &m->entities.p[entity];
  return e->plural.n > 0 ? e->plural : e->name;
}

// The nearest that both hang under.
static uint32_t common_above(const struct model *m, uint32_t a, uint32_t b) {
  while (!model_under(m, b, a)) a = m->entities.p[a].parent;
  return a;
}

// Rows that do not hang below the row at hand: all of them together can have a name.
void say_not_reached(const struct context *c, const struct node *at, uint32_t entity) {
  const struct model *m = c->model;
  struct text here = m->entities.p[c->level].name, above = m->entities.p[common_above(m, c->level, entity)].name;
  struct text per = common_above(m, c->level, entity) == 0 ? NO_TEXT : text_format(m->arena, " per %.*s", TP(above));
  struct text help = text_format(m->arena, "Onder %.*s hangt geen %.*s. Gaat het om alles wat onder %.*s hangt? Schrijf een definitie, zoals "
                                 "«definitie totaal%.*s = aantal %.*s», en gebruik hier die naam.", TP(here), TP(m->entities.p[entity].name),
                                 TP(above), TP(per), TP(many(m, entity)));
  msg(m->sink, M_NOT_REACHED, node_place(c->src, at), m->entities.p[entity].name, here, m->entities.p[m->entities.p[entity].parent].name, help);
}

// A definitie or tabel with a value for each row of an entity that is not the one at hand, nor above it.
void say_other_rows(const struct context *c, const struct node *at, struct text name, uint32_t entity) {
  const struct model *m = c->model;
  struct text here = m->entities.p[c->level].name, of = m->entities.p[entity].name;
  bool below = model_under(m, entity, c->level);
  struct text help = below ? text_format(m->arena, "Elke %.*s heeft een eigen antwoord. Zeg om welke het gaat: «voor elke %.*s», «er is een %.*s waarbij …» "
                                         "of «aantal (%.*s waarbij …)».", TP(of), TP(of), TP(of), TP(of))
                           : text_format(m->arena, "Gebruik «%.*s» alleen waar het over %.*s gaat, zoals in een eigen eis met «voor elke %.*s».", TP(name), TP(of), TP(of));
  msg(m->sink, M_NOT_REACHED, node_place(c->src, at), name, here, of, help);
}

void say_not_each(const struct context *c, const struct node *at, uint32_t entity) {
  struct place place = node_place(c->src, at);
  if (entity == 0) msg(c->model->sink, M_ONE_PROVIDER, place);
  else if (entity == c->level) msg(c->model->sink, M_EACH_AGAIN, place, c->model->entities.p[entity].name);
  else {
    const struct model *m = c->model;
    struct text here = m->entities.p[c->level].name, of = m->entities.p[entity].name;
    struct text help = text_format(m->arena, "Zet «voor elke %.*s» in een eigen eis, of in een onderdeel dat niet onder «voor elke %.*s» staat.", TP(of), TP(here));
    msg(m->sink, M_NOT_REACHED, place, of, here, m->entities.p[m->entities.p[entity].parent].name, help);
  }
}

// A name that is a field of rows elsewhere; of several the first.
static uint32_t field_elsewhere(const struct model *m, struct text name) {
  for (uint32_t e = 1; e < m->entities.n; e++)
    if (model_field(m, e, name) != NONE) return e;
  return NONE;
}

void say_name_unknown(const struct context *c, const struct node *n, struct text near) {
  const struct model *m = c->model;
  struct text meant = spelling_of_name(m->arena, n->text), here = m->entities.p[c->level].name;
  uint32_t e = field_elsewhere(m, n->text);
  if (meant.n > 0) msg(m->sink, M_NAME_SPELLED, node_place(c->src, n), n->text, meant);
  else if (e != NONE && e != c->level) msg(m->sink, M_NOT_REACHED, node_place(c->src, n), n->text, here, m->entities.p[e].name);
  else msg(m->sink, M_NAME_UNKNOWN, node_place(c->src, n), n->text, here, near);
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
  if (x->type == T_OUTCOME) {
    msg(c->model->sink, M_OUTCOME_HERE, node_place(c->src, n));
    return;
  }
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
  bool percent = a->value_type == TYPE_PERCENT || b->value_type == TYPE_PERCENT, joins = n->kind == N_PLUS || n->kind == N_MINUS;
  bool time = is_duration(a) || is_duration(b) || a->value_type == TYPE_DATE || b->value_type == TYPE_DATE;
  const char *how = joins && percent ? "Een deel schrijft u als «5 % van …»; met 5 % erbij is «105 % van …»."
                    : time           ? "Een termijn bij een datum schrijft u als «3 maanden na …»."
                                     : "Een deel van een bedrag schrijft u als «5 % van …» of «bedrag * 0,05».";
  note_types(c, msg(c->model->sink, M_CANNOT_ADD, node_place(c->src, n), text_from(type_word(a)), text_from(type_word(b)), text_from(what), text_from(how)), a, b);
}

void say_types_differ(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  struct text written = text_slice(b->place.src ? b->place.src->text : NO_TEXT, b->place.off, b->place.off + b->place.len), meant = NO_TEXT;
  bool number = b->kind == X_CONST && b->value_type == TYPE_NUMBER && a->type == T_VALUE;
  if (number && a->value_type == TYPE_MONEY) meant = text_format(c->model->arena, "€ %.*s", TP(written));
  if (number && a->value_type == TYPE_PERCENT) meant = text_format(c->model->arena, "%.*s %%", TP(written));
  if (number && a->value_type == TYPE_DURATION) meant = convert_show_duration(c->model->arena, b->lo * span_size((enum span_unit)a->class_), (enum span_unit)a->class_);
  bool quoted = written.n > 2 && written.p[0] == '"' && a->type == T_VALUE && a->value_type == TYPE_CHOICE;
  if (quoted) meant = text_slice(written, 1, written.n - 1);
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
