// Where collectors are: name.so in one of the folders, and nowhere else.
#ifndef EISEN_FIND_H
#define EISEN_FIND_H

#include "collect.h"

struct found_plugin {
  struct text name, path; // path is absolute
};
// The collector with this name in the first folder that has it; false: there is none.
bool find_plugin(struct arena *a, const struct collect_options *o, struct text name, struct text *path);
// All of them, in order of the folders and then by name. *n.
struct found_plugin *find_plugins(struct arena *a, struct sink *sink, const struct collect_options *o, size_t *n);
// "Bedoelt u «csv»? " or nothing.
struct text find_nearest(struct arena *a, struct text wanted, const struct text *names, size_t n);

#endif
