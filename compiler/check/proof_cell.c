// From questions to classes: the values of a subject (or the rows of an entity) are cut where questions cut them, and
// what the same questions hold of is one class.
#include <stdlib.h>

#include "proof_cases.h"

// ---- cutting ----

struct cuts {
  struct arena *arena;
  VEC(int64_t) at; // a piece begins here
};

static int by_number(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return x < y ? -1 : x > y;
}

static void cut(struct cuts *k, const struct form *f, uint32_t subject) {
  if (!f) return;
  cut(k, f->a, subject);
  cut(k, f->b, subject);
  if (f->kind != FORM_ASK || f->subject != subject) return;
  for (size_t i = 0; i < f->ranges.n; i++) {
    vec_push(k->arena, &k->at, f->ranges.p[i].lo);
    vec_push(k->arena, &k->at, f->ranges.p[i].hi + 1);
  }
}

static struct axis cut_axis(struct cases *c, const struct dimension *d, uint32_t subject) {
  const struct subject *s = &c->proof->subjects.p[subject];
  struct cuts k = {.arena = c->arena};
  vec_push(c->arena, &k.at, s->lo);
  for (size_t i = 0; i < d->questions.n; i++) cut(&k, d->questions.p[i], subject);
  qsort(k.at.p, k.at.n, sizeof *k.at.p, by_number);
  struct axis axis = {.subject = subject};
  for (size_t i = 0; i < k.at.n; i++) {
    bool last = i + 1 == k.at.n;
    int64_t hi = last ? s->hi : k.at.p[i + 1] - 1;
    if (k.at.p[i] <= hi) vec_push(c->arena, &axis.pieces, (struct piece){k.at.p[i], hi, false});
  }
  if (s->optional) vec_push(c->arena, &axis.pieces, (struct piece){0, 0, true});
  return axis;
}

static void add_axes(struct cases *c, struct dimension *d, const struct form *f) {
  if (!f) return;
  add_axes(c, d, f->a);
  add_axes(c, d, f->b);
  if (f->kind != FORM_ASK) return;
  for (size_t i = 0; i < d->axes.n; i++)
    if (d->axes.p[i].subject == f->subject) return;
  vec_push(c->arena, &d->axes, cut_axis(c, d, f->subject));
}

// ---- asking ----

struct piece cell_piece(const struct dimension *d, size_t cell, size_t axis) {
  for (size_t i = 0; i < axis; i++) cell /= d->axes.p[i].pieces.n;
  return d->axes.p[axis].pieces.p[cell % d->axes.p[axis].pieces.n];
}

static bool lies_in(const struct form *f, struct piece piece) {
  if (piece.absent) return f->absent;
  for (size_t i = 0; i < f->ranges.n; i++)
    if (f->ranges.p[i].lo <= piece.lo && piece.hi <= f->ranges.p[i].hi) return true;
  return false;
}

static bool holds(const struct dimension *d, const struct form *f, size_t cell) {
  switch (f->kind) {
  case FORM_TRUE: return true;
  case FORM_NOT: return !holds(d, f->a, cell);
  case FORM_AND: return holds(d, f->a, cell) && holds(d, f->b, cell);
  case FORM_OR: return holds(d, f->a, cell) || holds(d, f->b, cell);
  case FORM_SOME: return holds(d, f->a, cell);
  case FORM_ASK: break;
  }
  for (size_t i = 0; i < d->axes.n; i++)
    if (d->axes.p[i].subject == f->subject) return lies_in(f, cell_piece(d, cell, i));
  return false;
}

// ---- classes ----

static uint32_t class_with(struct cases *c, struct dimension *d, uint64_t signature) {
  for (uint32_t i = 0; i < d->classes.n; i++)
    if (d->classes.p[i] == signature) return i;
  vec_push(c->arena, &d->classes, signature);
  return (uint32_t)d->classes.n - 1;
}

static void classify(struct cases *c, struct dimension *d, size_t cell) {
  uint64_t signature = 0;
  for (size_t i = 0; i < d->questions.n; i++)
    if (holds(d, d->questions.p[i], cell)) signature |= (uint64_t)1 << i;
  bool idle = signature == 0 && c->proof->subjects.p[d->subject].kind == SUBJECT_SET; // nobody asks for this member
  vec_push(c->arena, &d->cells, idle ? NONE : class_with(c, d, signature));
}

bool cases_classes(struct cases *c, struct dimension *d) {
  if (d->questions.n > CASES_QUESTIONS) return false;
  for (size_t i = 0; i < d->questions.n; i++) add_axes(c, d, d->questions.p[i]);
  if (d->axes.n > CASES_AXES) return false;
  size_t cells = 1;
  for (size_t i = 0; i < d->axes.n; i++) {
    cells *= d->axes.p[i].pieces.n;
    if (cells > CASES_CELLS) return false;
  }
  for (size_t i = 0; i < cells; i++) classify(c, d, i);
  if (d->some) d->bits = (unsigned)d->classes.n;
  else
    while ((size_t)1 << d->bits < d->classes.n) d->bits++;
  return true;
}
