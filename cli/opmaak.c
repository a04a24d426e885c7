// eisen opmaak: writes sources again in the one style.
#include "command.h"
#include "format.h"
#include "paths.h"

struct formatting {
  struct call *call;
  struct buf names; // of the sources that were not formatted
};

static void format_path(struct arena *a, struct formatting *f, const char *path) {
  struct call *call = f->call;
  struct sink sink = {.arena = a};
  struct source src = {.name = text_from(path)};
  struct text text;
  bool done = file_read(a, &sink, path, &src.text) && format_source(a, &sink, &src, &text);
  bool same = done && text_eq(text, src.text);
  if (done && !same && !call_has(call, OPT_CHECK))
    done = file_write(&sink, path, text);
  if (done && !same) {
    buf_addz(&f->names, path);
    buf_char(&f->names, '\n');
    call->edge->found |= call_has(call, OPT_CHECK);
  }
  edge_tell(call->edge, &sink, NO_TEXT);
}

static void visit(void *context, const char *path) {
  struct formatting *f = context;
  struct arena *a = arena_child(f->call->arena);
  format_path(a, f, path);
  arena_free(a);
}

void run_opmaak(struct call *call) {
  struct formatting f = {.call = call, .names = {.arena = call->arena}};
  if (!call_expect(call, 1, SIZE_MAX, "een bron of een map"))
    return;
  paths_each(call, NULL, visit, &f);
  call_result(call, buf_text(&f.names));
}
