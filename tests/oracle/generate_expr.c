// Conditions and values that fit what was declared.
#include <stdio.h>
#include <string.h>

#include "generate.h"

static struct text fmt(struct gen *g, const char *format, ...) __attribute__((format(printf, 2, 3)));
static struct text fmt(struct gen *g, const char *format, ...) {
  struct buf b = {.arena = g->arena};
  char out[2000];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(out, sizeof out, format, args);
  va_end(args);
  buf_add(&b, (struct text){out, (size_t)n});
  return buf_text(&b);
}

// Is the field that this bare name stands for in a row of `level` the one of `entity`?
static bool is_nearest(const struct gen *g, int level, int entity, struct text name) {
  for (int e = level; e != NO_ENTITY && e != entity; e = g->entities[e].parent)
    for (size_t i = 0; i < g->entities[e].fields.n; i++)
      if (text_eq(g->entities[e].fields.p[i].name, name)) return false;
  return true;
}

static bool fits(const struct g_field *f, enum o_type type, int class_) {
  return f->type == type && (class_ == NO_CLASS || f->class_ == class_);
}

// Every way to write a field of this type from a row of this level, with its class.
struct way {
  struct text text;
  int class_;
  bool sure; // never absent
};
typedef VEC(struct way) ways;

static void add_way(struct gen *g, ways *all, struct text t, const struct g_field *f) {
  struct way w = {t, f->class_, !f->optional && memmem(t.p, t.n, " van ", 5) == NULL};
  vec_push(g->arena, all, w);
}

static void ways_of(struct gen *g, int level, int e, enum o_type type, int class_, ways *all) {
  const struct g_entity *x = &g->entities[e];
  bool here = g_is_under(g, level, e), reached = g_reaches(g, level, e);
  for (size_t i = 0; i < x->fields.n; i++) {
    const struct g_field *f = &x->fields.p[i];
    if (f->applies || !fits(f, type, class_)) continue;
    if (here && is_nearest(g, level, e, f->name)) add_way(g, all, f->name, f);
    if (here || (reached && g_is_only(g, level, e))) add_way(g, all, fmt(g, "%s van %s", g_z(g, f->name), g_rows(g, e)), f);
    if (!reached || here || !x->date || g_is_only(g, level, e) || type == O_SET) continue;
    add_way(g, all, fmt(g, "%s van eerste %s", g_z(g, f->name), g_rows(g, e)), f);
    add_way(g, all, fmt(g, "%s van laatste %s", g_z(g, f->name), g_rows(g, e)), f);
  }
  for (size_t i = 0; type == O_BOOL && reached && !here && !g_is_only(g, level, e) && i < g->marks.n; i++)
    if (g->marks.p[i].entity == e)
      add_way(g, all, fmt(g, "%s van %s %s", g_z(g, g->marks.p[i].name), g_chance(g, 50) ? "laatste" : "eerste", x->name), &(struct g_field){.type = O_BOOL, .class_ = NO_CLASS, .optional = true});
  for (size_t i = 0; here && !g->no_definitions && i < g->definitions.n; i++)
    if (g->definitions.p[i].entity == e && g->definitions.p[i].type == type)
      add_way(g, all, g->definitions.p[i].name, &(struct g_field){.type = type, .class_ = NO_CLASS, .optional = true});
}

static bool field(struct gen *g, int level, enum o_type type, int class_, struct way *out) {
  ways all = {0};
  for (int e = 0; e < ENTITIES; e++)
    if (g->entities[e].used) ways_of(g, level, e, type, class_, &all);
  if (all.n == 0) return false;
  *out = all.p[g_below(g, (uint32_t)all.n)];
  return true;
}

bool g_field(struct gen *g, int level, enum o_type type, struct text *out) {
  struct way w;
  g->no_definitions = true;
  bool found = field(g, level, type, NO_CLASS, &w);
  g->no_definitions = false;
  if (found) *out = w.text;
  return found;
}

int g_some_entity(struct gen *g, int level, bool dated, bool many) {
  int found[ENTITIES], n = 0;
  for (int e = 1; e < ENTITIES; e++)
    if (g_reaches(g, level, e) && (!dated || g->entities[e].date) && (!many || !g_is_only(g, level, e))) found[n++] = e;
  return n > 0 ? found[g_below(g, (uint32_t)n)] : NO_ENTITY;
}

// A begrip about these rows; now and then, else NULL.
static const char *some_term(struct gen *g, int e) {
  const struct g_term *found[8];
  uint32_t n = 0;
  for (size_t i = 0; i < g->terms.n && n < 8; i++)
    if (g->terms.p[i].entity == e) found[n++] = &g->terms.p[i];
  if (n == 0 || !g_has(g, FEATURE_TERM_ROWS) || !g_chance(g, 35)) return NULL;
  return g_z(g, found[g_below(g, n)]->name);
}

