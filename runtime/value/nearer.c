// Nearer to the norm than before, or not: exactly, over fractions of large numbers.
#include "exact.h"

struct fraction {
  struct large num, den; // den > 0
};
// How far a value lies outside the norm: the least and the greatest it may be.
struct distance {
  struct fraction least, most;
  bool bounded; // there is a greatest
};
enum side { BELOW, INSIDE, ABOVE };

// Products of two of these fit.
static bool is_moderate(const struct large *x) {
  for (int i = LARGE_WORDS / 2 - 1; i < LARGE_WORDS; i++)
    if (x->w[i] != 0)
      return false;
  return true;
}

static int order(const struct fraction *a, const struct fraction *b) {
  struct large x, y;
  large_mul(&a->num, &b->den, &x);
  large_mul(&b->num, &a->den, &y);
  return large_compare(&x, &y);
}

// How far a numerator lies beyond a bound times the denominator; not at all, or too large to say: false.
static bool lies_beyond(const struct large *num, int64_t limit, struct fraction *out, bool below) {
  struct large bound = large_of(limit);
  return large_mul(&bound, &out->den, &bound) && (below ? large_sub(&bound, num, &out->num) : large_sub(num, &bound, &out->num)) &&
         large_sign(&out->num) > 0;
}

static enum side distance_at(const struct fraction *x, const struct norm_bounds *norm, struct fraction *out) {
  *out = *x;
  if (norm->hi < VALUE_MAX && lies_beyond(&x->num, norm->hi, out, false))
    return ABOVE;
  if (norm->lo > VALUE_MIN && lies_beyond(&x->num, norm->lo, out, true))
    return BELOW;
  out->num = large_of(0);
  return INSIDE;
}

static struct large below_zero(const struct large *x) {
  struct large zero = large_of(0), out;
  large_sub(&zero, x, &out); // of what is moderate it fits
  return out;
}

static void turn(struct large_row *x) {
  struct large least = below_zero(&x->hi);
  x->hi = below_zero(&x->lo);
  x->lo = least;
}

// The measure times `times`, at its least and its greatest. false: not known, or too large to say.
static bool ends_of(const struct measure *m, size_t r, struct fraction *from, struct fraction *to) {
  struct large_row num = exact_at((struct exact){m->num, m->num_large}, r), den = exact_at((struct exact){m->den, m->den_large}, r);
  struct large times = large_of(m->norm.times);
  if (!bit_get(m->num.k, r) || !bit_get(m->den.k, r) || num.state != LARGE_HERE || den.state != LARGE_HERE ||
      !is_moderate(&num.lo) || !is_moderate(&num.hi) || !is_moderate(&den.lo) || !is_moderate(&den.hi))
    return false;
  if (large_sign(&den.hi) < 0)
    turn(&num), turn(&den);
  if (large_sign(&den.lo) <= 0)
    return false;
  from->den = large_sign(&num.lo) >= 0 ? den.hi : den.lo;
  to->den = large_sign(&num.hi) >= 0 ? den.lo : den.hi;
  return large_mul(&num.lo, &times, &from->num) && large_mul(&num.hi, &times, &to->num);
}

// Waivers that differ leave open where the norm lies.
static bool is_said(const struct value *bound, size_t r) {
  return bound == NULL || !bit_get(bound->k, r) || bound->lo[r] == bound->hi[r];
}

// A bound that is absent is none.
static struct norm_bounds norm_at(const struct measure *m, size_t r) {
  struct norm_bounds norm = m->norm;
  if (m->lo)
    norm.lo = bit_get(m->lo->k, r) ? m->lo->lo[r] : VALUE_MIN;
  if (m->hi)
    norm.hi = bit_get(m->hi->k, r) ? m->hi->lo[r] : VALUE_MAX;
  return norm;
}

static struct distance distance_of(const struct measure *m, size_t r) {
  struct fraction from, to, below, above;
  struct distance d = {.least = {large_of(0), large_of(1)}, .most = {large_of(0), large_of(1)}};
  const struct norm_bounds norm = norm_at(m, r);
  if (!ends_of(m, r, &from, &to) || !is_said(m->lo, r) || !is_said(m->hi, r))
    return d;
  enum side highest = distance_at(&to, &norm, &below), lowest = distance_at(&from, &norm, &above);
  if (!is_moderate(&below.num) || !is_moderate(&above.num))
    return d;
  d.bounded = true;
  d.most = order(&below, &above) > 0 ? below : above;
  d.least = lowest == ABOVE ? above : highest == BELOW ? below : d.least;
  return d;
}

static bool at_least(const struct distance *now, const struct distance *then) {
  return !now->bounded || order(&now->most, &then->least) >= 0;
}
static bool may_be_less(const struct distance *now, const struct distance *then) {
  return !then->bounded || order(&now->least, &then->most) < 0;
}

// Looks back until both are possible: then nothing before it matters.
static void no_better_row(struct condition d, const struct measure *m, const struct distance *of, size_t from, size_t r) {
  const struct distance *now = &of[r];
  unsigned within = outcome_at(&m->within, r);
  bool first = true, outside = within & NEE;
  if (within & JA || !bit_get(m->rows.t, r))
    bit_set(d.f, r);
  for (size_t at = r; at > from && first && !(bit_get(d.t, r) && bit_get(d.f, r)); at--) {
    if (!bit_get(m->rows.t, at - 1))
      continue;
    if (outside && bit_get(m->rows.t, r) && at_least(now, &of[at - 1]))
      bit_set(d.t, r);
    if (may_be_less(now, &of[at - 1]))
      bit_set(d.f, r);
    first = bit_get(m->rows.f, at - 1);
  }
  if (first)
    bit_set(d.f, r);
}

void kernel_no_better(struct arena *a, struct segments s, struct condition d, const struct measure *m) {
  struct distance *of = NEW_ARRAY(a, struct distance, s.begin[s.parents]);
  for (size_t r = 0; r < s.begin[s.parents]; r++)
    of[r] = distance_of(m, r);
  for (uint32_t p = 0; p < s.parents; p++)
    for (size_t r = s.begin[p]; r < s.begin[p + 1]; r++)
      no_better_row(d, m, of, s.begin[p], r);
}
