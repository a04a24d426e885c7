// Typed conditions become questions about subjects.
#include "proof_form.h"

// ---- and, or, not ----

static struct form *new_form(struct proof *p, enum form_kind kind, const struct form *a, const struct form *b) {
  struct form *f = NEW(p->arena, struct form);
  f->kind = kind;
  f->a = a;
  f->b = b;
  f->subject = NONE;
  return f;
}

bool form_is_true(const struct form *f) { return f && f->kind == FORM_TRUE; }
bool form_is_false(const struct form *f) { return f && f->kind == FORM_NOT && f->a->kind == FORM_TRUE; }

const struct form *form_true(void) {
  static const struct form truth = {.kind = FORM_TRUE, .subject = NONE};
  return &truth;
}

const struct form *form_not(struct proof *p, const struct form *a) {
  if (a && a->kind == FORM_NOT) return a->a;
  return a ? new_form(p, FORM_NOT, a, NULL) : NULL;
}

const struct form *form_and(struct proof *p, const struct form *a, const struct form *b) {
  if (!a || !b) return NULL;
  if (form_is_true(a) || form_is_false(b)) return b;
  if (form_is_true(b) || form_is_false(a)) return a;
  return new_form(p, FORM_AND, a, b);
}

const struct form *form_or(struct proof *p, const struct form *a, const struct form *b) {
  if (!a || !b) return NULL;
  if (form_is_true(a) || form_is_false(b)) return a;
  if (form_is_true(b) || form_is_false(a)) return b;
  return new_form(p, FORM_OR, a, b);
}

const struct form *form_except(struct proof *p, const struct form *a, const struct form *b) {
  return form_and(p, a, form_not(p, b));
}

static const struct form *constant(struct proof *p, bool holds) {
  return holds ? form_true() : form_not(p, form_true());
}

// ---- subjects ----

// Expressions are made for one target or exception at a time; that of a subject stays.
static const struct x *kept(struct proof *p, const struct x *x) {
  if (!x) return NULL;
  struct x *copy = NEW(p->arena, struct x);
  *copy = *x;
  copy->text = text_copy(p->arena, x->text);
  copy->a = kept(p, x->a);
  copy->b = kept(p, x->b);
  copy->list.p = NULL, copy->list.n = copy->list.cap = 0;
  copy->args.p = NULL, copy->args.n = copy->args.cap = 0;
  for (size_t i = 0; i < x->list.n; i++) vec_push(p->arena, &copy->list, x->list.p[i]);
  for (size_t i = 0; i < x->args.n; i++) vec_push(p->arena, &copy->args, kept(p, x->args.p[i]));
  return copy;
}

static uint32_t add_subject(struct proof *p, struct text key, struct subject s) {
  const uintptr_t *had = map_find(&p->keys, key);
  if (had) return (uint32_t)*had;
  if (s.step == 0) s.step = 1;
  s.x = kept(p, s.x);
  map_set(&p->keys, text_copy(p->arena, key), p->subjects.n);
  vec_push(p->arena, &p->subjects, s);
  return (uint32_t)p->subjects.n - 1;
}

static bool may_be_absent(const struct proof *p, const struct x *x) {
  switch (x->kind) {
  case X_FIELD: return p->model->fields.p[x->field].flags & FIELD_OPTIONAL;
  case X_CONST: case X_RANGE: case X_TEXT: case X_PEILDATUM: case X_PERIOD: case X_COUNT: return false;
  case X_SHIFT: case X_YEAR_DAY: return may_be_absent(p, x->a);
  case X_SPAN: case X_PLUS: case X_MINUS: case X_TIMES: case X_DAYS: return may_be_absent(p, x->a) || may_be_absent(p, x->b);
  default: return true;
  }
}

static bool in_named_class(const struct proof *p, const struct x *x) {
  return x->kind == X_FIELD && x->value_type == TYPE_CHOICE && p->model->classes.p[x->class_].name.n > 0;
}