const char *g_rows(struct gen *g, int e) {
  const char *term = some_term(g, e);
  return term ? term : g->entities[e].name;
}

static const char *called(struct gen *g, int e) {
  const struct g_entity *x = &g->entities[e];
  const char *term = some_term(g, e);
  if (term) return g_chance(g, 30) ? g_z(g, fmt(g, "%ss", term)) : term;
  return x->plural && g_chance(g, 30) ? x->plural : x->name;
}

static struct text simple(struct gen *g, int level, int depth);

struct text g_filter(struct gen *g, int entity) {
  if (g_chance(g, 30)) return NO_TEXT;
  return fmt(g, " %s %s", g_chance(g, 50) ? "met" : "waarbij", g_z(g, simple(g, entity, 1)));
}

// ---- values ----

struct text g_day_value(struct gen *g, int level, int depth) {
  struct way w;
  int e = g_some_entity(g, level, true, true);
  uint32_t pick = g_below(g, 10);
  if (pick < 2 && depth == 0) return text_from(g_day(g));
  if (pick == 2 && depth == 0) return TEXT("peildatum");
  if (g_has(g, FEATURE_PERIOD) && g_chance(g, 4)) return g_chance(g, 50) ? TEXT("begin toetsperiode") : TEXT("einde toetsperiode");
  if (pick == 3 && e != NO_ENTITY && !g_is_under(g, level, e)) return fmt(g, "%s %s", g_chance(g, 50) ? "eerste" : "laatste", g_rows(g, e));
  if (pick == 4 && depth > 0)
    for (size_t i = 0; i < g->entities[level].fields.n; i++) {
      const struct g_field *f = &g->entities[level].fields.p[i];
      if (f->type == O_DURATION && f->name.n % 2 == 0) // in dagen
        return fmt(g, g_chance(g, 50) ? "%s + %s" : "%s - %s", g_z(g, g_day_value(g, level, 0)), g_z(g, f->name));
    }
  if (pick == 5 && depth > 0 && g_has(g, FEATURE_LAW) && !g->own_workdays && g_chance(g, 20))
    return fmt(g, "%s na %s volgens de Algemene termijnenwet", g_term(g), g_z(g, g_day_value(g, level, 0)));
  if (pick == 5 && depth > 0 && g_has(g, FEATURE_YEAR_DAY) && g_chance(g, 30)) return g_day_in_year(g, level);
  if (pick < 6 && depth > 0) return fmt(g, "%s %s %s", g_term(g), g_chance(g, 50) ? "na" : "voor", g_z(g, g_day_value(g, level, 0)));
  return field(g, level, O_DATE, NO_CLASS, &w) ? w.text : text_from(g_day(g));
}

static struct text counted(struct gen *g, int level, int depth) {
  int e = g_some_entity(g, level, false, false);
  if (e == NO_ENTITY) return TEXT("3");
  struct text filter = depth > 0 ? g_filter(g, e) : NO_TEXT;
  return filter.n > 0 ? fmt(g, "aantal (%s%s)", called(g, e), g_z(g, filter)) : fmt(g, "aantal %s", called(g, e));
}

// The rows a sum or share is about: "medewerkers", "(vog met b1d)".
static struct text rows_of(struct gen *g, int e) {
  bool last = g->entities[e].date && g->entities[e].plural && g_has(g, FEATURE_LAST_ROWS) && g_chance(g, 25);
  if (last) {
    const char *term = some_term(g, e);
    return fmt(g, "laatste %u %s", 1 + g_below(g, 2), term ? term : g->entities[e].plural);
  }
  struct text filter = g_chance(g, 50) ? g_filter(g, e) : NO_TEXT;
  return filter.n > 0 ? fmt(g, "(%s%s)", called(g, e), g_z(g, filter)) : text_from(called(g, e));
}

static const struct g_field *some_field(struct gen *g, int e, enum o_type type) {
  const struct g_field *found[16];
  uint32_t n = 0;
  for (size_t i = 0; i < g->entities[e].fields.n && n < 16; i++)
    if (g->entities[e].fields.p[i].type == type && !g->entities[e].fields.p[i].applies) found[n++] = &g->entities[e].fields.p[i];
  return n > 0 ? found[g_below(g, n)] : NULL;
}

