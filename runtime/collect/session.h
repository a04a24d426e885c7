// One helper process and what we ask of it: its life, and how its end is explained.
#ifndef EISEN_SESSION_H
#define EISEN_SESSION_H

#include "answer.h"
#include "collect.h"

struct session {
  struct arena *arena; // for as long as the session takes
  struct sink *sink;
  const struct collect_options *options;
  bool replay; // the answers are there already; nobody is asked
  struct channel channel;
  int pid;          // 0: none (any more)
  struct text name; // "csv", and when the function is known "csv.rijen"
  struct failure why;
};

// What can fail gives false, with the reason in `why`: message `id` with the name of the collector and these arguments.
bool session_fail(struct session *s, enum message_id id, struct text a, struct text b, struct text c);
bool session_start(struct session *s);
// Ends the helper, if there is one, and gives its wait status.
int session_end(struct session *s);
// Has the helper load a collector and say what is in it.
bool session_describe(struct session *s, struct text path, struct text name, struct description *out);
// True when all went well; `nonsense` is the reason of CHANNEL_NONSENSE.
bool session_went_well(struct session *s, enum channel_status status, struct text nonsense);
unsigned session_seconds(const struct session *s); // that a call may take

#endif
