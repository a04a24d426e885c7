// Dossiers for what was declared: rows, fields that are known, unknown or absent, lists in every state, judgements and waivers.
#include "generate.h"

struct row {
  int entity;
  struct text path; // keys, as a judgement writes them: "A", "1"
};
typedef VEC(struct row) rows;

struct writing {
  struct gen *g;
  rows all;
  bool complete; // no list is open: then the answer must often be exact
  unsigned unknown;
  struct buf others; // what other sources say, behind all else
};

// A value as a dossier writes it; of a verzameling now and then two.
static struct text value_of(struct gen *g, const struct g_field *f, unsigned unknown) {
  struct text v = g_literal(g, f->type, f->class_);
  if (f->type == O_CHOICE && g->classes.p[f->class_].n_inner > 0 && g_chance(g, unknown / 2))
    v = text_from(g->classes.p[f->class_].inner[g_below(g, 2)]);
  bool outside = f->type == O_CHOICE && g->classes.p[f->class_].name && (f->class_ != 1 || g_has(g, FEATURE_OUTSIDE_PLACE));
  if (outside && g_chance(g, 5)) v = TEXT("iets-anders");
  struct text other = f->type == O_SET ? g_literal(g, f->type, f->class_) : NO_TEXT;
  if (other.n > 0 && unknown > 0 && g_chance(g, 5)) other = TEXT("iets-anders"); // a word that is not in the list
  if (other.n > 0 && !text_eq(other, v)) v = text_format(g->arena, "%s, %s", g_z(g, v), g_z(g, other));
  return v;
}

// What another source says of the field too, as a comment (read_sources.c).
static void other_source(struct writing *w, int e, struct text path, const struct g_field *f, bool optional) {
  static const char *const sources[] = {"a.csv", "b.csv", "c.csv"};
  struct gen *g = w->g;
  for (unsigned n = g_has(g, FEATURE_SOURCES) && g_chance(g, w->unknown / 5) ? 1 + g_below(g, 2) : 0; n > 0; n--) {
    struct text v = optional && g_chance(g, 20) ? TEXT("geen") : g_chance(g, 10) ? TEXT("onbekend") : value_of(g, f, w->unknown);
    buf_format(&w->others, "#waarde %s %s %s %s %s %s\n", g->entities[e].name, g_z(g, path), g_z(g, f->name), sources[g_below(g, 3)],
               g_has(g, FEATURE_UNTIL) && g_chance(g, 10) ? g_day(g) : "-", g_z(g, v));
  }
}

static void field(struct writing *w, int e, struct text path, const struct g_field *f, bool must) {
  struct gen *g = w->g;
  bool optional = f->optional || f->type == O_SET || (f->applies && !f->asked);
  bool dated = !g_has(g, FEATURE_PERIODIC_UNKNOWN) && g->periodic && f->type == O_DATE;
  if (!dated) other_source(w, e, path, f, optional);
  if (!must && !dated && g_chance(g, w->unknown)) {
    if (g_chance(g, 50)) g_line(g, "%s: onbekend", g_z(g, f->name));
    return;
  }
  const char *until = "";
  if (g_has(g, FEATURE_UNTIL) && !dated && g_chance(g, 5)) until = g_z(g, text_format(g->arena, " geldig tot %s%s", g_chance(g, 30) ? "en met " : "", g_day(g)));
  if (!must && optional && g_chance(g, 25)) {
    g_line(g, "%s: geen%s", g_z(g, f->name), until);
    return;
  }
  g_line(g, "%s: %s%s", g_z(g, f->name), g_z(g, value_of(g, f, w->unknown)), until);
}

static void list(struct writing *w, int e, struct text above);

// «"A", "B"» as «A/B».
static struct text plain_path(struct gen *g, struct text path) {
  struct buf b = {.arena = g->arena};
  for (size_t i = 0; i < path.n; i++)
    if (path.p[i] == ',') buf_char(&b, '/');
    else if (path.p[i] != '"' && path.p[i] != ' ') buf_char(&b, path.p[i]);
  return buf_text(&b);
}

