// Records: what is known about one provider, in neutral form, before any set looks at it.
//
// A record is (entity, key, field, value | geen | onbekend, provenance). Names are text, so that one dossier serves several
// sets; values are text as found ("01-02-2025", "€ 1.000", "ja"), so that one place, columns.h, decides what they mean.
// Records are the output of collectors, the snapshot, the answers a person gave and the input of a region's batch.
// Texts are not copied: what is put in must live as long as the records.
#ifndef EISEN_RECORDS_H
#define EISEN_RECORDS_H

#include "calendar.h"
#include "map.h"
#include "message.h"

#define NO_INDEX UINT32_MAX

// Where a value comes from; the report cites it.
struct origin {
  struct text source;    // "personeel.csv", "dossier.eis", "gesprek"
  struct text where;     // "rij 3", "regel 12"; may be empty
  struct text collector; // "csv.rijen"; empty when it stands in the dossier itself
  struct text digest;    // SHA-256 of the file in hex; may be empty
  struct text by, note;  // of an oordeel: who gave it, and why; may be empty
  day on;                // … and when; 0: not said
};

enum cause { CAUSE_NONE, CAUSE_MISSING, CAUSE_COLLECTOR, CAUSE_SOURCES_DIFFER, CAUSE_CLASH, CAUSE_DIVISION, CAUSE_OVERFLOW, CAUSE_JUDGED_NVT, CAUSE_TIED };
// The words of the tsv: "", "ontbreekt", "collector", "bronnen-verschillen", "tegenstrijdig", "deling-door-nul", "te-groot",
// "oordeel-nvt", "zelfde-dag".
extern const char *const cause_word[];

enum state { STATE_KNOWN, STATE_ABSENT, STATE_UNKNOWN };
struct rec_value {
  struct text field;
  enum state state;
  // One, or the members of a verzameling (possibly none). Of an unknown value for which sources differ: what it may be
  // ("geen" for absent), or none when that cannot be said with single values.
  struct text *values;
  uint32_t n_values;
  uint32_t origin;   // index in origins; NO_INDEX: not said (here and below)
  enum cause cause;  // why it is unknown
  day until;         // `geldig tot`: from this day on it is not known any more; 0: not said
  struct text note;  // why, in words ("personeel.csv bestaat niet"); may be empty
  // While records are made: all that sources said of it, when more than one did. Not in the JSON.
  struct rec_value *said;
  uint32_t n_said;
};
struct rec_row {
  struct text entity; // "aanbieder" once, as row 0
  struct text key;    // unique among the rows of the same entity and parent
  uint32_t parent;    // row, NO_INDEX for row 0
  uint32_t origin;
  VEC(struct rec_value) values;
};
enum list_status { LIST_COMPLETE, LIST_OPEN, LIST_SAMPLE };
// The status of the rows of `entity` under row `parent`. A list without a status is open when it has no rows, else
// complete. What is said of one parent goes before what is said of every parent.
struct rec_list {
  struct text entity;
  uint32_t parent; // NO_INDEX: under every possible parent
  enum list_status status;
  uint32_t sample, total; // steekproef: sample of total; total 0: not said
  day since;              // of an open list: rows dated on or after this day are all there; 0: not said
  enum cause cause;       // why it is open
  struct text note;
  uint32_t origin;
};
// A judgement by a person on an eis or onderdeel, for the provider or for one row.
struct rec_judgement {
  struct text set, eis, part; // part: path, empty for the eis itself
  struct text row;            // path of keys ("A", "A/2") of the row, or of a row it hangs under; empty: all
  unsigned outcome;           // NVT, JA, NEE or DEELS (value.h)
  bool in_place;              // `in plaats van de berekening`
  struct text note, by;
  day date; // NO_DATE when not given
  uint32_t origin;
};
#define NO_DATE INT32_MIN
struct rec_waiver {
  struct text set, eis, part, row;
  struct text by, note;
  day from, to; // `to` is not included; NO_DATE: no begin, no end
  uint32_t origin;
  struct text version;          // of the set; empty: any
  struct text parameter, value; // another value of that parameter, as found; empty: it lapses
};
// `bron A gaat voor bron B`: where these two disagree, A is right.
struct rec_prevails {
  struct text source, over;
  struct place place;
};
struct records {
  struct arena *arena;
  struct text provider;
  day peildatum, period_from, period_to; // NO_DATE when not given
  VEC(struct origin) origins;
  VEC(struct rec_row) rows; // row 0 is the aanbieder; a parent stands before its children
  VEC(struct rec_list) lists;
  VEC(struct rec_judgement) judgements;
  VEC(struct rec_waiver) waivers;
  VEC(struct rec_prevails) prevails; // carried out while values are added
  struct map origin_index; // of records_origin
};

// An empty set of records with row 0.
void records_init(struct records *r, struct arena *a, struct text provider);
uint32_t records_origin(struct records *r, struct origin o); // equal origins are stored once
struct origin records_origin_of(const struct records *r, uint32_t origin); // all empty for NO_INDEX
struct text origin_judged(struct arena *a, const struct origin *o); // "door inkoop op 01-05-2025: «past niet»"; may be empty
uint32_t records_row(struct records *r, struct text entity, struct text key, uint32_t parent, uint32_t origin);
// Takes the row away, with all that hangs under it. The numbers of later rows shift.
void records_drop(struct records *r, uint32_t row);
// Makes one row of two of the same entity: what they do not agree on is unknown (CAUSE_SOURCES_DIFFER). `row` goes away.
void records_merge(struct records *r, uint32_t into, uint32_t row);
// Adds a value to a row. What sources say of the same field, in whatever order: one that another goes before does not count, nor one
// that is not valid any more (`until`, when the peildatum is known); where the others differ the value is unknown (CAUSE_SOURCES_DIFFER),
// with all of it told in `note`. A value that is known goes before one that is not.
void records_value(struct records *r, uint32_t row, struct rec_value v);
// Takes away the judgements that say something else than one on the same of a source that goes before theirs.
void records_judge(struct records *r);
// Whether one source goes before the other, also by way of others.
bool records_prevails(const struct records *r, struct text source, struct text over);
const struct rec_value *records_find(const struct records *r, uint32_t row, struct text field); // NULL
// The path of keys of a row below the aanbieder: "A/2".
struct text records_path(struct arena *a, const struct records *r, uint32_t row);

// As JSON on one line: "eisen-bewijs/1", docs/formaten.md. The same records give the same bytes. Reading refuses what
// it does not know, with messages (E06xx) that name the file `name` and the member.
struct text records_to_json(struct arena *a, const struct records *r);
bool records_from_json(struct arena *a, struct sink *sink, struct text name, struct text json, struct records *out);

#endif
