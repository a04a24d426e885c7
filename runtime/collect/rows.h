// From an answer of rows to records: which row each is, whose child it is, and which fields it fills.
//
// The key of a row is its value in the column of the entity's key field, or the column «sleutel», or the one named after the
// entity itself, or «naam»; without any of these its number in the file. Its parent is named by its key in the column named
// after the parent entity; columns named after further ancestors tell parents with the same key apart.
#ifndef EISEN_ROWS_H
#define EISEN_ROWS_H

#include "answer.h"
#include "plan.h"
#include "schema.h"

struct row_place {
  struct text key;
  uint32_t parent; // in records; NO_INDEX: the row is left out
};
struct placing {
  struct arena *work; // for as long as the call takes
  struct sink *sink;
  struct plan *plan;
  const struct plan_call *call;
  const struct schema *schema;
  const struct answer *answer;
  struct origin from; // of all rows, but for `where`
  struct failure why;
  // Filled here.
  struct entity_shape shape;
  struct text *fields; // of each column; empty: none
  uint32_t key_column, ancestor_columns[SCHEMA_DEPTH];
  bool has_key, named; // that column is the key of the gegeven; or only a name by which rows are told apart
  struct row_place *rows; // of each row of the answer
  size_t n_kept;
  struct text open; // why the list is open after all; empty: it is not
};

// False: `why` says why these rows cannot be used; then nothing was added. Else the rows and the status of their list are.
bool rows_store(struct placing *p);
// Which column, row and parent everything is: fields, key_column, ancestor_columns, rows.
bool rows_place(struct placing *p);
// "personeel.csv, rij 3"
struct text rows_where(const struct placing *p, size_t row);
// The value in a column, as keys are compared: trimmed and in NFC. NO_TEXT when the row has none or the column is NO_INDEX.
struct text rows_cell(const struct placing *p, size_t row, uint32_t column);
// The row under which all rows of the call stand, or NO_INDEX when each names its own.
uint32_t rows_parent(const struct placing *p);

#endif
