// Syntax trees of a set → what the oracle knows of it.
#include <string.h>

#include "reading.h"
#include "read_set.h"

const struct node *o_child(const struct node *n, unsigned i) {
  const struct node *c = n ? n->child : NULL;
  while (c && i-- > 0) c = c->next;
  return c && c->kind != N_NONE ? c : NULL;
}

static struct text text_of(const struct node *n) { return n ? n->text : NO_TEXT; }

struct o_entity *o_entity_named(const struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->entities.n; i++)
    if (text_eq(m->entities.p[i]->name, name) || (name.n > 0 && text_eq(m->entities.p[i]->plural, name))) return m->entities.p[i];
  return NULL;
}

const struct o_field *o_field_named(const struct o_entity *e, struct text name) {
  for (size_t i = 0; i < e->fields.n; i++)
    if (text_eq(e->fields.p[i]->name, name)) return e->fields.p[i];
  return NULL;
}

static bool ends_path(struct text path, struct text name) {
  return text_ends(path, name) && (path.n == name.n || path.p[path.n - name.n - 1] == '.');
}

const struct o_twig *o_twig_named(const struct o_class *c, struct text name) {
  const struct o_twig *found = NULL;
  unsigned n = 0;
  for (size_t i = 0; i < c->twigs.n; i++)
    if (text_eq(c->twigs.p[i].path, name) || (c->twigs.p[i].code.n > 0 && text_eq(c->twigs.p[i].code, name))) return &c->twigs.p[i];
  for (size_t i = 0; i < c->twigs.n; i++)
    if (ends_path(c->twigs.p[i].path, name)) found = &c->twigs.p[i], n++;
  return n == 1 ? found : NULL;
}

const struct o_term *o_term_named(const struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->terms.n; i++)
    if (text_eq(m->terms.p[i]->name, name) || (name.n > 0 && text_eq(m->terms.p[i]->plural, name))) return m->terms.p[i];
  return NULL;
}

struct o_entity *o_rows_named(const struct o_model *m, struct text name) {
  struct o_entity *e = o_entity_named(m, name);
  const struct o_term *t = e ? NULL : o_term_named(m, name);
  return t ? t->entity : e;
}

const struct o_definition *o_definition_named(const struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->definitions.n; i++)
    if (text_eq(m->definitions.p[i]->name, name)) return m->definitions.p[i];
  return NULL;
}

const struct o_table *o_table_named(const struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->tables.n; i++)
    if (text_eq(m->tables.p[i]->name, name)) return m->tables.p[i];
  return NULL;
}

const struct o_class *o_class_named(const struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->classes.n; i++)
    if (text_eq(m->classes.p[i]->name, name)) return m->classes.p[i];
  return NULL;
}

bool o_under(const struct o_entity *e, const struct o_entity *ancestor) {
  while (e && e != ancestor) e = e->parent;
  return e != NULL;
}

bool o_has_parts(const struct o_target *t) { return t->parts.n > 0; }
bool o_is_judged(const struct o_target *t) { return t->parts.n == 0 && !t->shown && !t->topic && !t->norm; }

// ---- eisen (§2, §6) ----

static bool is_scope(const struct node *n) {
  return n->kind == N_SCOPE_ALL || n->kind == N_SCOPE || n->kind == N_SCOPE_NOT || n->kind == N_ONLY || n->kind == N_ALSO;
}
static bool is_when(const struct node *n) {
  return n->kind == N_IF || n->kind == N_UNLESS || n->kind == N_IF_APPLIES || n->kind == N_PLACE || n->kind == N_OTHER_PLACES ||
         n->kind == N_VALIDITY;
}

struct o_target *o_target_new(struct o_model *m, const struct o_header *set, struct text number) {
  struct o_target *t = NEW(m->arena, struct o_target);
  t->set = set;
  t->number = number;
  t->index = (unsigned)m->targets.n;
  vec_push(m->arena, &m->targets, t);
  return t;
}

