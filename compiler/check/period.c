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

// A day of the same row as the duty, or of what it hangs under; NULL after an error.
static const struct x *day_of_duty(const struct context *c, const struct x *x, const struct node *n) {
  const struct model *m = c->model;
  const struct x *on = check_event(c, n, check_expr(c, n));
  if (!on || model_under(m, x->level, on->level)) return on;
  msg(m->sink, M_LEVELS, node_place(c->src, n), m->entities.p[x->level].name, m->entities.p[on->level].name);
  return NULL;
}

// The day from which the duty runs.
static bool set_anchor(const struct context *c, struct x *x, const struct node *n) {
  x->b = day_of_duty(c, x, n);
  return x->b != NULL;
}

// … and the last day on which it does: of `tot` the day before.
static bool set_end(const struct context *c, struct x *x, const struct node *n) {
  static const struct named_term one_day = {1, UNIT_DAY, NULL};
  if (n->kind == N_NONE) return true;
  x->plus = day_of_duty(c, x, n->child);
  if (x->plus && !(n->flags & 1)) x->plus = check_shift(c, n, x->plus, &one_day, true);
  return x->plus != NULL;
}

// `per jaar`, `per maand`: either of the calendar, or never longer without.
static bool is_ambiguous(struct text name) { return text_eq(name, TEXT("jaar")) || text_eq(name, TEXT("maand")); }

static void say_period_word(const struct context *c, struct place at, struct text name) {
  struct text hint = TEXT("Kies kalenderjaar, halfjaar, kwartaal of kalendermaand. Loopt het jaar vanaf een eigen datum, schrijf dan «minstens eens per 12 maanden "
                          "vanaf …», of «elk jaar uiterlijk 30 juni».");
  if (is_ambiguous(name))
    hint = text_format(c->model->arena, "Moet het in %s gebeuren, schrijf dan «minstens eens per kalender%.*s»: tussen twee keer zit soms bijna twee %s. "
                       "Mag er nooit meer dan een %.*s tussen zitten, schrijf dan «minstens eens per 1 %.*s vanaf …», met de datum waarop het begint.",
                       text_eq(name, TEXT("jaar")) ? "elk jaar van 1 januari tot en met 31 december" : "elke maand van de kalender", TP(name),
                       text_eq(name, TEXT("jaar")) ? "jaar" : "maanden", TP(name), TP(name));
  msg(c->model->sink, M_PERIOD_WORD, at, name, hint);
}

// … behind `2 keer`, which a term cannot follow.
static void say_counted_word(const struct context *c, const struct node *n) {
  struct text hint = TEXT("Hoe vaak telt per kalendermaand, kwartaal, halfjaar of kalenderjaar.");
  if (is_ambiguous(n->text)) hint = text_format(c->model->arena, "Schrijf «… keer per kalender%.*s».", TP(n->text));
  msg(c->model->sink, M_PERIOD_WORD, node_place(c->src, n), n->text, hint);
}

// `per jaar vanaf D`, where no parameter has that name.
static bool is_period_word(const struct context *c, const struct node *term) {
  if (term->kind != N_REF || !is_ambiguous(term->text) || check_parameter_named(c, term->text)) return false;
  say_period_word(c, node_place(c->src, term), term->text);
  return true;
}

// `1 keer per 6 maanden vanaf D` is `eens`; more often has no meaning in a term that slides along.
static bool is_once(const struct context *c, const struct node *often, struct text term) {
  if (often->kind == N_NONE) return true;
  const struct node *least = often->child;
  if (text_eq(often->text, TEXT("minstens")) && least->kind == N_NUMBER && text_eq(least->text, TEXT("1"))) return true;
  msg(c->model->sink, M_OFTEN_TERM, node_place(c->src, often), term);
  return false;
}

const struct x *check_periodic(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_PERIODIC, T_OUTCOME);
  struct named_term term;
  if (!is_once(c, node_child(n, 5), node_child(n, 1)->text)) return NULL;
  if (!x || is_period_word(c, node_child(n, 1)) || !check_term_said(c, node_child(n, 1), &term) || !no_law(c, node_child(n, 3))) return NULL;
  if (term.by && !check_reaches(c, node_child(n, 1), term.by, x->level)) return NULL;
  if (term.by) vec_push(c->model->arena, &x->args, term.by);
  x->lo = term.count;
  x->unit = term.unit;
  if (check_workdays(c, x->unit)) {
    msg(c->model->sink, M_WORKDAY_HERE, node_place(c->src, node_child(n, 1)));
    return NULL;
  }
  return set_anchor(c, x, node_child(n, 2)) && set_end(c, x, node_child(n, 4)) ? x : NULL;
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
      {"jaar", 12}, {"kalenderjaar", 12}, {"halfjaar", 6}, {"kwartaal", 3}, {"kalenderkwartaal", 3}, {"maand", 1}, {"kalendermaand", 1}};
  for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
    if (text_eq(name, text_from(periods[i].name))) return periods[i].months;
  return 0;
}

enum { MOST_YEARS = 99 };

