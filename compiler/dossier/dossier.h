// A dossier becomes a binding plan: its own statements as records, the rest as calls to collectors.
#ifndef EISEN_DOSSIER_H
#define EISEN_DOSSIER_H

#include "image.h"
#include "plan.h"

// Names are looked up in the images it will be judged by (one dossier serves several sets). A gegeven or field that none of them
// knows is an error with the nearest name; a judgement on a set that is not among them is kept. false: errors in the sink.
bool dossier_compile(struct arena *a, struct sink *sink, const char *path, const struct image *const *images, size_t n_images,
                     struct plan *out);

#endif
