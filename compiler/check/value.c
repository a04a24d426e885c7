// Values: fields and how they are reached, literals, dates with terms.
#include "kpi.h"
#include <string.h>

#include "convert.h"
#include "table.h"

static const char *duration_word(enum span_unit unit) {
  static const char *const words[] = {"duur in minuten", "duur in uren", "duur in dagen", "duur in weken",
                                      "duur in maanden", "duur in jaren", "duur in werkdagen"};
  return words[unit];
}

static int scale_of(enum field_type type) {
  return type == TYPE_MONEY ? 2 : type == TYPE_NUMBER || type == TYPE_PERCENT || type == TYPE_DURATION ? 6 : 0;
}

const char *type_word(const struct x *x) {
  static const char *const words[] = {"voorwaarde (ja of nee)", "getal", "bedrag", "percentage", "datum", "tekst", "keuze", "verzameling"};
  if (x->type == T_CONDITION) return words[TYPE_BOOL];
  if (x->type == T_SET) return "verzameling";
  if (x->type == T_ROW) return "gegeven";
  if (x->type == T_OUTCOME) return "termijn";
  if (x->value_type == TYPE_DURATION) return duration_word((enum span_unit)x->class_);
  return words[x->value_type];
}

struct x *check_own_field(const struct context *c, const struct node *at, uint32_t field) {
  const struct m_field *f = &c->model->fields.p[field];
  enum x_type type = f->type == TYPE_BOOL ? T_CONDITION : f->type == TYPE_SET ? T_SET : T_VALUE;
  struct x *x = x_new(c, at, X_FIELD, type);
  x->field = field;
  x->value_type = f->type;
  x->scale = scale_of((enum field_type)f->type);
  x->class_ = f->class_;
  x->level = f->entity;
  return x;
}

static uint32_t need_field(const struct context *c, const struct node *at, uint32_t entity, struct text name) {
  const struct model *m = c->model;
  uint32_t field = model_field(m, entity, name);
  if (field != NONE) return field;
  const struct m_entity *e = &m->entities.p[entity];
  struct map names = {.arena = m->arena};
  for (size_t i = 0; i < e->fields.n; i++) map_set(&names, m->fields.p[e->fields.p[i]].name, 1);
  msg(m->sink, M_FIELD_UNKNOWN, name_place(c->src, at), name, e->name, nearest_key(&names, name));
  return NONE;
}

// Value `a` of one row of child entity e, by ONE, FIRST or LAST; `key` for the latter two.
static struct x *from_child(const struct context *c, const struct node *at, enum x_kind kind, uint32_t e, const struct x *a, const struct x *key) {
  struct x *x = x_new(c, at, kind, a->type);
  x->value_type = a->value_type;
  x->scale = a->scale;
  x->class_ = a->class_;
  x->entity = e;
  x->level = check_over(c, e);
  x->a = a;
  x->b = key;
  return x;
}

static bool reached_from(const struct context *c, const struct node *at, uint32_t e) {
  if (e == 0 || check_over(c, e) != NONE) return true;
  say_not_reached(c, at, e);
  return false;
}

const struct x *x_where(const struct context *c, const struct node *at, const struct x *condition, const struct x *value) {
  if (condition->kind == X_TRUE) return value;
  struct x *x = x_new(c, at, X_TABLE, T_VALUE);
  x->value_type = value->value_type;
  x->class_ = value->class_;
  x->scale = value->scale;
  if (!check_common_level(c, at, condition, value, &x->level)) return NULL;
  vec_push(c->model->arena, &x->args, condition);
  vec_push(c->model->arena, &x->args, value);
  return x;
}

// A field of the row itself, of which `member` says whether it is meant.
static const struct x *of_itself(const struct context *c, const struct node *at, struct x *own, const struct x *member) {
  if (own->type == T_VALUE) return x_where(c, at, member, own);
  if (member->kind != X_TRUE) vec_push(c->model->arena, &own->args, member);
  return own;
}

