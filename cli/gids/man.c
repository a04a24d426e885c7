// Man pages. What is not ASCII is written by its number, so that it does not matter how the page is read.
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "gids.h"

// The bytes behind a first byte of UTF-8. Our own texts: they are well-formed.
static int bytes_behind(unsigned char c) { return c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3; }

// Letters that the index of man pages only knows by these names.
static const struct {
  unsigned long code;
  const char *name;
} letters[] = {{0xe9, "\\('e"}, {0xeb, "\\(:e"}, {0xef, "\\(:i"}};

static const char *put_wide(FILE *f, const char *p) {
  static const unsigned char mask[] = {0x7f, 0x1f, 0x0f, 0x07};
  int n = bytes_behind((unsigned char)*p);
  unsigned long code = (unsigned char)*p & mask[n];
  for (; n > 0 && p[1] != '\0'; n--)
    code = code << 6 | ((unsigned char)*++p & 0x3f);
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
    if (letters[i].code == code) {
      fputs(letters[i].name, f);
      return p;
    }
  fprintf(f, "\\[u%04lX]", code);
  return p;
}

// Plain text; `upper` in capitals.
static void put(FILE *f, const char *s, bool upper) {
  for (const char *p = s; *p != '\0'; p++) {
    if ((unsigned char)*p >= 0x80)
      p = put_wide(f, p);
    else if (*p == '\\')
      fputs("\\e", f);
    else if (*p == '-')
      fputs("\\-", f);
    else
      fputc(upper ? toupper((unsigned char)*p) : *p, f);
  }
}

static void put_line(FILE *f, const char *line) {
  if (line[0] == '.' || line[0] == '\'')
    fputs("\\&", f);
  put(f, line, false);
  fputc('\n', f);
}

// Text of more lines; lines that begin with a space are shown as they are.
static void put_text(FILE *f, const char *s) {
  char line[1024];
  bool example = false;
  while (*s != '\0') {
    size_t n = strcspn(s, "\n");
    snprintf(line, sizeof line, "%.*s", (int)n, s);
    if (example != (line[0] == ' '))
      fputs(example ? ".EE\n" : ".PP\n.EX\n", f);
    example = line[0] == ' ';
    put_line(f, line);
    s += n + (s[n] == '\n');
  }
  if (example)
    fputs(".EE\n", f);
}

// A part that is written by hand: roff, in which only what is not ASCII is changed. There need not be one.
static void put_part(FILE *f, const char *folder, const char *name) {
  char path[PATH_MAX], line[4096];
  snprintf(path, sizeof path, "%s/%s.roff", folder, name);
  FILE *part = fopen(path, "r");
  while (part != NULL && fgets(line, sizeof line, part) != NULL)
    for (const char *p = line; *p != '\0'; p++)
      if ((unsigned char)*p >= 0x80)
        p = put_wide(f, p);
      else
        fputc(*p, f);
  if (part != NULL)
    fclose(part);
}

static void put_head(FILE *f, const char *name) {
  fputs(".TH \"EISEN", f);
  if (name != NULL) {
    fputs("\\-", f);
    put(f, name, true);
  }
  fputs("\" 1 \"\" \"eisen " EISEN_VERSION "\" \"Eisen\"\n.nh\n.ad l\n.SH NAAM\n", f);
}

// «Toets een dossier.» becomes «toets een dossier».
static void put_summary(FILE *f, const char *summary) {
  char text[512];
  size_t n = (size_t)snprintf(text, sizeof text, "%s", summary);
  if (n > 0 && n < sizeof text && text[n - 1] == '.')
    text[n - 1] = '\0';
  text[0] = (char)tolower((unsigned char)text[0]);
  put(f, text, false);
  fputc('\n', f);
}

static void put_option(FILE *f, const struct guide_option_info *o) {
  fputs(".TP\n\\fB", f);
  put(f, o->flag, false);
  fputs("\\fR", f);
  if (o->value[0] != '\0') {
    fputs(" \\fI", f);
    put(f, o->value, false);
    fputs("\\fR", f);
  }
  fputc('\n', f);
  put_line(f, o->help);
}

static void put_options(FILE *f, unsigned options) {
  fputs(".SH OPTIES\n", f);
  for (unsigned i = 0; i < N_OPTIONS; i++)
    if (options >> i & 1)
      put_option(f, &guide_options[i]);
  fputs(".TP\n\\fB\\-\\-help\\fR\ntoon een korte uitleg\n", f);
}

static void put_see_also(FILE *f, const char *but) {
  fputs(".SH ZIE OOK\n", f);
  if (but != NULL)
    fputs(".BR eisen (1),\n", f);
  for (size_t i = 0; i < n_guide_commands; i++) {
    if (but != NULL && strcmp(guide_commands[i].name, but) == 0)
      continue;
    fputs(".BR eisen\\-", f);
    put(f, guide_commands[i].name, false);
    fputs(" (1),\n", f);
  }
  put_line(f, "en de bladzijden in de map doc/eisen: handleiding.md, taal.md en meldingen.");
}

static void put_command(FILE *f, const struct guide_command *c, const char *written) {
  put_head(f, c->name);
  fprintf(f, "eisen\\-%s \\- ", c->name);
  put_summary(f, c->summary);
  fprintf(f, ".SH OVERZICHT\n\\fBeisen %s\\fR", c->name);
  if (c->arguments[0] != '\0') {
    fputs(" \\fI", f);
    put(f, c->arguments, false);
    fputs("\\fR", f);
  }
  fputs(c->options != 0 ? " [OPTIES]\n.SH BESCHRIJVING\n" : "\n.SH BESCHRIJVING\n", f);
  put_text(f, c->summary);
  fputs(".PP\n", f);
  put_text(f, c->more);
  put_options(f, c->options);
  put_part(f, written, c->name);
  put_part(f, written, "einde");
  put_see_also(f, c->name);
}

static void put_program(FILE *f, const char *written) {
  put_head(f, NULL);
  fputs("eisen \\- toets zorgaanbieders aan eisen die in gewoon Nederlands zijn opgeschreven\n"
        ".SH OVERZICHT\n\\fBeisen\\fR \\fIOPDRACHT\\fR \\[u2026]\n.br\n\\fBeisen \\-\\-help\\fR | \\fB\\-\\-versie\\fR\n", f);
  put_part(f, written, "eisen");
  fputs(".SH OPDRACHTEN\n", f);
  for (size_t i = 0; i < n_guide_commands; i++) {
    fprintf(f, ".TP\n\\fB%s\\fR\n", guide_commands[i].name);
    put_text(f, guide_commands[i].summary);
  }
  put_part(f, written, "einde");
  put_see_also(f, NULL);
}

static bool page(const char *written, const char *to, const struct guide_command *c) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/eisen%s%s.1", to, c != NULL ? "-" : "", c != NULL ? c->name : "");
  FILE *f = guide_open(path, "w");
  if (f == NULL)
    return false;
  if (c != NULL)
    put_command(f, c, written);
  else
    put_program(f, written);
  return guide_close(f, path);
}

bool guide_man(const char *written, const char *to) {
  bool good = page(written, to, NULL);
  for (size_t i = 0; i < n_guide_commands; i++)
    good = page(written, to, &guide_commands[i]) && good;
  return good;
}
