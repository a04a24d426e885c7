// Duties over a stretch of time, and how long the longest stretch was without an event.
#include "expr.h"

// A list of events or documents, with its dates; NULL after an error.
static struct x *over_events(const struct context *c, const struct node *n, enum x_kind kind, enum x_type type) {
  const struct model *m = c->model;
  const struct x *events = check_expr(c, n->child);
  if (!events) return NULL;
  uint32_t over = events->type == T_ROW ? check_over(c, events->entity) : NONE;
  bool only = over != NONE && check_is_only(m, events->entity, over);
  if (events->type != T_ROW || m->entities.p[events->entity].date == NONE || only) {
    msg(m->sink, M_NOT_EVENTS, node_place(c->src, n->child));
    return NULL;
  }
  const struct x *member;
  if (check_child_named(c, n->child, n->child->text, &member) == NONE) return NULL;
  struct context inside = {c->model, c->src, events->entity, c->target};
  struct x *x = x_new(c, n, kind, type);
  x->entity = events->entity;
  x->level = over;
  x->a = x_where(&inside, n, member, check_own_field(&inside, n, m->entities.p[events->entity].date));
  return x->a ? x : NULL;
}

// The day from which the duty runs: of the same row as the duty, or of what it hangs under.
static bool set_anchor(const struct context *c, struct x *x, const struct node *n) {
  const struct model *m = c->model;
  x->b = check_event(c, n, check_expr(c, n));
  if (!x->b) return false;
  if (model_under(m, x->level, x->b->level)) return true;
  msg(m->sink, M_LEVELS, node_place(c->src, n), m->entities.p[x->level].name, m->entities.p[x->b->level].name);
  return false;
}

// `per jaar`, `per maand`: either of the calendar, or never longer without.
static bool is_ambiguous(struct text name) { return text_eq(name, TEXT("jaar")) || text_eq(name, TEXT("maand")); }

static void say_period_word(const struct context *c, struct place at, struct text name) {
  struct text hint = TEXT("Kies kalenderjaar, kwartaal of kalendermaand. Loopt het jaar vanaf een eigen datum, schrijf dan «minstens eens per 12 maanden "
                          "vanaf …», of «elk jaar uiterlijk 30 juni».");
  if (is_ambiguous(name))
    hint = text_format(c->model->arena, "Moet het in %s gebeuren, schrijf dan «minstens eens per kalender%.*s»: tussen twee keer zit soms bijna twee %s. "
                       "Mag er nooit meer dan een %.*s tussen zitten, schrijf dan «minstens eens per 1 %.*s vanaf …», met de datum waarop het begint.",
                       text_eq(name, TEXT("jaar")) ? "elk jaar van 1 januari tot en met 31 december" : "elke maand van de kalender", TP(name),
                       text_eq(name, TEXT("jaar")) ? "jaar" : "maanden", TP(name), TP(name));
  msg(c->model->sink, M_PERIOD_WORD, at, name, hint);
}

// `per jaar vanaf D`, where no parameter has that name.
static bool is_period_word(const struct context *c, const struct node *term) {
  if (term->kind != N_REF || !is_ambiguous(term->text) || check_parameter_named(c, term->text)) return false;
  say_period_word(c, node_place(c->src, term), term->text);
  return true;
}

const struct x *check_periodic(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_PERIODIC, T_OUTCOME);
  struct named_term term;
  if (!x || is_period_word(c, node_child(n, 1)) || !check_term_said(c, node_child(n, 1), &term) || !no_law(c, node_child(n, 3))) return NULL;
  if (term.by && !check_reaches(c, node_child(n, 1), term.by, x->level)) return NULL;
  if (term.by) vec_push(c->model->arena, &x->args, term.by);
  x->lo = term.count;
  x->unit = term.unit;
  if (check_workdays(c, x->unit)) {
    msg(c->model->sink, M_WORKDAY_HERE, node_place(c->src, node_child(n, 1)));
    return NULL;
  }
  return set_anchor(c, x, node_child(n, 2)) ? x : NULL;
}

// `1 juni`: the last day in time is that day for `uiterlijk`, the day before for `voor`.
static bool last_day_in_time(const struct context *c, const struct node *n, int64_t *month_and_day) {
  day d;
  int year, month, dom;
  if (!date_parse(text_format(c->model->arena, "%.*s 2023", TP(n->text)), &d)) {
    msg(c->model->sink, M_DATE, node_place(c->src, n), n->text);
    return false;
  }
  date_split(n->flags & 1 ? d : d - 1, &year, &month, &dom);
  *month_and_day = month * 100 + dom;
  if (*month_and_day == 228 && !(n->flags & 1)) *month_and_day = 229; // before 1 March: the last of February
  return true;
}

// How many months a period of this name has; 0: it is not one with days of its own.
static int months_in(struct text name) {
  static const struct { const char *name; int months; } periods[] = {
      {"jaar", 12}, {"kalenderjaar", 12}, {"kwartaal", 3}, {"kalenderkwartaal", 3}, {"maand", 1}, {"kalendermaand", 1}};
  for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
    if (text_eq(name, text_from(periods[i].name))) return periods[i].months;
  return 0;
}

