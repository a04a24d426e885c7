// Conditions put together: en, of, niet, and what may stand where a condition is asked.
#include "asked.h"
#include "table.h"

struct x *x_new(const struct context *c, const struct node *at, enum x_kind kind, enum x_type type) {
  struct x *x = NEW(c->model->arena, struct x);
  x->kind = kind;
  x->type = type;
  x->class_ = x->field = x->term = x->entity = NONE;
  if (at) x->place = node_place(c->src, at);
  return x;
}

const struct x *x_true(const struct context *c, const struct node *at) {
  static const struct x always = {.kind = X_TRUE, .type = T_CONDITION, .class_ = NONE, .field = NONE, .term = NONE, .entity = NONE};
  return at ? x_new(c, at, X_TRUE, T_CONDITION) : &always;
}

const struct x *x_not(const struct context *c, const struct node *at, const struct x *a) {
  if (!a) return NULL;
  struct x *x = x_new(c, at, X_NOT, T_CONDITION);
  x->a = a;
  x->level = a->level;
  return x;
}

bool check_common_level(const struct context *c, const struct node *at, const struct x *a, const struct x *b, uint32_t *level) {
  bool a_deeper = model_under(c->model, a->level, b->level), b_deeper = model_under(c->model, b->level, a->level);
  *level = a_deeper ? a->level : b->level;
  if (a_deeper || b_deeper) return true;
  msg(c->model->sink, M_LEVELS, node_place(c->src, at), c->model->entities.p[a->level].name, c->model->entities.p[b->level].name);
  return false;
}

static const struct x *join(const struct context *c, const struct node *at, enum x_kind kind, const struct x *a, const struct x *b) {
  uint32_t level;
  if (!a || !b || !check_common_level(c, at, a, b, &level)) return NULL;
  struct x *x = x_new(c, at, kind, T_CONDITION);
  x->a = a;
  x->b = b;
  x->level = level;
  return x;
}

const struct x *x_and(const struct context *c, const struct node *at, const struct x *a, const struct x *b) {
  if (a && b && a->kind == X_TRUE) return b;
  if (a && b && b->kind == X_TRUE) return a;
  return join(c, at, X_AND, a, b);
}

const struct x *x_or(const struct context *c, const struct node *at, const struct x *a, const struct x *b) {
  return join(c, at, X_OR, a, b);
}

static struct text spelled(const struct context *c, const struct node *n) {
  return (struct text){c->src->text.p + n->off, n->len};
}

// `a en b of c` without brackets has two readings; the message shows both.
static bool mixes(const struct context *c, const struct node *n) {
  enum node_kind other = n->kind == N_AND ? N_OR : N_AND;
  for (const struct node *side = n->child; side; side = side->next) {
    if (side->kind != other) continue;
    bool left = side == n->child;
    const struct node *x = left ? side->child : n->child, *y = left ? side->child->next : side->child, *z = left ? side->next : side->child->next;
    const char *first = left == (other == N_AND) ? "en" : "of", *second = left == (other == N_AND) ? "of" : "en";
    struct arena *a = c->model->arena;
    struct text one = text_format(a, "(%.*s %s %.*s) %s %.*s", TP(spelled(c, x)), first, TP(spelled(c, y)), second, TP(spelled(c, z)));
    struct text two = text_format(a, "%.*s %s (%.*s %s %.*s)", TP(spelled(c, x)), first, TP(spelled(c, y)), second, TP(spelled(c, z)));
    msg(c->model->sink, M_MIXED, node_place(c->src, n), text_squeeze(a, one), text_squeeze(a, two));
    return true;
  }
  return false;
}

// «x en ja» is x again, but no longer a ja/nee that is read from a row: where that row is not there it is onwaar, and not absent.
const struct x *check_plain(const struct context *c, const struct node *n, const struct x *x) {
  if (!x || (x->kind != X_ONE && x->kind != X_FIELD && !check_extreme_ja(x))) return x;
  struct x *and = x_new(c, n, X_AND, T_CONDITION);
  and->a = x;
  and->b = x_true(c, n);
  and->level = x->level;
  return and;
}

