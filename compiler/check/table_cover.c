// The search goes through boxes. In a box some rows hold everywhere, some nowhere, and the others in a part. Of one of these the
// box is cut in two, where it holds in one column and where not, until a row holds everywhere or none is left. What keeps that short:
// a row that is all but there is cut first, else the column in which most rows differ; and where a column has pieces in which only
// rows hold to which that column makes no difference, a hole elsewhere in the box is a hole there too.
#include <stdbool.h>
#include <string.h>

#include "table_cover.h"

enum { DEPTH = 4096 }; // cuts one within the other
#define WORK ((uint64_t)1 << 28) // words looked at: some tenths of a second

void cover_open(struct cover *c, uint32_t rows) {
  c->rows = rows;
  c->words = 0;
  for (uint32_t k = 0; k < c->columns; k++) {
    c->column[k].words = (c->column[k].pieces + 63) / 64;
    c->column[k].first = c->words;
    c->words += c->column[k].words;
  }
  c->cells = NEW_ARRAY(c->arena, uint64_t, (size_t)c->words * rows);
  c->rest = NEW_ARRAY(c->arena, uint64_t, c->words);
  c->levels = NEW_ARRAY(c->arena, struct cover_level, DEPTH);
  c->work = WORK;
}

uint64_t *cover_row(const struct cover *c, uint32_t row) { return c->cells + (size_t)row * c->words; }

uint64_t *cover_all(const struct cover *c, bool likely) {
  uint64_t *box = NEW_ARRAY(c->arena, uint64_t, c->words);
  for (uint32_t k = 0; k < c->columns; k++)
    for (uint32_t i = 0; i < c->column[k].pieces; i++)
      if (!likely || c->column[k].likely[i / 64] >> i % 64 & 1) box[c->column[k].first + i / 64] |= (uint64_t)1 << i % 64;
  return box;
}

// How a row stands to a box in one column.
enum fit { FITS_NOT, FITS_PARTLY, FITS };

static enum fit fit_of(const struct cover *c, const uint64_t *row, const uint64_t *box, uint32_t column) {
  const struct cover_column *k = &c->column[column];
  bool in = false, out = false;
  for (uint32_t w = k->first; w < k->first + k->words && !(in && out); w++) {
    in = in || (row[w] & box[w]) != 0;
    out = out || (box[w] & ~row[w]) != 0;
  }
  return !in ? FITS_NOT : out ? FITS_PARTLY : FITS;
}

static uint32_t pick(const struct cover *c, const uint64_t *box, uint32_t column) {
  const struct cover_column *k = &c->column[column];
  for (int likely = 1; likely >= 0; likely--)
    for (uint32_t w = 0; w < k->words; w++) {
      uint64_t bits = box[k->first + w] & (likely ? k->likely[w] : UINT64_MAX);
      if (bits != 0) return w * 64 + (uint32_t)__builtin_ctzll(bits);
    }
  return 0;
}

// ---- holes ----

struct search {
  struct cover *c;
  uint32_t *piece;
};
// What was seen of a box.
struct sight {
  bool covered;
  uint32_t left;       // rows that hold in a part of it, in front of the list
  uint32_t row, parts; // of these the one that is nearest to holding everywhere: it does not in so many columns
};

static struct sight look(struct cover *c, const uint64_t *box, uint32_t *rows, uint32_t n) {
  struct sight s = {.parts = UINT32_MAX};
  c->work -= c->work < (uint64_t)n * c->words ? c->work : (uint64_t)n * c->words;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t whole = 0, parts = 0;
    for (uint32_t k = 0; k < c->columns; k++) {
      enum fit f = fit_of(c, cover_row(c, rows[i]), box, k);
      whole += f == FITS;
      parts += f == FITS_PARTLY;
    }
    s.covered = s.covered || whole >= c->wanted;
    if (whole + parts < c->wanted) continue;
    if (parts < s.parts) s.row = rows[i], s.parts = parts;
    rows[s.left++] = rows[i];
  }
  return s;
}

// Pieces of a column in which no row holds that does not hold in the whole column: then the box is narrowed to those.
static bool narrow(struct cover *c, uint64_t *box, const uint32_t *rows, uint32_t n, uint32_t column) {
  const struct cover_column *k = &c->column[column];
  bool some = false, cut = false;
  uint64_t *rest = c->rest;
  memcpy(rest, box + k->first, k->words * sizeof *rest);
  for (uint32_t i = 0; i < n; i++) {
    const uint64_t *row = cover_row(c, rows[i]);
    if (fit_of(c, row, box, column) != FITS_PARTLY) continue;
    cut = true;
    for (uint32_t w = 0; w < k->words; w++) rest[w] &= ~row[k->first + w];
  }
  for (uint32_t w = 0; w < k->words; w++) some = some || rest[w] != 0;
  if (cut && some) memcpy(box + k->first, rest, k->words * sizeof *rest);
  return cut && some;
}

static bool narrow_all(struct cover *c, uint64_t *box, const uint32_t *rows, uint32_t n) {
  bool any = false;
  for (uint32_t k = 0; k < c->columns; k++) any = narrow(c, box, rows, n, k) || any;
  return any;
}

