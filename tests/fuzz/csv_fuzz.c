// A table → the collector csv, called as the helper calls it. What it gives must be what a collector may give.
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "eisen/plugin.h"

extern const struct eisen_plugin eisen_plugin;

struct heard {
  struct eisen_call call;
  size_t rows, fields;
  bool refused;
};

static struct heard *heard(struct eisen_call *call) {
  return call->host;
}

static void geen(struct eisen_call *call) {
  (void)call;
  fuzz_broken("a table is rows, or unknown");
}

static void onbekend(struct eisen_call *call, const char *why) {
  fuzz_must(strlen(why) < 1000 && !heard(call)->refused);
  heard(call)->refused = true;
}

static void rij(struct eisen_call *call, const char *where) {
  fuzz_must(text_starts(text_from(where), TEXT("rij ")) && !heard(call)->refused);
  heard(call)->rows++;
}

static void veld(struct eisen_call *call, const char *name, const char *value, size_t length) {
  struct text t = {value, length};
  fuzz_must(text_is_utf8(t) && text_is_utf8(text_from(name)) && name[0] != '\0' && (heard(call)->rows > 0 || t.n == 0));
  heard(call)->fields++;
}

void fuzz_target(struct arena *a, struct text input) {
  struct heard h = {.call = {sizeof h.call, NULL, geen, onbekend, rij, veld}};
  int fd = memfd_create("lijst", MFD_CLOEXEC);
  (void)a;
  h.call.host = &h;
  fuzz_must(fd >= 0 && write(fd, input.p, input.n) == (ssize_t)input.n && lseek(fd, 0, SEEK_SET) == 0);
  void (*rijen)(struct eisen_call *, struct eisen_file) =
      (void (*)(struct eisen_call *, struct eisen_file))eisen_plugin.functions[0].function;
  rijen(&h.call, (struct eisen_file){fd, "lijst.csv"});
  close(fd);
}