static void read_block(struct o_model *m, struct o_target *t, const struct node *clauses);

// `norm DOCUMENT bevat` makes each topic an onderdeel (§7): as if each said `DOCUMENT bevat topic`.
static const struct node *topic_condition(struct o_model *m, const struct node *document, struct text topic) {
  struct node *n = node_new(m->arena, N_CONTAINS, 0, 0), *first = node_new(m->arena, document->kind, 0, 0);
  struct node *name = node_new(m->arena, N_NAME, 0, 0);
  *first = *document;
  first->next = NULL;
  name->text = topic;
  node_add(m->arena, n, first);
  return node_add(m->arena, n, node_add(m->arena, node_new(m->arena, N_LIST, 0, 0), name));
}

static void read_part(struct o_model *m, struct o_target *parent, const struct node *n, const struct node *document) {
  struct o_target *t = o_target_new(m, parent->set, n->text);
  const struct node *norm = o_child(n, 2), *when = o_child(n, 3);
  t->eis = parent->eis;
  t->parent = parent;
  t->exception = parent->exception;
  t->path = parent->path.n > 0 ? text_format(m->arena, "%.*s.%.*s", TP(parent->path), TP(n->text)) : n->text;
  if (document) {
    t->topic = topic_condition(m, document, n->text);
  }
  if (norm && norm->child->kind != N_JUDGE) t->norm = norm->child;
  if (norm && o_standing(m, t, norm->child)) t->norm = o_child(norm->child, 0);
  if (when) vec_push(m->arena, &t->when, when);
  vec_push(m->arena, &parent->parts, t);
  if (o_child(n, 4)) read_block(m, t, o_child(n, 4));
}

static void read_norm(struct o_model *m, struct o_target *t, const struct node *n) {
  if (n->flags & 1) t->volledig = true;
  if (n->child->kind == N_TOPICS) {
    for (const struct node *p = o_child(n->child, 1)->child; p; p = p->next) read_part(m, t, p, n->child->child);
  } else if (n->child->kind != N_JUDGE) {
    t->norm = o_standing(m, t, n->child) ? o_child(n->child, 0) : n->child;
  }
}

static void replacing(struct o_model *m, struct o_target *t, const struct node *n, o_nodes said) {
  struct o_exception *x = NEW(m->arena, struct o_exception);
  *x = (struct o_exception){.label = text_format(m->arena, "eis %.*s", TP(t->number)), .set = t->set, .scope = t->scope,
                            .when = t->when, .each = t->each, .replaces = t, .node = n, .said = said};
  vec_push(m->arena, &x->cases, (struct o_case){.effect = O_LAPSE});
  x->index = (unsigned)m->exceptions.n;
  vec_push(m->arena, &m->exceptions, x);
}

static void read_block(struct o_model *m, struct o_target *t, const struct node *clauses) {
  const struct node *replaces = NULL;
  o_nodes said = {0};
  for (const struct node *n = clauses->child; n; n = n->next) {
    if (o_standing(m, t, n)) continue;
    if (n->kind == N_ALSO_EACH) o_also_each(m, t, n);
    if (n->kind == N_BEFORE) vec_push(m->arena, &said, n);
    if (n->kind == N_PART) read_part(m, t, n, NULL);
    else if (n->kind == N_NORM) read_norm(m, t, n);
    else if (n->kind == N_COMPLETE) t->volledig = true;
    else if (n->kind == N_EACH) t->each = n, t->each_volledig = n->flags & 1;
    else if (n->kind == N_IN_THEME) t->theme = n->text, t->frame = text_of(o_child(n, 0));
    else if (is_scope(n)) vec_push(m->arena, &t->scope, n);
    else if (is_when(n)) vec_push(m->arena, &t->when, n);
    else if (n->kind == N_REPLACES) replaces = n;
  }
  if (replaces) replacing(m, t, replaces, said);
}

