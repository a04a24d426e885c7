// One row at a time: for reports, tests and tools. The machine works on whole planes (kernel.h).
#include "value.h"

unsigned condition_at(const struct condition *c, size_t row) {
  return (unsigned)bit_get(c->t, row) * WAAR | (unsigned)bit_get(c->f, row) * ONWAAR;
}

unsigned outcome_at(const struct outcome *o, size_t row) {
  return (unsigned)bit_get(o->v, row) * NVT | (unsigned)bit_get(o->j, row) * JA | (unsigned)bit_get(o->n, row) * NEE |
         (unsigned)bit_get(o->d, row) * DEELS;
}

static void put(word *plane, size_t row, bool on) {
  if (on)
    bit_set(plane, row);
  else
    bit_clear(plane, row);
}

void outcome_put(struct outcome *o, size_t row, unsigned bits) {
  put(o->v, row, bits & NVT);
  put(o->j, row, bits & JA);
  put(o->n, row, bits & NEE);
  put(o->d, row, bits & DEELS);
}

// Outcome number i of a set is the outcome with "seen a ja" in bit 0 of i and "seen a nee" in bit 1, so that ⊕ of two outcomes
// is the bitwise or of their numbers.
unsigned outcome_fold(unsigned a, unsigned b) {
  unsigned result = 0;
  for (unsigned i = 0; i < 4; i++) {
    for (unsigned j = 0; j < 4; j++) {
      if (a >> i & 1 && b >> j & 1)
        result |= 1u << (i | j);
    }
  }
  return result;
}
