// Inside this room: one provider's share of a run, and the paths through the code that explain it.
#ifndef EISEN_VERDICT_VIEW_H
#define EISEN_VERDICT_VIEW_H

#include "verdict.h"

// A branch of an exception, and the option of a select that decides about the exception. code NONE: there is none (it redefines a
// begrip, or was folded away).
struct option {
  uint32_t exception, branch; // branch NONE: the exception as a whole
  uint32_t code, place;
  bool begrip;
};
struct verdict_index {
  const struct image *im;
  uint32_t *rows_reg;     // for each target the outcome a row as it is counted, membership included
  uint32_t *member;       // for each target the condition of membership, or NONE
  uint32_t *first_option; // for each target, and one more
  VEC(struct option) options;
  uint32_t *first_field; // for each target, and one more
  VEC(uint32_t) fields;  // whose values are its evidence
};

struct segment {
  uint32_t from, to;
}; // rows from … to-1
struct view {
  struct arena *arena, *scratch; // scratch is reset between targets
  const struct verdict_index *index;
  const struct image *im;
  const struct run *run;
  const struct columns *columns;
  uint32_t provider;
  struct segment *segments; // for each entity this provider's rows
};
// scratch is a child of `a`: the caller frees it.
struct view view_of(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider);

// The options of a select: n of them; option i has its condition, outcome and mask of options that go before it.
uint32_t select_count(const struct image *im, const struct img_code *code);
uint32_t select_condition(const struct image *im, const struct img_code *code, uint32_t i);
uint32_t select_outcome(const struct image *im, const struct img_code *code, uint32_t i);
uint64_t select_before(const struct image *im, const struct img_code *code, uint32_t i);

enum { OPERAND_LIMIT = 130 };
// The registers an instruction reads; at most OPERAND_LIMIT.
uint32_t code_operands(const struct image *im, const struct img_code *code, uint32_t regs[OPERAND_LIMIT]);
// Of an instruction that brings rows together (AT_UP): their entity. Operand e, the first of the range x, or else the level of
// operand a.
uint32_t code_child(const struct image *im, const struct img_code *code);

// Of an instruction about the rows in a period: the entity of those rows; else NONE.
uint32_t period_rows(const struct image *im, const struct img_code *code);

// Whether the condition says that waivers were granted, or were not, and nothing else.
bool about_waivers(const struct image *im, uint32_t reg);

// What a value register holds: the type and classification of the fields that it is made from.
struct value_kind {
  uint32_t type, class_;
};
struct value_kind value_kind_of(const struct image *im, uint32_t reg);

// The condition of the branch, at the level of its exception: guard and branch condition.
uint32_t branch_condition(const struct image *im, uint32_t exception, uint32_t branch);
// An option's condition in one row: surely, or perhaps, no option that goes before it holds.
bool option_wins(const struct view *v, const struct img_code *code, uint32_t i, uint32_t row);
bool option_may_win(const struct view *v, const struct img_code *code, uint32_t i, uint32_t row);

static inline bool is_one(unsigned bits) {
  return (bits & (bits - 1)) == 0;
}
static inline const struct img_target *target_of(const struct view *v, uint32_t t) {
  return &v->im->targets[t];
}
// The part is `above` itself or stands below it.
bool target_below(const struct image *im, uint32_t part, uint32_t above);
// Whether its `voor elke …` says more than the name of the rows: a begrip, `met`, `waarbij`, `onder`.
bool chooses_rows(const struct image *im, const struct img_target *t);
// false: surely not for this provider, by its own scope or that of what it stands under.
bool target_addressed(const struct view *v, uint32_t t);
// Whether a judgement or waiver that says `set`, `eis`, `part` is about the target.
bool target_named(const struct view *v, uint32_t t, struct text set, struct text eis, struct text part);
// The row of `entity`, at or above `level`, that row `row` of `level` hangs on; NO_INDEX when entity is not above level.
struct segment rows_under(const struct view *v, uint32_t entity, uint32_t level, uint32_t row); // right below it, or deeper
uint32_t row_above(const struct view *v, uint32_t level, uint32_t row, uint32_t entity);
// Whether some row, or every row (and there is one), of the provider holds a waiver for the target itself.
enum extent { NOWHERE, SOMEWHERE, EVERYWHERE };
enum extent target_waived(const struct view *v, uint32_t t);
enum extent target_rows_waived(const struct view *v, uint32_t t); // the same of the rows it looks at, each apart
// The waiver that lifts a row of the target, on itself or on what it stands under; NULL.
const struct rec_waiver *row_waiver(const struct view *v, uint32_t t, uint32_t row);
unsigned row_outcome(const struct view *v, uint32_t t, uint32_t row); // n.v.t. too where what it stands under does not count the row
struct text waived_reason(const struct view *v, uint32_t t);      // why it is n.v.t. when waivers lift all of it; else nothing
struct text waived_rows_reason(const struct view *v, uint32_t t); // the waivers that lift some of its rows; nothing: none do
struct text waived_row_words(const struct view *v, uint32_t t, uint32_t row, struct text name);
// Whether the target hangs on a word to which the exception may give another meaning, and no other goes before it.
bool target_means(const struct view *v, uint32_t t, uint32_t exception);
// Whether a waiver gave the parameter another value in some row, and the norm of the target reads it.
bool target_changed(const struct view *v, uint32_t t, uint32_t parameter);
enum extent target_judged(const struct view *v, uint32_t t);

