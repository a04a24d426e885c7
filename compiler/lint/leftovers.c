// What exceptions leave standing: an onderdeel that speaks of one that lapses, an eis of which nothing is left, a norm that never counts.
#include "rule.h"

static bool lapses_parts(const struct lint *l, uint32_t e) {
  const struct m_exception *x = &l->model->exceptions.p[e];
  bool lapses = false;
  for (size_t i = 0; i < x->branches.n; i++) lapses |= x->branches.p[i].effect == EFFECT_LAPSE;
  return lapses && !x->adds && !x->external && x->term == NONE && !x->term_node;
}

static bool aims_at(const struct m_exception *x, uint32_t target) {
  for (size_t i = 0; i < x->aims.n; i++)
    if (x->aims.p[i].target == target) return true;
  return false;
}

// ---- an onderdeel that speaks of one that lapses ----

struct mention { // of a label, in the text of an onderdeel beside it
  uint32_t by, next; // next: with the same key, index + 1
};
struct mentions {
  struct map at; // "parent label" → index + 1
  VEC(struct mention) list;
};

static struct text key_of(const struct lint *l, uint32_t parent, struct text label) { return text_format(l->arena, "%u %.*s", parent, TP(label)); }

static void mention(const struct lint *l, struct mentions *s, uint32_t by, struct text label) {
  struct text key = key_of(l, l->model->targets.p[by].parent, label);
  const uintptr_t *had = map_find(&s->at, key);
  vec_push(l->arena, &s->list, (struct mention){by, had ? (uint32_t)*had : 0});
  map_set(&s->at, key, s->list.n);
}

// «onder b», «onderdeel b», «lid 2», of its own eis: b is the onderdeel b, 2 is lid-2.
static void read_text(const struct lint *l, struct mentions *s, uint32_t target) {
  static const char *const kinds[] = {"onder", "onderdeel", "onderdelen", "sub", "punt", "lid"};
  const struct m_target *t = &l->model->targets.p[target];
  struct prose p = {.src = t->src};
  prose_cut(l->arena, &p, t->text);
  for (size_t i = 0; i + 1 < p.n; i++) {
    bool other = word_is(&p, i + 2, "van") && !words_are(&p, i + 2, "van deze eis"); // of a law, or of another eis
    if (!AMONG(p.words[i].fold, kinds) || p.words[i + 1].kind == WORD_MARK || p.words[i + 1].text.n > 2 || other) continue;
    struct text label = p.words[i + 1].text;
    mention(l, s, target, word_is(&p, i, "lid") ? text_format(l->arena, "lid-%.*s", TP(label)) : label);
  }
}

static void read_texts(const struct lint *l, struct mentions *s) {
  for (uint32_t t = 0; t < l->model->targets.n; t++) {
    const struct m_target *one = &l->model->targets.p[t];
    if (one->kind == TARGET_PART && one->exception == NONE && one->parent != NONE && one->text.n > 0) read_text(l, s, t);
  }
}

static void part_left(const struct lint *l, const struct mentions *s, uint32_t e, uint32_t lapsed) {
  const struct model *m = l->model;
  const struct m_exception *x = &m->exceptions.p[e];
  const struct m_target *t = &m->targets.p[lapsed];
  if (t->kind != TARGET_PART || t->exception != NONE || t->parent == NONE || !t->node) return;
  const uintptr_t *had = map_find(&s->at, key_of(l, t->parent, t->node->text));
  for (uint32_t i = had ? (uint32_t)*had : 0; i != 0; i = s->list.p[i - 1].next) {
    uint32_t other = s->list.p[i - 1].by;
    if (other == lapsed || aims_at(x, other)) continue;
    struct message *said = msg(m->sink, M_PART_LEFT, aim_place(l->check, e, lapsed), x->label, lint_target_name(l, lapsed), lint_target_name(l, other));
    msg_note(m->sink, said, M_NOTE_LEFT, name_place(m->targets.p[other].src, m->targets.p[other].node), lint_target_name(l, other));
  }
}

