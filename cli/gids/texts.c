// The parts about messages as texts in the program: what stands below «## E0313», without the marks of the page.
#include <string.h>

#include "gids.h"

static void put_string(FILE *f, const char *s) {
  for (; *s != '\0' && *s != '\n'; s++) {
    if (*s == '"' || *s == '\\' || *s == '?') // no trigraphs either
      fputc('\\', f);
    if (*s == '\t')
      fputs("\\t", f);
    else
      fputc(*s, f);
  }
}

static void put_line(FILE *f, const char *before, const char *line) {
  fprintf(f, "\n    \"%s", before);
  put_string(f, line);
  fputs("\\n\"", f);
}

// A line that opens a block; of a file it becomes its name.
static void put_fence(FILE *f, const char *line) {
  char name[256];
  const char *file = strstr(line, " bestand ");
  if (file == NULL)
    return;
  snprintf(name, sizeof name, "Het bestand %.*s:", (int)strcspn(file + 9, "\n"), file + 9);
  put_line(f, "", name);
  put_line(f, "", "");
}

static void put_page(FILE *page, FILE *f) {
  char line[8192];
  bool inside = false, any = false;
  while (fgets(line, sizeof line, page) != NULL) {
    bool code = strncmp(line, "## ", 3) == 0, fence = strncmp(line, "```", 3) == 0;
    if (code)
      fprintf(f, "%s    {\"%.*s\",", any ? "},\n" : "", (int)strcspn(line + 3, "\n"), line + 3);
    any |= code;
    if (!any || code)
      continue;
    if (fence && !inside)
      put_fence(f, line);
    else if (!fence)
      put_line(f, inside ? "    " : "", line);
    inside ^= fence;
  }
  fputs(any ? "},\n" : "", f);
}

bool guide_texts(const char *to, char **pages, int n) {
  FILE *f = guide_open(to, "w");
  bool good = f != NULL;
  if (f != NULL)
    fputs("// Made from docs/meldingen.\n#include \"melding.h\"\n\nconst struct message_page message_pages[] = {\n", f);
  for (int i = 0; i < n && good; i++) {
    FILE *page = guide_open(pages[i], "r");
    good = page != NULL;
    if (page != NULL) {
      put_page(page, f);
      fclose(page);
    }
  }
  if (f == NULL)
    return false;
  fputs("};\nconst size_t n_message_pages = sizeof message_pages / sizeof message_pages[0];\n", f);
  return guide_close(f, to) && good;
}
