// Definitions to which an exception gives another formula: which expressions they reach, and whether the new formula fits.
#include "expr.h"

static void mention(const struct model *m, const struct node *n, bool *definitions, bool *tables);

static void mention_definition(const struct model *m, uint32_t which, bool *definitions, bool *tables) {
  if (definitions[which]) return;
  definitions[which] = true;
  mention(m, m->definitions.p[which].expr, definitions, tables);
  for (size_t i = 0; i < m->exceptions.n; i++)
    if (m->exceptions.p[i].definition == which) mention(m, m->exceptions.p[i].new_expr, definitions, tables);
}

static void mention_table(const struct model *m, struct text name, bool *definitions, bool *tables) {
  for (size_t i = 0; i < m->tables.n; i++) {
    if (tables[i] || !text_eq(m->tables.p[i].name, name)) continue;
    tables[i] = true;
    mention(m, m->tables.p[i].node, definitions, tables);
  }
}

static void mention(const struct model *m, const struct node *n, bool *definitions, bool *tables) {
  bool name = n->kind == N_REF || n->kind == N_NAME;
  uint32_t which = name ? model_definition(m, n->text) : NONE;
  if (which != NONE) mention_definition(m, which, definitions, tables);
  if (n->kind == N_BY_TABLE) mention_table(m, n->child->text, definitions, tables);
  for (const struct node *c = n->child; c; c = c->next) mention(m, c, definitions, tables);
}

void check_mentions(const struct model *m, const struct node *n, bool *definitions) {
  if (n && m->definitions.n > 0) mention(m, n, definitions, NEW_ARRAY(m->arena, bool, m->tables.n));
}

bool check_may_change(const struct model *m, const struct node *n) {
  if (!n || !m->redefinitions) return false;
  bool *definitions = NEW_ARRAY(m->arena, bool, m->definitions.n);
  check_mentions(m, n, definitions);
  for (size_t i = 0; i < m->exceptions.n; i++)
    if (m->exceptions.p[i].definition != NONE && definitions[m->exceptions.p[i].definition]) return true;
  return false;
}

static bool same_kind(const struct x *a, const struct x *b) {
  return a->type == b->type && (a->type != T_VALUE || (a->value_type == b->value_type && a->class_ == b->class_));
}

void check_redefinitions(struct model *m) {
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct m_exception *e = &m->exceptions.p[i];
    if (e->definition == NONE) continue;
    const struct m_definition *d = &m->definitions.p[e->definition];
    struct context old = {m, d->src, d->entity, NULL}, new = {m, e->src, d->entity, NULL};
    const struct x *before = check_expr(&old, d->expr), *after = check_expr(&new, e->new_expr);
    if (!before || !after || same_kind(before, after)) continue;
    struct message *at = msg(m->sink, M_DEFINITION_KIND, node_place(e->src, e->new_expr), d->name, text_from(type_word(before)),
                             text_from(type_word(after)));
    msg_note(m->sink, at, M_NOTE_DECLARED, node_place(d->src, d->expr), text_slice(d->src->text, d->expr->off, d->expr->off + d->expr->len));
  }
}
