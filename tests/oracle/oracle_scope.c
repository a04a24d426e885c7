// For whom (§3): conditions on the rows of `inschrijving`, and what a condition speaks of.
#include "oracle_expr.h"

// The first classification, among those the rows have a field of, that knows the name.
// `above`: where the row has no such field, the nearest that it hangs under and that has one (below the aanbieder).
static unsigned lies_under(struct o_row *row, struct text name, bool above) {
  const struct o_twig *t;
  const struct o_field *f = o_twig_field(row->entity, name, &t);
  if (!f && above && row->parent && row->parent->parent) return lies_under(row->parent, name, above);
  if (!f) return C_ONWAAR;
  struct o_val v = o_cell(row, f);
  bool in = v.some && v.lo < t->first + t->leaves && v.hi >= t->first;
  bool out = v.none || (v.some && (v.lo < t->first || v.hi >= t->first + t->leaves));
  return (in ? C_WAAR : 0) | (out ? C_ONWAAR : 0);
}

static unsigned any_place(struct o_row *row, const struct node *places, bool above) {
  unsigned c = C_ONWAAR;
  for (const struct node *p = places->child; p; p = p->next) c = o_or(c, lies_under(row, p->text, above));
  return c;
}

// A row that says no more than a branch of which everything below is named (without a place): whichever it is, it is named.
static bool all_named(struct o_row *row, const struct node *twigs, bool above) {
  const struct o_field *f = NULL;
  for (const struct node *t = twigs->child; t && !f; t = t->next) {
    const struct o_twig *named;
    if (t->kind != N_BUNDLE && !(t->child && t->child->child)) f = o_twig_field(row->entity, t->text, &named);
  }
  if (!f) return above && row->parent && row->parent->parent && all_named(row->parent, twigs, above);
  struct o_val v = o_cell(row, f);
  for (size_t i = 0; v.some && !v.none && i < f->of->twigs.n; i++) {
    const struct o_twig *whole = &f->of->twigs.p[i];
    bool all = v.lo >= whole->first && v.hi < whole->first + whole->leaves;
    for (int leaf = whole->first; all && leaf < whole->first + whole->leaves; leaf++) {
      all = false;
      for (const struct node *t = twigs->child; t && !all; t = t->next) {
        const struct o_twig *named;
        bool plain = t->kind != N_BUNDLE && !(t->child && t->child->child);
        all = plain && o_twig_field(row->entity, t->text, &named) == f && leaf >= named->first && leaf < named->first + named->leaves;
      }
    }
    if (all) return true;
  }
  return false;
}

// Under one of the branches and, when places are named, in one of those.
static unsigned meets(struct o_row *row, const struct node *twigs, bool above) {
  unsigned c = C_ONWAAR;
  for (const struct node *t = twigs->child; t; t = t->next) {
    bool bundle = t->kind == N_BUNDLE;
    unsigned one = bundle ? meets(row, t->child, above) : lies_under(row, t->text, above);
    const struct node *places = bundle ? t->child->next : t->child;
    if (places && places->child) one = o_and(one, any_place(row, places, above));
    c = o_or(c, one);
  }
  return all_named(row, twigs, above) ? C_WAAR : c;
}

unsigned o_under_twigs(const struct o_where *w, const struct node *twigs) { return meets(w->row, twigs, true); }

static struct o_list *z_of(const struct o_where *w, const struct node *clause) {
  const struct node *actual = o_child(clause, clause->kind == N_SCOPE ? 2 : 1);
  return o_list_of(w, o_entity_named(w->facts->model, actual ? actual->text : TEXT("inschrijving")));
}

// "some row of Z satisfies all its phrases"
static unsigned some(const struct o_where *w, const struct node *clause, const struct node *twigs) {
  struct o_list *z = z_of(w, clause);
  unsigned c = z->open ? C_WAAR | C_ONWAAR : C_ONWAAR;
  for (size_t i = 0; i < z->rows.n; i++) c = o_or(c, meets(z->rows.p[i], twigs, false));
  return c;
}

// "Z is not empty and every row lies inside"
static unsigned only(const struct o_where *w, const struct node *clause, const struct node *twigs) {
  struct o_list *z = z_of(w, clause);
  unsigned c = z->rows.n > 0 ? C_WAAR : C_ONWAAR;
  for (size_t i = 0; i < z->rows.n; i++) c = o_and(c, meets(z->rows.p[i], twigs, false));
  if (z->open && z->rows.n == 0) c = C_WAAR | C_ONWAAR;
  if (z->open) c |= C_ONWAAR;
  return c;
}

static unsigned clause(const struct o_where *w, const struct node *n) {
  switch (n->kind) {
  case N_ONLY: return only(w, n, n->child);
  case N_SCOPE_NOT: return o_not(some(w, n, n->child));
  case N_SCOPE: case N_ALSO: return some(w, n, n->child);
  default: return C_WAAR;
  }
}

static unsigned with_exception(const struct o_where *w, const struct node *n) {
  unsigned c = clause(w, n);
  const struct node *except = n->kind == N_SCOPE_ALL ? o_child(n, 0) : n->kind == N_SCOPE ? o_child(n, 1) : NULL;
  return except ? o_and(c, o_not(clause(w, except))) : c;
}

unsigned o_scope(const struct o_where *w, const o_nodes *clauses, const struct node *siblings) {
  unsigned c = C_WAAR;
  struct o_where top = *w;
  (void)siblings;
  top.row = w->facts->top;
  for (size_t i = 0; i < clauses->n; i++) c = o_and(c, with_exception(&top, clauses->p[i]));
  return c;
}
