// Eisen and onderdelen (§2), and the exceptions on them (§4), a row at a time.
//
// One walk serves two questions. Without `want` it gives the outcome of a target. With `want`, an onderdeel of it or a norm that
// an exception puts in its place, it gives what is printed for that one: n.v.t. wherever something that encloses it does not
// apply or something else stands in its place. The eis itself is never computed from what is printed (§2).
#include "oracle.h"

enum { OPTIONS = 12 };

struct option { // an exception that may act on a target
  const struct o_exception *x;
  unsigned guard, effect;
  bool lapses; // its effect is n.v.t. whatever else: supplements fall with it
};

static unsigned out(const struct o_where *w, const struct o_target *t, const struct o_target *want);
static unsigned over_rows(const struct o_where *w, const struct o_target *t, const struct o_target *want);

static struct o_where in_row(const struct o_where *w, struct o_row *row) {
  struct o_where in = *w;
  in.row = row;
  in.inside = NULL;
  return in;
}

// ---- guards ----

static unsigned valid(const struct o_where *w, const struct o_header *set) {
  day d = w->facts->peildatum;
  bool holds = (set->from == NO_DAY || set->from <= d) && (set->to == NO_DAY || d <= set->to);
  return holds ? C_WAAR : C_ONWAAR;
}

// One condition on evidence: `indien`, `tenzij`, `in …`, `geldig …`.
static unsigned clause(const struct o_where *w, const struct o_target *t, const struct node *n) {
  if (n->kind == N_PLACE || n->kind == N_OTHER_PLACES) return o_in_place(w, t, n);
  if (n->kind == N_VALIDITY) return o_valid(w, n);
  unsigned c = o_condition(w, n->child);
  return n->kind == N_UNLESS ? o_not(c) : c;
}

struct own_clause { const struct o_target *target; const struct node *clause; };

static unsigned meant_clause(const struct o_where *w, const void *what) {
  const struct own_clause *c = what;
  return clause(w, c->target, c->clause);
}
static unsigned meant_condition(const struct o_where *w, const void *n) { return o_condition(w, n); }
static unsigned meant_norm(const struct o_where *w, const void *n) { return o_norm(w, n); }

static unsigned when(const struct o_where *w, const struct o_target *t, const struct node *n) {
  if (n->kind == N_IF_APPLIES) {
    struct o_val v = w->row->cells[t->applies->index];
    if (v.some && (v.lo != v.hi || v.none)) w->row->reads[t->applies->index]++;
    return (v.some && v.hi == 1 ? C_WAAR : 0) | (v.none || v.lo == 0 ? C_ONWAAR : 0);
  }
  return o_meant(w, meant_clause, &(struct own_clause){t, n});
}

// Does this condition speak of the rows of `voor elke`, and not only of the row the target is judged in?
static bool of_rows(const struct o_where *w, const struct o_target *t, const struct node *n) {
  if (!t->each) return false;
  if (n->kind == N_IF_APPLIES) return true;
  return !o_under(t->level, o_clause_speaks_of(w->facts->model, t->rows, n));
}

static unsigned conditions(const struct o_where *w, const struct o_target *t, bool rows) {
  unsigned c = C_WAAR;
  struct o_where seen = *w;
  seen.inside = t->rows;
  for (size_t i = 0; i < t->when.n; i++)
    if (of_rows(w, t, t->when.p[i]) == rows) c = o_and(c, when(&seen, t, t->when.p[i]));
  return c;
}

// ---- who belongs to a population ----

static unsigned applies_to(const struct o_where *w, const struct o_exception *x, const struct o_case *c);
static bool goes_before(const struct o_model *m, const struct o_exception *a, const struct o_exception *b, unsigned depth);

static unsigned meaning(const struct o_where *w, const struct node *each, uint64_t old) {
  struct o_where in = *w;
  in.old |= old;
  unsigned c = o_member(&in, each->child->text);
  return o_child(each, 1) ? o_and(c, o_meant(&in, meant_condition, o_child(each, 1))) : c;
}

static bool redefines(const struct o_where *w, const struct o_exception *x, const struct o_term *t) {
  if (x->term != t) return false;
  if (x->aims.n == 0) return true;
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i] == w->eis) return true;
  return false;
}

