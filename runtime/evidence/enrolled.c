// A provider without any enrolment: where these say for whom an eis is, there is nothing to judge.
#include "columns.h"

static bool is_empty(const struct columns *c, uint32_t entity, uint32_t provider) {
  const struct entity_rows *rows = &c->entities[entity];
  return rows->begin[provider] == rows->begin[provider + 1] && !bit_get(rows->open, provider);
}

bool columns_enrolled(struct sink *sink, const struct columns *c) {
  const struct image *im = c->image;
  bool good = true;
  for (uint32_t e = 1; e < im->n_entities; e++)
    for (uint32_t p = 0; p < c->providers && im->entities[e].kind & KIND_FOR_WHOM && im->entities[e].parent == 0; p++) {
      if (!is_empty(c, e, p))
        continue;
      msg(sink, M_NOT_ENROLLED, NO_PLACE, c->records[p]->provider);
      good = false;
    }
  return good;
}
