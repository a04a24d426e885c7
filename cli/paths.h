// Files and folders on a command line: of a folder every source of a kind in it is taken, in order of name.
#ifndef EISEN_PATHS_H
#define EISEN_PATHS_H

#include "command.h"

// Each folder and source in it comes once, whatever links lead to it; a link that leads out of the folder is told, and not followed.
// An argument that is a folder without any such source is told too.
// Calls `visit` for each argument that is a file, and for each file .eis in an argument that is a folder of which a line near the top
// begins with `head` ("eisenset "; NULL: any file .eis). What cannot be read is told in the sink.
void paths_each(struct call *call, const char *head, void (*visit)(void *context, const char *path), void *context);

#endif
