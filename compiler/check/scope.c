// For whom: the scope clauses, as conditions on the rows of `inschrijving`.
#include "expr.h"

static bool named_class(const struct model *m, uint32_t class_) { return m->classes.p[class_].name.n > 0; }

// Two fields that it may be about: which is meant, their order does not say.
void check_say_fields(const struct context *c, const struct node *at, struct text name, uint32_t first, uint32_t second) {
  const struct model *m = c->model;
  const struct m_field *f = &m->fields.p[first], *g = &m->fields.p[second];
  struct text row = m->entities.p[f->entity].name, in = m->classes.p[f->class_].name, other = m->classes.p[g->class_].name;
  if (m->other_rows) return;
  if (f->class_ != g->class_) {
    msg(m->sink, M_BRANCH_CLASSES, name_place(c->src, at), name, in, other);
    return;
  }
  msg(m->sink, M_FIELD_SEVERAL, name_place(c->src, at), name, row, text_format(m->arena, "«%.*s» en «%.*s»", TP(f->name), TP(g->name)), in);
}

// It has the name of its classification, or is the product that §3 speaks of ("that row's own product").
static bool is_main(const struct model *m, const struct m_field *f) {
  return text_eq(f->name, m->classes.p[f->class_].name) || text_eq(f->name, TEXT("product"));
}

uint32_t check_better_field(const struct model *m, uint32_t first, uint32_t second) {
  bool own = is_main(m, &m->fields.p[first]), other = is_main(m, &m->fields.p[second]);
  return own == other ? NONE : own ? first : second;
}

typedef VEC(uint32_t) numbers;

// Which rows a branch is asked of: of these alone, or (`onder`) also of what they hang under, below the aanbieder.
struct asked_rows {
  uint32_t entity;
  bool above;
};

// The field of the entity in whose classification the name is known, and its node. `classes`: those that do not know it.
static uint32_t twig_of_row(const struct context *c, uint32_t entity, struct text name, uint32_t *node, uint32_t *second, numbers *classes) {
  const struct model *m = c->model;
  uint32_t found = NONE, rival = NONE;
  for (size_t i = 0; i < m->entities.p[entity].fields.n; i++) {
    uint32_t which = m->entities.p[entity].fields.p[i];
    const struct m_field *f = &m->fields.p[which];
    if (f->type != TYPE_CHOICE || !named_class(m, f->class_)) continue;
    uint32_t here = model_node(m, f->class_, name), better = found == NONE ? which : check_better_field(m, found, which);
    if (here == NONE) vec_push(m->arena, classes, f->class_);
    if (here == NONE) continue;
    if (better == NONE) rival = which;
    if (better != which) continue;
    found = which;
    rival = NONE;
    *node = here;
  }
  *second = rival;
  return found;
}

// The name is of a classification of which these rows have no field; NONE: it is of none.
static uint32_t class_elsewhere(const struct model *m, struct text name) {
  for (uint32_t i = 0; i < m->classes.n; i++)
    if (named_class(m, i) && model_node(m, i, name) != NONE) return i;
  return NONE;
}

static void say_no_branch(const struct context *c, uint32_t entity, const struct node *at, struct text name, const numbers *classes) {
  const struct model *m = c->model;
  uint32_t class_ = class_elsewhere(m, name);
  if (m->other_rows) return;
  if (class_ == NONE || classes->n > 0) say_branch_unknown(c, at, name, classes->p, classes->n);
  else msg(m->sink, M_BRANCH_NO_FIELD, name_place(c->src, at), name, m->classes.p[class_].name, m->entities.p[entity].name);
}

static bool find_twig(const struct context *c, struct asked_rows of, const struct node *at, struct text name, uint32_t *field, uint32_t *node) {
  numbers classes = {0};
  uint32_t found = NONE, rival = NONE;
  for (uint32_t e = of.entity; found == NONE && e != NONE; e = of.above && e != 0 ? c->model->entities.p[e].parent : NONE) {
    if (e == 0 && of.entity != 0) break;
    found = twig_of_row(c, e, name, node, &rival, &classes);
  }
  *field = found;
  if (rival != NONE) check_say_fields(c, at, name, found, rival);
  else if (found == NONE) say_no_branch(c, of.entity, at, name, &classes);
  return found != NONE && rival == NONE;
}

static const struct x *within(const struct context *c, const struct node *at, uint32_t field, uint32_t node) {
  const struct model *m = c->model;
  const struct m_field *f = &m->fields.p[field];
  struct x *x = x_new(c, at, X_WITHIN, T_CONDITION);
  x->a = check_own_field(c, at, field);
  x->level = f->entity;
  x->lo = m->classes.p[f->class_].nodes.p[node].first_leaf;
  x->hi = x->lo + m->classes.p[f->class_].nodes.p[node].leaves - 1;
  return x;
}

static const struct node *places_of(const struct node *twig) { return node_child(twig, twig->kind == N_BUNDLE ? 1 : 0)->child; }

static bool is_plain(const struct node *twig) { return twig->kind == N_TWIG && !places_of(twig); }

