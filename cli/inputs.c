#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier.h"
#include "file.h"

bool image_load(struct call *call, const char *path, struct image *out) {
  struct text bytes, name = text_from(path);
  if (text_ends(name, TEXT(".eis"))) {
    usage(call->edge, M_USAGE_SOURCE, name);
    return false;
  }
  return file_read(call->arena, call->sink, path, &bytes) && image_read(call->arena, call->sink, name, bytes, out);
}

static bool is_folder(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

// The folder this program stands in; NO_TEXT when the system does not say.
static struct text program_folder(struct arena *a) {
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path);
  if (n <= 0 || (size_t)n == sizeof path)
    return NO_TEXT;
  return file_dirname(a, text_copy(a, (struct text){path, (size_t)n}));
}

static const char *built_in_folder(struct arena *a) {
  struct text folder = program_folder(a);
  const char *beside = text_z(a, file_join(a, folder, TEXT("plugins")));
  if (folder.n > 0 && !text_eq(folder, TEXT(EISEN_BIN_DIR)) && is_folder(beside))
    return beside;
  return EISEN_PLUGIN_DIR;
}

void plugin_dirs(struct call *call, struct collect_options *out) {
  if (!call_has(call, OPT_PLUGINS)) {
    const char *folder = built_in_folder(call->arena);
    if (is_folder(folder))
      vec_push(call->arena, &call->values[OPT_PLUGINS], folder);
  }
  out->plugin_dirs = call->values[OPT_PLUGINS].p;
  out->n_plugin_dirs = call->values[OPT_PLUGINS].n;
}

static int open_folder(struct call *call, const char *path) {
  struct text folder = file_dirname(call->arena, text_from(path));
  int fd = open(text_z(call->arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    msg(call->sink, M_FILE_OPEN, NO_PLACE, folder, text_from(strerror(errno)));
  return fd;
}

static bool collect(struct call *call, const char *path, struct inputs *in) {
  struct collect_options options = {.images = in->each, .n_images = in->n};
  if (in->plan.calls.n == 0)
    return true;
  plugin_dirs(call, &options);
  options.dossier_dirfd = open_folder(call, path);
  if (options.dossier_dirfd < 0)
    return false;
  collect_run(call->arena, call->sink, &in->plan, &options);
  close(options.dossier_dirfd);
  return true;
}

static bool read_records(struct call *call, const char *path, struct inputs *in) {
  struct text json;
  return file_read(call->arena, call->sink, path, &json) &&
         records_from_json(call->arena, call->sink, text_from(path), json, &in->plan.records);
}

static bool dossier_load(struct call *call, const char *path, bool records_too, struct inputs *in) {
  struct text name = text_from(path);
  if (records_too && text_ends(name, TEXT(".json")))
    return read_records(call, path, in);
  if (text_ends(name, TEXT(".eis")))
    return dossier_compile(call->arena, call->sink, path, in->each, in->n, &in->plan) && collect(call, path, in);
  usage(call->edge, M_USAGE_DOSSIER, name, records_too ? TEXT(".eis of .json") : TEXT(".eis"));
  return false;
}

bool inputs_load(struct call *call, bool records_too, struct inputs *out) {
  if (!call_expect(call, 2, SIZE_MAX,
                   records_too ? "een image (SET.eisb) en een dossier" : "een image (SET.eisb) en een dossier (.eis)"))
    return false;
  *out = (struct inputs){.n = call->args.n - 1};
  out->images = NEW_ARRAY(call->arena, struct image, out->n);
  out->each = NEW_ARRAY(call->arena, const struct image *, out->n);
  for (size_t i = 0; i < out->n; i++) {
    if (!image_load(call, call->args.p[i], &out->images[i]))
      return false;
    out->each[i] = &out->images[i];
  }
  return dossier_load(call, call->args.p[out->n], records_too, out);
}
