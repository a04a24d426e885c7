// Decision tables: the first row whose conditions hold gives the value; no row gives geen.
#include "duration.h"
#include "table.h"

bool check_rows_number(const struct context *c, const struct node *n, int64_t *out) {
  if (text_to_int(n->text, out) && *out <= 1000000) return true;
  msg(c->model->sink, M_NUMBER_LARGE, node_place(c->src, n), n->text);
  return false;
}

const struct node *check_table_part(const struct m_table *t, enum node_kind kind) {
  for (const struct node *n = node_child(t->node, 2)->child; n; n = n->next)
    if (n->kind == kind) return n;
  return NULL;
}

static unsigned children(const struct node *n) {
  unsigned count = 0;
  for (const struct node *c = n->child; c; c = c->next) count++;
  return count;
}

static bool is_comparison(const struct node *cell) {
  static const enum node_kind kinds[] = {N_AT_MOST, N_AT_LEAST, N_MORE, N_LESS, N_EARLIER, N_LATER, N_BETWEEN, N_AMONG};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (cell->kind == kinds[i]) return true;
  return false;
}

// A cell is a comparison without its left side; here it gets the name of its column.
static const struct node *with_column(const struct context *c, const struct node *cell, const struct node *column) {
  struct arena *a = c->model->arena;
  struct node *left = node_new(a, N_REF, column->off, column->len);
  left->text = column->text;
  bool plain = !is_comparison(cell);
  struct node *full = node_new(a, plain ? N_EQUAL : cell->kind, cell->off, cell->len);
  full->flags = plain ? 0 : cell->flags;
  node_add(a, full, left);
  for (const struct node *v = plain ? cell : cell->child->next; v; v = plain ? NULL : v->next) {
    struct node *copy = NEW(a, struct node);
    *copy = *v;
    copy->next = NULL;
    node_add(a, full, copy);
  }
  full->off = cell->off;
  full->len = cell->len;
  return full;
}

const struct x *check_cell(const struct context *c, const struct node *cell, const struct node *column) {
  if (cell->kind == N_ANY_VALUE) return x_true(c, cell);
  const struct x *left = cell->kind == N_AMONG ? check_column(c, column) : NULL;
  if (left && left->type == T_CONDITION) {
    msg(c->model->sink, M_CELL_EITHER, node_place(c->src, cell));
    return NULL;
  }
  return check_condition(c, with_column(c, cell, column));
}

const struct x *check_column(const struct context *c, const struct node *column) {
  return check_expr(c, &(struct node){.kind = N_REF, .text = column->text, .off = column->off, .len = column->len});
}

// The condition of one row: all of its cells, or as many as `rij klopt als` says.
static const struct x *row_condition(const struct context *c, const struct node *head, const struct node *row, const struct node *some) {
  struct x *enough = x_new(c, row, X_SOME_OF, T_CONDITION);
  const struct x *all = x_true(c, NULL);
  enough->level = c->level;
  for (const struct node *h = head->child, *cell = row->child; h && cell; h = h->next, cell = cell->next) {
    if (h->kind == N_GIVES) continue;
    const struct x *one = check_cell(c, cell, h);
    if (!one) return NULL;
    vec_push(c->model->arena, &enough->args, one);
    all = all ? x_and(c, cell, all, one) : NULL;
  }
  if (!some) return all;
  return check_rows_number(c, node_child(some, 0), &enough->lo) ? enough : NULL;
}

static bool check_rule(const struct context *c, const struct node *head, const struct node *some) {
  int64_t of = 0;
  unsigned columns = 0;
  for (const struct node *h = head->child; h; h = h->next) columns += h->kind != N_GIVES;
  if (!some || (text_to_int(node_child(some, 1)->text, &of) && of == columns)) return true;
  msg(c->model->sink, M_TABLE_RULE, node_place(c->src, some), text_format(c->model->arena, "%u", columns), node_child(some, 1)->text);
  return false;
}

// ---- of the last rows ----

const struct x *check_latest(const struct context *c, const struct node *at, uint32_t entity, const struct x *member, int64_t n) {
  const struct model *m = c->model;
  const struct m_entity *e = &m->entities.p[entity];
  uint32_t key = e->date != NONE ? e->date : e->key;
  bool ordered = key != NONE && (m->fields.p[key].type == TYPE_DATE || m->fields.p[key].type == TYPE_NUMBER);
  if (!ordered) {
    msg(m->sink, M_NOT_ORDERED, node_place(c->src, at), e->name);
    return NULL;
  }
  struct context inside = {c->model, c->src, entity, NULL};
  struct x *x = x_new(&inside, at, X_LATEST, T_CONDITION);
  x->a = x_where(&inside, at, member, check_own_field(&inside, at, key));
  x->level = entity;
  x->entity = check_over(c, entity);
  x->lo = n;
  return x->a ? x : NULL;
}

