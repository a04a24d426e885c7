// From the arguments of a call in a dossier to the request for the helper: types checked, files opened, read and fingerprinted.
#ifndef EISEN_REQUEST_H
#define EISEN_REQUEST_H

#include "answer.h"
#include "plan.h"

struct request {
  struct buf bytes;         // the frame
  int files[CHANNEL_FILES]; // sealed copies; request_close
  unsigned n_files;
  struct text source, digest; // of the first file
  struct file_mark *result;   // set before request_make: what the result will replace; NULL: nothing
};

// False: `why` says what is wrong with the arguments or the files. `name` is "csv.rijen".
bool request_make(struct arena *a, const struct plan_call *call, struct text name, const struct described_function *f,
                  uint32_t function, int dirfd, struct request *out, struct failure *why);
void request_close(struct request *r);

#endif
