// Where answers are cut by a term, a day of a year, and a duty that comes again: see replies.c.
#include "replies.h"

#include "kernel.h"

enum { YEARS_BACK = 30 };

// The first day that, the term added, comes at or after `wanted`: date_add never decreases.
static day moved(day d, int32_t n, enum unit unit, bool by_law) {
  return by_law ? date_add_law(d, n, unit) : date_add(d, n, unit);
}

static day first_day(day wanted, int32_t n, enum unit unit, bool by_law) {
  day lo = DAY_MIN, hi = DAY_MAX;
  while (lo < hi) {
    day middle = lo + (hi - lo) / 2;
    if (moved(middle, n, unit, by_law) >= wanted)
      hi = middle;
    else
      lo = middle + 1;
  }
  return lo;
}

static void cut_before(struct cutter *c, uint32_t to, int64_t cut, int32_t n, enum unit unit, bool by_law) {
  if (cut >= DAY_MIN && cut <= DAY_MAX)
    add_cut(c, to, first_day((day)cut, n, unit, by_law));
}

void cut_term(struct cutter *c, const struct img_code *code) {
  const cuts *from = &c->of[code->dst];
  c->exact = c->exact && !c->loose[code->dst];
  for (size_t i = 0; i < from->n; i++)
    cut_before(c, code->a, from->p[i], (int32_t)img_const(c->v->im, code->b), (enum unit)code->c, code->op == OP_ADD_LAW);
}

// The first day from which the day of the year comes at or after `wanted`: it never decreases.
static day first_before(int64_t wanted, int which) {
  day lo = DAY_MIN, hi = DAY_MAX;
  while (lo < hi) {
    day middle = lo + (hi - lo) / 2;
    if (year_day(middle, which) >= wanted)
      hi = middle;
    else
      lo = middle + 1;
  }
  return lo;
}

void cut_year_day(struct cutter *c, const struct img_code *code) {
  const cuts *from = &c->of[code->dst];
  c->exact = c->exact && !c->loose[code->dst];
  for (size_t i = 0; i < from->n; i++)
    add_cut(c, code->a, first_before(from->p[i], (int)img_const(c->v->im, code->b)));
}

// A term that a parameter says: what it is in each row.
void cut_said(struct cutter *c, const struct img_code *code) {
  const cuts *from = &c->of[code->dst];
  const struct img_pool *pool = &c->v->im->pool[code->c];
  const struct value *by = &c->v->run->regs[code->b].v;
  struct segment s = c->v->segments[code->entity];
  c->exact = c->exact && !c->loose[code->dst];
  for (uint32_t row = s.from; row < s.to; row++) {
    int32_t n = said_units(by->lo[row], (enum unit)pool[1].v, false);
    if (row > s.from && by->lo[row] == by->lo[row - 1])
      continue;
    for (size_t i = 0; i < from->n; i++)
      cut_before(c, code->a, from->p[i], pool[2].v == 1 ? -n : n, (enum unit)pool[1].v, pool[2].v == 2);
  }
}

// Which of them is asked: the dates of the events, the last day of the duty, or the day from which it runs.
static uint32_t asked_of_duty(const struct cutter *c, const struct img_code *code) {
  uint32_t end = duty_more(c->v->im, code->c, code->op == OP_YEARLY_UP ? 0 : 1);
  if (c->again[code->a])
    return code->a;
  return end != NONE && c->again[end] ? end : c->v->im->pool[code->c + 1].v;
}

void cut_periodic(struct cutter *c, const struct img_code *code) {
  const struct img_pool *pool = &c->v->im->pool[code->c];
  int32_t n = (int32_t)img_const(c->v->im, pool[3].v);
  uint32_t by = duty_more(c->v->im, code->c, 0), end = duty_more(c->v->im, code->c, 1), to = asked_of_duty(c, code);
  uint32_t of[] = {code->a, pool[1].v, pool[2].v, end};
  struct segment s = c->v->segments[code->entity];
  if (by != NONE && s.from < s.to)
    n = said_units(c->v->run->regs[by].v.lo[s.from], (enum unit)pool[4].v, false);
  c->exact = false;
  for (int i = 0; i < (end == NONE ? 3 : 4); i++) {
    uint32_t reg = of[i];
    struct cutter near = cutter_for(c->arena, c->w, (struct input){GAP_LIST, code->b, 0});
    near.inner = true;
    add_compared(&near, reg, reg);
    for (uint32_t k = 0; k < near.of[reg].n; k++) {
      add_cut(c, to, near.of[reg].p[k]);
      cut_before(c, to, near.of[reg].p[k], n, (enum unit)pool[4].v, false);
      cut_before(c, to, near.of[reg].p[k], -n, (enum unit)pool[4].v, false);
    }
  }
}

// A year ends on a day of the year: an event before or after it, and what is since then, count in another year.
void cut_yearly(struct cutter *c, const struct img_code *code) {
  const struct img_pool *pool = &c->v->im->pool[code->c];
  const struct value *since = &c->v->run->regs[pool[1].v].v;
  uint32_t row = c->v->segments[code->entity].from, to = asked_of_duty(c, code);
  bool known = row < c->v->segments[code->entity].to && bit_get(since->k, row);
  c->exact = false;
  for (int back = 0; back < YEARS_BACK; back++)
    add_value(c, to, duty_end(c->v->columns->peildatum[c->v->provider], known ? since->lo[row] : DAY_MIN, (int)img_const(c->v->im, pool[3].v), back));
}
