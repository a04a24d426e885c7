// Parameters: values of a norm that a role may change in a waiver. They are known where the eis or onderdeel that declares them
// is, and in its onderdelen.
#include "expr.h"

static bool is_fixed_value(const struct node *n) {
  bool number = n->kind == N_NAME && n->text.n > 0 && n->text.p[0] >= '0' && n->text.p[0] <= '9';
  return number || n->kind == N_PERCENT || n->kind == N_MONEY || n->kind == N_DATE || n->kind == N_DURATION;
}

// A field or definitie of the same name would never be meant in the norm.
static void check_name(struct model *m, const struct m_parameter *p, uint32_t level) {
  uint32_t definition = model_definition(m, p->name), field = NONE;
  for (uint32_t e = level; e != NONE && field == NONE; e = m->entities.p[e].parent) field = model_field(m, e, p->name);
  struct place at = name_place(p->src, p->node);
  if (field != NONE) model_say_field(m, at, p->name, "een parameter", field);
  else if (definition != NONE && model_under(m, level, m->definitions.p[definition].entity))
    msg_note(m->sink, msg(m->sink, M_TERM_TWICE, at, p->name), M_NOTE_FIRST, name_place(m->definitions.p[definition].src, m->definitions.p[definition].node));
}

// In rows further down a field of that name is nearer, and the parameter would be meant all the same.
static bool is_clear(const struct context *c, const struct node *n, const struct m_parameter *p) {
  const struct model *m = c->model;
  for (uint32_t e = c->level; e != p->level && e != NONE; e = m->entities.p[e].parent) {
    uint32_t field = model_field(m, e, p->name);
    if (field == NONE) continue;
    model_say_field(c->model, node_place(c->src, n), p->name, "een parameter", field);
    return false;
  }
  return true;
}

void check_parameters(struct model *m, uint32_t target, uint32_t level) {
  for (size_t i = 0; i < m->parameters.n; i++) {
    struct m_parameter *p = &m->parameters.p[i];
    if (p->target != target) continue;
    struct context c = {m, p->src, level, NULL};
    const struct x *x = NULL;
    p->level = level;
    if (is_fixed_value(p->literal)) x = check_literal(&c, p->literal, NULL);
    else msg(m->sink, M_PARAMETER_VALUE, node_place(p->src, p->literal), p->name);
    check_name(m, p, level);
    if (!x) continue;
    p->known = true;
    p->type = x->value_type;
    p->class_ = x->class_;
    p->scale = x->scale;
    p->value = x->lo;
  }
}

static uint32_t find_parameter(const struct model *m, uint32_t target, struct text name) {
  for (uint32_t i = 0; i < m->parameters.n; i++)
    if (m->parameters.p[i].target == target && text_eq(m->parameters.p[i].name, name)) return i;
  return NONE;
}

bool check_parameter(const struct context *c, const struct node *n, const struct x **out) {
  const struct model *m = c->model;
  uint32_t target = c->target ? (uint32_t)(c->target - m->targets.p) : NONE, found = NONE;
  for (; target != NONE && found == NONE; target = m->targets.p[target].parent) found = find_parameter(m, target, n->text);
  *out = NULL;
  if (found == NONE) return false;
  const struct m_parameter *p = &m->parameters.p[found];
  if (!p->known || !model_under(m, c->level, p->level) || !is_clear(c, n, p)) return true;
  struct x *x = x_new(c, n, X_PARAMETER, T_VALUE);
  x->field = found;
  x->value_type = (enum field_type)p->type;
  x->scale = p->scale;
  x->class_ = p->class_;
  x->level = p->level;
  *out = x;
  return true;
}