// … of the only row below it.
static const struct x *of_only(const struct context *c, const struct node *at, uint32_t entity, const struct x *own, const struct x *member) {
  bool value = own->type == T_VALUE;
  const struct x *a = value ? x_where(c, at, member, own) : own;
  struct x *x = a ? from_child(c, at, X_ONE, entity, a, NULL) : NULL;
  if (x && !value && member->kind != X_TRUE) vec_push(c->model->arena, &x->args, member);
  return x;
}

static const struct x *field_of(const struct context *c, const struct node *at, uint32_t entity, const struct x *member, struct text field) {
  const struct model *m = c->model;
  uint32_t f = need_field(c, at, entity, field);
  if (f == NONE) return NULL;
  struct x *own = check_own_field(c, at, f);
  if (model_under(m, c->level, entity)) return of_itself(c, at, own, member);
  if (!reached_from(c, at, entity)) return NULL;
  if (check_is_only(m, entity, check_over(c, entity))) return of_only(c, at, entity, own, member);
  struct text name = member->kind == X_MEMBER ? m->terms.p[member->term].name : m->entities.p[entity].name;
  msg(m->sink, M_MORE_ROWS, node_place(c->src, at), name);
  return NULL;
}

const struct x *check_field_of(const struct context *c, const struct node *at, uint32_t entity, struct text field) {
  return field_of(c, at, entity, x_true(c, at), field);
}

const struct x *check_field_of_rows(const struct context *c, const struct node *at, const struct x *rows, struct text field) {
  return field_of(c, at, rows->entity, rows->a, field);
}

// A field of rows of the entity, or a definitie that has a value for each of them.
static const struct x *own_value(const struct context *c, const struct node *at, uint32_t entity, struct text name) {
  struct model *m = c->model;
  uint32_t which = model_field(m, entity, name) == NONE ? model_definition(m, name) : NONE;
  if (which != NONE && m->definitions.p[which].entity == entity) {
    struct context inside = {m, c->src, entity, NULL};
    struct place place = name_place(c->src, at);
    return check_reference(&inside, &(struct node){.kind = N_REF, .text = name, .off = place.off, .len = place.len});
  }
  uint32_t f = need_field(c, at, entity, name);
  return f == NONE ? NULL : check_own_field(c, at, f);
}

// What can be read in one row: a value, or a ja/nee as a number.
static const struct x *readable(const struct context *c, const struct node *at, struct text name, const struct x *own) {
  if (!own || (own->type != T_OUTCOME && own->type != T_ROW && own->kind != X_FRACTION)) return own ? check_number_of(c, own) : NULL;
  msg(c->model->sink, M_READ_FRACTION, name_place(c->src, at), name);
  return NULL;
}

static const struct x *of_extreme(const struct context *c, const struct node *at, enum x_kind kind, uint32_t entity, const struct x *member, struct text field) {
  const struct model *m = c->model;
  uint32_t by = check_ordered_by(m, entity);
  if (by == NONE) {
    msg(m->sink, M_NO_DATE, node_place(c->src, at), m->entities.p[entity].name);
    return NULL;
  }
  const struct x *own = own_value(c, at, entity, field), *read = readable(c, at, field, own);
  if (!read || !reached_from(c, at, entity)) return NULL;
  struct x *x = from_child(c, at, kind, entity, read, check_own_field(c, at, by));
  if (member->kind != X_TRUE) vec_push(m->arena, &x->args, member);
  return own->type == T_CONDITION ? check_is_ja(c, x) : x;
}

static uint32_t need_entity(const struct context *c, const struct node *at, struct text name) {
  const struct model *m = c->model;
  uint32_t term, e = model_rows(m, name, &term);
  if (e == NONE) msg(m->sink, M_ENTITY_UNKNOWN, node_place(c->src, at), name, nearest_rows(m, name));
  if (term == NONE) return e;
  if (e != NONE) msg(m->sink, M_TERM_HERE, node_place(c->src, at), name, m->entities.p[e].name);
  return NONE;
}

static const struct x *row_of(const struct context *c, const struct node *n, uint32_t entity, const struct x *member) {
  struct x *x = x_new(c, n, X_ROW, T_ROW);
  x->entity = entity;
  x->level = c->level;
  x->a = member;
  return x;
}

