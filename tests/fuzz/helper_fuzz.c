// What a helper process answers, as bytes. The first byte says which call it answers: rows of the aanbieder, rows of a list, rows
// of a steekproef, one value, or questions that were filled in; whether the sets say
// which fields there are; whether something else is asked than a table (other arguments, another collector, rows below rows); and whether the bytes are played, or come over a socket from a helper that has ended.
#include "fuzz.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "collect.h"

enum { WAYS = 64, OTHER = 32, IN_SOCKET = 100000 };

static struct plan_call call_of(struct arena *a, unsigned which, const struct source *src) {
  struct plan_call c = {.collector = TEXT("csv"), .function = TEXT("rijen"), .parent_row = NO_INDEX, .place = {src, 0, 0}};
  c.args[0].value = TEXT("lijst.csv");
  c.n_args = 1;
  c.entity = which == 0 ? TEXT("aanbieder") : which == 4 ? TEXT("antwoorden") : which == 5 ? TEXT("vog") : TEXT("medewerker");
  if (which == 2) {
    c.status = LIST_SAMPLE, c.sample = 1, c.total = 3;
    c.only = NEW(a, struct text);
    c.only[0] = TEXT("A");
    c.n_only = 1;
  }
  if (which == 3 || which == 6) {
    c.field = TEXT("naam");
    c.parent_row = 0;
  }
  return c;
}

static void ask_otherwise(struct plan_call *c, unsigned which) {
  static const char *const args[] = {"x", "12", "23-06-2025", "ja"};
  if (which == 1) {
    for (c->n_args = 0; c->n_args < 4; c->n_args++)
      c->args[c->n_args].value = text_from(args[c->n_args]);
  } else if (which == 2) {
    c->args[0].value = TEXT("\x01.csv");
  } else if (which == 4) {
    c->collector = TEXT("cvs");
  } else if (which == 5) {
    c->entity = TEXT("bed");
  }
}

// Two rows with the same key below different ones, for rows that only name that key.
static void add_twins(struct records *r) {
  for (unsigned i = 0; i < 2; i++) {
    uint32_t above = records_row(r, TEXT("locatie"), i == 0 ? TEXT("Oost") : TEXT("West"), 0, NO_INDEX);
    records_row(r, TEXT("kamer"), TEXT("1"), above, NO_INDEX);
  }
}

// What the helper that is started next has said already. `start` has no other way to know.
static struct text said;
static int far_end = -1;

static int start(const struct collect_options *o, int *ours) {
  int ends[2];
  (void)o;
  fuzz_must(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  fuzz_must(write(ends[1], said.p, said.n) == (ssize_t)said.n && shutdown(ends[1], SHUT_WR) == 0);
  far_end = ends[1]; // stays open, so that it can be asked
  *ours = ends[0];
  int pid = fork();
  if (pid == 0)
    _exit(0);
  return pid;
}

static void over_socket(struct arena *a, struct sink *sink, struct plan *plan, struct collect_options *o) {
  const char *folder = fuzz_folder();
  fuzz_file(a, "csv.so", TEXT("geen collector"));
  fuzz_file(a, "lijst.csv", TEXT("naam;contact\nA;ja\n"));
  o->plugin_dirs = &folder;
  o->n_plugin_dirs = 1;
  o->start = start;
  o->dossier_dirfd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  collect_run(a, sink, plan, o);
  close(o->dossier_dirfd);
  if (far_end >= 0)
    close(far_end);
  far_end = -1;
}

void fuzz_target(struct arena *a, struct text input) {
  struct sink sink = {.arena = a};
  struct buf out = {.arena = a};
  struct plan plan = {0};
  struct source src = {TEXT("dossier.eis"), NO_TEXT};
  struct records again;
  if (input.n == 0)
    return;
  records_init(&plan.records, a, TEXT("Stichting Proef"));
  records_row(&plan.records, TEXT("medewerker"), TEXT("A"), 0, NO_INDEX);
  unsigned way = (unsigned char)input.p[0] % WAYS;
  struct plan_call call = call_of(a, way % 8, &src);
  if (way >= OTHER) {
    ask_otherwise(&call, way % 8);
    add_twins(&plan.records);
  }
  struct collect_options options = {0};
  vec_push(a, &plan.calls, call);
  if (way % 16 >= 8)
    options.images = fuzz_images(&options.n_images);
  said = text_slice(input, 1, input.n);
  if (way % 32 >= 16 && said.n <= IN_SOCKET)
    over_socket(a, &sink, &plan, &options);
  else
    collect_replay(a, &sink, &plan, 0, &options, said);
  fuzz_must(sink.errors == 0);
  fuzz_must(records_from_json(a, &sink, TEXT("bewijs.json"), records_to_json(a, &plan.records), &again));
  sink_render(&sink, &out);
}
