// Eisen and exceptions where all is known: one outcome, as two bits (1: seen a ja, 2: seen a nee), folded by or (§2).
#include "known.h"

uint64_t dice_next(struct dice *d) { // splitmix64
  uint64_t z = d->state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}
uint32_t dice_below(struct dice *d, uint32_t n) { return (uint32_t)(dice_next(d) % n); }
bool dice_chance(struct dice *d, unsigned percent) { return dice_below(d, 100) < percent; }

enum { NVT, JA, NEE, DEELS };
typedef const struct o_target *target;

static unsigned out(const struct k_where *w, target t, target want);

static struct k_where in_row(const struct k_where *w, struct o_row *row) {
  struct k_where in = *w;
  in.row = row;
  in.inside = NULL;
  return in;
}

static bool valid(const struct k_where *w, const struct o_header *set) {
  day d = w->facts->peildatum;
  return (set->from == NO_DAY || set->from <= d) && (set->to == NO_DAY || d <= set->to);
}

// One condition on evidence: `indien`, `tenzij`, `in …`, `geldig …`.
static bool k_clause(const struct k_where *w, target t, const struct node *n) {
  if (n->kind == N_PLACE || n->kind == N_OTHER_PLACES) return k_in_place(w, t, n);
  if (n->kind == N_VALIDITY) return k_valid(w, n);
  return k_condition(w, n->child) == (n->kind == N_IF);
}

static bool own_clause(const struct k_where *w, target t, const struct node *n) {
  if (n->kind != N_IF_APPLIES) return k_clause(w, t, n);
  return w->row->cells[t->applies->index].some && w->row->cells[t->applies->index].lo == 1;
}

static bool conditions(const struct k_where *where, target t, bool rows) {
  struct k_where seen = *where, *w = &seen;
  seen.inside = t->rows;
  for (size_t i = 0; i < t->when.n; i++) {
    const struct node *n = t->when.p[i];
    bool of_rows = t->each && (n->kind == N_IF_APPLIES || !o_under(t->level, o_clause_speaks_of(w->facts->model, t->rows, n)));
    if (of_rows != rows) continue;
    if (!own_clause(w, t, n)) return false;
  }
  return true;
}

// ---- exceptions ----

static bool goes_before(const struct o_model *m, const struct o_exception *a, const struct o_exception *b, int depth) {
  for (size_t i = 0; i < a->before.n && depth < 20; i++)
    if (a->before.p[i] == b || goes_before(m, a->before.p[i], b, depth + 1)) return true;
  return false;
}

static bool wider(const struct o_exception *a, const struct o_exception *b) {
  for (size_t i = 0; i < b->aims.n; i++) {
    bool in = false;
    for (size_t k = 0; k < a->aims.n; k++) in = in || a->aims.p[k] == b->aims.p[i];
    if (!in) return false;
  }
  return a->aims.n > b->aims.n && b->aims.n > 0 && !a->term && !b->term && !a->definition && !b->definition;
}

// A block displaces one that it contains, unless the author said otherwise.
static bool is_in_front(const struct o_model *m, const struct o_exception *a, const struct o_exception *b) {
  return goes_before(m, a, b, 0) || (wider(a, b) && !goes_before(m, b, a, 0));
}

// Which of those that apply decides; NULL: none does. Of more than one the dice choose.
static bool holds(target t, target want);

// Does it bring the norm that is wanted?
static bool brings(const struct o_exception *x, target want) {
  for (size_t i = 0; want && i < x->cases.n; i++)
    if (x->cases.p[i].norm && holds(x->cases.p[i].norm, want)) return true;
  return false;
}

static const struct o_exception *choose(const struct k_where *w, const struct o_exception **applying, size_t n, target want, const uint64_t *fate) {
  const struct o_exception *maximal[32];
  size_t k = 0;
  for (size_t i = 0; i < n; i++) {
    bool beaten = false;
    for (size_t j = 0; j < n; j++)
      beaten = beaten || is_in_front(w->facts->model, applying[j], applying[i]);
    if (!beaten) maximal[k++] = applying[i];
  }
  if (k > 1) *w->clash = true;
  for (size_t i = 0; i < k; i++)
    if (brings(maximal[i], want)) return maximal[i];
  if (fate && k > 0) return maximal[*fate % k];
  return k == 0 ? NULL : maximal[k > 1 ? dice_below(w->dice, (uint32_t)k) : 0];
}

static const struct o_exception *decider(const struct k_where *w, const struct o_exception **applying, size_t n, target want) {
  return choose(w, applying, n, want, NULL);
}

