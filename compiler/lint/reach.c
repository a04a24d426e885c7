// For whom: a branch of a classification for which no eis holds, and those that an exception leaves behind.
#include "rule.h"

// Does this eis hold for somebody who has nothing but an enrolment in this leaf?
static bool holds_for(const struct lint *l, uint32_t target, const struct form *alone) {
  const struct form *whole = reach_of(l->check, target)->whole;
  return !whole || check_possible(l->check, 0, form_and(&l->check->proof, whole, alone));
}

// A condition on the provider alone: some enrolment lies in the leaf, none outside it.
static const struct form *alone_in(const struct lint *l, const struct x *field, uint32_t entity, uint32_t leaf, struct place at) {
  struct proof *p = &l->check->proof;
  const struct form *in = form_within(p, field, leaf, leaf, at);
  const struct form *some = form_some(p, in, entity, at), *other = form_some(p, form_not(p, in), entity, at);
  return some && other ? form_except(p, some, other) : NULL;
}

static uint32_t enrolment_field(const struct lint *l, uint32_t class_, uint32_t entity) {
  const struct m_entity *e = &l->model->entities.p[entity];
  for (size_t i = 0; i < e->fields.n; i++)
    if (l->model->fields.p[e->fields.p[i]].class_ == class_) return e->fields.p[i];
  return NONE;
}

static void look_at_leaf(const struct lint *l, const struct m_class *c, const struct m_node *n, const struct form *alone) {
  bool any = false;
  if (!alone) return;
  for (uint32_t t = 0; t < l->model->targets.n && !any; t++)
    any = l->model->targets.p[t].kind == TARGET_EIS && holds_for(l, t, alone);
  if (!any) msg(l->model->sink, M_LEAF_BARE, node_place(c->src, c->node), n->title.n > 0 ? n->title : n->path);
}

void lint_reach(struct lint *l) {
  uint32_t class_ = model_class(l->model, TEXT("zorgvorm")), entity = model_entity(l->model, TEXT("inschrijving"));
  uint32_t field = class_ == NONE || entity == NONE ? NONE : enrolment_field(l, class_, entity);
  if (field == NONE || l->model->classes.p[class_].src != l->src) return;
  const struct m_class *c = &l->model->classes.p[class_];
  struct context at = {l->model, l->src, entity, NULL};
  const struct x *value = check_own_field(&at, c->node, field);
  for (size_t i = 0; i < c->nodes.n; i++)
    if (c->nodes.p[i].leaves == 1) {
      struct place place = node_place(c->src, c->node);
      look_at_leaf(l, c, &c->nodes.p[i], alone_in(l, value, entity, c->nodes.p[i].first_leaf, place));
    }
}
