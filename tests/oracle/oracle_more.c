// Conditions and values that are not needed every day: definitions, sums, percentages, periodic duties.
#include "oracle_expr.h"

struct o_val o_defined(const struct o_where *w, const struct node *n) {
  (void)w;
  (void)n;
  return (struct o_val){.none = true};
}

struct o_val o_more_values(const struct o_where *w, const struct node *n) {
  unsigned c = o_condition(w, n); // a condition between brackets
  return (struct o_val){.type = O_BOOL, .some = true, .lo = c == C_WAAR, .hi = (c & C_WAAR) != 0};
}

unsigned o_more_conditions(const struct o_where *w, const struct node *n) {
  (void)w;
  (void)n;
  return C_WAAR | C_ONWAAR;
}

bool o_more_norms(const struct o_where *w, const struct node *n, unsigned *out) {
  (void)w;
  (void)n;
  (void)out;
  return false;
}
