// What the reports on a region come to: for each eis and each thema how many providers have which outcome.
#ifndef EISEN_OVERVIEW_H
#define EISEN_OVERVIEW_H

#include "map.h"
#include "report.h"

struct overview_line {
  struct text set, number, title; // of a thema the set is its kader
  bool theme;
  struct report_counts counts;
};
struct overview {
  struct arena *arena, *scratch; // of the lines; of one report
  VEC(struct overview_line) lines; // in the order in which they were first seen
  struct map at;                   // kind, set and number → line
  size_t providers;
};

void overview_init(struct overview *o, struct arena *a);
void overview_free(struct overview *o); // its own memory; the lines are of the arena
// Counts one report. Of what it holds only texts of the image are kept, so the report may go.
void overview_add(struct overview *o, const struct report *r);
struct text overview_text(struct arena *a, const struct overview *o);
struct text overview_html(struct arena *a, const struct overview *o); // and the end of the page that report_html_head began

#endif
