// `gaat voor`: which exception goes before which, as an exception says itself or as a set says that sees both.
#include "model.h"

bool model_sees(const struct model *m, uint32_t set, uint32_t other) {
  if (set == other) return true;
  for (size_t i = 0; i < m->sets.p[set].builds_on.n; i++)
    if (model_sees(m, m->sets.p[set].builds_on.p[i], other)) return true;
  return false;
}

// ---- what a name means ----

static uint32_t labelled(const struct model *m, uint32_t set, struct text label) {
  const uintptr_t *found = map_find(&m->labels, model_key(m, m->sets.p[set].name, label));
  return found ? (uint32_t)*found : NONE;
}

// Without a set: the only one with this label in the set and in those it builds on.
static uint32_t by_label(struct model *m, const struct m_exception *from, const struct node *aim) {
  uint32_t found = NONE;
  for (uint32_t s = 0; s < m->sets.n; s++) {
    uint32_t here = model_sees(m, from->set, s) ? labelled(m, s, aim->text) : NONE;
    if (here != NONE && found != NONE) {
      const struct m_exception *a = &m->exceptions.p[found], *b = &m->exceptions.p[here];
      struct message *at = msg(m->sink, M_LABEL_SEVERAL, name_place(from->src, aim), aim->text, m->sets.p[a->set].name, m->sets.p[b->set].name);
      msg_note(m->sink, at, M_NOTE_FIRST, name_place(a->src, a->node));
      msg_note(m->sink, at, M_NOTE_FIRST, name_place(b->src, b->node));
      return NONE;
    }
    if (here != NONE) found = here;
  }
  if (found == NONE) msg(m->sink, M_LABEL_UNKNOWN, name_place(from->src, aim), aim->text, model_nearest_label(m, aim->text));
  return found;
}

static uint32_t named_exception(struct model *m, const struct m_exception *from, const struct node *aim) {
  const struct node *said = node_child(aim, 1);
  if (said->kind == N_NONE) return by_label(m, from, aim);
  uint32_t set = model_set_of(m, from, said), found = set == NONE ? NONE : labelled(m, set, aim->text);
  if (set != NONE && found == NONE) msg(m->sink, M_LABEL_UNKNOWN, name_place(from->src, aim), aim->text, model_nearest_label(m, aim->text));
  return found;
}

// An eis competes only as one that replaces another.
static uint32_t named_eis(struct model *m, const struct m_exception *from, const struct node *aim) {
  uint32_t set = model_set_of(m, from, node_child(aim, 1)), eis = set == NONE ? NONE : model_eis_of(m, from, set, aim, aim->text);
  if (eis == NONE) return NONE;
  model_check_title(m, from, eis, node_child(aim, 0));
  for (uint32_t i = 0; i < m->exceptions.n && !node_child(aim, 2)->child; i++)
    if (m->exceptions.p[i].replacing == eis + 1) return i;
  msg(m->sink, M_REPLACES_NONE, name_place(from->src, aim), aim->text);
  return NONE;
}

static uint32_t named(struct model *m, const struct m_exception *from, const struct node *aim) {
  if (!(aim->flags & 1)) return named_eis(m, from, aim);
  uint32_t found = named_exception(m, from, aim);
  if (found != NONE) model_check_label_title(m, from, &m->exceptions.p[found], node_child(aim, 0));
  return found;
}

static void add(struct model *m, const struct m_exception *from, uint32_t first, const struct node *rival, struct place place) {
  uint32_t other = named(m, from, rival);
  if (first != NONE && other != NONE) vec_push(m->arena, &m->exceptions.p[first].goes_before, (struct m_before){other, place});
}

// ---- circles ----

enum state { NEW_ONE, ON_PATH, LEFT };

struct walk {
  struct model *m;
  uint32_t *path, *next; // next: of each exception the edge to follow
  enum state *state;
  size_t n;
};

static const struct m_before *edge(const struct walk *w, uint32_t e) { return &w->m->exceptions.p[e].goes_before.p[w->next[e] - 1]; }

static struct text words(const struct walk *w, uint32_t e, bool sets) {
  const struct m_exception *x = &w->m->exceptions.p[e];
  struct text said = model_exception_words(w->m, e);
  return sets ? text_format(w->m->arena, "%.*s van %.*s", TP(said), TP(w->m->sets.p[x->set].name)) : said;
}

static struct text lower(const struct walk *w, struct text t) {
  return text_format(w->m->arena, "%c%.*s", t.p[0] - 'A' + 'a', TP(text_slice(t, 1, t.n)));
}

// From exception `top` of the path back to itself.
static void say_circle(const struct walk *w, uint32_t top) {
  size_t at = 0;
  bool sets = false;
  while (w->path[at] != top) at++;
  for (size_t i = at; i < w->n; i++) sets = sets || w->m->exceptions.p[w->path[i]].set != w->m->exceptions.p[top].set;
  struct text who = words(w, top, sets);
  struct message *said = msg(w->m->sink, M_BEFORE_CYCLE, edge(w, top)->place, who);
  for (size_t i = at + 1; i < w->n; i++) {
    const struct m_before *b = edge(w, w->path[i]);
    msg_note(w->m->sink, said, M_NOTE_BEFORE, b->place, lower(w, words(w, w->path[i], sets)), lower(w, words(w, b->other, sets)));
  }
}

static void follow(struct walk *w, uint32_t e) {
  w->path[w->n++] = e;
  w->state[e] = ON_PATH;
  while (w->n > 0) {
    uint32_t last = w->path[w->n - 1];
    if (w->next[last] == w->m->exceptions.p[last].goes_before.n) {
      w->state[last] = LEFT;
      w->n--;
      continue;
    }
    w->next[last]++;
    uint32_t other = edge(w, last)->other;
    if (w->state[other] == ON_PATH) say_circle(w, other);
    if (w->state[other] != NEW_ONE) continue;
    w->path[w->n++] = other;
    w->state[other] = ON_PATH;
  }
}

static void find_circles(struct model *m) {
  size_t n = m->exceptions.n;
  struct walk w = {m, NEW_ARRAY(m->arena, uint32_t, n), NEW_ARRAY(m->arena, uint32_t, n), NEW_ARRAY(m->arena, enum state, n), 0};
  for (uint32_t e = 0; e < n; e++)
    if (w.state[e] == NEW_ONE) follow(&w, e);
}

void model_before(struct model *m) {
  bool any = m->orders.n > 0;
  for (uint32_t i = 0; i < m->exceptions.n; i++) {
    const struct m_exception e = m->exceptions.p[i];
    for (size_t k = 0; k < e.before.n && e.first == i; k++) add(m, &e, i, e.before.p[k]->child, clause_place(e.src, e.before.p[k]));
    any = any || e.before.n > 0;
  }
  for (size_t i = 0; i < m->orders.n; i++) {
    const struct m_order *o = &m->orders.p[i];
    const struct m_exception from = {.set = o->set, .src = m->sets.p[o->set].src};
    add(m, &from, named(m, &from, o->node->child), o->node->child->next, clause_place(from.src, o->node));
  }
  if (!any) return;
  m->walk.mark = NEW_ARRAY(m->arena, uint32_t, m->exceptions.n);
  m->walk.todo = NEW_ARRAY(m->arena, uint32_t, m->exceptions.n + 1); // also where the walk begins
  find_circles(m);
}
