#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier.h"
#include "errno_text.h"
#include "file.h"
#include "kinds.h"

bool image_load(struct call *call, const char *path, struct image *out) {
  struct text bytes, name = text_from(path);
  if (!wants_image(call, path))
    return false;
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

// Beside the program in a build; where it was installed, also when that is elsewhere than was said when it was built.
static const char *built_in_folder(struct arena *a) {
  struct text folder = program_folder(a);
  const char *installed = text_z(a, file_join(a, folder, TEXT(EISEN_PLUGIN_WAY)));
  if (folder.n > 0 && is_folder(installed))
    return installed;
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

static int open_folder(struct arena *a, struct sink *sink, const char *path) {
  struct text folder = file_dirname(a, text_from(path));
  int fd = open(text_z(a, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    msg(sink, M_FILE_OPEN, NO_PLACE, folder, errno_text(sink->arena, errno, false));
  return fd;
}

static bool collect(struct call *call, struct arena *a, struct sink *sink, const char *path, const struct inputs *in,
                    struct plan *plan) {
  struct collect_options options = {.images = in->each, .n_images = in->n};
  if (plan->calls.n == 0 && plan->collectors.n == 0)
    return true;
  plugin_dirs(call, &options);
  options.dossier_dirfd = open_folder(a, sink, path);
  if (options.dossier_dirfd < 0)
    return false;
  collect_run(a, sink, plan, &options);
  close(options.dossier_dirfd);
  return true;
}

bool dossier_load(struct call *call, struct arena *a, struct sink *sink, const char *path, const struct inputs *in,
                  struct plan *out) {
  struct text json;
  if (text_ends(text_from(path), TEXT(".json")))
    return file_read(a, sink, path, &json) && records_from_json(a, sink, text_from(path), json, &out->records);
  if (!dossier_compile(a, sink, path, in->each, in->n, out) || !collect(call, a, sink, path, in, out))
    return false;
  plan_check_sources(a, sink, out);
  records_judge(&out->records);
  return true;
}

// --- Sets that are in more than one image

static bool has_set(const struct image *im, const struct image *of, uint32_t set) {
  uint32_t here = image_find_set(im, img_text(of, of->sets[set].name));
  return here != NONE && text_eq(img_text(im, im->sets[here].version), img_text(of, of->sets[set].version));
}

static bool holds(const struct image *im, const struct image *part) {
  for (uint32_t s = 0; s < part->n_sets; s++)
    if (!has_set(im, part, s))
      return false;
  return true;
}

// Two of the same sets may still be made from other sources.
static bool same_image(const struct image *x, const struct image *y) {
  return memcmp(x->header->digest, y->header->digest, sizeof x->header->digest) == 0;
}

// The name of a set that both have; NO_TEXT: none.
static struct text shared_set(const struct image *x, const struct image *y) {
  for (uint32_t s = 0; s < x->n_sets; s++)
    if (image_find_set(y, img_text(x, x->sets[s].name)) != NONE)
      return img_text(x, x->sets[s].name);
  return NO_TEXT;
}

// Whether image `i` is to be judged by: not when another one holds it, of equal ones the first. false in *good: it overlaps another
// one, or has the same sets, made from other sources.
static bool is_needed(struct call *call, const struct inputs *in, size_t i, bool *good) {
  const struct image *im = &in->images[i];
  for (size_t k = 0; k < in->given; k++) {
    const struct image *other = &in->images[k];
    struct text shared = k == i ? NO_TEXT : shared_set(im, other), name = text_from(call->args.p[i]);
    if (shared.n == 0)
      continue;
    bool held = holds(other, im), holds_it = holds(im, other), twins = held && holds_it && same_image(im, other);
    if ((held && !holds_it) || (twins && k < i)) {
      msg(call->sink, M_IMAGE_HELD, NO_PLACE, name, text_from(call->args.p[k]));
      return false;
    }
    if (i < k && held == holds_it && !twins) {
      msg(call->sink, M_IMAGE_SHARES, NO_PLACE, shared, name, text_from(call->args.p[k]));
      *good = false;
    }
  }
  return true;
}

bool images_load(struct call *call, size_t n, struct inputs *out) {
  bool good = true;
  *out = (struct inputs){.given = n};
  out->images = NEW_ARRAY(call->arena, struct image, n);
  out->each = NEW_ARRAY(call->arena, const struct image *, n);
  for (size_t i = 0; i < n; i++)
    if (!image_load(call, call->args.p[i], &out->images[i]))
      return false;
  for (size_t i = 0; i < n; i++)
    if (is_needed(call, out, i, &good))
      out->each[out->n++] = &out->images[i];
  return good;
}

bool is_dossier(struct call *call, const char *path, const char *const *ends, const char *all) {
  struct text name = text_from(path);
  if (!wants_dossier(call, path))
    return false;
  for (size_t i = 0; ends[i] != NULL; i++)
    if (text_ends(name, text_from(ends[i])))
      return true;
  usage(call->edge, M_USAGE_DOSSIER, name, text_from(all));
  return false;
}

bool inputs_load(struct call *call, bool records_too, struct inputs *out) {
  static const char *const both[] = {".eis", ".json", NULL}, *const source[] = {".eis", NULL};
  if (!call_expect(call, 2, SIZE_MAX,
                   records_too ? "een image (SET.eisb) en een dossier" : "een image (SET.eisb) en een dossier (.eis)"))
    return false;
  const char *path = call->args.p[call->args.n - 1];
  return images_load(call, call->args.n - 1, out) &&
         is_dossier(call, path, records_too ? both : source, records_too ? ".eis of .json" : ".eis") &&
         dossier_load(call, call->arena, call->sink, path, out, &out->plan);
}
