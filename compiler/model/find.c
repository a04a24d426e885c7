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
uint32_t model_definition(const struct model *m, struct text name) { return found(&m->definition_names, name); }

uint32_t model_field(const struct model *m, uint32_t entity, struct text name) {
  const struct m_entity *e = &m->entities.p[entity];
  for (size_t i = 0; i < e->fields.n; i++)
    if (text_eq(m->fields.p[e->fields.p[i]].name, name)) return e->fields.p[i];
  return NONE;
}

static bool is_end_of(struct text path, struct text name) {
  return text_ends(path, name) && (path.n == name.n || path.p[path.n - name.n - 1] == '.');
}

uint32_t model_node(const struct model *m, uint32_t class_, struct text name) {
  const struct m_class *c = &m->classes.p[class_];
  uint32_t match = NONE, matches = 0;
  for (uint32_t i = 0; i < c->nodes.n; i++) {
    const struct m_node *n = &c->nodes.p[i];
    if (text_eq(n->path, name) || (n->code.n > 0 && text_eq(n->code, name))) return i;
    if (is_end_of(n->path, name)) match = i, matches++;
  }
  return matches == 1 ? match : NONE;
}

uint32_t model_set(const struct model *m, struct text name) {
  for (uint32_t i = 0; i < m->sets.n; i++)
    if (text_eq(m->sets.p[i].name, name)) return i;
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
