// Who is reached: eisen for nobody, exceptions for nobody or past their target, branches never taken.
#include "proof_check.h"

static bool check_both(struct check *k, uint32_t level, const struct form *a, const struct form *b) {
  const struct form *both = form_and(&k->proof, a, b);
  return !both || check_possible(k, level, both) || !check_possible(k, level, a) || !check_possible(k, level, b);
}

static struct text capital(struct check *k, struct text t) {
  return text_format(k->scratch, "%c%.*s", t.p[0] - 'a' + 'A', TP(text_slice(t, 1, t.n)));
}

// The reasons that are left, each at its place; the first `skip` were shown.
static void note_reasons(struct check *k, struct message *m, const struct reasons *r, size_t skip) {
  struct sink *sink = k->proof.model->sink;
  for (size_t i = skip; i < r->list.n; i++) {
    const struct reason *one = &r->list.p[i];
    if (one->owner.n > 0) msg_note(sink, m, M_NOTE_WHOM, one->place, one->owner);
    else msg_note(sink, m, M_NOTE_EXCLUDES, one->place);
  }
}

// ---- targets ----

void check_reach(struct check *k, uint32_t target) {
  const struct m_target *t = target_at(k, target);
  const struct form *row = reach_of(k, target)->row;
  uint32_t level = k->proof.shapes[target].entity;
  if (!row || check_possible(k, level, row)) return;
  const struct form *above = t->parent == NONE ? NULL : reach_of(k, t->parent)->row;
  bool norm = t->parent == NONE && t->exception != NONE; // said of the exception or its branch
  if (norm || (above && !check_possible(k, k->proof.shapes[t->parent].entity, above))) return;
  struct reasons r = {0};
  reasons_of_target(k, &r, target, NO_TEXT);
  reasons_shrink(k, &r, level);
  struct place place = r.list.n > 0 ? r.list.p[0].place : node_place(t->src, t->node);
  struct message *m = msg(k->proof.model->sink, M_REACHES_NOBODY, place, capital(k, target_words(k, target, t->set)));
  note_reasons(k, m, &r, 1);
}

// ---- exceptions ----

static struct place otherwise_place(const struct m_exception *x) {
  for (const struct node *n = node_child(x->node, 2)->child; n; n = n->next)
    if (n->kind == N_OTHERWISE) return node_place(x->src, n);
  return node_place(x->src, x->node);
}

static void check_branches(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  const struct guard *g = guard_of(k, e);
  for (size_t b = 0; b < x->branches.n; b++) {
    const struct m_branch *br = &x->branches.p[b];
    const struct node *at = br->condition ? br->condition : br->where;
    if ((!x->cases && !at) || check_possible(k, g->level, g->branch[b])) continue;
    struct text which = x->cases && !br->condition ? TEXT("anders") : TEXT("indien");
    struct place place = at ? node_place(x->src, at) : otherwise_place(x);
    msg(k->proof.model->sink, M_BRANCH_NEVER, place, x->label, which);
  }
}

static void say_nobody(struct check *k, uint32_t e) {
  struct reasons r = {0};
  reasons_of_exception(k, &r, e, NO_TEXT);
  reasons_shrink(k, &r, guard_of(k, e)->level);
  struct place place = r.list.n > 0 ? r.list.p[0].place : exception_place(k, e);
  struct message *m = msg(k->proof.model->sink, M_APPLIES_TO_NOBODY, place, exception_at(k, e)->label);
  note_reasons(k, m, &r, 1);
}

static void say_always_lapsed(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  struct sink *sink = k->proof.model->sink;
  uint32_t aim = x->aims.n > 0 ? x->aims.p[0].target : NONE, by = x->lapsed_by.p[0];
  struct text what = aim == NONE ? TEXT("haar doel") : target_words(k, aim, x->set);
  struct message *m = msg(sink, M_ALWAYS_OVERRULED, exception_place(k, e), x->label, what);
  msg_note(sink, m, M_NOTE_OVERRULES, exception_place(k, by), exception_at(k, by)->label);
}

bool check_guard(struct check *k, uint32_t e) {
  const struct guard *g = guard_of(k, e);
  if (!g->holds) return true;
  bool own = check_possible(k, g->level, g->own), holds = check_possible(k, g->level, g->holds);
  if (!own) say_nobody(k, e);
  else if (!holds) say_always_lapsed(k, e);
  else check_branches(k, e);
  return own && holds;
}

// ---- exceptions and what they aim at ----

static void say_no_touch(struct check *k, uint32_t e, struct place aim, struct text what, const struct reasons *r) {
  struct message *m = msg(k->proof.model->sink, M_TOUCHES_NOTHING, aim, exception_at(k, e)->label, what);
  note_reasons(k, m, r, 0);
}

static struct text owner_words(struct check *k, uint32_t e) {
  return text_format(k->proof.arena, "afwijking %.*s", TP(exception_at(k, e)->label));
}

void check_lapsed(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  const struct guard *g = guard_of(k, e);
  for (size_t i = 0; i < x->lapsed_by.n && g->own; i++) {
    uint32_t by = x->lapsed_by.p[i];
    if (!guard_lapses(k, by, e) || check_both(k, g->level, g->own, guard_of(k, by)->holds)) continue;
    struct reasons r = {0};
    reasons_of_exception(k, &r, by, owner_words(k, by));
    reasons_of_exception(k, &r, e, owner_words(k, e));
    reasons_shrink(k, &r, g->level);
    say_no_touch(k, by, exception_place(k, by), owner_words(k, e), &r);
  }
}

static bool touches(struct check *k, uint32_t e, uint32_t target) {
  return check_both(k, level_for(k, e, target), reach_for(k, e, target), guard_of(k, e)->holds);
}

// Of a whole chapter, or of an exception on several eisen, it is enough that it touches something.
static bool touches_another(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  bool touched = false;
  for (uint32_t i = x->first; i < x->first + x->spread && !touched && x->aims.n > 0 && x->aims.p[0].node->flags & 3; i++)
    for (size_t a = 0; a < exception_at(k, i)->aims.n && !touched && i != e; a++) {
      uint32_t target = exception_at(k, i)->aims.p[a].target;
      touched = target != NONE && !k->proof.shapes[target].bad && guard_fits(k, i, target) && touches(k, i, target);
    }
  return touched;
}

bool check_touches(struct check *k, uint32_t e, uint32_t target) {
  uint32_t level = level_for(k, e, target);
  if (touches(k, e, target)) return true;
  if (touches_another(k, e)) return false;
  struct text what = text_copy(k->proof.arena, target_words(k, target, exception_at(k, e)->set));
  struct reasons r = {0};
  reasons_of_exception(k, &r, e, owner_words(k, e));
  reasons_of_target(k, &r, target, what);
  reasons_shrink(k, &r, level);
  say_no_touch(k, e, aim_place(k, e, target), what, &r);
  return false;
}
