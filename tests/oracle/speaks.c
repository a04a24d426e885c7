// What a condition speaks of: the deepest row it reads (§3, "per row if C speaks of the row").
#include "reading.h"

static const struct o_entity *deeper(const struct o_entity *a, const struct o_entity *b) { return o_under(b, a) ? b : a; }

static const struct o_entity *of_name(const struct o_model *m, const struct o_entity *level, struct text name) {
  for (const struct o_entity *e = level; e; e = e->parent)
    if (o_field_named(e, name)) return e;
  const struct o_definition *d = o_definition_named(m, name);
  if (d) return o_speaks_of(m, d->entity, d->formula); // a definition is written out where it is used
  const struct o_entity *e = o_rows_named(m, name);
  if (!e) return m->entities.p[0];
  return o_under(level, e) ? e : o_seen_from(level, e);
}

static const struct o_entity *below(const struct o_model *m, const struct o_entity *level, struct text name) {
  const struct o_entity *e = o_rows_named(m, name);
  return o_under(level, e) ? e : o_seen_from(level, e);
}

static const struct o_entity *over(const struct o_model *m, const struct o_entity *level, struct text name) {
  return o_seen_from(level, o_rows_named(m, name));
}

static bool is_list_of_names(const struct node *parent) {
  return parent->kind == N_AMONG || parent->kind == N_CONTAINS || parent->kind == N_SIGNED || parent->kind == N_UNDER;
}

static bool is_entity_above(const struct o_model *m, const struct o_entity *level, struct text name) {
  const struct o_entity *e = o_entity_named(m, name);
  for (const struct o_entity *up = level; up; up = up->parent)
    if (o_field_named(up, name)) return false;
  return e && o_under(level, e);
}

// Of more fields with values in a classification the one that has its name, or is named product, goes first.
static bool is_main(const struct o_field *f) { return text_eq(f->name, f->of->name) || text_eq(f->name, TEXT("product")); }

const struct o_field *o_twig_field(const struct o_entity *e, struct text name, const struct o_twig **twig) {
  for (int others = 0; others < 2; others++)
    for (size_t i = 0; i < e->fields.n; i++) {
      const struct o_field *f = e->fields.p[i];
      if (f->type != O_CHOICE || f->of->name.n == 0 || is_main(f) == (others == 1)) continue;
      *twig = o_twig_named(f->of, name);
      if (*twig) return f;
    }
  return NULL;
}

struct text o_first_name(const struct node *each) {
  const struct node *first = each->child->child;
  return first->kind == N_BUNDLE ? o_first_name(first) : first->text;
}

static const struct o_field *field_of(const struct o_entity *e, const struct o_class *c) {
  for (int others = 0; others < 2; others++)
    for (size_t i = 0; e && i < e->fields.n; i++) {
      const struct o_field *f = e->fields.p[i];
      if (f->type == O_CHOICE && f->of == c && is_main(f) != (others == 1)) return f;
    }
  return NULL;
}

const struct o_field *o_place_field(const struct o_model *m, const struct o_entity *level, const struct o_class *c, const struct o_entity **of) {
  for (const struct o_entity *e = level; e; e = e->parent) {
    *of = e->parent ? e : o_entity_named(m, TEXT("inschrijving"));
    const struct o_field *f = field_of(*of, c);
    if (f) return f;
  }
  return NULL;
}

// `in arnhem`: the classification that knows the name. `in de overige gemeenten`: the one whose name the word begins with.
const struct o_class *o_place_class(const struct o_model *m, const struct node *clause) {
  for (size_t i = 0; i < m->classes.n; i++) {
    const struct o_class *c = m->classes.p[i];
    bool here = clause->kind == N_PLACE ? o_twig_named(c, clause->child->child->text) != NULL : text_starts(clause->text, c->name);
    if (here && c->name.n > 0) return c;
  }
  return NULL;
}

static const struct o_entity *of_place(const struct o_model *m, const struct o_entity *level, const struct node *clause) {
  const struct o_entity *of;
  const struct o_field *f = o_place_field(m, level, o_place_class(m, clause), &of);
  return f && o_under(level, of) ? of : m->entities.p[0];
}

