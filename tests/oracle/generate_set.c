// Eisen, onderdelen, begrippen and exceptions.
#include "generate.h"

static void scope(struct gen *g, bool exception) {
  if (g_chance(g, 70)) return;
  struct text t = g_twigs(g, true), u = g_twigs(g, false);
  if (g->entities[AANBOD].used && g_chance(g, 40)) {
    if (!exception && g_chance(g, 30)) {
      g_line(g, "geldt voor %s, behalve %s%s van het feitelijk aanbod", g_chance(g, 50) ? "alle zorgvormen" : g_z(g, t), g_chance(g, 50) ? "bij uitsluitend " : "", g_z(g, u));
      return;
    }
    static const char *const words[] = {"geldt voor", "geldt niet voor", "bij uitsluitend", "geldt voor"};
    g_line(g, "%s %s van het feitelijk aanbod", exception && g_chance(g, 30) ? "ook bij" : words[g_below(g, 4)], g_z(g, t));
    return;
  }
  switch (g_below(g, 7)) {
  case 0:
    if (g_chance(g, 50)) g_line(g, "geldt voor alle zorgvormen");
    else g_line(g, "geldt voor alle zorgvormen, behalve bij uitsluitend %s", g_z(g, u));
    return;
  case 1: g_line(g, "geldt niet voor %s", g_z(g, t)); return;
  case 2: g_line(g, "bij uitsluitend %s", g_z(g, t)); return;
  case 3: g_line(g, "geldt voor %s, behalve bij uitsluitend %s", g_z(g, t), g_z(g, u)); return;
  case 4: g_line(g, "geldt voor %s, behalve %s", g_z(g, t), g_z(g, u)); return;
  case 5: if (exception) { g_line(g, "ook bij %s", g_z(g, t)); return; } break;
  default: break;
  }
  g_line(g, "geldt voor %s", g_z(g, t));
}

static void conditions(struct gen *g, int level) {
  if (g_has(g, FEATURE_VALID_ON) && g_chance(g, 4)) {
    struct text to = g_chance(g, 50) ? text_format(g->arena, " tot en met %s", g_day(g)) : NO_TEXT;
    struct text on = g_chance(g, 50) ? g_day_of_row(g, level) : NO_TEXT;
    g_line(g, "geldig vanaf 15-01-2024%s%s%s", to.n > 0 ? " tot en met 31-03-2024" : "", on.n > 0 ? " gemeten op " : "", g_z(g, on));
  }
  if (g_has(g, FEATURE_PLACES) && g_chance(g, 5)) g_line(g, g_chance(g, 50) ? "in arnhem" : "in ede of rheden");
  if (g_chance(g, 75)) return;
  g_line(g, "%s %s", g_chance(g, 60) ? "indien" : "tenzij", g_z(g, g_condition(g, level, 1)));
}

static int deeper_entity(struct gen *g, int level) {
  int found[ENTITIES], n = 0;
  for (int e = 1; e < ENTITIES; e++)
    if (g->entities[e].used && e != level && e != INSCHRIJVING && g_is_under(g, e, level)) found[n++] = e;
  return n > 0 ? found[g_below(g, (uint32_t)n)] : NO_ENTITY;
}

// What of two begrippen belongs to both, or to the last: brackets say which.
static struct text narrowed(struct gen *g, struct text a, struct text b, struct text behind) {
  if (behind.n == 0) return text_format(g->arena, "%s of %s", g_z(g, a), g_z(g, b));
  if (g_chance(g, 50)) return text_format(g->arena, "(%s of %s)%s", g_z(g, a), g_z(g, b), g_z(g, behind));
  if (g_chance(g, 30)) return text_format(g->arena, "(%s%s) of %s", g_z(g, a), g_z(g, behind), g_z(g, b));
  return text_format(g->arena, "%s of (%s%s)", g_z(g, a), g_z(g, b), g_z(g, behind));
}

