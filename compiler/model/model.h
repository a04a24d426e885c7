// The model: what the sources say, with every name resolved. Sets, classifications, the evidence schema, eisen with their
// onderdelen, exceptions and frameworks. Expressions stay syntax here; check gives them types.
#ifndef EISEN_MODEL_H
#define EISEN_MODEL_H

#include "image.h"
#include "library.h"
#include "map.h"
#include "syntax.h"
#include "workdays.h"

// A node of a classification (a class): see img_node.
struct m_node {
  struct text name, path, title, code;
  uint32_t parent, first_leaf, leaves;
};
struct m_class {
  struct text name; // empty for an `een van (…)`
  const struct source *src;
  const struct node *node;
  bool ordered;
  uint32_t leaves;
  VEC(struct m_node) nodes;
  struct map exact, ends; // path or code → node; the end of a path → node, NONE when it ends more of them
  VEC(uint32_t) borders; // pairs of leaves: each grenst aan the other
};
struct m_field {
  struct text name, question, help, who;
  uint32_t entity, type, class_, flags; // as img_field
  uint32_t same_name;                   // the field before it with this name, NONE
  const struct source *src;
  const struct node *node; // NULL: given by the kind of the entity
  const struct node *gather; // GATHER: how it is collected; NULL
};
struct m_entity {
  struct text name, plural, title;
  uint32_t parent, kind, key, date;
  VEC(uint32_t) fields;
  const struct source *src;
  const struct node *node;
  struct text parent_name, key_name, date_name;
  bool request; // een verzoek: an event that asks for an answer
  struct place key_place;
  const struct source *gather_src;
  const struct node *gather; // GATHER: how its rows are collected; NULL
};
// How a list, or a field in each row, is collected (verzamel met …).
struct m_gather_arg {
  enum gather_arg kind;
  struct text text; // of GATHER_TEXT and GATHER_NAME
  uint32_t field;   // of GATHER_FIELD, else NONE
};
struct m_gather {
  uint32_t entity, field; // field NONE: its rows
  struct text collector, function;
  VEC(struct m_gather_arg) args;
};
struct m_said_day {
  struct own_day day; // its weekday or holiday stands in month_and_day as less than 100
  const struct node *node;
};
struct m_workdays { // what a set means by a werkdag
  bool said;
  VEC(struct m_said_day) days_said;
  struct workdays days;
  VEC(struct own_day) own;
};
struct m_set {
  struct text name, title, version, source;
  day valid_from, valid_to;
  const struct source *src;
  const struct node *root;
  VEC(uint32_t) builds_on;    // sets
  VEC(uint32_t) frames;
  struct m_workdays workdays;
};
struct m_head { // a file that was read: a set, a gegevensboek or a kader
  const struct source *src;
  const struct node *root;
};
struct m_frame {
  struct text name, title, version;
};
struct m_theme {
  struct text number, title, norm;
  uint32_t frame;
  const struct source *src;
  const struct node *node;
};
// A clause with the source it stands in (a chapter's clauses are inherited by what it holds).
struct m_clause {
  const struct source *src;
  const struct node *node;
};
typedef VEC(struct m_clause) m_clauses;
typedef VEC(const struct node *) m_nodes;

