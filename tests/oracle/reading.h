// What the oracle knows: a set, its evidence schema and one dossier, read straight from the syntax trees.
//
// The oracle is an independent judge of what the machine computes. It is written from the design of the language (the § in the
// comments are its sections) and from docs/taal.md, and shares with the program only the parser, the calendar and the reading of
// literals. It resolves names itself, looks everything up again each time it needs it, and is slow on purpose.
#ifndef ORACLE_READING_H
#define ORACLE_READING_H

#include "calendar.h"
#include "duration.h"
#include "map.h"
#include "rational.h"
#include "syntax.h"

enum { NO = 0, O_NVT = 1, O_JA = 2, O_NEE = 4, O_DEELS = 8, O_ANY = 15 }; // sets of outcomes, one bit each
enum { C_WAAR = 1, C_ONWAAR = 2 };                                       // sets of truth values
#define O_MIN (INT64_MIN / 4) // an unknown number lies between these
#define O_MAX (INT64_MAX / 4)
#define O_SCALE 1000000 // numbers are counted in millionths

enum o_type { O_BOOL, O_NUMBER, O_MONEY, O_PERCENT, O_DATE, O_TEXT, O_CHOICE, O_SET, O_DURATION };
static inline bool o_is_amount(enum o_type t) { return t == O_NUMBER || t == O_MONEY || t == O_PERCENT || t == O_DURATION; }
#define O_DAY ((int64_t)O_SCALE * 24 * 60) // a duration is counted in millionths of a minute, a maand or a werkdag

// ---- the set ----

typedef VEC(const struct node *) o_nodes;

struct o_twig { // a branch of a classification: leaves first … first + leaves - 1
  struct text name, path, title, code;
  int first, leaves;
  const struct node *borders;
};
struct o_class {
  struct text name;
  int leaves;
  VEC(struct o_twig) twigs;
};
struct o_field {
  struct text name;
  enum o_type type;
  const struct o_class *of; // of a choice or set
  enum span_unit unit;      // of a duration
  bool optional, applies;   // `of geen`; made by `indien van toepassing`
  unsigned index;
};
struct o_entity {
  struct text name, plural, parent_name, key_name, date_name;
  struct o_entity *parent; // NULL: aanbieder
  bool single, document, event, person, organisation, request;
  const struct o_field *key, *date;
  VEC(struct o_field *) fields;
  unsigned index;
};
struct o_header { // of an eisenset
  struct text name;
  day from, to; // of validity; NO_DAY: no bound
  const struct node *root;
};
#define NO_DAY INT32_MIN

