// Rows of the same day, of which nobody can say which is the first, the last or the next: that no answer resolves, unless it is a
// different date.
#include "view.h"

static bool is_known(const struct reg *r, uint32_t row) {
  return bit_get(r->v.k, row) && !bit_get(r->v.g, row) && exact_same(exact_of(r), row);
}

static bool is_same(const struct reg *r, uint32_t a, uint32_t b) {
  return is_known(r, a) && is_known(r, b) && r->v.lo[a] == r->v.lo[b];
}

static void note(struct demand *d, uint32_t entity, uint32_t a, uint32_t b) {
  if (d->tied)
    return;
  d->tied = true;
  d->tie_entity = entity;
  d->tie[0] = a < b ? a : b;
  d->tie[1] = a < b ? b : a;
}

// Of the rows that may count and have a known date the first or the last.
static uint32_t outermost(const struct demand *d, const struct img_code *code, struct segment s) {
  const struct reg *regs = d->v->run->regs, *key = &regs[code->b];
  uint32_t member = d->v->im->pool[code->c + 2].v, best = NONE;
  for (uint32_t r = s.from; r < s.to; r++) {
    if (!is_known(key, r) || !(run_condition(d->v->run, member, r) & WAAR))
      continue;
    bool further = best == NONE || (code->op == OP_LAST_UP ? key->v.lo[r] > key->v.lo[best] : key->v.lo[r] < key->v.lo[best]);
    best = further ? r : best;
  }
  return best;
}

void note_tied_extreme(struct demand *d, const struct img_code *code, struct segment s) {
  const struct reg *regs = d->v->run->regs;
  uint32_t member = d->v->im->pool[code->c + 2].v, child = code_child(d->v->im, code), best = outermost(d, code, s);
  for (uint32_t r = s.from; best != NONE && r < s.to; r++)
    if (r != best && is_same(&regs[code->b], r, best) && !is_same(&regs[code->a], r, best) && run_condition(d->v->run, member, r) & WAAR)
      note(d, child, best, r);
}

void note_tied_beside(struct demand *d, const struct img_code *code, uint32_t key, uint32_t row, struct segment rows) {
  for (uint32_t at = rows.from; at < rows.to; at++)
    if (at != row && is_same(&d->v->run->regs[key], at, row))
      note(d, code->entity, row, at);
}

// The nearest row before or behind this one that has a known date.
static uint32_t nearest(const struct reg *key, struct segment s, uint32_t row, bool previous) {
  uint32_t best = NONE;
  for (uint32_t r = s.from; is_known(key, row) && r < s.to; r++) {
    bool beyond = is_known(key, r) && (previous ? key->v.lo[r] < key->v.lo[row] : key->v.lo[r] > key->v.lo[row]);
    if (beyond && (best == NONE || (previous ? key->v.lo[r] > key->v.lo[best] : key->v.lo[r] < key->v.lo[best])))
      best = r;
  }
  return best;
}

void note_tied_next(struct demand *d, const struct img_code *code, uint32_t row) {
  const struct entity_rows *rows = &d->v->columns->entities[code->entity];
  const struct reg *regs = d->v->run->regs, *key = &regs[code->b];
  struct segment s = {rows->begin[rows->parent[row]], rows->begin[rows->parent[row] + 1]};
  note_tied_beside(d, code, code->b, row, s);
  uint32_t next = nearest(key, s, row, img_const(d->v->im, code->c) == 1);
  for (uint32_t r = s.from; next != NONE && r < s.to; r++)
    if (r != next && is_same(key, r, next) && !is_same(&regs[code->a], r, next))
      note(d, code->entity, next, r);
}

// "vog «A» (personeel.csv, rij 3)"
static struct text row_said(const struct view *v, uint32_t entity, uint32_t row) {
  struct cell_origin from = v->columns->entities[entity].from[row];
  struct text words = row_words(v, entity, row);
  uint32_t i = from.row == NO_INDEX ? NO_INDEX : from.records->rows.p[from.row].origin;
  if (i >= (i == NO_INDEX ? 0 : from.records->origins.n))
    return words;
  const struct origin *o = &from.records->origins.p[i];
  if (text_starts(from.records->rows.p[from.row].key, o->source)) // a row without a key is named by where it stands
    return words;
  return text_format(v->arena, "%.*s (%.*s%s%.*s)", TP(words), TP(o->source), o->where.n > 0 ? ", " : "", TP(o->where));
}

struct text tied_words(const struct view *v, const struct demand *d) {
  if (!d->tied)
    return NO_TEXT;
  return text_format(v->arena, "%.*s en %.*s", TP(row_said(v, d->tie_entity, d->tie[0])), TP(row_said(v, d->tie_entity, d->tie[1])));
}