// The rows that a begrip names: of an entity, those that are another begrip (base, NONE) and have what `met …` says.
struct m_rows {
  uint32_t entity, base;    // entity NONE: it names no rows
  const struct source *src;
  const struct node *each;  // IS_EACH; NULL: none
};
struct m_term { // begrip
  struct text name, plural, text;
  uint32_t set;
  struct m_rows rows;
  const struct source *src;
  const struct node *node;
  VEC(uint32_t) redefined_by; // exceptions
  enum { TERM_NEW, TERM_BUSY, TERM_GOOD, TERM_BAD } state; // being looked at: meeting it again is a circle
  uint32_t size;              // of its condition with the begrippen in it written out
};
struct m_note {
  enum note_kind kind;
  struct text text, by;
};
struct m_definition { // definitie: a formula with a name
  struct text name;
  uint32_t set, entity;
  const struct source *src;
  const struct node *node, *expr;
  uint32_t meaning; // the exception whose formula it has now; NONE: its own
  bool busy;     // being looked at: meeting it again is a circle
  bool bad;      // said already: where it is used nothing is said again
  bool old;      // inside the formula of an exception, and in what that uses, it means what it meant
  uint32_t size; // of its formula with the definitions in it written out; 0: not counted yet
  VEC(struct m_note) notes; // they go to each target that uses it
};
struct m_table { // tabel
  struct text name;
  uint32_t entity;
  const struct source *src;
  const struct node *node;
};
// One thing that a rule of a kpi looks at. BOUND: how the measure stands to a bound; OUTSIDE, INSIDE: … to the norm; SAME: geen
// verbetering; ASK: a person says it, in a ja/nee field of the aanbieder.
enum look_kind { LOOK_BOUND, LOOK_OUTSIDE, LOOK_INSIDE, LOOK_SAME, LOOK_ASK };
struct m_look {
  enum look_kind kind;
  bool first, again;  // eerste keer, herhaald
  int64_t periods;    // so many on end
  const struct node *node, *bound;
  uint32_t field;
};
struct m_rule { // als …, all of its looks
  uint32_t step, from; // to this step; from: the steps before it, as bits
  bool back;           // terug naar
  const struct node *node;
  VEC(struct m_look) looks;
};
struct m_action {
  struct text text, who, term;
};
struct m_step {
  uint32_t number;
  struct text title;
  const struct node *node;
  VEC(struct m_action) actions;
};
struct m_period { // of which an entity has the rows; as img_period
  uint32_t entity, set, months, days, from, field;
  day first;
  struct text word, since; // since: what is counted from, as written
};
struct m_kpi {
  struct text name;
  uint32_t set, target, entity; // entity: its periods; NONE after an error
  const struct source *src;
  const struct node *node, *per, *over, *measure, *norm; // measure: TALLY or MEASURE
  uint32_t period;           // number among the periods; NONE after an error
  VEC(struct m_step) steps;  // in order of their numbers
  VEC(struct m_rule) rules;
  bool bad; // an error was reported
};
struct m_example { // voorbeeld
  uint32_t set;
  const struct source *src;
  const struct node *node;
};
struct m_order { // ORDER: one exception goes before another
  uint32_t set;
  const struct node *node;
};
// hoofdstuk: of its own eisen, those of the chapters in it are its eisen too.
struct m_chapter {
  struct text title;
  uint32_t set, parent; // parent: NONE at the top
};
struct m_target {
  enum target_kind kind;
  uint32_t set, eis, parent, exception; // NONE where it does not apply
  struct text number, path, title, text, source;
  struct text question, help, who;
  const struct source *src;
  const struct node *node;
  bool no_text, complete;
  m_clauses scope;           // for whom: of the provider
  m_clauses when;            // IF, UNLESS and IF_APPLIES
  const struct node *each;   // EACH, or NULL
  const struct node *norm;   // expression or JUDGE; NULL: text alone, or onderdelen
  const struct node *topic;  // TOPICS document, when this is a topic of it
  const struct node *shown;  // ADDRESSED or SHOWN: it never decides anything; NULL
  uint32_t theme;
  const struct node *theme_node;
  uint32_t kpi;              // number + 1 of the kpi that it is; 0: none
  uint32_t chapter;          // number + 1 of the chapter that an eis stands in; 0: none
  VEC(uint32_t) parts;
  VEC(struct m_note) notes;
};
struct m_parameter { // of a target: a value of its norm that a waiver by one of these roles may change
  struct text name, roles, grounds;
  uint32_t target, level; // level: of the rows that its target looks at
  const struct node *literal;
  const struct source *src;
  const struct node *node;
  bool known; // its value could be read
  uint32_t type, class_; // class_: of a duration its unit, else NONE
  int scale;
  int64_t value;
};
struct m_aim {
  uint32_t target; // NONE for a begrip that holds in a whole set
  const struct node *node;
  uint32_t eis;    // while it is not resolved: number + 1 of an eis of the chapter that is aimed at; 0: what the node says
  uint32_t which;  // … at an exception on several eisen: at this one of them
};
struct m_branch {
  const struct node *condition; // NULL: always (or: otherwise)
  enum effect effect;
  const struct node *where;     // K of `voldaan indien K`, NULL
  uint32_t norm;                // target of the replacement, NONE
};
struct m_before { // it goes before this one
  uint32_t other;
  struct place place;
};
struct m_exception {
  struct text label, title, text, source;
  uint32_t set;
  const struct source *src;
  const struct node *node;
  m_clauses scope, when;
  const struct node *each;
  VEC(struct m_aim) aims;
  VEC(struct m_branch) branches;
  uint32_t replacing;           // number + 1 of the eis that says `vervangt`; 0: an exception of its own
  uint32_t also;                // … or `geldt ook voor elke`
  uint32_t first, spread;       // it was written once for so many targets: the first of them, which stand together
  bool external;                // aims at a document that is not here: only its text is kept
  bool adds;                    // aanvullend: its norm is folded in
  bool cases;                   // branches are indien … anders
  m_nodes before;               // BEFORE
  uint32_t definition;          // a redefinition of this definitie, NONE
  const struct node *new_expr;  // … as this formula
  VEC(struct m_before) goes_before; // these exceptions, as it says itself or as a set says that sees both
  uint32_t term;                // a redefinition of this begrip, NONE
  struct m_rows new_rows;       // … which then names these
  const struct node *term_node;
  VEC(struct m_note) notes;
  VEC(uint32_t) lapsed_by;      // exceptions that make this one not apply
};

