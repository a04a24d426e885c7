// Between the files that evaluate expressions.
#ifndef ORACLE_EXPR_H
#define ORACLE_EXPR_H

#include "oracle.h"

struct o_val o_value(const struct o_where *w, const struct node *n, const struct o_val *beside);
struct o_val o_literal(const struct o_where *w, const struct node *n);
struct o_val o_cell(struct o_row *row, const struct o_field *f);
struct o_list *o_list_of(const struct o_where *w, const struct o_entity *e);
struct o_where o_in_row(const struct o_where *w, struct o_row *row);
struct o_rat o_least(const struct o_val *v);
struct o_rat o_most(const struct o_val *v);
struct o_val o_event(const struct o_where *w, const struct node *n); // a document or event stands for its date
int64_t o_term(const struct node *n, enum unit *unit); // of a DURATION
// oracle_more.c: what is not needed every day.
struct o_val o_defined(const struct o_where *w, const struct node *n);
struct o_val o_more_values(const struct o_where *w, const struct node *n);
unsigned o_more_conditions(const struct o_where *w, const struct node *n);
bool o_more_norms(const struct o_where *w, const struct node *n, unsigned *out);

#endif
