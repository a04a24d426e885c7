// Text: bytes with a length, UTF-8, not owned and not zero-terminated. And a buffer that grows on an arena.
#ifndef EISEN_TEXT_H
#define EISEN_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

struct text {
  const char *p;
  size_t n;
};

#define TEXT(literal) ((struct text){("" literal), sizeof(literal) - 1})
#define NO_TEXT ((struct text){NULL, 0})
// For printf's "%.*s".
#define TP(t) (int)(t).n, (t).p ? (t).p : ""

struct text text_from(const char *zero_terminated); // NULL gives NO_TEXT
bool text_eq(struct text a, struct text b);
int text_cmp(struct text a, struct text b); // by bytes, the shorter first: the same order on every machine
bool text_starts(struct text t, struct text prefix);
bool text_ends(struct text t, struct text suffix);
struct text text_slice(struct text t, size_t from, size_t to); // clamps
struct text text_trim(struct text t);                          // ASCII white space and U+00A0 on both sides
// Splits at the first `sep`; gives the part before it and moves *rest behind it. false when nothing is left in *rest: a
// separator at the very end is followed by no empty part.
bool text_split(struct text *rest, char sep, struct text *part);
struct text text_copy(struct arena *a, struct text t);  // zero-terminated behind its end
const char *text_z(struct arena *a, struct text t);     // a zero-terminated copy
struct text text_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct text text_join(struct arena *a, const struct text *parts, size_t n, struct text sep);
bool text_is_utf8(struct text t);
// Unicode NFC. Where nothing changes, and where it is no valid UTF-8, it comes back as it is, not copied.
struct text text_nfc(struct arena *a, struct text t);
// Lower-cased, NFC, for comparing what people typed.
struct text text_fold(struct arena *a, struct text t);
// White space (also U+00A0) runs become one space; trimmed at both ends. Where nothing changes inside it is not copied.
struct text text_squeeze(struct arena *a, struct text t);
// Number of columns on a terminal.
size_t text_width(struct text t);
// Edit distance in code points, two neighbours that changed places counting as one; at most `limit` + 1. Above 128 code points: 0 or `limit` + 1.
size_t text_distance(struct text a, struct text b, size_t limit);
// The nearest of `n` candidates within a third of the length, or NO_TEXT.
struct text text_nearest(struct text wanted, const struct text *candidates, size_t n);
// What may steer a terminal (controls, marks that turn the direction of writing, line separators) as a space.
struct text text_visible(struct arena *a, struct text t);
struct text text_visible_lines(struct arena *a, struct text t); // but for line ends and tabs
uint64_t text_hash(struct text t); // FNV-1a: the same in every version
uint64_t text_quick_hash(struct text t); // for tables in memory
// Bytes at the front that are ASCII.
size_t text_ascii_length(struct text t);
// Whole decimal digits, optional leading '-'; false on anything else or overflow.
bool text_to_int(struct text t, int64_t *out);

// A growing buffer; `arena` must be set. What it holds is a text at all times.
struct buf {
  struct arena *arena;
  char *p;
  size_t n, cap;
};

void buf_add(struct buf *b, struct text t);
void buf_addz(struct buf *b, const char *zero_terminated);
void buf_char(struct buf *b, char c);
void buf_repeat(struct buf *b, char c, size_t times);
void buf_format(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Adds `t` wrapped at `width` columns; the first line continues the current one, later lines start with `indent`.
void buf_wrap(struct buf *b, struct text t, size_t width, size_t indent);
struct text buf_text(const struct buf *b); // valid until the next addition

#endif
