#include "edge.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE_WIDTH = 60 };

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

static void print_messages(struct arena *a, const struct sink *sink, struct text about) {
  struct buf out = {.arena = a};
  if (about.n > 0 && sink->first != NULL)
    buf_format(&out, "%.*s:\n", TP(text_visible(a, about)));
  sink_render(sink, &out);
  write_all(STDERR_FILENO, out.p, out.n);
}

void edge_line(struct edge *edge, struct text line) {
  struct buf out = {.arena = edge->arena};
  if (edge->line)
    buf_format(&out, "\r%*s\r", LINE_WIDTH, "");
  buf_add(&out, line);
  write_all(STDERR_FILENO, out.p, out.n);
  edge->line = line.n > 0;
}

void edge_tell(struct edge *edge, const struct sink *sink, struct text about) {
  edge_line(edge, NO_TEXT);
  print_messages(sink->arena, sink, about);
  edge->sink.errors += sink->errors;
  edge->sink.warnings += sink->warnings;
  edge->sink.system += sink->system;
}

static int status(const struct edge *edge) {
  if (edge->sink.system > 0)
    return EXIT_SYSTEM;
  if (edge->usage || edge->result.refused)
    return EXIT_USAGE;
  return edge->sink.errors > 0 || edge->found ? EXIT_FAULTS : EXIT_DONE;
}

static int run_inside(struct edge *edge, void (*body)(struct edge *edge, int argc, char **argv), int argc,
                      char **argv) {
  edge->arena = arena_new((struct oom){back_to_edge, edge});
  edge->sink.arena = edge->arena;
  body(edge, argc, argv);
  print_messages(edge->arena, &edge->sink, NO_TEXT);
  int result = status(edge);
  arena_free(edge->arena);
  return result;
}

// `edge` is not of this function: what it holds is still there after the jump.
static int run_guarded(struct edge *edge, void (*body)(struct edge *edge, int argc, char **argv), int argc, char **argv) {
  if (setjmp(edge->no_memory) == 0)
    return run_inside(edge, body, argc, argv);
  file_out_drop(&edge->out);
  return say_no_memory();
}

int edge_run(void (*body)(struct edge *edge, int argc, char **argv), int argc, char **argv) {
  struct edge edge = {.out = {.fd = -1}};
  return run_guarded(&edge, body, argc, argv);
}
