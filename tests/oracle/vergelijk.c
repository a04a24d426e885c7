// Lays the machine beside the oracle, over sets and dossiers made by dice.
//
//   vergelijk [--zaad N] [--aantal N] [--stop N] [--negeer SOORT] [--snel] [--zonder WOORD,…] [--met WOORD,…] [--alleen N] [--toon] [--ruw]
//             [--telling] [--alles]
//
// Prints each failing case, made small, as .eis; and at the end what was compared (--telling: how often each construct occurred). Status 1 when
// something differed, with --alles also when a construct that can be made never occurred.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check_case.h"
#include "generate.h"

static void no_memory(void *context) {
  (void)context;
  abort();
}

struct options {
  uint64_t seed;
  feature_set features;
  unsigned long cases, stop;
  long only;
  unsigned ignore;
  bool quick, show, raw, count, all;
};


static feature_set chosen(const char *names) {
  static const char *const all[] = {
#define F(name) #name,
      FEATURES(F)
#undef F
  };
  feature_set features = 0;
  struct text rest = text_from(names), name;
  while (text_split(&rest, ',', &name))
    for (int i = 0; i < FEATURE_COUNT; i++)
      if (text_eq(name, text_from(all[i]))) features |= (feature_set)1 << i;
  return features;
}

static struct options read_options(int argc, char **argv) {
  struct options o = {.seed = 1, .cases = 10000, .stop = 1, .only = -1, .features = ((feature_set)1 << FEATURE_COUNT) - 1};
  for (int i = 1; i < argc; i++) {
    const char *value = i + 1 < argc ? argv[i + 1] : "0";
    if (strcmp(argv[i], "--zaad") == 0) o.seed = strtoull(value, NULL, 10), i++;
    else if (strcmp(argv[i], "--aantal") == 0) o.cases = strtoul(value, NULL, 10), i++;
    else if (strcmp(argv[i], "--stop") == 0) o.stop = strtoul(value, NULL, 10), i++;
    else if (strcmp(argv[i], "--alleen") == 0) o.only = strtol(value, NULL, 10), i++;
    else if (strcmp(argv[i], "--zonder") == 0) o.features &= ~chosen(value), i++;
    else if (strcmp(argv[i], "--met") == 0) o.features |= chosen(value), i++;
    else if (strcmp(argv[i], "--negeer") == 0) o.ignore |= 1u << strtoul(value, NULL, 10), i++;
    else if (strcmp(argv[i], "--snel") == 0) o.quick = true;
    else if (strcmp(argv[i], "--toon") == 0) o.show = true;
    else if (strcmp(argv[i], "--ruw") == 0) o.raw = true;
    else if (strcmp(argv[i], "--telling") == 0) o.count = true;
    else if (strcmp(argv[i], "--alles") == 0) o.all = true;
  }
  return o;
}

static void print_sources(const struct sources *s) {
  if (s->frame.n > 0) printf("--- kader.eis\n%.*s", TP(s->frame));
  if (s->base.n > 0) printf("--- basis.eis\n%.*s", TP(s->base));
  if (s->side.n > 0) printf("--- zijde.eis\n%.*s", TP(s->side));
  printf("--- set.eis\n%.*s--- dossier.eis\n%.*s---\n", TP(s->set), TP(s->dossier));
}

struct work {
  struct options options;
  const char *folder;
  struct arena *arena, *keep;
  struct tally tally;
  unsigned long cases, sets, failed[FAILURES];
};

static struct effort effort_of(const struct work *w) {
  return w->options.quick ? (struct effort){1, 0, 10, w->options.ignore} : (struct effort){3, 1, 60, w->options.ignore};
}

static void print_failure(struct work *w, const struct sources *s, uint64_t seed, enum failure how, struct text told) {
  printf("\n### %s (zaad %llu)\n", failure_words[how], (unsigned long long)seed);
  print_sources(s);
  printf("%.*s\n", TP(told));
  fflush(stdout);
  (void)w;
}

static void make_small(struct work *w, struct sources *s, uint64_t seed, enum failure how, struct text told) {
  struct tally tally = {0};
  shrink(w->arena, w->folder, s, seed, effort_of(w), how, told, w->keep);
  check_case(w->arena, w->folder, s, seed, effort_of(w), &tally, &told);
  print_failure(w, s, seed, how, told);
}

