#include "shape.h"

#include "asked.h"

static uint32_t eis_of(const struct m_target *t, uint32_t target) { return t->eis == NONE ? target : t->eis; }

// van-toepassing-EIS-PAD, in the norm of an exception van-toepassing-LABEL-PAD.
static struct text applies_name(const struct model *m, uint32_t target, bool with_set, unsigned again) {
  const struct m_target *t = &m->targets.p[target];
  struct buf name = {.arena = m->arena};
  buf_addz(&name, "van-toepassing-");
  if (with_set) buf_format(&name, "%.*s-", TP(m->sets.p[t->set].name));
  buf_add(&name, t->exception != NONE ? m->exceptions.p[t->exception].label : m->targets.p[eis_of(t, target)].number);
  if (t->path.n > 0) buf_format(&name, "-%.*s", TP(t->path));
  if (again > 0) buf_format(&name, "-%u", again);
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == '.' || name.p[i] == ' ') name.p[i] = '-';
  return buf_text(&name);
}

// The branches of one exception ask once, and so does one on several eisen.
static uint32_t asked_before(const struct model *m, const struct shape *shapes, uint32_t target, uint32_t entity) {
  const struct m_target *t = &m->targets.p[target];
  for (uint32_t i = 0; i < target && t->exception != NONE; i++) {
    const struct m_target *u = &m->targets.p[i];
    bool same = u->exception != NONE && m->exceptions.p[u->exception].first == m->exceptions.p[t->exception].first && text_eq(u->path, t->path) && shapes[i].applies != NONE;
    if (same && m->fields.p[shapes[i].applies].entity == entity) return shapes[i].applies;
  }
  return NONE;
}

// A name that the rows do not have yet: another set may have an eis of the same number.
static struct text free_name(const struct model *m, uint32_t target, uint32_t entity) {
  struct text name = applies_name(m, target, false, 0);
  for (unsigned again = 0; model_field(m, entity, name) != NONE; again++) name = applies_name(m, target, true, again);
  return name;
}

static void add_applies(struct model *m, const struct shape *shapes, uint32_t target, struct shape *s) {
  const struct m_target *t = &m->targets.p[target];
  bool asked = false;
  for (size_t i = 0; i < t->when.n; i++) asked = asked || t->when.p[i].node->kind == N_IF_APPLIES;
  if (!asked) return;
  s->applies = asked_before(m, shapes, target, s->entity);
  if (s->applies != NONE) return;
  struct m_field f = {.name = free_name(m, target, s->entity), .entity = s->entity, .type = TYPE_BOOL, .class_ = NONE, .flags = FIELD_APPLIES};
  struct text what = t->title.n > 0 ? t->title : t->text.n > 0 && t->text.n < 120 ? t->text : t->path;
  bool own = t->question.n > 0 && t->norm && t->norm->kind != N_JUDGE; // no judgement is asked: the question can only be about this
  f.question = own ? t->question : text_format(m->arena, "Is «%.*s» van toepassing?", TP(what));
  f.help = own ? t->help : NO_TEXT;
  f.who = t->who;
  s->applies = model_add_field(m, f);
}

// `geldt ook voor elke A of B met …` was taken apart by name; it is read as a whole where its last name stands.
static bool also_clear(const struct context *c, const struct m_target *t) {
  const struct m_exception *e = t->exception == NONE ? NULL : &c->model->exceptions.p[t->exception];
  if (!e || !e->also || e->node->kind != N_ALSO_EACH) return true;
  const struct node *names = node_child(e->node->child, 0);
  return !text_eq(names->last->text, e->label) || check_each_clear(c, e->node->child);
}

static void shape_of(struct model *m, struct shape *shapes, uint32_t target, uint32_t level) {
  const struct m_target *t = &m->targets.p[target];
  struct shape *s = &shapes[target];
  *s = (struct shape){.level = level, .entity = level, .applies = NONE};
  struct context c = {m, t->src, level, t};
  uint32_t rows = t->each ? check_rows_named(m, t->each) : level;
  if (rows != NONE) asked_in_target(m, target, rows);
  if (rows != NONE) check_parameters(m, target, rows); // its own `voor elke` may name them
  if (t->each) s->entity = check_rows_of(&c, t->each, &s->member);
  if (s->entity == NONE || !also_clear(&c, t)) {
    s->bad = true;
    return;
  }
  add_applies(m, shapes, target, s);
  for (size_t i = 0; i < m->targets.p[target].parts.n; i++) shape_of(m, shapes, m->targets.p[target].parts.p[i], s->entity);
}

static void mark_bad(const struct model *m, struct shape *shapes, uint32_t target) {
  shapes[target].bad = true;
  for (size_t i = 0; i < m->targets.p[target].parts.n; i++) mark_bad(m, shapes, m->targets.p[target].parts.p[i]);
}

// A replacement norm is judged in the row of what it replaces, or in each row of the exception's own `voor elke`.
static void shape_norms(struct model *m, struct shape *shapes, uint32_t exception, bool *done) {
  const struct m_exception *e = &m->exceptions.p[exception];
  if (done[exception]) return;
  done[exception] = true;
  uint32_t aim = e->aims.n > 0 ? e->aims.p[0].target : NONE;
  if (aim != NONE && m->targets.p[aim].exception != NONE) shape_norms(m, shapes, m->targets.p[aim].exception, done);
  uint32_t level = aim == NONE ? 0 : shapes[aim].level;
  const struct x *member;
  struct context c = {m, e->src, 0, NULL};
  asked_in_exception(m, exception);
  if (e->each) level = check_rows_of(&c, e->each, &member);
  for (size_t i = 0; i < e->branches.n; i++) {
    uint32_t norm = e->branches.p[i].norm;
    if (norm == NONE) continue;
    if (level == NONE || (aim != NONE && shapes[aim].bad)) mark_bad(m, shapes, norm);
    else shape_of(m, shapes, norm, level);
  }
}

struct shape *check_shapes(struct model *m) {
  struct shape *shapes = NEW_ARRAY(m->arena, struct shape, m->targets.n);
  for (size_t i = 0; i < m->targets.n; i++) shapes[i].applies = NONE;
  asked_in_formulas(m);
  for (uint32_t i = 0; i < m->targets.n; i++)
    if (m->targets.p[i].kind == TARGET_EIS) shape_of(m, shapes, i, 0);
  bool *done = NEW_ARRAY(m->arena, bool, m->exceptions.n);
  for (uint32_t i = 0; i < m->exceptions.n; i++) shape_norms(m, shapes, i, done);
  return shapes;
}
