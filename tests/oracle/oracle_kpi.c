// Kpi's (§6): what is measured in each period, and all steps that the ladder may have reached. The slow and obvious way.
#include <stdlib.h>

#include "oracle_expr.h"

// What a period may have measured. `rows`: whether it has any, a set of truth values. Where it has: a number from lo to hi.
struct measured {
  unsigned rows;
  struct o_rat lo, hi;
  bool broken; // a division of which nothing can be said
};
typedef VEC(struct measured) measures;

// One row: whether it falls in each period is asked apart.
struct counted {
  struct o_row *row;
  unsigned member, met;
  struct o_val date, value[2];
};
typedef VEC(struct counted) counted_rows;

static struct o_rat endless(int sign) { return rat_endless(sign); }

// ---- the rows ----


typedef VEC(struct o_row *) rows_found;
static void find_rows(const struct o_facts *f, struct o_row *row, const struct o_entity *e, rows_found *out, int64_t *before) {
  if (row->entity == e) {
    vec_push(f->model->arena, out, row);
    return;
  }
  for (size_t i = 1; i < f->model->entities.n; i++) {
    const struct o_entity *child = f->model->entities.p[i];
    if (child->parent != row->entity || !o_under(e, child)) continue;
    struct o_list *l = &row->lists[i];
    // What hangs under a row that nobody told of is of any day.
    int64_t missing = child == e || !l->open ? o_missing_before(l) : (int64_t)DAY_MAX + 1;
    if (l->open) l->reads += 2;
    if (missing > *before) *before = missing;
    for (size_t r = 0; r < l->rows.n; r++) find_rows(f, l->rows.p[r], e, out, before);
  }
}

static const struct node *part_of(const struct o_kpi *k, unsigned i) { return k->measure->kind == N_MEASURE ? o_child(k->measure, i) : NULL; }
static bool is_mean(const struct o_kpi *k) { return part_of(k, 0) && text_eq(part_of(k, 0)->text, TEXT("gemiddelde")); }

// A field of the row, or a definitie.
static struct o_val added(const struct o_where *in, const struct o_kpi *k, const struct node *name) {
  const struct o_field *f = o_field_named(k->rows, name->text);
  struct node of = {.kind = N_REF, .text = name->text, .off = name->off, .len = name->len};
  return f ? o_cell(in->row, f) : o_value(in, &of, NULL);
}

static struct counted look_at(const struct o_where *w, const struct o_kpi *k, struct o_row *row) {
  struct o_where in = o_in_row(w, row);
  bool twice = k->measure->kind == N_MEASURE; // what decides about membership counts more than once
  struct counted c = {.row = row, .member = o_and(o_member(&in, k->name), k->filter ? o_condition(&in, k->filter) : C_WAAR), .met = C_WAAR};
  c.date = o_cell(row, k->date);
  if (twice) o_member(&in, k->name);
  if (twice && k->filter) o_condition(&in, k->filter);
  o_cell(row, k->date); // one that is not known matters for more than one period
  if (k->measure->kind == N_TALLY) c.met = o_condition(&in, k->measure->child);
  for (unsigned i = 0; i < 2 && part_of(k, i); i++)
    if (o_child(part_of(k, i), 0)) c.value[i] = added(&in, k, o_child(part_of(k, i), 0));
  if (is_mean(k)) {
    unsigned there = (c.value[0].some ? C_WAAR : 0) | (c.value[0].none ? C_ONWAAR : 0);
    added(&in, k, o_child(part_of(k, 0), 0));
    c.member = o_and(c.member, there);
  }
  return c;
}

static unsigned falls_in(const struct counted *c, struct o_period p) {
  unsigned here = c->date.some && c->date.lo <= p.last && c->date.hi >= p.first ? C_WAAR : 0;
  bool elsewhere = c->date.none || !c->date.some || c->date.lo < p.first || c->date.hi > p.last;
  return o_and(c->member, here | (elsewhere ? C_ONWAAR : 0));
}

