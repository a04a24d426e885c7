// Redefinitions: two that give one word another meaning in the same eis, and one of a word that the eis does not use.
#include "expr.h"
#include "proof_check.h"

// ---- does the eis use the word? ----

struct word {
  struct check *k;
  struct text name;
  bool *definitions, *terms; // looked at already
};

static bool uses(struct word *w, const struct node *n);

static bool uses_name(struct word *w, struct text name) {
  const struct model *m = w->k->proof.model;
  uint32_t d = model_definition(m, name), t = model_term(m, name);
  if (text_eq(name, w->name) || (t != NONE && t == model_term(m, w->name))) return true;
  if (d != NONE && !w->definitions[d]) {
    w->definitions[d] = true;
    if (uses(w, m->definitions.p[d].expr)) return true;
  }
  if (t == NONE || w->terms[t]) return false;
  w->terms[t] = true;
  return m->terms.p[t].rows.each && uses(w, m->terms.p[t].rows.each);
}

static bool uses_table(struct word *w, struct text name) {
  const struct model *m = w->k->proof.model;
  for (size_t i = 0; i < m->tables.n; i++)
    if (text_eq(m->tables.p[i].name, name)) return uses(w, m->tables.p[i].node);
  return false;
}

static bool uses(struct word *w, const struct node *n) {
  if (n->text.n > 0 && uses_name(w, n->text)) return true; // a few kinds hold the name of rows themselves
  if (n->kind == N_BY_TABLE && uses_table(w, n->child->text)) return true;
  for (const struct node *c = n->child; c; c = c->next)
    if (uses(w, c)) return true;
  return false;
}

static bool has_word(struct text in, struct text name) {
  for (size_t i = 0; i + name.n <= in.n; i++) {
    size_t k = 0;
    while (k < name.n && (in.p[i + k] | 32) == (name.p[k] | 32)) k++;
    if (k == name.n) return true;
  }
  return false;
}

// In what it says to a person, or in what it computes; also in a norm that an exception puts in its place.
static bool target_uses(struct word *w, const struct m_target *t) {
  if (has_word(t->text, w->name) || has_word(t->title, w->name) || has_word(t->question, w->name)) return true;
  for (size_t i = 0; i < t->when.n; i++)
    if (uses(w, t->when.p[i].node)) return true;
  return uses(w, t->node);
}

static bool eis_uses(struct check *k, uint32_t eis, struct text name) {
  const struct model *m = k->proof.model;
  struct word w = {k, name, NEW_ARRAY(k->proof.arena, bool, m->definitions.n), NEW_ARRAY(k->proof.arena, bool, m->terms.n)};
  bool found = m->targets.p[eis].kpi > 0; // its rules stand apart
  for (size_t i = 0; i < m->targets.n && !found; i++)
    found = m->targets.p[i].eis == eis && target_uses(&w, &m->targets.p[i]);
  for (size_t i = 0; i < m->exceptions.n && !found; i++) // another word may mean something else here, and use this one
    if (m->exceptions.p[i].term_node && m->exceptions.p[i].node && !text_eq(m->exceptions.p[i].term_node->text, name))
      found = uses_name(&w, m->exceptions.p[i].term_node->text) && uses(&w, m->exceptions.p[i].node);
  return found;
}

static struct text word_of(const struct check *k, const struct m_exception *x) {
  const struct model *m = k->proof.model;
  return x->definition != NONE ? m->definitions.p[x->definition].name : m->terms.p[x->term].name;
}

static bool redefines(const struct m_exception *x) { return x->definition != NONE || x->term != NONE; }

void check_word(struct check *k, uint32_t e) {
  const struct m_exception *x = exception_at(k, e);
  for (size_t i = 0; redefines(x) && i < x->aims.n; i++) {
    uint32_t eis = x->aims.p[i].target;
    if (eis == NONE || eis_uses(k, eis, word_of(k, x))) continue;
    if (!check_possible(k, 0, form_and(&k->proof, reach_of(k, eis)->whole, guard_of(k, e)->holds))) continue; // E0412
    struct text what = target_words(k, eis, x->set);
    msg(k->proof.model->sink, M_WORD_NOT_USED, node_place(x->src, x->aims.p[i].node), x->label, word_of(k, x), what);
  }
}

// ---- two meanings at once ----

static bool same_word(const struct m_exception *a, const struct m_exception *b) {
  return redefines(a) && a->definition == b->definition && a->term == b->term;
}