// A length of time is weighed with amounts of money: with other numbers it soon is too large to reckon with.
static bool total(struct gen *g, int level, enum o_type type, struct text *out) {
  static const enum o_type weights[] = {O_MONEY, O_NUMBER, O_PERCENT};
  const struct g_field *f = NULL, *by;
  int e = NO_ENTITY;
  for (int tries = 0; tries < 4 && !f; tries++) {
    e = g_some_entity(g, level, false, false);
    f = e != NO_ENTITY ? some_field(g, e, type) : NULL;
  }
  if (!f) return false;
  if (g_has(g, FEATURE_FRACTIONS) && !g->formula && e == MEDEWERKER && g->quotient.n > 0 && g->quotient_type == type && g_chance(g, 50)) {
    *out = fmt(g, "%s van %s van %s", g_chance(g, 50) ? "som" : "gemiddelde", g_z(g, g->quotient), g_z(g, rows_of(g, e)));
    return true;
  }
  by = g_has(g, FEATURE_WEIGHTED) && g_chance(g, 60) ? some_field(g, e, weights[type == O_DURATION ? 0 : g_below(g, 3)]) : NULL;
  if (g->sums_only) by = NULL;
  if (by) *out = fmt(g, "gemiddelde van %s van %s gewogen naar %s", g_z(g, f->name), g_z(g, rows_of(g, e)), g_z(g, by->name));
  else *out = fmt(g, "%s van %s van %s", g->sums_only || g_chance(g, 50) ? "som" : "gemiddelde", g_z(g, f->name), g_z(g, rows_of(g, e)));
  return true;
}

static struct text amount(struct gen *g, int level, enum o_type type, int depth);

static struct text divisor(struct gen *g, int level, enum o_type type) {
  bool had = g->sums_only;
  g->sums_only = true;
  struct text t = amount(g, level, type, 0);
  g->sums_only = had;
  return t;
}

// A product, a quotient, a part. Number times anything keeps the kind of the other.
static struct text calculated(struct gen *g, int level, enum o_type type) {
  struct text sum;
  if (g_has(g, FEATURE_PERIODS) && g_chance(g, 15)) {
    static const char *const steps[] = {[O_NUMBER] = "0,5", [O_MONEY] = "€ 2", [O_PERCENT] = "0,1 %", [O_DURATION] = "1 dag"};
    return fmt(g, "(%s / %u afgerond op %s)", g_z(g, amount(g, level, type, 0)), 1 + g_below(g, 4), steps[type]);
  }
  struct way part;
  if (g_has(g, FEATURE_FRACTIONS) && type != O_NUMBER && g_chance(g, 12) && field(g, level, O_PERCENT, NO_CLASS, &part)) {
    g->no_definitions = true;
    bool plain = memmem(part.text.p, part.text.n, " van ", 5) == NULL, found = g_field(g, level, type, &sum);
    g->no_definitions = false;
    if (found && plain && g_chance(g, 50)) return fmt(g, "%s van %s", g_z(g, part.text), g_z(g, sum));
    if (found) return g_chance(g, 50) ? fmt(g, "%s * %s", g_z(g, sum), g_z(g, part.text)) : fmt(g, "%s * %u %%", g_z(g, sum), 10 * g_below(g, 12));
  }
  switch (g_below(g, 5)) {
  case 0: return fmt(g, "%u * %s", 1 + g_below(g, 3), g_z(g, amount(g, level, type, 0)));
  case 1: return fmt(g, "%s / %u", g_z(g, amount(g, level, type, 0)), 1 + g_below(g, 3));
  case 2: return fmt(g, "%u %% van %s", 10 * (1 + g_below(g, 12)), g_z(g, amount(g, level, type, 0)));
  case 3:
    if (type == O_DURATION && !g_has(g, FEATURE_DURATION_OVER)) return fmt(g, "%s / %u", g_z(g, amount(g, level, type, 0)), 1 + g_below(g, 3));
    return fmt(g, "%s / %s", g_z(g, amount(g, level, type == O_NUMBER ? O_MONEY : type, 0)), g_z(g, divisor(g, level, type == O_NUMBER ? O_MONEY : O_NUMBER)));
  default: return total(g, level, type, &sum) ? sum : amount(g, level, type, 0);
  }
}

// A mean is a quotient, and cannot be part of a sum.
static struct text added(struct gen *g, int level, enum o_type type) {
  bool had = g->sums_only, any = g_has(g, FEATURE_FRACTIONS) && g_chance(g, 60);
  g->sums_only = !any;
  struct text a = amount(g, level, type, 0), b = amount(g, level, type, 0);
  if (any && g_chance(g, 50)) a = fmt(g, "%s / %u", g_z(g, a), 2 + g_below(g, 3));
  if (any && g_chance(g, 30)) b = fmt(g, "%s / %s", g_z(g, b), g_z(g, divisor(g, level, O_NUMBER)));
  g->sums_only = had;
  struct text sum = fmt(g, "%s %c %s", g_z(g, a), g_chance(g, 60) ? '+' : '-', g_z(g, b));
  if (!any || !g_chance(g, 30)) return sum;
  return g_chance(g, 50) ? fmt(g, "%u * (%s)", 1 + g_below(g, 3), g_z(g, sum)) : fmt(g, "(%s) / %u", g_z(g, sum), 1 + g_below(g, 3));
}