// ---- the measure ----

struct range { struct o_rat lo, hi; };

static struct range count_rows(const counted_rows *all, struct o_period p, bool open) {
  int64_t surely = 0, perhaps = 0;
  for (size_t i = 0; i < all->n; i++) {
    unsigned in = falls_in(&all->p[i], p);
    surely += in == C_WAAR;
    perhaps += (in & C_WAAR) != 0;
  }
  int64_t least = surely == 0 && (perhaps > 0 || open) ? 1 : surely; // where there are none, there is nothing to say
  return (struct range){rat_of(least, 1), open ? endless(1) : rat_of(perhaps, 1)};
}

static struct range sum_rows(const counted_rows *all, struct o_period p, unsigned which, bool open) {
  struct range sum = {rat_of(0, 1), rat_of(0, 1)};
  for (size_t i = 0; i < all->n; i++) {
    unsigned in = falls_in(&all->p[i], p);
    const struct o_val *v = &all->p[i].value[which];
    if (!(in & C_WAAR) || !v->some) continue;
    bool maybe_not = in & C_ONWAAR || v->none;
    struct o_rat lo = o_least(v), hi = o_most(v);
    if (lo.endless || hi.endless || v->broken) open = true; // one side without a bound is both
    if (!maybe_not || rat_sign(lo) < 0) sum.lo = rat_add(sum.lo, lo);
    if (!maybe_not || rat_sign(hi) > 0) sum.hi = rat_add(sum.hi, hi);
  }
  return open ? (struct range){endless(-1), endless(1)} : sum;
}

static struct range share_rows(const counted_rows *all, struct o_period p, bool open) {
  int64_t pl = 0, ph = 0, fl = 0, fh = 0;
  for (size_t i = 0; i < all->n; i++) {
    unsigned in = falls_in(&all->p[i], p), met = all->p[i].met;
    if (!(in & C_WAAR)) continue;
    pl += in == C_WAAR && met == C_WAAR;
    ph += (met & C_WAAR) != 0;
    fl += in == C_WAAR && met == C_ONWAAR;
    fh += (met & C_ONWAAR) != 0;
  }
  const int64_t whole = 100;
  if (open || ph + fh == 0) return (struct range){rat_of(0, 1), rat_of(whole, 1)};
  return (struct range){pl + fh > 0 ? rat_of(whole * pl, pl + fh) : rat_of(whole, 1), ph + fl > 0 ? rat_of(whole * ph, ph + fl) : rat_of(0, 1)};
}

static struct range part(const struct o_kpi *k, const counted_rows *all, struct o_period p, unsigned which, bool open) {
  return o_child(part_of(k, which), 0) ? sum_rows(all, p, which, open) : count_rows(all, p, open);
}

// A ratio that is compared with a percentage is one.
static struct o_rat factor(const struct o_where *w, const struct o_kpi *k) {
  bool percent = o_said(w, o_child(k->norm, 1)).type == O_PERCENT && part_of(k, 1);
  return rat_of(percent ? 100 : 1, 1);
}

static struct range turned(struct range r) { return (struct range){rat_minus(r.hi), rat_minus(r.lo)}; }

static void divide(struct measured *m, struct range a, struct range b, struct o_rat times) {
  if (!b.lo.endless && !b.hi.endless && rat_sign(b.hi) < 0) a = turned(a), b = turned(b);
  m->broken = b.lo.endless || b.hi.endless || rat_sign(b.lo) <= 0 || a.lo.endless || a.hi.endless;
  if (m->broken) return;
  m->lo = rat_times(times, rat_over(a.lo, rat_sign(a.lo) >= 0 ? b.hi : b.lo));
  m->hi = rat_times(times, rat_over(a.hi, rat_sign(a.hi) >= 0 ? b.lo : b.hi));
}

