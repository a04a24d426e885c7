// Definitions to which exceptions give another formula for the eis judged, also through every definition that uses them. In the new
// formula the name means what it meant; guards always use the old meanings (§4).
#include "oracle.h"

enum { LIMIT = 8, DEFINITIONS = 64 };

static bool redefines(const struct o_exception *x, const struct o_definition *d, const struct o_target *eis) {
  if (x->definition != d) return false;
  if (x->aims.n == 0) return true;
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i] == eis) return true;
  return false;
}

size_t o_formulas(const struct o_model *m, const struct o_definition *d, const struct o_target *eis, const struct o_exception **out) {
  size_t n = 0;
  for (size_t i = 0; i < m->exceptions.n && n < LIMIT; i++)
    if (redefines(m->exceptions.p[i], d, eis)) out[n++] = m->exceptions.p[i];
  return n;
}

struct spreading {
  o_evaluation *evaluate;
  const void *what;
  const struct o_exception **formula;
};

static unsigned spread(const struct o_where *w, const struct spreading *s, size_t d);

// Some of the exceptions hold: those that none of the others goes before decide, each with its formula.
static unsigned with_some(const struct o_where *w, const struct spreading *s, size_t d, const struct o_exception **all, size_t n, unsigned some) {
  const struct o_model *m = w->facts->model;
  unsigned result = 0;
  for (size_t i = 0; i < n; i++) {
    bool decides = some >> i & 1;
    for (size_t k = 0; k < n; k++)
      if (some >> k & 1 && o_goes_before(m, all[k], all[i])) decides = false;
    if (!decides) continue;
    s->formula[d] = all[i];
    result |= spread(w, s, d + 1);
  }
  s->formula[d] = NULL;
  return some ? result : spread(w, s, d + 1);
}

static unsigned spread(const struct o_where *w, const struct spreading *s, size_t d) {
  const struct o_model *m = w->facts->model;
  const struct o_exception *all[LIMIT];
  unsigned guard[LIMIT], result = 0;
  if (d == m->definitions.n) return s->evaluate(w, s->what);
  size_t n = o_formulas(m, m->definitions.p[d], w->eis, all);
  struct o_where top = *w;
  top.row = w->facts->top;
  top.inside = NULL;
  for (size_t i = 0; i < n; i++) guard[i] = o_applies(&top, all[i]);
  for (unsigned some = 0; some < 1u << n; some++) {
    bool possible = true;
    for (size_t i = 0; i < n; i++) possible = possible && (guard[i] & (some >> i & 1 ? C_WAAR : C_ONWAAR));
    if (possible) result |= with_some(w, s, d, all, n, some);
  }
  return result;
}

unsigned o_meant(const struct o_where *w, o_evaluation *evaluate, const void *what) {
  const struct o_exception *formula[DEFINITIONS] = {NULL};
  struct o_where in = *w;
  if (w->in_guard || w->facts->model->definitions.n > DEFINITIONS) return evaluate(w, what);
  in.formula = formula;
  return spread(&in, &(struct spreading){evaluate, what, formula}, 0);
}