static struct text amount(struct gen *g, int level, enum o_type type, int depth) {
  struct way w;
  if (type == O_DURATION && g_chance(g, 30)) return fmt(g, "(%s - %s)", g_z(g, g_day_value(g, level, 0)), g_z(g, g_day_value(g, level, 0)));
  struct text sum;
  if (g_has(g, FEATURE_ARITHMETIC) && g_chance(g, depth > 0 ? 8 : 4) && total(g, level, type, &sum)) return sum;
  if (depth > 0 && g_has(g, FEATURE_ARITHMETIC) && g_chance(g, 30)) return calculated(g, level, type);
  if (type == O_NUMBER && g_chance(g, 50)) return counted(g, level, depth);
  if (depth > 0 && g_chance(g, 15)) return added(g, level, type);
  g->no_definitions = depth == 0 && type != O_BOOL && !(g_has(g, FEATURE_FRACTIONS) && g_chance(g, 50)); // a quotient cannot be part of a sum
  bool found = field(g, level, type, NO_CLASS, &w);
  g->no_definitions = false;
  return found ? w.text : g_literal(g, type, NO_CLASS);
}

// ---- conditions ----

static struct text event(struct gen *g, int level);
static const char *denied(struct gen *g) { return g_chance(g, 30) ? "niet " : ""; }

static struct text compare_amount(struct gen *g, int level, enum o_type type, int depth) {
  static const char *const words[] = {"is minstens", "is hoogstens", "is meer dan", "is minder dan", "is", "is niet"};
  struct text left = amount(g, level, type, depth);
  if (g_chance(g, 15)) {
    unsigned lo = g_below(g, 8);
    const char *before = type == O_MONEY ? "€ " : "", *after = type == O_PERCENT ? " %" : type == O_DURATION ? " dagen" : "";
    return fmt(g, "%s is van %s%u%s tot en met %s%u%s", g_z(g, left), before, lo, after, before, lo + g_below(g, 4), after);
  }
  struct text right = g_chance(g, 60) ? g_literal(g, type, NO_CLASS) : amount(g, level, type, 0);
  return fmt(g, "%s %s %s", g_z(g, left), words[g_below(g, 6)], g_z(g, right));
}

static struct text compare_days(struct gen *g, int level) {
  if (g_has(g, FEATURE_PERIOD) && g_chance(g, 8)) return fmt(g, "%s %sbinnen de toetsperiode", g_z(g, event(g, level)), g_chance(g, 50) ? "is " : "");
  struct text a = g_day_value(g, level, 1), b = g_day_value(g, level, 1);
  if (g_chance(g, 20)) return fmt(g, "%s %s %s", g_z(g, a), g_chance(g, 50) ? "is vanaf" : g_chance(g, 50) ? "vanaf" : "is tot en met", g_z(g, b));
  switch (g_below(g, 8)) {
  case 0: return fmt(g, "%s is eerder dan %s", g_z(g, a), g_z(g, b));
  case 1: return fmt(g, "%s is later dan %s", g_z(g, a), g_z(g, b));
  case 2: return fmt(g, "%s uiterlijk op %s", g_z(g, a), g_z(g, b));
  case 3: return fmt(g, "%s binnen %s na %s", g_z(g, a), g_term(g), g_z(g, b));
  case 4: return fmt(g, "%s minstens %s voor %s", g_z(g, a), g_term(g), g_z(g, b));
  case 5: return fmt(g, "%s is %s%s", g_z(g, a), denied(g), g_z(g, b));
  case 6: return fmt(g, "%s is van 15-01-2024 tot en met %s", g_z(g, a), g_chance(g, 50) ? "15-01-2024" : "29-02-2024");
  default: return fmt(g, "%s %sniet ouder dan %s op %s", g_z(g, a), g_chance(g, 50) ? "is " : "", g_term(g), g_z(g, b));
  }
}

static struct text choice_name(struct gen *g, int class_) {
  const struct g_class *c = &g->classes.p[class_];
  if (c->n_inner > 0 && g_chance(g, 35)) return text_from(c->inner[g_below(g, (uint32_t)c->n_inner)]);
  return g_literal(g, O_CHOICE, class_);
}

static struct text names(struct gen *g, int class_) {
  struct text one = class_ == 0 && g_chance(g, 20) ? TEXT("07S02") : choice_name(g, class_);
  return g_chance(g, 50) ? one : fmt(g, "%s, %s", g_z(g, one), g_z(g, choice_name(g, class_)));
}

// "niet", where the machine and the design agree on what that means.
static const char *denied_for(struct gen *g, const struct way *w) { return w->sure || g_has(g, FEATURE_DENIED_ABSENT) ? denied(g) : ""; }

