// Parameters: values of a norm that a role may change in a waiver. They are known where the eis or onderdeel that declares them
// is, and in its onderdelen.
#include <string.h>

#include "convert.h"
#include "expr.h"
#include "spelling.h"

static bool is_fixed_value(const struct node *n) {
  return n->kind == N_NUMBER || n->kind == N_PERCENT || n->kind == N_MONEY || n->kind == N_DATE || n->kind == N_DURATION;
}

// A field or definitie of the same name would never be meant in the norm.
static void check_name(struct model *m, const struct m_parameter *p, uint32_t level) {
  uint32_t definition = model_definition(m, p->name), field = NONE;
  for (uint32_t e = level; e != NONE && field == NONE; e = m->entities.p[e].parent) field = model_field(m, e, p->name);
  struct place at = name_place(p->src, p->node);
  if (field != NONE) model_say_field(m, at, p->name, "een parameter", field);
  else if (definition != NONE && model_under(m, level, m->definitions.p[definition].entity))
    msg_note(m->sink, msg(m->sink, M_TERM_TWICE, at, p->name), M_NOTE_FIRST, name_place(m->definitions.p[definition].src, m->definitions.p[definition].node));
}

// In rows further down a field of that name is nearer, and the parameter would be meant all the same.
static bool is_clear(const struct context *c, const struct node *n, const struct m_parameter *p) {
  const struct model *m = c->model;
  for (uint32_t e = c->level; e != p->level && e != NONE; e = m->entities.p[e].parent) {
    uint32_t field = model_field(m, e, p->name);
    if (field == NONE) continue;
    model_say_field(c->model, node_place(c->src, n), p->name, "een parameter", field);
    return false;
  }
  return true;
}

void check_parameters(struct model *m, uint32_t target, uint32_t level) {
  for (size_t i = 0; i < m->parameters.n; i++) {
    struct m_parameter *p = &m->parameters.p[i];
    if (p->target != target) continue;
    struct context c = {m, p->src, level, NULL};
    const struct x *x = NULL;
    p->level = level;
    if (is_fixed_value(p->literal)) x = check_literal(&c, p->literal, NULL);
    else msg(m->sink, M_PARAMETER_VALUE, node_place(p->src, p->literal), p->name);
    check_name(m, p, level);
    if (!x) continue;
    p->known = true;
    p->type = x->value_type;
    p->class_ = x->class_;
    p->scale = x->scale;
    p->value = x->lo;
  }
}

const struct m_target check_any_target;

static uint32_t find_parameter(const struct model *m, uint32_t target, struct text name) {
  for (uint32_t i = 0; i < m->parameters.n; i++)
    if ((target == NONE || m->parameters.p[i].target == target) && text_eq(m->parameters.p[i].name, name)) return i;
  return NONE;
}

// Of the target or of what it is a part of.
static uint32_t parameter_at(const struct context *c, struct text name) {
  const struct model *m = c->model;
  if (c->target == &check_any_target) return find_parameter(m, NONE, name);
  uint32_t target = c->target ? (uint32_t)(c->target - m->targets.p) : NONE, found = NONE;
  for (; target != NONE && found == NONE; target = m->targets.p[target].parent) found = find_parameter(m, target, name);
  return found;
}

const struct m_parameter *check_parameter_named(const struct context *c, struct text name) {
  uint32_t found = parameter_at(c, name);
  return found == NONE ? NULL : &c->model->parameters.p[found];
}

bool check_elsewhere(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  uint32_t other = find_parameter(m, NONE, n->text);
  if (other == NONE) return false;
  const struct m_parameter *p = &m->parameters.p[other];
  const struct m_target *t = &m->targets.p[p->target];
  struct text number = t->eis == NONE ? t->number : m->targets.p[t->eis].number;
  const char *kind = t->kpi > 0 ? "" : t->exception != NONE ? "een afwijking" : "eis ";
  struct text whose = t->exception != NONE ? text_from(kind) : text_format(m->arena, "%s%.*s", kind, TP(number));
  msg_note(m->sink, msg(m->sink, M_PARAMETER_ELSEWHERE, node_place(c->src, n), p->name, whose), M_NOTE_FIRST, name_place(p->src, p->node));
  return true;
}

static void say_not_here(const struct context *c, const struct node *n, const struct m_parameter *p) {
  const struct model *m = c->model;
  const struct m_entity *rows = &m->entities.p[p->level];
  struct text why = text_format(m->arena, "Zet de parameter bij een deel van de eis dat over %.*s gaat.", TP(m->entities.p[c->level].name));
  msg_note(m->sink, msg(m->sink, M_PARAMETER_ROWS, node_place(c->src, n), p->name, rows->name, m->entities.p[c->level].name, why), M_NOTE_FIRST,
           name_place(p->src, p->node));
}

bool check_parameter(const struct context *c, const struct node *n, const struct x **out) {
  const struct model *m = c->model;
  uint32_t found = parameter_at(c, n->text);
  *out = NULL;
  if (found == NONE) return false;
  const struct m_parameter *p = &m->parameters.p[found];
  bool any = c->target == &check_any_target, here = any || model_under(m, c->level, p->level);
  if (p->known && !here) say_not_here(c, n, p);
  if (!p->known || !here || (!any && !is_clear(c, n, p))) return true;
  struct x *x = x_new(c, n, any ? X_CONST : X_PARAMETER, T_VALUE);
  x->field = found;
  x->value_type = (enum field_type)p->type;
  x->scale = p->scale;
  x->class_ = p->class_;
  x->level = any ? 0 : p->level;
  x->lo = x->hi = p->value;
  *out = x;
  return true;
}

