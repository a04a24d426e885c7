// oracle_stretch.c: stretches of time without an event; oracle_period.c: what is renewed, and rounding.
#ifndef ORACLE_PERIOD_H
#define ORACLE_PERIOD_H

#include "known.h"
#include "oracle.h"

unsigned o_has_recent(const struct o_where *w, const struct node *n);
unsigned o_periodic(const struct o_where *w, const struct node *n);
const struct node *o_bare(const struct node *n); // without brackets
struct o_val o_gap(const struct o_where *w, const struct node *n);
struct o_val o_rounded(const struct o_where *w, const struct node *n);
// Of AT_MOST and MORE: a gap beside a term that only the calendar can measure.
bool o_gap_by_calendar(const struct o_model *m, const struct o_target *self, const struct node *n);
unsigned o_compare_gap(const struct o_where *w, const struct node *n);
bool k_compare_gap(const struct k_where *w, const struct node *n);
struct o_val o_period_day(const struct o_where *w, const struct node *n); // begin, einde toetsperiode
unsigned o_in_period(const struct o_where *w, const struct node *n);
struct k_val k_period_day(const struct k_where *w, const struct node *n);
bool k_in_period(const struct k_where *w, const struct node *n);
bool k_has_recent(const struct k_where *w, const struct node *n);
struct k_val k_gap(const struct k_where *w, const struct node *n);
struct k_val k_rounded(const struct k_where *w, const struct node *n);

#endif
