// The command line: a command is a name, the options it takes and one function. Results go to standard output, messages to
// standard error; only the edge writes either.
#ifndef EISEN_COMMAND_H
#define EISEN_COMMAND_H

#include "edge.h"

enum option_id {
#define OPTION(name, flag, value, many, help) OPT_##name,
#include "option.def"
#undef OPTION
  OPT_COUNT
};
#define O(name) (1u << OPT_##name)

struct call;
struct command {
  const char *name, *arguments, *summary, *more;
  unsigned options;
  void (*run)(struct call *call);
};
extern const struct command commands[];
extern const size_t n_commands;

// One use of a command: its arguments and options, and where to put memory and messages.
struct call {
  struct edge *edge;
  struct arena *arena;
  struct sink *sink;
  const struct command *command;
  VEC(const char *) args;
  VEC(const char *) values[OPT_COUNT]; // of each option, in order; "" for one without a value
};

#define COMMAND(name, arguments, options, summary, more) void run_##name(struct call *call);
#include "command.def"
#undef COMMAND

// Sorts words into arguments and options. false: wrong usage, a message is in the sink; or help was asked for and given.
bool call_parse(struct call *call, int argc, char **argv);
// From `least` to `most` arguments; else a message says that `what` is missing, or which one is too much.
bool call_expect(struct call *call, size_t least, size_t most, const char *what);
static inline bool call_has(const struct call *call, enum option_id id) {
  return call->values[id].n > 0;
}
static inline const char *call_value(const struct call *call, enum option_id id) {
  return call_has(call, id) ? call->values[id].p[0] : NULL;
}
// Writes the result of a command: to the file of -o, else to standard output.
void call_result(struct call *call, struct text result);

struct text help_overview(struct arena *a);
struct text version_text(struct arena *a);
struct text help_command(struct arena *a, const struct command *command);

#endif
