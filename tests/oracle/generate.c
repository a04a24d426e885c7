#include "generate.h"

#include <stdio.h>

bool g_has(const struct gen *g, enum feature f) { return g->features >> f & 1; }
uint32_t g_below(struct gen *g, uint32_t n) { return dice_below(g->dice, n); }
const char *g_z(struct gen *g, struct text t) { return t.n > 0 ? text_z(g->arena, t) : ""; }
bool g_chance(struct gen *g, unsigned percent) { return dice_chance(g->dice, percent); }

void g_line(struct gen *g, const char *format, ...) {
  char line[2000];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  buf_repeat(&g->out, ' ', 2 * (size_t)g->depth);
  buf_addz(&g->out, line);
  buf_char(&g->out, '\n');
}

bool g_is_under(const struct gen *g, int entity, int ancestor) {
  while (entity != NO_ENTITY && entity != ancestor) entity = g->entities[entity].parent;
  return entity == ancestor;
}

bool g_reaches(const struct gen *g, int level, int entity) {
  bool deep = g->deep && entity != level && g_is_under(g, entity, level);
  return entity != AANBIEDER && g->entities[entity].used && (deep || g_is_under(g, level, g->entities[entity].parent));
}

int g_over(const struct gen *g, int level, int entity) {
  int parent = g->entities[entity].parent;
  return g_is_under(g, level, parent) ? parent : level;
}

bool g_is_only(const struct gen *g, int level, int entity) {
  bool only = true;
  for (int e = entity, over = g_over(g, level, entity); e != over; e = g->entities[e].parent) only = only && !g->entities[e].plural;
  return only;
}

// Days near each other, so that terms run, end and are missed.
const char *g_day(struct gen *g) {
  static const char *const days[] = {"20-12-2023", "29-12-2023", "02-01-2024", "15-01-2024", "31-01-2024", "01-02-2024", "14-02-2024",
                                     "28-02-2024", "29-02-2024", "01-03-2024", "15-03-2024", "29-03-2024", "01-04-2024", "30-04-2024"};
  return days[g_below(g, sizeof days / sizeof *days)];
}

bool g_earlier(const char *a, const char *b) {
  day x = 0, y = 0;
  return date_parse(text_from(a), &x) && date_parse(text_from(b), &y) && x < y;
}

const char *g_term(struct gen *g) {
  static const char *const terms[] = {"1 dag", "3 dagen", "2 werkdagen", "5 werkdagen", "1 week", "2 weken", "1 maand", "3 maanden", "1 jaar"};
  return terms[g_below(g, sizeof terms / sizeof *terms)];
}

static const char *below_zero(struct gen *g) { return g_has(g, FEATURE_NEGATIVE) && g_chance(g, 12) ? "-" : ""; }

struct text g_literal(struct gen *g, enum o_type type, int class_) {
  if (g->large && (type == O_NUMBER || type == O_MONEY || type == O_PERCENT) && g_chance(g, 70)) return g_large_literal(g, type);
  const struct g_class *c = class_ == NO_CLASS ? NULL : &g->classes.p[class_];
  switch (type) {
  case O_BOOL: return g_chance(g, 50) ? TEXT("ja") : TEXT("nee");
  case O_NUMBER: return text_format(g->arena, "%s%u", below_zero(g), g_below(g, 12));
  case O_MONEY: return text_format(g->arena, g_chance(g, 90) ? "€ %s%u" : "%s€ %u", below_zero(g), g_below(g, 12));
  case O_PERCENT: return text_format(g->arena, "%s%u %%", below_zero(g), g_below(g, 12));
  case O_DATE: return text_from(g_day(g));
  case O_TEXT: return text_format(g->arena, "\"tekst %c\"", 'a' + g_below(g, 3));
  case O_DURATION: return text_format(g->arena, g_chance(g, 60) ? "%u uur" : "%u dagen", 12 * g_below(g, 12));
  case O_CHOICE: case O_SET: break;
  }
  return text_from(c->leaves[g_below(g, (uint32_t)c->n)]);
}

// ---- classifications and gegevens ----

static int add_class(struct gen *g, struct g_class c) {
  vec_push(g->arena, &g->classes, c);
  return (int)g->classes.n - 1;
}

enum { ZORGVORM, GEMEENTE, NIVEAU, JUDGED };

int g_judged(struct gen *g) { return (void)g, JUDGED; }