static void bounds_of(const struct proof *p, const struct x *x, struct subject *s) {
  s->lo = x->kind == X_COUNT ? 0 : VALUE_MIN;
  s->hi = VALUE_MAX;
  s->step = x->kind == X_COUNT && x->scale == 6 ? NUMBER_SCALE : 1;
  if (x->value_type == TYPE_CHOICE) s->lo = 0, s->hi = (int64_t)p->model->classes.p[x->class_].leaves - 1;
  if (x->value_type == TYPE_DATE) s->lo = DAY_MIN, s->hi = DAY_MAX;
  if (x->value_type == TYPE_TEXT) s->lo = 0, s->hi = UINT32_MAX;
}

static uint32_t value_subject(struct proof *p, const struct x *x) {
  struct subject s = {.kind = SUBJECT_VALUE, .x = x, .optional = may_be_absent(p, x)};
  s.chosen = x->kind == X_PEILDATUM || in_named_class(p, x);
  bounds_of(p, x, &s);
  struct buf key = {.arena = p->model->arena};
  form_key(p, &key, x);
  return add_subject(p, buf_text(&key), s);
}

static uint32_t plain_subject(struct proof *p, const char *what, const struct x *x, struct subject s) {
  struct buf key = {.arena = p->model->arena};
  buf_addz(&key, what);
  form_key(p, &key, x);
  s.x = x;
  return add_subject(p, buf_text(&key), s);
}

uint32_t form_rows(struct proof *p, uint32_t entity) {
  struct subject s = {.kind = SUBJECT_ROWS, .entity = entity, .chosen = true};
  return add_subject(p, text_format(p->model->arena, "rows %u", entity), s);
}

// ---- questions ----

static struct form *ask(struct proof *p, uint32_t subject, struct place place) {
  struct form *f = new_form(p, FORM_ASK, NULL, NULL);
  f->subject = subject;
  f->place = place;
  return f;
}

// Values between two steps do not exist: they go with the step below.
static void add_range(struct proof *p, struct form *f, int64_t lo, int64_t hi) {
  const struct subject *s = &p->subjects.p[f->subject];
  if (lo < s->lo) lo = s->lo;
  if (hi > s->hi) hi = s->hi;
  if (s->step > 1) {
    lo = (lo + s->step - 1) / s->step * s->step;
    hi = hi / s->step * s->step + s->step - 1;
  }
  if (lo <= hi) vec_push(p->arena, &f->ranges, (struct range){lo, hi});
}

const struct form *form_within(struct proof *p, const struct x *value, int64_t lo, int64_t hi, struct place place) {
  if (value->kind == X_CONST) return constant(p, value->lo >= lo && value->lo <= hi);
  struct form *f = ask(p, value_subject(p, value), place);
  add_range(p, f, lo, hi);
  return f;
}

static const struct form *one_of(struct proof *p, const struct x *x) {
  bool found = false;
  for (size_t i = 0; i < x->list.n; i++) found = found || (x->a->kind == X_CONST && x->list.p[i] == x->a->lo);
  if (x->a->kind == X_CONST) return constant(p, found);
  struct form *f = ask(p, value_subject(p, x->a), x->place);
  for (size_t i = 0; i < x->list.n; i++) add_range(p, f, x->list.p[i], x->list.p[i]);
  return f;
}

// A condition of which nothing more is known than that it holds or not.
static const struct form *opaque(struct proof *p, const struct x *x) {
  struct form *f = ask(p, plain_subject(p, "condition ", x, (struct subject){.hi = 1}), x->place);
  add_range(p, f, 1, 1);
  return f;
}

static const struct form *absence(struct proof *p, const struct x *x) {
  struct form *f = ask(p, value_subject(p, x->a), x->place);
  f->absent = true;
  if (x->kind == X_ABSENT) return f;
  f->contrary = true;
  return form_not(p, f);
}

// ---- comparisons ----