static struct cover_level *level_at(struct cover *c, uint32_t depth) {
  struct cover_level *l = &c->levels[depth];
  if (!l->box) *l = (struct cover_level){NEW_ARRAY(c->arena, uint64_t, c->words), NEW_ARRAY(c->arena, uint32_t, c->rows)};
  return l;
}

// In which column to cut, and for which row.
struct cut { uint32_t column, row; };

static struct cut cut_of(const struct cover *c, const uint64_t *box, const struct sight *s, const uint32_t *rows) {
  struct cut best = {0, s->row};
  uint32_t most = 0;
  for (uint32_t k = 0; k < c->columns; k++) {
    struct cut here = {k, s->row};
    bool own = fit_of(c, cover_row(c, s->row), box, k) == FITS_PARTLY;
    uint32_t differ = own;
    for (uint32_t i = 0; i < s->left && s->parts > 1; i++) {
      bool part = fit_of(c, cover_row(c, rows[i]), box, k) == FITS_PARTLY;
      if (part && !own && differ == 0) here.row = rows[i];
      differ += part;
    }
    if (differ > most) best = here, most = differ;
  }
  return best;
}

static enum covered search(struct search *s, uint64_t *box, uint32_t *rows, uint32_t n, uint32_t depth) {
  struct cover *c = s->c;
  while (true) {
    struct sight seen = look(c, box, rows, n);
    if (seen.covered) return COVER_NONE;
    n = seen.left;
    if (n == 0) {
      for (uint32_t k = 0; k < c->columns; k++) s->piece[k] = pick(c, box, k);
      return COVER_FOUND;
    }
    if (c->work == 0 || depth + 1 == DEPTH) return COVER_TOO_MUCH;
    if (narrow_all(c, box, rows, n)) continue;
    struct cut cut = cut_of(c, box, &seen, rows);
    const struct cover_column *k = &c->column[cut.column];
    const uint64_t *row = cover_row(c, cut.row);
    struct cover_level *l = level_at(c, depth + 1);
    memcpy(l->box, box, c->words * sizeof *box);
    memcpy(l->rows, rows, n * sizeof *rows);
    for (uint32_t w = k->first; w < k->first + k->words; w++) l->box[w] &= ~row[w], box[w] &= row[w];
    enum covered outside = search(s, l->box, l->rows, n, depth + 1);
    if (outside != COVER_NONE) return outside;
  }
}

enum covered cover_hole(struct cover *c, uint64_t *box, uint32_t n, uint32_t *piece) {
  struct search s = {c, piece};
  struct cover_level *l = level_at(c, 0);
  for (uint32_t i = 0; i < n; i++) l->rows[i] = i;
  return search(&s, box, l->rows, n, 0);
}

// ---- two rows ----

static bool some_of(const struct cover *c, const uint64_t *box, uint32_t column) {
  const struct cover_column *k = &c->column[column];
  for (uint32_t w = k->first; w < k->first + k->words; w++)
    if (box[w] != 0) return true;
  return false;
}

static bool meet(const struct cover *c, const uint64_t *a, const uint64_t *b, uint32_t column) {
  const struct cover_column *k = &c->column[column];
  for (uint32_t w = k->first; w < k->first + k->words; w++)
    if ((a[w] & b[w]) != 0) return true;
  return false;
}

// Columns in which both can hold, either of the two but not both, only the one, only the other.
struct shared { uint32_t both, either, one, other; };

static bool enough(const struct cover *c, const struct shared *s) {
  uint32_t a = s->both + s->one, b = s->both + s->other;
  uint32_t more = (a < c->wanted ? c->wanted - a : 0) + (b < c->wanted ? c->wanted - b : 0);
  return more <= s->either;
}

bool cover_both(struct cover *c, uint32_t a, uint32_t b, uint32_t *piece) {
  const uint64_t *x = cover_row(c, a), *y = cover_row(c, b);
  struct shared s = {0, 0, 0, 0};
  for (uint32_t k = 0; k < c->columns; k++) {
    bool in_a = some_of(c, x, k), in_b = some_of(c, y, k), both = meet(c, x, y, k);
    s.both += both;
    s.either += !both && in_a && in_b;
    s.one += in_a && !in_b;
    s.other += in_b && !in_a;
    if (!both && c->wanted == c->columns) return false;
  }
  if (!enough(c, &s) || !piece) return enough(c, &s);
  uint32_t lacking = s.both + s.one < c->wanted ? c->wanted - s.both - s.one : 0; // what a must have of the columns in dispute
  uint64_t *both = NEW_ARRAY(c->arena, uint64_t, c->words);
  for (uint32_t k = 0; k < c->columns; k++) {
    const struct cover_column *at = &c->column[k];
    bool shared = meet(c, x, y, k), disputed = !shared && some_of(c, x, k) && some_of(c, y, k);
    const uint64_t *from = disputed ? (lacking > 0 ? x : y) : some_of(c, x, k) ? x : y;
    if (disputed && lacking > 0) lacking--;
    for (uint32_t w = at->first; w < at->first + at->words; w++) both[w] = shared ? x[w] & y[w] : from[w];
    piece[k] = pick(c, both, k);
  }
  return true;
}

bool cover_within(const struct cover *c, uint32_t a, uint32_t b) {
  const uint64_t *x = cover_row(c, a), *y = cover_row(c, b);
  for (uint32_t w = 0; w < c->words; w++)
    if ((x[w] & ~y[w]) != 0) return false;
  return true;
}
