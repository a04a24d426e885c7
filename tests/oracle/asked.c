// An oordeel of a person that stands in a condition (docs/taal.md §6): a gegeven of the rows that the condition speaks of.
#include "read_set.h"

struct asking {
  struct o_model *m;
  struct text set, base, about;
};

// «oordeel-EIS-PAD», and -2, -3 … behind it when one place asks more; with the set in front when another set has that name.
static struct text field_name(const struct asking *k, const struct o_entity *e, unsigned before) {
  struct text number = before > 0 ? text_format(k->m->arena, "-%u", before + 1) : NO_TEXT, name = NO_TEXT;
  for (int with_set = 0; with_set < 2; with_set++) {
    struct buf b = {.arena = k->m->arena};
    buf_format(&b, "oordeel-%.*s%s%.*s%.*s", TP(with_set ? k->set : NO_TEXT), with_set ? "-" : "", TP(k->base), TP(number));
    for (size_t i = 0; i < b.n; i++)
      if (b.p[i] == '.' || b.p[i] == ' ') b.p[i] = '-';
    name = buf_text(&b);
    if (!o_field_named(e, name)) return name;
  }
  o_problem(k->m, "een naam die er al is");
  return name;
}

static bool same_question(const struct node *a, const struct node *b) {
  return a->child->kind == b->child->kind && text_eq(a->child->text, b->child->text);
}

static void ask(const struct asking *k, const struct node *n, struct o_entity *e) {
  struct o_model *m = k->m;
  struct o_asked new = {.node = n, .set = k->set, .base = k->base, .entity = e};
  unsigned before = 0;
  for (size_t i = 0; i < m->asked.n && !new.field; i++) {
    const struct o_asked *had = &m->asked.p[i];
    if (had->node == n) return;
    if (had->entity != e || !text_eq(had->set, k->set) || !text_eq(had->base, k->base)) continue;
    if (same_question(had->node, n)) new.field = had->field;
    before++;
  }
  if (!new.field) {
    struct o_field *f = o_add_field(m, e, field_name(k, e, before), O_CHOICE);
    f->of = o_judged_class(m);
    new.field = f;
  }
  vec_push(m->arena, &m->asked, new);
}

static struct o_entity *rows(const struct o_model *m, struct text name, struct o_entity *otherwise) {
  const struct o_term *t = o_term_named(m, name);
  struct o_entity *e = t ? t->entity : o_entity_named(m, name);
  return e ? e : otherwise;
}

// What is said of the rows of something else speaks of those.
static void look(const struct asking *k, const struct node *n, struct o_entity *e) {
  struct o_entity *inside = e;
  if (n->kind == N_JUDGE) ask(k, n, e);
  if (n->kind == N_EXISTS || n->kind == N_COUNT || n->kind == N_OVER_ROWS) inside = rows(k->m, n->text, e);
  if (n->kind == N_QUANTITY) inside = rows(k->m, n->child->next->child->text, e);
  if (n->kind == N_SUM || n->kind == N_AVERAGE) inside = rows(k->m, n->child->child->text, e);
  for (const struct node *c = n->child; c; c = c->next) look(k, c, inside);
}

// What a chapter passes on speaks of the aanbieder.
static void look_at_all(const struct asking *k, const o_nodes *when, size_t inherited, struct o_entity *e) {
  for (size_t i = 0; i < when->n; i++) look(k, when->p[i], i < inherited ? k->m->entities.p[0] : e);
}

static void look_at_kpi(const struct asking *k, const struct node *lines) {
  struct o_entity *over = k->m->entities.p[0];
  for (const struct node *n = lines->child; n; n = n->next)
    if (n->kind == N_OVER_ROWS) over = rows(k->m, n->text, over), look(k, n, over);
  for (const struct node *n = lines->child; n; n = n->next)
    if (n->kind == N_TALLY) look(k, n, over);
}

// Conditions behind the names of `voor elke`, in brackets or not.
static void look_at_each(const struct asking *k, const struct node *each, struct o_entity *e) {
  for (const struct node *n = each->child->child; n; n = n->next)
    if (n->kind == N_BUNDLE) look_at_each(k, n, e);
  if (o_child(each, 1)) look(k, o_child(each, 1), e);
}

// The condition behind `is elke …`.
static void look_at_rows(const struct asking *k, const struct node *each, struct o_entity *e) {
  const struct node *filter = each ? o_child(each, 1) : NULL;
  if (filter && e) look(k, filter, e);
}

void o_asked_in_formulas(struct o_model *m) {
  for (size_t i = 0; i < m->terms.n; i++) {
    const struct o_term *t = m->terms.p[i];
    look_at_rows(&(struct asking){m, NO_TEXT, t->name, t->name}, t->each, t->entity);
  }
  for (size_t i = 0; i < m->definitions.n; i++) {
    const struct o_definition *d = m->definitions.p[i];
    look(&(struct asking){m, NO_TEXT, d->name, d->name}, d->formula, d->entity);
  }
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    struct asking k = {m, x->set->name, x->label, x->label};
    if (x->new_formula && x->definition) look(&k, x->new_formula, x->definition->entity);
    if (x->term) look_at_rows(&k, x->new_each, x->term->entity);
  }
}

void o_asked_in_target(struct o_model *m, struct o_target *t) {
  struct text owner = t->exception ? t->exception->label : t->eis->number;
  struct asking k = {m, t->exception ? t->exception->set->name : t->set->name, owner, owner};
  if (t->path.n > 0) k.base = text_format(m->arena, "%.*s-%.*s", TP(owner), TP(t->path));
  if (t->each) look_at_each(&k, t->each, t->rows);
  look_at_all(&k, &t->when, t->inherited, t->rows);
  if (t->kpi) look_at_kpi(&k, o_child(t->kpi, 3));
  else if (t->norm) look(&k, t->norm, t->rows);
}

void o_asked_in_exception(struct o_model *m, const struct o_exception *x) {
  struct asking k = {m, x->set->name, x->label, x->label};
  struct o_entity *e = x->each ? rows(m, o_first_name(x->each), m->entities.p[0]) : m->entities.p[0];
  if (x->node->kind == N_REPLACES) return; // these are the conditions of the eis itself
  if (x->each) look_at_each(&k, x->each, e);
  look_at_all(&k, &x->when, x->inherited, e);
  for (size_t i = 0; i < x->cases.n; i++) {
    if (x->cases.p[i].condition) look(&k, x->cases.p[i].condition, e);
    if (x->cases.p[i].where) look(&k, x->cases.p[i].where, e);
  }
}

const struct o_asked *o_asked_at(const struct o_model *m, const struct node *n) {
  for (size_t i = 0; i < m->asked.n; i++)
    if (m->asked.p[i].node == n) return &m->asked.p[i];
  return NULL;
}

const struct o_class *o_judged_class(struct o_model *m) {
  static const char *const names[] = {"ja", "nvt", "deels", "nee"};
  if (m->judged) return m->judged;
  struct o_class *c = NEW(m->arena, struct o_class);
  for (int i = 0; i < 4; i++) {
    struct o_twig t = {.name = text_from(names[i]), .path = text_from(names[i]), .first = c->leaves++, .leaves = 1};
    vec_push(m->arena, &c->twigs, t);
  }
  return m->judged = c;
}

bool o_is_judged_value(const struct o_model *m, const struct o_class *c) { return c && c == m->judged; }

// Waar iff ja, onwaar iff deels or nee (§2). nvt is neither: then nobody knows.
unsigned o_as_condition(int64_t judged) { return judged == 0 ? C_WAAR : judged == 1 ? C_WAAR | C_ONWAAR : C_ONWAAR; }