// A begrip or a gegeven, or two begrippen, and what must hold for them.
static struct text group(struct gen *g, int *entity, struct text behind) {
  const struct g_term *terms[8];
  size_t n = 0;
  for (size_t i = 0; i < g->terms.n && n < 8; i++)
    if (g->terms.p[i].entity == *entity) terms[n++] = &g->terms.p[i];
  struct text name = text_from(g->entities[*entity].name);
  if (n == 0 || !g_has(g, FEATURE_TERMS) || g_chance(g, 35)) return text_format(g->arena, "%s%s", g_z(g, name), g_z(g, behind));
  name = terms[g_below(g, (uint32_t)n)]->name;
  if (g_chance(g, 70)) return text_format(g->arena, "%s%s", g_z(g, name), g_z(g, behind));
  return narrowed(g, name, terms[g_below(g, (uint32_t)n)]->name, behind);
}

static void each(struct gen *g, int entity, bool volledig) {
  struct text filter = g_chance(g, 40) ? g_filter(g, entity) : NO_TEXT, under = NO_TEXT;
  bool product = entity == TOEWIJZING || g->entities[entity].parent == TOEWIJZING; // its own, or that of what it hangs under
  if (product && g_chance(g, 25)) under = text_format(g->arena, " onder %s", g_z(g, g_twigs(g, false)));
  struct text name = group(g, &entity, text_format(g->arena, "%s%s", g_z(g, filter), g_z(g, under)));
  g_line(g, "voor elke %s%s", g_z(g, name), volledig && g_chance(g, 20) ? " volledig" : "");
}

// ---- parts ----

static size_t add_target(struct gen *g, struct g_target t) {
  vec_push(g->arena, &g->targets, t);
  return g->targets.n - 1;
}

static void theme(struct gen *g) {
  if (g_has(g, FEATURE_FRAME)) g_line(g, "thema %s%s", g_chance(g, 50) ? "1.1" : "1.2", g_chance(g, 20) ? " van proef.kader" : "");
}

static bool may_apply(const struct gen *g) { return g_has(g, FEATURE_APPLIES); }

static void block(struct gen *g, size_t at, int depth, bool themed);

static struct text part_path(struct gen *g, const struct g_target *above, const char *label) {
  return above->path.n > 0 ? text_format(g->arena, "%s.%s", g_z(g, above->path), label) : text_copy(g->arena, text_from(label));
}

static size_t child_of(struct gen *g, size_t parent, const char *label) {
  struct g_target t = g->targets.p[parent];
  t.path = part_path(g, &g->targets.p[parent], label);
  t.level = t.rows;
  t.parent = parent;
  t.leaf = true;
  t.judged = t.has_each = t.guarded = t.has_parts = t.complete = t.row_guard = t.excepted = t.supplemented = t.branched = false;
  g->targets.p[parent].leaf = false;
  g->targets.p[parent].has_parts = true;
  return add_target(g, t);
}

// Branches share their names: what is judged in them is judged in the same rows.
static bool may_judge(const struct gen *g, size_t at) {
  return !g->in_branch || (g_has(g, FEATURE_JUDGED_BRANCH) && g->targets.p[at].rows == g->norm_level);
}

// What an eis asks; now and then as what may not be.
static struct text own_norm(struct gen *g, int level) {
  if (!g_chance(g, 5)) return g_norm(g, level);
  return text_format(g->arena, "mag niet %s", g_z(g, g_condition(g, level, 1)));
}

static void part(struct gen *g, size_t parent, const char *label, int depth, bool themed) {
  size_t at = child_of(g, parent, label);
  bool small = g_chance(g, 50), judged = may_judge(g, at) && g_chance(g, 12);
  if (small) {
    struct text had = g_asks_of(g, at);
    struct text norm = judged ? TEXT("oordeel") : own_norm(g, g->targets.p[at].rows), when = NO_TEXT;
    if (g_chance(g, 15)) when = text_format(g->arena, " indien %s", g_z(g, g_condition(g, g->targets.p[at].rows, 0)));
    else if (may_apply(g) && g_chance(g, 8)) when = TEXT(" indien van toepassing"), g_applies(g, at);
    g->targets.p[at].judged = judged;
    g->targets.p[at].guarded = g->targets.p[at].guarded || when.n > 0;
    g_line(g, "%s \"%s\": %s%s", label, label, g_z(g, norm), g_z(g, when));
    g->asks = had;
    return;
  }
  g_line(g, "%s \"%s\"", label, label);
  g->depth++;
  block(g, at, depth - 1, themed);
  g->depth--;
}

