// Kpi's: all kinds of measures and ladders, over whatever has a date.
#include "generate.h"

struct spot {
  int entity;
  const struct g_field *date;
};

static bool find_place(struct gen *g, struct spot *out) {
  struct spot found[32];
  uint32_t n = 0;
  for (int e = MEDEWERKER; e < ENTITIES; e++)
    for (size_t i = 0; g->entities[e].used && i < g->entities[e].fields.n && n < 32; i++)
      if (g->entities[e].fields.p[i].type == O_DATE) found[n++] = (struct spot){e, &g->entities[e].fields.p[i]};
  if (n > 0) *out = found[g_below(g, n)];
  return n > 0;
}

static const struct g_field *number_field(struct gen *g, int entity, enum o_type type) {
  const struct g_entity *e = &g->entities[entity];
  for (size_t i = 0; i < e->fields.n; i++)
    if (e->fields.p[i].type == type) return &e->fields.p[i];
  return NULL;
}

// What is measured decides the kind of number that it is compared with.
enum measure { TALLY, COUNT, SUM, MEAN, RATIO };

static struct text amount(struct gen *g, enum measure what, enum o_type type) {
  static const char *const shares[] = {"0 %", "25 %", "30 %", "50 %", "66,7 %", "75 %", "100 %"};
  static const char *const ratios[] = {"50 %", "80 %", "100 %", "150 %"};
  if (what == TALLY) return text_from(shares[g_below(g, 7)]);
  if (what == RATIO) return text_from(ratios[g_below(g, 4)]);
  if (what == COUNT) return text_format(g->arena, "%u", g_below(g, 4));
  return g_literal(g, type, NO_CLASS);
}

// Now and then a parameter of the kpi says it.
static struct text said_amount(struct gen *g, enum measure what, enum o_type type) {
  struct text t = amount(g, what, type);
  for (size_t i = 0; i < g->parameters.n && g_chance(g, 30); i++)
    if (text_eq(g->parameters.p[i].kpi, text_from(g->kpi))) return g->parameters.p[i].name;
  return t;
}

static struct text bound(struct gen *g, enum measure what, enum o_type type, bool norm) {
  static const char *const words[] = {"hoogstens", "minstens", "meer dan", "minder dan", "hoger dan", "lager dan"};
  struct text a = said_amount(g, what, type), b = said_amount(g, what, type);
  if (!norm && g_chance(g, 40)) return g_chance(g, 75) ? TEXT("buiten norm") : TEXT("binnen norm");
  if (g_chance(g, 15)) return text_format(g->arena, "van %s tot en met %s", g_z(g, a), g_z(g, b));
  return text_format(g->arena, "%s %s", words[g_below(g, norm && g_chance(g, 60) ? 2 : 6)], g_z(g, a));
}

struct ladder {
  const char *name;
  enum measure what;
  enum o_type type;
  unsigned steps;
};

static void asked(struct gen *g, const struct ladder *l, bool back, unsigned step) {
  struct text name = text_format(g->arena, "oordeel-%s-%s-%u", l->name, back ? "terug" : "stap", step);
  for (unsigned other = 1;; other++) {
    struct text full = other == 1 ? name : text_format(g->arena, "%s-%u", g_z(g, name), other);
    bool had = false;
    for (size_t i = 0; i < g->entities[AANBIEDER].fields.n; i++) had = had || text_eq(g->entities[AANBIEDER].fields.p[i].name, full);
    if (had) continue;
    vec_push(g->arena, &g->entities[AANBIEDER].fields, ((struct g_field){full, O_BOOL, NO_CLASS, false, false, false}));
    return;
  }
}

static struct text look(struct gen *g, const struct ladder *l, bool back, unsigned step) {
  static const char *const on_end[] = {"%u perioden achtereen %s", "%u periodes achtereen %s", "%u opeenvolgende perioden %s", "%u opeenvolgende periodes %s"};
  struct text b = bound(g, l->what, l->type, false);
  switch (g_below(g, 9)) {
  case 0: return text_format(g->arena, "eerste keer %s", g_z(g, b));
  case 1: return text_format(g->arena, "herhaald %s", g_z(g, b));
  case 2: case 3: return text_format(g->arena, on_end[g_below(g, 4)], 1 + g_below(g, 3), g_z(g, b));
  case 4: return TEXT("geen verbetering");
  case 5: asked(g, l, back, step); return TEXT("oordeel \"Het is zo\"");
  default: return b;
  }
}

