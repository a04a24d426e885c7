#include "kinds.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "image.h"

enum { HEAD_BYTES = 4096 };

enum kind { KIND_UNKNOWN, KIND_IMAGE, KIND_RECORDS, KIND_DOSSIER, KIND_SOURCE };

// What stands at the begin of a regular file; else NO_TEXT, and reading it will say why.
static struct text head_of(struct arena *a, const char *path) {
  char *p = arena_alloc(a, HEAD_BYTES);
  struct stat st;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  ssize_t n = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? read(fd, p, HEAD_BYTES) : 0;
  if (fd >= 0)
    close(fd);
  return (struct text){p, n > 0 ? (size_t)n : 0};
}

static enum kind kind_of(struct arena *a, const char *path) {
  struct text head = head_of(a, path), line;
  if (text_starts(head, TEXT(IMAGE_MAGIC)))
    return KIND_IMAGE;
  if (text_starts(text_trim(head), TEXT("{")))
    return KIND_RECORDS;
  while (text_split(&head, '\n', &line)) {
    if (text_starts(line, TEXT("dossier ")))
      return KIND_DOSSIER;
    if (text_starts(line, TEXT("eisenset ")) || text_starts(line, TEXT("gegevensboek ")) || text_starts(line, TEXT("kader ")))
      return KIND_SOURCE;
  }
  return KIND_UNKNOWN;
}

static struct text words_of(enum kind kind) {
  return kind == KIND_IMAGE ? TEXT("een image") : kind == KIND_DOSSIER ? TEXT("een dossier") : TEXT("bewijs in JSON");
}

// The command as it was meant: images in front, dossiers behind them. `want` stands for what is not there at all.
static struct text in_order(struct call *call, struct text want_image, struct text want_dossier) {
  struct buf b = {.arena = call->arena};
  size_t there[2] = {0};
  buf_format(&b, "Schrijf «eisen %s", call->command->name);
  for (int dossiers = 0; dossiers < 2; dossiers++) {
    for (size_t i = 0; i < call->args.n; i++) {
      bool is_image = kind_of(call->arena, call->args.p[i]) == KIND_IMAGE;
      if (is_image == (dossiers == 1))
        continue;
      buf_format(&b, " %s", call->args.p[i]);
      there[dossiers]++;
    }
    struct text missing = dossiers ? want_dossier : want_image;
    if (there[dossiers] == 0 && missing.n > 0)
      buf_format(&b, " %.*s", TP(missing));
  }
  buf_format(&b, "%s».", text_ends(text_from(call->command->arguments), TEXT(" EIS")) ? " EIS" : "");
  return buf_text(&b);
}

static bool refuse(struct call *call, const char *path, enum kind kind, const char *wanted, struct text hint) {
  usage(call->edge, M_USAGE_KIND, text_from(path), words_of(kind), text_from(wanted), hint);
  return false;
}

bool wants_image(struct call *call, const char *path) {
  enum kind kind = kind_of(call->arena, path);
  bool alone = call->args.n == 1;
  if (kind != KIND_DOSSIER && kind != KIND_RECORDS)
    return true;
  struct text hint = alone ? TEXT("Noem het bestand .eisb dat met «eisen compileer» is gemaakt.") : in_order(call, TEXT("SET.eisb"), NO_TEXT);
  return refuse(call, path, kind, "een image (.eisb)", hint);
}

bool wants_dossier(struct call *call, const char *path) {
  if (kind_of(call->arena, path) != KIND_IMAGE)
    return true;
  return refuse(call, path, KIND_IMAGE, "een dossier", in_order(call, NO_TEXT, TEXT("DOSSIER.eis")));
}

bool wants_source(struct call *call, const char *path) {
  enum kind kind = kind_of(call->arena, path);
  struct text name = text_from(path);
  if (kind != KIND_IMAGE && kind != KIND_RECORDS)
    return true;
  struct text source = text_ends(name, TEXT(".eisb")) ? text_slice(name, 0, name.n - 1) : NO_TEXT;
  struct text hint = TEXT("Noem de bron zelf: het bestand .eis.");
  if (kind == KIND_IMAGE && file_exists(text_z(call->arena, source)))
    hint = text_format(call->arena, "Noem de bron zelf: «%.*s».", TP(source));
  return refuse(call, path, kind, "een bron (.eis)", hint);
}