const struct x *check_yearly(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_YEARLY, T_OUTCOME);
  const struct node *end = node_child(n, 1), *since = node_child(n, 2);
  if (end->kind == N_REF) {
    msg(c->model->sink, M_DAY_OF_YEAR, node_place(c->src, end), end->text);
    return NULL;
  }
  int64_t months = months_in(n->text);
  bool whole = end->kind == N_NONE; // `per kwartaal`: the periods of the calendar
  if (months == 0 || (!whole && months != 12) || (whole && is_ambiguous(n->text))) {
    if (whole) say_period_word(c, node_place(c->src, n), n->text);
    else msg(c->model->sink, M_YEAR, node_place(c->src, n), n->text);
    return NULL;
  }
  int64_t last = 1231;
  if (!x || (!whole && !last_day_in_time(c, end, &last))) return NULL;
  x->lo = months * 10000 + last;
  return since->kind == N_NONE || set_anchor(c, x, since) ? x : NULL;
}

// `langste tussenpoos van E vanaf D`: in days, unless what it is compared with is in months or working days.
const struct x *check_gap(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_GAP, T_VALUE);
  if (!x || !set_anchor(c, x, node_child(n, 1))) return NULL;
  x->value_type = TYPE_DURATION;
  x->scale = 6;
  x->class_ = SPAN_DAY;
  x->unit = UNIT_DAY;
  return x;
}

// Months and working days have no fixed length: then the gap is the least whole number of them that reaches over every stretch,
// and only `hoogstens` and `meer dan` have a meaning. NULL after an error.
const struct x *check_gap_beside(const struct context *c, const struct node *n, const struct x *gap, const struct x *other) {
  bool months = is_duration(other) && !span_alike((enum span_unit)other->class_, SPAN_DAY);
  if (gap->kind != X_GAP || !months) return gap;
  bool whole = (other->kind == X_CONST || other->kind == X_PARAMETER) && other->lo % NUMBER_SCALE == 0;
  if (!whole || (n->kind != N_AT_MOST && n->kind != N_MORE)) {
    msg(c->model->sink, M_GAP_MONTHS, node_place(c->src, n));
    return NULL;
  }
  struct x *x = NEW(c->model->arena, struct x);
  *x = *gap;
  x->unit = other->class_ == SPAN_WORKDAY ? UNIT_WORKDAY : UNIT_MONTH;
  x->class_ = other->class_;
  if (!check_workdays(c, x->unit)) return x;
  msg(c->model->sink, M_WORKDAY_HERE, other->place);
  return NULL;
}

// `heeft op D een vog niet ouder dan n`: some row of the list is that.
const struct x *check_has_recent(const struct context *c, const struct node *n) {
  const struct model *m = c->model;
  const struct x *of;
  uint32_t e = check_child_named(c, n, n->text, &of);
  const struct x *on = check_event(c, node_child(n, 1), check_expr(c, node_child(n, 1)));
  if (e == NONE || !on) return NULL;
  if (m->entities.p[e].date == NONE) {
    msg(m->sink, M_NO_DATE, node_place(c->src, n), m->entities.p[e].name);
    return NULL;
  }
  struct context inside = {c->model, c->src, e, c->target};
  struct x *x = x_new(c, n, X_ANY, T_CONDITION);
  x->entity = e;
  x->level = check_over(c, e);
  x->a = x_and(&inside, n, of, check_not_older(&inside, n, check_own_field(&inside, n, m->entities.p[e].date), node_child(n, 0), on));
  return x->a ? x : NULL;
}

// ---- the toetsperiode ----

static const struct x *period_day(const struct context *c, const struct node *n, bool last) {
  struct x *x = x_new(c, n, X_PERIOD, T_VALUE);
  x->value_type = TYPE_DATE;
  x->lo = last;
  return x;
}

static const struct x *not_after(const struct context *c, const struct node *n, const struct x *a, const struct x *b) {
  struct x *x = x_new(c, n, X_AT_MOST, T_CONDITION);
  if (!check_common_level(c, n, a, b, &x->level)) return NULL;
  x->a = a;
  x->b = b;
  return x;
}

const struct x *check_period(const struct context *c, const struct node *n) {
  if (n->kind == N_IN_PERIOD) {
    const struct x *at = check_event(c, n->child, check_expr(c, n->child));
    if (!at) return NULL;
    return x_and(c, n, not_after(c, n, period_day(c, n, false), at), not_after(c, n, at, period_day(c, n, true)));
  }
  bool first = text_eq(n->text, TEXT("begin")), last = text_eq(n->text, TEXT("einde"));
  if (first || last) return period_day(c, n, last);
  msg(c->model->sink, M_PERIOD_DAY, name_place(c->src, n), n->text);
  return NULL;
}
