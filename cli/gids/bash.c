// The completion for bash: the commands; the options of each; the values of an option; the files that an argument can be.
#include <string.h>

#include "gids.h"

// The forms of --formaat, as the help of the command names them: «Formaten: tekst, tsv of json».
static void put_formats(FILE *f, const struct guide_command *c) {
  const char *p = strstr(c->more, "Formaten: ");
  if (p == NULL)
    return;
  fprintf(f, "    %s) echo '", c->name);
  for (p += strlen("Formaten: "); *p >= 'a' && *p <= 'z';) {
    size_t n = strspn(p, "abcdefghijklmnopqrstuvwxyz0123456789");
    if (strncmp(p, "of", n) != 0 || n != 2)
      fprintf(f, "%.*s ", (int)n, p);
    p += n;
    p += strspn(p, ", ");
  }
  fputs("' ;;\n", f);
}

struct word {
  char text[64];
  bool many; // «…» stands behind it
};
enum { MAX_WORDS = 8 };

static size_t words_of(const char *arguments, struct word *out) {
  size_t n = 0;
  while (*arguments != '\0' && n < MAX_WORDS) {
    size_t len = strcspn(arguments, " ");
    snprintf(out[n].text, sizeof out[n].text, "%.*s", (int)len, arguments);
    char *dots = strstr(out[n].text, "…");
    out[n].many = dots != NULL;
    if (dots != NULL)
      *dots = '\0';
    n++;
    arguments += len + (arguments[len] == ' ');
  }
  return n;
}

// On what the name of such a file ends; "" any file, NULL no file.
static const char *ends_of(const struct word *w) {
  const char *dot = strrchr(w->text, '.');
  if (dot != NULL)
    return dot + 1;
  if (strcmp(w->text, "DOSSIER") == 0)
    return w->many ? "eis json jsonl" : "eis json";
  return strcmp(w->text, "EIS") == 0 || strcmp(w->text, "CODE") == 0 ? NULL : "";
}

static void put_place(FILE *f, const struct word *words, size_t from, size_t to) {
  bool any = false, some = false;
  for (size_t i = from; i < to; i++) {
    const char *ends = ends_of(&words[i]);
    any |= ends != NULL && ends[0] == '\0';
    some |= ends != NULL;
  }
  fputs(some ? "echo '" : "echo '-", f);
  for (size_t i = from; i < to && !any; i++)
    if (ends_of(&words[i]) != NULL)
      fprintf(f, "%s ", ends_of(&words[i]));
  fputs("' ;;\n", f);
}

// For each place of an argument what can stand there; from one that may be there more often on, all that follows.
static void put_arguments(FILE *f, const struct guide_command *c) {
  struct word words[MAX_WORDS];
  size_t n = words_of(c->arguments, words);
  for (size_t i = 0; i < n; i++) {
    fprintf(f, "    %s:%zu) ", c->name, i + 1);
    put_place(f, words, i, i + 1);
    if (!words[i].many)
      continue;
    fprintf(f, "    %s:*) ", c->name);
    put_place(f, words, i, n);
    return;
  }
}

static void put_flags(FILE *f, const struct guide_command *c) {
  fprintf(f, "    %s) echo '", c->name);
  for (unsigned i = 0; i < N_OPTIONS; i++)
    if (c->options >> i & 1)
      fprintf(f, "%s ", guide_options[i].flag);
  fputs("--help' ;;\n", f);
}

static void put_case(FILE *f, const char *name, const char *about, void (*each)(FILE *f, const struct guide_command *c)) {
  fprintf(f, "%s() {\n  case \"$%s\" in\n", name, about);
  for (size_t i = 0; i < n_guide_commands; i++)
    each(f, &guide_commands[i]);
  fputs("  esac\n}\n", f);
}

// Which options have a value, by what the value is.
static void put_values(FILE *f, const char *name, bool folder) {
  fprintf(f, "%s() {\n  case \"$1\" in\n    -", name);
  for (unsigned i = 0; i < N_OPTIONS; i++) {
    const struct guide_option_info *o = &guide_options[i];
    if (o->value[0] != '\0' && (!folder || strcmp(o->value, "MAP") == 0))
      fprintf(f, " | %s", o->flag);
  }
  fputs(") return 0 ;;\n  esac\n  return 1\n}\n", f);
}

static void put_commands(FILE *f) {
  fputs("__eisen_opdrachten='", f);
  for (size_t i = 0; i < n_guide_commands; i++)
    fprintf(f, "%s ", guide_commands[i].name);
  fputs("--help --versie'\n", f);
}

static const char work[] =
    "__eisen_bestanden() {\n"
    "  local eind naam\n"
    "  mapfile -t COMPREPLY < <(compgen -d -- \"$1\")\n"
    "  [ \"$2\" = - ] && COMPREPLY=()\n"
    "  [ -z \"${2// /}\" ] && mapfile -t COMPREPLY < <(compgen -f -- \"$1\")\n"
    "  for eind in $2; do\n"
    "    while IFS= read -r naam; do [ -d \"$naam\" ] || COMPREPLY+=(\"$naam\"); done < <(compgen -f -X \"!*.$eind\" -- \"$1\")\n"
    "  done\n"
    "  compopt -o filenames 2>/dev/null\n"
    "}\n"
    "_eisen() {\n"
    "  local woord=\"${COMP_WORDS[COMP_CWORD]}\" vorig=\"${COMP_WORDS[COMP_CWORD-1]}\" plaats=1 i\n"
    "  COMPREPLY=()\n"
    "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$__eisen_opdrachten\" -- \"$woord\")\n"
    "    return\n"
    "  fi\n"
    "  # «--formaat=json» comes as three words.\n"
    "  [ \"$woord\" = = ] && woord=\n"
    "  [ \"$vorig\" = = ] && vorig=\"${COMP_WORDS[COMP_CWORD-2]}\"\n"
    "  if [ \"$vorig\" = --formaat ]; then\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$(__eisen_vormen \"${COMP_WORDS[1]}\")\" -- \"$woord\")\n"
    "  elif __eisen_map \"$vorig\"; then\n"
    "    mapfile -t COMPREPLY < <(compgen -d -- \"$woord\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "  elif [ \"$vorig\" = -o ]; then\n"
    "    __eisen_bestanden \"$woord\" ''\n"
    "  elif __eisen_waarde \"$vorig\"; then\n"
    "    return\n"
    "  elif [ \"${woord:0:1}\" = - ]; then\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$(__eisen_opties \"${COMP_WORDS[1]}\")\" -- \"$woord\")\n"
    "  else\n"
    "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
    "      case \"${COMP_WORDS[i]}\" in -*) continue ;; esac\n"
    "      __eisen_waarde \"${COMP_WORDS[i-1]}\" || plaats=$((plaats + 1))\n"
    "    done\n"
    "    __eisen_bestanden \"$woord\" \"$(__eisen_soorten \"${COMP_WORDS[1]}:$plaats\")\"\n"
    "  fi\n"
    "}\n"
    "complete -F _eisen eisen\n";

bool guide_bash(const char *to) {
  FILE *f = guide_open(to, "w");
  if (f == NULL)
    return false;
  fputs("# Completion of eisen in bash. Made from the lists of the program.\n", f);
  put_commands(f);
  put_case(f, "__eisen_opties", "1", put_flags);
  put_case(f, "__eisen_vormen", "1", put_formats);
  put_case(f, "__eisen_soorten", "1", put_arguments);
  put_values(f, "__eisen_waarde", false);
  put_values(f, "__eisen_map", true);
  fputs(work, f);
  return guide_close(f, to);
}
