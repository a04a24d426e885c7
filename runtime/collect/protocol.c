#include "protocol.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { HEAD = 5, CHUNK = 64 << 10 };

int64_t channel_clock(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// Waits until the other side has sent, or can take, something.
static enum channel_status wait_for(const struct channel *c, short what) {
  struct pollfd p = {.fd = c->fd, .events = what};
  for (;;) {
    int64_t left = c->deadline ? c->deadline - channel_clock() : -1;
    if (c->deadline && left <= 0)
      return CHANNEL_LATE;
    int ready = poll(&p, 1, left > INT_MAX ? INT_MAX : (int)left);
    if (ready > 0)
      return CHANNEL_OK;
    if (ready < 0 && errno != EINTR)
      return CHANNEL_CLOSED;
  }
}

static void keep_files(struct channel *c, struct msghdr *m) {
  for (struct cmsghdr *h = CMSG_FIRSTHDR(m); h; h = CMSG_NXTHDR(m, h)) {
    if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SCM_RIGHTS)
      continue;
    size_t n = (h->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < n && c->n_files < CHANNEL_FILES; i++)
      memcpy(&c->files[c->n_files++], CMSG_DATA(h) + i * sizeof(int), sizeof(int));
  }
}

static ssize_t receive(struct channel *c, void *to, size_t room) {
  union {
    struct cmsghdr align;
    char bytes[CMSG_SPACE(CHANNEL_FILES * sizeof(int))];
  } control;
  struct iovec v = {to, room};
  struct msghdr m = {.msg_iov = &v, .msg_iovlen = 1};
  if (c->takes_files) {
    m.msg_control = control.bytes;
    m.msg_controllen = sizeof control.bytes;
  }
  ssize_t got = recvmsg(c->fd, &m, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  if (got > 0 && c->takes_files)
    keep_files(c, &m);
  return got;
}

static void make_room(struct channel *c, size_t wanted) {
  if (c->at)
    memmove(c->in, c->in + c->at, c->n - c->at);
  c->n -= c->at;
  c->at = 0;
  if (wanted < CHUNK)
    wanted = CHUNK;
  if (wanted <= c->cap)
    return;
  size_t cap = c->cap ? c->cap : CHUNK;
  while (cap < wanted)
    cap *= 2;
  c->in = c->cap ? arena_grow(c->arena, c->in, c->cap, cap) : arena_alloc(c->arena, cap);
  c->cap = cap;
}

// Makes sure that `wanted` bytes stand ready.
static enum channel_status fill(struct channel *c, size_t wanted) {
  while (c->n - c->at < wanted) {
    if (c->fd < 0)
      return CHANNEL_CLOSED;
    if (c->at + wanted > c->cap)
      make_room(c, wanted);
    enum channel_status s = wait_for(c, POLLIN);
    if (s != CHANNEL_OK)
      return s;
    ssize_t got = receive(c, c->in + c->n, c->cap - c->n);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
      continue;
    if (got <= 0)
      return CHANNEL_CLOSED;
    if ((size_t)got > c->limit)
      return CHANNEL_NONSENSE;
    c->limit -= (size_t)got;
    c->n += (size_t)got;
  }
  return CHANNEL_OK;
}

static uint32_t u32_at(const void *p) {
  const uint8_t *b = p;
  return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

enum channel_status channel_next(struct channel *c, struct frame *out) {
  enum channel_status s = fill(c, HEAD);
  if (s != CHANNEL_OK)
    return s;
  uint32_t length = u32_at(c->in + c->at);
  if (length > FRAME_LIMIT)
    return CHANNEL_NONSENSE;
  s = fill(c, HEAD + (size_t)length);
  if (s != CHANNEL_OK)
    return s;
  const uint8_t *p = c->in + c->at;
  *out = (struct frame){p[4], {(const char *)p + HEAD, length}};
  c->at += HEAD + (size_t)length;
  return CHANNEL_OK;
}

static void attach(struct msghdr *m, void *control, const int *files, unsigned n) {
  m->msg_control = control;
  m->msg_controllen = CMSG_SPACE(n * sizeof(int));
  struct cmsghdr *h = CMSG_FIRSTHDR(m);
  h->cmsg_level = SOL_SOCKET;
  h->cmsg_type = SCM_RIGHTS;
  h->cmsg_len = CMSG_LEN(n * sizeof(int));
  memcpy(CMSG_DATA(h), files, n * sizeof(int));
}

enum channel_status channel_send(struct channel *c, struct buf *b, const int *files, unsigned n_files) {
  union {
    struct cmsghdr align;
    char bytes[CMSG_SPACE(CHANNEL_FILES * sizeof(int))];
  } control = {0};
  for (size_t at = 0; c->fd >= 0 && at < b->n;) {
    enum channel_status s = wait_for(c, POLLOUT);
    if (s != CHANNEL_OK)
      return s;
    struct iovec v = {b->p + at, b->n - at};
    struct msghdr m = {.msg_iov = &v, .msg_iovlen = 1};
    if (at == 0 && n_files > 0 && n_files <= CHANNEL_FILES)
      attach(&m, control.bytes, files, n_files);
    ssize_t put = sendmsg(c->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (put < 0 && errno != EINTR && errno != EAGAIN)
      return CHANNEL_CLOSED;
    at += put > 0 ? (size_t)put : 0;
  }
  b->n = 0;
  return CHANNEL_OK;
}

size_t frame_begin(struct buf *b, enum frame_kind kind) {
  size_t begin = b->n;
  put_u32(b, 0);
  put_u8(b, (uint8_t)kind);
  return begin;
}

void frame_end(struct buf *b, size_t begin) {
  size_t length = b->n - begin - HEAD;
  for (int i = 0; i < 4; i++)
    b->p[begin + (size_t)i] = (char)(length >> 8 * i & 0xFF);
}

void put_u8(struct buf *b, uint8_t v) {
  buf_char(b, (char)v);
}

void put_u32(struct buf *b, uint32_t v) {
  for (int i = 0; i < 4; i++)
    put_u8(b, (uint8_t)(v >> 8 * i));
}

void put_i64(struct buf *b, int64_t v) {
  for (int i = 0; i < 8; i++)
    put_u8(b, (uint8_t)((uint64_t)v >> 8 * i));
}

void put_text(struct buf *b, struct text t) {
  put_u32(b, (uint32_t)t.n);
  buf_add(b, t);
}

// The next n bytes, or NULL.
static const uint8_t *take(struct reader *r, size_t n) {
  if (r->bad || n > r->rest.n) {
    r->bad = true;
    return NULL;
  }
  const char *p = r->rest.p;
  r->rest = (struct text){p + n, r->rest.n - n};
  return (const uint8_t *)p;
}

uint8_t get_u8(struct reader *r) {
  const uint8_t *p = take(r, 1);
  return p ? *p : 0;
}

uint32_t get_u32(struct reader *r) {
  const uint8_t *p = take(r, 4);
  return p ? u32_at(p) : 0;
}

int64_t get_i64(struct reader *r) {
  uint64_t low = get_u32(r);
  return (int64_t)(low | (uint64_t)get_u32(r) << 32);
}

// Control characters would reach a terminal or a report.
static bool is_proper(struct text t) {
  for (size_t i = 0; i < t.n; i++) {
    unsigned char c = (unsigned char)t.p[i];
    if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 127)
      return false;
  }
  return text_is_utf8(t);
}

struct text get_text(struct reader *r) {
  size_t n = get_u32(r);
  const uint8_t *p = take(r, n);
  struct text t = p ? (struct text){(const char *)p, n} : NO_TEXT;
  if (is_proper(t))
    return t;
  r->bad = true;
  return NO_TEXT;
}

bool reader_done(const struct reader *r) {
  return !r->bad && r->rest.n == 0;
}
