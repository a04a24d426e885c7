// Reading and writing whole files, with the failures as messages. Nothing here follows a path out of a folder it was given.
#ifndef EISEN_FILE_H
#define EISEN_FILE_H

#include "message.h"

// The file that a result will replace. What reads with a sink that has one remembers here that it was read: then it is not replaced.
struct file_mark {
  uint64_t device, inode;
  bool there, read, refused; // there: it is a regular file that is there already
};
// Of a path («-» or NULL: of nothing).
struct file_mark file_mark_of(const char *path);
bool file_mark_is(const struct file_mark *mark, const char *path);
void file_mark_read(struct file_mark *mark, int fd); // NULL is allowed
// Says that the marked file cannot be the result as well.
void file_mark_refuse(struct sink *sink, const char *path);

enum { FILE_LIMIT = 256 << 20 }; // bytes; larger files are refused with a message

// Opens a file for reading; a folder, pipe or device is refused. Gives -1 and a message, or a descriptor that the caller closes.
int file_open(struct sink *sink, const char *path);
// The whole file, zero-terminated behind its end. false: a message is in the sink.
bool file_read(struct arena *a, struct sink *sink, const char *path, struct text *out);
// Reads from an open descriptor (not closed here); `name` is for messages.
bool file_read_fd(struct arena *a, struct sink *sink, int fd, struct text name, struct text *out);
// Writes whole or not at all: a temporary file beside it, synced, then renamed. Path "-" writes to standard output.
bool file_write(struct sink *sink, const char *path, struct text content);

// The same for what comes piece by piece and need not fit in memory: nothing is there until file_out_finish. What goes to
// standard output, a pipe or a device is kept in a nameless temporary file until then. A failure is remembered, and told once, by
// file_out_finish.
struct file_out {
  const char *path;      // as it was given
  const char *target;    // what is replaced: behind a link, the file itself
  const char *temporary; // beside it; NULL: a nameless one
  int fd, why;           // why: errno of the first failure
};
void file_out_open(struct file_out *f, struct arena *a, const char *path);
void file_out_add(struct file_out *f, struct text piece);
bool file_out_finish(struct file_out *f, struct sink *sink); // false: a message, and nothing was changed
void file_out_drop(struct file_out *f);                      // nothing is written
// Opens `relative` for reading below the open folder `dirfd`. Absolute paths, "..", symbolic links that lead out of the folder
// and anything that is not a regular file are refused. Gives -1 and a message, or a descriptor that the caller closes.
int file_open_beneath(struct sink *sink, int dirfd, struct text relative);
bool file_exists(const char *path);
struct text file_dirname(struct arena *a, struct text path); // "." when there is none
struct text file_join(struct arena *a, struct text dir, struct text name);

#endif
