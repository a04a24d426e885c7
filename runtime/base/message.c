#include "message.h"

#include <string.h>

static const struct {
  const char *code, *sentence, *hint;
  enum severity severity;
} messages[] = {
#define MSG(name, code, severity, sentence, hint) {code, sentence, hint, severity},
#include "message.def"
#undef MSG
};

const char *msg_code(enum message_id id) {
  return messages[id].code;
}

enum severity msg_severity(enum message_id id) {
  return messages[id].severity;
}

// An argument as it is shown: a very long one is cut.
static struct text shown(struct arena *a, struct text t) {
  enum { LIMIT = 600 };
  size_t n = LIMIT;
  if (t.n <= LIMIT)
    return text_copy(a, t);
  while (n > 0 && (t.p[n] & 0xC0) == 0x80)
    n--;
  return text_format(a, "%.*s…", (int)n, t.p);
}

static struct message *new_message(struct arena *a, enum message_id id, struct place place, const struct text args[4]) {
  struct message *m = NEW(a, struct message);
  m->id = id;
  m->place = place;
  for (size_t i = 0; i < 4; i++)
    m->args[i] = shown(a, args[i]);
  return m;
}

static unsigned limit_of(const struct sink *sink) {
  return sink->limit == 0 ? 100 : sink->limit;
}

bool sink_full(const struct sink *sink) {
  return sink->errors >= limit_of(sink);
}

// Counts a message; false when there are enough of its kind. What the system has to say is always kept.
static bool counted(struct sink *sink, enum severity severity) {
  unsigned limit = limit_of(sink);
  if (severity == SYSTEM)
    sink->system++;
  else if (severity == ERROR)
    return ++sink->errors <= limit;
  else if (severity == WARNING)
    return ++sink->warnings <= limit;
  return true;
}

static struct message **head_of(const struct sink *sink, struct place place) {
  return &sink->heads[(place.off * 31 + place.len) % sink->n_heads];
}

static void link_like(struct sink *sink, struct message *m) {
  struct message **head = head_of(sink, m->place);
  m->like = *head;
  *head = m;
  sink->n_linked++;
}

static void add_heads(struct sink *sink) {
  sink->n_heads = sink->n_heads == 0 ? 64 : 4 * sink->n_heads;
  sink->heads = NEW_ARRAY(sink->arena, struct message *, sink->n_heads);
  sink->n_linked = 0;
  for (struct message *m = sink->first; m != NULL; m = m->next)
    link_like(sink, m);
}

static void append(struct sink *sink, struct message *m) {
  if (sink->last == NULL)
    sink->first = m;
  else
    sink->last->next = m;
  sink->last = m;
  if (sink->n_linked >= sink->n_heads)
    add_heads(sink);
  else
    link_like(sink, m);
}

// The same thing about the same place was said before (an expression may be looked at more than once).
static bool said_before(const struct sink *sink, enum message_id id, struct place place, const struct text args[4]) {
  if (!place.src || place.len == 0 || sink->n_heads == 0)
    return false;
  for (const struct message *m = *head_of(sink, place); m != NULL; m = m->like) {
    bool same = m->id == id && m->place.src == place.src && m->place.off == place.off && m->place.len == place.len;
    for (size_t i = 0; same && i < 4; i++)
      same = text_eq(m->args[i], args[i]);
    if (same)
      return true;
  }
  return false;
}

struct message *msg_put(struct sink *sink, enum message_id id, struct place place, const struct text args[4]) {
  if (said_before(sink, id, place, args))
    return NULL;
  if (!counted(sink, messages[id].severity)) {
    sink->dropped++;
    return NULL;
  }
  struct message *m = new_message(sink->arena, id, place, args);
  append(sink, m);
  return m;
}

void msg_note_put(struct sink *sink, struct message *m, enum message_id id, struct place place,
                  const struct text args[4]) {
  if (m == NULL)
    return;
  while (m->note != NULL)
    m = m->note;
  m->note = new_message(sink->arena, id, place, args);
}

void msg_edit(struct sink *sink, struct message *m, struct place place, struct text text) {
  if (m == NULL)
    return;
  struct edit **at = &m->edits;
  while (*at != NULL)
    at = &(*at)->next;
  *at = NEW(sink->arena, struct edit);
  **at = (struct edit){place, text_copy(sink->arena, text), NULL};
}