// What a chapter passes on.
struct chapter {
  o_nodes own, also;
  const struct node *theme, *each, *node;
  const struct chapter *outer;
};

static void read_exception(struct o_model *m, const struct o_header *set, const struct node *n, const struct chapter *c, const struct node *aim, struct text eis, size_t which);

// Exceptions wait until all eisen are known: one may be written for several.
struct waiting {
  const struct o_header *set;
  const struct node *node;
  const struct chapter *in;
  bool done;
};
typedef VEC(struct waiting) waiting;

static void read_eis(struct o_model *m, const struct o_header *set, const struct node *n, const struct chapter *in) {
  const o_nodes *chapter = &in->own, *also = &in->also;
  const struct node *theme = in->theme;
  struct o_target *t = o_target_new(m, set, n->text);
  t->is_eis = true;
  t->eis = t;
  for (size_t i = 0; i < chapter->n; i++) vec_push(m->arena, is_scope(chapter->p[i]) ? &t->scope : &t->when, chapter->p[i]);
  t->inherited = t->when.n;
  for (const struct chapter *c = in; c && t->chapters.n < 9; c = c->outer)
    if (c->node) vec_push(m->arena, &t->chapters, c->node);
  if (in->each) t->each = in->each, t->each_volledig = in->each->flags & 1;
  if (theme) t->theme = theme->text, t->frame = text_of(o_child(theme, 0));
  if (o_child(n, 2)) read_block(m, t, o_child(n, 2));
  for (size_t i = 0; i < also->n && !t->shown; i++) o_also_each(m, t, also->p[i]);
}

static void read_kpi(struct o_model *m, const struct o_header *set, const struct node *n, const o_nodes *chapter, const struct node *theme) {
  struct o_target *t = o_target_new(m, set, text_format(m->arena, "kpi %.*s", TP(n->text)));
  t->is_eis = true;
  t->eis = t;
  for (size_t i = 0; i < chapter->n; i++) vec_push(m->arena, is_scope(chapter->p[i]) ? &t->scope : &t->when, chapter->p[i]);
  t->inherited = t->when.n;
  if (theme) t->theme = theme->text, t->frame = text_of(o_child(theme, 0));
  t->kpi = t->norm = n;
  read_block(m, t, o_child(n, 2));
  o_add_kpi(m, t);
}

// A chapter gives its scope, its conditions and its theme to all that stands in it (§3), also to the chapters in it. `later` NULL: its kpi's.
static void read_chapter(struct o_model *m, const struct o_header *set, const struct node *n, const struct chapter *outer, waiting *later) {
  struct chapter *here = NEW(m->arena, struct chapter), in = {.theme = outer->theme, .each = outer->each, .node = n, .outer = outer};
  const struct node *clauses = o_child(n, 1);
  for (size_t i = 0; i < outer->own.n; i++) vec_push(m->arena, &in.own, outer->own.p[i]);
  for (size_t i = 0; i < outer->also.n; i++) vec_push(m->arena, &in.also, outer->also.p[i]);
  for (const struct node *c = clauses ? clauses->child : NULL; c; c = c->next) {
    if (is_scope(c) || is_when(c)) vec_push(m->arena, &in.own, c);
    if (c->kind == N_IN_THEME) in.theme = c;
    if (c->kind == N_ALSO_EACH) vec_push(m->arena, &in.also, c);
    if (c->kind == N_EACH) in.each = c;
  }
  *here = in;
  for (const struct node *c = clauses ? clauses->child : NULL; c; c = c->next) {
    if (c->kind == N_KPI && !later) read_kpi(m, set, c, &here->own, here->theme);
    if (c->kind == N_EIS && later) read_eis(m, set, c, here);
    if (c->kind == N_EXCEPTION && later) vec_push(m->arena, later, (struct waiting){set, c, here, false});
    if (c->kind == N_CHAPTER) read_chapter(m, set, c, here, later);
  }
}

