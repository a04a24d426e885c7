// How lists and fields are collected.
#include "verify.h"

static bool is_above(const struct image *im, uint32_t entity, uint32_t ancestor) {
  while (entity > ancestor)
    entity = im->entities[entity].parent;
  return entity == ancestor;
}

static bool known_by_then(const struct check *c, const struct img_gather *g, const struct img_gather_arg *a) {
  const struct img_field *f = &c->im->fields[a->field];
  if (a->field == g->field || f->type == TYPE_SET)
    return false;
  return g->field == NONE ? f->entity == 0 && g->entity != 0 : is_above(c->im, g->entity, f->entity);
}

static bool one_arg(const struct check *c, const struct img_gather *g, uint32_t i) {
  const struct img_gather_arg *a = &c->im->gather_args[i];
  if (!(KNOWN_OK(a, kind, GATHER_FIELD) && TEXT_OK(a, text)))
    return false;
  if (a->kind == GATHER_NAME && a->text.len == 0)
    return check_fail(c, "text", NOT_TEXT);
  if (a->kind != GATHER_FIELD)
    return a->field == NONE || check_fail(c, "field", NOWHERE);
  return INDEX_OK(a, field, c->im->n_fields) && (known_by_then(c, g, a) || check_fail(c, "field", NOT_HERE));
}

static bool args_ok(struct check *c, const struct img_gather *g) {
  uint32_t gather = c->index;
  bool ok = true;
  c->section = "gather_args";
  for (uint32_t i = g->first_arg; ok && i < g->first_arg + g->args; i++) {
    c->index = i;
    ok = one_arg(c, g, i);
  }
  c->section = "gathers";
  c->index = gather;
  return ok;
}

// By entity, its rows before its fields; so each once.
static bool in_order(const struct img_gather *before, const struct img_gather *g) {
  if (before->entity != g->entity)
    return before->entity < g->entity;
  return g->field != NONE && (before->field == NONE || before->field < g->field);
}

static bool one_gather(struct check *c, uint32_t i) {
  const struct img_gather *g = &c->im->gathers[i], *before = i > 0 ? g - 1 : NULL;
  if (!(INDEX_OK(g, entity, c->im->n_entities) && INDEX_OR_NONE(g, field, c->im->n_fields)))
    return false;
  if (!(TEXT_OK(g, collector) && TEXT_OK(g, function)))
    return false;
  if (g->collector.len == 0)
    return check_fail(c, "collector", NOT_TEXT);
  if (c->im->entities[g->entity].kind & KIND_PERIOD)
    return check_fail(c, "entity", NOT_HERE);
  if (g->field != NONE && c->im->fields[g->field].entity != g->entity)
    return check_fail(c, "field", NOT_HERE);
  if (before && !in_order(before, g))
    return check_fail(c, "entity", NOT_HERE);
  if (g->first_arg != (before ? before->first_arg + before->args : 0))
    return check_fail(c, "first_arg", NOT_HERE);
  return RANGE_OK(g, first_arg, args, c->im->n_gather_args) && KNOWN_OK(g, args, GATHER_LIMIT) && args_ok(c, g);
}

bool verify_gathers(struct check *c) {
  const struct img_gather *last = c->im->n_gathers > 0 ? &c->im->gathers[c->im->n_gathers - 1] : NULL;
  if (!check_each(c, "gathers", c->im->n_gathers, one_gather))
    return false;
  c->section = "gather_args";
  c->index = last ? last->first_arg + last->args : 0;
  return c->index == c->im->n_gather_args || check_fail(c, "kind", NOT_HERE);
}
