// Which rules of the grammar do these sources use? For taal_test.sh: each rule has an example in the reference of the language.
//
//   regels GRAMMAR SOURCE…   names the rules of the grammar that no source uses, as «line: rule»
//
// The generated parser tells what it does when it is built to; here it tells `heard` instead of the screen. Left out are the rules of
// recovery, and the words that may be names.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void heard(FILE *out, const char *format, ...);
#define YYDEBUG 1
#define YYFPRINTF heard
#include "parser.c"

#include "file.h"

static bool used[YYNRULES + 1];

static void heard(FILE *out, const char *format, ...) {
  (void)out;
  if (strncmp(format, "Reducing", strlen("Reducing")) != 0)
    return;
  va_list args;
  va_start(args, format);
  int rule = va_arg(args, int) + 1;
  va_end(args);
  if (rule > 0 && rule <= YYNRULES)
    used[rule] = true;
}

static struct text line_of(struct text rest, int number) {
  struct text line = NO_TEXT;
  while (number-- > 0 && text_split(&rest, '\n', &line))
    continue;
  return text_trim(line);
}

static void no_memory(void *context) {
  (void)context;
  abort();
}

int main(int argc, char **argv) {
  struct arena *a = arena_new((struct oom){no_memory, NULL});
  struct sink sink = {.arena = a};
  struct text grammar;
  if (argc < 3 || !file_read(a, &sink, argv[1], &grammar))
    return EXIT_FAILURE;
  yydebug = 1;
  for (int i = 2; i < argc; i++) {
    struct source src = {.name = text_from(argv[i])};
    bool ok;
    if (!file_read(a, &sink, argv[i], &src.text))
      return EXIT_FAILURE;
    syntax_parse(a, &sink, &src, &ok);
  }
  for (int rule = 2; rule <= YYNRULES; rule++) {
    struct text line = line_of(grammar, yyrline[rule]);
    bool name = strcmp(yysymbol_name((yysymbol_kind_t)yyr1[rule]), "contextual") == 0;
    if (!used[rule] && !name && memmem(line.p, line.n, "error NL", strlen("error NL")) == NULL)
      printf("%d: %s: %.*s\n", yyrline[rule], yysymbol_name((yysymbol_kind_t)yyr1[rule]), TP(line));
  }
  arena_free(a);
  return EXIT_SUCCESS;
}
