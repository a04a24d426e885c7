// Keys below one row that differ in capitals or spaces alone: two rows, and perhaps one person.
#include "column_build.h"

static struct text key_at(const struct build *b, uint32_t entity, uint32_t row) {
  const struct cell_origin *from = &b->out->entities[entity].from[row];
  return from->records && from->row != NO_INDEX ? from->records->rows.p[from->row].key : NO_TEXT;
}

// «Jan» (a.csv, rij 2)
static struct text told_key(const struct build *b, uint32_t entity, uint32_t row) {
  const struct cell_origin *from = &b->out->entities[entity].from[row];
  uint32_t provider = provider_of(b->out, entity, row);
  struct text where = told_where(b, provider, from->records->rows.p[from->row].origin);
  return text_format(b->sink->arena, "%.*s (%.*s)", TP(told_short(b, key_at(b, entity, row))), TP(where));
}

static void look_below(struct build *b, uint32_t entity, uint32_t from, uint32_t to) {
  struct map seen = {.arena = b->scratch};
  for (uint32_t row = from; row < to; row++) {
    struct text key = key_at(b, entity, row);
    struct text fold = text_fold(b->scratch, text_squeeze(b->scratch, key));
    const uintptr_t *had = fold.n ? map_find(&seen, fold) : NULL;
    if (had == NULL && fold.n)
      map_set(&seen, fold, row);
    if (had != NULL && !text_eq(key_at(b, entity, (uint32_t)*had), key))
      msg(b->sink, M_KEYS_ALIKE, NO_PLACE, told_key(b, entity, (uint32_t)*had), told_key(b, entity, row), img_text(b->image, b->image->entities[entity].name));
  }
  arena_reset(b->scratch);
}

void tell_alike(struct build *b) {
  for (uint32_t e = 1; e < b->image->n_entities; e++) {
    const struct img_entity *entity = &b->image->entities[e];
    if (entity->kind & (KIND_PERIOD | KIND_SINGLE) || entity->key == NONE)
      continue;
    const struct entity_rows *rows = &b->out->entities[e];
    for (uint32_t p = 0; p < b->out->entities[entity->parent].rows; p++)
      if (rows->begin[p + 1] - rows->begin[p] > 1)
        look_below(b, e, rows->begin[p], rows->begin[p + 1]);
  }
}
