// Typed expressions: what a condition or value means, with every name resolved, every type known and every level decided.
//
// The level of an expression is the entity it has a value for each row of. An expression of a higher level may stand in one of
// a deeper level (each row then sees its parent's value); emit puts the steps down in.
#ifndef EISEN_EXPR_H
#define EISEN_EXPR_H

#include "model.h"

enum x_kind {
  X_TRUE,       // condition
  X_CONST,      // value lo
  X_RANGE,      // value: one unknown leaf of lo … hi (an inner node of a classification)
  X_TEXT,       // value: the text
  X_PEILDATUM,  // value
  X_PERIOD,     // value: the first (lo 0) or last (lo 1) day of the toetsperiode
  X_FIELD,      // the field of a row of its entity: value, condition (ja/nee) or set; of the latter two: nothing where that is not args[0]
  X_ONE,        // a of the only row of child entity; args as of a field
  X_FIRST,      // a of the row of child entity with the least b; of those with args[0] alone
  X_LAST,       //                                  … the greatest b
  X_COUNT,      // number of rows of child entity with condition a
  X_ANY,        // some row of child entity has condition a
  X_SHIFT,      // date a plus lo units `unit`, or as many as parameter b says; mask 1: minus
  X_YEAR_DAY,   // from date a a day of the year, lo: see YEAR_DAY in opcode.def
  X_SPAN,       // date a plus duration b, counted in `unit`: day, maand or werkdag
  X_PLUS, X_MINUS, X_TIMES, // a, b; a sum or difference has the finer scale of the two
  X_GAP,        // duration: dates a of the rows of child entity, the longest stretch from anchor b to the peildatum without one
  X_ROUND,      // a / b (NULL: a) times 10^hi, to the nearest multiple of lo
  X_DAYS,       // duration: from date b to date a, in days
  X_FRACTION,   // a / b + plus (NULL: nothing), kept exact; only compared. What is emitted has no plus
  X_SUM,        // sum of value a over the rows of child entity with condition b
  X_LESS, X_AT_MOST, X_EQUAL, X_DIFFERENT, // a, b
  X_WITHIN,     // lo <= a <= hi
  X_ONE_OF,     // a is one of list
  X_ABSENT, X_PRESENT, // a
  X_HAS_ANY, X_HAS_ALL, // set a, mask
  X_NOT, X_AND, X_OR,
  X_MEMBER,     // a row of `entity` belongs to begrip `term` (which an exception may redefine); definitions in list have no other formula
  X_LATEST,     // this row is one of the lo rows below its row of `entity` with the greatest a
  X_TABLE,      // value: of args (condition, constant)*, the first whose condition holds; none: absent; mask 1: of ja and nee, as 1 and 0
  X_SOME_OF,    // at least lo of the conditions in args; or as many as parameter a says, mask 1: at most so many
  X_DEADLINE,   // outcome: event a, latest day b
  X_SHARE_OF,   // outcome: of the rows of child entity with a, at least (mask 1: at most) lo millionths of a percent have b; or args[0], a parameter
  X_YEARLY,     // outcome: a date a of the rows of child entity in each period of lo / 10000 months that ends on day lo % 10000
                // (month * 100 + day); since b, NULL: the last; to `plus`, its last day (NULL: on and on). args: how often at least
                // (mask 1) and at most (mask 2); neither: once
  X_PERIODIC,   // outcome: dates a of the rows of child entity, from anchor b, never more than lo units apart; or args[0], a parameter; to
                // `plus`, its last day
  X_PARAMETER,  // the value lo of parameter `field`, or what a waiver makes of it
  X_NEXT,       // value a in the row of the same parent that comes next by date b; mask 1: the one before
  X_PERIOD_COUNT, X_PERIOD_SUM, X_PERIOD_SOME, // of the rows of `entity` with a whose date args[0] lies in the period: how many have
                // b; the sum of b; whether there are any
  X_PERIOD_SHARE, // … the share that has b: numerator (lo 0) or denominator (lo 1)
  X_STEP,       // value: the step that kpi `term` has reached
  X_JUDGE,      // outcome: a person judges
  X_ROW,        // only while checking: entity itself, not a value; a: which of its rows (NULL: all)
};
enum x_type { T_CONDITION, T_VALUE, T_SET, T_OUTCOME, T_ROW };

struct x {
  enum x_kind kind : 8;
  enum x_type type : 8;
  enum field_type value_type : 8; // of a value
  int8_t scale; // of a number: it is column / 10^scale
  bool average; // a fraction that is absent when there are no rows
  bool law;     // a term by the Algemene termijnenwet
  enum unit unit;
  uint32_t class_;            // of a choice or set; of a duration its unit
  uint32_t level;             // entity
  uint32_t entity, field, term;
  int64_t lo, hi;
  uint64_t mask;
  const struct workdays *workdays; // of a term in working days: what the set means by them; NULL: the usual
  struct text text;
  const struct x *a, *b, *plus;
  VEC(int64_t) list;
  VEC(const struct x *) args;
  struct place place;
};