static void read_term(struct o_model *m, const struct node *n) {
  struct o_term *t = NEW(m->arena, struct o_term);
  t->name = n->text;
  t->plural = text_of(o_child(n, 3));
  t->index = (unsigned)m->terms.n;
  for (const struct node *c = o_child(n, 2) ? o_child(n, 2)->child : NULL; c; c = c->next)
    if (c->kind == N_IS_EACH) t->each = c;
  vec_push(m->arena, &m->terms, t);
}

// A begrip may be built on one that is read later; never in a circle.
static void finish_terms(struct o_model *m) {
  for (size_t i = 0; i < m->terms.n; i++) {
    const struct o_term *t = m->terms.p[i];
    for (size_t n = 0; t && t->each && n < m->terms.n; n++) {
      m->terms.p[i]->entity = o_entity_named(m, t->each->child->text);
      t = m->terms.p[i]->entity ? NULL : o_term_named(m, t->each->child->text);
    }
  }
}

static void read_definition(struct o_model *m, const struct node *n) {
  struct o_definition *d = NEW(m->arena, struct o_definition);
  *d = (struct o_definition){.name = n->text, .entity = m->entities.p[0], .formula = o_child(n, 2), .index = (unsigned)m->definitions.n};
  if (o_child(n, 0)) d->entity = o_entity_named(m, o_child(n, 0)->text);
  vec_push(m->arena, &m->definitions, d);
}

// ---- exceptions (§4) ----

static void add_case(struct o_model *m, struct o_exception *x, const struct node *effect, const struct node *condition) {
  struct o_case c = {.condition = condition, .effect = O_UNCHANGED};
  if (effect->kind == N_LAPSES) c.effect = O_LAPSE;
  if (effect->kind == N_SATISFIED || effect->kind == N_SUFFICES) c.effect = O_SATISFIED, c.where = o_child(effect, 1);
  if (effect->kind == N_HOLDS) {
    c.effect = O_REPLACE;
    c.norm = o_target_new(m, x->set, x->label);
    c.norm->exception = x;
    c.norm->volledig = effect->flags & 1;
    const struct node *norm = o_child(effect, 1);
    if (norm && norm->child->kind != N_JUDGE) c.norm->norm = norm->child;
    if (o_child(effect, 0)) read_block(m, c.norm, o_child(effect, 0));
  }
  vec_push(m->arena, &x->cases, c);
}

static bool is_effect(const struct node *n) {
  return n->kind == N_LAPSES || n->kind == N_SATISFIED || n->kind == N_SUFFICES || n->kind == N_HOLDS || n->kind == N_UNCHANGED;
}

static void read_exception(struct o_model *m, const struct o_header *set, const struct node *n, const struct chapter *in, const struct node *aim, struct text eis, size_t which) {
  const o_nodes *chapter = &in->own;
  struct o_exception *x = NEW(m->arena, struct o_exception);
  *x = (struct o_exception){.label = n->text, .set = set, .node = n, .index = (unsigned)m->exceptions.n, .aim = aim, .eis = eis, .which = which, .each = in->each};
  vec_push(m->arena, &m->exceptions, x);
  for (size_t i = 0; i < chapter->n; i++) vec_push(m->arena, is_scope(chapter->p[i]) ? &x->scope : &x->when, chapter->p[i]);
  x->inherited = x->when.n;
  for (const struct node *c = o_child(n, 2) ? o_child(n, 2)->child : NULL; c; c = c->next) {
    if (is_scope(c)) vec_push(m->arena, &x->scope, c);
    else if (is_when(c)) vec_push(m->arena, &x->when, c);
    else if (c->kind == N_EACH) x->each = c;
    else if (c->kind == N_BEFORE) vec_push(m->arena, &x->said, c);
    else if (c->kind == N_ALSO_EACH) x->adds = true, o_also_of(m, x, c);
    else if (c->kind == N_IS_EACH) x->new_each = c;
    else if (c->kind == N_DEPARTS_TERM) x->term = o_term_named(m, c->text);
    else if (c->kind == N_DEPARTS_DEFINITION) x->definition = o_definition_named(m, c->text), x->new_formula = o_child(c, 2);
    else if (c->kind == N_ADDS) x->adds = true;
    else if (c->kind == N_CASE) x->branches = true, add_case(m, x, o_child(c, 1)->child, c->child);
    else if (c->kind == N_OTHERWISE) x->branches = true, add_case(m, x, o_child(c, 0)->child, NULL);
    else if (is_effect(c)) add_case(m, x, c, NULL);
  }
}