static const struct x *check_both(const struct context *c, const struct node *n) {
  if (mixes(c, n) || !check_filter_ends(c, n)) return NULL;
  const struct x *a = check_condition(c, node_child(n, 0)), *b = check_condition(c, node_child(n, 1));
  return check_plain(c, n, n->kind == N_AND ? x_and(c, n, a, b) : x_or(c, n, a, b));
}

const struct x *check_filter(const struct context *c, uint32_t entity, const struct node *filter) {
  struct context inside = *c;
  inside.level = entity;
  const struct x *x = filter && filter->kind != N_NONE ? check_condition(&inside, filter) : x_true(c, NULL);
  return x;
}

static const struct x *check_rows(const struct context *c, const struct node *n, enum x_kind kind) {
  const struct x *of;
  uint32_t e = check_child_named(c, n, n->text, &of);
  if (e == NONE) return NULL;
  const struct x *filter = x_and(c, n, of, check_filter(c, e, node_child(n, 0)));
  if (!filter) return NULL;
  struct x *x = x_new(c, n, kind, kind == X_COUNT ? T_VALUE : T_CONDITION);
  x->a = filter;
  x->entity = e;
  x->level = check_over(c, e);
  x->value_type = TYPE_NUMBER;
  x->scale = 6;
  return n->kind == N_EXISTS && (n->flags & 1) ? x_not(c, n, x) : x;
}

// Without both it means the same.
static void say_not_not(const struct context *c, const struct node *n) {
  struct message *m = msg(c->model->sink, M_NOT_NOT, node_place(c->src, n));
  msg_edit(c->model->sink, m, (struct place){c->src, n->off, n->child->child->off - n->off}, NO_TEXT);
}

const struct x *check_expr(const struct context *c, const struct node *n) {
  switch (n->kind) {
  case N_AND: case N_OR: return check_both(c, n);
  case N_NOT:
    if (n->child->kind == N_NOT) say_not_not(c, n);
    return check_plain(c, n, x_not(c, n, check_condition(c, n->child)));
  case N_PAREN: return check_expr(c, n->child);
  case N_EXISTS: return check_rows(c, n, X_ANY);
  case N_COUNT: return check_set_field(c, n) != NONE ? check_set_size(c, n, check_set_field(c, n)) : check_rows(c, n, X_COUNT);
  case N_BY: case N_WITHIN: case N_AHEAD: case N_NOT_OLDER: return check_date_form(c, n, false);
  case N_REF: case N_FIELD_OF: case N_FIRST: case N_LAST: case N_NEXT: return check_reference(c, n);
  case N_SHIFT: case N_PEILDATUM: return check_value(c, n);
  case N_DAY_IN_YEAR: return check_day_in_year(c, n);
  case N_PLUS: case N_MINUS: case N_TIMES: case N_DIVIDED: case N_SHARE: case N_SUM: case N_AVERAGE: case N_ROUNDED: return check_arithmetic(c, n);
  case N_QUANTITY: return check_quantity(c, n);
  case N_SOME_OF: return check_some_of(c, n);
  case N_BY_TABLE: return check_table(c, n);
  case N_BORDERS: return check_borders(c, n);
  case N_PERIODIC: return check_periodic(c, n);
  case N_YEARLY: return check_yearly(c, n);
  case N_IN_PERIOD: case N_PERIOD_DAY: return check_period(c, n);
  case N_GAP: return check_gap(c, n);
  case N_HAS_RECENT: return check_has_recent(c, n);
  case N_YES: case N_NO: case N_NUMBER: case N_PERCENT: case N_MONEY: case N_DURATION: case N_DATE: case N_TITLE: return check_literal(c, n, NULL);
  case N_JUDGE: {
    uint32_t field = asked_field(c, n);
    return field == NONE ? NULL : check_own_field(c, n, field);
  }
  default: return check_compare(c, n);
  }
}