// `oordeel "…"` in a condition: a field that a person fills in. Made in check, which knows of which rows it is.
struct m_asked {
  const struct node *node;
  uint32_t set, field;
  struct text base; // its name, but for what makes it differ from others
};

struct model;
void model_workdays(struct model *m, struct m_set *s, const struct node *line); // `werkdag is …`

// Exceptions on a target, but for those that redefine a begrip.
struct m_standing {
  uint32_t *p;
  size_t n, cap;
};
struct model {
  struct arena *arena;
  struct sink *sink;
  struct library *library;
  VEC(struct m_set) sets; // a set stands after those it builds on
  VEC(struct m_frame) frames;
  VEC(struct m_head) heads;
  VEC(struct m_theme) themes;
  VEC(struct m_class) classes;
  VEC(struct m_entity) entities;
  VEC(struct m_field) fields;
  VEC(struct m_gather) gathers; // by entity: its rows, then its fields
  VEC(struct m_term) terms;
  VEC(struct m_definition) definitions;
  VEC(struct m_table) tables;
  VEC(struct m_example) examples;
  VEC(struct m_parameter) parameters;
  VEC(struct m_period) periods;
  VEC(struct m_kpi) kpis;
  VEC(struct m_target) targets; // preorder, eis by eis; then the norms of exceptions
  VEC(struct m_exception) exceptions;
  VEC(struct m_order) orders;
  VEC(struct m_chapter) chapters;
  uint32_t formulas_written; // of exceptions, so far
  bool redefinitions;       // some exception gives a definitie another formula
  bool redefined_terms;     // … a begrip another meaning
  uint32_t actual_rows;     // the entity of what is in fact delivered, NONE; once actual_known
  bool actual_known;
  bool other_rows;          // scopes look at the other rows now: what is in fact delivered instead of the enrolments, or the reverse
  struct m_standing *on;        // for each target
  struct { uint32_t *mark, *todo, round; } walk; // of model_goes_before
  uint32_t judged_class;        // number + 1 of the class of all fields that are an oordeel; 0: there are none
  VEC(struct m_asked) asked;    // `oordeel "…"` in conditions
  bool enrolment_told;      // that there are no inschrijvingen
  bool incomplete;          // a file or a name is missing: what is said further would only follow from that
  struct map loaded;        // "eisenset sdcg.pve" → number + 1 (0: being loaded)
  struct map entity_names;  // also plurals
  struct map documents; // that sets refer to without their being here
  struct map field_names;   // name → the last field with it
  struct map class_names, term_names, definition_names, table_names;
  struct map eis_names;     // "sdcg.pve 15"
  struct map labels;        // "sdcg.aw 2.1-U8"
};

