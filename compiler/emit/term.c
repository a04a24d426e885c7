// Begrippen: which rows belong to one, in the eis being judged.
#include "emit.h"

// What exceptions make of begrippen may use others, of which exceptions make something too: so much of it is written out.
enum { MEANINGS_LIMIT = 20000 };

static const struct x *meaning_of(const struct context *c, const void *what) { return check_meaning(c->model, what); }

static uint32_t meaning(struct emitter *e, const struct m_rows *rows) {
  struct context c = {e->model, rows->src, rows->entity, NULL};
  const struct node *filter = node_child(rows->each, 1);
  struct meant w = {.check = meaning_of, .context = &c, .what = rows, .level = rows->entity};
  uint32_t reg = emit_meant(e, &w, filter->kind == N_NONE ? NULL : filter);
  return reg != NONE ? reg : emit_condition(e, WAAR | ONWAAR, rows->entity);
}

// A redefinition for all eisen is shown at each eis that uses the word.
void emit_note_meaning(struct emitter *e, uint32_t exception) {
  struct exception_done *d = &e->exceptions[exception];
  bool everywhere = false;
  for (size_t i = 0; i < e->model->exceptions.p[exception].aims.n; i++)
    everywhere = everywhere || e->model->exceptions.p[exception].aims.p[i].target == NONE;
  for (size_t i = 0; i < d->meant.n; i++)
    if (d->meant.p[i] == e->eis) return;
  if (everywhere && e->eis != NONE) vec_push(e->keep, &d->meant, e->eis);
}

static bool goes_on(struct emitter *e, const struct m_term *t) {
  if (e->within < 2 || ++e->meanings < MEANINGS_LIMIT) return true;
  if (e->meanings == MEANINGS_LIMIT) msg(e->model->sink, M_TERM_LARGE, name_place(t->src, t->node), t->name);
  return false;
}

// The new text of an exception, in which the word means what it meant.
static uint32_t new_meaning(struct emitter *e, uint32_t term, const struct m_rows *rows) {
  e->old_meaning[term] = true;
  e->within++;
  uint32_t reg = meaning(e, rows);
  e->within--;
  e->old_meaning[term] = false;
  return reg;
}

// Its own meaning, or another where an exception says so.
static uint32_t selected(struct emitter *e, uint32_t term) {
  const struct m_term *t = &e->model->terms.p[term];
  uint32_t base = meaning(e, &t->rows), which[64], n = 0;
  if (e->in_guard || e->old_meaning[term] || !goes_on(e, t)) return base;
  for (size_t k = 0; k < t->redefined_by.n && n < 64; k++) {
    const struct m_exception *r = &e->model->exceptions.p[t->redefined_by.p[k]];
    if (emit_meant_here(e, r) && !r->each && r->new_rows.entity != NONE) which[n++] = t->redefined_by.p[k];
  }
  uint32_t *pool = NEW_ARRAY(e->model->arena, uint32_t, 4 * (size_t)n);
  for (uint32_t i = 0; i < n; i++) {
    emit_note_meaning(e, which[i]);
    uint32_t level, guard = emit_guard(e, which[i], &level);
    pool[4 * i + 1] = new_meaning(e, term, &e->model->exceptions.p[which[i]].new_rows);
    uint64_t before = emit_before(e, which, n, i);
    pool[4 * i] = emit_down(e, guard, level, t->rows.entity);
    pool[4 * i + 2] = (uint32_t)before;
    pool[4 * i + 3] = (uint32_t)(before >> 32);
  }
  return n == 0 ? base : emit_code(e, OP_SELECT_C, t->rows.entity, base, writer_pool(e->w, pool, 4 * n), 0);
}

// The formulas that definities have where the begrip is named do not reach into it: it finds its own. But in the formula of an
// exception, and so in a begrip that this uses, the definitie means what it meant.
uint32_t emit_member(struct emitter *e, const struct x *x) {
  struct model *m = e->model;
  if (!m->redefinitions) return selected(e, x->term);
  struct m_definition *had = NEW_ARRAY(m->arena, struct m_definition, m->definitions.n);
  for (size_t i = 0; i < m->definitions.n; i++) had[i] = m->definitions.p[i], m->definitions.p[i].meaning = NONE;
  for (size_t i = 0; i < x->list.n; i++) m->definitions.p[x->list.p[i]].old = true;
  uint32_t reg = selected(e, x->term);
  for (size_t i = 0; i < m->definitions.n; i++) m->definitions.p[i].meaning = had[i].meaning, m->definitions.p[i].old = had[i].old;
  return reg;
}

// ---- which fields it reads ----

static void add_uses(struct emitter *e, struct lowered *t, const struct m_rows *rows) {
  const struct x *x = e->model->sink->errors == 0 ? check_meaning(e->model, rows) : NULL;
  if (x) emit_uses(e, t, x);
}

void emit_term_uses(struct emitter *e, struct lowered *t, uint32_t term) {
  const struct m_term *m = &e->model->terms.p[term];
  if (!t->terms) t->terms = NEW_ARRAY(e->keep, bool, e->model->terms.n);
  if (t->terms[term]) return;
  t->terms[term] = true;
  add_uses(e, t, &m->rows);
  for (size_t i = 0; i < m->redefined_by.n; i++) {
    const struct m_exception *r = &e->model->exceptions.p[m->redefined_by.p[i]];
    if (emit_meant_here(e, r) && r->new_rows.entity != NONE) add_uses(e, t, &r->new_rows);
  }
}
