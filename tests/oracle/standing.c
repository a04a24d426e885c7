// What an eis says of itself beside its norm (§4, §7): parameters that a role may change, who may waive it, and whether it decides
// anything at all. Both judges use it.
#include "convert.h"
#include "duration.h"
#include "reading.h"

static bool same_word(struct text by, struct text role) {
  if (!text_starts(by, role)) return false;
  char next = by.n > role.n ? by.p[role.n] : ' ';
  return next == ' ' || next == ',' || next == ':' || next == '(';
}

static bool may(struct arena *a, struct text by, const struct node *roles) {
  by = text_fold(a, text_squeeze(a, by));
  for (const struct node *n = roles->child; n; n = n->next)
    if (same_word(by, text_fold(a, n->text))) return true;
  return false;
}

bool o_may_waive(struct arena *a, const struct o_target *t, struct text by) {
  for (; t; t = t->parent)
    if (t->principle) return may(a, by, o_child(t->principle, 0));
  return true;
}

static int64_t value_of(struct arena *a, const struct node *n, enum o_type *type) {
  struct text t = text_fold(a, text_squeeze(a, n->text));
  int64_t v = 0;
  *type = n->kind == N_DURATION ? O_DURATION : n->kind == N_MONEY ? O_MONEY : n->kind == N_PERCENT ? O_PERCENT : n->kind == N_DATE ? O_DATE : O_NUMBER;
  for (enum span_unit unit = SPAN_MINUTE; *type == O_DURATION && unit < SPAN_UNITS; unit++) // of its own family
    if (convert_duration(t, unit, &v) == READ_OK) return v;
  if (*type == O_MONEY) convert_money(t, &v);
  else if (*type == O_PERCENT) convert_percent(t, &v);
  else if (*type == O_DATE) convert_date(t, &v);
  else convert_number(t, &v);
  return v;
}

// A week is 7 days, a year 12 months.
static enum unit unit_of(struct arena *a, const struct node *n) {
  static const enum unit units[] = {[SPAN_MINUTE] = UNIT_DAY,  [SPAN_HOUR] = UNIT_DAY, [SPAN_DAY] = UNIT_DAY,        [SPAN_WEEK] = UNIT_DAY,
                                    [SPAN_MONTH] = UNIT_MONTH, [SPAN_YEAR] = UNIT_MONTH, [SPAN_WORKDAY] = UNIT_WORKDAY};
  struct text t = text_fold(a, text_squeeze(a, n->text));
  int64_t v = 0;
  for (enum span_unit unit = SPAN_MINUTE; n->kind == N_DURATION && unit < SPAN_UNITS; unit++)
    if (convert_duration(t, unit, &v) == READ_OK) return units[unit];
  return UNIT_DAY;
}

// Does some term count from a date what the parameter says?
static bool is_term(const struct node *n, struct text name) {
  static const enum node_kind kinds[] = {N_WITHIN, N_AHEAD, N_NOT_OLDER, N_SHIFT, N_PERIODIC, N_HAS_RECENT};
  bool term = false;
  for (size_t i = 0; n && i < sizeof kinds / sizeof *kinds; i++) term = term || n->kind == kinds[i];
  for (const struct node *c = n ? n->child : NULL; c; c = c->next)
    if ((term && c->kind == N_REF && text_eq(c->text, name)) || is_term(c, name)) return true;
  return false;
}

static bool is_term_of(const struct o_target *t, struct text name) {
  if (is_term(t->norm, name) || is_term(t->each, name)) return true;
  for (size_t i = 0; i < t->when.n; i++)
    if (is_term(t->when.p[i], name)) return true;
  for (size_t i = 0; i < t->parts.n; i++)
    if (is_term_of(t->parts.p[i], name)) return true;
  return false;
}

// A term in days, months or working days stays one: of the same family, whole and not below zero. Other values are of the same kind.
static bool fits(struct arena *a, const struct o_parameter *p, const struct node *said, enum o_type type, int64_t value) {
  if (type != p->type) return false;
  if (type != O_DURATION) return true;
  int64_t one = p->unit == UNIT_DAY ? O_DAY : O_SCALE;
  return unit_of(a, said) == p->unit && ((value >= 0 && value % one == 0) || !is_term_of(p->target, p->name));
}

bool o_standing(struct o_model *m, struct o_target *t, const struct node *n) {
  if (n->kind == N_SHOWN || n->kind == N_ADDRESSED) t->shown = true;
  else if (n->kind == N_PRINCIPLE) t->principle = n;
  else if (n->kind == N_PARAMETER) {
    struct o_parameter *p = NEW(m->arena, struct o_parameter);
    *p = (struct o_parameter){.name = n->text, .target = t, .roles = o_child(n, 1), .index = (unsigned)m->parameters.n};
    p->value = value_of(m->arena, o_child(n, 0), &p->type);
    p->unit = unit_of(m->arena, o_child(n, 0));
    vec_push(m->arena, &m->parameters, p);
  } else return false;
  return true;
}

const struct o_parameter *o_parameter_named(const struct o_model *m, const struct o_target *t, struct text name) {
  for (; t; t = t->parent)
    for (size_t i = 0; i < m->parameters.n; i++)
      if (m->parameters.p[i]->target == t && text_eq(m->parameters.p[i]->name, name)) return m->parameters.p[i];
  return NULL;
}

int64_t o_parameter_value(const struct o_parameter *p, struct o_row *row) {
  row = o_row_at(row, p->target->rows);
  if (!row->changed[p->index]) return p->value;
  return row->changed_now[p->index] ? row->changed_most[p->index] : row->changed_to[p->index];
}

// Of the target itself, or the only one of that name below it.
static const struct o_parameter *meant(const struct o_model *m, const struct o_target *t, struct text name) {
  const struct o_parameter *found = NULL;
  unsigned n = 0;
  for (size_t i = 0; i < m->parameters.n; i++) {
    const struct o_parameter *p = m->parameters.p[i];
    const struct o_target *up = p->target;
    while (up && up != t) up = up->parent;
    if (!up || !text_eq(p->name, name)) continue;
    if (p->target == t) return p;
    found = p;
    n++;
  }
  return n == 1 ? found : NULL;
}

bool o_right_version(const struct o_target *t, const struct node *version) {
  struct text own = NO_TEXT;
  const struct node *head = o_child(t->set->root, 1);
  for (const struct node *n = head ? head->child : NULL; n; n = n->next)
    if (n->kind == N_VERSION) own = n->child->text;
  return !version || text_eq(own, version->text);
}

const struct o_parameter *o_waived_parameter(const struct o_model *m, const struct o_target *t, const struct node *waived, struct text by,
                                             int64_t *value) {
  const struct o_parameter *p = meant(m, t, waived->text);
  enum o_type type;
  *value = value_of(m->arena, waived->child, &type);
  return p && may(m->arena, by, p->roles) && fits(m->arena, p, waived->child, type, *value) ? p : NULL;
}
