#include "schema.h"

struct text schema_fold(struct arena *a, struct text name) {
  struct text folded = text_fold(a, text_squeeze(a, name));
  struct buf b = {.arena = a};
  for (size_t i = 0; i < folded.n; i++)
    buf_char(&b, folded.p[i] == ' ' || folded.p[i] == '_' ? '-' : folded.p[i]);
  return buf_text(&b);
}

static void shape_from(const struct image *im, uint32_t entity, struct entity_shape *out) {
  const struct img_entity *e = &im->entities[entity];
  out->name = img_text(im, e->name);
  out->is_provider = entity == 0;
  if (e->key != NONE)
    out->key = img_text(im, im->fields[e->key].name);
  if (entity == 0)
    return;
  for (uint32_t at = e->parent; at != 0 && at != NONE && out->n_ancestors < SCHEMA_DEPTH; at = im->entities[at].parent)
    out->ancestors[out->n_ancestors++] = img_text(im, im->entities[at].name);
}

bool schema_entity(struct arena *a, const struct schema *s, struct text entity, struct entity_shape *out) {
  *out = (struct entity_shape){.name = entity};
  for (size_t i = 0; i < s->n_images; i++) {
    uint32_t e = image_find_entity(s->images[i], entity);
    if (e == NONE)
      continue;
    shape_from(s->images[i], e, out);
    return true;
  }
  out->is_provider = text_eq(schema_fold(a, entity), TEXT("aanbieder"));
  return s->n_images == 0;
}

static struct text field_of(struct arena *a, const struct image *im, uint32_t entity, struct text folded) {
  const struct img_entity *e = &im->entities[entity];
  for (uint32_t i = 0; i < e->fields; i++) {
    struct text name = img_text(im, im->fields[e->first_field + i].name);
    if (text_eq(schema_fold(a, name), folded))
      return name;
  }
  return NO_TEXT;
}

struct text schema_field(struct arena *a, const struct schema *s, struct text entity, struct text column) {
  struct text folded = schema_fold(a, column);
  for (size_t i = 0; i < s->n_images; i++) {
    uint32_t e = image_find_entity(s->images[i], entity);
    struct text found = e == NONE ? NO_TEXT : field_of(a, s->images[i], e, folded);
    if (found.n)
      return found;
  }
  return s->n_images ? NO_TEXT : folded;
}
