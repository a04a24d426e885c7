// Truth tables: bit i of a table is case i; variable v of case i is bit v of i. With fewer than six variables a table
// repeats itself within its one word, so nothing needs to be masked.
#include <string.h>

#include "proof_cases.h"

static const uint64_t pattern[] = {0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0,
                                   0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000};

static uint64_t *fresh(const struct cases *c) { return NEW_ARRAY(c->arena, uint64_t, c->words); }

static const uint64_t *filled(const struct cases *c, uint64_t with) {
  uint64_t *t = fresh(c);
  for (size_t i = 0; i < c->words; i++) t[i] = with;
  return t;
}

static const uint64_t *variable(const struct cases *c, unsigned v) {
  uint64_t *t = fresh(c);
  for (size_t i = 0; i < c->words; i++) t[i] = v < 6 ? pattern[v] : i >> (v - 6) & 1 ? UINT64_MAX : 0;
  return t;
}

const uint64_t *cases_and(const struct cases *c, const uint64_t *a, const uint64_t *b) {
  uint64_t *t = fresh(c);
  for (size_t i = 0; i < c->words; i++) t[i] = a[i] & b[i];
  return t;
}

const uint64_t *cases_or(const struct cases *c, const uint64_t *a, const uint64_t *b) {
  uint64_t *t = fresh(c);
  for (size_t i = 0; i < c->words; i++) t[i] = a[i] | b[i];
  return t;
}

const uint64_t *cases_not(const struct cases *c, const uint64_t *a) {
  uint64_t *t = fresh(c);
  for (size_t i = 0; i < c->words; i++) t[i] = ~a[i];
  return t;
}

bool cases_none(const struct cases *c, const uint64_t *t) {
  for (size_t i = 0; i < c->words; i++)
    if (t[i]) return false;
  return true;
}

bool cases_has(const uint64_t *t, uint32_t at) { return t[at / 64] >> (at % 64) & 1; }

// ---- conditions ----

static const uint64_t *code_is(const struct cases *c, const struct dimension *d, uint32_t code) {
  const uint64_t *t = filled(c, UINT64_MAX);
  for (unsigned i = 0; i < d->bits; i++) {
    const uint64_t *v = variable(c, d->first + i);
    t = cases_and(c, t, code >> i & 1 ? v : cases_not(c, v));
  }
  return t;
}

// Codes past the last class stand for the last class, so that every code is a case.
const uint64_t *cases_class(const struct cases *c, const struct dimension *d, uint32_t class_) {
  if (d->some) return variable(c, d->first + class_);
  const uint64_t *t = code_is(c, d, class_);
  if (class_ + 1 < d->classes.n) return t;
  for (uint32_t code = class_ + 1; code >> d->bits == 0; code++) t = cases_or(c, t, code_is(c, d, code));
  return t;
}

uint32_t dimension_class(const struct dimension *d, uint32_t at) {
  uint32_t code = at >> d->first & (((uint32_t)1 << d->bits) - 1);
  return code < d->classes.n ? code : (uint32_t)d->classes.n - 1;
}

static const uint64_t *question(const struct cases *c, const struct form *f) {
  const uint64_t *t = filled(c, 0);
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (d->subject != f->subject) continue;
    for (size_t q = 0; q < d->questions.n; q++)
      for (uint32_t k = 0; k < d->classes.n && d->questions.p[q] == f; k++)
        if (d->classes.p[k] >> q & 1) t = cases_or(c, t, cases_class(c, d, k));
  }
  return t;
}

const uint64_t *cases_of(const struct cases *c, const struct form *f) {
  switch (f->kind) {
  case FORM_TRUE: return filled(c, UINT64_MAX);
  case FORM_NOT: return cases_not(c, cases_of(c, f->a));
  case FORM_AND: return cases_and(c, cases_of(c, f->a), cases_of(c, f->b));
  case FORM_OR: return cases_or(c, cases_of(c, f->a), cases_of(c, f->b));
  case FORM_ASK: case FORM_SOME: break;
  }
  return question(c, f);
}

// ---- for some, for all ----

// In each case the value that `t` has in the case where variable v is `value`.
static const uint64_t *with_value(const struct cases *c, const uint64_t *t, unsigned v, bool value) {
  uint64_t *out = fresh(c);
  for (size_t i = 0; i < c->words; i++) {
    if (v >= 6) {
      size_t stride = (size_t)1 << (v - 6);
      out[i] = t[value ? i | stride : i & ~stride];
      continue;
    }
    unsigned shift = 1u << v;
    uint64_t kept = t[i] & (value ? pattern[v] : ~pattern[v]);
    out[i] = kept | (value ? kept >> shift : kept << shift);
  }
  return out;
}

const uint64_t *cases_exists(const struct cases *c, const uint64_t *t, unsigned first, unsigned bits) {
  for (unsigned v = first; v < first + bits; v++)
    t = cases_or(c, with_value(c, t, v, false), with_value(c, t, v, true));
  return t;
}

const uint64_t *cases_always(const struct cases *c, const uint64_t *t, unsigned first, unsigned bits) {
  return cases_not(c, cases_exists(c, cases_not(c, t), first, bits));
}

// ---- rows ----

static bool of_rows(const struct cases *c, const struct dimension *d) {
  return c->proof->subjects.p[d->subject].kind == SUBJECT_ROWS;
}

uint32_t cases_row_mask(const struct cases *c) {
  uint32_t mask = 0;
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (of_rows(c, d)) mask |= (((uint32_t)1 << d->bits) - 1) << d->first;
  }
  return mask;
}

unsigned cases_rows(const struct cases *c, uint32_t at) {
  return (unsigned)__builtin_popcount(at & cases_row_mask(c));
}

const uint64_t *cases_upward(const struct cases *c, const uint64_t *t) {
  uint32_t rows = cases_row_mask(c);
  for (unsigned v = 0; v < c->variables; v++)
    if (rows >> v & 1) t = cases_or(c, t, with_value(c, t, v, false));
  return t;
}

uint32_t cases_pick(const struct cases *c, const uint64_t *t) {
  uint32_t best = NONE;
  for (uint32_t at = 0; at >> c->variables == 0; at++)
    if (cases_has(t, at) && (best == NONE || cases_rows(c, at) < cases_rows(c, best))) best = at;
  return best;
}
