#include "library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"

enum { HEAD_LIMIT = 1 << 16 }; // bytes in which the head must stand

const struct source *source_load(struct arena *a, struct sink *sink, struct text path) {
  struct source *s = NEW(a, struct source);
  s->name = path;
  return file_read(a, sink, text_z(a, path), &s->text) ? s : NULL;
}

const struct source *library_first(struct library *l, struct text path) {
  if (l->instead.n == 0) return source_load(l->arena, l->sink, path);
  struct source *s = NEW(l->arena, struct source);
  *s = (struct source){path, l->instead};
  return s;
}

static bool is_kind(struct text word) {
  static const char *const kinds[] = {"eisenset", "gegevensboek", "kader", "dossier"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (text_eq(word, text_from(kinds[i]))) return true;
  return false;
}

// The words "eisenset sdcg.pve" of a line. A line that was damaged keeps «?» for the word that is missing, so that the file can
// still be found, and what is wrong be said where it is wrong.
static struct text head_of_line(struct arena *a, struct text line) {
  struct text kind = NO_TEXT, name = NO_TEXT;
  text_split(&line, ' ', &kind);
  if (!is_kind(kind)) return text_format(a, "? %.*s", TP(kind));
  do {
    name = NO_TEXT;
    text_split(&line, ' ', &name);
  } while (text_eq(name, kind));
  if (name.n == 0 || name.p[0] == '"') name = TEXT("?");
  return text_format(a, "%.*s %.*s", TP(kind), TP(name));
}

// Of the first line that is not `taal 1` or a piece of it, empty or a comment.
static struct text head_of(struct arena *a, struct text content) {
  struct text rest = text_slice(content, 0, HEAD_LIMIT), line;
  if (text_starts(rest, TEXT("\xEF\xBB\xBF"))) rest = text_slice(rest, 3, rest.n);
  while (text_split(&rest, '\n', &line)) {
    line = text_squeeze(a, line);
    if (line.n == 0 || line.p[0] == '#' || (line.p[0] >= '0' && line.p[0] <= '9')) continue;
    if (!text_eq(line, TEXT("taal")) && !text_starts(line, TEXT("taal "))) return head_of_line(a, line);
  }
  return NO_TEXT;
}

static void note_file(struct library *l, struct text path) {
  struct text content;
  struct sink quiet = {.arena = l->arena}; // a file that cannot be read is not the one we look for
  if (!file_read(l->arena, &quiet, text_z(l->arena, path), &content)) return;
  struct text head = head_of(l->arena, content);
  if (head.n == 0) return;
  struct library_file *f = NEW(l->arena, struct library_file);
  f->path = path;
  struct stat st;
  if (stat(text_z(l->arena, path), &st) == 0) f->device = st.st_dev, f->inode = st.st_ino;
  const uintptr_t *had = map_find(&l->found, head);
  if (had) f->twin = (const struct library_file *)*had;
  if (had && f->twin->device == f->device && f->twin->inode == f->inode) return;
  map_set(&l->found, head, (uintptr_t)f);
}

static int by_name(const void *a, const void *b) { return text_cmp(*(const struct text *)a, *(const struct text *)b); }

typedef VEC(struct text) names;

// The entries of a folder, sorted, so that nothing depends on the order of the file system.
static names entries_of(struct library *l, struct text folder) {
  names all = {0};
  DIR *d = opendir(text_z(l->arena, folder));
  if (!d) return all;
  for (struct dirent *e; (e = readdir(d));)
    if (e->d_name[0] != '.') vec_push(l->arena, &all, text_copy(l->arena, text_from(e->d_name)));
  closedir(d);
  if (all.n > 0) qsort(all.p, all.n, sizeof *all.p, by_name);
  if (all.n <= FOLDER_LIMIT) return all;
  msg(l->sink, M_FOLDER_MANY, NO_PLACE, folder, text_format(l->arena, "%d", FOLDER_LIMIT));
  all.n = FOLDER_LIMIT;
  return all;
}

static bool is_folder(struct library *l, struct text path) {
  struct stat st;
  return stat(text_z(l->arena, path), &st) == 0 && S_ISDIR(st.st_mode);
}

static void look_into(struct library *l, struct text folder, int depth) {
  struct text key = text_format(l->arena, "%d %.*s", depth, TP(folder));
  if (!map_set(&l->folders, key, 1)) return;
  names all = entries_of(l, folder);
  for (size_t i = 0; i < all.n; i++) {
    struct text path = text_eq(folder, TEXT(".")) ? all.p[i] : file_join(l->arena, folder, all.p[i]);
    if (text_ends(all.p[i], TEXT(".eis"))) note_file(l, path);
    else if (depth > 0 && is_folder(l, path)) look_into(l, path, depth - 1);
  }
}

const struct library_file *library_find(struct library *l, struct text from, struct text kind, struct text name) {
  l->folders.arena = l->found.arena = l->arena;
  struct text key = text_format(l->arena, "%.*s %.*s", TP(kind), TP(name));
  struct text folder = file_dirname(l->arena, from);
  bool here = text_ends(folder, TEXT(".")); // also ..
  struct text above = text_eq(folder, TEXT(".")) ? TEXT("..") : here ? file_join(l->arena, folder, TEXT("..")) : file_dirname(l->arena, folder);
  size_t tries = 2 + l->n_search;
  for (size_t i = 0; i < tries; i++) {
    look_into(l, i == 0 ? folder : i == 1 ? above : text_from(l->search[i - 2]), i > 0);
    const uintptr_t *f = map_find(&l->found, key);
    if (f) return (const struct library_file *)*f;
  }
  const struct text damaged[] = {text_format(l->arena, "? %.*s", TP(name)), text_format(l->arena, "%.*s ?", TP(kind))};
  for (size_t i = 0; i < 2; i++) {
    const uintptr_t *f = map_find(&l->found, damaged[i]);
    if (f) return (const struct library_file *)*f;
  }
  return NULL;
}