// Beside a choice a name is one of its branches, also where a gegeven has that name.
static bool is_branch(const struct o_model *m, const struct o_entity *level, const struct node *value, const struct node *name) {
  const struct node *of = value->kind == N_FIELD_OF ? value->child : NULL;
  const struct o_entity *e = of ? o_rows_named(m, of->text) : level;
  const struct o_field *f = e ? o_field_named(e, value->text) : NULL;
  while (value->kind == N_REF && !f && (e = e->parent)) f = o_field_named(e, value->text);
  return name->kind == N_REF && (of || value->kind == N_REF) && f && f->of && o_twig_named(f->of, name->text);
}

bool o_is_share(const struct o_model *m, const struct node *n) {
  if (n->kind != N_FIELD_OF) return false;
  const struct node *of = n->child;
  if (text_eq(n->text, TEXT("stap")) && o_kpi_meant(m, of)) return false;
  return of->kind == N_FIELD_OF || (of->kind == N_REF && !o_rows_named(m, of->text) && !o_kpi_named(m, of->text));
}

const struct o_entity *o_speaks_of(const struct o_model *m, const struct o_entity *level, const struct node *n) {
  const struct o_entity *top = m->entities.p[0];
  switch (n->kind) {
  case N_IS_PRESENT: // what a row hangs under is there: that speaks of nothing
    if (n->child->kind == N_REF && is_entity_above(m, level, n->child->text)) return top;
    break;
  case N_EQUAL:
    if (is_branch(m, level, n->child, n->child->next)) return o_speaks_of(m, level, n->child);
    break;
  case N_PLACE: case N_OTHER_PLACES: return of_place(m, level, n);
  case N_BY_TABLE: {
    const struct o_table *t = o_table_named(m, n->child->text);
    bool last = false;
    for (const struct node *r = o_child(t->node, 2)->child; r; r = r->next) last = last || r->kind == N_LAST_RULE;
    return last ? t->entity->parent : t->entity;
  }
  case N_PERIODIC: case N_YEARLY: case N_GAP: return over(m, level, n->child->text);
  case N_HAS_RECENT: return over(m, level, n->text);
  case N_REF: return of_name(m, level, n->text);
  case N_JUDGE: return o_asked_at(m, n)->entity;
  case N_NEXT: return o_entity_named(m, n->text);
  case N_FIELD_OF:
    if (o_is_share(m, n)) return deeper(of_name(m, level, n->text), o_speaks_of(m, level, n->child));
    if (n->child->kind == N_NEXT) return o_entity_named(m, n->child->text);
    if (text_eq(n->text, TEXT("stap")) && o_kpi_meant(m, n->child)) return top;
    return n->child->kind == N_REF ? below(m, level, n->child->text) : over(m, level, n->child->text);
  case N_QUANTITY: return over(m, level, o_child(o_child(n, 1), 0)->text);
  case N_COUNT:
    if (!o_rows_named(m, n->text)) return of_name(m, level, n->text); // of a set
    return over(m, level, n->text);
  case N_FIRST: case N_LAST: case N_EXISTS: return over(m, level, n->text);
  case N_SUM: case N_AVERAGE: return over(m, level, o_child(o_child(n, 0), 0)->text);
  default: break;
  }
  const struct o_entity *e = top;
  for (const struct node *c = n->child; c; c = c->next)
    if (c == n->child || !is_list_of_names(n)) e = deeper(e, o_speaks_of(m, level, c));
  return e;
}

// IF and UNLESS, PLACE and OTHER_PLACES, and VALIDITY that may be measured on a date of the row.
const struct o_entity *o_clause_speaks_of(const struct o_model *m, const struct o_entity *level, const struct node *clause) {
  if (clause->kind == N_PLACE || clause->kind == N_OTHER_PLACES) return o_speaks_of(m, level, clause);
  if (clause->kind != N_VALIDITY) return o_speaks_of(m, level, clause->child);
  return o_child(clause, 2) ? o_speaks_of(m, level, o_child(clause, 2)) : m->entities.p[0];
}
