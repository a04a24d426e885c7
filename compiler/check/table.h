// Decision tables, and the last rows of a list.
#ifndef EISEN_TABLE_H
#define EISEN_TABLE_H

#include "expr.h"

// `klasse volgens omvang`: the value of the first row that holds.
const struct x *check_table(const struct context *c, const struct node *n);
// Every table as a whole: a case that no row covers, or that more rows cover, is a warning with that case.
void check_tables(struct model *m);
// The first line of a table of this kind; NULL.
const struct node *check_table_part(const struct m_table *t, enum node_kind kind);
const struct x *check_cell(const struct context *c, const struct node *cell, const struct node *column);
// Whether a row of `entity` is one of the last n of its parent: by its date, or by its key.
const struct x *check_latest(const struct context *c, const struct node *at, uint32_t entity, int64_t n);

#endif
