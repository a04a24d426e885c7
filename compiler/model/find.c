#include <string.h>

#include "model.h"

struct text model_key(const struct model *m, struct text a, struct text b) {
  char *p = NEW_ARRAY(m->arena, char, a.n + 1 + b.n);
  if (a.n > 0) memcpy(p, a.p, a.n);
  p[a.n] = ' ';
  if (b.n > 0) memcpy(p + a.n + 1, b.p, b.n);
  return (struct text){p, a.n + 1 + b.n};
}

static uint32_t found(const struct map *map, struct text name) {
  const uintptr_t *v = map_find(map, name);
  return v ? (uint32_t)*v : NONE;
}

uint32_t model_entity(const struct model *m, struct text name) { return found(&m->entity_names, name); }
uint32_t model_class(const struct model *m, struct text name) { return found(&m->class_names, name); }
uint32_t model_term(const struct model *m, struct text name) { return found(&m->term_names, name); }
uint32_t model_rows(const struct model *m, struct text name, uint32_t *term) {
  uint32_t e = model_entity(m, name);
  *term = e == NONE ? model_term(m, name) : NONE;
  return *term == NONE ? e : m->terms.p[*term].rows.entity;
}

uint32_t model_definition(const struct model *m, struct text name) { return found(&m->definition_names, name); }

uint32_t model_field(const struct model *m, uint32_t entity, struct text name) {
  uint32_t first = NONE;
  for (uint32_t f = found(&m->field_names, name); f != NONE; f = m->fields.p[f].same_name)
    if (m->fields.p[f].entity == entity) first = f;
  return first;
}

uint32_t model_add_field(struct model *m, struct m_field f) {
  uint32_t at = (uint32_t)m->fields.n;
  f.same_name = found(&m->field_names, f.name);
  map_set(&m->field_names, f.name, at);
  vec_push(m->arena, &m->fields, f);
  vec_push(m->arena, &m->entities.p[f.entity].fields, at);
  return at;
}

uint32_t model_node(const struct model *m, uint32_t class_, struct text name) {
  const struct m_class *c = &m->classes.p[class_];
  uint32_t exact = found(&c->exact, name), end = found(&c->ends, name);
  return exact != NONE ? exact : end;
}

static void add_first(struct map *map, struct text key, uint32_t i) {
  if (key.n > 0 && !map_find(map, key)) map_set(map, key, i);
}

void model_index_nodes(struct model *m, struct m_class *c) {
  c->exact.arena = c->ends.arena = m->arena;
  for (uint32_t i = 0; i < c->nodes.n; i++) {
    struct text path = c->nodes.p[i].path;
    add_first(&c->exact, path, i);
    add_first(&c->exact, c->nodes.p[i].code, i);
    for (size_t at = 0; at < path.n; at++) {
      if (at > 0 && path.p[at - 1] != '.') continue;
      struct text end = text_slice(path, at, path.n);
      map_set(&c->ends, end, map_find(&c->ends, end) ? NONE : i);
    }
  }
}

uint32_t model_set(const struct model *m, struct text name) {
  for (uint32_t i = 0; i < m->sets.n; i++)
    if (text_eq(m->sets.p[i].name, name)) return i;
  return NONE;
}

uint32_t model_kpi(const struct model *m, struct text name) {
  for (uint32_t i = 0; i < m->kpis.n; i++)
    if (text_eq(m->kpis.p[i].name, name)) return i;
  return NONE;
}

uint32_t model_eis(const struct model *m, uint32_t set, struct text number) {
  struct text key = model_key(m, m->sets.p[set].name, number);
  return found(&m->eis_names, key);
}

uint32_t model_part(const struct model *m, uint32_t target, struct text path) {
  const struct m_target *t = &m->targets.p[target];
  for (size_t i = 0; i < t->parts.n; i++) {
    const struct m_target *part = &m->targets.p[t->parts.p[i]];
    if (text_eq(part->path, path)) return t->parts.p[i];
    uint32_t deeper = model_part(m, t->parts.p[i], path);
    if (deeper != NONE) return deeper;
  }
  return NONE;
}

bool model_under(const struct model *m, uint32_t entity, uint32_t ancestor) {
  while (entity != ancestor && entity != NONE) entity = m->entities.p[entity].parent;
  return entity == ancestor;
}

static bool aims_at(const struct m_exception *x, uint32_t target) {
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i].target == target) return true;
  return false;
}

bool model_contains(const struct m_exception *a, const struct m_exception *b) {
  if (a->term != NONE || b->term != NONE || a->term_node || b->term_node) return false;
  for (size_t i = 0; i < b->aims.n; i++)
    if (!aims_at(a, b->aims.p[i].target)) return false;
  return a->aims.n > b->aims.n && b->aims.n > 0;
}
