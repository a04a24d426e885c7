// `werkdag is ook zaterdag`, `werkdag is niet 24 december`: what a set means by a working day.
#include "model.h"

static int named(const char *const *names, int n, struct text name) {
  for (int i = 0; i < n; i++)
    if (text_eq(name, text_from(names[i]))) return i;
  return -1;
}

static void set_bit(unsigned *bits, int bit, bool on) { *bits = on ? *bits | 1u << bit : *bits & ~(1u << bit); }

// A day that is a working day in one line and not in another.
static void no_contradiction(struct model *m, struct m_set *s, const struct node *n, struct own_day own) {
  struct m_workdays *w = &s->workdays;
  for (size_t i = 0; i < w->days_said.n; i++) {
    const struct m_said_day *had = &w->days_said.p[i];
    if (had->day.date != own.date || had->day.month_and_day != own.month_and_day || had->day.works == own.works) continue;
    struct message *at = msg(m->sink, M_WORKDAY_BOTH, node_place(s->src, n), n->text);
    msg_note(m->sink, at, M_NOTE_FIRST, node_place(s->src, had->node));
    return;
  }
  vec_push(m->arena, &w->days_said, (struct m_said_day){own, n});
}

static void own_day(struct model *m, struct m_set *s, const struct node *n, bool works) {
  bool yearly = n->kind == N_DAY_OF_YEAR;
  struct own_day own = {.works = works};
  int year, month, dom;
  struct text date = yearly ? text_format(m->arena, "%.*s 2024", TP(n->text)) : n->text;
  if (!date_parse(date, &own.date)) {
    msg(m->sink, M_DATE, node_place(s->src, n), n->text);
    return;
  }
  date_split(own.date, &year, &month, &dom);
  if (yearly) own = (struct own_day){.month_and_day = month * 100 + dom, .works = works};
  vec_push(m->arena, &s->workdays.own, own);
  no_contradiction(m, s, n, own);
}

static void one_day(struct model *m, struct m_set *s, const struct node *n, bool works) {
  static const char *const week[] = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};
  struct workdays *w = &s->workdays.days;
  if (n->kind != N_NAME) {
    own_day(m, s, n, works);
    return;
  }
  int weekday = named(week, 7, n->text), holiday = named(holiday_name, HOLIDAY_NAMES, n->text);
  if (weekday >= 0) set_bit(&w->week, weekday, works);
  else if (holiday >= 0) set_bit(&w->holidays, holiday, !works);
  else msg(m->sink, M_WORKDAY_NAME, node_place(s->src, n), n->text);
  if (weekday >= 0 || holiday >= 0) no_contradiction(m, s, n, (struct own_day){.month_and_day = weekday >= 0 ? weekday + 1 : holiday + 11, .works = works});
}

void model_workdays(struct model *m, struct m_set *s, const struct node *line) {
  struct m_workdays *w = &s->workdays;
  if (!w->said) w->days = (struct workdays){.week = WEEK_USUAL, .holidays = HOLIDAYS_USUAL};
  w->said = true;
  for (const struct node *n = line->child->child; n; n = n->next) one_day(m, s, n, line->flags & 1);
  w->days.own = w->own.p;
  w->days.n_own = w->own.n;
  if (w->days.week == 0) msg(m->sink, M_WORKDAY_NONE, node_place(s->src, line));
}
