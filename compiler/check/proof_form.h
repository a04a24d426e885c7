// Conditions as the proof sees them: and, or, not over questions. A question asks whether the value of a subject lies
// in some ranges, or whether some row (some member of a set) does. Subjects that are the same expression are the same
// number.
#ifndef EISEN_PROOF_FORM_H
#define EISEN_PROOF_FORM_H

#include "proof.h"

enum subject_kind {
  SUBJECT_VALUE, // has one value or is absent: a field, a number of rows, how two values compare, a condition (0 or 1)
  SUBJECT_SET,   // has any of its members
  SUBJECT_ROWS,  // has any rows: those of an entity under the aanbieder
};
struct subject {
  enum subject_kind kind;
  const struct x *x; // SUBJECT_ROWS: NULL
  uint32_t entity;   // SUBJECT_ROWS
  int64_t lo, hi;    // its values, or the members
  int64_t step;      // its values are multiples of this: of a number of rows, 1 in its own unit
  bool optional;     // may be absent
  bool chosen;       // says who and when: enrolments, the product of a row, the peildatum. Else a free condition
};

struct range { int64_t lo, hi; };

enum form_kind { FORM_TRUE, FORM_NOT, FORM_AND, FORM_OR, FORM_ASK, FORM_SOME };
struct form {
  enum form_kind kind;
  const struct form *a, *b; // NOT, AND, OR; SOME: what holds of some row
  uint32_t subject;         // ASK, SOME
  VEC(struct range) ranges; // ASK: where it holds
  bool absent;              // ASK: also where the subject is absent
  struct place place;       // ASK, SOME: the author's words
  bool contrary;            // … which say the opposite
};

struct proof {
  struct model *model; // its arena is reset between conditions, while these are read
  const struct shape *shapes;
  struct arena *arena;
  struct map keys; // of subjects
  struct intern texts;
  VEC(struct subject) subjects;
  bool *redefined; // for each begrip: it may mean something else in some eis
  bool in_guard;   // guards always use the old meanings
};

// NULL stands for a condition that could not be read (an error was reported); it makes all it is part of NULL.
const struct form *form_of(struct proof *p, const struct x *x);
const struct form *form_true(void);
const struct form *form_not(struct proof *p, const struct form *a);
const struct form *form_and(struct proof *p, const struct form *a, const struct form *b);
const struct form *form_or(struct proof *p, const struct form *a, const struct form *b);
const struct form *form_except(struct proof *p, const struct form *a, const struct form *b); // a and not b
const struct form *form_within(struct proof *p, const struct x *value, int64_t lo, int64_t hi, struct place place);
bool form_is_true(const struct form *f);
bool form_is_false(const struct form *f);
uint32_t form_rows(struct proof *p, uint32_t entity); // the subject of its rows
// Some row of the entity has the condition, which asks about its choices in classifications alone.
const struct form *form_some(struct proof *p, const struct form *condition, uint32_t entity, struct place place);

// Between the files of the proof: expressions that mean the same give the same bytes.
void form_key(struct proof *p, struct buf *out, const struct x *x);

#endif