static const struct node *own_aim(const struct node *exception) {
  for (const struct node *c = o_child(exception, 2) ? o_child(exception, 2)->child : NULL; c; c = c->next) {
    if (c->kind == N_DEPARTS || c->kind == N_ADDS) return c->child;
    if (c->kind == N_ALSO_EACH) return o_child(c, 1);
    if ((c->kind == N_LAPSES || c->kind == N_SATISFIED || c->kind == N_SUFFICES) && o_child(c, 0)) return o_child(c, 0);
  }
  return NULL;
}

static bool takes_away(const struct node *exception) {
  for (const struct node *c = o_child(exception, 2)->child; c; c = c->next)
    if (c->kind == N_LAPSES && own_aim(exception) && !(o_child(own_aim(exception), 2) && o_child(own_aim(exception), 2)->child)) return true;
  return false;
}

static struct o_target *find_target(const struct o_model *m, struct text set, struct text eis, struct text part) {
  for (size_t i = 0; i < m->targets.n; i++) {
    struct o_target *t = m->targets.p[i];
    if (t->exception || !text_eq(t->set->name, set) || !text_eq(t->eis->number, eis)) continue;
    if (part.n > 0 ? text_eq(t->path, part) : t->is_eis) return t;
  }
  return NULL;
}

// On an exception *vervalt* means that it does not apply; the other effects are on the norm that stands there (§4).
static void aim_at_norm(struct o_model *m, struct o_exception *x, struct o_target *norm, struct text part) {
  if (part.n == 0) vec_push(m->arena, &x->aims, norm);
  for (size_t i = 0; i < m->targets.n && part.n > 0; i++) {
    struct o_target *top = m->targets.p[i];
    while (top->parent) top = top->parent;
    if (top == norm && m->targets.p[i] != top && text_eq(m->targets.p[i]->path, part)) vec_push(m->arena, &x->aims, m->targets.p[i]);
  }
}

static void aim_at_exception(struct o_model *m, struct o_exception *x, struct o_exception *other, const struct node *parts) {
  bool whole = !parts || !parts->child, lapses = whole && x->cases.n == 1 && x->cases.p[0].effect == O_LAPSE && !x->cases.p[0].condition;
  if (lapses) vec_push(m->arena, &x->on, other);
  for (size_t i = 0; i < other->cases.n && !lapses; i++) {
    if (!other->cases.p[i].norm) continue;
    if (whole) aim_at_norm(m, x, other->cases.p[i].norm, NO_TEXT);
    for (const struct node *p = whole ? NULL : parts->child; p; p = p->next) aim_at_norm(m, x, other->cases.p[i].norm, p->text);
  }
}

static bool is_loaded(const struct o_model *m, struct text set) {
  for (size_t i = 0; i < m->sets.n; i++)
    if (text_eq(m->sets.p[i]->name, set)) return true;
  return false;
}

