// The text speaks of a group that the set has a begrip for, and the norm looks at all rows of which that group is a part.
#include "rule.h"

struct eis {
  bool reads;
  const struct node *each;     // a `voor elke` that names an entity itself
  const struct m_target *of;
  uint32_t entity;
  struct map names;            // what its lines name
  const struct m_term *group;  // in its text
  bool whole;                  // its text speaks of all rows too
};

static void collect(struct map *names, const struct node *n) {
  if (n->text.n > 0 && (n->kind == N_NAME || n->kind == N_REF || n->kind == N_EXISTS || n->kind == N_COUNT)) map_set(names, n->text, 1);
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_VERBATIM && c->kind != N_TITLE) collect(names, c);
}

// `voor elke medewerker`, without anything that makes it fewer.
static uint32_t all_rows(const struct model *m, const struct node *each) {
  const struct node *list = node_child(each, 0);
  bool fewer = node_child(each, 1)->kind != N_NONE || node_child(each, 2)->child != NULL;
  if (fewer || !list->child || list->child->next) return NONE;
  return model_entity(m, list->child->text);
}

static void read_target(const struct lint *l, const struct m_target *t, struct eis *e) {
  for (size_t i = 0; i < t->notes.n; i++) e->reads |= t->notes.p[i].kind != NOTE_DEFECT;
  collect(&e->names, t->node);
  uint32_t entity = t->each ? all_rows(l->model, t->each) : NONE;
  if (entity != NONE && !e->each) e->each = t->each, e->of = t, e->entity = entity;
}

static bool names_entity(const struct model *m, uint32_t entity, struct text fold) {
  const struct m_entity *e = &m->entities.p[entity];
  return text_eq(fold, e->name) || text_eq(fold, e->plural);
}

static void look(const struct lint *l, const struct prose *p, struct eis *e, const struct map *groups) {
  enum { ENDING = 3 }; // letters that a plural may add, and one
  for (size_t k = 0; k < p->n && e->each && !e->reads; k++) {
    struct text fold = p->words[k].fold;
    e->whole |= names_entity(l->model, e->entity, fold);
    for (size_t cut = 0; cut < ENDING && cut < fold.n; cut++) {
      const uintptr_t *had = map_find(groups, text_slice(fold, 0, fold.n - cut));
      const struct m_term *t = had ? (const struct m_term *)*had : NULL;
      if (t && t->rows.entity == e->entity && !map_find(&e->names, t->name)) e->group = t;
    }
  }
}

static void say(const struct lint *l, const struct eis *e) {
  if (!e->group || e->whole) return;
  msg(l->model->sink, M_GROUP_TEXT, node_place(e->of->src, e->each), e->group->name, l->model->entities.p[e->entity].name);
}

static uint32_t eis_of(const struct model *m, uint32_t target) { return m->targets.p[target].kind == TARGET_EIS ? target : m->targets.p[target].eis; }

// Not all rows of its entity.
static bool is_some(const struct m_rows *r) { return r->base != NONE || node_child(r->each, 1)->kind != N_NONE; }

void lint_text_groups(struct lint *l) {
  const struct model *m = l->model;
  struct eis *eisen = NEW_ARRAY(l->arena, struct eis, m->targets.n);
  struct map groups = {.arena = l->arena};
  for (size_t i = 0; i < m->terms.n; i++)
    if (m->terms.p[i].rows.entity != NONE && is_some(&m->terms.p[i].rows)) map_set(&groups, text_fold(l->arena, m->terms.p[i].name), (uintptr_t)&m->terms.p[i]);
  for (uint32_t t = 0; t < m->targets.n && groups.n > 0; t++) {
    const struct m_target *one = &m->targets.p[t];
    if (one->exception != NONE || !lint_own(l, one)) continue;
    struct eis *e = &eisen[eis_of(m, t)];
    e->names.arena = l->arena;
    read_target(l, one, e);
  }
  for (size_t i = 0; i < l->proses.n && groups.n > 0; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner == PROSE_TARGET && m->targets.p[p->index].exception == NONE) look(l, p, &eisen[eis_of(m, p->index)], &groups);
  }
  for (uint32_t t = 0; t < m->targets.n; t++) say(l, &eisen[t]);
}