static bool topics(struct gen *g, size_t at) {
  const struct g_target *t = &g->targets.p[at];
  int e = g_one_document(g, t->rows);
  if (!g_has(g, FEATURE_TOPICS) || e == NO_ENTITY || !g_chance(g, 25)) return false;
  const struct g_field *f = NULL;
  for (size_t i = 0; i < g->entities[e].fields.n; i++)
    if (text_eq(g->entities[e].fields.p[i].name, TEXT("onderwerpen"))) f = &g->entities[e].fields.p[i];
  const struct g_class *c = &g->classes.p[f->class_];
  bool complete = g_chance(g, 20);
  if (complete) g->targets.p[at].complete = true;
  g_line(g, "norm %s%s bevat", complete ? "volledig " : "", g->entities[e].name);
  for (int i = 0; i < c->n; i++) {
    if (i > 0 && g_chance(g, 30)) continue;
    size_t topic = child_of(g, at, c->leaves[i]);
    bool own = may_apply(g) && g_chance(g, 30);
    buf_repeat(&g->out, ' ', 2);
    g_line(g, "%s \"%s\"%s", c->leaves[i], c->leaves[i], own ? " indien van toepassing" : "");
    if (own) g_applies(g, topic);
  }
  return true;
}

static void leaf(struct gen *g, size_t at) {
  if (topics(g, at) || g_parameter_norm(g, at)) return;
  g_asks_of(g, at);
  switch (may_judge(g, at) ? g_below(g, 8) : 7) {
  case 0: g_line(g, "%s", g_chance(g, 10) ? "mag niet" : "oordeel"); g->targets.p[at].judged = true; return;
  case 1: g_line(g, "tekst ontbreekt"); g->targets.p[at].judged = true; return;
  default: g_line(g, "norm %s%s", g_chance(g, 10) ? "volledig " : "", g_z(g, own_norm(g, g->targets.p[at].rows)));
  }
}

// Onderdelen for some places and for the others.
static void places(struct gen *g, size_t at, int depth, bool themed) {
  static const char *const lines[] = {"in arnhem", "in de overige gemeenten", "in ede"};
  static const char *const labels[] = {"p", "q", "r"};
  (void)depth;
  (void)themed;
  for (unsigned i = 0; i < 2 + g_below(g, 2); i++) {
    size_t part_at = child_of(g, at, labels[i]);
    g->targets.p[part_at].guarded = g->targets.p[part_at].row_guard = true;
    g_line(g, "%s \"%s\"", labels[i], labels[i]);
    g->depth++;
    g_line(g, "%s", lines[i]);
    leaf(g, part_at);
    g->depth--;
  }
}

// What stands in an eis, an onderdeel, or behind `geldt` of an exception.
static void block(struct gen *g, size_t at, int depth, bool themed) {
  static const char *const labels[] = {"a", "b", "c", "d"};
  struct text had = g_asks_of(g, at);
  int level = g->targets.p[at].level, e = depth > 0 || g_chance(g, 30) ? deeper_entity(g, level) : NO_ENTITY;
  bool looks = e != NO_ENTITY && !g->targets.p[at].has_each && g_chance(g, 45);
  unsigned lines = (unsigned)g->out.n;
  if (!themed && g_chance(g, 30)) theme(g), themed = true;
  scope(g, false);
  if (looks) {
    g->targets.p[at].rows = e;
    g->targets.p[at].has_each = true;
    if (!g_parameter_rows(g, at)) each(g, e, true);
  }
  size_t length = g->out.n;
  conditions(g, g->targets.p[at].rows);
  if (g->out.n != length || g->chapter) g->targets.p[at].row_guard = true;
  if (may_apply(g) && g_chance(g, 5)) g_line(g, "indien van toepassing"), g_applies(g, at);
  if (g->out.n != lines) g->targets.p[at].guarded = true;
  g_standing(g, at);
  bool complete = g_chance(g, 15);
  if (complete) g_line(g, "volledig"), g->targets.p[at].complete = true;
  if (depth == 0 || g->parts > 10 || g_chance(g, 35)) {
    leaf(g, at);
    g->asks = had;
    return;
  }
  unsigned n = 1 + g_below(g, 3);
  if (g_has(g, FEATURE_PLACES) && g_chance(g, 5)) places(g, at, depth, themed), n = 0;
  for (unsigned i = 0; i < n; i++) g->parts++, part(g, at, labels[i], depth, themed);
  g->asks = had;
}

