#include "shape.h"

static void add_applies(struct model *m, uint32_t target, struct shape *s) {
  const struct m_target *t = &m->targets.p[target];
  bool asked = false;
  for (size_t i = 0; i < t->when.n; i++) asked = asked || t->when.p[i].node->kind == N_IF_APPLIES;
  if (!asked) return;
  struct buf name = {.arena = m->arena};
  buf_format(&name, "van-toepassing-%.*s", TP(t->eis == NONE ? t->number : m->targets.p[t->eis].number));
  if (t->path.n > 0) buf_format(&name, "-%.*s", TP(t->path));
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == '.') name.p[i] = '-';
  struct m_field f = {.name = buf_text(&name), .entity = s->entity, .type = TYPE_BOOL, .class_ = NONE, .flags = FIELD_APPLIES};
  struct text what = t->title.n > 0 ? t->title : t->text.n > 0 && t->text.n < 120 ? t->text : t->path;
  f.question = text_format(m->arena, "Is dit van toepassing: %.*s?", TP(what));
  s->applies = (uint32_t)m->fields.n;
  vec_push(m->arena, &m->fields, f);
  vec_push(m->arena, &m->entities.p[s->entity].fields, s->applies);
}

static void shape_of(struct model *m, struct shape *shapes, uint32_t target, uint32_t level) {
  const struct m_target *t = &m->targets.p[target];
  struct shape *s = &shapes[target];
  *s = (struct shape){.level = level, .entity = level, .applies = NONE};
  struct context c = {m, t->src, level, NULL};
  if (t->each) s->entity = check_rows_of(&c, t->each, &s->member);
  if (s->entity == NONE) {
    s->bad = true;
    return;
  }
  add_applies(m, target, s);
  check_parameters(m, target, s->entity);
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
  for (uint32_t i = 0; i < m->targets.n; i++)
    if (m->targets.p[i].kind == TARGET_EIS) shape_of(m, shapes, i, 0);
  bool *done = NEW_ARRAY(m->arena, bool, m->exceptions.n);
  for (uint32_t i = 0; i < m->exceptions.n; i++) shape_norms(m, shapes, i, done);
  return shapes;
}