// Where an expression stands: its source, the entity of the row it speaks of, and the eis or onderdeel whose parameters it may
// name (NULL: none).
struct context {
  struct model *model;
  const struct source *src;
  uint32_t level;
  const struct m_target *target;
};
// As target: a parameter of any eis is meant, with its own value (a table looked at by itself).
extern const struct m_target check_any_target;

// A term that a norm names: so many units, or the parameter that says how many.
struct named_term {
  int64_t count;
  enum unit unit;
  const struct x *by; // NULL: none
};

// Each gives NULL after an error (the message is in the sink).
const struct x *check_condition(const struct context *c, const struct node *n); // waar or onwaar
const struct x *check_norm(const struct context *c, const struct node *n);      // condition or deadline
const struct x *check_clauses(const struct context *c, const m_clauses *when);  // IF and UNLESS together; X_TRUE for none
const struct x *check_scope(const struct context *c, const m_clauses *scope);   // for whom, at level aanbieder
void check_say_reach(const struct context *c, const struct node *first, const struct node *last, uint32_t end);
const struct x *check_under(const struct context *c, const struct node *twigs); // this row's own product lies under one of them
// The same scope over the other rows: NULL without a message when there are none, or when they do not say it.
const struct x *check_other_scope(const struct context *c, const m_clauses *scope);
// Of two fields with values in a classification the one that has its name, or is named product; NONE: neither, or both.
uint32_t check_better_field(const struct model *m, uint32_t first, uint32_t second);
void check_say_fields(const struct context *c, const struct node *at, struct text name, uint32_t first, uint32_t second);
// `V valt onder TAK`
const struct x *check_under_value(const struct context *c, const struct node *n, const struct x *value);
const struct x *check_topic(const struct context *c, const struct node *document, const struct node *topic);
// `voor elke …`: the entity and the condition of membership. NONE after an error.
uint32_t check_rows_named(const struct model *m, const struct node *each); // the entity alone; NONE, without a message
// false, with a message: what follows several names could belong to all of them, or to the last.
bool check_each_clear(const struct context *c, const struct node *each);
uint32_t check_rows_of(const struct context *c, const struct node *each, const struct x **member);
const struct x *check_filter(const struct context *c, uint32_t entity, const struct node *filter); // met, waarbij

// term.c: rows that a name stands for, of an entity or of a begrip. NONE after an error.
uint32_t check_named(const struct context *c, const struct node *at, struct text name, const struct x **member);
// … below the row of the context at any depth, or right below one that this hangs under.
uint32_t check_child_named(const struct context *c, const struct node *at, struct text name, const struct x **member);
const struct x *check_member(const struct context *c, const struct node *at, uint32_t term); // a row belongs to it
// Of which row those of an entity are looked at together: its parent where the row of the context is that or hangs under it, the row of
// the context itself where they hang below that. NONE: neither.
uint32_t check_over(const struct context *c, uint32_t entity);
bool check_is_only(const struct model *m, uint32_t entity, uint32_t over); // and at most one of them can be there
// In a row that may be one of them the name of a begrip asks whether it is; else x as it stands.
const struct x *check_row_asked(const struct context *c, const struct x *x);
const struct x *check_meaning(struct model *m, const struct m_rows *rows); // what `is elke …` says of a row
bool check_term(struct model *m, uint32_t which); // its own meaning, by itself; false after an error
void check_terms(struct model *m);                // all of them, and what exceptions make of them

// extreme.c: a ja/nee or a set of the first, last, next or previous row.
uint32_t check_ordered_by(const struct model *m, uint32_t entity); // the date, else the key when it is a number or a date; NONE
bool check_is_extreme(const struct x *x);                          // of such a row
bool check_extreme_ja(const struct x *x);                          // a ja/nee of it, or one that a table gives
const struct x *check_ja_as_number(const struct context *c, const struct x *x); // ja or nee as 1 or 0
const struct x *check_number_of(const struct context *c, const struct x *x); // a condition as 1 or 0; anything else as it is
const struct x *check_is_ja(const struct context *c, const struct x *x);     // that number is 1
const struct x *check_is_nee(const struct context *c, const struct x *ja);   // … is 0, of what is_ja gave
const struct x *check_extreme_there(const struct context *c, const struct x *ja);
// `aantal keurmerken`: the field when that is a set of the row itself or of what it hangs under, and no rows have the name; and its size.
uint32_t check_set_field(const struct context *c, const struct node *n);
const struct x *check_set_size(const struct context *c, const struct node *n, uint32_t field);
// The condition on the own set of a row, asked of the row that `set` stands for.
const struct x *check_in_extreme(const struct context *c, const struct x *set, const struct x *condition);