// An eis of its own, in the place of another; per row only where that one looks at the same rows.
static void replacing(struct gen *g) {
  size_t n = g->targets.n - 1, at = g_below(g, (uint32_t)n + 1);
  const struct g_target *t = &g->targets.p[at];
  if (!g_has(g, FEATURE_REPLACES) || n == 0 || g->chapter || at == n || t->parent != SIZE_MAX || t->label.n > 0 || !g_chance(g, 40)) return;
  bool may = t->rows != AANBIEDER && (g_has(g, FEATURE_ROW_EXCEPTION) || !t->has_parts) && (g_has(g, FEATURE_ROW_GUARD) || !t->row_guard);
  int level = may && g_chance(g, 60) ? t->rows : AANBIEDER;
  scope(g, true);
  if (level != AANBIEDER) g->targets.p[n].rows = level, g->targets.p[n].has_each = true, each(g, level, false);
  if (g_chance(g, 50)) g_line(g, "indien %s", g_z(g, g_condition(g, level, 1)));
  if (may_apply(g) && g_chance(g, 10)) g_line(g, "indien van toepassing"), g_applies(g, n);
  if (g_has(g, FEATURE_PLACES) && g_chance(g, 12)) g_line(g, g_chance(g, 50) ? "in de overige gemeenten" : "in arnhem");
  g->targets.p[n].guarded = g->targets.p[n].row_guard = true;
  t = &g->targets.p[at];
  g_line(g, "vervangt eis %s van %s", g_z(g, t->number), g_z(g, t->set));
  g_before(g, g->rivals.n);
  g_rival(g, 0, g->targets.p[n].number);
}

static void eis(struct gen *g, unsigned number) {
  struct text n = text_format(g->arena, "%u", number);
  struct g_target t = {.set = g->set, .number = n, .level = AANBIEDER, .rows = AANBIEDER, .leaf = true, .parent = SIZE_MAX};
  t.chapter = g->in_chapter, t.outer = g->in_outer;
  if (g->chapter && g->chapter_each != NO_ENTITY) t.rows = g->chapter_each, t.has_each = t.row_guard = true;
  size_t at = add_target(g, t);
  g->parts = 0;
  g_line(g, "eis %u \"Eis %u\"", number, number);
  g->depth++;
  size_t length = g->out.n;
  g_asks_of(g, at);
  replacing(g);
  if (g->out.n == length) block(g, at, 2, g->themed);
  else leaf(g, at);
  g->asks = NO_TEXT;
  g->depth--;
}

// ---- begrippen ----

void g_begrippen(struct gen *g) {
  static const char *const names[] = {"hulpverlener", "bestuurder", "betrokkene"};
  for (unsigned i = 0; g_has(g, FEATURE_TERMS) && i < 3; i++) {
    int e = deeper_entity(g, AANBIEDER);
    if (!g_chance(g, 50)) continue;
    g_line(g, "begrip %s (%ss)", names[i], names[i]);
    buf_repeat(&g->out, ' ', 2);
    g->asks = text_from(names[i]);
    g_line(g, "is elke %s%s", g_rows(g, e), g_z(g, g_filter(g, e)));
    g->asks = NO_TEXT;
    struct g_term t = {text_from(names[i]), e};
    vec_push(g->arena, &g->terms, t);
  }
}

// ---- exceptions ----

