// Comparisons, and the forms that speak of documents, sets and dates.
#include "expr.h"

static bool same_type(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool same = a->type == b->type && (a->type != T_VALUE || a->value_type == b->value_type);
  if (same && a->type == T_VALUE && a->value_type == TYPE_CHOICE) same = a->class_ == b->class_;
  bool units = !same || !is_duration(a) || span_alike((enum span_unit)a->class_, (enum span_unit)b->class_);
  if (same && units && a->type != T_SET && a->type != T_ROW) return true;
  if (units) say_types_differ(c, n, a, b);
  else say_units_differ(c, n, a, b);
  return false;
}

static const struct x *pair(const struct context *c, const struct node *n, enum x_kind kind, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, kind, T_CONDITION);
  if (!a || !b || !check_common_level(c, n, a, b, &x->level)) return NULL;
  x->a = a;
  x->b = b;
  return x;
}

static bool is_constant(const struct x *x) { return x->kind == X_TRUE || (x->kind == X_NOT && x->a->kind == X_TRUE); }

// Is the ja/nee or set only that of a row which a begrip means? Then args[0] says whether it is one.
static bool of_member(const struct x *x) { return (x->kind == X_ONE || x->kind == X_FIELD) && x->args.n > 0; }

static struct x *only_row(const struct context *c, const struct node *n, const struct x *of, const struct x *a) {
  struct x *x = x_new(c, n, X_ONE, T_CONDITION);
  x->entity = of->entity;
  x->level = of->level;
  x->a = a;
  return x;
}

// Of what is not there every comparison is onwaar: the row that a ja/nee is read from has to be there.
static const struct x *where_present(const struct context *c, const struct node *n, const struct x *a, const struct x *condition) {
  if (!condition) return NULL;
  if (check_extreme_ja(a)) return x_and(c, n, check_extreme_there(c, a), condition);
  if (of_member(a)) return x_and(c, n, a->kind == X_ONE ? only_row(c, n, a, a->args.p[0]) : a->args.p[0], condition);
  if (a->kind != X_ONE) return condition;
  struct x *there = x_new(c, n, X_ANY, T_CONDITION);
  there->entity = a->entity;
  there->level = a->level;
  there->a = check_filter(c, a->entity, NULL);
  return x_and(c, n, there, condition);
}

// … which then need not be asked again in the condition itself.
static const struct x *of_any(const struct context *c, const struct x *a) {
  if (!of_member(a)) return a;
  struct x *x = NEW(c->model->arena, struct x);
  *x = *a;
  x->args.p = NULL, x->args.n = x->args.cap = 0;
  return x;
}

// The ja/nee is there, and is ja (or nee).
static const struct x *says(const struct context *c, const struct node *n, const struct x *a, bool ja) {
  if (check_extreme_ja(a)) return ja ? a : check_is_nee(c, a);
  return where_present(c, n, a, ja ? of_any(c, a) : x_not(c, n, of_any(c, a)));
}

// A ja/nee of the last row is one value with its being there or not: asked apart they would not be laid together again.
static const struct x *equal_extremes(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  bool same = !(n->flags & 1);
  return x_or(c, n, x_and(c, n, says(c, n, a, true), says(c, n, b, same)), x_and(c, n, says(c, n, a, false), says(c, n, b, !same)));
}

static const struct x *equal_conditions(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  const struct x *constant = is_constant(b) ? b : is_constant(a) ? a : NULL, *other = constant == b ? a : b, *same;
  bool denied = n->flags & 1;
  if (constant) { // is ja, is niet nee
    bool plain = (constant->kind == X_TRUE) != denied;
    if (check_extreme_ja(other)) return check_plain(c, n, plain ? other : check_is_nee(c, other));
    return where_present(c, n, other, plain ? of_any(c, other) : x_not(c, n, of_any(c, other)));
  }
  if (check_extreme_ja(a) || check_extreme_ja(b)) return equal_extremes(c, n, a, b);
  const struct x *rows_a = a, *rows_b = b;
  a = of_any(c, a);
  b = of_any(c, b);
  same = x_or(c, n, x_and(c, n, a, b), x_and(c, n, x_not(c, n, a), x_not(c, n, b)));
  return where_present(c, n, rows_a, where_present(c, n, rows_b, denied ? x_not(c, n, same) : same));
}

