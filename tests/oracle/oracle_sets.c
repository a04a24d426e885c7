// Operations on one outcome or truth value, and the same on sets of them by trying every pair (§2).
#include "oracle.h"

// An outcome has two bits: seen a ja, seen a nee. Number k stands for the bit 1 << k in a set of outcomes.
static unsigned fold(unsigned a, unsigned b) { return a | b; }

unsigned o_fold(unsigned a, unsigned b) {
  unsigned out = 0;
  for (unsigned x = 0; x < 4; x++)
    for (unsigned y = 0; y < 4; y++)
      if (a >> x & 1 && b >> y & 1) out |= 1u << fold(x, y);
  return out;
}

static bool holds(unsigned bit) { return bit == C_WAAR; }
static unsigned truth(bool b) { return b ? C_WAAR : C_ONWAAR; }

unsigned o_not(unsigned a) {
  unsigned out = 0;
  for (unsigned x = 1; x < 4; x <<= 1)
    if (a & x) out |= truth(!holds(x));
  return out;
}

unsigned o_and(unsigned a, unsigned b) {
  unsigned out = 0;
  for (unsigned x = 1; x < 4; x <<= 1)
    for (unsigned y = 1; y < 4; y <<= 1)
      if (a & x && b & y) out |= truth(holds(x) && holds(y));
  return out;
}

unsigned o_or(unsigned a, unsigned b) {
  unsigned out = 0;
  for (unsigned x = 1; x < 4; x <<= 1)
    for (unsigned y = 1; y < 4; y <<= 1)
      if (a & x && b & y) out |= truth(holds(x) || holds(y));
  return out;
}

unsigned o_choose(unsigned condition, unsigned then, unsigned otherwise) {
  return (condition & C_WAAR ? then : 0) | (condition & C_ONWAAR ? otherwise : 0);
}

// `volledig` turns deels into nee.
unsigned o_complete(unsigned a) { return a & O_DEELS ? (a & ~(unsigned)O_DEELS) | O_NEE : a; }
