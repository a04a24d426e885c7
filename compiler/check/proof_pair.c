// Two exceptions at once: one that always wins, two that contradict each other, one that displaces another.
#include "proof_check.h"

static const struct m_exception *exception_at(const struct check *k, uint32_t e) { return &k->proof.model->exceptions.p[e]; }

// ---- who decides ----

struct winners {
  uint32_t among, and_among; // those that go before one of these
  const struct form *form;   // where one of the winners acts
  uint32_t example;          // one of them
};

static void add_winner(struct check *k, struct winners *w, uint32_t e, const struct form *acts) {
  w->form = form_or(&k->proof, w->form, acts);
  if (w->example == NONE) w->example = e;
}

static bool add_displacer(struct check *k, uint32_t e, uint32_t target, void *context) {
  (void)target;
  add_winner(k, context, e, guard_changes(k, e));
  return true;
}

static struct winners winners_over(struct check *k, uint32_t a, uint32_t b, uint32_t target) {
  struct winners w = {a, b, form_not(&k->proof, form_true(&k->proof)), NONE};
  for (size_t i = 0; i < k->on[target].n; i++) {
    uint32_t e = k->on[target].p[i];
    bool same_rows = level_for(k, e, target) == level_for(k, a, target);
    if (e == a || e == b || !same_rows || !guard_competes(k, e) || !guard_fits(k, e, target)) continue;
    if (goes_before(k, e, a) || (b != NONE && goes_before(k, e, b))) add_winner(k, &w, e, guard_of(k, e)->acts);
  }
  each_displacer(k, a, target, add_displacer, &w);
  return w;
}

// ---- always overruled ----

bool check_overruled(struct check *k, uint32_t e, uint32_t target) {
  struct winners w = winners_over(k, e, NONE, target);
  const struct form *here = form_and(&k->proof, reach_for(k, e, target), guard_of(k, e)->acts), *left = form_except(&k->proof, here, w.form);
  const struct form *forms[] = {here, left};
  struct cases c;
  if (w.example == NONE || !check_open(k, &c, level_for(k, e, target), forms, 2)) return true;
  bool some = !cases_none(&c, cases_and(&c, c.real, cases_of(&c, here)));
  if (!some || !cases_none(&c, cases_and(&c, c.real, cases_of(&c, left)))) return true;
  struct sink *sink = k->proof.model->sink;
  struct text what = target_words(k, target, exception_at(k, e)->set);
  struct message *m = msg(sink, M_ALWAYS_OVERRULED, aim_place(k, e, target), exception_at(k, e)->label, what);
  msg_note(sink, m, M_NOTE_OVERRULES, exception_place(k, w.example), exception_at(k, w.example)->label);
  return false;
}

// ---- clash ----

// Both act, and not with the same constant effect.
static const struct form *contradiction(struct check *k, uint32_t a, uint32_t b) {
  const struct guard *g = guard_of(k, a), *h = guard_of(k, b);
  struct proof *p = &k->proof;
  const struct form *f = form_and(p, g->acts, h->acts);
  f = form_except(p, f, form_and(p, g->lapses, h->lapses));
  f = form_except(p, f, form_and(p, g->satisfies, h->satisfies));
  return form_and(p, f, form_or(p, guard_changes(k, a), guard_changes(k, b)));
}

// The cases of who and when in which `t` holds whatever the free conditions are that leave the target applying.
static const uint64_t *inevitable(const struct cases *c, const uint64_t *applies, const uint64_t *t) {
  const uint64_t *always = cases_or(c, cases_not(c, applies), t), *some = applies;
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (d->chosen) continue;
    always = cases_always(c, always, d->first, d->bits);
    some = cases_exists(c, some, d->first, d->bits);
  }
  return cases_and(c, t, cases_and(c, always, some));
}

static void say_clash(struct check *k, const struct cases *c, uint32_t a, uint32_t b, uint32_t target, const uint64_t *sure, const uint64_t *t) {
  bool certain = !cases_none(c, sure);
  struct text provider = cases_provider(c, t, cases_pick(c, certain ? sure : t));
  struct text what = target_words(k, target, exception_at(k, b)->set);
  struct sink *sink = k->proof.model->sink;
  enum message_id id = certain ? M_CLASH : M_MAY_CLASH;
  struct message *m = msg(sink, id, aim_place(k, b, target), exception_at(k, b)->label, exception_at(k, a)->label, what, provider);
  msg_note(sink, m, M_NOTE_OTHER, aim_place(k, a, target), exception_at(k, a)->label);
}

bool check_pair(struct check *k, uint32_t a, uint32_t b, uint32_t target) {
  if (goes_before(k, a, b) || goes_before(k, b, a)) return false;
  uint32_t level = level_for(k, a, target);
  const struct form *reach = reach_for(k, a, target);
  const struct form *clash = form_and(&k->proof, reach, contradiction(k, a, b));
  const struct form *open = form_except(&k->proof, clash, winners_over(k, a, b, target).form);
  const struct form *forms[] = {reach, clash, open};
  struct cases c;
  if (!check_open(k, &c, level, forms, 3)) return false;
  const uint64_t *t = cases_and(&c, c.real, cases_of(&c, open)), *applies = cases_and(&c, c.real, cases_of(&c, reach));
  if (cases_none(&c, t)) return false;
  say_clash(k, &c, a, b, target, inevitable(&c, applies, t), t);
  return true;
}

// ---- displaced ----

// Both fall away, or both are satisfied: nothing is lost.
static const struct form *loss(struct check *k, uint32_t whole, uint32_t part) {
  const struct guard *g = guard_of(k, whole), *h = guard_of(k, part);
  struct proof *p = &k->proof;
  const struct form *f = form_and(p, guard_changes(k, whole), guard_changes(k, part));
  f = form_except(p, f, form_and(p, g->lapses, h->lapses));
  return form_except(p, f, form_and(p, g->satisfies, h->satisfies));
}

static bool say_displaced(struct check *k, uint32_t whole, uint32_t target, void *context) {
  uint32_t part = *(uint32_t *)context;
  if (goes_before(k, whole, part)) return true;
  const struct form *f = form_and(&k->proof, reach_for(k, part, target), loss(k, whole, part));
  struct cases c;
  if (!check_open(k, &c, level_for(k, part, target), &f, 1)) return true;
  const uint64_t *t = cases_and(&c, c.real, cases_of(&c, f));
  if (cases_none(&c, t)) return true;
  struct sink *sink = k->proof.model->sink;
  struct text what = target_words(k, target, exception_at(k, part)->set), provider = cases_provider(&c, t, cases_pick(&c, t));
  struct message *m = msg(sink, M_DISPLACED, aim_place(k, part, target), exception_at(k, part)->label, exception_at(k, whole)->label, what, provider);
  msg_note(sink, m, M_NOTE_OTHER, exception_place(k, whole), exception_at(k, whole)->label);
  return true;
}

void check_displaced(struct check *k, uint32_t e, uint32_t target) {
  each_displacer(k, e, target, say_displaced, &e);
}