// Between the files of this room.
bool check_is_judged(const struct context *c, const struct x *x); // an oordeel
// brackets.c: `er is een r met a en b`: is b no name of the rows, of which the condition ended? false after an error.
bool check_filter_ends(const struct context *c, const struct node *both);
const struct x *check_expr(const struct context *c, const struct node *n);
const struct x *check_value(const struct context *c, const struct node *n);
const struct x *check_compare(const struct context *c, const struct node *n);
const struct x *check_date_form(const struct context *c, const struct node *n, bool norm);
const struct x *check_reference(const struct context *c, const struct node *n);
const struct x *check_arithmetic(const struct context *c, const struct node *n); // + - * /, 10 % van, som, gemiddelde
// Two numbers put together by X_PLUS, X_MINUS (at the finer scale) or X_FRACTION; X_TIMES is check_times.
struct x *check_joined(const struct context *c, const struct node *n, enum x_kind kind, enum field_type type, const struct x *a, const struct x *b);
const struct x *check_times(const struct context *c, const struct node *n, enum field_type type, const struct x *a, const struct x *b);
// fraction.c: + - * / where one side is a fraction; of types that fit.
const struct x *check_fraction_sum(const struct context *c, const struct node *n, const struct x *a, const struct x *b);
const struct x *check_fraction_product(const struct context *c, const struct node *n, const struct x *a, const struct x *b, enum field_type type);
const struct x *check_quotient(const struct context *c, const struct node *n, const struct x *a, const struct x *b, enum field_type type);
const struct x *check_whole(const struct context *c, const struct node *n, const struct x *x); // one fraction, without plus
const struct x *check_as_number(const struct context *c, const struct x *percentage);          // 5 % as 0,05
// Takes what is added to a fraction to the other side of a comparison.
bool check_balance(const struct context *c, const struct node *n, const struct x **a, const struct x **b);
// Compares two numbers exactly, also fractions and of different scale: X_LESS, X_AT_MOST, X_EQUAL or X_DIFFERENT.
const struct x *check_numbers(const struct context *c, const struct node *n, enum x_kind kind, const struct x *a, const struct x *b);
bool check_is_number(const struct x *x); // or an amount, a percentage, a duration
// What is added up of rows: a field of each, or a definitie; and the condition, and that a row has it.
const struct x *check_added(const struct context *inside, const struct node *n, uint32_t entity);
const struct x *check_having(const struct context *inside, const struct node *n, const struct x *member, const struct x *value);
// The condition, and that a mean has rows.
const struct x *check_some_rows(const struct context *c, const struct node *n, const struct x *x, const struct x *condition);
const struct x *check_quantity(const struct context *c, const struct node *n);
const struct x *check_some_of(const struct context *c, const struct node *n);
const struct x *check_periodic(const struct context *c, const struct node *n);
const struct x *check_period(const struct context *c, const struct node *n); // IN_PERIOD and PERIOD_DAY
const struct x *check_gap(const struct context *c, const struct node *n);
const struct x *check_gap_beside(const struct context *c, const struct node *n, const struct x *gap, const struct x *other);
const struct x *check_has_recent(const struct context *c, const struct node *n);
// V is niet ouder dan the term on d.
const struct x *check_not_older(const struct context *c, const struct node *n, const struct x *v, const struct node *duration, const struct x *d);
const struct x *check_yearly(const struct context *c, const struct node *n);
const struct x *check_borders(const struct context *c, const struct node *n);
// `in …`: these rows, or some enrolment, lie there. `parent` names the parts whose places `in de overige …` leaves out.
const struct x *check_place(const struct context *c, const struct node *n, const struct m_target *parent);
// Definitions that an expression mentions, also by way of others and of what exceptions make of them. Marks them.
void check_mentions(const struct model *m, const struct node *n, bool *definitions);
void check_tables_used(const struct model *m, const struct node *n, bool *tables); // … tables, also by way of definitions
// It mentions a definition or begrip that some exception redefines, also by way of others; check_changes: and which.
bool check_may_change(const struct model *m, const struct node *n);
bool check_filter_may_change(const struct model *m, const struct node *each); // of `voor elke`
bool check_changes(const struct model *m, const struct node *n, uint32_t exception);
bool check_term_changes(const struct model *m, uint32_t term); // so does this begrip, or it is one itself
const struct x *check_definition(struct model *m, uint32_t which); // its own formula, by itself
void check_definition_notes(struct model *m); // a lezing, noot or gebrek of a definitie goes to the targets that use it
void check_redefinitions(struct model *m); // the new formula is of the same kind
enum { DEFINITION_LIMIT = 2000 };          // parts of a formula or begrip, with the others in it written out
// Reads the values of the parameters of a target, which looks at rows of `level`.
void check_parameters(struct model *m, uint32_t target, uint32_t level);
// Does the name mean a parameter here? *out is NULL after an error that was told where it is declared.
bool check_parameter(const struct context *c, const struct node *n, const struct x **out);
const struct m_parameter *check_parameter_named(const struct context *c, struct text name); // NULL: none here
bool check_elsewhere(const struct context *c, const struct node *n); // it is one of another eis: with a message
// The parameter whose name stands where a norm has a number; NULL after an error. `asked`: what belongs there.
const struct x *check_given(const struct context *c, const struct node *n, const char *asked, const char *like);
void say_parameter_kind(const struct context *c, const struct node *n, const struct x *parameter, const char *asked);
bool check_reaches(const struct context *c, const struct node *n, const struct x *parameter, uint32_t level); // known in these rows
bool check_term_said(const struct context *c, const struct node *n, struct named_term *out); // a DURATION or REF
// Date `from` plus (back: minus) the term.
struct x *check_shift(const struct context *c, const struct node *at, const struct x *from, const struct named_term *term, bool back);
const struct x *check_literal(const struct context *c, const struct node *n, const struct x *beside);
struct x *check_own_field(const struct context *c, const struct node *at, uint32_t field); // of a row of its own entity
// A field of an entity as seen from the level of the context: its own, an ancestor's, or the only row's of a child.
const struct x *check_field_of(const struct context *c, const struct node *at, uint32_t entity, struct text field);
// … of rows, of which all or some are meant (X_ROW).
const struct x *check_field_of_rows(const struct context *c, const struct node *at, const struct x *rows, struct text field);
// The date of an event or document; the first when there may be more. A value is given back unchanged.
const struct x *check_day_in_year(const struct context *c, const struct node *n); // `1 april van het jaar na D`
const struct x *check_event(const struct context *c, const struct node *at, const struct x *x);
// What the set in which the term stands means by a working day; NULL: the usual.
const struct workdays *check_workdays(const struct context *c, enum unit unit);
// A term by the Algemene termijnenwet, where `law` says so; only forward.
bool check_law(const struct context *c, const struct node *law, struct x *shift);
bool no_law(const struct context *c, const struct node *law); // false, with a message: it stands where there is no such term
bool check_common_level(const struct context *c, const struct node *at, const struct x *a, const struct x *b, uint32_t *level);
struct x *x_new(const struct context *c, const struct node *at, enum x_kind kind, enum x_type type);
const struct x *check_plain(const struct context *c, const struct node *n, const struct x *x); // onwaar, and not absent, where its row is not there
const struct x *x_true(const struct context *c, const struct node *at); // NULL: where it stands does not matter
const struct x *x_not(const struct context *c, const struct node *at, const struct x *a);
const struct x *x_and(const struct context *c, const struct node *at, const struct x *a, const struct x *b);
const struct x *x_where(const struct context *c, const struct node *at, const struct x *condition, const struct x *value); // else absent
const struct x *x_or(const struct context *c, const struct node *at, const struct x *a, const struct x *b);
const char *type_word(const struct x *x);

// Messages of more than one form.
void say_not_reached(const struct context *c, const struct node *at, uint32_t entity);
void say_other_rows(const struct context *c, const struct node *at, struct text name, uint32_t entity);
void say_not_each(const struct context *c, const struct node *at, uint32_t entity); // `voor elke` of what is not below
void say_not_condition(const struct context *c, const struct node *n, const struct x *x);
// Of a name that is nothing here. `near`: one that is nearly it.
void say_name_unknown(const struct context *c, const struct node *n, struct text near);
void say_not_present(const struct context *c, const struct node *n, const struct x *x);
bool is_duration(const struct x *x);
void say_units_differ(const struct context *c, const struct node *n, const struct x *a, const struct x *b); // days and months
void say_cannot_add(const struct context *c, const struct node *n, const struct x *a, const struct x *b); // or multiply, or divide
void say_types_differ(const struct context *c, const struct node *n, const struct x *a, const struct x *b);
// No one branch of these classifications has this name.
void say_branch_unknown(const struct context *c, const struct node *at, struct text name, const uint32_t *classes, size_t n);
void say_bad_number(const struct context *c, const struct node *n, enum field_type type, bool large);

#endif