static unsigned decide(const struct o_facts *f, const struct option *options, size_t n, unsigned base, const struct o_target *want);

// A word means what its begrip says, or what an exception makes of it for the eis judged. Guards use the old meanings, and so
// does a redefinition of the word itself.
static unsigned is_member(const struct o_where *w, const struct o_term *t) {
  struct option options[OPTIONS];
  size_t n = 0;
  unsigned base = meaning(w, t->each, 0);
  bool old = w->old >> t->index & 1;
  const struct o_model *m = w->facts->model;
  for (size_t i = 0; i < m->exceptions.n && !w->in_guard && !old; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    if (!redefines(w, x, t) || n == OPTIONS) continue;
    struct o_where top = in_row(w, w->facts->top);
    options[n++] = (struct option){x, applies_to(&top, x, NULL), meaning(w, x->new_each, (uint64_t)1 << t->index), false};
  }
  return decide(w->facts, options, n, base, NULL);
}

unsigned o_member(const struct o_where *w, struct text name) {
  bool all = o_entity_named(w->facts->model, name) != NULL;
  return all ? C_WAAR : is_member(w, o_term_named(w->facts->model, name));
}

static unsigned belongs(const struct o_where *w, const struct node *each) {
  unsigned c = C_ONWAAR;
  for (const struct node *name = each->child->child; name; name = name->next)
    c = o_or(c, name->kind == N_BUNDLE ? belongs(w, name) : o_member(w, name->text));
  const struct node *filter = o_child(each, 1), *under = o_child(each, 2);
  if (filter) c = o_and(c, o_meant(w, meant_condition, filter));
  if (under && under->child) c = o_and(c, o_under_twigs(w, under));
  return c;
}

// ---- exceptions ----

// `gaat voor` is taken transitively.
static bool goes_before(const struct o_model *m, const struct o_exception *a, const struct o_exception *b, unsigned depth) {
  for (size_t i = 0; i < a->before.n && depth < 20; i++)
    if (a->before.p[i] == b || goes_before(m, a->before.p[i], b, depth + 1)) return true;
  return false;
}

static bool above(const struct o_target *t, const struct o_target *part) {
  while (part && part != t) part = part->parent;
  return part == t;
}

// Is every target of b (in) a target of a, and not the other way round? The wider block displaces the narrower one.
static bool contains_block(const struct o_exception *a, const struct o_exception *b) {
  for (size_t i = 0; i < b->aims.n; i++) {
    bool in = false;
    for (size_t k = 0; k < a->aims.n; k++) in = in || above(a->aims.p[k], b->aims.p[i]);
    if (!in) return false;
  }
  return a->aims.n > b->aims.n && b->aims.n > 0 && !a->term && !b->term && !a->definition && !b->definition;
}

static bool is_in_front(const struct o_model *m, const struct o_exception *a, const struct o_exception *b) {
  return goes_before(m, a, b, 0) || (contains_block(a, b) && !goes_before(m, b, a, 0));
}

static struct o_target *top_of(const struct o_target *t) {
  while (t->parent) t = t->parent;
  return (struct o_target *)t;
}

// A norm stands in the place of the first target its exception aims at.
static const struct o_target *stands_in_for(const struct o_target *top) {
  const struct o_exception *x = top->exception;
  const struct o_target *first = NULL;
  for (size_t i = 0; x && i < x->aims.n; i++)
    if (!first || x->aims.p[i]->index < first->index) first = x->aims.p[i];
  return first;
}

// Is `want` t, a part of it, or (part of) a norm in the place of one of those?
static bool holds(const struct o_target *t, const struct o_target *want) {
  while (want && !above(t, want)) want = stands_in_for(top_of(want));
  return want != NULL;
}

// Is `want` (in) a norm that this exception brings?
static bool brings(const struct o_exception *x, const struct o_target *want) {
  for (size_t i = 0; i < x->cases.n; i++)
    if (x->cases.p[i].norm && holds(x->cases.p[i].norm, want)) return true;
  return false;
}