static struct x *up_from(const struct context *c, const struct node *at, enum x_kind kind, enum x_type type, uint32_t entity, const struct x *a) {
  struct x *x = x_new(c, at, kind, type);
  x->entity = entity;
  x->level = c->model->entities.p[entity].parent;
  x->a = a;
  x->value_type = TYPE_NUMBER;
  x->scale = 6;
  return x;
}

// It holds in each of the last n rows, and there are that many.
static const struct x *in_each_of_last(const struct context *c, const struct node *last, uint32_t entity, const struct x *condition) {
  int64_t n = 0;
  if (!condition || !check_rows_number(c, node_child(last, 0), &n)) return NULL;
  const struct x *latest = check_latest(c, last, entity, x_true(c, last), n);
  if (!latest) return NULL;
  struct context inside = {c->model, c->src, entity, NULL};
  const struct x *fails = x_and(&inside, last, latest, x_not(&inside, last, condition));
  struct x *wanted = x_new(c, last, X_CONST, T_VALUE);
  wanted->value_type = TYPE_NUMBER;
  wanted->scale = 6;
  wanted->lo = wanted->hi = n * NUMBER_SCALE;
  const struct x *enough = check_numbers(c, last, X_AT_MOST, wanted, up_from(c, last, X_COUNT, T_VALUE, entity, latest));
  return x_and(c, last, enough, x_not(c, last, up_from(c, last, X_ANY, T_CONDITION, entity, fails)));
}

// ---- what it gives ----

// A value of the type of the column that the table gives: that of the field with its name, when there is one.
static const struct x *like_column(const struct context *c, const struct node *at, struct text name) {
  for (size_t i = 0; i < c->model->fields.n; i++)
    if (text_eq(c->model->fields.p[i].name, name) && c->model->fields.p[i].type == TYPE_CHOICE) return check_own_field(c, at, (uint32_t)i);
  return NULL;
}

bool check_gives(const struct node *head) {
  for (const struct node *h = head->child; h; h = h->next)
    if (h->kind == N_GIVES) return true;
  return false;
}

static unsigned gives_column(const struct node *head, struct text name) {
  unsigned at = 0;
  for (const struct node *h = head->child; h; h = h->next, at++)
    if (h->kind == N_GIVES && text_eq(h->text, name)) return at;
  return UINT32_MAX;
}

bool check_cells(const struct context *c, const struct node *head, const struct node *row) {
  struct arena *a = c->model->arena;
  for (const struct node *cell = row->child; cell; cell = cell->next) {
    if (cell->kind != N_GIVES) continue;
    msg(c->model->sink, M_GIVES_HERE, node_place(c->src, cell), cell->text);
    return false;
  }
  if (children(row) == children(head)) return true;
  msg(c->model->sink, M_TABLE_CELLS, node_place(c->src, row), text_format(a, "%u", children(row)), text_format(a, "%u", children(head)));
  return false;
}

// A bound, «-» or a head in the place of what a row gives.
static bool is_no_value(const struct node *cell) {
  switch (cell->kind) {
  case N_AT_MOST: case N_AT_LEAST: case N_MORE: case N_LESS: case N_BETWEEN: case N_ANY_VALUE: case N_GIVES: return true;
  default: return false;
  }
}

// In all rows of a column the same, and durations of one family.
static bool same_kind(const struct x *out, const struct x *value, bool either) {
  if (out->mask != either || out->value_type != value->value_type) return false;
  return !is_duration(value) || span_alike((enum span_unit)out->class_, (enum span_unit)value->class_);
}

