// The sources of a plan that was carried out.
#include "plan.h"

static bool is_source(const struct plan *plan, struct text name) {
  for (size_t i = 0; i < plan->records.origins.n; i++)
    if (text_eq(plan->records.origins.p[i].source, name))
      return true;
  for (size_t i = 0; i < plan->calls.n; i++) // an empty file gives no values, and is a source
    if (plan->calls.p[i].n_args && text_eq(plan->calls.p[i].args[0].value, name))
      return true;
  return false;
}

static struct text nearest_source(struct arena *a, const struct plan *plan, struct text name, struct text other) {
  const struct records *r = &plan->records;
  struct text *names = NEW_ARRAY(a, struct text, r->origins.n);
  size_t n = 0;
  for (size_t i = 0; i < r->origins.n; i++)
    if (r->origins.p[i].source.n && !text_eq(r->origins.p[i].source, other))
      names[n++] = r->origins.p[i].source;
  struct text nearest = text_nearest(name, names, n);
  for (size_t i = 0; i < n && !nearest.n; i++) // «personeel» for «personeel.csv»
    if (text_starts(names[i], name))
      nearest = names[i];
  return nearest;
}

void plan_check_sources(struct arena *a, struct sink *sink, const struct plan *plan) {
  for (size_t i = 0; i < plan->records.prevails.n; i++) {
    const struct rec_prevails *p = &plan->records.prevails.p[i];
    if (!is_source(plan, p->source))
      msg(sink, M_PREVAILS_NOWHERE, p->place, p->source, nearest_source(a, plan, p->source, p->over));
    if (!is_source(plan, p->over))
      msg(sink, M_PREVAILS_NOWHERE, p->place, p->over, nearest_source(a, plan, p->over, p->source));
  }
}
