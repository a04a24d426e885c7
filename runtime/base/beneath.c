// Opening a file below a folder, and never beside it. The kernel does it in one call (openat2); where it cannot, the path is
// walked one name at a time without following any link.
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "errno_text.h"
#include "file.h"

enum { OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY }; // not waiting for the other end of a pipe

static bool is_inside(struct text relative) {
  if (relative.n == 0 || relative.p[0] == '/' || memchr(relative.p, '\0', relative.n) != NULL)
    return false;
  struct text part;
  while (text_split(&relative, '/', &part)) {
    if (text_eq(part, TEXT("..")))
      return false;
  }
  return true;
}

static int open_by_kernel(int dirfd, const char *path) {
  struct open_how how = {.flags = OPEN_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
  long fd;
  int attempts = 0;
  do // EAGAIN: a folder was renamed meanwhile, so the kernel cannot say
    fd = syscall(SYS_openat2, dirfd, path, &how, sizeof how);
  while (fd < 0 && (errno == EAGAIN || errno == EINTR) && ++attempts < 16);
  return (int)fd;
}

static int open_by_steps(struct arena *a, int dirfd, struct text relative) {
  int at = dirfd;
  struct text part;
  while (text_split(&relative, '/', &part)) {
    if (part.n == 0)
      continue;
    int flags = OPEN_FLAGS | O_NOFOLLOW | (relative.n > 0 ? O_DIRECTORY | O_PATH : 0);
    int next = openat(at, text_z(a, part), flags);
    int why = errno;
    if (at != dirfd)
      close(at);
    if (next < 0) {
      errno = why;
      return -1;
    }
    at = next;
  }
  return at;
}

static void refuse(struct sink *sink, struct text relative, int why) {
  if (why == EXDEV || why == ELOOP)
    msg(sink, M_FILE_OUTSIDE, NO_PLACE, relative);
  else
    msg(sink, M_FILE_OPEN, NO_PLACE, relative, errno_text(sink->arena, why, false));
}

int file_open_beneath(struct sink *sink, int dirfd, struct text relative) {
  if (!is_inside(relative)) {
    refuse(sink, relative, EXDEV);
    return -1;
  }
  int fd = open_by_kernel(dirfd, text_z(sink->arena, relative));
  if (fd < 0 && (errno == ENOSYS || errno == EPERM))
    fd = open_by_steps(sink->arena, dirfd, relative);
  if (fd < 0) {
    refuse(sink, relative, errno);
    return -1;
  }
  struct stat st;
  if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
    file_mark_read(sink->result, fd);
    return fd;
  }
  close(fd);
  msg(sink, M_FILE_NOT_REGULAR, NO_PLACE, relative);
  return -1;
}
