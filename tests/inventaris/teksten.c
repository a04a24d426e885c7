// The digest of the text of each eis and each exception, so that a text can be compared without being copied.
//
//   teksten image SET.eisb NAME    what a compiled set says: kind, number, digest
//   teksten tekst TEXTS.tsv NAME   what a list of texts says (set, number, place, text): number, digest
//
// Compared is what is said, not how it is laid out: white space, the marks of a list and markup do not count, and of tracked changes
// what was struck out does not. The text of an eis is its own and, in order, those of its onderdelen. An onderdeel that only repeats
// what stands above it adds nothing.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "image.h"

enum { SHORT = 16 }; // digits of a digest that are shown

static bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// Of markup at the begin of `from`: how long it is, and in b what it says. 0: it is none, such as «< 10%».
static size_t markup(struct buf *b, struct text from) {
  static const struct { const char *begin, *end, *says; } table[] = {
      {"**", "", ""}, {"<del>", "</del>", ""}, {"&amp;", "", "&"}, {"&lt;", "", "<"}, {"&gt;", "", ">"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (!text_starts(from, text_from(table[i].begin)))
      continue;
    size_t end = strlen(table[i].end);
    const char *at = memmem(from.p, from.n, table[i].end, end);
    buf_addz(b, table[i].says);
    return end == 0 || at == NULL ? strlen(table[i].begin) : (size_t)(at - from.p) + end;
  }
  const char *close = from.p[0] == '<' ? memchr(from.p, '>', from.n) : NULL;
  if (close == NULL || !(is_letter(from.p[1]) || from.p[1] == '/'))
    return 0;
  size_t length = (size_t)(close - from.p) + 1;
  buf_add(b, text_starts(from, TEXT("<http")) ? text_slice(from, 1, length - 1) : TEXT(" "));
  return length;
}

static struct text without_markup(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  for (size_t i = 0, marked; i < t.n; i += marked) {
    marked = markup(&b, text_slice(t, i, t.n));
    if (marked > 0)
      continue;
    buf_char(&b, t.p[i]);
    marked = 1;
  }
  return buf_text(&b);
}

// Does a word stand for a point of a list? `before` is what is said up to there.
static bool is_mark(struct text one, struct text before) {
  static const char *const marks[] = {"-", "–", "•", "▪", "○", "o", "*", "|"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (text_eq(one, text_from(marks[i])))
      return true;
  if (strspn(one.p, "#") >= one.n)
    return true;
  char last = one.p[one.n - 1];
  if (one.n == 2 && is_letter(one.p[0]) && (last == ')' || last == '.'))
    return true;
  bool number = one.n <= 3 && last == '.' && strspn(one.p, "0123456789") == one.n - 1 && one.n > 1;
  return number && (before.n == 0 || strchr(".:;,)?", before.p[before.n - 1]));
}

// What is said, on one line without white space; added behind what was said before.
static void say(struct buf *b, struct arena *a, struct text t) {
  struct text rest = text_squeeze(a, without_markup(a, t)), one;
  while (text_split(&rest, ' ', &one)) {
    one = text_copy(a, one);
    if (one.n > 0 && !is_mark(one, buf_text(b)))
      buf_add(b, one);
  }
}

static struct text said(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  say(&b, a, t);
  return buf_text(&b);
}

static struct text digest_text(struct arena *a, struct text t) {
  struct digest d = digest_of(t);
  return text_slice(digest_hex(a, &d), 0, SHORT);
}

// ---- a compiled set ----

static bool repeats(struct arena *a, const struct image *im, uint32_t t) {
  struct text own = said(a, img_text(im, im->targets[t].text));
  for (uint32_t up = im->targets[t].parent; up != NONE; up = im->targets[up].parent) {
    struct text above = said(a, img_text(im, im->targets[up].text));
    if (own.n > 0 && above.n >= own.n && memmem(above.p, above.n, own.p, own.n))
      return true;
  }
  return false;
}

static void show_eis(struct arena *a, const struct image *im, uint32_t eis) {
  struct buf all = {.arena = a};
  for (uint32_t t = eis; t < im->n_targets; t++) {
    const struct img_target *target = &im->targets[t];
    if (target->exception == NONE && (t == eis || target->eis == eis) && !repeats(a, im, t))
      say(&all, a, img_text(im, target->text));
  }
  struct text number = img_text(im, im->targets[eis].number), kpi = TEXT("kpi ");
  bool is_kpi = text_starts(number, kpi);
  number = is_kpi ? text_slice(number, kpi.n, number.n) : number;
  printf("%s\t%.*s\t%.*s\n", is_kpi ? "kpi" : "eis", TP(number), TP(digest_text(a, buf_text(&all))));
}

static int show_image(struct arena *a, struct text bytes, struct text name) {
  struct image im;
  struct sink sink = {.arena = a};
  if (!image_read(a, &sink, name, bytes, &im))
    return EXIT_FAILURE;
  uint32_t set = image_find_set(&im, name);
  for (uint32_t t = 0; t < im.n_targets; t++)
    if (im.targets[t].set == set && im.targets[t].exception == NONE && im.targets[t].parent == NONE)
      show_eis(a, &im, t);
  for (uint32_t x = 0; x < im.n_exceptions; x++) {
    const struct img_exception *e = &im.exceptions[x];
    if (e->set == set && e->text.len > 0) // without text: «geldt ook voor elke …», which is no exception of the document
      printf("afwijking\t%.*s\t%.*s\n", TP(img_text(&im, e->label)), TP(digest_text(a, said(a, img_text(&im, e->text)))));
  }
  return EXIT_SUCCESS;
}

// ---- a list of texts ----

static int show_list(struct arena *a, struct text rest, struct text name) {
  struct text line, set, number, place;
  while (text_split(&rest, '\n', &line)) {
    if (!text_split(&line, '\t', &set) || !text_eq(set, name))
      continue;
    if (text_split(&line, '\t', &number) && text_split(&line, '\t', &place))
      printf("%.*s\t%.*s\n", TP(number), TP(digest_text(a, said(a, line))));
  }
  return EXIT_SUCCESS;
}

static void no_memory(void *context) {
  (void)context;
  fputs("geen geheugen meer\n", stderr);
  abort();
}

int main(int argc, char **argv) {
  struct arena *a = arena_new((struct oom){no_memory, NULL});
  struct sink sink = {.arena = a};
  struct text bytes;
  if (argc != 4 || !file_read(a, &sink, argv[2], &bytes))
    return EXIT_FAILURE;
  bool list = text_eq(text_from(argv[1]), TEXT("tekst"));
  int status = list ? show_list(a, bytes, text_from(argv[3])) : show_image(a, bytes, text_from(argv[3]));
  arena_free(a);
  return status;
}