static void uncount(struct sink *sink, enum severity severity) {
  sink->errors -= severity == ERROR;
  sink->warnings -= severity == WARNING;
  sink->system -= severity == SYSTEM;
}

void sink_keep(struct sink *sink, bool (*keep)(void *context, const struct message *m), void *context) {
  struct message *all = sink->first;
  sink->first = sink->last = NULL;
  sink->n_heads = sink->n_linked = 0;
  for (struct message *m = all, *next; m != NULL; m = next) {
    next = m->next;
    m->next = NULL;
    if (!keep(context, m)) {
      uncount(sink, messages[m->id].severity);
      continue;
    }
    append(sink, m);
  }
}

// Replaces {0} to {9} in what message.def says.
static struct text filled(struct arena *a, const char *pattern, const struct text args[4]) {
  struct buf b = {.arena = a};
  for (const char *p = pattern; *p != '\0'; p++) {
    bool hole = p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}';
    if (!hole) {
      buf_char(&b, *p);
      continue;
    }
    if (p[1] < '4')
      buf_add(&b, args[p[1] - '0']);
    p += 2;
  }
  return buf_text(&b);
}

struct text msg_sentence(struct arena *a, const struct message *m) {
  return text_trim(filled(a, messages[m->id].sentence, m->args));
}

// Whether the `n` bytes of a pattern ask for an argument that is not there.
static bool lacks_argument(const char *p, size_t n, const struct text args[4]) {
  for (size_t i = 0; i + 2 < n; i++)
    if (p[i] == '{' && p[i + 2] == '}' && p[i + 1] >= '0' && p[i + 1] < '4' && args[p[i + 1] - '0'].n == 0)
      return true;
  return false;
}

// A sentence of the hint that asks for an argument that is not there ("Bedoelt u «{1}»?") is left out.
struct text msg_hint(struct arena *a, const struct message *m) {
  struct buf b = {.arena = a};
  for (const char *p = messages[m->id].hint; *p != '\0';) {
    size_t n = 1;
    while (p[n - 1] != '\0' && p[n] != '\0' && !((p[n - 1] == '.' || p[n - 1] == '?') && p[n] == ' '))
      n++;
    if (!lacks_argument(p, n, m->args)) {
      if (b.n > 0)
        buf_char(&b, ' ');
      buf_add(&b, filled(a, text_z(a, (struct text){p, n}), m->args));
    }
    p += n;
    while (*p == ' ')
      p++;
  }
  return buf_text(&b);
}

static uint32_t column_of(const struct source *src, size_t from, size_t end) {
  uint32_t column = 1;
  for (size_t i = from; i < end; i++)
    column += (src->text.p[i] & 0xC0) != 0x80;
  return column;
}

// Behind the next end of a line in what is left of the text; its end when there is none.
static bool next_line(struct text t, size_t *from, size_t end) {
  const char *p = *from < end ? memchr(t.p + *from, '\n', end - *from) : NULL;
  if (p != NULL)
    *from = (size_t)(p - t.p) + 1;
  return p != NULL;
}

void place_position(const struct source *src, uint32_t off, uint32_t *line, uint32_t *column) {
  size_t from = 0, end = off < src->text.n ? off : src->text.n;
  for (*line = 1; next_line(src->text, &from, end);)
    ++*line;
  *column = column_of(src, from, end);
}

static const struct source_lines *lines_of(struct positions *p, const struct source *src) {
  for (size_t i = p->of.n; i-- > 0;)
    if (p->of.p[i].src == src)
      return &p->of.p[i];
  struct source_lines lines = {.src = src};
  size_t from = 0;
  do
    vec_push(p->arena, &lines.begin, (uint32_t)from);
  while (next_line(src->text, &from, src->text.n));
  vec_push(p->arena, &p->of, lines);
  return &p->of.p[p->of.n - 1];
}

void positions_find(struct positions *p, const struct source *src, uint32_t off, uint32_t *line, uint32_t *column) {
  const struct source_lines *lines = lines_of(p, src);
  size_t end = off < src->text.n ? off : src->text.n, low = 0, high = lines->begin.n;
  while (high - low > 1) { // the last line that begins at or before the place
    size_t middle = low + (high - low) / 2;
    *(lines->begin.p[middle] <= end ? &low : &high) = middle;
  }
  *line = (uint32_t)low + 1;
  *column = column_of(src, lines->begin.p[low], end);
}