static struct text rule(struct gen *g, const struct ladder *l, bool back, unsigned step) {
  struct buf b = {.arena = g->arena};
  if (g_chance(g, 30)) buf_format(&b, "na stap %u ", g_below(g, l->steps + 1));
  buf_add(&b, look(g, l, back, step));
  if (g_chance(g, 20)) buf_format(&b, " en %s", g_z(g, look(g, l, back, step)));
  return text_copy(g->arena, buf_text(&b));
}

// A sum of the same kind, or the number of rows (then the ratio of amounts is no percentage).
static const char *ratio_below(struct gen *g, int entity, const struct g_field *above) {
  const struct g_entity *e = &g->entities[entity];
  const struct g_field *last = above;
  for (size_t i = 0; i < e->fields.n; i++)
    if (e->fields.p[i].type == above->type) last = &e->fields.p[i];
  return text_z(g->arena, text_format(g->arena, "som van %s", g_z(g, last->name)));
}

// Something about the row that comes after, or before.
static struct text beside(struct gen *g, int entity) {
  const struct g_entity *e = &g->entities[entity];
  const char *which = g_chance(g, 50) ? "volgende" : "vorige";
  if (!e->date) return g_condition(g, entity, 1);
  const struct g_field *f = number_field(g, entity, g_chance(g, 50) ? O_NUMBER : O_CHOICE);
  if (f && g_chance(g, 50)) return text_format(g->arena, "%s van %s %s is %s", g_z(g, f->name), which, e->name, g_z(g, g_literal(g, f->type, f->class_)));
  if (g_chance(g, 50)) return text_format(g->arena, "%s van %s %s binnen %s na %s", e->date, which, e->name, g_term(g), e->date);
  return text_format(g->arena, "%s %s uiterlijk %s", which, e->name, g_day(g));
}

// A field of the rows, or a definitie.
static const struct g_field *added(struct gen *g, int entity, enum o_type type) {
  for (size_t i = 0; i < g->measured.n; i++) {
    const struct g_definition *d = &g->measured.p[i];
    if (d->entity != entity || d->type != type || !g_chance(g, 70)) continue;
    struct g_field *f = NEW(g->arena, struct g_field);
    *f = (struct g_field){d->name, type, NO_CLASS, false, false, false};
    return f;
  }
  return number_field(g, entity, type);
}

// What a row took, or what comes of its numbers.
static struct text formula(struct gen *g, int entity, enum o_type *type) {
  static const enum o_type types[] = {O_DURATION, O_NUMBER, O_MONEY, O_PERCENT, O_DURATION};
  static const char *const steps[] = {[O_NUMBER] = "0,5", [O_MONEY] = "€ 2", [O_PERCENT] = "0,1 %", [O_DURATION] = "1 dag"};
  const struct g_field *on = number_field(g, entity, O_DATE), *f = number_field(g, entity, *type = types[g_below(g, 5)]);
  if (on && g_chance(g, 40)) {
    *type = O_DURATION;
    return text_format(g->arena, "(peildatum - %s)", g_z(g, on->name));
  }
  if (!f) return NO_TEXT;
  const char *name = g_z(g, f->name);
  switch (g_below(g, 4)) {
  case 0: return text_format(g->arena, "%s + %s", name, g_z(g, g_literal(g, *type, NO_CLASS)));
  case 1: return text_format(g->arena, "%u * %s", 2 + g_below(g, 2), name);
  case 2: return text_format(g->arena, "%s / %u afgerond op %s", name, 2 + g_below(g, 2), steps[*type]);
  default: return f->name;
  }
}

void g_measured(struct gen *g) {
  for (int e = MEDEWERKER; e < ENTITIES && g->kpis; e++) {
    enum o_type type;
    struct text t = g->entities[e].used && g_chance(g, 50) ? formula(g, e, &type) : NO_TEXT;
    if (t.n == 0) continue;
    struct text name = text_format(g->arena, "meting-%s-%s", g->entities[e].name, !g->second ? "a" : text_eq(g->set, TEXT("proef.zijde")) ? "c" : "b");
    g_line(g, "definitie %s per %s = %s", g_z(g, name), g->entities[e].name, g_z(g, t));
    vec_push(g->arena, &g->measured, ((struct g_definition){name, e, type, t}));
  }
}

