#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "errno_text.h"

enum { CHUNK = 64 << 10 };

// A message about a file; the file's name is an argument, its text is no place.
static void complain(struct sink *sink, enum message_id id, struct text name, struct text why) {
  msg(sink, id, NO_PLACE, name, why);
}

static bool too_large(struct sink *sink, struct text name) {
  complain(sink, M_FILE_TOO_LARGE, name, text_format(sink->arena, "%d", FILE_LIMIT >> 20));
  return false;
}

// What the file says of its own length, or a guess for a stream; false (with a message) for a folder or a giant.
static bool expected_size(struct sink *sink, int fd, struct text name, size_t *size) {
  struct stat st;
  if (fstat(fd, &st) != 0) {
    complain(sink, M_FILE_READ, name, errno_text(errno, false));
    return false;
  }
  if (S_ISDIR(st.st_mode)) {
    complain(sink, M_FILE_NOT_REGULAR, name, NO_TEXT);
    return false;
  }
  if (S_ISREG(st.st_mode) && st.st_size > FILE_LIMIT)
    return too_large(sink, name);
  *size = S_ISREG(st.st_mode) ? (size_t)st.st_size : CHUNK;
  return true;
}

static ssize_t read_some(int fd, char *p, size_t n) {
  ssize_t got;
  do
    got = read(fd, p, n);
  while (got < 0 && errno == EINTR);
  return got;
}

bool file_read_fd(struct arena *a, struct sink *sink, int fd, struct text name, struct text *out) {
  size_t cap, n = 0;
  if (!expected_size(sink, fd, name, &cap))
    return false;
  cap += 2; // one for the end to show itself, one for the zero
  char *p = arena_alloc(a, cap);
  for (;;) {
    ssize_t got = read_some(fd, p + n, cap - n - 1);
    if (got < 0) {
      complain(sink, M_FILE_READ, name, errno_text(errno, false));
      return false;
    }
    if (got == 0)
      break;
    n += (size_t)got;
    if (n > FILE_LIMIT)
      return too_large(sink, name);
    if (cap - n > 1)
      continue;
    p = arena_grow(a, p, cap, 2 * cap);
    cap *= 2;
  }
  p[n] = '\0';
  *out = (struct text){p, n};
  return true;
}

bool file_read(struct arena *a, struct sink *sink, const char *path, struct text *out) {
  struct text name = text_from(path);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    complain(sink, M_FILE_OPEN, name, errno_text(errno, false));
    return false;
  }
  bool ok = file_read_fd(a, sink, fd, name, out);
  close(fd);
  return ok;
}

static bool write_all(int fd, struct text content) {
  while (content.n > 0) {
    ssize_t put = write(fd, content.p, content.n);
    if (put < 0 && errno == EINTR)
      continue;
    if (put < 0)
      return false;
    content = text_slice(content, (size_t)put, content.n);
  }
  return true;
}

// A new file beside `path` that nobody else has; its name is left in *temporary.
static int open_beside(struct arena *a, const char *path, mode_t mode, const char **temporary) {
  for (unsigned attempt = 0; attempt < 100; attempt++) {
    *temporary = text_format(a, "%s.%ld-%u.tmp", path, (long)getpid(), attempt).p;
    int fd = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd >= 0 || errno != EEXIST)
      return fd;
  }
  return -1;
}

// errno says why when this fails; then nothing is left behind. `st` is the file that is replaced, or NULL.
static bool replace(struct arena *a, const char *path, const struct stat *st, struct text content) {
  const char *temporary;
  int fd = open_beside(a, path, 0666, &temporary);
  if (fd < 0)
    return false;
  bool ok = (st == NULL || fchmod(fd, st->st_mode & 0777) == 0) && write_all(fd, content) && fsync(fd) == 0;
  int why = errno;
  if (close(fd) != 0 && ok) {
    ok = false;
    why = errno;
  }
  if (ok && rename(temporary, path) == 0)
    return true;
  why = ok ? errno : why;
  unlink(temporary);
  errno = why;
  return false;
}

// A device or pipe cannot be replaced by a file; it is written to.
static bool write_through(const char *path, struct text content) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0)
    return false;
  bool ok = write_all(fd, content);
  int why = errno;
  close(fd);
  errno = why;
  return ok;
}

static bool write_path(struct arena *a, const char *path, struct text content) {
  struct stat st;
  char real[PATH_MAX];
  if (stat(path, &st) != 0)
    return replace(a, path, NULL, content);
  if (S_ISDIR(st.st_mode)) {
    errno = EISDIR;
    return false;
  }
  if (!S_ISREG(st.st_mode))
    return write_through(path, content);
  return realpath(path, real) != NULL && replace(a, real, &st, content); // behind a link, the file itself
}

bool file_write(struct sink *sink, const char *path, struct text content) {
  bool standard = strcmp(path, "-") == 0;
  if (standard ? write_all(STDOUT_FILENO, content) : write_path(sink->arena, path, content))
    return true;
  complain(sink, M_FILE_WRITE, text_from(standard ? "standaarduitvoer" : path), errno_text(errno, true));
  return false;
}

bool file_exists(const char *path) {
  struct stat st;
  return stat(path, &st) == 0;
}

struct text file_dirname(struct arena *a, struct text path) {
  size_t end = path.n;
  while (end > 0 && path.p[end - 1] != '/')
    end--;
  while (end > 1 && path.p[end - 1] == '/')
    end--;
  return end == 0 ? TEXT(".") : text_copy(a, text_slice(path, 0, end));
}

struct text file_join(struct arena *a, struct text dir, struct text name) {
  if (dir.n == 0 || text_eq(dir, TEXT(".")) || text_starts(name, TEXT("/")))
    return text_copy(a, name);
  const struct text parts[] = {dir, name};
  return text_join(a, parts, 2, text_ends(dir, TEXT("/")) ? NO_TEXT : TEXT("/"));
}
