// Whether a dossier agrees with itself: what it says that there is not, it does not have elsewhere.
#include "build.h"

// A row, or a file with rows; of a file for all parents only the rows themselves show where they belong.
static bool is_there(const struct build *b, const struct said_none *none) {
  const struct plan *plan = b->plan;
  bool anywhere = none->parent == NO_INDEX;
  for (size_t i = 1; i < plan->records.rows.n; i++)
    if ((anywhere || plan->records.rows.p[i].parent == none->parent) && text_eq(plan->records.rows.p[i].entity, none->entity)) return true;
  for (size_t i = 0; i < plan->calls.n; i++) {
    const struct plan_call *call = &plan->calls.p[i];
    bool here = anywhere || (call->parent_row == NO_INDEX ? none->parent == 0 : call->parent_row == none->parent);
    if (here && call->field.n == 0 && text_eq(call->entity, none->entity)) return true;
  }
  return false;
}

static uint32_t rows_there(const struct build *b, const struct said_sample *s) {
  uint32_t n = 0;
  for (size_t i = 1; i < b->plan->records.rows.n; i++) {
    const struct rec_row *r = &b->plan->records.rows.p[i];
    n += r->parent == s->parent && text_eq(r->entity, s->entity);
  }
  return n;
}

// Another line says something of this list too: a second status, or a file with rows.
static bool is_said_twice(const struct build *b, const struct said_sample *s) {
  unsigned lists = 0;
  for (size_t i = 0; i < b->plan->records.lists.n; i++) {
    const struct rec_list *l = &b->plan->records.lists.p[i];
    lists += l->parent == s->parent && text_eq(l->entity, s->entity);
  }
  for (size_t i = 0; i < b->plan->calls.n; i++) {
    const struct plan_call *c = &b->plan->calls.p[i];
    if (c->field.n == 0 && text_eq(c->entity, s->entity) && (c->parent_row == NO_INDEX || c->parent_row == s->parent)) return true;
  }
  return lists > 1;
}

static void sample_agrees(struct build *b, const struct said_sample *s) {
  uint32_t n = rows_there(b, s);
  if (is_said_twice(b, s)) msg(b->sink, M_DOSSIER_SAMPLE_TWICE, name_place(b->src, s->node), s->entity);
  else if (n != s->rows)
    msg(b->sink, M_DOSSIER_SAMPLE_ROWS, place_of(b, s->node), text_format(b->arena, "%u", s->rows), text_format(b->arena, "%u", n), s->entity,
        n == 0 ? TEXT(", of haal deze regel weg") : text_format(b->arena, ", of verander het eerste getal: «steekproef %u van …»", n));
}

void dossier_agrees(struct build *b) {
  for (size_t i = 0; i < b->samples.n; i++) sample_agrees(b, &b->samples.p[i]);
  for (size_t i = 0; i < b->none.n; i++)
    if (is_there(b, &b->none.p[i])) msg(b->sink, M_DOSSIER_NONE_AND_SOME, place_of(b, b->none.p[i].node), b->none.p[i].entity);
}
