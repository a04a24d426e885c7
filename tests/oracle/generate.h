// Sets and dossiers made by dice: small, and dense with everything the language has.
#ifndef ORACLE_GENERATE_H
#define ORACLE_GENERATE_H

#include "known.h"
#include "machine.h"

// What may be generated. One line each, so that a construct that is not settled yet can be left out.
#define FEATURES(F)                                                                                                \
  F(BASE)          /* a second set that the first builds on */                                                     \
  F(FRAME)         /* a kader with themes */                                                                       \
  F(VALIDITY)      /* geldig vanaf … tot en met */                                                                 \
  F(EXCEPTIONS)                                                                                                    \
  F(BLOCKS)        /* exceptions on more parts at once */                                                          \
  F(TERMS)         /* begrippen and their redefinition */                                                          \
  F(JUDGEMENTS) F(WAIVERS)                                                                                         \
  F(DEADLINES) F(TOPICS) F(APPLIES)                                                                               \
  F(SUPPLEMENTS)   /* aanvullend op */                                                                             \
  F(ON_EXCEPTION)  /* afwijkingen on afwijkingen */                                                                \
  F(PLACES)        /* in …, in de overige …, grenst aan */                                                         \
  F(VALID_ON)      /* geldig vanaf … gemeten op */                                                                 \
  F(ACTUAL)        /* van het feitelijk aanbod */                                                                  \
  F(DEFINITIONS) F(ARITHMETIC) F(QUANTITY) F(SHARE_OF) F(SOME_OF) F(PERIODIC) F(LAW)                               \
  F(TABLES) F(LAST_ROWS) F(YEARLY)                                                                                 \
  F(REPLACES)      /* vervangt eis … */                                                                            \
  F(EXTERN)        /* an exception on a document that is no set */                                                 \
  F(ABSENT_FRACTION) /* F is geen, where F is a definition with a quotient */                                      \
  F(PERIODIC_UNKNOWN) /* minstens eens per, where a date is not known */                                           \
  F(OUTSIDE_PLACE) /* a gemeente that is not in the indeling */                                                    \
  F(SUPPLEMENT_BRANCH) /* a supplement on what a branch of another exception takes away */                         \
  F(APPLIES_NORM)  /* indien van toepassing in the norm of an exception */                                         \
  F(JUDGED_COMPLETE) /* a judgement deels on an eis with parts that is volledig */                                 \
  F(DENIED_ABSENT) /* is niet een van (…), is niet TAK, where the value may be absent */                           \
  F(BLOCK_OVERLAP) /* exceptions on a part and on a block it is in */                                              \
  F(ROW_GUARD)     /* an exception per row on what has a condition per row */                                      \
  F(TERM_ORDER)    /* gaat voor between redefinitions of a begrip */                                               \
  F(JUDGED_BRANCH) /* oordeel in norms of branches, which share their names */                                    \
  F(ALL_INNER)     /* bevat alle van (TAK) with an inner branch */                                                 \
  F(ROW_EXCEPTION) /* an exception per row on what has onderdelen: what do these print? */                         \
  F(ROW_WAIVER)    /* a waiver of a row of what has onderdelen, or of what an exception replaces */                \
  F(THEME_WAIVER)  /* waivers where there are themes */                                                            \
  F(PERIODS)       /* langste tussenpoos, heeft op … een, afgerond op */                                           \
  F(DURATIONS)     /* duur in …, a date minus a date */                                                            \
  F(PARAMETERS)    /* afwijkbaar door, in principe, and waivers with a value */                                    \
  F(ALSO_EACH)     /* geldt ook voor elke */                                                                       \
  F(FORMULAS)      /* another formula for a definitie */                                                           \
  F(SHOWN)         /* ter informatie, mag, gericht aan: what decides nothing */                                    \
  F(BOOL_ABSENT)   /* X is nee, where X is a ja/nee of something that is not there */                              \
  F(KPI)           /* kpi's with their ladders */                                                                  \
  F(LARGE)         /* numbers of which products do not fit in a column */                                          \
  F(GAP_CALENDAR)  /* langste tussenpoos in months and working days */                                                           \
  F(CALENDAR)      /* minstens eens per kwartaal, kalenderjaar … */                                                     \
  F(DUTY_END)      /* minstens eens per … tot en met */                                                           \
  F(HOW_OFTEN)     /* hoogstens 2 keer per kalenderjaar, eens per 2 kalenderjaren */                               \
  F(YEAR_DAY)      /* 1 april van het jaar na D */                                                                 \
  F(WEIGHTED)      /* gewogen naar */                                                                              \
  F(PERIOD)        /* the toetsperiode */                                                                          \
  F(WORKDAYS)      /* werkdag is … */                                                                              \
  F(UNTIL)         /* geldig tot, on a value */                                                                    \
  F(SOURCES)       /* more sources of a value, and which goes before which */                                      \
  F(DURATION_OVER) /* a length of time divided by a number of the dossier */                                       \
  F(FORMULA_ROWS)  /* another formula for a definitie about rows */                                                \
  F(FORMULA_KPI)   /* another formula beside kpi's */                                                              \
  F(TERM_ROWS)     /* a begrip wherever rows are named, also in another begrip */                                  \
  F(PLACE_ON)      /* in a place, on an exception on an exception */                                               \
  F(SAID)          /* a parameter where a norm has a number */                                                     \
  F(FRACTIONS)     /* quotients in sums, percentages of values, sums of quotients */                               \
  F(NEGATIVE)      /* numbers below zero */                                                                        \
  F(SEVERAL)       /* an exception on several eisen, or on a hoofdstuk */                                          \
  F(NESTED)        /* hoofdstuk in hoofdstuk, voor elke in a hoofdstuk */

