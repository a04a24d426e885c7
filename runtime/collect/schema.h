// What the sets that are judged know of an entity: its name, ancestors, key and fields. One dossier serves several sets.
#ifndef EISEN_SCHEMA_H
#define EISEN_SCHEMA_H

#include "image.h"

struct schema {
  const struct image *const *images;
  size_t n_images;
};
enum { SCHEMA_DEPTH = 16 };
struct entity_shape {
  struct text name;                    // as the set writes it
  struct text ancestors[SCHEMA_DEPTH]; // the parent first; without the aanbieder
  uint32_t n_ancestors;
  struct text key; // the field that is its key; empty when it has none
  bool is_provider;
};

// How people write a name: case, and spaces, '_' or '-' between words, do not matter.
struct text schema_fold(struct arena *a, struct text name);
// False when no set knows the entity. Without any set everything is known, below the aanbieder.
bool schema_entity(struct arena *a, const struct schema *s, struct text entity, struct entity_shape *out);
// The name of the field that a column fills, NO_TEXT when no set has it. Without any set: the column itself, folded.
struct text schema_field(struct arena *a, const struct schema *s, struct text entity, struct text column);

#endif
