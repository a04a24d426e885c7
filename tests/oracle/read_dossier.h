// Between the files that read a dossier.
#ifndef ORACLE_READ_DOSSIER_H
#define ORACLE_READ_DOSSIER_H

#include "reading.h"

struct o_source { // of a row in the dossier itself
  struct text name;
  const bool *given; // for each field whether it says what that is
};
// read_sources.c: what other sources say of the row too.
void o_read_sources(struct o_facts *f, const struct node *head, struct text content, struct o_row *row, const struct o_source *own);
struct o_val o_read_value(struct o_model *m, const struct o_field *f, const struct node *data); // LIST of values
struct text o_row_path(struct arena *a, const struct o_row *row); // "A/2", «-» for the aanbieder

#endif