// With known guards the maximal applying ones decide: none → the base, else the union of what they give. With unknown guards:
// the union over all values of the guards. A norm that is wanted stands where its exception is one of those that decide.
static unsigned decide(const struct o_facts *f, const struct option *options, size_t n, unsigned base, const struct o_target *want) {
  unsigned all = 0;
  for (unsigned chosen = 0; chosen < 1u << n; chosen++) {
    bool possible = true, norm = false;
    unsigned given = 0, deciding = 0;
    for (size_t i = 0; i < n; i++) possible = possible && (options[i].guard & (chosen >> i & 1 ? C_WAAR : C_ONWAAR));
    for (size_t i = 0; i < n && possible; i++) {
      bool maximal = chosen >> i & 1;
      for (size_t k = 0; k < n; k++)
        if (chosen >> k & 1 && is_in_front(f->model, options[k].x, options[i].x)) maximal = false;
      if (!maximal) continue;
      deciding++;
      if (norm) continue;
      norm = want && brings(options[i].x, want);
      given = norm ? options[i].effect : given | options[i].effect;
    }
    if (possible) all |= deciding > 0 ? given : base;
  }
  return all;
}

// The guard of an exception in a row of its own `voor elke`, or of the aanbieder: scope ∧ validity ∧ indien ∧ ¬tenzij; with the
// condition of `voldaan indien K` when it has no branches.
static unsigned applies_to(const struct o_where *w, const struct o_exception *x, const struct o_case *c) {
  struct o_where g = *w;
  g.in_guard = true;
  unsigned guard = valid(w, x->set);
  if (x->each) guard = o_and(guard, belongs(&g, x->each));
  guard = o_and(guard, o_scope(&g, &x->scope, NULL));
  for (size_t i = 0; i < x->when.n; i++) guard = o_and(guard, x->replaces ? when(&g, x->replaces, x->when.p[i]) : clause(&g, NULL, x->when.p[i]));
  // An exception of which another says that it is not of application does not apply where that one does.
  for (size_t i = 0; i < w->facts->model->exceptions.n; i++) {
    const struct o_exception *y = w->facts->model->exceptions.p[i];
    struct o_where at = in_row(w, y->each ? w->row : w->facts->top); // without `voor elke` it speaks of the aanbieder
    for (size_t k = 0; k < y->on.n; k++)
      if (y->on.p[k] == x && y != x) guard = o_and(guard, o_not(applies_to(&at, y, NULL)));
  }
  if (c && !x->branches && c->where) guard = o_and(guard, o_condition(&g, c->where));
  return guard;
}

// The norms of branches of one exception: only one of them is there at a time.
static bool alternative(const struct o_target *a, const struct o_target *b) { return a->exception && a->exception == b->exception; }

// Of a block the norm stands once, in the place of the part that comes first; the others fall away with it.
static bool takes_place(const struct o_exception *x, const struct o_target *t) {
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i]->index < t->index && !alternative(x->aims.p[i], t)) return false;
  return true;
}

// What one effect makes of the target; `want` as above. `more` is what supplements fold in: they survive *vervangt* and *voldaan*,
// and fall with *vervalt*. In `base` they are already.
static unsigned effect_of(const struct o_where *w, const struct o_exception *x, const struct o_case *c, const struct o_target *t,
                          unsigned base, unsigned more, unsigned inside, const struct o_target *want) {
  bool norm_wanted = want && c->norm && holds(c->norm, want);
  if (c->effect == O_UNCHANGED) return base;
  if (c->effect == O_LAPSE) return O_NVT;
  more = o_fold(more, inside);
  if (want && !norm_wanted) return more; // something else stands in the place of what is wanted
  if (c->effect == O_SATISFIED) return o_fold(O_JA, more);
  if (!takes_place(x, t)) return more;
  return o_fold(out(w, c->norm, want == c->norm ? NULL : want), more);
}