bool check_reaches(const struct context *c, const struct node *n, const struct x *parameter, uint32_t level) {
  struct context rows = *c;
  rows.level = level;
  if (model_under(c->model, level, parameter->level)) return true;
  say_not_here(&rows, n, &c->model->parameters.p[parameter->field]);
  return false;
}

// ---- where a norm has a number ----

// «datum na 01-01-2025» reads as a term, and is meant as a comparison.
static bool is_date_compared(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  uint32_t f = model_field(m, c->level, n->text), behind = n->off + n->len + 1;
  return f != NONE && m->fields.p[f].type == TYPE_DATE && spelling_tell(m->arena, m->sink, c->src, n->off, behind, behind);
}

const struct x *check_given(const struct context *c, const struct node *n, const char *asked, const char *like) {
  const struct x *x;
  if (check_parameter(c, n, &x)) return x;
  if (is_date_compared(c, n)) return NULL;
  uint32_t other = find_parameter(c->model, NONE, n->text);
  bool term = text_eq(text_from(asked), TEXT("een termijn"));
  struct text field = term ? text_format(c->model->arena, " Bij een veld met een duur schrijft u «… uiterlijk op datum + %.*s».", TP(n->text)) : NO_TEXT;
  struct message *at = msg(c->model->sink, M_NO_PARAMETER, node_place(c->src, n), n->text, text_from(asked), field, text_from(like));
  if (other != NONE) msg_note(c->model->sink, at, M_NOTE_FIRST, name_place(c->model->parameters.p[other].src, c->model->parameters.p[other].node));
  return NULL;
}

void say_parameter_kind(const struct context *c, const struct node *n, const struct x *x, const char *asked) {
  const struct m_parameter *p = &c->model->parameters.p[x->field];
  struct message *at = msg(c->model->sink, M_PARAMETER_KIND, node_place(c->src, n), p->name, text_from(type_word(x)), text_from(asked));
  msg_note(c->model->sink, at, M_NOTE_FIRST, name_place(p->src, p->node));
}

enum { LONGEST = 100000 };

static const enum unit units[] = {[SPAN_MINUTE] = UNIT_DAY,  [SPAN_HOUR] = UNIT_DAY, [SPAN_DAY] = UNIT_DAY,        [SPAN_WEEK] = UNIT_WEEK,
                                  [SPAN_MONTH] = UNIT_MONTH, [SPAN_YEAR] = UNIT_YEAR, [SPAN_WORKDAY] = UNIT_WORKDAY};

static bool duration_said(const struct context *c, const struct node *n, struct named_term *out) {
  struct text rest = text_squeeze(c->model->arena, text_fold(c->model->arena, n->text)), number = NO_TEXT;
  enum span_unit span = SPAN_DAY;
  text_split(&rest, ' ', &number);
  span_unit_named(rest, &span);
  out->unit = units[span];
  bool whole = text_to_int(number, &out->count), negative = number.n > 0 && number.p[0] == '-';
  if (negative) msg(c->model->sink, M_TERM_NEGATIVE, node_place(c->src, n), n->text, text_slice(n->text, 1, n->text.n));
  else if (span == SPAN_MINUTE || span == SPAN_HOUR) msg(c->model->sink, M_TERM_HOURS, node_place(c->src, n), text_from(span_many(span)), n->text);
  else if (!whole && memchr(number.p, ',', number.n)) msg(c->model->sink, M_TERM_WHOLE, node_place(c->src, n), n->text);
  else if (!whole || out->count > LONGEST) msg(c->model->sink, M_DURATION, node_place(c->src, n), n->text);
  else return true;
  return false;
}

// A whole number of days, weeks, months, years or working days.
static bool is_term(const struct x *x, struct named_term *out) {
  enum span_unit span = (enum span_unit)x->class_;
  enum span_unit base = span_alike(span, SPAN_DAY) ? SPAN_DAY : span_alike(span, SPAN_MONTH) ? SPAN_MONTH : SPAN_WORKDAY;
  int64_t unit = NUMBER_SCALE * span_size(base); // a waiver may say weeks as days, and years as months
  out->unit = units[base];
  out->count = x->lo / unit;
  return span != SPAN_MINUTE && span != SPAN_HOUR && x->lo >= 0 && x->lo % unit == 0 && out->count <= LONGEST;
}

bool check_term_said(const struct context *c, const struct node *n, struct named_term *out) {
  *out = (struct named_term){0, UNIT_DAY, NULL};
  if (n->kind != N_REF) return duration_said(c, n, out);
  const struct x *x = check_given(c, n, "een termijn", "2 weken");
  if (!x) return false;
  bool good = is_duration(x) && is_term(x, out);
  out->by = x;
  if (!is_duration(x)) say_parameter_kind(c, n, x, "een termijn");
  else if (!good) {
    const struct m_parameter *p = &c->model->parameters.p[x->field];
    msg_note(c->model->sink, msg(c->model->sink, M_PARAMETER_TERM, node_place(c->src, n), p->name, p->literal->text), M_NOTE_FIRST, name_place(p->src, p->node));
  }
  return good;
}

struct x *check_shift(const struct context *c, const struct node *at, const struct x *from, const struct named_term *term, bool back) {
  struct x *x = x_new(c, at, X_SHIFT, T_VALUE);
  x->a = from;
  x->b = term->by;
  x->level = from->level;
  x->lo = back ? -term->count : term->count;
  x->mask = back;
  x->unit = term->unit;
  x->workdays = check_workdays(c, term->unit);
  x->value_type = TYPE_DATE;
  if (term->by && !check_common_level(c, at, from, term->by, &x->level)) return NULL;
  return x;
}
