// One case, judged by all: the machine, the oracle, and brute force.
#ifndef ORACLE_CHECK_CASE_H
#define ORACLE_CHECK_CASE_H

#include "machine.h"
#include "telling.h"

enum failure {
  FAIL_NONE,
  FAIL_INVALID,  // what was generated does not compile, or the oracle cannot read it
  FAIL_DIFFERS,  // the machine and the oracle do not agree about an eis
  FAIL_PART,     // the same, about what is printed of an onderdeel
  FAIL_THEME,    // the same, about a theme
  FAIL_UNSOUND,  // an outcome of a filling is not among the possible ones
  FAIL_FILLED,   // the machine on a filled dossier does not give the outcome of that filling
  FAIL_WIDER,    // after filling one hole the machine finds an outcome that was not possible before
  FAIL_LOOSE,    // no unknown is used twice, and yet an outcome is possible that no filling gives
  FAILURES
};
extern const char *const failure_words[FAILURES];

struct effort { // how hard to try
  unsigned fillings, machine_fillings, exact_percent;
  unsigned ignore; // failures that are let pass, as bits
};
struct tally {
  unsigned long lines, unknown, rough, fillings, exact, clashes, tied, refused;
  struct telling telling;
};
// What went wrong first; `told` then says what, in words.
enum failure check_case(struct arena *a, const char *folder, const struct sources *s, uint64_t seed, struct effort effort,
                        struct tally *tally, struct text *told);
// The same for more dossiers on one set; the one that fails is put in s->dossier.
enum failure check_dossiers(struct arena *a, const char *folder, struct sources *s, const struct text *dossiers, size_t n, uint64_t seed,
                            struct effort effort, struct tally *tally, struct text *told);
// Makes the sources smaller while they fail in the same way, and for the same target (`told` begins with its name).
void shrink(const struct arena *parent, const char *folder, struct sources *s, uint64_t seed, struct effort effort, enum failure how,
            struct text told, struct arena *keep);

#endif
