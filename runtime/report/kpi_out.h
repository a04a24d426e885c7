// Inside this room: what the reports add to a kpi. Nothing for what is none.
#ifndef EISEN_KPI_OUT_H
#define EISEN_KPI_OUT_H

#include "json_out.h"
#include "ladder.h"
#include "text_out.h"

void kpi_text(struct buf *b, const struct report_item *item, size_t indent);
void kpi_json(struct json_out *j, const struct report_item *item); // member "kpi"

#endif
