#include "helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "call.h"

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#elif defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#endif

enum { SOCKET = 3, MAX_FILES = 64 };

// The serving side.

struct helper {
  struct arena *arena;
  struct channel channel;
  struct buf out;
  struct loaded loaded;
};

static _Noreturn void no_memory(void *context) {
  (void)context;
  _exit(HELPER_NO_MEMORY);
}

static void put_texts(struct buf *b, enum frame_kind kind, const struct text *t, size_t n) {
  size_t frame = frame_begin(b, kind);
  for (size_t i = 0; i < n; i++)
    put_text(b, text_slice(t[i], 0, FRAME_LIMIT / 4));
  frame_end(b, frame);
}

static void describe(struct helper *h, struct reader *r) {
  struct text path = get_text(r), name = get_text(r);
  struct loaded *l = &h->loaded;
  loader_open(h->arena, text_z(h->arena, path), text_copy(h->arena, name), l);
  put_texts(&h->out, FRAME_PLUGIN, (struct text[]){l->name, l->version, l->help}, 3);
  for (size_t i = 0; i < l->functions.n; i++) {
    const struct loaded_function *f = &l->functions.p[i];
    put_texts(&h->out, FRAME_FUNCTION, (struct text[]){f->name, f->signature, f->help}, 3);
  }
  for (size_t i = 0; i < l->faults.n; i++)
    put_texts(&h->out, FRAME_FAULT, &l->faults.p[i], 1);
  put_texts(&h->out, FRAME_DESCRIBED, NULL, 0);
  channel_send(&h->channel, &h->out, NULL, 0);
}

// The next argument from a request; false when it does not fit the signature.
static bool read_value(struct helper *h, struct reader *r, enum sig_type type, unsigned *files, union call_value *out) {
  if (get_u8(r) != type)
    return false;
  if (type == SIG_TEXT)
    out->text = text_z(h->arena, get_text(r));
  else if (type == SIG_NUMBER)
    out->number = get_i64(r);
  else if (type == SIG_TRUTH)
    out->truth = (int)get_i64(r);
  else if (type == SIG_DATE)
    out->day = (int32_t)get_i64(r);
  else if (type == SIG_FILE && *files < h->channel.n_files)
    out->file = (struct eisen_file){h->channel.files[(*files)++], text_z(h->arena, get_text(r))};
  else
    return false;
  return !r->bad;
}

static void serve_call(struct helper *h, struct reader *r) {
  uint32_t index = get_u32(r);
  union call_value args[SIG_ARGS] = {0};
  unsigned files = 0;
  if (index >= h->loaded.functions.n)
    _exit(1);
  const struct loaded_function *f = &h->loaded.functions.p[index];
  for (uint32_t i = 0; i < f->parsed.n_args; i++)
    if (!read_value(h, r, f->parsed.args[i].type, &files, &args[i]))
      _exit(1);
  call_function(h->arena, &h->channel, f, args);
}

_Noreturn void helper_main(int socket) {
  struct arena *a = arena_new((struct oom){no_memory, NULL});
  struct helper h = {.arena = a, .out = {.arena = a}};
  h.channel = (struct channel){.arena = a, .fd = socket, .limit = SIZE_MAX, .takes_files = true};
  struct frame frame;
  while (channel_next(&h.channel, &frame) == CHANNEL_OK) {
    struct reader r = {.rest = frame.body};
    if (frame.kind == FRAME_DESCRIBE)
      describe(&h, &r);
    else if (frame.kind == FRAME_CALL)
      serve_call(&h, &r);
  }
  _exit(0);
}

// The starting side.

static void limit(int what, rlim_t most) {
  struct rlimit old;
  if (getrlimit(what, &old) == 0 && old.rlim_max < most)
    most = old.rlim_max;
  setrlimit(what, &(struct rlimit){most, most});
}

// What this process has mapped already: a copy starts with all of it.
static size_t mapped(void) {
  unsigned long pages = 0;
  FILE *f = fopen("/proc/self/statm", "re");
  if (f && fscanf(f, "%lu", &pages) != 1)
    pages = 0;
  if (f)
    fclose(f);
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit_all(const struct collect_options *o) {
  unsigned seconds = o->seconds ? o->seconds : HELPER_SECONDS;
#ifndef SANITIZED // which reserves far more than it uses
  limit(RLIMIT_AS, mapped() + (o->memory ? o->memory : HELPER_MEMORY));
#else
  (void)mapped;
#endif
  limit(RLIMIT_CPU, seconds + 1);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, MAX_FILES);
}

static void reset_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int s = 1; s < NSIG; s++)
    signal(s, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// The socket becomes descriptor 3, the first three are /dev/null, and nothing else stays open. First out of each other's way.
static bool keep_only(int socket) {
  int high = fcntl(socket, F_DUPFD, SOCKET + 2), null = open("/dev/null", O_RDWR);
  if (high < 0 || null < 0)
    return false;
  for (int fd = 0; fd < SOCKET; fd++)
    if (null != fd && dup2(null, fd) < 0)
      return false;
  if (dup3(high, SOCKET, O_CLOEXEC) < 0)
    return false;
  if (close_range(SOCKET + 1, ~0U, 0) == 0)
    return true;
  for (int fd = SOCKET + 1; fd < 1 << 16; fd++) // a kernel before 5.9
    close(fd);
  return true;
}

static _Noreturn void become_helper(const struct collect_options *o, int socket, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) // it ended before that was set
    _exit(1);
  setpgid(0, 0);
  reset_signals();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !keep_only(socket) || chdir("/") != 0 || clearenv() != 0)
    _exit(1);
  limit_all(o);
  helper_main(SOCKET);
}

int helper_fork(const struct collect_options *o, int *socket) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return -1;
  pid_t parent = getpid(), pid = fork();
  if (pid == 0)
    become_helper(o, ends[1], parent);
  int why = errno;
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    errno = why;
    return -1;
  }
  setpgid(pid, pid); // here too: whoever is first
  *socket = ends[0];
  return pid;
}

int helper_end(int pid) {
  int status = 0;
  kill(-pid, SIGKILL);
  kill(pid, SIGKILL);
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
    continue;
  return status;
}

struct text helper_status(struct arena *a, int status) {
  int s = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (s == SIGKILL)
    return TEXT("hij verbrak de verbinding");
  if (s == SIGXCPU)
    return TEXT("hij gebruikte te veel rekentijd");
  if (s == SIGXFSZ)
    return TEXT("hij wilde een bestand schrijven, en dat mag niet");
  if (s)
    return text_format(a, "hij stortte in (signaal %d)", s);
  if (WEXITSTATUS(status) == HELPER_NO_MEMORY)
    return TEXT("hij had te weinig geheugen");
  return text_format(a, "hij stopte zelf (code %d)", WEXITSTATUS(status));
}
