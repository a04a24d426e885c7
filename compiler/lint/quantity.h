// Numbers in the words of the document, with what they count: «15 werkdagen», «zes weken», «€ 250.000», «70 %».
#ifndef EISEN_QUANTITY_H
#define EISEN_QUANTITY_H

#include "prose.h"

enum measure { IN_NOTHING, IN_WORD, IN_PERCENT, IN_EURO, IN_SECONDS, IN_MINUTES, IN_HOURS, IN_DAYS, IN_WORKDAYS, IN_WEEKS, IN_MONTHS, IN_QUARTERS, IN_YEARS };
struct quantity {
  int64_t milli;   // thousandths
  enum measure in;
  struct text unit; // IN_WORD: the word behind it
  size_t from, to; // its words; `to` behind the last: its unit
};

// A number in letters below a million: «achttien», «vierentwintig»; -1: none. «een» is none: most often it is no number.
long number_in_letters(struct text fold);
// «350.000», «12,5»: thousandths. false: no plain number (18.7, 3.10.2, 01-01-2025).
bool number_milli(struct text t, int64_t *milli);
// Is the number at word k the name of something («perceel 2», «artikel 4», «b)», «2028»), and not how much?
bool number_is_name(const struct prose *p, size_t k);
// The quantity that begins at word i; a number that is a name, a day of a month or an hour of the day is none.
bool quantity_at(const struct prose *p, size_t i, struct quantity *out);
bool quantity_is_time(enum measure in);
bool quantity_same_unit(const struct quantity *a, const struct quantity *b);
struct text quantity_words(const struct prose *p, const struct quantity *q);
struct place quantity_place(const struct prose *p, const struct quantity *q);
// 24 maanden and 2 jaar: both in one measure. false: they are not of one kind, or have no fixed ratio (dagen and maanden).
bool quantity_alike(const struct quantity *a, const struct quantity *b, int64_t *x, int64_t *y);

// The points of a list: lines that begin with «-», «a.» or «2)».
struct point { size_t mark, from, to; }; // its text is from … to
struct points {
  struct point p[40];
  size_t n, head, behind; // the sentence before it begins at `head`; behind its last point
};
// The list whose first point begins at word i. false: there stands no point, or it is not the first.
bool points_at(const struct prose *p, size_t i, struct points *out);
bool is_month(struct text fold);
// «1 augustus [2026]» or «1-8-2026» at word i: how many words; 0: no date. *on is the day, known only with its year (whole).
size_t prose_date_at(const struct prose *p, size_t i, bool *whole, bool *exists, day *on);

#endif