// A word means one thing wherever it stands.
static const struct o_exception *meaning(const struct k_where *w, const struct o_exception **applying, size_t n) {
  return choose(w, applying, n, NULL, &w->fate);
}

static bool belongs(const struct k_where *w, const struct node *each);

static bool applies(const struct k_where *w, const struct o_exception *x) {
  struct k_where g = in_row(w, x->each ? w->row : w->facts->top);
  g.in_guard = true;
  if (!valid(w, x->set) || !k_scope(&g, &x->scope) || (x->each && !belongs(&g, x->each))) return false;
  for (size_t i = 0; i < x->when.n; i++)
    if (x->replaces ? !own_clause(&g, x->replaces, x->when.p[i]) : !k_clause(&g, NULL, x->when.p[i])) return false;
  for (size_t i = 0; i < w->facts->model->exceptions.n; i++) {
    const struct o_exception *y = w->facts->model->exceptions.p[i];
    for (size_t k = 0; k < y->on.n; k++)
      if (y->on.p[k] == x && y != x && applies(w, y)) return false;
  }
  return x->branches || x->cases.n == 0 || !x->cases.p[0].where || k_condition(&g, x->cases.p[0].where);
}

static bool is_member(const struct k_where *w, const struct o_term *t) {
  const struct o_exception *applying[32], *x;
  const struct o_model *m = w->facts->model;
  size_t n = 0;
  for (size_t i = 0; i < m->exceptions.n && !w->in_guard && !(w->old >> t->index & 1); i++) {
    x = m->exceptions.p[i];
    bool here = x->term == t && x->aims.n == 0;
    for (size_t k = 0; x->term == t && k < x->aims.n; k++) here = here || x->aims.p[k] == w->eis;
    if (here && applies(w, x)) applying[n++] = x;
  }
  x = meaning(w, applying, n);
  struct k_where in = *w;
  if (x) in.old |= (uint64_t)1 << t->index;
  const struct node *each = x ? x->new_each : t->each;
  return k_member(&in, each->child->text) && (!o_child(each, 1) || k_condition(&in, o_child(each, 1)));
}

bool k_member(const struct k_where *w, struct text name) {
  return o_entity_named(w->facts->model, name) || is_member(w, o_term_named(w->facts->model, name));
}

static bool belongs(const struct k_where *w, const struct node *each) {
  bool in = false;
  for (const struct node *name = each->child->child; name; name = name->next)
    in = in || (name->kind == N_BUNDLE ? belongs(w, name) : k_member(w, name->text));
  const struct node *filter = o_child(each, 1), *under = o_child(each, 2);
  return in && (!filter || k_condition(w, filter)) && (!under || !under->child || k_under_twigs(w->row, under, true));
}

// ---- what is wanted ----

static target top_of(target t) {
  while (t->parent) t = t->parent;
  return t;
}

static target place_of(target norm) { // of a norm: the first target its exception aims at
  target first = NULL;
  for (size_t i = 0; norm->exception && i < norm->exception->aims.n; i++)
    if (!first || norm->exception->aims.p[i]->index < first->index) first = norm->exception->aims.p[i];
  return first;
}

static bool holds(target t, target want) {
  for (; want; want = place_of(top_of(want)))
    for (target up = want; up; up = up->parent)
      if (up == t) return true;
  return false;
}

// ---- effects ----

// The norm of a block stands in the place of its first part; of norms that are branches of one exception only one is there.
static bool stands_at(const struct o_exception *x, target t) {
  for (size_t i = 0; i < x->aims.n; i++) {
    target other = x->aims.p[i];
    if (other->index < t->index && !(other->exception && other->exception == t->exception)) return false;
  }
  return true;
}

static unsigned effect_of(const struct k_where *w, const struct o_exception *x, const struct o_case *c, target t, unsigned base,
                          unsigned more, unsigned inside, target want) {
  if (c->effect == O_UNCHANGED) return base | more;
  if (c->effect == O_LAPSE) return NVT;
  more |= inside;
  if (want && !(c->norm && holds(c->norm, want))) return more;
  if (c->effect == O_SATISFIED) return JA | more;
  return (stands_at(x, t) ? out(w, c->norm, want == c->norm ? NULL : want) : NVT) | more;
}