// One of the other leaves, or something outside the classification: not what is absent, of which every comparison is onwaar.
static const struct x *none_of(const struct context *c, const struct node *n, const struct x *a, const bool *leaf) {
  uint32_t leaves = c->model->classes.p[a->class_].leaves;
  struct x *x = x_new(c, n, X_ONE_OF, T_CONDITION);
  x->a = a;
  x->level = a->level;
  for (uint32_t i = 0; i <= leaves; i++)
    if (i == leaves || !leaf[i]) vec_push(c->model->arena, &x->list, (int64_t)i);
  return x;
}

static const struct x *not_within(const struct context *c, const struct node *n, const struct x *a, const struct x *range) {
  bool *leaf = NEW_ARRAY(c->model->arena, bool, c->model->classes.p[a->class_].leaves);
  for (int64_t i = range->lo; i <= range->hi; i++) leaf[i] = true;
  return none_of(c, n, a, leaf);
}

static const struct x *equal(const struct context *c, const struct node *n) {
  const struct x *a = check_expr(c, node_child(n, 0));
  if (!a) return NULL;
  const struct node *right = node_child(n, 1);
  const struct x *b = check_literal(c, right, a);
  if (!b || !same_type(c, n, a, b)) return NULL;
  if (a->type == T_CONDITION) return equal_conditions(c, n, a, b);
  if (b->kind == X_RANGE && n->flags & 1) return not_within(c, n, a, b);
  if (b->kind == X_RANGE) { // an inner node: lies under it
    struct x *x = x_new(c, n, X_WITHIN, T_CONDITION);
    x->a = a;
    x->level = a->level;
    x->lo = b->lo;
    x->hi = b->hi;
    return x;
  }
  return check_numbers(c, n, n->flags & 1 ? X_DIFFERENT : X_EQUAL, a, b);
}

static bool ordered(const struct context *c, const struct node *n, const struct x *a) {
  bool ok = a->type == T_VALUE && a->value_type != TYPE_TEXT;
  if (ok && a->value_type == TYPE_CHOICE) ok = c->model->classes.p[a->class_].ordered;
  if (!ok) msg(c->model->sink, M_NO_ORDER, node_place(c->src, n), text_from(type_word(a)));
  return ok;
}

// minstens, hoogstens, meer dan, minder dan, eerder dan, later dan
static const struct x *order(const struct context *c, const struct node *n) {
  const struct x *a = check_expr(c, node_child(n, 0));
  bool date_words = n->kind == N_EARLIER || n->kind == N_LATER || n->flags & 4; // 4: vanaf, tot en met
  if (a && date_words) a = check_event(c, n->child, a);
  if (!a || !ordered(c, n->child, a)) return NULL;
  const struct x *b = check_literal(c, node_child(n, 1), a);
  if (b && date_words) b = check_event(c, node_child(n, 1), b);
  if (b) a = check_gap_beside(c, n, a, b);
  if (!a || !b || !same_type(c, n, a, b)) return NULL;
  if (!date_words && a->value_type == TYPE_DATE && !(n->flags & 1)) {
    msg(c->model->sink, M_DATE_WORDS, node_place(c->src, n));
    return NULL;
  }
  if (n->flags & 2 && a->value_type != TYPE_DATE) {
    msg(c->model->sink, M_NOT_DATE, node_place(c->src, n->child), text_from(type_word(a)));
    return NULL;
  }
  switch (n->kind) {
  case N_AT_LEAST: return check_numbers(c, n, X_AT_MOST, b, a);
  case N_AT_MOST: return check_numbers(c, n, X_AT_MOST, a, b);
  case N_MORE: case N_LATER: return check_numbers(c, n, X_LESS, b, a);
  default: return check_numbers(c, n, X_LESS, a, b);
  }
}

