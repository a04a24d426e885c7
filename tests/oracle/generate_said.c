// A parameter wherever a norm has a number: terms, shares, how many, a percentage of a value, the cells of a table, kpi's.
#include "generate.h"

static const char *some_term(struct gen *g, enum g_family family) {
  static const char *const terms[][5] = {[BY_DAYS] = {"1 dag", "3 dagen", "1 week", "2 weken", "30 dagen"},
                                         [BY_MONTHS] = {"1 maand", "2 maanden", "3 maanden", "1 jaar", "6 maanden"},
                                         [BY_WORKDAYS] = {"1 werkdag", "2 werkdagen", "5 werkdagen", "10 werkdagen", "0 werkdagen"}};
  return terms[family][g_below(g, 5)];
}

static struct text add(struct gen *g, struct g_parameter p, struct text value) {
  p.name = text_format(g->arena, "grens%u", (unsigned)g->parameters.n);
  g_line(g, "parameter %s = %s afwijkbaar door expert of toezichthouder", g_z(g, p.name), g_z(g, value));
  vec_push(g->arena, &g->parameters, p);
  return p.name;
}

// Mostly what fits; now and then a value that does not count.
struct text g_said_value(struct gen *g, const struct g_parameter *p) {
  static const unsigned parts[] = {0, 30, 50, 66, 100, 120};
  if (p->family != NO_TERM && g_chance(g, 90)) return text_from(some_term(g, p->family));
  if (p->type == O_PERCENT && g_chance(g, 60)) return text_format(g->arena, "%u %%", parts[g_below(g, 6)]);
  if (p->type == O_NUMBER && g_chance(g, 60)) return text_format(g->arena, "%u", g_below(g, 4));
  return g_literal(g, p->type, NO_CLASS);
}

static const char *event_of(struct gen *g, int rows) {
  const char *found[ENTITIES];
  uint32_t n = 0;
  for (int e = 1; e < ENTITIES; e++)
    if (g->entities[e].used && g->entities[e].date && g->entities[e].plural && g->entities[e].parent == rows) found[n++] = g_rows(g, e);
  return n > 0 ? found[g_below(g, n)] : NULL;
}

static int some_rows(struct gen *g, int rows) {
  int found[ENTITIES];
  uint32_t n = 0;
  for (int e = 1; e < ENTITIES; e++)
    if (g->entities[e].used && g->entities[e].parent == rows) found[n++] = e;
  return n > 0 ? found[g_below(g, n)] : NO_ENTITY;
}

static void term_norm(struct gen *g, size_t at) {
  int rows = g->targets.p[at].rows;
  enum g_family family = (enum g_family)g_below(g, 3);
  const char *events = event_of(g, rows), *law = g_has(g, FEATURE_LAW) && !g->own_workdays && g_chance(g, 30) ? " volgens de Algemene termijnenwet" : "";
  bool stretch = events && !(family == BY_WORKDAYS && g->own_workdays);
  const char *p = g_z(g, add(g, (struct g_parameter){.target = at, .type = O_DURATION, .family = family}, text_from(some_term(g, family))));
  const char *a = g_z(g, g_day_of_row(g, rows)), *b = g_z(g, g_day_of_row(g, rows));
  switch (g_below(g, stretch ? 11 : 7)) {
  case 0: case 1: g_line(g, "norm %s binnen %s na %s%s", a, p, b, law); return;
  case 2: g_line(g, "norm %s uiterlijk %s voor %s", a, p, b); return;
  case 3: g_line(g, "norm %s minstens %s voor %s", a, p, b); return;
  case 4: g_line(g, "norm %s niet ouder dan %s op %s", a, p, b); return;
  case 5: g_line(g, "norm %s uiterlijk %s na %s%s", a, p, b, law); return;
  case 6: g_line(g, "norm %s is %s dan %s %s %s", a, g_chance(g, 50) ? "later" : "eerder", p, g_chance(g, 50) ? "voor" : "na", b); return;
  case 7: case 8: g->periodic = true; g_line(g, "norm %s minstens eens per %s vanaf %s", events, p, a); return;
  case 9: g_line(g, "norm langste tussenpoos van %s vanaf %s is %s %s", events, a, g_chance(g, 50) ? "hoogstens" : "meer dan", p); return;
  default: g_line(g, "norm heeft op %s een %s niet ouder dan %s", a, events, p); return;
  }
}

// A number of times in each period of the calendar.
static bool times_norm(struct gen *g, size_t at) {
  static const char *const words[] = {"minstens", "hoogstens", "precies"};
  int rows = g->targets.p[at].rows;
  const char *events = event_of(g, rows), *how = words[g_below(g, 3)];
  if (!events || !g_has(g, FEATURE_HOW_OFTEN)) return false;
  const char *p = g_z(g, add(g, (struct g_parameter){.target = at, .type = O_NUMBER, .family = NO_TERM}, text_format(g->arena, "%u", g_below(g, 3))));
  g_line(g, "norm %s %s %s keer per %s sinds %s", events, how, p, g_calendar_period(g, true), g_z(g, g_day_of_row(g, rows)));
  return true;
}

static void share_norm(struct gen *g, size_t at, int e) {
  static const unsigned parts[] = {0, 30, 50, 66, 75, 100};
  struct text value = text_format(g->arena, "%u %%", parts[g_below(g, 6)]);
  const char *p = g_z(g, add(g, (struct g_parameter){.target = at, .type = O_PERCENT, .family = NO_TERM}, value));
  const char *name = g_chance(g, 50) && g->entities[e].plural ? g->entities[e].plural : g_rows(g, e);
  g_line(g, "norm %s %s van de %s waarbij (%s)", g_chance(g, 60) ? "minstens" : "hoogstens", p, name, g_z(g, g_condition(g, e, 0)));
}

