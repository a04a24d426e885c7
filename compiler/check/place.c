// Places: `in …`, `in de overige …` and `grenst aan`.
#include "expr.h"

// The field of the nearest row (this one or what it hangs under, below the aanbieder) whose values lie in the classification; else
// that of the enrolments.
struct place_field {
  uint32_t field, rival; // rival: another one that it may be as well; NONE
  bool own_row;
};

static struct place_field field_of_row(const struct model *m, uint32_t entity, uint32_t class_) {
  struct place_field p = {NONE, NONE, true};
  for (size_t i = 0; i < m->entities.p[entity].fields.n; i++) {
    uint32_t f = m->entities.p[entity].fields.p[i];
    if (m->fields.p[f].type != TYPE_CHOICE || m->fields.p[f].class_ != class_) continue;
    uint32_t better = p.field == NONE ? f : check_better_field(m, p.field, f);
    if (better == NONE) p.rival = f;
    else if (better == f) p = (struct place_field){f, NONE, true};
  }
  return p;
}

static struct place_field find_place_field(const struct context *c, uint32_t class_) {
  const struct model *m = c->model;
  uint32_t enrolments = model_entity(m, TEXT("inschrijving"));
  for (uint32_t e = c->level; e != NONE; e = e == 0 ? NONE : m->entities.p[e].parent) {
    uint32_t look = e == 0 ? enrolments : e;
    struct place_field p = look == NONE ? (struct place_field){NONE, NONE, false} : field_of_row(m, look, class_);
    p.own_row = e != 0;
    if (p.field != NONE) return p;
  }
  return (struct place_field){NONE, NONE, false};
}

static const struct x *among_leaves(const struct context *c, const struct node *n, uint32_t field, const bool *leaf) {
  const struct m_field *f = &c->model->fields.p[field];
  struct x *x = x_new(c, n, X_ONE_OF, T_CONDITION);
  x->a = check_own_field(c, n, field);
  x->level = f->entity;
  uint32_t leaves = c->model->classes.p[f->class_].leaves;
  for (uint32_t i = 0; i < leaves; i++)
    if (leaf[i]) vec_push(c->model->arena, &x->list, (int64_t)i);
  if (n->kind == N_OTHER_PLACES) vec_push(c->model->arena, &x->list, (int64_t)leaves); // a place outside the classification is another one
  return x;
}

static const struct x *here(const struct context *c, const struct node *n, uint32_t class_, const bool *leaf) {
  struct place_field p = find_place_field(c, class_);
  if (p.field == NONE) msg(c->model->sink, M_NO_ENROLMENT, node_place(c->src, n));
  if (p.rival != NONE) check_say_fields(c, n, c->model->classes.p[class_].name, p.field, p.rival);
  if (p.field == NONE || p.rival != NONE) return NULL;
  const struct x *inside = among_leaves(c, n, p.field, leaf);
  if (p.own_row) return inside;
  bool shown = c->target && model_is_shown(c->model, (uint32_t)(c->target - c->model->targets.p));
  if (!shown) c->model->entities.p[c->model->fields.p[p.field].entity].kind |= KIND_FOR_WHOM;
  struct x *x = x_new(c, n, X_ANY, T_CONDITION);
  x->a = inside;
  x->entity = c->model->fields.p[p.field].entity;
  return x;
}

static bool mark(const struct model *m, struct text name, uint32_t class_, bool *leaf) {
  uint32_t node = model_node(m, class_, name);
  if (node == NONE) return false;
  const struct m_node *k = &m->classes.p[class_].nodes.p[node];
  for (uint32_t i = k->first_leaf; i < k->first_leaf + k->leaves; i++) leaf[i] = true;
  return true;
}

