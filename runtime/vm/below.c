// The rows of an entity below those of another, any number of levels down. Rows of one parent are consecutive, and parents stand in
// order: so what hangs below a row is consecutive too, and a segment of it begins where that of its first child begins.
#include "below.h"

#include "columns.h"
#include "lanes.h"

static bool some_bit(const word *plane, uint32_t from, uint32_t to) {
  for (uint32_t w = from / 64; w * 64 < to; w++)
    if (plane[w] & row_mask(w, from, to))
      return true;
  return false;
}

// Where lists of m are open; `at` gives for each row from which rows of the parent of m on.
static void add_open(const struct columns *c, uint32_t m, const uint32_t *at, uint32_t n, word *open) {
  if (!some_bit(c->entities[m].open, at[0], at[n]))
    return;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t r = at[i]; r < at[i + 1] && !bit_get(open, i); r++)
      if (columns_list_open(c, m, r))
        bit_set(open, i);
}

// What may be missing of e is dated before this day, where nothing is open above it.
static void add_since(const struct columns *c, uint32_t e, const uint32_t *at, uint32_t n, const word *open, day *since) {
  for (uint32_t i = 0; i < n; i++) {
    since[i] = bit_get(open, i) ? INT32_MAX : INT32_MIN;
    for (uint32_t r = at[i]; r < at[i + 1]; r++)
      if (columns_list_open(c, e, r) && c->entities[e].since[r] > since[i])
        since[i] = c->entities[e].since[r];
  }
}

// From the rows of the parent of m to those of m.
static void go_down(const struct columns *c, uint32_t m, uint32_t *at, uint32_t n) {
  for (uint32_t i = 0; i <= n; i++)
    at[i] = c->entities[m].begin[at[i]];
}

static void descend(const struct columns *c, uint32_t level, uint32_t m, uint32_t *at, uint32_t n, word *open) {
  if (m == level)
    return;
  descend(c, level, c->image->entities[m].parent, at, n, open);
  add_open(c, m, at, n, open);
  go_down(c, m, at, n);
}

struct segments rows_deep_below(struct arena *a, const struct columns *c, uint32_t level, uint32_t e, uint32_t from, uint32_t n) {
  uint32_t *at = NEW_ARRAY(a, uint32_t, (size_t)n + 1);
  word *open = NEW_ARRAY(a, word, WORDS(n));
  day *since = NULL;
  for (uint32_t i = 0; i <= n; i++)
    at[i] = from + i;
  descend(c, level, c->image->entities[e].parent, at, n, open);
  if (c->entities[e].since != NULL) {
    since = NEW_ARRAY(a, day, n);
    add_since(c, e, at, n, open, since);
  }
  add_open(c, e, at, n, open);
  go_down(c, e, at, n);
  return (struct segments){at, n, open, {NULL, NULL}, since};
}