// Branches: the first whose condition holds, else the target as it was.
static unsigned branches_of(const struct o_where *w, const struct o_where *guard, const struct o_exception *x, size_t from,
                            const struct o_target *t, unsigned base, unsigned more, unsigned inside, const struct o_target *want) {
  if (from == x->cases.n) return base;
  const struct o_case *c = &x->cases.p[from];
  unsigned here = c->condition ? o_condition(guard, c->condition) : C_WAAR;
  unsigned then = effect_of(w, x, c, t, base, more, inside, want);
  if (c->where) then = o_choose(o_condition(guard, c->where), then, base);
  return o_choose(here, then, c->condition ? branches_of(w, guard, x, from + 1, t, base, more, inside, want) : 0);
}

static bool aims_at(const struct o_exception *x, const struct o_target *t) {
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i] == t && !x->term && !x->definition) return true;
  return false;
}

// The onderdelen that supplements fold in; `volledig` of the target does not reach them (§2).
static unsigned supplements(const struct o_where *w, const struct o_target *t, bool rows, const struct o_target *want) {
  unsigned sum = O_NVT;
  const struct o_model *m = w->facts->model;
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    if (!x->adds || !aims_at(x, t) || x->cases.n == 0 || !x->cases.p[0].norm || (t->each && rows != (x->each != NULL))) continue;
    struct o_where guard = in_row(w, x->each ? w->row : w->facts->top);
    const struct o_target *norm = x->cases.p[0].norm;
    if (want && !holds(norm, want)) continue;
    unsigned applies = w->anything && x->each ? C_WAAR | C_ONWAAR : applies_to(&guard, x, NULL);
    unsigned given = takes_place(x, t) ? out(w, norm, want == norm ? NULL : want) : O_NVT;
    sum = o_fold(sum, o_choose(applies, given, O_NVT));
  }
  return sum;
}

// ---- supplements that stay where something stands in the place of the whole ----
//
// §4: supplements survive *vervangt* and *voldaan*; also those on a part or per row, where the whole is replaced. They fall with
// *vervalt* of what they stand on or of what that is in, and act only where that applies.

static unsigned brought_rows(const struct o_where *w, const struct o_target *t, const struct o_target *want);

static bool may_displace(const struct o_model *m, const struct o_target *t, bool rows) {
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    if (aims_at(x, t) && !x->adds && x->cases.n > 0 && (!t->each || rows == (x->each != NULL))) return true;
  }
  return false;
}

static unsigned lapse_of(const struct o_where *guard, const struct o_exception *x, size_t from) {
  if (from == x->cases.n) return C_ONWAAR;
  const struct o_case *c = &x->cases.p[from];
  unsigned then = c->effect == O_LAPSE ? C_WAAR : C_ONWAAR;
  if (!x->branches || !c->condition) return then;
  return o_choose(o_condition(guard, c->condition), then, lapse_of(guard, x, from + 1));
}

// Does the target lapse?
static unsigned lapsed(const struct o_where *w, const struct o_target *t, bool rows) {
  struct option options[OPTIONS];
  size_t n = 0;
  const struct o_model *m = w->facts->model;
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    if (!aims_at(x, t) || x->cases.n == 0 || x->adds || n == OPTIONS || (t->each && rows != (x->each != NULL))) continue;
    struct o_where guard = in_row(w, x->each ? w->row : w->facts->top);
    guard.in_guard = true;
    unsigned applies = w->anything && x->each ? C_WAAR | C_ONWAAR : applies_to(&guard, x, &x->cases.p[0]);
    options[n++] = (struct option){x, applies, lapse_of(&guard, x, 0), false};
  }
  return decide(w->facts, options, n, C_ONWAAR, NULL);
}

// On t and in it, at the level it is judged in.
static unsigned brought(const struct o_where *w, const struct o_target *t, const struct o_target *want);

static unsigned brought_parts(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  unsigned sum = O_NVT;
  for (size_t i = 0; i < t->parts.n; i++) sum = o_fold(sum, brought(w, t->parts.p[i], want));
  return sum;
}

static unsigned brought_row(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  unsigned x = o_fold(brought_parts(w, t, want), supplements(w, t, true, want));
  x = o_choose(lapsed(w, t, true), O_NVT, x);
  if (w->row->waived[t->index]) x = O_NVT;
  x = o_choose(conditions(w, t, true), x, O_NVT);
  return o_choose(belongs(w, t->each), x, O_NVT);
}

