// What can be said of a ladder before anything is measured: steps that are never reached, values that start no step, no way back.
#include <stdlib.h>

#include "convert.h"
#include "duration.h"
#include "kpi.h"

enum { MILLIONTHS = 6, PERIODS_TRIED = 210 };

// Values of the measure, in millionths, such that between two that are next to each other no bound lies: all that a bound can
// tell apart, it tells apart here.
typedef VEC(int64_t) points;
struct ladder {
  struct model *m;
  const struct kpi *k;
  points points;
};

static int64_t raised(int64_t v, int exponent) {
  for (; exponent > 0; exponent--)
    if (__builtin_mul_overflow(v, 10, &v)) return VALUE_MAX;
  return v;
}

// The amount n of a bound in millionths. It was checked before.
static int64_t amount(const struct ladder *l, const struct node *n) {
  struct context c = {l->m, l->k->said->src, 0, &l->m->targets.p[l->k->said->target]};
  const struct x *x = check_literal(&c, n, NULL);
  return raised(x->lo, MILLIONTHS - x->scale);
}

static bool meets(const struct ladder *l, const struct node *bound, int64_t v) {
  int64_t a = amount(l, node_child(bound, 1));
  switch (bound->kind) {
  case N_AT_MOST: return v <= a;
  case N_AT_LEAST: return v >= a;
  case N_MORE: return v > a;
  case N_LESS: return v < a;
  default: return v >= a && v <= amount(l, node_child(bound, 2));
  }
}

static bool in_norm(const struct ladder *l, int64_t v) { return meets(l, l->k->said->norm->child, v); }

static bool look_meets(const struct ladder *l, const struct m_look *look, int64_t v) {
  if (look->kind == LOOK_BOUND) return meets(l, look->bound, v);
  return (look->kind == LOOK_INSIDE) == in_norm(l, v);
}

// ---- the points ----

static void add_bound(struct ladder *l, const struct node *bound) {
  for (unsigned i = 1; i <= (bound->kind == N_BETWEEN ? 2 : 1); i++) vec_push(l->m->arena, &l->points, amount(l, node_child(bound, i)));
}