// Half a source may do what a whole one does not: in a process of its own, so that the case is printed whatever happens.
static void report_failure(struct work *w, struct sources *s, uint64_t seed, enum failure how, struct text told) {
  if (how != FAIL_INVALID && !w->options.raw) {
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
      make_small(w, s, seed, how, told);
      _exit(0);
    }
    if (child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    printf("\n(Bij het verkleinen liep het programma vast.)\n");
  }
  print_failure(w, s, seed, how, told);
}

static bool enough(const struct work *w) {
  unsigned long all = 0;
  for (int i = FAIL_NONE + 1; i < FAILURES; i++) all += w->failed[i];
  return all >= w->options.stop;
}

// What was being judged when the program fell over: its seed, and the sources as they were last written.
static volatile uint64_t current;
static char files[CASE_SOURCES][100];

static void show_file(const char *path) {
  char buffer[4096];
  int fd = open(path, O_RDONLY);
  for (ssize_t n = 1; fd >= 0 && n > 0;) {
    n = read(fd, buffer, sizeof buffer);
    if (n > 0 && write(STDOUT_FILENO, buffer, (size_t)n) < n) n = 0;
  }
}

static void on_crash(int signal_number) {
  char line[80];
  int n = snprintf(line, sizeof line, "\n### vastgelopen (zaad %llu)\n", (unsigned long long)current);
  if (n > 0 && write(STDOUT_FILENO, line, (size_t)n) < 0) _exit(3);
  for (int i = 0; i < CASE_SOURCES; i++) show_file(files[i]);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void watch_crashes(const char *folder) {
  static const char *const names[] = {"kader.eis", "basis.eis", "zijde.eis", "set.eis", "dossier.eis"};
  for (int i = 0; i < CASE_SOURCES; i++) snprintf(files[i], sizeof files[i], "%s/%s", folder, names[i]);
  signal(SIGSEGV, on_crash);
  signal(SIGABRT, on_crash);
}

static bool one_set(struct work *w, uint64_t seed) {
  struct dice dice = {.state = seed};
  struct generated g;
  struct text told;
  current = seed;
  arena_reset(w->arena);
  arena_reset(w->keep);
  generate(w->arena, &dice, w->options.features, &g);
  if (w->options.show) print_sources(&g.sources);
  enum failure how = check_dossiers(w->arena, w->folder, &g.sources, g.dossiers, g.n_dossiers, seed, effort_of(w), &w->tally, &told);
  w->sets++;
  w->cases += g.n_dossiers;
  w->failed[how]++;
  if (how == FAIL_NONE) return false;
  report_failure(w, &g.sources, seed, how, told);
  return enough(w);
}

static void clean(const char *folder) {
  for (int i = 0; i < CASE_SOURCES; i++) unlink(files[i]);
  rmdir(folder);
}

static void print_tally(const struct work *w) {
  printf("%lu sets, %lu dossiers, %lu uitkomsten vergeleken (%lu onbekend, %lu ruimer), %lu invullingen, %lu keer exact, %lu botsingen, %lu keer dezelfde dag, %lu niets te toetsen\n", w->sets,
         w->cases, w->tally.lines, w->tally.unknown, w->tally.rough, w->tally.fillings, w->tally.exact, w->tally.clashes,
         w->tally.tied, w->tally.refused);
  for (int i = FAIL_NONE + 1; i < FAILURES; i++)
    if (w->failed[i]) printf("%s: %lu\n", failure_words[i], w->failed[i]);
}

int main(int argc, char **argv) {
  struct work w = {.options = read_options(argc, argv)};
  char folder[64];
  snprintf(folder, sizeof folder, "%s/eisen-orakel-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
  w.folder = mkdtemp(folder);
  if (!w.folder) return 2;
  watch_crashes(w.folder);
  w.arena = arena_new((struct oom){no_memory, NULL});
  w.keep = arena_new((struct oom){no_memory, NULL});
  uint64_t first = w.options.only >= 0 ? (uint64_t)w.options.only : w.options.seed * 1000000007u;
  for (uint64_t i = 0; w.cases < w.options.cases; i++)
    if (one_set(&w, first + i) || w.options.only >= 0) break;
  print_tally(&w);
  if (w.options.count) telling_print(&w.tally.telling);
  bool all = !w.options.all || telling_complete(&w.tally.telling);
  arena_free(w.arena);
  arena_free(w.keep);
  clean(w.folder);
  return w.sets == w.failed[FAIL_NONE] && all ? 0 : 1;
}
