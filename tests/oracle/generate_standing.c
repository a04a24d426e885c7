// What an eis says of itself: parameters, in principe, what decides nothing; and the waivers that speak of it.
#include "generate.h"

void g_standing(struct gen *g, size_t at) {
  static const char *const shown[] = {"ter informatie", "mag", "hoeft niet", "gericht aan opdrachtgever", "richtgetal", "streeft"};
  if (g_has(g, FEATURE_SHOWN) && g_chance(g, 4)) g_line(g, "%s", shown[g_below(g, 6)]);
  if (g_has(g, FEATURE_PARAMETERS) && g_chance(g, 5)) g_line(g, "in principe afwijkbaar door expert");
  const struct g_target *t = &g->targets.p[at];
  if (g_may_also(g) && t->parent == SIZE_MAX && t->label.n == 0 && !g->chapter_also && g_chance(g, 8)) g_line(g, "%s", g_z(g, g_also(g)));
}

static bool is_measure(const struct g_field *f) {
  bool number = f->type == O_NUMBER || f->type == O_MONEY || f->type == O_PERCENT || f->type == O_DATE || f->type == O_DURATION;
  return number && !f->applies;
}

// `voor elke … waarbij` that compares a field with a parameter of the target.
bool g_parameter_rows(struct gen *g, size_t at) {
  const struct g_entity *e = &g->entities[g->targets.p[at].rows];
  if (!g_has(g, FEATURE_PARAMETERS) || !g_chance(g, 12)) return false;
  for (size_t i = 0; i < e->fields.n; i++) {
    const struct g_field *f = &e->fields.p[i];
    if (!is_measure(f) || !g_chance(g, 60)) continue;
    struct g_parameter p = {text_format(g->arena, "grens%u", (unsigned)g->parameters.n), at, f->type, NO_TERM, NO_TEXT, NO_TEXT};
    g_line(g, "parameter %s = %s afwijkbaar door expert of toezichthouder", g_z(g, p.name), g_z(g, g_literal(g, f->type, NO_CLASS)));
    g_line(g, "voor elke %s waarbij %s is %s %s", e->name, g_z(g, f->name), f->type == O_DATE ? "later dan" : "minstens", g_z(g, p.name));
    vec_push(g->arena, &g->parameters, p);
    return true;
  }
  return false;
}

// A norm that compares a field of the row with a parameter of its own.
bool g_parameter_norm(struct gen *g, size_t at) {
  const struct g_target *t = &g->targets.p[at];
  const struct g_entity *e = &g->entities[t->rows];
  if (!g_has(g, FEATURE_PARAMETERS) || !g_chance(g, 25)) return false;
  if (g_has(g, FEATURE_SAID) && g_chance(g, 65) && g_said_norm(g, at)) return true;
  for (size_t i = 0; i < e->fields.n; i++) {
    const struct g_field *f = &e->fields.p[i];
    if (!is_measure(f) || !g_chance(g, 60)) continue;
    struct g_parameter p = {text_format(g->arena, "grens%u", (unsigned)g->parameters.n), at, f->type, NO_TERM, NO_TEXT, NO_TEXT};
    g_line(g, "parameter %s = %s afwijkbaar door expert of toezichthouder", g_z(g, p.name), g_z(g, g_literal(g, f->type, NO_CLASS)));
    const char *than = f->type == O_DATE ? g_chance(g, 50) ? "eerder dan" : "later dan" : g_chance(g, 50) ? "hoogstens" : "meer dan";
    g_line(g, "norm %s is %s %s", g_z(g, f->name), than, g_z(g, p.name));
    vec_push(g->arena, &g->parameters, p);
    return true;
  }
  return false;
}

const char *g_usual_term(struct gen *g) {
  static const char *const terms[] = {"1 dag", "3 dagen", "1 week", "2 weken", "1 maand", "3 maanden", "1 jaar"};
  return g->own_workdays ? terms[g_below(g, 7)] : g_term(g);
}

// What the set means by a werkdag: near the days of the dossiers.
void g_workdays(struct gen *g) {
  static const char *const more[] = {"zaterdag", "zondag", "goede-vrijdag", "nieuwjaarsdag, tweede-paasdag", "1 januari", "31-12-2023, 02-03-2024", "zaterdag en koningsdag"};
  static const char *const fewer[] = {"vrijdag", "woensdag en donderdag", "2 januari", "24 december, 15-01-2024", "29 februari", "maandag, 30 december", "01-03-2024"};
  if (g_chance(g, 70)) g_line(g, "werkdag is ook %s", more[g_below(g, 7)]);
  if (g_chance(g, 70)) g_line(g, "werkdag is niet %s", fewer[g_below(g, 7)]);
  g->own_workdays = true;
}

// What makes a waiver say who gave it; most of the time somebody who may.
struct text g_waiver_by(struct gen *g) {
  static const char *const by[] = {"expert", "expert, team inkoop", "toezichthouder", "iemand"};
  return text_from(by[g_below(g, 4)]);
}

struct text g_waived(struct gen *g, size_t i) {
  const struct g_parameter *p = &g->parameters.p[i];
  return text_format(g->arena, " %s is %s", g_z(g, p->name), g_z(g, g_said_value(g, p)));
}
