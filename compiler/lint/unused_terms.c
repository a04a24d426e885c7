// A begrip whose name is nowhere used: not in a text, not in a norm.
#include "rule.h"

// «aspecifieke-toewijzing» as the words of the text have it: each part begins the word, so that plurals count.
static bool stands_at(const struct prose *p, size_t i, struct text name) {
  struct text part;
  for (; text_split(&name, '-', &part); i++) {
    if (i >= p->n || p->words[i].fold.n < part.n || !text_eq(text_slice(p->words[i].fold, 0, part.n), part)) return false;
    if (p->words[i].fold.n > part.n + 3 && name.n > 0) return false;
  }
  return true;
}

// Words that neither begin nor end like the name need no longer look: there are as many as words times terms.
static bool may_be(struct text fold, struct text name) {
  return fold.n > 0 && (fold.p[0] == name.p[0] || fold.p[fold.n - 1] == name.p[name.n - 1]);
}

static bool is_used(const struct lint *l, uint32_t term) {
  struct text name = text_fold(l->arena, l->model->terms.p[term].name);
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner == PROSE_TERM && p->index == term) continue;
    for (size_t k = 0; k < p->n; k++) {
      if (!may_be(p->words[k].fold, name)) continue;
      if (text_starts(p->words[k].fold, name)) return true; // also as the first part of a longer word
      if (p->words[k].fold.n >= name.n && text_ends(p->words[k].fold, name)) return true;
      if (stands_at(p, k, name)) return true;
    }
  }
  return false;
}

static bool names_rows(const struct node *n) {
  switch (n->kind) {
  case N_NAME: case N_REF: case N_COUNT: case N_EXISTS: case N_FIRST: case N_LAST: case N_HAS_RECENT: case N_OVER_ROWS: case N_DEPARTS_TERM: return true;
  default: return false;
  }
}

static bool is_named(const struct node *n, const struct m_term *t) {
  if (n == t->node) return false;
  if (names_rows(n) && (text_eq(n->text, t->name) || (t->plural.n > 0 && text_eq(n->text, t->plural)))) return true;
  for (const struct node *c = n->child; c; c = c->next)
    if (is_named(c, t)) return true;
  return false;
}

void lint_unused_terms(struct lint *l) {
  for (uint32_t i = 0; i < l->model->terms.n; i++) {
    const struct m_term *t = &l->model->terms.p[i];
    if (t->src != l->src || is_used(l, i) || is_named(l->root, t)) continue;
    msg(l->model->sink, M_TERM_UNUSED, name_place(t->src, t->node), t->name);
  }
}
