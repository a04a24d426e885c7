// A step of a kpi that begins where its norm is met: who does well goes up.
#include "rule.h"

static bool same_tree(const struct node *a, const struct node *b) {
  if (a->kind != b->kind || a->flags != b->flags || !text_eq(a->text, b->text)) return false;
  const struct node *x = a->child, *y = b->child;
  for (; x && y; x = x->next, y = y->next)
    if (!same_tree(x, y)) return false;
  return !x && !y;
}

static void look(const struct lint *l, const struct m_kpi *k, const struct m_rule *r) {
  const struct node *norm = k->norm ? k->norm->child : NULL;
  for (size_t i = 0; i < r->looks.n; i++) {
    const struct m_look *one = &r->looks.p[i];
    bool met = one->kind == LOOK_INSIDE || (one->kind == LOOK_BOUND && one->bound && norm && same_tree(one->bound, norm));
    if (!met) continue;
    msg(l->model->sink, M_STEP_WHERE_MET, node_place(k->src, one->node), text_format(l->arena, "%u", r->step), k->name);
    return;
  }
}

void lint_ladders(struct lint *l) {
  for (size_t i = 0; i < l->model->kpis.n; i++) {
    const struct m_kpi *k = &l->model->kpis.p[i];
    for (size_t r = 0; r < k->rules.n && k->src == l->src && !k->bad; r++)
      if (!k->rules.p[r].back) look(l, k, &k->rules.p[r]);
  }
}