// Reads the set in `path` and all it needs. false: after these errors it makes no sense to look further, because names are
// missing. There may be other errors in the sink.
bool model_build(struct model *m, struct text path);

struct text model_key(const struct model *m, struct text a, struct text b); // "a b"
// Looking up; NONE when absent.
uint32_t model_entity(const struct model *m, struct text name);
uint32_t model_field(const struct model *m, uint32_t entity, struct text name); // of that entity itself
uint32_t model_class(const struct model *m, struct text name);
uint32_t model_node(const struct model *m, uint32_t class_, struct text name); // path, unambiguous end of a path, or code
uint32_t model_term(const struct model *m, struct text name);
// The entity whose rows the name stands for, and in `term` the begrip that says which of these (NONE: all). NONE: it is unknown, or
// (`term` found) a begrip that names no rows.
uint32_t model_rows(const struct model *m, struct text name, uint32_t *term);
struct text nearest_rows(const struct model *m, struct text wanted); // a gegeven or begrip; NO_TEXT when none is near
uint32_t model_definition(const struct model *m, struct text name);
uint32_t model_kpi(const struct model *m, struct text name);
uint32_t model_eis(const struct model *m, uint32_t set, struct text number);
uint32_t model_part(const struct model *m, uint32_t target, struct text path);
uint32_t model_set(const struct model *m, struct text name);
uint32_t model_formerly(const struct model *m, uint32_t set, struct text number); // the eis that once had this number
struct text model_exception_words(const struct model *m, uint32_t exception); // «Afwijking «A»», or the eis that replaces another
bool model_sees(const struct model *m, uint32_t set, uint32_t other); // `other` is the set itself, or one that it builds on
bool model_goes_before(struct model *m, uint32_t a, uint32_t b); // `gaat voor`, taken transitively
// Is `ancestor` the entity itself or one it hangs under?
bool model_under(const struct model *m, uint32_t entity, uint32_t ancestor);
bool model_contains(const struct m_exception *a, const struct m_exception *b); // a aims at all that b aims at, and at more

uint32_t model_add_field(struct model *m, struct m_field f); // behind those of its entity
// The class of what an oordeel may be. Its leaves stand in the order in which it decides: ja, nvt, deels, nee.
uint32_t model_judged_class(struct model *m);
bool model_is_judged(const struct model *m, uint32_t class_);

// Used between the files of this room.
void model_index_nodes(struct model *m, struct m_class *c); // when it has all its nodes
void model_schema(struct model *m, const struct source *src, const struct node *declarations);
void model_check_who(struct model *m, const struct source *src, const struct node *n); // WHO: may be asked
void model_schema_finish(struct model *m); // parents, keys, dates, types that name classifications
void model_gather_twice(struct model *m, const struct source *src, const struct node *n, struct text what, const struct source *first_src,
                        const struct node *first);
