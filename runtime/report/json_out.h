// Writing JSON: members in the order they are written, one on each line, one space of indent a level; or all on one line.
#ifndef EISEN_JSON_OUT_H
#define EISEN_JSON_OUT_H

#include "text.h"

struct json_out {
  struct buf buf;
  unsigned depth;
  bool filled; // something stands at this level already
  bool one_line;
};

// `name` NULL: an element of an array.
void jout_open(struct json_out *j, const char *name, char bracket); // '{' or '['
void jout_close(struct json_out *j, char bracket);                  // '}' or ']'
void jout_text(struct json_out *j, const char *name, struct text t);
void jout_text_or_null(struct json_out *j, const char *name, struct text t); // null when empty
void jout_number(struct json_out *j, const char *name, uint32_t n);
void jout_bool(struct json_out *j, const char *name, bool value);
void jout_null(struct json_out *j, const char *name);

#endif
