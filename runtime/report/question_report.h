// The questions that are still open, as text, as a csv that is filled in and read back, and as JSON (docs/vragen.md).
#ifndef EISEN_QUESTION_REPORT_H
#define EISEN_QUESTION_REPORT_H

#include "question.h"

struct question_report {
  struct text provider;
  day peildatum;
  struct questions questions;
};

struct text questions_text(struct arena *a, const struct question_report *r);
struct text questions_csv(struct arena *a, const struct question_report *r); // with a byte order mark, for spreadsheets
struct text questions_json(struct arena *a, const struct question_report *r);

#endif
