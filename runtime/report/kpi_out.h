// Inside this room: what the reports add to a kpi. Nothing for what is none.
#ifndef EISEN_KPI_OUT_H
#define EISEN_KPI_OUT_H

#include "json_out.h"
#include "ladder.h"
#include "text_out.h"

bool kpi_shows(struct arena *a, const struct report_item *item, struct ladder_view *l); // false: nothing is added
enum { PERIODS_SHOWN = 12 };
static inline bool kpi_one_step(const struct ladder_view *l) {
  return (l->steps & (l->steps - 1)) == 0;
}
static inline const char *kpi_step_label(const struct ladder_view *l) {
  return kpi_one_step(l) ? "Stap: " : "Stap, nog mogelijk: ";
}
struct text kpi_to_do(struct arena *a, const struct ladder_view *l, uint32_t step); // "Te doen:", "Te doen bij stap 2:"
struct text kpi_measured(struct arena *a, const struct image *im, const struct ladder_view *l);
void kpi_text(struct buf *b, const struct report_item *item, size_t indent);
void kpi_json(struct json_out *j, const struct report_item *item); // member "kpi"

#endif