static int by_size(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

static void add_points(struct ladder *l) {
  const struct m_kpi *k = l->k->said;
  add_bound(l, k->norm->child);
  for (size_t i = 0; i < k->rules.n; i++)
    for (size_t n = 0; n < k->rules.p[i].looks.n; n++)
      if (k->rules.p[i].looks.p[n].kind == LOOK_BOUND) add_bound(l, k->rules.p[i].looks.p[n].bound);
  size_t bounds = l->points.n;
  qsort(l->points.p, bounds, sizeof *l->points.p, by_size);
  for (size_t i = 0; i + 1 < bounds; i++) vec_push(l->m->arena, &l->points, l->points.p[i] + (l->points.p[i + 1] - l->points.p[i]) / 2);
  int64_t one = is_duration(l->k->measure) ? NUMBER_SCALE * span_size((enum span_unit)l->k->measure->class_) : NUMBER_SCALE;
  vec_push(l->m->arena, &l->points, l->points.p[0] - one);
  vec_push(l->m->arena, &l->points, l->points.p[bounds - 1] + one);
}

// Whether the measure can have the value: a share lies between 0 and 100 %, a number of rows is whole and not negative.
static bool possible(const struct ladder *l, int64_t v) {
  const struct x *m = l->k->measure;
  if (l->k->said->measure->kind == N_TALLY) return v >= 0 && v <= 100 * (int64_t)NUMBER_SCALE;
  return m->kind != X_PERIOD_COUNT || (v >= 0 && v % NUMBER_SCALE == 0);
}

// ---- one rule implies another ----

static bool same_values(const struct ladder *l, const struct m_look *a, const struct m_look *b, bool both_ways) {
  for (size_t i = 0; i < l->points.n; i++) {
    bool x = look_meets(l, a, l->points.p[i]), y = look_meets(l, b, l->points.p[i]);
    if ((x && !y) || (both_ways && x != y)) return false;
  }
  return true;
}

static bool look_implies(const struct ladder *l, const struct m_look *a, const struct m_look *b) {
  if (a->kind == LOOK_ASK || b->kind == LOOK_ASK || b->kind == LOOK_SAME) return a->kind == b->kind && a->kind == LOOK_SAME;
  if (a->kind == LOOK_SAME) return b->kind == LOOK_OUTSIDE && b->periods == 1 && !b->first && !b->again;
  if (b->first) return a->first && a->periods == b->periods && same_values(l, a, b, true);
  if (!same_values(l, a, b, false)) return false;
  if (b->again) return a->periods > b->periods || (a->again && a->periods >= b->periods);
  return a->periods >= b->periods;
}

static bool rule_implies(const struct ladder *l, const struct m_rule *a, const struct m_rule *b) {
  if (a->from & ~b->from) return false;
  for (size_t i = 0; i < b->looks.n; i++) {
    bool found = false;
    for (size_t n = 0; n < a->looks.n; n++) found = found || look_implies(l, &a->looks.p[n], &b->looks.p[i]);
    if (!found) return false;
  }
  return true;
}

// A higher step of which a rule holds whenever this one does; 0: none.
static uint32_t overtaken(const struct ladder *l, const struct m_rule *r) {
  const struct m_kpi *k = l->k->said;
  for (size_t i = 0; i < k->rules.n; i++)
    if (!k->rules.p[i].back && k->rules.p[i].step > r->step && rule_implies(l, r, &k->rules.p[i])) return k->rules.p[i].step;
  return 0;
}

// ---- steps that are never reached ----

static uint32_t reachable(const struct ladder *l) {
  const struct m_kpi *k = l->k->said;
  uint32_t reached = 1;
  for (uint32_t before = 0; before != reached;) {
    before = reached;
    for (size_t i = 0; i < k->rules.n; i++) {
      const struct m_rule *r = &k->rules.p[i];
      uint32_t below = ((uint32_t)1 << r->step) - 1, from = r->back ? ~below : below;
      if (r->from & reached & from && (r->back || overtaken(l, r) == 0)) reached |= (uint32_t)1 << r->step;
    }
  }
  return reached;
}

// And the step that goes before it, 0 where it is not that.
static struct text why_never(const struct ladder *l, uint32_t step, uint32_t *over) {
  const struct m_kpi *k = l->k->said;
  bool rule = false;
  *over = 0;
  for (size_t i = 0; i < k->rules.n && !*over; i++) {
    const struct m_rule *r = &k->rules.p[i];
    if (r->back || r->step != step) continue;
    *over = overtaken(l, r);
    rule = true;
  }
  if (*over) return text_format(l->m->arena, "als haar voorwaarde klopt, klopt ook die van stap %u, en de hoogste stap gaat voor", *over);
  return rule ? TEXT("de stappen waarna zij komt worden nooit bereikt, of zijn zelf niet lager") : TEXT("er staat geen «als» bij");
}

static void say_never(const struct ladder *l, const struct m_step *s) {
  const struct m_kpi *k = l->k->said;
  uint32_t over;
  struct text why = why_never(l, s->number, &over);
  struct message *said = msg(l->m->sink, M_KPI_STEP_NEVER, name_place(k->src, s->node), text_format(l->m->arena, "%u", s->number), why);
  for (size_t i = 0; i < k->steps.n; i++)
    if (over && k->steps.p[i].number == over)
      msg_note(l->m->sink, said, M_NOTE_OTHER, name_place(k->src, k->steps.p[i].node), text_format(l->m->arena, "stap %u", over));
}

static void check_steps(const struct ladder *l) {
  const struct m_kpi *k = l->k->said;
  uint32_t reached = reachable(l);
  for (size_t i = 0; i < k->steps.n; i++) {
    const struct m_step *s = &k->steps.p[i];
    if (reached >> s->number & 1) continue;
    say_never(l, s);
  }
}

// ---- values outside the norm that start nothing ----

// In period n of periods that all have this value, when nobody says anything.
static bool holds_at(const struct ladder *l, const struct m_rule *r, int64_t v, int64_t n) {
  for (size_t i = 0; i < r->looks.n; i++) {
    const struct m_look *look = &r->looks.p[i];
    if (look->kind == LOOK_ASK) return false;
    if (look->kind == LOOK_SAME ? n < 2 || in_norm(l, v) : !look_meets(l, look, v) || n < look->periods) return false;
    if ((look->first && n != look->periods) || (look->again && n == look->periods)) return false;
  }
  return true;
}

static bool starts_a_step(const struct ladder *l, int64_t v) {
  const struct m_kpi *k = l->k->said;
  for (int64_t n = 1; n <= PERIODS_TRIED; n++)
    for (size_t i = 0; i < k->rules.n; i++)
      if (!k->rules.p[i].back && k->rules.p[i].from & 1 && holds_at(l, &k->rules.p[i], v, n)) return true;
  return false;
}

static struct text value_words(const struct ladder *l, int64_t v) {
  struct arena *a = l->m->arena;
  if (is_duration(l->k->measure)) return convert_show_duration(a, v, (enum span_unit)l->k->measure->class_);
  if (l->k->measure->value_type == TYPE_MONEY) return convert_show_money(a, v / (NUMBER_SCALE / 100));
  return text_format(a, "%.*s%s", TP(convert_show_number(a, v)), l->k->measure->value_type == TYPE_PERCENT ? " %" : "");
}

static void check_gaps(const struct ladder *l) {
  const struct m_kpi *k = l->k->said;
  for (size_t i = 0; i < l->points.n; i++) {
    int64_t v = l->points.p[i];
    if (!possible(l, v) || in_norm(l, v) || starts_a_step(l, v)) continue;
    msg(l->m->sink, M_KPI_GAP, name_place(k->src, k->node), k->name, value_words(l, v));
    return;
  }
}

void check_ladder(struct model *m, const struct kpi *k) {
  struct ladder l = {.m = m, .k = k};
  const struct m_kpi *said = k->said;
  bool back = false;
  for (size_t i = 0; i < said->rules.n; i++) back = back || said->rules.p[i].back;
  if (said->steps.n == 0) return;
  add_points(&l);
  check_steps(&l);
  check_gaps(&l);
  if (!back) msg(m->sink, M_KPI_NO_BACK, name_place(said->src, said->node), said->name);
}
