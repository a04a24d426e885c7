// What several commands read: images, a dossier with the folder it lies in, and the folders of collectors.
#ifndef EISEN_INPUTS_H
#define EISEN_INPUTS_H

#include "collect.h"
#include "command.h"

struct inputs {
  struct image *images; // in the order of the command line
  const struct image **each;
  size_t n, given; // given: arguments that name an image; an image that another one holds is not among the n
  struct plan plan;
};

// One image. false: a message in the sink.
bool image_load(struct call *call, const char *path, struct image *out);
// The first `n` arguments, into out->images. An image of which all sets are in another one is left out, with a message; two that only
// share some are refused: their eisen would count twice, with different exceptions. false: a message in the sink.
bool images_load(struct call *call, size_t n, struct inputs *out);
// Whether a name ends as a dossier's does: one of `ends`, which ends with NULL. false: wrong usage, a message names `all`.
bool is_dossier(struct call *call, const char *path, const char *const *ends, const char *all);
// A dossier (.eis) with what its collectors find, or records (.json), into `a` and `sink`; `in` holds the images. false: messages.
bool dossier_load(struct call *call, struct arena *a, struct sink *sink, const char *path, const struct inputs *in,
                  struct plan *out);
// All arguments but the last are images, the last is the dossier; its evidence is collected. false: a message in the sink.
bool inputs_load(struct call *call, bool records_too, struct inputs *out);
// --plugins, else the folder beside a program that runs from where it was built, else where collectors are installed.
void plugin_dirs(struct call *call, struct collect_options *out);

#endif
