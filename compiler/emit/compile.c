#include "compile.h"

#include "emit.h"
#include "bounds.h"
#include "examples.h"
#include "proof.h"
#include "table.h"
#include "unused.h"

static void give_examples(const struct model *m, struct compiled *out) {
  uint32_t top = (uint32_t)m->sets.n - 1;
  out->examples = NEW_ARRAY(m->arena, struct compile_example, m->examples.n);
  for (size_t i = 0; i < m->examples.n; i++)
    if (m->examples.p[i].set == top)
      out->examples[out->n_examples++] = (struct compile_example){m->examples.p[i].src, m->examples.p[i].node, m->sets.p[top].name};
}

// What this program would refuse to read, it does not make.
static bool can_be_read(struct model *m, struct text path, struct text bytes) {
  struct arena *scratch = arena_child(m->arena);
  struct sink sink = {.arena = scratch};
  struct image im;
  bool ok = bytes.n > 0 && image_read_own(scratch, &sink, path, bytes, &im);
  struct text why = bytes.n == 0 ? TEXT("het bestand zou te groot zijn") : ok ? NO_TEXT : sink.first->args[1];
  if (text_ends(why, TEXT("te veel af"))) why = TEXT("een tabel of een voorwaarde hangt van te veel af");
  if (!ok) msg(m->sink, M_IMAGE_BEYOND, NO_PLACE, path, why);
  arena_free(scratch);
  return ok;
}

bool compile_all(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct compiled *out) {
  unsigned before = sink->errors + sink->system;
  struct library *library = NEW(a, struct library);
  *library = (struct library){.arena = a, .sink = sink, .search = options->search, .n_search = options->n_search, .instead = options->instead};
  struct model *m = NEW(a, struct model);
  *m = (struct model){.arena = a, .sink = sink, .library = library};
  if (!model_build(m, text_from(path))) return false;
  unsigned named = sink->errors + sink->system;
  check_bounds(m);
  if (sink->errors + sink->system != named) return false; // what follows relies on them
  struct shape *shapes = check_shapes(m);
  check_unused(m);
  check_redefinitions(m);
  check_definition_notes(m);
  check_proof(m, shapes);
  check_tables(m);
  check_examples(m);
  struct writer w;
  writer_init(&w, a);
  emit_image(m, shapes, &w);
  if (sink->errors + sink->system != before) return false;
  *out = (struct compiled){.image = image_write(&w), .model = m, .shapes = shapes};
  if (!can_be_read(m, text_from(path), out->image)) return false;
  give_examples(m, out);
  return true;
}

bool compile_set(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct text *image) {
  struct compiled out;
  if (!compile_all(a, sink, path, options, &out)) return false;
  *image = out.image;
  return true;
}
