// What goes before what, in a set or over sets; and for whom else an eis holds.
#include "generate.h"

static struct text of(struct gen *g, struct text set) {
  return text_eq(set, g->set) && g_chance(g, 50) ? NO_TEXT : text_format(g->arena, " van %s", g_z(g, set));
}

// An exception by its number, or an eis that replaces another: they stand in one list, each goes before what was made earlier.
static struct text rival(struct gen *g, size_t i, bool line) {
  const struct g_rival *r = &g->rivals.p[i];
  if (r->eis.n > 0) return text_format(g->arena, "eis %s%s", g_z(g, r->eis), g_z(g, of(g, r->set)));
  struct text set = g_chance(g, 40) ? NO_TEXT : of(g, r->set);
  return text_format(g->arena, "%sX%u%s", line || g_chance(g, 20) ? "afwijking " : "", r->label, g_z(g, set));
}

void g_rival(struct gen *g, unsigned label, struct text eis) {
  struct g_rival r = {g->set, eis, label};
  vec_push(g->arena, &g->rivals, r);
}

void g_before(struct gen *g, size_t others) {
  if (others > 0 && g_chance(g, 35)) g_line(g, "gaat voor %s", g_z(g, rival(g, g_below(g, (uint32_t)others), false)));
}

// Lines of the set itself: of any two that it sees.
void g_orders(struct gen *g) {
  for (int tries = 0; tries < 2 && g->rivals.n > 1; tries++) {
    size_t a = 1 + g_below(g, (uint32_t)g->rivals.n - 1), b = g_below(g, (uint32_t)a);
    if (!g_chance(g, 30)) continue;
    struct text first = rival(g, a, true);
    g_line(g, "%s gaat voor %s", g_z(g, first), g_z(g, rival(g, b, false)));
  }
}

// For every medewerker, or for those of a begrip; with a filter now and then.
struct text g_also(struct gen *g) {
  struct text names[9] = {TEXT("medewerker")}, asks = g->asks;
  uint32_t n = 1;
  for (size_t i = 0; i < g->terms.n && n < 9; i++)
    if (g->terms.p[i].entity == MEDEWERKER && g_has(g, FEATURE_TERMS)) names[n++] = g->terms.p[i].name;
  uint32_t one = g_below(g, n), two = g_below(g, n);
  g->asks = NO_TEXT;
  struct text filter = g_filter(g, MEDEWERKER);
  g->asks = asks;
  if (one == two || g_chance(g, 70)) return text_format(g->arena, "geldt ook voor elke %s%s", g_z(g, names[one]), g_z(g, filter));
  const char *shape = filter.n == 0 ? "geldt ook voor elke %s of %s%s"
                      : g_chance(g, 50) ? "geldt ook voor elke (%s of %s)%s"
                                        : "geldt ook voor elke %s of (%s%s)";
  return text_format(g->arena, shape, g_z(g, names[one]), g_z(g, names[two]), g_z(g, filter));
}

bool g_may_also(const struct gen *g) { return g_has(g, FEATURE_ALSO_EACH) && g->entities[MEDEWERKER].used; }
