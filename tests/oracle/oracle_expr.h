// Between the files that evaluate expressions.
#ifndef ORACLE_EXPR_H
#define ORACLE_EXPR_H

#include "oracle.h"

struct o_val o_value(const struct o_where *w, const struct node *n, const struct o_val *beside);
struct o_val o_literal(const struct o_where *w, const struct node *n);
struct o_val o_cell(struct o_row *row, const struct o_field *f);
struct o_list *o_list_of(const struct o_where *w, const struct o_entity *e);
struct o_row *o_only_row(const struct o_where *w, const struct o_entity *e); // this row, what it hangs under, or the only one below; NULL
struct o_where o_in_row(const struct o_where *w, struct o_row *row);
struct o_rat o_least(const struct o_val *v);
struct o_rat o_most(const struct o_val *v);
struct o_val o_event(const struct o_where *w, const struct node *n); // a document or event stands for its date
const struct o_entity *o_bare_entity(const struct o_where *w, const struct node *n); // that a bare name stands for; NULL: a field
bool o_branch_name(const struct node *n, const struct o_val *beside, struct o_val *out); // beside a choice: one of its branches
struct o_val o_field_of(const struct o_where *w, const struct o_entity *e, const struct o_field *f);
struct o_val o_of_bare(const struct o_where *w, const struct node *n, const struct o_field *f); // a field of what a bare name stands for
struct o_val o_if_member(const struct o_where *w, struct o_row *row, struct text name, struct o_val v); // else absent
struct o_val o_moved(const struct o_where *w, struct o_val v, const struct node *term, bool back);
struct o_val o_by_law(const struct o_facts *f, struct o_val v, int64_t count, enum unit unit);
void o_widen(const struct o_facts *f, struct o_val *to, struct o_val v); // to may be v too
// Of a DURATION, or of the parameter of `self` that a REF names, in this row.
int64_t o_term(const struct o_model *m, const struct o_target *self, struct o_row *row, const struct node *n, enum unit *unit);
struct o_val o_said(const struct o_where *w, const struct node *n); // a literal, or the parameter that a REF names
// oracle_more.c: what is not needed every day.
struct o_val o_defined(const struct o_where *w, const struct node *n);
struct o_val o_more_values(const struct o_where *w, const struct node *n);
unsigned o_more_conditions(const struct o_where *w, const struct node *n);
// oracle_table.c: decision tables, the last rows of a list, yearly duties.
struct o_val o_by_table(const struct o_where *w, const struct node *n);
unsigned o_among_last(const struct o_where *w, struct o_list *l, struct text name, size_t row, int64_t n);
unsigned o_yearly(const struct o_where *w, const struct node *n);
struct o_val o_last_day(const struct o_where *w, const struct node *until); // of a duty: absent where it has no end
int64_t o_day_in_year(const struct node *n, int64_t from);
int o_months_in(struct text period); // of the calendar
int o_years_together(const struct node *n); // of YEARLY: in one period
bool o_more_norms(const struct o_where *w, const struct node *n, unsigned *out);

#endif