static const struct x *between(const struct context *c, const struct node *n) {
  const struct x *a = check_expr(c, node_child(n, 0));
  if (!a || !ordered(c, n->child, a)) return NULL;
  const struct x *lo = check_literal(c, node_child(n, 1), a), *hi = check_literal(c, node_child(n, 2), a);
  if (!lo || !hi || !same_type(c, n, a, lo) || !same_type(c, n, a, hi)) return NULL;
  bool open = n->flags & 1; // van … tot: the last does not belong to it
  if (lo->kind != X_CONST || hi->kind != X_CONST || a->kind == X_FRACTION || a->scale != lo->scale)
    return x_and(c, n, check_numbers(c, n, X_AT_MOST, lo, a), check_numbers(c, n, open ? X_LESS : X_AT_MOST, a, hi));
  if (lo->lo > hi->lo - open) {
    msg(c->model->sink, M_EMPTY_RANGE, node_place(c->src, n));
    return NULL;
  }
  struct x *x = x_new(c, n, X_WITHIN, T_CONDITION);
  x->a = a;
  x->level = a->level;
  x->lo = lo->lo;
  x->hi = hi->hi - open;
  return x;
}

// The members of a list as leaves of the class: false after an error.
static bool leaves_of(const struct context *c, const struct node *list, const struct x *beside, struct x *out) {
  for (const struct node *n = list->child; n; n = n->next) {
    const struct x *one = check_literal(c, n, beside);
    if (!one) return false;
    if (beside->type == T_VALUE && !same_type(c, n, beside, one)) return false;
    if (one->type != T_VALUE || (one->kind != X_CONST && one->kind != X_RANGE)) {
      msg(c->model->sink, M_LIST_CONSTANT, node_place(c->src, n));
      return false;
    }
    for (int64_t v = one->lo; v <= one->hi; v++) {
      vec_push(c->model->arena, &out->list, v);
      if (v >= 0 && v < 64) out->mask |= (uint64_t)1 << v;
    }
  }
  return true;
}

// Texts and numbers, one by one.
static const struct x *each_among(const struct context *c, const struct node *n, const struct x *a) {
  const struct x *all = NULL;
  bool denied = n->flags & 1;
  for (const struct node *t = node_child(n, 1)->child; t; t = t->next) {
    const struct x *one = check_literal(c, t, a);
    if (!one || !same_type(c, t, a, one)) return NULL;
    if (one->kind != X_CONST && one->kind != X_TEXT) {
      msg(c->model->sink, M_LIST_CONSTANT, node_place(c->src, t));
      return NULL;
    }
    const struct x *same = check_numbers(c, t, denied ? X_DIFFERENT : X_EQUAL, a, one);
    all = !all ? same : denied ? x_and(c, t, all, same) : x_or(c, t, all, same);
  }
  return all;
}

static const struct x *choice_among(const struct context *c, const struct node *n, const struct x *a) {
  struct x *x = x_new(c, n, X_ONE_OF, T_CONDITION);
  x->a = a;
  x->level = a->level;
  if (!leaves_of(c, node_child(n, 1), a, x)) return NULL;
  if (!(n->flags & 1)) return x;
  bool *leaf = NEW_ARRAY(c->model->arena, bool, c->model->classes.p[a->class_].leaves);
  for (size_t i = 0; i < x->list.n; i++) leaf[x->list.p[i]] = true;
  return none_of(c, n, a, leaf);
}

