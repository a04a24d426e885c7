// What evidence looks like: sets, classifications, entities and their fields.
#include "verify.h"

static bool day_ok(const struct check *c, const char *member, day d) {
  return d == NO_DAY || (d >= DAY_MIN && d <= DAY_MAX) || check_fail(c, member, NOT_KNOWN);
}

static bool one_set(struct check *c, uint32_t i) {
  const struct img_set *s = &c->im->sets[i];
  return TEXT_OK(s, name) && TEXT_OK(s, title) && TEXT_OK(s, version) && TEXT_OK(s, source) &&
         day_ok(c, "valid_from", s->valid_from) && day_ok(c, "valid_to", s->valid_to);
}

// Leaves the nodes that end before the next one: from c->open up to `parent`. Each must cover exactly the leaves numbered since.
static bool close_nodes(struct check *c, uint32_t parent, uint32_t leaf) {
  uint32_t here = c->index;
  for (; c->open != parent; c->depth--) {
    const struct img_node *n = &c->im->nodes[c->open];
    if (n->leaves != leaf - n->first_leaf) {
      c->index = c->open;
      return check_fail(c, "leaves", NOT_HERE);
    }
    if (n->parent == NONE && parent != NONE)
      return check_fail(c, "parent", NOT_HERE);
    c->open = n->parent;
  }
  c->index = here;
  return true;
}

static bool enter_node(struct check *c, uint32_t leaf) {
  const struct img_node *n = &c->im->nodes[c->index];
  if (!(TEXT_OK(n, name) && TEXT_OK(n, path) && TEXT_OK(n, title) && TEXT_OK(n, code)))
    return false;
  if (c->open == NONE && n->parent != NONE)
    return check_fail(c, "parent", NOT_HERE);
  if (!close_nodes(c, n->parent, leaf))
    return false;
  if (n->first_leaf != leaf)
    return check_fail(c, "first_leaf", NOT_HERE);
  if (c->depth == TREE_DEPTH)
    return check_fail(c, "parent", TOO_DEEP);
  c->open = c->index;
  c->depth++;
  return true;
}

// Preorder: the parent of a node is the node before it, or one above that. Leaves are numbered as they come.
static bool nodes_ok(struct check *c, uint32_t first, uint32_t end, uint32_t *leaf) {
  c->section = "nodes";
  c->open = NONE;
  c->depth = 0;
  for (uint32_t i = first; i < end; i++) {
    c->index = i;
    if (!enter_node(c, *leaf))
      return false;
    if (i + 1 == end || c->im->nodes[i + 1].parent != i)
      ++*leaf;
  }
  return close_nodes(c, NONE, *leaf);
}

static bool one_class(struct check *c, uint32_t i) {
  const struct img_class *k = &c->im->classes[i], *before = i > 0 ? k - 1 : NULL;
  uint32_t leaf = 0, next = before ? before->first_node + before->nodes : 0;
  if (!(TEXT_OK(k, name) && TEXT_OK(k, title) && KNOWN_OK(k, ordered, 1)))
    return false;
  if (k->first_node != next)
    return check_fail(c, "first_node", NOT_HERE);
  if (!RANGE_OK(k, first_node, nodes, c->im->n_nodes) || !nodes_ok(c, k->first_node, k->first_node + k->nodes, &leaf))
    return false;
  c->section = "classes";
  c->index = i;
  if (k->nodes == 0)
    return check_fail(c, "nodes", NOT_KNOWN);
  return k->leaves == leaf || check_fail(c, "leaves", NOT_HERE);
}

static bool every_node_has_a_class(struct check *c) {
  const struct img_class *last = c->im->n_classes > 0 ? &c->im->classes[c->im->n_classes - 1] : NULL;
  uint32_t end = last ? last->first_node + last->nodes : 0;
  c->section = "nodes";
  c->index = end;
  return end == c->im->n_nodes || check_fail(c, "parent", NOT_HERE);
}