struct o_exception;
struct o_target;
struct o_parameter { // a value of a norm that a waiver by one of the roles may change
  struct text name;
  const struct o_target *target;
  const struct node *roles;
  enum o_type type;
  enum unit unit; // of a term: days, months or working days
  int64_t value;
  unsigned index;
};
struct o_target { // an eis, an onderdeel, or the norm of an exception
  bool is_eis, volledig, each_volledig;
  const struct o_header *set;
  struct o_target *eis, *parent;
  struct o_exception *exception; // whose norm it is (part of)
  struct text number, path;
  o_nodes scope, when;
  size_t inherited;                       // so many of the conditions come from a chapter
  const struct node *kpi;                 // it is this kpi; then norm is too
  const struct node *each, *norm, *topic; // norm: expression; NULL: text, oordeel or parts
  struct o_target *beside;                // whose parts stand beside it: its parent
  bool shown;                             // it never decides anything
  const struct node *principle;           // who may waive it; NULL: anybody
  struct text theme, frame;               // theme.n == 0: none
  o_nodes chapters;                       // in which it stands
  VEC(struct o_target *) parts;
  struct o_entity *level, *rows; // the row it is judged in; the rows it looks at (the same without `voor elke`)
  const struct o_field *applies;
  unsigned index;
};
enum o_effect { O_REPLACE, O_LAPSE, O_SATISFIED, O_UNCHANGED };
struct o_case {
  const struct node *condition, *where; // NULL: always
  enum o_effect effect;
  struct o_target *norm;
};
struct o_term {
  struct text name, plural;
  struct o_entity *entity;  // NULL: it says nothing of rows
  const struct node *each;  // IS_EACH; NULL
  unsigned index;
};
struct o_definition {
  struct text name;
  struct o_entity *entity;
  const struct node *formula;
  unsigned index;
};
struct o_exception {
  struct text label;
  const struct o_header *set;
  o_nodes scope, when, said;    // said: BEFORE
  VEC(struct o_exception *) before; // it goes before these
  size_t inherited;             // as of a target
  const struct node *each;
  VEC(struct o_target *) aims;
  VEC(struct o_exception *) on; // exceptions it departs from
  VEC(struct o_case) cases;
  bool branches, adds;          // indien … anders; aanvullend
  const struct o_definition *definition; // it redefines this definitie
  const struct node *new_formula;
  const struct o_target *replaces; // the eis that says `vervangt`; NULL
  const struct o_term *term;    // it redefines this begrip
  const struct node *new_each, *node;
  const struct node *aim;       // written for several eisen: this one of them; NULL
  struct text eis;              // … of a chapter this eis; empty
  size_t which;                 // … of an exception on several the one with this number
  unsigned index;
};
struct o_rule { // a row of a table: a condition for each column, and what it gives
  o_nodes cells;
  const struct node *value;
};
struct o_table {
  struct text name, gives;
  struct o_entity *entity;
  const struct node *node;
  VEC(struct o_rule) rules;
  int64_t some, last; // so many columns are enough, 0: all; in each of so many last rows, 0: in the row itself
};

struct o_asked { // an oordeel in a condition
  const struct node *node;
  struct text set, base;
  const struct o_entity *entity; // of the rows it speaks of
  const struct o_field *field;
};

struct o_model {
  struct arena *arena;
  VEC(struct o_asked) asked;
  const struct o_class *judged; // what an oordeel may be; NULL: there is none
  VEC(struct o_table *) tables;
  VEC(struct o_header *) sets;
  VEC(struct o_class *) classes;
  VEC(struct o_entity *) entities; // 0: aanbieder
  VEC(struct o_term *) terms;
  VEC(struct o_definition *) definitions;
  VEC(struct o_target *) targets;
  VEC(struct o_parameter *) parameters;
  VEC(struct o_exception *) exceptions;
  VEC(struct text) themes; // numbers
  struct intern texts;
  const struct o_entity *for_whom; // the enrolments, where for whom an eis is hangs on them: one there must be; NULL: it does not
  const char *problem; // why it could not be read; NULL: it was
};

// Reads the sources of a set (those it builds on first). A kader gives only its themes.
struct o_model *o_read_set(struct arena *a, const struct node *const *roots, size_t n);