static const struct x *among(const struct context *c, const struct node *n) {
  const struct x *a = check_expr(c, node_child(n, 0));
  if (!a) return NULL;
  if (a->type != T_VALUE) {
    msg(c->model->sink, M_NOT_CHOICE, node_place(c->src, n->child));
    return NULL;
  }
  if (a->value_type == TYPE_CHOICE) return choice_among(c, n, a);
  return each_among(c, n, a);
}

static const struct x *set_has(const struct context *c, const struct node *n, const struct x *set, const struct node *members, bool all) {
  if (!set) return NULL;
  if (set->type != T_SET) {
    msg(c->model->sink, M_NOT_SET, node_place(c->src, n->child), text_from(type_word(set)));
    return NULL;
  }
  if (check_is_extreme(set)) return check_in_extreme(c, set, set_has(c, n, set->a, members, all));
  struct x *x = x_new(c, n, all ? X_HAS_ALL : X_HAS_ANY, T_CONDITION);
  bool below = set->kind == X_ONE && of_member(set);
  x->a = below ? set->a : of_any(c, set);
  x->level = x->a->level;
  if (!leaves_of(c, members, set, x)) return NULL;
  const struct x *has = of_member(set) ? x_and(c, n, set->args.p[0], x) : x;
  return below && has ? check_plain(c, n, only_row(c, n, set, has)) : has;
}

// `meldcode bevat stap-1`: of a document, its `onderwerpen`.
static const struct x *set_of(const struct context *c, const struct node *n, struct text field) {
  struct node row = *n;
  row.next = NULL;
  if (n->kind == N_FIRST || n->kind == N_LAST || n->kind == N_NEXT) // `laatste plan is ondertekend door …`
    return check_reference(c, &(struct node){.kind = N_FIELD_OF, .text = field, .off = n->off, .len = n->len, .child = &row, .last = &row});
  const struct x *a = check_expr(c, n);
  if (a && a->type == T_ROW && model_field(c->model, a->entity, field) == NONE) {
    msg(c->model->sink, M_NO_TOPICS, node_place(c->src, n), c->model->entities.p[a->entity].name, field);
    return NULL;
  }
  return a && a->type == T_ROW ? check_field_of_rows(c, n, a, field) : a;
}

// A branch is there when a leaf below it is; of all these, those of one leaf are asked together.
static const struct x *has_all(const struct context *c, const struct node *n, const struct x *set) {
  if (check_is_extreme(set)) return check_in_extreme(c, set, has_all(c, n, set->a));
  const struct x *all = set_has(c, n, set, node_child(n, 1), true);
  if (!all) return NULL;
  struct x *leaves = x_new(c, n, X_HAS_ALL, T_CONDITION);
  leaves->a = set;
  leaves->level = set->level;
  const struct x *out = NULL;
  for (const struct node *name = node_child(n, 1)->child; name; name = name->next) {
    struct node alone = *name, list = {.kind = N_LIST, .child = &alone, .off = name->off, .len = name->len};
    alone.next = NULL;
    const struct x *one = set_has(c, n, set, &list, false);
    if (one->list.n == 1) leaves->mask |= one->mask;
    else out = out ? x_and(c, n, out, one) : one;
  }
  return !out ? all : leaves->mask ? x_and(c, n, leaves, out) : out;
}

// The leaves that the list does not name; of no list all of them. NULL after an error.
static struct node *other_leaves(const struct context *c, const struct node *list, const struct x *set) {
  const struct m_class *k = &c->model->classes.p[set->class_];
  struct node *others = node_new(c->model->arena, N_LIST, list->off, list->len);
  struct x named = {0};
  if (!leaves_of(c, list, set, &named)) return NULL;
  for (size_t i = 0; i < k->nodes.n; i++) {
    const struct m_node *leaf = &k->nodes.p[i];
    if (leaf->leaves != 1 || leaf->first_leaf >= 64 || named.mask >> leaf->first_leaf & 1) continue;
    named.mask |= (uint64_t)1 << leaf->first_leaf;
    struct node *name = node_new(c->model->arena, N_NAME, list->off, list->len);
    name->text = leaf->path;
    node_add(c->model->arena, others, name);
  }
  return others;
}

