#include "rational.h"

#include <stdlib.h>

// ---- whole numbers of many digits, the way one learns it at school ----

static struct o_big big_of(o_int n) {
  struct o_big out = {.negative = n < 0};
  __extension__ unsigned __int128 size = n < 0 ? 0 - (unsigned __int128)n : (unsigned __int128)n;
  for (int i = 0; i < 4; i++) out.digit[i] = (uint32_t)(size >> (32 * i));
  return out;
}

static int digits(const struct o_big *a) {
  int n = O_DIGITS;
  while (n > 0 && a->digit[n - 1] == 0) n--;
  return n;
}

static bool is_zero(const struct o_big *a) { return digits(a) == 0; }

static int order_of_sizes(const struct o_big *a, const struct o_big *b) {
  for (int i = O_DIGITS - 1; i >= 0; i--)
    if (a->digit[i] != b->digit[i]) return a->digit[i] < b->digit[i] ? -1 : 1;
  return 0;
}

static struct o_big size_plus(const struct o_big *a, const struct o_big *b) {
  struct o_big out = {0};
  uint64_t carry = 0;
  for (int i = 0; i < O_DIGITS; i++) {
    carry += (uint64_t)a->digit[i] + b->digit[i];
    out.digit[i] = (uint32_t)carry;
    carry >>= 32;
  }
  if (carry > 0) abort();
  return out;
}

static struct o_big size_minus(const struct o_big *a, const struct o_big *b) { // a is not the smaller
  struct o_big out = {0};
  int64_t rest = 0;
  for (int i = 0; i < O_DIGITS; i++) {
    rest += (int64_t)a->digit[i] - b->digit[i];
    out.digit[i] = (uint32_t)rest;
    rest = rest < 0 ? -1 : 0;
  }
  return out;
}

static struct o_big big_plus(const struct o_big *a, const struct o_big *b) {
  bool same = a->negative == b->negative, less = order_of_sizes(a, b) < 0;
  struct o_big out = same ? size_plus(a, b) : less ? size_minus(b, a) : size_minus(a, b);
  out.negative = !is_zero(&out) && (less && !same ? b->negative : a->negative);
  return out;
}

static struct o_big big_times(const struct o_big *a, const struct o_big *b) {
  struct o_big out = {0};
  int n = digits(a), m = digits(b);
  for (int i = 0; i < n; i++) {
    uint64_t carry = 0;
    for (int k = 0; k < m || carry > 0; k++) {
      if (i + k >= O_DIGITS) abort();
      carry += (uint64_t)a->digit[i] * (k < m ? b->digit[k] : 0) + out.digit[i + k];
      out.digit[i + k] = (uint32_t)carry;
      carry >>= 32;
    }
  }
  out.negative = !is_zero(&out) && a->negative != b->negative;
  return out;
}

static struct o_big half(struct o_big a) {
  for (int i = 0; i < O_DIGITS; i++) a.digit[i] = a.digit[i] >> 1 | (i + 1 < O_DIGITS ? a.digit[i + 1] << 31 : 0);
  return a;
}

// Whole part towards zero, and what is left of the size.
static struct o_big divided(const struct o_big *a, const struct o_big *b, struct o_big *rest) {
  struct o_big out = {0}, left = {0};
  for (int bit = 32 * digits(a) - 1; bit >= 0; bit--) {
    left = size_plus(&left, &left);
    left.digit[0] |= a->digit[bit / 32] >> (bit % 32) & 1;
    if (order_of_sizes(&left, b) < 0) continue;
    left = size_minus(&left, b);
    out.digit[bit / 32] |= 1u << (bit % 32);
  }
  out.negative = !is_zero(&out) && a->negative != b->negative;
  *rest = left;
  return out;
}

static struct o_big divisor(struct o_big a, struct o_big b) { // neither is zero; by halving, without division
  struct o_big out = big_of(1);
  a.negative = b.negative = false;
  while (!is_zero(&b)) {
    bool two_a = !(a.digit[0] & 1), two_b = !(b.digit[0] & 1);
    if (two_a && two_b) out = size_plus(&out, &out);
    if (two_a) a = half(a);
    if (two_b) b = half(b);
    if (two_a || two_b) continue;
    if (order_of_sizes(&a, &b) > 0) {
      struct o_big c = a;
      a = b;
      b = c;
    }
    b = size_minus(&b, &a);
  }
  return big_times(&a, &out);
}