static void parts_left(const struct lint *l) {
  struct mentions s = {.at = {.arena = l->arena}};
  bool read = false;
  for (uint32_t e = 0; e < l->model->exceptions.n; e++) {
    const struct m_exception *x = &l->model->exceptions.p[e];
    if (x->src != l->src || !lapses_parts(l, e)) continue;
    if (!read) read_texts(l, &s);
    read = true;
    for (size_t i = 0; i < x->aims.n; i++)
      if (x->aims.p[i].target != NONE) part_left(l, &s, e, x->aims.p[i].target);
  }
}

// ---- an eis of which nothing is left ----

// Where the onderdeel lapses, of those exceptions on it that speak of the provider as a whole. NULL: nowhere, or it is not known.
static const struct form *lapses_where(struct lint *l, uint32_t part) {
  const struct form *all = NULL;
  for (size_t i = 0; i < l->check->on[part].n; i++) {
    uint32_t e = l->check->on[part].p[i];
    if (l->model->exceptions.p[e].each || !lapses_parts(l, e) || !guard_of(l->check, e)->lapses) continue;
    const struct form *one = guard_of(l->check, e)->lapses;
    all = all ? form_or(&l->check->proof, all, one) : one;
  }
  return all;
}

static void nothing_left(struct lint *l, uint32_t eis) {
  const struct m_target *t = &l->model->targets.p[eis];
  const struct form *f = reach_of(l->check, eis)->whole;
  bool rows = l->shapes[eis].level != 0;
  if (t->parts.n < 2 || t->norm || rows || model_is_shown(l->model, eis) || l->check->on[eis].n > 0) return;
  for (size_t i = 0; i < t->parts.n; i++) {
    const struct form *lapsed = lapses_where(l, t->parts.p[i]);
    f = f && lapsed ? form_and(&l->check->proof, f, lapsed) : NULL;
    if (!f) return;
  }
  if (!check_possible(l->check, 0, f)) return;
  uint32_t last = t->parts.p[t->parts.n - 1], by = l->check->on[last].p[0];
  const struct m_exception *x = &l->model->exceptions.p[by];
  struct message *m = msg(l->model->sink, M_NOTHING_LEFT, aim_place(l->check, by, last), lint_target_name(l, eis));
  if (x->src == l->src && t->src == l->src) msg_note(l->model->sink, m, M_NOTE_LEFT, name_place(t->src, t->node), lint_target_name(l, eis));
}

// ---- a norm that never counts ----

static void never_counts(struct lint *l, uint32_t target) {
  struct check *k = l->check;
  const struct form *f = reach_of(k, target)->whole;
  const struct m_target *t = &l->model->targets.p[target];
  uint32_t level = l->shapes[target].level, by = NONE;
  bool guarded = false; // one that holds for everyone says itself that the norm never counts
  if (!f || model_is_shown(l->model, target) || !check_possible(k, level, f)) return;
  for (size_t i = 0; i < k->on[target].n; i++) {
    uint32_t e = k->on[target].p[i];
    const struct m_exception *x = &l->model->exceptions.p[e];
    if (x->src != l->src || x->each || !guard_competes(k, e) || !guard_changes(k, e)) continue;
    f = form_except(&k->proof, f, guard_changes(k, e));
    guarded |= x->scope.n > 0 || x->when.n > 0;
    by = e;
  }
  if (!guarded || !f || check_possible(k, level, f)) return;
  struct message *m = msg(l->model->sink, M_NORM_NEVER_COUNTS, name_place(t->src, t->node), lint_target_name(l, target));
  msg_note(l->model->sink, m, M_NOTE_OVERRULES, exception_place(k, by), l->model->exceptions.p[by].label);
}

void lint_leftovers(struct lint *l) {
  const struct model *m = l->model;
  parts_left(l);
  for (uint32_t t = 0; t < m->targets.n; t++) {
    const struct m_target *one = &m->targets.p[t];
    if (one->kind == TARGET_EIS && !l->shapes[t].bad) nothing_left(l, t);
    if (l->check->on[t].n > 0 && lint_own(l, one) && !l->shapes[t].bad) never_counts(l, t);
  }
}