static struct measured measure(const struct o_where *w, const struct o_kpi *k, const counted_rows *all, struct o_period p, bool open) {
  struct measured m = {.rows = C_ONWAAR};
  bool some = open;
  for (size_t i = 0; i < all->n; i++) {
    unsigned in = falls_in(&all->p[i], p);
    some = some || in & C_WAAR;
    if (in == C_WAAR) m.rows = 0;
  }
  if (some) m.rows |= C_WAAR;
  if (k->measure->kind == N_TALLY) {
    struct range r = share_rows(all, p, open);
    m.lo = r.lo, m.hi = r.hi;
    return m;
  }
  struct range a = part(k, all, p, 0, open);
  m.lo = a.lo, m.hi = a.hi;
  if (m.rows & C_ONWAAR && o_child(part_of(k, 0), 0)) *w->facts->rough = true; // no rows and a sum over no rows are apart
  if (is_mean(k)) divide(&m, a, count_rows(all, p, open), rat_of(1, 1));
  if (part_of(k, 1)) divide(&m, a, part(k, all, p, 1, open), factor(w, k));
  if (is_mean(k) || part_of(k, 1)) *w->facts->rough = *w->facts->rough || m.broken;
  return m;
}

static measures measure_all(const struct o_where *w, const struct o_kpi *k) {
  measures out = {0};
  rows_found found = {0};
  counted_rows all = {0};
  int64_t before = DAY_MIN;
  find_rows(w->facts, w->facts->top, k->rows, &found, &before);
  if (before > DAY_MIN && k->date != k->rows->date) before = (int64_t)DAY_MAX + 1; // of another date nothing was said
  for (size_t i = 0; i < found.n; i++) vec_push(w->facts->model->arena, &all, look_at(w, k, found.p[i]));
  for (size_t i = 0; i < k->periods.n; i++) vec_push(w->facts->model->arena, &out, measure(w, k, &all, k->periods.p[i], k->periods.p[i].first < before));
  return out;
}

// ---- comparing ----

static struct o_rat amount(const struct o_where *w, const struct node *n) {
  struct o_val v = o_said(w, n);
  return o_least(&v);
}

static unsigned truth(bool waar, bool onwaar) { return (waar ? C_WAAR : 0) | (onwaar ? C_ONWAAR : 0); }

static unsigned stands(const struct o_where *w, const struct measured *m, const struct node *bound) {
  if (m->broken) return C_WAAR | C_ONWAAR;
  if (bound->kind == N_BETWEEN && rat_compare(m->lo, m->hi) != 0) *w->facts->hull = true; // a share or number may jump over it
  struct o_rat a = amount(w, o_child(bound, 1)), b = bound->kind == N_BETWEEN ? amount(w, o_child(bound, 2)) : a;
  switch (bound->kind) {
  case N_AT_MOST: return truth(rat_compare(m->lo, a) <= 0, rat_compare(m->hi, a) > 0);
  case N_AT_LEAST: return truth(rat_compare(m->hi, a) >= 0, rat_compare(m->lo, a) < 0);
  case N_MORE: return truth(rat_compare(m->hi, a) > 0, rat_compare(m->lo, a) <= 0);
  case N_LESS: return truth(rat_compare(m->lo, a) < 0, rat_compare(m->hi, a) >= 0);
  default: return o_and(truth(rat_compare(m->hi, a) >= 0, rat_compare(m->lo, a) < 0), truth(rat_compare(m->lo, b) <= 0, rat_compare(m->hi, b) > 0));
  }
}

static unsigned bound_holds(const struct o_where *w, const struct o_kpi *k, const struct measured *m, const struct node *bound) {
  if (bound->kind == N_INSIDE || bound->kind == N_OUTSIDE) {
    unsigned in = stands(w, m, k->norm);
    return bound->kind == N_INSIDE ? in : o_not(in);
  }
  return stands(w, m, bound);
}

