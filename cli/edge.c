#include "edge.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void write_all(int fd, const char *p, size_t n) {
  while (n > 0) {
    ssize_t done = write(fd, p, n);
    if (done <= 0)
      return;
    p += done;
    n -= (size_t)done;
  }
}

// Needs no memory itself.
static int say_no_memory(void) {
  static const char *const parts[] = {
#define MSG(name, code, severity, sentence, hint) [M_##name] = "fout " code ": " sentence "\nhulp: " hint "\n",
#include "message.def"
#undef MSG
  };
  write_all(STDERR_FILENO, parts[M_NO_MEMORY], strlen(parts[M_NO_MEMORY]));
  return EXIT_SYSTEM;
}

static void back_to_edge(void *context) {
  longjmp(((struct edge *)context)->no_memory, 1);
}

static void print_messages(struct edge *edge) {
  struct buf out = {.arena = edge->arena};
  sink_render(&edge->sink, &out);
  write_all(STDERR_FILENO, out.p, out.n);
}

static int status(const struct edge *edge) {
  if (edge->sink.system > 0)
    return EXIT_SYSTEM;
  if (edge->usage)
    return EXIT_USAGE;
  return edge->sink.errors > 0 || edge->found ? EXIT_FAULTS : EXIT_DONE;
}

static int run_inside(struct edge *edge, void (*body)(struct edge *edge, int argc, char **argv), int argc,
                      char **argv) {
  edge->arena = arena_new((struct oom){back_to_edge, edge});
  edge->sink.arena = edge->arena;
  body(edge, argc, argv);
  print_messages(edge);
  int result = status(edge);
  arena_free(edge->arena);
  return result;
}

int edge_run(void (*body)(struct edge *edge, int argc, char **argv), int argc, char **argv) {
  struct edge edge = {.arena = NULL};
  if (setjmp(edge.no_memory) != 0)
    return say_no_memory();
  return run_inside(&edge, body, argc, argv);
}
