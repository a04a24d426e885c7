/* Loaded before everything else: the call with number MIS_N of the kind that MIS_WAT names fails, and only that one. Without MIS_N
 * nothing fails, and the calls are counted into the file MIS_TEL. Kinds: geheugen (malloc, calloc, realloc), and each of the calls
 * below that touch files. */
#include <dlfcn.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
  int known, memory, files;
  long fails, seen;
  pid_t pid;
  char count[200];
} state;

static void begin(void) {
  const char *kind = getenv("MIS_WAT"), *n = getenv("MIS_N"), *count = getenv("MIS_TEL");
  state.known = 1;
  state.memory = kind && strcmp(kind, "geheugen") == 0;
  state.files = kind && strcmp(kind, "bestanden") == 0;
  state.fails = n ? atol(n) : 0;
  state.pid = getpid();
  snprintf(state.count, sizeof state.count, "%s", count ? count : "");
}

/* Whether this call is the one; a helper process has other troubles. */
static int fails(int ours) {
  if (!state.known)
    begin();
  if (!ours || getpid() != state.pid)
    return 0;
  return ++state.seen == state.fails;
}
#define FAIL_MEMORY fails(!state.known || state.memory)
#define FAIL_FILE fails(!state.known || state.files)

__attribute__((constructor)) static void loaded(void) {
  if (!state.known)
    begin();
  state.seen = 0;
}

__attribute__((destructor)) static void told(void) {
  if (state.count[0] == '\0' || getpid() != state.pid)
    return;
  long seen = state.seen;
  FILE *f = fopen(state.count, "w");
  if (f != NULL) {
    fprintf(f, "%ld\n", seen);
    fclose(f);
  }
}

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static void *no_memory(void) {
  errno = ENOMEM;
  return NULL;
}

void *malloc(size_t n) {
  return FAIL_MEMORY ? no_memory() : __libc_malloc(n);
}

void *calloc(size_t n, size_t size) {
  return FAIL_MEMORY ? no_memory() : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n) {
  return FAIL_MEMORY ? no_memory() : __libc_realloc(p, n);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAILING(value, why)                                                                                            \
  if (FAIL_FILE) {                                                                                                     \
    errno = (why);                                                                                                     \
    return (value);                                                                                                    \
  }

ssize_t read(int fd, void *p, size_t n) {
  FAILING(-1, EIO)
  return REAL(read)(fd, p, n);
}

/* What goes to the person is not touched: it is how the failure is told. */
ssize_t write(int fd, const void *p, size_t n) {
  if (fd != STDERR_FILENO) {
    FAILING(-1, ENOSPC)
  }
  return REAL(write)(fd, p, n);
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  FAILING(-1, EACCES)
  return REAL(open)(path, flags, mode);
}

int openat(int fd, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  FAILING(-1, EACCES)
  return REAL(openat)(fd, path, flags, mode);
}

FILE *tmpfile(void) {
  FAILING(NULL, ENOSPC)
  return REAL(tmpfile)();
}

DIR *opendir(const char *path) {
  FAILING(NULL, EACCES)
  return REAL(opendir)(path);
}

int rename(const char *from, const char *to) {
  FAILING(-1, EACCES)
  return REAL(rename)(from, to);
}

int fsync(int fd) {
  FAILING(-1, EIO)
  return REAL(fsync)(fd);
}

int fstat(int fd, struct stat *st) {
  FAILING(-1, EIO)
  return REAL(fstat)(fd, st);
}

int fchmod(int fd, mode_t mode) {
  FAILING(-1, EPERM)
  return REAL(fchmod)(fd, mode);
}

/* As the kernel does: the descriptor is gone, also when it says that something went wrong. */
int close(int fd) {
  int result = REAL(close)(fd);
  FAILING(-1, EIO)
  return result;
}

off_t lseek(int fd, off_t offset, int whence) {
  FAILING(-1, EINVAL)
  return REAL(lseek)(fd, offset, whence);
}

pid_t fork(void) {
  FAILING(-1, EAGAIN)
  return REAL(fork)();
}

int memfd_create(const char *name, unsigned flags) {
  FAILING(-1, ENFILE)
  return REAL(memfd_create)(name, flags);
}