// Where nobody knows which periods there are, nobody knows anything of it.
static bool is_unsettled(const struct o_where *w, const struct o_kpi *k) {
  if (k->since) o_cell(w->facts->top, k->since);
  if (k->since) o_cell(w->facts->top, k->since); // it decides about more than one period
  if (k->unsettled) *w->facts->hull = true;
  return k->unsettled;
}

unsigned o_kpi_outcome(const struct o_where *from, const struct o_target *t) {
  struct o_where here = *from, *w = &here;
  here.self = t;
  struct o_kpi k = o_kpi_of(w->facts->model, t, w->facts);
  if (is_unsettled(w, &k)) return O_NVT | O_JA | O_NEE;
  measures all = measure_all(w, &k);
  unsigned out = 0;
  for (size_t i = all.n; i-- > 0;) {
    unsigned in = stands(w, &all.p[i], k.norm);
    if (all.p[i].rows & C_WAAR) out |= (in & C_WAAR ? O_JA : 0) | (in & C_ONWAAR ? O_NEE : 0);
    if (!(all.p[i].rows & C_ONWAAR)) return out;
  }
  return out | O_NVT;
}

// ---- looking back ----

// This period and the n - 1 before it have rows, and it is so in each.
static unsigned on_end(const struct o_where *w, const struct o_kpi *k, const measures *all, size_t at, const struct node *look, int64_t n) {
  unsigned holds = at + 1 < (size_t)n ? C_ONWAAR : C_WAAR;
  for (int64_t i = 0; i < n && i <= (int64_t)at; i++) {
    const struct measured *m = &all->p[at - (size_t)i];
    unsigned here = m->rows & C_WAAR ? bound_holds(w, k, m, look->child) : 0;
    holds = o_and(holds, here | (m->rows & C_ONWAAR));
  }
  return holds;
}

static unsigned look_back(const struct o_where *w, const struct o_kpi *k, const measures *all, size_t at, const struct node *look) {
  int64_t n = o_periods(look);
  unsigned now = on_end(w, k, all, at, look, n), before = C_ONWAAR;
  for (size_t i = 0; i < at; i++) before = o_or(before, on_end(w, k, all, i, look, n));
  return look->flags & 1 ? o_and(now, o_not(before)) : look->flags & 2 ? o_and(now, before) : now;
}

static struct o_rat far(const struct o_where *w, const struct o_kpi *k, struct o_rat x) {
  struct o_rat a = amount(w, o_child(k->norm, 1)), b = k->norm->kind == N_BETWEEN ? amount(w, o_child(k->norm, 2)) : a;
  bool least = k->norm->kind == N_AT_LEAST || k->norm->kind == N_MORE, most = k->norm->kind == N_AT_MOST || k->norm->kind == N_LESS;
  if (!least && rat_compare(x, b) > 0) return rat_add(x, rat_minus(b));
  if (!most && rat_compare(x, a) < 0) return rat_add(a, rat_minus(x));
  return rat_of(0, 1);
}

// From the nearest to the farthest that the measure may lie outside the norm.
static struct range distance(const struct o_where *w, const struct o_kpi *k, const struct measured *m) {
  if (m->broken || m->lo.endless || m->hi.endless) return (struct range){rat_of(0, 1), endless(1)};
  struct o_rat x = far(w, k, m->lo), y = far(w, k, m->hi);
  bool inside = stands(w, m, k->norm) & C_WAAR;
  bool less = rat_compare(x, y) < 0;
  return (struct range){inside ? rat_of(0, 1) : less ? x : y, less ? y : x};
}

static unsigned no_better(const struct o_where *w, const struct o_kpi *k, const measures *all, size_t at) {
  struct range now = distance(w, k, &all->p[at]);
  unsigned out = 0, in = stands(w, &all->p[at], k->norm);
  if (!(all->p[at].rows & C_WAAR)) return C_ONWAAR;
  if (all->p[at].rows & C_ONWAAR || in & C_WAAR) out |= C_ONWAAR;
  for (size_t i = at; i-- > 0;) {
    if (!(all->p[i].rows & C_WAAR)) continue;
    struct range then = distance(w, k, &all->p[i]);
    if (in & C_ONWAAR && rat_compare(now.hi, then.lo) >= 0) out |= C_WAAR;
    if (rat_compare(now.lo, then.hi) < 0) out |= C_ONWAAR;
    if (!(all->p[i].rows & C_ONWAAR)) return out;
  }
  return out | C_ONWAAR;
}

