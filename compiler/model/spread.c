// An exception that was written once for several eisen, or for all of a chapter: of each an exception of its own, with the same label.
// They stand together, so that whoever names the label finds them all. What aims at the norm of such an exception aims at each of them.
#include "model.h"

enum state { NEW_ONE, BUSY, KNOWN };

struct spread {
  struct model *m;
  struct ways {
    enum state state;
    VEC(struct m_aim) aims;
  } *of; // each exception, as they were read
};

static bool is_inside(const struct model *m, uint32_t chapter, uint32_t outer) { // numbers + 1
  while (chapter != 0 && chapter != outer) {
    uint32_t parent = m->chapters.p[chapter - 1].parent;
    chapter = parent == NONE ? 0 : parent + 1;
  }
  return chapter == outer;
}

static struct text nearest_chapter(const struct model *m, uint32_t set, struct text title) {
  struct text *titles = NEW_ARRAY(m->arena, struct text, m->chapters.n);
  size_t n = 0;
  for (size_t i = 0; i < m->chapters.n; i++)
    if (m->chapters.p[i].set == set) titles[n++] = m->chapters.p[i].title;
  return text_nearest(title, titles, n);
}

// Number + 1 of the chapter; 0 with a message.
static uint32_t find_chapter(struct model *m, const struct m_exception *e, uint32_t set, const struct node *aim) {
  uint32_t found = 0, n = 0;
  for (uint32_t i = 0; i < m->chapters.n; i++)
    if (m->chapters.p[i].set == set && text_eq(m->chapters.p[i].title, aim->text)) found = i + 1, n++;
  if (n == 1) return found;
  struct place at = name_place(e->src, aim);
  if (n > 1) msg(m->sink, M_CHAPTER_SEVERAL, at, aim->text, m->sets.p[set].name);
  else msg(m->sink, M_CHAPTER_UNKNOWN, at, aim->text, m->sets.p[set].name, nearest_chapter(m, set, aim->text));
  return 0;
}

static void chapter_ways(struct spread *s, const struct m_exception *e, const struct node *aim, struct ways *w) {
  struct model *m = s->m;
  uint32_t set = model_set_of(m, e, node_child(aim, 1)), chapter = set == NONE ? 0 : find_chapter(m, e, set, aim);
  if (chapter == 0) return;
  for (uint32_t t = 0; t < m->targets.n; t++)
    if (m->targets.p[t].kind == TARGET_EIS && m->targets.p[t].chapter != 0 && is_inside(m, m->targets.p[t].chapter, chapter))
      vec_push(m->arena, &w->aims, (struct m_aim){NONE, aim, t + 1, 0});
  if (w->aims.n == 0) msg(m->sink, M_CHAPTER_EMPTY, name_place(e->src, aim), aim->text);
}

static const struct ways *ways_of(struct spread *s, uint32_t at);

// At the norm of an exception: of each of its eisen.
static void norm_ways(struct spread *s, const struct m_exception *e, const struct node *aim, struct ways *w) {
  struct model *m = s->m;
  const struct node *said = node_child(aim, 1);
  uint32_t set = said->kind == N_NONE ? e->set : model_set(m, said->text);
  const uintptr_t *found = set == NONE ? NULL : map_find(&m->labels, model_key(m, m->sets.p[set].name, aim->text));
  const struct ways *other = found && !model_lapses(e, aim) ? ways_of(s, (uint32_t)*found) : NULL;
  size_t n = other && other->state == KNOWN ? other->aims.n : 1; // in a circle: what it aims at is told elsewhere
  for (uint32_t i = 0; i < n; i++) vec_push(m->arena, &w->aims, (struct m_aim){NONE, aim, 0, i});
}

// Said twice of one eis, it would contradict or repeat itself.
static void eis_ways(struct spread *s, const struct m_exception *e, const struct node *aim, struct ways *w) {
  vec_push(s->m->arena, &w->aims, (struct m_aim){NONE, aim, 0, 0});
  for (const struct node *n = node_child(aim, 3) ? node_child(aim, 3)->child : NULL; n; n = n->next) {
    bool had = false;
    for (size_t i = 0; i < w->aims.n; i++) had = had || text_eq(w->aims.p[i].node->text, n->text);
    if (had) msg(s->m->sink, M_AIM_TWICE, name_place(e->src, n), n->text);
    else vec_push(s->m->arena, &w->aims, (struct m_aim){NONE, n, 0, 0});
  }
}

static const struct ways *ways_of(struct spread *s, uint32_t at) {
  const struct m_exception *e = &s->m->exceptions.p[at];
  struct ways *w = &s->of[at];
  if (w->state != NEW_ONE) return w;
  w->state = BUSY;
  const struct node *aim = e->aims.n == 1 ? e->aims.p[0].node : NULL;
  bool is_aim = aim && aim->kind == N_AIM;
  if (is_aim && aim->flags & 2) chapter_ways(s, e, aim, w);
  else if (is_aim && aim->flags & 1) norm_ways(s, e, aim, w);
  else if (is_aim) eis_ways(s, e, aim, w);
  else vec_push(s->m->arena, &w->aims, (struct m_aim){NONE, NULL, 0, 0});
  if (w->aims.n == 0) vec_push(s->m->arena, &w->aims, (struct m_aim){NONE, aim, 0, 0}); // after an error
  w->state = KNOWN;
  return w;
}

// `… geldt ook voor elke`: the question names the eis.
static void ask_of(struct model *m, struct m_exception *e, const struct m_aim *aim) {
  for (const struct node *n = node_child(e->node, 2)->child; n; n = n->next)
    if (n->kind == N_ALSO_EACH && e->branches.n > 0)
      e->branches.p[0].where = model_also_holds(m, n, aim->node, aim->eis > 0 ? m->targets.p[aim->eis - 1].number : aim->node->text);
}

static struct m_exception one_of(struct model *m, const struct m_exception *e, const struct m_aim *aim, bool several) {
  struct m_exception one = *e;
  if (aim->node) {
    one.aims.p = NULL;
    one.aims.n = one.aims.cap = 0;
    vec_push(m->arena, &one.aims, *aim);
  }
  if (!several) return one;
  one.branches.p = NULL;
  one.branches.n = one.branches.cap = 0;
  for (size_t i = 0; i < e->branches.n; i++) vec_push(m->arena, &one.branches, e->branches.p[i]);
  if (e->node->kind == N_EXCEPTION) ask_of(m, &one, aim);
  return one;
}

void model_spread(struct model *m) {
  size_t n = m->exceptions.n;
  struct spread s = {m, NEW_ARRAY(m->arena, struct ways, n)};
  uint32_t *first = NEW_ARRAY(m->arena, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) ways_of(&s, i);
  const struct m_exception *all = m->exceptions.p;
  m->exceptions.p = NULL;
  m->exceptions.n = m->exceptions.cap = 0;
  for (uint32_t i = 0; i < n; i++) {
    const struct ways *w = &s.of[i];
    first[i] = (uint32_t)m->exceptions.n;
    for (size_t k = 0; k < w->aims.n; k++) {
      struct m_exception one = one_of(m, &all[i], &w->aims.p[k], w->aims.n > 1 || w->aims.p[k].eis > 0);
      one.first = first[i];
      one.spread = (uint32_t)w->aims.n;
      vec_push(m->arena, &m->exceptions, one);
    }
  }
  for (size_t i = 0; i < m->labels.n; i++) m->labels.entries[i].value = first[m->labels.entries[i].value];
}