static void effect(struct gen *g, const struct g_target *aim, int level, bool inside) {
  uint32_t pick = g->norm_only ? 9 : g_below(g, 10);
  if (pick < 2) {
    g_line(g, "is niet van toepassing");
  } else if (pick < 4) {
    if (g_chance(g, 50)) g_line(g, "is voldaan");
    else g_line(g, "is voldaan indien %s", g_z(g, g_condition(g, level, 1)));
  } else if (pick == 4 && inside) {
    g_line(g, "blijft gelden");
  } else {
    struct g_target t = {.set = aim->set, .number = aim->number, .label = text_format(g->arena, "X%u", g->labels), .level = aim->level,
                         .rows = aim->level, .leaf = true, .parent = SIZE_MAX};
    g->brings.p[g->labels - 1] = !g->norm_only && !g->in_branch;
    if (g_chance(g, 20)) {
      g_line(g, "geldt%s: %s", g_chance(g, 20) ? " volledig" : "", g_z(g, g_norm(g, aim->level)));
      return;
    }
    g_line(g, "geldt%s", g_chance(g, 20) ? " volledig" : "");
    size_t at = add_target(g, t);
    g->norm_level = aim->level;
    g->depth++;
    block(g, at, 1, true);
    g->depth--;
  }
}

static const char *of_set(struct gen *g, struct text set) {
  return text_eq(set, g->set) && g_chance(g, 70) ? "" : text_z(g->arena, text_format(g->arena, " van %s", g_z(g, set)));
}

// A definitie gets another formula; in it all definities may be used, itself too.
static const struct g_definition *to_redefine(const struct gen *g) {
  for (size_t i = 0; i < g->definitions.n; i++)
    if (g->definitions.p[i].entity == AANBIEDER || g_has(g, FEATURE_FORMULA_ROWS)) return &g->definitions.p[i];
  return NULL;
}

static void new_formula(struct gen *g) {
  const struct g_definition *d = to_redefine(g);
  const struct g_target *aim = &g->targets.p[g_below(g, (uint32_t)g->targets.n)];
  bool whole = !g_chance(g, 70) && !g->any_kpi;
  g->whole_formula = g->whole_formula || whole;
  struct text where = !whole ? text_format(g->arena, " in eis %.*s van %.*s", TP(aim->number), TP(aim->set)) : NO_TEXT;
  struct text asks = g->asks;
  bool deep = g->deep;
  if (g_speaks_of(g, d) != d->entity) g->asks = NO_TEXT, g->deep = false; // it is asked of the rows of the definitie
  g->formula = true;
  g_line(g, "in afwijking van definitie %s%s = %s", g_z(g, d->name), g_z(g, where), g_z(g, g_formula(g, g_speaks_of(g, d), d->type)));
  g->formula = false;
  g->deep = deep;
  g->asks = asks;
  scope(g, true);
  conditions(g, AANBIEDER);
}

// A definitie may get another formula; not beside kpi's, in which it has one.
static bool formulas(const struct gen *g) { return g_has(g, FEATURE_FORMULAS) && to_redefine(g) && (!g->any_kpi || g_has(g, FEATURE_FORMULA_KPI)); }

static void redefinition(struct gen *g) {
  if (g->terms.n == 0 || (formulas(g) && g_chance(g, 50))) {
    new_formula(g);
    g->new_formulas = true;
    return;
  }
  const struct g_term *t = &g->terms.p[g_below(g, (uint32_t)g->terms.n)];
  const struct g_target *aim = &g->targets.p[g_below(g, (uint32_t)g->targets.n)];
  bool whole = !g_chance(g, 70) && !g->any_kpi;
  g->whole_formula = g->whole_formula || whole;
  if (!whole) g_line(g, "in afwijking van begrip %s in eis %s van %s", g_z(g, t->name), g_z(g, aim->number), g_z(g, aim->set));
  else g_line(g, "in afwijking van begrip %s", g_z(g, t->name));
  scope(g, true);
  conditions(g, AANBIEDER);
  g_line(g, "is elke %s%s", g_rows(g, t->entity), g_z(g, g_filter(g, t->entity)));
}

static bool aimable(const struct g_target *t) { return t->label.n == 0 && !t->blocked; }

// Other parts of the same parent, without conditions of their own: a block.
static struct text block_of(struct gen *g, size_t at) {
  const struct g_target *t = &g->targets.p[at];
  struct buf parts = {.arena = g->arena};
  bool overlap = g_has(g, FEATURE_BLOCK_OVERLAP), alone = !overlap && t->aimed;
  buf_add(&parts, t->path);
  for (size_t i = 0; i < g->targets.n && g_has(g, FEATURE_BLOCKS) && !g->per_row && !t->guarded && !alone && g_chance(g, 60); i++) {
    struct g_target *u = &g->targets.p[i];
    if (i == at || !aimable(u) || u->parent != t->parent || u->parent == SIZE_MAX || u->guarded || (u->aimed && !overlap)) continue;
    buf_format(&parts, " en %s", g_z(g, u->path));
    u->blocked = g->targets.p[at].blocked = !overlap;
    break;
  }
  g->targets.p[at].aimed = true;
  return buf_text(&parts);
}

