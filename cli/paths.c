#include "paths.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "errno_text.h"
#include "kinds.h"
#include "map.h"
#include "progress.h"

enum { ENTRY_LIMIT = 10000, FOLDER_DEPTH = 100, HEAD_WITHIN = 4096 };

struct walk {
  struct call *call;
  const char *head;
  void (*visit)(void *context, const char *path);
  void *context;
  struct text root;  // the folder that was named, without links in its path
  struct map been;   // folders and sources, each by what it is and not by its name
  size_t sources;    // of this folder
  struct progress progress;
};

static bool is_wanted(const struct walk *w, struct text path) {
  struct call *call = w->call;
  struct text content, line;
  if (!text_ends(path, TEXT(".eis")))
    return false;
  if (w->head == NULL)
    return true;
  if (!file_read(call->arena, call->sink, text_z(call->arena, path), &content))
    return false;
  struct text rest = text_slice(content, 0, HEAD_WITHIN);
  while (text_split(&rest, '\n', &line))
    if (text_starts(line, text_from(w->head)))
      return true;
  return false;
}

static int by_name(const void *a, const void *b) { return text_cmp(*(const struct text *)a, *(const struct text *)b); }

// A folder that holds itself by a link, or a source with two names, comes once.
static bool is_new(struct walk *w, const struct stat *st) {
  struct text key = text_format(w->call->arena, "%llu %llu", (unsigned long long)st->st_dev, (unsigned long long)st->st_ino);
  return map_set(&w->been, key, 1);
}

static struct text real_path(struct arena *a, const char *path) {
  char real[PATH_MAX];
  return realpath(path, real) == NULL ? NO_TEXT : text_copy(a, text_from(real));
}

// What lies outside of the folder is not of who named the folder.
static bool is_inside(const struct walk *w, const char *path) {
  struct text real = real_path(w->call->arena, path);
  bool below = text_starts(real, w->root) && real.n > w->root.n;
  return text_eq(real, w->root) || (below && (text_ends(w->root, TEXT("/")) || real.p[w->root.n] == '/'));
}

static void walk_entry(struct walk *w, struct text path, int depth);

static void walk_folder(struct walk *w, struct text folder, int depth) {
  struct arena *a = w->call->arena;
  DIR *d = depth > FOLDER_DEPTH ? NULL : opendir(text_z(a, folder));
  if (d == NULL) {
    msg(w->call->sink, M_FILE_OPEN, NO_PLACE, folder, errno_text(a, depth > FOLDER_DEPTH ? ENAMETOOLONG : errno, false));
    return;
  }
  VEC(struct text) names = {0};
  for (struct dirent *e; names.n < ENTRY_LIMIT && (e = readdir(d)) != NULL;)
    if (e->d_name[0] != '.')
      vec_push(a, &names, text_copy(a, text_from(e->d_name)));
  closedir(d);
  if (names.n == ENTRY_LIMIT)
    msg(w->call->sink, M_FOLDER_MANY, NO_PLACE, folder, text_format(a, "%d", ENTRY_LIMIT));
  if (names.n > 0)
    qsort(names.p, names.n, sizeof *names.p, by_name);
  for (size_t i = 0; i < names.n; i++)
    walk_entry(w, file_join(a, folder, names.p[i]), depth + 1);
}

static void visit(struct walk *w, const char *path) {
  w->sources++;
  w->visit(w->context, path);
  progress_tell(&w->progress, "bronnen bekeken");
}

// In a folder: a folder, or perhaps a source. What a link without an end leads to is not there.
static void walk_entry(struct walk *w, struct text path, int depth) {
  struct stat st, link;
  const char *z = text_z(w->call->arena, path);
  if (stat(z, &st) != 0 || (!S_ISDIR(st.st_mode) && !text_ends(path, TEXT(".eis"))))
    return;
  if (lstat(z, &link) == 0 && S_ISLNK(link.st_mode) && !is_inside(w, z))
    msg(w->call->sink, M_LINK_OUTSIDE, NO_PLACE, path, w->root);
  else if (!is_new(w, &st))
    return;
  else if (S_ISDIR(st.st_mode))
    walk_folder(w, path, depth);
  else if (is_wanted(w, path))
    visit(w, z);
}

static void walk_root(struct walk *w, const char *path) {
  struct arena *a = w->call->arena;
  struct stat st;
  if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
    if (wants_source(w->call, path))
      w->visit(w->context, path);
    return;
  }
  w->root = real_path(a, path);
  w->been = (struct map){.arena = a};
  w->sources = 0;
  is_new(w, &st);
  walk_folder(w, text_from(path), 0);
  progress_end(&w->progress);
  if (w->sources == 0)
    msg(w->call->sink, M_FOLDER_EMPTY, NO_PLACE, text_from(path), w->head == NULL ? TEXT("bestand .eis") : TEXT("eisenset"));
}

void paths_each(struct call *call, const char *head, void (*visit_path)(void *context, const char *path), void *context) {
  struct walk w = {.call = call, .head = head, .visit = visit_path, .context = context, .progress = {.edge = call->edge}};
  for (size_t i = 0; i < call->args.n; i++)
    walk_root(&w, call->args.p[i]);
}