// What is in a document that is no set carries only its text (§4).
static void aim_at(struct o_model *m, struct o_exception *x, const struct node *aim) {
  struct text eis = x->eis.n > 0 ? x->eis : (aim = x->aim ? x->aim : aim)->text;
  struct text set = o_child(aim, 1) ? o_child(aim, 1)->text : x->set->name;
  if (!is_loaded(m, set)) return;
  if (aim->flags & 1) {
    size_t nth = 0;
    for (size_t i = 0; i < m->exceptions.n; i++)
      if (text_eq(m->exceptions.p[i]->label, aim->text) && text_eq(m->exceptions.p[i]->set->name, set))
        if (nth++ == x->which || takes_away(x->node)) aim_at_exception(m, x, m->exceptions.p[i], o_child(aim, 2));
    return;
  }
  const struct node *parts = o_child(aim, 2);
  struct o_target *t;
  if (!parts || !parts->child) {
    if ((t = find_target(m, set, eis, NO_TEXT))) vec_push(m->arena, &x->aims, t);
    else o_problem(m, "onbekende eis");
    return;
  }
  for (const struct node *p = parts->child; p; p = p->next) {
    if ((t = find_target(m, set, aim->text, p->text))) vec_push(m->arena, &x->aims, t);
    else o_problem(m, "onbekend onderdeel");
  }
}

static void aim_term(struct o_model *m, struct o_exception *x, const struct node *c) {
  const struct node *eis = o_child(c, 0), *set = o_child(c, 1);
  if (!eis) return; // in every eis
  struct o_target *t = find_target(m, set ? set->text : x->set->name, eis->text, NO_TEXT);
  if (t) vec_push(m->arena, &x->aims, t);
}

static void set_eis(struct o_target *t, struct o_target *eis) {
  t->eis = eis;
  for (size_t i = 0; i < t->parts.n; i++) set_eis(t->parts.p[i], eis);
}

static void finish_exception(struct o_model *m, struct o_exception *x) {
  if (x->node->kind == N_REPLACES) aim_at(m, x, x->node->child);
  for (const struct node *c = x->node->kind == N_EXCEPTION ? o_child(x->node, 2)->child : NULL; c; c = c->next) {
    if (c->kind == N_DEPARTS || c->kind == N_ADDS) aim_at(m, x, c->child);
    if (c->kind == N_ALSO_EACH) aim_at(m, x, o_child(c, 1));
    if (c->kind == N_DEPARTS_TERM || c->kind == N_DEPARTS_DEFINITION) aim_term(m, x, c);
    if ((c->kind == N_LAPSES || c->kind == N_SATISFIED || c->kind == N_SUFFICES) && o_child(c, 0)) aim_at(m, x, o_child(c, 0));
  }
  for (size_t i = 0; i < x->cases.n && x->aims.n > 0; i++)
    if (x->cases.p[i].norm) set_eis(x->cases.p[i].norm, x->aims.p[0]->eis);
}

// ---- exceptions on several eisen ----

static void read_chapter_wide(struct o_model *m, const struct waiting *w, const struct node *aim) {
  struct text set = o_child(aim, 1) ? o_child(aim, 1)->text : w->set->name;
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct o_target *t = m->targets.p[i];
    bool in = false;
    for (size_t k = 0; k < t->chapters.n; k++) in = in || text_eq(t->chapters.p[k]->child->text, aim->text);
    if (t->is_eis && in && text_eq(t->set->name, set)) read_exception(m, w->set, w->node, w->in, aim, t->number, 0);
  }
}

// On the norm of an exception that was itself written for several: on each of them. False: that one is not read yet.
static bool read_on_norm(struct o_model *m, waiting *all, struct waiting *w, const struct node *aim) {
  struct text set = o_child(aim, 1) ? o_child(aim, 1)->text : w->set->name;
  size_t n = 0;
  for (size_t i = 0; i < all->n; i++)
    if (!all->p[i].done && all->p[i].node != w->node && text_eq(all->p[i].set->name, set) && text_eq(all->p[i].node->text, aim->text)) return false;
  for (size_t i = 0; i < m->exceptions.n; i++)
    n += m->exceptions.p[i]->node->kind == N_EXCEPTION && text_eq(m->exceptions.p[i]->set->name, set) && text_eq(m->exceptions.p[i]->label, aim->text);
  for (size_t i = 0; i < (n > 0 ? n : 1); i++) read_exception(m, w->set, w->node, w->in, aim, NO_TEXT, i);
  return true;
}

