// A hash map from text to a number, on an arena, that remembers the order of insertion. Keys are not copied.
#ifndef EISEN_MAP_H
#define EISEN_MAP_H

#include "text.h"

struct map {
  struct arena *arena; // set by the owner before first use
  uint32_t *slots;     // index + 1 into entries; 0 is empty
  size_t n_slots;
  struct map_entry {
    struct text key;
    uint64_t hash;
    uintptr_t value;
  } *entries;
  size_t n, cap;
};

// The value's address, or NULL.
uintptr_t *map_find(const struct map *m, struct text key);
// Adds or overwrites; gives true when the key was new.
bool map_set(struct map *m, struct text key, uintptr_t value);

// Interned strings: equal texts get equal numbers, counted from 0 in order of first sight. Texts are copied.
struct intern {
  struct map map;
};
uint32_t intern_id(struct intern *in, struct text t);
struct text intern_text(const struct intern *in, uint32_t id);

#endif
