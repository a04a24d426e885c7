// A relaxation for one product that reaches another: a provider who takes up an enrolment loses a norm for those it
// had.
#include "proof_check.h"

// ---- the product of a row under judgement ----

// Does it ask for the value of a row in a named classification?
static bool asks_product(const struct check *k, const struct form *f) {
  if (!f) return false;
  if (f->kind == FORM_SOME) return false;
  const struct subject *s = f->kind == FORM_ASK ? &k->proof.subjects.p[f->subject] : NULL;
  if (s && s->kind == SUBJECT_VALUE) return s->chosen && s->x->kind == X_FIELD;
  return asks_product(k, f->a) || asks_product(k, f->b);
}

// The field of an enrolment with the same classification as the subject of the question, as a value; NULL when there
// is none.
static const struct x *enrolled_in(struct check *k, const struct form *f, uint32_t *entity) {
  const struct model *m = k->proof.model;
  const struct x *value = k->proof.subjects.p[f->subject].x;
  *entity = model_entity(m, TEXT("inschrijving"));
  for (size_t i = 0; *entity != NONE && i < m->entities.p[*entity].fields.n; i++) {
    uint32_t field = m->entities.p[*entity].fields.p[i];
    if (m->fields.p[field].type != TYPE_CHOICE || m->fields.p[field].class_ != value->class_) continue;
    struct x *own = NEW(k->proof.arena, struct x);
    *own = *value;
    own->field = field;
    own->level = *entity;
    return own;
  }
  return NULL;
}

// The provider is enrolled for a product of which the question (or its opposite) holds.
static const struct form *enrolled(struct check *k, const struct form *f, bool positive) {
  uint32_t entity;
  const struct x *own = enrolled_in(k, f, &entity);
  if (!own) return form_true();
  const struct form *any = form_not(&k->proof, form_true());
  for (size_t i = 0; i < f->ranges.n; i++)
    any = form_or(&k->proof, any, form_within(&k->proof, own, f->ranges.p[i].lo, f->ranges.p[i].hi, f->place));
  return form_some(&k->proof, positive ? any : form_not(&k->proof, any), entity, f->place);
}

// As `f`, but a row under judgement counts only where the provider is enrolled for its product.
static const struct form *where_enrolled(struct check *k, const struct form *f, bool positive) {
  if (!f || !asks_product(k, f)) return f;
  struct proof *p = &k->proof;
  if (f->kind == FORM_ASK && positive) return form_and(p, f, enrolled(k, f, true));
  if (f->kind == FORM_ASK) return form_or(p, f, form_not(p, enrolled(k, f, false)));
  if (f->kind == FORM_NOT) return form_not(p, where_enrolled(k, f->a, !positive));
  const struct form *a = where_enrolled(k, f->a, positive), *b = where_enrolled(k, f->b, positive);
  return f->kind == FORM_AND ? form_and(p, a, b) : form_or(p, a, b);
}

// ---- the leak ----

// The fewest of the rows in `at` with which the case is in `t`: what the provider had before.
static uint32_t fewest_rows(const struct cases *c, const uint64_t *t, uint32_t at) {
  uint32_t mask = cases_row_mask(c), rows = at & mask, best = at;
  for (uint32_t some = rows; some > 0; some = (some - 1) & rows) {
    uint32_t other = (at & ~mask) | some;
    if (cases_has(t, other) && cases_rows(c, other) < cases_rows(c, best)) best = other;
  }
  return best & mask;
}

// What is lost where: "hoeft dan ook", "niet te voldoen aan", "eis 8".
struct lost { const char *verb, *then; struct text what; };

static struct lost lost_at(struct check *k, const struct cases *c, uint32_t e, uint32_t target, uint32_t at) {
  const struct m_exception *x = exception_at(k, e);
  const struct guard *g = guard_of(k, e);
  struct text term = guard_competes(k, e) || x->term == NONE ? NO_TEXT : k->proof.model->terms.p[x->term].name;
  if (x->definition != NONE) return (struct lost){"krijgt", "de andere formule van definitie", k->proof.model->definitions.p[x->definition].name};
  if (term.n > 0) return (struct lost){"krijgt", "de andere betekenis van begrip", term};
  struct text what = target_words(k, target, x->set);
  if (cases_has(cases_of(c, g->lapses), at)) return (struct lost){"hoeft", "niet te voldoen aan", what};
  if (cases_has(cases_of(c, g->satisfies), at)) return (struct lost){"voldoet", "zonder meer aan", what};
  return (struct lost){"hoeft", "alleen te voldoen aan deze afwijking, en niet aan", what};
}

