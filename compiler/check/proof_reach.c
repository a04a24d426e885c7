// Who is reached: eisen for nobody, exceptions for nobody or past their target, branches never taken.
#include "proof_check.h"

static const struct m_exception *exception_at(const struct check *k, uint32_t e) { return &k->proof.model->exceptions.p[e]; }

// Is there a case for all of these together? Where the proof does not know: yes.
static bool possible(struct check *k, uint32_t level, const struct form *f) {
  struct cases c;
  if (!check_open(k, &c, level, &f, 1)) return true;
  return !cases_none(&c, cases_and(&c, c.real, cases_of(&c, f)));
}

static struct text capital(struct check *k, struct text t) {
  return text_format(k->scratch, "%c%.*s", t.p[0] - 'a' + 'A', TP(text_slice(t, 1, t.n)));
}

void check_reach(struct check *k, uint32_t target) {
  const struct m_target *t = &k->proof.model->targets.p[target];
  const struct reach *r = reach_of(k, target);
  if (!r->row || possible(k, k->proof.shapes[target].entity, r->row)) return;
  bool above = t->parent != NONE && !possible(k, k->proof.shapes[t->parent].entity, reach_of(k, t->parent)->row);
  bool norm = t->parent == NONE && t->exception != NONE; // said of the exception or its branch
  if (above || norm) return;
  struct place whom = target_whom(k, target);
  msg(k->proof.model->sink, M_REACHES_NOBODY, whom, capital(k, target_words(k, target, t->set)));
}

static void check_branches(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  const struct guard *g = guard_of(k, e);
  for (size_t b = 0; b < x->branches.n; b++) {
    const struct m_branch *br = &x->branches.p[b];
    if ((!x->cases && !br->where) || possible(k, g->level, g->branch[b])) continue;
    const struct node *at = br->condition ? br->condition : br->where ? br->where : x->node;
    struct text which = x->cases && !br->condition ? TEXT("anders") : TEXT("indien");
    msg(k->proof.model->sink, M_BRANCH_NEVER, node_place(x->src, at), x->label, which);
  }
}

bool check_guard(struct check *k, uint32_t e) {
  const struct guard *g = guard_of(k, e);
  if (!g->holds) return true;
  if (!possible(k, g->level, g->holds)) {
    msg(k->proof.model->sink, M_APPLIES_TO_NOBODY, exception_whom(k, e), exception_at(k, e)->label);
    return false;
  }
  check_branches(k, e);
  return true;
}

bool check_touches(struct check *k, uint32_t e, uint32_t target) {
  const struct form *reach = reach_for(k, e, target), *holds = guard_of(k, e)->holds;
  uint32_t level = level_for(k, e, target);
  const struct form *both = form_and(&k->proof, reach, holds);
  if (!both || possible(k, level, both) || !possible(k, level, reach)) return true;
  struct text what = target_words(k, target, exception_at(k, e)->set);
  struct sink *sink = k->proof.model->sink;
  struct message *m = msg(sink, M_TOUCHES_NOTHING, aim_place(k, e, target), exception_at(k, e)->label, what);
  msg_note(sink, m, M_NOTE_WHOM, exception_whom(k, e), text_format(k->scratch, "de afwijking"));
  msg_note(sink, m, M_NOTE_WHOM, target_whom(k, target), what);
  return false;
}
