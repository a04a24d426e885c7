#include "record_json.h"

#include <stdlib.h>
#include <string.h>

// The library does not bear it when memory runs out: it says of a good text that it is wrong, or frees what it never had. So it never
// hears of it. It gives its allocator no context, so that this is the one place where something stands outside all functions.
static _Thread_local const struct arena *reading; // NULL: nothing is read now
static void *(*const system_memory)(size_t) = malloc;

static void *take(size_t n) {
  void *p = system_memory(n);
  if (p == NULL && reading != NULL)
    arena_exhausted(reading);
  return p;
}

static void path_add(struct buf *b, const struct json_at *at) {
  if (!at || (!at->up && !at->member))
    return;
  path_add(b, at->up);
  if (!at->member)
    buf_format(b, "[%zu]", at->index);
  else
    buf_format(b, "%s%s", b->n ? "." : "", at->member);
}

struct text json_path(struct json_in *in, const struct json_at *at) {
  struct buf b = {.arena = in->sink->arena};
  path_add(&b, at);
  return b.n ? buf_text(&b) : TEXT("(het begin)");
}

static struct text number_text(struct json_in *in, long long n) {
  return text_format(in->sink->arena, "%lld", n);
}

struct text json_quote(struct json_in *in, struct text t) {
  enum { ENOUGH = 60 };
  if (t.n <= ENOUGH)
    return t;
  size_t n = ENOUGH;
  while (n > 0 && ((unsigned char)t.p[n] & 0xC0) == 0x80)
    n--;
  return text_format(in->sink->arena, "%.*s…", (int)n, t.p);
}

static const char *why_not_json(enum json_error_code code) {
  switch (code) {
  case json_error_premature_end_of_input:
    return "het bestand houdt te vroeg op";
  case json_error_end_of_input_expected:
    return "na het einde staat nog meer";
  case json_error_invalid_utf8:
    return "hier staat tekst die geen UTF-8 is";
  case json_error_null_character:
  case json_error_null_byte_in_key:
    return "in een tekst staat een nulteken";
  case json_error_duplicate_key:
    return "een lid staat er twee keer";
  case json_error_numeric_overflow:
    return "een getal is te groot";
  default:
    return "hier staat iets wat daar niet kan";
  }
}

// Of what is one line the column alone: in a file .jsonl its own line stands in the name.
static void refuse_parse(struct json_in *in, const json_error_t *e, bool one_line) {
  enum json_error_code code = json_error_code(e);
  struct text column = text_format(in->sink->arena, "kolom %d", e->column < 1 ? 1 : e->column);
  struct text where = one_line ? column : text_format(in->sink->arena, "regel %d, %.*s", e->line, TP(column));
  if (code == json_error_stack_overflow)
    refuse(in, M_RECORDS_DEPTH, where);
  else
    refuse(in, M_RECORDS_SYNTAX, text_from(why_not_json(code)), where);
}

