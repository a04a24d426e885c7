// Where a register gets its value, and what is certain of it before any example runs.
#ifndef EISEN_MAKER_H
#define EISEN_MAKER_H

#include "image.h"

// The instruction that writes it: instruction i makes register i (the verifier refuses any other image). NONE: there is none.
static inline uint32_t maker_of(const struct image *im, uint32_t reg) { return reg < im->n_code ? reg : NONE; }

// A condition that the compiler knew, here or in a row above; and knew to be `bits`.
static inline uint32_t known_at(const struct image *im, uint32_t reg) {
  uint32_t at = maker_of(im, reg);
  while (at != NONE && im->code[at].op == OP_DOWN_C) at = maker_of(im, im->code[at].a);
  return at != NONE && im->code[at].op == OP_CONST_C ? at : NONE;
}
static inline bool is_constant(const struct image *im, uint32_t reg) { return known_at(im, reg) != NONE; }
static inline bool is_known(const struct image *im, uint32_t reg, int64_t bits) {
  uint32_t at = known_at(im, reg);
  return at != NONE && img_const(im, im->code[at].a) == bits;
}

// What is only shown («ter informatie», «gericht aan …») counts nowhere, whatever the evidence: its outcome is nvt, chosen or folded.
static inline bool is_always_nvt(const struct image *im, uint32_t reg) {
  uint32_t at = maker_of(im, reg);
  if (at == NONE) return false;
  const struct img_code *c = &im->code[at];
  if (c->op == OP_CONST_U) return img_const(im, c->a) == NVT;
  if (c->op == OP_FOLD_UP || c->op == OP_DOWN_U) return is_always_nvt(im, c->a);
  if (c->op == OP_CHOOSE)
    return (is_known(im, c->a, ONWAAR) || is_always_nvt(im, c->b)) && (is_known(im, c->a, WAAR) || is_always_nvt(im, c->c));
  return c->op == OP_FOLD && is_always_nvt(im, c->a) && is_always_nvt(im, c->b);
}

#endif
