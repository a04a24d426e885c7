// Mutation: the set with one change, to see whether an example notices. A mutant is the same image with other instructions at one
// place; it runs over the same columns. The operators are fixed, and change what an author can get wrong:
//
//   vergelijking   minder dan ↔ hoogstens, is ↔ is niet       bereik       for everybody
//   getal          one unit more, one less                    afwijking    never applies
//   eenheid        another unit of time                       onderdeel    does not count, or alone
//   en/of          en ↔ of                                    volledig     left out; bevat ↔ bevat alle van
#ifndef EISEN_MUTATE_H
#define EISEN_MUTATE_H

#include "vm.h"

enum mutation_kind { MUTATE_COMPARE, MUTATE_NUMBER, MUTATE_UNIT, MUTATE_LOGIC, MUTATE_SCOPE, MUTATE_EXCEPTION, MUTATE_PART, MUTATE_WHOLE, MUTATE_KINDS };

struct mutant {
  enum mutation_kind kind;
  uint32_t span;      // what the author wrote; NONE
  struct text change; // in Dutch: «3 wordt 4»
  bool caught;
};
struct mutation {
  const struct image *image;
  struct mutant *list;
  size_t n;
};

// Does some example notice? `mutant` is only valid during the call.
typedef bool mutation_test(void *context, const struct image *mutant);
// Makes every mutant of the set itself (not of those it builds on), in the order of the image, and asks `test` of each.
struct mutation *mutation_run(struct arena *a, const struct image *im, mutation_test *test, void *context);

const char *mutation_kind_words(enum mutation_kind kind);
// Where it stands: «eis 15».
struct text mutant_place(const struct mutation *m, const struct mutant *one);
struct text mutant_words(struct arena *a, const struct mutation *m, const struct mutant *one);

#endif
