#include "large.h"

__extension__ typedef unsigned __int128 twice;

struct large large_of(int64_t x) {
  return (struct large){.negative = x < 0, .w = {x < 0 ? 0 - (uint64_t)x : (uint64_t)x}};
}

// ---- sizes, without their signs ----

static int used(const struct large *a) {
  int n = LARGE_WORDS;
  while (n > 0 && a->w[n - 1] == 0)
    n--;
  return n;
}

static int order(const struct large *a, const struct large *b) {
  for (int i = LARGE_WORDS; i-- > 0;)
    if (a->w[i] != b->w[i])
      return a->w[i] < b->w[i] ? -1 : 1;
  return 0;
}

static bool fits(const struct large *a) {
  return a->w[LARGE_WORDS - 1] >> 63 == 0;
}

// The highest bits are 0, so nothing is carried out.
static struct large joined(const struct large *a, const struct large *b) {
  struct large out = {0};
  uint64_t carry = 0;
  for (int i = 0; i < LARGE_WORDS; i++) {
    twice sum = (twice)a->w[i] + b->w[i] + carry;
    out.w[i] = (uint64_t)sum;
    carry = (uint64_t)(sum >> 64);
  }
  return out;
}

// a is not the smaller.
static struct large left(const struct large *a, const struct large *b) {
  struct large out = {0};
  uint64_t borrow = 0;
  for (int i = 0; i < LARGE_WORDS; i++) {
    twice less = (twice)a->w[i] - b->w[i] - borrow;
    out.w[i] = (uint64_t)less;
    borrow = (uint64_t)(less >> 64) & 1;
  }
  return out;
}

// What is written may be one of the operands: their signs are looked at before.
static bool put(struct large *out, struct large size, uint64_t negative) {
  size.negative = used(&size) > 0 ? negative : 0;
  *out = size;
  return fits(out);
}

// ---- with them ----

int large_sign(const struct large *a) {
  return used(a) == 0 ? 0 : a->negative ? -1 : 1;
}

int large_compare(const struct large *a, const struct large *b) {
  if (a->negative != b->negative)
    return a->negative ? -1 : 1;
  return a->negative ? -order(a, b) : order(a, b);
}

static bool sum(const struct large *a, const struct large *b, uint64_t sign_b, struct large *out) {
  if (a->negative == sign_b)
    return put(out, joined(a, b), sign_b);
  bool less = order(a, b) < 0;
  return put(out, less ? left(b, a) : left(a, b), less ? sign_b : a->negative);
}

bool large_add(const struct large *a, const struct large *b, struct large *out) {
  return sum(a, b, b->negative, out);
}

bool large_sub(const struct large *a, const struct large *b, struct large *out) {
  return sum(a, b, !b->negative, out);
}

bool large_mul(const struct large *a, const struct large *b, struct large *out) {
  int n = used(a), m = used(b);
  struct large product = {0};
  if (n + m > LARGE_WORDS + 1)
    return false;
  for (int i = 0; i < n; i++) {
    uint64_t carry = 0;
    for (int k = 0; k < m || carry > 0; k++) {
      bool nothing = a->w[i] == 0 && carry == 0;
      if (i + k >= LARGE_WORDS && !nothing)
        return false;
      if (i + k >= LARGE_WORDS)
        break;
      twice here = (twice)a->w[i] * (k < m ? b->w[k] : 0) + product.w[i + k] + carry;
      product.w[i + k] = (uint64_t)here;
      carry = (uint64_t)(here >> 64);
    }
  }
  return put(out, product, a->negative ^ b->negative);
}

bool large_power(unsigned exponent, struct large *out) {
  struct large power = large_of(1), ten = large_of(10);
  for (; exponent > 0; exponent--)
    if (!large_mul(&power, &ten, &power))
      return false;
  *out = power;
  return true;
}

// Bit by bit: what is left is below b, so that its double fits.
void large_divide(const struct large *a, const struct large *b, struct large *whole, struct large *rest) {
  struct large q = {0}, r = {0};
  for (int bit = 64 * used(a); bit-- > 0;) {
    r = joined(&r, &r);
    r.w[0] |= a->w[bit / 64] >> (bit % 64) & 1;
    if (order(&r, b) < 0)
      continue;
    r = left(&r, b);
    q.w[bit / 64] |= (uint64_t)1 << (bit % 64);
  }
  put(whole, q, a->negative ^ b->negative);
  *rest = r;
}

bool large_nearest(const struct large *a, const struct large *b, struct large *out) {
  struct large whole, rest, more, one = large_of(1);
  large_divide(a, b, &whole, &rest);
  more = left(b, &rest);
  one.negative = a->negative ^ b->negative;
  if (order(&rest, &more) >= 0)
    return large_add(&whole, &one, out);
  *out = whole;
  return true;
}

bool large_fits(const struct large *a, int64_t *out) {
  if (used(a) > 1 || a->w[0] >= (uint64_t)VALUE_MAX)
    return false;
  *out = a->negative ? -(int64_t)a->w[0] : (int64_t)a->w[0];
  return true;
}

// ---- in words ----

// Its digits, least first; at least `least` of them.
static size_t digits_of(struct large a, size_t least, char out[160]) {
  size_t n = 0;
  for (; used(&a) > 0 || n < least; n++) {
    uint64_t rest = 0;
    for (int i = used(&a); i-- > 0;) {
      twice here = (twice)rest << 64 | a.w[i];
      a.w[i] = (uint64_t)(here / 10);
      rest = (uint64_t)(here % 10);
    }
    out[n] = (char)('0' + rest);
  }
  return n;
}

struct text large_show(struct arena *arena, const struct large *a, unsigned decimals, unsigned keep) {
  char digits[160];
  size_t n = digits_of(*a, decimals + 1, digits), last = 0;
  struct buf b = {.arena = arena};
  if (a->negative)
    buf_char(&b, '-');
  for (size_t i = n; i-- > decimals;) {
    buf_char(&b, digits[i]);
    if (i > decimals && (i - decimals) % 3 == 0)
      buf_char(&b, '.');
  }
  while (last + keep < decimals && digits[last] == '0')
    last++;
  if (last < decimals)
    buf_char(&b, ',');
  for (size_t i = decimals; i-- > last;)
    buf_char(&b, digits[i]);
  return buf_text(&b);
}
