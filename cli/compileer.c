// eisen compileer: from a source to an image.
#include "command.h"
#include "compile.h"
#include "file.h"
#include "kinds.h"

static const char *image_path(struct call *call) {
  struct text source = text_from(call->args.p[0]);
  if (call_has(call, OPT_OUTPUT))
    return call_value(call, OPT_OUTPUT);
  if (text_ends(source, TEXT(".eis")))
    source = text_slice(source, 0, source.n - 4);
  return text_z(call->arena, text_format(call->arena, "%.*s.eisb", TP(source)));
}

void run_compileer(struct call *call) {
  struct compile_options options = {.search = call->values[OPT_SEARCH].p, .n_search = call->values[OPT_SEARCH].n};
  struct text image;
  if (!call_expect(call, 1, 1, "de eisenset (SET.eis)"))
    return;
  if (call_has(call, OPT_OUTPUT) && text_ends(text_from(call_value(call, OPT_OUTPUT)), TEXT(".eis"))) {
    usage(call->edge, M_IMAGE_AS_SOURCE, text_from(call_value(call, OPT_OUTPUT)));
    return;
  }
  if (wants_source(call, call->args.p[0]) && compile_set(call->arena, call->sink, call->args.p[0], &options, &image) && call->sink->errors == 0)
    file_write(call->sink, image_path(call), image);
}