enum { FORMULA_LIMIT = 200000 };  // formulas of exceptions, written out in all eisen together

static uint32_t size_of(struct model *m, const struct node *n);

static uint32_t definition_size(struct model *m, uint32_t which) {
  struct m_definition *d = &m->definitions.p[which];
  if (d->size > 0 || d->busy) return d->size;
  d->busy = true;
  uint32_t size = size_of(m, d->expr);
  d->busy = false;
  return d->size = size;
}

// Counts no further than the limit: definitions in definitions grow fast.
static uint32_t size_of(struct model *m, const struct node *n) {
  uint32_t which = n->kind == N_REF || n->kind == N_FIELD_OF ? model_definition(m, n->text) : NONE;
  uint32_t size = which == NONE ? 1 : definition_size(m, which);
  for (const struct node *c = n->child; c && size <= DEFINITION_LIMIT; c = c->next) size += size_of(m, c);
  return size <= DEFINITION_LIMIT ? size : DEFINITION_LIMIT + 1;
}

// The formula of an exception, in which the name itself means what it meant. It may use definitions that are being looked at: these
// use the old meaning too, so that this ends.
static const struct x *redefined(const struct context *c, uint32_t which) {
  struct model *m = c->model;
  struct m_definition *d = &m->definitions.p[which];
  uint32_t meaning = d->meaning;
  const struct m_exception *e = &m->exceptions.p[meaning];
  struct context there = {m, e->src, d->entity, NULL};
  if (m->formulas_written++ > FORMULA_LIMIT) {
    msg(m->sink, M_DEFINITION_LARGE, node_place(e->src, e->new_expr), d->name);
    return NULL;
  }
  bool *busy = NEW_ARRAY(m->arena, bool, m->definitions.n);
  for (size_t i = 0; i < m->definitions.n; i++) busy[i] = m->definitions.p[i].busy, m->definitions.p[i].busy = false;
  d->meaning = NONE;
  d->old = true;
  const struct x *x = check_row_asked(&there, check_expr(&there, e->new_expr));
  d->old = false;
  d->meaning = meaning;
  for (size_t i = 0; i < m->definitions.n; i++) m->definitions.p[i].busy = busy[i];
  return x;
}

const struct x *check_definition(struct model *m, uint32_t which) {
  struct m_definition *d = &m->definitions.p[which];
  struct context there = {m, d->src, d->entity, NULL};
  if (definition_size(m, which) > DEFINITION_LIMIT) {
    msg(m->sink, M_DEFINITION_LARGE, node_place(d->src, d->node), d->name);
    return NULL;
  }
  d->busy = true;
  const struct x *x = check_row_asked(&there, check_expr(&there, d->expr));
  m->definitions.p[which].busy = false;
  return x;
}

// A definitie: its formula, in the row it is defined for.
static const struct x *defined(const struct context *c, const struct node *n, uint32_t which) {
  struct model *m = c->model;
  struct m_definition *d = &m->definitions.p[which];
  if (d->bad) return NULL;
  if (d->busy) {
    msg(m->sink, M_DEFINITION_CYCLE, name_place(d->src, d->node), d->name);
    return NULL;
  }
  if (!model_under(m, c->level, d->entity)) {
    say_other_rows(c, n, d->name, d->entity);
    return NULL;
  }
  bool large = definition_size(m, which) > DEFINITION_LIMIT;
  return d->meaning != NONE && !large ? redefined(c, which) : check_definition(m, which);
}

// Rows by their name.
static const struct x *rows_meant(const struct context *c, const struct node *n, uint32_t entity, uint32_t term) {
  const struct x *member = term == NONE ? x_true(c, n) : check_member(c, n, term);
  return member ? row_of(c, n, entity, member) : NULL;
}

