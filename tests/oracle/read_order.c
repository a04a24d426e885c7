// Which exception goes before which (§4), and for whom else an eis holds.
#include "reading.h"

// ---- gaat voor ----

// A label, or an eis that replaces another; without a set the only one that there is, and an eis of this set.
static struct o_exception *rival(const struct o_model *m, const struct o_header *set, const struct node *aim) {
  const struct node *said = o_child(aim, 1);
  bool label = aim->flags & 1;
  for (size_t i = 0; i < m->exceptions.n; i++) {
    struct o_exception *x = m->exceptions.p[i];
    struct text where = said ? said->text : label ? x->set->name : set->name;
    bool named = label ? x->node->kind == N_EXCEPTION && text_eq(x->label, aim->text) : x->replaces && text_eq(x->replaces->number, aim->text);
    if (named && text_eq(x->set->name, where)) return x;
  }
  return NULL;
}

// What was written for several eisen is one in this.
static void goes_before(struct o_model *m, struct o_exception *first, struct o_exception *other) {
  for (size_t i = 0; i < m->exceptions.n && first && other; i++)
    for (size_t k = 0; k < m->exceptions.n; k++)
      if (o_one_label(m->exceptions.p[i], first) && o_one_label(m->exceptions.p[k], other)) vec_push(m->arena, &m->exceptions.p[i]->before, m->exceptions.p[k]);
}

void o_find_orders(struct o_model *m) {
  for (size_t i = 0; i < m->exceptions.n; i++) {
    struct o_exception *x = m->exceptions.p[i];
    for (size_t k = 0; k < x->said.n; k++) goes_before(m, x, rival(m, x->set, x->said.p[k]->child));
  }
  for (size_t i = 0; i < m->sets.n; i++)
    for (const struct node *d = o_child(m->sets.p[i]->root, 2)->child; d; d = d->next) {
      if (d->kind != N_ORDER) continue;
      goes_before(m, rival(m, m->sets.p[i], d->child), rival(m, m->sets.p[i], d->child->next));
    }
}

// ---- geldt ook voor elke …: each of those rows is judged by a person, and folded in as a supplement ----

static struct node *copied(struct arena *a, const struct node *n) {
  struct node *copy = node_new(a, n->kind, 0, 0);
  *copy = *n;
  copy->next = NULL;
  return copy;
}

static void add_norm(struct o_model *m, struct o_exception *x, const struct node *each, struct o_target *eis) {
  struct o_case c = {.effect = O_REPLACE, .norm = o_target_new(m, x->set, x->label)};
  c.norm->exception = x;
  c.norm->eis = eis;
  c.norm->each = each;
  vec_push(m->arena, &x->cases, c);
}

// Of a name in brackets: what holds for these alone stays with it.
static struct node *in_brackets(struct arena *a, const struct node *bundle, const struct node *name) {
  struct node *one = node_new(a, N_BUNDLE, 0, 0);
  node_add(a, one, node_add(a, node_new(a, N_LIST, 0, 0), copied(a, name)));
  for (const struct node *c = bundle->child->next; c; c = c->next) node_add(a, one, copied(a, c));
  one->text = name->text;
  return one;
}

static const struct node *without_brackets(struct o_model *m, const struct node *names) {
  struct node *all = node_new(m->arena, N_LIST, 0, 0);
  for (const struct node *n = names->child; n; n = n->next) {
    if (n->kind != N_BUNDLE) node_add(m->arena, all, copied(m->arena, n));
    for (const struct node *in = n->kind == N_BUNDLE ? n->child->child : NULL; in; in = in->next)
      node_add(m->arena, all, in_brackets(m->arena, n, in));
  }
  return all;
}

// One for each name.
void o_also_each(struct o_model *m, struct o_target *t, const struct node *n) {
  for (const struct node *name = without_brackets(m, n->child->child)->child; name; name = name->next) {
    struct o_exception *x = NEW(m->arena, struct o_exception);
    struct node *each = node_new(m->arena, N_EACH, 0, 0);
    node_add(m->arena, each, node_add(m->arena, node_new(m->arena, N_LIST, 0, 0), copied(m->arena, name)));
    if (o_child(n->child, 1)) node_add(m->arena, each, copied(m->arena, o_child(n->child, 1)));
    *x = (struct o_exception){.label = name->text, .set = t->set, .adds = true, .node = n, .index = (unsigned)m->exceptions.n};
    add_norm(m, x, each, t->eis);
    vec_push(m->arena, &x->aims, t);
    vec_push(m->arena, &m->exceptions, x);
  }
}

// In an afwijking, of what it aims at.
void o_also_of(struct o_model *m, struct o_exception *x, const struct node *n) { add_norm(m, x, n->child, NULL); }
