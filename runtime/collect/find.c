#include "find.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>

#include "file.h"
#include "loader.h"

// The folder as the helper must name it, which works elsewhere.
static bool absolute(struct arena *a, const char *dir, struct text *out) {
  char real[PATH_MAX];
  if (!realpath(dir, real))
    return false;
  *out = text_copy(a, text_from(real));
  return true;
}

static struct text path_in(struct arena *a, struct text dir, struct text name) {
  return file_join(a, dir, text_format(a, "%.*s.so", TP(name)));
}

bool find_plugin(struct arena *a, const struct collect_options *o, struct text name, struct text *path) {
  struct text dir;
  for (size_t i = 0; loader_name_ok(name) && i < o->n_plugin_dirs; i++) {
    if (!absolute(a, o->plugin_dirs[i], &dir))
      continue;
    *path = path_in(a, dir, name);
    if (file_exists(path->p))
      return true;
  }
  return false;
}

static int by_name(const void *x, const void *y) {
  return text_cmp(((const struct found_plugin *)x)->name, ((const struct found_plugin *)y)->name);
}

struct found_plugin *find_plugins(struct arena *a, struct sink *sink, const struct collect_options *o, size_t *n) {
  VEC(struct found_plugin) found = {0};
  for (size_t i = 0; i < o->n_plugin_dirs; i++) {
    size_t first = found.n;
    struct text dir;
    DIR *d = absolute(a, o->plugin_dirs[i], &dir) ? opendir(dir.p) : NULL;
    if (!d) {
      msg(sink, M_COLLECT_FOLDER, NO_PLACE, text_from(o->plugin_dirs[i]));
      continue;
    }
    for (const struct dirent *e; (e = readdir(d));) {
      struct text file = text_copy(a, text_from(e->d_name));
      struct text name = text_slice(file, 0, file.n >= 3 ? file.n - 3 : 0);
      if (text_ends(file, TEXT(".so")))
        vec_push(a, &found, (struct found_plugin){name, path_in(a, dir, name)});
    }
    closedir(d);
    if (found.n > first)
      qsort(found.p + first, found.n - first, sizeof *found.p, by_name);
  }
  *n = found.n;
  return found.p;
}

struct text find_nearest(struct arena *a, struct text wanted, const struct text *names, size_t n) {
  struct text nearest = text_nearest(wanted, names, n);
  return nearest.n ? text_format(a, "Bedoelt u «%.*s»? ", TP(nearest)) : NO_TEXT;
}
