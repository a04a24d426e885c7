// One name for two things, of which one would do nothing without a word.
#include "model.h"

// The field of that name in these rows, or in what they hang under: the one that a bare name there means.
static uint32_t field_in_sight(const struct model *m, uint32_t entity, struct text name) {
  for (uint32_t e = entity; e != NONE; e = m->entities.p[e].parent) {
    uint32_t f = model_field(m, e, name);
    if (f != NONE) return f;
  }
  return NONE;
}

// Where the field stands; one that comes with the kind of its gegeven has no line of its own.
static void note_field(struct model *m, struct message *at, uint32_t field) {
  const struct m_field *f = &m->fields.p[field];
  const struct m_entity *e = &m->entities.p[f->entity];
  if (f->node) msg_note(m->sink, at, M_NOTE_FIRST, name_place(f->src, f->node));
  else if (e->node) msg_note(m->sink, at, M_NOTE_FIRST, name_place(e->src, e->node));
}

void model_say_field(struct model *m, struct place at, struct text name, const char *what, uint32_t field) {
  const struct m_field *f = &m->fields.p[field];
  note_field(m, msg(m->sink, M_NAME_IS_FIELD, at, name, text_from(what), m->entities.p[f->entity].name), field);
}

static void check_definition_name(struct model *m, const struct m_definition *d) {
  struct place at = name_place(d->src, d->node);
  uint32_t field = field_in_sight(m, d->entity, d->name), term, rows = model_rows(m, d->name, &term);
  if (field != NONE) model_say_field(m, at, d->name, "een definitie", field);
  else if (term != NONE && rows != NONE)
    msg_note(m->sink, msg(m->sink, M_NAME_IS_ROWS, at, d->name, TEXT("een begrip")), M_NOTE_FIRST, name_place(m->terms.p[term].src, m->terms.p[term].node));
  else if (rows != NONE && rows != 0)
    msg_note(m->sink, msg(m->sink, M_NAME_IS_ROWS, at, d->name, TEXT("een gegeven")), M_NOTE_FIRST, name_place(m->entities.p[rows].src, m->entities.p[rows].node));
}

// In a row a field goes before a begrip: no matter where the begrip is just those rows.
static void check_term_name(struct model *m, const struct m_term *t) {
  if (!t->rows.each || t->rows.entity == NONE) return;
  const struct node *filter = node_child(t->rows.each, 1);
  uint32_t field = field_in_sight(m, t->rows.entity, t->name);
  bool same = filter->kind == N_REF && text_eq(filter->text, t->name) && t->rows.base == NONE;
  if (field == NONE || same) return;
  const struct m_field *f = &m->fields.p[field];
  note_field(m, msg(m->sink, M_TERM_IS_FIELD, name_place(t->src, t->node), t->name, m->entities.p[f->entity].name), field);
}

static void say_entity_twice(struct model *m, const struct m_entity *e, const struct node *at, struct text name, uint32_t had) {
  const struct m_entity *other = &m->entities.p[had];
  msg_note(m->sink, msg(m->sink, M_ENTITY_NAME, node_place(e->src, at), name, other->name), M_NOTE_FIRST, name_place(other->src, other->node));
}

void model_entity_name(struct model *m, uint32_t entity) {
  const struct m_entity *e = &m->entities.p[entity];
  uint32_t had = e->plural.n > 0 && !text_eq(e->plural, e->name) ? model_entity(m, e->plural) : NONE;
  if (had != NONE && had != entity && m->entities.p[had].node) say_entity_twice(m, e, node_child(e->node, 0), e->plural, had);
}

void model_same_names(struct model *m) {
  for (size_t i = 0; i < m->definitions.n; i++) check_definition_name(m, &m->definitions.p[i]);
  for (size_t i = 0; i < m->terms.n; i++) check_term_name(m, &m->terms.p[i]);
}