static struct text compare_choice(struct gen *g, int level) {
  static const char *const words[] = {"is minstens", "is hoogstens", "is meer dan", "is minder dan", "is hoger dan", "is lager dan"};
  struct way w, other;
  if (!field(g, level, O_CHOICE, NO_CLASS, &w)) return TEXT("niet nee");
  const struct g_class *c = &g->classes.p[w.class_];
  if (c->ordered && g_chance(g, 50)) return fmt(g, "%s %s %s", g_z(g, w.text), words[g_below(g, 6)], g_z(g, g_literal(g, O_CHOICE, w.class_)));
  if (c->name && g_chance(g, 20)) return fmt(g, "%s valt onder %s", g_z(g, w.text), g_z(g, choice_name(g, w.class_)));
  if (g_chance(g, 15) && field(g, level, O_CHOICE, w.class_, &other)) return fmt(g, "%s is %s%s", g_z(g, w.text), denied(g), g_z(g, other.text));
  if (g_chance(g, 40)) return fmt(g, "%s is %seen van (%s)", g_z(g, w.text), denied_for(g, &w), g_z(g, names(g, w.class_)));
  return fmt(g, "%s is %s%s", g_z(g, w.text), denied_for(g, &w), g_z(g, choice_name(g, w.class_)));
}

static struct text compare_text(struct gen *g, int level) {
  struct way w, other;
  if (!field(g, level, O_TEXT, NO_CLASS, &w)) return TEXT("nee");
  if (g_chance(g, 15) && field(g, level, O_TEXT, NO_CLASS, &other)) return fmt(g, "%s is %s%s", g_z(g, w.text), denied(g), g_z(g, other.text));
  if (g_chance(g, 30)) return fmt(g, "%s is %seen van (\"tekst a\", \"tekst %c\")", g_z(g, w.text), denied_for(g, &w), 'b' + g_below(g, 3));
  return fmt(g, "%s is %s%s", g_z(g, w.text), denied(g), g_z(g, g_literal(g, O_TEXT, NO_CLASS)));
}

int g_one_document(const struct gen *g, int level) {
  if (g_reaches(g, level, MELDCODE)) return MELDCODE;
  return g_reaches(g, level, PLAN) && g_is_only(g, level, PLAN) ? PLAN : NO_ENTITY;
}

static struct text set_condition(struct gen *g, int level) {
  struct way w;
  int e = g_one_document(g, level);
  if (e != NO_ENTITY && g_chance(g, 30)) return fmt(g, "%s is ondertekend door %s", g_rows(g, e), g_chance(g, 50) ? "cliënt" : "een van (cliënt, aanbieder)");
  if (e != NO_ENTITY && g_chance(g, 10)) return fmt(g, "%s is ondertekend%s", g_rows(g, e), g_chance(g, 50) ? "" : " door alle van (cliënt, aanbieder)");
  if (!field(g, level, O_SET, NO_CLASS, &w)) return TEXT("ja");
  bool own = memmem(w.text.p, w.text.n, " van ", 5) == NULL;
  if (own && g_chance(g, 20)) return fmt(g, "%s bevat alleen (%s)", g_z(g, w.text), g_z(g, g_literal(g, O_CHOICE, w.class_)));
  if (own && g_chance(g, 20)) return fmt(g, "aantal %s is minstens %u", g_z(g, w.text), 1 + g_below(g, 2));
  if (e != NO_ENTITY && text_eq(w.text, fmt(g, "onderwerpen van %s", g->entities[e].name))) w.text = text_from(g->entities[e].name);
  switch (g_below(g, 3)) {
  case 0: return fmt(g, "%s bevat %s", g_z(g, w.text), g_z(g, choice_name(g, w.class_)));
  case 1: return fmt(g, "%s bevat een van (%s)", g_z(g, w.text), g_z(g, names(g, w.class_)));
  default: {
    struct text all = g_has(g, FEATURE_ALL_INNER) ? names(g, w.class_) : g_literal(g, O_CHOICE, w.class_);
    return fmt(g, "%s bevat alle van (%s, %s)", g_z(g, w.text), g_z(g, all), g_z(g, g_literal(g, O_CHOICE, w.class_)));
  }
  }
}

struct text g_bool_condition(struct gen *g, int level) {
  struct way w, other;
  if (g_chance(g, 12) && g_asks(g)) return g_ask(g, level);
  if (g_chance(g, 15) && field(g, level, O_CHOICE, g_judged(g), &w)) return g_judged_value(g, w.text);
  for (int e = level; e > AANBIEDER && g_chance(g, 15); e = g->entities[e].parent) {
    const char *term = some_term(g, e);
    if (term) return text_from(term);
  }
  if (!field(g, level, O_BOOL, NO_CLASS, &w)) return TEXT("ja");
  bool absent = !w.sure; // of what may not be there
  if (g_chance(g, 70) || (absent && !g_has(g, FEATURE_BOOL_ABSENT))) return w.text;
  if (g_has(g, FEATURE_BOOL_ABSENT) && g_chance(g, 20) && field(g, level, O_BOOL, NO_CLASS, &other)) return fmt(g, "%s is %s%s", g_z(g, w.text), denied(g), g_z(g, other.text));
  return fmt(g, "%s is %s%s", g_z(g, w.text), denied(g), g_chance(g, 50) ? "ja" : "nee");
}