// ---- fractions ----

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
  return (struct o_rat){.n = n / g, .d = d / g};
}

static struct o_big num(const struct o_rat *a) { return a->large ? a->num : big_of(a->n); }
static struct o_big den(const struct o_rat *a) { return a->large ? a->den : big_of(a->d); }

// So small that of two of them products and their sum fit in an o_int.
static bool is_short(const struct o_rat *a) {
  const o_int most = (o_int)1 << 62;
  return !a->large && a->n > -most && a->n < most && a->d < most;
}

static bool is_small(const struct o_big *a) { return digits(a) < 4; }

static struct o_rat of_bigs(struct o_big n, struct o_big d) {
  struct o_rat out = {.large = true};
  struct o_big none, by;
  if (is_zero(&n)) return rat_of(0, 1);
  by = divisor(n, d);
  n.negative = n.negative != d.negative;
  d.negative = false;
  out.num = divided(&n, &by, &none);
  out.den = divided(&d, &by, &none);
  if (!is_small(&out.num) || !is_small(&out.den)) return out;
  for (int i = 3; i >= 0; i--) out.n = (out.n << 32) | out.num.digit[i], out.d = (out.d << 32) | out.den.digit[i];
  return (struct o_rat){.n = n.negative ? -out.n : out.n, .d = out.d};
}

struct o_rat rat_of(int64_t n, int64_t d) { return simple(n, d); }

struct o_rat rat_endless(int sign) { return (struct o_rat){.d = 1, .endless = sign}; }

int rat_sign(struct o_rat a) {
  if (a.endless) return a.endless;
  if (a.large) return a.num.negative ? -1 : 1;
  return a.n > 0 ? 1 : a.n < 0 ? -1 : 0;
}

struct o_rat rat_minus(struct o_rat a) {
  a.n = -a.n;
  a.num.negative = a.large && !a.num.negative;
  a.endless = -a.endless;
  return a;
}

struct o_rat rat_add(struct o_rat a, struct o_rat b) {
  if (a.endless || b.endless) return rat_endless(a.endless ? a.endless : b.endless);
  if (is_short(&a) && is_short(&b)) return simple(a.n * b.d + b.n * a.d, a.d * b.d);
  struct o_big an = num(&a), ad = den(&a), bn = num(&b), bd = den(&b);
  struct o_big x = big_times(&an, &bd), y = big_times(&bn, &ad);
  return of_bigs(big_plus(&x, &y), big_times(&ad, &bd));
}

struct o_rat rat_times(struct o_rat a, struct o_rat b) {
  int sign = rat_sign(a) * rat_sign(b);
  if (sign == 0) return rat_of(0, 1);
  if (a.endless || b.endless) return rat_endless(sign);
  if (is_short(&a) && is_short(&b)) return simple(a.n * b.n, a.d * b.d);
  struct o_big an = num(&a), ad = den(&a), bn = num(&b), bd = den(&b);
  return of_bigs(big_times(&an, &bn), big_times(&ad, &bd));
}

struct o_rat rat_over(struct o_rat a, struct o_rat b) {
  if (b.endless) return rat_of(0, 1);
  if (a.endless) return rat_endless(a.endless * rat_sign(b));
  if (is_short(&a) && is_short(&b)) return simple(a.n * b.d, a.d * b.n);
  struct o_big an = num(&a), ad = den(&a), bn = num(&b), bd = den(&b);
  return of_bigs(big_times(&an, &bd), big_times(&ad, &bn));
}

struct o_rat rat_whole(struct o_rat a) {
  struct o_big n = num(&a), d = den(&a), rest, whole = divided(&n, &d, &rest), one = big_of(n.negative ? -1 : 1);
  struct o_big twice = size_plus(&rest, &rest);
  if (a.endless) return a;
  if (order_of_sizes(&twice, &d) >= 0) whole = big_plus(&whole, &one);
  return of_bigs(whole, big_of(1));
}

int rat_compare(struct o_rat a, struct o_rat b) {
  if (a.endless || b.endless) return a.endless - b.endless;
  return rat_sign(rat_add(a, rat_minus(b)));
}
