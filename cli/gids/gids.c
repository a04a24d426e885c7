// eisen-gids man PARTS FOLDER | bash FILE | meldingen PAGE FILE | teksten FILE PAGE…
#include "gids.h"

#include <errno.h>
#include <string.h>

const struct guide_option_info guide_options[N_OPTIONS] = {
#define OPTION(name, flag, value, many, help) {flag, value, help},
#include "option.def"
#undef OPTION
};

const struct guide_command guide_commands[] = {
#define COMMAND(name, arguments, options, summary, more) {#name, arguments, summary, more, options},
#include "command.def"
#undef COMMAND
};
const size_t n_guide_commands = sizeof guide_commands / sizeof guide_commands[0];

FILE *guide_open(const char *path, const char *mode) {
  FILE *f = fopen(path, mode);
  if (f == NULL)
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
  return f;
}

bool guide_close(FILE *f, const char *path) {
  bool good = !ferror(f);
  if (fclose(f) != 0 || !good) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return false;
  }
  return true;
}

int main(int argc, char **argv) {
  if (argc == 4 && strcmp(argv[1], "man") == 0)
    return !guide_man(argv[2], argv[3]);
  if (argc == 3 && strcmp(argv[1], "bash") == 0)
    return !guide_bash(argv[2]);
  if (argc == 4 && strcmp(argv[1], "meldingen") == 0)
    return !guide_messages(argv[2], argv[3]);
  if (argc > 3 && strcmp(argv[1], "teksten") == 0)
    return !guide_texts(argv[2], argv + 3, argc - 3);
  fprintf(stderr, "eisen-gids man PARTS FOLDER | bash FILE | meldingen PAGE FILE | teksten FILE PAGE…\n");
  return 2;
}
