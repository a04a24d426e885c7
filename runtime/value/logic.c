// Conditions and outcomes: plane formulas, 64 rows at a time. Each was found by enumerating all sets of possibilities.
#include "lanes.h"
#include "wide.h"

enum { MANY = 8 }; // words for which a call is worth it

void kernel_not(size_t rows, struct condition d, struct condition a) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.f[w];
    d.f[w] = a.t[w];
  }
}

void kernel_and(size_t rows, struct condition d, struct condition a, struct condition b) {
  if (WORDS(rows) > MANY) {
    wide_best()->both(d, a, b, WORDS(rows));
    return;
  }
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.t[w] & b.t[w];
    d.f[w] = a.f[w] | b.f[w];
  }
}

void kernel_or(size_t rows, struct condition d, struct condition a, struct condition b) {
  if (WORDS(rows) > MANY) {
    wide_best()->either(d, a, b, WORDS(rows));
    return;
  }
  for (size_t w = 0; w < WORDS(rows); w++) {
    d.t[w] = a.t[w] | b.t[w];
    d.f[w] = a.f[w] & b.f[w];
  }
}

void kernel_criterion(size_t rows, struct outcome d, struct condition a) {
  for (size_t w = 0; w < WORDS(rows); w++)
    lanes_put(d, w, (struct lanes){.j = a.t[w], .n = a.f[w]});
}

// What of x survives where the bits of m are set, added to sum.
static inline struct lanes lanes_join(struct lanes sum, struct lanes x, word m) {
  return (struct lanes){sum.v | (x.v & m), sum.j | (x.j & m), sum.n | (x.n & m), sum.d | (x.d & m)};
}

void kernel_choose(size_t rows, struct outcome d, struct condition a, struct outcome b, struct outcome c) {
  if (WORDS(rows) > MANY) {
    wide_best()->choose(d, a, b, c, WORDS(rows));
    return;
  }
  for (size_t w = 0; w < WORDS(rows); w++) {
    struct lanes x = lanes_join((struct lanes){0}, lanes_at(b, w), a.t[w]);
    lanes_put(d, w, lanes_join(x, lanes_at(c, w), a.f[w]));
  }
}

void kernel_fold(size_t rows, struct outcome d, struct outcome a, struct outcome b) {
  for (size_t w = 0; w < WORDS(rows); w++)
    lanes_put(d, w, lanes_fold(lanes_at(a, w), lanes_at(b, w)));
}

void kernel_complete(size_t rows, struct outcome d, struct outcome a) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    struct lanes x = lanes_at(a, w);
    lanes_put(d, w, (struct lanes){.v = x.v, .j = x.j, .n = x.n | x.d});
  }
}

void kernel_deadline(size_t rows, struct outcome d, struct value a, struct value b, struct value c) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    word in_time = ~lanes_below(b.hi, a.lo, rows, w), late = lanes_below(b.lo, a.hi, rows, w);
    word running = c.k[w] & ~lanes_below(b.hi, c.lo, rows, w);
    word over = c.g[w] | (c.k[w] & lanes_below(b.lo, c.hi, rows, w));
    word term = b.k[w], done = term & a.k[w], not_done = term & a.g[w];
    d.v[w] = b.g[w] | (not_done & running);
    d.j[w] = done & in_time;
    d.n[w] = (done & late) | (not_done & over);
    d.d[w] = 0;
  }
}

// The rows where an option surely applies that goes before the one with this mask. `sure` has a word an option.
static word beaten(const word *sure, uint64_t before) {
  word rows = 0;
  for (; before; before &= before - 1)
    rows |= sure[__builtin_ctzll(before)];
  return rows;
}

void kernel_select_c(size_t rows, struct condition d, struct condition base, const struct option_c *options, size_t n) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    word sure[SELECT_LIMIT], none = ALL_ROWS, t = 0, f = 0;
    for (size_t i = 0; i < n; i++)
      none &= ~(sure[i] = options[i].guard.t[w] & ~options[i].guard.f[w]);
    for (size_t i = 0; i < n; i++) {
      word wins = options[i].guard.t[w] & ~beaten(sure, options[i].before);
      t |= wins & options[i].value.t[w];
      f |= wins & options[i].value.f[w];
    }
    d.t[w] = t | (none & base.t[w]);
    d.f[w] = f | (none & base.f[w]);
  }
}

void kernel_select_u(size_t rows, struct outcome d, struct outcome base, const struct option_u *options, size_t n) {
  for (size_t w = 0; w < WORDS(rows); w++) {
    word sure[SELECT_LIMIT], none = ALL_ROWS;
    struct lanes x = {0};
    for (size_t i = 0; i < n; i++)
      none &= ~(sure[i] = options[i].guard.t[w] & ~options[i].guard.f[w]);
    for (size_t i = 0; i < n; i++) {
      x = lanes_join(x, lanes_at(options[i].value, w), options[i].guard.t[w] & ~beaten(sure, options[i].before));
    }
    lanes_put(d, w, lanes_join(x, lanes_at(base, w), none));
  }
}
