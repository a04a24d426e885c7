// The question of an eis or onderdeel against its text: «binnen 5 werkdagen?» beside «binnen 3 werkdagen».
#include "quantity.h"
#include "rule.h"

static bool has_reading(const struct m_target *t) {
  for (size_t i = 0; i < t->notes.n; i++)
    if (t->notes.p[i].kind == NOTE_READING) return true;
  return false;
}

// Of the text, a quantity of the same unit; false when the text has the wanted one too, or more that differ.
static bool differs(const struct prose *text, const struct quantity *wanted, struct quantity *out) {
  size_t n = 0;
  for (size_t k = 0; k < text->n; k++) {
    struct quantity q;
    int64_t x, y;
    if (!quantity_at(text, k, &q)) continue;
    k = q.to - 1;
    if (q.milli == wanted->milli || (quantity_alike(&q, wanted, &x, &y) && x == y)) return false;
    if (quantity_same_unit(&q, wanted)) *out = q, n++;
  }
  return n == 1;
}

static bool is_written(const struct source *src, struct text t) { return t.n > 0 && t.p >= src->text.p && t.p < src->text.p + src->text.n; }

static void look(const struct lint *l, const struct prose *p, const struct source *src, struct text asked) {
  struct prose question = {.src = src};
  if (!is_written(src, asked)) return;
  prose_cut(l->arena, &question, asked);
  for (size_t k = 0; k < question.n; k++) {
    struct quantity q, said;
    if (!quantity_at(&question, k, &q)) continue;
    k = q.to - 1;
    if (q.in == IN_NOTHING || !differs(p, &q, &said)) continue;
    struct message *m = msg(l->model->sink, M_QUESTION_NUMBER, quantity_place(&question, &q), quantity_words(&question, &q), quantity_words(p, &said));
    msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(p, &said));
  }
}

// The only field of this name in the set.
static const struct m_field *field_of(const struct lint *l, struct text name) {
  const uintptr_t *last = map_find(&l->model->field_names, name);
  const struct m_field *f = last ? &l->model->fields.p[*last] : NULL;
  return f && f->same_name == NONE && f->src == l->src ? f : NULL;
}

// What is asked within a norm, and the questions of the fields that it compares.
static void look_in_norm(const struct lint *l, const struct prose *p, const struct source *src, const struct node *n, struct map *told) {
  if (!n || n->kind == N_READING) return;
  if (n->kind == N_JUDGE && n->child && n->child->kind == N_TITLE) look(l, p, src, n->child->text);
  const struct m_field *f = n->kind == N_REF ? field_of(l, n->text) : NULL;
  if (f && f->question.n > 0 && map_set(told, f->name, 1)) look(l, p, f->src, f->question);
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_PART && c->kind != N_VERBATIM) look_in_norm(l, p, src, c, told);
}

// The text of an eis that has one text: its own question, and what its onderdelen ask.
static void look_at_eis(const struct lint *l, const struct prose *p, struct map *told) {
  const struct model *m = l->model;
  uint32_t eis = p->index;
  for (uint32_t i = eis; i < m->targets.n && (i == eis || m->targets.p[i].eis == eis) && m->targets.p[i].exception == NONE; i++) {
    const struct m_target *t = &m->targets.p[i];
    if (has_reading(t) || !lint_own(l, t)) continue;
    if (t->norm && t->norm->kind != N_JUDGE) look_in_norm(l, p, t->src, t->norm, told);
    for (size_t w = 0; w < t->when.n; w++)
      if (t->when.p[w].src == l->src) look_in_norm(l, p, l->src, t->when.p[w].node, told);
  }
}

void lint_questions(struct lint *l) {
  const struct model *m = l->model;
  struct map told = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner == PROSE_EXCEPTION && m->exceptions.p[p->index].src == l->src && m->exceptions.p[p->index].node)
      for (const struct node *n = m->exceptions.p[p->index].node->child; n; n = n->next) look_in_norm(l, p, l->src, n, &told);
    if (p->owner != PROSE_TARGET) continue;
    const struct m_target *t = &m->targets.p[p->index];
    if (!t->no_text && !has_reading(t)) look(l, p, t->src, t->question);
    bool alone = i + 1 == l->proses.n || p[1].owner != PROSE_TARGET || m->targets.p[p[1].index].eis != t->eis;
    if (t->kind == TARGET_EIS && t->exception == NONE && alone && !has_reading(t)) look_at_eis(l, p, &told);
  }
}
