// Loading a collector: the one place that calls dlopen. Only the helper process comes here.
#ifndef EISEN_LOADER_H
#define EISEN_LOADER_H

#include "eisen/plugin.h"
#include "signature.h"

struct loaded_function {
  struct text name, signature, help;
  struct signature parsed;
  void (*function)(void);
};
struct loaded {
  struct arena *arena;
  struct text name, version, help;
  VEC(struct loaded_function) functions; // the sound ones
  VEC(struct text) faults;               // all reasons why it cannot be used, in Dutch; none: it can
};

// Loads the shared object at `path`, whose file is called `name`.so, and checks its table. Reads what the table points at, so a
// wrong pointer ends the process that calls this. It stays loaded.
void loader_open(struct arena *a, const char *path, struct text name, struct loaded *out);

// Names of collectors, functions: small letters, digits, '-' and '_'.
bool loader_name_ok(struct text name);

#endif
