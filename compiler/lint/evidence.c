// Evidence that is asked and never used, asked twice, or used and not to be had.
#include "rule.h"

struct names {
  struct map used, under; // under: entities of which rows are taken by a branch: «voor elke t onder aw»
  const struct lint *l;
};

static bool has_twig(const struct node *each) {
  const struct node *last = each->child;
  while (last && last->next) last = last->next;
  return last && last != each->child && last->kind == N_LIST && last->child && last->child->kind == N_TWIG;
}

// Every name that an expression, condition or scope mentions; also each part of a path.
static void collect(struct names *n, const struct node *at) {
  if (at->kind == N_ENTITY || at->kind == N_EXAMPLE) return;
  if (at->text.n > 0 && at->kind != N_VERBATIM && at->kind != N_TITLE) {
    struct text rest = at->text, one;
    map_set(&n->used, at->text, 1);
    while (text_split(&rest, '.', &one)) map_set(&n->used, one, 1);
  }
  if (at->kind == N_EACH && has_twig(at))
    for (const struct node *c = node_child(at, 0)->child; c; c = c->next) map_set(&n->under, c->text, 1);
  for (const struct node *c = at->child; c; c = c->next) collect(n, c);
}

static bool is_used(const struct names *n, struct text name) { return map_find(&n->used, name) != NULL; }

// The rows are told apart by it, or shown with it.
static bool has_other_use(const struct model *m, const struct m_field *f, uint32_t at) {
  const struct m_entity *e = &m->entities.p[f->entity];
  return e->key == at || e->date == at || (f->flags & FIELD_APPLIES);
}

// It says from where something else is collected.
static bool is_gathered_with(const struct model *m, uint32_t at) {
  for (size_t i = 0; i < m->gathers.n; i++)
    for (size_t k = 0; k < m->gathers.p[i].args.n; k++)
      if (m->gathers.p[i].args.p[k].field == at) return true;
  return false;
}

static bool has_tail(const struct m_field *f, enum node_kind kind) {
  for (const struct node *n = node_child(f->node, 1)->child; n; n = n->next)
    if (n->kind == kind) return true;
  return false;
}

// What a document holds is asked by the document's own name: «meldcode bevat stap-1».
static bool is_looked_at(const struct lint *l, const struct names *n, const struct m_field *f) {
  const struct m_entity *e = &l->model->entities.p[f->entity];
  if (f->type == TYPE_SET && is_used(n, e->name)) return true;
  if (f->class_ != NONE && f->type == TYPE_CHOICE && map_find(&n->under, e->name)) return true;
  return is_used(n, f->name) || (f->class_ != NONE && is_used(n, l->model->classes.p[f->class_].name) && e->parent == 0 && text_eq(e->name, TEXT("inschrijving")));
}

static void asked_twice(const struct lint *l, struct map *questions, uint32_t at) {
  const struct m_field *f = &l->model->fields.p[at];
  if (f->question.n == 0) return;
  struct text key = text_format(l->arena, "%u %.*s", f->entity, TP(text_fold(l->arena, f->question)));
  const uintptr_t *had = map_find(questions, key);
  if (!had) {
    map_set(questions, key, at);
    return;
  }
  const struct m_field *first = &l->model->fields.p[*had];
  if (f->src != l->src || !f->node) return;
  struct message *m = msg(l->model->sink, M_ASKED_TWICE, name_place(f->src, f->node), f->name, first->name);
  if (first->node) msg_note(l->model->sink, m, M_NOTE_FIRST, name_place(first->src, first->node));
}

void lint_evidence(struct lint *l) {
  struct names n = {{.arena = l->arena}, {.arena = l->arena}, l};
  struct map questions = {.arena = l->arena};
  for (size_t i = 0; i < l->model->sets.n; i++) collect(&n, l->model->sets.p[i].root);
  for (uint32_t i = 0; i < l->model->fields.n; i++) {
    const struct m_field *f = &l->model->fields.p[i];
    asked_twice(l, &questions, i);
    if (f->src != l->src || !f->node || has_other_use(l->model, f, i)) continue;
    if (!is_looked_at(l, &n, f) && !is_gathered_with(l->model, i)) msg(l->model->sink, M_FIELD_UNUSED, name_place(f->src, f->node), f->name, l->model->entities.p[f->entity].name);
    else if (!has_tail(f, N_QUESTION)) msg(l->model->sink, M_FIELD_NO_QUESTION, name_place(f->src, f->node), f->name);
  }
}
