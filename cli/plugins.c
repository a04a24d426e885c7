// eisen plugins: the collectors that are found.
#include "file.h"
#include "inputs.h"

static void show_functions(struct buf *b, const struct plugin_info *p) {
  for (uint32_t i = 0; i < p->n_functions; i++) {
    const struct plugin_function_info *f = &p->functions[i];
    buf_format(b, "  %.*s.%.*s(%.*s)\n", TP(p->name), TP(f->name), TP(f->signature));
    if (f->help.n > 0)
      buf_format(b, "      %.*s\n", TP(f->help));
  }
}

static void show(struct buf *b, const struct plugin_info *p) {
  buf_format(b, "%.*s", TP(p->name));
  if (p->version.n > 0)
    buf_format(b, " %.*s", TP(p->version));
  buf_format(b, " – %.*s\n", TP(p->path));
  if (p->help.n > 0)
    buf_format(b, "  %.*s\n", TP(p->help));
  show_functions(b, p);
  if (p->n_faults > 0)
    buf_addz(b, "  Deze collector kan niet worden gebruikt:\n");
  for (uint32_t i = 0; i < p->n_faults; i++)
    buf_format(b, "  - %.*s\n", TP(p->faults[i]));
}

// Nothing was found: where.
static void show_folders(struct buf *b, const struct collect_options *o) {
  buf_addz(b, "Er zijn geen collectoren gevonden.\n");
  if (o->n_plugin_dirs == 0)
    buf_addz(b, "Er is geen map met collectoren. Noem er een met «--plugins MAP».\n");
  for (size_t i = 0; i < o->n_plugin_dirs; i++)
    buf_format(b, "Gezocht in: %s\n", o->plugin_dirs[i]);
}

void run_plugins(struct call *call) {
  struct collect_options options = {.dossier_dirfd = -1};
  struct plugin_info *found;
  uint32_t n;
  struct buf b = {.arena = call->arena};
  if (!call_expect(call, 0, 0, ""))
    return;
  plugin_dirs(call, &options);
  collect_list(call->arena, call->sink, &options, &found, &n);
  for (uint32_t i = 0; i < n; i++)
    show(&b, &found[i]);
  if (n == 0)
    show_folders(&b, &options);
  file_write(call->sink, "-", buf_text(&b));
}
