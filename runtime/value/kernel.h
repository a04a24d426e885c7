// The kernels: one loop an instruction, over columns. What each means stands in runtime/image/opcode.def, in the same order.
//
// Conventions. `rows` is the number of rows of the destination, unless a parameter says otherwise. The destination comes first;
// its planes and arrays have room for `rows`, and the planes are zeroed (arena memory is). A kernel writes each row once and
// never reads another row of the destination; sources and destination do not overlap.
//
// Where every row has one bound, lo and hi may be the same array: kernels look for that, because it is twice as fast. A kernel that
// is given the address of its destination may make it so.
//
// What goes in has at least one bit a row, and so has what comes out. Padding bits may hold anything, both ways; kernels that
// reduce mask them. Bounds lo and hi mean something only where k is set, and are never used elsewhere.
#ifndef EISEN_KERNEL_H
#define EISEN_KERNEL_H

#include "workdays.h"
#include "value.h"

// Constants and inputs. A field that is loaded needs no kernel: the register is the column.
void kernel_const_c(size_t rows, struct condition d, unsigned bits);
void kernel_const_u(size_t rows, struct outcome d, unsigned bits);
void kernel_range_v(size_t rows, struct value *d, int64_t lo, int64_t hi); // CONST_V: lo == hi
void kernel_absent_v(size_t rows, struct value d);
void kernel_known_c(size_t rows, struct condition d, const word *t);      // WAIVED, LIST_OPEN: never unknown
// Rows of `given` without a bit take a.
void kernel_judge(size_t rows, struct outcome d, struct outcome a, struct outcome given);

// From a parent's row to each of its children. `parent` gives for each row of the destination the row of the source;
// `ends` (struct fields) the last row of each parent, or is NULL.
void kernel_down_c(size_t rows, struct condition d, struct condition a, const uint32_t *parent, const word *ends);
void kernel_down_u(size_t rows, struct outcome d, struct outcome a, const uint32_t *parent, const word *ends);
void kernel_down_v(size_t rows, struct value d, struct value a, const uint32_t *parent);
void kernel_down_s(size_t rows, struct set d, struct set a, const uint32_t *parent);

// From the children of a row to that row. The children of parent p are rows begin[p] … begin[p+1]-1 of the sources; the
// destination has a row for each parent; `open`, a plane over the parents, says that there may be further rows. `since`, for each
// parent: those all have their date before this day (history known from H); NULL: on any day. Kernels that know nothing of the
// date of a row need not look at it.
struct segments {
  const uint32_t *begin;
  uint32_t parents;
  const word *open;
  struct fields fields;
  const day *since;
};
#define ANY_DAY INT32_MAX // of `since`: the further rows may be of any day
void kernel_fold_up(struct segments s, struct outcome d, struct outcome a);
// lo: rows that surely are in and meet `a`; hi: rows that may be.
void kernel_count_up(struct segments s, struct value d, struct condition in, struct condition a);
void kernel_any_up(struct segments s, struct condition d, struct condition a);
// The row with the least (greatest) `key` among those that are in and have a key. Of rows with equal keys the earliest in the
// list is the first and the latest is the last. Open: anything, or geen.
void kernel_first_up(struct segments s, struct value d, struct value a, struct value key, struct condition in);
void kernel_last_up(struct segments s, struct value d, struct value a, struct value key, struct condition in);
// At most one row a parent; that row, also where the list is open. (Should there be more: what any of them may be.)
void kernel_one_up(struct segments s, struct value d, struct value a);
void kernel_one_up_c(struct segments s, struct condition d, struct condition a);
void kernel_one_up_s(struct segments s, struct set d, struct set a);
// Bounds of the sum of `a` over the rows that are in. Open: unknown.
void kernel_sum_up(struct segments s, struct value d, struct value a, struct condition in);
// At least p millionths of a percent of the rows that are in meet `a` (language design, §9, percent).
void kernel_share_up(struct segments s, struct outcome d, struct condition in, struct condition a, int64_t p);
void kernel_share_by(struct segments s, struct outcome d, struct condition in, struct condition a, struct value p); // p: of each parent
// From the anchor to today (duty[0] and duty[1]), or to the last day `end` of the duty where that comes earlier (NULL, or absent: it has
// none), no stretch longer than the term without an event. Today is known. Anchor absent: nvt. `term` (NULL: none), a known duration of
// each parent, goes before n.
void kernel_periodic_up(struct segments s, struct outcome d, struct value date, const struct value duty[2], int32_t n, enum unit unit,
                        const struct value *term, const struct value *end);

