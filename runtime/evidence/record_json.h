// Reading JSON that nobody vouches for: each member is asked for by name and type, and every refusal names its path
// ("rijen[3].velden[0].waarde"). Inside this room only.
#ifndef EISEN_RECORD_JSON_H
#define EISEN_RECORD_JSON_H

#include <jansson.h>

#include "records.h"

struct json_in {
  struct arena *arena; // of what is read
  struct sink *sink;
  struct place place; // the file, by name
  bool failed;        // a message was given: what was read is no use
};

// A path as a chain on the stack; it becomes text only in a message. The top has no member.
struct json_at {
  const struct json_at *up;
  const char *member; // NULL: an element of a list
  size_t index;
};
#define AT(up_, member_) (&(struct json_at){.up = (up_), .member = (member_)})
#define AT_INDEX(up_, index_) (&(struct json_at){.up = (up_), .index = (index_)})

enum need { MAY_LACK, MUST_HAVE };
enum {
  JSON_TEXT_LIMIT = 1 << 20, // bytes of one text
  JSON_NAME_LIMIT = 500,     // bytes of a name or a key
};

struct text json_path(struct json_in *in, const struct json_at *at);
struct text json_quote(struct json_in *in, struct text t); // as a message quotes it: not longer than a line
#define refuse(in, id, ...) ((in)->failed = true, (void)msg((in)->sink, (id), (in)->place, __VA_ARGS__))

// The document, or NULL with a message. The caller frees it with json_decref.
json_t *json_parse(struct json_in *in, struct text bytes);
// Whether it is an object, with only these members (NULL ends the list). An unknown member is refused, and still true.
bool json_members(struct json_in *in, const struct json_at *at, const json_t *j, const char *const *allowed);
// A member, each with its own type; what is absent or refused gives NO_TEXT, NO_DATE, NO_INDEX, false or NULL.
struct text json_text(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                      enum need need, size_t limit);
day json_date(struct json_in *in, const struct json_at *at, const json_t *object, const char *member);
bool json_true_only(struct json_in *in, const struct json_at *at, const json_t *object, const char *member);
uint32_t json_number(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                     enum need need);
const json_t *json_list(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                        size_t limit);
// The number of a word in `words`; 0 when absent or refused.
unsigned json_word(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                   enum need need, const char *const *words, unsigned n);
// The text of a value itself.
struct text json_own_text(struct json_in *in, const struct json_at *at, const json_t *j, size_t limit);

#endif
