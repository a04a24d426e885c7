// What the program has to say to a person: values, put in a sink, rendered only at the edge.
//
// Every message is listed once in message.def: its name, code, severity, Dutch sentence and hint. In both, {0}…{9} are replaced
// by the arguments. A message never quotes more of the input than its arguments, of which a very long one is cut.
//
// As a person reads it (../shared contract: commands.md):
//   algemeen.eis:12:3: fout E0301: Deze naam is niet bekend: «medewerkr».
//      12 |   voor elke medewerkr
//         |             ^^^^^^^^^
//   let op: algemeen.eis:3:1: Hier staan de gegevens van medewerker.
//      3 | gegevens medewerker (medewerkers)
//        | ^^^^^^^^^^^^^^^^^^^
//   hulp: Bedoelt u «medewerker»?
#ifndef EISEN_MESSAGE_H
#define EISEN_MESSAGE_H

#include "text.h"

enum severity { INFO, WARNING, ERROR, SYSTEM }; // printed as melding, waarschuwing, fout, fout

enum message_id {
#define MSG(name, code, severity, sentence, hint) M_##name,
#include "message.def"
#undef MSG
  M_COUNT
};

// A text with a name that messages can point into: a source file, or the name of a file whose text is not kept (then text is
// empty and a place is only the name).
struct source {
  struct text name, text;
};

// A byte span in a source. src NULL: the message is about no place.
struct place {
  const struct source *src;
  uint32_t off, len;
};
#define NO_PLACE ((struct place){NULL, 0, 0})

// What stands at a place is to become `text`.
struct edit {
  struct place place;
  struct text text;
  struct edit *next;
};

struct message {
  enum message_id id;
  struct place place;
  struct text args[4];
  struct message *note; // another place that matters, with its own sentence; may chain
  struct edit *edits;   // what mends it for certain, all of them together; NULL: only a person can
  struct message *next;
  struct message *like; // said before it of a place that may be the same
};

struct file_mark; // file.h

// Collects messages. Past `limit` errors (0: 100) further ones are counted, not kept; the same for warnings. A SYSTEM message
// is always kept.
struct sink {
  struct arena *arena;
  struct message *first, *last;
  unsigned errors, warnings, system, dropped, limit;
  struct message **heads; // by place, so that what was said before is found at once
  size_t n_heads, n_linked;
  struct file_mark *result; // the file that the result will replace; NULL: none, or nobody reads with this sink
};

// Adds a message, unless the same was said of the same place; arguments beyond those given are empty, those given are copied. Returns it, for msg_note; NULL when it was
// dropped.
#define msg(sink, id, place, ...) \
  msg_put((sink), (id), (place), (struct text[4]){__VA_ARGS__})
// Whether a further error would only be counted: then what would help it need not be looked for.
bool sink_full(const struct sink *sink);
struct message *msg_put(struct sink *sink, enum message_id id, struct place place, const struct text args[4]);
// Adds another place that matters to message m (NULL is allowed: does nothing).
#define msg_note(sink, m, id, place, ...) \
  msg_note_put((sink), (m), (id), (place), (struct text[4]){__VA_ARGS__})
void msg_note_put(struct sink *sink, struct message *m, enum message_id id, struct place place, const struct text args[4]);

// Adds an edit that mends what message m (NULL is allowed) is about. The text is copied.
void msg_edit(struct sink *sink, struct message *m, struct place place, struct text text);
// Forgets the messages that `keep` does not want; they are counted no more.
void sink_keep(struct sink *sink, bool (*keep)(void *context, const struct message *m), void *context);

const char *msg_code(enum message_id id);
enum severity msg_severity(enum message_id id);
// The sentence of a message with its arguments filled in.
struct text msg_sentence(struct arena *a, const struct message *m);
// Sentences of the hint that need an argument that is empty are left out.
struct text msg_hint(struct arena *a, const struct message *m);
// All messages as a person reads them, ordered by source name, then place, then order of arrival.
void sink_render(const struct sink *sink, struct buf *out);
// Line and column (both from 1, column in code points) of an offset.
void place_position(const struct source *src, uint32_t off, uint32_t *line, uint32_t *column);
// The same of many places: the lines of each source are looked for once.
struct source_lines {
  const struct source *src;
  VEC(uint32_t) begin; // of each line
};
struct positions {
  struct arena *arena;
  VEC(struct source_lines) of;
};
void positions_find(struct positions *p, const struct source *src, uint32_t off, uint32_t *line, uint32_t *column);

#endif