static void row(struct writing *w, int e, unsigned i, struct text above) {
  struct gen *g = w->g;
  const struct g_entity *x = &g->entities[e];
  struct text key = text_format(g->arena, "%c", 'A' + i);
  g_line(g, "%s \"%s\"", x->name, g_z(g, key));
  struct row r = {e, above.n > 0 ? text_format(g->arena, "%s, \"%s\"", g_z(g, above), g_z(g, key)) : text_format(g->arena, "\"%s\"", g_z(g, key))};
  vec_push(g->arena, &w->all, r);
  g->depth++;
  for (size_t k = 0; k < x->fields.n; k++)
    if (e != MEDEWERKER || !text_eq(x->fields.p[k].name, TEXT("naam"))) field(w, e, plain_path(g, r.path), &x->fields.p[k], false);
  if (g_has(g, FEATURE_SOURCES) && g_chance(g, 20)) g_line(g, "bron \"%s\"", g_chance(g, 50) ? "a.csv" : "b.csv");
  for (int c = 1; c < ENTITIES; c++)
    if (g->entities[c].used && g->entities[c].parent == e) list(w, c, r.path);
  g->depth--;
}

static void list(struct writing *w, int e, struct text above) {
  struct gen *g = w->g;
  const struct g_entity *x = &g->entities[e];
  unsigned most = x->plural ? (e == INSCHRIJVING ? 2 : above.n > 0 ? 2 : 3) : 1, n = g_below(g, most + 1);
  if (e == INSCHRIJVING && n == 0 && g_chance(g, 80)) n = 1;
  for (unsigned i = 0; i < n; i++) row(w, e, i, above);
  if (n == 0 && (w->complete || g_chance(g, 70))) g_line(g, "%s: geen", g_chance(g, 50) && x->plural ? x->plural : x->name);
  else if (!w->complete && x->date && g_chance(g, 12)) g_line(g, "%s bekend vanaf %s", x->name, g_day(g));
  else if (!w->complete && g_chance(g, 12)) g_line(g, "%s open", x->name);
  else if (n > 0 && above.n == 0 && x->plural && g_chance(g, 6)) g_line(g, "#steekproef %s", x->name); // judged as the whole (§5)
  else if (n > 0 && x->plural && g_chance(g, 8)) g_line(g, "%s steekproef %u van %u", x->plural, n, n + g_below(g, 9));
}

static struct text at_row(struct writing *w, int entity) {
  struct gen *g = w->g;
  const struct row *found[32];
  size_t n = 0;
  for (size_t i = 0; i < w->all.n && n < 32; i++)
    if (g_is_under(g, entity, w->all.p[i].entity)) found[n++] = &w->all.p[i];
  if (n == 0 || g_chance(g, 40)) return NO_TEXT;
  const struct row *r = found[g_below(g, (uint32_t)n)];
  return text_format(g->arena, " bij %s %s", g->entities[r->entity].name, g_z(g, r->path));
}

static struct text target(struct gen *g, const struct g_target *t) {
  struct text path = t->path;
  if (t->label.n > 0) path = path.n > 0 ? text_format(g->arena, "%s/%s", g_z(g, t->label), g_z(g, path)) : t->label;
  if (path.n == 0) return text_format(g->arena, "eis %s van %s", g_z(g, t->number), g_z(g, t->set));
  return text_format(g->arena, "eis %s onderdeel %s van %s", g_z(g, t->number), g_z(g, path), g_z(g, t->set));
}

// Another one may say something else, of the same rows or of some of them.
static void judgement(struct writing *w, const struct g_target *t) {
  static const char *const words[] = {"ja", "nee", "deels", "nvt"};
  struct gen *g = w->g;
  struct text at = at_row(w, t->leaf ? t->rows : t->level);
  if (t->leaf && t->rows == AANBIEDER) at = NO_TEXT;
  g_line(g, "%s%s: %s%s%s", g_z(g, target(g, t)), g_z(g, at), words[g_below(g, 4)],
         t->judged ? "" : g_chance(g, 90) ? " in plaats van de berekening" : "", g_chance(g, 90) ? " \"Gezien.\"" : "");
}

static void judgements(struct writing *w) {
  static const char *const words[] = {"ja", "nee", "deels", "nvt"};
  struct gen *g = w->g;
  for (size_t i = 0; i < g->targets.n; i++) {
    const struct g_target *t = &g->targets.p[i];
    if (!g_chance(g, t->judged ? 60 : 6)) continue;
    if (t->label.n > 0) {
      if (t->leaf && t->judged && t->rows == AANBIEDER)
        g_line(g, "#oordeel %s %s %s%s%s %s ", g_z(g, t->set), g_z(g, t->number), g_z(g, t->label), t->path.n > 0 ? "/" : "", g_z(g, t->path), words[g_below(g, 4)]);
      continue;
    }
    if (t->has_parts && t->complete && !g_has(g, FEATURE_JUDGED_COMPLETE)) continue;
    judgement(w, t);
    if (g_chance(g, 25)) judgement(w, t);
  }
}