// Other eisen that may be aimed at in the same words; `behind`: branches or a supplement that may not meet.
static bool may_join(const struct gen *g, size_t at, size_t other) {
  const struct g_target *t = &g->targets.p[at], *u = &g->targets.p[other];
  bool eis = u->parent == SIZE_MAX && u->label.n == 0 && !u->blocked, both = g_has(g, FEATURE_SUPPLEMENT_BRANCH);
  return eis && !text_eq(t->number, u->number) && text_eq(t->set, u->set) && (both || (!u->supplemented && !u->branched));
}

static void mark(struct gen *g, size_t at) {
  g->targets.p[at].excepted = g->targets.p[at].aimed = true;
  g->targets.p[at].supplemented = g->targets.p[at].branched = true; // no other kind of exception beside it
}

// A hoofdstuk that holds the eis, and may as a whole be aimed at; 0: none.
static unsigned chapter_of(const struct gen *g, size_t at) {
  const struct g_target *t = &g->targets.p[at];
  unsigned chapter = t->outer > 0 ? t->outer : t->chapter;
  for (size_t i = 0; i < g->targets.n && chapter > 0; i++) {
    const struct g_target *u = &g->targets.p[i];
    bool in = u->parent == SIZE_MAX && u->label.n == 0 && text_eq(u->set, t->set) && (u->chapter == chapter || u->outer == chapter);
    if (in && i != at && !may_join(g, at, i)) return 0;
  }
  return chapter;
}

static bool several(struct gen *g, size_t at, const char *before, const char *behind) {
  struct text set = g->targets.p[at].set, all = g->targets.p[at].number;
  if (!g_has(g, FEATURE_SEVERAL) || g->per_row || !g_chance(g, 35)) return false;
  unsigned chapter = g_chance(g, 40) ? chapter_of(g, at) : 0, n = 1;
  if (chapter > 0) {
    for (size_t i = 0; i < g->targets.n; i++)
      if (g->targets.p[i].chapter == chapter || g->targets.p[i].outer == chapter) mark(g, i);
    g_line(g, "%shoofdstuk \"Hoofdstuk %u\"%s%s", before, chapter, of_set(g, set), behind);
    return true;
  }
  for (size_t i = 0; i < g->targets.n && n < 3; i++) {
    if (i == at || !may_join(g, at, i) || !g_chance(g, 50)) continue;
    all = text_format(g->arena, "%s%s%s", g_z(g, all), n == 1 && g_chance(g, 40) ? ", " : g_chance(g, 50) ? " en " : " en eis ", g_z(g, g->targets.p[i].number));
    mark(g, i);
    n++;
  }
  if (n == 1) return false;
  mark(g, at);
  g_line(g, "%s%s %s%s%s", before, g_chance(g, 50) ? "eisen" : "eis", g_z(g, all), of_set(g, set), behind);
  return true;
}

static void aim_line(struct gen *g, size_t at, const char *before, const char *behind) {
  const struct g_target *t = &g->targets.p[at];
  if (t->path.n == 0 && several(g, at, before, behind)) return;
  if (t->path.n == 0) g_line(g, "%seis %s%s%s", before, g_z(g, t->number), of_set(g, t->set), behind);
  else if (g_chance(g, 50)) g_line(g, "%seis %s onderdeel %s%s%s", before, g_z(g, t->number), g_z(g, block_of(g, at)), of_set(g, t->set), behind);
  else g_line(g, "%sonderdeel %s van eis %s%s%s", before, g_z(g, block_of(g, at)), g_z(g, t->number), of_set(g, t->set), behind);
}