// Said on the peildatum: in the last period that has rows.
static unsigned said(const struct o_where *w, const measures *all, size_t at, const struct o_field *f) {
  struct o_val v = o_cell(w->facts->top, f);
  unsigned holds = o_and(truth(v.some && v.hi > 0, (v.some && v.lo == 0) || v.none), all->p[at].rows);
  for (size_t i = at + 1; i < all->n; i++) holds = o_and(holds, o_not(all->p[i].rows));
  return holds;
}

static unsigned rule_holds(const struct o_where *w, const struct o_kpi *k, const measures *all, size_t at, const struct o_kpi_rule *r) {
  unsigned holds = C_WAAR;
  for (size_t i = 0; i < r->looks.n; i++) {
    const struct node *look = r->looks.p[i];
    holds = o_and(holds, look->kind == N_NO_BETTER ? no_better(w, k, all, at)
                         : look->kind == N_LOOK_JUDGE ? said(w, all, at, r->fields.p[i]) : look_back(w, k, all, at, look));
  }
  return holds;
}

// ---- the ladder ----

// One step further, when it is known which rules hold.
static int climb(const struct o_kpi *k, int state, unsigned holding) {
  int high = 0, base = state;
  for (size_t i = 0; i < k->rules.n; i++) {
    const struct o_kpi_rule *r = &k->rules.p[i];
    if (!(holding >> i & 1) || (r->after >= 0 && r->after != state)) continue;
    if (!r->back && r->step > high) high = r->step;
    if (r->back && r->step < base) base = r->step;
  }
  return high > base ? high : base;
}

// Every way in which the rules may hold or not.
static unsigned climb_all(const struct o_kpi *k, int state, const unsigned *holds) {
  unsigned out = 0;
  for (unsigned way = 0; way < 1u << k->rules.n; way++) {
    bool may = true;
    for (size_t i = 0; i < k->rules.n; i++) may = may && holds[i] & (way >> i & 1 ? C_WAAR : C_ONWAAR);
    if (may) out |= 1u << climb(k, state, way);
  }
  return out;
}

unsigned o_kpi_steps_now(const struct o_facts *f, const struct o_target *t) {
  struct o_where w = {.facts = f, .row = f->top, .eis = t, .self = t};
  struct o_kpi k = o_kpi_of(f->model, t, f);
  unsigned states = 1;
  if (is_unsettled(&w, &k)) {
    for (const struct node *line = o_child(t->kpi, 3)->child; line; line = line->next)
      if (line->kind == N_STEP) states |= 1u << atoi(text_z(f->model->arena, line->text));
    return states;
  }
  measures all = measure_all(&w, &k);
  for (size_t i = 0; i < all.n; i++) {
    unsigned holds[16], next = all.p[i].rows & C_ONWAAR ? states : 0;
    for (size_t r = 0; r < k.rules.n && r < 16; r++) holds[r] = rule_holds(&w, &k, &all, i, &k.rules.p[r]);
    for (int s = 0; s <= 30 && all.p[i].rows & C_WAAR; s++)
      if (states >> s & 1) next |= climb_all(&k, s, holds);
    states = next;
  }
  return states;
}

unsigned o_kpi_steps(const struct o_facts *f, const struct o_target *t) {
  unsigned steps = 0, n = o_choices(f);
  for (unsigned i = 0; i < n; i++) {
    if (n > 1) o_choose_values(f, i);
    steps |= o_kpi_steps_now(f, t);
  }
  if (n > 1) o_forget_choices(f);
  return steps;
}
