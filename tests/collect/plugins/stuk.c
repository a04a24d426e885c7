/* A collector that goes wrong in every way while it is called. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "eisen/plugin.h"

static void half(struct eisen_call *call) {
  call->rij(call, "rij 2");
  call->veld(call, "naam", "Jan", 3);
}

static void afbreken(struct eisen_call *call) {
  half(call);
  abort();
}

static void buiten(struct eisen_call *call) {
  half(call);
  raise(SIGSEGV);
}

static void hangen(struct eisen_call *call) {
  half(call);
  for (;;)
    pause();
}

static void stoppen(struct eisen_call *call) {
  half(call);
  exit(5);
}

/* Writes to every descriptor it can guess. */
static void troep(struct eisen_call *call) {
  char bytes[100];
  memset(bytes, 0xEE, sizeof bytes);
  half(call);
  for (int fd = 0; fd < 64; fd++)
    if (write(fd, bytes, sizeof bytes) < 0)
      continue;
}

static void dicht(struct eisen_call *call) {
  half(call);
  for (int fd = 0; fd < 64; fd++)
    close(fd);
  for (;;)
    pause();
}

static void veel(struct eisen_call *call) {
  for (;;)
    call->rij(call, "rij 1");
}

static void groot(struct eisen_call *call) {
  static char value[1 << 20];
  memset(value, 'x', sizeof value);
  call->rij(call, "rij 2");
  call->veld(call, "naam", value, sizeof value);
}

static void los(struct eisen_call *call) {
  call->veld(call, "naam", "Jan", 3);
}

static void latijn(struct eisen_call *call) {
  call->rij(call, "rij 2");
  call->veld(call, "naam", "Ren\xE9", 4);
}

static void stuur(struct eisen_call *call) {
  call->rij(call, "rij 2");
  call->veld(call, "naam", "\033[31mJan", 8);
}

static void beide(struct eisen_call *call) {
  half(call);
  call->geen(call);
}

static void dubbel(struct eisen_call *call) {
  call->rij(call, "rij 2");
  call->veld(call, "naam", "Anna", 4);
  call->veld(call, "Naam", "Bram", 4);
}

static void kolommen(struct eisen_call *call) {
  call->rij(call, "rij 2");
  for (int i = 0; i < 1001; i++) {
    char name[20];
    snprintf(name, sizeof name, "k%d", i);
    call->veld(call, name, "", 0);
  }
}

static void kind(struct eisen_call *call) {
  half(call);
  if (fork() >= 0)
    for (;;)
      pause();
}

static void schrijven(struct eisen_call *call) {
  half(call);
  int fd = memfd_create("x", 0);
  if (fd < 0 || write(fd, "x", 1) < 0)
    abort();
}

static int zeven(struct eisen_call *call) {
  (void)call;
  return 7;
}

static int32_t ver(struct eisen_call *call) {
  (void)call;
  return INT32_MAX;
}

static const char *nul(struct eisen_call *call) {
  (void)call;
  return NULL;
}

static int64_t rijengetal(struct eisen_call *call) {
  half(call);
  return 1;
}

/* How much memory there is, in MB. */
static int64_t geheugen(struct eisen_call *call) {
  int64_t n = 0;
  (void)call;
  while (n < 4096 && mmap(NULL, 1 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
    n++;
  return n;
}

static int64_t rekenen(struct eisen_call *call) {
  volatile int64_t n = 0;
  (void)call;
  while (n >= 0)
    n = (n + 1) % 1000;
  return n;
}

#define ROWS(f)                                                                                                        \
  { sizeof(struct eisen_function), #f, "-> rijen", "Gaat stuk.", EISEN_FUNCTION(f) }
#define VALUE(f, type)                                                                                                 \
  { sizeof(struct eisen_function), #f, "-> " type, "Gaat stuk.", EISEN_FUNCTION(f) }
static const struct eisen_function functions[] = {
    ROWS(afbreken),
    ROWS(buiten),
    ROWS(hangen),
    ROWS(stoppen),
    ROWS(troep),
    ROWS(dicht),
    ROWS(veel),
    ROWS(groot),
    ROWS(los),
    ROWS(latijn),
    ROWS(stuur),
    ROWS(beide),
    ROWS(dubbel),
    ROWS(kolommen),
    ROWS(kind),
    ROWS(schrijven),
    VALUE(zeven, "ja/nee"),
    VALUE(ver, "datum"),
    VALUE(nul, "tekst"),
    VALUE(rijengetal, "getal"),
    VALUE(geheugen, "getal"),
    VALUE(rekenen, "getal"),
};
EISEN_PLUGIN = {sizeof(struct eisen_plugin),         EISEN_PLUGIN_ABI, "stuk", "1", "Gaat stuk.", functions,
                sizeof functions / sizeof *functions};
