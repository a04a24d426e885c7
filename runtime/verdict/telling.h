// Inside this room: telling what a register is made of, in sentences.
#ifndef EISEN_VERDICT_TELLING_H
#define EISEN_VERDICT_TELLING_H

#include "explain.h"
#include "view.h"

struct telling {
  const struct view *v;
  struct arena *arena;
  steps *out;
  unsigned depth;
  uint32_t target; // of which it is told
};

// A value in words: "in-dienst van Jan" is "01-09-2019", from "medewerkers.csv, rij 2".
struct phrase {
  struct text what, value, origin; // what: empty for a constant; origin: " [medewerkers.csv, rij 2]" or empty
  enum { PHRASE_KNOWN, PHRASE_ABSENT, PHRASE_UNKNOWN } state;
};
struct phrase value_phrase(const struct telling *t, uint32_t reg, uint32_t row);
struct phrase date_phrase(const struct telling *t, uint32_t reg, uint32_t row); // of what is surely a day
struct phrase set_phrase(const struct telling *t, uint32_t reg, uint32_t row);
// A constant, of the kind of what it is compared with: the register `beside`.
struct phrase constant_phrase(const struct telling *t, uint32_t reg, uint32_t row, uint32_t beside);
struct text kind_text(const struct telling *t, struct value_kind kind, int64_t v);
// What a register counts: an amount of this type, at this scale. Not sure: a constant took part, and nobody knows the scale.
struct number {
  uint32_t type, class_;
  int scale;
  bool sure;
};
struct number number_of(const struct image *im, uint32_t reg);
bool is_amount(uint32_t type);
struct text number_text(const struct telling *t, struct number n, struct exact e, uint32_t row); // it has one value there
struct phrase held_date(const struct telling *t, uint32_t reg, uint32_t row);
struct phrase held_like_kind(const struct telling *t, uint32_t reg, uint32_t row);
// Of days that were counted, and of a row before or after.
struct phrase law_phrase(const struct telling *t, const struct img_code *code, uint32_t row);
struct phrase workdays_phrase(const struct telling *t, const struct img_code *code, uint32_t row);
struct phrase said_phrase(const struct telling *t, const struct img_code *code, uint32_t row); // by a parameter
struct phrase year_day_phrase(const struct telling *t, const struct img_code *code, uint32_t row);
struct phrase span_phrase(const struct telling *t, const struct img_code *code, uint32_t row);
struct phrase next_phrase(const struct telling *t, const struct img_code *code, uint32_t row);
const char *relation(uint16_t op, bool dates, bool turned); // "eerder dan"
uint32_t set_class(const struct image *im, uint32_t reg);
struct text field_name(const struct telling *t, uint32_t field, uint32_t row);   // "in-dienst van Jan"
struct text field_origin(const struct telling *t, uint32_t field, uint32_t row); // " [medewerkers.csv, rij 2]"
bool names_row(const struct telling *t, struct text question, uint32_t entity, uint32_t row);
struct text row_name(const struct telling *t, uint32_t entity, uint32_t row);   // "Jan", "toewijzing T1 van A"
struct text at_row(const struct telling *t, uint32_t entity, uint32_t row);     // " bij Jan"; empty for the aanbieder
struct text row_origin(const struct telling *t, uint32_t entity, uint32_t row); // of the row itself
// Of what is said of the list of an entity below a row of `level`.
struct text list_origin(const struct telling *t, uint32_t entity, uint32_t level, uint32_t above);
struct text entity_words(const struct telling *t, uint32_t entity, bool many);
struct text capital(struct arena *a, struct text t);
struct text class_leaf(const struct image *im, uint32_t class_, int64_t lo, int64_t hi);
// As its author wrote it; empty when that is not known.
struct text written(const struct image *im, uint32_t reg);
// Written as one phrase, though it takes several instructions: it is not taken apart.
bool is_one_phrase(const struct image *im, uint32_t reg);
bool is_given_ja(const struct image *im, const struct img_code *code); // whether a table gives ja, or nee
bool is_whole_block(const struct image *im, uint32_t reg);
bool is_displacement(const struct image *im, uint32_t reg); // whether an exception stands in the place of a norm
struct text term_words(struct arena *a, int64_t n, enum unit unit); // "3 maanden"
struct text parameter_words_at(const struct telling *t, uint32_t reg, uint32_t row); // "2 dagen (termijn door ontheffing van …)"

void add_step(struct telling *t, struct step s);
// Rows that share what is above them say the same of it: the first time stays.
void steps_once(struct arena *a, steps *all);
// Adds the steps of a condition, or of an outcome, in one row; gives what it comes to.
unsigned tell_condition(struct telling *t, uint32_t reg, uint32_t row);
unsigned tell_outcome(struct telling *t, uint32_t reg, uint32_t row);
unsigned tell_phrase(struct telling *t, uint32_t reg, uint32_t row); // as it was written, and what it was made from
unsigned tell_word(struct telling *t, const struct img_code *code, uint32_t row); // a select of what a word means
unsigned tell_duty(struct telling *t, const struct img_code *code, uint32_t row); // PERIODIC_UP, YEARLY_UP
// The conditions that must all hold, each apart; with `open_only` only those that do not surely hold.
void tell_all_of(struct telling *t, uint32_t reg, uint32_t row, bool open_only);

// What a condition was made from: sums, fields, and the rows that it goes over.
void tell_evidence(struct telling *t, uint32_t reg, uint32_t row);
// The same of the sides of a comparison that are calculated, without the sums; and only the rows.
void tell_sides(struct telling *t, const struct img_code *code, uint32_t row);
void tell_rows_under(struct telling *t, uint32_t reg, uint32_t row);
bool is_tally(const struct image *im, uint32_t reg); // a number of conditions that are met, added up
unsigned tell_tally(struct telling *t, const struct img_code *code, uint32_t row);
// "Het aantal facturen is 2 [facturen.csv].": a value as a sentence.
struct text fact_sentence(struct telling *t, uint32_t reg, uint32_t row);

// A kpi: its periods and its ladder, in order.
unsigned tell_ladder(struct telling *t, uint32_t target, uint32_t provider);
void tell_step_of(struct telling *t, uint32_t reg); // of a value that is the step of a kpi: how it came there

// The norm of a target as it was written, and where it stands.
struct text norm_written(const struct view *v, uint32_t target, struct text *place);

#endif