static void measure(struct gen *g, struct ladder *l, int entity) {
  static const enum o_type types[] = {O_NUMBER, O_MONEY, O_PERCENT, O_DURATION};
  l->type = types[g_below(g, 4)];
  const struct g_field *f = added(g, entity, l->type);
  l->what = g_chance(g, 55) ? TALLY : f == NULL ? COUNT : SUM + g_below(g, 3);
  if (l->what == TALLY) g_line(g, "tel %s", g_z(g, g_chance(g, 30) ? beside(g, entity) : g_condition(g, entity, 1)));
  if (l->what == COUNT) g_line(g, "meet aantal");
  if (l->what == SUM) g_line(g, "meet som van %s", g_z(g, f->name));
  if (l->what == MEAN) g_line(g, "meet gemiddelde van %s", g_z(g, f->name));
  if (l->what == RATIO) g_line(g, "meet som van %s / %s", g_z(g, f->name), ratio_below(g, entity, f));
}

static bool own_date(struct gen *g, struct text *out) {
  const struct g_field *f = number_field(g, AANBIEDER, O_DATE);
  if (!f || g_chance(g, 25)) return false;
  *out = f->name;
  return true;
}

// By the calendar, or counted from a day: a fixed one, one of every year, or a date of the aanbieder.
static void period(struct gen *g) {
  static const char *const calendar[] = {"maand", "maand", "maand", "kwartaal", "halfjaar", "kalenderjaar"};
  static const char *const counted[] = {"per maand", "per kwartaal", "per contractjaar", "elke 2 maanden", "per 4 weken", "elke 30 dagen", "per 1 jaar"};
  static const char *const days[] = {"1 juli", "29 februari", "15 januari"};
  struct text since = text_from(g_day(g)), field;
  bool yearly = g_chance(g, 25);
  if (g_chance(g, 55)) {
    g_line(g, "per %s", calendar[g_below(g, 6)]);
    return;
  }
  if (yearly) since = text_from(days[g_below(g, 3)]);
  else if (own_date(g, &field)) since = field;
  g_line(g, "%s vanaf %s", counted[g_below(g, yearly ? 4 : 7)], g_z(g, since));
}

static void kpi(struct gen *g, unsigned number) {
  struct spot p;
  if (!find_place(g, &p)) return;
  struct ladder l = {.name = text_z(g->arena, text_format(g->arena, "k%u%s", number, !g->second ? "" : text_eq(g->set, TEXT("proef.zijde")) ? "c" : "b")), .steps = 1 + g_below(g, 3)};
  g_line(g, "kpi %s \"Kpi\"", l.name);
  g->depth++;
  if (g_chance(g, 15)) g_line(g, "bij uitsluitend %s", g_z(g, g_twigs(g, false)));
  g->kpi = l.name;
  period(g);
  g_line(g, "over %s%s op %s", g_rows(g, p.entity), g_z(g, g_chance(g, 30) ? g_filter(g, p.entity) : NO_TEXT), g_z(g, p.date->name));
  measure(g, &l, p.entity);
  static const enum o_type kinds[] = {[TALLY] = O_PERCENT, [COUNT] = O_NUMBER, [RATIO] = O_PERCENT};
  enum o_type kind = l.what == SUM || l.what == MEAN ? l.type : kinds[l.what];
  if (g_has(g, FEATURE_SAID) && g_has(g, FEATURE_PARAMETERS) && kind != O_DURATION && g_chance(g, 50)) g_said_kpi(g, l.name, kind, amount(g, l.what, l.type));
  g_line(g, "norm %s", g_z(g, bound(g, l.what, l.type, true)));
  for (unsigned s = 1; s <= l.steps; s++) {
    g_line(g, "stap %u \"Stap\"", s);
    g->depth++;
    for (unsigned r = g_chance(g, 25) ? 2 : 1; r > 0; r--) g_line(g, "als %s", g_z(g, rule(g, &l, false, s)));
    g->depth--;
  }
  if (g_chance(g, 60)) {
    unsigned to = g_below(g, l.steps);
    g_line(g, "terug naar stap %u als %s", to, g_z(g, rule(g, &l, true, to)));
  }
  g->depth--;
  if (!g_chance(g, 40)) return;
  g_line(g, "eis 9%u \"Niet te ver\"", number);
  bool said = g_chance(g, 30);
  g_line(g, "  norm stap van %s%s%s is hoogstens %u", l.name, said ? " van " : "", said ? g_z(g, g->set) : "", g_below(g, 3));
}

void g_kpis(struct gen *g) {
  if (!g->kpis) return;
  for (unsigned i = 1 + g_below(g, 2); i > 0; i--) kpi(g, i);
}
