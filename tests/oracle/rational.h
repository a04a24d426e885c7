// Exact fractions: numbers stay exact, rounding only where it is written (§5).
#ifndef ORACLE_RATIONAL_H
#define ORACLE_RATIONAL_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 o_int;
enum { O_DIGITS = 32 }; // of 32 bits, least first; a number that does not fit stops the program
struct o_big {
  uint32_t digit[O_DIGITS];
  bool negative;
};
// Small ones have n and d; else `large` says that num and den count.
struct o_rat {
  o_int n, d;  // d > 0
  int endless; // -1 or 1: beyond every number
  bool large;
  struct o_big num, den;
};

struct o_rat rat_of(int64_t n, int64_t d);
struct o_rat rat_endless(int sign);
struct o_rat rat_add(struct o_rat a, struct o_rat b);
struct o_rat rat_times(struct o_rat a, struct o_rat b); // 0 times endless is 0
struct o_rat rat_over(struct o_rat a, struct o_rat b);  // b is not 0; a over endless is 0
struct o_rat rat_minus(struct o_rat a);
struct o_rat rat_whole(struct o_rat a); // the nearest whole number; halves away from zero
int rat_compare(struct o_rat a, struct o_rat b); // < 0, 0, > 0
int rat_sign(struct o_rat a);

#endif
