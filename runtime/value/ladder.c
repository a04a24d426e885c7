// Looking back over the rows of a parent in their order, and the ladder that runs over them.
#include "lanes.h"

void kernel_elsewhen(struct segments s, struct condition d, struct condition a, bool later) {
  for (uint32_t p = 0; p < s.parents; p++) {
    bool may = false, must = false;
    size_t from = s.begin[p], n = s.begin[p + 1] - from;
    for (size_t i = 0; i < n; i++) {
      size_t r = later ? from + n - 1 - i : from + i;
      if (may)
        bit_set(d.t, r);
      if (!must)
        bit_set(d.f, r);
      may = may || bit_get(a.t, r);
      must = must || !bit_get(a.f, r);
    }
  }
}

void kernel_streak(struct segments s, struct condition d, struct outcome a, int64_t n) {
  for (uint32_t p = 0; p < s.parents; p++) {
    int64_t may = 0, must = 0; // so many on end until here
    for (size_t r = s.begin[p]; r < s.begin[p + 1]; r++) {
      unsigned bits = outcome_at(&a, r);
      may = bits & JA ? may + 1 : 0;
      must = bits == JA ? must + 1 : 0;
      if (may >= n)
        bit_set(d.t, r);
      if (must < n)
        bit_set(d.f, r);
    }
  }
}

void kernel_last_said(struct segments s, struct outcome d, struct outcome a) {
  for (uint32_t p = 0; p < s.parents; p++) {
    unsigned bits = 0;
    bool said = false;
    for (size_t r = s.begin[p + 1]; r > s.begin[p] && !said; r--) {
      unsigned here = outcome_at(&a, r - 1);
      bits |= here & ~(unsigned)NVT;
      said = !(here & NVT);
    }
    outcome_put(&d, p, said ? bits : bits | NVT);
  }
}

// --- Nearer to the norm or not, exactly

__extension__ typedef __int128 wide;
struct fraction {
  wide num, den; // den > 0
};

// Compares by whole parts, and then what is left turned upside down: nothing is multiplied, so nothing overflows. Not negative.
static int order(struct fraction a, struct fraction b) {
  for (int sign = 1;; sign = -sign) {
    wide x = a.num / a.den, y = b.num / b.den;
    if (x != y)
      return x < y ? -sign : sign;
    wide left = a.num % a.den, right = b.num % b.den;
    if (left == 0 || right == 0)
      return left == right ? 0 : left == 0 ? -sign : sign;
    a = (struct fraction){a.den, left};
    b = (struct fraction){b.den, right};
  }
}

// How far a value lies outside the norm: the least and the greatest it may be.
struct distance {
  struct fraction least, most;
  bool bounded; // there is a greatest
};

static struct fraction distance_at(struct fraction x, const struct norm_bounds *norm) {
  wide num = x.num * norm->times;
  if (norm->hi < VALUE_MAX && num > norm->hi * x.den)
    return (struct fraction){num - norm->hi * x.den, x.den};
  if (norm->lo > VALUE_MIN && num < norm->lo * x.den)
    return (struct fraction){norm->lo * x.den - num, x.den};
  return (struct fraction){0, 1};
}

static struct distance distance_of(const struct measure *m, size_t r) {
  int64_t lo = m->num.lo[r], hi = m->num.hi[r], least = m->den.lo[r], most = m->den.hi[r];
  bool known = bit_get(m->num.k, r) && lo > VALUE_MIN && hi < VALUE_MAX && bit_get(m->den.k, r) && least > 0 && most < VALUE_MAX;
  struct distance d = {.least = {0, 1}, .most = {0, 1}, .bounded = known};
  if (!known)
    return d;
  struct fraction from = {lo, lo >= 0 ? most : least}, to = {hi, hi >= 0 ? least : most};
  struct fraction below = distance_at(to, &m->norm), above = distance_at(from, &m->norm);
  bool all_above = m->norm.hi < VALUE_MAX && from.num * m->norm.times > m->norm.hi * from.den;
  bool all_below = m->norm.lo > VALUE_MIN && to.num * m->norm.times < m->norm.lo * to.den;
  d.most = order(below, above) > 0 ? below : above;
  d.least = all_above ? above : all_below ? below : d.least;
  return d;
}

