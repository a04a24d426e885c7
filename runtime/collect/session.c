#include "session.h"

#include <errno.h>
#include <unistd.h>

#include "helper.h"

enum { QUOTED = 500 };

// What a helper says stands in messages and records, so not all of it.
static struct text clipped(struct arena *a, struct text t) {
  size_t n = QUOTED;
  while (t.n > QUOTED && n > 0 && ((unsigned char)t.p[n] & 0xC0) == 0x80)
    n--;
  return t.n > QUOTED ? text_format(a, "%.*s…", (int)n, t.p) : t;
}

bool session_fail(struct session *s, enum message_id id, struct text a, struct text b, struct text c) {
  struct arena *x = s->arena;
  s->why = (struct failure){id, {s->name, clipped(x, a), clipped(x, b), clipped(x, c)}, CAUSE_COLLECTOR};
  return false;
}

unsigned session_seconds(const struct session *s) {
  return s->options && s->options->seconds ? s->options->seconds : HELPER_SECONDS;
}

static struct text why_no_start(void) {
  return errno == EAGAIN || errno == ENOMEM ? TEXT("het systeem is te vol") : TEXT("het systeem weigert het");
}

bool session_start(struct session *s) {
  const struct collect_options *o = s->options;
  int fd = -1, pid = (o->start ? o->start : helper_fork)(o, &fd);
  if (pid <= 0)
    return session_fail(s, M_COLLECT_START, why_no_start(), NO_TEXT, NO_TEXT);
  s->pid = pid;
  s->channel = (struct channel){.arena = s->arena, .fd = fd, .limit = ANSWER_LIMIT};
  s->channel.deadline = channel_clock() + (int64_t)session_seconds(s) * 1000;
  return true;
}

int session_end(struct session *s) {
  int status = s->pid > 0 ? helper_end(s->pid) : 0;
  if (s->channel.fd >= 0)
    close(s->channel.fd);
  s->pid = 0;
  s->channel.fd = -1;
  return status;
}

static struct text patience(struct session *s) {
  unsigned n = session_seconds(s);
  return text_format(s->arena, n == 1 ? "%u seconde" : "%u seconden", n);
}

bool session_went_well(struct session *s, enum channel_status status, struct text nonsense) {
  switch (status) {
  case CHANNEL_OK:
    return true;
  case CHANNEL_NONSENSE:
    return session_fail(s, M_COLLECT_NONSENSE, nonsense, NO_TEXT, NO_TEXT);
  case CHANNEL_LATE:
    return session_fail(s, M_COLLECT_LATE, patience(s), NO_TEXT, NO_TEXT);
  case CHANNEL_CLOSED:
    break;
  }
  struct text how = s->pid ? helper_status(s->arena, session_end(s)) : TEXT("het antwoord houdt op");
  return session_fail(s, M_COLLECT_ENDED, how, NO_TEXT, NO_TEXT);
}

bool session_describe(struct session *s, struct text path, struct text name, struct description *out) {
  struct buf b = {.arena = s->arena};
  struct text why = NO_TEXT;
  size_t frame = frame_begin(&b, FRAME_DESCRIBE);
  put_text(&b, path);
  put_text(&b, name);
  frame_end(&b, frame);
  if (!session_went_well(s, channel_send(&s->channel, &b, NULL, 0), why))
    return false;
  enum channel_status status = answer_description(s->arena, &s->channel, out, &why);
  return session_went_well(s, status, why);
}
