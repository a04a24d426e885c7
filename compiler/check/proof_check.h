// What is proved, and about what: the guard and the effects of each exception, and where each target applies.
#ifndef EISEN_PROOF_CHECK_H
#define EISEN_PROOF_CHECK_H

#include "proof_cases.h"

// An exception. All conditions are NULL when one of them could not be read.
struct guard {
  bool done, busy;
  uint32_t level;               // of its rows: aanbieder without `voor elke`
  const struct form *own;       // its guard, and …
  const struct form *holds;     // … no exception makes it not apply
  const struct form *acts;      // it takes part in the choice between the exceptions on a target
  const struct form *lapses, *satisfies, *replaces; // what it then does; elsewhere the target stays as it is
  const struct form **branch;   // for each branch: it is taken
  const struct form *for_some;  // the clauses `geldt voor S` alone
};
// A target: where it applies as a whole, and where one of the rows it looks at counts.
struct reach { bool done; const struct form *whole, *row; };

enum { WORK_LIMIT = 1 << 23, WORK_QUESTION = 32, EXCEPTIONS_LIMIT = 64, SCRATCH = 1 << 20 };

struct check {
  struct proof proof;
  struct guard *guards;
  struct reach *reaches;
  struct aimed { uint32_t *p; size_t n, cap; } *on; // for each target the exceptions that aim at it
  struct arena *scratch; // of one question
  uint64_t work;         // done so far: past WORK_LIMIT nothing more is said
};

// Reads all conditions, once. Until proof_end the arena of the model is one for what is read meanwhile.
struct check *proof_begin(struct model *m, const struct shape *shapes);
void proof_end(struct check *k);

// Clauses as conditions.
const struct form *form_scope(struct check *k, const m_clauses *scope);
const struct form *form_validity(struct check *k, uint32_t set);
const struct form *form_each(struct check *k, uint32_t exception); // its `voor elke`
// A condition of a target; of_row: of each row that it looks at.
const struct form *form_when(struct check *k, uint32_t target, const struct m_clause *clause, bool *of_row);
const struct form *form_enclosing(struct check *k, uint32_t target); // what encloses it

const struct guard *guard_of(struct check *k, uint32_t exception);
const struct reach *reach_of(struct check *k, uint32_t target);
// Where the target applies, in the rows that the exception speaks of, and the entity of these.
const struct form *reach_for(struct check *k, uint32_t exception, uint32_t target);
uint32_t level_for(const struct check *k, uint32_t exception, uint32_t target);
// Does the exception compete for the target (and not redefine a begrip, or add to it)?
bool guard_competes(const struct check *k, uint32_t exception);
// Does exception `by`, which is one of those that make `e` not apply, speak of the same rows?
bool guard_lapses(struct check *k, uint32_t by, uint32_t e);
// Can its effect on this target be looked at: do the rows of its `voor elke` fit?
bool guard_fits(struct check *k, uint32_t exception, uint32_t target);
const struct form *guard_changes(struct check *k, uint32_t exception); // it lapses, satisfies or replaces
bool goes_before(const struct check *k, uint32_t a, uint32_t b);

// Calls `visit` for every exception that decides before `e` on `target` is looked at: one on what encloses the
// target, or on the target as a whole where `e` looks at its rows.
typedef void displacer_visit(struct check *k, uint32_t exception, uint32_t target, void *context);
void each_displacer(struct check *k, uint32_t e, uint32_t target, displacer_visit *visit, void *context);

// Words and places.
const struct m_exception *exception_at(const struct check *k, uint32_t exception);
const struct m_target *target_at(const struct check *k, uint32_t target);
// "onderdeel b van eis 8"; with the name of its set when that is another than `set`.
struct text target_words(struct check *k, uint32_t target, uint32_t set);
struct place aim_place(const struct check *k, uint32_t exception, uint32_t target);
struct place exception_place(const struct check *k, uint32_t exception);
// Two exceptions that meet. «De afwijkingen «A» en «B»», with their sets where these differ.
struct text pair_words(struct check *k, uint32_t a, uint32_t b);
struct text one_of_pair(struct check *k, uint32_t one, uint32_t other); // «afwijking «A»», with its set where that of the other differs
struct text pair_hint(struct check *k, uint32_t a, uint32_t b);         // how to order them: «Schrijf …»
struct text order_hint(struct check *k, uint32_t first, uint32_t other); // how to say that the first gaat voor the other: «bij afwijking …»
// Where it is told: at `at`, which is one of them; but where neither can see the other at the set that brings them together.
struct place pair_place(const struct check *k, uint32_t a, uint32_t b, struct place at);

// Why nobody is left. `owner` is who a clause belongs to, in words.
struct reason {
  struct place place;
  const struct form *form;
  struct text owner;
};
struct reasons { VEC(struct reason) list; };
void reasons_of_target(struct check *k, struct reasons *out, uint32_t target, struct text owner);
void reasons_of_exception(struct check *k, struct reasons *out, uint32_t exception, struct text owner);
// Leaves a smallest choice that already excludes everyone; nothing when these do not.
void reasons_shrink(struct check *k, struct reasons *r, uint32_t level);

// Opens the cases of some conditions on the scratch arena, which is reset first.
bool check_open(struct check *k, struct cases *c, uint32_t level, const struct form *const *forms, size_t n);
// Is there a case in which it holds? Where the proof does not know: yes.
bool check_possible(struct check *k, uint32_t level, const struct form *f);

// The checks, each in a file of its own.
void check_reach(struct check *k, uint32_t target);                      // E0410
bool check_guard(struct check *k, uint32_t exception);                   // E0411, W0413, W0414; false: it does nothing
void check_lapsed(struct check *k, uint32_t exception);                  // E0412 of those that make it not apply
bool check_touches(struct check *k, uint32_t exception, uint32_t target); // E0412; false: it never meets the target
bool check_overruled(struct check *k, uint32_t exception, uint32_t target); // W0414; false: it never changes anything
bool check_pair(struct check *k, uint32_t a, uint32_t b, uint32_t target); // W0415, E0416; true: it was said
void check_displaced(struct check *k, uint32_t exception, uint32_t target); // W0417
// E0418; false: it was said. `target` NONE: a begrip in a whole set.
bool check_leak(struct check *k, uint32_t exception, uint32_t target);
void check_word(struct check *k, uint32_t exception);     // E0419
void check_meanings(struct check *k, uint32_t exception); // W0415, E0416 of redefinitions: this one and those before it

#endif
