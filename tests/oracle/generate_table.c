// Decision tables, and conditions on what they give.
#include "generate.h"

static bool is_judged(struct gen *g, const struct g_field *f) { return f->type == O_CHOICE && f->class_ == g_judged(g); }
static bool may_be_column(const struct g_field *f) { return f->type != O_SET && !f->applies; }

static struct text of(struct gen *g, const char *before, const struct g_field *f) {
  return text_format(g->arena, "%s %s", before, g_z(g, g_literal(g, f->type, f->class_)));
}

// Of numbers, amounts …: from one to another.
static struct text between_amounts(struct gen *g, const struct g_field *f) {
  const char *before = f->type == O_MONEY ? "€ " : "", *after = f->type == O_PERCENT ? " %" : f->type == O_DURATION ? " dagen" : "";
  return text_format(g->arena, "van %s%u%s tot %s%s%u%s", before, g_below(g, 4), after, g_chance(g, 50) ? "en met " : "", before, 4 + g_below(g, 5), after);
}

static struct text amount_cell(struct gen *g, const struct g_field *f) {
  static const char *const words[] = {"hoogstens", "minstens", "meer dan", "minder dan", "hoger dan", "lager dan", "vanaf", "tot", "tot en met"};
  return g_chance(g, 30) ? between_amounts(g, f) : of(g, words[g_below(g, 9)], f);
}

static struct text day_cell(struct gen *g, const struct g_field *f) {
  static const char *const words[] = {"voor", "vóór", "na", "vanaf", "tot", "tot en met", "eerder dan", "later dan", "uiterlijk", "uiterlijk op"};
  if (g_chance(g, 70)) return of(g, words[g_below(g, 10)], f);
  return text_format(g->arena, "van %s tot %s%s", g_chance(g, 50) ? "15-01-2024" : "31-01-2024", g_chance(g, 50) ? "en met " : "", g_chance(g, 50) ? "29-02-2024" : "01-06-2024");
}

// The leaves stand from low to high.
static struct text choice_cell(struct gen *g, const struct g_field *f) {
  static const char *const words[] = {"hoogstens", "minstens", "meer dan", "minder dan", "hoger dan", "lager dan", "vanaf", "tot", "tot en met"};
  const struct g_class *c = &g->classes.p[f->class_];
  uint32_t lo = g_below(g, (uint32_t)c->n - 1);
  if (g_chance(g, 70)) return of(g, words[g_below(g, 9)], f);
  return text_format(g->arena, "van %s tot %s%s", c->leaves[lo], g_chance(g, 50) ? "en met " : "", c->leaves[lo + 1 + g_below(g, (uint32_t)c->n - 1 - lo)]);
}

static struct text cell(struct gen *g, const struct g_field *f) {
  bool amount = f->type == O_NUMBER || f->type == O_MONEY || f->type == O_PERCENT || f->type == O_DURATION;
  struct text one = g_literal(g, f->type, f->class_);
  if (g_chance(g, 12)) return TEXT("-");
  if (f->type == O_BOOL) return one;
  if (g_chance(g, 15)) return text_format(g->arena, "%s%s of %s", g_z(g, one), g_chance(g, 30) ? text_z(g->arena, text_format(g->arena, " of %s", g_z(g, g_literal(g, f->type, f->class_)))) : "",
                                          g_z(g, g_literal(g, f->type, f->class_)));
  if (amount && g_chance(g, 85)) return amount_cell(g, f);
  if (f->type == O_DATE && g_chance(g, 85)) return day_cell(g, f);
  bool ordered = f->type == O_CHOICE && !is_judged(g, f) && g->classes.p[f->class_].ordered;
  return ordered && g_chance(g, 60) ? choice_cell(g, f) : one;
}

static void print_rows(struct gen *g, const struct g_table *t, const struct g_field *const *columns, size_t n) {
  struct buf head = {.arena = g->arena};
  for (size_t i = 0; i < n; i++) buf_format(&head, "| %s ", g_z(g, columns[i]->name));
  g_line(g, "%s| geeft %s |", g_z(g, buf_text(&head)), g_z(g, t->gives));
  for (unsigned row = 0; row < 1 + g_below(g, 3); row++) {
    struct buf line = {.arena = g->arena};
    for (size_t i = 0; i < n; i++) buf_format(&line, "| %s ", g_z(g, cell(g, columns[i])));
    struct text value = t->either ? g_literal(g, O_BOOL, NO_CLASS) : t->class_ == NO_CLASS ? text_format(g->arena, "%u", 1 + g_below(g, 4)) : g_literal(g, O_CHOICE, t->class_);
    g_line(g, "%s| %s |", g_z(g, buf_text(&line)), g_z(g, value));
    if (g_chance(g, 5)) g_line(g, "noot \"Dit staat er zo\"");
  }
}