static struct text absent_condition(struct gen *g, int level) {
  struct way w;
  static const enum o_type types[] = {O_NUMBER, O_MONEY, O_DATE, O_TEXT, O_CHOICE, O_PERCENT};
  g->no_definitions = !g_has(g, FEATURE_ABSENT_FRACTION);
  bool found = field(g, level, types[g_below(g, 6)], NO_CLASS, &w);
  g->no_definitions = false;
  if (!found) return g_bool_condition(g, level);
  return fmt(g, "%s is %s", g_z(g, w.text), g_chance(g, 60) ? "geen" : g_chance(g, 50) ? "aanwezig" : "niet aanwezig");
}

static struct text exists(struct gen *g, int level, int depth) {
  int e = g_some_entity(g, level, false, false);
  if (e == NO_ENTITY) return g_bool_condition(g, level);
  if (g_chance(g, 30)) return fmt(g, "%s is %saanwezig", g_rows(g, e), denied(g));
  struct text filter = depth > 0 ? g_filter(g, e) : NO_TEXT;
  return fmt(g, "er is %s %s%s", g_chance(g, 70) ? "een" : "geen", g_rows(g, e), g_z(g, filter));
}

static const char *how(struct gen *g) {
  static const char *const words[] = {"minstens", "hoogstens", "precies"};
  return words[g_below(g, 3)];
}

static struct text quantity(struct gen *g, int level) {
  int e = g_some_entity(g, level, false, false);
  if (e == NO_ENTITY) return g_bool_condition(g, level);
  return fmt(g, "%s %u van de %s waarbij (%s)", how(g), g_below(g, 3), g_z(g, rows_of(g, e)), g_z(g, g_condition(g, e, 0)));
}

static struct text some_of(struct gen *g, int level) {
  return fmt(g, "%s %u van (%s, %s, %s)", how(g), 1 + g_below(g, 2), g_z(g, g_condition(g, level, 0)), g_z(g, g_condition(g, level, 0)),
             g_z(g, g_condition(g, level, 0)));
}

static struct text neighbours(struct gen *g, int level) {
  struct way w, other;
  if (!field(g, level, O_CHOICE, 1, &w)) return g_bool_condition(g, level);
  if (g_chance(g, 30) && field(g, level, O_CHOICE, 1, &other)) return fmt(g, "%s grenst aan %s", g_z(g, w.text), g_z(g, other.text));
  return fmt(g, "%s grenst aan %s", g_z(g, w.text), g_z(g, g_literal(g, O_CHOICE, 1)));
}

// The day from which, or on which: of the row that the list hangs under.
static struct text day_above(struct gen *g, int level, int e) {
  return g_over(g, level, e) == level && level != AANBIEDER ? g_day_value(g, level, 0) : text_from(g_day(g));
}

static struct text recent(struct gen *g, int level) {
  int e = g_some_entity(g, level, true, true);
  if (e == NO_ENTITY || g_is_under(g, level, e)) return g_bool_condition(g, level);
  if (g_chance(g, 50)) return fmt(g, "heeft op %s een %s niet ouder dan %s", g_z(g, day_above(g, level, e)), g_rows(g, e), g_term(g));
  static const char *const words[] = {"is minstens", "is hoogstens", "is meer dan", "is minder dan", "is"};
  static const char *const terms[] = {"1 maand", "2 maanden", "3 maanden", "1 jaar", "5 werkdagen", "20 werkdagen"};
  if (g_has(g, FEATURE_GAP_CALENDAR) && g_chance(g, 50))
    return fmt(g, "langste tussenpoos van %s vanaf %s %s %s", called(g, e), g_z(g, day_above(g, level, e)), words[1 + g_below(g, 2)], terms[g_below(g, g->own_workdays ? 4 : 6)]);
  return fmt(g, "langste tussenpoos van %s vanaf %s %s %u dagen", called(g, e), g_z(g, day_above(g, level, e)), words[g_below(g, 5)], 7 * g_below(g, 9));
}

