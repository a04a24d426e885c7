// Writing: whole or not at all.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "errno_text.h"
#include "file.h"

enum { CHUNK = 64 << 10 };

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

static bool is_standard(const char *path) {
  return strcmp(path, "-") == 0;
}

static void failed(struct file_out *f) {
  if (f->why == 0)
    f->why = errno;
}

// A new file beside the target that nobody else has.
static int open_beside(struct arena *a, struct file_out *f) {
  for (unsigned attempt = 0; attempt < 100; attempt++) {
    f->temporary = text_format(a, "%s.%ld-%u.tmp", f->target, (long)getpid(), attempt).p;
    int fd = open(f->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST)
      return fd;
  }
  return -1;
}

// A file without a name, gone when it is closed.
static int open_nameless(void) {
  FILE *f = tmpfile();
  if (f == NULL)
    return -1;
  int fd = fcntl(fileno(f), F_DUPFD_CLOEXEC, 0);
  fclose(f);
  return fd;
}

static void open_regular(struct arena *a, struct file_out *f, const struct stat *st) {
  char real[PATH_MAX];
  if (st != NULL && realpath(f->path, real) == NULL) {
    failed(f);
    return;
  }
  if (st != NULL)
    f->target = text_z(a, text_copy(a, text_from(real)));
  f->fd = open_beside(a, f);
  if (f->fd < 0) {
    f->temporary = NULL;
    failed(f);
  } else if (st != NULL && fchmod(f->fd, st->st_mode & 0777) != 0)
    failed(f);
}

void file_out_open(struct file_out *f, struct arena *a, const char *path) {
  struct stat st;
  *f = (struct file_out){.path = path, .target = path, .fd = -1};
  bool there = !is_standard(path) && stat(path, &st) == 0;
  if (there && S_ISDIR(st.st_mode))
    f->why = EISDIR;
  else if (is_standard(path) || (there && !S_ISREG(st.st_mode))) {
    f->fd = open_nameless();
    if (f->fd < 0)
      failed(f);
  } else
    open_regular(a, f, there ? &st : NULL);
}

void file_out_add(struct file_out *f, struct text piece) {
  if (f->why == 0 && !write_all(f->fd, piece))
    failed(f);
}

static bool copy_to(int from, int to) {
  char chunk[CHUNK];
  ssize_t n;
  if (lseek(from, 0, SEEK_SET) < 0)
    return false;
  while ((n = read(from, chunk, sizeof chunk)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0 || !write_all(to, (struct text){chunk, (size_t)n}))
      return false;
  }
  return true;
}

// Without waiting until somebody reads what goes into a pipe; then writing does wait.
static int open_through(const char *path) {
  int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int flags = fd < 0 ? -1 : fcntl(fd, F_GETFL);
  if (flags >= 0)
    fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
  return fd;
}

// A device or pipe cannot be replaced by a file; it is written to.
static void write_through(struct file_out *f) {
  int to = is_standard(f->path) ? STDOUT_FILENO : open_through(f->path);
  if (to < 0 || !copy_to(f->fd, to))
    failed(f);
  if (to >= 0 && to != STDOUT_FILENO && close(to) != 0)
    failed(f);
}

static void close_out(struct file_out *f) {
  if (f->fd >= 0 && close(f->fd) != 0)
    failed(f);
  f->fd = -1;
}

static bool tell(const struct file_out *f, struct sink *sink) {
  if (f->why == 0)
    return true;
  struct text name = text_from(is_standard(f->path) ? "standaarduitvoer" : f->path);
  msg(sink, M_FILE_WRITE, NO_PLACE, name, errno_text(sink->arena, f->why, true));
  return false;
}

// What was read for the result stays as it is.
static bool was_read(struct sink *sink, const char *path) {
  const struct file_mark *mark = sink->result;
  if (mark == NULL || !mark->read || is_standard(path) || !file_mark_is(mark, path))
    return false;
  file_mark_refuse(sink, path);
  return true;
}

bool file_out_finish(struct file_out *f, struct sink *sink) {
  if (was_read(sink, f->path)) {
    file_out_drop(f);
    return false;
  }
  if (f->why == 0 && f->temporary == NULL)
    write_through(f);
  if (f->why == 0 && f->temporary != NULL && fsync(f->fd) != 0)
    failed(f);
  close_out(f);
  if (f->temporary != NULL && f->why == 0 && rename(f->temporary, f->target) != 0)
    failed(f);
  if (f->temporary != NULL && f->why != 0)
    unlink(f->temporary);
  f->temporary = NULL;
  return tell(f, sink);
}

void file_out_drop(struct file_out *f) {
  close_out(f);
  if (f->temporary != NULL)
    unlink(f->temporary);
  f->temporary = NULL;
}

bool file_write(struct sink *sink, const char *path, struct text content) {
  struct file_out f = {.path = path, .fd = -1};
  if (is_standard(path)) {
    if (!write_all(STDOUT_FILENO, content))
      failed(&f);
    return tell(&f, sink);
  }
  file_out_open(&f, sink->arena, path);
  file_out_add(&f, content);
  return file_out_finish(&f, sink);
}
