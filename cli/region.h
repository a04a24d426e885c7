// Judging many providers: in batches, so that memory does not grow with the region, with the results in the order of the input.
#ifndef EISEN_REGION_H
#define EISEN_REGION_H

#include "file.h"
#include "judge.h"
#include "overview.h"
#include "progress.h"
#include "providers.h"
#include "report.h"

typedef struct text report_format(struct arena *a, const struct report *r);

struct region {
  struct call *call;
  const struct inputs *in;
  struct providers providers;
  day peildatum; // in place of that of the dossiers; NO_DATE: theirs
  report_format *write;
  bool evidence; // the reports show facts
  struct file_out *out;
  bool many;
  struct overview *overview; // NULL: none is asked for
  const struct verdict_index **indexes; // one for each image
  struct vm_room **rooms;               // one for each image
  size_t judged, refused;
  struct progress progress;
};

// Judges all and writes a report for each. One provider that cannot be judged does not stop the others: its messages say why.
void region_judge(struct region *r);

#endif
