// Sources by the name in their head. `bouwt voort op sdcg.pve` is found in the file that begins with `eisenset sdcg.pve`: in the
// folder of the file that asks, in its parent folder and the folders in that, then along the search path.
#ifndef EISEN_LIBRARY_H
#define EISEN_LIBRARY_H

#include "map.h"
#include "message.h"

// Files that one set may use, itself included; entries of a folder that are looked at.
enum { FILES_LIMIT = 200, FOLDER_LIMIT = 2000 };

struct library {
  struct arena *arena;
  struct sink *sink;
  const char *const *search;
  size_t n_search;
  struct text instead;  // taken for the content of the file that one begins with; empty: what stands in it
  struct map folders; // already looked into: path → 1
  struct map found;   // "eisenset sdcg.pve" → struct library_file *
};
struct library_file {
  struct text path;
  uint64_t device, inode; // one file may be reached along two paths
  const struct library_file *twin; // another file with the same head
};

// Reads a file as a source. NULL: a message in the sink.
const struct source *source_load(struct arena *a, struct sink *sink, struct text path);
// … that one begins with.
const struct source *library_first(struct library *l, struct text path);
// The file whose head is `kind name` ("eisenset", "sdcg.pve"), as seen from the file `from`; else one whose head lacks a word and
// may be it. NULL when there is none (no message).
const struct library_file *library_find(struct library *l, struct text from, struct text kind, struct text name);

#endif
