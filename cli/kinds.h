// What a file on the command line is, by what stands in it, and what is said when another kind belongs there.
#ifndef EISEN_KINDS_H
#define EISEN_KINDS_H

#include "command.h"

// Each gives false, with a message, when the file is surely of another kind. Whether it is a good one is seen when it is read.
bool wants_image(struct call *call, const char *path);
bool wants_source(struct call *call, const char *path);
bool wants_dossier(struct call *call, const char *path);

#endif