// A name alone: a field of this row or of what it hangs under, else an entity.
static const struct x *plain_name(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  struct map names = {.arena = m->arena};
  const struct x *parameter;
  if (check_parameter(c, n, &parameter)) return parameter;
  for (uint32_t e = c->level; e != NONE; e = m->entities.p[e].parent) {
    uint32_t f = model_field(m, e, n->text);
    if (f != NONE) return check_own_field(c, n, f);
    for (size_t i = 0; i < m->entities.p[e].fields.n; i++) map_set(&names, m->fields.p[m->entities.p[e].fields.p[i]].name, 1);
  }
  uint32_t definition = model_definition(m, n->text);
  if (definition != NONE) return defined(c, n, definition);
  uint32_t term, e = model_rows(m, n->text, &term);
  if (e != NONE) return rows_meant(c, n, e, term);
  if (check_elsewhere(c, n)) return NULL;
  struct text near = nearest_key(&names, n->text);
  if (near.n == 0) near = nearest_rows(m, n->text);
  say_name_unknown(c, n, near);
  return NULL;
}

// A field of the row that comes next to this one, or to one that it hangs under.
static const struct x *of_next(const struct context *c, const struct node *of, struct text field) {
  const struct model *m = c->model;
  uint32_t e = need_entity(c, of, of->text);
  if (e == NONE) return NULL;
  if (e == 0 || !model_under(m, c->level, e)) {
    msg(m->sink, M_NO_NEXT, node_place(c->src, of), m->entities.p[e].name, m->entities.p[c->level].name);
    return NULL;
  }
  uint32_t by = check_ordered_by(m, e);
  if (by == NONE) {
    msg(m->sink, M_NO_DATE, node_place(c->src, of), m->entities.p[e].name);
    return NULL;
  }
  struct text name = field.n > 0 ? field : m->fields.p[by].name;
  const struct x *own = own_value(c, of, e, name), *read = readable(c, of, name, own);
  if (!read) return NULL;
  struct x *x = from_child(c, of, X_NEXT, e, read, check_own_field(c, of, by));
  x->level = e;
  x->mask = of->flags & 1;
  return own->type == T_CONDITION ? check_is_ja(c, x) : x;
}

// «deel van b»: a percentage of a value, not a field of a row.
static bool is_share(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  const struct node *of = n->child;
  uint32_t term = NONE;
  if (of->kind != N_REF && of->kind != N_FIELD_OF) return false;
  if (of->kind == N_REF && (model_rows(m, of->text, &term) != NONE || term != NONE || model_kpi(m, of->text) != NONE)) return false;
  if (check_is_step(c, n)) return false;
  const struct m_parameter *p = check_parameter_named(c, n->text);
  if (p) return p->type == TYPE_PERCENT;
  for (uint32_t e = c->level; e != NONE; e = m->entities.p[e].parent) {
    uint32_t f = model_field(m, e, n->text);
    if (f != NONE) return m->fields.p[f].type == TYPE_PERCENT;
  }
  return model_definition(m, n->text) != NONE;
}

static const struct x *share_of(const struct context *c, const struct node *n) {
  struct place at = name_place(c->src, n);
  struct node name = {.kind = N_REF, .text = n->text, .off = at.off, .len = at.len}, of = *n->child;
  name.next = &of;
  of.next = NULL;
  return check_arithmetic(c, &(struct node){.kind = N_SHARE, .off = n->off, .len = n->len, .child = &name, .last = &of});
}

const struct x *check_reference(const struct context *c, const struct node *n) {
  if (n->kind == N_NEXT) return of_next(c, n, NO_TEXT);
  if (n->kind == N_BY_TABLE) return check_table(c, n);
  if (n->kind == N_REF) return plain_name(c, n);
  const struct x *member;
  if (n->kind == N_FIRST || n->kind == N_LAST) {
    uint32_t e = check_named(c, n, n->text, &member);
    if (e == NONE || c->model->entities.p[e].date == NONE) {
      if (e != NONE) msg(c->model->sink, M_NO_DATE, node_place(c->src, n), n->text);
      return NULL;
    }
    return of_extreme(c, n, n->kind == N_FIRST ? X_FIRST : X_LAST, e, member, c->model->fields.p[c->model->entities.p[e].date].name);
  }
  const struct node *of = n->child;
  if (is_share(c, n)) return share_of(c, n);
  if (check_is_step(c, n)) return check_step(c, n);
  if (of->kind == N_FIELD_OF) {
    msg(c->model->sink, M_OF_OF, node_place(c->src, of));
    return NULL;
  }
  if (of->kind == N_NEXT) return of_next(c, of, n->text);
  uint32_t e = check_named(c, of, of->text, &member);
  if (e == NONE) return NULL;
  if (of->kind == N_REF) return field_of(c, n, e, member, n->text);
  return of_extreme(c, n, of->kind == N_FIRST ? X_FIRST : X_LAST, e, member, n->text);
}

