// From the children of a row to that row: reductions of a bit-plane or a set over each segment.
#include "lanes.h"
#include "wide.h"

// The set of ⊕ over the rows of one word that `m` selects, in bit 0 of each lane. A deels needs a row that may be deels, or two
// different rows of which one may be ja and the other nee; R & (R - 1) says that there are two.
static struct lanes fold_word(struct lanes x, word m) {
  word j = x.j & m, n = x.n & m, either = j | n;
  return (struct lanes){
      .v = !(~x.v & m),
      .j = j && !(~(x.j | x.v) & m),
      .n = n && !(~(x.n | x.v) & m),
      .d = (x.d & m) || (j && n && (either & (either - 1))),
  };
}

// The bits of rows from … from+n-1, n from 1 to 64, as the low bits of a word.
static word bits_from(const word *plane, size_t from, size_t n) {
  size_t w = from / 64, s = from % 64;
  word bits = plane[w] >> s;
  if (s + n > 64)
    bits |= plane[w + 1] << (64 - s);
  return bits & (ALL_ROWS >> (64 - n));
}

static struct lanes fold_short(struct outcome a, size_t from, size_t n) {
  struct lanes x = {bits_from(a.v, from, n), bits_from(a.j, from, n), bits_from(a.n, from, n), bits_from(a.d, from, n)};
  return fold_word(x, ALL_ROWS >> (64 - n));
}

static struct lanes fold_segment(struct outcome a, size_t from, size_t to) {
  struct lanes all = {.v = 1};
  if (from < to && to - from <= 64)
    return fold_short(a, from, to - from);
  for (size_t w = from / 64; w * 64 < to; w++)
    all = lanes_fold(all, fold_word(lanes_at(a, w), row_mask(w, from, to)));
  return all;
}

// The outcomes of up to 64 parents, from parent w * 64 on.
static struct lanes fold_parents(struct segments s, struct outcome a, size_t w) {
  struct lanes out = {0};
  for (size_t i = 0; i < rows_in_word(s.parents, w); i++) {
    size_t p = w * 64 + i;
    struct lanes x = fold_segment(a, s.begin[p], s.begin[p + 1]);
    out.v |= (x.v & 1) << i;
    out.j |= (x.j & 1) << i;
    out.n |= (x.n & 1) << i;
    out.d |= (x.d & 1) << i;
  }
  return out;
}

struct fields fields_of(const uint32_t *begin, uint32_t parents, word *ends, word *filled) {
  bool all = true;
  for (uint32_t p = 0; p < parents; p++) {
    if (begin[p] < begin[p + 1]) {
      bit_set(ends, begin[p + 1] - 1);
      bit_set(filled, p);
    }
    all = all && begin[p] < begin[p + 1];
  }
  for (size_t w = 0; w < WORDS(begin[parents]); w++)
    if (ends[w] == 0)
      return (struct fields){NULL, NULL};
  return (struct fields){ends, all ? NULL : filled};
}

// The bits of a plane go from the parents with rows to where these stand among all; `n` of them.
static void put_apart(word *d, const word *filled, size_t parents, size_t n) {
  for (size_t w = WORDS(parents); w-- > 0;) {
    word to = filled[w], bits = 0, out = 0;
    size_t many = (size_t)__builtin_popcountll(to);
    n -= many;
    if (many > 0)
      bits = bits_from(d, n, many);
    for (; to; to &= to - 1, bits >>= 1)
      out |= (bits & 1) << __builtin_ctzll(to);
    d[w] = out;
  }
}

// All parents at once. Those without rows are nvt.
static void fold_all(struct segments s, struct outcome d, struct outcome a) {
  const word *filled = s.fields.filled;
  wide_best()->fold(d, a, s.fields.ends, WORDS(s.begin[s.parents]));
  if (filled == NULL)
    return;
  size_t n = 0;
  for (size_t w = 0; w < WORDS(s.parents); w++)
    n += (size_t)__builtin_popcountll(filled[w]);
  word *const planes[] = {d.v, d.j, d.n, d.d};
  for (size_t i = 0; i < 4; i++)
    put_apart(planes[i], filled, s.parents, n);
  for (size_t w = 0; w < WORDS(s.parents); w++)
    d.v[w] |= ~filled[w];
}

enum { FEW = 8 }; // parents that are folded one by one

void kernel_fold_up(struct segments s, struct outcome d, struct outcome a) {
  bool together = s.fields.ends != NULL && s.parents > FEW;
  if (together)
    fold_all(s, d, a);
  for (size_t w = 0; w < WORDS(s.parents); w++) {
    if (together && s.open[w] == 0)
      continue;
    struct lanes x = together ? lanes_at(d, w) : fold_parents(s, a, w), any = {s.open[w], s.open[w], s.open[w], s.open[w]};
    any.v = ALL_ROWS; // further rows: none, or where the list is open of any outcome
    lanes_put(d, w, lanes_fold(x, any));
  }
}

static int64_t popcount(word x) {
  return __builtin_popcountll(x);
}

void kernel_count_up(struct segments s, struct value d, struct condition in, struct condition a) {
  wide_best()->count(d.lo, d.hi, in, a, s.begin, s.parents);
  for (uint32_t p = 0; p < s.parents; p++) {
    if (bit_get(s.open, p))
      d.hi[p] = VALUE_MAX;
    bit_set(d.k, p);
  }
}