// `bevat alleen (…)`: nothing that the list does not name.
static const struct x *has_only(const struct context *c, const struct node *n, const struct x *set) {
  const struct node *others = other_leaves(c, node_child(n, 1), set);
  if (!others) return NULL;
  const struct x *has = others->child ? set_has(c, n, set, others, false) : x_not(c, n, x_true(c, n));
  return has && check_extreme_ja(has) ? check_is_nee(c, has) : where_present(c, n, set, x_not(c, n, has));
}

static const struct x *contains(const struct context *c, const struct node *n) {
  const struct x *set = set_of(c, n->child, TEXT("onderwerpen"));
  bool is_set = set && set->type == T_SET;
  if (is_set && n->flags & 2) return check_plain(c, n, has_only(c, n, set));
  return check_plain(c, n, is_set && n->flags & 1 ? has_all(c, n, set) : set_has(c, n, set, node_child(n, 1), false));
}

// Without by whom: by anyone.
static const struct x *is_signed(const struct context *c, const struct node *n) {
  const struct x *set = set_of(c, n->child, TEXT("ondertekend-door"));
  const struct node *by = node_child(n, 1);
  bool is_set = set && set->type == T_SET;
  if (is_set && by->kind == N_NONE) by = other_leaves(c, by, set);
  return check_plain(c, n, is_set && n->flags & 1 ? has_all(c, n, set) : by ? set_has(c, n, set, by, false) : NULL);
}

const struct x *check_topic(const struct context *c, const struct node *document, const struct node *topic) {
  struct node name = {.kind = N_NAME, .off = topic->off, .len = (uint32_t)topic->text.n, .text = topic->text};
  struct node list = {.kind = N_LIST, .child = &name, .off = name.off, .len = name.len};
  struct node at = {.kind = N_CONTAINS, .child = (struct node *)document, .off = name.off, .len = name.len};
  return set_has(c, &at, set_of(c, document, TEXT("onderwerpen")), &list, false);
}

static const struct x *value_present(const struct context *c, const struct node *n, const struct x *a) {
  struct x *x = x_new(c, n, X_PRESENT, T_CONDITION);
  x->a = a;
  x->level = a->level;
  return x;
}

// A fraction is there when both sides are; the mean of no rows is not.
static const struct x *fraction_present(const struct context *c, const struct node *n, const struct x *a) {
  return check_some_rows(c, n, a, x_and(c, n, value_present(c, n, a->a), value_present(c, n, a->b)));
}

static const struct x *presence(const struct context *c, const struct node *n, const struct x *a) {
  bool absent = n->kind == N_IS_ABSENT;
  a = check_whole(c, n, a);
  if (a->kind == X_FRACTION) return absent ? x_not(c, n, fraction_present(c, n, a)) : fraction_present(c, n, a);
  struct x *x = x_new(c, n, absent ? X_ABSENT : X_PRESENT, T_CONDITION);
  x->a = a;
  x->level = a->level;
  return x;
}

static const struct x *present(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  const struct x *a = check_expr(c, n->child), *result = NULL;
  if (!a) return NULL;
  if (a->type == T_VALUE) {
    result = presence(c, n, a);
  } else if (a->type != T_ROW || n->kind == N_IS_ABSENT) {
    say_not_present(c, n, a);
  } else if (model_under(m, c->level, a->entity)) {
    result = a->a;
  } else if (check_over(c, a->entity) == NONE) {
    say_not_reached(c, n->child, a->entity);
  } else {
    struct x *x = x_new(c, n, X_ANY, T_CONDITION);
    x->entity = a->entity;
    x->level = check_over(c, a->entity);
    x->a = a->a;
    result = x;
  }
  return result && (n->flags & 1) ? x_not(c, n, result) : result;
}