// What it gives is called after a field that is a choice, or is a number with a name of its own.
static void name_value(struct gen *g, struct g_table *t) {
  t->class_ = NO_CLASS;
  t->gives = text_format(g->arena, "uitkomst-%s", g_z(g, t->name));
  for (int e = 0; e < ENTITIES && g_chance(g, 70); e++)
    for (size_t i = 0; g->entities[e].used && i < g->entities[e].fields.n; i++) {
      const struct g_field *f = &g->entities[e].fields.p[i];
      if (f->type != O_CHOICE || is_judged(g, f) || f->name.n == 0 || f->name.p[f->name.n - 1] == 'x' || !g_chance(g, 30)) continue;
      t->class_ = f->class_;
      t->gives = f->name;
      return;
    }
}

static void table(struct gen *g, int entity, const char *name) {
  struct g_table t = {.name = text_from(name), .level = entity};
  const struct g_field *columns[3];
  const struct g_entity *x = &g->entities[entity];
  size_t n = 0;
  for (size_t i = 0; i < x->fields.n && n < 3; i++)
    if (may_be_column(&x->fields.p[i])) columns[n++] = &x->fields.p[i];
  if (n == 0) return;
  name_value(g, &t);
  t.either = t.class_ == NO_CLASS && g_chance(g, 40);
  if (entity == AANBIEDER) g_line(g, "tabel %s", name);
  else g_line(g, "tabel %s per %s", name, x->name);
  g->depth++;
  g_line(g, "kies de eerste rij");
  if (n > 1 && g_chance(g, 40)) g_line(g, "rij klopt als minstens %u van %u kolommen kloppen", 1 + g_below(g, (uint32_t)n), (unsigned)n);
  if (x->date && x->plural && g_has(g, FEATURE_LAST_ROWS) && g_chance(g, 40)) {
    g_line(g, "rij geldt als klopt in elk van de laatste %u %s", 1 + g_below(g, 2), x->plural);
    t.level = x->parent;
  }
  print_rows(g, &t, columns, n);
  g->depth--;
  vec_push(g->arena, &g->tables, t);
}

void g_tables(struct gen *g) {
  static const char *const names[] = {"staffel", "ladder"};
  for (unsigned i = 0; i < 2 && g_has(g, FEATURE_TABLES); i++) {
    int e = (int)g_below(g, ENTITIES);
    if (g->entities[e].used && e != INSCHRIJVING && e != AANBOD && g_chance(g, 60)) table(g, e, names[i]);
  }
}

struct text g_by_table(struct gen *g, int level) {
  for (size_t i = 0; i < g->tables.n; i++) {
    const struct g_table *t = &g->tables.p[i];
    if (!g_is_under(g, level, t->level) || g_chance(g, 30)) continue;
    const char *what = text_z(g->arena, text_format(g->arena, "%s volgens %s", g_z(g, t->gives), g_z(g, t->name)));
    if (t->either && g_chance(g, 50)) return text_from(what);
    if (t->either) return text_format(g->arena, "%s is %s%s", what, g_chance(g, 25) ? "niet " : "", g_chance(g, 50) ? "ja" : "nee");
    if (g_chance(g, 20)) return text_format(g->arena, "%s is %s", what, g_chance(g, 50) ? "geen" : "aanwezig");
    const char *no = g_chance(g, 25) ? "niet " : "";
    if (t->class_ != NO_CLASS) return text_format(g->arena, "%s is %s%s", what, no, g_z(g, g_literal(g, O_CHOICE, t->class_)));
    if (g_chance(g, 50)) return text_format(g->arena, "%s is %s%u", what, no, 1 + g_below(g, 4));
    return text_format(g->arena, "%s is %s %u", what, g_chance(g, 50) ? "minstens" : "minder dan", 1 + g_below(g, 4));
  }
  return NO_TEXT;
}