static bool is_fixed(const struct x *x) { return x->kind == X_CONST || x->kind == X_TEXT; }

static int64_t fixed_value(struct proof *p, const struct x *x) {
  return x->kind == X_TEXT ? (int64_t)intern_id(&p->texts, x->text) : x->lo;
}

// `kind` holds where the left side lies in these ranges around c; `left`: c itself stands at the left.
static const struct form *against(struct proof *p, const struct x *x, const struct x *value, int64_t c, bool left) {
  struct form *f = ask(p, value_subject(p, value), x->place);
  bool strict = x->kind == X_LESS;
  if (x->kind == X_EQUAL) add_range(p, f, c, c);
  if (x->kind == X_DIFFERENT) add_range(p, f, VALUE_MIN, c - 1), add_range(p, f, c + 1, VALUE_MAX);
  if (x->kind == X_LESS || x->kind == X_AT_MOST) {
    if (left) add_range(p, f, strict ? c + 1 : c, VALUE_MAX);
    else add_range(p, f, VALUE_MIN, strict ? c - 1 : c);
  }
  return f;
}

// Two values that both vary: less, equal, greater, or one of them absent.
static const struct form *between_values(struct proof *p, const struct x *x) {
  struct buf a = {.arena = p->model->arena}, b = {.arena = p->model->arena};
  form_key(p, &a, x->a);
  form_key(p, &b, x->b);
  bool swap = text_cmp(buf_text(&b), buf_text(&a)) < 0;
  struct buf key = {.arena = p->model->arena}; // keys hold zero bytes
  buf_add(&key, TEXT("compare "));
  buf_add(&key, buf_text(swap ? &b : &a));
  buf_char(&key, '|');
  buf_add(&key, buf_text(swap ? &a : &b));
  struct subject s = {.x = x, .lo = -1, .hi = 1, .optional = may_be_absent(p, x->a) || may_be_absent(p, x->b)};
  struct form *f = ask(p, add_subject(p, buf_text(&key), s), x->place);
  int64_t below = swap ? 1 : -1;
  if (x->kind == X_LESS || x->kind == X_AT_MOST || x->kind == X_DIFFERENT) add_range(p, f, below, below);
  if (x->kind == X_DIFFERENT) add_range(p, f, -below, -below);
  if (x->kind == X_AT_MOST || x->kind == X_EQUAL) add_range(p, f, 0, 0);
  return f;
}

static const struct form *compare(struct proof *p, const struct x *x) {
  const struct x *a = x->a, *b = x->b;
  if (a->type != T_VALUE || b->type != T_VALUE || a->kind == X_RANGE || b->kind == X_RANGE) return opaque(p, x);
  if (is_fixed(a) == is_fixed(b)) return is_fixed(a) ? opaque(p, x) : between_values(p, x);
  const struct x *fixed = is_fixed(a) ? a : b, *value = is_fixed(a) ? b : a;
  if (fixed->scale != value->scale || value->kind == X_FRACTION) return opaque(p, x);
  return against(p, x, value, fixed_value(p, fixed), is_fixed(a));
}

// ---- rows and sets ----

static bool is_row_choice(const struct proof *p, const struct x *x, uint32_t entity) {
  return in_named_class(p, x) && p->model->fields.p[x->field].entity == entity;
}

// Is it only about the places of a row in classifications?
static bool about_choices(const struct proof *p, const struct x *x, uint32_t entity) {
  switch (x->kind) {
  case X_TRUE: return true;
  case X_NOT: return about_choices(p, x->a, entity);
  case X_AND: case X_OR: return about_choices(p, x->a, entity) && about_choices(p, x->b, entity);
  case X_WITHIN: case X_ONE_OF: return is_row_choice(p, x->a, entity);
  case X_EQUAL: case X_DIFFERENT: return is_row_choice(p, x->a, entity) && x->b->kind == X_CONST;
  default: return false;
  }
}

