// A norm that asks about another field than the text: the text is about «uitval», the norm compares «ziekteverzuim», and a field
// «uitvalpercentage» of the same list is used by nothing.
#include "prose.h"
#include "rule.h"

enum { LEAST = 5 }; // letters

// All that is mentioned, but where it is declared.
static void names_in(struct map *to, const struct node *n) {
  if (n->kind == N_ENTITY || n->kind == N_EXAMPLE || n->kind == N_VERBATIM || n->kind == N_TITLE) return;
  if (n->text.n > 0) map_set(to, n->text, 1);
  for (const struct node *c = n->child; c; c = c->next) names_in(to, c);
}

// Does a part of the name of a field begin with this word, or the word with that part?
static bool word_fits(struct text fold, struct text name) {
  struct text rest = name, part;
  while (text_split(&rest, '-', &part))
    if (part.n >= LEAST && fold.n >= LEAST && (text_starts(part, fold) || text_starts(fold, text_slice(part, 0, part.n > LEAST + 1 ? part.n - 2 : part.n)))) return true;
  return false;
}

static bool words_fit(struct lint *l, const struct source *src, struct text words, struct text name) {
  struct prose p = {.src = src};
  prose_cut(l->arena, &p, words);
  for (size_t i = 0; i < p.n; i++)
    if (p.words[i].kind == WORD_PLAIN && word_fits(p.words[i].fold, name)) return true;
  return false;
}

// In the texts or titles of the eis.
static bool is_said(struct lint *l, uint32_t eis, struct text name) {
  const struct model *m = l->model;
  for (uint32_t i = eis; i < m->targets.n && m->targets.p[i].eis == m->targets.p[eis].eis && m->targets.p[i].exception == NONE; i++)
    if (words_fit(l, l->src, m->targets.p[i].title, name)) return true;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET || m->targets.p[p->index].eis != m->targets.p[eis].eis) continue;
    for (size_t k = 0; k < p->n; k++)
      if (p->words[k].kind == WORD_PLAIN && word_fits(p->words[k].fold, name)) return true;
  }
  return false;
}

static const struct m_field *field_of(const struct model *m, struct text name) {
  const struct m_field *found = NULL;
  for (size_t i = 0; i < m->fields.n; i++)
    if (text_eq(m->fields.p[i].name, name)) {
      if (found) return NULL; // of more lists
      found = &m->fields.p[i];
    }
  return found;
}

static void look_at_ref(struct lint *l, const struct map *used, uint32_t target, const struct node *ref) {
  const struct model *m = l->model;
  const struct m_field *asked = field_of(m, ref->text);
  uint32_t eis = m->targets.p[target].eis;
  if (!asked || !asked->node || asked->src != l->src || is_said(l, eis, asked->name)) return;
  for (size_t i = 0; i < m->fields.n; i++) {
    const struct m_field *f = &m->fields.p[i];
    if (f->entity != asked->entity || f->type != asked->type || f->type == TYPE_DATE || f == asked || !f->node || map_find(used, f->name) || !is_said(l, eis, f->name)) continue;
    msg(m->sink, M_NORM_FIELD, node_place(m->targets.p[target].src, ref), asked->name, f->name);
    return;
  }
}

static void look(struct lint *l, const struct map *used, uint32_t target, const struct node *n) {
  if (n->kind == N_REF && n->text.n > 0) look_at_ref(l, used, target, n);
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_VERBATIM && c->kind != N_PART) look(l, used, target, c);
}

void lint_norm_fields(struct lint *l) {
  struct map used = {.arena = l->arena};
  names_in(&used, l->root);
  for (uint32_t t = 0; t < l->model->targets.n; t++) {
    const struct m_target *x = &l->model->targets.p[t];
    if (lint_own(l, x) && x->norm && x->norm->kind != N_JUDGE && x->exception == NONE) look(l, &used, t, x->norm);
  }
}
