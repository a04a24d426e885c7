// A result never replaces what was read for it, by whatever name: a file is its device and inode.
#include <string.h>
#include <sys/stat.h>

#include "file.h"

struct file_mark file_mark_of(const char *path) {
  struct stat st;
  if (path == NULL || strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode))
    return (struct file_mark){.there = false};
  return (struct file_mark){.device = st.st_dev, .inode = st.st_ino, .there = true};
}

static bool is_it(const struct file_mark *mark, const struct stat *st) {
  return mark->there && mark->device == st->st_dev && mark->inode == st->st_ino;
}

bool file_mark_is(const struct file_mark *mark, const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && is_it(mark, &st);
}

void file_mark_read(struct file_mark *mark, int fd) {
  struct stat st;
  if (mark != NULL && fstat(fd, &st) == 0 && is_it(mark, &st))
    mark->read = true;
}

void file_mark_refuse(struct sink *sink, const char *path) {
  sink->result->refused = true;
  msg(sink, M_FILE_RESULT, NO_PLACE, text_from(path));
}
