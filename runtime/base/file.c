#include "file.h"

#include <errno.h>
#include <fcntl.h>
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
    complain(sink, M_FILE_READ, name, errno_text(sink->arena, errno, false));
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
      complain(sink, M_FILE_READ, name, errno_text(sink->arena, errno, false));
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

// Without waiting for the other end of a pipe.
int file_open(struct sink *sink, const char *path) {
  struct stat st;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
    file_mark_read(sink->result, fd);
    return fd;
  }
  if (fd >= 0 || errno == ENXIO) // a socket cannot be opened
    complain(sink, M_FILE_NOT_REGULAR, text_from(path), NO_TEXT);
  else
    complain(sink, M_FILE_OPEN, text_from(path), errno_text(sink->arena, errno, false));
  if (fd >= 0)
    close(fd);
  return -1;
}

bool file_read(struct arena *a, struct sink *sink, const char *path, struct text *out) {
  struct text name = text_from(path);
  int fd = file_open(sink, path);
  if (fd < 0)
    return false;
  bool ok = file_read_fd(a, sink, fd, name, out);
  close(fd);
  return ok;
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