struct o_entity *o_entity_named(const struct o_model *m, struct text name);     // a gegeven
struct o_entity *o_rows_named(const struct o_model *m, struct text name);       // … or what a begrip is about (§4)
const struct o_field *o_field_named(const struct o_entity *e, struct text name);
const struct o_twig *o_twig_named(const struct o_class *c, struct text name); // path, code or unambiguous end
const struct o_term *o_term_named(const struct o_model *m, struct text name);
const struct o_table *o_table_named(const struct o_model *m, struct text name);
const struct o_class *o_class_named(const struct o_model *m, struct text name);
// The field that says where a row of `level` lies: of the nearest row below the aanbieder that has one, else of the enrolments.
struct text o_first_name(const struct node *each); // of the rows behind `voor elke`
const struct o_field *o_twig_field(const struct o_entity *e, struct text name, const struct o_twig **twig); // and its branch
const struct o_field *o_place_field(const struct o_model *m, const struct o_entity *level, const struct o_class *c, const struct o_entity **of);
const struct o_class *o_place_class(const struct o_model *m, const struct node *clause); // of PLACE and OTHER_PLACES
const struct o_definition *o_definition_named(const struct o_model *m, struct text name);
bool o_under(const struct o_entity *e, const struct o_entity *ancestor); // itself counts
bool o_for_whom(const struct o_model *m);
bool o_has_parts(const struct o_target *t);
bool o_is_judged(const struct o_target *t); // a leaf that only a person can judge
const struct node *o_child(const struct node *n, unsigned i);
const struct o_target *o_kpi_named(const struct o_model *m, struct text name);
const struct o_target *o_kpi_of_node(const struct o_model *m, const struct node *kpi);
const struct o_target *o_kpi_meant(const struct o_model *m, const struct node *of); // KPI or «KPI van SET»; NULL: it is none
// read_kpi.c: the lines of a kpi, and its rules one after another.
struct o_kpi_rule {
  int step, after; // after: the step before, -1: any
  bool back;
  o_nodes looks;   // LOOK, NO_BETTER, LOOK_JUDGE
  VEC(const struct o_field *) fields; // of each look that a person says; else NULL
};
int64_t o_periods(const struct node *look); // so many on end
struct o_period { day first, last; };
struct o_kpi {
  const struct o_target *target;
  struct o_entity *rows;
  struct text name;         // … as they are called
  const struct o_field *date;
  const struct node *filter, *measure, *norm;
  VEC(struct o_kpi_rule) rules;
  VEC(struct o_period) periods; // whole ones that are over
  const struct o_field *since;  // counted from this date of the aanbieder; NULL
  bool unsettled;               // … which is not known
};
const struct o_asked *o_asked_at(const struct o_model *m, const struct node *n); // NULL: nobody is asked there
bool o_is_judged_value(const struct o_model *m, const struct o_class *c);
unsigned o_as_condition(int64_t judged); // C_WAAR, C_ONWAAR or both
struct o_facts;
struct o_kpi o_kpi_of(const struct o_model *m, const struct o_target *t, const struct o_facts *f); // NULL: without its periods
void o_add_kpi(struct o_model *m, struct o_target *t); // declares what a person says in its steps
// The entity of the deepest row that an expression reads, when it stands in a row of `level`.
const struct o_entity *o_speaks_of(const struct o_model *m, const struct o_entity *level, const struct node *n);
const struct o_entity *o_clause_speaks_of(const struct o_model *m, const struct o_entity *level, const struct node *clause);

// ---- the dossier ----