enum feature {
#define F(name) FEATURE_##name,
  FEATURES(F)
#undef F
  FEATURE_COUNT
};

struct generated {
  struct sources sources; // the first dossier in it
  struct text dossiers[8];
  size_t n_dossiers;
};
typedef unsigned __int128 feature_set; // a bit each
void generate(struct arena *a, struct dice *dice, feature_set features, struct generated *out);

// ---- inside: what was declared, for those who write conditions and rows ----

enum { NO_ENTITY = -1, NO_CLASS = -1 };
struct g_class {
  const char *name;   // NULL: an `een van (…)`
  const char *leaves[6], *inner[3]; // of an oordeel, its leaves are words of the language
  int n, n_inner;
  bool ordered;
};
struct g_field {
  struct text name;
  enum o_type type;
  int class_;
  bool optional, applies, asked; // applies, asked: only a dossier names it
};
struct g_entity {
  const char *name, *plural, *kind, *date;
  int parent;
  bool used;
  VEC(struct g_field) fields;
};
enum { AANBIEDER, INSCHRIJVING, MEDEWERKER, VOG, CLIENT, TOEWIJZING, EVALUATIE, MELDCODE, PLAN, INCIDENT, AANBOD, ENTITIES };
struct g_asked { struct text asks, set; int entity; };
struct g_term { struct text name; int entity; };
struct g_definition { struct text name; int entity; enum o_type type; struct text formula; };
struct g_table {
  struct text name, gives;
  int level, class_;      // NO_CLASS: it gives numbers,
  bool either;            // or ja and nee
};
struct g_target { // an eis or onderdeel
  struct text set, number, path, label; // label: of the exception whose norm it is
  int level, rows;
  bool leaf, judged, has_each, guarded, has_parts, complete, aimed, blocked, row_guard, excepted, supplemented, branched;
  size_t parent;                 // its place in the list; SIZE_MAX: an eis
  size_t above;                  // of a norm: nothing
  unsigned chapter, outer;       // the number of the hoofdstuk that an eis stands in, and of the one around it; 0: none
};
enum g_family { BY_DAYS, BY_MONTHS, BY_WORKDAYS, NO_TERM };
struct g_parameter {
  struct text name;
  size_t target;
  enum o_type type;
  enum g_family family;   // of a term
  struct text set, kpi;   // of a kpi, which is no target here
};
struct g_rival { struct text set, eis; unsigned label; }; // what may go before another: exception X1, or an eis that replaces one
struct gen {
  struct arena *arena;
  struct dice *dice;
  feature_set features;
  struct buf out;
  unsigned depth, parts;
  VEC(struct g_class) classes;
  struct g_entity entities[ENTITIES];
  VEC(struct g_term) terms;
  VEC(struct g_definition) definitions, marks, measured; // marks: ja or nee of each row of something with a date; measured: of which kpi's add up the values
  VEC(struct g_table) tables;
  VEC(bool) brings; // for each exception so far: does it bring a norm?
  VEC(struct g_target) targets;
  VEC(struct g_parameter) parameters;
  VEC(struct g_table) said_tables; // with a parameter in their cells
  struct text set;
  VEC(struct g_rival) rivals;
  unsigned labels;
  unsigned in_chapter, in_outer; // as of a target
  int chapter_each;  // of these rows it says `voor elke`; NO_ENTITY: of none
  bool chapter_also; // the chapter says `geldt ook voor elke`
  int norm_level; // of the norm of an exception that is being written
  struct text label_set[16];         // for each exception so far: the set it stands in,
  struct g_target label_aim[16];     // and what it aims at

