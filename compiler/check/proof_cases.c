// Cases: which dimensions there are, and which cases can be.
#include "proof_cases.h"

struct dimension *cases_dimension(struct cases *c, uint32_t subject) {
  for (size_t i = 0; i < c->dimensions.n; i++)
    if (c->dimensions.p[i].subject == subject) return &c->dimensions.p[i];
  return NULL;
}

static bool judged(const struct cases *c, uint32_t level, const struct form *f) {
  uint32_t entity = c->proof->subjects.p[f->subject].entity;
  return entity != 0 && model_under(c->proof->model, level, entity);
}

static void collect(struct cases *c, uint32_t level, const struct form *f);

static void add_question(struct cases *c, uint32_t level, const struct form *f) {
  struct dimension *d = cases_dimension(c, f->subject);
  if (!d) {
    const struct subject *s = &c->proof->subjects.p[f->subject];
    struct dimension fresh = {.subject = f->subject, .some = s->kind != SUBJECT_VALUE, .chosen = s->chosen};
    vec_push(c->arena, &c->dimensions, fresh);
    d = &c->dimensions.p[c->dimensions.n - 1];
  }
  for (size_t i = 0; i < d->questions.n; i++)
    if (d->questions.p[i] == f) return;
  vec_push(c->arena, &d->questions, f);
  if (f->kind == FORM_SOME && judged(c, level, f)) collect(c, level, f->a); // the same is asked of the row itself
}

static void collect(struct cases *c, uint32_t level, const struct form *f) {
  if (f->kind == FORM_ASK || f->kind == FORM_SOME) {
    add_question(c, level, f);
    return;
  }
  if (f->a) collect(c, level, f->a);
  if (f->b) collect(c, level, f->b);
}

// The row under judgement is one of the rows there are: where it fits a class, that class is there.
static const uint64_t *with_own_row(const struct cases *c, const struct dimension *d, const uint64_t *real) {
  for (uint32_t k = 0; k < d->classes.n; k++) {
    const uint64_t *fits = cases_of(c, form_true());
    for (size_t i = 0; i < d->questions.n; i++) {
      const uint64_t *one = cases_of(c, d->questions.p[i]->a);
      fits = cases_and(c, fits, d->classes.p[k] >> i & 1 ? one : cases_not(c, one));
    }
    real = cases_and(c, real, cases_or(c, cases_not(c, fits), cases_class(c, d, k)));
  }
  return real;
}

static const uint64_t *some_class(const struct cases *c, const struct dimension *d) {
  const uint64_t *some = cases_class(c, d, 0);
  for (uint32_t k = 1; k < d->classes.n; k++) some = cases_or(c, some, cases_class(c, d, k));
  return some;
}

static const uint64_t *real_cases(const struct cases *c, uint32_t level) {
  const uint64_t *real = cases_of(c, form_true());
  uint32_t enrolment = model_entity(c->proof->model, TEXT("inschrijving"));
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    const struct subject *s = &c->proof->subjects.p[d->subject];
    if (s->kind != SUBJECT_ROWS) continue;
    if (s->entity == enrolment) real = cases_and(c, real, some_class(c, d));
    if (judged(c, level, d->questions.p[0])) real = with_own_row(c, d, real);
  }
  return real;
}

bool cases_open(struct cases *c, uint32_t level, const struct form *const *forms, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!forms[i]) return false;
    collect(c, level, forms[i]);
  }
  for (size_t i = 0; i < c->dimensions.n; i++) {
    struct dimension *d = &c->dimensions.p[i];
    if (!cases_classes(c, d)) return false;
    d->first = c->variables;
    c->variables += d->bits;
    if (c->variables > CASES_VARIABLES) return false;
  }
  c->words = c->variables <= 6 ? 1 : (size_t)1 << (c->variables - 6);
  c->real = real_cases(c, level);
  return true;
}