// `aw, gb of beg in arnhem`: does the place belong to all, or to the last? Brackets say so.
static bool is_clear(const struct context *c, const struct node *twigs) {
  const struct node *from = NULL; // the first of those in a row that no place stands behind
  for (const struct node *t = twigs->child; t; t = t->next) {
    bool bare = t->kind == N_TWIG && !places_of(t);
    if (from && t->kind == N_TWIG && !bare) {
      check_say_reach(c, from, t, t->off + t->len);
      return false;
    }
    from = !bare ? NULL : from ? from : t;
  }
  return true;
}

static const struct x *twigs_here(const struct context *c, struct asked_rows of, const struct node *twigs);

// One twig, for a row of the entity: under the branch and, when said, in one of those places.
static const struct x *twig_here(const struct context *c, struct asked_rows of, const struct node *twig) {
  uint32_t field, node;
  bool bundle = twig->kind == N_BUNDLE, known = !bundle && find_twig(c, of, twig, twig->text, &field, &node);
  const struct x *x = bundle ? twigs_here(c, of, twig->child) : known ? within(c, twig, field, node) : NULL, *places = NULL;
  for (const struct node *p = places_of(twig); p; p = p->next) {
    if (!find_twig(c, of, p, p->text, &field, &node)) return NULL;
    const struct x *place = within(c, p, field, node);
    places = places ? x_or(c, p, places, place) : place;
  }
  return places && x ? x_and(c, twig, x, places) : x;
}

// A branch of which all that is below it is named is named itself: then it holds for a row that says no more than that branch.
// Of the last twig of those, the widest such branch; else NONE.
static uint32_t whole_branch(const struct context *c, const struct m_class *k, const bool *named, uint32_t node) {
  uint32_t whole = NONE;
  for (uint32_t above = k->nodes.p[node].parent; above != NONE; above = k->nodes.p[above].parent) {
    const struct m_node *a = &k->nodes.p[above];
    bool *leaf = NEW_ARRAY(c->model->arena, bool, a->leaves);
    uint32_t covered = 0;
    for (uint32_t n = above + 1; n < k->nodes.n; n++)
      for (uint32_t i = 0; named[n] && i < k->nodes.p[n].leaves; i++) {
        uint32_t at = k->nodes.p[n].first_leaf + i - a->first_leaf;
        if (at >= a->leaves || leaf[at]) continue;
        leaf[at] = true;
        covered++;
      }
    if (covered < a->leaves) break;
    whole = above;
  }
  return whole;
}

// Those without a place, of one classification: the branches that they make whole together.
static const struct x *whole_here(const struct context *c, struct asked_rows of, const struct node *twigs) {
  const struct x *any = NULL;
  uint32_t field = NONE, node, n = 0, whole, before = NONE;
  bool *named = NULL;
  for (const struct node *t = twigs->child; t; t = t->next) n += is_plain(t);
  for (const struct node *t = n < 2 ? NULL : twigs->child; t; t = t->next) {
    uint32_t its;
    if (!is_plain(t) || !find_twig(c, of, t, t->text, &its, &node)) continue;
    const struct m_class *k = &c->model->classes.p[c->model->fields.p[its].class_];
    if (!named) named = NEW_ARRAY(c->model->arena, bool, k->nodes.n), field = its;
    if (its != field) continue;
    named[node] = true;
    whole = whole_branch(c, k, named, node);
    if (whole == NONE || whole == before) continue;
    const struct x *one = within(c, t, field, whole);
    any = any ? x_or(c, t, any, one) : one;
    before = whole;
  }
  return any;
}

static const struct x *twigs_here(const struct context *c, struct asked_rows of, const struct node *twigs) {
  const struct x *any = NULL;
  bool ok = is_clear(c, twigs);
  for (const struct node *t = twigs->child; t; t = t->next) {
    const struct x *one = twig_here(c, of, t);
    ok = ok && one;
    any = any && one ? x_or(c, t, any, one) : one;
  }
  const struct x *whole = ok ? whole_here(c, of, twigs) : NULL;
  return !ok ? NULL : whole ? x_or(c, twigs, any, whole) : any;
}

const struct x *check_under(const struct context *c, const struct node *twigs) {
  return twigs_here(c, (struct asked_rows){c->level, true}, twigs);
}

static const struct x *some_row(const struct context *c, const struct node *at, uint32_t entity, const struct x *condition) {
  if (!condition) return NULL;
  struct x *x = x_new(c, at, X_ANY, T_CONDITION);
  x->a = condition;
  x->entity = entity;
  x->level = c->model->entities.p[entity].parent;
  return x;
}

static const struct x *only(const struct context *c, const struct node *n, uint32_t rows) {
  const struct x *inside = twigs_here(c, (struct asked_rows){rows, false}, n->child);
  const struct x *outside = inside ? some_row(c, n, rows, x_not(c, n, inside)) : NULL;
  const struct x *some = some_row(c, n, rows, x_true(c, n));
  return outside ? x_and(c, n, some, x_not(c, n, outside)) : NULL;
}

