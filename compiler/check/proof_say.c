// How a finding names what it is about, and where.
#include "proof_check.h"

const struct m_exception *exception_at(const struct check *k, uint32_t e) {
  return &k->proof.model->exceptions.p[e];
}

const struct m_target *target_at(const struct check *k, uint32_t t) {
  return &k->proof.model->targets.p[t];
}

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