const struct form *form_some(struct proof *p, const struct form *condition, uint32_t entity, struct place place) {
  if (!condition) return NULL;
  struct form *f = new_form(p, FORM_SOME, condition, NULL);
  f->subject = form_rows(p, entity);
  f->place = place;
  return f;
}

// Do its rows lie somewhere in a classification?
static bool has_choices(const struct proof *p, uint32_t entity) {
  const struct m_entity *e = &p->model->entities.p[entity];
  for (size_t i = 0; i < e->fields.n; i++) {
    const struct m_field *f = &p->model->fields.p[e->fields.p[i]];
    if (f->type == TYPE_CHOICE && p->model->classes.p[f->class_].name.n > 0) return true;
  }
  return false;
}

// Some row is: at least one row.
static const struct form *any(struct proof *p, const struct x *x) {
  bool placed = x->level == 0 && has_choices(p, x->entity);
  if (placed && about_choices(p, x->a, x->entity)) return form_some(p, form_of(p, x->a), x->entity, x->place);
  struct x *count = NEW(p->arena, struct x);
  *count = *x;
  count->kind = X_COUNT;
  count->type = T_VALUE;
  count->value_type = TYPE_NUMBER;
  count->scale = 6;
  struct form *f = ask(p, value_subject(p, count), x->place);
  add_range(p, f, p->subjects.p[f->subject].step, VALUE_MAX);
  return f;
}

static const struct form *has_members(struct proof *p, const struct x *x, uint64_t mask) {
  struct form *f = ask(p, plain_subject(p, "set ", x->a, (struct subject){.kind = SUBJECT_SET, .hi = 63}), x->place);
  for (int64_t i = 0; i < 64; i++)
    if (mask >> i & 1) add_range(p, f, i, i);
  return f;
}

static const struct form *has(struct proof *p, const struct x *x) {
  if (x->kind == X_HAS_ANY) return has_members(p, x, x->mask);
  const struct form *all = form_true();
  for (int i = 0; i < 64; i++)
    if (x->mask >> i & 1) all = form_and(p, all, has_members(p, x, (uint64_t)1 << i));
  return all;
}

// Membership of a begrip as it is defined, unless it may mean something else here.
static const struct form *member(struct proof *p, const struct x *x) {
  const struct m_term *t = &p->model->terms.p[x->term];
  if (p->redefined[x->term] && !p->in_guard) return opaque(p, x);
  return form_of(p, check_meaning(p->model, &t->rows));
}

// ---- all ----

static bool same_place(struct place a, struct place b) { return a.src == b.src && a.off == b.off && a.len == b.len; }

// `is niet aanwezig` is one phrase, whose question is the opposite.
static const struct form *negated(struct proof *p, const struct x *x) {
  const struct form *a = form_of(p, x->a);
  bool phrase = a && (a->kind == FORM_ASK || a->kind == FORM_SOME) && same_place(a->place, x->place);
  if (!phrase) return form_not(p, a);
  struct form *f = NEW(p->arena, struct form);
  *f = *a;
  f->contrary = true;
  return form_not(p, f);
}

const struct form *form_of(struct proof *p, const struct x *x) {
  if (!x) return NULL;
  switch (x->kind) {
  case X_TRUE: return form_true();
  case X_NOT: return negated(p, x);
  case X_AND: return form_and(p, form_of(p, x->a), form_of(p, x->b));
  case X_OR: return form_or(p, form_of(p, x->a), form_of(p, x->b));
  case X_WITHIN: return form_within(p, x->a, x->lo, x->hi, x->place);
  case X_ONE_OF: return one_of(p, x);
  case X_LESS: case X_AT_MOST: case X_EQUAL: case X_DIFFERENT: return compare(p, x);
  case X_ABSENT: case X_PRESENT: return absence(p, x);
  case X_HAS_ANY: case X_HAS_ALL: return has(p, x);
  case X_ANY: return any(p, x);
  case X_MEMBER: return member(p, x);
  default: return opaque(p, x);
  }
}
