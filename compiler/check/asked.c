#include "asked.h"

// Who asks, and what the field is called after.
struct asker {
  struct model *m;
  uint32_t set;
  struct text base, about; // about: what is judged where no question is written
};

// ---- the field ----

static struct text named(const struct asker *a, bool with_set, unsigned number) {
  struct buf name = {.arena = a->m->arena};
  buf_addz(&name, "oordeel-");
  if (with_set) buf_format(&name, "%.*s-", TP(a->m->sets.p[a->set].name));
  buf_add(&name, a->base);
  if (number > 1) buf_format(&name, "-%u", number);
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == '.' || name.p[i] == ' ') name.p[i] = '-';
  return buf_text(&name);
}

// Another set may have an eis of the same number.
static struct text free_name(const struct asker *a, uint32_t entity, unsigned number) {
  struct text name = named(a, false, number);
  for (; model_field(a->m, entity, name) != NONE; number++) name = named(a, true, number);
  return name;
}

static struct text question_of(const struct asker *a, const struct node *n) {
  if (n->child->kind == N_TITLE) return n->child->text;
  return text_format(a->m->arena, "Wat is uw oordeel over «%.*s»?", TP(a->about));
}

// The same question in the same place is one; so branches of one exception ask once.
static void ask(const struct asker *a, const struct node *n, uint32_t entity) {
  struct text question = question_of(a, n);
  unsigned number = 1;
  for (size_t i = 0; i < a->m->asked.n; i++) {
    const struct m_asked *had = &a->m->asked.p[i];
    const struct m_field *f = &a->m->fields.p[had->field];
    if (had->node == n && f->entity == entity) return;
    if (had->node == n) continue;
    if (had->set != a->set || f->entity != entity || !text_eq(had->base, a->base)) continue;
    if (text_eq(f->question, question)) {
      vec_push(a->m->arena, &a->m->asked, (struct m_asked){n, a->set, had->field, a->base});
      return;
    }
    number++;
  }
  struct m_field f = {.name = free_name(a, entity, number), .question = question, .entity = entity, .type = TYPE_CHOICE};
  f.class_ = model_judged_class(a->m);
  f.who = TEXT("toezichthouder");
  vec_push(a->m->arena, &a->m->asked, (struct m_asked){n, a->set, model_add_field(a->m, f), a->base});
}

// ---- where it stands ----

static uint32_t rows_named(const struct model *m, struct text name, uint32_t otherwise) {
  uint32_t term = model_term(m, name), e = term == NONE ? model_entity(m, name) : m->terms.p[term].rows.entity;
  return e == NONE ? otherwise : e;
}

// What an expression speaks of the rows of something else in: a filter, or the condition that is counted.
static void look(const struct asker *a, const struct node *n, uint32_t level) {
  uint32_t inside = level;
  if (n->kind == N_JUDGE) ask(a, n, level);
  if (n->kind == N_EXISTS || n->kind == N_COUNT) inside = rows_named(a->m, n->text, level);
  if (n->kind == N_QUANTITY) inside = rows_named(a->m, node_child(n, 1)->child->text, level);
  if (n->kind == N_SUM || n->kind == N_AVERAGE) inside = rows_named(a->m, n->child->child->text, level);
  for (const struct node *c = n->child; c; c = c->next) look(a, c, inside);
}

// A clause of a chapter stands before what inherits it, and speaks of the aanbieder.
static void look_at_clauses(const struct asker *a, const m_clauses *when, const struct node *owner, uint32_t rows) {
  for (size_t i = 0; i < when->n; i++) look(a, when->p[i].node, when->p[i].node->off < owner->off ? 0 : rows);
}

static void look_at_kpi(const struct asker *a, const struct m_kpi *k) {
  uint32_t rows = k->over ? rows_named(a->m, k->over->text, 0) : 0;
  if (k->over) look(a, k->over, rows);
  if (k->measure && k->measure->kind == N_TALLY) look(a, k->measure, rows);
}

// The condition behind `is elke …`.
static void look_at_rows(const struct asker *a, const struct m_rows *rows) {
  if (rows->each && rows->entity != NONE) look(a, node_child(rows->each, 1), rows->entity);
}

void asked_in_formulas(struct model *m) {
  for (size_t i = 0; i < m->terms.n; i++) {
    const struct m_term *t = &m->terms.p[i];
    struct asker a = {m, t->set, t->name, t->name};
    look_at_rows(&a, &t->rows);
  }
  for (size_t i = 0; i < m->definitions.n; i++) {
    const struct m_definition *d = &m->definitions.p[i];
    struct asker a = {m, d->set, d->name, d->name};
    look(&a, d->expr, d->entity);
  }
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct m_exception *e = &m->exceptions.p[i];
    struct asker a = {m, e->set, e->label, e->title};
    if (e->new_expr && e->definition != NONE) look(&a, e->new_expr, m->definitions.p[e->definition].entity);
    look_at_rows(&a, &e->new_rows);
  }
}

// The eis, or the exception whose norm it is (part of).
static struct text owner_name(const struct model *m, uint32_t target) {
  const struct m_target *t = &m->targets.p[target];
  struct text owner = t->exception != NONE ? m->exceptions.p[t->exception].label : m->targets.p[t->eis == NONE ? target : t->eis].number;
  return t->path.n > 0 ? text_format(m->arena, "%.*s-%.*s", TP(owner), TP(t->path)) : owner;
}

void asked_in_target(struct model *m, uint32_t target, uint32_t rows) {
  const struct m_target *t = &m->targets.p[target];
  struct asker a = {m, t->set, owner_name(m, target), t->title.n > 0 ? t->title : t->number};
  for (unsigned i = 0; t->each && i < 2; i++) look(&a, node_child(t->each, i), rows);
  look_at_clauses(&a, &t->when, t->node, rows);
  if (t->norm && t->norm->kind != N_JUDGE) look(&a, t->norm, rows);
  if (t->kpi > 0) look_at_kpi(&a, &m->kpis.p[t->kpi - 1]);
}

void asked_in_exception(struct model *m, uint32_t exception) {
  const struct m_exception *e = &m->exceptions.p[exception];
  struct asker a = {m, e->set, e->label, e->title};
  uint32_t rows = e->each ? check_rows_named(m, e->each) : 0;
  if (e->node->kind == N_REPLACES || rows == NONE) return; // an eis that takes the place of another asks itself
  for (unsigned i = 0; e->each && i < 2; i++) look(&a, node_child(e->each, i), rows);
  look_at_clauses(&a, &e->when, e->node, rows);
  for (size_t i = 0; i < e->branches.n; i++) {
    if (e->branches.p[i].condition) look(&a, e->branches.p[i].condition, rows);
    if (e->branches.p[i].where) look(&a, e->branches.p[i].where, rows);
  }
}

// ---- where it is met again ----

uint32_t asked_field(const struct context *c, const struct node *n) {
  uint32_t found = NONE;
  for (size_t i = 0; i < c->model->asked.n; i++) {
    const struct m_asked *one = &c->model->asked.p[i];
    if (one->node != n) continue;
    if (c->model->fields.p[one->field].entity == c->level) return one->field;
    if (found == NONE) found = one->field;
  }
  if (found != NONE) return found;
  msg(c->model->sink, M_JUDGE_HERE, node_place(c->src, n));
  return NONE;
}