  bool periodic, no_definitions, norm_only, in_branch, chapter, themed, per_row, second; // second: in the set that builds on the other
  bool large; // of which products do not fit in a column
  bool deep;  // rows more than one level down are looked at together
  bool whole_formula; // some definitie has another formula in a whole set: then no kpi uses it, in no set
  bool kpis, any_kpi; // this set has them; some set has
  bool own_workdays;  // the set says what a werkdag is
  bool sums_only;     // no mean here: it is a quotient
  bool formula;       // a definitie is being written: its whole is no value
  VEC(struct g_asked) asked;
  const char *kpi;    // that is being written
  struct text quotient; // a definitie per medewerker that is one
  enum o_type quotient_type;
  struct text asks;   // what a question to a person is named after here; empty: none can be asked
  bool new_formulas;  // some definitie has another formula: a set that builds on this one has no kpi

};

bool g_has(const struct gen *g, enum feature f);
uint32_t g_below(struct gen *g, uint32_t n);
bool g_chance(struct gen *g, unsigned percent);
void g_line(struct gen *g, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool g_reaches(const struct gen *g, int level, int entity); // its rows hang under the level, or under what that hangs under
int g_over(const struct gen *g, int level, int entity);       // of which row these are looked at together
bool g_is_only(const struct gen *g, int level, int entity);   // there is at most one such row
int g_one_document(const struct gen *g, int level);           // a document of which there is at most one; NO_ENTITY
bool g_is_under(const struct gen *g, int entity, int ancestor);
const char *g_rows(struct gen *g, int entity); // its name, or that of a begrip about its rows
const char *g_z(struct gen *g, struct text t); // for "%s"; its argument is evaluated once
const char *g_day(struct gen *g);
bool g_earlier(const char *a, const char *b); // of two days
const char *g_term(struct gen *g);
const char *g_usual_term(struct gen *g); // where a werkdag of the set's own cannot stand
void g_workdays(struct gen *g);
struct text g_literal(struct gen *g, enum o_type type, int class_);
void g_schema(struct gen *g);
void g_tables(struct gen *g);
struct text g_by_table(struct gen *g, int level); // a condition
void g_definitions(struct gen *g);
void g_begrippen(struct gen *g);
struct text g_formula(struct gen *g, int entity, enum o_type type);
int g_speaks_of(const struct gen *g, const struct g_definition *d); // the entity that another formula of it may speak of
struct text g_condition(struct gen *g, int level, int depth);
struct text g_day_of_row(struct gen *g, int level);
struct text g_deadline(struct gen *g, int level);
struct text g_norm(struct gen *g, int level);
struct text g_twigs(struct gen *g, bool places);
int g_judged(struct gen *g); // the class of what a person judges
// generate_asked.c
void g_applies(struct gen *g, size_t at); // the field of `indien van toepassing`
struct text g_asks_of(struct gen *g, size_t at); // from here on questions are named after this target; gives what it was before
bool g_asks(const struct gen *g);                // may a person be asked here?
struct text g_ask(struct gen *g, int level);     // a condition
struct text g_no_leaf(struct gen *g, struct text norm);
struct text g_judged_value(struct gen *g, struct text what); // of an oordeel
struct text g_filter(struct gen *g, int entity); // "" or " met …"
bool g_field(struct gen *g, int level, enum o_type type, struct text *out);
// generate_large.c
struct text g_large_literal(struct gen *g, enum o_type type);
struct text g_large_condition(struct gen *g, int level);
void g_set(struct gen *g, unsigned eisen, bool base);
void g_kpis(struct gen *g);
void g_measured(struct gen *g); // definities for kpi's to add up
// generate_order.c
void g_rival(struct gen *g, unsigned label, struct text eis);
void g_before(struct gen *g, size_t others); // of the rivals so far
void g_orders(struct gen *g);
bool g_may_also(const struct gen *g);
struct text g_also(struct gen *g);
struct text g_dossier(struct gen *g);
// generate_standing.c
// generate_said.c
bool g_said_norm(struct gen *g, size_t at); // with a parameter where a norm has a number
void g_said_table(struct gen *g);
struct text g_said_kpi(struct gen *g, const char *kpi, enum o_type type, struct text value); // declares it
int g_some_entity(struct gen *g, int level, bool dated, bool many); // below such a row
struct text g_day_value(struct gen *g, int level, int depth);
struct text g_bool_condition(struct gen *g, int level);
struct text g_day_in_year(struct gen *g, int level);
struct text g_periodic(struct gen *g, int level); // generate_duty.c
struct text g_yearly(struct gen *g, int level);
const char *g_how_often(struct gen *g); // in a period of the calendar: «minstens eens», «hoogstens 2 keer»
const char *g_calendar_period(struct gen *g, bool years); // years: also some years together
struct text g_said_value(struct gen *g, const struct g_parameter *p); // what a waiver makes of it
void g_standing(struct gen *g, size_t at);
bool g_parameter_norm(struct gen *g, size_t at);
bool g_parameter_rows(struct gen *g, size_t at); // the line `voor elke …`
struct text g_waiver_by(struct gen *g);
struct text g_waived(struct gen *g, size_t parameter); // " NAAM is WAARDE"

#endif