static unsigned brought_elsewhere(const struct o_where *w, const struct o_target *t, const struct o_entity *step, const struct o_target *want) {
  struct arena *a = arena_child(w->facts->model->arena);
  struct o_row *row = o_row_new(a, w->facts->model, step, w->row);
  for (size_t i = 1; i < w->facts->model->entities.n; i++) row->lists[i].open = true;
  struct o_where in = in_row(w, row);
  in.anything = true;
  unsigned x = step == t->rows ? brought_row(&in, t, want) : brought_rows(&in, t, want);
  arena_free(a);
  *w->facts->rough = true; // the machine does not look into rows that are not there
  return x == O_NVT ? O_NVT : O_ANY;
}

static unsigned brought_rows(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  if (w->row->entity == t->rows) return brought_row(w, t, want);
  const struct o_entity *step = t->rows;
  while (step->parent != w->row->entity) step = step->parent;
  struct o_list *l = &w->row->lists[step->index];
  unsigned sum = O_NVT;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_where in = in_row(w, l->rows.p[i]);
    sum = o_fold(sum, brought_rows(&in, t, want));
  }
  if (l->open) l->reads++;
  return l->open ? o_fold(sum, brought_elsewhere(w, t, step, want)) : sum;
}

static unsigned brought(const struct o_where *where, const struct o_target *t, const struct o_target *want) {
  struct o_where here = *where, *w = &here;
  here.self = t;
  if (t->shown || !o_is_supplemented(w->facts->model, t)) return O_NVT;
  unsigned x = t->each ? brought_rows(w, t, want) : brought_parts(w, t, want);
  x = o_fold(x, supplements(w, t, false, want));
  x = o_choose(lapsed(w, t, false), O_NVT, x);
  if (w->row->waived[t->index]) x = O_NVT;
  unsigned guard = o_and(conditions(w, t, false), o_scope(w, &t->scope, NULL));
  return o_choose(guard, x, O_NVT);
}

// The exceptions on t, in one row. `rows`: those that look per row of its own `voor elke`; else those on the whole.
static unsigned exceptions(const struct o_where *w, const struct o_target *t, bool rows, unsigned base, const struct o_target *want) {
  struct option options[OPTIONS];
  size_t n = 0;
  const struct o_model *m = w->facts->model;
  unsigned more = supplements(w, t, rows, want), inside = O_NVT;
  base = o_fold(base, more);
  if (may_displace(m, t, rows)) inside = t->each && !rows ? brought_rows(w, t, want) : brought_parts(w, t, want);
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    if (!aims_at(x, t) || x->cases.n == 0 || x->adds || n == OPTIONS) continue;
    if (t->each && rows != (x->each != NULL)) continue;
    struct o_where guard = in_row(w, x->each ? w->row : w->facts->top);
    guard.in_guard = true;
    struct option *o = &options[n++];
    o->x = x;
    if (want && x->branches) *w->facts->rough = true;
    o->guard = w->anything && x->each ? C_WAAR | C_ONWAAR : applies_to(&guard, x, &x->cases.p[0]);
    o->effect = x->branches ? branches_of(w, &guard, x, 0, t, base, more, inside, want)
                            : effect_of(w, x, &x->cases.p[0], t, base, more, inside, want);
  }
  return decide(w->facts, options, n, base, want);
}

// ---- the norm ----

// Those that differ leave it open, as if there were none.
static unsigned judgement(const struct o_where *w, const struct o_target *t) {
  unsigned given = w->row->judged[t->index];
  if (given & (given - 1)) w->row->missing[t->index]++;
  return given;
}

static unsigned leaf(const struct o_where *w, const struct o_target *t) {
  unsigned given = judgement(w, t);
  if (given) return given;
  if (t->topic || t->norm) return o_meant(w, meant_norm, t->topic ? t->topic : t->norm);
  w->row->missing[t->index]++;
  return O_ANY;
}