bool check_is_judged(const struct context *c, const struct x *x) {
  return x->type == T_VALUE && x->value_type == TYPE_CHOICE && model_is_judged(c->model, x->class_);
}

// An oordeel is waar iff ja, onwaar iff deels or nee. Of nvt nobody can say: its leaf, the second, is before one of what it is
// compared with, and not before the other.
static const struct x *judged(const struct context *c, const struct node *n, const struct x *x) {
  struct x *before = x_new(c, n, X_RANGE, T_VALUE), *holds = x_new(c, n, X_LESS, T_CONDITION);
  before->value_type = TYPE_CHOICE;
  before->class_ = x->class_;
  before->lo = 1;
  before->hi = 2;
  holds->a = x;
  holds->b = before;
  holds->level = before->level = x->level;
  return holds;
}

const struct x *check_condition(const struct context *c, const struct node *n) {
  const struct x *x = check_row_asked(c, check_expr(c, n));
  if (!x || x->type == T_CONDITION) return x;
  if (check_is_judged(c, x)) return judged(c, n, x);
  if (x->kind == X_SHARE_OF) msg(c->model->sink, M_SHARE_ALONE, node_place(c->src, n));
  else say_not_condition(c, n, x);
  return NULL;
}

// In a condition a term that still runs counts as not kept; alone it is *nvt* (§6). `at`: where that stands in the norm.
static void say_running(const struct context *c, const struct node *n, const struct node *at, int depth) {
  enum { DEEPEST = 20 };
  bool joins = n->kind == N_AND || n->kind == N_OR || n->kind == N_NOT || n->kind == N_PAREN || n->kind == N_SOME_OF || n->kind == N_LIST;
  uint32_t definition = n->kind == N_REF ? model_definition(c->model, n->text) : NONE;
  if (n->kind == N_BY || n->kind == N_WITHIN || n->kind == N_AHEAD) msg(c->model->sink, M_TERM_IN_CONDITION, node_place(c->src, at));
  if (definition != NONE && depth < DEEPEST) say_running(c, c->model->definitions.p[definition].expr, at, depth + 1);
  for (const struct node *k = n->child; k && joins; k = k->next) say_running(c, k, depth == 0 ? k : at, depth);
}

const struct x *check_norm(const struct context *c, const struct node *n) {
  while (n->kind == N_PAREN) n = n->child;
  if (n->kind == N_BY || n->kind == N_WITHIN || n->kind == N_AHEAD) return check_date_form(c, n, true);
  if (n->kind == N_QUANTITY || n->kind == N_PERIODIC || n->kind == N_YEARLY) return check_expr(c, n);
  say_running(c, n, n, 0);
  return check_condition(c, n);
}

// geldig vanaf D tot en met D, against the peildatum or a date of the row.
static const struct x *validity(const struct context *c, const struct node *n) {
  const struct node *from = node_child(n, 0), *to = node_child(n, 1), *on = node_child(n, 2);
  struct node today = {.kind = N_PEILDATUM, .off = n->off, .len = n->len};
  const struct node *measured = on->kind == N_NONE ? &today : on;
  const struct x *at = check_event(c, measured, check_expr(c, measured)), *first = check_literal(c, from, NULL);
  const struct x *x = at && first ? check_numbers(c, n, X_AT_MOST, first, at) : NULL;
  if (to->kind == N_NONE || !x) return x;
  const struct x *last = check_literal(c, to, NULL);
  return last ? x_and(c, n, x, check_numbers(c, n, X_AT_MOST, at, last)) : NULL;
}

