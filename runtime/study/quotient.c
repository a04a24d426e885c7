#include "quotient.h"

#include "maker.h"
#include "written.h"

enum { GROUP = 32 }; // instructions that one comparison becomes, at most

static bool is_order(uint16_t op) { return op == OP_LT || op == OP_LE; }

// A constant zero: what a denominator is compared with.
static bool is_zero(const struct image *im, uint32_t reg) {
  uint32_t at = maker_of(im, reg);
  return at != NONE && im->code[at].op == OP_CONST_V && img_const(im, im->code[at].a) == 0;
}

static bool is_mirror(const struct image *im, const struct img_code *a, const struct img_code *b) {
  return a->op == b->op && is_order(a->op) && a->a == b->b && a->b == b->a && span_same(im, a->span, b->span) && !is_zero(im, a->a) &&
         !is_zero(im, a->b);
}

uint32_t quotient_mirror(const struct image *im, uint32_t at) {
  if (!is_order(im->code[at].op) || im->code[at].span == NONE) return NONE;
  for (uint32_t i = at + 1; i < im->n_code && i < at + GROUP; i++)
    if (is_mirror(im, &im->code[at], &im->code[i])) return i;
  return NONE;
}

// The comparison whose words instruction `at` has.
static uint32_t comparison_of(const struct image *im, uint32_t at) {
  uint32_t from = at > GROUP ? at - GROUP : 0;
  if (im->code[at].span == NONE) return NONE;
  for (uint32_t i = from; i < im->n_code && i < at + GROUP; i++)
    if (span_same(im, im->code[i].span, im->code[at].span) && quotient_mirror(im, i) != NONE) return i;
  return NONE;
}

bool quotient_inner(const struct image *im, uint32_t at) {
  uint32_t first = comparison_of(im, at);
  return first != NONE && first != at;
}

uint32_t quotient_whole(const struct image *im, uint32_t at) {
  uint32_t first = comparison_of(im, at), whole = NONE;
  for (uint32_t i = first; first != NONE && i < im->n_code && i < first + GROUP; i++)
    if (im->code[i].op == OP_OR && span_same(im, im->code[i].span, im->code[at].span)) whole = im->code[i].dst;
  return whole;
}
