// The text speaks of one branch («bij logeren»), and what is computed holds for another beside it («onder gezinshuis»).
#include "prose.h"
#include "rule.h"

enum { MOST = 12, LEAST = 6 }; // twigs of one eis; letters of a title

// Words that are what all of them do.
static bool is_common(struct text fold) {
  static const char *const words[] = {"begeleiding", "ondersteuning", "behandeling", "verblijf", "wonen", "vervoer", "jeugdhulp", "overig", "individueel", "gemeente", "hulp bij het huishouden"};
  return AMONG(fold, words);
}

struct twigs { size_t n; struct { const struct m_class *class_; uint32_t at; const struct node *node; } p[MOST]; };
struct texts { struct lint *l; enum prose_owner owner; uint32_t index; size_t from, to; }; // of an eis with its onderdelen, or of an exception
struct extent { size_t from, to; }; // of its texts among all

// The branch with this path or name, where only one has it.
static bool find(const struct model *m, struct text path, const struct m_class **class_, uint32_t *at) {
  size_t found = 0;
  for (size_t c = 0; c < m->classes.n; c++)
    for (uint32_t i = 0; i < m->classes.p[c].nodes.n; i++) {
      const struct m_node *n = &m->classes.p[c].nodes.p[i];
      if (!text_eq(n->path, path) && !text_eq(n->name, path) && !text_eq(n->code, path)) continue;
      *class_ = &m->classes.p[c], *at = i;
      found++;
    }
  return found == 1;
}

static void collect(const struct model *m, const struct node *n, struct twigs *out) {
  for (const struct node *c = n->child; c; c = c->next) {
    if (c->kind == N_TWIG && out->n < MOST && find(m, c->text, &out->p[out->n].class_, &out->p[out->n].at)) out->p[out->n++].node = c;
    else if (c->kind != N_PART && c->kind != N_VERBATIM) collect(m, c, out);
  }
}

static bool is_under(const struct m_class *c, uint32_t at, uint32_t of) {
  const struct m_node *a = &c->nodes.p[at], *b = &c->nodes.p[of];
  return a->first_leaf >= b->first_leaf && a->first_leaf + a->leaves <= b->first_leaf + b->leaves;
}

// The words of a title stand at word k, and no longer title does: «Begeleiding» within «Begeleiding groep» is none.
static bool stands_at(const struct lint *l, const struct prose *p, size_t k, const struct m_class *c, uint32_t at) {
  struct text title = c->nodes.p[at].title;
  char first = title.n >= LEAST ? title.p[0] : '\0';
  bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
  if (letter && !fold_begins(p->words[k].fold, (char)(first | ' '))) return false; // most words end here
  title = text_fold(l->arena, title);
  struct buf z = {.arena = l->arena};
  buf_add(&z, title);
  buf_char(&z, '\0');
  size_t n = title.n >= LEAST && !is_common(title) ? words_are(p, k, z.p) : 0;
  return n > 0;
}

static bool is_of(const struct lint *l, const struct prose *p, const struct texts *t) {
  if (p->owner == PROSE_EXCEPTION) return t->owner == PROSE_EXCEPTION && p->index == t->index;
  if (p->owner != PROSE_TARGET) return false;
  const struct m_target *of = &l->model->targets.p[p->index];
  return t->owner == PROSE_EXCEPTION ? of->exception == t->index : of->exception == NONE && (of->eis == t->index || p->index == t->index);
}

static bool is_said(const struct texts *t, const struct m_class *c, uint32_t at) {
  for (size_t i = t->from; i < t->to; i++) {
    const struct prose *p = &t->l->proses.p[i];
    for (size_t k = 0; is_of(t->l, p, t) && k < p->n; k++)
      if (stands_at(t->l, p, k, c, at)) return true;
  }
  return false;
}

// All twigs of one classification, and one branch beside them that the text names.
static void look(const struct texts *t, const struct twigs *twigs) {
  const struct m_class *c = twigs->n > 0 ? twigs->p[0].class_ : NULL;
  uint32_t other = NONE;
  for (size_t i = 1; i < twigs->n; i++)
    if (twigs->p[i].class_ != c) return;
  for (uint32_t at = 0; c && at < c->nodes.n; at++) {
    if (!is_said(t, c, at)) continue;
    for (size_t i = 0; i < twigs->n; i++)
      if (is_under(c, at, twigs->p[i].at) || is_under(c, twigs->p[i].at, at)) return;
    if (other != NONE) return; // more are named
    other = at;
  }
  if (other == NONE || twigs->n != 1) return;
  const struct m_node *is = &c->nodes.p[twigs->p[0].at], *named = &c->nodes.p[other];
  if ((is->parent != named->parent && (is->leaves != 1 || named->leaves != 1)) || is->title.n == 0) return;
  msg(t->l->model->sink, M_OTHER_BRANCH, node_place(t->l->src, twigs->p[0].node), named->title, is->title);
}

static void widen(struct extent *r, size_t i) {
  if (r->to == 0) r->from = i;
  r->to = i + 1;
}

// Where the texts of each eis and exception begin and end.
static void read_ranges(const struct lint *l, struct extent *eisen, struct extent *exceptions) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner == PROSE_EXCEPTION) widen(&exceptions[p->index], i);
    if (p->owner != PROSE_TARGET) continue;
    const struct m_target *t = &l->model->targets.p[p->index];
    if (t->exception != NONE) widen(&exceptions[t->exception], i);
    else widen(&eisen[t->kind == TARGET_EIS ? p->index : t->eis], i);
  }
}

void lint_branches(struct lint *l) {
  const struct model *m = l->model;
  struct extent *eisen = NEW_ARRAY(l->arena, struct extent, m->targets.n + 1), *exceptions = NEW_ARRAY(l->arena, struct extent, m->exceptions.n + 1);
  read_ranges(l, eisen, exceptions);
  for (uint32_t t = 0; t < m->targets.n; t++) {
    const struct m_target *x = &m->targets.p[t];
    struct twigs twigs = {.n = 0};
    if (!lint_own(l, x) || x->kind != TARGET_EIS || x->exception != NONE) continue;
    collect(m, x->node, &twigs);
    look(&(struct texts){l, PROSE_TARGET, t, eisen[t].from, eisen[t].to}, &twigs);
  }
  for (uint32_t e = 0; e < m->exceptions.n; e++) {
    struct twigs twigs = {.n = 0};
    if (m->exceptions.p[e].src != l->src) continue;
    collect(m, m->exceptions.p[e].node, &twigs);
    look(&(struct texts){l, PROSE_EXCEPTION, e, exceptions[e].from, exceptions[e].to}, &twigs);
  }
}
