// What an eis or onderdeel says of itself beside its norm: what a role may change or waive, its former number, to whom it is
// addressed, and whether it decides anything at all.
#include "model.h"

static struct text roles_of(struct model *m, const struct node *list) {
  struct buf b = {.arena = m->arena};
  for (const struct node *n = list->child; n; n = n->next) buf_format(&b, "%s%.*s", b.n > 0 ? " of " : "", TP(n->text));
  return buf_text(&b);
}

static void add_note(struct model *m, uint32_t target, enum note_kind kind, struct text text, struct text by) {
  vec_push(m->arena, &m->targets.p[target].notes, (struct m_note){.kind = kind, .text = text, .by = by});
}

static void add_parameter(struct model *m, uint32_t target, const struct node *n) {
  const struct m_target *t = &m->targets.p[target];
  struct m_parameter p = {.name = n->text, .target = target, .literal = node_child(n, 0), .src = t->src, .node = n};
  p.roles = roles_of(m, node_child(n, 1));
  p.grounds = node_child(n, 2)->text;
  for (size_t i = 0; i < m->parameters.n; i++) {
    const struct m_parameter *had = &m->parameters.p[i];
    if (had->target != target || !text_eq(had->name, p.name)) continue;
    model_twice(m, M_TERM_TWICE, t->src, n, p.name, had->src, had->node);
    return;
  }
  vec_push(m->arena, &m->parameters, p);
}

void model_judged(struct model *m, uint32_t target, const struct node *norm) {
  if (!norm || norm->kind != N_JUDGE) return;
  struct m_target *t = &m->targets.p[target];
  const struct node *question = norm->child, *why = question->next;
  if (question->kind == N_TITLE) t->question = question->text;
  if (norm->flags & 1 && t->title.n > 0) // mag niet
    t->question = text_format(m->arena, "Houdt de aanbieder zich aan het verbod «%.*s»?", TP(t->title));
  if (why) add_note(m, target, NOTE_WHY_JUDGED, why->text, NO_TEXT);
}

static struct text shown_words(const struct node *n) {
  static const struct { const char *clause, *words; } all[] = {{"mag", "dit mag, het hoeft niet"},
                                                               {"hoeft niet", "dit hoeft niet"},
                                                               {"streeft", "dit is een streven, geen plicht"},
                                                               {"richtgetal", "dit is een richtgetal, geen plicht"}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (text_eq(n->text, text_from(all[i].clause))) return text_from(all[i].words);
  return TEXT("dit is ter informatie");
}

// false: this was said before.
static bool is_first(struct model *m, uint32_t target, const struct node *n) {
  struct m_target *t = &m->targets.p[target];
  const struct node *had = t->shown;
  t->shown = n;
  if (!had || had->off < t->node->off) return true; // a chapter's
  msg_note(m->sink, msg(m->sink, M_CLAUSE_TWICE, clause_place(t->src, n)), M_NOTE_FIRST, clause_place(t->src, had));
  return false;
}

void model_shown(struct model *m, uint32_t target, const struct node *n) {
  if (!is_first(m, target, n)) return;
  bool other = n->kind == N_ADDRESSED;
  struct text words = other ? text_format(m->arena, "dit is gericht aan %.*s", TP(n->text)) : shown_words(n);
  struct m_target *t = &m->targets.p[target];
  for (size_t i = 0; i < t->notes.n; i++) // what its chapter said
    if (t->notes.p[i].kind == NOTE_SHOWN) t->notes.p[i].text = words;
  if (t->notes.n == 0 || t->notes.p[t->notes.n - 1].kind != NOTE_SHOWN) add_note(m, target, NOTE_SHOWN, words, other ? n->text : NO_TEXT);
}

bool model_standing(struct model *m, uint32_t target, const struct node *n) {
  switch (n->kind) {
  case N_PARAMETER: add_parameter(m, target, n); return true;
  case N_PRINCIPLE: add_note(m, target, NOTE_WAIVABLE, node_child(n, 1)->text, roles_of(m, node_child(n, 0))); return true;
  case N_FORMERLY:
    if (m->targets.p[target].kind != TARGET_EIS) return false;
    add_note(m, target, NOTE_FORMERLY, n->text, NO_TEXT);
    return true;
  case N_ALSO_EACH:
    if (m->targets.p[target].kind != TARGET_EIS || node_child(n, 1)->kind != N_NONE) return false;
    model_also_each(m, target, m->targets.p[target].src, n);
    return true;
  case N_ADDRESSED: case N_SHOWN: model_shown(m, target, n); return true;
  default: return false;
  }
}

uint32_t model_formerly(const struct model *m, uint32_t set, struct text number) {
  for (uint32_t i = 0; i < m->targets.n; i++) {
    const struct m_target *t = &m->targets.p[i];
    for (size_t k = 0; t->kind == TARGET_EIS && t->set == set && k < t->notes.n; k++)
      if (t->notes.p[k].kind == NOTE_FORMERLY && text_eq(t->notes.p[k].text, number)) return i;
  }
  return NONE;
}

bool model_is_shown(const struct model *m, uint32_t target) {
  while (target != NONE && !m->targets.p[target].shown) target = m->targets.p[target].parent;
  return target != NONE;
}