static void add_classes(struct gen *g) {
  add_class(g, (struct g_class){"zorgvorm", {"werk.stabiel", "werk.herstel", "werk.groei", "groep.dag", "groep.nacht", "begeleiding"},
                                {"werk", "groep"}, 6, 2, false});
  add_class(g, (struct g_class){"gemeente", {"arnhem", "ede", "rheden"}, {NULL}, 3, 0, false});
  add_class(g, (struct g_class){"niveau", {"mbo-2", "mbo-3", "mbo-4"}, {NULL}, 3, 0, true});
  add_class(g, (struct g_class){NULL, {"ja", "nvt", "deels", "nee"}, {NULL}, 4, 0, false});
}

static void print_classes(struct gen *g) {
  buf_addz(&g->out, "indeling zorgvorm\n  werk \"Werk\"\n    stabiel \"Stabiel\" code 07S01\n    herstel \"Herstel\" code 07S02\n"
                    "    groei \"Groei\"\n  groep \"Groep\"\n    dag\n    nacht\n  begeleiding \"Begeleiding\"\n"
                    "indeling gemeente\n  arnhem \"Arnhem\" grenst aan (rheden)\n  ede \"Ede\"\n  rheden \"Rheden\"\n"
                    "indeling niveau oplopend\n  mbo-2\n  mbo-3\n  mbo-4\n");
}

static void add_field(struct gen *g, int e, struct text name, enum o_type type, int class_, bool optional) {
  struct g_field f = {name, type, class_, optional, false, false};
  vec_push(g->arena, &g->entities[e].fields, f);
}

static int choices(struct gen *g) {
  static const struct g_class sets[] = {{NULL, {"rood", "groen", "blauw"}, {NULL}, 3, 0, false}, {NULL, {"noord", "zuid"}, {NULL}, 2, 0, false}};
  struct g_class c = sets[g_below(g, 2)];
  c.ordered = g_chance(g, 40);
  return add_class(g, c);
}

static int random_class(struct gen *g, bool optional_named) {
  if (optional_named && g_chance(g, 60)) return g_chance(g, 50) ? ZORGVORM : g_chance(g, 50) ? NIVEAU : GEMEENTE;
  return choices(g);
}

static bool has_branch_of(const struct gen *g, int e, int class_) {
  for (size_t i = 0; i < g->entities[e].fields.n; i++)
    if (g->entities[e].fields.p[i].type == O_CHOICE && g->entities[e].fields.p[i].class_ == class_) return true;
  return false;
}

static void random_field(struct gen *g, int e, unsigned i) {
  static const char letters[] = {'b', 'g', 'e', 'p', 'd', 't', 'k', 'v', 'u'};
  static const enum o_type types[] = {O_BOOL, O_BOOL, O_BOOL, O_NUMBER, O_MONEY, O_PERCENT, O_DATE, O_DATE, O_TEXT, O_CHOICE, O_CHOICE, O_SET};
  enum o_type type = types[g_below(g, 12)];
  if (g_has(g, FEATURE_DURATIONS) && g_chance(g, 8)) type = O_DURATION;
  bool judged = g_has(g, FEATURE_JUDGEMENTS) && g_chance(g, 8);
  if (judged) type = O_CHOICE;
  bool optional = !judged && type != O_BOOL && type != O_SET && g_chance(g, 40);
  int class_ = judged ? JUDGED : type == O_CHOICE ? random_class(g, true) : type == O_SET ? random_class(g, g_chance(g, 30)) : NO_CLASS;
  bool rival = class_ != JUDGED && class_ != NO_CLASS && type == O_CHOICE && g->classes.p[class_].name && has_branch_of(g, e, class_);
  if (rival) class_ = choices(g); // which of the two a branch is about, the compiler would ask
  // The same name on rows under each other: the nearest is meant.
  struct text name = text_format(g->arena, "%c%u%c", letters[type], i, g_chance(g, 80) ? 'a' + e : 'x');
  add_field(g, e, name, type, class_, optional);
}

static struct g_entity template_of(int e) {
  static const struct g_entity all[ENTITIES] = {
      [AANBIEDER] = {.name = "aanbieder", .parent = NO_ENTITY},
      [INSCHRIJVING] = {.name = "inschrijving", .plural = "inschrijvingen", .parent = AANBIEDER},
      [MEDEWERKER] = {.name = "medewerker", .plural = "medewerkers", .parent = AANBIEDER, .kind = ", een persoon"},
      [VOG] = {.name = "vog", .plural = "vogs", .parent = MEDEWERKER, .kind = ", een document", .date = "datum"},
      [CLIENT] = {.name = "cliënt", .plural = "cliënten", .parent = AANBIEDER},
      [TOEWIJZING] = {.name = "toewijzing", .plural = "toewijzingen", .parent = CLIENT},
      [EVALUATIE] = {.name = "evaluatie", .plural = "evaluaties", .parent = TOEWIJZING, .kind = ", een gebeurtenis op gedaan", .date = "gedaan"},
      [MELDCODE] = {.name = "meldcode", .parent = AANBIEDER, .kind = ", een document", .date = "datum"},
      [PLAN] = {.name = "plan", .parent = TOEWIJZING, .kind = ", een document", .date = "datum"},
      [AANBOD] = {.name = "aanbod", .plural = "aanbiedingen", .parent = AANBIEDER},
      [INCIDENT] = {.name = "incident", .plural = "incidenten", .parent = AANBIEDER, .kind = ", een gebeurtenis", .date = "datum"}};
  return all[e];
}

