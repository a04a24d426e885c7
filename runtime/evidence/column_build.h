// What the files that build columns share. Inside this room only.
//
//   column_rows.c    which records become rows, where they stand, which lists are open
//   column_fields.c  the values of each field
//   column_period.c  the periods of each provider
//   column_aim.c     of what a judgement or a waiver speaks
//   column_judge.c   judgements
//   column_waive.c   waivers, and the values that they give
//   column_judged.c  which of several judgements counts
//   column_class.c   names of a classification
//   column_alike.c   keys that differ in capitals alone
//   (convert.h of runtime/value: text to value)
#ifndef EISEN_COLUMN_BUILD_H
#define EISEN_COLUMN_BUILD_H

#include "columns.h"

// The names of a classification, folded: paths first, then codes, names and titles.
struct class_index {
  struct map map, near; // near: of a name that is not in it the node that it resembles
  bool built;
};
#define SEVERAL 0x3FFFFFFFu // a name that more than one node has; an image cannot hold so many

// A row of the records of a provider.
struct rec_ref {
  uint32_t provider, row;
};

struct build {
  struct arena *arena;   // of the columns
  struct arena *work;    // of this build
  struct arena *scratch; // of one value
  struct sink *sink;
  const struct image *image;
  struct columns *out;
  size_t *base;        // per provider: the number of its row 0 among all rows of all records
  uint32_t *entity;    // per record row: its entity in the image, NONE
  uint32_t *at;        // per record row: its row in the columns, NO_INDEX when it does not count
  struct map entities; // names, as found in the records, to entities
  struct map *fields;  // per entity: names to fields
  struct class_index *classes;
  struct judged_rows **judged; // per judge input; NULL: no row has a judgement
  struct waived_rows *waived;  // per parameter: what waivers gave it
  uint32_t *refused; // per field: values that could not be read
};

bool build_rows(struct build *b);
void build_fields(struct build *b);
void build_all_periods(struct build *b);
void build_periods(struct build *b, uint32_t entity);
void build_judgements(struct build *b);
void tell_alike(struct build *b); // keys that differ in capitals alone

// A judgement that counts for rows, in whatever order they come: one that names a row that lies deeper goes before the others, and where
// those differ they are all possible.
struct judged {
  const struct rec_judgement *by;
  uint32_t depth, provider;
};

// The rows of an entity that stand under rows `lo` to `hi` (excluded) of one of its ancestors, or itself.
struct row_range {
  uint32_t lo, hi;
};
struct row_range rows_below(const struct columns *c, uint32_t entity, uint32_t ancestor, struct row_range range);
uint32_t provider_of(const struct columns *c, uint32_t entity, uint32_t row);

uint32_t entity_depth(const struct image *im, uint32_t entity); // how far below the aanbieder
void judged_put(struct build *b, uint32_t input, struct row_range rows, struct judged j);
// Says of which rows the judgements differ, when all are put.
void judged_tell(struct build *b);

// A node of a class by a folded name: NONE, SEVERAL, or a node.
uint32_t class_node(struct build *b, uint32_t class_, struct text folded);
// The node with a name that resembles it: NONE, or SEVERAL when too many strange names were looked for to tell.
uint32_t class_near(struct build *b, uint32_t class_, struct text folded);
// A sentence for a hint: the name meant, or the names there are.
struct text class_advice(struct build *b, uint32_t class_, struct text folded);

const struct rec_row *row_of(const struct build *b, struct rec_ref r);
// "personeel.csv, rij 3"; in a batch the aanbieder goes before it.
struct text told_where(const struct build *b, uint32_t provider, uint32_t origin);
// "medewerker «A»", "aanbieder".
struct text told_row(const struct build *b, struct rec_ref r);
struct text told_short(const struct build *b, struct text t); // «…», not longer than a line
struct text told_number(const struct build *b, size_t n);

#endif