const struct x *check_compare(const struct context *c, const struct node *n) {
  switch (n->kind) {
  case N_EQUAL: return equal(c, n);
  case N_AMONG: return among(c, n);
  case N_IS_ABSENT: case N_IS_PRESENT: return present(c, n);
  case N_BETWEEN: return between(c, n);
  case N_SIGNED: return is_signed(c, n);
  case N_CONTAINS: return contains(c, n);
  case N_UNDER: {
    const struct x *a = check_expr(c, n->child);
    return a ? check_under_value(c, n, a) : NULL;
  }
  default: return order(c, n);
  }
}

// ---- forms that compare with a date ----

bool no_law(const struct context *c, const struct node *law) {
  if (law->kind == N_LAW) msg(c->model->sink, M_LAW_HERE, node_place(c->src, law));
  return law->kind != N_LAW;
}

bool check_law(const struct context *c, const struct node *law, struct x *shift) {
  shift->law = law->kind == N_LAW;
  if (shift->law && shift->mask) return no_law(c, law);
  if (shift->law && shift->workdays) msg(c->model->sink, M_WORKDAY_HERE, node_place(c->src, law));
  return !(shift->law && shift->workdays);
}

// The latest day that a form allows.
static const struct x *latest_day(const struct context *c, const struct node *n) {
  const struct node *anchor = n->kind == N_BY ? node_child(n, 1) : node_child(n, 2);
  const struct x *from = check_event(c, anchor, check_expr(c, anchor));
  struct named_term term;
  if (n->kind == N_BY || !from) return from;
  if (!check_term_said(c, node_child(n, 1), &term)) return NULL;
  struct x *last = check_shift(c, n, from, &term, n->kind == N_AHEAD);
  return last && check_law(c, node_child(n, 3), last) ? last : NULL;
}

// V is niet ouder dan n op D: V <= D and D <= V + n.
const struct x *check_not_older(const struct context *c, const struct node *n, const struct x *v, const struct node *duration, const struct x *d) {
  struct named_term term;
  if (!check_term_said(c, duration, &term) || !v || !d) return NULL;
  return x_and(c, n, pair(c, n, X_AT_MOST, v, d), pair(c, n, X_AT_MOST, d, check_shift(c, n, v, &term, false)));
}

static const struct x *not_older(const struct context *c, const struct node *n) {
  const struct x *v = check_event(c, n->child, check_expr(c, n->child));
  const struct x *d = check_event(c, node_child(n, 2), check_expr(c, node_child(n, 2)));
  return check_not_older(c, n, v, node_child(n, 1), d);
}

// `voor elke inc: overleg binnen 2 weken na datum`, where the overleggen do not hang under the inc: one and the same serves every inc.
static void warn_same_event(const struct context *c, const struct node *n, const struct x *event, const struct x *last) {
  const struct model *m = c->model;
  bool named = n->child->kind == N_REF && event->kind == X_FIRST;
  if (!named || last->level == event->level || !model_under(m, last->level, event->level)) return;
  msg(m->sink, M_DEADLINE_ABOVE, node_place(c->src, n->child), m->entities.p[last->level].name, n->child->text, m->entities.p[event->level].name);
}

const struct x *check_date_form(const struct context *c, const struct node *n, bool norm) {
  if (n->kind == N_NOT_OLDER) return no_law(c, node_child(n, 3)) ? not_older(c, n) : NULL;
  const struct x *event = check_event(c, n->child, check_expr(c, n->child)), *last = latest_day(c, n);
  if (!event || !last) return NULL;
  warn_same_event(c, n, event, last);
  if (!norm) return pair(c, n, X_AT_MOST, event, last);
  struct x *x = x_new(c, n, X_DEADLINE, T_OUTCOME);
  if (!check_common_level(c, n, event, last, &x->level)) return NULL;
  x->a = event;
  x->b = last;
  return x;
}