// These fields come with the kind.
static void make_request(struct gen *g, struct g_entity *x) {
  x->kind = ", een verzoek";
  add_field(g, INCIDENT, TEXT("verzoeker"), O_CHOICE,
            add_class(g, (struct g_class){NULL, {"cliënt", "vertegenwoordiger", "opdrachtgever", "toezichthouder", "ander"}, {NULL}, 5, 0, false}), false);
  add_field(g, INCIDENT, TEXT("beantwoord-op"), O_DATE, NO_CLASS, true);
}

static bool is_given(struct text name) { return text_eq(name, TEXT("verzoeker")) || text_eq(name, TEXT("beantwoord-op")); }

static void make_entity(struct gen *g, int e) {
  struct g_entity *x = &g->entities[e];
  unsigned n = 1 + g_below(g, e == AANBIEDER ? 4 : 3);
  *x = template_of(e);
  x->used = e <= MEDEWERKER || (g->entities[x->parent].used && g_chance(g, 60));
  if (!x->used) return;
  if (e == AANBOD) x->used = g_has(g, FEATURE_ACTUAL) && g_chance(g, 30);
  if (!x->used) return;
  if (e == INSCHRIJVING || e == AANBOD) {
    add_field(g, e, TEXT("zorgvorm"), O_CHOICE, ZORGVORM, false);
    add_field(g, e, TEXT("gemeente"), O_CHOICE, GEMEENTE, false);
    return;
  }
  for (unsigned i = 1; i <= n; i++) random_field(g, e, i);
  if (e == TOEWIJZING) add_field(g, e, TEXT("product"), O_CHOICE, ZORGVORM, false);
  if (e == MELDCODE || e == PLAN) add_field(g, e, TEXT("onderwerpen"), O_SET, choices(g), false);
  if (x->kind && e == MEDEWERKER) add_field(g, e, TEXT("naam"), O_TEXT, NO_CLASS, false);
  if (x->date) add_field(g, e, text_from(x->date), O_DATE, NO_CLASS, g_chance(g, 30));
  if (e == INCIDENT && g_chance(g, 30)) make_request(g, x);
}

static void print_type(struct gen *g, const struct g_field *f, struct buf *b) {
  static const char *const plain[] = {"ja/nee", "getal", "bedrag", "percentage", "datum", "tekst"};
  if (f->type <= O_TEXT) {
    buf_addz(b, plain[f->type]);
    return;
  }
  if (f->type == O_DURATION) {
    buf_format(b, "duur in %s", f->name.n % 2 ? "uren" : "dagen");
    return;
  }
  const struct g_class *c = &g->classes.p[f->class_];
  if (f->class_ == JUDGED) {
    buf_addz(b, "oordeel");
    return;
  }
  if (c->name) {
    buf_format(b, "%s%s", f->type == O_SET ? "verzameling van " : "", c->name);
    return;
  }
  buf_addz(b, f->type == O_SET ? "verzameling van (" : "een van (");
  for (int i = 0; i < c->n; i++) buf_format(b, "%s%s", i > 0 ? ", " : "", c->leaves[i]);
  buf_addz(b, c->ordered && f->type == O_CHOICE ? ") oplopend" : ")");
}

static void print_entity(struct gen *g, int e) {
  const struct g_entity *x = &g->entities[e];
  struct buf head = {.arena = g->arena};
  if (!x->used) return;
  buf_format(&head, "gegevens %s", x->name);
  if (x->plural) buf_format(&head, " (%s)", x->plural);
  if (e != AANBIEDER) buf_format(&head, " per %s", template_of(x->parent).name);
  buf_addz(&head, x->kind ? x->kind : "");
  g_line(g, "%s", g_z(g, buf_text(&head)));
  g->depth++;
  if (e == MEDEWERKER) g_line(g, "sleutel naam");
  for (size_t i = 0; i < x->fields.n; i++) {
    const struct g_field *f = &x->fields.p[i];
    struct buf type = {.arena = g->arena};
    if (is_given(f->name)) continue;
    print_type(g, f, &type);
    g_line(g, "%s  %s%s", g_z(g, f->name), g_z(g, buf_text(&type)), f->optional ? " of geen" : "");
  }
  g->depth--;
}

