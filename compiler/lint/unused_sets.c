// «bouwt voort op X», and nothing of X is named. Where X comes along with another line too, this one can go.
#include "rule.h"

// Every name that the source mentions below its head, and each part of a path.
static void collect(struct map *names, const struct node *n) {
  if (n->text.n > 0 && n->kind != N_VERBATIM && n->kind != N_TITLE) {
    struct text rest = n->text, one;
    map_set(names, n->text, 1);
    while (text_split(&rest, '.', &one)) map_set(names, one, 1);
  }
  for (const struct node *c = n->child; c; c = c->next) collect(names, c);
}

static bool is_named(const struct map *names, struct text name) { return name.n > 0 && map_find(names, name) != NULL; }

static bool names_class(const struct map *names, const struct m_class *c) {
  if (is_named(names, c->name)) return true;
  for (size_t i = 0; i < c->nodes.n; i++)
    if (is_named(names, c->nodes.p[i].name) || is_named(names, c->nodes.p[i].code)) return true;
  return false;
}

static bool names_evidence(const struct model *m, const struct map *names, const struct source *src) {
  for (size_t i = 0; i < m->fields.n; i++)
    if (m->fields.p[i].src == src && is_named(names, m->fields.p[i].name)) return true;
  for (size_t i = 0; i < m->entities.n; i++)
    if (m->entities.p[i].src == src && (is_named(names, m->entities.p[i].name) || is_named(names, m->entities.p[i].plural))) return true;
  for (size_t i = 0; i < m->classes.n; i++)
    if (m->classes.p[i].src == src && names_class(names, &m->classes.p[i])) return true;
  return false;
}

static bool names_formula(const struct model *m, const struct map *names, const struct source *src) {
  for (size_t i = 0; i < m->terms.n; i++)
    if (m->terms.p[i].src == src && is_named(names, m->terms.p[i].name)) return true;
  for (size_t i = 0; i < m->definitions.n; i++)
    if (m->definitions.p[i].src == src && is_named(names, m->definitions.p[i].name)) return true;
  for (size_t i = 0; i < m->tables.n; i++)
    if (m->tables.p[i].src == src && is_named(names, m->tables.p[i].name)) return true;
  for (size_t i = 0; i < m->themes.n; i++)
    if (m->themes.p[i].src == src && is_named(names, m->themes.p[i].number)) return true;
  for (size_t i = 0; i < m->kpis.n; i++)
    if (m->kpis.p[i].src == src && is_named(names, m->kpis.p[i].name)) return true;
  return false;
}

// Sets that come along with set `from`, itself too.
static void mark(const struct model *m, uint32_t from, bool *with) {
  if (with[from]) return;
  with[from] = true;
  for (size_t i = 0; i < m->sets.p[from].builds_on.n; i++) mark(m, m->sets.p[from].builds_on.p[i], with);
}

static bool *along(const struct lint *l, uint32_t from) {
  bool *with = NEW_ARRAY(l->arena, bool, l->model->sets.n);
  mark(l->model, from, with);
  return with;
}

// Is anything used of the set, of one that comes along with it, or of what those bring: gegevensboeken and kaders too?
static bool is_used(const struct lint *l, const struct map *names, uint32_t set) {
  const struct model *m = l->model;
  bool *with = along(l, set);
  for (uint32_t s = 0; s < m->sets.n; s++) {
    const struct m_set *one = &m->sets.p[s];
    if (!with[s]) continue;
    if (is_named(names, one->name) || names_evidence(m, names, one->src) || names_formula(m, names, one->src)) return true;
    for (const struct node *c = node_child(one->root, 1)->child; c; c = c->next)
      if (c->kind == N_USES_BOOK || c->kind == N_USES_FRAME) return true;
  }
  return false;
}

static bool comes_otherwise(const struct lint *l, const struct node *head, const struct node *line, uint32_t set) {
  for (const struct node *c = head->child; c; c = c->next) {
    uint32_t other = c->kind == N_BUILDS_ON && c != line ? model_set(l->model, c->child->text) : NONE;
    if (other != NONE && other != set && along(l, other)[set]) return true;
  }
  return false;
}

// All of the line; nothing when more stands on it.
static bool whole_line(const struct source *src, const struct node *n, struct place *out) {
  struct text t = src->text;
  uint32_t from = clause_place(src, n).off, to = n->off + n->len;
  while (from > 0 && t.p[from - 1] == ' ') from--;
  while (to < t.n && (t.p[to] == ' ' || t.p[to] == '\r')) to++;
  if (to >= t.n || t.p[to] != '\n' || from == 0 || t.p[from - 1] != '\n') return false;
  *out = (struct place){src, from, to + 1 - from};
  return true;
}

void lint_unused_sets(struct lint *l) {
  struct map names = {.arena = l->arena};
  const struct node *head = node_child(l->root, 1);
  collect(&names, node_child(l->root, 2));
  for (const struct node *c = head->child; c; c = c->next) {
    uint32_t set = c->kind == N_BUILDS_ON ? model_set(l->model, c->child->text) : NONE;
    if (set == NONE || is_used(l, &names, set)) continue;
    struct place all;
    bool twice = comes_otherwise(l, head, c, set);
    struct message *m = msg(l->model->sink, twice ? M_SET_COMES_ALONG : M_SET_UNUSED, clause_place(l->src, c), l->model->sets.p[set].name);
    if (twice && whole_line(l->src, c, &all)) msg_edit(l->model->sink, m, all, NO_TEXT);
  }
}
