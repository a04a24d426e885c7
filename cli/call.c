// Sorting the words of a command line.
#include "command.h"

#include <string.h>

#include "file.h"

static const struct option_info {
  const char *flag, *value, *help;
  bool many;
} option_info[] = {
#define OPTION(name, flag, value, many, help) {flag, value, help, many},
#include "option.def"
#undef OPTION
};

// Which option a word is; *behind is what follows a «=». OPT_COUNT: none that this command has.
static enum option_id option_of(const struct command *command, const char *word, const char **behind) {
  for (unsigned i = 0; i < OPT_COUNT; i++) {
    size_t n = strlen(option_info[i].flag);
    if (!(command->options >> i & 1) || strncmp(word, option_info[i].flag, n) != 0)
      continue;
    *behind = word[n] == '=' ? word + n + 1 : NULL;
    if (word[n] == '\0' || (word[n] == '=' && n > 2))
      return (enum option_id)i;
  }
  return OPT_COUNT;
}

static bool unknown_option(struct call *call, const char *word) {
  struct text flags[OPT_COUNT];
  size_t n = 0;
  for (unsigned i = 0; i < OPT_COUNT; i++)
    if (call->command->options >> i & 1)
      flags[n++] = text_from(option_info[i].flag);
  usage(call->edge, M_USAGE_OPTION, text_from(call->command->name), text_from(word),
        text_nearest(text_from(word), flags, n));
  return false;
}

// Takes the option at argv[*i], and its value.
static bool take_option(struct call *call, int argc, char **argv, int *i) {
  const char *behind = NULL, *word = argv[*i];
  enum option_id id = option_of(call->command, word, &behind);
  if (id == OPT_COUNT)
    return unknown_option(call, word);
  const struct option_info *info = &option_info[id];
  bool wants = info->value[0] != '\0';
  if (wants && behind == NULL && *i + 1 < argc)
    behind = argv[++*i];
  if (wants != (behind != NULL) || (wants && behind[0] == '\0')) {
    usage(call->edge, wants ? M_USAGE_VALUE : M_USAGE_NO_VALUE, text_from(info->flag), text_from(info->value));
    return false;
  }
  if (call_has(call, id) && !info->many) {
    usage(call->edge, M_USAGE_TWICE, text_from(info->flag));
    return false;
  }
  vec_push(call->arena, &call->values[id], wants ? behind : "");
  return true;
}

bool call_parse(struct call *call, int argc, char **argv) {
  bool words_only = false;
  for (int i = 0; i < argc; i++) {
    if (!words_only && (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)) {
      file_write(call->sink, "-", help_command(call->arena, call->command));
      return false;
    }
    if (!words_only && strcmp(argv[i], "--") == 0) {
      words_only = true;
      continue;
    }
    if (words_only || argv[i][0] != '-' || argv[i][1] == '\0')
      vec_push(call->arena, &call->args, argv[i]);
    else if (!take_option(call, argc, argv, &i))
      return false;
  }
  return true;
}

bool call_expect(struct call *call, size_t least, size_t most, const char *what) {
  struct text name = text_from(call->command->name);
  if (call->args.n < least)
    usage(call->edge, M_USAGE_MISSING, name, text_from(what));
  else if (call->args.n > most)
    usage(call->edge, M_USAGE_EXTRA, name, text_from(call->args.p[most]));
  else
    return true;
  return false;
}

void call_result(struct call *call, struct text result) {
  const char *path = call_value(call, OPT_OUTPUT);
  file_write(call->sink, path == NULL ? "-" : path, result);
}

struct text help_overview(struct arena *a) {
  struct buf b = {.arena = a};
  buf_addz(&b, "Eisen toetst zorgaanbieders aan eisen die in gewoon Nederlands zijn opgeschreven.\n\n"
               "Gebruik: eisen OPDRACHT …\n\nOpdrachten:\n");
  for (size_t i = 0; i < n_commands; i++)
    buf_format(&b, "  %-10s %s\n", commands[i].name, commands[i].summary);
  buf_addz(&b, "\n«eisen OPDRACHT --help» zegt meer over een opdracht. «eisen --versie» noemt de versie.\n");
  return buf_text(&b);
}

struct text help_command(struct arena *a, const struct command *command) {
  struct buf b = {.arena = a};
  buf_format(&b, "Gebruik: eisen %s%s%s%s\n\n%s\n%s\n\nOpties:\n", command->name, command->arguments[0] ? " " : "",
             command->arguments, command->options ? " [OPTIES]" : "", command->summary, command->more);
  for (unsigned i = 0; i < OPT_COUNT; i++) {
    const struct option_info *o = &option_info[i];
    if (command->options >> i & 1)
      buf_format(&b, "  %-20s %s\n", text_z(a, text_format(a, "%s%s%s", o->flag, o->value[0] ? " " : "", o->value)),
                 o->help);
  }
  buf_format(&b, "  %-20s toon deze uitleg\n", "--help");
  return buf_text(&b);
}
