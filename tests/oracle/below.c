// The rows of an entity as they are seen from another row: those of one list, or of all lists on the way down together.
#include "reading.h"

bool o_is_only(const struct o_entity *level, const struct o_entity *e) {
  if (o_under(level, e->parent)) return e->single;
  bool only = true;
  for (; e != level; e = e->parent) only = only && e->single;
  return only;
}

const struct o_entity *o_seen_from(const struct o_entity *level, const struct o_entity *e) {
  return e->parent && !o_under(level, e->parent) && o_under(e, level) ? level : e->parent;
}

// Of what there is at most one there can be no more than that one.
static bool may_have_more(const struct o_entity *e, const struct o_list *l) { return l->open && !(e->single && l->rows.n > 0); }

// The rows below in their order; of a list that is open it is noted that it was looked at.
static void gather(struct arena *a, struct o_row *row, const struct o_entity *e, bool look, bool above_open, struct o_list *out) {
  const struct o_entity *step = e;
  while (step->parent != row->entity) step = step->parent;
  struct o_list *l = &row->lists[step->index];
  bool more = may_have_more(step, l);
  if (more && look) l->reads++;
  if (more && (step != e || l->since == 0)) above_open = true; // of any day
  if (more && !out->open) out->since = l->since;
  if (more && l->since > out->since) out->since = l->since;
  out->open = out->open || more;
  if (above_open) out->reads = 1;
  for (size_t i = 0; i < l->rows.n; i++) {
    if (step == e) vec_push(a, &out->rows, l->rows.p[i]);
    else gather(a, l->rows.p[i], e, look, above_open, out);
  }
}

struct o_list *o_list_from(struct arena *a, struct o_row *row, const struct o_entity *level, const struct o_entity *e, bool look) {
  struct o_row *parent = o_row_at(row, e->parent);
  if (parent && o_under(level, e->parent)) {
    struct o_list *l = &parent->lists[e->index];
    if (look && l->open) l->reads++;
    return l;
  }
  if (row->entity != level || !o_under(e, level) || e == level) return NULL;
  struct o_list *all = NEW(a, struct o_list);
  gather(a, row, e, look, false, all);
  if (all->reads > 0 || !all->open) all->since = 0;
  return all;
}
