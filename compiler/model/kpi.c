// The lines of a kpi: its periods, its measure, its steps and the rules that lead to them.
#include <stdlib.h>

#include "kernel.h"
#include "model.h"

static struct m_kpi *last_kpi(struct model *m) { return &m->kpis.p[m->kpis.n - 1]; }

static void refuse(struct model *m, enum message_id id, struct place place, struct text a, struct text b) {
  last_kpi(m)->bad = true;
  msg(m->sink, id, place, a, b);
}

// ---- rules ----

static uint32_t step_number(struct model *m, const struct node *n, uint32_t least) {
  int64_t v;
  if (text_to_int(n->text, &v) && v >= least && v <= LADDER_TOP) return (uint32_t)v;
  refuse(m, M_KPI_STEP_NUMBER, name_place(last_kpi(m)->src, n), n->text, NO_TEXT);
  return NONE;
}

static uint32_t ask_field(struct model *m, const struct m_rule *r, struct text title) {
  struct m_kpi *k = last_kpi(m);
  struct m_field f = {.entity = 0, .type = TYPE_BOOL, .class_ = NONE, .who = TEXT("opdrachtgever")};
  f.name = text_format(m->arena, "oordeel-%.*s-%s-%u", TP(k->name), r->back ? "terug" : "stap", r->step);
  for (unsigned other = 2; model_field(m, 0, f.name) != NONE; other++)
    f.name = text_format(m->arena, "oordeel-%.*s-%s-%u-%u", TP(k->name), r->back ? "terug" : "stap", r->step, other);
  bool asks = title.n > 0 && title.p[title.n - 1] == '?';
  f.question = asks ? title : text_format(m->arena, "Is dit het oordeel: %.*s?", TP(title));
  return model_add_field(m, f);
}

static struct m_look read_look(struct model *m, const struct m_rule *r, const struct node *n) {
  struct m_look l = {.kind = n->kind == N_NO_BETTER ? LOOK_SAME : LOOK_BOUND, .periods = 1, .node = n, .field = NONE};
  if (n->kind == N_LOOK_JUDGE) {
    l.kind = LOOK_ASK;
    l.field = ask_field(m, r, n->child->text);
  }
  if (n->kind != N_LOOK) return l;
  l.bound = n->child;
  l.first = n->flags & 1;
  l.again = n->flags & 2;
  if (l.bound->kind == N_OUTSIDE) l.kind = LOOK_OUTSIDE;
  if (l.bound->kind == N_INSIDE) l.kind = LOOK_INSIDE;
  struct text rest = n->text, count = NO_TEXT;
  text_split(&rest, ' ', &count); // of a term («2 maanden») its number
  if (!text_to_int(count, &l.periods) || l.periods < 1 || l.periods > 100)
    refuse(m, M_KPI_PERIODS, node_place(last_kpi(m)->src, n), count, NO_TEXT);
  return l;
}

static void read_rule(struct model *m, uint32_t step, bool back, const struct node *n) {
  struct m_rule r = {.step = step, .from = UINT32_MAX, .back = back, .node = n};
  for (const struct node *look = n->child->child; look; look = look->next) {
    uint32_t after = look->kind == N_LOOK_AFTER ? step_number(m, look, 0) : NONE;
    if (look->kind != N_LOOK_AFTER) vec_push(m->arena, &r.looks, read_look(m, &r, look));
    else if (after != NONE) r.from &= (uint32_t)1 << after;
  }
  vec_push(m->arena, &last_kpi(m)->rules, r);
}

