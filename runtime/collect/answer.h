// What a helper answers, read with suspicion, and why a call found nothing.
#ifndef EISEN_ANSWER_H
#define EISEN_ANSWER_H

#include "map.h"
#include "message.h"
#include "protocol.h"
#include "records.h"
#include "signature.h"

// A message that is given once, and whose sentence is the note in the records.
struct failure {
  enum message_id id;
  struct text args[4];
  enum cause cause;
};
struct text failure_sentence(struct arena *a, const struct failure *f);

struct described_function {
  struct text name, signature, help;
  struct signature parsed;
};
struct description {
  struct text name, version, help;
  VEC(struct described_function) functions;
  VEC(struct text) faults;
};

struct cell {
  uint32_t column; // in columns
  struct text value;
};
struct answer_row {
  struct text where;
  size_t first, n; // in cells
};
struct answer {
  enum result result;
  struct text text; // of RESULT_TEXT and RESULT_UNKNOWN
  int64_t number;
  struct intern columns; // names, in order of first sight
  VEC(struct cell) cells;
  VEC(struct answer_row) rows;
};

// CHANNEL_NONSENSE: *why says what was wrong, in Dutch. Texts are copied to the arena.
enum channel_status answer_description(struct arena *a, struct channel *c, struct description *out, struct text *why);
// Also checks that the answer is of the kind that the signature promises.
enum channel_status answer_call(struct arena *a, struct channel *c, enum sig_type promised, struct answer *out,
                                struct text *why);
// The value of a scalar answer, as records have it: "ja", "2025-06-23", "12".
struct text answer_value(struct arena *a, enum sig_type type, const struct answer *answer);

#endif
