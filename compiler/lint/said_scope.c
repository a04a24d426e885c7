// An exception whose text says «voor een Toewijzing die alleen over vervoer gaat», and that is of another branch.
#include "prose.h"
#include "rule.h"

enum { LEAST = 6 };
struct twig { const struct m_class *class_; uint32_t at; const struct node *node; size_t n; };

// The only branch that it names, and where.
static void find(const struct model *m, const struct node *n, struct twig *out) {
  if (n->kind == N_PART || n->kind == N_VERBATIM) return;
  if (n->kind == N_TWIG) {
    out->n++;
    out->node = n;
    for (size_t c = 0; c < m->classes.n; c++)
      for (uint32_t i = 0; i < m->classes.p[c].nodes.n; i++)
        if (text_eq(m->classes.p[c].nodes.p[i].path, n->text) || text_eq(m->classes.p[c].nodes.p[i].name, n->text)) out->class_ = &m->classes.p[c], out->at = i;
  }
  for (const struct node *c = n->child; c; c = c->next) find(m, c, out);
}

static bool is_beside(const struct m_class *c, uint32_t a, uint32_t b) {
  const struct m_node *x = &c->nodes.p[a], *y = &c->nodes.p[b];
  return x->first_leaf + x->leaves <= y->first_leaf || y->first_leaf + y->leaves <= x->first_leaf;
}

// Words that are what all of them do.
static bool is_common(struct text fold) {
  static const char *const words[] = {"begeleiding", "ondersteuning", "behandeling", "jeugdhulp", "overig", "individueel", "gemeente", "regulier", "groep", "licht", "zwaar", "midden", "basis", "hulp"};
  return fold.n < LEAST || AMONG(fold, words);
}

// Is word k the name of this branch, or do the words of its title begin there?
static bool names(const struct lint *l, const struct prose *p, size_t k, const struct m_node *n) {
  if (!is_common(n->name) && text_eq(p->words[k].fold, n->name)) return true;
  char first = n->title.n >= LEAST ? n->title.p[0] : '\0';
  bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
  if (letter && !fold_begins(p->words[k].fold, (char)(first | ' '))) return false; // most words end here
  struct buf z = {.arena = l->arena};
  struct text title = text_fold(l->arena, n->title);
  if (title.n < LEAST || is_common(title) || !fold_begins(p->words[k].fold, title.p[0])) return false;
  buf_add(&z, title);
  buf_char(&z, '\0');
  return words_are(p, k, z.p) > 0;
}

// «voor vervoer», «alleen over vervoer», «Toewijzingen vervoer»
static bool says_for(const struct prose *p, size_t k) {
  static const char *const before[] = {"voor", "bij", "over", "alleen", "onder", "toewijzing", "toewijzingen", "indicatie", "indicaties", "uitsluitend", "perceel", "zorgvorm", "product"};
  return k > 0 && AMONG(p->words[k - 1].fold, before);
}

struct seen { bool own; uint32_t other; bool more; };

static void read(const struct lint *l, const struct prose *p, const struct twig *t, struct seen *s) {
  for (size_t k = 0; k < p->n; k++)
    for (uint32_t i = 0; i < t->class_->nodes.n && p->words[k].kind == WORD_PLAIN; i++) {
      const struct m_node *n = &t->class_->nodes.p[i];
      if (!names(l, p, k, n)) continue;
      if (!is_beside(t->class_, i, t->at)) s->own = true;
      else if (says_for(p, k)) s->more |= s->other != NONE && s->other != i && is_beside(t->class_, s->other, i), s->other = i;
    }
}

static void look(const struct lint *l, const struct m_exception *x, const struct prose *first, size_t texts) {
  struct twig t = {.n = 0};
  struct seen seen = {.other = NONE};
  struct prose title = {.src = x->src};
  find(l->model, x->node, &t);
  if (t.n != 1 || !t.class_ || t.class_->nodes.p[t.at].title.n == 0) return;
  prose_cut(l->arena, &title, x->title);
  read(l, &title, &t, &seen);
  for (size_t i = 0; i < texts; i++) read(l, &first[i], &t, &seen);
  if (seen.own || seen.more || seen.other == NONE) return;
  const struct m_node *other = &t.class_->nodes.p[seen.other];
  msg(l->model->sink, M_OTHER_BRANCH, node_place(l->src, t.node), other->title.n > 0 ? other->title : other->name, t.class_->nodes.p[t.at].title);
}

void lint_said_scope(struct lint *l) {
  const struct model *m = l->model;
  for (size_t i = 0; i < l->proses.n;) {
    const struct prose *first = &l->proses.p[i];
    size_t n = 1;
    while (first->owner == PROSE_EXCEPTION && i + n < l->proses.n && first[n].owner == PROSE_EXCEPTION && first[n].index == first->index) n++;
    if (first->owner == PROSE_EXCEPTION && m->exceptions.p[first->index].src == l->src) look(l, &m->exceptions.p[first->index], first, n);
    i += n;
  }
}
