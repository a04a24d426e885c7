// Reading and writing whole files, with the failures as messages. Nothing here follows a path out of a folder it was given.
#ifndef EISEN_FILE_H
#define EISEN_FILE_H

#include "message.h"

enum { FILE_LIMIT = 256 << 20 }; // bytes; larger files are refused with a message

// The whole file, zero-terminated behind its end. false: a message is in the sink.
bool file_read(struct arena *a, struct sink *sink, const char *path, struct text *out);
// Reads from an open descriptor (not closed here); `name` is for messages.
bool file_read_fd(struct arena *a, struct sink *sink, int fd, struct text name, struct text *out);
// Writes whole or not at all: a temporary file beside it, synced, then renamed. Path "-" writes to standard output.
bool file_write(struct sink *sink, const char *path, struct text content);
// Opens `relative` for reading below the open folder `dirfd`. Absolute paths, "..", symbolic links that lead out of the folder
// and anything that is not a regular file are refused. Gives -1 and a message, or a descriptor that the caller closes.
int file_open_beneath(struct sink *sink, int dirfd, struct text relative);
bool file_exists(const char *path);
struct text file_dirname(struct arena *a, struct text path); // "." when there is none
struct text file_join(struct arena *a, struct text dir, struct text name);

#endif
