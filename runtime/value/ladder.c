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
    outcome_put(&d, p, bit_get(s.open, p) ? NVT | JA | NEE : said ? bits : bits | NVT);
  }
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

void kernel_last_step(struct segments s, struct set d, struct set a, uint64_t any) {
  for (uint32_t p = 0; p < s.parents; p++) {
    bool none = s.begin[p] == s.begin[p + 1], open = bit_get(s.open, p);
    d.may[p] = open ? any : none ? 1 : a.may[s.begin[p + 1] - 1];
    d.must[p] = open ? 0 : none ? 1 : a.must[s.begin[p + 1] - 1];
  }
}

static bool is_settled(struct value v, size_t r) {
  return !bit_get(v.k, r) || (!bit_get(v.g, r) && v.lo[r] == v.hi[r]);
}

void kernel_begun_u(size_t rows, struct outcome d, struct outcome a, struct value since) {
  for (size_t r = 0; r < rows; r++)
    outcome_put(&d, r, is_settled(since, r) ? outcome_at(&a, r) : NVT | JA | NEE);
}

void kernel_begun_s(size_t rows, struct set d, struct set a, struct value since, uint64_t any) {
  for (size_t r = 0; r < rows; r++) {
    bool settled = is_settled(since, r);
    d.may[r] = settled ? a.may[r] : any;
    d.must[r] = settled ? a.must[r] : 0;
  }
}

void kernel_step(size_t rows, struct value d, struct set a) {
  for (size_t r = 0; r < rows; r++) {
    d.lo[r] = (int64_t)__builtin_ctzll(a.may[r]) * NUMBER_SCALE;
    d.hi[r] = (int64_t)(63 - __builtin_clzll(a.may[r])) * NUMBER_SCALE;
    bit_set(d.k, r);
  }
}
