/* The text of a table: read whole, as UTF-8, and cut up in place. */
#ifndef CSV_TABLE_H
#define CSV_TABLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "eisen/plugin.h"

enum { MAX_BYTES = 64 << 20, MAX_ROWS = 1000000, MAX_COLUMNS = 1000 };

struct cell {
  char *p;
  size_t n;
};
struct line {
  size_t number; /* of the line in the file, from 1 */
  size_t n;
  struct cell cells[MAX_COLUMNS];
  const char *names[MAX_COLUMNS]; /* of a header: its cells, trimmed and zero-terminated */
};
struct input {
  char *p;
  size_t n, at;
  size_t line; /* of the next byte */
  char separator;
  char *names;
  char why[300];
};

/* Everything here that can fail gives NULL, or the reason in Dutch; `fault` writes one. */
const char *fault(struct input *in, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Reads the file, in UTF-8, without byte order mark. */
const char *input_read(struct input *in, int fd);
/* Trims the names of the columns and keeps them zero-terminated, which cells are not. */
const char *keep_names(struct input *in, struct line *header);

#endif