// An input that may be unknown: the list of an entity under a row, the field of a row, the judgement of a row.
struct input {
  enum gap_kind kind;
  uint32_t id, at;
};
typedef VEC(struct input) inputs;
uint32_t input_level(const struct image *im, enum gap_kind kind, uint32_t id); // the entity of `at`
struct gap gap_at(const struct view *v, struct input in);
bool field_is_inner(const struct columns *c, uint32_t field, uint32_t row); // a branch is known, not what below it

// Which inputs open registers hang on: ask for registers with `want`, then follow once. Memory from v->scratch.
// Planes over the provider's rows, each made when first needed. In pages of 64: an outcome reaches few of the registers.
struct plane_page {
  word made; // a bit for each plane; demand_follow takes those of registers away
  word *of[64];
};
struct bits {
  word *made; // a bit for each page
  struct plane_page **of;
};
struct demand {
  const struct view *v;
  struct bits regs, lists, fields, judges;
  bool clash, division, overflow; // on the way: exceptions that contradict each other; a division by zero; a number too large
  bool undecided;                 // … an oordeel that is nvt, as a condition
  bool tied;                      // … rows of the same day, of which the order decides: these two
  uint32_t tie_entity, tie[2];
  uint32_t chooser, between[2]; // which select, and which of its options
};
struct demand demand_new(const struct view *v);
void want(struct demand *d, uint32_t reg, uint32_t row);
void want_list(struct demand *d, uint32_t entity, uint32_t parent); // where it is open
// The other rows that an instruction about periods, or about an order of rows, looks at. false: it is no such instruction.
bool want_periods(struct demand *d, const struct img_code *code, uint32_t row);
// Whether the order of rows with equal dates decides what is the first, the last or the next.
void note_tied_extreme(struct demand *d, const struct img_code *code, struct segment s);
void note_tied_beside(struct demand *d, const struct img_code *code, uint32_t key, uint32_t row, struct segment rows);
void note_tied_next(struct demand *d, const struct img_code *code, uint32_t row);
const struct img_code *norm_code(const struct view *v, const struct img_target *target, uint32_t row); // NULL: set aside in this row
bool met_early(const struct view *v, const struct img_code *deadline, uint32_t row, int64_t *event, int64_t *begin);
struct text early_words(const struct view *v, uint32_t t); // a deadline that is met before its term begins; nothing when none is
struct text tied_words(const struct view *v, const struct demand *d); // nothing when there are none
void demand_follow(struct demand *d);
bool demand_has(const struct demand *d, struct input in);
void demand_inputs(const struct demand *d, struct arena *a, inputs *out); // lists, fields, judgements, each by number and row

// Marks the fields that a register is made from.
void fields_read(struct arena *scratch, const struct image *im, uint32_t reg, bool *fields);
void index_fields(struct verdict_index *index, struct arena *a, struct arena *scratch, uint32_t t);

// The exception that an option of a select stands for, on the way to a target; NONE.
uint32_t option_exception(const struct view *v, uint32_t t, const struct img_code *code, uint32_t place);
// The exception that gives a word its meaning for the target in this option; NONE.
uint32_t option_meaning(const struct image *im, uint32_t target, const struct img_code *code, uint32_t place);
// The same, only where all options of the select fit: else it is no select of meanings.
uint32_t select_meaning(const struct image *im, uint32_t target, const struct img_code *code, uint32_t place);
bool exception_redefines(const struct image *im, uint32_t exception); // gives a word another meaning
void verdict_exceptions(const struct view *v, struct verdict *all, uint32_t t); // applied, via, displaced
void verdict_opinions(const struct view *v, struct verdict *out);
void verdict_facts(const struct view *v, struct verdict *out);
void verdict_gaps(const struct view *v, struct verdict *all, uint32_t t); // gaps and cause; onderdelen come first
enum cause verdict_theme(const struct view *v, uint32_t theme);           // why it is open; CAUSE_NONE: it is not
void verdict_reason(const struct view *v, const struct verdict *all, struct verdict *out);
void gap_words(const struct view *v, struct gap *gap); // name, row, question, help, who
struct text row_words(const struct view *v, uint32_t entity, uint32_t row); // "medewerker «A»", "de aanbieder"
struct text fact_name(const struct view *v, uint32_t field);

// An oordeel as a condition, see JUDGED_WORD: compared with an unknown value that is made on the spot.
static inline bool is_judged_condition(const struct image *im, const struct img_code *code) {
  return code->op == OP_LT && im->code[code->b].op == OP_RANGE_V;
}

#endif