const struct x *check_event(const struct context *c, const struct node *at, const struct x *x) {
  const struct model *m = c->model;
  if (!x) return NULL;
  if (x->type == T_ROW) {
    uint32_t e = x->entity;
    if (m->entities.p[e].date == NONE) {
      msg(m->sink, M_NO_DATE, node_place(c->src, at), m->entities.p[e].name);
      return NULL;
    }
    struct text date = m->fields.p[m->entities.p[e].date].name;
    uint32_t over = check_over(c, e);
    if (model_under(m, c->level, e) || (over != NONE && check_is_only(m, e, over))) return check_field_of_rows(c, at, x, date);
    return of_extreme(c, at, X_FIRST, e, x->a, date);
  }
  if (x->type == T_VALUE && x->value_type == TYPE_DATE) return x;
  msg(m->sink, M_NOT_DATE, node_place(c->src, at), text_from(type_word(x)));
  return NULL;
}

// ---- literals ----

static struct x *constant(const struct context *c, const struct node *n, enum field_type type, int64_t v) {
  struct x *x = x_new(c, n, X_CONST, T_VALUE);
  x->value_type = type;
  x->scale = scale_of(type);
  x->lo = x->hi = v;
  return x;
}

static struct text folded(const struct context *c, struct text t) {
  return text_squeeze(c->model->arena, text_fold(c->model->arena, t));
}

static const struct x *number_literal(const struct context *c, const struct node *n, enum field_type type) {
  struct text t = folded(c, n->text);
  int64_t v = 0;
  enum reading r = type == TYPE_MONEY ? convert_money(t, &v) : type == TYPE_PERCENT ? convert_percent(t, &v) : convert_number(t, &v);
  if (r == READ_OK) return constant(c, n, type, v);
  say_bad_number(c, n, type, r == READ_LARGE);
  return NULL;
}

// `48 uur`
static const struct x *duration_literal(const struct context *c, const struct node *n) {
  struct text t = folded(c, n->text), unit_name = t;
  enum span_unit unit;
  int64_t v = 0;
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == ' ') unit_name = text_slice(t, i + 1, t.n);
  if (!span_unit_named(unit_name, &unit)) return NULL; // the lexer knows no other
  enum reading r = convert_duration(t, unit, &v);
  if (r != READ_OK) {
    say_bad_number(c, n, TYPE_DURATION, r == READ_LARGE);
    return NULL;
  }
  struct x *x = constant(c, n, TYPE_DURATION, v);
  x->class_ = unit;
  return x;
}

// A name beside a choice: one of its leaves, or an inner node.
static const struct x *choice_literal(const struct context *c, const struct node *n, uint32_t class_) {
  const struct m_class *k = &c->model->classes.p[class_];
  uint32_t node = model_node(c->model, class_, n->text);
  if (node == NONE) return NULL;
  struct x *x = x_new(c, n, k->nodes.p[node].leaves == 1 ? X_CONST : X_RANGE, T_VALUE);
  x->value_type = TYPE_CHOICE;
  x->class_ = class_;
  x->lo = k->nodes.p[node].first_leaf;
  x->hi = x->lo + k->nodes.p[node].leaves - 1;
  return x;
}

