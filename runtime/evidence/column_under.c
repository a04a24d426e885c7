// What hangs below a row, one or more levels down.
#include "columns.h"

struct rows_under columns_under(const struct columns *c, uint32_t entity, uint32_t level, uint32_t row) {
  if (entity == level)
    return (struct rows_under){row, row + 1};
  struct rows_under above = columns_under(c, c->image->entities[entity].parent, level, row);
  const uint32_t *begin = c->entities[entity].begin;
  return (struct rows_under){begin[above.from], begin[above.to]};
}

bool columns_list_open(const struct columns *c, uint32_t entity, uint32_t parent) {
  const struct entity_rows *rows = &c->entities[entity];
  bool there = c->image->entities[entity].kind & KIND_SINGLE && rows->begin[parent] < rows->begin[parent + 1];
  return bit_get(rows->open, parent) && !there;
}

static bool some_open(const struct columns *c, uint32_t entity, struct rows_under above) {
  for (uint32_t r = above.from; r < above.to; r++)
    if (columns_list_open(c, entity, r))
      return true;
  return false;
}

bool columns_open_under(const struct columns *c, uint32_t entity, uint32_t level, uint32_t row) {
  uint32_t parent = c->image->entities[entity].parent;
  if (parent == level)
    return bit_get(c->entities[entity].open, row);
  for (; entity != level; entity = parent) {
    parent = c->image->entities[entity].parent;
    if (some_open(c, entity, columns_under(c, parent, level, row)))
      return true;
  }
  return false;
}

day columns_missing_before(const struct columns *c, uint32_t entity, uint32_t level, uint32_t row) {
  uint32_t parent = c->image->entities[entity].parent;
  const struct entity_rows *rows = &c->entities[entity];
  struct rows_under above = columns_under(c, parent, level, row);
  day before = INT32_MIN;
  if (!columns_open_under(c, entity, level, row))
    return INT32_MIN;
  if (rows->since == NULL || (parent != level && columns_open_under(c, parent, level, row)))
    return INT32_MAX;
  for (uint32_t r = above.from; r < above.to; r++)
    if (bit_get(rows->open, r) && rows->since[r] > before)
      before = rows->since[r];
  return before;
}
