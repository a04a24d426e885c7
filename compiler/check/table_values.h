// The values of one column of a table: in which ranges each cell holds, the pieces these make, and a value of a piece in words.
#ifndef EISEN_TABLE_VALUES_H
#define EISEN_TABLE_VALUES_H

#include "table.h"
#include "table_cover.h"

struct piece { int64_t lo, hi; };
struct in_cell { uint32_t row; struct piece values; };
struct column {
  const struct x *field;
  const struct node *head;
  VEC(struct in_cell) cells; // a cell may have more ranges, or none
  VEC(struct piece) pieces;  // ascending
  VEC(struct text) texts;    // of a column of text: a value is the number of its text, and one more is any other
  uint32_t rows;             // added so far
};

// Adds the cell of the next row; false when its values are not fixed. It was checked before.
bool values_add(const struct context *c, struct column *k, const struct node *cell);
void values_cut(const struct context *c, struct column *k);               // makes the pieces, when all cells are there
const uint64_t *values_likely(const struct context *c, const struct column *k); // pieces with a value that one would write
void values_pieces(const struct column *k, uint32_t row, uint64_t *bits);   // those of a cell
struct text values_show(const struct context *c, const struct column *k, uint32_t piece);

#endif