// The eis in which both hold; NONE: in every eis. false: there is none.
static bool where_both(const struct m_exception *a, const struct m_exception *b, uint32_t *eis) {
  for (size_t i = 0; i < a->aims.n; i++)
    for (size_t j = 0; j < b->aims.n; j++) {
      uint32_t p = a->aims.p[i].target, q = b->aims.p[j].target;
      *eis = p == NONE ? q : p;
      if (p == NONE || q == NONE || p == q) return true;
    }
  return false;
}

static struct text meaning(const struct m_exception *x) {
  const struct node *n = x->new_expr ? x->new_expr : x->new_rows.each;
  return n ? text_slice(x->src->text, n->off, n->off + n->len) : NO_TEXT;
}

// One that goes before either of them has the last word where it holds too.
static const struct form *outranked(struct check *k, uint32_t a, uint32_t b, uint32_t eis) {
  const struct model *m = k->proof.model;
  const struct form *f = form_not(&k->proof, form_true());
  for (uint32_t e = 0; e < m->exceptions.n; e++) {
    uint32_t at;
    if (e == a || e == b || !same_word(exception_at(k, e), exception_at(k, a)) || !where_both(exception_at(k, e), exception_at(k, a), &at)) continue;
    if (at != NONE && at != eis) continue;
    if (goes_before(k, e, a) || goes_before(k, e, b)) f = form_or(&k->proof, f, guard_of(k, e)->holds);
  }
  return f;
}

// As in proof_pair.c: whatever the free conditions are that leave the eis applying.
static const uint64_t *inevitable(const struct cases *c, const uint64_t *applies, const uint64_t *open) {
  const uint64_t *t = cases_or(c, cases_not(c, applies), open);
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (!d->chosen) t = cases_always(c, t, d->first, d->bits);
  }
  return t;
}

static void say(struct check *k, enum message_id id, uint32_t e, uint32_t other, uint32_t eis, struct text example) {
  const struct m_exception *x = exception_at(k, e);
  struct text what = text_format(k->scratch, "het woord «%.*s»", TP(word_of(k, x)));
  if (eis != NONE) what = text_format(k->scratch, "%.*s in %.*s", TP(what), TP(target_words(k, eis, x->set)));
  struct sink *sink = k->proof.model->sink;
  struct place told = pair_place(k, e, other, exception_place(k, e));
  struct message *at = msg(sink, id, told, pair_words(k, e, other), what, example, pair_hint(k, e, other));
  if (told.src != x->src) msg_note(sink, at, M_NOTE_OTHER, exception_place(k, e), one_of_pair(k, e, other));
  msg_note(sink, at, M_NOTE_OTHER, exception_place(k, other), one_of_pair(k, other, e));
}

static void check_two(struct check *k, uint32_t a, uint32_t b) {
  uint32_t eis;
  const struct m_exception *x = exception_at(k, a), *y = exception_at(k, b);
  if (!same_word(x, y) || !where_both(x, y, &eis) || goes_before(k, a, b) || goes_before(k, b, a)) return;
  if (eis != NONE && !eis_uses(k, eis, word_of(k, x))) return;
  if (text_eq(text_squeeze(k->proof.arena, meaning(x)), text_squeeze(k->proof.arena, meaning(y)))) return;
  const struct form *clash = form_and(&k->proof, guard_of(k, a)->holds, guard_of(k, b)->holds);
  const struct form *reach = eis == NONE ? form_true() : reach_of(k, eis)->whole;
  const struct form *open = form_except(&k->proof, form_and(&k->proof, clash, reach), outranked(k, a, b, eis));
  struct cases c;
  const struct form *forms[] = {reach, open};
  if (!check_open(k, &c, 0, forms, 2)) return;
  const uint64_t *t = cases_and(&c, c.real, cases_of(&c, open)), *applies = cases_and(&c, c.real, cases_of(&c, reach));
  if (cases_none(&c, t)) return;
  const uint64_t *sure = cases_and(&c, t, inevitable(&c, applies, t));
  bool certain = !cases_none(&c, sure);
  say(k, certain ? M_CLASH : M_MAY_CLASH, b, a, eis, cases_provider(&c, t, cases_pick(&c, certain ? sure : t)));
}

void check_meanings(struct check *k, uint32_t e) {
  if (!redefines(exception_at(k, e)) || !guard_of(k, e)->holds) return;
  for (uint32_t other = 0; other < e; other++)
    if (guard_of(k, other)->holds) check_two(k, other, e);
}
