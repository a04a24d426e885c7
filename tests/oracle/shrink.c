// A failing case made small: lines with what hangs under them, and words, are left out as long as it fails in the same way. It
// knows nothing of the language but that indentation nests, so that it keeps working when the language grows.
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "check_case.h"

struct shrinking {
  struct arena *arena; // of one try
  struct arena *keep;
  const char *folder;
  struct sources *sources;
  uint64_t seed;
  struct effort effort;
  enum failure how;
  struct text name; // the first line of what was told
  unsigned tries;
};
enum { TRIES = 6000 };

static struct text *source(struct sources *s, int i) { return i == 0 ? &s->dossier : i == 1 ? &s->set : i == 2 ? &s->base : i == 3 ? &s->side : &s->frame; }

static sigjmp_buf too_long;
static void on_alarm(int signal_number) {
  (void)signal_number;
  siglongjmp(too_long, 1);
}

// A try that takes more than a second is not what we look for.
static bool fails(struct shrinking *k, const struct sources *s) {
  struct tally tally = {0};
  struct text told;
  if (sigsetjmp(too_long, 1)) return false;
  alarm(1);
  bool same = check_case(k->arena, k->folder, s, k->seed, k->effort, &tally, &told) == k->how && text_starts(told, k->name);
  alarm(0);
  return same;
}

static bool still_fails(struct shrinking *k, int which, struct text smaller) {
  struct sources s = *k->sources;
  *source(&s, which) = smaller;
  if (k->tries++ > TRIES) return false;
  arena_reset(k->arena);
  if (!fails(k, &s)) return false;
  *source(k->sources, which) = text_copy(k->keep, smaller);
  return true;
}

static struct text without(struct arena *a, struct text t, size_t from, size_t to) {
  return text_format(a, "%.*s%.*s", (int)from, t.p, (int)(t.n - to), t.p + to);
}

static size_t end_of_line(struct text t, size_t at) {
  const char *nl = at < t.n ? memchr(t.p + at, '\n', t.n - at) : NULL;
  return nl ? (size_t)(nl - t.p) + 1 : t.n;
}

static size_t depth_at(struct text t, size_t at) {
  size_t n = 0;
  while (at + n < t.n && t.p[at + n] == ' ') n++;
  return n;
}

static size_t end_of_block(struct text t, size_t at) {
  size_t depth = depth_at(t, at), end = end_of_line(t, at);
  while (end < t.n && depth_at(t, end) > depth) end = end_of_line(t, end);
  return end;
}

// What hangs under a line is moved up a level in its place.
static struct text lifted(struct arena *a, struct text t, size_t at) {
  struct buf b = {.arena = a};
  size_t end = end_of_block(t, at);
  buf_add(&b, text_slice(t, 0, at));
  for (size_t line = end_of_line(t, at); line < end; line = end_of_line(t, line)) buf_add(&b, text_slice(t, line + 2, end_of_line(t, line)));
  buf_add(&b, text_slice(t, end, t.n));
  return buf_text(&b);
}

static bool drop_lines(struct shrinking *k, int which) {
  bool any = false;
  for (size_t at = 0; at < source(k->sources, which)->n;) {
    struct text t = *source(k->sources, which);
    size_t end = end_of_block(t, at), line = end_of_line(t, at);
    if (still_fails(k, which, without(k->keep, t, at, end))) any = true;
    else if (end > line && still_fails(k, which, lifted(k->keep, t, at))) any = true;
    else at = line;
  }
  return any;
}

static size_t end_of_word(struct text t, size_t at) {
  while (at < t.n && t.p[at] != ' ' && t.p[at] != '\n') at++;
  return at < t.n && t.p[at] == ' ' ? at + 1 : at;
}

// One to eight words at a time; and a pair of brackets around what is left.
static bool drop_words(struct shrinking *k, int which) {
  bool any = false;
  for (size_t at = 0; at < source(k->sources, which)->n;) {
    struct text t = *source(k->sources, which);
    if (t.p[at] == ' ' || t.p[at] == '\n') {
      at++;
      continue;
    }
    size_t end = at, next = end_of_word(t, at);
    bool dropped = false;
    for (int n = 0; n < 6 && !dropped && end < t.n && t.p[end] != '\n'; n++) {
      end = end_of_word(t, end);
      dropped = still_fails(k, which, without(k->keep, t, at, end));
    }
    any = any || dropped;
    if (!dropped) at = next;
  }
  return any;
}

static bool drop_brackets(struct shrinking *k, int which) {
  bool any = false;
  for (size_t at = 0; at < source(k->sources, which)->n; at++) {
    struct text t = *source(k->sources, which);
    if (t.p[at] != '(') continue;
    size_t close = at + 1, open = 1;
    while (close < t.n && (open += t.p[close] == '(') > 0 && (open -= t.p[close] == ')') > 0) close++;
    if (close >= t.n) continue;
    struct text inside = text_format(k->keep, "%.*s%.*s%.*s", (int)at, t.p, (int)(close - at - 1), t.p + at + 1, (int)(t.n - close - 1), t.p + close + 1);
    if (still_fails(k, which, inside) || still_fails(k, which, without(k->keep, t, at, close + 1))) any = true;
  }
  return any;
}

void shrink(const struct arena *parent, const char *folder, struct sources *s, uint64_t seed, struct effort effort, enum failure how,
            struct text told, struct arena *keep) {
  struct text name = NO_TEXT;
  signal(SIGALRM, on_alarm);
  struct shrinking k = {arena_child(parent), keep, folder, s, seed, effort, how, NO_TEXT, 0};
  text_split(&told, '\n', &name);
  k.name = text_copy(keep, name);
  for (bool any = true; any && k.tries < TRIES;) {
    any = false;
    for (int which = 0; which < CASE_SOURCES; which++) any = drop_lines(&k, which) || any;
    for (int which = 0; which < 4; which++) any = drop_words(&k, which) || any;
    for (int which = 0; which < 4; which++) any = drop_brackets(&k, which) || any;
  }
  arena_free(k.arena);
}
