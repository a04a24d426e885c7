#include "command.h"
#include "file.h"

const struct command commands[] = {
#define COMMAND(name, arguments, options, summary, more) {#name, arguments, summary, more, options, run_##name},
#include "command.def"
#undef COMMAND
};
const size_t n_commands = sizeof commands / sizeof commands[0];

static const struct command *command_named(struct text name) {
  for (size_t i = 0; i < n_commands; i++)
    if (text_eq(text_from(commands[i].name), name))
      return &commands[i];
  return NULL;
}

static void unknown_command(struct edge *edge, struct text name) {
  struct text names[18] = {TEXT("--help"), TEXT("--versie")};
  for (size_t i = 0; i < n_commands; i++)
    names[i + 2] = text_from(commands[i].name);
  usage(edge, M_USAGE_COMMAND, name, text_nearest(name, names, n_commands + 2));
}

static bool is_one_of(struct text word, const char *const *words) {
  for (; *words != NULL; words++)
    if (text_eq(word, text_from(*words)))
      return true;
  return false;
}

// «help toets» is what «toets --help» is.
static void help(struct edge *edge, int argc, char **argv) {
  struct text word = argc > 2 ? text_from(argv[2]) : NO_TEXT;
  const struct command *command = command_named(word);
  if (word.n > 0 && command == NULL)
    unknown_command(edge, word);
  else
    file_write(&edge->sink, "-", command == NULL ? help_overview(edge->arena) : help_command(edge->arena, command));
}

// Whether -o names one of the arguments.
static bool replaces_argument(struct call *call) {
  const char *result = call_value(call, OPT_OUTPUT);
  call->edge->result = file_mark_of(result);
  call->sink->result = &call->edge->result;
  for (size_t i = 0; i < call->args.n; i++) {
    if (!file_mark_is(call->sink->result, call->args.p[i]))
      continue;
    file_mark_refuse(call->sink, result);
    return true;
  }
  return false;
}

static void run_command(struct edge *edge, const struct command *command, int argc, char **argv) {
  struct call call = {.edge = edge, .arena = edge->arena, .sink = &edge->sink, .command = command};
  if (call_parse(&call, argc, argv) && !replaces_argument(&call))
    command->run(&call);
}

static void run(struct edge *edge, int argc, char **argv) {
  static const char *const help_words[] = {"--help", "-h", "-?", "help", "hulp", NULL};
  static const char *const version_words[] = {"--versie", "--version", "-v", "-V", "versie", "version", NULL};
  struct text word = argc > 1 ? text_from(argv[1]) : NO_TEXT;
  const struct command *command = command_named(word);
  if (argc < 2)
    usage(edge, M_USAGE_NOTHING, NO_TEXT);
  else if (is_one_of(word, help_words))
    help(edge, argc, argv);
  else if (is_one_of(word, version_words))
    file_write(&edge->sink, "-", version_text(edge->arena));
  else if (command == NULL)
    unknown_command(edge, word);
  else
    run_command(edge, command, argc - 2, argv + 2);
}

int main(int argc, char **argv) {
  return edge_run(run, argc, argv);
}
