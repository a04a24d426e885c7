// How a finding names what it is about, and where.
#include "proof_check.h"

static const struct m_exception *exception_at(const struct check *k, uint32_t e) { return &k->proof.model->exceptions.p[e]; }
static const struct m_target *target_at(const struct check *k, uint32_t t) { return &k->proof.model->targets.p[t]; }

static struct text eis_words(struct check *k, uint32_t eis, uint32_t set) {
  const struct m_target *t = target_at(k, eis);
  if (t->set == set) return text_format(k->scratch, "eis %.*s", TP(t->number));
  return text_format(k->scratch, "eis %.*s van %.*s", TP(t->number), TP(k->proof.model->sets.p[t->set].name));
}

struct text target_words(struct check *k, uint32_t target, uint32_t set) {
  const struct m_target *t = target_at(k, target);
  struct text of = t->kind == TARGET_EIS ? eis_words(k, target, set) : NO_TEXT;
  if (t->kind == TARGET_EIS) return of;
  if (t->exception != NONE) of = text_format(k->scratch, "afwijking %.*s", TP(exception_at(k, t->exception)->label));
  else of = eis_words(k, t->eis, set);
  if (t->path.n == 0) return of;
  return text_format(k->scratch, "onderdeel %.*s van %.*s", TP(t->path), TP(of));
}

struct place exception_place(const struct check *k, uint32_t e) {
  return node_place(exception_at(k, e)->src, exception_at(k, e)->node);
}

struct place aim_place(const struct check *k, uint32_t e, uint32_t target) {
  const struct m_exception *x = exception_at(k, e);
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i].target == target) return node_place(x->src, x->aims.p[i].node);
  return exception_place(k, e);
}

static bool says_whom(const struct m_clause *c) {
  return c->node->kind != N_SCOPE_ALL || node_child(c->node, 0)->kind != N_NONE;
}

static bool first_clause(const m_clauses *scope, const m_clauses *when, struct place *place) {
  const m_clauses *lists[] = {scope, when};
  for (int l = 0; l < 2; l++)
    for (size_t i = 0; i < lists[l]->n; i++) {
      if (!says_whom(&lists[l]->p[i])) continue;
      *place = node_place(lists[l]->p[i].src, lists[l]->p[i].node);
      return true;
    }
  return false;
}

struct place exception_whom(const struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  struct place place;
  if (first_clause(&x->scope, &x->when, &place)) return place;
  return x->each ? node_place(x->src, x->each) : exception_place(k, e);
}

struct place target_whom(const struct check *k, uint32_t target) {
  struct place place;
  for (uint32_t t = target; t != NONE; t = target_at(k, t)->parent) {
    if (first_clause(&target_at(k, t)->scope, &target_at(k, t)->when, &place)) return place;
    if (target_at(k, t)->each) return node_place(target_at(k, t)->src, target_at(k, t)->each);
  }
  return node_place(target_at(k, target)->src, target_at(k, target)->node);
}