json_t *json_parse(struct json_in *in, struct text bytes) {
  struct text bom = TEXT("\xEF\xBB\xBF");
  json_error_t error;
  if (text_starts(bytes, bom))
    bytes = text_slice(bytes, bom.n, bytes.n);
  json_set_alloc_funcs(take, free);
  reading = in->arena;
  json_t *j = json_loadb(bytes.n ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
  reading = NULL;
  if (!j)
    refuse_parse(in, &error, bytes.n == 0 || memchr(bytes.p, '\n', bytes.n) == NULL);
  return j;
}

static struct text type_text(const json_t *j) {
  switch (json_typeof(j)) {
  case JSON_OBJECT:
    return TEXT("een object");
  case JSON_ARRAY:
    return TEXT("een lijst");
  case JSON_STRING:
    return TEXT("een tekst");
  case JSON_INTEGER:
  case JSON_REAL:
    return TEXT("een getal");
  case JSON_TRUE:
    return TEXT("true");
  case JSON_FALSE:
    return TEXT("false");
  default:
    return TEXT("null");
  }
}

static void refuse_type(struct json_in *in, const struct json_at *at, const json_t *j, struct text wanted) {
  refuse(in, M_RECORDS_TYPE, json_path(in, at), type_text(j), wanted);
}

static struct text advice(struct json_in *in, struct text key, const char *const *allowed) {
  struct text names[24];
  size_t n = 0;
  while (n < 24 && allowed[n]) {
    names[n] = text_from(allowed[n]);
    n++;
  }
  struct text nearest = text_nearest(key, names, n);
  if (nearest.n)
    return text_format(in->sink->arena, "Bedoelt u «%.*s»?", TP(nearest));
  struct text all = text_join(in->sink->arena, names, n, TEXT(", "));
  return text_format(in->sink->arena, "Haal het weg. Hier mag staan: %.*s.", TP(all));
}

static bool is_one_of(const char *key, const char *const *allowed) {
  for (; *allowed; allowed++)
    if (text_eq(text_from(key), text_from(*allowed)))
      return true;
  return false;
}

bool json_members(struct json_in *in, const struct json_at *at, const json_t *j, const char *const *allowed) {
  if (!json_is_object(j)) {
    refuse_type(in, at, j, TEXT("een object"));
    return false;
  }
  json_t *object = (json_t *)j; // only walked
  for (void *i = json_object_iter(object); i; i = json_object_iter_next(object, i)) {
    const char *key = json_object_iter_key(i);
    if (is_one_of(key, allowed))
      continue;
    struct text name = text_from(key);
    refuse(in, M_RECORDS_UNKNOWN, json_path(in, at), json_quote(in, name), advice(in, name, allowed));
  }
  return true;
}

// null is the same as absent, everywhere.
static const json_t *member_of(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                               enum need need) {
  const json_t *j = json_object_get(object, member);
  if (j && !json_is_null(j))
    return j;
  if (need == MUST_HAVE)
    refuse(in, M_RECORDS_MISSING, json_path(in, at), text_from(member));
  return NULL;
}

struct text json_own_text(struct json_in *in, const struct json_at *at, const json_t *j, size_t limit) {
  if (!json_is_string(j)) {
    refuse_type(in, at, j, TEXT("een tekst"));
    return NO_TEXT;
  }
  struct text t = {json_string_value(j), json_string_length(j)};
  if (t.n <= limit)
    return text_copy(in->arena, t);
  refuse(in, M_RECORDS_LONG, json_path(in, at), number_text(in, (long long)limit));
  return NO_TEXT;
}

struct text json_text(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                      enum need need, size_t limit) {
  const json_t *j = member_of(in, at, object, member, need);
  if (!j)
    return NO_TEXT;
  struct text t = json_own_text(in, AT(at, member), j, limit);
  if (need == MUST_HAVE && json_is_string(j) && json_string_length(j) == 0)
    refuse(in, M_RECORDS_EMPTY, json_path(in, AT(at, member)));
  return t;
}

day json_date(struct json_in *in, const struct json_at *at, const json_t *object, const char *member) {
  const json_t *j = member_of(in, at, object, member, MAY_LACK);
  struct text t = j ? json_own_text(in, AT(at, member), j, JSON_NAME_LIMIT) : NO_TEXT;
  day d;
  if (!j || !json_is_string(j))
    return NO_DATE;
  if (t.n == 10 && t.p[4] == '-' && date_parse(t, &d))
    return d;
  refuse(in, M_RECORDS_DATE, json_path(in, AT(at, member)), json_quote(in, t));
  return NO_DATE;
}

bool json_true_only(struct json_in *in, const struct json_at *at, const json_t *object, const char *member) {
  const json_t *j = member_of(in, at, object, member, MAY_LACK);
  if (!j || json_is_true(j))
    return j;
  refuse_type(in, AT(at, member), j, TEXT("true"));
  return false;
}

uint32_t json_number(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                     enum need need) {
  const json_t *j = member_of(in, at, object, member, need);
  if (!j)
    return NO_INDEX;
  json_int_t n = json_integer_value(j);
  if (json_is_integer(j) && n >= 0 && n < NO_INDEX)
    return (uint32_t)n;
  refuse_type(in, AT(at, member), j, TEXT("een geheel getal vanaf 0"));
  return NO_INDEX;
}

const json_t *json_list(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                        size_t limit) {
  const json_t *j = member_of(in, at, object, member, MAY_LACK);
  if (!j)
    return NULL;
  if (!json_is_array(j)) {
    refuse_type(in, AT(at, member), j, TEXT("een lijst"));
    return NULL;
  }
  if (json_array_size(j) <= limit)
    return j;
  refuse(in, M_RECORDS_MANY, json_path(in, AT(at, member)), number_text(in, (long long)json_array_size(j)),
         number_text(in, (long long)limit));
  return NULL;
}

unsigned json_word(struct json_in *in, const struct json_at *at, const json_t *object, const char *member,
                   enum need need, const char *const *words, unsigned n) {
  const json_t *j = member_of(in, at, object, member, need);
  if (!j)
    return 0;
  struct text t = json_own_text(in, AT(at, member), j, JSON_NAME_LIMIT), all[8];
  for (unsigned i = 0; i < n && i < 8; i++) {
    all[i] = text_from(words[i]);
    if (all[i].n && text_eq(t, all[i]))
      return i;
  }
  if (!json_is_string(j))
    return 0;
  unsigned first = all[0].n ? 0 : 1; // a word that is written by leaving it out
  refuse(in, M_RECORDS_WORD, json_path(in, AT(at, member)), json_quote(in, t),
         text_join(in->sink->arena, all + first, n - first, TEXT(", ")));
  return 0;
}