// What a value may be: any number from lo to hi (when `some`), or known to be absent (when `none`). A ja/nee is 0 or 1, a choice
// the number of a leaf, a date a day, a text its number. A set surely has `must` and may have `may`.
struct o_val {
  enum o_type type;
  const struct o_class *of;
  bool some, none;
  int64_t lo, hi;
  uint64_t must, may;
  bool fraction;         // a product or quotient: from `least` to `most`
  struct o_rat least, most;
  bool differs;          // sources do not agree, and not all that lies between need be
  bool broken;           // or division by zero, of which nobody can say anything (§6)
};
struct o_list {
  VEC(struct o_row *) rows;
  bool open;
  day since;       // open: what is missing was before this day; 0: any day
  unsigned reads;  // how often an evaluation looked at it
  unsigned said;   // while reading: what was said of it,
  unsigned told;   // and how many rows were, those that do not count included
};
// The further rows of a list have their date before this day; DAY_MIN: there are none.
static inline int64_t o_missing_before(const struct o_list *l) {
  return !l->open ? DAY_MIN : l->since != 0 ? l->since : (int64_t)DAY_MAX + 1;
}
struct o_row {
  const struct o_entity *entity;
  struct o_row *parent;
  struct text key;
  struct o_val *cells; // for each field
  unsigned *reads;     // for each field: how often an evaluation looked at it
  bool *says;          // for each field: does the dossier itself say what it is?
  struct o_list *lists; // for each entity
  unsigned *judged;    // for each target: the judgement given here (a bit; more: they differ), 0 for none
  unsigned *judged_depth; // of the row that it names
  unsigned *missing;   // for each target: how often an evaluation missed a judgement here
  bool *waived;        // for each target
  bool *changed;       // for each parameter: a waiver gave it another value here,
  int64_t *changed_to; // this one,
  int64_t *changed_most; // or, where waivers differ, this one
  bool *changed_now;       // … which of both it is now
  unsigned *changed_depth; // of the row that it names
};
struct o_facts {
  const struct o_model *model;
  struct text provider;
  day peildatum;
  bool period_said;           // the toetsperiode; when it is not said: one that may be
  day period_from, period_to;
  struct o_row *top;
  bool *rough; // set by an evaluation that met what the machine is known to answer more roughly
  bool *wide;  // set by an evaluation that takes conditions apart, and may so see a way that there is not
  unsigned *ties; // how often an evaluation met rows of the same day, of which the order counts
  bool *hull;  // set by an evaluation that took all between two values for possible
};
// NULL: it could not be read (the reason is in m->problem).
struct o_facts *o_read_dossier(struct o_model *m, const struct node *root, struct text content);
// A judgement counts in all branches of an exception that have an onderdeel of that name for a person to judge.
bool o_same_name(const struct o_target *a, const struct o_target *b);
bool o_one_label(const struct o_exception *a, const struct o_exception *b); // the same, or written as one for several eisen
void o_judge_row(const struct o_model *m, struct o_row *row, const struct o_target *t, unsigned outcome);
struct o_val o_given_by(const struct o_model *m, const struct o_table *t); // what stands beside a value: its classification
struct o_val o_unknown(const struct o_field *f); // what a field may be when nothing is known
// oracle_workdays.c: so many units of that term after d, or before it; a werkdag is what the set of the term means by it.
day o_add_term(const struct o_model *m, const struct node *term, day d, int64_t n, enum unit unit);
struct o_row *o_row_new(struct arena *a, const struct o_model *m, const struct o_entity *e, struct o_row *parent);
struct o_row *o_row_at(struct o_row *row, const struct o_entity *e); // the row itself or what it hangs under; NULL
// below.c: rows seen from a row of `level`: the list of what it hangs under, or else all that hangs below it, at any depth (§5, §6). An
// open list on the way makes the rows below it open. NULL: neither. `look`: it is counted that open lists were looked at.
struct o_list *o_list_from(struct arena *a, struct o_row *row, const struct o_entity *level, const struct o_entity *e, bool look);
const struct o_entity *o_seen_from(const struct o_entity *level, const struct o_entity *e); // of which row these are looked at together
bool o_is_only(const struct o_entity *level, const struct o_entity *e);                     // there is at most one such row
struct o_facts *o_copy(struct arena *a, const struct o_facts *f);
bool o_is_share(const struct o_model *m, const struct node *n); // «deel van b»: no field of rows, but a percentage of a value
// standing.c: what an eis says of itself beside its norm
bool o_standing(struct o_model *m, struct o_target *t, const struct node *clause); // false: n is no such clause
void o_find_orders(struct o_model *m); // read_order.c: o_exception.before
void o_also_of(struct o_model *m, struct o_exception *x, const struct node *n);
void o_also_each(struct o_model *m, struct o_target *t, const struct node *n); // geldt ook voor elke …
struct o_target *o_target_new(struct o_model *m, const struct o_header *set, struct text number);
bool o_may_waive(struct arena *a, const struct o_target *t, struct text by);
bool o_right_version(const struct o_target *t, const struct node *version);
const struct o_parameter *o_parameter_named(const struct o_model *m, const struct o_target *t, struct text name);
int64_t o_parameter_value(const struct o_parameter *p, struct o_row *row);
const struct o_parameter *o_waived_parameter(const struct o_model *m, const struct o_target *t, const struct node *waived, struct text by,
                                             int64_t *value); // NULL: this waiver does not count
// Waivers that give a parameter different values: each of them, told apart by bits. How many choices there are; at most 1 << 4.
unsigned o_choices(const struct o_facts *f);
void o_choose_values(const struct o_facts *f, unsigned choice);
void o_forget_choices(const struct o_facts *f);
// A dossier that says the same.
struct text o_print(struct arena *a, const struct o_facts *f);

#endif