void model_gathers(struct model *m);       // when all entities and fields are there
void model_frame(struct model *m, const struct source *src, const struct node *root);
void model_eisen(struct model *m, uint32_t set);
void model_same_names(struct model *m);        // one name for two things
void model_entity_name(struct model *m, uint32_t entity); // … of a new gegeven, before its names are known
// The name is also that of a field, which a bare name means there. `what`: a definitie, a parameter.
void model_say_field(struct model *m, struct place at, struct text name, const char *what, uint32_t field);
void model_terms_finish(struct model *m);      // what `is elke …` names, in begrippen and exceptions
void model_exceptions_finish(struct model *m); // aims, terms, themes
bool model_lapses(const struct m_exception *e, const struct node *aim); // `afwijking A is niet van toepassing`: all of it
void model_spread(struct model *m); // of an exception on several eisen: one of each
void model_also_each(struct model *m, uint32_t target, const struct source *src, const struct node *n); // ALSO_EACH of an eis, or of its chapter
const struct node *model_also_holds(struct model *m, const struct node *n, const struct node *aim, struct text eis); // … of an exception: as HOLDS
void model_names(struct model *m);             // one name in two sets
void model_replaces(struct model *m);          // no eisen that replace each other
void model_before(struct model *m);            // m_exception.goes_before
void model_index_aims(struct model *m);        // model.on, m_term.redefined_by
void model_kpi_period(struct model *m, struct m_kpi *k);
bool model_kpi_looks(struct model *m, const struct m_kpi *k); // do they count in the periods of the kpi? false with a message
struct m_exception model_exception(struct model *m, uint32_t set, const struct node *n, const m_clauses *scope);
uint32_t model_norm(struct model *m, uint32_t set, uint32_t exception, const struct node *holds);
// Sorts the clauses of a block into the target; parts are added as targets.
void model_target_block(struct model *m, uint32_t target, const struct node *clauses);
// What a target says of itself beside its norm. false: n is no such clause, or not here.
bool model_standing(struct model *m, uint32_t target, const struct node *n);
void model_shown(struct model *m, uint32_t target, const struct node *n); // ADDRESSED or SHOWN
void model_judged(struct model *m, uint32_t target, const struct node *norm); // if a JUDGE (or NULL): what is asked, and why it is one
bool model_is_shown(const struct model *m, uint32_t target);             // it never decides, or what it stands in does not
// What a line of `from` (its set and source) names; NONE with a message. A set that is not said is its own.
uint32_t model_set_of(struct model *m, const struct m_exception *from, const struct node *name);
uint32_t model_eis_of(struct model *m, const struct m_exception *from, uint32_t set, const struct node *at, struct text number);
void model_check_title(struct model *m, const struct m_exception *from, uint32_t eis, const struct node *title);
void model_check_label_title(struct model *m, const struct m_exception *from, const struct m_exception *other, const struct node *title);
struct text model_nearest_label(struct model *m, struct text label);
// A name that is used already: the message at the second place, with the first shown.
void model_twice(struct model *m, enum message_id id, const struct source *src, const struct node *n, struct text name,
                 const struct source *first_src, const struct node *first);
// Reads the lines of a kpi whose target stands there already.
void model_kpi_lines(struct model *m, uint32_t set, uint32_t target, const struct node *n);
struct m_note model_note(const struct node *n); // of READING, REMARK or DEFECT
// The clause n cannot stand in such a block; a clause that may stand once stands twice in these.
enum clause_home { HOME_EIS, HOME_PART, HOME_EXCEPTION, HOME_CHAPTER, HOME_TERM, HOME_TOPICS };
void say_clause_here(struct model *m, const struct source *src, const struct node *n, enum clause_home home);
void say_heads_twice(struct model *m, const struct source *src, const struct node *head);
void say_twice(struct model *m, const struct source *src, const struct node *clauses);
struct text named_target(const struct model *m, const struct m_target *t); // Eis 2, Onderdeel a
// The nearest of the names in a map, for a hint; NO_TEXT when none is near.
struct text nearest_key(const struct map *names, struct text wanted);
// … among the keys that begin with `prefix`; without it.
struct text nearest_after(const struct map *names, struct text prefix, struct text wanted);
struct text verbatim_text(struct arena *a, struct text written);
// Puts what the author's order says nothing about in one order, everywhere in a source.
void model_order(struct arena *a, const struct source *src, const struct node *root);
// … the exceptions that were added since there were `from` of them: by label.
void model_order_exceptions(struct model *m, size_t from);
int model_compare_names(struct text a, struct text b); // digits count as numbers
// The lines that stand in the block of n: declarations, clauses, onderdelen or effects. NULL when it has none.
struct node *model_lines(const struct node *n);
bool is_scope_clause(const struct node *n);
bool is_when_clause(const struct node *n);

#endif