void g_schema(struct gen *g) {
  add_classes(g);
  for (int e = 0; e < ENTITIES; e++) make_entity(g, e);
  print_classes(g);
  for (int e = 0; e < ENTITIES; e++) print_entity(g, e);
}

// ---- files ----

static void header(struct gen *g, const char *name) {
  g->own_workdays = false;
  buf_addz(&g->out, "taal 1\n");
  g_line(g, "eisenset %s \"Proef\"", name);
  g->depth = 1;
  g_line(g, "versie \"1\"");
  g->kpis = g_has(g, FEATURE_KPI) && (!g->new_formulas || g_has(g, FEATURE_FORMULA_KPI)) && !g->whole_formula && g_chance(g, 40);
  g->any_kpi = g->any_kpi || g->kpis;
  if (g->kpis) {
    g_line(g, "geldig vanaf %s", g_chance(g, 80) ? "01-11-2023" : g_chance(g, 15) ? "01-11-1895" : g_day(g)); // sometimes so long ago that there are too many months
  } else if (g_has(g, FEATURE_VALIDITY) && g_chance(g, 15)) {
    if (g_chance(g, 50)) g_line(g, "geldig vanaf %s", g_day(g));
    else g_line(g, "geldig vanaf 01-01-2020 tot en met %s", g_day(g));
  }
  if (g_has(g, FEATURE_WORKDAYS) && g_chance(g, 20)) g_workdays(g);
  if (g_has(g, FEATURE_FRAME)) g_line(g, "gebruikt kader proef.kader");
  if (g_has(g, FEATURE_EXTERN)) g_line(g, "verwijst naar wet.boek \"Een wet\"");
}

static struct text taken(struct gen *g) {
  struct text t = text_copy(g->arena, buf_text(&g->out));
  g->out = (struct buf){.arena = g->arena};
  g->depth = 0;
  return t;
}

void generate(struct arena *a, struct dice *dice, feature_set features, struct generated *out) {
  struct gen g = {.arena = a, .dice = dice, .features = features, .out = {.arena = a}};
  struct dice aside = *dice; // other sets are what they were
  g.large = g_has(&g, FEATURE_LARGE) && dice_chance(&aside, 25);
  g.deep = dice_chance(&aside, 60);
  bool base = g_has(&g, FEATURE_BASE) && g_chance(&g, 50);
  *out = (struct generated){.n_dossiers = 4};
  if (!g_chance(&g, 60)) g.features &= ~((feature_set)1 << FEATURE_FRAME);
  if (g_has(&g, FEATURE_FRAME)) out->sources.frame = TEXT("taal 1\nkader proef.kader \"Kader\"\nthema 1.1 \"Een\"\nthema 1.2 \"Twee\"\n");
  g.set = base ? TEXT("proef.basis") : TEXT("proef.set");
  header(&g, base ? "proef.basis" : "proef.set");
  g.depth = 0;
  g_schema(&g);
  g_tables(&g);
  bool first = g_chance(&g, 50); // then definities use begrippen, else begrippen definities
  if (first) g_begrippen(&g);
  g_definitions(&g);
  g_said_table(&g);
  if (!first) g_begrippen(&g);
  g_set(&g, 1 + g_below(&g, 4), base);
  *(base ? &out->sources.base : &out->sources.set) = taken(&g);
  bool side = base && g_chance(&g, 30);
  g.second = base;
  if (side) {
    g.set = TEXT("proef.zijde");
    header(&g, "proef.zijde");
    g_line(&g, "bouwt voort op proef.basis");
    g.depth = 0;
    g_set(&g, 1 + g_below(&g, 2), true);
    out->sources.side = taken(&g);
  }
  if (base) {
    g.set = TEXT("proef.set");
    header(&g, "proef.set");
    g_line(&g, "bouwt voort op proef.basis");
    if (side) g_line(&g, "bouwt voort op proef.zijde");
    g.depth = 0;
    g_set(&g, 1 + g_below(&g, 2), false);
    out->sources.set = taken(&g);
  }
  for (size_t i = 0; i < out->n_dossiers; i++) out->dossiers[i] = g_dossier(&g);
  out->sources.dossier = out->dossiers[0];
}
