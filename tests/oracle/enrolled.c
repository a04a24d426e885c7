// Whether the enrolments say for whom an eis or exception is (§3): then a dossier that says that there are none cannot be judged.
#include "reading.h"

static bool is_actual(const struct node *n) { return o_child(n, n->kind == N_SCOPE ? 2 : 1) != NULL; }

// A clause for whom that looks at them itself, or in what it makes an exception for.
static bool looks(const struct node *n) {
  const struct node *except = n->kind == N_SCOPE_ALL ? o_child(n, 0) : n->kind == N_SCOPE ? o_child(n, 1) : NULL;
  return (n->kind != N_SCOPE_ALL && !is_actual(n)) || (except && looks(except));
}

static bool some_looks(const o_nodes *scope) {
  for (size_t i = 0; i < scope->n; i++)
    if (looks(scope->p[i])) return true;
  return false;
}

// `in arnhem` of rows that do not say where they lie, nor what they hang under.
static bool some_place_looks(const struct o_model *m, const o_nodes *when, const struct o_entity *level) {
  const struct o_entity *of;
  for (size_t i = 0; i < when->n; i++) {
    bool place = when->p[i]->kind == N_PLACE || when->p[i]->kind == N_OTHER_PLACES;
    if (place && o_place_field(m, level, o_place_class(m, when->p[i]), &of) && of == o_entity_named(m, TEXT("inschrijving")) && of != level) return true;
  }
  return false;
}

// What is only shown is never asked for whom it is.
static bool is_shown(const struct o_target *t) {
  while (t && !t->shown) t = t->parent;
  return t != NULL;
}

bool o_for_whom(const struct o_model *m) {
  for (size_t i = 0; i < m->targets.n; i++)
    if (!is_shown(m->targets.p[i]) && (some_looks(&m->targets.p[i]->scope) || some_place_looks(m, &m->targets.p[i]->when, m->targets.p[i]->rows))) return true;
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    const struct o_entity *rows = x->each ? o_rows_named(m, o_first_name(x->each)) : m->entities.p[0];
    if (some_looks(&x->scope) || some_place_looks(m, &x->when, rows)) return true;
  }
  return false;
}
