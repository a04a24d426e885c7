#include "compile.h"

#include "emit.h"
#include "proof.h"
#include "table.h"

static void give_examples(const struct model *m, struct compiled *out) {
  uint32_t top = (uint32_t)m->sets.n - 1;
  out->examples = NEW_ARRAY(m->arena, struct compile_example, m->examples.n);
  for (size_t i = 0; i < m->examples.n; i++)
    if (m->examples.p[i].set == top)
      out->examples[out->n_examples++] = (struct compile_example){m->examples.p[i].src, m->examples.p[i].node, m->sets.p[top].name};
}

bool compile_all(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct compiled *out) {
  unsigned before = sink->errors + sink->system;
  struct library library = {.arena = a, .sink = sink, .search = options->search, .n_search = options->n_search};
  struct model m = {.arena = a, .sink = sink, .library = &library};
  if (!model_build(&m, text_from(path))) return false;
  struct shape *shapes = check_shapes(&m);
  check_redefinitions(&m);
  check_proof(&m, shapes);
  check_tables(&m);
  struct writer w;
  writer_init(&w, a);
  emit_image(&m, shapes, &w);
  if (sink->errors + sink->system != before) return false;
  *out = (struct compiled){.image = image_write(&w)};
  give_examples(&m, out);
  return true;
}

bool compile_set(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct text *image) {
  struct compiled out;
  if (!compile_all(a, sink, path, options, &out)) return false;
  *image = out.image;
  return true;
}