static void read_step(struct model *m, uint32_t target, const struct node *n) {
  struct m_kpi *k = last_kpi(m);
  struct m_step s = {.number = step_number(m, n, 1), .title = n->child->text, .node = n};
  if (s.number == NONE) return;
  for (size_t i = 0; i < k->steps.n; i++)
    if (k->steps.p[i].number == s.number) {
      k->bad = true;
      model_twice(m, M_KPI_STEP_TWICE, k->src, n, n->text, k->src, k->steps.p[i].node);
    }
  for (const struct node *c = node_child(n, 1)->child; c; c = c->next) {
    if (c->kind == N_STEP_IF) read_rule(m, s.number, false, c);
    else if (c->kind != N_ACTION) vec_push(m->arena, &m->targets.p[target].notes, model_note(c));
    else vec_push(m->arena, &s.actions, (struct m_action){node_child(c, 0)->text, node_child(c, 1)->text, node_child(c, 2)->text});
  }
  vec_push(m->arena, &k->steps, s);
}

// ---- the lines together ----

static void only_once(struct model *m, const struct node **had, const struct node *n) {
  const struct source *src = last_kpi(m)->src;
  if (*had) msg_note(m->sink, msg(m->sink, M_CLAUSE_TWICE, clause_place(src, n)), M_NOTE_FIRST, clause_place(src, *had));
  *had = n;
}

static void read_line(struct model *m, uint32_t target, const struct node *n) {
  struct m_kpi *k = last_kpi(m);
  switch (n->kind) {
  case N_PER_PERIOD: only_once(m, &k->per, n); return;
  case N_OVER_ROWS: only_once(m, &k->over, n); return;
  case N_TALLY: case N_MEASURE: only_once(m, &k->measure, n); return;
  case N_KPI_NORM: only_once(m, &k->norm, n); return;
  case N_STEP: read_step(m, target, n); return;
  default: break;
  }
  uint32_t step = step_number(m, n, 0);
  if (step != NONE) read_rule(m, step, true, n->child);
}

static int by_number(const void *a, const void *b) {
  const struct m_step *x = a, *y = b;
  return (x->number > y->number) - (x->number < y->number);
}

static bool has_step(const struct m_kpi *k, uint32_t number) {
  for (size_t i = 0; i < k->steps.n; i++)
    if (k->steps.p[i].number == number) return true;
  return number == 0;
}

// `na stap 3` and `terug naar stap 2` name steps that there are.
static void check_names(struct model *m, struct m_kpi *k) {
  for (size_t i = 0; i < k->rules.n && !k->bad; i++) {
    const struct m_rule *r = &k->rules.p[i];
    uint32_t named = r->from == UINT32_MAX || r->from == 0 ? 0 : (uint32_t)__builtin_ctz(r->from);
    uint32_t missing = r->back && !has_step(k, r->step) ? r->step : named;
    if (!has_step(k, missing)) refuse(m, M_KPI_STEP_UNKNOWN, node_place(k->src, r->node), text_format(m->arena, "%u", missing), NO_TEXT);
  }
}

static void check_lines(struct model *m, struct m_kpi *k) {
  struct place at = name_place(k->src, k->node);
  if (!k->per) refuse(m, M_KPI_NO_PERIOD, at, k->name, NO_TEXT);
  else model_kpi_period(m, k);
  if (!k->over) refuse(m, M_KPI_NO_ROWS, at, k->name, NO_TEXT);
  if (!k->measure) refuse(m, M_KPI_NO_MEASURE, at, k->name, NO_TEXT);
  if (!k->norm) refuse(m, M_KPI_NO_NORM, at, k->name, NO_TEXT);
}

void model_kpi_lines(struct model *m, uint32_t set, uint32_t target, const struct node *lines) {
  struct m_target *t = &m->targets.p[target];
  struct m_kpi k = {.name = t->node->text, .set = set, .target = target, .entity = NONE, .period = NONE, .src = t->src, .node = t->node};
  vec_push(m->arena, &m->kpis, k);
  t->kpi = (uint32_t)m->kpis.n;
  for (const struct node *n = lines->child; n; n = n->next) read_line(m, target, n);
  struct m_kpi *done = last_kpi(m);
  if (done->steps.n > 0) qsort(done->steps.p, done->steps.n, sizeof *done->steps.p, by_number);
  check_lines(m, done);
  check_names(m, done);
  if (!model_kpi_looks(m, done)) done->bad = true;
}
