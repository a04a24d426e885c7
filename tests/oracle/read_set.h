// Between the files that read a set.
#ifndef ORACLE_READ_SET_H
#define ORACLE_READ_SET_H

#include "reading.h"

void o_problem(struct o_model *m, const char *what); // the first one is kept
struct o_field *o_add_field(struct o_model *m, struct o_entity *e, struct text name, enum o_type type);
void o_read_schema(struct o_model *m, const struct node *declarations);
void o_finish_entity(struct o_model *m, struct o_entity *e); // after all declarations
// asked.c: declares what a person says in conditions.
void o_asked_in_formulas(struct o_model *m);
void o_asked_in_target(struct o_model *m, struct o_target *t); // whose rows are known
void o_asked_in_exception(struct o_model *m, const struct o_exception *x);
const struct o_class *o_judged_class(struct o_model *m);
void o_read_table(struct o_model *m, const struct node *n);

#endif
