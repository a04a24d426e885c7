// Geldt ook voor elke onderaannemer: whether each of these rows meets the eis as well, a person judges; that is folded in as a
// supplement is. The rows hold no evidence of their own to compute it from.
#include "model.h"

// The gegeven that the name is about: a question names its row.
static struct text rows_named(const struct model *m, struct text name) {
  uint32_t term = model_term(m, name);
  for (size_t n = 0; term != NONE && n < m->terms.n; n++) {
    const struct node *each = m->terms.p[term].rows.each;
    if (!each || model_entity(m, name) != NONE) return name;
    name = each->child->text;
    term = model_term(m, name);
  }
  return name;
}

// What stands behind `geldt`: of each row a judgement.
static struct node *holds_of(struct model *m, const struct node *n, struct node *each, struct text what) {
  struct node *question = node_new(m->arena, N_QUESTION, n->off, n->len), *title = node_new(m->arena, N_TITLE, n->off, n->len);
  struct node *clauses = node_new(m->arena, N_LIST, n->off, n->len), *holds = node_new(m->arena, N_HOLDS, n->off, n->len);
  const struct node *name = each->child->child;
  struct text rows = rows_named(m, name->kind == N_BUNDLE ? name->child->child->text : name->text);
  title->text = text_format(m->arena, "Voldoet {%.*s} ook aan %.*s?", TP(rows), TP(what));
  node_add(m->arena, clauses, node_add(m->arena, node_new(m->arena, N_LIST, n->off, n->len), node_add(m->arena, question, title)));
  return node_add(m->arena, node_add(m->arena, holds, node_add(m->arena, clauses, each)), NULL);
}

static struct node *copy_of(struct arena *a, const struct node *n) {
  struct node *copy = node_new(a, n->kind, n->off, n->len);
  *copy = *n;
  copy->next = NULL;
  return copy;
}

// The same rows, but of one of the names.
static struct node *each_of(struct model *m, const struct node *each, const struct node *name) {
  struct node *one = node_new(m->arena, N_EACH, each->off, each->len), *groups = node_new(m->arena, N_LIST, name->off, name->len);
  node_add(m->arena, one, node_add(m->arena, groups, copy_of(m->arena, name)));
  for (const struct node *c = each->child->next; c; c = c->next) node_add(m->arena, one, copy_of(m->arena, c));
  return one;
}

// Said before of this eis: by itself, or by its chapter.
static bool is_said(struct model *m, uint32_t target, const struct source *src, const struct node *name) {
  for (size_t i = m->exceptions.n; i-- > 0;) {
    const struct m_exception *e = &m->exceptions.p[i];
    if (e->also != target + 1 || !text_eq(e->label, name->text)) continue;
    msg_note(m->sink, msg(m->sink, M_CLAUSE_TWICE, node_place(src, name)), M_NOTE_FIRST, clause_place(e->src, e->node));
    return true;
  }
  return false;
}

static void add(struct model *m, uint32_t target, const struct source *src, const struct node *n, const struct node *name) {
  const struct m_target *t = &m->targets.p[target];
  struct node *aim = node_new(m->arena, N_AIM, t->node->off, t->node->len), *each = each_of(m, n->child, name);
  aim->text = t->number;
  node_add(m->arena, node_add(m->arena, node_add(m->arena, aim, NULL), NULL), node_new(m->arena, N_LIST, n->off, 0));
  struct m_exception e = {.label = name->text, .title = text_format(m->arena, "Geldt ook voor elke %.*s", TP(name->text)), .set = t->set,
                          .src = src, .node = n, .term = NONE, .definition = NONE, .new_rows = {.entity = NONE}, .adds = true, .also = target + 1};
  const struct node *filter = node_child(each, 1);
  if (name->kind == N_BUNDLE) {
    struct text rows = text_slice(src->text, n->child->child->off, n->child->off + n->child->len);
    e.title = text_format(m->arena, "Geldt ook voor elke %.*s", TP(text_squeeze(m->arena, rows)));
  } else if (filter->kind != N_NONE) {
    uint32_t from = name->off + name->len, to = n->child->off + n->child->len;
    for (const struct node *last = name; last; last = last->next) from = last->off + last->len;
    e.title = text_format(m->arena, "%.*s %.*s", TP(e.title), TP(text_squeeze(m->arena, text_slice(src->text, from, to))));
  }
  struct node *holds = holds_of(m, n, each, text_format(m->arena, "eis %.*s", TP(t->number)));
  vec_push(m->arena, &e.aims, (struct m_aim){NONE, aim, 0, 0});
  vec_push(m->arena, &e.branches, (struct m_branch){.effect = EFFECT_REPLACE, .norm = NONE, .where = holds});
  vec_push(m->arena, &m->exceptions, e);
}

// Names in brackets keep what holds for these alone.
static void add_bundle(struct model *m, uint32_t target, const struct source *src, const struct node *n, const struct node *bundle) {
  for (const struct node *name = bundle->child->child; name; name = name->next) {
    struct node *one = node_new(m->arena, N_BUNDLE, name->off, name->len), *names = node_new(m->arena, N_LIST, name->off, name->len);
    node_add(m->arena, one, node_add(m->arena, names, copy_of(m->arena, name)));
    for (const struct node *c = bundle->child->next; c; c = c->next) node_add(m->arena, one, copy_of(m->arena, c));
    one->text = name->text;
    if (!is_said(m, target, src, one)) add(m, target, src, n, one);
  }
}

void model_also_each(struct model *m, uint32_t target, const struct source *src, const struct node *n) {
  for (const struct node *name = n->child->child->child; name; name = name->next) {
    if (name->kind == N_BUNDLE) add_bundle(m, target, src, n, name);
    else if (!is_said(m, target, src, name)) add(m, target, src, n, name);
  }
}

const struct node *model_also_holds(struct model *m, const struct node *n, const struct node *aim, struct text eis) {
  const struct node *parts = node_child(aim, 2);
  struct buf what = {.arena = m->arena};
  for (const struct node *p = parts->child; p; p = p->next)
    buf_format(&what, "%s%.*s", what.n == 0 ? "onderdeel " : p->next ? ", " : " en ", TP(p->text));
  buf_format(&what, "%s%s%.*s", what.n > 0 ? " van " : "", aim->flags & 1 ? "afwijking " : "eis ", TP(eis));
  return holds_of(m, n, copy_of(m->arena, n->child), buf_text(&what));
}