static void branches(struct gen *g, const struct g_target *aim, int level) {
  g->in_branch = true;
  for (unsigned i = 1 + g_below(g, 2); i > 0; i--) {
    g_line(g, "indien %s:", g_z(g, g_condition(g, level, 1)));
    g->depth++;
    effect(g, aim, level, true);
    g->depth--;
  }
  if (g_chance(g, 70)) {
    g_line(g, "anders:");
    g->depth++;
    effect(g, aim, level, true);
    g->depth--;
  }
  g->in_branch = false;
}

// An exception on an exception: it does not apply, or its norm is another.
static void on_exception(struct gen *g, unsigned others) {
  unsigned n = 1 + g_below(g, others);
  bool lapses = !g->brings.p[n - 1] || g_chance(g, 50);
  if (lapses) g_line(g, "afwijking X%u van %s is niet van toepassing", n, g_z(g, g->label_set[n - 1]));
  else g_line(g, "in afwijking van afwijking X%u van %s", n, g_z(g, g->label_set[n - 1]));
  feature_set had = g->features;
  if (!g_has(g, FEATURE_PLACE_ON)) g->features &= ~((feature_set)1 << FEATURE_PLACES); // of an exception on an exception per row the page does not say whose place it is
  scope(g, true);
  g->features = had;
  if (g_has(g, FEATURE_PLACE_ON) && g_chance(g, 20)) g_line(g, g_chance(g, 50) ? "in arnhem" : "in ede of rheden");
  else conditions(g, AANBIEDER);
  struct g_target aim = g->label_aim[n - 1];
  g->label_aim[g->labels - 1] = aim;
  if (!lapses) effect(g, &aim, AANBIEDER, false);
}

static void one_exception(struct gen *g) {
  size_t at;
  do at = g_below(g, (uint32_t)g->targets.n); // an eis is never part of a block
  while (!aimable(&g->targets.p[at]));
  struct g_target aim = g->targets.p[at];
  g->targets.p[at].excepted = true;
  unsigned others = g->labels++;
  size_t rivals = g->rivals.n;
  g_rival(g, g->labels, NO_TEXT);
  g_line(g, "afwijking X%u \"Afwijking %u\"", g->labels, g->labels);
  g->depth++;
  g->label_set[g->labels - 1] = g->set;
  g->label_aim[g->labels - 1] = aim;
  g->asks = text_format(g->arena, "X%u", g->labels);
  vec_push(g->arena, &g->brings, false);
  if (others > 0 && g_has(g, FEATURE_ON_EXCEPTION) && g_chance(g, 15)) {
    on_exception(g, others);
    g->depth--;
    return;
  }
  if (g_has(g, FEATURE_EXTERN) && g_chance(g, 4)) {
    g->asks = NO_TEXT;
    g_line(g, "in afwijking van eis 7 van wet.boek");
    scope(g, true);
    if (g_chance(g, 50)) g_line(g, "geldt: %s", g_z(g, g_condition(g, AANBIEDER, 1)));
    else g_line(g, "is niet van toepassing");
    g->depth--;
    return;
  }
  bool term = (g->terms.n > 0 || formulas(g)) && g_chance(g, 25);
  if (!term || g_has(g, FEATURE_TERM_ORDER)) g_before(g, rivals);
  if (term) {
    redefinition(g);
    g->depth--;
    return;
  }
  int level = AANBIEDER;
  bool may = (g_has(g, FEATURE_ROW_EXCEPTION) || !aim.has_parts) && (g_has(g, FEATURE_ROW_GUARD) || !aim.has_each || !aim.row_guard);
  bool rows = aim.rows != AANBIEDER && may && g_chance(g, 35);
  g->per_row = rows;
  if (rows) level = aim.rows, aim.level = aim.rows;
  uint32_t shape = g_below(g, 8);
  g->label_aim[g->labels - 1] = aim;
  bool both = g_has(g, FEATURE_SUPPLEMENT_BRANCH);
  if (g_has(g, FEATURE_SUPPLEMENTS) && (both || !aim.branched) && g_chance(g, 15)) {
    g->targets.p[at].supplemented = true;
    bool also = !rows && aim.level == AANBIEDER && g_may_also(g) && g_chance(g, 30);
    if (also) aim_line(g, at, "", text_z(g->arena, text_format(g->arena, " %s", g_z(g, g_also(g)))));
    else aim_line(g, at, "aanvullend op ", "");
    scope(g, true);
    if (rows) each(g, level, false);
    conditions(g, level);
    g->norm_only = true;
    if (!also) effect(g, &aim, level, false);
    g->norm_only = false;
    g->depth--;
    return;
  }
  if (!both && aim.supplemented && shape > 2 && shape < 5) shape = 5;
  if (shape > 2 && shape < 5) g->targets.p[at].branched = true;
  if (shape == 0) aim_line(g, at, "", " is niet van toepassing");
  else if (shape == 1) aim_line(g, at, "", g_chance(g, 50) ? " is voldaan" : text_z(g->arena, text_format(g->arena, " is voldaan indien %s", g_z(g, g_condition(g, level, 1)))));
  else if (shape == 2) aim_line(g, at, "voor ", text_z(g->arena, text_format(g->arena, " volstaat %s", g_z(g, g_condition(g, level, 1)))));
  else aim_line(g, at, "in afwijking van ", "");
  scope(g, true);
  if (rows) each(g, level, false);
  conditions(g, level);
  if (shape > 2 && shape < 5) branches(g, &aim, level);
  else if (shape >= 5) effect(g, &aim, level, false);
  g->depth--;
}

