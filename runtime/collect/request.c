#include "request.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "digest.h"
#include "file.h"

static bool fail(struct failure *why, enum message_id id, enum cause cause, struct text a, struct text b,
                 struct text c) {
  *why = (struct failure){id, {a, b, c}, cause};
  return false;
}

static bool write_all(int fd, struct text content) {
  while (content.n > 0) {
    ssize_t put = write(fd, content.p, content.n);
    if (put < 0 && errno == EINTR)
      continue;
    if (put <= 0)
      return false;
    content = text_slice(content, (size_t)put, content.n);
  }
  return true;
}

// The collector reads a copy that nobody can change, so that the digest says exactly what it has read, and so that the file
// itself stays out of its hands.
static int sealed_copy(struct text content) {
  enum { SEALS = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL };
  int fd = memfd_create("bestand", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0)
    return -1;
  if (write_all(fd, content) && lseek(fd, 0, SEEK_SET) == 0 && fcntl(fd, F_ADD_SEALS, SEALS) == 0)
    return fd;
  close(fd);
  return -1;
}

static bool is_missing(struct arena *a, int dirfd, struct text name) {
  struct stat st;
  return fstatat(dirfd, text_z(a, name), &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
}

static bool file_failed(struct arena *a, const struct sink *told, int dirfd, struct text name, struct failure *why) {
  if (told->first && told->first->id == M_FILE_OPEN && is_missing(a, dirfd, name))
    return fail(why, M_COLLECT_FILE_MISSING, CAUSE_MISSING, name, NO_TEXT, NO_TEXT);
  struct text reason = told->first ? msg_sentence(a, told->first) : NO_TEXT;
  return fail(why, M_COLLECT_FILE, CAUSE_COLLECTOR, name, reason, told->first ? msg_hint(a, told->first) : NO_TEXT);
}

static bool open_file(struct arena *a, int dirfd, struct text name, struct request *r, struct failure *why) {
  struct sink told = {.arena = a, .result = r->result};
  struct text content;
  int fd = file_open_beneath(&told, dirfd, name);
  bool read = fd >= 0 && file_read_fd(a, &told, fd, name, &content);
  if (fd >= 0)
    close(fd);
  if (!read)
    return file_failed(a, &told, dirfd, name, why);
  int copy = sealed_copy(content);
  if (copy < 0)
    return fail(why, M_COLLECT_FILE, CAUSE_COLLECTOR, name, TEXT("Er kan geen kopie van worden gemaakt."), NO_TEXT);
  r->files[r->n_files++] = copy;
  if (r->source.n)
    return true;
  struct digest d = digest_of(content);
  r->source = name;
  r->digest = digest_hex(a, &d);
  return true;
}

static bool truth_from(struct text t, int64_t *out) {
  *out = text_eq(t, TEXT("ja"));
  return *out || text_eq(t, TEXT("nee"));
}

static bool date_from_text(struct text t, int64_t *out) {
  day d;
  if (!date_parse(t, &d))
    return false;
  *out = d;
  return true;
}

// A number, date or ja/nee is a number on the wire.
static bool put_number(struct buf *b, enum sig_type type, struct text t) {
  int64_t v = 0;
  bool ok = type == SIG_NUMBER ? text_to_int(t, &v) : type == SIG_TRUTH ? truth_from(t, &v) : date_from_text(t, &v);
  put_i64(b, v);
  return ok;
}

struct making {
  struct arena *a;
  struct text name, signature;
  int dirfd;
  struct request *out;
  struct failure *why;
};

static bool put_argument(struct making *m, enum sig_type type, struct text value) {
  struct buf *b = &m->out->bytes;
  put_u8(b, (uint8_t)type);
  if (type == SIG_TEXT || type == SIG_FILE)
    put_text(b, value);
  if (type == SIG_FILE)
    return open_file(m->a, m->dirfd, value, m->out, m->why);
  if (type == SIG_TEXT || put_number(b, type, text_trim(value)))
    return true;
  return fail(m->why, M_COLLECT_ARGUMENT, CAUSE_COLLECTOR, value, text_from(sig_word[type]), m->signature);
}

// The value stands in a frame, and comes to C as a zero-terminated text.
static bool is_passable(struct text value) {
  for (size_t i = 0; i < value.n; i++)
    if ((unsigned char)value.p[i] < ' ' && value.p[i] != '\t' && value.p[i] != '\n' && value.p[i] != '\r')
      return false;
  return value.n <= FRAME_LIMIT / 16 && text_is_utf8(value);
}

static bool put_arguments(struct making *m, const struct plan_call *call, const struct signature *s) {
  if (call->n_args != s->n_args) {
    struct text n = text_format(m->a, call->n_args == 1 ? "%u gegeven" : "%u gegevens", call->n_args);
    return fail(m->why, M_COLLECT_ARGUMENTS, CAUSE_COLLECTOR, m->name, n, m->signature);
  }
  for (uint32_t i = 0; i < s->n_args; i++) {
    if (!is_passable(call->args[i].value))
      return fail(m->why, M_COLLECT_ARGUMENT, CAUSE_COLLECTOR, TEXT("…"), text_from(sig_word[s->args[i].type]),
                  m->signature);
    if (!put_argument(m, s->args[i].type, call->args[i].value))
      return false;
  }
  return true;
}

bool request_make(struct arena *a, const struct plan_call *call, struct text name, const struct described_function *f,
                  uint32_t function, int dirfd, struct request *out, struct failure *why) {
  *out = (struct request){.bytes.arena = a, .result = out->result};
  struct text signature = text_format(a, "%.*s: %.*s", TP(name), TP(f->signature));
  struct making m = {a, name, signature, dirfd, out, why};
  size_t frame = frame_begin(&out->bytes, FRAME_CALL);
  put_u32(&out->bytes, function);
  bool ok = put_arguments(&m, call, &f->parsed);
  frame_end(&out->bytes, frame);
  if (!ok)
    request_close(out);
  return ok;
}

void request_close(struct request *r) {
  for (unsigned i = 0; i < r->n_files; i++)
    close(r->files[i]);
  r->n_files = 0;
}
