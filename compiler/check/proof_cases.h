// All cases that some conditions tell apart, as truth tables. The subjects that the conditions ask about become
// dimensions; what no question tells apart is one class of a dimension; classes are numbered in up to 16 variables. A
// case assigns all of them.
#ifndef EISEN_PROOF_CASES_H
#define EISEN_PROOF_CASES_H

#include "proof_form.h"

enum { CASES_VARIABLES = 16, CASES_CELLS = 4096, CASES_QUESTIONS = 64, CASES_AXES = 8 };

// A range of values that no question of a subject cuts; or absent.
struct piece {
  int64_t lo, hi;
  bool absent;
};
struct axis {
  uint32_t subject;
  VEC(struct piece) pieces;
};
struct dimension {
  uint32_t subject;
  bool some;            // any of its classes may be there, one variable each; else exactly one class is, by number
  bool chosen;          // see struct subject
  unsigned first, bits; // variables
  VEC(const struct form *) questions; // ASK or SOME
  VEC(struct axis) axes;              // SOME: the choices of a row; else the subject itself
  VEC(uint32_t) cells;    // the class of each combination of pieces, the first axis fastest; NONE: nobody asks for it
  VEC(uint64_t) classes;  // for each the questions that hold there, as bits
};
struct cases {
  struct proof *proof;
  struct arena *arena;
  unsigned variables;
  size_t words;
  VEC(struct dimension) dimensions;
  const uint64_t *real; // the cases that can be: there is an enrolment, and one for an enrolment under judgement
};

// Sets out the cases for conditions on a row of entity `level`; `proof` and `arena` must be set. false: too many, or
// a condition is NULL.
bool cases_open(struct cases *c, uint32_t level, const struct form *const *forms, size_t n);

// Tables live on the arena of the cases; a table is never changed after it was given.
const uint64_t *cases_of(const struct cases *c, const struct form *f);
const uint64_t *cases_and(const struct cases *c, const uint64_t *a, const uint64_t *b);
const uint64_t *cases_or(const struct cases *c, const uint64_t *a, const uint64_t *b);
const uint64_t *cases_not(const struct cases *c, const uint64_t *a);
bool cases_none(const struct cases *c, const uint64_t *t);
bool cases_has(const uint64_t *t, uint32_t at);
// Where it holds for some, or for every value of `bits` variables from `first`.
const uint64_t *cases_exists(const struct cases *c, const uint64_t *t, unsigned first, unsigned bits);
const uint64_t *cases_always(const struct cases *c, const uint64_t *t, unsigned first, unsigned bits);
// Where it holds for the enrolments of the case or for some of them.
const uint64_t *cases_upward(const struct cases *c, const uint64_t *t);
// The case with the fewest rows among those in `t`, and of these the first; `t` must not be empty.
uint32_t cases_pick(const struct cases *c, const uint64_t *t);
unsigned cases_rows(const struct cases *c, uint32_t at); // number of rows in a case
uint32_t cases_row_mask(const struct cases *c);          // the variables that stand for rows
uint32_t dimension_class(const struct dimension *d, uint32_t at); // of an exactly-one dimension: its class in this case

// A provider in words, an example of `t` that stands on case `at`: "een aanbieder met een inschrijving voor «…»,
// waarbij sector «…» is". Whatever is not said makes no difference: everyone whom the words fit is in `t`.
struct text cases_provider(const struct cases *c, const uint64_t *t, uint32_t at);
// "voor «A» en voor «B»": these rows (variables).
struct text cases_row_words(const struct cases *c, uint32_t rows);
// ", waarbij …": the conditions that matter; empty when none does.
struct text cases_condition_words(const struct cases *c, const uint64_t *t, uint32_t at);

// Between the files of the proof.
struct dimension *cases_dimension(struct cases *c, uint32_t subject);
const uint64_t *cases_class(const struct cases *c, const struct dimension *d, uint32_t class_); // where it is there
bool cases_classes(struct cases *c, struct dimension *d); // from questions to classes; false: too many
struct piece cell_piece(const struct dimension *d, size_t cell, size_t axis);

#endif