static bool at_least(const struct distance *now, const struct distance *then) {
  return !now->bounded || order(now->most, then->least) >= 0;
}
static bool may_be_less(const struct distance *now, const struct distance *then) {
  return !then->bounded || order(now->least, then->most) < 0;
}

static void no_better_row(struct condition d, const struct measure *m, size_t from, size_t r) {
  struct distance now = distance_of(m, r);
  bool first = true, outside = !now.bounded || now.most.num > 0;
  if (now.least.num == 0 || !bit_get(m->rows.t, r))
    bit_set(d.f, r);
  for (size_t at = r; at > from && first; at--) {
    if (!bit_get(m->rows.t, at - 1))
      continue;
    struct distance then = distance_of(m, at - 1);
    if (outside && bit_get(m->rows.t, r) && at_least(&now, &then))
      bit_set(d.t, r);
    if (may_be_less(&now, &then))
      bit_set(d.f, r);
    first = bit_get(m->rows.f, at - 1);
  }
  if (first)
    bit_set(d.f, r);
}

void kernel_no_better(struct segments s, struct condition d, const struct measure *m) {
  for (uint32_t p = 0; p < s.parents; p++)
    for (size_t r = s.begin[p]; r < s.begin[p + 1]; r++)
      no_better_row(d, m, s.begin[p], r);
}

// --- The ladder

// The steps that may be the highest of which a rule holds, coming from `state`; 0: of none.
static uint32_t reached(const struct ladder_rule *rules, size_t n, int state, size_t r) {
  uint32_t may = 0, must = 1;
  for (size_t i = 0; i < n; i++) {
    if (rules[i].back || !(rules[i].from >> state & 1))
      continue;
    may |= (uint32_t)bit_get(rules[i].when.t, r) << rules[i].step;
    must |= (uint32_t)!bit_get(rules[i].when.f, r) << rules[i].step;
  }
  uint32_t highest = (uint32_t)1 << (31 - __builtin_clz(must));
  return (may | highest) & ~(highest - 1);
}

// The steps to which it may fall back, `state` itself among them where it may stay.
static uint32_t fallen(const struct ladder_rule *rules, size_t n, int state, size_t r) {
  uint32_t may = 0, must = (uint32_t)1 << state;
  for (size_t i = 0; i < n; i++) {
    if (!rules[i].back || !(rules[i].from >> state & 1))
      continue;
    may |= (uint32_t)bit_get(rules[i].when.t, r) << rules[i].step;
    must |= (uint32_t)!bit_get(rules[i].when.f, r) << rules[i].step;
  }
  uint32_t lowest = must & -must;
  return (may | lowest) & (lowest | (lowest - 1));
}

// The higher of the two, for each pair.
static uint32_t higher(uint32_t a, uint32_t b) {
  uint32_t from = (a & -a) > (b & -b) ? a & -a : b & -b; // not lower than the lowest of either
  return (a | b) & ~(from - 1);
}

void kernel_ladder(struct segments s, struct set d, struct condition rows, const struct ladder_rule *rules, size_t n) {
  for (uint32_t p = 0; p < s.parents; p++) {
    uint32_t states = 1;
    for (size_t r = s.begin[p]; r < s.begin[p + 1]; r++) {
      uint32_t next = bit_get(rows.f, r) ? states : 0;
      for (int state = 0; bit_get(rows.t, r) && state <= LADDER_TOP; state++)
        if (states >> state & 1)
          next |= higher(reached(rules, n, state, r), fallen(rules, n, state, r));
      states = next;
      d.may[r] = states;
      d.must[r] = (states & (states - 1)) == 0 ? states : 0;
    }
  }
}

void kernel_last_step(struct segments s, struct set d, struct set a) {
  for (uint32_t p = 0; p < s.parents; p++) {
    bool none = s.begin[p] == s.begin[p + 1];
    d.may[p] = none ? 1 : a.may[s.begin[p + 1] - 1];
    d.must[p] = none ? 1 : a.must[s.begin[p + 1] - 1];
  }
}

void kernel_step(size_t rows, struct value d, struct set a) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = (int64_t)__builtin_ctzll(a.may[r]) * NUMBER_SCALE;
    d.hi[r] = (int64_t)(63 - __builtin_clzll(a.may[r])) * NUMBER_SCALE;
    bit_set(d.k, r);
  }
}
