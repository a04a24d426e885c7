#include "rational.h"

static o_int common(o_int a, o_int b) {
  if (a < 0) a = -a;
  while (b != 0) {
    o_int r = a % b;
    a = b;
    b = r;
  }
  return a == 0 ? 1 : a;
}

static struct o_rat simple(o_int n, o_int d) {
  if (d < 0) n = -n, d = -d;
  o_int g = common(n, d);
  return (struct o_rat){n / g, d / g, 0};
}

static struct o_rat endless(int sign) { return (struct o_rat){0, 1, sign}; }

struct o_rat rat_of(int64_t n, int64_t d) { return simple(n, d); }

int rat_sign(struct o_rat a) { return a.endless ? a.endless : a.n > 0 ? 1 : a.n < 0 ? -1 : 0; }

struct o_rat rat_minus(struct o_rat a) { return (struct o_rat){-a.n, a.d, -a.endless}; }

struct o_rat rat_add(struct o_rat a, struct o_rat b) {
  if (a.endless || b.endless) return endless(a.endless ? a.endless : b.endless);
  return simple(a.n * b.d + b.n * a.d, a.d * b.d);
}

struct o_rat rat_times(struct o_rat a, struct o_rat b) {
  int sign = rat_sign(a) * rat_sign(b);
  if (sign == 0) return rat_of(0, 1);
  if (a.endless || b.endless) return endless(sign);
  struct o_rat x = simple(a.n, b.d), y = simple(b.n, a.d);
  return simple(x.n * y.n, x.d * y.d);
}

struct o_rat rat_over(struct o_rat a, struct o_rat b) {
  if (b.endless) return rat_of(0, 1);
  if (a.endless) return endless(a.endless * rat_sign(b));
  return simple(a.n * b.d, a.d * b.n);
}

int rat_compare(struct o_rat a, struct o_rat b) {
  if (a.endless || b.endless) return a.endless - b.endless;
  o_int x = a.n * b.d, y = b.n * a.d;
  return x < y ? -1 : x > y;
}
