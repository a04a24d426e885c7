// A tabel that a norm looks in, and the amounts that the text of that eis gives for it: an amount that only the tabel has.
#include "quantity.h"
#include "rule.h"

enum { MOST = 24 };
struct amounts { size_t n; struct quantity q[MOST]; };

static bool has(const struct amounts *a, const struct quantity *q) {
  for (size_t i = 0; i < a->n; i++)
    if (a->q[i].in == q->in && a->q[i].milli == q->milli) return true;
  return false;
}

static void of_text(const struct lint *l, uint32_t eis, struct amounts *out) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET || l->model->targets.p[p->index].eis != eis) continue;
    for (size_t k = 0; k < p->n && out->n < MOST; k++) {
      struct quantity q;
      if (!quantity_at(p, k, &q)) continue;
      if (q.in == IN_EURO) out->q[out->n++] = q;
      k = q.to - 1;
    }
  }
}

// The amounts of a tabel, each with its node.
struct cells { size_t n; struct { struct quantity q; const struct node *node; } p[MOST]; };

static void of_table(const struct lint *l, const struct source *src, const struct node *n, struct cells *out) {
  if (n->kind == N_MONEY && out->n < MOST) {
    struct prose p = {.src = src};
    struct quantity q;
    prose_cut(l->arena, &p, n->text);
    if (p.n > 0 && quantity_at(&p, 0, &q) && q.in == IN_EURO) out->p[out->n].q = q, out->p[out->n++].node = n;
  }
  for (const struct node *c = n->child; c; c = c->next) of_table(l, src, c, out);
}

// It is told at the norm, of which the text stands near; the note shows the tabel.
static void say(const struct lint *l, const struct m_table *table, const struct m_target *t, const struct node *cell) {
  struct message *m = msg(l->model->sink, M_TABLE_AMOUNT, node_place(t->src, t->norm), cell->text, table->name, lint_target_name(l, t->eis));
  msg_note(l->model->sink, m, M_NOTE_CELL, node_place(table->src, cell));
}

static void compare(const struct lint *l, const struct m_table *table, const struct m_target *t) {
  struct amounts text = {.n = 0}, told = {.n = 0};
  struct cells cells = {.n = 0};
  size_t both = 0;
  of_table(l, table->src, table->node, &cells);
  of_text(l, t->eis, &text);
  for (size_t i = 0; i < cells.n; i++) both += has(&text, &cells.p[i].q);
  if (text.n < 2 || cells.n < 2 || both == 0) return;
  for (size_t i = 0; i < cells.n; i++) {
    const struct quantity *q = &cells.p[i].q;
    if (has(&text, q) || has(&told, q) || told.n >= MOST) continue;
    told.q[told.n++] = *q;
    say(l, table, t, cells.p[i].node);
  }
}

static const struct m_table *table_of(const struct lint *l, const struct node *n) {
  if (n->kind == N_BY_TABLE && n->child)
    for (size_t i = 0; i < l->model->tables.n; i++)
      if (text_eq(l->model->tables.p[i].name, n->child->text)) return &l->model->tables.p[i];
  for (const struct node *c = n->child; c; c = c->next) {
    const struct m_table *t = table_of(l, c);
    if (t) return t;
  }
  return NULL;
}

void lint_table_bounds(struct lint *l) {
  for (uint32_t i = 0; i < l->model->targets.n; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    if (!lint_own(l, t) || !t->norm || t->exception != NONE) continue;
    const struct m_table *table = table_of(l, t->norm);
    if (table && table->src == l->src) compare(l, table, t);
  }
}