static bool read_one(struct o_model *m, waiting *all, struct waiting *w) {
  const struct node *aim = own_aim(w->node), *more = aim && !(aim->flags & 3) ? o_child(aim, 3) : NULL;
  if (aim && aim->flags & 1 && !takes_away(w->node)) return read_on_norm(m, all, w, aim);
  if (aim && aim->flags & 2) read_chapter_wide(m, w, aim);
  else read_exception(m, w->set, w->node, w->in, NULL, NO_TEXT, 0);
  if (more) m->exceptions.p[m->exceptions.n - 1]->aim = aim;
  for (const struct node *n = more ? more->child : NULL; n; n = n->next) read_exception(m, w->set, w->node, w->in, n, NO_TEXT, 0);
  return true;
}

static void read_exceptions(struct o_model *m, waiting *all) {
  for (size_t round = 0; round <= all->n; round++)
    for (size_t i = 0; i < all->n; i++)
      if (!all->p[i].done) all->p[i].done = read_one(m, all, &all->p[i]);
}

// ---- the row a target is judged in, and the rows it looks at ----

static struct o_entity *group(const struct o_model *m, const struct node *each) {
  return o_rows_named(m, o_first_name(each));
}

// One exception, or one that was written for several eisen.
bool o_one_label(const struct o_exception *a, const struct o_exception *b) {
  return a == b || (a && b && a->set == b->set && text_eq(a->label, b->label) && a->node == b->node && a->node->kind == N_EXCEPTION);
}

static struct text applies_name(const struct o_model *m, const struct o_target *t, struct text set, unsigned again) {
  struct buf name = {.arena = m->arena};
  struct text of = t->exception ? t->exception->label : t->eis->number;
  buf_format(&name, "van-toepassing-%.*s%s%.*s", TP(set), set.n > 0 ? "-" : "", TP(of));
  if (t->path.n > 0) buf_format(&name, "-%.*s", TP(t->path));
  if (again > 0) buf_format(&name, "-%u", again);
  for (size_t k = 0; k < name.n; k++)
    if (name.p[k] == '.') name.p[k] = '-';
  return buf_text(&name);
}

// `indien van toepassing` declares its own yes/no evidence (§7): a field of the rows the target looks at. It is named after the eis or
// the exception; a name that is taken gets the set in front. Branches of one exception share it.
static void add_applies(struct o_model *m, struct o_target *t) {
  bool asked = false;
  for (size_t i = 0; i < t->when.n; i++) asked = asked || t->when.p[i]->kind == N_IF_APPLIES;
  if (!asked) return;
  for (size_t i = 0; i < t->index && t->exception; i++) {
    const struct o_target *u = m->targets.p[i];
    if (o_one_label(u->exception, t->exception) && text_eq(u->path, t->path) && u->applies && u->rows == t->rows) t->applies = u->applies;
  }
  if (t->applies) return;
  const struct o_header *set = t->exception ? t->exception->set : t->set;
  struct text name = applies_name(m, t, NO_TEXT, 0);
  for (unsigned again = 0; o_field_named(t->rows, name); again++) name = applies_name(m, t, set->name, again);
  struct o_field *f = o_add_field(m, t->rows, name, O_BOOL);
  f->applies = true;
  t->applies = f;
}

static void shape(struct o_model *m, struct o_target *t, struct o_entity *level) {
  t->level = t->rows = level;
  if (t->each) t->rows = group(m, t->each);
  if (!t->rows) {
    o_problem(m, "voor elke wat?");
    t->rows = level;
  }
  o_asked_in_target(m, t);
  add_applies(m, t);
  for (size_t i = 0; i < t->parts.n; i++) shape(m, t->parts.p[i], t->rows);
}

