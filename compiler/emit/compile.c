#include "compile.h"

#include "emit.h"

bool compile_set(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct text *image) {
  unsigned before = sink->errors + sink->system;
  struct library library = {.arena = a, .sink = sink, .search = options->search, .n_search = options->n_search};
  struct model m = {.arena = a, .sink = sink, .library = &library};
  if (!model_build(&m, text_from(path))) return false;
  struct shape *shapes = check_shapes(&m);
  struct writer w;
  writer_init(&w, a);
  emit_image(&m, shapes, &w);
  if (sink->errors + sink->system != before) return false;
  *image = image_write(&w);
  return true;
}
