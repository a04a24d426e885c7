// What the lines of a kpi say (docs/taal.md §8a).
#include "oracle_expr.h"
#include "reading.h"

const struct o_target *o_kpi_named(const struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->targets.n; i++)
    if (m->targets.p[i]->kpi && text_eq(m->targets.p[i]->kpi->text, name)) return m->targets.p[i];
  return NULL;
}

const struct o_target *o_kpi_of_node(const struct o_model *m, const struct node *kpi) {
  for (size_t i = 0; i < m->targets.n; i++)
    if (m->targets.p[i]->kpi == kpi) return m->targets.p[i];
  return NULL;
}

const struct o_target *o_kpi_meant(const struct o_model *m, const struct node *of) {
  bool set = of->kind == N_FIELD_OF && of->child->kind == N_REF;
  for (size_t i = 0; i < m->targets.n && set; i++) {
    const struct o_target *t = m->targets.p[i];
    if (t->kpi && text_eq(t->kpi->text, of->text) && text_eq(t->set->name, of->child->text)) return t;
  }
  return of->kind == N_REF ? o_kpi_named(m, of->text) : NULL;
}

static int number(const struct node *n) {
  int64_t v = 0;
  text_to_int(n->text, &v);
  return (int)v;
}

// `2`, or the number of a term: `2 jaar achtereen`.
int64_t o_periods(const struct node *look) {
  struct text rest = look->text, count = NO_TEXT;
  int64_t n = 1;
  text_split(&rest, ' ', &count);
  text_to_int(count, &n);
  return n;
}

static struct o_kpi_rule rule_of(const struct o_model *m, int step, bool back, const struct node *n) {
  struct o_kpi_rule r = {.step = step, .after = -1, .back = back};
  for (const struct node *look = n->child->child; look; look = look->next) {
    if (look->kind == N_LOOK_AFTER) r.after = number(look);
    else vec_push(m->arena, &r.looks, look);
  }
  return r;
}

static void read_rules(const struct o_model *m, struct o_kpi *k, const struct node *line) {
  if (line->kind == N_STEP_BACK) vec_push(m->arena, &k->rules, rule_of(m, number(line), true, line->child));
  for (const struct node *c = line->kind == N_STEP ? o_child(line, 1)->child : NULL; c; c = c->next)
    if (c->kind == N_STEP_IF) vec_push(m->arena, &k->rules, rule_of(m, number(line), false, c));
}

// «oordeel-NAAM-stap-N», and -2, -3 … behind it when there are more.
static struct text field_name(const struct o_model *m, const struct o_kpi *k, size_t rule, size_t look) {
  unsigned before = 0;
  const struct o_kpi_rule *r = &k->rules.p[rule];
  for (size_t i = 0; i <= rule; i++)
    for (size_t l = 0; l < k->rules.p[i].looks.n; l++)
      before += k->rules.p[i].looks.p[l]->kind == N_LOOK_JUDGE && k->rules.p[i].step == r->step && k->rules.p[i].back == r->back && (i < rule || l < look);
  struct text name = text_format(m->arena, "oordeel-%.*s-%s-%d", TP(k->target->kpi->text), r->back ? "terug" : "stap", r->step);
  return before == 0 ? name : text_format(m->arena, "%.*s-%u", TP(name), before + 1);
}

static int months_of(struct text period) {
  return text_eq(period, TEXT("maand")) ? 1 : text_eq(period, TEXT("kwartaal")) ? 3 : text_eq(period, TEXT("halfjaar")) ? 6 : 12;
}

// Day by day: a period begins on the first of its first month, and is over when the next has begun before `until` is past.
static void by_calendar(const struct o_model *m, struct o_kpi *k, int months, day from, day until) {
  struct o_period p = {0, 0};
  bool begun = false;
  for (day d = from; d <= until; d++) {
    int year, month, dom;
    date_split(d, &year, &month, &dom);
    if (dom != 1 || (month - 1) % months != 0) continue;
    p.last = d - 1;
    if (begun) vec_push(m->arena, &k->periods, p);
    p.first = d;
    begun = true;
  }
}

