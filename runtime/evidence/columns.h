// Records become columns: the input of the machine, for a batch of providers at once.
//
// Here text gets its type: ja/nee, numbers with a decimal comma, euro's, dates, choices, codes of a classification. What
// cannot be read is unknown, with a message that says where (W06xx); nothing is guessed and one bad value does not stop
// the rest. A percentage is the number before the %, in millionths: 12,5 % is 12500000. Texts are compared as NFC with
// single spaces. Sources that differ give all that lies between what they say. `geen` of a ja/nee is onwaar.
// What happened after the peildatum does not count: rows of a document or an event dated later are left out, with a
// message; a row whose date is not known has happened (its date is at most the peildatum).
// An entity of periods has rows that nobody writes: of each provider the whole periods from the begin of its toetsperiode, or else of
// the validity of the set, that are over on the peildatum and end in the toetsperiode. Of more than PERIODS_AT_MOST there is none, and the
// list is open. What records say of it does not count.
// A judgement or waiver names an eis by its number and a part by its path. A part of a replacement norm is named by the
// label of its exception: as part "2.1-U8/a" of the eis, or as part "a" of eis "2.1-U8".
#ifndef EISEN_COLUMNS_H
#define EISEN_COLUMNS_H

#include "image.h"
#include "records.h"

enum { PERIODS_AT_MOST = 1200 }; // of one kind, of one provider: a hundred years of months

// Where a row of a column came from.
struct cell_origin {
  const struct records *records;
  uint32_t row; // in records; NO_INDEX for none
};
struct entity_rows {
  uint32_t rows;
  uint32_t *parent;   // row of the parent entity, for each row (entity 0: its own number)
  uint32_t *begin;    // for each parent row its first row; begin[parents] == rows. Rows of one parent are consecutive
  word *open;         // plane over the parent's rows: the list is open
  day *since;         // for each parent's row: what may be missing is dated before this day (INT32_MAX: any day). NULL: nowhere said
  struct fields fields;     // of the rows under their parents
  struct cell_origin *from; // for each row
  day *first, *last;        // of an entity of periods, for each row its first and last day; else NULL
};
struct field_column {
  struct condition bits; // TYPE_BOOL
  struct value value;    // scalar types
  struct set set;        // TYPE_SET
};
// A row of which the judgements differ: both in words.
struct judged_apart {
  uint32_t row;
  struct text words;
  const struct judged_apart *next;
};
struct judge_column { // a row without any bit: no judgement, one with more: judgements that differ
  struct outcome given;
  bool none;                  // surely no row has one
  const struct judged_apart *apart;
};
// More waivers of one row.
struct waived_also {
  const struct rec_waiver *by;
  const struct waived_also *next;
};
// waar where a waiver holds on the peildatum; which, for each row, and which others.
struct waiver_column { word *t; const struct rec_waiver **by; const struct waived_also **also; };
// t: where a waiver changed it; which, for each row. Where waivers give it other values (also), all that lies between them; else known.
struct parameter_column { struct value value; word *t; const struct rec_waiver **by; const struct waived_also **also; };

struct columns {
  const struct image *image;
  uint32_t providers;
  const struct records *const *records; // one for each provider
  day *peildatum;                       // one for each provider
  struct entity_rows *entities;         // one for each entity; entity 0 has a row for each provider
  struct field_column *fields;
  struct judge_column *judges;
  struct waiver_column *waivers;
  struct parameter_column *parameters;
  struct intern texts; // the number of a TYPE_TEXT value; the text constants of the image come first, in order
};

// false: the batch cannot be judged at all (an error in the sink). Messages about single values are warnings: true.
bool columns_build(struct arena *a, struct sink *sink, const struct image *im, const struct records *const *records, uint32_t n,
                   struct columns *out);
// false: a provider is known to have no enrolment, and for whom the eisen are hangs on that (an error in the sink).
bool columns_enrolled(struct sink *sink, const struct columns *c);
// The rows of `entity` that hang below a row of `level`, right below it or deeper: they are consecutive.
struct rows_under {
  uint32_t from, to; // rows from … to-1
};
struct rows_under columns_under(const struct columns *c, uint32_t entity, uint32_t level, uint32_t row);
// There may be more rows below that one parent; of what there is at most one, only when it is not there.
bool columns_list_open(const struct columns *c, uint32_t entity, uint32_t parent);
// There may be more below a row of `level`: some list on the way is open.
bool columns_open_under(const struct columns *c, uint32_t entity, uint32_t level, uint32_t row);
// … dated before this day: INT32_MAX: any day; INT32_MIN: there are none.
day columns_missing_before(const struct columns *c, uint32_t entity, uint32_t level, uint32_t row);
// A value of a field as a person reads it: "23-06-2025", "€ 1.000,00", "ja", "arnhem, ede", "geen", "onbekend".
struct text column_show(struct arena *a, const struct columns *c, uint32_t field, uint32_t row);
struct text column_title(struct arena *a, const struct columns *c, uint32_t field, uint32_t row); // the same, a branch by its title
// Whether the field of that row is not fully known, and why. The record is NULL when nothing was said about it at all.
enum cause column_unknown(const struct columns *c, uint32_t field, uint32_t row, const struct rec_value **why);
// "A/2": the path of keys of a row, empty for the aanbieder. Of a period its name: "2024", "1e kwartaal 2024", "maart 2024".
struct text column_row_path(struct arena *a, const struct columns *c, uint32_t entity, uint32_t row);

#endif