static bool add_row(const struct context *c, const struct m_table *t, const struct node *head, const struct node *row, unsigned column,
                    const struct x *beside, struct x *out) {
  const struct node *last = check_table_part(t, N_LAST_RULE);
  if (!check_cells(c, head, row)) return false;
  const struct x *condition = row_condition(c, head, row, check_table_part(t, N_ROW_RULE));
  if (last) condition = in_each_of_last(c, last, t->entity, condition);
  bool none = is_no_value(node_child(row, column));
  const struct x *value = none ? NULL : check_literal(c, node_child(row, column), beside);
  if (!condition || (!value && !none)) return false;
  bool either = !none && (value->kind == X_TRUE || (value->kind == X_NOT && value->a->kind == X_TRUE));
  if (either) value = check_ja_as_number(c, value);
  if (none || value->type != T_VALUE || (value->kind != X_CONST && value->kind != X_TEXT && value->kind != X_PARAMETER)) {
    msg(c->model->sink, M_LIST_CONSTANT, node_place(c->src, node_child(row, column)));
    return false;
  }
  if (out->args.n > 0 && !same_kind(out, value, either)) {
    struct message *at = msg(c->model->sink, M_TABLE_MIXED, node_place(c->src, node_child(row, column)), t->name);
    msg_note(c->model->sink, at, M_NOTE_EXCLUDES, out->args.p[1]->place);
    return false;
  }
  out->mask = either;
  vec_push(c->model->arena, &out->args, condition);
  vec_push(c->model->arena, &out->args, value);
  out->value_type = value->value_type;
  out->class_ = value->class_;
  out->scale = value->scale;
  return true;
}

// What the table gives in this column, in the row that it speaks of.
static struct x *given(const struct context *there, const struct node *at, const struct m_table *t, const struct node *head, unsigned column,
                       struct text gives) {
  if (!check_rule(there, head, check_table_part(t, N_ROW_RULE))) return NULL;
  struct x *x = x_new(there, at, X_TABLE, T_VALUE);
  x->level = check_table_part(t, N_LAST_RULE) ? there->model->entities.p[t->entity].parent : t->entity;
  const struct x *beside = like_column(there, head, gives);
  for (const struct node *row = head->next; row; row = row->next)
    if (row->kind == N_TABLE_ROW && !add_row(there, t, head, row, column, beside, x)) return NULL;
  return x;
}

// What an image can hold of it: the rows hang one behind the other.
static bool is_short(const struct model *m, const struct m_table *t, const struct node *head) {
  unsigned rows = 0;
  for (const struct node *row = head->next; row; row = row->next) rows += row->kind == N_TABLE_ROW;
  if (rows <= TABLE_ROWS) return true;
  struct text count = text_format(m->arena, "%u", rows), most = text_format(m->arena, "%d", TABLE_ROWS);
  msg(m->sink, M_TABLE_LONG, node_place(t->src, t->node), t->name, count, most);
  return false;
}

// The first row names columns, and nothing else.
bool check_names_columns(const struct node *head) {
  for (const struct node *h = head->child; h; h = h->next)
    if (h->kind != N_NAME && h->kind != N_GIVES) return false;
  return check_gives(head);
}

static const struct node *good_head(const struct model *m, const struct m_table *t) {
  const struct node *head = check_table_part(t, N_TABLE_ROW);
  if (head && check_names_columns(head)) return is_short(m, t, head) ? head : NULL;
  msg(m->sink, M_TABLE_HEAD, node_place(t->src, head ? head : t->node), t->name);
  return NULL;
}

void check_whole_table(struct model *m, const struct m_table *t) {
  struct context there = {m, t->src, t->entity, &check_any_target};
  const struct node *head = good_head(m, t);
  unsigned column = 0;
  for (const struct node *h = head ? head->child : NULL; h; h = h->next, column++)
    if (h->kind == N_GIVES && !given(&there, h, t, head, column, h->text)) return;
}

const struct x *check_table(const struct context *c, const struct node *n) {
  struct model *m = c->model;
  const struct node *name = node_child(n, 0);
  const uintptr_t *which = map_find(&m->table_names, name->text);
  if (!which) {
    msg(m->sink, M_TABLE_UNKNOWN, node_place(c->src, name), name->text, nearest_key(&m->table_names, name->text));
    return NULL;
  }
  const struct m_table *t = &m->tables.p[*which];
  struct context there = {m, t->src, t->entity, c->target};
  const struct node *head = good_head(m, t);
  if (!head) return NULL;
  unsigned column = gives_column(head, n->text);
  if (column == UINT32_MAX) {
    msg(m->sink, M_TABLE_GIVES, name_place(c->src, n), t->name, n->text);
    return NULL;
  }
  struct x *x = given(&there, n, t, head, column, n->text);
  if (!x) return NULL;
  x->place = node_place(c->src, n);
  if (!model_under(m, c->level, x->level)) {
    say_other_rows(c, n, t->name, x->level);
    return NULL;
  }
  return x->mask ? check_is_ja(c, x) : x;
}