const struct x *check_clauses(const struct context *c, const m_clauses *when) {
  const struct x *all = x_true(c, NULL);
  for (size_t i = 0; i < when->n; i++) {
    const struct node *n = when->p[i].node;
    if (n->kind == N_IF_APPLIES) continue;
    struct context here = *c;
    here.src = when->p[i].src;
    const struct x *x = n->kind == N_PLACE || n->kind == N_OTHER_PLACES ? check_place(&here, n, NULL) : n->kind == N_VALIDITY ? validity(&here, n) : check_condition(&here, n->child);
    if (n->kind == N_UNLESS) x = x_not(&here, n, x);
    all = x && all ? x_and(&here, n, all, x) : NULL;
  }
  return all;
}

// ---- voor elke ----

static uint32_t check_group(const struct context *c, const struct node *name, const struct x **member);
static const struct x *check_narrowed(const struct context *c, const struct node *at, uint32_t entity, const struct x *member);

static uint32_t check_groups(const struct context *c, const struct node *names, const struct x **member) {
  uint32_t entity = NONE;
  for (const struct node *name = names->child; name; name = name->next) {
    const struct x *one;
    uint32_t e = check_group(c, name, &one);
    if (e == NONE) return NONE;
    if (entity != NONE && e != entity) {
      msg(c->model->sink, M_GROUPS_DIFFER, node_place(c->src, name), c->model->entities.p[entity].name, c->model->entities.p[e].name);
      return NONE;
    }
    *member = entity == NONE ? one : x_or(c, name, *member, one);
    entity = e;
  }
  return entity;
}

// One name, or names in brackets with what holds for these alone.
static uint32_t check_group(const struct context *c, const struct node *name, const struct x **member) {
  if (name->kind == N_BUNDLE) {
    uint32_t e = check_groups(c, name->child, member);
    if (e != NONE) *member = check_narrowed(c, name, e, *member);
    return e == NONE || !*member ? NONE : e;
  }
  uint32_t term, e = model_rows(c->model, name->text, &term);
  if (e == NONE && term == NONE) msg(c->model->sink, M_GROUP_UNKNOWN, node_place(c->src, name), name->text, nearest_rows(c->model, name->text));
  else e = check_named(c, name, name->text, member);
  return e;
}

uint32_t check_rows_named(const struct model *m, const struct node *each) {
  uint32_t term;
  const struct node *name = node_child(each, 0)->child;
  if (name->kind == N_BUNDLE) name = name->child->child;
  return model_rows(m, name->text, &term);
}

// `p of q met jong`: does what follows belong to both, or to the last?
static bool is_clear(const struct context *c, const struct node *names, const struct node *behind) {
  const struct node *last = names->last, *before = names->child;
  if (behind->len == 0 || last->kind == N_BUNDLE) return true;
  while (before != last && before->next != last) before = before->next;
  if (before == last) return true;
  check_say_reach(c, names->child, last, behind->off + behind->len);
  return false;
}

// Those of the rows that meet the filter and lie under the branches: of an EACH, or of a BUNDLE of names.
static const struct x *check_narrowed(const struct context *c, const struct node *at, uint32_t entity, const struct x *member) {
  const struct node *names = node_child(at, 0), *filter = node_child(at, 1), *under = node_child(at, 2);
  struct context inside = *c;
  inside.level = entity;
  if (!is_clear(c, names, under->child ? under : filter)) return NULL;
  member = x_and(&inside, at, member, check_filter(c, entity, filter));
  return under->child ? x_and(&inside, at, member, check_under(&inside, under)) : member;
}

bool check_each_clear(const struct context *c, const struct node *each) {
  const struct node *filter = node_child(each, 1), *under = node_child(each, 2);
  return is_clear(c, node_child(each, 0), under->child ? under : filter);
}

uint32_t check_rows_of(const struct context *c, const struct node *each, const struct x **member) {
  const struct node *names = node_child(each, 0);
  uint32_t e = check_groups(c, names, member);
  if (e == NONE) return NONE;
  if (e == 0 || e == c->level || !model_under(c->model, e, c->level)) {
    say_not_each(c, names, e);
    return NONE;
  }
  *member = check_narrowed(c, each, e, *member);
  return *member ? e : NONE;
}
