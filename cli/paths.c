#include "paths.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { ENTRY_LIMIT = 10000, FOLDER_DEPTH = 20, HEAD_WITHIN = 4096 };

struct walk {
  struct call *call;
  const char *head;
  void (*visit)(void *context, const char *path);
  void *context;
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

static void walk_path(struct walk *w, struct text path, int depth);

static void walk_folder(struct walk *w, struct text folder, int depth) {
  struct arena *a = w->call->arena;
  DIR *d = depth > FOLDER_DEPTH ? NULL : opendir(text_z(a, folder));
  if (d == NULL)
    return;
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
    walk_path(w, file_join(a, folder, names.p[i]), depth + 1);
}

static void walk_path(struct walk *w, struct text path, int depth) {
  struct stat st;
  const char *z = text_z(w->call->arena, path);
  if (stat(z, &st) == 0 && S_ISDIR(st.st_mode))
    walk_folder(w, path, depth);
  else if (depth == 0 || is_wanted(w, path))
    w->visit(w->context, z);
}

void paths_each(struct call *call, const char *head, void (*visit)(void *context, const char *path), void *context) {
  struct walk w = {call, head, visit, context};
  for (size_t i = 0; i < call->args.n; i++)
    walk_path(&w, text_from(call->args.p[i]), 0);
}
