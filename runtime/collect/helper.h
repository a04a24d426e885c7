// The helper process: loads one collector, says what is in it, calls it once or more, and is thrown away.
#ifndef EISEN_HELPER_H
#define EISEN_HELPER_H

#include "collect.h"

// Starts a helper as a copy of this process; it must have one thread. Gives its pid and our end of the socket, or -1 (errno).
int helper_fork(const struct collect_options *o, int *socket);
// What a helper does: serves requests from the open socket until it closes. For a starter of one's own (collect_options.start).
_Noreturn void helper_main(int socket);
// Ends a helper and everything in its process group; gives its wait status. A helper that had ended by itself keeps its own.
int helper_end(int pid);
// Why a helper ended, in Dutch, from its wait status.
struct text helper_status(struct arena *a, int status);

enum { HELPER_SECONDS = 30, HELPER_NO_MEMORY = 99 };
#define HELPER_MEMORY ((size_t)1 << 30)

#endif
