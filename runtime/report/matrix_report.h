// The matrix of zorgvormen and eisen, as people and programs read it.
#ifndef EISEN_MATRIX_REPORT_H
#define EISEN_MATRIX_REPORT_H

#include "matrix.h"

struct text matrix_text(struct arena *a, const struct matrix *m);
struct text matrix_csv(struct arena *a, const struct matrix *m);  // a line for each eis, zorgvorm and kind of provider; ; between
struct text matrix_html(struct arena *a, const struct matrix *m); // a whole page

#endif
