// The values of the machine, and their kernels: one loop an operation, over columns.
//
// A column has one value a row. Bits stand in planes: 64 rows a word, row r is bit r%64 of word r/64. Bits past the last row
// are padding and may hold anything, except where a kernel says otherwise; kernels that reduce mask them away.
//
//   condition   2 planes   t: may be waar         f: may be onwaar           at least one a row
//   outcome     4 planes   v: may be n.v.t.       j: ja   n: nee   d: deels   at least one a row
//   value       lo, hi     int64 bounds (both inclusive) of what it may be (one array where they are equal in every row), and 2 planes:
//                          k: may have a value    g: may be known to be absent (geen)
//   set         must, may  64 members as bits: those it surely has, those it may have
//
// A known value has lo == hi, k, not g. Known absent: g, not k. Unknown: the bounds of its type, k, and g where `of geen`.
// The formulas are those of the language's design, §9 (docs/taal.md names the meaning).
#ifndef EISEN_VALUE_H
#define EISEN_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t word;
#define WORDS(rows) (((size_t)(rows) + 63) / 64)
#define VALUE_MIN (INT64_MIN / 4) // bounds of an unknown number: far from overflow when a term is added
#define VALUE_MAX (INT64_MAX / 4)

enum { NUMBER_SCALE = 1000000 }; // getal and percentage are exact in millionths; bedrag in cents; ja/nee 0 or 1
enum { SHIFT_MIN = -100, SHIFT_MAX = 100 }; // rounding brings a number from one scale to another by such a power of ten

enum { NVT = 1, JA = 2, NEE = 4, DEELS = 8, ANY_OUTCOME = 15 }; // a set of outcomes as bits (one row)
enum { WAAR = 1, ONWAAR = 2 };                                  // a set of truth values as bits (one row)

struct condition { word *t, *f; };
struct outcome { word *v, *j, *n, *d; };
struct value {
  int64_t *lo, *hi;
  word *k, *g;
  bool constant; // a known value, the same in every row: kernels may look at the first alone
  const struct narrow *narrow; // the same numbers in four bytes (narrow.h), or NULL
};
struct set { uint64_t *must, *may; };
// Which rows are one parent's, as planes: `ends`, over the rows, has the last row of each parent; `filled`, over the parents, those
// that have rows (NULL: all of them). No ends: not known, or there are 64 rows in one word without any.
struct fields { const word *ends, *filled; };
// The fields of all parents; the planes are zeroed, and have room for the rows and for the parents.
struct fields fields_of(const uint32_t *begin, uint32_t parents, word *ends, word *filled);

// Types of a register. The letter is what opcode.def uses.
enum reg_type { REG_CONDITION /*C*/, REG_OUTCOME /*U*/, REG_VALUE /*V*/, REG_SET /*S*/ };

static inline bool bit_get(const word *plane, size_t row) { return plane[row / 64] >> (row % 64) & 1; }
static inline void bit_set(word *plane, size_t row) { plane[row / 64] |= (word)1 << (row % 64); }
static inline void bit_clear(word *plane, size_t row) { plane[row / 64] &= ~((word)1 << (row % 64)); }

unsigned condition_at(const struct condition *c, size_t row); // WAAR|ONWAAR bits
unsigned outcome_at(const struct outcome *o, size_t row);     // NVT|JA|NEE|DEELS bits
void outcome_put(struct outcome *o, size_t row, unsigned bits);
// ⊕ lifted point by point to sets of outcomes (one row), the slow and obvious way: used by reports, not by the machine.
unsigned outcome_fold(unsigned a, unsigned b);

#endif