// What one row may add: nothing where it may be out, or may have no value.
static bool add_row(struct value a, struct condition in, size_t r, int64_t *lo, int64_t *hi) {
  if (!bit_get(in.t, r) || !bit_get(a.k, r))
    return true;
  bool maybe_not = bit_get(in.f, r) || bit_get(a.g, r);
  int64_t least = maybe_not && a.lo[r] > 0 ? 0 : a.lo[r], most = maybe_not && a.hi[r] < 0 ? 0 : a.hi[r];
  if (least <= VALUE_MIN || most >= VALUE_MAX)
    return false;
  bool over = __builtin_add_overflow(*lo, least, lo) || __builtin_add_overflow(*hi, most, hi);
  return !over && *lo > VALUE_MIN && *hi < VALUE_MAX;
}

void kernel_sum_up(struct segments s, struct value d, struct value a, struct condition in) {
  for (uint32_t p = 0; p < s.parents; p++) {
    int64_t lo = 0, hi = 0;
    bool bounded = !bit_get(s.open, p);
    for (size_t r = s.begin[p]; bounded && r < s.begin[p + 1]; r++)
      bounded = add_row(a, in, r, &lo, &hi);
    d.lo[p] = bounded ? lo : VALUE_MIN;
    d.hi[p] = bounded ? hi : VALUE_MAX;
    bit_set(d.k, p);
  }
}

struct share {
  int64_t surely, perhaps, surely_not, perhaps_not, certain; // rows in with the condition, without it, and surely in
};

static struct share count_share(struct condition in, struct condition a, size_t from, size_t to) {
  struct share n = {0};
  for (size_t w = from / 64; w * 64 < to; w++) {
    word may = in.t[w] & row_mask(w, from, to), must = may & ~in.f[w];
    n.surely += popcount(must & a.t[w] & ~a.f[w]);
    n.perhaps += popcount(may & a.t[w]);
    n.surely_not += popcount(must & a.f[w] & ~a.t[w]);
    n.perhaps_not += popcount(may & a.f[w]);
    n.certain += popcount(must);
  }
  return n;
}

static const int64_t whole = 100 * (int64_t)NUMBER_SCALE;

// p: not below zero.
static unsigned share_of(const struct segments *s, uint32_t parent, struct condition in, struct condition a, int64_t p) {
  struct share n = count_share(in, a, s->begin[parent], s->begin[parent + 1]);
  bool open = bit_get(s->open, parent), some = n.perhaps + n.perhaps_not > 0;
  bool nee = open ? p > 0 : whole * n.surely < p * (n.surely + n.perhaps_not);
  bool ja = open || (p == 0 ? some : n.certain ? whole * n.perhaps >= p * (n.perhaps + n.surely_not) : n.perhaps > 0);
  if (p > whole) // more than all of them
    ja = false, nee = open || some;
  return (ja ? JA : 0u) | (nee ? NEE : 0u) | (n.certain == 0 ? NVT : 0u);
}

void kernel_share_up(struct segments s, struct outcome d, struct condition in, struct condition a, int64_t p) {
  for (uint32_t parent = 0; parent < s.parents; parent++)
    outcome_put(&d, parent, share_of(&s, parent, in, a, p));
}

// Below nothing counts as nothing, beyond all rows as more than all.
static int64_t share_least(int64_t p) {
  return p < 0 ? 0 : p > whole ? whole + 1 : p;
}

void kernel_share_by(struct segments s, struct outcome d, struct condition in, struct condition a, struct value p) {
  for (uint32_t parent = 0; parent < s.parents; parent++) {
    unsigned out = share_of(&s, parent, in, a, share_least(p.lo[parent]));
    if (p.hi[parent] != p.lo[parent]) // between these it is one of both
      out |= share_of(&s, parent, in, a, share_least(p.hi[parent]));
    outcome_put(&d, parent, out);
  }
}

static bool some_row(const word *plane, size_t from, size_t to) {
  for (size_t w = from / 64; w * 64 < to; w++) {
    if (plane[w] & row_mask(w, from, to))
      return true;
  }
  return false;
}

static bool every_row(const word *plane, size_t from, size_t to) {
  for (size_t w = from / 64; w * 64 < to; w++) {
    if (~plane[w] & row_mask(w, from, to))
      return false;
  }
  return true;
}

void kernel_any_up(struct segments s, struct condition d, struct condition a) {
  for (uint32_t p = 0; p < s.parents; p++) {
    size_t from = s.begin[p], to = s.begin[p + 1];
    if (bit_get(s.open, p) || some_row(a.t, from, to))
      bit_set(d.t, p);
    if (every_row(a.f, from, to))
      bit_set(d.f, p);
  }
}

void kernel_one_up_c(struct segments s, struct condition d, struct condition a) {
  for (uint32_t p = 0; p < s.parents; p++) {
    size_t from = s.begin[p], to = s.begin[p + 1];
    bool none = from == to;
    if (none ? bit_get(s.open, p) : some_row(a.t, from, to))
      bit_set(d.t, p);
    if (none || some_row(a.f, from, to))
      bit_set(d.f, p);
  }
}

void kernel_one_up_s(struct segments s, struct set d, struct set a) {
  for (uint32_t p = 0; p < s.parents; p++) {
    size_t from = s.begin[p], to = s.begin[p + 1];
    d.must[p] = from == to ? 0 : UINT64_MAX;
    d.may[p] = from == to && bit_get(s.open, p) ? UINT64_MAX : 0;
    for (size_t r = from; r < to; r++) {
      d.must[p] &= a.must[r];
      d.may[p] |= a.may[r];
    }
  }
}