static void exception(struct gen *g) {
  one_exception(g);
  g->asks = NO_TEXT;
}

// For a chapter: what stands in it may look per row, and names must mean the same there.
static struct text plain_condition(struct gen *g) {
  while (true) {
    bool deep = g->deep;
    g->deep = false; // an eis about other rows would have none of these
    struct text t = g_condition(g, AANBIEDER, 1);
    g->deep = deep;
    bool shared = false;
    for (size_t i = 2; i < t.n; i++) shared = shared || (t.p[i] == 'x' && t.p[i - 1] >= '0' && t.p[i - 1] <= '9');
    if (!shared) return t;
  }
}

// `inside`: in the one that is there, of which all holds for it too.
static void chapter(struct gen *g, unsigned number, bool inside) {
  g->depth = inside ? 1 : 0;
  g->in_outer = inside ? g->in_chapter : 0;
  g->in_chapter = number;
  g_line(g, "hoofdstuk \"Hoofdstuk %u\"", number);
  g->depth++;
  g->chapter = true;
  scope(g, false);
  if (g_chance(g, 30)) g_line(g, "indien %s", g_z(g, plain_condition(g)));
  bool kpis = number == 90; // they have no rows of their own, and no others
  if (!inside) g->themed = g->chapter_also = false, g->chapter_each = NO_ENTITY;
  bool themed = g_chance(g, 20);
  if (themed) theme(g);
  g->themed = g->themed || themed;
  int e = deeper_entity(g, AANBIEDER);
  if (!kpis && g_has(g, FEATURE_NESTED) && g->chapter_each == NO_ENTITY && e != NO_ENTITY && g_chance(g, 20)) each(g, e, true), g->chapter_each = e;
  if (kpis || g->chapter_also || !g_may_also(g) || !g_chance(g, 20)) return;
  g->chapter_also = true;
  g_line(g, "%s", g_z(g, g_also(g)));
}

void g_set(struct gen *g, unsigned eisen, bool base) {
  g->chapter = g->themed = g->chapter_also = false;
  g->in_chapter = g->in_outer = 0;
  g->chapter_each = NO_ENTITY;
  for (unsigned i = 1; i <= eisen; i++) {
    bool inside = g_has(g, FEATURE_NESTED) && g->chapter && g->in_outer == 0 && g_chance(g, 30);
    if (inside || g_chance(g, 12)) chapter(g, i, inside);
    eis(g, g->second && g_chance(g, 50) ? 10 + i : i);
  }
  if (g->in_outer > 0 || g->chapter_each != NO_ENTITY) g->depth = 0; // these would inherit more
  g->chapter_each = NO_ENTITY;
  for (unsigned i = g_has(g, FEATURE_EXCEPTIONS) ? g_below(g, base ? 2 : 5) : 0; i > 0; i--) exception(g);
  g->depth = 0;
  if (g_has(g, FEATURE_EXCEPTIONS)) g_orders(g);
  g_measured(g);
  if (g->kpis && g_chance(g, 30)) chapter(g, 90, false);
  g_kpis(g);
  g->depth = 0;
}