// The name behind `van het feitelijk`; NULL: it is of the enrolments.
static const struct node *actual_name(const struct node *n) {
  const struct node *named = n->kind == N_SCOPE ? node_child(n, 2) : n->kind == N_SCOPE_ALL || n->kind == N_NONE ? NULL : node_child(n, 1);
  return named && named->kind == N_NAME ? named : NULL;
}

static const struct node *except_of(const struct node *n) {
  const struct node *except = n->kind == N_SCOPE_ALL ? node_child(n, 0) : n->kind == N_SCOPE ? n->child->next : NULL;
  return except && except->kind != N_NONE ? except : NULL;
}

// What the set calls the rows of what is in fact delivered; NONE: it never does, and there is no gegeven `aanbod`.
static uint32_t find_actual_rows(const struct model *m) {
  for (size_t t = 0; t < m->targets.n; t++)
    for (size_t i = 0; i < m->targets.p[t].scope.n; i++) {
      const struct node *n = m->targets.p[t].scope.p[i].node, *but = except_of(n);
      const struct node *named = actual_name(n) ? actual_name(n) : but ? actual_name(but) : NULL;
      if (named) return model_entity(m, named->text);
    }
  return model_entity(m, TEXT("aanbod"));
}

static uint32_t actual_rows(struct model *m) {
  if (!m->actual_known) m->actual_rows = find_actual_rows(m);
  m->actual_known = true;
  return m->actual_rows;
}

static uint32_t other_rows(const struct context *c, bool actual) {
  uint32_t rows = actual ? model_entity(c->model, TEXT("inschrijving")) : actual_rows(c->model);
  return rows != NONE && c->model->entities.p[rows].parent == 0 ? rows : NONE;
}

// The rows that say for whom: the enrolments, or what the provider in fact delivers. NONE with a message.
static uint32_t scope_rows(const struct context *c, const struct node *n) {
  const struct node *named = actual_name(n);
  bool actual = named != NULL;
  if (c->model->other_rows) return other_rows(c, actual);
  uint32_t rows = model_entity(c->model, actual ? named->text : TEXT("inschrijving"));
  bool top = rows != NONE && c->model->entities.p[rows].parent == 0;
  if (top && !actual) c->model->entities.p[rows].kind |= KIND_FOR_WHOM;
  if (top) return rows;
  if (actual) msg(c->model->sink, M_ENTITY_UNKNOWN, node_place(c->src, named), named->text, nearest_key(&c->model->entity_names, named->text));
  else if (!c->model->enrolment_told) msg(c->model->sink, M_NO_ENROLMENT, node_place(c->src, n));
  if (!actual) c->model->enrolment_told = true;
  return NONE;
}

static const struct x *clause(const struct context *c, const struct node *n) {
  if (n->kind == N_SCOPE_ALL) return x_true(c, NULL);
  uint32_t rows = scope_rows(c, n);
  if (rows == NONE) return NULL;
  switch (n->kind) {
  case N_ONLY: return only(c, n, rows);
  case N_SCOPE_NOT: return x_not(c, n, some_row(c, n, rows, twigs_here(c, (struct asked_rows){rows, false}, n->child)));
  case N_SCOPE: case N_ALSO: return some_row(c, n, rows, twigs_here(c, (struct asked_rows){rows, false}, n->child));
  default: return x_true(c, NULL);
  }
}

static const struct x *with_except(const struct context *c, const struct node *n, const struct x *x) {
  const struct node *except = except_of(n);
  if (!x || !except) return x;
  const struct x *but = clause(c, except);
  return but ? x_and(c, n, x, x_not(c, except, but)) : NULL;
}

const struct x *check_scope(const struct context *c, const m_clauses *scope) {
  struct context here = *c;
  here.level = 0;
  const struct x *all = x_true(c, NULL);
  for (size_t i = 0; i < scope->n; i++) {
    here.src = scope->p[i].src;
    const struct x *x = with_except(&here, scope->p[i].node, clause(&here, scope->p[i].node));
    all = all && x ? x_and(&here, scope->p[i].node, all, x) : NULL;
  }
  return all;
}

const struct x *check_other_scope(const struct context *c, const m_clauses *scope) {
  c->model->other_rows = true;
  const struct x *x = check_scope(c, scope);
  c->model->other_rows = false;
  return x;
}

const struct x *check_under_value(const struct context *c, const struct node *n, const struct x *value) {
  const struct node *twig = node_child(n, 1);
  const struct model *m = c->model;
  if (value->type != T_VALUE || value->value_type != TYPE_CHOICE) {
    msg(m->sink, M_NOT_CHOICE, node_place(c->src, n->child));
    return NULL;
  }
  uint32_t node = model_node(m, value->class_, twig->text);
  if (node == NONE) {
    say_branch_unknown(c, twig, twig->text, &value->class_, 1);
    return NULL;
  }
  struct x *x = x_new(c, n, X_WITHIN, T_CONDITION);
  x->a = value;
  x->level = value->level;
  x->lo = m->classes.p[value->class_].nodes.p[node].first_leaf;
  x->hi = x->lo + m->classes.p[value->class_].nodes.p[node].leaves - 1;
  return x;
}