static unsigned decided(const struct k_where *w, const struct o_exception *x, target t, unsigned base, unsigned more, unsigned inside, target want) {
  struct k_where g = in_row(w, x->each ? w->row : w->facts->top);
  g.in_guard = true;
  for (size_t i = 0; i < x->cases.n; i++) {
    const struct o_case *c = &x->cases.p[i];
    if (x->branches && c->condition && !k_condition(&g, c->condition)) continue;
    if (x->branches && c->where && !k_condition(&g, c->where)) return base | more;
    return effect_of(w, x, c, t, base, more, inside, want);
  }
  return base | more;
}

static unsigned brought_rows(const struct k_where *w, target t, target want);
static unsigned brought_parts(const struct k_where *w, target t, target want);

static unsigned exceptions(const struct k_where *w, target t, bool rows, unsigned base, target want) {
  const struct o_exception *applying[32];
  const struct o_model *m = w->facts->model;
  size_t n = 0;
  unsigned more = NVT;
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    bool aims = false;
    for (size_t k = 0; k < x->aims.n && !x->term && !x->definition; k++) aims = aims || x->aims.p[k] == t;
    if (!aims || x->cases.n == 0 || (t->each && rows != (x->each != NULL)) || !applies(w, x)) continue;
    if (!x->adds) applying[n++] = x;
    else if (stands_at(x, t) && (!want || holds(x->cases.p[0].norm, want)))
      more |= out(w, x->cases.p[0].norm, want == x->cases.p[0].norm ? NULL : want);
  }
  const struct o_exception *x = decider(w, applying, n, want);
  return x ? decided(w, x, t, base, more, t->each && !rows ? brought_rows(w, t, want) : brought_parts(w, t, want), want) : base | more;
}

// ---- what supplements inside a target bring, also where something stands in its place ----

static bool lapses(const struct k_where *w, target t, bool rows) {
  const struct o_exception *applying[32];
  size_t n = 0;
  for (size_t i = 0; i < w->facts->model->exceptions.n; i++) {
    const struct o_exception *x = w->facts->model->exceptions.p[i];
    bool aims = false;
    for (size_t k = 0; k < x->aims.n && !x->term && !x->definition; k++) aims = aims || x->aims.p[k] == t;
    if (aims && !x->adds && x->cases.n > 0 && (!t->each || rows == (x->each != NULL)) && applies(w, x)) applying[n++] = x;
  }
  const struct o_exception *x = decider(w, applying, n, NULL);
  struct k_where g = x ? in_row(w, x->each ? w->row : w->facts->top) : *w;
  g.in_guard = true;
  for (size_t i = 0; x && i < x->cases.n; i++)
    if (!x->branches || !x->cases.p[i].condition || k_condition(&g, x->cases.p[i].condition)) return x->cases.p[i].effect == O_LAPSE;
  return false;
}

static unsigned added(const struct k_where *w, target t, bool rows, target want) {
  unsigned sum = NVT;
  for (size_t i = 0; i < w->facts->model->exceptions.n; i++) {
    const struct o_exception *x = w->facts->model->exceptions.p[i];
    bool aims = false;
    for (size_t k = 0; k < x->aims.n; k++) aims = aims || x->aims.p[k] == t;
    if (!x->adds || !aims || x->cases.n == 0 || (t->each && rows != (x->each != NULL)) || !stands_at(x, t) || !applies(w, x)) continue;
    if (!want || holds(x->cases.p[0].norm, want)) sum |= out(w, x->cases.p[0].norm, want == x->cases.p[0].norm ? NULL : want);
  }
  return sum;
}

static unsigned brought(const struct k_where *where, target t, target want) {
  struct k_where here = *where, *w = &here;
  w->self = t;
  if (t->shown || w->row->waived[t->index] || !k_scope(w, &t->scope) || !conditions(w, t, false) || lapses(w, t, false)) return NVT;
  return (t->each ? brought_rows(w, t, want) : brought_parts(w, t, want)) | added(w, t, false, want);
}

static unsigned brought_parts(const struct k_where *w, target t, target want) {
  unsigned sum = NVT;
  for (size_t i = 0; i < t->parts.n; i++) sum |= brought(w, t->parts.p[i], want);
  return sum;
}

static unsigned brought_rows(const struct k_where *w, target t, target want) {
  unsigned sum = NVT;
  if (w->row->entity == t->rows) {
    if (!belongs(w, t->each) || !conditions(w, t, true) || w->row->waived[t->index] || lapses(w, t, true)) return NVT;
    return brought_parts(w, t, want) | added(w, t, true, want);
  }
  for (size_t e = 1; e < w->facts->model->entities.n; e++)
    for (size_t i = 0; o_under(t->rows, w->facts->model->entities.p[e]) && i < w->row->lists[e].rows.n; i++) {
      struct k_where in = in_row(w, w->row->lists[e].rows.p[i]);
      sum |= brought_rows(&in, t, want);
    }
  return sum;
}

