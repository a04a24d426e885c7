// The providers that a command line names, one after another: each dossier (.eis) and each file of records (.json) is one, each line
// of a .jsonl file is one.
#ifndef EISEN_PROVIDERS_H
#define EISEN_PROVIDERS_H

#include "inputs.h"
#include "lines.h"

struct provider {
  struct plan plan;
  struct sink sink; // what there is to say about this provider
  bool good;        // false: it cannot be judged, and the sink says why
};
struct providers {
  struct call *call;
  const struct inputs *in;
  size_t next; // argument
  struct lines lines;
  bool inside; // a .jsonl file
};

// From the argument `first` on. false: an argument is no dossier; wrong usage.
bool providers_begin(struct providers *p, struct call *call, const struct inputs *in, size_t first);
// The next one, all of it in `a`. NULL: no more.
struct provider *providers_next(struct providers *p, struct arena *a);
// More than one, as far as the command line shows.
bool providers_many(const struct providers *p);

#endif