// At least `least` and at most `most` dates (numbers that are known; NULL: one, if there is no `most` either, and no limit) in each period of
// that many months that ends on that day (months * 10000 + month * 100 + day), is over by today, ends after `since` and not after `end`,
// the last day of the duty; or in the last only. In the period that runs there may be too many already.
struct period_rule {
  int ends;
  bool only_last;
  const struct value *end, *least, *most;
};
void kernel_yearly_up(struct segments s, struct outcome d, struct value date, struct value since, struct value today,
                      const struct period_rule *rule);
// The last day of such a period: of the last that is over by today, `back` before it (-1: the next). DAY_MIN: so far there are no years.
// Periods of more than one year are counted from the year of `since`.
day duty_end(int64_t today, int64_t since, int ends, int back);
// The least number of units (days, months or working days) that no stretch from the anchor to today without a date is longer
// than, as a duration (duration.h). Anchor absent: geen.
void kernel_gap_up(struct segments s, struct value d, struct value date, struct value anchor, struct value today,
                   enum unit unit);

// For each row: whether it is among the n of its parent with the greatest key. Equal keys: the later in the list comes later.
// A row without a key is never among them; where the list is open, nobody surely is.
void kernel_latest(struct segments s, struct condition d, struct value key, int64_t n);

// Values. A bound at VALUE_MIN or VALUE_MAX stands for no bound, and stays that. A sum or product beyond them has none, and false is
// given: exact.h knows what to do.
bool kernel_add(size_t rows, struct value *d, struct value a, struct value b);
bool kernel_sub(size_t rows, struct value *d, struct value a, struct value b);
bool kernel_mul(size_t rows, struct value d, struct value a, struct value b);
// Dates a and b: from b to a, in millionths of a minute.
void kernel_days(size_t rows, struct value d, struct value a, struct value b);
// a / b * 10^shift to the nearest multiple of step; halves away from zero. b zero: unknown.
void kernel_round(size_t rows, struct value d, struct value a, struct value b, int64_t step, int shift);
void kernel_truth(size_t rows, struct value d, struct condition a);
void kernel_add_term(size_t rows, struct value d, struct value a, int32_t n, enum unit unit);
// Date a plus duration b. Of a day a part does not count; between two maanden or werkdagen both are possible. Unit: one of these.
void kernel_add_span(size_t rows, struct value d, struct value a, struct value b, enum unit unit);
// A term of which only the length is in a register.
struct said_term {
  enum unit unit;
  bool back, law;              // before the date; by the Algemene termijnenwet
  const struct workdays *own; // NULL: the usual working days
};
void kernel_term_by(size_t rows, struct value d, struct value a, struct value b, const struct said_term *term);
int32_t said_units(int64_t span, enum unit unit, bool up); // how many units a duration is: whole ones, or (up) no fewer
void kernel_choose_v(size_t rows, struct value d, struct condition a, struct value b, struct value c);
void kernel_add_law(size_t rows, struct value d, struct value a, int32_t n, enum unit unit);
void kernel_add_workdays(size_t rows, struct value d, struct value a, int32_t n, const struct workdays *w);
// A day of the year (see YEAR_DAY in opcode.def), reckoned from a date. Does not decrease in that date.
void kernel_year_day(size_t rows, struct value d, struct value a, int which);
day year_day(day from, int which);
// b absent counts as a comparison that fails: geen.
void kernel_upto(size_t rows, struct value d, struct value a, struct value b);

// Conditions.
void kernel_lt(size_t rows, struct condition d, struct value a, struct value b);
void kernel_le(size_t rows, struct condition d, struct value a, struct value b);
void kernel_eq(size_t rows, struct condition d, struct value a, struct value b);
void kernel_ne(size_t rows, struct condition d, struct value a, struct value b);
void kernel_within(size_t rows, struct condition d, struct value a, int64_t lo, int64_t hi);
void kernel_one_of(size_t rows, struct condition d, struct value a, const int64_t *constants,
                   size_t n); // ascending, distinct
void kernel_absent(size_t rows, struct condition d, struct value a);
void kernel_present(size_t rows, struct condition d, struct value a);
void kernel_has_any(size_t rows, struct condition d, struct set a, uint64_t mask);
void kernel_has_all(size_t rows, struct condition d, struct set a, uint64_t mask);
void kernel_not(size_t rows, struct condition d, struct condition a);
void kernel_and(size_t rows, struct condition d, struct condition a, struct condition b);
void kernel_or(size_t rows, struct condition d, struct condition a, struct condition b);

// Outcomes.
void kernel_criterion(size_t rows, struct outcome d, struct condition a);
void kernel_choose(size_t rows, struct outcome d, struct condition a, struct outcome b, struct outcome c);
void kernel_fold(size_t rows, struct outcome d, struct outcome a, struct outcome b);
void kernel_complete(size_t rows, struct outcome d, struct outcome a);
// b absent: nvt. a known: ja where a <= b, else nee. a absent: nvt where c <= b (the term still runs), else nee.
void kernel_deadline(size_t rows, struct outcome d, struct value a, struct value b, struct value c);

