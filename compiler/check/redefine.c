// Definitions and begrippen to which an exception gives another meaning: which expressions they reach, and whether a new formula fits.
#include "expr.h"

struct mentions {
  bool *definitions, *tables;
  bool *terms; // NULL: what a begrip mentions is not looked at
};

static void mention(const struct model *m, const struct node *n, const struct mentions *out);

static void mention_definition(const struct model *m, uint32_t which, const struct mentions *out) {
  if (out->definitions[which]) return;
  out->definitions[which] = true;
  mention(m, m->definitions.p[which].expr, out);
  for (size_t i = 0; i < m->exceptions.n; i++)
    if (m->exceptions.p[i].definition == which) mention(m, m->exceptions.p[i].new_expr, out);
}

static void mention_table(const struct model *m, struct text name, const struct mentions *out) {
  for (size_t i = 0; i < m->tables.n; i++) {
    if (out->tables[i] || !text_eq(m->tables.p[i].name, name)) continue;
    out->tables[i] = true;
    mention(m, m->tables.p[i].node, out);
  }
}

static void mention_term(const struct model *m, uint32_t which, const struct mentions *out) {
  const struct m_term *t = &m->terms.p[which];
  if (out->terms[which] || !t->rows.each) return;
  out->terms[which] = true;
  mention(m, t->rows.each, out);
  for (size_t i = 0; i < t->redefined_by.n; i++) {
    const struct m_exception *x = &m->exceptions.p[t->redefined_by.p[i]];
    if (x->new_rows.each) mention(m, x->new_rows.each, out);
  }
}

static bool names_rows(const struct node *n) {
  return n->kind == N_REF || n->kind == N_NAME || n->kind == N_COUNT || n->kind == N_EXISTS || n->kind == N_FIRST || n->kind == N_LAST ||
         n->kind == N_HAS_RECENT || n->kind == N_OVER_ROWS;
}

static void mention(const struct model *m, const struct node *n, const struct mentions *out) {
  bool name = n->kind == N_REF || n->kind == N_NAME || n->kind == N_FIELD_OF;
  uint32_t which = name ? model_definition(m, n->text) : NONE, term = out->terms && names_rows(n) ? model_term(m, n->text) : NONE;
  if (which != NONE) mention_definition(m, which, out);
  if (term != NONE) mention_term(m, term, out);
  if (n->kind == N_BY_TABLE) mention_table(m, n->child->text, out);
  for (const struct node *c = n->child; c; c = c->next) mention(m, c, out);
}

void check_mentions(const struct model *m, const struct node *n, bool *definitions) {
  struct mentions out = {definitions, NEW_ARRAY(m->arena, bool, m->tables.n), NULL};
  if (n && m->definitions.n > 0) mention(m, n, &out);
}

void check_tables_used(const struct model *m, const struct node *n, bool *tables) {
  struct mentions out = {NEW_ARRAY(m->arena, bool, m->definitions.n), tables, NULL};
  if (n) mention(m, n, &out);
}

// What is said with a definitie belongs to each target that uses it, also by way of another definitie.
static void pass_notes(struct model *m, struct m_target *t) {
  bool *used = NEW_ARRAY(m->arena, bool, m->definitions.n);
  check_mentions(m, t->norm, used);
  check_mentions(m, t->each, used);
  for (size_t i = 0; i < t->when.n; i++) check_mentions(m, t->when.p[i].node, used);
  for (size_t d = 0; d < m->definitions.n; d++)
    for (size_t i = 0; used[d] && i < m->definitions.p[d].notes.n; i++) vec_push(m->arena, &t->notes, m->definitions.p[d].notes.p[i]);
}

void check_definition_notes(struct model *m) {
  bool any = false;
  for (size_t d = 0; d < m->definitions.n; d++) any |= m->definitions.p[d].notes.n > 0;
  for (size_t i = 0; any && i < m->targets.n; i++) pass_notes(m, &m->targets.p[i]);
}

static struct mentions all_mentions(const struct model *m) {
  return (struct mentions){NEW_ARRAY(m->arena, bool, m->definitions.n), NEW_ARRAY(m->arena, bool, m->tables.n), NEW_ARRAY(m->arena, bool, m->terms.n)};
}

static bool is_changed(const struct mentions *out, const struct m_exception *x) {
  return (x->definition != NONE && out->definitions[x->definition]) || (x->term != NONE && out->terms[x->term]);
}

static bool some_changed(const struct model *m, const struct mentions *out) {
  for (size_t i = 0; i < m->exceptions.n; i++)
    if (is_changed(out, &m->exceptions.p[i])) return true;
  return false;
}

bool check_changes(const struct model *m, const struct node *n, uint32_t exception) {
  struct mentions out = all_mentions(m);
  mention(m, n, &out);
  return is_changed(&out, &m->exceptions.p[exception]);
}

bool check_may_change(const struct model *m, const struct node *n) {
  struct mentions out = all_mentions(m);
  if (!n || !(m->redefinitions || m->redefined_terms)) return false;
  mention(m, n, &out);
  return some_changed(m, &out);
}

bool check_filter_may_change(const struct model *m, const struct node *each) {
  bool found = check_may_change(m, node_child(each, 1));
  for (const struct node *n = each->child->child; n; n = n->next) found = found || (n->kind == N_BUNDLE && check_may_change(m, node_child(n, 1)));
  return found;
}

bool check_term_changes(const struct model *m, uint32_t term) {
  struct mentions out = all_mentions(m);
  if (!m->redefinitions && !m->redefined_terms) return false;
  mention_term(m, term, &out);
  return some_changed(m, &out);
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
    const struct x *before = check_row_asked(&old, check_expr(&old, d->expr)), *after = check_row_asked(&new, check_expr(&new, e->new_expr));
    if (!before || !after || same_kind(before, after)) continue;
    struct message *at = msg(m->sink, M_DEFINITION_KIND, node_place(e->src, e->new_expr), d->name, text_from(type_word(before)),
                             text_from(type_word(after)));
    msg_note(m->sink, at, M_NOTE_DECLARED, node_place(d->src, d->expr), text_slice(d->src->text, d->expr->off, d->expr->off + d->expr->len));
  }
}
