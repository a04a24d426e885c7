#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include "table.h"

const char *fault(struct input *in, const char *format, ...) {
  va_list args;
  va_start(args, format);
  vsnprintf(in->why, sizeof in->why, format, args);
  va_end(args);
  return in->why;
}

static const char *no_memory(struct input *in) {
  return fault(in, "er is te weinig geheugen om het bestand te lezen");
}

static const char *read_all(struct input *in, int fd) {
  struct stat st;
  if (fstat(fd, &st) != 0 || st.st_size < 0)
    return fault(in, "het bestand kan niet worden gelezen");
  if (st.st_size > MAX_BYTES)
    return fault(in, "het bestand is groter dan 64 MB");
  if (!(in->p = malloc((size_t)st.st_size + 1)))
    return no_memory(in);
  while (in->n < (size_t)st.st_size) {
    ssize_t got = read(fd, in->p + in->n, (size_t)st.st_size - in->n);
    if (got <= 0)
      return fault(in, "het bestand kan niet worden gelezen");
    in->n += (size_t)got;
  }
  return NULL;
}

/* The length of the character at p, or 0 when it is no UTF-8: overlong, a surrogate, past U+10FFFF or cut off. */
static size_t utf8_length(const unsigned char *p, size_t left) {
  size_t n = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
  if (n > left)
    return 0;
  for (size_t i = 1; i < n; i++)
    if ((p[i] & 0xC0) != 0x80)
      return 0;
  if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) ||
      (p[0] == 0xF4 && p[1] > 0x8F))
    return 0;
  return n;
}

static int is_utf8(const struct input *in) {
  const unsigned char *p = (const unsigned char *)in->p;
  size_t n;
  for (size_t i = 0; i < in->n; i += n)
    if (!(n = utf8_length(p + i, in->n - i)))
      return 0;
  return 1;
}

/* What Windows-1252 has at 80 to 9F; 0 is nothing. From A0 on it is Latin-1. */
static const unsigned short windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static char *put_utf8(char *to, unsigned c) {
  if (c < 0x80) {
    *to++ = (char)c;
  } else if (c < 0x800) {
    *to++ = (char)(0xC0 | c >> 6);
    *to++ = (char)(0x80 | (c & 0x3F));
  } else {
    *to++ = (char)(0xE0 | c >> 12);
    *to++ = (char)(0x80 | (c >> 6 & 0x3F));
    *to++ = (char)(0x80 | (c & 0x3F));
  }
  return to;
}

/* The end of what was written, or NULL at a byte that stands for nothing. */
static char *from_1252(const struct input *in, char *to) {
  for (size_t i = 0; i < in->n; i++) {
    unsigned c = (unsigned char)in->p[i];
    if (c >= 0x80 && c < 0xA0 && !(c = windows_1252[c - 0x80]))
      return NULL;
    to = put_utf8(to, c);
  }
  return to;
}

static int starts(const struct input *in, const char *mark, size_t n) {
  return in->n >= n && memcmp(in->p, mark, n) == 0;
}

/* A byte of Windows-1252 is at most three of UTF-8. */
static const char *to_utf8(struct input *in) {
  if (is_utf8(in))
    return NULL;
  char *out = malloc(3 * in->n), *end = out ? from_1252(in, out) : NULL;
  if (end) {
    free(in->p);
    in->p = out;
    in->n = (size_t)(end - out);
    return NULL;
  }
  const char *why = out ? fault(in, "het bestand is geen UTF-8 en geen Windows-1252") : no_memory(in);
  free(out);
  return why;
}

/* Control characters do not belong in a table: what has them is another kind of file. */
static const char *check_bytes(struct input *in) {
  for (size_t i = 0, line = 1; i < in->n; i++) {
    unsigned char c = (unsigned char)in->p[i];
    if (c == '\n' || (c == '\r' && (i + 1 == in->n || in->p[i + 1] != '\n')))
      line++;
    else if ((c < ' ' && c != '\t' && c != '\r') || c == 127)
      return fault(in, "op rij %zu staat een teken (code %d) dat niet in een csv hoort", line, c);
  }
  return NULL;
}

const char *input_read(struct input *in, int fd) {
  const char *why = read_all(in, fd);
  if (why)
    return why;
  if (starts(in, "\xFF\xFE", 2) || starts(in, "\xFE\xFF", 2))
    return fault(in, "het bestand is UTF-16: bewaar het als «CSV UTF-8»");
  if ((why = check_bytes(in)) || (why = to_utf8(in)))
    return why;
  if (starts(in, "\xEF\xBB\xBF", 3))
    memmove(in->p, in->p + 3, in->n -= 3);
  return NULL;
}

static void trim(struct cell *cell) {
  while (cell->n && (*cell->p == ' ' || *cell->p == '\t'))
    cell->p++, cell->n--;
  while (cell->n && (cell->p[cell->n - 1] == ' ' || cell->p[cell->n - 1] == '\t'))
    cell->n--;
}

const char *keep_names(struct input *in, struct line *header) {
  size_t room = 0;
  for (size_t i = 0; i < header->n; i++)
    room += header->cells[i].n + 1;
  if (!(in->names = malloc(room)))
    return no_memory(in);
  char *to = in->names;
  for (size_t i = 0; i < header->n; i++) {
    trim(&header->cells[i]);
    memcpy(to, header->cells[i].p, header->cells[i].n);
    to[header->cells[i].n] = '\0';
    header->names[i] = to;
    to += header->cells[i].n + 1;
  }
  return NULL;
}
