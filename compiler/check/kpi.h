// A kpi with every name resolved: what it measures in a period, and the conditions its rules look at.
#ifndef EISEN_CHECK_KPI_H
#define EISEN_CHECK_KPI_H

#include "expr.h"

// Of the norm: lo <= times * num / den <= hi (< where it is strict), in the numbers of the machine. A bound that a parameter says is lo_by, hi_by: times
// 10^scale - its own scale. NULL: no parameter.
struct kpi_bounds {
  int64_t lo, hi, times;
  const struct x *lo_by, *hi_by;
  int scale;
};
struct kpi {
  const struct m_kpi *said;
  const struct x *rows;    // condition a period: there is something to measure
  const struct x *measure; // value a period; X_FRACTION or not
  const struct x *norm;    // condition a period
  struct kpi_bounds bounds;
};

// NULL after an error.
const struct kpi *check_kpi(struct model *m, uint32_t which);
// How the measure stands to the bound of a look (BOUND, OUTSIDE, INSIDE). NULL after an error.
const struct x *check_look(struct model *m, const struct kpi *k, const struct m_look *look);
// Which kpi a name means («terugkeer», or «terugkeer van SET»), as its set sees it; NONE with a message.
uint32_t check_kpi_named(const struct context *c, const struct node *of);
bool check_is_step(const struct context *c, const struct node *n); // stap van KPI [van SET]
const struct x *check_step(const struct context *c, const struct node *n); // … the step that it has reached
// Steps that are never reached, values that reach none, no way back. The kpi must be good.
void check_ladder(struct model *m, const struct kpi *k);

#endif
