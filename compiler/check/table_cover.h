// Boxes of pieces: is there a case that no row covers, or that two rows cover? The values of each column fall into pieces; a row
// holds in some pieces of each column. Exact: every case there is, is looked at, or it is said that there was no time for that.
#ifndef EISEN_TABLE_COVER_H
#define EISEN_TABLE_COVER_H

#include "arena.h"

struct cover_column {
  uint32_t pieces, first, words; // first: its first word in a box
  const uint64_t *likely;        // pieces with a value that one would write
};
struct cover {
  struct arena *arena;
  uint32_t columns, rows, words; // words of a box: a bit for each piece of each column
  uint32_t wanted;               // so many columns are enough for a row to hold
  struct cover_column *column;
  uint64_t *cells; // a box for each row
  uint64_t *rest;  // room for a column
  uint64_t work;   // left
  struct cover_level { uint64_t *box; uint32_t *rows; } *levels;
};

// Columns, and with them the words, must be set. Gives empty cells.
void cover_open(struct cover *c, uint32_t rows);
uint64_t *cover_row(const struct cover *c, uint32_t row);
uint64_t *cover_all(const struct cover *c, bool likely); // a box with every piece, or every likely one

enum covered { COVER_NONE, COVER_FOUND, COVER_TOO_MUCH };
// A case in the box in which none of the first n rows holds: for each column a piece. The box is used up.
enum covered cover_hole(struct cover *c, uint64_t *box, uint32_t n, uint32_t *piece);
// Is there a case in which both rows hold? This one, where piece is not NULL.
bool cover_both(struct cover *c, uint32_t a, uint32_t b, uint32_t *piece);
bool cover_within(const struct cover *c, uint32_t a, uint32_t b); // each cell of a lies within that of b

#endif
