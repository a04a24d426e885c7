/* voorbeeld: the smallest collector, and the tutorial; docs/collectoren.md walks through it.
 *
 *   voorbeeld.regels("verslag.txt")               how many lines have text on them
 *   voorbeeld.vermeldt("verslag.txt", "meldcode") whether a file mentions a text
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include <stdio.h>
#include <string.h>

#include "eisen/plugin.h"

/* "bestand verslag -> getal": a file comes as a struct, a getal goes back as int64_t. */
static int64_t regels(struct eisen_call *call, struct eisen_file verslag) {
  FILE *f = fdopen(verslag.fd, "r");
  if (!f) {
    call->onbekend(call, "het bestand kan niet worden gelezen");
    return 0; /* ignored after onbekend */
  }
  int64_t lines = 0;
  int c, counted = 0; /* whether this line is counted already */
  while ((c = getc(f)) != EOF) {
    if (c == '\n')
      counted = 0;
    else if (!counted && !strchr(" \t\r", c))
      lines += counted = 1;
  }
  return lines;
}

/* "bestand verslag, tekst onderwerp -> ja/nee": a tekst is zero-terminated UTF-8, ja/nee is an int. */
static int vermeldt(struct eisen_call *call, struct eisen_file verslag, const char *onderwerp) {
  static char text[1 << 20];
  FILE *f = fdopen(verslag.fd, "r");
  size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;
  if (!f || ferror(f) || !feof(f))
    call->onbekend(call, "het bestand kan niet worden gelezen, of is groter dan 1 MB");
  return memmem(text, n, onderwerp, strlen(onderwerp)) != NULL;
}

/* What Eisen may call, and with what. The sentences are shown by `eisen plugins`. */
static const struct eisen_function functions[] = {
    {sizeof functions[0], "regels", "bestand verslag -> getal", "Telt de regels waar tekst op staat.",
     EISEN_FUNCTION(regels)},
    {sizeof functions[0], "vermeldt", "bestand verslag, tekst onderwerp -> ja/nee",
     "Zegt of een bestand een tekst noemt.", EISEN_FUNCTION(vermeldt)},
};
EISEN_PLUGIN = {sizeof(struct eisen_plugin),
                EISEN_PLUGIN_ABI,
                "voorbeeld",
                "1",
                "Een voorbeeld voor wie zelf een collector schrijft.",
                functions,
                2};
