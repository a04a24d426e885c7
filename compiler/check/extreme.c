// Conditions as numbers, 1 where they hold: the machine orders and adds values only. So a ja/nee or a set of the first, last, next or
// previous row, and how many a set has.
#include "expr.h"

bool check_is_extreme(const struct x *x) { return x->kind == X_FIRST || x->kind == X_LAST || x->kind == X_NEXT; }

static bool is_given_ja(const struct x *x) { return x->kind == X_TABLE && x->mask == 1; } // a table of ja and nee

bool check_extreme_ja(const struct x *x) {
  return x->kind == X_EQUAL && (is_given_ja(x->a) || (check_is_extreme(x->a) && x->a->a->kind == X_TABLE));
}

uint32_t check_ordered_by(const struct model *m, uint32_t entity) {
  const struct m_entity *e = &m->entities.p[entity];
  uint32_t by = e->date != NONE ? e->date : e->key;
  return by != NONE && (m->fields.p[by].type == TYPE_DATE || m->fields.p[by].type == TYPE_NUMBER) ? by : NONE;
}

// A value beside x, in its place.
static struct x *beside(const struct context *c, const struct x *x, enum x_kind kind, enum x_type type) {
  struct x *made = NEW(c->model->arena, struct x);
  *made = (struct x){.kind = kind, .type = type, .value_type = TYPE_NUMBER, .scale = 6, .level = x->level, .place = x->place};
  return made;
}

static const struct x *number(const struct context *c, const struct x *x, int64_t v) {
  struct x *one = beside(c, x, X_CONST, T_VALUE);
  one->lo = one->hi = v * (int64_t)NUMBER_SCALE;
  one->level = 0;
  return one;
}

const struct x *check_ja_as_number(const struct context *c, const struct x *x) { return number(c, x, x->kind == X_TRUE); }

const struct x *check_number_of(const struct context *c, const struct x *x) {
  if (x->type != T_CONDITION) return x;
  struct x *table = beside(c, x, X_TABLE, T_VALUE), *otherwise = beside(c, x, X_TRUE, T_CONDITION);
  otherwise->level = 0;
  vec_push(c->model->arena, &table->args, x);
  vec_push(c->model->arena, &table->args, number(c, x, 1));
  vec_push(c->model->arena, &table->args, otherwise);
  vec_push(c->model->arena, &table->args, number(c, x, 0));
  return table;
}

static const struct x *equals(const struct context *c, const struct x *x, int64_t v) {
  struct x *same = beside(c, x, X_EQUAL, T_CONDITION);
  same->a = x;
  same->b = number(c, x, v);
  return same;
}

const struct x *check_is_ja(const struct context *c, const struct x *x) { return equals(c, x, 1); }

const struct x *check_is_nee(const struct context *c, const struct x *ja) { return equals(c, ja->a, 0); }

const struct x *check_extreme_there(const struct context *c, const struct x *ja) {
  struct x *there = beside(c, ja, X_PRESENT, T_CONDITION);
  there->a = ja->a;
  return there;
}

const struct x *check_in_extreme(const struct context *c, const struct x *set, const struct x *condition) {
  if (!condition || !check_is_extreme(set)) return condition;
  struct x *x = NEW(c->model->arena, struct x);
  *x = *set;
  x->type = T_VALUE;
  x->value_type = TYPE_NUMBER;
  x->scale = 6;
  x->class_ = 0;
  x->a = check_number_of(c, condition);
  return check_is_ja(c, x);
}

uint32_t check_set_field(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  uint32_t term = NONE;
  if (node_child(n, 0)->kind != N_NONE || model_rows(m, n->text, &term) != NONE || term != NONE) return NONE;
  for (uint32_t e = c->level; e != NONE; e = m->entities.p[e].parent) {
    uint32_t f = model_field(m, e, n->text);
    if (f != NONE) return m->fields.p[f].type == TYPE_SET ? f : NONE;
  }
  return NONE;
}

const struct x *check_set_size(const struct context *c, const struct node *n, uint32_t field) {
  const struct model *m = c->model;
  const struct x *set = check_own_field(c, n, field), *sum = NULL;
  for (uint32_t leaf = 0; leaf < m->classes.p[set->class_].leaves && leaf < 64; leaf++) {
    struct x *has = beside(c, set, X_HAS_ANY, T_CONDITION);
    has->a = set;
    has->mask = (uint64_t)1 << leaf;
    const struct x *one = check_number_of(c, has);
    struct x *plus = sum ? beside(c, set, X_PLUS, T_VALUE) : NULL;
    if (plus) plus->a = sum, plus->b = one;
    sum = plus ? plus : one;
  }
  return sum ? sum : number(c, set, 0);
}