static void count_norm(struct gen *g, size_t at, int e) {
  static const char *const words[] = {"minstens", "hoogstens", "precies"};
  int rows = g->targets.p[at].rows;
  const char *how = words[g_below(g, 3)];
  const char *p = g_z(g, add(g, (struct g_parameter){.target = at, .type = O_NUMBER, .family = NO_TERM}, text_format(g->arena, "%u", g_below(g, 3))));
  if (e != NO_ENTITY && g_chance(g, 60)) g_line(g, "norm %s %s van de %s waarbij (%s)", how, p, g_rows(g, e), g_z(g, g_condition(g, e, 0)));
  else g_line(g, "norm %s %s van (%s, %s, %s)", how, p, g_z(g, g_condition(g, rows, 0)), g_z(g, g_condition(g, rows, 0)), g_z(g, g_condition(g, rows, 0)));
}

// A part of a value of the row.
static bool part_norm(struct gen *g, size_t at) {
  static const enum o_type types[] = {O_NUMBER, O_MONEY, O_PERCENT};
  static const char *const words[] = {"is minstens", "is hoogstens", "is meer dan", "is minder dan"};
  enum o_type type = types[g_below(g, 3)];
  struct text value;
  if (!g_field(g, g->targets.p[at].rows, type, &value)) return false;
  const char *p = g_z(g, add(g, (struct g_parameter){.target = at, .type = O_PERCENT, .family = NO_TERM}, g_literal(g, O_PERCENT, NO_CLASS)));
  const char *how = words[g_below(g, 4)], *than = g_z(g, g_literal(g, type, NO_CLASS)), *v = g_z(g, value);
  bool first = g_chance(g, 50);
  if (type != O_NUMBER && g_chance(g, 40)) g_line(g, "norm %s * %s %s %s", first ? p : v, first ? v : p, how, than);
  else if (type == O_MONEY && g_chance(g, 30)) g_line(g, "norm %s / %s %s %s", v, p, how, than);
  else g_line(g, "norm %s van %s %s %s", p, v, how, than);
  return true;
}

static bool table_norm(struct gen *g, size_t at) {
  for (size_t i = 0; i < g->said_tables.n; i++) {
    const struct g_table *t = &g->said_tables.p[i];
    if (t->level != g->targets.p[at].rows) continue;
    struct g_parameter p = {.target = at, .type = (enum o_type)t->class_, .family = NO_TERM, .name = TEXT("drempel")};
    g_line(g, "parameter drempel = %s afwijkbaar door expert of toezichthouder", g_z(g, g_literal(g, p.type, NO_CLASS)));
    vec_push(g->arena, &g->parameters, p);
    g_line(g, "norm %s volgens %s is %s%u", g_z(g, t->gives), g_z(g, t->name), g_chance(g, 30) ? "niet " : "", 1 + g_below(g, 3));
    return true;
  }
  return false;
}

bool g_said_norm(struct gen *g, size_t at) {
  int e = some_rows(g, g->targets.p[at].rows);
  g_asks_of(g, at);
  if (g_chance(g, 20) && table_norm(g, at)) return true;
  if (g_chance(g, 20) && part_norm(g, at)) return true;
  if (g_has(g, FEATURE_HOW_OFTEN) && g_chance(g, 20) && times_norm(g, at)) return true;
  if (g_chance(g, 30) && e != NO_ENTITY) return share_norm(g, at, e), true;
  if (g_chance(g, 30)) return count_norm(g, at, e), true;
  if (!g_has(g, FEATURE_DEADLINES)) return false;
  return term_norm(g, at), true;
}

// One column, with a row at the parameter and one beyond it.
void g_said_table(struct gen *g) {
  int e = (int)g_below(g, ENTITIES);
  if (!g_has(g, FEATURE_SAID) || !g_has(g, FEATURE_TABLES) || !g_has(g, FEATURE_PARAMETERS) || !g->entities[e].used || e == INSCHRIJVING) return;
  for (size_t i = 0; i < g->entities[e].fields.n; i++) {
    const struct g_field *f = &g->entities[e].fields.p[i];
    if ((f->type != O_NUMBER && f->type != O_MONEY && f->type != O_PERCENT) || f->applies) continue;
    const char *name = g->second ? "maat-b" : "maat";
    struct g_table t = {.name = text_from(name), .gives = text_format(g->arena, "uitkomst-%s", name), .level = e, .class_ = (int)f->type};
    g_line(g, e == AANBIEDER ? "tabel %s" : "tabel %s per %s", name, g->entities[e].name);
    g_line(g, "  kies de eerste rij");
    g_line(g, "  | %s | geeft %s |", g_z(g, f->name), g_z(g, t.gives));
    g_line(g, "  | %s drempel | 1 |", g_chance(g, 50) ? "hoogstens" : "minder dan");
    if (g_chance(g, 50)) g_line(g, "  | van drempel tot en met %s | 3 |", g_z(g, g_literal(g, f->type, NO_CLASS)));
    g_line(g, "  | %s | 2 |", g_chance(g, 50) ? "meer dan drempel" : "-");
    vec_push(g->arena, &g->said_tables, t);
    return;
  }
}

struct text g_said_kpi(struct gen *g, const char *kpi, enum o_type type, struct text value) {
  return add(g, (struct g_parameter){.target = SIZE_MAX, .type = type, .family = NO_TERM, .set = g->set, .kpi = text_from(kpi)}, value);
}