static void shape_norms(struct o_model *m, struct o_exception *x) {
  struct o_entity *level = x->aims.n > 0 ? x->aims.p[0]->level : m->entities.p[0];
  o_asked_in_exception(m, x);
  if (!level) level = m->entities.p[0];
  if (x->each) level = group(m, x->each);
  for (size_t i = 0; i < x->cases.n; i++)
    if (x->cases.p[i].norm) shape(m, x->cases.p[i].norm, level);
}

// ---- all together ----

static struct o_header *read_header(struct o_model *m, const struct node *root) {
  struct o_header *h = NEW(m->arena, struct o_header);
  *h = (struct o_header){.name = root->text, .from = NO_DAY, .to = NO_DAY, .root = root};
  for (const struct node *c = o_child(root, 1)->child; c; c = c->next) {
    if (c->kind != N_VALID) continue;
    date_parse(c->child->text, &h->from);
    if (o_child(c, 1)) date_parse(o_child(c, 1)->text, &h->to);
  }
  return h;
}

static void read_eisen(struct o_model *m, const struct o_header *set, waiting *later) {
  const struct chapter *none = NEW(m->arena, struct chapter);
  const struct node *declarations = o_child(set->root, 2);
  for (const struct node *n = declarations->child; n; n = n->next) {
    if (n->kind == N_CHAPTER) read_chapter(m, set, n, none, later);
    if (n->kind == N_EIS) read_eis(m, set, n, none);
    if (n->kind == N_EXCEPTION) vec_push(m->arena, later, (struct waiting){set, n, none, false});
  }
  for (const struct node *n = declarations->child; n; n = n->next) {
    if (n->kind == N_CHAPTER) read_chapter(m, set, n, none, NULL);
    if (n->kind == N_KPI) read_kpi(m, set, n, &none->own, NULL);
  }
}

struct o_model *o_read_set(struct arena *a, const struct node *const *roots, size_t n) {
  struct o_model *m = NEW(a, struct o_model);
  struct o_entity *top = NEW(a, struct o_entity);
  m->arena = m->texts.map.arena = a;
  top->name = TEXT("aanbieder");
  top->single = true;
  vec_push(a, &m->entities, top);
  for (size_t i = 0; i < n; i++) {
    const struct node *declarations = o_child(roots[i], 2);
    if (roots[i]->kind != N_FRAME) o_read_schema(m, declarations);
    for (const struct node *t = declarations->child; roots[i]->kind == N_FRAME && t; t = t->next) vec_push(a, &m->themes, t->text);
  }
  for (size_t i = 0; i < m->entities.n; i++) o_finish_entity(m, m->entities.p[i]);
  for (size_t i = 0; i < n; i++)
    if (roots[i]->kind == N_SET) vec_push(a, &m->sets, read_header(m, roots[i]));
  for (size_t i = 0; i < m->sets.n; i++)
    for (const struct node *d = o_child(m->sets.p[i]->root, 2)->child; d; d = d->next) {
      if (d->kind == N_TERM) read_term(m, d);
      if (d->kind == N_DEFINITION) read_definition(m, d);
      if (d->kind == N_TABLE) o_read_table(m, d);
    }
  finish_terms(m);
  waiting later = {0};
  for (size_t i = 0; i < m->sets.n; i++) read_eisen(m, m->sets.p[i], &later);
  read_exceptions(m, &later);
  for (size_t i = 0; i < m->exceptions.n; i++) finish_exception(m, m->exceptions.p[i]);
  o_find_orders(m);
  o_asked_in_formulas(m);
  for (size_t i = 0; i < m->targets.n; i++)
    if (m->targets.p[i]->is_eis) shape(m, m->targets.p[i], top);
  for (size_t i = 0; i < m->exceptions.n; i++) shape_norms(m, m->exceptions.p[i]);
  m->for_whom = o_for_whom(m) ? o_entity_named(m, TEXT("inschrijving")) : NULL;
  return m;
}