static struct text leak_words(const struct cases *c, const uint64_t *t, uint32_t at, uint32_t had, struct lost lost) {
  struct text other = cases_row_words(c, had), extra = cases_row_words(c, at & cases_row_mask(c) & ~had);
  struct text when = cases_condition_words(c, t, at);
  struct buf out = {.arena = c->arena};
  buf_format(&out, "een aanbieder met een inschrijving %.*s én %.*s%.*s", TP(extra), TP(other), TP(when));
  buf_format(&out, "%s %s dan ook %.*s %s %.*s", when.n > 0 ? "," : "", lost.verb, TP(other), lost.then, TP(lost.what));
  return buf_text(&out);
}

// The branches after `geldt voor`, as they are written; and where.
static struct text branches_written(struct check *k, uint32_t e, struct place *place) {
  const struct m_exception *x = exception_at(k, e);
  for (size_t i = 0; i < x->scope.n; i++) {
    const struct m_clause *clause = &x->scope.p[i];
    if (clause->node->kind != N_SCOPE) continue;
    const struct node *twigs = node_child(clause->node, 0);
    *place = node_place(clause->src, clause->node);
    return text_squeeze(k->scratch, text_slice(clause->src->text, twigs->off, twigs->off + twigs->len));
  }
  for (size_t i = 0; i < x->when.n; i++) {
    const struct m_clause *clause = &x->when.p[i];
    if (clause->node->kind != N_PLACE && clause->node->kind != N_IF && clause->node->kind != N_UNLESS) continue;
    *place = node_place(clause->src, clause->node);
    if (clause->node->kind != N_PLACE) return TEXT("TAK");
    return text_squeeze(k->scratch, text_slice(clause->src->text, clause->node->child->off, clause->node->child->off + clause->node->child->len));
  }
  return TEXT("TAK");
}

static void say_leak(struct check *k, uint32_t e, struct text words) {
  struct place place = exception_place(k, e);
  struct text branches = branches_written(k, e, &place);
  struct sink *sink = k->proof.model->sink;
  struct message *m = msg(sink, M_LEAK, place, model_exception_words(k->proof.model, e), words, branches);
  if (place.off != exception_place(k, e).off) msg_note(sink, m, M_NOTE_OTHER, exception_place(k, e), one_of_pair(k, e, e));
}

// Where the leaves of a target count. Leaves without conditions of their own share one form with what encloses them.
struct leaves { VEC(const struct form *) rows; };

static void add_leaves(struct check *k, uint32_t target, struct leaves *out) {
  const struct m_target *t = &k->proof.model->targets.p[target];
  const struct form *row = reach_of(k, target)->row;
  for (size_t i = 0; i < t->parts.n; i++) add_leaves(k, t->parts.p[i], out);
  if (t->parts.n > 0) return;
  for (size_t i = 0; i < out->rows.n; i++)
    if (out->rows.p[i] == row) return;
  vec_push(k->proof.arena, &out->rows, row);
}

static const struct form *some_leaf(struct check *k, uint32_t target) {
  struct leaves leaves = {0};
  if (target == NONE) return form_true();
  add_leaves(k, target, &leaves);
  const struct form *some = form_not(&k->proof, form_true());
  for (size_t i = 0; i < leaves.rows.n; i++) some = form_or(&k->proof, some, where_enrolled(k, leaves.rows.p[i], true));
  return some;
}

static bool asks(const struct form *f, uint32_t subject) {
  if (!f) return false;
  return f->subject == subject || asks(f->a, subject) || asks(f->b, subject);
}

// Free conditions of rows that the exception does not ask about are left open: some row will do.
static const uint64_t *for_some_row(const struct cases *c, const uint64_t *t, const struct form *with) {
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (!d->chosen && !asks(with, d->subject)) t = cases_exists(c, t, d->first, d->bits);
  }
  return t;
}

bool check_leak(struct check *k, uint32_t e, uint32_t target) {
  const struct guard *g = guard_of(k, e);
  struct proof *p = &k->proof;
  if (!g->holds || form_is_true(g->for_some) || asks_product(k, g->holds)) return true;
  const struct form *reach = target == NONE ? form_true() : reach_for(k, e, target);
  const struct form *with = form_and(p, reach, guard_competes(k, e) ? guard_changes(k, e) : g->holds);
  const struct form *without = form_except(p, some_leaf(k, target), g->for_some);
  const struct form *forms[] = {with, without};
  struct cases c;
  if (!check_open(k, &c, target == NONE ? 0 : level_for(k, e, target), forms, 2)) return true;
  const uint64_t *before = for_some_row(&c, cases_and(&c, c.real, cases_of(&c, without)), with);
  const uint64_t *t = cases_and(&c, cases_and(&c, c.real, cases_of(&c, with)), cases_upward(&c, before));
  if (cases_none(&c, t)) return true;
  uint32_t at = cases_pick(&c, t);
  say_leak(k, e, leak_words(&c, t, at, fewest_rows(&c, before, at), lost_at(k, &c, e, target, at)));
  return false;
}
