// Writes what a helper would answer about a table, for each way of asking: frames TABLE FOLDER gives FOLDER/<table>-<n>.
// frames FOLDER gives what one answers that is wrong (frames_slecht.c).
#include "frames.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "eisen/plugin.h"
#include "protocol.h"

enum { WAYS = 32 }; // in helper_fuzz.c, of a table

extern const struct eisen_plugin eisen_plugin;

struct answer {
  struct eisen_call call;
  struct buf b;
  const char *why;
};

static void frame(struct buf *b, enum frame_kind kind, const char *const *texts, size_t n) {
  size_t begin = frame_begin(b, kind);
  for (size_t i = 0; i < n; i++)
    put_text(b, text_from(texts[i]));
  frame_end(b, begin);
}

static struct answer *answer(struct eisen_call *call) {
  return call->host;
}

static void geen(struct eisen_call *call) {
  answer(call)->why = "geen";
}

static void onbekend(struct eisen_call *call, const char *why) {
  answer(call)->why = text_z(answer(call)->b.arena, text_from(why));
}

static void rij(struct eisen_call *call, const char *where) {
  frame(&answer(call)->b, FRAME_ROW, &where, 1);
}

static void veld(struct eisen_call *call, const char *name, const char *value, size_t length) {
  struct buf *b = &answer(call)->b;
  size_t begin = frame_begin(b, FRAME_FIELD);
  put_text(b, text_from(name));
  put_text(b, (struct text){value, length});
  frame_end(b, begin);
}

static void describe(struct buf *b, const char *signature, bool faulty) {
  frame(b, FRAME_PLUGIN, (const char *const[]){"csv", "1", "Tabellen."}, 3);
  frame(b, FRAME_FUNCTION, (const char *const[]){"rijen", signature, "Leest."}, 3);
  if (faulty)
    frame(b, FRAME_FAULT, (const char *const[]){"de tabel is van een andere versie"}, 1);
  frame(b, FRAME_DESCRIBED, NULL, 0);
}

static void result(struct answer *a, const char *signature) {
  size_t begin = frame_begin(&a->b, FRAME_RESULT);
  bool number = !strstr(signature, "-> tekst") && !strstr(signature, "rijen");
  put_u8(&a->b, a->why != NULL ? RESULT_UNKNOWN : strstr(signature, "rijen") ? RESULT_ROWS : number ? RESULT_NUMBER : RESULT_TEXT);
  if (a->why != NULL)
    put_text(&a->b, text_from(a->why));
  else if (number)
    put_i64(&a->b, 42);
  else if (!strstr(signature, "rijen"))
    put_text(&a->b, TEXT("Jan"));
  frame_end(&a->b, begin);
}

static void fill(struct answer *a, const char *table) {
  int fd = open(table, O_RDONLY | O_CLOEXEC);
  void (*rijen)(struct eisen_call *, struct eisen_file) =
      (void (*)(struct eisen_call *, struct eisen_file))eisen_plugin.functions[0].function;
  rijen(&a->call, (struct eisen_file){fd, "lijst.csv"});
  close(fd);
}

static void write_way(struct arena *arena, const char *table, const char *folder, unsigned way) {
  static const char *const of_field[] = {"bestand lijst -> tekst", "bestand lijst -> getal", "bestand lijst -> ja/nee",
                                         "bestand lijst -> datum"};
  struct answer a = {.call = {sizeof a.call, NULL, geen, onbekend, rij, veld}, .b = {.arena = arena}};
  const char *signature = way % 8 == 3 ? of_field[way / 8] : way % 8 == 6 ? of_field[(way / 8 + 1) % 4] : "bestand lijst -> rijen", *slash = strrchr(table, '/');
  a.call.host = &a;
  buf_char(&a.b, (char)way);
  describe(&a.b, signature, way % 8 == 7);
  if (strstr(signature, "rijen"))
    fill(&a, table);
  result(&a, signature);
  frames_write(text_format(arena, "%s/%s-%u", folder, slash ? slash + 1 : table, way).p, buf_text(&a.b));
}

void frames_write(const char *path, struct text content) {
  FILE *f = fopen(path, "wb");
  if (f == NULL || fwrite(content.p, 1, content.n, f) != content.n || fclose(f) != 0)
    exit(1);
}

int main(int argc, char **argv) {
  struct arena *arena = arena_new((struct oom){0});
  if (argc < 2 || argc > 3)
    return 2;
  if (argc == 2)
    frames_bad(arena, argv[1]);
  for (unsigned way = 0; argc == 3 && way < WAYS; way++)
    write_way(arena, argv[1], argv[2], way);
  arena_free(arena);
  return 0;
}