// One after another: months are added once to the first day, and end with the month.
static void from_day(const struct o_model *m, struct o_kpi *k, day first, int64_t n, enum unit unit, day from, day until) {
  for (int64_t i = 0; date_add(first, (int32_t)(i * n), unit) <= until; i++) {
    struct o_period p = {date_add(first, (int32_t)(i * n), unit), date_add(first, (int32_t)((i + 1) * n), unit) - 1};
    if (p.first >= from && p.last < until) vec_push(m->arena, &k->periods, p);
  }
}

// The day they are counted from; false: there is none, or it is not known (then the kpi is unsettled).
static bool first_day(struct o_kpi *k, const struct node *since, const struct o_model *m, const struct o_facts *f, day *out) {
  if (since->kind == N_DATE) return date_parse(since->text, out);
  if (since->kind == N_DAY_OF_YEAR) return date_parse(text_format(m->arena, "%.*s 1904", TP(since->text)), out); // long ago, a leap year
  k->since = o_field_named(m->entities.p[0], since->text);
  const struct o_val *v = &f->top->cells[k->since->index];
  k->unsettled = v->some && (v->none || v->lo != v->hi);
  *out = (day)v->lo;
  return v->some && !k->unsettled;
}

static void add_periods(const struct o_model *m, struct o_kpi *k, const struct node *per, day valid, const struct o_facts *f) {
  day from = f->period_said ? f->period_from : valid, until = f->peildatum, first = 0;
  if (f->period_said && f->period_to < until) until = f->period_to + 1; // what lies after it is not measured
  const struct node *since = o_child(per, 0);
  enum unit unit = UNIT_MONTH;
  int64_t n = months_of(per->text);
  if (per->flags & 1) n = o_term(NULL, NULL, NULL, &(struct node){.kind = N_DURATION, .text = per->text}, &unit);
  if (!since) by_calendar(m, k, (int)n, from, until);
  else if (first_day(k, since, m, f, &first)) from_day(m, k, first, n, unit, from, until);
  if (k->periods.n <= 1200) return;
  k->periods.n = 0; // so many are not measured, and nothing is known of it
  k->unsettled = true;
}

struct o_kpi o_kpi_of(const struct o_model *m, const struct o_target *t, const struct o_facts *f) {
  struct o_kpi k = {.target = t};
  const struct node *per = NULL;
  for (const struct node *line = o_child(t->kpi, 3)->child; line; line = line->next) {
    if (line->kind == N_PER_PERIOD) per = line;
    if (line->kind == N_OVER_ROWS) {
      k.rows = o_rows_named(m, line->text);
      k.name = line->text;
      k.filter = o_child(line, 0);
      k.date = o_field_named(k.rows, o_child(line, 1)->text);
    }
    if (line->kind == N_TALLY || line->kind == N_MEASURE) k.measure = line;
    if (line->kind == N_KPI_NORM) k.norm = line->child;
    read_rules(m, &k, line);
  }
  for (size_t i = 0; i < k.rules.n; i++)
    for (size_t l = 0; l < k.rules.p[i].looks.n; l++) {
      bool said = k.rules.p[i].looks.p[l]->kind == N_LOOK_JUDGE;
      vec_push(m->arena, &k.rules.p[i].fields, said ? o_field_named(m->entities.p[0], field_name(m, &k, i, l)) : NULL);
    }
  if (f) add_periods(m, &k, per, t->set->from, f);
  return k;
}

void o_add_kpi(struct o_model *m, struct o_target *t) {
  struct o_kpi k = o_kpi_of(m, t, NULL);
  for (size_t i = 0; i < k.rules.n; i++)
    for (size_t l = 0; l < k.rules.p[i].looks.n; l++) {
      if (k.rules.p[i].looks.p[l]->kind != N_LOOK_JUDGE) continue;
      struct o_field *f = NEW(m->arena, struct o_field);
      *f = (struct o_field){.name = field_name(m, &k, i, l), .type = O_BOOL, .index = (unsigned)m->entities.p[0]->fields.n};
      vec_push(m->arena, &m->entities.p[0]->fields, f);
    }
}