static unsigned norm(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  for (size_t i = 0; want && i < t->parts.n; i++)
    if (holds(t->parts.p[i], want)) return out(w, t->parts.p[i], want == t->parts.p[i] ? NULL : want);
  if (want) return O_NVT; // what is wanted stands in the place of t, not in it
  if (t->parts.n == 0) return leaf(w, t);
  unsigned sum = O_NVT;
  for (size_t i = 0; i < t->parts.n; i++) sum = o_fold(sum, out(w, t->parts.p[i], NULL));
  return sum;
}

// One row of `voor elke`: its norm, its `volledig`, the exceptions on it, its waiver; then whether it counts at all. An exception
// acts only where its target applies (§4).
static unsigned of_row(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  unsigned x = norm(w, t, want);
  if (t->each_volledig && !want) x = o_complete(x);
  x = exceptions(w, t, true, x, want);
  if (w->row->waived[t->index]) x = O_NVT;
  x = o_choose(conditions(w, t, true), x, O_NVT);
  return o_choose(belongs(w, t->each), x, O_NVT);
}

// Is what is wanted surely n.v.t. in a further row of an open list too, because of what encloses it? Otherwise such a row may have any
// outcome (§5).
static bool absent_there(const struct o_where *w, const struct o_target *t, const struct o_entity *step, const struct o_target *want) {
  struct arena *a = arena_child(w->facts->model->arena);
  struct o_row *row = o_row_new(a, w->facts->model, step, w->row);
  for (size_t i = 1; i < w->facts->model->entities.n; i++) row->lists[i].open = true;
  struct o_where in = in_row(w, row);
  in.anything = true;
  unsigned x = step == t->rows ? of_row(&in, t, want) : over_rows(&in, t, want);
  arena_free(a);
  if (x == O_NVT) *w->facts->rough = true; // the machine does not look into rows that are not there
  return x == O_NVT;
}

// The fold over the rows of `t->rows` below this one; an open list on the way adds any outcome.
static unsigned over_rows(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  if (w->row->entity == t->rows) return of_row(w, t, want);
  const struct o_entity *step = t->rows;
  while (step->parent != w->row->entity) step = step->parent;
  struct o_list *l = &w->row->lists[step->index];
  unsigned sum = O_NVT;
  for (size_t i = 0; i < l->rows.n; i++) {
    struct o_where in = in_row(w, l->rows.p[i]);
    sum = o_fold(sum, over_rows(&in, t, want));
  }
  if (l->open) l->reads++;
  return l->open && !(want && absent_there(w, t, step, want)) ? o_fold(sum, O_ANY) : sum;
}

// out(T) = if T applies then select(T) ⊕ supplements(T) else {nvt}
static unsigned out(const struct o_where *w, const struct o_target *t, const struct o_target *want) {
  struct o_where here = *w;
  here.eis = t->eis;
  here.self = t;
  w = &here;
  if (t->shown) return O_NVT;
  unsigned x = !want && w->anything ? O_ANY : t->each ? over_rows(w, t, want) : norm(w, t, want);
  if (!want && !w->anything) {
    // A judgement may stand instead of all leaves; `volledig` comes after the fold over the rows.
    unsigned given = t->parts.n > 0 ? judgement(w, t) : 0;
    if (given) x = given;
    if (t->volledig) x = o_complete(x);
  }
  x = exceptions(w, t, false, x, want);
  if (w->row->waived[t->index]) x = O_NVT;
  unsigned guard = o_and(conditions(w, t, false), o_scope(w, &t->scope, NULL));
  if (t->is_eis) guard = o_and(guard, valid(w, t->set));
  return o_choose(guard, x, O_NVT);
}

// ---- all targets ----

unsigned o_printed(const struct o_facts *f, const struct o_target *t) {
  const struct o_target *from = top_of(t);
  while (from && !from->is_eis) from = stands_in_for(from) ? top_of(stands_in_for(from)) : NULL;
  if (!from) return O_NVT;
  struct o_where w = {.facts = f, .row = f->top, .eis = from->eis};
  return out(&w, from, t == from ? NULL : t);
}

unsigned o_applies(const struct o_where *top, const struct o_exception *x) { return applies_to(top, x, NULL); }

bool o_goes_before(const struct o_model *m, const struct o_exception *a, const struct o_exception *b) { return goes_before(m, a, b, 0); }
