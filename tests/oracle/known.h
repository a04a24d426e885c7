// The second judge, simpler still: a dossier in which everything is known has one outcome for each target. Where exceptions
// clash any of them may decide; which one, the dice say. Shares with the oracle only what was read.
#ifndef ORACLE_KNOWN_H
#define ORACLE_KNOWN_H

#include "reading.h"

struct dice {
  uint64_t state;
  bool tied; // rows of the same day were put in an order
};
uint64_t dice_next(struct dice *d);
uint32_t dice_below(struct dice *d, uint32_t n); // 0 … n-1; n > 0
bool dice_chance(struct dice *d, unsigned percent);

struct k_answer {
  unsigned *targets, *themes; // one bit each: O_NVT …
  bool clash;                 // the dice were asked
  bool tied;                  // … which of two rows of the same day comes first
};
struct k_answer k_judge(struct arena *a, const struct o_facts *f, struct dice *dice);
unsigned k_judge_one(const struct o_facts *f, const struct o_target *t, struct dice *dice, bool *clash);

// Inside. A value: known to be absent, or a number, or members of a set.
struct k_val {
  enum o_type type;
  const struct o_class *of;
  bool none;
  int64_t v;
  uint64_t set;
  bool fraction; // then the number is `exact`
  struct o_rat exact;
  bool broken;   // division by zero: comparisons are what the dice say
};
struct k_where {
  const struct o_facts *facts;
  struct o_row *row;
  const struct o_target *eis;
  bool in_guard;
  const struct o_entity *inside; // names are looked up from here; NULL: from the row
  uint64_t old; // begrippen that mean the old, a bit each
  const struct o_target *self;
  unsigned plain; // definities that have their own formula all the same, a bit each
  struct dice *dice;
  uint64_t fate; // what a word means where exceptions that clash give it a meaning
  bool *clash;
};
const struct o_exception *k_formula(const struct k_where *w, const struct o_definition *d); // that decides; NULL: its own
unsigned k_kpi(const struct k_where *w, const struct o_target *t, int *step); // known_kpi.c: 0 nvt, 1 ja, 2 nee
int k_kpi_step(const struct o_facts *f, const struct o_target *t, struct dice *dice, bool *clash);
bool k_member(const struct k_where *w, struct text name); // is this row one of what is called so
bool k_condition(const struct k_where *w, const struct node *n);
struct k_val k_value(const struct k_where *w, const struct node *n, const struct k_val *beside);
unsigned k_norm(const struct k_where *w, const struct node *n); // 0 nvt, 1 ja, 2 nee, 3 deels
bool k_scope(const struct k_where *w, const o_nodes *clauses);
bool k_under_twigs(const struct o_row *row, const struct node *twigs, bool above); // above: `onder`
// known_more.c
bool k_more_conditions(const struct k_where *w, const struct node *n);
struct k_val k_more_values(const struct k_where *w, const struct node *n);
bool k_more_norms(const struct k_where *w, const struct node *n, unsigned *out);
bool k_in_place(const struct k_where *w, const struct o_target *t, const struct node *clause);
bool k_valid(const struct k_where *w, const struct node *clause);
struct k_val k_event(const struct k_where *w, const struct node *n);
struct k_val k_said(const struct k_where *w, const struct node *n); // a literal, or the parameter that a name means
struct k_val k_literal(const struct k_where *w, const struct node *n);
struct o_rat k_number(const struct k_val *v);
struct k_where k_in_row(const struct k_where *w, struct o_row *row);
struct k_val k_cell(const struct o_row *row, const struct o_field *f);
struct k_val k_defined(const struct k_where *w, const struct node *n);
// known_table.c
struct k_val k_by_table(const struct k_where *w, const struct node *n);
bool k_among_last(const struct k_where *w, struct o_list *l, struct text name, size_t row, int64_t n);
unsigned k_yearly(const struct k_where *w, const struct node *n);
bool k_tied_later(const struct k_where *w, const struct o_row *a, const struct o_row *b);
struct o_list *k_list(const struct k_where *w, const struct o_entity *e);

#endif
