// Two exceptions at once: one that always wins, two that contradict each other, one that displaces another.
#include "proof_check.h"

// ---- who decides ----

struct winners {
  const struct form *form; // where one of them acts
  uint32_t example;        // one of them; NONE when there is none
};

// As said, or a block that holds the other one.
static bool in_front(const struct check *k, uint32_t a, uint32_t b) {
  if (goes_before(k, a, b) || goes_before(k, b, a)) return goes_before(k, a, b);
  return model_contains(exception_at(k, a), exception_at(k, b));
}

static void add_winner(struct check *k, struct winners *w, uint32_t e, const struct form *acts) {
  w->form = form_or(&k->proof, w->form, acts);
  if (w->example == NONE) w->example = e;
}

static void add_displacer(struct check *k, uint32_t e, uint32_t target, void *context) {
  (void)target;
  add_winner(k, context, e, guard_changes(k, e));
}

// Who goes before a or b (NONE allowed) on the target, or displaces both.
static struct winners winners_over(struct check *k, uint32_t a, uint32_t b, uint32_t target) {
  struct winners w = {form_not(&k->proof, form_true()), NONE};
  for (size_t i = 0; i < k->on[target].n; i++) {
    uint32_t e = k->on[target].p[i];
    bool same_rows = level_for(k, e, target) == level_for(k, a, target);
    if (e == a || e == b || !same_rows || !guard_competes(k, e) || !guard_fits(k, e, target)) continue;
    if (in_front(k, e, a) || (b != NONE && in_front(k, e, b))) add_winner(k, &w, e, guard_of(k, e)->acts);
  }
  each_displacer(k, a, target, add_displacer, &w);
  return w;
}

// ---- always overruled ----

bool check_overruled(struct check *k, uint32_t e, uint32_t target) {
  struct winners w = winners_over(k, e, NONE, target);
  const struct form *here = form_and(&k->proof, reach_for(k, e, target), guard_of(k, e)->acts);
  const struct form *left = form_except(&k->proof, here, w.form);
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
  const uint64_t *always = cases_or(c, cases_not(c, applies), t);
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (!d->chosen) always = cases_always(c, always, d->first, d->bits);
  }
  return cases_and(c, t, always);
}

// Two that meet on a target, each at its own place, beside where it is told.
static void note_both(struct check *k, struct message *m, struct place told, uint32_t a, uint32_t b, uint32_t target) {
  struct place at = aim_place(k, a, target);
  if (told.src != at.src || told.off != at.off) msg_note(k->proof.model->sink, m, M_NOTE_OTHER, at, one_of_pair(k, a, b));
  msg_note(k->proof.model->sink, m, M_NOTE_OTHER, aim_place(k, b, target), one_of_pair(k, b, a));
}

// Exceptions a and b contradict each other on a target; with a provider for whom it is so.
static void say_clash(struct check *k, bool certain, uint32_t a, uint32_t b, uint32_t target, struct text example) {
  struct place at = pair_place(k, b, a, aim_place(k, b, target));
  struct text what = target_words(k, target, exception_at(k, b)->set);
  struct message *m = msg(k->proof.model->sink, certain ? M_CLASH : M_MAY_CLASH, at, pair_words(k, b, a), what, example, pair_hint(k, b, a));
  note_both(k, m, at, b, a, target);
}

static void say_displaced(struct check *k, uint32_t part, uint32_t whole, uint32_t target, struct text example) {
  struct place at = pair_place(k, part, whole, aim_place(k, part, target));
  struct text what = target_words(k, target, exception_at(k, part)->set), who = one_of_pair(k, part, whole);
  who = text_format(k->scratch, "%c%.*s op %.*s", who.p[0] - 'a' + 'A', TP(text_slice(who, 1, who.n)), TP(what));
  struct message *m = msg(k->proof.model->sink, M_DISPLACED, at, who, one_of_pair(k, whole, part), example, order_hint(k, whole, part));
  note_both(k, m, at, part, whole, target);
}

static void find_displaced(struct check *k, uint32_t whole, uint32_t target, void *context);

bool check_pair(struct check *k, uint32_t a, uint32_t b, uint32_t target) {
  if (goes_before(k, a, b) || goes_before(k, b, a)) return false;
  bool a_holds = in_front(k, a, b);
  if (a_holds || in_front(k, b, a)) {
    find_displaced(k, a_holds ? a : b, target, a_holds ? &b : &a);
    return true;
  }
  uint32_t level = level_for(k, a, target);
  const struct form *reach = reach_for(k, a, target);
  const struct form *clash = form_and(&k->proof, reach, contradiction(k, a, b));
  const struct form *open = form_except(&k->proof, clash, winners_over(k, a, b, target).form);
  const struct form *forms[] = {reach, clash, open};
  struct cases c;
  if (!check_open(k, &c, level, forms, 3)) return false;
  const uint64_t *t = cases_and(&c, c.real, cases_of(&c, open)), *applies = cases_and(&c, c.real, cases_of(&c, reach));
  if (cases_none(&c, t)) return false;
  const uint64_t *sure = inevitable(&c, applies, t);
  bool certain = !cases_none(&c, sure);
  say_clash(k, certain, a, b, target, cases_provider(&c, t, cases_pick(&c, certain ? sure : t)));
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

static void find_displaced(struct check *k, uint32_t whole, uint32_t target, void *context) {
  uint32_t part = *(uint32_t *)context;
  if (goes_before(k, whole, part)) return;
  const struct form *f = form_and(&k->proof, reach_for(k, part, target), loss(k, whole, part));
  struct cases c;
  if (!check_open(k, &c, level_for(k, part, target), &f, 1)) return;
  const uint64_t *t = cases_and(&c, c.real, cases_of(&c, f));
  if (!cases_none(&c, t)) say_displaced(k, part, whole, target, cases_provider(&c, t, cases_pick(&c, t)));
}

void check_displaced(struct check *k, uint32_t e, uint32_t target) {
  each_displacer(k, e, target, find_displaced, &e);
}