static struct text simple(struct gen *g, int level, int depth) {
  if (g->large && g_chance(g, 25)) return g_large_condition(g, level);
  struct text by_table = g_has(g, FEATURE_TABLES) && g_chance(g, 8) ? g_by_table(g, level) : NO_TEXT;
  if (by_table.n > 0) return by_table;
  if (g_chance(g, 8) && depth > 0 && g_has(g, FEATURE_QUANTITY)) return quantity(g, level);
  if (g_chance(g, 5) && depth > 0 && g_has(g, FEATURE_SOME_OF)) return some_of(g, level);
  if (g_chance(g, 5) && g_has(g, FEATURE_PLACES)) return neighbours(g, level);
  if (g_has(g, FEATURE_PERIODS) && g_chance(g, 4)) return recent(g, level);
  if (g_has(g, FEATURE_DURATIONS) && g_chance(g, 6)) return compare_amount(g, level, O_DURATION, depth);
  switch (g_below(g, 14)) {
  case 0: case 1: case 2: return g_bool_condition(g, level);
  case 3: return compare_amount(g, level, O_NUMBER, depth);
  case 4: return compare_amount(g, level, g_chance(g, 50) ? O_MONEY : O_PERCENT, depth);
  case 5: case 6: return compare_days(g, level);
  case 7: case 8: return compare_choice(g, level);
  case 9: return compare_text(g, level);
  case 10: return set_condition(g, level);
  case 11: return absent_condition(g, level);
  case 12: return exists(g, level, depth);
  default: return depth > 0 ? fmt(g, "niet (%s)", g_z(g, g_condition(g, level, depth - 1))) : g_bool_condition(g, level);
  }
}

struct text g_condition(struct gen *g, int level, int depth) {
  if (depth == 0 || g_chance(g, 65)) return simple(g, level, depth);
  return fmt(g, "(%s) %s (%s)", g_z(g, g_condition(g, level, depth - 1)), g_chance(g, 50) ? "en" : "of", g_z(g, g_condition(g, level, depth - 1)));
}

struct text g_day_of_row(struct gen *g, int level) { return g_day_value(g, level, 0); }

// ---- norms ----

static struct text event(struct gen *g, int level) {
  int e = g_some_entity(g, level, true, false);
  if (e != NO_ENTITY && g_chance(g, 60)) return text_from(g_rows(g, e));
  return g_day_value(g, level, 0);
}

struct text g_deadline(struct gen *g, int level) {
  struct text e = event(g, level), anchor = g_chance(g, 20) ? event(g, level) : g_day_value(g, level, 0);
  switch (g_below(g, 5)) {
  case 0: return fmt(g, "%s uiterlijk op %s", g_z(g, e), g_z(g, g_day_value(g, level, 1)));
  case 1: return fmt(g, "%s uiterlijk %s voor %s", g_z(g, e), g_term(g), g_z(g, anchor));
  case 2: return fmt(g, "%s minstens %s voor %s", g_z(g, e), g_term(g), g_z(g, anchor));
  default: {
    const char *law = g_has(g, FEATURE_LAW) && !g->own_workdays && g_chance(g, 20) ? " volgens de Algemene termijnenwet" : "";
    return fmt(g, "%s binnen %s na %s%s", g_z(g, e), g_term(g), g_z(g, anchor), law);
  }
  }
}

static struct text share(struct gen *g, int level) {
  int e = g_some_entity(g, level, false, false);
  if (e == NO_ENTITY) return g_bool_condition(g, level);
  static const unsigned parts[] = {0, 30, 50, 66, 75, 100};
  return fmt(g, "%s %u %% van de %s waarbij (%s)", g_chance(g, 60) ? "minstens" : "hoogstens", parts[g_below(g, 6)], g_z(g, rows_of(g, e)),
             g_z(g, g_condition(g, e, 0)));
}

static struct text norm(struct gen *g, int level) {
  if (g_has(g, FEATURE_YEARLY) && g_chance(g, 6)) return g_yearly(g, level);
  if (g_has(g, FEATURE_SHARE_OF) && g_chance(g, 8)) return share(g, level);
  if (g_has(g, FEATURE_PERIODIC) && g_chance(g, 6)) return g_periodic(g, level);
  return g_has(g, FEATURE_DEADLINES) && g_chance(g, 30) ? g_deadline(g, level) : g_condition(g, level, 2);
}
struct text g_norm(struct gen *g, int level) { return g_no_leaf(g, norm(g, level)); }

// ---- for whom ----

static struct text twig(struct gen *g) { return g_chance(g, 10) ? TEXT("07S01") : choice_name(g, 0); }

static struct text place_of(struct gen *g) { return g_chance(g, 60) ? fmt(g, " in %s", g_z(g, g_literal(g, O_CHOICE, 1))) : TEXT(" in (arnhem, ede)"); }

