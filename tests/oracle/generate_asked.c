// Gegevens that a condition makes: of «indien van toepassing», and of an oordeel of a person.
#include "generate.h"

static const struct g_field *field_named(const struct gen *g, int entity, struct text name) {
  for (size_t i = 0; i < g->entities[entity].fields.n; i++)
    if (text_eq(g->entities[entity].fields.p[i].name, name)) return &g->entities[entity].fields.p[i];
  return NULL;
}

static struct text applies_name(struct gen *g, const struct g_target *t, const char *set) {
  struct buf name = {.arena = g->arena};
  buf_format(&name, "van-toepassing-%s%s", set, g_z(g, t->label.n > 0 ? t->label : t->number));
  if (t->path.n > 0) buf_format(&name, "-%s", g_z(g, t->path));
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == '.') name.p[i] = '-';
  return buf_text(&name);
}

// The field that it makes; branches of one exception share it, another set has one of its own.
void g_applies(struct gen *g, size_t at) {
  const struct g_target *t = &g->targets.p[at];
  struct text name = applies_name(g, t, "");
  g->targets.p[at].guarded = g->targets.p[at].row_guard = true;
  if (field_named(g, t->rows, name)) {
    if (t->label.n > 0) return;
    name = applies_name(g, t, g_z(g, text_format(g->arena, "%s-", g_z(g, g->set))));
  }
  struct g_field f = {name, O_BOOL, NO_CLASS, false, true, false};
  vec_push(g->arena, &g->entities[t->rows].fields, f);
}

struct text g_asks_of(struct gen *g, size_t at) {
  const struct g_target *t = &g->targets.p[at];
  struct text had = g->asks, owner = t->label.n > 0 ? t->label : t->number;
  g->asks = t->path.n > 0 ? text_format(g->arena, "%.*s-%.*s", TP(owner), TP(t->path)) : owner;
  return had;
}

// An oordeel has four values, so that of a definitie it cannot be the whole.
struct text g_judged_value(struct gen *g, struct text what) {
  if (g->formula) return text_format(g->arena, "(%s en ja)", g_z(g, what));
  if (!g_chance(g, 15)) return what;
  const char *denied = g_chance(g, 30) ? "niet " : "";
  return text_format(g->arena, "%s is %s%s", g_z(g, what), denied, g_z(g, g_literal(g, O_CHOICE, g_judged(g))));
}

bool g_asks(const struct gen *g) { return g_has(g, FEATURE_JUDGEMENTS) && g->asks.n > 0; }

// The same question in the same place is one. Another set has one of its own.
static void add_asked(struct gen *g, int level) {
  struct buf name = {.arena = g->arena};
  buf_addz(&name, "oordeel-");
  for (size_t i = 0; i < g->asked.n; i++) {
    const struct g_asked *had = &g->asked.p[i];
    if (had->entity != level || !text_eq(had->asks, g->asks)) continue;
    if (text_eq(had->set, g->set)) return;
    buf_format(&name, "%s-", g_z(g, g->set));
  }
  buf_add(&name, g->asks);
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == '.') name.p[i] = '-';
  struct g_field f = {buf_text(&name), O_CHOICE, g_judged(g), false, true, true};
  struct g_asked new = {g->asks, g->set, level};
  vec_push(g->arena, &g->entities[level].fields, f);
  vec_push(g->arena, &g->asked, new);
}

struct text g_ask(struct gen *g, int level) {
  add_asked(g, level);
  return g_judged_value(g, text_format(g->arena, "oordeel \"Wat vindt u van %s?\"", g_z(g, g->asks)));
}

// As a whole norm an oordeel is no condition: then its leaf is judged.
struct text g_no_leaf(struct gen *g, struct text norm) {
  bool leaf = text_starts(norm, TEXT("oordeel \"")) && norm.p[norm.n - 1] == '"';
  return leaf ? text_format(g->arena, "%.*s en ja", TP(norm)) : norm;
}
