// Calling a function of a collector: from a signature and arguments to a C call, by libffi. Only the helper comes here.
#ifndef EISEN_CALL_H
#define EISEN_CALL_H

#include "loader.h"
#include "protocol.h"

union call_value {
  const char *text;
  int64_t number;
  int truth;
  int32_t day;
  struct eisen_file file;
};

// Calls it and sends what it answers: rows and fields while it runs, then the result.
void call_function(struct arena *a, struct channel *channel, const struct loaded_function *f, union call_value *args);

#endif