// The classification that knows the name; NONE with a message.
static uint32_t class_with(const struct context *c, const struct node *name) {
  const struct model *m = c->model;
  VEC(uint32_t) named = {0};
  for (uint32_t i = 0; i < m->classes.n; i++) {
    if (m->classes.p[i].name.n == 0) continue;
    if (model_node(m, i, name->text) != NONE) return i;
    vec_push(m->arena, &named, i);
  }
  say_branch_unknown(c, name, name->text, named.p, named.n);
  return NONE;
}

static const struct x *named_places(const struct context *c, const struct node *n) {
  uint32_t class_ = class_with(c, n->child->child);
  if (class_ == NONE) return NULL;
  bool *leaf = NEW_ARRAY(c->model->arena, bool, c->model->classes.p[class_].leaves);
  for (const struct node *name = n->child->child; name; name = name->next)
    if (!mark(c->model, name->text, class_, leaf)) {
      say_branch_unknown(c, name, name->text, &class_, 1);
      return NULL;
    }
  return here(c, n, class_, leaf);
}

// Word forms: `in de overige gemeenten` names the classification `gemeente`.
static uint32_t class_by_plural(const struct model *m, struct text plural) {
  for (uint32_t i = 0; i < m->classes.n; i++)
    if (m->classes.p[i].name.n > 0 && text_starts(plural, m->classes.p[i].name)) return i;
  return NONE;
}

static const struct x *other_places(const struct context *c, const struct node *n, const struct m_target *parent) {
  const struct model *m = c->model;
  uint32_t class_ = class_by_plural(m, n->text);
  if (class_ == NONE) {
    msg(m->sink, M_CLASS_UNKNOWN, name_place(c->src, n), n->text, nearest_key(&m->class_names, n->text));
    return NULL;
  }
  bool *leaf = NEW_ARRAY(m->arena, bool, m->classes.p[class_].leaves);
  for (size_t i = 0; parent && i < parent->parts.n; i++) {
    const struct m_target *part = &m->targets.p[parent->parts.p[i]];
    for (size_t k = 0; k < part->when.n; k++)
      if (part->when.p[k].node->kind == N_PLACE)
        for (const struct node *name = part->when.p[k].node->child->child; name; name = name->next) mark(m, name->text, class_, leaf);
  }
  for (uint32_t i = 0; i < m->classes.p[class_].leaves; i++) leaf[i] = !leaf[i];
  return here(c, n, class_, leaf);
}

const struct x *check_place(const struct context *c, const struct node *n, const struct m_target *parent) {
  return n->kind == N_PLACE ? named_places(c, n) : other_places(c, n, parent);
}

// a grenst aan b: some leaf of b has a among its neighbours.
const struct x *check_borders(const struct context *c, const struct node *n) {
  const struct x *a = check_expr(c, node_child(n, 0)), *b = a ? check_literal(c, node_child(n, 1), a) : NULL;
  if (!a || !b) return NULL;
  if (a->type != T_VALUE || a->value_type != TYPE_CHOICE || b->type != T_VALUE || b->class_ != a->class_) {
    msg(c->model->sink, M_NOT_CHOICE, node_place(c->src, n));
    return NULL;
  }
  const struct m_class *k = &c->model->classes.p[a->class_];
  const struct x *any = NULL;
  for (uint32_t leaf = 0; leaf < k->leaves; leaf++) {
    struct x *at = x_new(c, n, X_WITHIN, T_CONDITION), *beside = x_new(c, n, X_ONE_OF, T_CONDITION);
    at->a = b;
    at->lo = at->hi = leaf;
    at->level = b->level;
    beside->a = a;
    beside->level = a->level;
    for (size_t i = 0; i + 1 < k->borders.n; i += 2)
      if (k->borders.p[i] == leaf) vec_push(c->model->arena, &beside->list, (int64_t)k->borders.p[i + 1]);
    if (beside->list.n == 0) continue;
    const struct x *both = x_and(c, n, at, beside);
    any = any && both ? x_or(c, n, any, both) : both;
  }
  return any ? any : x_not(c, n, x_true(c, n));
}
