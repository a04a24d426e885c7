// Between the files that read a set.
#ifndef ORACLE_READ_SET_H
#define ORACLE_READ_SET_H

#include "reading.h"

void o_problem(struct o_model *m, const char *what); // the first one is kept
struct o_field *o_add_field(struct o_model *m, struct o_entity *e, struct text name, enum o_type type);
void o_read_schema(struct o_model *m, const struct node *declarations);
void o_finish_entity(struct o_model *m, struct o_entity *e); // after all declarations
void o_read_table(struct o_model *m, const struct node *n);

#endif