static uint32_t depth_of(const struct image *im, uint32_t entity) {
  uint32_t depth = 0;
  for (; im->entities[entity].parent != NONE; entity = im->entities[entity].parent)
    depth++;
  return depth;
}

// Entity 0 is the root and the only one; parents come first, so that going up always ends.
static bool parent_ok(const struct check *c, uint32_t i) {
  uint32_t parent = c->im->entities[i].parent;
  if (i == 0 ? parent != NONE : parent >= i)
    return check_fail(c, "parent", NOT_HERE);
  return depth_of(c->im, i) <= ENTITY_DEPTH || check_fail(c, "parent", TOO_DEEP);
}

static bool own_field(const struct check *c, const char *member, uint32_t field) {
  const struct img_entity *e = &c->im->entities[c->index];
  return field == NONE || field - e->first_field < e->fields || check_fail(c, member, NOWHERE);
}

static bool fields_are_mine(const struct check *c, uint32_t i) {
  const struct img_entity *e = &c->im->entities[i];
  for (uint32_t f = 0; f < e->fields; f++) {
    if (c->im->fields[e->first_field + f].entity != i)
      return check_fail(c, "first_field", NOT_HERE);
  }
  return true;
}

static bool one_entity(struct check *c, uint32_t i) {
  const struct img_entity *e = &c->im->entities[i];
  if (!(TEXT_OK(e, name) && TEXT_OK(e, plural) && TEXT_OK(e, title) && parent_ok(c, i) && FLAGS_OK(e, kind, 127)))
    return false;
  if (!(RANGE_OK(e, first_field, fields, c->im->n_fields) && fields_are_mine(c, i)))
    return false;
  if (!(own_field(c, "key", e->key) && own_field(c, "date", e->date)))
    return false;
  return e->date == NONE || c->im->fields[e->date].type == TYPE_DATE || check_fail(c, "date", NOT_TYPE);
}

static bool class_ok(const struct check *c, const struct img_field *f) {
  if (f->type == TYPE_DURATION)
    return f->class_ < SPAN_UNITS || check_fail(c, "class_", NOT_KNOWN);
  if (f->type != TYPE_CHOICE && f->type != TYPE_SET)
    return f->class_ == NONE || check_fail(c, "class_", NOWHERE);
  if (!INDEX_OK(f, class_, c->im->n_classes))
    return false;
  return f->type == TYPE_CHOICE || c->im->classes[f->class_].leaves <= 64 || check_fail(c, "class_", NOT_TYPE);
}

static bool one_field(struct check *c, uint32_t i) {
  const struct img_field *f = &c->im->fields[i];
  if (!(TEXT_OK(f, name) && TEXT_OK(f, question) && TEXT_OK(f, help) && TEXT_OK(f, who)))
    return false;
  if (!(INDEX_OK(f, entity, c->im->n_entities) && KNOWN_OK(f, type, TYPE_DURATION) && class_ok(c, f) &&
        FLAGS_OK(f, flags, FIELD_OPTIONAL | FIELD_APPLIES)))
    return false;
  const struct img_entity *e = &c->im->entities[f->entity];
  return i - e->first_field < e->fields || check_fail(c, "entity", NOT_HERE);
}

static bool number_of_entities(const struct check *c) {
  if (c->im->n_entities > 0 && c->im->n_entities <= ENTITY_LIMIT)
    return true;
  struct text detail = text_format(c->sink->arena, "er zijn %u entiteiten", c->im->n_entities);
  msg(c->sink, M_IMAGE_DAMAGED, NO_PLACE, c->name, detail);
  return false;
}

bool verify_schema(struct check *c) {
  const struct image *im = c->im;
  return check_each(c, "sets", im->n_sets, one_set) && check_each(c, "classes", im->n_classes, one_class) &&
         every_node_has_a_class(c) && number_of_entities(c) && check_each(c, "entities", im->n_entities, one_entity) &&
         check_each(c, "fields", im->n_fields, one_field) && verify_periods(c) &&
         verify_gathers(c);
}