struct text g_twigs(struct gen *g, bool places) {
  struct text t = twig(g), u = twig(g);
  struct text in = places && g_chance(g, 35) ? place_of(g) : NO_TEXT;
  if (g_chance(g, 60)) return fmt(g, "%s%s", g_z(g, t), g_z(g, in));
  // A place behind the last of two belongs to both or to that one: brackets say which.
  switch (in.n > 0 ? g_below(g, 3) : 3) {
  case 0: return fmt(g, "(%s of %s)%s", g_z(g, t), g_z(g, u), g_z(g, in));
  case 1: return fmt(g, "%s of (%s%s)", g_z(g, t), g_z(g, u), g_z(g, in));
  case 2: return fmt(g, "%s%s of %s%s", g_z(g, t), g_z(g, in), g_z(g, u), g_chance(g, 50) ? g_z(g, place_of(g)) : "");
  default: return fmt(g, "%s of %s", g_z(g, t), g_z(g, u));
  }
}

// ---- definitions ----

struct text g_formula(struct gen *g, int entity, enum o_type type) {
  return type == O_BOOL ? g_condition(g, entity, 1) : amount(g, entity, type, 1);
}

// A quotient of each medewerker, by the same for all: of these a sum is exact.
static void quotient_of_rows(struct gen *g) {
  static const enum o_type types[] = {O_NUMBER, O_MONEY, O_PERCENT};
  enum o_type type = types[g_below(g, 3)];
  const struct g_field *f = some_field(g, MEDEWERKER, type);
  if (!g_has(g, FEATURE_FRACTIONS) || !g->entities[MEDEWERKER].used || !f || !g_chance(g, 60)) return;
  g->quotient = text_from(g->second ? "quotient-b" : "quotient");
  g->quotient_type = type;
  const char *name = g_z(g, f->name), *q = g_z(g, g->quotient), *one = g_z(g, g_literal(g, type, NO_CLASS));
  switch (g_below(g, 3)) {
  case 0: g_line(g, "definitie %s per medewerker = %s / %u", q, name, 2 + g_below(g, 6)); return;
  case 1: g_line(g, "definitie %s per medewerker = %s / %u + %s", q, name, 2 + g_below(g, 6), one); return;
  default: g_line(g, "definitie %s per medewerker = %s - %s / %u", q, one, name, 2 + g_below(g, 6)); return;
  }
}

// Ja or nee of each row of something that has a date: then the last of them has it too.
static void marks(struct gen *g) {
  for (int e = MEDEWERKER; e < ENTITIES && g_has(g, FEATURE_DEFINITIONS); e++) {
    const struct g_field *f = g->entities[e].used && g->entities[e].date && g_chance(g, 30) ? some_field(g, e, O_BOOL) : NULL;
    struct text name = fmt(g, "teken-%s-%s", g->entities[e].name, g->second ? "b" : "a");
    if (!f) continue;
    g_line(g, "definitie %s per %s = %s%s", g_z(g, name), g->entities[e].name, g_z(g, f->name), g_chance(g, 50) ? " is nee" : "");
    vec_push(g->arena, &g->marks, ((struct g_definition){name, e, O_BOOL, f->name}));
  }
}

void g_definitions(struct gen *g) {
  g->quotient = NO_TEXT;
  static const enum o_type types[] = {O_BOOL, O_NUMBER, O_MONEY};
  static const char *const names[] = {"formule-een", "formule-twee", "formule-drie"};
  for (unsigned i = 0; g_has(g, FEATURE_DEFINITIONS) && i < 3; i++) {
    int e = g_chance(g, 50) ? AANBIEDER : MEDEWERKER;
    enum o_type type = types[g_below(g, 3)];
    if (!g_chance(g, 40)) continue;
    g->asks = text_from(names[i]);
    g->formula = true;
    struct text formula = g_formula(g, e, type);
    g->formula = false;
    g->asks = NO_TEXT;
    g_line(g, "definitie %s%s = %s", names[i], e == AANBIEDER ? "" : " per medewerker", g_z(g, formula));
    struct g_definition d = {text_from(names[i]), e, type, formula};
    vec_push(g->arena, &g->definitions, d);
  }
  quotient_of_rows(g);
  marks(g);
}

// What another formula may speak of: the rows of the definitie only where its own surely does (it begins with a field of them). Of one
// that speaks of deeper rows the page leaves open whether a condition with it is looked at for each row, and what it says elsewhere.
int g_speaks_of(const struct gen *g, const struct g_definition *d) {
  const struct g_entity *e = &g->entities[d->entity];
  size_t from = 0, end;
  while (from < d->formula.n && d->formula.p[from] == '(') from++;
  for (end = from; end < d->formula.n && d->formula.p[end] != ' ' && d->formula.p[end] != ')';) end++;
  struct text first = text_slice(d->formula, from, end);
  bool of = text_starts(text_slice(d->formula, end, d->formula.n), TEXT(" van "));
  for (size_t i = 0; i < e->fields.n && !of; i++)
    if (text_eq(e->fields.p[i].name, first)) return d->entity;
  return AANBIEDER;
}