// Competing exceptions. Of the options whose guard holds, those that none of the holding ones goes before decide; more than
// one: the union. None holds: the base. `before` is acyclic and irreflexive.
enum { SELECT_LIMIT = 64 };
struct option_c {
  struct condition guard, value;
  uint64_t before;
}; // bit j of before: option j goes before this one
struct option_u {
  struct condition guard;
  struct outcome value;
  uint64_t before;
};
void kernel_select_c(size_t rows, struct condition d, struct condition base, const struct option_c *options, size_t n);
void kernel_select_u(size_t rows, struct outcome d, struct outcome base, const struct option_u *options, size_t n);

// Periods of providers, and rows somewhere below the same providers. The periods of provider p are begin[p] … begin[p+1]-1, in
// order and without overlap; its rows are rows[p] … rows[p+1]-1; `open`, a plane over the providers: there may be further rows.
struct spread {
  size_t periods;
  uint32_t providers;
  const int32_t *first, *last; // of each period its first and last day
  const uint32_t *parent, *begin, *rows;
  const word *open;
  const day *since; // of each provider: further rows fall before this day
};
// Rows that are in, by their date, in a period: with the condition, without it, and surely in.
struct period_counts {
  int64_t surely, perhaps, surely_not, perhaps_not, certain;
};
// `out` has one for each period, zeroed.
void kernel_period_counts(const struct spread *s, struct value date, struct condition in, struct condition a, struct period_counts *out);
// Rows with the condition, of at least one row in the period.
void kernel_period_count(const struct spread *s, struct value d, const struct period_counts *n);
void kernel_period_some(const struct spread *s, struct condition d, const struct period_counts *n); // there are rows
// The share of the rows with the condition as a fraction: bounds over one denominator. Without rows the numerator is geen.
void kernel_period_share(const struct spread *s, struct value d, const struct period_counts *n, bool denominator);
// `unbounded`: a plane over the periods, zeroed.
void kernel_period_sum(const struct spread *s, struct value d, struct value date, struct condition in, struct value a, word *unbounded);

// Rows of one parent in their order. Some earlier (later) row has a; this row and the n-1 before it are all ja.
void kernel_elsewhen(struct segments s, struct condition d, struct condition a, bool later);
void kernel_streak(struct segments s, struct condition d, struct outcome a, int64_t n);
// The outcome of the last row that is not nvt.
void kernel_last_said(struct segments s, struct outcome d, struct outcome a);
// The value in the next (previous) row of the same parent, in order of key; there is none: geen. Open: anything, or geen.
void kernel_next(struct segments s, struct value d, struct value a, struct value key, bool previous);

struct large_row;
// A measure num / den with its norm: lo <= times * num / den <= hi; VALUE_MIN, VALUE_MAX: no such bound.
struct norm_bounds {
  int64_t lo, hi, times;
};
struct measure {
  struct value num, den;
  const struct large_row *num_large, *den_large; // what stands beside them (exact.h); NULL: nothing
  struct condition rows; // there is something to measure
  struct outcome within; // whether the norm is met, where there is
  struct norm_bounds norm;
  const struct value *lo, *hi; // of each row, instead of those of the norm; NULL: those
};
// Outside the norm, and not nearer to it than in the last row before it that had something to measure. No such row: onwaar.
void kernel_no_better(struct arena *a, struct segments s, struct condition d, const struct measure *m);

enum { LADDER_TOP = 30 };
struct ladder_rule {
  struct condition when;
  uint32_t from; // the steps from which it holds, as bits
  uint32_t step; // to this step
  bool back;     // a fall back
};
// The steps that are possible after each row, as bits. Before the first row: 0. Where `rows` is onwaar the step stays. Else the
// highest step of which a rule holds, or the step before (or the lowest to which it falls back) when that is higher.
void kernel_ladder(struct segments s, struct set d, struct condition rows, const struct ladder_rule *rules, size_t n);
// Of the last row; no row: step 0; open: any one of `any`.
void kernel_last_step(struct segments s, struct set d, struct set a, uint64_t any);
// As a, where it is known when `since` is, or that it is not; else all that there can be.
void kernel_begun_u(size_t rows, struct outcome d, struct outcome a, struct value since);
void kernel_begun_s(size_t rows, struct set d, struct set a, struct value since, uint64_t any);
void kernel_step(size_t rows, struct value d, struct set a);          // the least and greatest member, as a getal

#endif