// `per 3 kalenderjaren`: as many behind each other, counted from the year of `sinds`. 0 after an error.
static int64_t months_together(const struct context *c, const struct node *n) {
  const struct node *number = node_child(n, 5);
  int64_t years;
  if (number->kind == N_NONE) return months_in(n->text);
  struct text said = text_format(c->model->arena, "%.*s %.*s", TP(number->text), TP(n->text));
  bool whole = text_to_int(number->text, &years) && years >= 1 && years <= MOST_YEARS;
  if (!whole || (!text_eq(n->text, TEXT("kalenderjaren")) && !(years == 1 && text_eq(n->text, TEXT("kalenderjaar"))))) {
    msg(c->model->sink, M_PERIODS_TOGETHER, node_place(c->src, n), said);
    return 0;
  }
  if (years > 1 && node_child(n, 2)->kind == N_NONE) {
    msg(c->model->sink, M_PERIODS_FROM, node_place(c->src, n), said);
    return 0;
  }
  return years * 12;
}

// A number of times that stands there, or a parameter; NULL after an error.
static const struct x *times(const struct context *c, const struct x *x, const struct node *n) {
  int64_t count;
  if (n->kind == N_REF) {
    const struct x *by = check_given(c, n, "een getal", "2");
    if (by && by->value_type == TYPE_NUMBER) return check_reaches(c, n, by, x->level) ? by : NULL;
    if (by) say_parameter_kind(c, n, by, "een getal");
    return NULL;
  }
  if (n->kind != N_NUMBER || !text_to_int(n->text, &count) || count < 0 || count > INT32_MAX) {
    msg(c->model->sink, M_OFTEN_NUMBER, node_place(c->src, n), n->text);
    return NULL;
  }
  struct x *often = x_new(c, n, X_CONST, T_VALUE);
  often->value_type = TYPE_NUMBER;
  often->scale = 6;
  often->level = 0;
  often->lo = often->hi = count * NUMBER_SCALE;
  return often;
}

// How often in each period: mask 1 tells that args begins with the least number of times, mask 2 that it ends with the most.
static bool set_times(const struct context *c, struct x *x, const struct node *often) {
  if (often->kind == N_NONE) return true;
  const struct node *bounds[] = {node_child(often, 0), node_child(often, 1)};
  if (text_eq(often->text, TEXT("precies"))) bounds[1] = bounds[0];
  for (unsigned i = 0; i < 2; i++) {
    const struct x *bound = bounds[i]->kind == N_NONE ? NULL : times(c, x, bounds[i]);
    if (!bound && bounds[i]->kind != N_NONE) return false;
    if (!bound) continue;
    vec_push(c->model->arena, &x->args, bound);
    x->mask |= 1u << i;
  }
  if (x->args.n < 2 || x->args.p[0]->kind != X_CONST || x->args.p[1]->kind != X_CONST || x->args.p[0]->lo <= x->args.p[1]->lo) return true;
  msg(c->model->sink, M_OFTEN_ORDER, node_place(c->src, often), node_child(often, 0)->text, node_child(often, 1)->text);
  return false;
}

// The months of a period with days of its own; 0 after an error.
static int64_t months_of(const struct context *c, const struct node *n, bool whole) {
  bool counted = node_child(n, 5)->kind != N_NONE;
  int64_t months = months_together(c, n);
  if (months > 0 && (whole || months == 12) && (!whole || !is_ambiguous(n->text))) return months;
  if (whole && !counted && node_child(n, 4)->kind == N_NONE) say_period_word(c, node_place(c->src, n), n->text);
  else if (whole && !counted) say_counted_word(c, n);
  else if (!whole) msg(c->model->sink, M_YEAR, node_place(c->src, n), n->text);
  return 0;
}

const struct x *check_yearly(const struct context *c, const struct node *n) {
  struct x *x = over_events(c, n, X_YEARLY, T_OUTCOME);
  const struct node *end = node_child(n, 1), *since = node_child(n, 2);
  if (end->kind == N_REF) {
    msg(c->model->sink, M_DAY_OF_YEAR, node_place(c->src, end), end->text);
    return NULL;
  }
  bool whole = end->kind == N_NONE; // `per kwartaal`: the periods of the calendar
  int64_t months = months_of(c, n, whole), last = 1231;
  if (!x || months == 0 || (!whole && !last_day_in_time(c, end, &last)) || !set_times(c, x, node_child(n, 4))) return NULL;
  x->lo = months * 10000 + last;
  if (since->kind == N_NONE) return x;
  return set_anchor(c, x, since) && set_end(c, x, node_child(n, 3)) ? x : NULL;
}

// ---- a day of the year ----

const struct x *check_day_in_year(const struct context *c, const struct node *n) {
  const struct node *what = node_child(n, 1);
  day d;
  int year, month, dom;
  if (n->flags != 0 && !text_eq(what->text, TEXT("jaar"))) {
    msg(c->model->sink, M_YEAR_OF, node_place(c->src, what), what->text);
    return NULL;
  }
  if (!date_parse(text_format(c->model->arena, "%.*s 2024", TP(n->text)), &d)) {
    msg(c->model->sink, M_DATE, node_place(c->src, n), n->text);
    return NULL;
  }
  const struct x *from = check_event(c, n->child, check_expr(c, n->child));
  if (!from) return NULL;
  date_split(d, &year, &month, &dom);
  struct x *x = x_new(c, n, X_YEAR_DAY, T_VALUE);
  x->value_type = TYPE_DATE;
  x->level = from->level;
  x->a = from;
  x->lo = n->flags * 10000 + month * 100 + dom;
  return x;
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
