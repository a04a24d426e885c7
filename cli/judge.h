// What the commands that judge have in common: the date, the form of the result, and verdicts from images and records.
#ifndef EISEN_JUDGE_H
#define EISEN_JUDGE_H

#include "inputs.h"
#include "verdict.h"

// Messages that `sink` does not have yet.
void messages_take(struct sink *sink, const struct sink *from);

struct judged {
  const struct verdict_index **indexes; // one for each image
  const struct verdicts **verdicts;
};

// The number of the form that --formaat asks for among `n` forms, 0 without it. n: wrong usage, a message names `all`.
size_t format_of(struct call *call, const char *const *forms, size_t n, const char *all);
// --peildatum; NO_DATE without it. false: wrong usage.
bool date_of(struct call *call, day *out);
// Judges the records by each image. What one image finds wrong with the evidence, the next one finds too; it is said once.
bool judge_all(struct call *call, const struct inputs *in, struct judged *out);

#endif
