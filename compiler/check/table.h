// Decision tables, and the last rows of a list.
#ifndef EISEN_TABLE_H
#define EISEN_TABLE_H

#include "expr.h"

enum { TABLE_ROWS = 2000 }; // at most

// `klasse volgens omvang`: the value of the first row that holds.
const struct x *check_table(const struct context *c, const struct node *n);
void check_whole_table(struct model *m, const struct m_table *t); // each column that it gives
// Every table as a whole: a case that no row covers, or that more rows cover, is a warning with that case.
void check_tables(struct model *m);
// The first line of a table of this kind; NULL.
const struct node *check_table_part(const struct m_table *t, enum node_kind kind);
// Has the row a cell for each column? false with a message.
bool check_cells(const struct context *c, const struct node *head, const struct node *row);
bool check_gives(const struct node *head); // Does a column say what the table gives?
bool check_names_columns(const struct node *head); // and says what it gives
const struct x *check_column(const struct context *c, const struct node *column); // the value that it is about
const struct x *check_cell(const struct context *c, const struct node *cell, const struct node *column);
// Whether a row of `entity` is one of the last n of its parent with `member`: by its date, or by its key.
// How many rows, as written; false with a message when it is too many to count.
bool check_rows_number(const struct context *c, const struct node *n, int64_t *out);
const struct x *check_latest(const struct context *c, const struct node *at, uint32_t entity, const struct x *member, int64_t n);

#endif
