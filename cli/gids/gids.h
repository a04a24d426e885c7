// Makes the guides of the program from its lists: what a command, an option or a message is called, stands in one place.
#ifndef EISEN_GIDS_H
#define EISEN_GIDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum guide_option {
#define OPTION(name, flag, value, many, help) OPT_##name,
#include "option.def"
#undef OPTION
  N_OPTIONS
};
#define O(name) (1u << OPT_##name)

struct guide_option_info {
  const char *flag, *value, *help;
};
struct guide_command {
  const char *name, *arguments, *summary, *more;
  unsigned options;
};
extern const struct guide_option_info guide_options[N_OPTIONS];
extern const struct guide_command guide_commands[];
extern const size_t n_guide_commands;

// Each gives false when a file cannot be read or written, and says so.
// A page eisen.1 and one for each command in `to`; `written` holds the parts that are written by hand.
bool guide_man(const char *written, const char *to);
bool guide_bash(const char *to);
// The page `from` about a family of messages, with below each code what the program says.
bool guide_messages(const char *from, const char *to);
// The parts of these pages as texts in C, for `eisen melding`.
bool guide_texts(const char *to, char **pages, int n);

FILE *guide_open(const char *path, const char *mode);
bool guide_close(FILE *f, const char *path);

#endif
