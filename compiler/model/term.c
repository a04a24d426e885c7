// Begrippen: which rows each names, once all are there.
#include "model.h"

struct text nearest_rows(const struct model *m, struct text wanted) {
  struct text near[] = {nearest_key(&m->term_names, wanted), nearest_key(&m->entity_names, wanted)};
  return text_nearest(wanted, near, 2);
}

static void find_rows(struct model *m, uint32_t which);

// What `is elke …` names: a gegeven, or another begrip. The name itself stays unknown after an error.
static void resolve(struct model *m, struct m_rows *r) {
  if (!r->each) return;
  const struct node *name = r->each->child;
  r->entity = model_entity(m, name->text);
  if (r->entity != NONE) return;
  r->base = model_term(m, name->text);
  if (r->base == NONE) {
    m->incomplete = true;
    msg(m->sink, M_ENTITY_UNKNOWN, node_place(r->src, name), name->text, nearest_rows(m, name->text));
    return;
  }
  const struct m_term *base = &m->terms.p[r->base];
  find_rows(m, r->base);
  r->entity = base->rows.entity;
  if (!base->rows.each) msg(m->sink, M_TERM_NO_ROWS, node_place(r->src, name), name->text);
}

static void find_rows(struct model *m, uint32_t which) {
  struct m_term *t = &m->terms.p[which];
  if (t->state == TERM_BUSY) {
    m->incomplete = true;
    msg(m->sink, M_TERM_CYCLE, name_place(t->src, t->node), t->name);
  }
  if (t->state != TERM_NEW || t->rows.entity != NONE) return;
  t->state = TERM_BUSY;
  resolve(m, &t->rows);
  t->state = t->rows.each && t->rows.entity == NONE ? TERM_BAD : TERM_NEW;
}

static void note_entity(struct model *m, struct message *at, const struct m_entity *e) {
  if (e->node) msg_note(m->sink, at, M_NOTE_FIRST, name_place(e->src, e->node)); // not so of the aanbieder
}

// A name stands for the rows of one thing alone.
static void check_names(struct model *m, const struct m_term *t) {
  const struct text names[] = {t->name, t->plural};
  for (int i = 0; i < 2; i++) {
    uint32_t other = names[i].n > 0 ? model_term(m, names[i]) : NONE;
    struct place at = i == 0 ? name_place(t->src, t->node) : node_place(t->src, node_child(t->node, 3));
    uint32_t rows = names[i].n > 0 && t->rows.each ? model_entity(m, names[i]) : NONE;
    if (rows != NONE) note_entity(m, msg(m->sink, M_TERM_IS_ENTITY, at, names[i]), &m->entities.p[rows]);
    if (other != NONE && &m->terms.p[other] != t)
      msg_note(m->sink, msg(m->sink, M_TERM_TWICE, at, names[i]), M_NOTE_FIRST, name_place(m->terms.p[other].src, m->terms.p[other].node));
  }
}

void model_terms_finish(struct model *m) {
  for (uint32_t i = 0; i < m->terms.n; i++) find_rows(m, i);
  for (uint32_t i = 0; i < m->terms.n; i++) check_names(m, &m->terms.p[i]);
  for (uint32_t i = 0; i < m->exceptions.n; i++) resolve(m, &m->exceptions.p[i].new_rows);
}
