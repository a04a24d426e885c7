// The oracle: all outcomes that are still possible, computed the slow and obvious way, a row at a time.
#ifndef ORACLE_ORACLE_H
#define ORACLE_ORACLE_H

#include "reading.h"

struct o_answer {
  unsigned *targets; // for each target what is printed for the aanbieder: a set of outcomes
  unsigned *themes;
  bool *rough, *wide; // for each target: the machine may find more, or less
  bool rough_themes;
};
// Were texts looked at of which sources differ? They have no order; the machine takes what lies between along.
bool o_reads_texts(const struct o_model *m, const struct o_row *row);
struct o_answer o_judge(struct arena *a, const struct o_facts *f);
// One target. Afterwards the facts tell what was looked at; *tight: no unknown twice, and no open list: the set must be exact.
unsigned o_judge_one(const struct o_facts *f, const struct o_target *t, bool *tight);

// Inside the oracle. Where an evaluation stands: in a row, for an eis.
struct o_where {
  const struct o_facts *facts;
  struct o_row *row;
  const struct o_target *eis;
  bool in_guard;               // guards use the old meanings of words (§4)
  bool anything; // what is wanted may have any outcome itself
  const struct o_entity *inside; // names are looked up from here; NULL: from the row
  const struct o_target *self; // whose parameters may be named
  const struct o_exception *const *formula; // for each definitie the exception that gives it another; NULL: none does
  unsigned plain;              // definities that have their own formula all the same, a bit each
  uint64_t old;                // inside a redefinition of a begrip: the word means the old one, a bit each
};
// All outcomes of an evaluation over the formulas that definities may have in the eis.
typedef unsigned o_evaluation(const struct o_where *w, const void *what);
unsigned o_meant(const struct o_where *w, o_evaluation *evaluate, const void *what);
size_t o_formulas(const struct o_model *m, const struct o_definition *d, const struct o_target *eis, const struct o_exception **out);
unsigned o_printed(const struct o_facts *f, const struct o_target *t); // what is printed for the aanbieder
bool o_is_supplemented(const struct o_model *m, const struct o_target *t); // it, or something in it
unsigned o_applies(const struct o_where *top, const struct o_exception *x);
unsigned o_member(const struct o_where *w, struct text name); // is this row one of what is called so: of a begrip not always
bool o_goes_before(const struct o_model *m, const struct o_exception *a, const struct o_exception *b);
unsigned o_condition(const struct o_where *w, const struct node *n);        // a set of truth values
unsigned o_norm(const struct o_where *w, const struct node *n);             // a set of outcomes
unsigned o_scope(const struct o_where *w, const o_nodes *clauses, const struct node *siblings); // for whom
unsigned o_under_twigs(const struct o_where *w, const struct node *twigs);  // this row's own product lies there
unsigned o_in_place(const struct o_where *w, const struct o_target *t, const struct node *clause);
bool o_is_place(const struct o_model *m, const struct o_target *t, const struct node *clause, const struct o_class *c, int64_t leaf);
unsigned o_valid(const struct o_where *w, const struct node *clause);
// oracle_kpi.c: a kpi, and the steps it may have reached, as bits.
unsigned o_kpi_outcome(const struct o_where *w, const struct o_target *t);
unsigned o_kpi_steps(const struct o_facts *f, const struct o_target *t);
unsigned o_kpi_steps_now(const struct o_facts *f, const struct o_target *t); // with the values of parameters that are chosen now
unsigned o_not(unsigned a);
unsigned o_and(unsigned a, unsigned b);
unsigned o_or(unsigned a, unsigned b);
unsigned o_fold(unsigned a, unsigned b);
unsigned o_choose(unsigned condition, unsigned then, unsigned otherwise);
unsigned o_complete(unsigned a);

#endif
