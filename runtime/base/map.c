#include "map.h"

// The slot that holds the key, or the empty one where it belongs.
static size_t slot_of(const struct map *m, struct text key, uint64_t hash) {
  size_t mask = m->n_slots - 1, i = (size_t)(hash ^ hash >> 32) & mask;
  while (m->slots[i] != 0) {
    const struct map_entry *e = &m->entries[m->slots[i] - 1];
    if (e->hash == hash && text_eq(e->key, key))
      return i;
    i = (i + 1) & mask;
  }
  return i;
}

uintptr_t *map_find(const struct map *m, struct text key) {
  if (m->n_slots == 0)
    return NULL;
  uint32_t index = m->slots[slot_of(m, key, text_quick_hash(key))];
  return index == 0 ? NULL : &m->entries[index - 1].value;
}

static void grow_slots(struct map *m) {
  m->n_slots = m->n_slots == 0 ? 16 : 2 * m->n_slots;
  m->slots = NEW_ARRAY(m->arena, uint32_t, m->n_slots);
  for (size_t i = 0; i < m->n; i++)
    m->slots[slot_of(m, m->entries[i].key, m->entries[i].hash)] = (uint32_t)(i + 1);
}

bool map_set(struct map *m, struct text key, uintptr_t value) {
  uint64_t hash = text_quick_hash(key);
  if (4 * (m->n + 1) > 3 * m->n_slots)
    grow_slots(m);
  size_t slot = slot_of(m, key, hash);
  if (m->slots[slot] != 0) {
    m->entries[m->slots[slot] - 1].value = value;
    return false;
  }
  if (m->n == m->cap)
    vec_reserve_raw(m->arena, (void **)&m->entries, &m->cap, sizeof *m->entries);
  m->entries[m->n++] = (struct map_entry){.key = key, .hash = hash, .value = value};
  m->slots[slot] = (uint32_t)m->n;
  return true;
}

uint32_t intern_id(struct intern *in, struct text t) {
  const uintptr_t *known = map_find(&in->map, t);
  if (known != NULL)
    return (uint32_t)*known;
  uint32_t id = (uint32_t)in->map.n;
  map_set(&in->map, text_copy(in->map.arena, t), id);
  return id;
}

struct text intern_text(const struct intern *in, uint32_t id) {
  return id < in->map.n ? in->map.entries[id].key : NO_TEXT;
}
