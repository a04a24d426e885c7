// The pages about messages: what the program says stands in message.def, what it means in docs/meldingen.
#include <string.h>

#include "gids.h"

static const struct said {
  const char *code, *sentence, *hint;
} said[] = {
#define MSG(name, code, severity, sentence, hint) {code, sentence, hint},
#include "message.def"
#undef MSG
};

// A sentence with «…» where the program fills in something.
static void put_sentence(FILE *f, const char *s) {
  for (; *s != '\0'; s++) {
    if (s[0] == '{' && s[1] != '\0' && s[2] == '}') {
      fputs("…", f);
      s += 2;
    } else {
      fputc(*s, f);
    }
  }
  fputc('\n', f);
}

static void put_said(FILE *f, const char *heading) {
  size_t n = strcspn(heading, "\n");
  for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
    if (strlen(said[i].code) != n || strncmp(said[i].code, heading, n) != 0)
      continue;
    fputs("\n> ", f);
    put_sentence(f, said[i].sentence);
    if (said[i].hint[0] == '\0')
      return;
    fputs(">\n> hulp: ", f);
    put_sentence(f, said[i].hint);
  }
}

bool guide_messages(const char *from, const char *to) {
  char line[4096];
  FILE *page = guide_open(from, "r"), *f = page != NULL ? guide_open(to, "w") : NULL;
  while (f != NULL && fgets(line, sizeof line, page) != NULL) {
    fputs(line, f);
    if (strncmp(line, "## ", 3) == 0)
      put_said(f, line + 3);
  }
  if (page != NULL)
    fclose(page);
  return f != NULL && guide_close(f, to);
}