// ---- targets ----

static unsigned outcome_of(unsigned bit) { return bit == O_JA ? JA : bit == O_NEE ? NEE : bit == O_DEELS ? DEELS : NVT; }
static unsigned complete(unsigned x) { return x == DEELS ? NEE : x; }

static unsigned norm(const struct k_where *w, target t, target want) {
  unsigned sum = NVT;
  for (size_t i = 0; want && i < t->parts.n; i++)
    if (holds(t->parts.p[i], want)) return out(w, t->parts.p[i], want == t->parts.p[i] ? NULL : want);
  if (want) return NVT;
  for (size_t i = 0; i < t->parts.n; i++) sum |= out(w, t->parts.p[i], NULL);
  if (t->parts.n > 0) return sum;
  if (w->row->judged[t->index]) return outcome_of(w->row->judged[t->index]);
  return t->topic ? k_norm(w, t->topic) : t->norm ? k_norm(w, t->norm) : NVT;
}

static unsigned of_row(const struct k_where *w, target t, target want) {
  if (!belongs(w, t->each) || !conditions(w, t, true) || w->row->waived[t->index]) return NVT;
  unsigned x = norm(w, t, want);
  if (t->each_volledig && !want) x = complete(x);
  return exceptions(w, t, true, x, want);
}

static unsigned over_rows(const struct k_where *w, target t, target want) {
  unsigned sum = NVT;
  if (w->row->entity == t->rows) return of_row(w, t, want);
  for (size_t e = 1; e < w->facts->model->entities.n; e++) {
    if (!o_under(t->rows, w->facts->model->entities.p[e])) continue;
    for (size_t i = 0; i < w->row->lists[e].rows.n; i++) {
      struct k_where in = in_row(w, w->row->lists[e].rows.p[i]);
      sum |= over_rows(&in, t, want);
    }
  }
  return sum;
}

static unsigned out(const struct k_where *where, target t, target want) {
  struct k_where here = *where, *w = &here;
  w->eis = t->eis;
  w->self = t;
  if (t->shown || (t->is_eis && !valid(w, t->set)) || w->row->waived[t->index] || !k_scope(w, &t->scope) || !conditions(w, t, false)) return NVT;
  unsigned x = t->each ? over_rows(w, t, want) : norm(w, t, want);
  if (!want && t->parts.n > 0 && w->row->judged[t->index]) x = outcome_of(w->row->judged[t->index]);
  if (!want && t->volledig) x = complete(x);
  return exceptions(w, t, false, x, want);
}

unsigned k_judge_one(const struct o_facts *f, target t, struct dice *dice, bool *clash) {
  target from = top_of(t);
  while (from && !from->is_eis) from = place_of(from) ? top_of(place_of(from)) : NULL;
  struct k_where w = {.facts = f, .row = f->top, .dice = dice, .clash = clash, .fate = dice_next(dice)};
  return 1u << (from ? out(&w, from, from == t ? NULL : t) : NVT);
}

struct k_answer k_judge(struct arena *a, const struct o_facts *f, struct dice *dice) {
  const struct o_model *m = f->model;
  struct k_answer answer = {NEW_ARRAY(a, unsigned, m->targets.n), NEW_ARRAY(a, unsigned, m->themes.n), false, false};
  dice->tied = false;
  for (size_t i = 0; i < m->targets.n; i++) answer.targets[i] = k_judge_one(f, m->targets.p[i], dice, &answer.clash);
  for (size_t i = 0; i < m->themes.n; i++) {
    unsigned sum = NVT;
    for (size_t k = 0; k < m->targets.n; k++)
      if (m->targets.p[k]->theme.n > 0 && text_eq(m->targets.p[k]->theme, m->themes.p[i])) sum |= outcome_of(answer.targets[k]);
    answer.themes[i] = 1u << sum;
  }
  answer.tied = dice->tied;
  return answer;
}

const struct o_exception *k_formula(const struct k_where *w, const struct o_definition *d) {
  const struct o_exception *applying[32], *x;
  size_t n = 0;
  for (size_t i = 0; i < w->facts->model->exceptions.n; i++) {
    x = w->facts->model->exceptions.p[i];
    bool here = x->definition == d && x->aims.n == 0;
    for (size_t k = 0; x->definition == d && k < x->aims.n; k++) here = here || x->aims.p[k] == w->eis;
    if (here && applies(w, x)) applying[n++] = x;
  }
  return meaning(w, applying, n);
}