static void waivers(struct writing *w) {
  struct gen *g = w->g;
  for (size_t i = 0; i < g->targets.n; i++) {
    const struct g_target *t = &g->targets.p[i];
    bool plain = g_has(g, FEATURE_ROW_WAIVER) || (!t->excepted && !t->has_parts);
    if (t->label.n > 0 || !plain || !g_chance(g, 6)) continue;
    int level = t->rows != t->level && g_chance(g, 50) ? t->rows : t->level; // single rows of `voor elke` too
    struct text at = level != AANBIEDER ? at_row(w, level) : NO_TEXT;
    struct text to = g_chance(g, 40) ? text_format(g->arena, " tot %s", g_day(g)) : NO_TEXT;
    g_line(g, "ontheffing van %s%s%s: door \"%s\" van %s%s", g_z(g, target(g, t)), g_chance(g, 5) ? " versie \"oud\"" : "", g_z(g, at), g_z(g, g_waiver_by(g)),
           g_chance(g, 70) ? "01-01-2020" : g_day(g), g_z(g, to));
  }
  for (size_t i = 0; i < g->parameters.n; i++) {
    const struct g_parameter *p = &g->parameters.p[i];
    if (p->kpi.n > 0 && g_chance(g, 50))
      g_line(g, "ontheffing van kpi %s van %s:%s door \"%s\" van 01-01-2020", g_z(g, p->kpi), g_z(g, p->set), g_z(g, g_waived(g, i)), g_z(g, g_waiver_by(g)));
    if (p->kpi.n > 0) continue;
    const struct g_target *t = &g->targets.p[p->target];
    for (int twice = 0; twice < 2 && t->label.n == 0 && g_chance(g, 50); twice++) {
      struct text at = t->rows != AANBIEDER ? at_row(w, t->rows) : NO_TEXT;
      g_line(g, "ontheffing van %s%s:%s door \"%s\" van %s", g_z(g, target(g, t)), g_z(g, at), g_z(g, g_waived(g, i)), g_z(g, g_waiver_by(g)),
             g_chance(g, 80) ? "01-01-2020" : g_day(g));
    }
  }
}

struct text g_dossier(struct gen *g) {
  struct writing w = {.g = g, .complete = g_chance(g, 60), .unknown = g_chance(g, 25) ? 0 : g_chance(g, 50) ? 10 : 40};
  g->out = (struct buf){.arena = g->arena};
  g->depth = 0;
  buf_addz(&g->out, "taal 1\ndossier \"Proef\"\n");
  g_line(g, "  peildatum %s", g_day(g));
  const char *from = g_day(g), *to = g_day(g);
  if (g_has(g, FEATURE_PERIOD) && g_chance(g, 50)) g_line(g, "  toetsperiode %s tot en met %s", g_earlier(from, to) ? from : to, g_earlier(from, to) ? to : from);
  if (g_has(g, FEATURE_SOURCES) && g_chance(g, 40)) g_line(g, "  bron \"a.csv\" gaat voor bron \"%s\"", g_chance(g, 50) ? "b.csv" : "c.csv");
  if (g_has(g, FEATURE_SOURCES) && g_chance(g, 30)) g_line(g, "  bron \"b.csv\" gaat voor bron \"%s\"", g_chance(g, 50) ? "c.csv" : "dossier.eis");
  w.others = (struct buf){.arena = g->arena};
  g_line(g, "aanbieder");
  g->depth = 1;
  for (size_t i = 0; i < g->entities[AANBIEDER].fields.n; i++) field(&w, AANBIEDER, TEXT("-"), &g->entities[AANBIEDER].fields.p[i], false);
  g->depth = 0;
  for (int e = 1; e < ENTITIES; e++)
    if (g->entities[e].used && g->entities[e].parent == AANBIEDER) list(&w, e, NO_TEXT);
  if (g_has(g, FEATURE_JUDGEMENTS)) judgements(&w);
  if (g_has(g, FEATURE_WAIVERS) && (!g_has(g, FEATURE_FRAME) || g_has(g, FEATURE_THEME_WAIVER))) waivers(&w);
  buf_add(&g->out, buf_text(&w.others));
  return text_copy(g->arena, buf_text(&g->out));
}
