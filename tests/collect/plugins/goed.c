/* A sound collector: each type as argument and as answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "eisen/plugin.h"

static const char *alles(struct eisen_call *call, struct eisen_file f, const char *t, int64_t g, int j, int32_t d,
                         struct eisen_file f2) {
  static char out[200];
  char one[20] = "", two[20] = "";
  (void)call;
  if (read(f.fd, one, 10) < 0 || read(f2.fd, two, 10) < 0)
    return NULL;
  snprintf(out, sizeof out, "%s:%s %s %lld %d %d %s:%s", f.name, one, t, (long long)g, j, (int)d, f2.name, two);
  return out;
}

static int64_t eerste(struct eisen_call *call) {
  (void)call;
  return INT64_MIN + 1;
}

static int niet(struct eisen_call *call, int j) {
  (void)call;
  return !j;
}

static int32_t morgen(struct eisen_call *call, int32_t d) {
  (void)call;
  return d + 1;
}

static const char *leeg(struct eisen_call *call) {
  call->geen(call);
  return NULL;
}

static int64_t raadsel(struct eisen_call *call) {
  call->onbekend(call, "De bron spreekt zichzelf tegen.");
  call->geen(call);
  return 0;
}

static void rijen(struct eisen_call *call, int64_t n) {
  for (int64_t i = 1; i <= n; i++) {
    char value[30];
    call->rij(call, "");
    snprintf(value, sizeof value, "waarde %lld", (long long)i);
    call->veld(call, "inhoud", value, strlen(value));
  }
  if (n == 0)
    call->geen(call);
}

/* What a collector sees of the world around it. */
static const char *wereld(struct eisen_call *call) {
  static char out[300];
  char dir[100] = "";
  int open_files = 0;
  (void)call;
  for (int fd = 0; fd < 1000; fd++)
    open_files += lseek(fd, 0, SEEK_CUR) >= 0 || dup(fd) >= 0;
  snprintf(out, sizeof out, "%s %s %d", getcwd(dir, sizeof dir), environ && *environ ? "omgeving" : "geen omgeving",
           open_files > 4);
  return out;
}

static const struct eisen_function functions[] = {
    {sizeof functions[0], "eerste", "-> getal", "Eerste.", EISEN_FUNCTION(eerste)},
    {sizeof functions[0], "alles", "bestand f, tekst t, getal g, ja/nee j, datum d, bestand g -> tekst", "Alles.",
     EISEN_FUNCTION(alles)},
    {sizeof functions[0], "niet", "ja/nee j -> ja/nee", "Niet.", EISEN_FUNCTION(niet)},
    {sizeof functions[0], "morgen", "datum d -> datum", "Morgen.", EISEN_FUNCTION(morgen)},
    {sizeof functions[0], "leeg", "-> tekst", "Leeg.", EISEN_FUNCTION(leeg)},
    {sizeof functions[0], "raadsel", "-> getal", "Raadsel.", EISEN_FUNCTION(raadsel)},
    {sizeof functions[0], "rijen", "getal n -> rijen", "Rijen.", EISEN_FUNCTION(rijen)},
    {sizeof functions[0], "wereld", "-> tekst", "Wereld.", EISEN_FUNCTION(wereld)},
};
EISEN_PLUGIN = {sizeof(struct eisen_plugin),         EISEN_PLUGIN_ABI, "goed", "7", "Doet het goed.", functions,
                sizeof functions / sizeof *functions};