static const struct x *unknown_choice(const struct context *c, const struct node *n, uint32_t class_) {
  const struct m_class *k = &c->model->classes.p[class_];
  if (k->name.n > 0) {
    say_branch_unknown(c, n, n->text, &class_, 1);
    return NULL;
  }
  struct map names = {.arena = c->model->arena};
  struct buf all = {.arena = c->model->arena};
  for (size_t i = 0; i < k->nodes.n; i++) {
    map_set(&names, k->nodes.p[i].path, 1);
    if (i < 12) buf_format(&all, "%s%.*s", i > 0 ? ", " : "", TP(k->nodes.p[i].path));
  }
  if (k->nodes.n > 12) buf_addz(&all, ", …");
  msg(c->model->sink, M_CHOICE_UNKNOWN, node_place(c->src, n), n->text, buf_text(&all), nearest_key(&names, n->text));
  return NULL;
}

const struct x *check_literal(const struct context *c, const struct node *n, const struct x *beside) {
  bool choice = beside && (beside->type == T_SET || (beside->type == T_VALUE && beside->value_type == TYPE_CHOICE));
  if (choice && (n->kind == N_REF || n->kind == N_NAME || n->kind == N_NUMBER)) {
    const struct x *x = choice_literal(c, n, beside->class_);
    if (x || n->kind != N_REF) return x ? x : unknown_choice(c, n, beside->class_);
    for (uint32_t e = c->level; e != NONE; e = c->model->entities.p[e].parent)
      if (model_field(c->model, e, n->text) != NONE) return check_reference(c, n);
    return unknown_choice(c, n, beside->class_);
  }
  if (choice && (n->kind == N_YES || n->kind == N_NO) && check_is_judged(c, beside))
    return choice_literal(c, &(struct node){.kind = N_NAME, .text = n->kind == N_YES ? TEXT("ja") : TEXT("nee"), .off = n->off, .len = n->len}, beside->class_);
  switch (n->kind) {
  case N_NAME:
    if (n->text.p[0] >= '0' && n->text.p[0] <= '9') return number_literal(c, n, TYPE_NUMBER);
    return check_reference(c, &(struct node){.kind = N_REF, .text = n->text, .off = n->off, .len = n->len});
  case N_NUMBER: return number_literal(c, n, TYPE_NUMBER);
  case N_PERCENT: return number_literal(c, n, TYPE_PERCENT);
  case N_MONEY: return number_literal(c, n, TYPE_MONEY);
  case N_DURATION: return duration_literal(c, n);
  case N_YES: case N_NO: return n->kind == N_YES ? x_true(c, n) : x_not(c, n, x_true(c, n));
  case N_DATE: {
    day d;
    if (date_parse(n->text, &d)) return constant(c, n, TYPE_DATE, d);
    msg(c->model->sink, M_DATE, node_place(c->src, n), n->text);
    return NULL;
  }
  case N_TITLE: {
    struct x *x = x_new(c, n, X_TEXT, T_VALUE);
    x->value_type = TYPE_TEXT;
    x->text = text_squeeze(c->model->arena, text_nfc(c->model->arena, n->text));
    return x;
  }
  default: return check_expr(c, n);
  }
}

const struct workdays *check_workdays(const struct context *c, enum unit unit) {
  for (size_t i = 0; unit == UNIT_WORKDAY && i < c->model->sets.n; i++)
    if (c->model->sets.p[i].src == c->src) return c->model->sets.p[i].workdays.said ? &c->model->sets.p[i].workdays.days : NULL;
  return NULL;
}

static const struct x *shift(const struct context *c, const struct node *n) {
  const struct x *anchor = check_event(c, n->child, check_expr(c, n->child));
  struct named_term term;
  if (!check_term_said(c, node_child(n, 1), &term) || !anchor) return NULL;
  struct x *x = check_shift(c, n, anchor, &term, n->flags & 1);
  return x && check_law(c, node_child(n, 2), x) ? x : NULL;
}

const struct x *check_value(const struct context *c, const struct node *n) {
  if (n->kind == N_SHIFT) return shift(c, n);
  struct x *x = x_new(c, n, X_PEILDATUM, T_VALUE);
  x->value_type = TYPE_DATE;
  return x;
}
