// Collecting evidence: carries out the calls of a binding plan, in a helper process, and adds what they find to the records.
//
// The helper loads the shared objects (nothing else ever calls dlopen), gets its work over a socket pair, and answers with rows
// and values. Files are opened here, below the dossier's folder; the helper gets a sealed copy as a descriptor. Whatever
// happens to the helper (a crash, a hang past `seconds`, nonsense on the socket) leaves that call's evidence unknown, with the
// cause in the records and a message. Each call has a helper of its own.
#ifndef EISEN_COLLECT_H
#define EISEN_COLLECT_H

#include "image.h"
#include "plan.h"

struct collect_options {
  const char *const *plugin_dirs; // searched in order
  size_t n_plugin_dirs;
  int dossier_dirfd; // open folder of the dossier; files are only opened below it
  unsigned seconds;  // a call may take (0: 30)
  size_t memory;     // bytes the helper may use (0: 1 GiB)
  unsigned calls;    // that the sets may ask for together (0: 2000)
  // The sets that will judge: they say which fields, keys and parents the rows of a table have. None: every column is a field.
  const struct image *const *images;
  size_t n_images;
  // Starts a helper: gives its pid and our end of the socket (SOCK_STREAM), or -1. The seam where the sandbox comes.
  // NULL: fork.
  int (*start)(const struct collect_options *o, int *socket);
};

// Adds to plan->records: what the dossier asks for, and, of what it says nothing about, what the sets ask for with the collectors that
// the dossier lets them use (plan->collectors). Problems are warnings in the sink; what could not be collected is open or unknown in the records.
void collect_run(struct arena *a, struct sink *sink, struct plan *plan, const struct collect_options *o);

struct plugin_function_info {
  struct text name, signature, help;
};
struct plugin_info {
  struct text name, path, version, help;
  struct plugin_function_info *functions;
  uint32_t n_functions;
  struct text *faults; // all reasons why it cannot be used, in Dutch; none: usable
  uint32_t n_faults;
};
// All shared objects in the folders, by name; looked into by a helper, so that a bad one harms nothing here.
void collect_list(struct arena *a, struct sink *sink, const struct collect_options *o, struct plugin_info **out,
                  uint32_t *n);

// For fuzzing: reads answers of a helper from bytes, as collect_run does from the socket. Never fails, only reports. Of the
// options only the images count; NULL: none.
void collect_replay(struct arena *a, struct sink *sink, struct plan *plan, uint32_t call, const struct collect_options *o,
                    struct text bytes);

#endif
