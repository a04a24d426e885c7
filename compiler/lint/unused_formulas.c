// A definitie or a tabel that nothing uses.
#include "rule.h"

// Every name that anything says, but for what declares it.
static void collect(struct map *names, const struct node *n) {
  bool declares = n->kind == N_DEFINITION || n->kind == N_TABLE;
  if (n->text.n > 0 && !declares && n->kind != N_VERBATIM && n->kind != N_TITLE) {
    struct text rest = n->text, one;
    map_set(names, n->text, 1);
    while (text_split(&rest, '.', &one)) map_set(names, one, 1);
  }
  for (const struct node *c = n->child; c; c = c->next) collect(names, c);
}

void lint_unused_formulas(struct lint *l) {
  const struct model *m = l->model;
  struct map names = {.arena = l->arena};
  for (size_t i = 0; i < m->sets.n; i++) collect(&names, m->sets.p[i].root);
  for (size_t i = 0; i < m->definitions.n; i++) {
    const struct m_definition *d = &m->definitions.p[i];
    if (d->src == l->src && !map_find(&names, d->name)) msg(m->sink, M_FORMULA_UNUSED, name_place(d->src, d->node), TEXT("De definitie"), d->name);
  }
  for (size_t i = 0; i < m->tables.n; i++) {
    const struct m_table *t = &m->tables.p[i];
    if (t->src == l->src && !map_find(&names, t->name)) msg(m->sink, M_FORMULA_UNUSED, name_place(t->src, t->node), TEXT("De tabel"), t->name);
  }
}
