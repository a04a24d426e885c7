// What several commands read: images, a dossier with the folder it lies in, and the folders of collectors.
#ifndef EISEN_INPUTS_H
#define EISEN_INPUTS_H

#include "collect.h"
#include "command.h"

struct inputs {
  struct image *images; // in the order of the command line
  const struct image **each;
  size_t n;
  struct plan plan;
};

// One image. false: a message in the sink.
bool image_load(struct call *call, const char *path, struct image *out);
// All arguments but the last are images, the last is the dossier; its evidence is collected. false: a message in the sink.
bool inputs_load(struct call *call, bool records_too, struct inputs *out);
// --plugins, else the folder beside a program that runs from where it was built, else where collectors are installed.
void plugin_dirs(struct call *call, struct collect_options *out);

#endif
