// Brute force: filling the holes of a dossier. Holes are unknown fields, lists that are not complete, and judgements that nobody
// gave; an absent waiver or exception is absent, not unknown (§2).
#ifndef ORACLE_FILL_H
#define ORACLE_FILL_H

#include "known.h"

// What a field may be filled with: values around everything that the set and the dossier compare with.
struct o_domain {
  VEC(int64_t) days, numbers, texts;
  bool negative; // also numbers below zero, which a dossier cannot say
  bool large;    // and above the usual ones, in all their decimals
};
struct o_domain o_domain_of(struct arena *a, const struct o_facts *f, const struct node *const *roots, size_t n);

// Fills every hole of a copy, at random.
struct o_facts *o_fill(struct arena *a, const struct o_facts *f, const struct o_domain *d, struct dice *dice);
// Fills one hole of a copy, at random; NULL when there is none.
struct o_facts *o_fill_one(struct arena *a, const struct o_facts *f, const struct o_domain *d, struct dice *dice);

// All fillings of the holes that an evaluation looked at (o_row.reads, .missing), one after another; lists must be complete.
struct o_fillings {
  struct o_facts *facts; // the current filling; other holes are filled with anything
  bool too_many;
  struct o_hole *holes;
  size_t n;
};
enum { FILLINGS_LIMIT = 3000 };
// With `every_day` all days in the domain's range are tried, not only those around what is compared with.
struct o_fillings o_fillings_of(struct arena *a, const struct o_facts *f, const struct o_domain *d, bool every_day, struct dice *dice);
bool o_next_filling(struct o_fillings *f); // false after the last

#endif
